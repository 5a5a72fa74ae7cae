// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/inventory_file.hpp"
#include "indexer/loading/known_files.hpp"
#include "lectern/index.hpp"
#include "tests/support/archive_file.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

/// JSON Lines, with a memory for what was read. `talks.jsonl` has a file
/// `event.txt` beside it.
class WatchedReader : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "watched"; }
    [[nodiscard]] std::string_view description() const override { return "JSON Lines"; }
    [[nodiscard]] bool accepts(const Document& document) const override {
        return document.path.ends_with(".jsonl");
    }
    [[nodiscard]] Reading read(const Document& document) const override {
        Reading out = reader_named("jsonl")->read(document);
        const fs::path path = document.path;
        const std::lock_guard lock(mutex_);
        read_.push_back(path.filename().string());
        if (path.filename() != "talks.jsonl") return out;
        out.companions = {(path.parent_path() / "event.txt").string()};
        const auto event = document.around->file(out.companions.front());
        for (Talk& talk : out.talks) talk.event = event == nullptr ? "none" : *event;
        return out;
    }

    std::vector<std::string> take() const {
        const std::lock_guard lock(mutex_);
        std::sort(read_.begin(), read_.end());
        return std::exchange(read_, {});
    }

private:
    mutable std::mutex mutex_;
    mutable std::vector<std::string> read_;
};

class Incremental : public testing::Test {
protected:
    static std::string line(const std::string& title) {
        return R"({"title": ")" + title + R"(", "abstract": "About it.", "event": "KubeCon 2025"})" + "\n";
    }

    void write(const std::string& name, const std::string& content) const {
        folder_.write("posts/" + name, content);
    }

    /// Reads and indexes the folder, or a part of it.
    IndexSummary update(const std::string& part = "", const std::string& reading = "as always") {
        IndexOptions options;
        options.database = database_.path() / "talks.db";
        options.roots = {folder_.path() / "posts" / part};
        auto update = IndexUpdate::begin(options);
        EXPECT_TRUE(update.ok()) << update.error().message;
        ReadOptions how;
        how.own_readers = {&reader_};
        how.known = &update->known();
        how.reading = reading;
        Records records = read_records(options.roots, how);
        said_.clear();
        for (const Diagnostic& diagnostic : records.diagnostics) said_.push_back(diagnostic.message);
        files_ = records.files;
        const auto summary = update->finish(std::move(records));
        EXPECT_TRUE(summary.ok()) << summary.error().message;
        return summary.ok() ? *summary : IndexSummary{};
    }

    WatchedReader reader_;
    test::TempFolder folder_;
    test::TempFolder database_;
    std::vector<std::string> said_;
    std::size_t files_ = 0;
};

TEST_F(Incremental, ReadsOnlyWhatChanged) {
    write("a.jsonl", line("One"));
    write("b.jsonl", line("Two"));
    EXPECT_EQ(update().added, 2u);
    EXPECT_THAT(reader_.take(), ElementsAre("a.jsonl", "b.jsonl"));
    EXPECT_EQ(update().unchanged, 2u);
    EXPECT_THAT(reader_.take(), IsEmpty());
    EXPECT_EQ(files_, 2u);
    write("b.jsonl", line("Two") + line("Three"));
    write("c.jsonl", line("Four"));
    const IndexSummary changed = update();
    EXPECT_EQ(changed.added, 2u);
    EXPECT_EQ(changed.unchanged, 2u);
    EXPECT_THAT(reader_.take(), ElementsAre("b.jsonl", "c.jsonl"));
    fs::remove(folder_.path() / "posts/a.jsonl");
    EXPECT_EQ(update().removed, 1u);
    EXPECT_THAT(reader_.take(), IsEmpty());
}

TEST_F(Incremental, AFileThatWasOnlyTouchedIsNotReadAgain) {
    write("a.jsonl", line("One"));
    update();
    reader_.take();
    folder_.write("posts/a.jsonl", line("One"));
    EXPECT_EQ(update().unchanged, 1u);
    EXPECT_THAT(reader_.take(), IsEmpty());
}

