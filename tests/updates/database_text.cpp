// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/updates/database_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "indexer/core/talk_record.hpp"
#include "lectern/database.hpp"
#include "lectern/facet_names.hpp"
#include "lectern/search.hpp"

namespace lectern::test {

namespace {

using Lines = std::vector<std::string>;
using Ids = std::map<Xapian::docid, std::string>;

std::string name_of(const Xapian::Database& database, Field field, FacetOrdinal ordinal) {
    const std::string page = database.get_metadata(facet_page_key(field, ordinal));
    FacetPageReader reader(page);
    for (FacetOrdinal before = ordinal % names_a_page; before > 0; --before) (void)reader.next();
    const auto value = reader.next();
    return value ? fmt::format("{} ({})", value->name, value->key) : "nothing";
}

std::string values_of(const Xapian::Database& database, const Xapian::Document& document) {
    std::string out;
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        if (value.get_valueno() != row_slot) {
            out += fmt::format(" {}:{}", value.get_valueno(), *value);
            continue;
        }
        const std::string encoded = *value;
        const TalkRowReader row(encoded);
        out += fmt::format(" {}+{} of {:x}", row.title_words(), row.length(), row.group());
        for_each_facet_value(encoded, [&](std::size_t index, FacetOrdinal ordinal) {
            const Field field = facet_fields[index];
            out += fmt::format(" {}={}", spec(field).name, name_of(database, field, ordinal));
        });
    }
    return out;
}

Ids add_talks(const Xapian::Database& database, Lines& lines) {
    Ids ids;
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
        const Xapian::Document document = database.get_document(*it);
        const auto talk = load_talk(document);
        const auto records = talk ? decode_records(document.get_data(), *talk) : talk.error();
        if (!records) {
            lines.push_back("talk " + records.error().message);
            continue;
        }
        ids[*it] = talk->id;
        lines.push_back(fmt::format("talk {} length {}{} {}", talk->id, database.get_doclength(*it),
                                    values_of(database, document), to_json(*talk)));
        for (const Talk& record : *records) lines.push_back("  said " + talk->id + " " + to_json(record));
    }
    return ids;
}

void add_terms(const Xapian::Database& database, const Ids& ids, Lines& lines) {
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        Lines talks;
        for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it) {
            std::string talk = fmt::format("{}*{}", ids.find(*it)->second, it.get_wdf());
            for (auto at = it.positionlist_begin(); at != it.positionlist_end(); ++at)
                talk += fmt::format("@{}", *at);
            talks.push_back(std::move(talk));
        }
        std::sort(talks.begin(), talks.end());
        lines.push_back(fmt::format("term {} in {}: {}", *term, term.get_termfreq(), fmt::join(talks, " ")));
    }
    for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word)
        lines.push_back(fmt::format("spelling {} {}", *word, word.get_termfreq()));
}

void add_facets(const std::filesystem::path& directory, Lines& lines) {
    auto searcher = Searcher::open(directory);
    if (!searcher) return lines.push_back("facets: " + searcher.error().message);
    for (const FacetOrder order : {FacetOrder::count, FacetOrder::value}) {
        SearchRequest request;
        for (const Field field : facet_fields) request.facets.push_back({field, 10'000, order});
        const auto result = searcher->search(request);
        if (!result) return lines.push_back("facets: " + result.error().message);
        for (const FacetCounts& facet : result->facets) {
            std::string line = fmt::format("facet {} of {}, {} without:", spec(facet.field).name, facet.talks,
                                           facet.missing);
            for (const FacetValue& value : facet.values)
                line += fmt::format(" {} ({})", value.value, value.count);
            lines.push_back(std::move(line));
        }
    }
}

}  // namespace

Lines database_text(const std::filesystem::path& directory) {
    Lines lines;
    const auto database = open_database(directory);
    if (!database) return {database.error().message};
    const Ids ids = add_talks(*database, lines);
    std::sort(lines.begin(), lines.end());
    add_terms(*database, ids, lines);
    lines.push_back("languages " + database->get_metadata(std::string(metadata::languages)));
    lines.push_back(fmt::format("length {}", database->get_total_length()));
    add_facets(directory, lines);
    return lines;
}

}  // namespace lectern::test
