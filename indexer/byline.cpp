// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/byline.hpp"

#include <algorithm>
#include <array>

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

enum class Link { none, comma, ampersand, word_and };

/// A piece of a group between separators; `aside` is what stood in parentheses.
struct Chunk {
    Link link = Link::none;
    std::string text;
    std::string aside;
};

struct Person {
    std::string name;
    std::vector<std::string> parts;  // affiliation and role, in order
    bool closed = false;             // had parentheses: what follows a comma is somebody else
};

/// Cuts at commas, `&`, `+` between names and `and` outside parentheses.
std::vector<Chunk> cut_group(std::string_view group) {
    std::vector<Chunk> chunks;
    Chunk chunk;
    int depth = 0;
    const auto finish = [&](Link next) {
        chunk.text = std::string(trim(chunk.text));
        if (!chunk.text.empty() || !chunk.aside.empty()) chunks.push_back(std::move(chunk));
        // `X, & Y` and `X, and Y`: the word says more than the comma
        chunk = {next, {}, {}};
    };
    for (std::size_t i = 0; i < group.size(); ++i) {
        const std::string_view rest = group.substr(i);
        const bool after_space = i > 0 && group[i - 1] == ' ';
        if (group[i] == '(') {
            if (depth++ == 0) continue;
        } else if (group[i] == ')' && depth > 0) {
            if (--depth == 0) continue;
        }
        if (depth > 0) {
            chunk.aside += group[i];
        } else if (group[i] == ',') {
            finish(Link::comma);
        } else if (after_space && (rest.starts_with("& ") || rest.starts_with("+ "))) {
            finish(Link::ampersand);
        } else if (after_space && rest.starts_with("and ")) {
            finish(Link::word_and);
            i += 2;
        } else {
            chunk.text += group[i];
        }
    }
    finish(Link::none);
    return chunks;
}

