// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/tree/tree.hpp"

#include <algorithm>

#include "indexer/text_util.hpp"

namespace lectern::tree {

const Node* Node::find(std::string_view key) const {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : found->value;
}

Tree parse_data_file(std::string_view text, const TextPlace& place) {
    const std::string path = lower_ascii(place.path);
    if (path.ends_with(".yml") || path.ends_with(".yaml")) return parse_yaml(text, place);
    if (path.ends_with(".toml")) return parse_toml(text, place);
    if (path.ends_with(".json")) return parse_json(text, place);
    return {};
}

}  // namespace lectern::tree
