// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The paths by which mappings name values (docs/mapping.md).

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"

namespace lectern::mapping {

/// `Presenters[].Name`: members by name, every element of a list with `[]`, one
/// with `[0]`, every value of an object with `*`. A name with a dot or a bracket
/// stands in double quotes. `=Reed Conf` is that text itself.
struct Path {
    enum class Kind { member, element, each, values };
    struct Step {
        Kind kind;
        std::string name = {};
        std::size_t index = 0;
        friend bool operator==(const Step&, const Step&) = default;
    };
    std::vector<Step> steps;
    std::string literal = {};
};

/// Error: what is wrong with the path.
[[nodiscard]] Result<Path> parse_path(std::string_view text);

/// What `steps` lead to from `from`, in document order. Member names are taken
/// as they are, else whatever their case. Nothing where there is nothing.
[[nodiscard]] std::vector<const nlohmann::json*> follow(const nlohmann::json& from,
                                                        const std::vector<Path::Step>& steps);

}  // namespace lectern::mapping