std::string_view last_word(std::string_view text) {
    const auto space = text.rfind(' ');
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

bool is_known_organisation(std::string_view lower) {
    // Companies of two plain words that would pass for people.
    constexpr std::array<std::string_view, 44> names{
        "red hat",          "new relic",         "home depot",      "the home depot",   "goldman sachs",
        "morgan stanley",   "jp morgan",         "jpmorgan chase",  "wells fargo",      "american express",
        "capital one",      "trend micro",       "check point",     "polar signals",    "giant swarm",
        "deutsche bahn",    "deutsche bank",     "swiss post",      "blue yonder",      "stack overflow",
        "two sigma",        "ant financial",     "boston dynamics", "general electric", "general motors",
        "hugging face",     "liquid reply",      "rolls royce",     "lockheed martin",  "booz allen",
        "ernst young",      "white duck",        "bell canada",     "best buy",         "liberty mutual",
        "world wide",       "sony interactive",  "delivery hero",   "zalando se",       "just eat",
        "booking holdings", "boston scientific", "johnson johnson", "rakuten symphony"};
    return std::find(names.begin(), names.end(), lower) != names.end();
}

/// `SA`, `AB`, `AG` close companies; `Sa` closes a Portuguese name.
bool closes_company(std::string_view word) {
    const std::string lower = lower_ascii(word);
    if (!lexicon::is_company_word(lower) && !lexicon::is_legal_form(lower)) return false;
    return word.size() > 2 || lower_ascii(word.substr(1)) != word.substr(1);
}

bool has_company_clue(std::string_view text) {
    if (is_known_organisation(lower_ascii(text))) return true;
    for (const std::string_view word : split_words(text)) {
        if (closes_company(word)) return true;
        const LetterCase letters = letter_case(word);
        if (letters.has_digit) return true;
        if (word.find('.') != std::string_view::npos && word.find('.') + 1 < word.size() && word.size() > 4)
            return true;
    }
    return false;
}

/// `CTO`, `Program Committee Co-Chairs`, `Director of Engineering`.
bool role_words(const std::vector<std::string>& words) {
    if (words.empty() || words.size() > 8) return false;
    const std::string_view last = words.back();
    if (lexicon::is_role_noun(last)) return true;
    if (last.starts_with("co-") && lexicon::is_role_noun(last.substr(3))) return true;
    const auto of = std::find_if(words.begin(), words.end(),
                                 [](const std::string& w) { return w == "of" || w == "for"; });
    if (of != words.end() && of != words.begin()) {
        const std::string& before = *(of - 1);
        const bool role = lexicon::is_role_noun(before) || lexicon::is_role_opening(before);
        constexpr std::array<std::string_view, 12> functions{"product", "research", "relations", "marketing",
                                                             "sales",   "it",       "content",   "staff",
                                                             "people",  "docs",     "education", "computer"};
        return role && (lexicon::is_title_word(words.back()) || words.back() == "science" ||
                        std::find(functions.begin(), functions.end(), words.back()) != functions.end());
    }
    return false;
}

bool plausible_affiliation(std::string_view text) {
    const auto words = split_words(text);
    if (words.empty() || words.size() > 9 || text.find_first_of("?:;\"") != std::string_view::npos)
        return false;
    // a full stop closes `Kakao Corp.`, but also sentences
    if (text.ends_with('.') && !letter_case(words.back()).starts_upper) return false;
    std::size_t title_words = 0;
    for (const std::string_view word : words) {
        constexpr std::array<std::string_view, 33> never{
            "how",  "why", "what", "with", "your", "our",   "is",   "are",   "more", "into",      "to",
            "you",  "we",  "it",   "when", "this", "about", "like", "can",   "was",  "explained", "were",
            "will", "has", "have", "had",  "be",   "also",  "its",  "their", "that", "who",       "which"};
        const std::string lower = lower_ascii(word);
        if (std::find(never.begin(), never.end(), lower) != never.end()) return false;
        title_words += lexicon::is_title_word(lower);
    }
    const LetterCase first = letter_case(words.front());
    if (!first.starts_upper && !first.has_digit && words.size() > 3) return false;
    return title_words < words.size() || has_company_clue(text) || first.has_upper;
}

class GroupParser {
public:
    /// `one_word_names`: `Prakash, Zerodha` may be a byline.
    GroupParser(std::string_view group, bool one_word_names, bool labelled)
        : chunks_(cut_group(group)), one_word_names_(one_word_names), labelled_(labelled) {}

    /// False when something is neither name nor role nor company.
    bool run(std::vector<Person>& out) {
        const bool names_only = labelled_ && chunks_.size() > 2 &&
                                std::all_of(chunks_.begin(), chunks_.end(), [](const Chunk& chunk) {
                                    return chunk.aside.empty() && is_person_name(chunk.text);
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
    bool take(const Chunk& chunk) {
        if (people_.empty()) return add_person(chunk);
        if (chunk.text.empty()) return false;
        if (chunk.link == Link::comma) return after_comma(chunk);
        // `CTO & Co-Founder` and `Kestrel & Finch` go on; a name is somebody else
        if (!is_role(chunk.text) && is_new_person(chunk)) return add_person(chunk);
        if (people_.back().parts.empty()) return false;
        people_.back().parts.back() += chunk.link == Link::ampersand ? " & " : " and ";
        people_.back().parts.back() += whole(chunk);
        return true;
    }

    /// `Isovalent, now part of Cisco`
    static bool tells_of_purchase(std::string_view text) {
        for (const std::string_view opening :
             {"now ", "part of ", "a part of ", "acquired by ", "formerly "}) {
            if (text.starts_with(opening)) return true;
        }
        return false;
    }

    bool after_comma(const Chunk& chunk) {
        Person& person = people_.back();
        if (!person.parts.empty() && lexicon::is_legal_form(lower_ascii(chunk.text))) {
            person.parts.back() += ", " + chunk.text;  // ClickHouse, Inc
            return true;
        }
        if (!person.parts.empty() && tells_of_purchase(chunk.text)) {
            person.parts.back() += ", " + whole(chunk);
            return true;
        }
        const AtCompany at_company = split_at_company(chunk.text);
        const bool name_at_company = at_company.found && is_person_name(at_company.left);
        const bool name = is_person_name(chunk.text) || (!chunk.aside.empty() && name_at_company);
        if (name && !is_role(chunk.text)) {
            const bool list = person.parts.empty() && !has_company_clue(chunk.text) && continues_list();
            const bool next_pair = has_company(person) && (followed_by_comma() || followed_by_person());
            if (person.closed || list || next_pair || !chunk.aside.empty()) return add_person(chunk);
        }
        if (name_at_company) return add_person(chunk);
        // `A, Larkwell (Moderator)`
        if (!chunk.aside.empty() && is_role(chunk.aside))
            return add_part(chunk.text) && add_part(chunk.aside);
        return add_part(whole(chunk));
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
        if (is_person_name(chunk.text) && !has_company_clue(chunk.text)) return true;
        const auto [found, left, right] = split_at_company(chunk.text);
        if (found && is_person_name(left)) return true;
        if (!is_mononym(chunk.text)) return false;
        if (people_.empty() || people_.back().parts.empty()) return true;
        // `Bailey Hayes, Cosmonic & Flynn, Buoyant`, but `Ann Lee, Kestrel & Finch, Inc`
        const std::size_t next = static_cast<std::size_t>(&chunk - chunks_.data()) + 1;
        return next < chunks_.size() && chunks_[next].link == Link::comma && !is_role(chunks_[next].text) &&
               !lexicon::is_legal_form(lower_ascii(chunks_[next].text)) &&
               !tells_of_purchase(chunks_[next].text) && !is_person_name(chunks_[next].text);
    }

    static bool is_mononym(std::string_view text) {
        return split_words(text).size() == 1 && letter_case(text).starts_upper &&
               !letter_case(text).has_digit && !lexicon::is_title_word(lower_ascii(text)) &&
               code_points(text) > 1;
    }

    bool add_person(const Chunk& chunk) {
        const auto [found, left, right] = split_at_company(chunk.text);
        if (found && is_person_name(left)) {
            people_.push_back({std::string(left), {}, false});
            return add_part(std::string(right) + (chunk.aside.empty() ? "" : " (" + chunk.aside + ")"));
        }
        const bool mononym =
            (labelled_ || !people_.empty() || one_word_names_ || joins_a_person()) && is_mononym(chunk.text);
        if (!is_person_name(chunk.text) && !mononym) return false;
        people_.push_back({chunk.text, {}, false});
        if (chunk.aside.empty()) return true;
        people_.back().closed = true;
        // inside parentheses the same grammar holds: (CTO, Kestrel & Finch)
        for (const std::string_view part : split(chunk.aside, ", ")) {
            const bool goes_on = lexicon::is_legal_form(lower_ascii(part)) || tells_of_purchase(part);
            if (!people_.back().parts.empty() && goes_on) {
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
               std::any_of(chunks_.begin() + 2, chunks_.end(), [](const Chunk& chunk) {
                   return chunk.link != Link::comma && is_person_name(chunk.text);
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
    bool one_word_names_;
    bool labelled_;
    std::vector<Person> people_;
    std::size_t at_ = 0;
};

/// `CTO at Kestrel & Finch`, `CTO of X`, `CTO X`: the role and the rest.
std::pair<std::string, std::string> split_role(std::string_view part) {
    for (const std::string_view word : {" at ", " @ ", " of ", " for ", " - ", " with "}) {
        const auto at = part.find(word);
        if (at != std::string_view::npos && is_role(trim(part.substr(0, at)))) {
            return {std::string(trim(part.substr(0, at))), std::string(trim(part.substr(at + word.size())))};
        }
    }
    // `CTO Isovalent`: only the short titles that nothing else begins with
    const auto space = part.find(' ');
    if (space != std::string_view::npos) {
        constexpr std::array<std::string_view, 6> short_roles{"CTO", "CEO", "CIO", "CISO", "COO", "CPO"};
        const std::string_view first = part.substr(0, space);
        if (std::find(short_roles.begin(), short_roles.end(), first) != short_roles.end()) {
            return {std::string(first), std::string(trim(part.substr(space)))};
        }
    }
    return {{}, std::string(part)};
}

Speaker to_speaker(const Person& person) {
    Speaker speaker;
    speaker.name = person.name;
    const auto append = [](std::string& to, const std::string& what) {
        if (!to.empty() && !what.empty()) to += ", ";
        to += what;
    };
    for (const std::string& part : person.parts) {
        if (is_role(part)) {
            append(speaker.role, part);
            continue;
        }
        const auto [role, affiliation] = split_role(part);
        append(speaker.role, role);
        append(speaker.affiliation, affiliation);
    }
    speaker.companies = companies_in(speaker.affiliation);
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

}  // namespace

bool opens_with_label(std::string_view text) { return strip_label(text); }

bool is_person_name(std::string_view text) {
    const auto words = split_words(text);
    if (words.size() < 2 || words.size() > 6) return false;
    if (text.find_first_of("?!:;/@#*|+=<>[]{}0123456789") != std::string_view::npos) return false;
    if (text.find("…") != std::string_view::npos || is_known_organisation(lower_ascii(text))) return false;
    std::size_t capitals = 0;
    for (const std::string_view word : words) {
        const std::string lower = lower_ascii(word);
        const LetterCase letters = letter_case(word);
        if (!letters.has_letter) return false;
        // d'Aubigny, l'Hôpital
        const bool elided =
            word.size() > 3 && letters.has_upper && (word[1] == '\'' || word.substr(1, 3) == "’");
        if (letters.starts_upper || elided) {
            ++capitals;
        } else if (!lexicon::is_name_particle(lower)) {
            return false;
        }
        if (lexicon::is_title_word(lower) && lower.size() > 1 && !lexicon::is_name_particle(lower))
            return false;
    }
    const std::string_view last = last_word(text);
    return capitals >= 1 && letter_case(words.front()).starts_upper && !closes_company(last) &&
           !lexicon::is_role_noun(lower_ascii(last));
}

bool is_role(std::string_view text) {
    for (const std::string_view word : {" at ", " @ "}) {
        if (text.find(word) != std::string_view::npos) return false;
    }
    const auto words = plain_words(text);
    if (role_words(words)) return true;
    // `Staff Engineer, SRE` is cut at the comma before; `Co-Founder & CTO` is not
    const auto joined =
        std::find_if(words.begin(), words.end(), [](const std::string& w) { return w == "&" || w == "and"; });
    if (joined == words.end()) return false;
    return role_words({words.begin(), joined}) && role_words({joined + 1, words.end()});
}

std::vector<std::string> companies_in(std::string_view affiliation) {
    std::vector<std::string> out;
    std::string_view rest = trim(affiliation);
    for (const std::string_view nobody :
         {"independent", "freelance", "freelancer", "self-employed", "unaffiliated", "retired"}) {
        if (lower_ascii(rest) == nobody) return out;
    }
    while (!rest.empty()) {
        std::size_t cut = std::string_view::npos;
        std::size_t length = 0;
        for (const std::string_view word : {" at ", " @ ", " from ", ", now part of ", ", now ", ", part of ",
                                            ", a part of ", " (now part of ", " (part of ", " (now ",
                                            " (acquired by ", ", acquired by ", " now part of ", " / "}) {
            const auto at = rest.find(word);
            if (at < cut || (at == cut && at != std::string_view::npos && word.size() > length)) {
                cut = at;
                length = word.size();
            }
        }
        std::string_view name = trim(rest.substr(0, cut));
        if (name.ends_with(')') && name.find('(') == std::string_view::npos) name.remove_suffix(1);
        if (!name.empty()) out.emplace_back(name);
        if (cut == std::string_view::npos) break;
        rest.remove_prefix(cut + length);
    }
    return out;
}

std::optional<Byline> parse_byline(std::string_view text, NameForm names) {
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
        const bool one_word = names == NameForm::one_word_too;
        if (!GroupParser(group, one_word, byline.labelled || group_label).run(members)) return std::nullopt;
        // a single word alone is no byline
        const bool lone = members.size() == 1 && members.front().parts.empty();
        if (one_word && lone && split_words(members.front().name).size() == 1) return std::nullopt;
        share_affiliations(members);
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
