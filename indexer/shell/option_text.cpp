// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shell/option_text.hpp"

namespace lectern {

bool takes_value(const CLI::Option& option) { return option.get_items_expected_min() > 0; }

std::vector<std::string> option_names(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
    return names;
}

std::string option_heading(const CLI::Option& option) {
    std::string out;
    for (const std::string& name : option_names(option)) out += (out.empty() ? "" : ", ") + name;
    return takes_value(option) && !out.empty() ? out + " " + option.get_type_name() : out;
}

std::string option_help(const CLI::Option& option) {
    const std::string preset = option.get_default_str();
    return option.get_description() + (preset.empty() ? "" : " (default: " + preset + ")");
}

}  // namespace lectern
