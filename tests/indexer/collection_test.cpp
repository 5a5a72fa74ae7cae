// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/collection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/file_walk.hpp"
#include "indexer/loading/file_names.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class Walking : public testing::Test {
protected:
    /// Paths below the folder, or the problem in words.
    [[nodiscard]] std::vector<std::string> walk(const std::vector<fs::path>& names) const {
        std::vector<fs::path> paths;
        for (const fs::path& name : names) paths.push_back(folder_.path() / name);
        FileWalk files(paths);
        std::vector<std::string> seen;
        while (const auto step = files.next()) {
            const auto* problem = std::get_if<Diagnostic>(&*step);
            const std::string line = problem ? to_string(*problem) : std::get<FoundFile>(*step).path;
            seen.push_back(line.substr(folder_.path().string().size() + 1));
        }
        return seen;
    }

    test::TempFolder folder_;
};

TEST_F(Walking, ReadsListingEndingsInFoldersInTheOrderOfPaths) {
    for (const char* name : {"posts/b.md", "posts/a.MD", "posts/c.markdown", "posts/d.mdx", "posts/e.txt",
                             "posts/f.jsonl", "posts/g.ndjson", "posts/a/z.md", "posts-2024.md",
                             "posts/h.html", "posts/i.png", "posts/README", "posts/j.md.bak"}) {
        folder_.write(name, "x");
    }
    EXPECT_THAT(walk({""}),
                ElementsAre("posts-2024.md", "posts/a.MD", "posts/a/z.md", "posts/b.md", "posts/c.markdown",
                            "posts/d.mdx", "posts/e.txt", "posts/f.jsonl", "posts/g.ndjson"));
}

TEST_F(Walking, LeavesOutHiddenEntriesAndNodeModules) {
    for (const char* name : {".git/a.md", "node_modules/b/README.md", ".hidden.md", "c.md"}) {
        folder_.write(name, "x");
    }
    EXPECT_THAT(walk({""}), ElementsAre("c.md"));
}

TEST_F(Walking, TakesNamedPathsWhateverTheirNames) {
    for (const char* name : {".hidden/a.md", "talks", "talks.html"}) folder_.write(name, "x");
    EXPECT_THAT(walk({"talks.html", "talks", ".hidden"}), ElementsAre(".hidden/a.md", "talks", "talks.html"));
}

TEST_F(Walking, DoesNotDependOnTheOrderOfThePaths) {
    for (const char* name : {"a.md", "b/c.md", "b/d.md"}) folder_.write(name, "x");
    EXPECT_THAT(walk({"b", "a.md"}), ElementsAre("a.md", "b/c.md", "b/d.md"));
    EXPECT_THAT(walk({"a.md", "b"}), ElementsAre("a.md", "b/c.md", "b/d.md"));
}

TEST_F(Walking, VisitsEveryFileOnce) {
    folder_.write("a/x.md", "x");
    fs::create_hard_link(folder_.at("a/x.md"), folder_.at("a/y.md"));
    fs::create_symlink("x.md", folder_.at("a/z.md"));
    EXPECT_THAT(walk({"a", "a/x.md", "a/z.md", "a"}), ElementsAre("a/x.md"));
}

TEST_F(Walking, EndsInCirclesOfLinks) {
    folder_.write("a/b/x.md", "x");
    fs::create_directory_symlink("..", folder_.at("a/b/up"));
    fs::create_directory_symlink(".", folder_.at("a/here"));
    EXPECT_THAT(walk({"a"}), ElementsAre("a/b/x.md"));
}

TEST_F(Walking, FollowsLinksToFoldersAndFiles) {
    folder_.write("elsewhere/x.md", "x");
    folder_.write("page", "x");
    fs::create_directory(folder_.at("a"));
    fs::create_directory_symlink("../elsewhere", folder_.at("a/link"));
    fs::create_symlink("../page", folder_.at("a/page.md"));
    EXPECT_THAT(walk({"a"}), ElementsAre("a/link/x.md", "a/page.md"));
}

TEST_F(Walking, TellsLinksThatLeadNowhere) {
    fs::create_symlink("gone.md", folder_.at("a.md"));
    fs::create_symlink("gone", folder_.at("b"));
    fs::create_symlink("c.md", folder_.at("c.md"));
    fs::create_symlink("gone.png", folder_.at("d.png"));
    EXPECT_THAT(walk({""}), ElementsAre("a.md: error: is a link to gone.md, which is not there",
                                        "b: error: is a link to gone, which is not there",
                                        "c.md: error: is a link that leads back to itself"));
}

