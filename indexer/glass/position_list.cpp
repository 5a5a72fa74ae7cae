// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/position_list.hpp"

#include <bit>

#include "indexer/glass/packing.hpp"

namespace lectern::glass {

namespace {

/// Bits, the lowest of the first byte first.
class BitWriter {
public:
    explicit BitWriter(std::string& out) : out_(out) {}

    /// `value` < `choices`. Of codes that need not be whole powers of two, the
    /// values in the middle get the shorter ones.
    void write(std::uint64_t value, std::uint64_t choices) {
        auto bits = static_cast<unsigned>(std::bit_width(choices - 1));
        const std::uint64_t spare = (std::uint64_t{1} << bits) - choices;
        if (spare != 0) {
            const std::uint64_t middle = (choices - spare) / 2;
            if (value >= middle + spare) {
                value = (value - middle - spare) | std::uint64_t{1} << (bits - 1);
            } else if (value >= middle) {
                --bits;
            }
        }
        pending_ |= value << used_;
        for (used_ += bits; used_ >= 8; used_ -= 8) {
            out_ += static_cast<char>(pending_);
            pending_ >>= 8;
        }
    }

    void finish() {
        if (used_ > 0) out_ += static_cast<char>(pending_);
    }

private:
    std::string& out_;
    std::uint64_t pending_ = 0;
    unsigned used_ = 0;  ///< bits of pending_, at most 7 between calls
};

/// What lies between the two ends, which the reader knows: the one in the middle
/// first, then each half. As deep as the logarithm of the length.
void write_between(BitWriter& bits, std::span<const std::uint32_t> positions) {
    while (positions.size() > 2) {
        const std::size_t middle = (positions.size() - 1) / 2;
        const std::uint64_t lowest = std::uint64_t{positions.front()} + middle;
        const std::uint64_t choices = positions.back() - positions.front() - positions.size() + 2;
        bits.write(positions[middle] - lowest, choices);
        write_between(bits, positions.first(middle + 1));
        positions = positions.subspan(middle);
    }
}

}  // namespace

void append_position_list(std::string& out, std::span<const std::uint32_t> positions) {
    pack_uint(out, positions.back());
    if (positions.size() == 1) return;
    BitWriter bits(out);
    bits.write(positions.front(), positions.back());
    bits.write(positions.size() - 2, positions.back() - positions.front());
    write_between(bits, positions);
    bits.finish();
}

}  // namespace lectern::glass
