// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/sessionize.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/reading_text.hpp"

namespace lectern {
namespace {

std::string read_sessionize(std::string_view text) { return read_text(sessionize_reader(), text); }

TEST(Sessionize, IsToldByItsKeys) {
    const auto accepts = [](std::string_view text) { return sessionize_reader().accepts({"f", text}); };
    EXPECT_TRUE(
        accepts(R"([{"groupName": "All", "sessions": [{"title": "A", "isServiceSession": false}]}])"));
    EXPECT_TRUE(
        accepts(R"({"sessions": [{"title": "A", "speakerIds": [], "startsAt": "2025-05-22T09:00"}]})"));
    EXPECT_TRUE(accepts(R"([{"Title": "A", "Abstract": "B", "Presenters": []}])"));
    EXPECT_TRUE(accepts(R"([{"SessionTitle": "A", "PresenterName": "B"}])"));
    EXPECT_FALSE(accepts(R"({"sessions": [{"id": "a", "expires": 3}]})"));
    EXPECT_FALSE(accepts(R"("isServiceSession" "title")"));
    EXPECT_FALSE(accepts(""));
}

TEST(Sessionize, JoinsTheListsOfViewAll) {
    EXPECT_EQ(read_sessionize(R"({
 "sessions": [
  {"id": "1", "title": "Kelp at scale", "description": "One:\r\n•\ttwo", "startsAt": "2024-04-20T09:00:00Z",
   "endsAt": "2024-04-20T09:45:00Z", "isServiceSession": false, "speakers": ["u-1", "u-gone"],
   "categoryItems": [11, 21, 31, 41, 99], "roomId": 5, "liveUrl": null, "recordingUrl": "https://youtu.be/x",
   "questionAnswers": [{"questionId": 3, "answerValue": "https://k.example/s"}, {"questionId": 4,
   "answerValue": "XL"}], "status": "Accepted"},
  {"id": "b-1", "title": "Break", "isServiceSession": true, "speakers": [], "startsAt": "2024-04-20T10:00:00Z"},
  {"id": "b-2", "title": "Room change", "isServiceSession": true, "speakers": []},
  {"id": "2", "title": "Never", "isServiceSession": false, "speakers": [], "status": "Declined"}],
 "speakers": [{"id": "u-1", "firstName": "Ann", "lastName": "Lee", "fullName": "Ann Lee", "bio": "Ann\r\n\r\ndives",
   "tagLine": "Engineering Manager at Kelp Works", "sessions": [1]}],
 "questions": [{"id": 3, "question": "Link to your slides"}, {"id": 4, "question": "T-shirt size"}],
 "categories": [{"id": 1, "title": "Session format", "items": [{"id": 11, "name": "Workshop"}]},
   {"id": 2, "title": "Level", "items": [{"id": 21, "name": "Advanced"}]},
   {"id": 3, "title": "Tags", "items": [{"id": 31, "name": "Edge"}]},
   {"id": 4, "title": "Area", "items": [{"id": 41, "name": "Ocean"}]}],
 "rooms": [{"id": 5, "name": "Room 🍕"}]})"),
              "3: Kelp at scale; by=Ann Lee; role=Engineering Manager; of=Kelp Works; bio=Ann\n\ndives; "
              "at=2024-04-20 09:00-09:45 UTC; room=Room 🍕; format=workshop; level=Advanced; tags=Edge,Ocean; "
              "video=https://youtu.be/x; slides=https://k.example/s; abstract=One:\n- two\n");
}

TEST(Sessionize, ReadsEachSessionOfGridSmartOnce) {
    EXPECT_EQ(
        read_sessionize(R"([{"date": "2018-08-27T00:00:00", "rooms": [{"id": 1, "name": "Hall", "sessions": [
  {"id": "5", "title": "Keynote: Us", "description": null, "startsAt": "2018-08-27T09:00:00",
   "endsAt": "2018-08-27T09:40:00", "isServiceSession": false, "speakers": [{"id": "a", "name": "Dan Kim"}],
   "categories": [{"name": "Track", "categoryItems": [{"id": 1, "name": "UX"}]}], "room": "Hall"}]}],
 "timeSlots": [{"slotStart": "09:00:00", "rooms": [{"id": 1, "name": "Hall", "session":
  {"id": "5", "title": "Keynote: Us", "startsAt": "2018-08-27T09:00:00"}}]}]}])"),
        "2: Keynote: Us; by=Dan Kim; at=2018-08-27 09:00-09:40; track=UX; room=Hall; format=keynote\n");
}

