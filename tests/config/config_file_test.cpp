// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lectern/config.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

using Paths = std::vector<std::filesystem::path>;
using test::TempFolder;

TEST(ConfigFiles, AreLookedForInOrder) {
    EXPECT_EQ(config_files({.here = ".", .database = "data/talks.db", .user = "/home/ada/.config/lectern"}),
              (Paths{"lectern.yaml", "data/lectern.yaml", "/home/ada/.config/lectern/lectern.yaml"}));
    EXPECT_EQ(config_files({.here = ".", .database = "talks.db"}), Paths{"lectern.yaml"});
    EXPECT_EQ(config_files({.database = "data/talks.db/"}), Paths{"data/lectern.yaml"});
    EXPECT_EQ(config_files({.variable = "mine.yaml", .here = "."}), Paths{"mine.yaml"});
    EXPECT_EQ(config_files({.option = "that.yaml", .variable = "mine.yaml", .here = "."}),
              Paths{"that.yaml"});
    EXPECT_EQ(config_files({}), Paths{});
}

TEST(ConfigFolder, FollowsTheBaseDirectorySpecification) {
    EXPECT_EQ(config_folder("/etc/ada", "/home/ada"), "/etc/ada/lectern");
    EXPECT_EQ(config_folder("", "/home/ada"), "/home/ada/.config/lectern");
    EXPECT_EQ(config_folder("relative", "/home/ada"), "/home/ada/.config/lectern");
    EXPECT_EQ(config_folder("", ""), "");
}

struct Found {
    std::string file;
    ConfigOrigin origin;
};

TEST(LoadConfig, TheFirstFileThatIsThereWins) {
    const TempFolder folder;
    const ConfigPlaces places{
        .here = folder.at("here"), .database = folder.at("data/talks.db"), .user = folder.at("user")};
    const auto none = load_config(places);
    ASSERT_TRUE(none.ok());
    EXPECT_EQ(none->path, "");
    EXPECT_EQ(none->origin, ConfigOrigin::built_in);
    for (const auto& [file, origin] :
         {Found{"user/lectern.yaml", ConfigOrigin::user}, Found{"data/lectern.yaml", ConfigOrigin::database},
          Found{"here/lectern.yaml", ConfigOrigin::here}}) {
        folder.write(file, "weights: {title: 7}\n");
        const auto config = load_config(places);
        ASSERT_TRUE(config.ok()) << config.error().message;
        EXPECT_EQ(config->path, folder.at(file));
        EXPECT_EQ(config->origin, origin);
        EXPECT_EQ(config->weights.size(), 1u);
    }
}

TEST(LoadConfig, AFileThatWasAskedForIsTheOnlyOne) {
    const TempFolder folder;
    folder.write("lectern.yaml", "no: such key\n");
    const std::string chosen = folder.write("other.yaml", "facets: [tag]\n");
    for (const ConfigPlaces& places : {ConfigPlaces{.option = chosen, .here = folder.path()},
                                       ConfigPlaces{.variable = chosen, .here = folder.path()}}) {
        const auto config = load_config(places);
        ASSERT_TRUE(config.ok()) << config.error().message;
        EXPECT_EQ(config->path, chosen);
    }
    EXPECT_TRUE(load_config({.option = "/dev/null", .here = folder.path()}).ok());
}

TEST(LoadConfig, FilesThatCannotBeReadAreErrors) {
    const TempFolder folder;
    const std::string place = folder.path().string();
    std::filesystem::create_directory(folder.path() / "lectern.yaml");
    const std::string large = folder.write("large.yaml", std::string(max_config_bytes + 1, '#'));
    const std::vector<std::pair<ConfigPlaces, std::string>> cases{
        {{.option = folder.path() / "none.yaml"},
         place + "/none.yaml: the configuration cannot be read: there is no such file"},
        {{.here = folder.path()}, place + "/lectern.yaml: the configuration cannot be read: it is a folder"},
        {{.variable = large}, large + ": the configuration cannot be read: it is larger than 1 MiB"},
        {{.option = "/dev/zero"}, "/dev/zero: the configuration cannot be read: it is larger than 1 MiB"},
    };
    for (const auto& [places, message] : cases) {
        const auto config = load_config(places);
        ASSERT_FALSE(config.ok()) << message;
        EXPECT_EQ(config.error().code, ErrorCode::io);
        EXPECT_EQ(config.error().message, message);
    }
}

TEST(LoadConfig, OriginsHaveNames) {
    std::vector<std::string_view> names;
    for (const ConfigOrigin origin : {ConfigOrigin::built_in, ConfigOrigin::option, ConfigOrigin::variable,
                                      ConfigOrigin::here, ConfigOrigin::database, ConfigOrigin::user}) {
        names.push_back(to_string(origin));
    }
    EXPECT_EQ(names,
              (std::vector<std::string_view>{"built in", "--config", "$LECTERN_CONFIG", "working folder",
                                             "beside the database", "user's configuration"}));
}

}  // namespace
}  // namespace lectern
