// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
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

}  // namespace

SplitTitle split_title(std::string_view published, NameForm names) {
    const std::string text = single_spaced(published);
    std::vector<std::pair<std::size_t, std::size_t>> dashes;  // position, length
    for (const std::string_view dash : {" - ", " – ", " — ", " -- ", " | ", "—"}) {
        for (auto at = text.find(dash); at != std::string::npos; at = text.find(dash, at + 1)) {
            dashes.emplace_back(at, dash.size());
        }
    }
    std::sort(dashes.rbegin(), dashes.rend());
    for (const auto& [at, length] : dashes) {
        auto byline = parse_byline(std::string_view(text).substr(at + length), names);
        const bool spaced = text[at] == ' ';
        if (byline && (spaced || byline->affiliated)) {
            return {std::string(trim(std::string_view(text).substr(0, at))), std::move(byline)};
        }
    }
    for (auto at = text.find(": "); at != std::string::npos; at = text.find(": ", at + 1)) {
        if (!names_only_a_format(std::string_view(text).substr(0, at))) continue;
        auto byline = parse_byline(std::string_view(text).substr(at + 2));
        if (byline && byline->affiliated) return {text.substr(0, at), std::move(byline)};
    }
    return {text, std::nullopt};
}

}  // namespace lectern
