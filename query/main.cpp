// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/core/standard_streams.hpp"
#include "lectern/config.hpp"
#include "query/commands.hpp"

namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

/// Columns of the terminal, else $COLUMNS, else 80.
std::size_t width() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const unsigned long columns = std::strtoul(variable("COLUMNS").c_str(), nullptr, 10);
    return columns > 0 && columns < 10'000 ? columns : 80;
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    std::array<char, sizeof "YYYY-MM-DD"> text{};
    if (localtime_r(&now, &local) == nullptr) return {};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &local)};
}

lectern::Environment read_environment() {
    const std::string force = variable("CLICOLOR_FORCE");
    return {.database = variable("LECTERN_DB"),
            .config = variable("LECTERN_CONFIG"),
            .config_folder = lectern::config_folder(variable("XDG_CONFIG_HOME"), variable("HOME")),
            .no_color = !variable("NO_COLOR").empty(),
            .force_color = !force.empty() && force != "0",
            .output_is_terminal = isatty(STDOUT_FILENO) == 1 && variable("TERM") != "dumb",
            .width = width(),
            .today = today()};
}

/// Whether all of the text was written; else errno says why not.
bool write_all(int stream, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(stream, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    lectern::occupy_standard_streams();
    lectern::Console console;
    lectern::ExitCode code =
        lectern::run_lectern({argv + (argc > 0 ? 1 : 0), argv + argc}, read_environment(), console);
    // Messages first: on a terminal they are about what follows. Who closed
    // stderr does not want them.
    static_cast<void>(write_all(STDERR_FILENO, console.err));
    // A reader that has seen enough (| head) is no error; without SIGPIPE it
    // shows as EPIPE.
    if (!write_all(STDOUT_FILENO, console.out) && errno != EPIPE) {
        const std::string reason = std::strerror(errno);
        static_cast<void>(
            write_all(STDERR_FILENO, "lectern: error: cannot write to standard output: " + reason + "\n"));
        code = lectern::ExitCode::system;
    }
    return static_cast<int>(code);
}
