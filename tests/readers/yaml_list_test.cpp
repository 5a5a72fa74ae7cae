// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "indexer/readers/yaml_list_reader.hpp"
#include "tests/support/describe_talk.hpp"
#include "tests/support/memory_surroundings.hpp"

namespace lectern {
namespace {

using Files = std::map<std::string, std::string>;

/// What is read of a file, "(not this form)" where the reader does not want it.
std::string talks_in(const Files& files, const std::string& path) {
    const test::MemorySurroundings around(files);
    const Document document = around.document(path);
    if (!yaml_list_reader().accepts(document)) return "(not this form)";
    return test::describe(yaml_list_reader().read(document));
}

const Files ruby{
    {"data/speakers.yml",
     "- name: Ann Lind\n  slug: ann-lind\n  aliases:\n    - name: Ann \"Captain\" Lind\n      slug: "
     "ann-captain-lind\n"},
    {"data/brnoruby/2024/event.yml",
     "---\nid: brnoruby-2024\ntitle: BrnoRuby 2024\nkind: conference\nstart_date: \"2024-04-26\"\n"
     "end_date: \"2024-04-27\"\n"},
    {"data/brnoruby/2024/videos.yml",
     "# TODO: conference website\n---\n"
     "- id: a\n  title: \"Keynote: Ships\"\n  raw_title: \"BrnoRuby 2024 - Ships\"\n  kind: keynote\n"
     "  date: \"2024-04-26\"\n  published_at: \"2024-06-01\"\n  video_provider: youtube\n  video_id: "
     "abcdefghijk\n"
     "  description: |-\n    About ships.\n\n    And ports.\n  speakers:\n    - \"Ann \\\"Captain\\\" "
     "Lind\"\n"
     "  alternative_recordings:\n    - title: Ships again\n      video_provider: youtube\n      video_id: "
     "bbbbbbbbbbb\n"
     "- id: b\n  title: Lightning Talks\n  kind: lightning_talk\n  date: \"2024-04-27\"\n  language: Czech\n"
     "  video_provider: vimeo\n  video_id: \"123456\"\n  description: Five of them.\n  speakers:\n    - Bo "
     "Ray\n"
     "  talks:\n    - title: \"Lightning Talk: Rope\"\n      video_provider: parent\n      video_id: rope\n"
     "      speakers:\n        - Bo Ray\n"
     "- id: c\n  title: To Come\n  date: \"2024-04-27\"\n  video_provider: scheduled\n  video_id: c\n  "
     "speakers:\n"
     "    - Cy Day\n"},
};

TEST(YamlList, RubyEvents) {
    EXPECT_EQ(
        talks_in(ruby, "data/brnoruby/2024/videos.yml"),
        "Keynote: Ships\n  by: Ann Lind\n  when: 2024-04-26\n  event: BrnoRuby 2024\n  format: keynote\n"
        "  video: https://www.youtube.com/watch?v=abcdefghijk\n  abstract: About ships.\n\nAnd ports.\n"
        "Lightning Talk: Rope\n  by: Bo Ray\n  when: 2024-04-27\n  event: BrnoRuby 2024\n  format: "
        "lightning\n"
        "  language: cs\n  video: https://vimeo.com/123456\n"
        "To Come\n  by: Cy Day\n  when: 2024-04-27\n  event: BrnoRuby 2024\n");
    EXPECT_EQ(talks_in(ruby, "data/speakers.yml"), "(not this form)");
    EXPECT_EQ(talks_in(ruby, "data/brnoruby/2024/event.yml"), "(not this form)");
}

std::string schedule(const std::string& second_day) {
    return "days:\n  - date: \"2024-04-26\"\n    grid:\n      - start_time: \"09:00\"\n        end_time: "
           "\"10:00\"\n"
           "        slots: 1\n        items:\n          - Registration\n      - start_time: \"10:00\"\n"
           "        end_time: \"10:40\"\n        slots: 1\n  - date: \"2024-04-27\"\n    grid:\n" +
           second_day;
}

TEST(YamlList, AGridOfTimesIsFilledWhereItIsCertain) {
    Files files = ruby;
    const std::string two = "      - start_time: \"9:00\"\n        end_time: \"9:30\"\n        slots: 2\n";
    const std::string three = "      - start_time: \"9:00\"\n        end_time: \"9:30\"\n        slots: 3\n";
    files["data/brnoruby/2024/schedule.yml"] = schedule(two);
    const std::string certain = talks_in(files, "data/brnoruby/2024/videos.yml");
    EXPECT_NE(certain.find("when: 2024-04-26 10:00-10:40\n"), std::string::npos) << certain;
    EXPECT_NE(certain.find("when: 2024-04-27 09:00-09:30\n"), std::string::npos) << certain;
    files["data/brnoruby/2024/schedule.yml"] = schedule(three);
    EXPECT_EQ(talks_in(files, "data/brnoruby/2024/videos.yml"),
              talks_in(ruby, "data/brnoruby/2024/videos.yml"));
    files["data/brnoruby/2024/schedule.yml"] = schedule(two);
    files["data/brnoruby/2024/videos.yml"] =
        "# TODO: talks running order\n" + files["data/brnoruby/2024/videos.yml"];
    EXPECT_EQ(talks_in(files, "data/brnoruby/2024/videos.yml"),
              talks_in(ruby, "data/brnoruby/2024/videos.yml"));
}

TEST(YamlList, AProgrammeThatNamesTheIdsOfTalks) {
    const Files files{{"_data/sessions.yml",
                       "-\n  id: 011\n  title: \"Ships\"\n  speakers: [20]\n-\n  id: 201\n  title: "
                       "\"Ports\"\n  speakers: [21]\n"
                       "-\n  id: 106\n  title: \"Registration\"\n  service: true\n"},
                      {"_data/speakers.yml",
                       "-\n  id: 20\n  name: \"Ann\"\n  surname: \"Lind\"\n  company: \"Acme\"\n-\n  id: "
                       "21\n  name: \"Bo\"\n"
                       "  surname: \"Ray\"\n"},
                      {"_data/schedule.yml",
                       "-\n  date: \"2022-09-05\"\n  timeslots:\n"
                       "    - {startTime: \"08:00\", endTime: \"09:00\", sessionIds: [106]}\n"
                       "    - {startTime: \"09:00\", endTime: \"10:00\", sessionIds: [011]}\n"
                       "    - {startTime: \"10:00\", endTime: \"11:00\", sessionIds: [011]}\n"
                       "-\n  date: \"2022-09-06\"\n  timeslots:\n"
                       "    - {startTime: \"09:20\", endTime: \"10:20\", sessionIds: [201]}\n"}};
    EXPECT_EQ(talks_in(files, "_data/sessions.yml"),
              "Ships\n  by: Ann Lind @ Acme\n  when: 2022-09-05 09:00-11:00\n"
              "Ports\n  by: Bo Ray\n  when: 2022-09-06 09:20-10:20\n");
}

TEST(YamlList, AsManySitesKeepThem) {
    struct Case {
        std::string path;
        std::string content;
        std::string talks;
    };
    const Case cases[] = {
        {"_data/talks.yml",
         "- speaker_id: [ann-lind]\n  title: A\n  extract: >-\n    \"Ships\", she says,\n    and ports.\n"
         "- speaker_id: [bo]\n  title: B\n",
         "A\n  by: Ann Lind\n  abstract: \"Ships\", she says, and ports.\nB\n  by: bo\n"},
        {"data.yaml",
         "- day: 1\n  date: 2024-11-12\n  time_start: \"9:30\"\n  time_end: '10:05'\n  type: Keynote\n  "
         "title: A\n"
         "  speakers: \"Ann Lind;Bo Ray\"\n  orgs: Acme;Birch\n  room: Hall 1\n  tags: [net]\n",
         "A\n  by: Ann Lind @ Acme\n  by: Bo Ray @ Birch\n  when: 2024-11-12 09:30-10:05\n  room: Hall 1\n"
         "  format: keynote\n  tag: net\n"},
        // days of slots of talks, people by id in the same file
        {"programme.yml",
         "event: PortConf\nspeakers:\n  ann:\n    name: Ann Lind\n    company: Acme\nschedule:\n"
         "  - date: 2024-05-01\n    slots:\n      - time: \"10:00\"\n        title: Coffee break\n"
         "      - time: \"10:30\"\n        room: Hall 2\n        talk: {title: A, speakers: [ann], minutes: "
         "25}\n",
         "A\n  by: Ann Lind @ Acme\n  when: 2024-05-01 10:30-10:55\n  event: PortConf 2024\n  room: Hall "
         "2\n"},
        // by id
        {"_data/sessions.yml",
         "a1:\n  Title: A\n  Presenters:\n    - Name: Ann Lind\n      Title: CTO\n      Company: Acme\n"
         "a2:\n  Title: B\n  Presenters: [Bo Ray]\n",
         "A\n  by: Ann Lind, CTO @ Acme\nB\n  by: Bo Ray\n"},
        {"talks.yml", "talks:\n- name: A\n  speaker: Ann Lind\n  when: 2024-05-01 18:30\n- name: Lunch\n",
         "A\n  by: Ann Lind\n  when: 2024-05-01 18:30\n"},
        // what a person has spoken about
        {"_data/talks.yml",
         "- title: A\n  event: RustConf\n  date: 2023-09-12\n  slides: https://example.org/a\n- title: Not a "
         "talk\n",
         "A\n  when: 2023-09-12\n  event: RustConf 2023\n  slides: https://example.org/a\n"},
        {"talks.yml", "- {title: A, speaker: Ann Lind, date: 2024-02-30}\n- title: B\n  speaker: @bo\n",
         "A\n  by: Ann Lind\nB\n  by: @bo\n"
         "talks.yml:3:12: warning: this is no valid YAML: found character that cannot start any token; quote "
         "values "
         "that contain colons or quotes\n"
         "talks.yml:1: warning: \"2024-02-30\" is a day that no calendar has; write it as YYYY-MM-DD\n"},
        // what is wrong above the talks
        {"talks.yml", "- date: 2024-13-45\n  talks:\n    - title: A\n      speaker: Ann Lind\n",
         "A\n  by: Ann Lind\n"
         "talks.yml:1: warning: \"2024-13-45\" is a day that no calendar has; write it as YYYY-MM-DD\n"},
        // people by number, services, titles to come, addresses without a scheme
        {"_data/sessions.yml",
         "-\n  id: 100\n  title: \"Opening hours\"\n  place: \"Hall\"\n  service: true\n"
         "-\n  id: 001\n  title: A\n  subtype: KEYNOTE\n  speakers: [3, 4]\n  language: es, en\n"
         "  video: \"//www.youtube.com/embed/x\"\n-\n  id: 002\n  title: TBD\n  speakers: [3]\n-\n",
         "A\n  format: keynote\n  language: es\n  video: https://www.youtube.com/embed/x\n"},
        // the speaker's title beside the talk's topic
        {"_data/talks.yml",
         "- time: 9:10 to 9:30 AM\n  topic: A\n  speaker: Ann Lind\n  title: Co-founder, Acme\n"
         "- time: 9:30 to 10:00 AM\n  topic: Coffee Break\n  speaker:\n  title:\n",
         "A\n  by: Ann Lind, Co-founder @ Acme\n  when:  09:10-09:30\n"},
        // dates whose order another date tells
        {"talks.yml",
         "- type: Previous Talks\n  members:\n    - speaker: Ann Lind (UPenn)\n      date: 4/11/2024, 3:00 "
         "PM - 4:00 PM\n"
         "      title: A\n    - speaker: Bo Ray\n      date: 3/28/2024\n      title: B\n",
         "A\n  by: Ann Lind @ UPenn\n  when: 2024-04-11 15:00-16:00\nB\n  by: Bo Ray\n  when: 2024-03-28\n"},
        // years, then talks by id, then speakers by number
        {"_data/sessions.yml",
         "2017:\n  s1:\n    time: \"10:00 - 11:00\"\n    title: A\n    about: Text.\n    speakers:\n      "
         "first:\n"
         "        name: Ann\n        surname: Lind\n      second: {name: Bo Ray}\n    event: PortConf\n",
         "A\n  by: Ann Lind\n  by: Bo Ray\n  when:  10:00-11:00\n  event: PortConf 2017\n  abstract: "
         "Text.\n"},
        {"_data/talks.yml",
         "- title: A\n  date: 2021-10-27\n  event: PortConf\n  link: https://speakerdeck.com/a/b\n",
         "A\n  when: 2021-10-27\n  event: PortConf 2021\n  url: https://speakerdeck.com/a/b\n"
         "  slides: https://speakerdeck.com/a/b\n"},
        {"talks.yml", "a: &t\n  - {title: A, speaker: Ann Lind}\nb: *t\n", "A\n  by: Ann Lind\n"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(talks_in({{one.path, one.content}}, one.path), one.talks) << one.content;
}

TEST(YamlList, OtherYamlIsNoListing) {
    struct Case {
        std::string path;
        std::string content;
        std::string read;
    };
    const Case cases[] = {
        {"ci.yml",
         "name: build\non: push\njobs:\n  build:\n    steps:\n      - name: run\n        run: make\n",
         "(not this form)"},
        {"_data/menu.yml", "- title: Speakers\n  url: /speakers\n- title: Talks\n  url: /talks\n",
         "(not this form)"},
        {"en.yml", "en:\n  title: Our talks\n  speakers: Speakers\n  schedule: Schedule\n", ""},
        {"i18n/de.yml", "- id: title\n  translation: Titel\n- id: speakers\n  translation: Sprecher\n",
         "(not this form)"},
        {"_data/speakers.yml", "- name: Ann Lind\n  title: CTO\n  bio: Speaks.\n", "(not this form)"},
        {"_data/sponsors.yml", "- title: Acme\n  host: acme.example.org\n  level: gold\n", ""},
        {"_data/events.yml", "- title: Meetup\n  host: Ann Lind\n  date: 2024-05-01\n", ""},
        {"db.yml", "- name: main\n  host: localhost\n- name: test\n  host: db.example.org\n", ""},
        {"_data/papers.yml", "- title: On Ships\n  author: Ann Lind\n  venue: SIGCOMM\n", "(not this form)"},
        {"docker-compose.yml", "services:\n  db:\n    image: x\n    ports:\n      - '1:1'\n",
         "(not this form)"},
        {"a.yml", "", "(not this form)"},
        {"a.txt", "---\ntitle: A\nspeakers:\n  - Ann Lind\n---\n\nText of a page.\n", "(not this form)"},
        {"a.json", "[{\"title\": \"A\", \"speakers\": [\"Ann Lind\"]}]", "(not this form)"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(talks_in({{one.path, one.content}}, one.path), one.read) << one.path;
}

TEST(YamlList, WhatItsTalksWouldCopyWithoutEndIsNoName) {
    const std::string endless(1025, 'x');
    const std::string list = "event: " + endless + "\nroom: " + endless + "\ntrack: " + endless +
                             "\ntalks:\n  - title: A\n    speaker: Ann Lind\n";
    EXPECT_EQ(talks_in({{"talks.yml", list}}, "talks.yml"), "A\n  by: Ann Lind\n");
    const std::string named = "event: PortConf\ntalks:\n  - title: A\n    speaker: Ann Lind\n";
    EXPECT_EQ(talks_in({{"talks.yml", named}}, "talks.yml"), "A\n  by: Ann Lind\n  event: PortConf\n");
}

TEST(YamlList, ReadsEveryRecordOfALongList) {
    std::string list;
    for (int i = 0; i < 500; ++i) list += "- title: Talk " + std::to_string(i) + "\n  speaker: Ann Lind\n";
    EXPECT_EQ(yaml_list_reader().read({"talks.yml", list}).talks.size(), 500u);
}

}  // namespace
}  // namespace lectern
