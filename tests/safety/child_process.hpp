// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace lectern::test {

/// The program that is checked; set before anything is started.
[[nodiscard]] std::string& indexer_program();

/// Starts it, silent.
[[nodiscard]] pid_t start_indexer(const std::vector<std::string>& arguments);

/// Its exit status; 128 and the signal when it was killed.
[[nodiscard]] int wait_for(pid_t child);

/// Ends the program with a message; for what must never be.
[[noreturn]] void fail(const std::string& message);

/// A folder of the program's own, removed at its end.
class Scratch {
public:
    Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace lectern::test
