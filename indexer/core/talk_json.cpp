// SPDX-License-Identifier: GPL-2.0-or-later
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "lectern/talk.hpp"

namespace lectern {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json source_json(const Source& source) { return Json{{"path", source.path}, {"line", source.line}}; }

/// What a key of a talk wants for its value.
enum class Wanted : std::uint8_t { text, texts, format, speakers, source, sources };

struct TalkKey {
    std::string_view name;
    Wanted wanted;
    std::string Talk::*text = nullptr;
};

constexpr std::array<TalkKey, 21> talk_keys{{{"id", Wanted::text, &Talk::id},
                                             {"title", Wanted::text, &Talk::title},
                                             {"subtitle", Wanted::text, &Talk::subtitle},
                                             {"abstract", Wanted::text, &Talk::abstract},
                                             {"speakers", Wanted::speakers},
                                             {"date", Wanted::text, &Talk::date},
                                             {"start", Wanted::text, &Talk::start},
                                             {"end", Wanted::text, &Talk::end},
                                             {"timezone", Wanted::text, &Talk::timezone},
                                             {"event", Wanted::text, &Talk::event},
                                             {"track", Wanted::text, &Talk::track},
                                             {"format", Wanted::format},
                                             {"url", Wanted::text, &Talk::url},
                                             {"video_url", Wanted::text, &Talk::video_url},
                                             {"slides_url", Wanted::text, &Talk::slides_url},
                                             {"room", Wanted::text, &Talk::room},
                                             {"level", Wanted::text, &Talk::level},
                                             {"tags", Wanted::texts},
                                             {"language", Wanted::text, &Talk::language},
                                             {"source", Wanted::source},
                                             {"other_sources", Wanted::sources}}};

std::string_view description(Wanted wanted) {
    switch (wanted) {
        case Wanted::text:
            return "a string";
        case Wanted::texts:
            return "a list of strings";
        case Wanted::format:
            return "a known format";
        case Wanted::speakers:
            return "a list of speakers";
        case Wanted::source:
            return "an object with path and line";
        case Wanted::sources:
            return "a list of sources";
    }
    return {};
}

/// Takes a document piece by piece, as nlohmann's parser reads it, and fills a
/// talk: a tree of the whole would be built only to be taken apart again. The
/// first value of a wrong type is remembered by the key of the talk it is in. A
/// member function that returns false ends the parsing.
class TalkReader {
public:
    bool null() {
        if (is_item()) refuse();
        return place_ != Place::outside;
    }
    bool boolean(bool) { return other(); }
    bool number_integer(Json::number_integer_t) { return other(); }
    bool number_float(Json::number_float_t, const std::string&) { return other(); }
    bool binary(Json::binary_t&) { return other(); }

    bool number_unsigned(Json::number_unsigned_t number) {
        if (line_ == nullptr) return other();
        *line_ = static_cast<std::uint32_t>(number);
        return true;
    }

    bool string(const std::string& value) {
        if (place_ == Place::skipped) return true;
        if (place_ == Place::texts) {
            texts_->push_back(value);
        } else if (text_ != nullptr) {
            *text_ = value;
        } else if (place_ == Place::talk && key_ != nullptr && key_->wanted == Wanted::format) {
            take_format(value);
        } else {
            return other();
        }
        return true;
    }

    bool start_object(std::size_t) {
        if (place_ == Place::outside) {
            place_ = Place::talk;
        } else if (place_ == Place::speakers) {
            place_ = Place::speaker;
            talk_.speakers.emplace_back();
        } else if (place_ == Place::sources) {
            place_ = Place::source;
            source_ = &other_sources_.emplace_back();
        } else if (place_ == Place::talk && wants(Wanted::source)) {
            place_ = Place::first_source;
            source_ = &first_source_.emplace();
        } else {
            skip();
        }
        return true;
    }

    bool start_array(std::size_t) {
        if (place_ == Place::outside) return false;
        if (place_ == Place::talk && wants(Wanted::speakers)) {
            place_ = Place::speakers;
            talk_.speakers.clear();
        } else if (place_ == Place::talk && wants(Wanted::sources)) {
            place_ = Place::sources;
            other_sources_.clear();
        } else if (texts_ != nullptr && place_ != Place::texts && place_ != Place::skipped) {
            around_texts_ = std::exchange(place_, Place::texts);
            texts_->clear();
        } else {
            skip();
        }
        return true;
    }

    bool end_object() { return leave(); }
    bool end_array() { return leave(); }

