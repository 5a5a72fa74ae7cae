// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/talk_parser.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lectern {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

template <class Value>
std::optional<Value> as(const element& value) {
    Value out;
    if (value.get(out) != simdjson::SUCCESS) return std::nullopt;
    return out;
}

/// Each takes a value that is not null; false when it is of a wrong type.
bool take_text(const element& value, std::string& out) {
    const auto text = as<std::string_view>(value);
    if (text) out = *text;
    return text.has_value();
}

template <class Item>
bool take_list(const element& value, std::vector<Item>& out, bool (*take)(const element&, Item&)) {
    const auto list = as<simdjson::dom::array>(value);
    if (!list) return false;
    out.clear();
    for (const element& item : *list) {
        if (!take(item, out.emplace_back())) return false;
    }
    return true;
}

bool take_texts(const element& value, std::vector<std::string>& out) {
    return take_list(value, out, take_text);
}

bool take_format(const element& value, Format& out) {
    const auto name = as<std::string_view>(value);
    if (!name) return false;
    if (name->empty()) return true;
    const auto known = format_from_string(*name);
    if (known) out = *known;
    return known.has_value();
}

bool take_speaker(const element& value, Speaker& out) {
    const auto record = as<object>(value);
    if (!record) return false;
    constexpr std::array texts = std::to_array<std::pair<std::string_view, std::string Speaker::*>>(
        {{"name", &Speaker::name},
         {"affiliation", &Speaker::affiliation},
         {"role", &Speaker::role},
         {"biography", &Speaker::biography}});
    for (const auto& field : *record) {
        if (field.value.is_null()) continue;
        if (field.key == "companies" && !take_texts(field.value, out.companies)) return false;
        const auto known = std::find_if(texts.begin(), texts.end(),
                                        [&](const auto& text) { return text.first == field.key; });
        if (known != texts.end() && !take_text(field.value, out.*known->second)) return false;
    }
    return true;
}

bool take_source(const element& value, Source& out) {
    const auto record = as<object>(value);
    if (!record) return false;
    for (const auto& field : *record) {
        if (field.value.is_null()) continue;
        if (field.key == "path" && !take_text(field.value, out.path)) return false;
        if (field.key != "line") continue;
        const auto line = as<std::uint64_t>(field.value);
        if (!line || *line > std::numeric_limits<std::uint32_t>::max()) return false;
        out.line = static_cast<std::uint32_t>(*line);
    }
    return true;
}

/// Sources apart, because they may come in any order.
struct Draft {
    Talk talk;
    std::optional<Source> source;
    std::vector<Source> other_sources;
};

/// A key of a talk, and what its value shall be, in words.
struct TalkKey {
    std::string_view name;
    std::string_view wanted;
    bool (*take)(const element&, Draft&);
};

template <std::string Talk::*text>
bool take_text_of(const element& value, Draft& draft) {
    return take_text(value, draft.talk.*text);
}

template <std::string Talk::*text>
constexpr TalkKey text_key(std::string_view name) {
    return {name, "a string", take_text_of<text>};
}

constexpr std::array talk_keys = std::to_array<TalkKey>(
    {text_key<&Talk::id>("id"),
     text_key<&Talk::title>("title"),
     text_key<&Talk::subtitle>("subtitle"),
     text_key<&Talk::abstract>("abstract"),
     {"speakers", "a list of speakers",
      [](const element& value, Draft& draft) { return take_list(value, draft.talk.speakers, take_speaker); }},
     text_key<&Talk::date>("date"),
     text_key<&Talk::start>("start"),
     text_key<&Talk::end>("end"),
     text_key<&Talk::timezone>("timezone"),
     text_key<&Talk::event>("event"),
     text_key<&Talk::track>("track"),
     {"format", "a known format",
      [](const element& value, Draft& draft) { return take_format(value, draft.talk.format); }},
     text_key<&Talk::url>("url"),
     text_key<&Talk::video_url>("video_url"),
     text_key<&Talk::slides_url>("slides_url"),
     text_key<&Talk::room>("room"),
     text_key<&Talk::level>("level"),
     {"tags", "a list of strings",
      [](const element& value, Draft& draft) { return take_texts(value, draft.talk.tags); }},
     text_key<&Talk::language>("language"),
     {"source", "an object with path and line",
      [](const element& value, Draft& draft) { return take_source(value, draft.source.emplace()); }},
     {"other_sources", "a list of sources", [](const element& value, Draft& draft) {
          return take_list(value, draft.other_sources, take_source);
      }}});

Result<Talk> talk_of(const object& record) {
    Draft draft;
    for (const auto& field : record) {
        const auto key = std::find_if(talk_keys.begin(), talk_keys.end(),
                                      [&](const TalkKey& known) { return known.name == field.key; });
        if (key == talk_keys.end() || field.value.is_null() || key->take(field.value, draft)) continue;
        return Error{ErrorCode::bad_input,
                     std::string("\"").append(key->name).append("\" is not ").append(key->wanted)};
    }
    if (draft.talk.title.empty()) return Error{ErrorCode::bad_input, "a talk without \"title\""};
    auto& sources = draft.talk.sources;
    if (draft.source) sources.push_back(std::move(*draft.source));
    std::move(draft.other_sources.begin(), draft.other_sources.end(), std::back_inserter(sources));
    return std::move(draft.talk);
}

}  // namespace

TalkParser::TalkParser() : parser_(std::make_unique<simdjson::dom::parser>()) {}
TalkParser::~TalkParser() = default;

Result<Talk> TalkParser::parse(std::string_view json) {
    object record;
    if (parser_->parse(json.data(), json.size()).get(record) != simdjson::SUCCESS) {
        return Error{ErrorCode::bad_input, "not a JSON object", "each line holds one talk"};
    }
    return talk_of(record);
}

bool TalkParser::looks_like_talk(std::string_view json) {
    object record;
    if (parser_->parse(json.data(), json.size()).get(record) != simdjson::SUCCESS) return false;
    const auto has = [&](std::string_view key) { return record.at_key(key).error() == simdjson::SUCCESS; };
    return has("title") && (has("abstract") || has("speakers") || has("event") || has("date"));
}

Result<Talk> talk_from_json(std::string_view json) { return TalkParser().parse(json); }

}  // namespace lectern
