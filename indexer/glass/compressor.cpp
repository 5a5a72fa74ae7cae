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

StoredTag Compressor::compress(std::string_view tag) {
    if (!compressor_ || tag.size() < min_bytes) return {tag};
    if (buffer_.size() < tag.size()) buffer_.resize(tag.size());
    const std::size_t size = libdeflate_deflate_compress(compressor_.get(), tag.data(), tag.size(),
                                                         buffer_.data(), tag.size() - 1);
    if (size == 0) return {tag};
    return {std::string_view(buffer_).substr(0, size), true};
}

}  // namespace lectern::glass
