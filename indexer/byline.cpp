// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/byline.hpp"

#include <algorithm>
#include <array>

#include "indexer/byline_campus.hpp"
#include "indexer/byline_chunks.hpp"
#include "indexer/byline_words.hpp"
#include "indexer/known_names.hpp"
#include "indexer/lexicon.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

constexpr std::array<std::string_view, 21> labels{
    "speakers:",   "speaker:",   "speaker(s):",   "presented by:", "presented by",
    "presenters:", "presenter:", "moderated by:", "moderated by",  "moderator:",
    "moderators:", "panelists:", "panellists:",   "hosted by:",    "hosted by",
    "featuring:",  "featuring",  "who:",          "with:",         "by:",
    "by"};

/// Takes a label off the front; `with` and `by` need a space behind them.
bool strip_label(std::string_view& text) {
    const std::string lower = lower_ascii(text.substr(0, 32));
    for (const std::string_view label : labels) {
        if (!lower.starts_with(label)) continue;
        const bool colon = label.back() == ':';
        if (!colon && (lower.size() == label.size() || lower[label.size()] != ' ')) continue;
        text = trim(text.substr(label.size()));
        return true;
    }
    return false;
}

struct Person {
    std::string name;
    std::vector<std::string> parts;  // affiliation and role, in order
    bool closed = false;             // had parentheses: what follows a comma is somebody else
};

