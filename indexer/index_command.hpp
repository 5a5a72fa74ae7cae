// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The command line of `lectern-index`, second step: from a plain struct to
/// output and an exit status.

#include <atomic>
#include <ostream>
#include <string>
#include <vector>

#include "indexer/command_line.hpp"
#include "lectern/exit_code.hpp"
#include "lectern/index.hpp"

namespace lectern {

/// What the process was started in.
struct IndexEnvironment {
    std::string database = {};                ///< $LECTERN_DB
    std::string config = {};                  ///< $LECTERN_CONFIG
    std::string config_folder = {};           ///< lectern's in the user's configuration folder
    std::string temporary_folder = "/tmp";    ///< $TMPDIR
    bool err_is_terminal = false;             ///< one that understands escape sequences
    const std::atomic<bool>* stop = nullptr;  ///< set by Ctrl-C
};

/// What a run came to, for its last line.
struct RunReport {
    std::size_t talks = 0;  ///< in the files read
    std::size_t files = 0;  ///< that list them
    std::size_t files_without_talks = 0;
    std::size_t unknown_files = 0;
    std::size_t problems = 0;
    double seconds = 0;
};

/// "57 talks from 5 files: 57 added, 0 updated, 0 unchanged, 0 removed; 0
/// problems in 0.1 s"; without `index`, of a dry run, nothing about the database.
[[nodiscard]] std::string summary_line(const RunReport& report, const IndexSummary* index);

/// The whole program. The talks of a dry run, the summary and answers go to
/// `out`, the rest to `err`.
[[nodiscard]] ExitCode run_lectern_index(const std::vector<std::string>& arguments,
                                         const IndexEnvironment& environment, std::ostream& out,
                                         std::ostream& err);

}  // namespace lectern
