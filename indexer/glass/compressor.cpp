// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/compressor.hpp"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace lectern::glass {

namespace {

constexpr std::size_t min_bytes = 64;
constexpr std::size_t max_bytes = std::numeric_limits<std::int32_t>::max();

// The library reads through pointers to what is not const.
std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
}

}  // namespace

struct Compressor::State {
    void learn(std::string_view tag);

    isal_zstream stream{};
    isal_hufftables code{};
    isal_huff_histogram histogram{};
    std::string buffer;
    std::size_t tags = 0;
    std::size_t next_code = 1;  ///< when so many tags have come
};

/// Soon from the first tags, later from each eighth; what was long ago counts less.
void Compressor::State::learn(std::string_view tag) {
    constexpr std::size_t bytes_looked_at = std::size_t{16} << 10;
    constexpr std::size_t learned_whole = 64;
    constexpr std::size_t learned_of_others = 8;
    constexpr std::size_t tags_a_code = 4096;
    if (tags++ < learned_whole || tags % learned_of_others == 0) {
        const auto size = static_cast<int>(std::min(tag.size(), bytes_looked_at));
        isal_update_histogram(bytes_of(tag), size, &histogram);
    }
    if (tags < next_code) return;
    isal_create_hufftables(&code, &histogram);
    next_code = std::min(2 * tags, tags + tags_a_code);
    for (auto& count : histogram.lit_len_histogram) count /= 2;
    for (auto& count : histogram.dist_histogram) count /= 2;
}

Compressor::Compressor() : state_(std::make_unique<State>()) {}
Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;
Compressor& Compressor::operator=(Compressor&&) noexcept = default;

StoredTag Compressor::compress(std::string_view tag) {
    if (tag.size() < min_bytes || tag.size() > max_bytes) return {tag};
    state_->learn(tag);
    std::string& buffer = state_->buffer;
    if (buffer.size() < tag.size()) buffer.resize(tag.size());
    isal_zstream& stream = state_->stream;
    isal_deflate_stateless_init(&stream);
    isal_deflate_set_hufftables(&stream, &state_->code, IGZIP_HUFFTABLE_CUSTOM);
    stream.end_of_stream = 1;
    stream.flush = NO_FLUSH;
    stream.next_in = bytes_of(tag);
    stream.avail_in = static_cast<std::uint32_t>(tag.size());
    stream.next_out = reinterpret_cast<std::uint8_t*>(buffer.data());
    stream.avail_out = static_cast<std::uint32_t>(tag.size() - 1);
    if (isal_deflate_stateless(&stream) != COMP_OK) return {tag};
    return {std::string_view(buffer).substr(0, stream.total_out), true};
}

}  // namespace lectern::glass
