// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "lectern/collection.hpp"
#include "lectern/index.hpp"
#include "tests/support/in_child.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;

/// Indexes a folder of talks with much memory and with hardly any.
class LittleMemory : public testing::Test {
protected:
    static constexpr std::size_t hardly_any = 1;

    LittleMemory() {
        write("one.jsonl", 0, 60, "as the first list has it");
        write("other.jsonl", 40, 100, "as the second list has it, in more words");
    }

    /// Talks of two editions; where both lists have one, it has two sources.
    void write(const std::string& name, int begin, int end, const std::string& words) const {
        std::string lines;
        for (int i = begin; i < end; ++i) {
            const std::string number = std::to_string(i);
            lines += R"({"title": "Talk )" + number + R"( about packets", "abstract": "Number )" + number +
                     ", " + words + R"(", "event": "Edition )" + std::to_string(i % 2) +
                     R"(", "date": "202)" + std::to_string(i % 5) +
                     R"(-05-01", "speakers": [{"name": "Speaker )" + std::to_string(i % 70) +
                     R"(", "companies": ["Company )" + std::to_string(i % 13) +
                     R"("]}], "tags": ["bpf", "tag )" + std::to_string(i % 31) + "\"]}\n";
        }
        posts_.write(name, lines);
    }

    Result<IndexSummary> index(const std::string& name, std::size_t memory) const {
        IndexOptions options;
        options.database = databases_.path() / name;
        options.roots = {posts_.path()};
        options.memory = memory;
        auto update = IndexUpdate::begin(options);
        if (!update) return update.error();
        ReadOptions reading;
        reading.known = &update->known();
        if (memory > 0) reading.room = {.memory = memory, .folder = databases_.path()};
        return update->finish(read_records(options.roots, reading));
    }

    /// Everything in the files of a database, but for its UUID.
    std::map<std::string, std::string> content(const std::string& name) const {
        std::map<std::string, std::string> out;
        for (const auto& entry : fs::recursive_directory_iterator(databases_.path() / name)) {
            const std::string file = entry.path().filename().string();
            if (!entry.is_regular_file() || file == "iamglass" || file == "LOCK") continue;
            std::ifstream stream(entry.path(), std::ios::binary);
            out[file].assign(std::istreambuf_iterator<char>(stream), {});
        }
        return out;
    }

    test::TempFolder posts_;
    test::TempFolder databases_;
};

TEST_F(LittleMemory, MakesTheSameIndex) {
    const auto much = index("much", 0);
    const auto little = index("little", hardly_any);
    ASSERT_TRUE(much.ok()) << much.error().message;
    ASSERT_TRUE(little.ok()) << little.error().message;
    EXPECT_EQ(much->talks, 100u);
    EXPECT_EQ(little->talks, 100u);
    EXPECT_TRUE(content("much") == content("little"));
}

TEST_F(LittleMemory, MakesTheSameOfAnUpdate) {
    ASSERT_TRUE(index("much", 0).ok());
    ASSERT_TRUE(index("little", hardly_any).ok());
    write("other.jsonl", 30, 90, "as the second list has it by now");
    for (const auto& [name, memory] : {std::pair("much", std::size_t{0}), std::pair("little", hardly_any)}) {
        const auto updated = index(name, memory);
        ASSERT_TRUE(updated.ok()) << updated.error().message;
        EXPECT_EQ(updated->updated, 60u);
        EXPECT_EQ(updated->removed, 10u);
    }
    EXPECT_TRUE(content("much") == content("little"));
}

TEST_F(LittleMemory, WithoutSpaceForTheRestTheOldIndexStays) {
    ASSERT_TRUE(index("talks", 0).ok());
    const auto before = content("talks");
    write("more.jsonl", 200, 300, "which fills the disk");
    const int status = test::in_child([&] {
        if (!test::limit_files(4096)) return 1;
        const auto summary = index("talks", hardly_any);
        if (summary.ok()) return 2;
        const Error& error = summary.error();
        if (error.code != ErrorCode::io) return 3;
        return error.message == databases_.path().string() + ": a temporary file: File too large" ? 0 : 4;
    });
    EXPECT_EQ(status, 0);
    EXPECT_TRUE(content("talks") == before);
}

}  // namespace
}  // namespace lectern
