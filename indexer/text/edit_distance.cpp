// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <utility>
#include <vector>

namespace lectern {

namespace {

/// Letters of words whose rows lie on the stack: most comparisons end after two or
/// three of them.
constexpr std::size_t usual_word = 64;

/// No slip is shorter by them.
void drop_common_ends(std::string_view& a, std::string_view& b) {
    const auto front = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    a.remove_prefix(static_cast<std::size_t>(front.first - a.begin()));
    b.remove_prefix(static_cast<std::size_t>(front.second - b.begin()));
    const auto back = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    a.remove_suffix(static_cast<std::size_t>(back.first - a.rbegin()));
    b.remove_suffix(static_cast<std::size_t>(back.second - b.rbegin()));
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (gap > limit) return limit + 1;
    drop_common_ends(a, b);
    std::array<std::byte, 3 * sizeof(std::size_t) * usual_word> memory;
    std::pmr::monotonic_buffer_resource rows(memory.data(), memory.size());
    std::pmr::vector<std::size_t> before(b.size() + 1, &rows);  // two rows up, for swaps
    std::pmr::vector<std::size_t> above(b.size() + 1, &rows);
    std::pmr::vector<std::size_t> row(b.size() + 1, &rows);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replace, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
        std::swap(before, above);
        std::swap(above, row);
    }
    return std::min(above[b.size()], limit + 1);
}

std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names) {
    constexpr std::size_t most_edits = 2;
    std::string_view nearest;
    std::size_t best = most_edits + 1;
    for (const std::string_view name : names) {
        const std::size_t distance = edit_distance(typed, name, most_edits);
        if (distance >= best) continue;
        best = distance;
        nearest = name;
    }
    return nearest;
}

}  // namespace lectern
