// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/cli/process.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <thread>

namespace lectern::test {

namespace {

/// Two ends of a pipe or of a terminal.
struct Channel {
    int ours = -1;
    int theirs = -1;
};

Channel open_pipe() {
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) ADD_FAILURE() << "no pipe";
    return {ends[0], ends[1]};
}

Channel open_terminal() {
    Channel channel;
    winsize size{.ws_row = 24, .ws_col = 80, .ws_xpixel = 0, .ws_ypixel = 0};
    if (openpty(&channel.ours, &channel.theirs, nullptr, nullptr, &size) != 0) ADD_FAILURE() << "no terminal";
    fcntl(channel.ours, F_SETFD, FD_CLOEXEC);
    fcntl(channel.theirs, F_SETFD, FD_CLOEXEC);
    return channel;
}

std::string read_all(int stream) {
    std::string out;
    std::array<char, 4096> buffer;
    while (true) {
        const ssize_t count = read(stream, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;  // a terminal ends with EIO
        out.append(buffer.data(), static_cast<std::size_t>(count));
    }
    close(stream);
    return out;
}

std::vector<char*> pointers(Words& words) {
    std::vector<char*> out;
    for (std::string& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

std::string quoted(const Words& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "'" : " '") + word + "'";
    return out;
}

/// In the child: never returns.
[[noreturn]] void become(std::vector<char*> arguments, std::vector<char*> environment, const Start& start,
                         int out, int err) {
    if (chdir(start.folder.c_str()) != 0) _exit(126);
    signal(SIGPIPE, start.ignore_sigpipe ? SIG_IGN : SIG_DFL);
    signal(SIGINT, SIG_DFL);
    const int none = open("/dev/null", O_RDONLY);
    dup2(none, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    for (const int stream : start.closed) close(stream);
    execve(arguments[0], arguments.data(), environment.data());
    _exit(127);
}

}  // namespace

std::ostream& operator<<(std::ostream& stream, const Outcome& outcome) {
    return stream << "\n$ " << outcome.command << "\nstatus " << outcome.status << ", signal "
                  << outcome.signal << "\n--- stdout\n"
                  << outcome.out << "\n--- stderr\n"
                  << outcome.err << "\n---\n";
}

Outcome run_program(const std::string& program, const Words& arguments, const Start& start) {
    Words command{program};
    command.insert(command.end(), arguments.begin(), arguments.end());
    Words environment{"PATH=/usr/bin:/bin", "HOME=" + start.folder, "LC_ALL=C.UTF-8"};
    if (const char* sanitizer = std::getenv("ASAN_OPTIONS"); sanitizer != nullptr)
        environment.push_back(std::string("ASAN_OPTIONS=") + sanitizer);
    environment.insert(environment.end(), start.environment.begin(), start.environment.end());

    Outcome outcome;
    outcome.command = quoted(command);
    Channel out = start.terminal ? open_terminal() : open_pipe();
    const Channel err = open_pipe();
    if (!start.output.empty()) {
        close(out.theirs);
        out.theirs = open(start.output.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    }
    if (start.reader_leaves) {
        close(out.ours);
        out.ours = -1;
    }
    const pid_t child = fork();
    if (child == 0) become(pointers(command), pointers(environment), start, out.theirs, err.theirs);
    close(out.theirs);
    close(err.theirs);
    if (start.interrupt) {
        pollfd first_output{.fd = out.ours, .events = POLLIN, .revents = 0};
        poll(&first_output, 1, -1);
        kill(child, SIGINT);
    }
    std::thread reader([&] {
        if (out.ours >= 0) outcome.out = read_all(out.ours);
    });
    outcome.err = read_all(err.ours);
    reader.join();
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status)) outcome.status = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    return outcome;
}

}  // namespace lectern::test
