// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A folder with a database of four talks, and both programs in it.

#include <gtest/gtest.h>

#include <string>

#include "tests/cli/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern::test {

inline const std::string four_talks =
    R"({"title":"Tuning IPv6 Routes","abstract":"Every cluster we run speaks IPv6 only. This is what broke, and how BIG TCP repaired it.","speakers":[{"name":"Ada Kern","affiliation":"Isovalent at Cisco","companies":["Isovalent","Cisco"]},{"name":"Bo Lindqvist","affiliation":"Microsoft","companies":["Microsoft"]}],"date":"2025-04-01","start":"14:10","end":"14:35","timezone":"BST","event":"KubeCon + CloudNativeCon Europe 2025","track":"CiliumCon","url":"https://example.org/ipv6"}
{"title":"Netkit Instead of Veth","abstract":"The CiliumEndpointSlice saves memory. Netkit saves time. Neither needs Istio.","speakers":[{"name":"Anna Kapuścińska","affiliation":"Isovalent at Cisco","companies":["Isovalent","Cisco"]}],"date":"2024-11-13","event":"KubeCon + CloudNativeCon North America 2024","format":"lightning"}
{"title":"Sponsored Keynote: The Mesh Without Sidecars","abstract":"A mesh needs no sidecars, says Istio, and so says Cilium.","speakers":[{"name":"Chi Mori","affiliation":"Google","companies":["Google"]}],"date":"2025-04-02","event":"KubeCon + CloudNativeCon Europe 2025","format":"keynote"}
{"title":"Tetragon in Production","abstract":"One policy to rule them all.","date":"2023-04-19","event":"KubeCon + CloudNativeCon Europe 2023"}
)";

class CliTest : public testing::Test {
protected:
    /// Writes and indexes a file of JSON Lines.
    Outcome index(const std::string& talks, const std::string& database = "talks.db") {
        folder_.write("talks.jsonl", talks);
        return lectern_index({"--db", database, "talks.jsonl"});
    }

    Outcome lectern(const Words& arguments, Start start = {}) {
        return run(LECTERN_BIN, arguments, std::move(start));
    }
    Outcome lectern_index(const Words& arguments, Start start = {}) {
        return run(LECTERN_INDEX_BIN, arguments, std::move(start));
    }

    TempFolder folder_;

private:
    Outcome run(const std::string& program, const Words& arguments, Start start) {
        start.folder = folder_.path().string();
        return run_program(program, arguments, start);
    }
};

/// With the four talks in talks.db.
class SearchCliTest : public CliTest {
protected:
    void SetUp() override {
        const Outcome outcome = index(four_talks);
        ASSERT_EQ(outcome.status, 0) << outcome;
    }
};

}  // namespace lectern::test
