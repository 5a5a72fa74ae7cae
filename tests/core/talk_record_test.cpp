// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/core/talk_record.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/full_talk.hpp"

namespace lectern {
namespace {

TEST(TalkRecord, ComesBackAsItWas) {
    for (const Talk& talk : {test::full_talk(), Talk{.title = "A"}}) {
        const auto back = decode_talk(encode_talk(talk));
        ASSERT_TRUE(back.ok()) << back.error().message;
        EXPECT_EQ(*back, talk);
    }
}

TEST(TalkRecord, UnknownFieldsArePassedOver) {
    const auto back = decode_talk(std::string("\xC8\x02??", 4) + encode_talk({.title = "A"}));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, Talk{.title = "A"});
}

TEST(TalkRecord, DamageIsToldInWords) {
    EXPECT_EQ(decode_talk("").error().message, "its record has no title");
    EXPECT_EQ(decode_talk("\x02\x05"
                          "abc")
                  .error()
                  .message,
              "its record ends within a field");
    EXPECT_EQ(decode_talk("\x02").error().message, "its record ends within a field");
    EXPECT_EQ(decode_talk("\x0b\x03xyz").error().message, "a field of its record is damaged");
    EXPECT_EQ(decode_talk("\x21\x02\x40\x09").error().message, "a field of its record is damaged");
    EXPECT_EQ(decode_talk(std::string(20, '\xff')).error().message, "its record ends within a field");
}

TEST(TalkRecord, KeepsWhatEachDocumentSaid) {
    const Talk talk = test::full_talk();
    Talk first = talk;
    first.id.clear();
    Talk second{.title = "Another title", .speakers = {{.name = "Ann Lee"}}, .sources = {{"b.md", 9}}};
    second.format = Format::keynote;
    const std::vector<Talk> records{first, second};
    const std::string whole = encode_talk(talk) + encode_records(talk, records);
    EXPECT_EQ(*decode_talk(whole), talk);
    EXPECT_EQ(*decode_records(whole, talk), records);
    EXPECT_LT(encode_records(talk, {&first, 1}).size(), encode_talk(talk).size() / 4);
    EXPECT_TRUE(decode_records(encode_talk(talk), talk)->empty());
    EXPECT_EQ(decode_records("\x23\x02\x0b\x09", talk).error().message,
              "what a document says in its record is damaged");
    EXPECT_EQ(decode_records(whole.substr(0, whole.size() - 1), talk).error().message,
              "its record ends within a field");
}

/// Every beginning of a record is one or damage, never anything worse.
TEST(TalkRecord, ACutRecordIsRead) {
    const Talk talk = test::full_talk();
    const std::string whole = encode_talk(talk);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto back = decode_talk(std::string_view(whole).substr(0, size));
        EXPECT_EQ(back.ok() ? back->title : talk.title, talk.title);
    }
}

}  // namespace
}  // namespace lectern
