// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Time zones as calendars name them, and what the clocks there show. The rules
/// are ICU's, so a zone's whole history is known.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lectern {

class TimeZone {
public:
    /// By an IANA name (`Europe/Berlin`, also with a vendor's path before it or
    /// `-` for `/`), a Windows name (`W. Europe Standard Time`), `UTC`, or an
    /// offset (`GMT+01:00`). Absent when ICU knows no such zone.
    [[nodiscard]] static std::optional<TimeZone> find(std::string_view name);

    TimeZone(TimeZone&&) noexcept;
    TimeZone& operator=(TimeZone&&) noexcept;
    ~TimeZone();

    [[nodiscard]] std::chrono::local_seconds to_local(std::chrono::sys_seconds instant) const;
    /// Of a time that clocks skip or show twice, one of the instants beside it.
    [[nodiscard]] std::chrono::sys_seconds to_instant(std::chrono::local_seconds shown) const;

    /// What people write behind a time there: `CEST`, `PDT`, `UTC`; the zone's
    /// IANA name where English has no letters for it.
    [[nodiscard]] std::string abbreviation(std::chrono::sys_seconds instant) const;

private:
    struct Impl;
    explicit TimeZone(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace lectern
