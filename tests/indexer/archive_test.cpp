// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include "indexer/loading/archive_contents.hpp"
#include "indexer/loading/archive_reader.hpp"
#include "indexer/loading/file_names.hpp"
#include "indexer/loading/utf8_locale.hpp"
#include "lectern/collection.hpp"
#include "lectern/index.hpp"
#include "tests/support/archive_file.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

std::string line(std::string_view title) {
    return R"({"title": ")" + std::string(title) + R"(", "event": "KubeCon 2025"})" + "\n";
}

class Archives : public testing::Test {
protected:
    /// As lectern-index does it, into a database of its own.
    IndexSummary update(const std::string& path) const {
        IndexOptions options;
        options.database = database_.path() / "talks.db";
        options.roots = {path};
        auto update = IndexUpdate::begin(options);
        ReadOptions reading;
        reading.known = &update->known();
        const auto summary = update->finish(read_records({path}, reading));
        EXPECT_TRUE(summary.ok()) << summary.error().message;
        return summary.ok() ? *summary : IndexSummary{};
    }

    /// Entries as "name=bytes", problems in words, `lost` ones with a star.
    [[nodiscard]] std::vector<std::string> entries(const std::string& name,
                                                   const ArchiveLimits& limits = {}) const {
        ArchiveReader reader(UniqueFd(::open(folder_.at(name).c_str(), O_RDONLY)), name, limits);
        std::vector<std::string> out;
        while (const auto step = reader.next()) {
            if (const auto* entry = std::get_if<ArchiveEntry>(&*step)) {
                out.push_back(entry->name + '=' + entry->bytes);
            } else {
                const auto& problem = std::get<ArchiveProblem>(*step);
                out.push_back((problem.lost ? "*" : "") + to_string(problem.diagnostic));
            }
        }
        return out;
    }

    [[nodiscard]] std::vector<std::string> told(const Collection& collection) const {
        std::vector<std::string> out;
        for (const Diagnostic& diagnostic : collection.diagnostics)
            out.push_back(to_string(diagnostic).substr(folder_.path().string().size() + 1));
        return out;
    }

    /// Talks as "source: title".
    [[nodiscard]] std::vector<std::string> talks(const Collection& collection) const {
        std::vector<std::string> out;
        for (const Talk& talk : collection.talks) {
            out.push_back(talk.sources.front().path.substr(folder_.path().string().size() + 1) + ": " +
                          talk.title);
        }
        return out;
    }

    test::TempFolder folder_;
    test::TempFolder database_;
};

TEST_F(Archives, OfEveryFormAreRead) {
    for (const char* name : {"a.tar", "a.tar.gz", "a.tgz", "a.tar.xz", "a.tar.zst", "a.tar.bz2", "a.zip"}) {
        {
            test::ArchiveFile file(folder_.at(name));
            file.add_folder("talks/");
            file.add("talks/one.json", "1");
            file.add("talks/empty.md", "");
        }
        EXPECT_THAT(entries(name), ElementsAre("talks/one.json=1", "talks/empty.md=")) << name;
    }
}

TEST_F(Archives, ASingleCompressedFileIsThatFile) {
    for (const char* name : {"a.jsonl.gz", "a.jsonl.xz", "a.jsonl.zst", "a.jsonl.bz2"}) {
        test::ArchiveFile(folder_.at(name)).add("data", line("One"));
        EXPECT_THAT(entries(name), ElementsAre("=" + line("One"))) << name;
        EXPECT_THAT(talks(read_collection({folder_.at(name)})), ElementsAre(std::string(name) + ": One"));
    }
}

TEST_F(Archives, NamesAreUtf8WhateverTheLocale) {
    for (const char* name : {"a.tar", "a.zip"}) {
        {
            const Utf8Locale for_writing;
            test::ArchiveFile(folder_.at(name)).add("caf\u00E9/\U0001F41D.md", "x");
        }
        EXPECT_THAT(entries(name), ElementsAre("caf\u00E9/\U0001F41D.md=x")) << name;
    }
}

