// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/records/speakers.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "indexer/byline.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"

namespace lectern::records {

namespace {

using tree::Node;

/// Adds what is known of a person and not said beside the talk.
void complete(Speaker& speaker, const Speaker& known) {
    speaker.name = known.name;
    if (speaker.affiliation.empty() && speaker.role.empty()) {
        speaker.affiliation = known.affiliation;
        speaker.role = known.role;
        speaker.companies = known.companies;
    }
    if (speaker.biography.empty()) speaker.biography = known.biography;
}

class SpeakerList {
public:
    explicit SpeakerList(KnownPeople known) : known_(known) {}

    void add_all(const Node& value, std::string_view role) {
        role_ = role;
        if (value.is_list()) {
            for (const Node::Entry& item : value.entries) add_node(*item.value);
        } else {
            add_node(value);
        }
    }

    std::vector<Speaker>& list() { return list_; }

private:
    void add_node(const Node& node) {
        if (node.is_scalar()) add_text(clean_line(node.text));
        if (!node.is_map()) return;
        const PersonRecord record(node);
        if (auto person = person_of(record)) {
            if (const auto known = find(person->name)) complete(*person, *known);
            add(std::move(*person));
        } else if (const std::string id = record.text(PersonFact::id); !id.empty()) {
            add_text(id);
        } else {
            // `speakers: {first: {name: …}, second: {name: …}}`
            for (const Node::Entry& entry : node.entries) {
                if (entry.value->is_map() && PersonRecord(*entry.value).get(PersonFact::name) != nullptr)
                    add_node(*entry.value);
            }
        }
    }

    void add_text(const std::string& text) {
        if (text.empty()) return;
        if (is_list_of_references(text)) {
            for (const std::string_view part : split(text, ",")) add_reference(std::string(trim(part)));
        } else if (is_company_of_the_last(text)) {
            list_.back().affiliation = text;
            list_.back().companies = companies_in(text);
        } else if (const auto known = find(text)) {
            add(*known);
        } else {
            for (Speaker& speaker : people_in(text)) {
                if (const auto somebody = find(speaker.name)) complete(speaker, *somebody);
                add(std::move(speaker));
            }
        }
    }

    static bool is_list_of_references(std::string_view text) {
        const auto parts = split(text, ",");
        return std::all_of(parts.begin(), parts.end(),
                           [](std::string_view part) { return is_reference(trim(part)); });
    }

    void add_reference(const std::string& reference) {
        if (people_in(reference).empty()) return;
        const auto known = find(reference);
        const bool number = reference.find_first_not_of("0123456789") == std::string::npos;
        // a number that nobody explains says nothing
        if (known || !number) add(known ? *known : Speaker{name_of_slug(reference)});
    }

    std::optional<Speaker> find(const std::string& called) const {
        if (const Speaker* speaker = known_.own.find(called)) return *speaker;
        return known_.files.find(called);
    }

    /// `["Evan Lind", "VMware"]`: a title's byline cut at its commas.
    bool is_company_of_the_last(std::string_view text) const {
        if (list_.empty() || !list_.back().affiliation.empty() || !is_person_name(list_.back().name))
            return false;
        const bool one_word = split_words(text).size() == 1;
        const bool inner_capital = text.size() > 1 && letter_case(text).starts_upper &&
                                   lower_ascii(text.substr(1)) != text.substr(1);
        const auto byline = parse_byline(list_.back().name + ", " + std::string(text));
        return !is_person_name(text) && (one_word ? inner_capital : true) && byline &&
               byline->speakers.size() == 1 && !byline->speakers.front().affiliation.empty();
    }

    void add(Speaker speaker) {
        if (speaker.role.empty()) speaker.role = std::string(role_);
        const bool there = std::any_of(list_.begin(), list_.end(),
                                       [&](const Speaker& other) { return other.name == speaker.name; });
        if (!there) list_.push_back(std::move(speaker));
    }

    KnownPeople known_;
    std::string_view role_;
    std::vector<Speaker> list_;
};

/// The texts of a value, a text's parts between semicolons each by itself.
std::vector<std::string> parts_of(const Node& value) {
    std::vector<std::string> out;
    for (const std::string& text : texts_of(value)) {
        for (const std::string_view part : split(text, ";")) out.push_back(clean_line(part));
    }
    return out;
}

/// `speakers: A;B`, `orgs: X;Y`: one for each, or one for all.
void share_companies(const Node& value, std::vector<Speaker>& speakers) {
    const auto companies = parts_of(value);
    if (companies.size() != 1 && companies.size() != speakers.size()) return;
    for (std::size_t i = 0; i < speakers.size(); ++i) {
        if (!speakers[i].affiliation.empty()) continue;
        speakers[i].affiliation = companies[companies.size() == 1 ? 0 : i];
        speakers[i].companies = companies_in(speakers[i].affiliation);
    }
}

const Node* speakers_value(const Record& talk) {
    if (const Node* value = talk.get(Fact::speakers)) return value;
    return talk.names(Fact::speakers) ? nullptr : talk.get(Fact::authors);
}

}  // namespace

std::vector<Speaker> speakers_of(const Record& talk, KnownPeople known) {
    SpeakerList people(known);
    if (const Node* value = speakers_value(talk)) people.add_all(*value, {});
    if (const Node* value = talk.get(Fact::moderators)) people.add_all(*value, "Moderator");
    auto& speakers = people.list();
    if (const Node* value = talk.get(Fact::company)) share_companies(*value, speakers);
    if (speakers.size() == 1) {
        Speaker& only = speakers.front();
        if (const Node* title = job_title(talk)) take_tagline(clean_line(title->text), only);
        if (only.role.empty()) only.role = clean_line(talk.text(Fact::role));
        if (only.biography.empty()) only.biography = clean_text(talk.text(Fact::biography));
    }
    return std::move(speakers);
}

const Node* job_title(const Record& talk) {
    const auto titles = talk.all(Fact::title);
    const auto key = talk.key(Fact::title);
    if (titles.size() < 2 || key != "title" || !names_somebody(talk) || !titles.front()->is_scalar())
        return nullptr;
    Speaker anybody{"Ann Lee"};
    take_tagline(clean_line(titles.front()->text), anybody);
    return anybody.role.empty() ? nullptr : titles.front();
}

const Node* title_of(const Record& talk) {
    const auto titles = talk.all(Fact::title);
    for (const Node* title : titles) {
        if (title->is_scalar() && title != job_title(talk)) return title;
    }
    return nullptr;
}

bool names_speakers(const Record& talk) {
    constexpr std::array<std::string_view, 6> of_other_things{"by",  "host",    "hosts",
                                                              "who", "givenby", "presentedby"};
    const std::string_view key = talk.key(Fact::speakers);
    return names_somebody(talk) &&
           std::find(of_other_things.begin(), of_other_things.end(), key) == of_other_things.end();
}

bool names_somebody(const Record& talk) {
    const Node* value = talk.get(Fact::speakers);
    if (value == nullptr || !value->is_scalar()) return value != nullptr;
    const std::string text = clean_line(value->text);
    const std::string_view key = talk.key(Fact::speakers);
    if (plain_key(text) == key || plain_key(text) + 's' == key) return false;
    const auto people = people_in(text);
    // `host: localhost`, `by: the team`
    const bool may_be_anything = key == "host" || key == "by" || key == "who";
    return !people.empty() && (!may_be_anything || is_person_name(text) || people.size() > 1);
}

}  // namespace lectern::records
