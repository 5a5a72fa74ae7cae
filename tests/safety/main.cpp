// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/safety/checks.hpp"
#include "tests/safety/child_process.hpp"

int main(int argc, char** argv) {
    std::vector<std::string> words(argv, argv + argc);
    if (words.size() == 5) {
        lectern::test::indexer_program() = words.back();
        words.pop_back();
    }
    const auto number = [&](std::size_t at) { return std::atoi(words[at].c_str()); };
    if (words.size() == 4 && words[1] == "kills") {
        lectern::test::check_kills(number(2), static_cast<std::uint32_t>(number(3)));
    } else if (words.size() == 4 && words[1] == "readers") {
        lectern::test::check_readers(number(2), number(3));
    } else {
        lectern::test::fail(
            "safety-check kills HOW_MANY SEED [LECTERN-INDEX]\nsafety-check readers SECONDS HOW_MANY "
            "[LECTERN-INDEX]");
    }
    return 0;
}
