// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/compressor.hpp"

#include <libdeflate.h>

namespace lectern::glass {

namespace {

constexpr int lowest_level = 1;
constexpr std::size_t min_bytes = 64;

}  // namespace

void Compressor::Free::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

Compressor::Compressor() : compressor_(libdeflate_alloc_compressor(lowest_level)) {}

std::string_view Compressor::compress(std::string_view text) {
    if (!compressor_ || text.size() < min_bytes) return text;
    if (buffer_.size() < text.size()) buffer_.resize(text.size());
    const std::size_t size = libdeflate_deflate_compress(compressor_.get(), text.data(), text.size(),
                                                         buffer_.data(), text.size() - 1);
    return size == 0 ? text : std::string_view(buffer_).substr(0, size);
}

}  // namespace lectern::glass