TEST_F(Incremental, AChangeWithinATickOfTheClockIsSeen) {
    for (const std::string title : {"One", "Two", "Six"}) {
        write("a.jsonl", line(title));
        EXPECT_EQ(update().added, 1u);
    }
}

TEST_F(Incremental, WhatIsReadInAnotherWayIsReadAgain) {
    write("a.jsonl", line("One"));
    update();
    reader_.take();
    update("", "otherwise");
    EXPECT_THAT(reader_.take(), ElementsAre("a.jsonl"));
    update("", "otherwise");
    EXPECT_THAT(reader_.take(), IsEmpty());
}

TEST_F(Incremental, AFileBesideItThatChangesComesOrGoesCounts) {
    write("talks.jsonl", line("One"));
    update();
    reader_.take();
    for (const std::string event : {"PyCon", "PyCon US", ""}) {
        if (event.empty()) {
            fs::remove(folder_.path() / "posts/event.txt");
        } else {
            write("event.txt", event);
        }
        update();
        EXPECT_THAT(reader_.take(), testing::Contains("talks.jsonl")) << event;
    }
}

TEST_F(Incremental, ProblemsAreToldAgainUntilTheyAreMended) {
    write("a.jsonl", line("One") + "{\n");
    update();
    EXPECT_THAT(said_, ElementsAre("not a JSON object"));
    reader_.take();
    update();
    EXPECT_THAT(said_, ElementsAre("not a JSON object"));
    EXPECT_THAT(reader_.take(), IsEmpty());
    write("a.jsonl", line("One"));
    update();
    EXPECT_THAT(said_, IsEmpty());
}

TEST_F(Incremental, AnArchiveIsReadWhenItsContentChanges) {
    const auto pack = [this](const std::string& title) {
        test::ArchiveFile file(folder_.at("posts/a.tar.gz"));
        file.add("x/one.jsonl", line(title));
        file.add("x/two.jsonl", line("Two"));
    };
    fs::create_directories(folder_.path() / "posts");
    pack("One");
    EXPECT_EQ(update().added, 2u);
    reader_.take();
    EXPECT_EQ(update().unchanged, 2u);
    EXPECT_THAT(reader_.take(), IsEmpty());
    EXPECT_EQ(files_, 2u);
    pack("Three");
    const IndexSummary summary = update();
    EXPECT_EQ(summary.added, 1u);
    EXPECT_EQ(summary.removed, 1u);
    EXPECT_EQ(summary.unchanged, 1u);
}

TEST_F(Incremental, ARunOverAPartLeavesTheRest) {
    write("a/1.jsonl", line("One"));
    write("b/2.jsonl", line("Two"));
    update();
    fs::remove(folder_.path() / "posts/a/1.jsonl");
    const IndexSummary part = update("b");
    EXPECT_EQ(part.unchanged, 1u);
    EXPECT_EQ(part.kept, 1u);
    EXPECT_EQ(update().removed, 1u);
}

TEST_F(Incremental, AnIndexWithoutItsInventoryIsDamaged) {
    write("a.jsonl", line("One"));
    update();
    const fs::path inventory = database_.path() / "talks.db/gen-000001" / inventory_name;
    IndexOptions options;
    options.database = database_.path() / "talks.db";
    const std::string whole = test::read_file(inventory);
    for (const auto& [content, what] :
         {std::pair<std::string, std::string>{whole.substr(0, whole.size() - 1), "is damaged"},
          {"", "is none"}}) {
        std::ofstream(inventory, std::ios::binary) << content;
        const auto update = IndexUpdate::begin(options);
        ASSERT_FALSE(update.ok());
        EXPECT_EQ(update.error().code, ErrorCode::corrupt);
        EXPECT_EQ(update.error().message, "the inventory of its files " + what);
        EXPECT_EQ(update.error().hint, "build it again with lectern-index --rebuild");
    }
    fs::remove(inventory);
    EXPECT_EQ(IndexUpdate::begin(options).error().message, "the inventory of its files is missing");
}

