// SPDX-License-Identifier: GPL-2.0-or-later
// The entry point of libFuzzer (clang++ -fsanitize=fuzzer). The first byte
// chooses the target, so that one corpus serves all.
#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto targets = lectern::fuzz::target_names();
    if (size == 0) return 0;
    const char* text = reinterpret_cast<const char*>(data);
    lectern::fuzz::run_target(targets[data[0] % targets.size()], std::string(text + 1, size - 1));
    return 0;
}
