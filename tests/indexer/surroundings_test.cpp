// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "indexer/loading/folder_surroundings.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class FolderSurroundingsTest : public testing::Test {
protected:
    [[nodiscard]] std::string text(std::string_view name) const {
        const auto content = around_.file(folder_.at(name));
        return content == nullptr ? "(none)" : *content;
    }

    test::TempFolder folder_;
    FolderSurroundings around_{1000};
};

TEST_F(FolderSurroundingsTest, GivesTheFilesBesideADocument) {
    folder_.write("event/category.json", "\xEF\xBB\xBF{}");
    folder_.write("event/config.toml", "a = 1");
    EXPECT_EQ(text("event/category.json"), "{}");
    EXPECT_EQ(text("event/videos/../category.json"), "{}");
    EXPECT_EQ(text("event/config.toml"), "a = 1");
}

TEST_F(FolderSurroundingsTest, GivesNothingThatAWalkWouldLeaveOut) {
    for (const char* name :
         {".ssh/a.json", "a/.b.yml", "node_modules/a.json", "secret", "key.pem", "a.html", "large.json"}) {
        folder_.write(name, std::string(1001, 'x'));
    }
    folder_.write("wide.json", std::string_view("\xFF\xFE{\0", 4));
    fs::create_directory(folder_.at("folder.json"));
    for (const char* name : {".ssh/a.json", "x/../.ssh/a.json", "a/.b.yml", "node_modules/a.json", "secret",
                             "key.pem", "a.html", "large.json", "wide.json", "folder.json", "gone.json"}) {
        EXPECT_EQ(text(name), "(none)") << name;
    }
    EXPECT_EQ(around_.file(""), nullptr);
}

TEST_F(FolderSurroundingsTest, ReadsAFileOnce) {
    const std::string path = folder_.write("a.json", "1");
    const auto first = around_.file(path);
    folder_.write("a.json", "2");
    EXPECT_EQ(around_.file(path), first);
    EXPECT_EQ(*first, "1");
    EXPECT_EQ(around_.file(folder_.at("gone.json")), nullptr);
    folder_.write("gone.json", "3");
    EXPECT_EQ(around_.file(folder_.at("gone.json")), nullptr);
}

TEST_F(FolderSurroundingsTest, ListsAFolder) {
    for (const char* name : {"b/x.md", "a.md", ".git/c", "node_modules/d", "picture.png"})
        folder_.write(name, "");
    EXPECT_THAT(around_.names(folder_.at("")), ElementsAre("a.md", "b/", "picture.png"));
    EXPECT_THAT(around_.names(folder_.at("b")), ElementsAre("x.md"));
    EXPECT_THAT(around_.names(folder_.at("b/")), ElementsAre("x.md"));
    EXPECT_THAT(around_.names(folder_.at("a.md")), IsEmpty());
    EXPECT_THAT(around_.names(folder_.at("gone")), IsEmpty());
}

TEST_F(FolderSurroundingsTest, MakesWhatIsDerivedOnceForAllThreads) {
    std::atomic<int> made = 0;
    const auto ask = [&] {
        const auto table = around_.derived<std::string>("table", [&] {
            ++made;
            return std::make_shared<const std::string>("of " + *around_.derived<std::string>("part", [] {
                return std::make_shared<const std::string>("parts");
            }));
        });
        EXPECT_EQ(*table, "of parts");
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) threads.emplace_back(ask);
    }
    EXPECT_EQ(made, 1);
    EXPECT_EQ(around_.derived<std::string>("nothing", [] { return nullptr; }), nullptr);
}

}  // namespace
}  // namespace lectern
