// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The command line of `lectern`, second step: from a plain struct to output and
/// an exit status. Nothing here looks at the process: main hands in what it knows
/// of it and writes what comes out.

#include <string>
#include <vector>

#include "lectern/exit_code.hpp"
#include "query/command_line.hpp"
#include "query/render/terminal.hpp"

namespace lectern {

/// What the process was started in.
struct Environment {
    std::string database = {};        ///< $LECTERN_DB
    std::string config = {};          ///< $LECTERN_CONFIG
    std::string config_folder = {};   ///< lectern's in the user's configuration folder
    bool no_color = false;            ///< $NO_COLOR
    bool force_color = false;         ///< $CLICOLOR_FORCE
    bool output_is_terminal = false;  ///< one that understands escape sequences
    std::size_t width = 80;
    std::string today = {};  ///< YYYY-MM-DD, local time
};

/// What the process has to write.
struct Console {
    std::string out;
    std::string err;
};

/// How to write to standard output. --color decides, else NO_COLOR, else
/// CLICOLOR_FORCE, else whether it is a terminal.
[[nodiscard]] Terminal terminal_for(ColorChoice color, const Environment& environment);

/// Does what the command says.
[[nodiscard]] ExitCode run(const Command& command, const Environment& environment, Console& console);

/// The whole program: parses the arguments (without the program's name) and
/// runs them.
[[nodiscard]] ExitCode run_lectern(const std::vector<std::string>& arguments, const Environment& environment,
                                   Console& console);

}  // namespace lectern
