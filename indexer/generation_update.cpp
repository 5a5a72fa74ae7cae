// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation_update.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/core/talk_record.hpp"
#include "indexer/document_builder.hpp"
#include "indexer/durable_files.hpp"
#include "indexer/facet_update.hpp"
#include "indexer/generation_writer.hpp"
#include "indexer/parallel.hpp"
#include "indexer/stop.hpp"
#include "indexer/xapian_document.hpp"
#include "lectern/schema.hpp"
#include "lectern/terms.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

/// Without what writers leave beside them.
Result<void> copy_tables(const fs::path& from, const fs::path& to) {
    std::error_code error;
    if (fs::create_directory(to, error); error) return io_error(to, error.value());
    auto names = names_in(from);
    if (!names) return names.error();
    std::erase_if(*names,
                  [](const std::string& name) { return name != "iamglass" && !name.ends_with(".glass"); });
    return for_each_name(*names, core_count(),
                         [&](const std::string& name) { return copy_content(from / name, to / name); });
}

class Updater {
public:
    Updater(const GenerationUpdate& update, const StoredTalks& stored, const UpdatePlan& plan)
        : update_(update),
          stored_(stored),
          plan_(plan),
          facets_(stored.database(), update.entities),
          // Nobody reads the copy before it is complete, and then it is synced whole.
          database_(update.to.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC) {}

    Result<void> run() {
        if (auto counted = count_facets(); !counted) return counted;
        facets_.finish();
        if (auto written = write_talks(); !written) return written;
        if (auto renamed = rewrite_renamed(); !renamed) return renamed;
        write_spellings();
        write_metadata();
        database_.commit();
        database_.close();
        return {};
    }

private:
    Result<void> count_facets() {
        for (const std::uint32_t number : plan_.removed) {
            auto talk = stored_.load(number);
            if (!talk) return talk.error();
            facets_.remove(talk->talk);
        }
        for (const PlannedTalk& planned : plan_.written) {
            if (planned.is_new) continue;
            auto talk = stored_.load(planned.number);
            if (!talk) return talk.error();
            facets_.remove(talk->talk);
        }
        for (std::size_t i = 0; i < plan_.talks.size(); ++i) {
            const auto talk = plan_.talks.load(i);
            if (!talk) return talk.error();
            facets_.add(*talk);
        }
        return {};
    }

    Result<void> write_talks() {
        for (const std::uint32_t number : plan_.removed) {
            if (is_set(update_.stop)) return stopped();
            if (auto forgotten = forget(number); !forgotten) return forgotten;
            database_.delete_document(number);
            report_progress();
        }
        for (std::size_t i = 0; i < plan_.written.size(); ++i) {
            if (is_set(update_.stop)) return stopped();
            const PlannedTalk& planned = plan_.written[i];
            if (!planned.is_new) {
                if (auto forgotten = forget(planned.number); !forgotten) return forgotten;
            }
            const auto talk = load_with_records(plan_.talks, i);
            if (!talk) return talk.error();
            write(planned.number, *talk);
            report_progress();
        }
        return {};
    }

    /// Talks that say the same under another name.
    Result<void> rewrite_renamed() {
        std::set<std::uint32_t> others = facets_.renamed_talks();
        for (const std::uint32_t number : plan_.removed) others.erase(number);
        for (const PlannedTalk& planned : plan_.written) others.erase(planned.number);
        for (const std::uint32_t number : others) {
            if (is_set(update_.stop)) return stopped();
            auto talk = stored_.load(number);
            if (!talk) return talk.error();
            facets_.look_at(talk->talk);
            if (auto forgotten = forget(number); !forgotten) return forgotten;
            write(number, *talk);
        }
        return {};
    }

    void write(std::uint32_t number, const TalkOfRecords& talk) {
        after_.build(talk.talk, document_);
        document_.set_data(encode_talk(talk.talk) + encode_records(talk.talk, talk.records));
        count_spellings(1);
        database_.replace_document(number, to_xapian(document_));
        document_.forget();
    }

    /// The words that a stored talk has taught.
    Result<void> forget(std::uint32_t number) {
        auto talk = stored_.load(number);
        if (!talk) return talk.error();
        before_.build(talk->talk, document_);
        count_spellings(-1);
        document_.forget();
        return {};
    }

    void count_spellings(int change) {
        for (const TermId word : document_.spellings())
            spellings_[std::string(document_.words()[word])] += change;
    }

    void write_spellings() {
        for (const auto& [word, change] : spellings_) {
            if (change > 0) database_.add_spelling(word, static_cast<Xapian::termcount>(change));
            if (change < 0) database_.remove_spelling(word, static_cast<Xapian::termcount>(-change));
        }
    }

    void write_metadata() {
        for (const auto& [key, value] : facets_.metadata()) database_.set_metadata(key, value);
        const bool appends = std::any_of(plan_.written.begin(), plan_.written.end(),
                                         [](const PlannedTalk& planned) { return planned.is_new; });
        if (appends) database_.set_metadata(std::string(metadata::appended), "1");
        std::set<std::string> codes;
        const std::string prefix(spec(Field::language).filter_prefix);
        for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term)
            codes.insert(stemmed_as((*term).substr(prefix.size())));
        database_.set_metadata(std::string(metadata::languages), format_languages(std::move(codes)));
    }

    void report_progress() {
        if (update_.on_progress) update_.on_progress(++done_, plan_.removed.size() + plan_.written.size());
    }

    const GenerationUpdate& update_;
    const StoredTalks& stored_;
    const UpdatePlan& plan_;
    FacetUpdate facets_;
    Xapian::WritableDatabase database_;
    DocumentBuilder before_{facets_.before()};
    DocumentBuilder after_{facets_.after()};
    IndexedDocument document_;
    std::map<std::string, int> spellings_;  ///< how many talks more have each word
    std::size_t done_ = 0;
};

}  // namespace

Result<void> update_generation(const GenerationUpdate& update, const StoredTalks& stored,
                               const UpdatePlan& plan) {
    if (auto copied = copy_tables(update.from, update.to); !copied)
        return not_written(update.to, copied.error().message);
    try {
        return Updater(update, stored, plan).run();
    } catch (const Xapian::Error& error) {
        return not_written(update.to, message_of(error));
    }
}

}  // namespace lectern
