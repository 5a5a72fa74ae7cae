// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/generator/forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>

#include "lectern/terms.hpp"

namespace lectern::bench {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

bool write_file(const fs::path& path, std::string_view content) {
    std::ofstream out(path, std::ios::binary);
    out << content;
    return static_cast<bool>(out.flush());
}

bool write_json(const fs::path& path, const Json& json) { return write_file(path, json.dump(1) + "\n"); }

/// `Dorakon Europe 2019` -> `dorakon-europe-2019`
std::string slug_of(std::string text) {
    for (char& c : text) c = c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

fs::path file_of(const Edition& edition, const fs::path& folder, std::string_view ending) {
    return folder / (slug_of(edition.name) + std::string(ending));
}

/// With the characters replaced that a form gives a meaning.
std::string replaced(std::string_view text, const std::map<char, std::string_view>& by) {
    std::string out;
    for (const char c : text) {
        const auto known = by.find(c);
        if (known == by.end()) {
            out += c;
        } else {
            out += known->second;
        }
    }
    return out;
}

std::string xml(std::string_view text) {
    return replaced(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}});
}

/// A string of YAML and of a cell of CSV.
std::string yaml_string(std::string_view text) {
    return "\"" + replaced(text, {{'"', "\\\""}, {'\n', "\\n"}}) + "\"";
}
std::string cell(std::string_view text) { return "\"" + replaced(text, {{'"', "\"\""}}) + "\""; }

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
    return fmt::format("{}", fmt::join(texts, between));
}

std::vector<std::string> names_of(const Talk& talk) {
    std::vector<std::string> names;
    for (const Speaker& speaker : talk.speakers) names.push_back(speaker.name);
    return names;
}

/// `Ann Lee, Kelp Works`
std::vector<std::string> affiliated(const Talk& talk, std::string_view between) {
    std::vector<std::string> people;
    for (const Speaker& speaker : talk.speakers)
        people.push_back(speaker.name + std::string(between) + speaker.affiliation);
    return people;
}

/// Calls `visit(day, room, talk)` room by room, day by day.
template <class Visit>
void by_day_and_room(const Edition& edition, Visit visit) {
    for (const std::string& day : edition.days) {
        std::map<std::string, std::vector<const Talk*>> rooms;
        for (const Talk& talk : edition.talks) {
            if (talk.date == day) rooms[talk.room].push_back(&talk);
        }
        for (const auto& [room, talks] : rooms) visit(day, room, talks);
    }
}

bool write_json_lines(const Edition& edition, const fs::path& folder) {
    std::string out;
    for (const Talk& talk : edition.talks) out += to_json(talk) + '\n';
    return write_file(file_of(edition, folder, ".jsonl"), out);
}

std::string schedule_event(const Talk& talk, std::size_t number) {
    std::string persons;
    for (const std::string& name : names_of(talk)) persons += fmt::format("<person>{}</person>", xml(name));
    return fmt::format(
        "<event id=\"{}\"><date>{}T{}:00+01:00</date><start>{}</start><duration>00:40</duration>"
        "<room>{}</room><url>{}</url><title>{}</title><type>talk</type><language>en</language>"
        "<abstract>{}</abstract><persons>{}</persons></event>\n",
        number, talk.date, talk.start, talk.start, talk.room, talk.url, xml(talk.title), xml(talk.abstract),
        persons);
}

bool write_schedule_xml(const Edition& edition, const fs::path& folder) {
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<schedule><conference><title>{}</title>"
        "<time_zone_name>Europe/Berlin</time_zone_name></conference>\n",
        xml(edition.name));
    std::size_t number = 0;
    by_day_and_room(edition, [&](const std::string& day, const std::string& room, const auto& talks) {
        out += fmt::format("<day date=\"{}\"><room name=\"{}\">\n", day, room);
        for (const Talk* talk : talks) out += schedule_event(*talk, ++number);
        out += "</room></day>\n";
    });
    return write_file(file_of(edition, folder, ".xml"), out + "</schedule>\n");
}

bool write_schedule_json(const Edition& edition, const fs::path& folder) {
    std::map<std::string, Json> days;
    std::size_t number = 0;
    by_day_and_room(edition, [&](const std::string& day, const std::string& room, const auto& talks) {
        for (const Talk* talk : talks) {
            Json event{{"id", ++number},       {"date", talk->date + "T" + talk->start + ":00+01:00"},
                       {"start", talk->start}, {"duration", "00:40"},
                       {"title", talk->title}, {"abstract", talk->abstract},
                       {"url", talk->url},     {"type", "talk"},
                       {"language", "en"},     {"persons", Json::array()}};
            for (const std::string& name : names_of(*talk))
                event["persons"].push_back({{"public_name", name}});
            days[day][room].push_back(std::move(event));
        }
    });
    Json list = Json::array();
    for (auto& [day, rooms] : days) list.push_back({{"date", day}, {"rooms", std::move(rooms)}});
    const Json conference{
        {"title", edition.name}, {"time_zone_name", "Europe/Berlin"}, {"days", std::move(list)}};
    return write_json(file_of(edition, folder, ".json"), {{"schedule", {{"conference", conference}}}});
}

