// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How a run shares out the memory it may take. A quarter is for the talks that
/// have been read, a quarter for those that have been joined; when documents are
/// built only the latter are there, and the writer has what they and the facets
/// leave.

#include <cstddef>
#include <filesystem>

#include "lectern/talk_list.hpp"

namespace lectern {

/// `wanted`, or where that is 0, a quarter of the machine's.
[[nodiscard]] std::size_t memory_of_run(std::size_t wanted);

/// For the words that one of so many builders of documents has met.
[[nodiscard]] std::size_t memory_for_words(std::size_t wanted, unsigned threads);

/// Gives what is free to the system, where `held` is much of a run's memory: the C
/// library keeps it for those who ask for such pieces again.
void give_back_freed(std::size_t held, std::size_t wanted);

/// For one of the lists of talks; more lies in the database's folder, or where that
/// one will be.
[[nodiscard]] TalkRoom room_for_talks(std::size_t wanted, const std::filesystem::path& database);

}  // namespace lectern
