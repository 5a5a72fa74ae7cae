// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The exit status of both programs. These numbers are API: they are listed in
/// docs/exit-codes.md and tested end to end.

#include "lectern/result.hpp"

namespace lectern {

enum class ExitCode : int {
    ok = 0,            ///< done, and something was found
    nothing = 1,       ///< done, but nothing matched
    usage = 2,         ///< wrong options, or a query without a meaning
    database = 3,      ///< database missing, foreign, damaged, locked, other schema
    bad_input = 4,     ///< indexed, but some of the input had problems
    system = 5,        ///< the operating system refused: full disk, permissions …
    interrupted = 130  ///< stopped by Ctrl-C, as shells report it
};

/// The one place that maps errors to exit statuses.
[[nodiscard]] ExitCode exit_code(ErrorCode code);

}  // namespace lectern
