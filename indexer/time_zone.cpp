// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/time_zone.hpp"

#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/text_util.hpp"

namespace lectern {

namespace {

using Zone = std::unique_ptr<icu::TimeZone>;

Zone by_iana_name(std::string_view name) {
    Zone zone(icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())})));
    return zone && *zone != icu::TimeZone::getUnknown() ? std::move(zone) : nullptr;
}

Zone by_windows_name(std::string_view name) {
    icu::UnicodeString id;
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getIDForWindowsID(
        icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}), nullptr, id,
        status);
    if (U_FAILURE(status) || id.isEmpty()) return nullptr;
    return Zone(icu::TimeZone::createTimeZone(id));
}

/// `/citadel.org/20211207_1/Europe/Berlin`: the names behind each slash.
Zone by_path(std::string_view name) {
    for (auto slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/', slash + 1)) {
        if (name.find('/', slash + 1) == std::string_view::npos) break;
        if (Zone zone = by_iana_name(name.substr(slash + 1))) return zone;
    }
    return nullptr;
}

Zone by_any_name(std::string_view name) {
    if (Zone zone = by_iana_name(name)) return zone;
    if (Zone zone = by_windows_name(name)) return zone;
    if (Zone zone = by_path(name)) return zone;
    std::string slashed(name);
    if (const auto dash = slashed.find('-'); dash != std::string::npos) slashed[dash] = '/';
    return by_iana_name(slashed);
}

UDate to_icu(std::chrono::seconds since_epoch) { return static_cast<UDate>(since_epoch.count()) * 1000.0; }

std::chrono::seconds offset_at(const icu::TimeZone& zone, std::chrono::seconds time, bool local) {
    std::int32_t raw = 0;
    std::int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone.getOffset(to_icu(time), local ? 1 : 0, raw, daylight, status);
    return std::chrono::seconds((raw + daylight) / 1000);
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

}  // namespace

struct TimeZone::Impl {
    Zone zone;
};

TimeZone::TimeZone(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TimeZone::TimeZone(TimeZone&&) noexcept = default;
TimeZone& TimeZone::operator=(TimeZone&&) noexcept = default;
TimeZone::~TimeZone() = default;

std::optional<TimeZone> TimeZone::find(std::string_view name) {
    constexpr std::size_t longest_name = 100;
    name = trim(name);
    if (name.empty() || name.size() > longest_name) return std::nullopt;
    Zone zone = by_any_name(name);
    if (!zone) return std::nullopt;
    return TimeZone(std::make_unique<Impl>(Impl{std::move(zone)}));
}

std::chrono::local_seconds TimeZone::to_local(std::chrono::sys_seconds instant) const {
    const auto time = instant.time_since_epoch();
    return std::chrono::local_seconds(time + offset_at(*impl_->zone, time, false));
}

std::chrono::sys_seconds TimeZone::to_instant(std::chrono::local_seconds shown) const {
    const auto time = shown.time_since_epoch();
    return std::chrono::sys_seconds(time - offset_at(*impl_->zone, time, true));
}

std::string TimeZone::abbreviation(std::chrono::sys_seconds instant) const {
    icu::UnicodeString id;
    impl_->zone->getID(id);
    const std::string name = to_utf8(id);
    if (name == "UTC" || name == "Etc/UTC") return "UTC";
    std::array<char, 8> region{};
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getRegion(id, region.data(), static_cast<std::int32_t>(region.size()), status);
    const bool daylight = impl_->zone->useDaylightTime() != 0 && [&] {
        std::int32_t raw = 0;
        std::int32_t saved = 0;
        UErrorCode offset_status = U_ZERO_ERROR;
        impl_->zone->getOffset(to_icu(instant.time_since_epoch()), 0, raw, saved, offset_status);
        return saved != 0;
    }();
    // the letters that the country's own English has, else Britain's, else America's
    for (const char* country : {U_SUCCESS(status) ? region.data() : "GB", "GB", "US"}) {
        icu::UnicodeString shown;
        impl_->zone->getDisplayName(daylight, icu::TimeZone::SHORT, icu::Locale("en", country), shown);
        const std::string letters = to_utf8(shown);
        if (std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
            return letters;
    }
    return name;
}

}  // namespace lectern