bool is_capitals(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// NAVER WEBTOON, Schwarz IT: no name is written so where the others are not.
/// Initials open names (`AJ Smith`), and numbers close them (`Keith Mattix II`).
bool is_in_capitals(std::string_view text) {
    const auto words = split_words(text);
    if (words.size() > 1 && words.back().size() > 1 && is_capitals(words.back()))
        return words.back().find_first_not_of("IVX") != std::string_view::npos && words.back() != "JR";
    return std::any_of(words.begin(), words.end(),
                       [](std::string_view word) { return word.size() > 2 && is_capitals(word); });
}

class GroupParser {
public:
    GroupParser(std::string_view group, NameForm names, const KnownNames* known, bool labelled)
        : chunks_(cut_group(group)), names_(names), known_(known), labelled_(labelled) {}

    /// False when something is neither name nor role nor company.
    bool run(std::vector<Person>& out) {
        const bool names_only = labelled_ && chunks_.size() > 2 &&
                                std::all_of(chunks_.begin(), chunks_.end(), [this](const Chunk& chunk) {
                                    return chunk.aside.empty() && is_name(chunk.text);
                                });
        for (at_ = 0; at_ < chunks_.size(); ++at_) {
            if (names_only ? !add_person(chunks_[at_]) : !take(chunks_[at_])) return false;
        }
        for (Person& person : people_) {
            // joined pieces can make a sentence: `… and Faseela K was well received`
            const bool sound = std::all_of(
                person.parts.begin(), person.parts.end(),
                [](const std::string& part) { return is_role(part) || plausible_affiliation(part); });
            if (!sound) return false;
            out.push_back(std::move(person));
        }
        return !people_.empty();
    }

private:
    /// Behind a schedule's dash one word of a name may be a title's.
    bool is_name(std::string_view text) const {
        return is_person_name(text, names_ == NameForm::scheduled ? 1 : 0);
    }

    bool take(const Chunk& chunk) {
        if (people_.empty()) return add_person(chunk);
        // `Ann Lee & Bob Ray, (Acme)`
        if (chunk.text.empty()) return chunk.link == Link::comma && add_part(chunk.aside);
        if (chunk.link == Link::comma) return after_comma(chunk);
        // `CTO & Co-Founder` and `Kestrel & Finch` go on; a name is somebody else
        if (!is_role(chunk.text) && is_new_person(chunk)) return add_person(chunk);
        if (people_.back().parts.empty()) return false;
        people_.back().parts.back() += joint(chunk.link);
        people_.back().parts.back() += whole(chunk);
        return true;
    }

    static std::string_view joint(Link link) {
        return link == Link::ampersand ? " & " : link == Link::plus ? " + " : " and ";
    }

    bool after_comma(const Chunk& chunk) {
        Person& person = people_.back();
        if (is_academic_title(chunk.text)) return true;
        if (chunk.text.starts_with("@ ")) return add_part(chunk.text.substr(2));  // `Ann Lee, @ Acme`
        if (person.parts.empty() && (chunk.text == "Jr." || chunk.text == "Jr" || chunk.text == "Sr.")) {
            person.name += ", " + chunk.text;
            return true;
        }
        if (!person.parts.empty() && lexicon::is_legal_form(lower_ascii(chunk.text))) {
            person.parts.back() += ", " + chunk.text;  // ClickHouse, Inc
            return true;
        }
        const bool goes_on = !person.parts.empty() &&
                             (tells_of_purchase(chunk.text) || is_campus_of(person.parts.back(), chunk.text));
        if (goes_on) {
            person.parts.back() += ", " + whole(chunk);
            return true;
        }
        const AtCompany at_company = split_at_company(chunk.text);
        const bool name_at_company = at_company.found && is_name(at_company.left);
        const bool name = is_name(chunk.text) || (!chunk.aside.empty() && name_at_company);
        if (name && !is_role(chunk.text)) {
            const bool list = person.parts.empty() && !is_company(chunk.text) && continues_list();
            const bool next_pair = has_company(person) && (followed_by_comma() || followed_by_person());
            if (person.closed || list || next_pair || !chunk.aside.empty()) return add_person(chunk);
        }
        if (name_at_company) return add_person(chunk);
        reopen(person);
        // `A, Larkwell (Moderator)`
        if (!chunk.aside.empty() && is_role(chunk.aside))
            return add_part(chunk.text) && add_part(chunk.aside);
        return add_part(whole(chunk));
    }

    /// Whether a piece that could be a name is a company for all we know.
    bool is_company(std::string_view text) const {
        if (has_company_clue(text)) return true;
        if (known_ != nullptr && known_->is_company(text)) return true;
        if (known_ != nullptr && known_->is_person(text)) return false;
        return is_in_capitals(text) && !is_in_capitals(people_.front().name);
    }

    /// `徐俊杰 (Paco), DaoCloud`: where a company follows, a single word in
    /// parentheses was a nickname.
    void reopen(Person& person) const {
        if (names_ != NameForm::scheduled || !person.closed || person.parts.size() != 1) return;
        if (split_words(person.parts.front()).size() != 1 || is_company(person.parts.front())) return;
        person.name += " (" + person.parts.front() + ")";
        person.parts.clear();
        person.closed = false;
    }

    /// `A, B and C, X`: the piece behind the comma is a person where the next
    /// one joins another person, or where a company still follows.
    bool continues_list() const {
        if (at_ + 1 >= chunks_.size()) return false;
        const Chunk& next = chunks_[at_ + 1];
        if (next.link == Link::comma) {
            return !is_role(next.text) && !lexicon::is_legal_form(lower_ascii(next.text));
        }
        return is_new_person(next);
    }

    bool followed_by_comma() const {
        return at_ + 1 < chunks_.size() && chunks_[at_ + 1].link == Link::comma;
    }

    bool followed_by_person() const {
        return at_ + 1 < chunks_.size() && chunks_[at_ + 1].link != Link::comma &&
               is_new_person(chunks_[at_ + 1]);
    }

    static bool has_company(const Person& person) {
        return std::any_of(person.parts.begin(), person.parts.end(),
                           [](const std::string& part) { return !is_role(part); });
    }

    bool is_new_person(const Chunk& chunk) const {
        // `Chief Architect of Open Source & Azure Platform` is one role
        const bool behind_role =
            !people_.empty() && !people_.back().parts.empty() && is_role(people_.back().parts.back());
        const bool name = behind_role ? is_person_name(chunk.text) : is_name(chunk.text);
        if (name && !has_company_clue(chunk.text)) return true;
        const auto [found, left, right] = split_at_company(chunk.text);
        if (found && is_name(left)) return true;
        if (!is_mononym(chunk.text)) return false;
        if (people_.empty() || people_.back().parts.empty()) return true;
        // `Bailey Hayes, Cosmonic & Flynn, Buoyant`, but `Ann Lee, Kestrel & Finch, Inc`
        const std::size_t next = static_cast<std::size_t>(&chunk - chunks_.data()) + 1;
        return next < chunks_.size() && chunks_[next].link == Link::comma && !is_role(chunks_[next].text) &&
               !lexicon::is_legal_form(lower_ascii(chunks_[next].text)) &&
               !tells_of_purchase(chunks_[next].text) && !is_name(chunks_[next].text);
    }

    /// `Speakers: @annlee and Bob Ray`
    bool is_handle(std::string_view text) const {
        return labelled_ && text.size() > 2 && text.front() == '@' && text.find(' ') == text.npos;
    }

    static bool is_mononym(std::string_view text) {
        return split_words(text).size() == 1 && letter_case(text).starts_upper &&
               !letter_case(text).has_digit && !lexicon::is_title_word(lower_ascii(text)) &&
               code_points(text) > 1;
    }

    bool add_person(const Chunk& chunk) {
        const auto [found, left, right] = split_at_company(chunk.text);
        if (found && is_name(left)) {
            people_.push_back({std::string(left), {}, false});
            return add_part(std::string(right) + (chunk.aside.empty() ? "" : " (" + chunk.aside + ")"));
        }
        const bool mononym =
            (labelled_ || !people_.empty() || names_ != NameForm::full || joins_a_person()) &&
            is_mononym(chunk.text);
        if (!is_name(chunk.text) && !mononym && !is_handle(chunk.text)) return false;
        people_.push_back({chunk.text, {}, false});
        if (chunk.aside.empty()) return true;
        people_.back().closed = true;
        // inside parentheses the same grammar holds: (CTO, Kestrel & Finch), (from Acme)
        std::string_view aside = chunk.aside;
        if (aside.starts_with("from ")) aside.remove_prefix(5);
        for (const std::string_view part : split(aside, ", ")) {
            const bool goes_on = !people_.back().parts.empty() &&
                                 (lexicon::is_legal_form(lower_ascii(part)) || tells_of_purchase(part) ||
                                  is_campus_of(people_.back().parts.back(), part));
            if (goes_on) {
                people_.back().parts.back() += ", " + std::string(part);
            } else if (!add_part(std::string(trim(part)))) {
                return false;
            }
        }
        return true;
    }

    bool add_part(std::string part) {
        if (!is_role(part) && !plausible_affiliation(part)) return false;
        people_.back().parts.push_back(std::move(part));
        return true;
    }

    /// `Flynn, Buoyant & Bailey Hayes, Cosmonic`: a single word opens a byline
    /// only beside a full name.
    bool joins_a_person() const {
        return chunks_.size() > 2 && chunks_[1].link == Link::comma &&
               std::any_of(chunks_.begin() + 2, chunks_.end(), [this](const Chunk& chunk) {
                   return chunk.link != Link::comma && is_name(chunk.text);
               });
    }

    static std::string whole(const Chunk& chunk) {
        return chunk.aside.empty() ? chunk.text : chunk.text + " (" + chunk.aside + ")";
    }

    struct AtCompany {
        bool found;
        std::string_view left, right;
    };
    /// `Alice Smith at Acme`, `Alice Smith from Acme`, `Alice Smith - Acme`.
    static AtCompany split_at_company(std::string_view text) {
        for (const std::string_view word : {" at ", " @ ", " from ", " of ", " - ", " – ", " — "}) {
            const auto at = text.find(word);
            if (at == std::string_view::npos) continue;
            return {true, trim(text.substr(0, at)), trim(text.substr(at + word.size()))};
        }
        return {false, {}, {}};
    }

    std::vector<Chunk> chunks_;
    NameForm names_;
    const KnownNames* known_;
    bool labelled_;
    std::vector<Person> people_;
    std::size_t at_ = 0;
};

/// How many of the parts say what somebody does. A title that opens like one
/// goes on up to the company: `Chief Technologist, Cloud Native, Broadcom`.
std::size_t role_parts(const std::vector<std::string>& parts) {
    if (parts.size() < 2 || is_role(parts.back())) return 0;
    if (!is_role(parts.front()) && !opens_a_role(parts.front())) return 0;
    std::size_t count = 1;
    while (count + 1 < parts.size() && !ends_like_a_company(parts[count])) ++count;
    return count;
}

Speaker to_speaker(const Person& person) {
    Speaker speaker;
    speaker.name = person.name;
    const auto append = [](std::string& to, const std::string& what) {
        if (!to.empty() && !what.empty()) to += ", ";
        to += what;
    };
    const std::size_t roles = role_parts(person.parts);
    for (std::size_t i = 0; i < person.parts.size(); ++i) {
        const auto [role, affiliation] = split_role(person.parts[i]);
        if (is_role(person.parts[i]) || (i < roles && affiliation == person.parts[i])) {
            append(speaker.role, person.parts[i]);
            continue;
        }
        append(speaker.role, role);
        append(speaker.affiliation, affiliation);
        for (std::string& company : companies_in(affiliation))
            speaker.companies.push_back(std::move(company));
    }
    return speaker;
}

/// `A & B, Company`: who has nothing of their own takes what the next one has.
void share_affiliations(std::vector<Person>& people) {
    for (std::size_t i = people.size(); i-- > 0;) {
        if (people[i].parts.empty() && !people[i].closed && i + 1 < people.size()) {
            people[i].parts = people[i + 1].parts;
        }
    }
}

/// Names that could as well be words of a title, and nobody has a company.
bool says_no_more_than_a_title(const std::vector<Person>& people) {
    return std::any_of(people.begin(), people.end(), [](const Person& person) {
        return person.parts.empty() && split_words(person.name).size() > 1 && !is_person_name(person.name);
    });
}

}  // namespace

