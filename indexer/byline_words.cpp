// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/byline_words.hpp"

#include <algorithm>
#include <array>

#include "indexer/byline.hpp"
#include "indexer/byline_campus.hpp"
#include "indexer/core/known_companies.hpp"
#include "indexer/lexicon.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

std::string_view last_word(std::string_view text) {
    const auto space = text.rfind(' ');
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

bool is_known_organisation(std::string_view lower) {
    // Companies of plain words that would pass for people.
    constexpr std::array<std::string_view, 117> names{"american express",
                                                      "ant financial",
                                                      "bank of america",
                                                      "bell canada",
                                                      "best buy",
                                                      "blue origin",
                                                      "blue yonder",
                                                      "booking holdings",
                                                      "booz allen",
                                                      "booz allen hamilton",
                                                      "boston dynamics",
                                                      "boston scientific",
                                                      "bright data",
                                                      "british airways",
                                                      "capital one",
                                                      "check point",
                                                      "china unicom",
                                                      "control plane",
                                                      "data reply",
                                                      "defense unicorns",
                                                      "delivery hero",
                                                      "dell emc",
                                                      "deutsche bahn",
                                                      "deutsche bank",
                                                      "deutsche börse",
                                                      "digital ocean",
                                                      "disney plus hotstar",
                                                      "disney streaming",
                                                      "edge delta",
                                                      "electronic arts",
                                                      "epam systems",
                                                      "ernst young",
                                                      "eth zurich",
                                                      "financial times",
                                                      "general dynamics",
                                                      "general electric",
                                                      "general motors",
                                                      "giant swarm",
                                                      "goldman sachs",
                                                      "hewlett packard",
                                                      "hewlett packard enterprise",
                                                      "home depot",
                                                      "hugging face",
                                                      "jane street",
                                                      "john deere",
                                                      "johnson johnson",
                                                      "jp morgan",
                                                      "jpmorgan chase",
                                                      "julius baer",
                                                      "just eat",
                                                      "just eat takeaway",
                                                      "lawrence livermore",
                                                      "li auto",
                                                      "liberty global",
                                                      "liberty mutual",
                                                      "linux foundation",
                                                      "liquid reply",
                                                      "lockheed martin",
                                                      "max planck",
                                                      "mercado libre",
                                                      "mercedes benz",
                                                      "micro focus",
                                                      "monzo bank",
                                                      "morgan stanley",
                                                      "new relic",
                                                      "new york times",
                                                      "northrop grumman",
                                                      "octopus deploy",
                                                      "open systems",
                                                      "orange business",
                                                      "palo alto",
                                                      "paul scherrer",
                                                      "philip morris",
                                                      "ping an",
                                                      "platform one",
                                                      "polar signals",
                                                      "qa wolf",
                                                      "rakuten symphony",
                                                      "red canary",
                                                      "red hat",
                                                      "rolls royce",
                                                      "rolls-royce",
                                                      "royal mail",
                                                      "sakura internet",
                                                      "saxo bank",
                                                      "schwarz digits",
                                                      "second front",
                                                      "sony interactive",
                                                      "square enix",
                                                      "stack overflow",
                                                      "state farm",
                                                      "state street",
                                                      "swiss post",
                                                      "swiss re",
                                                      "tata consultancy",
                                                      "tech mahindra",
                                                      "the guardian",
                                                      "the home depot",
                                                      "the linux foundation",
                                                      "the new york times",
                                                      "the washington post",
                                                      "thought machine",
                                                      "trade republic",
                                                      "trend micro",
                                                      "tu berlin",
                                                      "tu wien",
                                                      "two sigma",
                                                      "volvo cars",
                                                      "walt disney",
                                                      "warner bros",
                                                      "washington post",
                                                      "wells fargo",
                                                      "white duck",
                                                      "whole foods",
                                                      "world wide",
                                                      "woven planet",
                                                      "zalando se"};
    static_assert(std::is_sorted(names.begin(), names.end()));
    return std::binary_search(names.begin(), names.end(), lower);
}

/// `SA`, `AB`, `AG` close companies; `Sa` closes a Portuguese name.
bool closes_company(std::string_view word) {
    const std::string lower = lower_ascii(word);
    if (!lexicon::is_company_word(lower) && !lexicon::is_legal_form(lower)) return false;
    return word.size() > 2 || lower_ascii(word.substr(1)) != word.substr(1);
}

/// `CTO`, `Program Committee Co-Chairs`, `Director of Engineering`.
bool role_words(const std::vector<std::string>& words) {
    if (words.empty() || words.size() > 8) return false;
    const std::string_view last = words.back();
    if (lexicon::is_role_noun(last)) return true;
    if (last.starts_with("co-") && lexicon::is_role_noun(last.substr(3))) return true;
    // Developer Relations, Developer Advocacy
    const bool short_title = words.size() > 1 && words.size() <= 3;
    if (short_title && (last == "relations" || last == "advocacy")) return true;
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

/// Of `Stacklok/Custcodian`, but `H. Lundbeck A/S`, `AI/ML`: npos where there
/// is none.
std::size_t joining_slash(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return slash;
    constexpr std::size_t shortest = 4;
    const std::string_view before = last_word(text.substr(0, slash));
    const std::string_view after = text.substr(slash + 1, text.find(' ', slash) - slash - 1);
    const bool names = before.size() >= shortest && after.size() >= shortest &&
                       letter_case(before).starts_upper && letter_case(after).starts_upper;
    return names ? slash : std::string_view::npos;
}

/// `Splunk (Cisco)` and `Splunk, a Cisco company` name both; what else stands in
/// parentheses is a place, a division or an abbreviation.
void add_company(std::string_view name, std::vector<std::string>& out) {
    for (const std::string_view opening : {"(", ", a ", ", an "}) {
        const auto at = name.find(opening);
        if (at == std::string_view::npos || at == 0) continue;
        const std::string_view closing = opening == "(" ? ")" : " company";
        std::string_view owner = name.substr(at + opening.size());
        if (!lower_ascii(owner).ends_with(closing)) continue;
        owner.remove_suffix(closing.size());
        if (!is_known_company(owner)) continue;
        const std::string_view unit = trim(name.substr(0, at));
        if (is_same_company(unit, owner)) continue;  // Amazon Web Services (AWS)
        out.emplace_back(unit);
        out.emplace_back(trim(owner));
        return;
    }
    if (!name.empty()) out.emplace_back(name);
}

struct Cut {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;  ///< of what joins the names
};

/// Where the name of the first company ends.
Cut next_company(std::string_view text) {
    Cut cut;
    for (const std::string_view word :
         {" at ", " @ ", " from ", " by ", ", now part of ", ", now ", ", part of ", ", a part of ",
          " (now part of ", " (part of ", " (now ", " (acquired by ", ", acquired by ", " now part of ",
          " / "}) {
        auto at = text.find(word);
        // University of Texas at Austin
        while (word == " at " && at != std::string_view::npos &&
               is_campus_of(text.substr(0, at), text.substr(at + word.size()))) {
            at = text.find(word, at + word.size());
        }
        if (at < cut.at || (at == cut.at && at != std::string_view::npos && word.size() > cut.length)) {
            cut = {at, word.size()};
        }
    }
    if (const auto slash = joining_slash(text); slash < cut.at) cut = {slash, 1};
    return cut;
}

}  // namespace

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

bool ends_like_a_company(std::string_view text) { return has_company_clue(last_word(text)); }

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

bool is_academic_title(std::string_view text) {
    constexpr std::array<std::string_view, 8> titles{"phd", "ph.d",  "ph.d.", "mba",
                                                     "msc", "m.sc.", "md",    "cissp"};
    return std::find(titles.begin(), titles.end(), lower_ascii(text)) != titles.end();
}

bool tells_of_purchase(std::string_view text) {
    for (const std::string_view opening : {"now ", "part of ", "a part of ", "acquired by ", "formerly "}) {
        if (text.starts_with(opening)) return true;
    }
    return false;
}

bool opens_a_role(std::string_view text) {
    const auto words = plain_words(text);
    return words.size() > 1 && (lexicon::is_role_opening(words.front()) || words.front() == "cto");
}

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

bool is_person_name(std::string_view text, std::size_t doubtful_words) {
    const auto words = split_words(text);
    if (words.size() < 2 || words.size() > 6) return false;
    if (text.find_first_of("?!:;/@#*|+=<>[]{}0123456789") != std::string_view::npos) return false;
    if (text.find("…") != std::string_view::npos || is_known_organisation(lower_ascii(text))) return false;
    std::size_t capitals = 0;
    for (const std::string_view word : words) {
        // Davanum (dims) Srinivas, Mauricio "Salaboy" Salatino
        const bool nickname = word.size() > 2 && (word.front() == '(' || word.front() == '"') &&
                              word.data() != text.data() && word.data() != words.back().data();
        if (nickname) continue;
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
        const bool doubtful =
            lexicon::is_title_word(lower) && lower.size() > 1 && !lexicon::is_name_particle(lower);
        if (doubtful && doubtful_words-- == 0) return false;
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
        const auto [cut, length] = next_company(rest);
        std::string_view name = trim(rest.substr(0, cut));
        if (name.ends_with(')') && name.find('(') == std::string_view::npos) name.remove_suffix(1);
        add_company(name, out);
        if (cut == std::string_view::npos) break;
        rest.remove_prefix(cut + length);
    }
    return out;
}

}  // namespace lectern
