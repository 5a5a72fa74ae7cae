// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/table/people.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "indexer/byline.hpp"
#include "indexer/byline_words.hpp"
#include "indexer/session_record.hpp"
#include "indexer/tagline.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"

namespace lectern::table {

namespace {

constexpr auto npos = std::string_view::npos;

Speaker named(std::string_view name) { return {.name = clean_person(name)}; }

void set_affiliation(Speaker& speaker, std::string_view affiliation) {
    speaker.affiliation = clean_line(affiliation);
    speaker.companies = companies_in(speaker.affiliation);
}

/// Pieces between commas, `&` and `and`; empty unless all of them can be names.
std::vector<std::string_view> names_in(std::string_view cell) {
    std::vector<std::string_view> names;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= cell.size(); ++i) {
        const std::string_view rest = cell.substr(i);
        std::size_t mark = 0;
        for (const std::string_view separator : {", and ", ", & ", ",", " and ", " & ", " y ", " und "})
            if (mark == 0 && rest.starts_with(separator)) mark = separator.size();
        if (mark == 0 && i < cell.size()) continue;
        const std::string_view name = trim(cell.substr(begin, i - begin));
        const bool is_name = name.find('(') == npos && is_person_name(name, 1) && !has_company_clue(name);
        if (!is_name && !(name.empty() && i == cell.size())) return {};
        if (!name.empty()) names.push_back(name);
        begin = i + mark;
        i += mark > 0 ? mark - 1 : 0;
    }
    return names;
}

/// `Ann Lee: Acme`, `Ann Lee (Acme)`, `Ann Lee, Acme`, or just a name.
std::vector<Speaker> people_between_marks(std::string_view text) {
    text = trim(text);
    if (text.empty()) return {};
    if (const auto colon = text.find(": "); colon != npos && !opens_with_label(text)) {
        std::vector<Speaker> people{named(text.substr(0, colon))};
        set_affiliation(people.front(), text.substr(colon + 2));
        return people;
    }
    std::vector<Speaker> people;
    for (const std::string_view name : names_in(text)) people.push_back(named(name));
    if (!people.empty()) return people;
    if (auto byline = parse_byline("Speakers: " + std::string(text), NameForm::scheduled))
        return std::move(byline->speakers);
    return {named(text)};
}

std::vector<Speaker> people_in_json(const nlohmann::json& list) {
    std::vector<Speaker> people;
    for (const auto& item : list) {
        if (item.is_string()) people.push_back(named(item.get_ref<const std::string&>()));
    }
    return people;
}

/// The value for the n-th of `count` people: their own, or the only one.
std::string_view value_for(const std::vector<std::string>& values, std::size_t n, std::size_t count) {
    if (values.size() == count) return values[n];
    return values.size() == 1 && count > 0 ? std::string_view(values.front()) : std::string_view();
}

void set_tagline(Speaker& speaker, std::string_view text) {
    const Tagline tagline = parse_tagline(clean_line(text));
    if (speaker.role.empty()) speaker.role = tagline.role;
    if (speaker.affiliation.empty()) set_affiliation(speaker, tagline.affiliation);
}

std::vector<Speaker> named_people(const Record& record) {
    std::vector<Speaker> people;
    const auto& first = record.all(Fact::first_name);
    const auto& last = record.all(Fact::last_name);
    const bool whole_names = first.empty() && !record.all(Fact::speakers).empty();
    for (std::size_t i = 0; !whole_names && i < std::max(first.size(), last.size()); ++i) {
        const std::string name = (i < first.size() ? first[i] : "") + " " + (i < last.size() ? last[i] : "");
        if (!trim(name).empty()) people.push_back(named(name));
    }
    if (!people.empty()) return people;
    for (const std::string& cell : record.all(Fact::speakers)) {
        for (Speaker& speaker : parse_people(cell)) people.push_back(std::move(speaker));
    }
    return people;
}

/// `Acme; Zed` for two people.
std::vector<std::string> aligned(const std::vector<std::string>& values, std::size_t count) {
    if (values.size() != 1 || count < 2) return values;
    for (const std::string_view mark : {";", "\n", " / ", ","}) {
        const auto parts = split(values.front(), mark);
        if (parts.size() == count) return {parts.begin(), parts.end()};
    }
    return values;
}

}  // namespace

std::vector<Speaker> parse_people(std::string_view cell) {
    cell = trim(cell);
    if (cell.starts_with('[')) {
        const auto list = nlohmann::json::parse(cell, nullptr, /*allow_exceptions=*/false);
        if (list.is_array()) return people_in_json(list);
    }
    std::vector<Speaker> people;
    const std::string_view mark = cell.find(';') != npos ? ";" : cell.find('\n') != npos ? "\n" : "|";
    for (const std::string_view part : split(cell, mark)) {
        for (Speaker& speaker : people_between_marks(part)) people.push_back(std::move(speaker));
    }
    std::erase_if(people, [](const Speaker& speaker) { return speaker.name.empty(); });
    return people;
}

std::vector<Speaker> speakers_of(const Record& record) {
    std::vector<Speaker> people = named_people(record);
    const auto affiliations = aligned(record.all(Fact::affiliation), people.size());
    for (std::size_t i = 0; i < people.size(); ++i) {
        Speaker& speaker = people[i];
        const auto value = [&](Fact fact) { return value_for(record.all(fact), i, people.size()); };
        if (const auto text = trim(value_for(affiliations, i, people.size())); !text.empty())
            set_affiliation(speaker, text);
        if (const auto role = trim(value(Fact::role)); !role.empty()) speaker.role = clean_line(role);
        set_tagline(speaker, value(Fact::tagline));
        // one biography for several people is nobody's
        const auto& biographies = record.all(Fact::biography);
        if (biographies.size() == people.size()) speaker.biography = clean_text(biographies[i]);
    }
    return people;
}

}  // namespace lectern::table
