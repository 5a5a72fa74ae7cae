// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/speakers.hpp"

#include <algorithm>
#include <array>

#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

struct Pair {
    std::string_view open, close;
};
constexpr std::array<Pair, 8> asides{
    {{"(", ")"}, {"[", "]"}, {"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"'", "'"}, {"‘", "’"}}};

/// Whether a word can end before this place. `Conor O'Brien` has no quotation.
bool is_border(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == ' ' || text[at] == ',';
}

/// Takes the first aside of a kind out of the name; false when there is none.
bool remove_aside(std::string& name, const Pair& pair) {
    for (auto begin = name.find(pair.open); begin != std::string::npos;
         begin = name.find(pair.open, begin + 1)) {
        if (begin > 0 && name[begin - 1] != ' ') continue;
        auto end = name.find(pair.close, begin + pair.open.size());
        while (end != std::string::npos && !is_border(name, end + pair.close.size())) {
            end = name.find(pair.close, end + 1);
        }
        if (end == std::string::npos) continue;
        name.replace(begin, end + pair.close.size() - begin, 1, ' ');
        return true;
    }
    return false;
}

/// `@jdoe`
void remove_handles(std::string& name) {
    for (auto at = name.find('@'); at != std::string::npos; at = name.find('@', at)) {
        if (at > 0 && name[at - 1] != ' ') {
            ++at;
            continue;
        }
        name.erase(at, name.find(' ', at) - at);
    }
}

}  // namespace

std::string speaker_key(std::string_view published) {
    std::string name(published);
    for (const Pair& pair : asides) {
        while (remove_aside(name, pair)) {
        }
    }
    remove_handles(name);
    std::string key = normalize_name(name);
    // `Max (Musterfrau)`: one word is no name to tell people by
    return key.find(' ') == std::string::npos ? normalize_name(published) : key;
}

}  // namespace lectern
