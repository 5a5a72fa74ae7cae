// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/schedule_json.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/reading_text.hpp"

namespace lectern {
namespace {

std::string read_schedule_json(std::string_view text) { return read_text(schedule_json_reader(), text); }

TEST(ScheduleJson, IsToldByItsKeys) {
    const auto accepts = [](std::string_view text) { return schedule_json_reader().accepts({"f", text}); };
    EXPECT_TRUE(accepts(R"({"$schema": "x", "schedule": {"conference": {"days": []}}})"));
    EXPECT_TRUE(accepts(R"({"results": [{"code": "A", "submission_type": {"en": "Talk"}}]})"));
    EXPECT_FALSE(accepts(R"({"schedule": "0 4 * * *"})"));
    EXPECT_FALSE(accepts(R"({"name": "x", "version": "1.0.0"})"));
    EXPECT_FALSE(accepts("\"schedule\" \"days\""));
    EXPECT_FALSE(accepts(""));
}

TEST(ScheduleJson, ReadsRoomsAsAnObject) {
    EXPECT_EQ(read_schedule_json(R"({"schedule": {"conference": {
  "title": "KelpConf 2024", "time_zone_name": "Europe/Berlin",
  "days": [{"index": 1, "date": "2024-08-21", "rooms": {
    "Zostera": [
      {"id": 1, "guid": "g", "logo": null, "date": "2024-08-21T11:00:00+02:00", "start": "11:00",
       "duration": "00:45", "slug": "k-1-drift", "url": "https://k.example/1",
       "title": "Drift &amp; ice ", "subtitle": "", "track": null, "type": "lecture", "language": "de",
       "abstract": "Eins.\r\nZwei.", "description": "", "do_not_record": false,
       "persons": [
         {"id": 9, "public_name": "Ann Lee", "biography": null, "answers": [
            {"question": {"question": {"en": "Which company or organisation are you with?"}}, "answer": "Kelp GmbH"},
            {"question": "Your telephone number", "answer": "0172 000"}]},
         {"code": "X", "name": "Bo", "biography": "Bo dives."}],
       "links": [{"url": "https://k.example/v.mp4", "title": "Recording"}],
       "attachments": [{"url": "https://k.example/s.pdf", "title": "drift.pdf"}],
       "answers": [{"question": 7, "answer": "teleefon"},
                   {"question": {"de": "Niveau", "en": "Audience level"}, "answer": "Advanced"}]},
      {"title": "Coffee break", "date": "2024-08-21T12:00:00+02:00"}],
    "Alaria": [
      {"title": {"de": "Zwei", "en": "Two"}, "date": "2024-08-21T14:00:00+02:00", "start": "14:00",
       "track": {"de": "Meer", "en": "Sea"}}]
  }}]}}})"),
              "7: Drift & ice; by=Ann Lee; of=Kelp GmbH; by=Bo; bio=Bo dives.; "
              "at=2024-08-21 11:00-11:45 Europe/Berlin; event=KelpConf 2024; room=Zostera; level=Advanced; "
              "language=de; url=https://k.example/1; video=https://k.example/v.mp4; "
              "slides=https://k.example/s.pdf; abstract=Eins.\nZwei.\n"
              "20: Two; at=2024-08-21 14:00 Europe/Berlin; event=KelpConf 2024; track=Sea; room=Alaria\n");
}

