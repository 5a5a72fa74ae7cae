// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace lectern {

/// Sorts what is large to move, such as talks, and moves each only once; what is
/// equal keeps its order.
template <class T, class Before>
[[nodiscard]] std::vector<T> sorted(std::vector<T> items, Before before) {
    if (std::is_sorted(items.begin(), items.end(), before)) return items;
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return before(items[a], items[b]); });
    std::vector<T> out;
    out.reserve(items.size());
    for (const std::size_t at : order) out.push_back(std::move(items[at]));
    return out;
}

}  // namespace lectern
