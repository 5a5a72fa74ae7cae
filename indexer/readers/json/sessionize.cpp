// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/sessionize.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/fact_labels.hpp"
#include "indexer/readers/json/json_tree.hpp"
#include "indexer/readers/json/sessionize_people.hpp"
#include "indexer/session_record.hpp"
#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

using json::as_text;
using json::for_each;
using json::Json;
using json::any_case::find;
using json::any_case::text;

constexpr auto npos = std::string_view::npos;

/// A category's item or a question's text, by its id.
struct Meaning {
    Fact fact = Fact::none;
    std::string name;
};
using Meanings = std::map<std::string, Meaning, std::less<>>;

/// What was handed in but is not on the programme.
bool is_declined(const std::string& status) {
    const std::string lower = lower_ascii(status);
    return lower.starts_with("declin") || lower.starts_with("nominat") || lower.starts_with("wait");
}

bool is_service(const Json& session) {
    const Json* flag = find(session, {"isServiceSession"});
    return flag != nullptr && flag->plain && flag->text == "true";
}

bool is_level(const std::string& tag) {
    constexpr std::string_view levels[] = {"beginner", "introductory", "intermediate", "advanced", "expert"};
    return std::find(std::begin(levels), std::end(levels), lower_ascii(tag)) != std::end(levels);
}

void append(std::string& to, const std::string& what) {
    if (what.empty()) return;
    if (!to.empty()) to += ", ";
    to += what;
}

/// An answer goes where its label says; one that says nothing is a tag if
/// everybody may see it (a category), else it is left out.
void take_fact(const Meaning& meaning, bool is_public, SessionRecord& record) {
    switch (meaning.fact) {
        case Fact::level:
            return append(record.level, meaning.name);
        case Fact::format:
            return append(record.type, meaning.name);
        case Fact::track:
            return append(record.track, meaning.name);
        case Fact::language:
            return append(record.language, meaning.name);
        case Fact::video:
            if (record.video_url.empty()) record.video_url = meaning.name;
            return;
        case Fact::slides:
            if (record.slides_url.empty()) record.slides_url = meaning.name;
            return;
        case Fact::slug:
            record.slug = meaning.name;
            return;
        case Fact::tags:
            return record.tags.push_back(meaning.name);
        case Fact::none:
            if (is_public) record.tags.push_back(meaning.name);
            return;
        case Fact::affiliation:
        case Fact::role:
            return;  // whose, the session does not say
    }
}

/// A session and what stands around it.
struct Place {
    const Json* session;
    std::string_view date = {};
    std::string_view room = {};
};

class Sessionize {
public:
    Sessionize(const Document& document, const Json& root)
        : document_(document),
          root_(root),
          collector_(document, {text(root, {"conferenceName", "eventName"}), {}}) {
        people_.take(sessionize::speaker_list(root), document.threads);
        for_each(find(root, {"rooms"}), [&](std::string_view key, const Json& room) {
            const std::string& id = text(room, {"id"});
            rooms_[id.empty() ? std::string(key) : id] = as_text(room);
        });
        for_each(find(root, {"categories"}), [&](std::string_view, const Json& category) {
            const Fact fact = fact_of_label(text(category, {"title", "name"}));
            for_each(find(category, {"items", "categoryItems"}), [&](std::string_view, const Json& item) {
                items_[text(item, {"id"})] = {fact, text(item, {"name"})};
            });
        });
        for_each(find(root, {"questions"}), [&](std::string_view, const Json& question) {
            questions_[text(question, {"id"})] = {fact_of_label(text(question, {"question", "title"})), {}};
        });
    }

    Reading read() {
        const Json* sessions = find(root_, {"sessions", "talks"});
        if (sessions != nullptr) {
            take_sessions(sessions, {}, {});
        } else {
            for_each(&root_, [&](std::string_view, const Json& part) { take_part(part); });
        }
        find_speakers();
        collector_.add_all(sessions_.size(), [&](std::size_t i) { return record_of(sessions_[i]); });
        Reading reading = std::move(collector_).take();
        reading.companions = std::move(companions_);
        return reading;
    }

private:
    /// A day of view/GridSmart, a group of view/Sessions, or a session itself.
    /// GridSmart's timeSlots repeat what its rooms have.
    void take_part(const Json& part) {
        if (const Json* rooms = find(part, {"rooms"}); rooms != nullptr && rooms->is_list()) {
            const std::string_view date = text(part, {"date"});
            for_each(rooms, [&](std::string_view, const Json& room) {
                take_sessions(find(room, {"sessions"}), date, text(room, {"name"}));
            });
        } else if (const Json* sessions = find(part, {"sessions"})) {
            take_sessions(sessions, {}, {});
        } else {
            take_session({&part});
        }
    }

    void take_sessions(const Json* sessions, std::string_view date, std::string_view room) {
        for_each(sessions, [&](std::string_view, const Json& session) {
            take_session({&session, date, room});
        });
    }

    void take_session(const Place& place) {
        if (place.session->is_map() && !is_declined(text(*place.session, {"status"})))
            sessions_.push_back(place);
    }

