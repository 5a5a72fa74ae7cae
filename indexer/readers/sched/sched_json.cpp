// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sched/sched_json.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/byline.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/known_names.hpp"
#include "indexer/readers/json/json_tree.hpp"
#include "indexer/readers/sched/sched_text.hpp"
#include "indexer/session_kind.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

using json::Json;

/// The list of sessions: the document, or the list in it.
const Json* sessions_of(const Json& root) {
    if (root.is_list()) return &root;
    return json::find(root, {"sessions", "schedule", "data"});
}

/// The column `company` of a session is whatever an organiser made of it; where
/// that is a level, it says so.
std::string level_of(const Json& session) {
    constexpr std::string_view levels[] = {"any",          "all",      "all levels", "beginner",
                                           "intermediate", "advanced", "expert"};
    for (const char* key : {"audience", "company"}) {
        const std::string text = clean_line(json::text(session, {key}));
        const std::string word = lower_ascii(text);
        if (std::find(std::begin(levels), std::end(levels), word) != std::end(levels)) return text;
    }
    return {};
}

void set_affiliation(Speaker& speaker, std::string affiliation) {
    if (affiliation.empty()) return;
    speaker.companies = companies_in(affiliation);
    speaker.affiliation = std::move(affiliation);
}

bool same_name(const Speaker& a, const Speaker& b) {
    return normalize_name(a.name) == normalize_name(b.name);
}

/// `speakers.json`: what user/list says of people.
class Users {
public:
    void take(const Json& list) {
        json::for_each(&list, [&](std::string_view, const Json& user) {
            const std::string key = json::text(user, {"username"});
            if (key.empty()) return;
            Speaker& speaker = by_username_[key];
            set_affiliation(speaker, clean_line(json::text(user, {"company"})));
            speaker.role = clean_line(json::text(user, {"position"}));
            speaker.biography = clean_text(json::text(user, {"about"}));
        });
    }

    void complete(Speaker& speaker, const std::string& username) const {
        const auto known = by_username_.find(username);
        if (known == by_username_.end()) return;
        const Speaker& user = known->second;
        if (speaker.affiliation.empty()) set_affiliation(speaker, user.affiliation);
        if (speaker.role.empty()) speaker.role = user.role;
        speaker.biography = user.biography;
    }

private:
    std::unordered_map<std::string, Speaker> by_username_;
};

class SchedSessions {
public:
    explicit SchedSessions(const Document& document) : document_(document) {}

    Reading read() {
        auto tree = json::parse_tree(document_.path, document_.content);
        const Json* sessions = sessions_of(tree.root());
        find_users();
        std::vector<std::string> titles;
        json::for_each(sessions, [&](std::string_view, const Json& session) {
            titles.push_back(json::text(session, {"name"}));
        });
        known_ = sched::learn_names(titles);
        json::for_each(sessions, [&](std::string_view, const Json& session) { take(session); });
        if (tree.problem) out_.diagnostics.push_back(std::move(*tree.problem));
        return std::move(out_);
    }

private:
    void find_users() {
        if (document_.around == nullptr) return;
        out_.companions.push_back(beside(document_.path, "speakers.json"));
        if (const auto file = document_.around->file(out_.companions.back()))
            users_.take(json::parse_tree(out_.companions.back(), *file).root());
    }

    std::vector<Speaker> listed_people(const Json& session) const {
        std::vector<Speaker> people;
        const auto take_list = [&](const char* key, const char* role) {
            json::for_each(json::find(session, {key}), [&](std::string_view, const Json& person) {
                Speaker speaker{.name = clean_line(json::text(person, {"name"})), .role = role};
                if (speaker.name.empty()) return;
                set_affiliation(speaker, clean_line(json::text(person, {"company"})));
                const auto again = std::find_if(people.begin(), people.end(), [&](const Speaker& other) {
                    return same_name(other, speaker);
                });
                if (again != people.end()) {
                    again->role = role;  // moderators are among the speakers, too
                    return;
                }
                users_.complete(speaker, json::text(person, {"username"}));
                people.push_back(std::move(speaker));
            });
        };
        take_list("speakers", "");
        take_list("moderators", "Moderator");
        return people;
    }

