// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A folder of listings in which things happen at random.

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <string_view>

namespace lectern::test {

/// Few titles, events, names and words, in several spellings, so that talks meet
/// in every way they can. The same seed makes the same collection.
class RandomCollection {
public:
    /// Begins with a file of `talks` talks and some small ones.
    RandomCollection(std::filesystem::path folder, std::uint32_t seed, int talks);

    /// Adds, changes, removes or moves a file; says what it did.
    std::string change();

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    [[nodiscard]] std::size_t below(std::size_t limit) { return random_() % limit; }
    [[nodiscard]] bool chance(std::size_t in) { return below(in) == 0; }
    template <class Values>
    [[nodiscard]] std::string one_of(const Values& values) {
        return std::string(values[below(values.size())]);
    }

    [[nodiscard]] std::string talk(std::string_view title);
    [[nodiscard]] std::string small_file();
    [[nodiscard]] std::string name();
    void write(const std::string& name, std::string content);

    std::filesystem::path folder_;
    std::mt19937 random_;  // its sequence is part of the standard; distributions are not
    std::map<std::string, std::string> files_;
};

}  // namespace lectern::test
