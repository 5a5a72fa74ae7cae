// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Which conference, and which edition of it. Names are found by how they are
/// built (KubeCon, DevConf.CZ, Cilium + eBPF Day, Open Source Summit), schedule
/// hosts by how they abbreviate (kccnceu2025: the initials of KubeCon +
/// CloudNativeCon, Europe, 2025). No list of editions or hosts.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A conference named in a text.
struct EventMention {
    std::string name;               ///< canonical: KubeCon + CloudNativeCon, CiliumCon, Cilium + eBPF Day
    std::string region;             ///< Europe, North America …; empty when not said
    int year = 0;                   ///< 0 when not said
    bool umbrella = false;          ///< a conference that others are co-located with
    bool may_be_colocated = false;  ///< …Con and …Day are often part of a larger one
    std::size_t begin = 0;          ///< byte offset in the text
    friend bool operator==(const EventMention&, const EventMention&) = default;
};

/// All conferences that a text names, in order. A region or year behind a
/// coordination counts for all of it: `KubeCon + CloudNativeCon and CiliumCon
/// Europe 2026`.
[[nodiscard]] std::vector<EventMention> find_events(std::string_view text);

/// The name of a co-located event when the whole text is nothing else:
/// `Cloud Native University`, `VM on Kubernetes Day`.
[[nodiscard]] std::optional<std::string> as_colocated_name(std::string_view text);

/// What the address of a schedule page says.
struct ScheduleHost {
    std::string letters;  ///< the label without region and year: kccnc, colocatedevents
    std::string region;
    int year = 0;
    bool colocated = false;  ///< the schedule of the co-located events
    friend bool operator==(const ScheduleHost&, const ScheduleHost&) = default;
};
[[nodiscard]] std::optional<ScheduleHost> parse_schedule_host(std::string_view url);

/// Whether the address is one talk's page in a schedule system.
[[nodiscard]] bool is_talk_page(std::string_view url);

/// Whether host letters abbreviate a name: kccnc and oss by initials,
/// ciliumcon by the letters themselves.
[[nodiscard]] bool abbreviates(std::string_view host_letters, std::string_view event_name);

/// `KubeCon + CloudNativeCon` + `Europe` + 2025.
[[nodiscard]] std::string edition_name(std::string_view name, std::string_view region, int year);

/// The host part of a URL, lower case, without `www.`; empty when there is none.
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace lectern
