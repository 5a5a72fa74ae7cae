// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/typed_name.hpp"

#include <algorithm>

#include "lectern/analyzer.hpp"
#include "lectern/terms.hpp"

namespace lectern {

namespace {

/// Spelled as the keys of the field are, but for what only whole names have: the
/// `co` of somebody who is typing `meta co` is no legal form yet.
std::string comparable(const FieldSpec& field, std::string_view typed) {
    return field.field == Field::tag ? facet_key(field, typed) : normalize_name(typed);
}

/// `c++`, `f#`: of names only tags keep such signs.
bool has_sign(std::string_view typed) {
    const auto sign = typed.find_first_of("+#", 1);
    return sign != std::string_view::npos && typed[sign - 1] != ' ';
}

}  // namespace

TypedName::TypedName(const FieldSpec& field, std::string_view typed) {
    const std::string text = comparable(field, typed);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) words_.push_back(" " + text.substr(begin, end - begin));
        begin = end + 1;
    }
    const bool no_word = words_.empty() && typed.find_first_not_of(" \t\n") != std::string_view::npos;
    begins_nothing_ = no_word || (field.field != Field::tag && has_sign(typed));
}

std::string_view TypedName::longest_word() const {
    const auto longest =
        std::max_element(words_.begin(), words_.end(),
                         [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    return longest == words_.end() ? std::string_view() : std::string_view(*longest).substr(1);
}

bool TypedName::begins(std::string_view key) const {
    return !begins_nothing_ && std::all_of(words_.begin(), words_.end(), [&](const std::string& word) {
        return key.starts_with(std::string_view(word).substr(1)) || key.find(word) != std::string_view::npos;
    });
}

}  // namespace lectern
