// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the tests of lectern-index share.

#include <fcntl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/database.hpp"
#include "tests/cli/cli_test.hpp"

namespace lectern::test {

inline std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) out.push_back(line);
    return out;
}

/// "… in 0.1 s" -> "… in N s": the time of a run is its own affair.
inline std::string without_time(std::string text) {
    for (std::size_t at = 0; (at = text.find(" in ", at)) != std::string::npos; at += 4) {
        const std::size_t begin = at + 4;
        const std::size_t end = text.find_first_not_of("0123456789.", begin);
        if (end > begin && text.compare(end, 2, " s") == 0) text.replace(begin, end - begin, "N");
    }
    return text;
}

/// A talk as a line of JSON.
inline std::string talk_line(std::string_view title, std::string_view abstract = "About it.") {
    return R"({"title": ")" + std::string(title) + R"(", "abstract": ")" + std::string(abstract) +
           R"(", "event": "KubeCon 2025"})" + "\n";
}

/// So many that indexing them takes a moment.
inline std::string many_talks(int number) {
    std::string out;
    for (int i = 0; i < number; ++i) {
        out += talk_line("Talk " + std::to_string(i), "A fairly long text about networks.");
    }
    return out;
}

class IndexTest : public CliTest {
protected:
    std::string summary(const Words& arguments) {
        const Outcome outcome = lectern_index(arguments);
        EXPECT_EQ(outcome.err, "") << outcome;
        EXPECT_EQ(outcome.status, 0) << outcome;
        return without_time(outcome.out);
    }

    /// Starts it in the folder; what it prints goes to the files "out" and "err".
    [[nodiscard]] pid_t start(Words arguments) const {
        const pid_t child = ::fork();
        if (child != 0) return child;
        const auto redirect = [&](const char* name, int stream) {
            const int fd = ::open(folder_.at(name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            return ::dup2(fd, stream) >= 0;
        };
        std::vector<char*> words{const_cast<char*>(LECTERN_INDEX_BIN)};
        for (std::string& word : arguments) words.push_back(word.data());
        words.push_back(nullptr);
        const bool ready = redirect("out", STDOUT_FILENO) && redirect("err", STDERR_FILENO) &&
                           ::chdir(folder_.path().c_str()) == 0;
        if (ready) ::execv(LECTERN_INDEX_BIN, words.data());
        ::_exit(127);
    }

    /// As shells report it: 128 and the signal's number for one that was killed.
    static int status_of(pid_t child) {
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    /// Sorted; instead the error of a database that cannot be opened.
    [[nodiscard]] std::vector<std::string> titles(const std::string& database = "talks.db") const {
        auto opened = open_database(folder_.at(database));
        if (!opened) return {opened.error().message};
        std::vector<std::string> out;
        for (auto it = opened->postlist_begin(""); it != opened->postlist_end(""); ++it) {
            out.push_back(load_talk(opened->get_document(*it))->title);
        }
        std::sort(out.begin(), out.end());
        return out;
    }
};

}  // namespace lectern::test