TEST_F(Archives, LeaveOutWhatAFolderWouldLeaveOut) {
    {
        test::ArchiveFile file(folder_.at("a.tar"));
        for (const char* name : {"./a.md", "b//c.json", ".git/config.json", "__MACOSX/._a.md", "picture.png",
                                 "node_modules/x/README.md", "site/config.toml", "Makefile"}) {
            file.add(name, "x");
        }
    }
    EXPECT_THAT(entries("a.tar"), ElementsAre("a.md=x", "b/c.json=x", "site/config.toml=x"));
}

TEST_F(Archives, NothingLeadsOutOfThem) {
    {
        test::ArchiveFile file(folder_.at("a.tar"));
        for (const char* name : {"/etc/talks.md", "../talks.md", "a/../../b.md", "a/..", "ok.md"})
            file.add(name, "x");
        file.add_link("link.md", "/etc/passwd");
        file.add_link("link", "..");
        file.add_pipe("pipe.md");
        file.add_pipe("pipe");
        file.add("inner.zip", "PK");
        file.add("inner.jsonl.gz", "x");
    }
    EXPECT_THAT(
        entries("a.tar"),
        ElementsAre(
            "a.tar: error: the entry \"/etc/talks.md\" leads out of the archive or has no name; it was "
            "not read",
            "a.tar: error: the entry \"../talks.md\" leads out of the archive or has no name; it was "
            "not read",
            "a.tar: error: the entry \"a/../../b.md\" leads out of the archive or has no name; it was "
            "not read",
            "a.tar: error: the entry \"a/..\" leads out of the archive or has no name; it was not read",
            "ok.md=x",
            "a.tar/link.md: warning: is a link to /etc/passwd; links inside archives are not followed",
            "a.tar/pipe.md: warning: is no file but a device or the like; it was not read",
            "a.tar/inner.zip: warning: is an archive inside an archive, which is not entered; index it "
            "by itself, unpacked",
            "a.tar/inner.jsonl.gz: warning: is an archive inside an archive, which is not entered; index "
            "it by itself, unpacked"));
}

TEST_F(Archives, EncryptedEntriesAreTold) {
    {
        test::ArchiveFile file(folder_.at("a.zip"), "zip:encryption=traditional");
        file.add("a.md", "x");
        file.add("b.png", "x");
    }
    EXPECT_THAT(entries("a.zip"), ElementsAre("*a.zip/a.md: error: is encrypted; index the files unpacked"));
}

TEST_F(Archives, LargeEntriesAreLeftOut) {
    for (const char* name : {"a.tar", "a.tar.gz", "a.zip"}) {
        {
            test::ArchiveFile file(folder_.at(name));
            file.add("a.md", std::string(1001, 'a'));
            file.add("b.png", std::string(5000, 'b'));
            file.add("c.md", "c");
        }
        EXPECT_THAT(
            entries(name, {.max_file_bytes = 1000}),
            ElementsAre("*" + std::string(name) +
                            "/a.md: error: more than the limit of 1000 bytes; nothing was read; raise it "
                            "with --max-file-size, or leave the file out",
                        "c.md=c"))
            << name;
    }
}

