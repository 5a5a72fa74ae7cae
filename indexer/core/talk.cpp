// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/talk.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {

namespace {

constexpr std::array<std::string_view, 11> format_names{
    "talk",        "keynote", "lightning", "panel", "tutorial",     "workshop",
    "contribfest", "remarks", "meeting",   "film",  "announcement",
};

bool is_year(std::string_view text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view to_string(Format format) { return format_names[static_cast<std::size_t>(format)]; }

std::optional<Format> format_from_string(std::string_view name) {
    const auto found = std::find(format_names.begin(), format_names.end(), name);
    if (found == format_names.end()) return std::nullopt;
    return static_cast<Format>(found - format_names.begin());
}

std::string_view year_of(const Talk& talk) {
    if (talk.date.size() >= 4) return std::string_view(talk.date).substr(0, 4);
    if (talk.event.size() < 4) return {};
    const std::string_view tail = std::string_view(talk.event).substr(talk.event.size() - 4);
    return is_year(tail) ? tail : std::string_view();
}

}  // namespace lectern
