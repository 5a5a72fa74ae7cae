// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "lectern/config.hpp"

namespace lectern {
namespace {

/// The YAML that docs/configuration.md shows, all of it.
std::string documented_yaml() {
    std::ifstream file(LECTERN_SOURCE_DIR "/docs/configuration.md");
    std::string yaml;
    bool in_block = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("```")) {
            in_block = line == "```yaml";
        } else if (in_block) {
            yaml += line + "\n";
        }
    }
    return yaml;
}

TEST(ConfigurationDoc, ItsExampleHasEverySetting) {
    const auto config = parse_config(documented_yaml(), "example");
    ASSERT_TRUE(config.ok()) << config.error().message;
    EXPECT_FALSE(config->companies.empty());
    EXPECT_FALSE(config->speakers.empty());
    EXPECT_FALSE(config->synonyms.empty());
    EXPECT_FALSE(config->weights.empty());
    EXPECT_TRUE(config->facets.has_value());
    EXPECT_FALSE(config->mappings.empty());
}

}  // namespace
}  // namespace lectern
