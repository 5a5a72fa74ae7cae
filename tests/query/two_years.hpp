// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Four talks of two years, and what a search finds in them.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "lectern/search.hpp"
#include "tests/query/test_database.hpp"

namespace lectern::test {

using Strings = std::vector<std::string>;

inline std::vector<Talk> talks_of_two_years() {
    Talk dns =
        make_talk("aaaa000001", "Zones: DNS at the Edge", "Kubernetes resolves names. DNS is everywhere.");
    dns.speakers = {make_speaker("Liz Rice", {"Isovalent", "Cisco"})};
    dns.date = "2025-04-01";
    dns.event = "KubeCon Europe 2025";
    dns.format = Format::keynote;

    Talk slices =
        make_talk("aaaa000002", "élan: scaling endpoint slices", "Large clusters of Kubernetes nodes.");
    slices.speakers = {make_speaker("Kasia Kapuścińska", {"Cisco, Inc"})};
    slices.date = "2024-11-12";
    slices.event = "KubeCon North America 2024";
    slices.track = "CiliumCon";

    Talk tcp = make_talk("bbbb000003", "BIG TCP in production", "Bigger packets for Kubernetes.");
    tcp.speakers = {make_speaker("Eric Dumazet", {"Google"}), make_speaker("Daniel Borkmann", {"Isovalent"})};
    tcp.date = "2025-11-11";
    tcp.event = "KubeCon North America 2025";

    Talk undated = make_talk("cccc000004", "A history of packets", "Nothing but packets.");
    undated.speakers = {make_speaker("Someone Else", {"google cloud"})};
    return {dns, slices, tcp, undated};
}

inline const TestDatabase& two_years() {
    static const TestDatabase shared(talks_of_two_years());
    return shared;
}

inline SearchResult search(const SearchRequest& request, const TestDatabase& in = two_years()) {
    auto searcher = in.open();
    auto result = searcher.search(request);
    EXPECT_TRUE(result.ok()) << result.error().message;
    return result.ok() ? std::move(*result) : SearchResult{};
}

inline Error failure(const SearchRequest& request) {
    auto searcher = two_years().open();
    const auto result = searcher.search(request);
    EXPECT_FALSE(result.ok());
    return result.ok() ? Error{} : result.error();
}

/// "Cisco: 2"
inline Strings shown(const FacetCounts& counts) {
    Strings lines;
    for (const FacetValue& value : counts.values)
        lines.push_back(value.value + ": " + std::to_string(value.count));
    return lines;
}

}  // namespace lectern::test
