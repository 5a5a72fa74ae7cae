// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tagline.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "indexer/byline.hpp"
#include "indexer/lexicon.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t longest_tagline = 160;

bool any_word(std::string_view text, bool (*test)(std::string_view)) {
    const auto words = plain_words(text);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return test(word); });
}

/// `Lead UX Designer`, `Senior Software Engineer II`, `Engineer and speaker`.
bool names_role(std::string_view text) { return is_role(text) || any_word(text, lexicon::is_role_noun); }

bool is_legal_form(std::string_view text) { return lexicon::is_legal_form(lower_ascii(trim(text))); }

/// Whether what stands behind `at` is a name: capitals, no sentence.
bool is_organisation_name(std::string_view text) {
    constexpr std::size_t most_words = 8;
    const auto words = split_words(text);
    if (words.empty() || words.size() > most_words || text.find_first_of("?!\"") != npos) return false;
    const LetterCase first = letter_case(words.front());
    const LetterCase last = letter_case(words.back());
    // gRPC, ekino, 1Password; `the heart of technology` is no name
    return first.starts_upper || first.has_digit || (words.size() == 1 && first.has_letter) ||
           (words.size() == 2 && last.starts_upper);
}

struct Cut {
    std::string_view before;
    std::string_view after;
};

std::optional<Cut> cut_at(std::string_view text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == npos) return std::nullopt;
    return Cut{trim(text.substr(0, at)), trim(text.substr(at + mark.size()))};
}

/// A clause ends where the sentence goes on: `Google, where I build maps`.
std::string_view name_of(std::string_view text) {
    const auto comma = text.find(',');
    if (comma == npos || is_legal_form(text.substr(comma + 1))) return text;
    return trim(text.substr(0, comma));
}

/// `Role at Company`
std::optional<Tagline> placed(std::string_view text) {
    for (const std::string_view mark : {" at ", " @ ", " @", "@ ", " bei ", " chez "}) {
        const auto cut = cut_at(text, mark);
        if (!cut || cut->before.empty()) continue;
        const std::string_view name = name_of(cut->after);
        if (!is_organisation_name(name)) continue;
        // `Working at Google`, `I make maps at Google`
        const std::string first_word = lower_ascii(split_words(cut->before).front());
        const bool sentence =
            first_word == "i" || (!names_role(cut->before) && first_word.starts_with("work"));
        return Tagline{std::string(name), std::string(sentence ? std::string_view() : cut->before)};
    }
    for (const std::string_view mark : {" for ", " of ", " with ", " from "}) {
        const auto cut = cut_at(text, mark);
        if (!cut || !is_role(cut->before)) continue;
        const std::string_view name = name_of(cut->after);
        const std::string first_word = lower_ascii(split_words(name).empty() ? name : split_words(name)[0]);
        if (!is_organisation_name(name) || is_role(text) || lexicon::is_title_word(first_word)) continue;
        return Tagline{std::string(name), std::string(cut->before)};
    }
    return std::nullopt;
}

/// `Role, Company`, `Company, Role`
std::optional<Tagline> listed(std::string_view text) {
    const auto cut = cut_at(text, ", ");
    if (!cut || is_legal_form(cut->after)) return std::nullopt;
    const bool role_first = is_role(cut->before);
    const bool role_last = is_role(cut->after);
    if (role_first && role_last) return Tagline{{}, std::string(text)};
    if (role_first && is_organisation_name(cut->after))
        return Tagline{std::string(cut->after), std::string(cut->before)};
    if (role_last && is_organisation_name(cut->before) && cut->after.find(',') == npos)
        return Tagline{std::string(cut->before), std::string(cut->after)};
    return std::nullopt;
}

/// `Newgrange IT Consulting, LLC`, `TU München University`
bool is_company(std::string_view text) {
    const auto words = split_words(text);
    const bool name = std::all_of(words.begin(), words.end(), [](std::string_view word) {
        return letter_case(word).starts_upper || lexicon::is_name_particle(word) || word == "&" ||
               word == "of";
    });
    return name && is_organisation_name(text) &&
           (any_word(text, lexicon::is_company_word) || any_word(text, lexicon::is_legal_form));
}

Tagline read_piece(std::string_view text) {
    if (auto out = placed(text)) return *out;
    if (auto out = listed(text)) return *out;
    if (is_role(text)) return {{}, std::string(text)};
    if (is_company(text) && !any_word(text, lexicon::is_role_noun)) return {std::string(text), {}};
    return {};
}

std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> out{text};
    for (const std::string_view mark : {" | ", " • ", " · ", "; ", " / ", " || ", "\n"}) {
        std::vector<std::string_view> finer;
        for (const std::string_view piece : out) {
            for (const std::string_view part : split(piece, mark)) finer.push_back(trim(part));
        }
        out = std::move(finer);
    }
    return out;
}

}  // namespace

Tagline parse_tagline(std::string_view published) {
    const std::string_view text = trim(published);
    if (text.empty() || text.size() > longest_tagline) return {};
    Tagline out;
    for (const std::string_view piece : pieces_of(text)) {
        Tagline read = read_piece(piece);
        if (out.affiliation.empty() && !read.affiliation.empty()) {
            out.affiliation = std::move(read.affiliation);
            if (!read.role.empty()) out.role = std::move(read.role);
        } else if (out.role.empty()) {
            out.role = std::move(read.role);
        }
    }
    return out;
}

}  // namespace lectern
