// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages of one talk in the shapes of many sites: what a folder of files says of
// the page in it.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "indexer/readers/markdown_reader.hpp"
#include "tests/support/describe_talk.hpp"
#include "tests/support/memory_surroundings.hpp"

namespace lectern {
namespace {

using Files = std::map<std::string, std::string>;

Reading read_page(const Files& files, const std::string& path) {
    const test::MemorySurroundings around(files);
    return markdown_reader().read(around.document(path));
}

std::string talk_in(const Files& files, const std::string& path) {
    return test::describe(read_page(files, path));
}

TEST(TalkPage, HugoWithTomlAndSpeakersInFilesOfTheirOwn) {
    const Files files{
        {"config.toml", "title = \"devopsdays\"\n"},
        {"data/events/2023-brno.yml",
         "name: 2023-brno\ncity: \"Brno\"\nstartdate: 2023-05-11T00:00:00+02:00\n"
         "enddate: 2023-05-12T00:00:00+02:00\n"},
        {"content/events/2023-brno/program/ann-lind.md",
         "+++\nTalk_date = \"\"\nTalk_start_time = \"\"\nTitle = \"Pagers at Night\"\nType = \"talk\"\n"
         "Speakers = [\"ann-lind\", \"susanne-ek\", \"bo-ray\"]\nyoutube = \"abcdefghijk\"\n+++\n\n"
         "<p>Who wakes up,<br>and why?</p>\n\n{{< slides >}}\n\n- and how\n"},
        {"content/events/2023-brno/speakers/ann-lind.md",
         "+++\nTitle = \"Ann Lind\"\nTwitter = \"ann\"\ntype = \"speaker\"\n+++\n\nAnn keeps *ships* "
         "afloat.\n"},
        {"content/events/2023-brno/speakers/suzanne-ek.md", "+++\nTitle = \"Suzanne Ek\"\n+++\n"},
        {"content/events/2023-brno/program/open.md",
         "+++\nTitle = \"Open Spaces\"\nType = \"open-space\"\nSpeakers = [\"You\"]\n+++\n\nCome along.\n"},
        {"content/events/2023-brno/welcome.md",
         "+++\nTitle = \"Brno 2023\"\nType = \"welcome\"\n+++\nHello.\n"},
        {"content/events/2023-brno/speakers/index.md", "+++\nTitle = \"Speakers\"\n+++\n"},
    };
    EXPECT_EQ(talk_in(files, "content/events/2023-brno/program/ann-lind.md"),
              "Pagers at Night\n  by: Ann Lind = Ann keeps ships afloat.\n  by: Suzanne Ek\n  by: Bo Ray\n"
              "  event: devopsdays Brno 2023\n  video: https://www.youtube.com/watch?v=abcdefghijk\n"
              "  abstract: Who wakes up,\nand why?\n- and how\n");
    for (const char* other :
         {"content/events/2023-brno/speakers/ann-lind.md", "content/events/2023-brno/speakers/suzanne-ek.md",
          "content/events/2023-brno/speakers/index.md", "content/events/2023-brno/welcome.md"}) {
        EXPECT_EQ(talk_in(files, other), "") << other;
    }
}

TEST(TalkPage, TheEventsProgrammeSaysWhen) {
    const Files files{
        {"src/_data/metadata.json", "{\"title\": \"devopsdays\"}"},
        {"data/events/2023/brno/main.yml",
         "name: 2023-brno\ncity: Brno\nprogram:\n  - title: Registration\n    date: 2023-05-11\n"
         "  - title: ann-lind\n    date: 2023-05-11\n    start_time: \"09:20\"\n    end_time: \"09:50\"\n"},
        {"content/events/2023-brno/program/ann-lind.md",
         "+++\nTitle = \"A\"\nSpeakers = [\"ann-lind\"]\n+++\n"},
    };
    EXPECT_EQ(talk_in(files, "content/events/2023-brno/program/ann-lind.md"),
              "A\n  by: Ann Lind\n  when: 2023-05-11 09:20-09:50\n  event: devopsdays Brno 2023\n");
}

TEST(TalkPage, SaysWhichFilesItUsedAndMissed) {
    const Files files{
        {"config.toml", "title = \"devopsdays\"\n"},
        {"events/2023-brno/program/a.md", "+++\nTitle = \"A\"\nSpeakers = [\"ann\", \"bo-ek\"]\n+++\n"},
        {"events/2023-brno/speakers/ann.md", "+++\nTitle = \"Ann Lind\"\n+++\n"}};
    EXPECT_EQ(read_page(files, "events/2023-brno/program/a.md").companions,
              (std::vector<std::string>{"config.toml", "events/2023-brno/speakers/ann.md",
                                        "events/2023-brno/speakers/bo-ek.md"}));
}

TEST(TalkPage, JekyllWithPresentersAndTimestamps) {
    const Files files{
        {"_config.yml", "title: DjangoCon US 2019\n"},
        {"_presenters/ann-lind.md",
         "---\nname: Ann Lind\ncompany: Acme Shipping\ntitle: Staff Engineer\n---\nShe knows ships.\n"},
        {"_schedule/talks/2019-09-24-17-00-t1-orm.md",
         "---\nabstract: The short story.\naccepted: true\ncategory: tutorial\ndate: 2019-09-24 17:00:00 "
         "-0700\n"
         "difficulty: Beginner\nend_date: 2019-09-24 17:25:00 -0700\nlayout: session-details\n"
         "permalink: /talks/orm/\npresenters:\n- ann-lind\npublished: true\nroom: Salon A\nslides_url: ''\n"
         "tags: [orm, db]\ntitle: The ORM at Sea\ntrack: t1\nvideo_url: https://youtu.be/x\n---\n\n"
         "The long story, *told* at length.\n"},
    };
    EXPECT_EQ(
        talk_in(files, "_schedule/talks/2019-09-24-17-00-t1-orm.md"),
        "The ORM at Sea\n  by: Ann Lind, Staff Engineer @ Acme Shipping = She knows ships.\n"
        "  when: 2019-09-24 17:00-17:25 -07:00\n  event: DjangoCon US 2019\n  track: t1\n  room: Salon A\n"
        "  level: Beginner\n  format: tutorial\n  tag: orm\n  tag: db\n  video: https://youtu.be/x\n"
        "  abstract: The short story.\n\nThe long story, told at length.\n");
    EXPECT_EQ(talk_in(files, "_presenters/ann-lind.md"), "");
}

TEST(TalkPage, ManySitesManyKeys) {
    struct Case {
        std::string path;
        std::string content;
        std::string talk;
    };
    const Case cases[] = {
        // Eleventy
        {"src/_content/schedule/talks/a.md",
         "---\ntitle: A\nstart_datetime: 2024-09-23 09:00:00 -04:00\nend_datetime: 2024-09-23 09:30:00 "
         "-04:00\n"
         "presenter_slugs:\n  - ann-lind\n---\nText.\n",
         "A\n  by: Ann Lind\n  when: 2024-09-23 09:00-09:30 -04:00\n  abstract: Text.\n"},
        // Hugo, a theme for developers' festivals
        {"content/sessions/a.md",
         "---\nid: a\ntitle: A\nlanguage: french\ncomplexity: beginner\ntalkType: Conference\nspeakers: "
         "[ann]\n"
         "tags: [web]\npresentation: https://slides.example.org/a\nvideoId: abcdefghijk\n---\nTexte.\n",
         "A\n  by: ann\n  level: beginner\n  tag: web\n  language: fr\n"
         "  video: https://www.youtube.com/watch?v=abcdefghijk\n  slides: https://slides.example.org/a\n"
         "  abstract: Texte.\n"},
        // Hugo, a theme for people who give talks
        {"content/talks/a/index.md",
         "---\ntitle: A\neventName: DevFest Brno\ntalkType: Workshop\nhosts: [Ann Lind]\npublishDate: "
         "2022-09-29\n"
         "youtube: abcdefghijk\n---\nText.\n",
         "A\n  by: Ann Lind\n  when: 2022-09-29\n  event: DevFest Brno 2022\n  format: workshop\n"
         "  video: https://www.youtube.com/watch?v=abcdefghijk\n  abstract: Text.\n"},
        // a vault of notes: the company is an item of its own
        {"vault/kccncna2021/a.md",
         "---\ntype: kubecon-session\ntitle: \"A\"\nevent: KubeCon + CloudNativeCon North America 2021\n"
         "event_id: kccncna2021\nyear: 2021\ncity: Los Angeles\nevent_date: \"2021-10-11/2021-10-15\"\n"
         "track: Networking\nspeakers: [\"Evan Lind\", \"VMware\"]\nsched_url: "
         "https://kccncna2021.sched.com/event/x\n"
         "---\n\n## Resumo\n\nTexto.\n",
         "A\n  by: Evan Lind @ VMware\n  event: KubeCon + CloudNativeCon North America 2021\n  track: "
         "Networking\n"
         "  url: https://kccncna2021.sched.com/event/x\n  abstract: Texto.\n"},
        // JSON
        {"talks/a.md",
         "{\n  \"title\": \"A\",\n  \"Speakers\": [{\"name\": \"Ann Lind\", \"company\": "
         "\"Acme\"}]\n}\n\nText.\n",
         "A\n  by: Ann Lind @ Acme\n  abstract: Text.\n"},
        // Spanish
        {"charlas/a.md",
         "---\ntítulo: A\nponentes: Ann Lind y Bo Ray\nfecha: 2024-05-01\nsala: Sala 2\nidioma: es\n---\n",
         "A\n  by: Ann Lind\n  by: Bo Ray\n  when: 2024-05-01\n  room: Sala 2\n  language: es\n"},
        // one string for two people, companies likewise
        {"talks/a.md",
         "---\ntitle: A\nspeaker: Ann Lind and Bo Ray\ncompany: Acme\ndate: "
         "2024-05-01T14:23:12Z\n---\nText.\n",
         "A\n  by: Ann Lind @ Acme\n  by: Bo Ray @ Acme\n  when: 2024-05-01\n  abstract: Text.\n"},
        // many talks of one page
        {"meetups/may.md",
         "---\ntitle: May meetup\ndate: 2024-05-01\ntalks:\n  - title: A\n    speakers: [Ann Lind]\n  - "
         "title: B\n"
         "    speaker: Bo Ray\n---\nCome.\n",
         "A\n  by: Ann Lind\n  when: 2024-05-01\nB\n  by: Bo Ray\n  when: 2024-05-01\n"},
        // a talk of the site's owner
        {"content/talks/a.md",
         "---\ntitle: A\nconference: RustConf\nslides: https://example.org/a.pdf\ndate: "
         "2024-05-01\n---\nText.\n",
         "A\n  when: 2024-05-01\n  event: RustConf 2024\n  slides: https://example.org/a.pdf\n  abstract: "
         "Text.\n"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(talk_in({{one.path, one.content}}, one.path), one.talk) << one.content;
}

TEST(TalkPage, SpeakersInAListOfTheSite) {
    const Files files{
        {"_config.yml", "title: A blog\n"},
        {"_data/speakers.yml",
         "- id: 17\n  name: Ann Lind\n  tagline: Staff Engineer at Acme\n- name: Bo Ray\n  slug: bo\n  "
         "aliases: [B. Ray]\n"},
        {"_talks/a.md", "---\ntitle: A\nspeakers: [17, B. Ray]\n---\nText.\n"},
    };
    EXPECT_EQ(talk_in(files, "_talks/a.md"),
              "A\n  by: Ann Lind, Staff Engineer @ Acme\n  by: Bo Ray\n  abstract: Text.\n");
}

TEST(TalkPage, PostsSponsorsAndTeamsAreNoTalks) {
    const char* pages[] = {
        "---\ntitle: How we ship\nauthor: Ann Lind\ndate: 2024-05-01\ntags: [talks]\n---\nText.\n",
        "---\ntitle: How we ship\nby: Ann Lind\n---\nText.\n",
        "---\ntitle: Acme\ntype: sponsor\nurl: https://example.org\n---\nThey sponsor.\n",
        "---\nname: Ann Lind\nlayout: speaker\ntwitter: ann\ntitle: Ann Lind\nspeaker: true\n---\nHi.\n",
        "---\ntitle: Team\nmembers:\n  - name: Ann Lind\n    role: Chair\n---\n",
        "---\ntitle: DevConf 2024\nspeakers: [Ann Lind, Bo Ray, Cy Day]\n---\nJoin.\n",
        "---\ntitle: Episode 12\nhosts: [Ann Lind, Bo Ray]\n---\nA podcast.\n",
        "---\ntitle: Lunch break\ntype: talk\nspeakers: []\n---\n",
        "---\ntitle: A\nspeakers: [Ann Lind]\ndraft: true\n---\n",
    };
    for (const char* page : pages) EXPECT_EQ(talk_in({{"content/a.md", page}}, "content/a.md"), "") << page;
}

TEST(TalkPage, ABadDayIsToldWithItsLine) {
    EXPECT_EQ(
        talk_in({{"talks/a.md", "---\ntitle: A\nspeakers: [Ann Lind]\ndate: 2024-13-45\n---\nText.\n"}},
                "talks/a.md"),
        "A\n  by: Ann Lind\n  abstract: Text.\n"
        "talks/a.md:4: warning: \"2024-13-45\" is a day that no calendar has; write it as YYYY-MM-DD\n");
}

}  // namespace
}  // namespace lectern