TEST(Sessionize, ReadsGroupsOfSessions) {
    EXPECT_EQ(read_sessionize(R"([{"groupId": 1, "groupName": "A", "sessions": [{"id": "1", "title": "One"}]},
{"groupId": 2, "groupName": "B", "sessions": [{"id": "2", "title": "Two"}]}])"),
              "1: One\n2: Two\n");
}

TEST(Sessionize, ReadsWhatSitesMakeOfIt) {
    EXPECT_EQ(
        read_sessionize(
            R"({"sessions": [{"id": "8", "title": "Kotlin & kelp", "description": "", "speakerIds": ["a"],
 "location": "Hall", "startsAt": "2025-05-22T09:00", "endsAt": "2025-05-22T10:00", "tags": ["Intermediate", "Web"],
 "videoUrl": "https://youtu.be/y"},
 {"id": "9", "title": "Registration", "speakerIds": [], "startsAt": "2025-05-21T08:00"}],
 "speakers": [{"id": "a", "name": "Ann Lee", "position": "CEO, JetKelp", "description": "Ann dives."}]})"),
        "1: Kotlin & kelp; by=Ann Lee; role=CEO; of=JetKelp; bio=Ann dives.; at=2025-05-22 09:00-10:00; "
        "room=Hall; level=Intermediate; tags=Web; video=https://youtu.be/y\n");
    EXPECT_EQ(
        read_sessionize(R"([{"Id": "9", "Title": "Ten principles", "Abstract": "Text", "Format": "20 mins",
 "Level": "Beginner", "Tags": ["UX"], "Presenters": [{"Id": "p", "Name": "Phil D", "Tagline": "Lead UX Designer at Readify",
 "Bio": "Phil."}]}])"),
        "1: Ten principles; by=Phil D; role=Lead UX Designer; of=Readify; bio=Phil.; level=Beginner; "
        "tags=UX; "
        "abstract=Text\n");
    EXPECT_EQ(read_sessionize(
                  R"([{"SessionTitle": "Patterns", "SessionAbstract": "Text", "RecommendedAudience": "Some",
 "PresenterName": "Colin Scott and Zul Akbar", "PresenterEmail": "c@k.example", "PresenterBio": "Both."}])"),
              "1: Patterns; by=Colin Scott; by=Zul Akbar; level=Some; abstract=Text\n");
    EXPECT_EQ(
        read_sessionize(
            R"({"sessions": {"1": {"title": "By id", "speakers": ["x"], "startsAt": "2019-09-28T09:00"}},
 "speakers": {"x": {"firstName": "Ann", "lastName": "Lee"}}})"),
        "1: By id; by=Ann Lee; at=2019-09-28 09:00\n");
}

/// One file beside the document.
class Beside final : public Surroundings {
public:
    std::shared_ptr<const std::string> file(std::string_view path) const override {
        return path == "data/speakers.json"
                   ? std::make_shared<const std::string>(R"({"7": {"id": 7, "fullName": "Ann Lee"}})")
                   : nullptr;
    }
    std::vector<std::string> names(std::string_view) const override { return {"speakers.json"}; }

protected:
    std::shared_ptr<const void> keep(
        std::string_view, const std::function<std::shared_ptr<const void>()>& make) const override {
        return make();
    }
};

TEST(Sessionize, LooksForSpeakersInTheFileBeside) {
    const Beside around;
    const std::string_view text =
        R"([{"id": "1", "title": "One", "isServiceSession": false, "speakers": [7]}])";
    const Reading reading = sessionize_reader().read({"data/sessions.json", text, &around});
    EXPECT_EQ(shown(reading), "1: One; by=Ann Lee\n");
    EXPECT_EQ(reading.companions, std::vector<std::string>{"data/speakers.json"});
    EXPECT_EQ(read_sessionize(text), "1: One\n");
}

/// A speaker's sessions name the speaker and so on: nobody follows them.
TEST(Sessionize, SurvivesJoinsThatGoInCircles) {
    EXPECT_EQ(read_sessionize(R"({"sessions": [{"id": "a", "title": "A", "speakers": ["a"], "roomId": "a"}],
 "speakers": [{"id": "a", "fullName": "Ann Lee", "sessions": ["a"], "speakers": ["a"]}],
 "rooms": [{"id": "a", "name": {"name": {"name": "deep"}}}], "isServiceSession": 0})"),
              "1: A; by=Ann Lee\n");
}

}  // namespace
}  // namespace lectern