TEST_F(Walking, AFileThatVanishesIsAProblemOfItsOwn) {
    for (const char* name : {"a.md", "b.md", "c.md"}) folder_.write(name, "x");
    FileWalk files({folder_.path()});
    EXPECT_EQ(std::get<FoundFile>(*files.next()).path, folder_.at("a.md"));
    fs::remove(folder_.at("b.md"));
    EXPECT_EQ(to_string(std::get<Diagnostic>(*files.next())),
              folder_.at("b.md") + ": error: cannot be read: No such file or directory");
    EXPECT_EQ(std::get<FoundFile>(*files.next()).path, folder_.at("c.md"));
    EXPECT_FALSE(files.next());
}

TEST_F(Walking, TellsPathsThatAreNotThere) {
    EXPECT_THAT(walk({"gone"}), ElementsAre("gone: error: there is no such file or folder"));
}

TEST_F(Walking, SurvivesDeepFolders) {
    // Deeper than a path may be long: the folder at the end cannot be named.
    fs::path deep = folder_.path();
    const std::string name(200, 'd');
    for (int depth = 0; depth < 18; ++depth) deep /= name;
    fs::create_directories(deep);
    fs::create_directories(folder_.path() / "e");
    folder_.write("e/x.md", "x");
    EXPECT_THAT(walk({""}), ElementsAre("e/x.md"));
}

TEST(ListingEnding, IsFoundInAnyCase) {
    EXPECT_TRUE(has_listing_ending("a/b.Md"));
    EXPECT_FALSE(has_listing_ending("a.md/b"));
    EXPECT_FALSE(has_listing_ending(".md"));
    EXPECT_FALSE(has_listing_ending("md"));
    EXPECT_FALSE(has_listing_ending(""));
}

TEST(AbsolutePath, HasOneSpelling) {
    const std::string here = fs::current_path().string();
    EXPECT_EQ(absolute_path("posts"), here + "/posts");
    EXPECT_EQ(absolute_path("./posts/../posts/"), here + "/posts");
    EXPECT_EQ(absolute_path("."), here);
    EXPECT_EQ(absolute_path("/"), "/");
    EXPECT_EQ(absolute_path("/caf\xE9"), "/caf\uFFFD");
}

class CollectionReading : public testing::Test {
protected:
    static std::string line(std::string_view title, std::string_view event = "KubeCon 2025") {
        return R"({"title": ")" + std::string(title) + R"(", "abstract": "About it.", "event": ")" +
               std::string(event) + "\"}\n";
    }

    /// With the folder's own path left out.
    [[nodiscard]] std::vector<std::string> told(const Collection& collection) const {
        std::vector<std::string> out;
        for (const Diagnostic& diagnostic : collection.diagnostics) {
            out.push_back(to_string(diagnostic).substr(folder_.path().string().size() + 1));
        }
        return out;
    }

    static std::vector<std::string> titles(const Collection& collection) {
        std::vector<std::string> out;
        for (const Talk& talk : collection.talks) out.push_back(talk.title);
        return out;
    }

    test::TempFolder folder_;
};

TEST_F(CollectionReading, GivesTalksWithIdsAndSources) {
    const std::string path = folder_.write("a.jsonl", line("One") + line("Two"));
    const Collection collection = read_collection({folder_.path()});
    EXPECT_THAT(titles(collection), ElementsAre("One", "Two"));
    EXPECT_THAT(collection.diagnostics, IsEmpty());
    EXPECT_EQ(collection.files, 1u);
    for (const Talk& talk : collection.talks) EXPECT_EQ(talk.id.size(), 10u);
    EXPECT_THAT(collection.talks[1].sources, ElementsAre(Source{path, 2}));
}

TEST_F(CollectionReading, KeepsPathsAsTheyWereGiven) {
    folder_.write("posts/a.jsonl", line("One"));
    const fs::path before = fs::current_path();
    fs::current_path(folder_.path());
    const Collection collection = read_collection({"posts/"});
    fs::current_path(before);
    ASSERT_EQ(collection.talks.size(), 1u);
    EXPECT_EQ(collection.talks[0].sources[0].path, "posts/a.jsonl");
}

TEST_F(CollectionReading, CountsFilesWithoutTalks) {
    folder_.write("a.jsonl", line("One"));
    const std::string post = folder_.write("b.md", "# A recap\n\nIt was nice.\n");
    const std::string empty = folder_.write("c.txt", "");
    const Collection collection = read_collection({folder_.path()});
    EXPECT_EQ(collection.files, 3u);
    EXPECT_THAT(collection.paths_without_talks, ElementsAre(post));
    EXPECT_THAT(collection.unknown_paths, ElementsAre(empty));
    EXPECT_THAT(collection.diagnostics, IsEmpty());
}

TEST_F(CollectionReading, TakesTheFormItIsTold) {
    const std::string post = folder_.write("a.txt", "Nothing here.\n");
    ReadOptions options;
    EXPECT_THAT(read_collection({post}, options).unknown_paths, ElementsAre(post));
    options.reader = reader_named("markdown");
    EXPECT_THAT(read_collection({post}, options).paths_without_talks, ElementsAre(post));
    options.reader = reader_named("jsonl");
    EXPECT_THAT(told(read_collection({post}, options)),
                ElementsAre("a.txt:1: error: not a JSON object; each line holds one talk"));
}

