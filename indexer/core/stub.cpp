// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/core/stub.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>

namespace lectern {

namespace {

constexpr std::string_view generation_prefix = "gen-";
constexpr std::string_view stub_prefix = "auto ";
constexpr std::size_t min_digits = 6;
constexpr std::size_t max_digits = 9;

}  // namespace

bool is_generation_name(std::string_view name) {
    if (!name.starts_with(generation_prefix)) return false;
    name.remove_prefix(generation_prefix.size());
    return name.size() >= min_digits && name.size() <= max_digits &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_database_entry(std::string_view name) {
    return name == stub_name || name == new_stub_name || name == lock_name || is_generation_name(name);
}

std::string generation_name(unsigned long number) {
    return fmt::format("{}{:0{}}", generation_prefix, number, min_digits);
}

unsigned long generation_number(std::string_view name) {
    unsigned long number = 0;
    name.remove_prefix(std::min(generation_prefix.size(), name.size()));
    std::from_chars(name.data(), name.data() + name.size(), number);
    return number;
}

std::string stub_text(std::string_view generation) { return fmt::format("{}{}\n", stub_prefix, generation); }

std::optional<std::string> current_generation(const std::filesystem::path& directory) {
    std::ifstream file(directory / stub_name, std::ios::binary);
    std::string text(stub_prefix.size() + generation_prefix.size() + max_digits + 2, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (!text.starts_with(stub_prefix)) return std::nullopt;
    std::string name = text.substr(stub_prefix.size());
    if (name.ends_with('\n')) name.pop_back();
    if (!is_generation_name(name)) return std::nullopt;
    return name;
}

}  // namespace lectern
