// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Makes hostile inputs of good ones; the same for the same seed on every machine.

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace lectern::fuzz {

class Mutator {
public:
    /// `seeds` must not be empty.
    Mutator(std::vector<std::string> seeds, std::uint64_t seed) : seeds_(std::move(seeds)), random_(seed) {}

    /// One of the seeds with a few bytes, words and pieces changed.
    [[nodiscard]] std::string next();

private:
    /// Below `bound`, which is at least 1.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
    std::string piece_of(const std::string& text);
    void mutate(std::string& text);

    std::vector<std::string> seeds_;
    std::mt19937_64 random_;
};

}  // namespace lectern::fuzz
