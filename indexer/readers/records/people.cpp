// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/records/people.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/byline.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::records {

namespace {

using tree::Node;

/// `Ann Lee, Bob Ray`, `Ann Lee y Bob Ray`: under a key that says so, a list of
/// names and no company.
std::vector<Speaker> plain_names(std::string_view text) {
    std::string list(text);
    for (const std::string_view word :
         {" and ", " & ", " y ", " e ", " et ", " und ", " en ", " og ", " och "}) {
        for (auto at = list.find(word); at != std::string::npos; at = list.find(word, at))
            list.replace(at, word.size(), 1, ',');
    }
    std::vector<Speaker> out;
    for (const std::string_view name : split(list, ",")) {
        if (!is_person_name(trim(name))) return {};
        out.push_back({single_spaced(name)});
    }
    return out.size() > 1 ? out : std::vector<Speaker>();
}

/// Open spaces are given by `You`, panels by `Various`.
bool is_nobody(std::string_view name) {
    constexpr std::array<std::string_view, 14> words{"you",
                                                     "everyone",
                                                     "everybody",
                                                     "all",
                                                     "various",
                                                     "various speakers",
                                                     "multiple speakers",
                                                     "none",
                                                     "unknown",
                                                     "n/a",
                                                     "true",
                                                     "speakers",
                                                     "false",
                                                     "-"};
    return is_placeholder(name) || std::find(words.begin(), words.end(), lower_ascii(name)) != words.end();
}

}  // namespace

bool is_placeholder(std::string_view text) {
    constexpr std::array<std::string_view, 6> words{"tba", "tbd", "tbc", "todo", "to be announced", "?"};
    return std::find(words.begin(), words.end(), lower_ascii(trim(text))) != words.end();
}

std::optional<Speaker> person_of(const PersonRecord& person) {
    Speaker out;
    out.name = clean_line(person.text(PersonFact::name));
    const std::string title = clean_line(person.text(PersonFact::title));
    const std::string last_name = clean_line(person.text(PersonFact::last_name));
    if (out.name.empty()) out.name = clean_line(person.text(PersonFact::first_name));
    // `name: Ann` beside `surname: Lind`
    if (out.name.find(last_name) == std::string::npos) out.name = single_spaced(out.name + ' ' + last_name);
    std::string role = clean_line(person.text(PersonFact::role));
    if (out.name.empty()) {
        out.name = title;
    } else if (role.empty() && title != out.name) {
        role = title;
    }
    if (out.name.empty() || is_nobody(out.name)) return std::nullopt;
    out.affiliation = clean_line(person.text(PersonFact::company));
    // `CTO at Acme` where only a role is asked for
    if (out.affiliation.empty()) take_tagline(role, out);
    if (out.role.empty() && out.affiliation.empty()) out.role = role;
    take_tagline(clean_line(person.text(PersonFact::tagline)), out);
    if (out.role.empty() && !out.affiliation.empty() && is_role(role)) out.role = role;
    out.companies = companies_in(out.affiliation);
    out.biography = clean_text(person.text(PersonFact::biography), Markup::unknown);
    return out;
}

void take_tagline(const std::string& line, Speaker& speaker) {
    if (line.empty() || speaker.name.empty()) return;
    const auto byline = parse_byline(speaker.name + ", " + line, NameForm::one_word_too);
    if (!byline || byline->speakers.size() != 1) return;
    if (speaker.affiliation.empty()) speaker.affiliation = byline->speakers.front().affiliation;
    if (speaker.role.empty()) speaker.role = byline->speakers.front().role;
    speaker.companies = companies_in(speaker.affiliation);
}

std::vector<Speaker> people_in(std::string_view text) {
    const std::string line = clean_line(text);
    if (line.empty() || is_nobody(line)) return {};
    if (auto names = plain_names(line); !names.empty()) return names;
    if (auto byline = parse_byline("Speakers: " + line)) return std::move(byline->speakers);
    return {Speaker{line}};
}

bool is_reference(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

std::string name_of_slug(std::string_view slug) {
    std::string out;
    bool start = true;
    for (const char c : slug) {
        const bool separator = c == '-' || c == '_';
        if (!separator) out += start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (separator && !start) out += ' ';
        start = separator;
    }
    const bool joined = out.find(' ') != std::string::npos;
    // a handle is no name
    return joined ? std::string(trim(out)) : std::string(slug);
}

void PeopleTable::add(const Node& people) {
    for (const Node::Entry& entry : people.entries) {
        if (entry.value->is_map()) {
            add_person(*entry.value, people.is_map() ? std::string_view(entry.key) : std::string_view());
        } else if (people.is_map() && entry.value->is_scalar()) {
            // `ann: Ann Lee`
            by_key_.emplace(normalize_name(entry.key), people_.size());
            people_.push_back({clean_line(entry.value->text)});
        }
    }
}

void PeopleTable::add_person(const Node& map, std::string_view id) {
    const PersonRecord record(map);
    auto person = person_of(record);
    if (!person) {
        if (id.empty()) return;
        person = Speaker{name_of_slug(id)};
    }
    const std::size_t number = people_.size();
    const auto call = [&](std::string_view key) {
        if (std::string plain = normalize_name(key); !plain.empty())
            by_key_.emplace(std::move(plain), number);
    };
    call(id);
    call(person->name);
    for (const Node* ids : record.all(PersonFact::id)) call(text_of(*ids));
    for (const Node* aliases : record.all(PersonFact::aliases)) {
        for (const std::string& alias : texts_of(*aliases)) call(alias);
    }
    people_.push_back(std::move(*person));
}

const Speaker* PeopleTable::find(std::string_view called) const {
    const auto found = by_key_.find(normalize_name(called));
    return found == by_key_.end() ? nullptr : &people_[found->second];
}

}  // namespace lectern::records
