// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/capitals.hpp"

#include <algorithm>

#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80 || c == '\'';
}

/// Calls `take` with every run of word bytes and every run of others.
template <class Take>
void for_each_run(std::string_view text, Take take) {
    while (!text.empty()) {
        const bool word = is_word_byte(text.front());
        const auto end = static_cast<std::size_t>(
            std::find_if(text.begin(), text.end(), [&](char c) { return is_word_byte(c) != word; }) -
            text.begin());
        take(text.substr(0, end), word);
        text.remove_prefix(end);
    }
}

bool has_small_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

void Capitals::learn(std::string_view text) {
    if (!has_small_letter(text)) return;
    for_each_run(text, [&](std::string_view run, bool word) {
        // `security` in running text says how it is spelled there, not in a name
        if (word && letter_case(run).starts_upper) ++seen_[lower_ascii(run)][std::string(run)];
    });
}

std::string Capitals::spelling_of(std::string_view word, bool first) const {
    const std::string lower = lower_ascii(word);
    if (!first && is_stop_word(lower)) return lower;
    if (const auto known = seen_.find(lower); known != seen_.end()) {
        const auto& [spelling, times] =
            *std::max_element(known->second.begin(), known->second.end(), [](const auto& a, const auto& b) {
                return a.second != b.second ? a.second < b.second : a.first < b.first;
            });
        return spelling;
    }
    constexpr std::size_t longest_initials = 3;
    if (word.size() <= longest_initials && !is_stop_word(lower)) return std::string(word);
    return std::string(word.substr(0, 1)) + lower.substr(1);
}

std::string Capitals::restore(std::string_view text) const {
    if (has_small_letter(text)) return std::string(text);
    std::string out;
    for_each_run(text, [&](std::string_view run, bool word) {
        out += word ? spelling_of(run, out.empty()) : std::string(run);
    });
    return out;
}

}  // namespace lectern
