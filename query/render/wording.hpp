// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How the pages say things.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/search.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// 21715 as 21,715.
[[nodiscard]] std::string grouped(std::size_t number);

/// "no talks", "1 talk", "21,715 talks".
[[nodiscard]] std::string talks(std::size_t count);

/// A query or a part of it as it is repeated to its author: printable, not long.
[[nodiscard]] std::string shortened(const std::string& query);

/// What was asked for: " for IPv6, company Cisco or Google, year 2025"; empty
/// for everything.
[[nodiscard]] std::string asked_for(const SearchRequest& request);

/// "Liz Rice (Isovalent at Cisco)", "Xavier Hert (CTO, Solo.io)".
[[nodiscard]] std::string named(const Speaker& speaker);

/// All of them, between commas.
[[nodiscard]] std::string named(const std::vector<Speaker>& speakers);

/// When and where, for one line: day, time, event, track, and the format when it
/// is no plain talk.
[[nodiscard]] std::vector<std::string> facts_of(const Talk& talk);

/// "also at PyCon US 2018, EuroPython 2018"; empty when the talk was given once.
[[nodiscard]] std::string elsewhere(const Hit& hit);

/// "14:10–14:35 BST"; empty when the talk has no time.
[[nodiscard]] std::string time_of_day(const Talk& talk);

/// Where to read more: the first address that the talk has.
[[nodiscard]] const std::string& address_of(const Talk& talk);

/// An address as links take it: only what the web uses, and every byte that has
/// no place in an address percent-encoded; empty for any other.
[[nodiscard]] std::string link_target(std::string_view address);

}  // namespace lectern
