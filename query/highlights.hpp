// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Which words of a hit are marked, and how much each says.

#include <bitset>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lectern/schema.hpp"
#include "lectern/snippet.hpp"
#include "query/language/builder.hpp"
#include "query/warm_database.hpp"

namespace lectern {

class Highlights {
public:
    /// A term weighs more the fewer talks have it.
    Highlights(const WarmDatabase& database, const std::vector<WantedTerm>& wanted);

    /// For Field::title or Field::abstract: the terms searched in that field and
    /// those searched everywhere. Valid as long as this object.
    [[nodiscard]] TermWeights weights(Field field) const;

    /// All terms that are marked anywhere.
    [[nodiscard]] const std::vector<std::string>& terms() const { return terms_; }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    using Weights = std::unordered_map<std::string, TermWeight, Hash, std::equal_to<>>;

    Weights title_;
    Weights abstract_;
    std::vector<std::string> terms_;
    std::bitset<256> begins_term_;  ///< by first byte
};

}  // namespace lectern
