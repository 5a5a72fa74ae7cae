// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Documents that are written both ways, by Xapian and by us, and what a reader
/// sees of a database.

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "indexer/indexed_document.hpp"

namespace lectern::glass::test {

struct SamplePosting {
    std::string term;
    std::uint32_t position = 0;
    std::uint32_t wdf = 1;
    bool has_position = true;
};

struct SampleDocument {
    std::uint32_t id = 0;
    std::vector<SamplePosting> postings = {};
    std::map<std::uint32_t, std::string> values = {};
    std::string data = {};
    std::vector<std::string> spellings = {};
};

struct Sample {
    std::vector<SampleDocument> documents;  ///< by id
    std::map<std::string, std::string> metadata = {};
};

[[nodiscard]] Xapian::Document to_xapian(const SampleDocument& document);
void fill(IndexedDocument& out, const SampleDocument& document);

/// Through Xapian::WritableDatabase, committed once.
void write_with_xapian(const std::filesystem::path& folder, const Sample& sample);

/// Documents of a vocabulary in which few terms are frequent, some of them empty,
/// with gaps between their ids.
[[nodiscard]] Sample random_sample(std::uint32_t seed, std::size_t documents);
[[nodiscard]] std::string random_term(std::mt19937& random);

/// Less than `limit`.
[[nodiscard]] inline std::uint32_t below(std::uint32_t limit, std::mt19937& random) {
    return static_cast<std::uint32_t>(random()) % limit;
}

/// Everything that a reader can see, in words.
[[nodiscard]] std::string described(const Xapian::Database& database);

}  // namespace lectern::glass::test
