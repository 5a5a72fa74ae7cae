// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/talk_list.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "indexer/core/record_store.hpp"
#include "tests/support/in_child.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

/// Of very different sizes.
std::vector<Talk> some_talks() {
    std::vector<Talk> talks(200);
    for (std::size_t i = 0; i < talks.size(); ++i) {
        talks[i].title = "Talk " + std::to_string(i);
        talks[i].abstract = std::string(i % 50 == 7 ? 20'000 : i, 'x');
        talks[i].speakers = {{.name = "Speaker " + std::to_string(i % 9), .biography = "Speaks."}};
    }
    return talks;
}

/// Of a folder without files; such a list may spill.
TalkRoom no_room(const test::TempFolder& folder) { return {.memory = 0, .folder = folder.path()}; }

TEST(TalkList, GivesBackWhatWasAdded) {
    const test::TempFolder folder;
    const std::vector<Talk> talks = some_talks();
    for (const TalkRoom& room :
         {TalkRoom(), no_room(folder), TalkRoom{.memory = 30'000, .folder = folder.path()}}) {
        TalkList list(room);
        for (const Talk& talk : talks) list.add(talk);
        ASSERT_EQ(list.size(), talks.size());
        for (std::size_t i = talks.size(); i-- > 0;) EXPECT_EQ(list.load(i).value(), talks[i]);
        EXPECT_EQ(list.load(5, 9).value(), std::vector<Talk>(talks.begin() + 5, talks.begin() + 9));
        EXPECT_FALSE(list.problem());
    }
}

TEST(TalkList, TakesLittleMemoryWhereItMaySpill) {
    const test::TempFolder folder;
    TalkList list(no_room(folder));
    for (int i = 0; i < 20; ++i) {
        for (const Talk& talk : some_talks()) list.add(talk);
    }
    EXPECT_LT(list.memory_bytes(), 150'000u) << "of two megabytes";
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "the file has no name";
}

TEST(TalkList, CanBeArrangedAnew) {
    TalkList list(some_talks());
    list.arrange({7, 0, 199});
    ASSERT_EQ(list.size(), 3u);
    EXPECT_EQ(list.load(0)->title, "Talk 7");
    EXPECT_EQ(list.load(1)->title, "Talk 0");
    EXPECT_EQ(list.load(2)->title, "Talk 199");
}

TEST(TalkList, KeepsWhatSeveralThreadsAdd) {
    const test::TempFolder folder;
    TalkList list(no_room(folder));
    std::vector<std::vector<RecordPlace>> places(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t thread = 0; thread < places.size(); ++thread) {
            threads.emplace_back([&, thread] {
                for (std::size_t i = 0; i < 200; ++i)
                    places[thread].push_back(
                        list.store().add(std::string(i, static_cast<char>('a' + thread))));
            });
        }
    }
    for (const auto& of_thread : places) list.append(of_thread);
    std::string buffer;
    for (std::size_t thread = 0; thread < places.size(); ++thread) {
        for (std::size_t i = 0; i < 200; ++i)
            EXPECT_EQ(list.record(thread * 200 + i, buffer).value(),
                      std::string(i, static_cast<char>('a' + thread)));
    }
}

TEST(TalkList, TellsWhyItCannotSpill) {
    TalkList list(TalkRoom{.memory = 0, .folder = "/nowhere"});
    for (const Talk& talk : some_talks()) list.add(talk);
    const auto problem = list.problem();
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->code, ErrorCode::io);
    EXPECT_EQ(problem->message, "/nowhere: a temporary file: No such file or directory");
    EXPECT_EQ(problem->hint, "free some space there, or allow more with --memory");
}

TEST(TalkList, TellsThatTheDiskIsFull) {
    const test::TempFolder folder;
    const int status = test::in_child([&] {
        if (!test::limit_files(10'000)) return 1;
        TalkList list(no_room(folder));
        for (const Talk& talk : some_talks()) list.add(talk);
        const auto problem = list.problem();
        if (!problem) return 2;
        return problem->message == folder.path().string() + ": a temporary file: File too large" ? 0 : 3;
    });
    EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace lectern
