// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/byline_chunks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/text_util.hpp"

namespace lectern {

namespace {

/// `she/her`: said of a person, but neither company nor role.
bool is_pronouns(std::string_view aside) {
    constexpr std::array<std::string_view, 9> pronouns{"she", "her",  "hers", "he",    "him",
                                                       "his", "they", "them", "theirs"};
    const auto parts = split(aside, "/");
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
               return std::find(pronouns.begin(), pronouns.end(), lower_ascii(trim(part))) != pronouns.end();
           });
}

/// Whether a name goes on behind a closing parenthesis.
bool goes_on(std::string_view after) {
    if (!after.starts_with(' ')) return false;
    const auto words = split_words(after);
    return !words.empty() && letter_case(words.front()).starts_upper;
}

}  // namespace

std::vector<Chunk> cut_group(std::string_view group) {
    std::vector<Chunk> chunks;
    Chunk chunk;
    int depth = 0;
    const auto finish = [&](Link next) {
        chunk.text = std::string(trim(chunk.text));
        if (is_pronouns(chunk.aside)) chunk.aside.clear();
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
            if (--depth == 0) {
                if (!goes_on(rest.substr(1))) continue;
                chunk.text += '(' + std::exchange(chunk.aside, {});
            }
        }
        if (depth > 0) {
            chunk.aside += group[i];
        } else if (group[i] == ',') {
            finish(Link::comma);
        } else if (after_space && (rest.starts_with("& ") || rest.starts_with("+ "))) {
            finish(group[i] == '&' ? Link::ampersand : Link::plus);
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

}  // namespace lectern
