// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Runs the programs as a user would, and keeps everything they did for the
/// message of a test that fails.

#include <csignal>
#include <ostream>
#include <string>
#include <vector>

namespace lectern::test {

using Words = std::vector<std::string>;

/// How a program is started. Its environment has PATH, HOME, LC_ALL and what
/// `environment` adds ("NO_COLOR=1"), of the caller's only ASAN_OPTIONS.
struct Start {
    std::string folder;  ///< it runs here
    Words environment = {};
    std::string output = {};       ///< stdout goes to this file, e.g. /dev/full
    bool terminal = false;         ///< stdout is a terminal, 80 columns wide
    std::vector<int> closed = {};  ///< streams that are closed
    bool ignore_sigpipe = false;
    bool reader_leaves = false;  ///< stdout is a pipe that nobody reads
    bool interrupt = false;      ///< SIGINT comes with the first output; nothing is read before
};

/// What it did. `signal` is 0 when it ended by itself.
struct Outcome {
    std::string command;
    int status = -1;
    int signal = 0;
    std::string out;
    std::string err;
};

std::ostream& operator<<(std::ostream& stream, const Outcome& outcome);

[[nodiscard]] Outcome run_program(const std::string& program, const Words& arguments, const Start& start);

}  // namespace lectern::test
