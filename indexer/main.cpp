// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

#include "indexer/core/standard_streams.hpp"
#include "indexer/index_command.hpp"
#include "lectern/config.hpp"

namespace {

std::atomic<bool> stop_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void request_stop(int /*signal*/) { stop_requested.store(true, std::memory_order_relaxed); }

/// The first Ctrl-C asks, the second kills; where the parent ignores a signal
/// (nohup) it stays ignored. A closed pipe and a limit on file sizes show as
/// errors where they are met, so that nothing half-written stays.
void set_up_signals() {
    struct sigaction action {};
    action.sa_handler = request_stop;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction inherited {};
        sigaction(signal, nullptr, &inherited);
        if (inherited.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
    }
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    for (const int signal : {SIGPIPE, SIGXFSZ}) sigaction(signal, &ignore, nullptr);
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

}  // namespace

int main(int argc, char** argv) {
    lectern::occupy_standard_streams();
    set_up_signals();
    std::ios::sync_with_stdio(false);
    std::cerr.tie(nullptr);  // a message must not flush the output unseen
    const lectern::IndexEnvironment environment{
        .database = variable("LECTERN_DB"),
        .config = variable("LECTERN_CONFIG"),
        .config_folder = lectern::config_folder(variable("XDG_CONFIG_HOME"), variable("HOME")),
        .temporary_folder = variable("TMPDIR").empty() ? "/tmp" : variable("TMPDIR"),
        .err_is_terminal = isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb",
        .stop = &stop_requested};
    return static_cast<int>(lectern::run_lectern_index({argv + (argc > 0 ? 1 : 0), argv + argc}, environment,
                                                       std::cout, std::cerr));
}
