// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/memory_share.hpp"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "indexer/document_builder.hpp"

namespace lectern {

namespace fs = std::filesystem;

std::size_t memory_of_run(std::size_t wanted) {
    constexpr std::size_t unknown = std::size_t{512} << 20;
    if (wanted > 0) return wanted;
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long page_bytes = ::sysconf(_SC_PAGESIZE);
    if (pages <= 0 || page_bytes <= 0) return unknown;
    return static_cast<std::size_t>(pages) / 4 * static_cast<std::size_t>(page_bytes);
}

std::size_t memory_for_words(std::size_t wanted, unsigned threads) {
    constexpr std::size_t share = 16;
    constexpr std::size_t least = std::size_t{1} << 20;
    return std::clamp(memory_of_run(wanted) / share / threads, least, max_word_bytes);
}

void give_back_freed(std::size_t held, std::size_t wanted) {
    constexpr std::size_t much = 8;
    if (held < memory_of_run(wanted) / much) return;
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

TalkRoom room_for_talks(std::size_t wanted, const fs::path& database) {
    constexpr std::size_t share = 4;
    std::error_code error;
    fs::path folder = fs::absolute(database, error);
    while (!fs::is_directory(folder, error) && folder.has_relative_path()) folder = folder.parent_path();
    return {.memory = memory_of_run(wanted) / share, .folder = std::move(folder)};
}

}  // namespace lectern
