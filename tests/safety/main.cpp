// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/safety/checks.hpp"
#include "tests/safety/child_process.hpp"

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv, argv + argc);
    const auto number = [&](std::size_t at) { return std::atoi(words[at].c_str()); };
    if (words.size() == 4 && words[1] == "kills") {
        lectern::test::check_kills(number(2), static_cast<std::uint32_t>(number(3)));
    } else if (words.size() == 4 && words[1] == "readers") {
        lectern::test::check_readers(number(2), number(3));
    } else {
        lectern::test::fail("safety-check kills HOW_MANY SEED\nsafety-check readers SECONDS HOW_MANY");
    }
    return 0;
}
