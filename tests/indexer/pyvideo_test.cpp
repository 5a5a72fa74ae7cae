// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lectern/collection.hpp"
#include "lectern/reader.hpp"
#include "tests/support/archive_file.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A recording with these members besides what it must have.
std::string recording(std::string_view members) {
    return R"({"speakers": [], "videos": [], "recorded": null, )" + std::string(members) + "}";
}

class Pyvideo : public testing::Test {
protected:
    Collection read(std::string_view name = "") const { return read_collection({folder_.at(name)}); }

    /// The only talk of a recording in an event's folder.
    Talk talk(std::string_view json) const {
        folder_.write("pycon-2019/videos/a.json", json);
        Collection collection = read("pycon-2019/videos");
        if (collection.talks.size() != 1) return {.title = "no talk"};
        return collection.talks.front();
    }

    [[nodiscard]] std::vector<std::string> told(const Collection& collection) const {
        std::vector<std::string> out;
        for (const Diagnostic& diagnostic : collection.diagnostics)
            out.push_back(to_string(diagnostic).substr(folder_.path().string().size() + 1));
        return out;
    }

    test::TempFolder folder_;
};

constexpr std::string_view full = R"json({
  "copyright_text": "CC",
  "description": "A look at ``fork()``.\n\n* `docs <https://example.org>`_\n* and *more*\n",
  "duration": 1042,
  "language": "spa",
  "recorded": "2019-05-04T10:00:00+02:00",
  "related_urls": [
    {"label": "Conference schedule", "url": "https://example.org/schedule"},
    {"label": "Conference slides (github)", "url": "https://example.org/all"},
    {"label": "Talk slides", "url": "https://example.org/slides"},
    {"label": "Presentation Webpage", "url": "https://example.org/talk"}
  ],
  "speakers": ["Ann  Lee", "Jos\u00e9 Ek", ""],
  "tags": ["ann lee", "JoseEk", "#c++", "C", "C#", "web", "Web", ""],
  "title": "Ann Lee, Jos\u00e9 Ek - Fork &amp; join - PyCon 2019",
  "videos": [{"type": "youtube", "url": "https://example.org/watch"}, {"type": "mp4", "url": "https://x"}]
})json";

TEST_F(Pyvideo, ReadsARecordingWithItsEvent) {
    folder_.write("pycon-2019/category.json", R"({"title": "PyCon US 2019"})");
    const std::string path = folder_.write("pycon-2019/videos/a.json", full);
    const Collection collection = read();
    EXPECT_THAT(collection.diagnostics, IsEmpty());
    ASSERT_THAT(collection.talks, SizeIs(1));
    Talk talk = collection.talks.front();
    EXPECT_FALSE(talk.id.empty());
    talk.id.clear();
    EXPECT_EQ(to_json(talk), to_json(Talk{.title = "Fork & join",
                                          .abstract = "A look at fork().\n\n- docs\n- and more",
                                          .speakers = {{.name = "Ann Lee"}, {.name = "Jos\u00E9 Ek"}},
                                          .date = "2019-05-04",
                                          .event = "PyCon US 2019",
                                          .url = "https://example.org/talk",
                                          .video_url = "https://example.org/watch",
                                          .slides_url = "https://example.org/slides",
                                          .tags = {"c++", "C", "C#", "web"},
                                          .language = "es",
                                          .sources = {{path, 15}}}));
    const Inventory files = read_records({folder_.path()}).read;
    ASSERT_THAT(files.companions, SizeIs(1));
    EXPECT_EQ(files.companions[0].path, folder_.at("pycon-2019/category.json"));
    ASSERT_THAT(files.files, SizeIs(2));
    EXPECT_EQ(files.files[1].path, path);
    EXPECT_THAT(files.files[1].documents[0].companions, ElementsAre(0));
}

TEST_F(Pyvideo, ReadsTheSameFromAnArchive) {
    {
        test::ArchiveFile file(folder_.at("pyvideo.tar.xz"));
        file.add("./pycon-2019/videos/a.json", full);
        file.add("./pycon-2019/category.json", R"({"title": "PyCon US 2019"})");
    }
    const Collection collection = read("pyvideo.tar.xz");
    ASSERT_THAT(collection.talks, SizeIs(1));
    EXPECT_EQ(collection.talks[0].title, "Fork & join");
    EXPECT_EQ(collection.talks[0].event, "PyCon US 2019");
    EXPECT_EQ(collection.talks[0].sources[0].path, folder_.at("pyvideo.tar.xz/pycon-2019/videos/a.json"));
}

TEST_F(Pyvideo, TakesTheFirstTextThatSaysSomething) {
    EXPECT_EQ(talk(recording(R"("title": "A", "description": "D", "summary": "S")")).abstract, "D");
    EXPECT_EQ(talk(recording(R"("title": "A", "description": "", "summary": "S", "abstract": "X")")).abstract,
              "S");
    EXPECT_EQ(
        talk(recording(R"("title": "A", "description": null, "summary": " ", "abstract": "X")")).abstract,
        "X");
    EXPECT_EQ(talk(recording(R"("title": "A", "description": "None\n", "summary": "S")")).abstract, "S");
    EXPECT_EQ(talk(recording(R"("title": "A")")).abstract, "");
}

