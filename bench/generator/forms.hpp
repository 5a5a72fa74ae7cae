// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The published forms in which generated talks are written: small, but with the
/// marks by which each is told and the facts that all of them have.

#include <filesystem>
#include <span>
#include <string_view>

#include "bench/generator/talk_source.hpp"

namespace lectern::bench {

struct Form {
    std::string_view name;
    /// Writes an edition into the folder, in one file or in several. False when
    /// that failed.
    bool (*write)(const Edition& edition, const std::filesystem::path& folder);
};

[[nodiscard]] std::span<const Form> forms();

}  // namespace lectern::bench