    bool key(const std::string& name) {
        if (place_ == Place::skipped) return true;
        forget_targets();
        switch (place_) {
            case Place::talk:
                find_talk_key(name);
                break;
            case Place::speaker:
                find_speaker_key(name);
                break;
            case Place::first_source:
            case Place::source:
                find_source_key(name);
                break;
            case Place::outside:
            case Place::speakers:
            case Place::sources:
            case Place::texts:
            case Place::skipped:
                break;
        }
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

    Result<Talk> take() {
        if (!problem_.empty()) return Error{ErrorCode::bad_input, std::move(problem_)};
        if (talk_.title.empty()) return Error{ErrorCode::bad_input, "a talk without \"title\""};
        if (first_source_) talk_.sources.push_back(std::move(*first_source_));
        std::move(other_sources_.begin(), other_sources_.end(), std::back_inserter(talk_.sources));
        return std::move(talk_);
    }

private:
    /// The innermost object or list that is open.
    enum class Place : std::uint8_t {
        outside,
        talk,
        speakers,
        speaker,
        texts,
        first_source,
        sources,
        source,
        skipped,
    };

    bool wants(Wanted wanted) const { return key_ != nullptr && key_->wanted == wanted; }
    bool is_item() const {
        return place_ == Place::texts || place_ == Place::speakers || place_ == Place::sources;
    }
    /// Whether somebody reads the value that comes next.
    bool is_read() const {
        if (place_ == Place::talk) return key_ != nullptr;
        return is_item() || text_ != nullptr || texts_ != nullptr || line_ != nullptr;
    }

    bool other() {
        if (place_ != Place::skipped && is_read()) refuse();
        return place_ != Place::outside;
    }

    void refuse() {
        if (problem_.empty()) {
            problem_ =
                std::string("\"").append(key_->name).append("\" is not ").append(description(key_->wanted));
        }
    }

    /// However deep: only the brackets are counted.
    void skip() {
        if (place_ != Place::skipped) {
            if (is_read()) refuse();
            around_skipped_ = std::exchange(place_, Place::skipped);
        }
        ++skipped_;
    }

    void forget_targets() {
        text_ = nullptr;
        texts_ = nullptr;
        line_ = nullptr;
    }

    bool leave() {
        if (place_ == Place::skipped) {
            if (--skipped_ == 0) place_ = around_skipped_;
            return true;
        }
        forget_targets();
        switch (place_) {
            case Place::texts:
                place_ = around_texts_;
                break;
            case Place::speaker:
                place_ = Place::speakers;
                break;
            case Place::source:
                place_ = Place::sources;
                break;
            case Place::speakers:
            case Place::sources:
            case Place::first_source:
                place_ = Place::talk;
                break;
            case Place::talk:
            case Place::outside:
            case Place::skipped:
                place_ = Place::outside;
                break;
        }
        return true;
    }

    void find_talk_key(std::string_view name) {
        const auto* found = std::find_if(talk_keys.begin(), talk_keys.end(),
                                         [name](const TalkKey& key) { return key.name == name; });
        key_ = found == talk_keys.end() ? nullptr : found;
        if (key_ == nullptr) return;
        if (key_->text != nullptr) text_ = &(talk_.*key_->text);
        if (key_->wanted == Wanted::texts) texts_ = &talk_.tags;
    }

    void find_speaker_key(std::string_view name) {
        Speaker& speaker = talk_.speakers.back();
        if (name == "name") text_ = &speaker.name;
        if (name == "affiliation") text_ = &speaker.affiliation;
        if (name == "role") text_ = &speaker.role;
        if (name == "biography") text_ = &speaker.biography;
        if (name == "companies") texts_ = &speaker.companies;
    }

    void find_source_key(std::string_view name) {
        if (name == "path") text_ = &source_->path;
        if (name == "line") line_ = &source_->line;
    }

    void take_format(const std::string& name) {
        if (name.empty()) return;
        if (const auto known = format_from_string(name)) {
            talk_.format = *known;
        } else {
            refuse();
        }
    }

    Talk talk_;
    std::optional<Source> first_source_;
    std::vector<Source> other_sources_;
    std::string problem_;

    Place place_ = Place::outside;
    Place around_texts_ = Place::outside;
    Place around_skipped_ = Place::outside;
    std::size_t skipped_ = 0;  ///< brackets open in what is skipped

    const TalkKey* key_ = nullptr;  ///< of the talk; nullptr: an unknown one
    // Where the next value goes; at most one of them is set.
    std::string* text_ = nullptr;
    std::vector<std::string>* texts_ = nullptr;
    std::uint32_t* line_ = nullptr;
    Source* source_ = nullptr;  ///< the one that is open
};

}  // namespace

std::string to_json(const Talk& talk) {
    Json out;
    out["id"] = text_or_null(talk.id);
    out["title"] = talk.title;
    out["subtitle"] = text_or_null(talk.subtitle);
    out["abstract"] = text_or_null(talk.abstract);
    out["speakers"] = Json::array();
    for (const Speaker& speaker : talk.speakers) {
        out["speakers"].push_back(Json{{"name", speaker.name},
                                       {"affiliation", speaker.affiliation},
                                       {"role", speaker.role},
                                       {"companies", speaker.companies},
                                       {"biography", speaker.biography}});
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
    TalkReader reader;
    if (!Json::sax_parse(json, &reader)) {
        return Error{ErrorCode::bad_input, "not a JSON object", "each line holds one talk"};
    }
    return reader.take();
}

}  // namespace lectern
