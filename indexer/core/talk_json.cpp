// SPDX-License-Identifier: GPL-2.0-or-later
#include <nlohmann/json.hpp>

#include "lectern/talk.hpp"

namespace lectern {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json source_json(const Source& source) {
    return Json{{"path", source.path}, {"line", source.line}};
}

/// Reads the keys of one JSON object; remembers the first that has a wrong type.
class ObjectReader {
public:
    explicit ObjectReader(const nlohmann::json& object) : object_(object) {}

    void text(const char* key, std::string& out) {
        if (const auto* value = find(key)) {
            if (value->is_string()) {
                out = value->get<std::string>();
            } else {
                fail(key, "a string");
            }
        }
    }

    void texts(const char* key, std::vector<std::string>& out) {
        for_each(key, "a list of strings", [&](const nlohmann::json& item) {
            if (!item.is_string()) return false;
            out.push_back(item.get<std::string>());
            return true;
        });
    }

    void number(const char* key, std::uint32_t& out) {
        if (const auto* value = find(key)) {
            if (value->is_number_unsigned()) {
                out = value->get<std::uint32_t>();
            } else {
                fail(key, "a number from 0");
            }
        }
    }

    template <class Take>
    void for_each(const char* key, const char* wanted, Take take) {
        const auto* value = find(key);
        if (value == nullptr) return;
        bool good = value->is_array();
        for (std::size_t i = 0; good && i < value->size(); ++i) good = take((*value)[i]);
        if (!good) fail(key, wanted);
    }

    const nlohmann::json* find(const char* key) const {
        const auto found = object_.find(key);
        return found == object_.end() || found->is_null() ? nullptr : &*found;
    }

    void fail(const char* key, const char* wanted) {
        if (problem_.empty()) problem_ = std::string("\"") + key + "\" is not " + wanted;
    }

    const std::string& problem() const { return problem_; }

private:
    const nlohmann::json& object_;
    std::string problem_;
};

bool take_speaker(const nlohmann::json& item, std::vector<Speaker>& out) {
    if (!item.is_object()) return false;
    Speaker speaker;
    ObjectReader object(item);
    object.text("name", speaker.name);
    object.text("affiliation", speaker.affiliation);
    object.text("role", speaker.role);
    object.texts("companies", speaker.companies);
    out.push_back(std::move(speaker));
    return object.problem().empty();
}

bool take_source(const nlohmann::json& item, std::vector<Source>& out) {
    if (!item.is_object()) return false;
    Source source;
    ObjectReader object(item);
    object.text("path", source.path);
    object.number("line", source.line);
    out.push_back(std::move(source));
    return object.problem().empty();
}

}  // namespace

std::string to_json(const Talk& talk) {
    Json out;
    out["id"] = text_or_null(talk.id);
    out["title"] = talk.title;
    out["abstract"] = text_or_null(talk.abstract);
    out["speakers"] = Json::array();
    for (const Speaker& speaker : talk.speakers) {
        out["speakers"].push_back(Json{{"name", speaker.name},
                                       {"affiliation", speaker.affiliation},
                                       {"role", speaker.role},
                                       {"companies", speaker.companies}});
    }
    out["date"] = text_or_null(talk.date);
    out["start"] = text_or_null(talk.start);
    out["end"] = text_or_null(talk.end);
    out["timezone"] = text_or_null(talk.timezone);
    out["event"] = text_or_null(talk.event);
    out["track"] = text_or_null(talk.track);
    out["format"] = to_string(talk.format);
    out["url"] = text_or_null(talk.url);
    out["video_url"] = text_or_null(talk.video_url);
    out["slides_url"] = text_or_null(talk.slides_url);
    out["room"] = text_or_null(talk.room);
    out["level"] = text_or_null(talk.level);
    out["tags"] = talk.tags;
    out["language"] = text_or_null(talk.language);
    out["source"] = talk.sources.empty() ? Json(nullptr) : source_json(talk.sources.front());
    out["other_sources"] = Json::array();
    for (std::size_t i = 1; i < talk.sources.size(); ++i) {
        out["other_sources"].push_back(source_json(talk.sources[i]));
    }
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Talk> talk_from_json(std::string_view json) {
    const auto parsed = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
    if (!parsed.is_object()) {
        return Error{ErrorCode::bad_input, "not a JSON object", "each line holds one talk"};
    }
    Talk talk;
    ObjectReader object(parsed);
    object.text("id", talk.id);
    object.text("title", talk.title);
    object.text("abstract", talk.abstract);
    object.for_each("speakers", "a list of speakers",
                    [&](const nlohmann::json& item) { return take_speaker(item, talk.speakers); });
    object.text("date", talk.date);
    object.text("start", talk.start);
    object.text("end", talk.end);
    object.text("timezone", talk.timezone);
    object.text("event", talk.event);
    object.text("track", talk.track);
    std::string format;
    object.text("format", format);
    if (!format.empty()) {
        const auto known = format_from_string(format);
        if (!known) {
            object.fail("format", "a known format");
        } else {
            talk.format = *known;
        }
    }
    object.text("url", talk.url);
    object.text("video_url", talk.video_url);
    object.text("slides_url", talk.slides_url);
    object.text("room", talk.room);
    object.text("level", talk.level);
    object.texts("tags", talk.tags);
    object.text("language", talk.language);
    if (const auto* source = object.find("source"); source && !take_source(*source, talk.sources)) {
        object.fail("source", "an object with path and line");
    }
    object.for_each("other_sources", "a list of sources",
                    [&](const nlohmann::json& item) { return take_source(item, talk.sources); });
    if (!object.problem().empty()) return Error{ErrorCode::bad_input, object.problem()};
    if (talk.title.empty()) return Error{ErrorCode::bad_input, "a talk without \"title\""};
    return talk;
}

}  // namespace lectern
