// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// For the programs' main functions.

#include <fcntl.h>
#include <unistd.h>

#include <initializer_list>

namespace lectern {

/// Where a standard stream is closed, the next file opened would take its
/// number: a table of the database, and messages would be written into it.
inline void occupy_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) == -1) static_cast<void>(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    }
}

}  // namespace lectern