TEST(KnownFile, IsKnownAsItWasGivenWhileWhatLiesBesideItStays) {
    const test::TempFolder folder;
    const std::string event = folder.write("event.yml", "x");
    Inventory inventory{.reading = "r", .companions = {{event, stamp_now(event)}}, .files = {}};
    inventory.companions.push_back({folder.at("none.yml"), stamp_now(folder.at("none.yml"))});
    inventory.files = {{.path = "/posts/a.md", .given = "a.md"}};
    inventory.files[0].documents = {{.companions = {0, 1}}};
    const FoundFile file{"a.md", "/posts/a.md", {}};
    EXPECT_EQ(KnownFiles(inventory, "r").find(file), &inventory.files[0]);
    EXPECT_EQ(KnownFiles(inventory, "other").find(file), nullptr);
    EXPECT_EQ(KnownFiles(inventory, "r").find({"posts/a.md", "/posts/a.md", {}}), nullptr);
    EXPECT_EQ(KnownFiles(inventory, "r").find({"a.md", "/other/a.md", {}}), nullptr);
    folder.write("none.yml", "now there is one");
    EXPECT_EQ(KnownFiles(inventory, "r").find(file), nullptr);
    fs::remove(folder.at("none.yml"));
    inventory.companions[0].stamp = no_stamp;  // it had just changed
    EXPECT_EQ(KnownFiles(inventory, "r").find(file), nullptr);
}

Inventory full_inventory() {
    Inventory made{.reading = "0.1|jsonl", .placed = 7, .companions = {}, .files = {}};
    made.companions = {{"/posts/event.yml", {12, 1'700'000'000'000'000'000, -1}}, {"/posts/x", no_stamp}};
    made.files = {{.path = "/posts/a.md", .given = "a.md", .stamp = {1, 2, 3}, .content = ~0ull},
                  {.path = "/posts/b.tar", .given = "/posts/b.tar", .stamp = {4, 5, 6}, .content = 8}};
    made.files[0].documents = {{.records = {{1, 2, 3}, {4'000'000'000, 5, 6}}, .companions = {1, 0}}};
    made.files[1].documents = {
        {.inner = "/one.md", .kind = DocumentKind::unknown},
        {.inner = "/two.md",
         .kind = DocumentKind::remark,
         .diagnostics = {{"b.tar/two.md", 3, 4, Severity::warning, "is twice", "do something"}}}};
    return made;
}

TEST(InventoryFile, ComesBackAsItWas) {
    const std::string bytes = encode_inventory(full_inventory());
    const auto again = decode_inventory(bytes);
    ASSERT_TRUE(again.ok()) << again.error().message;
    EXPECT_EQ(encode_inventory(*again), bytes);
    ASSERT_EQ(again->files.size(), 2u);
    EXPECT_EQ(again->files[0].given, "a.md");
    EXPECT_EQ(again->files[1].given, "/posts/b.tar");
    EXPECT_EQ(again->files[0].documents[0].records[1].talk, 4'000'000'000u);
    EXPECT_EQ(again->files[1].documents[1].kind, DocumentKind::remark);
    EXPECT_EQ(to_string(again->files[1].documents[1].diagnostics[0]),
              "b.tar/two.md:3:4: warning: is twice; do something");
    EXPECT_EQ(again->companions[0].stamp, (FileStamp{12, 1'700'000'000'000'000'000, -1}));
}

TEST(InventoryFile, EveryDamageIsSeen) {
    const std::string bytes = encode_inventory(full_inventory());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        EXPECT_FALSE(decode_inventory(bytes.substr(0, i)).ok()) << i;
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(decode_inventory(changed).ok()) << i;
    }
}

}  // namespace
}  // namespace lectern