bool write_sessionize(const Edition& edition, const fs::path& folder) {
    Json sessions = Json::array();
    Json speakers = Json::array();
    std::map<std::string, std::string> ids;
    for (const Talk& talk : edition.talks) {
        Json session{{"id", std::to_string(sessions.size() + 1)},
                     {"title", talk.title},
                     {"description", talk.abstract},
                     {"startsAt", talk.date + "T" + talk.start + ":00"},
                     {"endsAt", talk.date + "T" + talk.end + ":00"},
                     {"isServiceSession", false},
                     {"speakers", Json::array()},
                     {"categoryItems", Json::array()},
                     {"roomId", 1}};
        for (const Speaker& speaker : talk.speakers) {
            const auto [known, is_new] = ids.try_emplace(speaker.name, fmt::format("u-{}", ids.size() + 1));
            session["speakers"].push_back(known->second);
            if (!is_new) continue;
            speakers.push_back({{"id", known->second},
                                {"fullName", speaker.name},
                                {"tagLine", "Engineer at " + speaker.affiliation}});
        }
        sessions.push_back(std::move(session));
    }
    const Json rooms = Json::array({{{"id", 1}, {"name", "Hall 1"}}});
    return write_json(file_of(edition, folder, ".json"), {{"sessions", sessions},
                                                          {"speakers", speakers},
                                                          {"questions", Json::array()},
                                                          {"categories", Json::array()},
                                                          {"rooms", rooms}});
}

/// Cut as RFC 5545 wants it, before the 75th byte.
std::string folded(const std::string& line) {
    constexpr std::size_t longest = 74;
    std::string out;
    for (std::size_t at = 0; at < line.size(); at += longest) {
        out += (at > 0 ? "\r\n " : "") + line.substr(at, longest);
    }
    return out + "\r\n";
}

/// `2019-03-04` and `09:45` -> `20190304T094500Z`
std::string instant(const std::string& date, const std::string& time) {
    std::string out = date + "T" + time + "00Z";
    out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return c == '-' || c == ':'; }), out.end());
    return out;
}

bool write_icalendar(const Edition& edition, const fs::path& folder) {
    const auto text = [](std::string_view value) {
        return replaced(value, {{'\\', "\\\\"}, {',', "\\,"}, {';', "\\;"}, {'\n', "\\n"}});
    };
    std::string out = folded("BEGIN:VCALENDAR") + folded("VERSION:2.0") +
                      folded("PRODID:-//Sched.com " + edition.name + "//EN");
    for (const Talk& talk : edition.talks) {
        const std::string people = joined(affiliated(talk, ", "), "; ");
        out += folded("BEGIN:VEVENT") + folded("UID:" + talk.url) + folded("DTSTAMP:20260101T000000Z") +
               folded("DTSTART:" + instant(talk.date, talk.start)) +
               folded("DTEND:" + instant(talk.date, talk.end)) +
               folded("SUMMARY:" + text(talk.title + " - " + people)) +
               folded("DESCRIPTION:" + text(talk.abstract)) + folded("LOCATION:" + text(talk.room)) +
               folded("URL:" + talk.url) + folded("END:VEVENT");
    }
    return write_file(file_of(edition, folder, ".ics"), out + folded("END:VCALENDAR"));
}

bool write_sched_json(const Edition& edition, const fs::path& folder) {
    Json out = Json::array();
    for (const Talk& talk : edition.talks) {
        Json session{{"event_key", std::to_string(out.size() + 1)},
                     {"active", "Y"},
                     {"name", talk.title},
                     {"event_start", talk.date + " " + talk.start},
                     {"event_end", talk.date + " " + talk.end},
                     {"event_type", "Engineering"},
                     {"description", talk.abstract},
                     {"venue", talk.room},
                     {"speakers", Json::array()}};
        for (const Speaker& speaker : talk.speakers)
            session["speakers"].push_back({{"name", speaker.name}, {"company", speaker.affiliation}});
        out.push_back(std::move(session));
    }
    return write_json(file_of(edition, folder, ".json"), out);
}

bool write_pyvideo(const Edition& edition, const fs::path& folder) {
    const fs::path place = folder / slug_of(edition.name);
    std::error_code error;
    fs::create_directories(place / "videos", error);
    bool written = !error && write_json(place / "category.json", {{"title", edition.name}});
    std::size_t number = 0;
    for (const Talk& talk : edition.talks) {
        const std::string url = fmt::format("https://video.example/{}", number);
        written = written && write_json(place / "videos" / fmt::format("talk-{}.json", ++number),
                                        {{"title", talk.title},
                                         {"description", talk.abstract},
                                         {"speakers", names_of(talk)},
                                         {"recorded", talk.date},
                                         {"language", "eng"},
                                         {"tags", talk.tags},
                                         {"videos", Json::array({{{"type", "page"}, {"url", url}}})}});
    }
    return written;
}