bool opens_with_label(std::string_view text) { return strip_label(text); }

std::optional<Byline> parse_byline(std::string_view text, NameForm names, const KnownNames* known) {
    constexpr std::size_t longest_byline = 600;
    std::string clean = single_spaced(text);
    if (clean.empty() || clean.size() > longest_byline) return std::nullopt;
    std::string_view rest = clean;
    if (rest.ends_with(").")) rest.remove_suffix(1);
    Byline byline;
    // `Moderator:` is about one group, the other labels about all
    byline.labelled = !lower_ascii(rest).starts_with("moderator:") && strip_label(rest);
    std::vector<Person> people;
    for (std::string_view group : split(rest, ";")) {
        group = trim(group);
        const std::string published(group);
        const bool group_label = strip_label(group);
        if (group.empty()) continue;
        std::vector<Person> members;
        const bool read = GroupParser(group, names, known, byline.labelled || group_label).run(members);
        if (read) share_affiliations(members);
        // a single word alone is no byline, nor is a doubtful name
        const bool lone = read && members.size() == 1 && members.front().parts.empty();
        const bool single = lone && split_words(members.front().name).size() == 1;
        const bool unsure = names == NameForm::scheduled && read && says_no_more_than_a_title(members);
        if (!read || (names != NameForm::full && single) || unsure) {
            const bool noise =
                names == NameForm::scheduled && !people.empty() && !people.front().parts.empty();
            if (noise) continue;
            return std::nullopt;
        }
        if (group_label && lower_ascii(published).starts_with("moderator:"))
            members.front().parts.push_back("Moderator");
        for (Person& person : members) people.push_back(std::move(person));
    }
    for (const Person& person : people) {
        byline.speakers.push_back(to_speaker(person));
        byline.affiliated = byline.affiliated || !person.parts.empty();
    }
    if (byline.speakers.empty()) return std::nullopt;
    return byline;
}

}  // namespace lectern
