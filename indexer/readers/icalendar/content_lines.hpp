// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The lines of a calendar, put together as their writers meant them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lectern::icalendar {

/// `NAME;PARAMETER=…:value`, unfolded.
struct ContentLine {
    std::uint32_t number = 0;  ///< where it begins, from 1
    std::string text;          ///< all of it, fit for libical
    std::string name;          ///< in capitals

    /// `BEGIN:VEVENT`, whatever the letters' case.
    [[nodiscard]] bool is(std::string_view wanted_name, std::string_view value) const;
    /// Behind the first colon, `\,` `\;` `\\` `\n` unescaped.
    [[nodiscard]] std::string plain_value() const;
};

/// Unfolds (RFC 5545 §3.1) with CRLF and bare LF. A line that opens with no
/// property's name goes on with the text before it: descriptions are published
/// with raw line breaks. A backslash that escapes nothing is kept as one.
class ContentLines {
public:
    explicit ContentLines(std::string_view content) : rest_(content) {}
    [[nodiscard]] std::optional<ContentLine> next();

private:
    std::string_view take_physical();

    std::string_view rest_;
    std::uint32_t number_ = 0;
    std::string_view pending_;
    bool has_pending_ = false;
};

}  // namespace lectern::icalendar