bool write_pages(const Edition& edition, const fs::path& folder) {
    const fs::path place = folder / slug_of(edition.name) / "talks";
    std::error_code error;
    fs::create_directories(place, error);
    bool written = !error;
    std::size_t number = 0;
    for (const Talk& talk : edition.talks) {
        std::string people;
        for (const Speaker& speaker : talk.speakers) {
            people += fmt::format("  - name: {}\n    company: {}\n", yaml_string(speaker.name),
                                  yaml_string(speaker.affiliation));
        }
        const std::string page = fmt::format(
            "---\ntitle: {}\ntype: talk\nevent: {}\ndate: {}\nroom: {}\nspeakers:\n{}---\n\n{}\n",
            yaml_string(talk.title), yaml_string(talk.event), talk.date, talk.room, people, talk.abstract);
        written = written && write_file(place / fmt::format("talk-{}.md", ++number), page);
    }
    return written;
}

bool write_csv(const Edition& edition, const fs::path& folder) {
    std::string out = "Title,Abstract,Speakers,Date,Start,End,Room,Event,Level,Tags\n";
    for (const Talk& talk : edition.talks) {
        const std::vector<std::string> cells{cell(talk.title),
                                             cell(talk.abstract),
                                             cell(joined(names_of(talk), "; ")),
                                             talk.date,
                                             talk.start,
                                             talk.end,
                                             cell(talk.room),
                                             cell(talk.event),
                                             talk.level,
                                             cell(joined(talk.tags, ", "))};
        out += joined(cells, ",") + "\n";
    }
    return write_file(file_of(edition, folder, ".csv"), out);
}

bool write_yaml(const Edition& edition, const fs::path& folder) {
    std::string out = "talks:\n";
    for (const Talk& talk : edition.talks) {
        out += fmt::format(
            "- title: {}\n  event: {}\n  date: \"{}\"\n  start: \"{}\"\n  room: {}\n  speakers:\n",
            yaml_string(talk.title), yaml_string(talk.event), talk.date, talk.start, yaml_string(talk.room));
        for (const Speaker& speaker : talk.speakers) {
            out += fmt::format("  - name: {}\n    company: {}\n", yaml_string(speaker.name),
                               yaml_string(speaker.affiliation));
        }
        out += fmt::format("  description: {}\n", yaml_string(talk.abstract));
    }
    return write_file(file_of(edition, folder, ".yml"), out);
}

/// `2019-03-04` -> `Monday, March 4, 2019`
std::string long_date(const std::string& date) {
    constexpr auto months =
        std::to_array<std::string_view>({"January", "February", "March", "April", "May", "June", "July",
                                         "August", "September", "October", "November", "December"});
    using namespace std::chrono;
    const year_month_day day{year(std::stoi(date.substr(0, 4))),
                             month(static_cast<unsigned>(std::stoi(date.substr(5, 2)))),
                             std::chrono::day(static_cast<unsigned>(std::stoi(date.substr(8, 2))))};
    return fmt::format("{}, {} {}, {}", weekday_names[weekday(sys_days(day)).iso_encoding() - 1],
                       months[static_cast<unsigned>(day.month()) - 1], static_cast<unsigned>(day.day()),
                       static_cast<int>(day.year()));
}

/// A post of a community's website about an edition: linked titles, times, abstracts.
bool write_posts(const Edition& edition, const fs::path& folder) {
    std::string out = fmt::format("---\ntitle: {}\ndate: {}\n---\n\n## Talks at {}\n\n",
                                  yaml_string(edition.name + " is here"), edition.days.front(), edition.name);
    for (const Talk& talk : edition.talks) {
        out += fmt::format("[{} - {}]({})\n\n{}, {} - {} CET\n\n{}\n\n", talk.title,
                           joined(affiliated(talk, ", "), " & "), talk.url, long_date(talk.date), talk.start,
                           talk.end, talk.abstract);
    }
    return write_file(file_of(edition, folder, ".md"), out);
}

}  // namespace

std::span<const Form> forms() {
    static constexpr auto all = std::to_array<Form>({{"jsonl", write_json_lines},
                                                     {"schedule.xml", write_schedule_xml},
                                                     {"schedule.json", write_schedule_json},
                                                     {"sessionize", write_sessionize},
                                                     {"icalendar", write_icalendar},
                                                     {"sched-json", write_sched_json},
                                                     {"pyvideo", write_pyvideo},
                                                     {"pages", write_pages},
                                                     {"posts", write_posts},
                                                     {"csv", write_csv},
                                                     {"yaml", write_yaml}});
    return all;
}

}  // namespace lectern::bench
