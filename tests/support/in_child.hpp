// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lectern::test {

/// Runs `body` in a child process; its result is the exit status.
template <class Body>
int in_child(Body body) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(body());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// From now on this process can write no file beyond so many bytes: the same as a
/// disk without space. False when it can.
inline bool limit_files(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{bytes, bytes};
    return ::setrlimit(RLIMIT_FSIZE, &small) == 0;
}

}  // namespace lectern::test
