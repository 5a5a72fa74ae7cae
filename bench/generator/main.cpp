// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "bench/generator/forms.hpp"
#include "bench/generator/talk_source.hpp"

namespace {

using namespace lectern::bench;

/// Returns what went wrong; empty when nothing did.
std::string generate(const Form& form, std::size_t talks, std::uint64_t seed,
                     const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return folder.string() + ": " + error.message();
    TalkSource source(talks, seed);
    for (Edition edition = source.next(); !edition.talks.empty(); edition = source.next()) {
        if (!form.write(edition, folder)) return folder.string() + ": cannot be written";
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Write talks that nobody gave, in a published form; the same for the same seed.",
                 "generate");
    std::size_t talks = 1000;
    std::uint64_t seed = 1;
    std::string form = "jsonl";
    std::string folder;
    std::vector<std::string> names;
    for (const Form& known : forms()) names.emplace_back(known.name);
    app.add_option("--talks", talks, "how many")->capture_default_str();
    app.add_option("--seed", seed, "of the random numbers")->capture_default_str();
    app.add_option("--form", form, fmt::format("one of: {}", fmt::join(names, ", ")))
        ->capture_default_str()
        ->check(CLI::IsMember(names));
    app.add_option("FOLDER", folder, "where the files go, one or more an edition")->required();
    CLI11_PARSE(app, argc, argv);
    const auto chosen =
        std::find_if(forms().begin(), forms().end(), [&](const Form& f) { return f.name == form; });
    const std::string problem = generate(*chosen, talks, seed, folder);
    if (problem.empty()) return 0;
    std::cerr << "generate: error: " << problem << '\n';
    return 1;
}
