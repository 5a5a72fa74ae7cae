// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/safety/child_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <system_error>

namespace lectern::test {

namespace fs = std::filesystem;

std::string& indexer_program() {
    static std::string program = LECTERN_INDEX_BIN;
    return program;
}

pid_t start_indexer(const std::vector<std::string>& arguments) {
    std::vector<std::string> words{indexer_program()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t child = ::fork();
    if (child != 0) return child;
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::execv(argv.front(), argv.data());
    ::_exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void fail(const std::string& message) {
    std::cerr << message << std::endl;
    std::exit(1);
}

Scratch::Scratch() {
    std::string name = (fs::temp_directory_path() / "lectern-safety-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) fail("no temporary folder " + name);
    path_ = name;
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

}  // namespace lectern::test
