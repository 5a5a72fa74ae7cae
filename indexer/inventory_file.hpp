// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The inventory of a generation as a file beside its tables. Numbers are base
/// 128, texts begin with their length, paths with how much they share with the
/// one before; the last eight bytes are the hash of all others.

#include <filesystem>
#include <string>
#include <string_view>

#include "lectern/inventory.hpp"
#include "lectern/result.hpp"

namespace lectern {

inline constexpr const char* inventory_name = "inventory.lectern";
inline constexpr const char* new_inventory_name = "inventory.lectern.tmp";

[[nodiscard]] std::string encode_inventory(const Inventory& inventory);

/// Error: corrupt.
[[nodiscard]] Result<Inventory> decode_inventory(std::string_view bytes);

/// Of a generation. Errors: corrupt, also when there is none; io.
[[nodiscard]] Result<Inventory> load_inventory(const std::filesystem::path& generation);

/// On disk when this returns; a crash leaves the one before. Error: io.
[[nodiscard]] Result<void> save_inventory(const Inventory& inventory,
                                          const std::filesystem::path& generation);

}  // namespace lectern
