// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/byline.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

bool is_format_word(std::string_view word) {
    constexpr std::array<std::string_view, 20> words{
        "keynote",    "keynotes",  "sponsored", "opening",   "closing", "remarks",     "welcome",
        "panel",      "fireside",  "chat",      "lightning", "talk",    "session",     "project",
        "discussion", "interview", "address",   "sponsor",   "plenary", "conversation"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// `CiliumCon Sponsored Keynote`: nothing but the kind of session.
bool names_only_a_format(std::string_view text) {
    const auto words = plain_words(text);
    if (words.empty() || !is_format_word(words.back())) return false;
    return std::count_if(words.begin(), words.end(),
                         [](const std::string& w) { return !is_format_word(w); }) <= 2;
}

/// Where dashes stand, with their lengths, the last first.
std::vector<std::pair<std::size_t, std::size_t>> dashes_in(std::string_view text) {
    std::vector<std::pair<std::size_t, std::size_t>> dashes;
    for (const std::string_view dash : {" - ", " – ", " — ", " -- ", " | ", "—"}) {
        for (auto at = text.find(dash); at != std::string_view::npos; at = text.find(dash, at + 1)) {
            dashes.emplace_back(at, dash.size());
        }
    }
    std::sort(dashes.rbegin(), dashes.rend());
    return dashes;
}

/// The title before the last dash that a byline follows.
std::optional<SplitTitle> split_at_dash(const std::string& text, NameForm names, const KnownNames* known) {
    for (const auto& [at, length] : dashes_in(text)) {
        const std::string_view behind = std::string_view(text).substr(at + length);
        auto byline = parse_byline(behind, names, known);
        const bool spaced = text[at] == ' ';
        if (byline && (spaced || byline->affiliated)) {
            return SplitTitle{std::string(trim(std::string_view(text).substr(0, at))), std::move(byline),
                              std::string(behind)};
        }
    }
    return std::nullopt;
}

/// `Title (Ann Lee, Acme)`, `Title (A & B @ Acme)`; what says no company is a remark.
std::optional<SplitTitle> split_at_parenthesis(const std::string& text, const KnownNames* known) {
    const auto open = text.rfind(" (");
    if (open == std::string::npos || open == 0 || !text.ends_with(')')) return std::nullopt;
    std::string behind = text.substr(open + 2, text.size() - open - 3);
    auto byline = parse_byline(behind, NameForm::full, known);
    if (!byline || !byline->affiliated) return std::nullopt;
    return SplitTitle{text.substr(0, open), std::move(byline), std::move(behind)};
}

}  // namespace

SplitTitle split_title(std::string_view published, NameForm names, const KnownNames* known) {
    const std::string text = single_spaced(published);
    if (auto split = split_at_dash(text, names, known)) {
        if (names != NameForm::scheduled) return std::move(*split);
        // `Title - A, Acme & B, Widget - C, Zed`: a dash within the byline
        auto rest = split_at_dash(split->title, names, known);
        const bool one_more =
            rest && rest->byline->affiliated && split->byline->affiliated && dashes_in(rest->behind).empty();
        if (!one_more) return std::move(*split);
        auto& speakers = rest->byline->speakers;
        std::move(split->byline->speakers.begin(), split->byline->speakers.end(),
                  std::back_inserter(speakers));
        rest->behind += "; " + split->behind;
        return std::move(*rest);
    }
    for (auto at = text.find(": "); at != std::string::npos; at = text.find(": ", at + 1)) {
        if (!names_only_a_format(std::string_view(text).substr(0, at))) continue;
        auto byline = parse_byline(std::string_view(text).substr(at + 2), NameForm::full, known);
        if (byline && byline->affiliated) return {text.substr(0, at), std::move(byline), text.substr(at + 2)};
    }
    if (names == NameForm::full) {
        if (auto split = split_at_parenthesis(text, known)) return std::move(*split);
    }
    return {text, std::nullopt};
}

}  // namespace lectern