TEST_F(CollectionReading, JoinsATalkThatTwoFilesList) {
    const std::string a = folder_.write("a.jsonl", line("One"));
    const std::string b = folder_.write("b.jsonl", line("Other") + line("ONE"));
    const Collection collection = read_collection({b, a});
    EXPECT_THAT(titles(collection), ElementsAre("One", "Other"));
    EXPECT_THAT(collection.talks[0].sources, ElementsAre(Source{a, 1}, Source{b, 2}));
}

TEST_F(CollectionReading, GoesOnAfterFilesThatCannotBeRead) {
    folder_.write("a.md", std::string_view("\xFF\xFE#\0", 4));
    fs::create_symlink("gone", folder_.at("b.md"));
    ASSERT_EQ(::mkfifo(folder_.at("c.md").c_str(), 0600), 0);
    folder_.write("d.md", "12345678901");
    folder_.write("e.jsonl", line("One"));
    ReadOptions options;
    options.max_file_bytes = 100;
    folder_.write("d.md", std::string(101, 'x'));
    const Collection collection = read_collection({folder_.path(), folder_.at("nowhere")}, options);
    EXPECT_THAT(titles(collection), ElementsAre("One"));
    EXPECT_EQ(collection.files, 1u);
    EXPECT_THAT(
        told(collection),
        ElementsAre("a.md: error: is UTF-16; convert it to UTF-8, e.g. with iconv -f UTF-16 -t UTF-8",
                    "b.md: error: is a link to gone, which is not there",
                    "c.md: error: is a pipe, no file; leave it out",
                    "d.md: error: 101 bytes are more than the limit of 100 bytes; nothing was read; raise it "
                    "with --max-file-size, or leave the file out",
                    "nowhere: error: there is no such file or folder"));
    EXPECT_THAT(collection.failed_paths,
                ElementsAre(folder_.at("a.md"), folder_.at("b.md"), folder_.at("c.md"), folder_.at("d.md"),
                            folder_.at("nowhere")));
}

TEST_F(CollectionReading, ReadsAFileWithAFewBadBytesAndTellsThem) {
    folder_.write("a.jsonl", line("Caf\xE9 and networks"));
    const Collection collection = read_collection({folder_.path()});
    EXPECT_THAT(titles(collection), ElementsAre("Caf\uFFFD and networks"));
    EXPECT_THAT(told(collection), ElementsAre("a.jsonl:1:15: error: byte 0xe9 is not UTF-8; read as U+FFFD; "
                                              "convert the file to UTF-8, e.g. with iconv"));
    EXPECT_THAT(collection.failed_paths, IsEmpty());
}

TEST_F(CollectionReading, DoesNotDependOnTheNumberOfThreads) {
    for (int i = 0; i < 60; ++i) {
        const std::string name = std::to_string(i);
        folder_.write(name + ".jsonl", line("Talk " + name) + "{\n" + line("Same"));
        folder_.write(name + ".txt", "");
        folder_.write(name + "/post.md", "Nothing here.\n");
    }
    ReadOptions options;
    options.threads = 1;
    const Collection one = read_collection({folder_.path()}, options);
    options.threads = 4;
    const Collection four = read_collection({folder_.path()}, options);
    EXPECT_EQ(four.talks, one.talks);
    EXPECT_EQ(told(four), told(one));
    EXPECT_EQ(four.files, 180u);
    EXPECT_EQ(four.unknown_paths, one.unknown_paths);
    EXPECT_EQ(four.paths_without_talks, one.paths_without_talks);
}

TEST_F(CollectionReading, TellsItsProgress) {
    folder_.write("a.jsonl", line("One") + line("Two"));
    folder_.write("b.md", "Nothing here.\n");
    std::vector<std::pair<std::size_t, std::size_t>> seen;
    ReadOptions options;
    options.on_progress = [&](std::size_t files, std::size_t talks) { seen.emplace_back(files, talks); };
    static_cast<void>(read_collection({folder_.path()}, options));
    EXPECT_THAT(seen, ElementsAre(std::pair(1u, 2u), std::pair(2u, 2u)));
}

TEST_F(CollectionReading, StopsBetweenFiles) {
    folder_.write("a.jsonl", line("One"));
    folder_.write("b.jsonl", line("Two"));
    std::atomic<bool> stop = false;
    ReadOptions options;
    options.stop = &stop;
    options.on_progress = [&](std::size_t, std::size_t) { stop = true; };
    const Collection collection = read_collection({folder_.path()}, options);
    EXPECT_TRUE(collection.stopped);
    EXPECT_THAT(titles(collection), ElementsAre("One"));
}

}  // namespace
}  // namespace lectern
