// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How the values of a facet lie in one value slot: UTF-8 strings, each closed
/// by a NUL byte, in published order, without repetitions. No value: no bytes,
/// so that the slot takes no space.

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

[[nodiscard]] std::string encode_facet_list(const std::vector<std::string>& values);

/// Calls `sink` with each value.
template <class Sink>
void for_each_facet_value(std::string_view encoded, Sink&& sink) {
    while (!encoded.empty()) {
        const std::size_t end = encoded.find('\0');
        sink(encoded.substr(0, end));
        if (end == std::string_view::npos) return;
        encoded.remove_prefix(end + 1);
    }
}

}  // namespace lectern
