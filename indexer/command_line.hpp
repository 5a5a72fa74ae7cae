// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The command line of `lectern-index`, first step: from arguments to a plain
/// struct. The second step, index_command.hpp, does what the struct says.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/progress.hpp"
#include "lectern/collection.hpp"
#include "lectern/index.hpp"
#include "lectern/result.hpp"

namespace lectern {

struct IndexCommand {
    std::vector<std::filesystem::path> paths;
    std::string database;  ///< empty: $LECTERN_DB, else ./talks.db
    std::string config;    ///< empty: looked for, see ConfigPlaces
    std::uint64_t max_file_bytes = ReadOptions{}.max_file_bytes;
    std::uint64_t max_archive_bytes = ReadOptions{}.max_archive_bytes;
    const Reader* reader = nullptr;  ///< --format; nullptr: told by content
    Writer writer = Writer::automatic;
    std::uint64_t memory = 0;  ///< bytes; 0: a quarter of the machine's
    bool dry_run = false;      ///< print the talks, write nothing
    bool rebuild = false;
    bool check = false;                         ///< look at the index, read nothing
    std::optional<ProgressForm> progress = {};  ///< absent: a bar on terminals, lines elsewhere
    bool bench = false;                         ///< into a database that is thrown away
    bool watch = false;                         ///< again whenever files change
    bool profile = false;                       ///< tell where the time went
    bool quiet = false;
    bool verbose = false;
};

/// --help, --version, --list-formats, --man, --complete: the text is the answer.
struct IndexAnswer {
    std::string text;
};

/// `arguments` without the program's name. Error: usage.
[[nodiscard]] Result<std::variant<IndexCommand, IndexAnswer>> parse_index_arguments(
    std::vector<std::string> arguments);

}  // namespace lectern