TEST(ScheduleJson, ReadsTheFlatFormOfTheHub) {
    EXPECT_EQ(
        read_schedule_json(R"({"schedule": {
 "conference": {"title": "38K3", "time_zone_name": "Europe/Berlin",
   "tracks": [{"slug": "hw", "name": "Hardware"}], "days": [{"index": 1, "date": "2024-12-27"}]},
 "events": [
  {"type": "TALK", "title": "Boards", "start": "2024-12-28T00:15:00+01:00", "end": "2024-12-28T00:55:00+01:00",
   "room": {"name": "Saal Z", "guid": "x"}, "track": {"slug": "hw"}, "subtitle": null,
   "participants": [{"guid": "a", "name": "Ann", "role": "SPEAKER"}, {"guid": "b", "name": "Bo"}],
   "links": [{"type": "FEEDBACK", "url": "https://k.example/feedback/"}],
   "attachments": [{"type": "SLIDES", "url": "https://k.example/1"}]},
  {"type": "OTHER", "title": "Minus", "start": "2024-12-28T01:00:00+01:00", "end": "2024-12-28T00:55:00+01:00"}],
 "persons": [{"guid": "a", "name": "Ann Lee", "biography": "Ann solders."}]}})"),
        "5: Boards; by=Ann Lee; bio=Ann solders.; by=Bo; at=2024-12-28 00:15-00:55 Europe/Berlin; "
        "event=38K3; track=Hardware; room=Saal Z; slides=https://k.example/1\n"
        "10: Minus; at=2024-12-28 01:00 Europe/Berlin; event=38K3\n"
        "f:10: warning: this ends before it starts: 2024-12-28T00:55:00+01:00; the talk was read without "
        "it\n");
}

TEST(ScheduleJson, ReadsSubmissionsByDayMinuteAndRoom) {
    EXPECT_EQ(read_schedule_json(R"({"schedule": {"2024-11-02": {"570": {
  "1": {"code": "Q", "title": "Algues", "submission_type": {"en": "Lightning talk", "fr": "Éclair"},
        "room": {"fr": "Salle 1"}, "abstract": null, "description": "Texte", "duration": 30, "state": "confirmed",
        "speakers": [{"code": "S", "name": "Zoé Lin", "biography": "Bio"}],
        "resources": [{"resource": "https://k.example/s.pdf", "description": "Slides"}]},
  "2": {"title": "Gone", "submission_type": {"en": "Talk"}, "state": "withdrawn"}}}}})"),
              "2: Algues; by=Zoé Lin; bio=Bio; at=2024-11-02 09:30-10:00; room=Salle 1; format=lightning; "
              "slides=https://k.example/s.pdf; abstract=Texte\n");
}

TEST(ScheduleJson, ReadsSubmissionsOfTheRestApi) {
    EXPECT_EQ(read_schedule_json(R"({"count": 1, "results": [
 {"code": "Q", "title": "Kelp", "submission_type": "Tutorial", "track": null, "state": "accepted",
  "slot": {"room": "Hall", "start": "2024-11-02T09:00:00+01:00", "end": "2024-11-02T10:00:00+01:00"},
  "speakers": ["Ann Lee"], "content_locale": "en"}]})"),
              "2: Kelp; by=Ann Lee; at=2024-11-02 09:00-10:00 +01:00; format=tutorial; language=en\n");
}

TEST(ScheduleJson, ReadsWhatIsCompleteOfABrokenFile) {
    EXPECT_EQ(read_schedule_json(
                  "{\"schedule\": {\"conference\": {\"title\": \"K\", \"days\": [{\"date\": \"2024-08-21\", "
                  "\"rooms\": {\"R\": [\n{\"title\": \"One\"},\n{\"title\": \"Two\"},\n{\"title\": \"Thr"),
              "2: One; at=2024-08-21; event=K; room=R\n"
              "3: Two; at=2024-08-21; event=K; room=R\n"
              "f:4: error: no well-formed JSON here; what stands before it was read\n");
    EXPECT_EQ(read_schedule_json("{\"schedule\": \"days\" x"),
              "f:1: error: no well-formed JSON here; nothing could be read\n");
}

TEST(ScheduleJson, SurvivesValuesOfWrongTypesAndDuplicateKeys) {
    EXPECT_EQ(read_schedule_json(
                  R"({"schedule": {"conference": {"title": 7, "days": [1, null, {"date": 3, "rooms": {"R":
[null, 4, [], {"title": "A", "title": "B", "persons": "nobody", "links": [1], "answers": {"x": 1}, "room": []}]}}]},
"events": "none", "persons": [null]}})"),
              "2: B; event=7; room=R\n"
              "f:2: warning: this is no point in time: 3; the talk was read without it\n");
    std::string deep = R"({"schedule": {"days": )";
    for (int i = 0; i < 30'000; ++i) deep += "[";
    EXPECT_EQ(read_schedule_json(deep), "f:1: error: no well-formed JSON here; nothing could be read\n");
}

}  // namespace
}  // namespace lectern
