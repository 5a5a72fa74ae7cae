// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lectern::bench {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine, which
/// the standard library's distributions do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    /// 0 … count - 1; `count` is at least 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

    /// `least` … `most`.
    std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }

    bool chance(unsigned percent) { return below(100) < percent; }

private:
    std::uint64_t state_;
};

/// Ranks from 0, each about as frequent as Zipf found words to be: the second half
/// as often as the first, the third a third as often.
class Zipf {
public:
    explicit Zipf(std::size_t ranks) {
        constexpr std::uint64_t first = std::uint64_t{1} << 32;
        std::uint64_t sum = 0;
        for (std::size_t rank = 0; rank < std::max<std::size_t>(ranks, 1); ++rank) {
            sums_.push_back(sum += first / (rank + 1));
        }
    }

    [[nodiscard]] std::size_t pick(Random& random) const {
        const std::uint64_t at = random.next() % sums_.back();
        return static_cast<std::size_t>(std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
    }

    [[nodiscard]] std::size_t ranks() const { return sums_.size(); }

private:
    std::vector<std::uint64_t> sums_;  ///< of the weights up to each rank
};

}  // namespace lectern::bench