TEST_F(Archives, ThatUnpackToTooMuchAreReadSoFar) {
    for (const char* name : {"a.tar.gz", "a.zip"}) {
        {
            test::ArchiveFile file(folder_.at(name));
            file.add("a.md", "a");
            file.add("b.md", std::string(200'000, 'b'));
            file.add("c.md", "c");
        }
        EXPECT_THAT(
            entries(name, {.max_total_bytes = 100'000}),
            ElementsAre("a.md=a", "*" + std::string(name) +
                                      ": error: unpacks to more than the limit of 97.7 KiB; the rest "
                                      "was not read; raise --max-archive-size if it can be trusted, or "
                                      "unpack it"))
            << name;
    }
}

TEST_F(Archives, ThatUnpackToAThousandTimesTheirSizeAreNoText) {
    {
        test::ArchiveFile file(folder_.at("a.tar.gz"));
        file.add("a.md", "a");
        file.add("zeros.bin", std::string(4u << 20, '\0'));
        file.add("c.md", "c");
    }
    EXPECT_THAT(
        entries("a.tar.gz", {.any_ratio_bytes = 1u << 20}),
        ElementsAre("a.md=a",
                    "*a.tar.gz: error: unpacks to more than 250 times its size, as no text does; the "
                    "rest was not read; raise --max-archive-size if it can be trusted, or unpack it"));
}

TEST_F(Archives, DamagedOnesAreReadAsFarAsTheyGo) {
    {
        test::ArchiveFile file(folder_.at("a.tar"));
        file.add("a.md", "a");
        file.add("b.md", std::string(10'000, 'b'));
    }
    const std::string whole = test::read_file(folder_.at("a.tar"));
    folder_.write("cut.tar", whole.substr(0, 3000));
    EXPECT_THAT(entries("cut.tar"),
                ElementsAre("a.md=a",
                            "*cut.tar: error: is damaged: Truncated tar archive; the rest was not "
                            "read; fetch it again"));
    folder_.write("garbage.gz", "\x1F\x8B" + std::string(100, 'x'));
    EXPECT_THAT(entries("garbage.gz"), ElementsAre("*garbage.gz: error: is no archive that can be read"));
    folder_.write("broken.tar", std::string(257, 'x') + "ustar" + std::string(500, 'y'));
    EXPECT_THAT(entries("broken.tar"), ElementsAre("*broken.tar: error: is no archive that can be read"));
}

TEST_F(Archives, CutAnywhereTheyNeverGiveWrongBytes) {
    for (const char* name : {"a.tar.gz", "a.tar.xz", "a.tar.zst", "a.tar.bz2", "a.zip", "a.jsonl.gz"}) {
        {
            test::ArchiveFile file(folder_.at(name));
            file.add("a.md", "first");
            if (std::string_view(name).find(".jsonl") == std::string_view::npos) file.add("b.md", "second");
        }
        const std::string whole = test::read_file(folder_.at(name));
        for (std::size_t size = 0; size < whole.size(); size += 11) {
            folder_.write("cut", whole.substr(0, size));
            for (const std::string& entry : entries("cut")) {
                EXPECT_TRUE(entry == "a.md=first" || entry == "b.md=second" || entry == "=first" ||
                            entry.starts_with("*cut"))
                    << name << " cut to " << size << ": " << entry;
            }
        }
    }
}

TEST_F(Archives, ManyProblemsAreCounted) {
    {
        test::ArchiveFile file(folder_.at("a.tar"));
        for (int i = 0; i < 103; ++i) file.add_link("a" + std::to_string(i) + ".md", "b.md");
    }
    const auto told = entries("a.tar");
    ASSERT_THAT(told, SizeIs(101));
    EXPECT_EQ(told.back(), "*a.tar: error: 3 more entries could not be read");
}

TEST_F(Archives, AreToldByTheirContent) {
    test::ArchiveFile(folder_.at("talks")).add("data", "not packed at all");
    EXPECT_FALSE(begins_as_archive(test::read_file(folder_.at("talks"))));
    for (const char* name : {"a.tar", "a.tar.gz", "a.tar.xz", "a.tar.zst", "a.tar.bz2", "a.zip"}) {
        test::ArchiveFile(folder_.at(name)).add("a.md", "x");
        EXPECT_TRUE(begins_as_archive(test::read_file(folder_.at(name)).substr(0, 512))) << name;
    }
    EXPECT_FALSE(begins_as_archive(""));
}

TEST(ArchiveEnding, SaysThatThereMayBeListingsInside) {
    for (const char* name : {"a.tar", "a.TAR.GZ", "a.tgz", "a.tar.xz", "a.txz", "a.tar.zst", "a.tar.bz2",
                             "a.zip", "b/a.jsonl.gz", "a.json.xz", "a.csv.zst"}) {
        EXPECT_TRUE(has_archive_ending(name)) << name;
    }
    for (const char* name : {"a", "a.md", "dump.sql.gz", "a.gz", "a.7z", ".gz", "zip"})
        EXPECT_FALSE(has_archive_ending(name)) << name;
}

TEST_F(Archives, AreReadInFoldersAndWhenNamed) {
    test::ArchiveFile(folder_.at("a.tar.gz")).add("x/one.jsonl", line("One"));
    test::ArchiveFile(folder_.at("b.zip")).add("two.jsonl", line("Two"));
    folder_.write("c.jsonl", line("Three"));
    folder_.write("no.zip", "plain text");
    fs::copy_file(folder_.at("b.zip"), folder_.at("download"));
    const Collection all = read_collection({folder_.path()});
    EXPECT_THAT(talks(all),
                ElementsAre("a.tar.gz/x/one.jsonl: One", "b.zip/two.jsonl: Two", "c.jsonl: Three"));
    EXPECT_THAT(all.unknown_paths, ElementsAre(folder_.at("no.zip")));
    EXPECT_EQ(all.files, 4u);
    EXPECT_THAT(talks(read_collection({folder_.at("download")})), ElementsAre("download/two.jsonl: Two"));
}

TEST_F(Archives, ADamagedOneIsAFailedPathAndABadEntryIsOne) {
    {
        test::ArchiveFile file(folder_.at("a.tar"));
        file.add("one.jsonl", line("One"));
        file.add("one.jsonl", line("Later"));
        file.add("wide.md", std::string_view("\xFF\xFE#\0", 4));
        file.add("../two.jsonl", line("Two"));
    }
    const Collection collection = read_collection({folder_.at("a.tar")});
    EXPECT_THAT(talks(collection), ElementsAre("a.tar/one.jsonl: One"));
    EXPECT_THAT(told(collection),
                ElementsAre("a.tar/one.jsonl: warning: is in the archive twice; the first one was read",
                            StartsWith("a.tar/wide.md: error: is UTF-16"),
                            StartsWith("a.tar: error: the entry \"../two.jsonl\" leads out")));
    // Not the archive: an entry that leads out of it takes nothing with it.
    EXPECT_THAT(collection.failed_paths, ElementsAre(folder_.at("a.tar/wide.md")));

    folder_.write("cut.tar", test::read_file(folder_.at("a.tar")).substr(0, 1200));
    EXPECT_THAT(read_collection({folder_.at("cut.tar")}).failed_paths, ElementsAre(folder_.at("cut.tar")));
}

TEST_F(Archives, ReadAgainUnchangedChangeNothing) {
    const std::string path = folder_.at("a.tar.gz");
    {
        test::ArchiveFile file(path);
        file.add("./one.jsonl", line("One"));
        file.add("two.jsonl", line("Two"));
    }
    EXPECT_EQ(update(path).added, 2u);
    for (const std::string& root : {path, folder_.path().string()}) {
        const IndexSummary again = update(root);
        EXPECT_EQ(again.unchanged, 2u);
        EXPECT_EQ(again.talks, 2u);
    }
}

TEST_F(Archives, TalksStayWhereTheirEntryOrTheArchiveIsDamaged) {
    const std::string path = folder_.at("a.tar");
    const auto write = [&](std::string_view one, std::string_view two) {
        test::ArchiveFile file(path);
        file.add("one.jsonl", one);
        file.add("two.jsonl", two);
    };
    write(line("One"), line("Two"));
    EXPECT_EQ(update(path).added, 2u);

    write(std::string_view("\xFF\xFE#\0", 4), line("New"));
    const IndexSummary one_broken = update(path);
    EXPECT_EQ(one_broken.kept, 1u);
    EXPECT_EQ(one_broken.added, 1u);
    EXPECT_EQ(one_broken.removed, 1u);

    folder_.write("a.tar", test::read_file(path).substr(0, 700));
    const IndexSummary cut = update(path);
    EXPECT_EQ(cut.removed, 0u);
    EXPECT_EQ(cut.talks, 2u);

    write("", line("Two"));
    EXPECT_EQ(update(path).removed, 2u);
}

TEST_F(Archives, CanBeStoppedInTheMiddle) {
    {
        test::ArchiveFile file(folder_.at("a.tar"));
        for (int i = 0; i < 500; ++i) file.add(std::to_string(i) + ".jsonl", line("A"));
    }
    std::atomic<bool> stop = false;
    ReadOptions options;
    options.stop = &stop;
    options.on_progress = [&](std::size_t, std::size_t) { stop = true; };
    const Collection collection = read_collection({folder_.at("a.tar")}, options);
    EXPECT_TRUE(collection.stopped);
    EXPECT_THAT(collection.talks, SizeIs(1));
}

TEST(ArchiveContents, WhoAsksForAFileWaitsUntilItHasCome) {
    MemoryGauge gauge;
    ArchiveContents contents("a.tar", gauge);
    std::shared_ptr<const std::string> late;
    std::shared_ptr<const std::string> missing;
    std::vector<std::string> names;
    {
        const std::jthread one([&] { late = contents.file("a.tar/late.json"); });
        const std::jthread two([&] { missing = contents.file("a.tar/missing.json"); });
        const std::jthread three([&] { names = contents.names("a.tar"); });
        EXPECT_TRUE(contents.add("early.json", "E"));
        EXPECT_TRUE(contents.add("late.json", "L"));
        contents.complete();
    }
    ASSERT_NE(late, nullptr);
    EXPECT_EQ(*late, "L");
    EXPECT_EQ(missing, nullptr);
    EXPECT_THAT(names, ElementsAre("early.json", "late.json"));
}

TEST(ArchiveContents, GivesBackTheMemoryItHolds) {
    MemoryGauge gauge;
    auto contents = std::make_shared<ArchiveContents>("a.tar", gauge);
    EXPECT_TRUE(contents->add("a.json", std::string(1000, 'x')));
    std::atomic<bool> went_on = false;
    {
        const std::jthread waiting([&] {
            gauge.wait_below(1000);
            went_on = true;
        });
        EXPECT_FALSE(went_on);
        contents.reset();
    }
    EXPECT_TRUE(went_on);
}

TEST_F(Archives, AreSurroundingsOfTheirFiles) {
    MemoryGauge gauge;
    ArchiveContents contents("in/a.tar", gauge);
    EXPECT_TRUE(contents.add("event/videos/a.json", "A"));
    EXPECT_FALSE(contents.add("event/videos/a.json", "B"));
    EXPECT_TRUE(contents.add("event/videos/b.json", "B"));
    EXPECT_TRUE(contents.add("event/category.json", "\xEF\xBB\xBF{}"));
    EXPECT_TRUE(contents.add("event-2/category.json", std::string_view("\xFF\xFE{\0", 4).data()));
    EXPECT_TRUE(contents.add("top.json", "T"));
    contents.complete();
    EXPECT_EQ(*contents.file("in/a.tar/event/category.json"), "{}");
    EXPECT_EQ(*contents.file("in/a.tar/event/videos/../category.json"), "{}");
    EXPECT_EQ(contents.file("in/a.tar/event/category.json"), contents.file("in/a.tar/event/category.json"));
    for (const char* path : {"in/a.tar/gone.json", "in/a.tar/../b.json", "in/a.tarx", "in/a.tar",
                             "event/category.json", "/etc/passwd", ""}) {
        EXPECT_EQ(contents.file(path), nullptr) << path;
    }
    EXPECT_THAT(contents.names("in/a.tar"), ElementsAre("event-2/", "event/", "top.json"));
    EXPECT_THAT(contents.names("in/a.tar/"), ElementsAre("event-2/", "event/", "top.json"));
    EXPECT_THAT(contents.names("in/a.tar/event"), ElementsAre("category.json", "videos/"));
    EXPECT_THAT(contents.names("in/a.tar/event/videos/"), ElementsAre("a.json", "b.json"));
    EXPECT_THAT(contents.names("in/a.tar/nowhere"), IsEmpty());
    EXPECT_THAT(contents.names("in"), IsEmpty());
    EXPECT_EQ(*contents.derived<int>("n", [] { return std::make_shared<const int>(1); }), 1);
}

}  // namespace
}  // namespace lectern