    /// Sites that split the export keep the speakers in a file beside it.
    void find_speakers() {
        const bool apart =
            people_.empty() && std::any_of(sessions_.begin(), sessions_.end(), [&](const Place& place) {
                return people_.lists_strangers(*place.session);
            });
        if (!apart || document_.around == nullptr) return;
        companions_.push_back(beside(document_.path, "speakers.json"));
        const auto file = document_.around->file(companions_.back());
        if (file == nullptr) return;
        const auto tree = json::parse_tree(companions_.back(), *file);
        const Json* inner = sessionize::speaker_list(tree.root());
        people_.take(inner != nullptr ? inner : &tree.root(), document_.threads);
    }

    [[nodiscard]] SessionRecord record_of(const Place& place) const {
        const Json& session = *place.session;
        SessionRecord record;
        record.line = json::line_of(session);
        record.title = text(session, {"title", "sessionTitle", "name"});
        record.texts = {text(session, {"description", "abstract", "sessionAbstract"})};
        record.type = text(session, {"format", "sessionFormat", "sessionType", "type"});
        record.track = text(session, {"track"});
        record.level = text(session, {"level", "recommendedAudience"});
        record.language = text(session, {"language"});
        record.start = text(session, {"startsAt", "start", "startTime"});
        if (record.start.empty()) {
            if (const auto day = parse_timestamp(place.date)) record.start = day->date;
        }
        record.end = text(session, {"endsAt", "end", "endTime"});
        record.room = room_of(session, place.room);
        record.service = is_service(session);
        record.url = text(session, {"url", "sessionUrl"});
        record.slug = text(session, {"slug"});
        record.video_url = text(session, {"recordingUrl", "videoUrl"});
        record.slides_url = text(session, {"slidesUrl"});
        record.links.push_back({{}, text(session, {"liveUrl"})});
        record.speakers = people_.of(session);
        take_tags(session, record);
        take_categories(session, record);
        take_answers(session, record);
        return record;
    }

    std::string room_of(const Json& session, std::string_view otherwise) const {
        const std::string& room = text(session, {"room", "roomName", "location"});
        if (!room.empty()) return room;
        const auto known = rooms_.find(text(session, {"roomId"}));
        return known == rooms_.end() ? std::string(otherwise) : known->second;
    }

    static void take_tags(const Json& session, SessionRecord& record) {
        for_each(find(session, {"tags"}), [&](std::string_view, const Json& tag) {
            std::string name = as_text(tag);
            if (is_level(name) && record.level.empty()) {
                record.level = std::move(name);
            } else {
                record.tags.push_back(std::move(name));
            }
        });
    }

    void take_categories(const Json& session, SessionRecord& record) const {
        for_each(find(session, {"categoryItems"}), [&](std::string_view, const Json& id) {
            const auto item = items_.find(as_text(id));
            if (item != items_.end()) take_fact(item->second, true, record);
        });
        for_each(find(session, {"categories"}), [&](std::string_view, const Json& category) {
            const Fact fact = fact_of_label(text(category, {"name", "title"}));
            for_each(find(category, {"categoryItems", "items"}), [&](std::string_view, const Json& item) {
                take_fact({fact, as_text(item)}, true, record);
            });
        });
    }

    void take_answers(const Json& session, SessionRecord& record) const {
        for_each(find(session, {"questionAnswers"}), [&](std::string_view, const Json& answer) {
            Fact fact = fact_of_label(text(answer, {"question"}));
            const auto known = questions_.find(text(answer, {"questionId", "id"}));
            if (known != questions_.end()) fact = known->second.fact;
            take_fact({fact, text(answer, {"answerValue", "answer"})}, false, record);
        });
    }

    const Document& document_;
    const Json& root_;
    SessionCollector collector_;
    sessionize::People people_;
    std::map<std::string, std::string, std::less<>> rooms_;
    Meanings items_;
    Meanings questions_;
    std::vector<Place> sessions_;
    std::vector<std::string> companions_;
};

bool has_all(std::string_view content, std::initializer_list<std::string_view> parts) {
    return std::all_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return content.find(part) != npos; });
}

class SessionizeReader final : public Reader {
public:
    std::string_view name() const override { return "sessionize"; }
    std::string_view description() const override {
        return "Sessionize exports (All, GridSmart, Sessions) and what sites derive from them";
    }

    bool accepts(const Document& document) const override {
        const std::string_view content = document.content;
        if (!json::is_one_document(content)) return false;
        return has_all(content, {"\"isServiceSession\"", "\"title\""}) ||
               has_all(content, {"\"startsAt\"", "\"title\"", "\"speaker"}) ||
               has_all(content, {"\"Presenters\"", "\"Title\"", "\"Abstract\""}) ||
               has_all(content, {"\"SessionTitle\"", "\"PresenterName\""});
    }

    Reading read(const Document& document) const override {
        auto tree = json::parse_tree(document.path, document.content);
        Reading reading = Sessionize(document, tree.root()).read();
        if (tree.problem) reading.diagnostics.push_back(std::move(*tree.problem));
        return reading;
    }
};

}  // namespace

const Reader& sessionize_reader() {
    static const SessionizeReader reader;
    return reader;
}

}  // namespace lectern