    /// The list of the session says who speaks. What stands behind the title is
    /// cut off where it names one of them, and completes what the list leaves out.
    void set_people(Talk& talk, const Json& session) const {
        const std::string published = clean_line(json::text(session, {"name"}));
        sched::set_title(talk, published, known_);
        std::vector<Speaker> listed = listed_people(session);
        if (listed.empty()) return;
        bool named = false;
        for (Speaker& speaker : listed) {
            const auto behind = std::find_if(talk.speakers.begin(), talk.speakers.end(),
                                             [&](const Speaker& other) { return same_name(other, speaker); });
            if (behind == talk.speakers.end()) continue;
            named = true;
            if (speaker.affiliation.empty()) set_affiliation(speaker, behind->affiliation);
            if (speaker.role.empty()) speaker.role = behind->role;
        }
        if (!named) talk.title = published;
        talk.speakers = std::move(listed);
    }

    void set_times(Talk& talk, const Json& session) const {
        if (const auto start = parse_timestamp(json::text(session, {"event_start"}))) {
            talk.date = start->date;
            talk.start = start->time;
        }
        const auto end = parse_timestamp(json::text(session, {"event_end"}));
        const bool later =
            end && !talk.start.empty() && std::pair(end->date, end->time) > std::pair(talk.date, talk.start);
        if (later) talk.end = end->time;
        if (!end || later || (end->date == talk.date && end->time == talk.start)) return;
        talk.start.clear();
    }

    void take(const Json& session) {
        if (!session.is_map() || json::text(session, {"active"}) == "N") return;
        Talk talk;
        set_people(talk, session);
        if (talk.title.empty()) return;
        const std::string kind = sched::clean_category(json::text(session, {"event_type"}));
        if (!is_talk({.title = talk.title, .category = kind, .has_speakers = !talk.speakers.empty()})) return;
        talk.abstract = sched::clean_description(json::text(session, {"description"}));
        talk.format = guess_format(talk.title, talk.abstract);
        if (!kind.empty()) sched::set_category(talk, kind);
        const std::string subtypes = json::text(session, {"event_subtype"});
        for (const std::string_view part : split(subtypes, ",")) {
            if (std::string tag = sched::clean_category(part); !tag.empty())
                talk.tags.push_back(std::move(tag));
        }
        talk.level = level_of(session);
        talk.room = clean_line(json::text(session, {"venue"}));
        talk.video_url = trim(json::text(session, {"video_stream"}));
        set_times(talk, session);
        talk.sources = {{document_.path, json::line_of(session)}};
        if (talk.start.empty()) {
            out_.diagnostics.push_back({.path = document_.path,
                                        .line = talk.sources.front().line,
                                        .severity = Severity::warning,
                                        .message = "the session's start and end make no sense",
                                        .hint = "the talk is read without times"});
        }
        out_.talks.push_back(std::move(talk));
    }

    const Document& document_;
    Reading out_;
    Users users_;
    KnownNames known_;
};

class SchedJsonReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "sched-json"; }
    [[nodiscard]] std::string_view description() const override {
        return "JSON of sched.com: session/export and session/list";
    }
    [[nodiscard]] bool accepts(const Document& document) const override {
        if (!json::is_one_document(document.content)) return false;
        const auto has = [&](std::string_view key) {
            return document.content.find(key) != std::string_view::npos;
        };
        return has("\"event_start\"") && has("\"event_type\"") && has("\"name\"");
    }
    [[nodiscard]] Reading read(const Document& document) const override {
        return SchedSessions(document).read();
    }
};

}  // namespace

const Reader& sched_json_reader() {
    static const SchedJsonReader reader;
    return reader;
}

}  // namespace lectern
