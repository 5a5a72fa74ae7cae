// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include "indexer/readers/json_lines.hpp"
#include "indexer/readers/markdown_reader.hpp"
#include "lectern/reader.hpp"

namespace lectern {

std::span<const Reader* const> readers() {
    // Those with a signature first; Markdown takes any text.
    static const std::array<const Reader*, 2> all{&json_lines_reader(), &markdown_reader()};
    return all;
}

}  // namespace lectern