TEST_F(Pyvideo, DatesComeInThreeForms) {
    const auto date = [&](std::string_view recorded) {
        return talk(R"({"speakers": [], "videos": [], "title": "A", "recorded": )" + std::string(recorded) +
                    "}")
            .date;
    };
    EXPECT_EQ(date("\"2019-05-04\""), "2019-05-04");
    EXPECT_EQ(date("\"2019-05-04T23:30:00\""), "2019-05-04");
    EXPECT_EQ(date("\"2019-05-04T23:30:00+09:00\""), "2019-05-04");
    EXPECT_EQ(date("\"2019-13-45\""), "");
    EXPECT_EQ(date("null"), "");
    EXPECT_EQ(date("20190504"), "");
}

TEST_F(Pyvideo, AYearThatOnlyTheFolderSaysJoinsTheEvent) {
    folder_.write("pycon-2019/category.json", R"({"title": "PyCon US"})");
    EXPECT_EQ(talk(recording(R"("title": "A")")).event, "PyCon US 2019");
    folder_.write("pycon-2019/category.json", R"({"title": "PyCon US 2019"})");
    EXPECT_EQ(talk(recording(R"("title": "A")")).event, "PyCon US 2019");
}

TEST_F(Pyvideo, LivesWithoutACategoryOrABrokenOne) {
    EXPECT_EQ(talk(recording(R"("title": "A")")).event, "");
    folder_.write("pycon-2019/category.json", "{");
    EXPECT_EQ(talk(recording(R"("title": "A")")).event, "");
    const std::string alone = recording(R"("title": "A")");
    const Reading reading = reader_named("pyvideo")->read({"a.json", alone});
    ASSERT_THAT(reading.talks, SizeIs(1));
    EXPECT_THAT(reading.companions, IsEmpty());
}

TEST_F(Pyvideo, PlaceholdersAreNobody) {
    const Talk talk = this->talk(
        R"({"speakers": ["Various speakers", "Various Contributors", "Ann Lee"], "videos": [], "title": "A",
            "recorded": null})");
    ASSERT_THAT(talk.speakers, SizeIs(1));
    EXPECT_EQ(talk.speakers[0].name, "Ann Lee");
}

TEST_F(Pyvideo, ToleratesMisspeltKeysAndValuesOfOtherTypes) {
    const Talk talk = this->talk(recording(
        R"json("title": "A", ",duration": 3, "tags": "one", "speakers.": ["Ann Lee", 7, null], "language": 7,
           "related_url": [{"label": "slide deck", "url": "https://example.org/s"}, 5],
           "related_urls": ["javascript:alert", "https://speakerdeck.com/a"])json"));
    EXPECT_EQ(talk.title, "A");
    EXPECT_THAT(talk.tags, ElementsAre("one"));
    EXPECT_EQ(talk.language, "");
    EXPECT_EQ(talk.slides_url, "https://speakerdeck.com/a");
    ASSERT_THAT(talk.speakers, SizeIs(1));
}

TEST_F(Pyvideo, TellsWhatItCannotRead) {
    folder_.write("a.json", R"({"title": "A", "speakers": [], "videos": [], "recorded": )");
    folder_.write("b.json", recording(R"("title": "")"));
    folder_.write("c.json", recording(R"("title": 7)"));
    folder_.write("d.json", recording(R"("titles": "\"title\"")"));
    EXPECT_THAT(
        told(read()),
        ElementsAre("a.json: error: is no JSON object that describes a recording; The JSON document has "
                    "an improper structure: missing or superfluous commas, braces, missing keys, etc.",
                    "b.json: error: a recording without \"title\"",
                    "c.json: error: a recording without \"title\""));
}

TEST(PyvideoForm, IsToldByItsKeys) {
    struct Case {
        std::string json;
        bool accepted;
    };
    const Case cases[] = {
        {recording(R"("title": "A")"), true},
        {"\n" + recording(R"("title": "A")") + "\n", true},
        {recording(R"("title": "A")").substr(0, 70), true},  // nearly one
        {R"({"title": "PyCon"})", false},
        {R"({"title": "A", "speakers": []})", false},
        {'[' + recording(R"("title": "A")") + ']', false},
        {R"({"title": "A", "all": )" + recording(R"("title": "A")") + "}", false},
        {"# \"title\" \"speakers\" \"videos\" \"recorded\"", false},
        {"", false},
    };
    for (const Case& c : cases)
        EXPECT_EQ(reader_named("pyvideo")->accepts({"a", c.json}), c.accepted) << c.json;
}

TEST(PyvideoForm, SurvivesDepthAndSize) {
    const Reader& reader = *reader_named("pyvideo");
    const std::string deep = recording(R"("title": "A", "x": )" + std::string(100'000, '['));
    EXPECT_THAT(reader.read({"a.json", deep}).diagnostics, SizeIs(1));
    const std::string wide =
        recording(R"("title": "A", "description": ")" + std::string(5'000'000, 'x') + '"');
    EXPECT_EQ(reader.read({"a.json", wide}).talks.at(0).abstract.size(), 5'000'000u);
    const std::string nul = recording(R"("title": "A\u0000B", "tags": ["\ud83d"])");
    const Reading reading = reader.read({"a.json", nul});
    EXPECT_EQ(reading.talks.size() + reading.diagnostics.size(), 1u);
}

}  // namespace
}  // namespace lectern
