// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The names in a database directory and the stub file's text, for the side that
/// writes them and the side that opens them.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lectern {

inline constexpr const char* stub_name = "XAPIANDB";
inline constexpr const char* new_stub_name = "XAPIANDB.tmp";
inline constexpr const char* lock_name = "LOCK";

/// gen- and at least six digits.
[[nodiscard]] bool is_generation_name(std::string_view name);

/// A name that lectern gives in a database directory.
[[nodiscard]] bool is_database_entry(std::string_view name);

[[nodiscard]] std::string generation_name(unsigned long number);
[[nodiscard]] unsigned long generation_number(std::string_view name);

/// What a stub file says that names one generation.
[[nodiscard]] std::string stub_text(std::string_view generation);

/// The generation that the directory's stub names; nothing when there is no stub,
/// or one that lectern-index did not write.
[[nodiscard]] std::optional<std::string> current_generation(const std::filesystem::path& directory);

}  // namespace lectern
