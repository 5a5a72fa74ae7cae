// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/facet_list.hpp"

#include <algorithm>

namespace lectern {

std::string encode_facet_list(const std::vector<std::string>& values) {
    std::string out;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value->empty() || std::find(values.begin(), value, *value) != value) continue;
        out += *value;
        out += '\0';
    }
    return out;
}

}  // namespace lectern
