// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "indexer/core/stub.hpp"
#include "indexer/facet_values.hpp"
#include "indexer/inventory_file.hpp"
#include "indexer/stored_talks.hpp"
#include "lectern/check.hpp"
#include "lectern/collection.hpp"
#include "lectern/database.hpp"
#include "lectern/entities.hpp"
#include "lectern/facet_names.hpp"
#include "lectern/terms.hpp"

namespace lectern {

namespace {

namespace fs = std::filesystem;

class Checker {
public:
    Checker(fs::path directory, const Xapian::Database& database,
            const std::function<void(std::size_t, std::size_t)>& on_progress)
        : directory_(std::move(directory)),
          talks_(database, directory_),
          entities_(Entities::of(database)),
          on_progress_(on_progress) {}

    IndexCheck run() {
        check_tables();
        read_facet_names();
        check_talks();
        check_totals();
        check_inventory();
        return std::move(out_);
    }

private:
    [[nodiscard]] const Xapian::Database& database() const { return talks_.database(); }

    template <class... Values>
    void problem(fmt::format_string<Values...> words, Values&&... values) {
        constexpr std::size_t most = 100;
        if (++out_.problem_count <= most)
            out_.problems.push_back(fmt::format(words, std::forward<Values>(values)...));
    }

    void check_tables() {
        const auto generation = current_generation(directory_);
        std::ostringstream said;
        const std::size_t errors =
            Xapian::Database::check((directory_ / generation.value_or("")).string(), 0, &said);
        if (errors > 0) problem("Xapian finds {} errors in the tables (xapian-check tells which)", errors);
    }

    /// The keys of all values by ordinal.
    void read_facet_names() {
        for (std::size_t i = 0; i < facet_fields.size(); ++i) {
            const FieldSpec& field = spec(facet_fields[i]);
            const auto size = parse_facet_size(database().get_metadata(facet_size_key(field.field)));
            if (!size) problem("the size of the facet {} is damaged", field.name);
            if (size) read_facet_names(field, size->values, keys_[i]);
        }
    }

    void read_facet_names(const FieldSpec& field, FacetOrdinal values, std::vector<std::string>& keys) {
        for (FacetOrdinal begin = 0; begin < values; begin += names_a_page) {
            const std::string page = database().get_metadata(facet_page_key(field.field, begin));
            FacetPageReader reader(page);
            for (FacetOrdinal ordinal = begin; ordinal < std::min(begin + names_a_page, values); ++ordinal) {
                const auto value = reader.next();
                if (!value || value->name.empty()) {
                    problem("value {} of the facet {} has no name", ordinal, field.name);
                } else if (value->key != entities_.key(field, value->name)) {
                    problem("value {} of the facet {} is compared wrongly", ordinal, field.name);
                }
                keys.emplace_back(value ? value->key : std::string_view());
            }
        }
    }

    void check_talks() {
        const auto numbers = talks_.numbers();
        if (!numbers) return problem("{}", numbers.error().message);
        std::set<std::string> ids;
        for (const std::uint32_t number : *numbers) {
            numbers_.insert(number);
            if (const auto talk = talks_.load(number); talk) {
                check_talk(number, talk->talk);
                if (!ids.insert(talk->talk.id).second)
                    problem("the id {} is that of two talks", talk->talk.id);
            } else {
                problem("{}", talk.error().message);
            }
            if (on_progress_) on_progress_(++out_.talks, numbers->size());
        }
        out_.talks = numbers->size();
    }

    void check_talk(std::uint32_t number, const Talk& talk) {
        const std::string id = filter_term(spec(Field::id), talk.id);
        if (database().get_termfreq(id) != 1 || *database().postlist_begin(id) != number)
            problem("talk {} is not found by its id {}", number, talk.id);
        const std::string encoded = database().get_document(number).get_value(row_slot);
        const TalkRowReader row(encoded);
        if (row.length() != database().get_doclength(number) || row.group() != group_key(talk))
            problem("the length or the other showings of talk {} are not those of its text", number);
        std::array<std::set<std::string>, facet_fields.size()> counted;
        for_each_facet_value(encoded, [&](std::size_t field, FacetOrdinal ordinal) {
            const bool known = ordinal < keys_[field].size();
            counted[field].insert(known ? keys_[field][ordinal] : std::string());
        });
        for (std::size_t i = 0; i < facet_fields.size(); ++i) {
            const FieldSpec& field = spec(facet_fields[i]);
            std::set<std::string> wanted;
            for (const std::string_view value : whole_values(talk, field.field))
                wanted.insert(entities_.key(field, value));
            if (counted[i] != wanted)
                problem("talk {} is counted wrongly in the facet {}", number, field.name);
            for (const std::string& key : wanted) ++totals_[filter_term_of_key(field, key)];
        }
    }

    /// A filter must find as many talks as the facet counts.
    void check_totals() {
        for (const Field name : facet_fields) {
            const std::string prefix(spec(name).filter_prefix);
            for (auto term = database().allterms_begin(prefix); term != database().allterms_end(prefix);
                 ++term) {
                const auto counted = totals_.find(*term);
                const std::size_t talks = counted == totals_.end() ? 0 : counted->second;
                if (term.get_termfreq() != talks)
                    problem("the filter {} finds {} talks, {} have the value", *term, term.get_termfreq(),
                            talks);
                if (counted != totals_.end()) totals_.erase(counted);
            }
        }
        for (const auto& [term, talks] : totals_)
            problem("the filter {} finds nothing, {} talks have the value", term, talks);
    }

    void check_inventory() {
        const auto inventory = load_inventory(directory_ / current_generation(directory_).value_or(""));
        if (!inventory) return problem("{}", inventory.error().message);
        std::set<std::uint32_t> listed;
        for (const KnownFile& file : inventory->files) {
            for (const KnownDocument& document : file.documents) {
                for (const KnownRecord& record : document.records) {
                    if (!numbers_.contains(record.talk))
                        problem("{}{} lists the talk {}, which is not there", file.path, document.inner,
                                record.talk);
                    listed.insert(record.talk);
                }
            }
        }
        for (const std::uint32_t number : numbers_) {
            if (!listed.contains(number)) problem("no file lists the talk {}", number);
        }
    }

    fs::path directory_;
    StoredTalks talks_;
    Entities entities_;
    const std::function<void(std::size_t, std::size_t)>& on_progress_;
    std::array<std::vector<std::string>, facet_fields.size()> keys_;
    std::map<std::string, std::size_t> totals_;  ///< by filter term
    std::set<std::uint32_t> numbers_;
    IndexCheck out_;
};

}  // namespace

Result<IndexCheck> check_index(const fs::path& directory,
                               const std::function<void(std::size_t, std::size_t)>& on_progress) {
    const auto database = open_database(directory);
    if (!database) return database.error();
    try {
        return Checker(directory, *database, on_progress).run();
    } catch (const Xapian::Error& error) {
        return to_error(error, directory);
    }
}

}  // namespace lectern
