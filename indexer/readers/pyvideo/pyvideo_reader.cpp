// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/pyvideo/pyvideo_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/format_guess.hpp"
#include "indexer/readers/pyvideo/title.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

using namespace std::string_view_literals;
using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// Names that stand for people whose names are not given.
constexpr std::array nobody = std::to_array({"various speakers"sv, "various contributors"sv, "various"sv,
                                             "multiple speakers"sv, "panel"sv, "unknown"sv});

/// A key without what slipped in around it: `,duration`.
std::string_view plain_key(std::string_view key) {
    const std::size_t first = key.find_first_not_of(" ,.:;");
    if (first == std::string_view::npos) return {};
    return key.substr(first, key.find_last_not_of(" ,.:;") - first + 1);
}

/// The text under a key; empty when there is none or it is no text.
std::string_view text_of(const object& record, std::string_view key) {
    std::string_view text;
    for (const auto& field : record) {
        if (plain_key(field.key) == key && field.value.get(text) == simdjson::SUCCESS) return text;
    }
    return {};
}

/// Calls `take` with each item of the list under the key, or with the value itself.
template <class Take>
void for_each_item(const object& record, std::string_view key, Take take) {
    for (const auto& field : record) {
        if (plain_key(field.key) != key) continue;
        array list;
        if (field.value.get(list) != simdjson::SUCCESS) {
            take(element(field.value));
            continue;
        }
        for (const element& item : list) take(item);
    }
}

/// The first of the texts that says something.
std::string abstract_of(const object& record) {
    std::string text;
    for (const std::string_view key : {"description"sv, "summary"sv, "abstract"sv}) {
        text = clean_text(text_of(record, key), Markup::restructured_text);
        if (!text.empty() && text != "None") break;
    }
    return text;
}

std::vector<Speaker> speakers_of(const object& record) {
    std::vector<Speaker> speakers;
    for_each_item(record, "speakers", [&](const element& item) {
        std::string_view published;
        if (item.get(published) != simdjson::SUCCESS) return;
        std::string name = clean_line(published);
        const std::string folded = normalize_name(name);
        if (folded.empty() || std::find(nobody.begin(), nobody.end(), folded) != nobody.end()) return;
        speakers.push_back({.name = std::move(name)});
    });
    return speakers;
}

std::string squeezed(std::string_view text) {
    std::string folded = normalize_name(text);
    std::erase(folded, ' ');
    return folded;
}

/// Uncurated events give the speakers once more as tags: `ShreySomaiya`.
std::vector<std::string> tags_of(const object& record, const std::vector<Speaker>& speakers) {
    std::vector<std::string> tags;
    std::vector<std::string> known{""};
    for (const Speaker& speaker : speakers) known.push_back(squeezed(speaker.name));
    for_each_item(record, "tags", [&](const element& item) {
        std::string_view published;
        if (item.get(published) != simdjson::SUCCESS) return;
        std::string tag = clean_line(published);
        tag.erase(0, tag.find_first_not_of("# "));
        // By letters and digits, but C, C++ and C# are three.
        std::string key = tag.find_first_of("+#") == std::string::npos ? squeezed(tag) : lower_ascii(tag);
        if (std::find(known.begin(), known.end(), key) != known.end()) return;
        known.push_back(std::move(key));
        tags.push_back(std::move(tag));
    });
    return tags;
}

std::string video_of(const object& record) {
    std::string url;
    for_each_item(record, "videos", [&](const element& item) {
        object video;
        if (url.empty() && item.get(video) == simdjson::SUCCESS) url = trim(text_of(video, "url"));
    });
    return url;
}

bool has_word(const std::vector<std::string>& words, std::initializer_list<std::string_view> wanted) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
}

/// Fills the addresses of slides and page from what their labels say, or from what
/// an address without a label says itself. The slides of a conference, or its
/// page, are not the talk's.
void take_related(const object& record, Talk& talk) {
    const auto take = [&](const element& item) {
        std::string_view url;
        std::string_view label;
        object related;
        if (item.get(related) == simdjson::SUCCESS) {
            url = trim(text_of(related, "url"));
            label = text_of(related, "label");
        } else if (item.get(url) == simdjson::SUCCESS) {
            url = trim(url);
            label = url;
        }
        if (!is_web_address(url)) return;
        std::string spaced(label);
        std::replace_if(
            spaced.begin(), spaced.end(),
            [](char c) { return "/.:-_()?=&"sv.find(c) != std::string_view::npos; }, ' ');
        const auto words = plain_words(spaced);
        const bool general = has_word(words, {"conference", "conf", "event", "group", "meeting"});
        if (general) return;
        if (talk.slides_url.empty() && has_word(words, {"slides", "slide", "slideshare", "speakerdeck"}))
            talk.slides_url = url;
        if (talk.url.empty() && label != url && has_word(words, {"talk", "presentation", "session"}) &&
            has_word(words, {"page", "webpage", "url", "information"})) {
            talk.url = url;
        }
    };
    for_each_item(record, "related_urls", take);
    for_each_item(record, "related_url", take);
}

std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// The folder of the event: the one that `videos` lies in.
std::string event_folder(std::string_view path) {
    const std::string_view folder = folder_of(path);
    return std::string(name_of(folder) == "videos" ? folder_of(folder) : folder);
}

std::string title_of_category(const std::string& json) {
    simdjson::dom::parser parser;
    object record;
    if (parser.parse(json).get(record) != simdjson::SUCCESS) return {};
    return clean_line(text_of(record, "title"));
}

/// The year that a folder's name carries: `pycon-us-2013`.
std::string year_in(std::string_view folder) {
    for (const std::string_view word : split(folder, "-")) {
        const bool digits = word.find_first_not_of("0123456789") == std::string_view::npos;
        if (word.size() == 4 && digits && (word.starts_with("19") || word.starts_with("20")))
            return std::string(word);
    }
    return {};
}

/// The event by the names around a document.
class Event {
public:
    explicit Event(const Document& document) : folder_(event_folder(document.path)) {
        if (document.around == nullptr) return;
        category_ = folder_.empty() ? "category.json" : folder_ + "/category.json";
        name_ = *document.around->derived<std::string>("pyvideo " + category_, [&] {
            const auto json = document.around->file(category_);
            return std::make_shared<const std::string>(json == nullptr ? "" : title_of_category(*json));
        });
    }

    [[nodiscard]] std::string_view folder() const { return name_of(folder_); }
    [[nodiscard]] const std::string& category() const { return category_; }

    /// With the folder's year when nothing else says one.
    [[nodiscard]] std::string name(bool dated) const {
        const std::string year = year_in(folder());
        const bool complete = dated || year.empty() || name_.empty() || name_.find(year) != std::string::npos;
        return complete ? name_ : name_ + ' ' + year;
    }

private:
    std::string folder_;
    std::string category_;
    std::string name_;
};

std::uint32_t line_of_title(std::string_view json) {
    const std::size_t at = std::min(json.find("\"title\""), json.size());
    return static_cast<std::uint32_t>(
        1 + std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

Talk talk_of(const object& record, const Event& event) {
    Talk talk;
    talk.speakers = speakers_of(record);
    const std::string published = clean_line(text_of(record, "title"));
    if (const auto recorded = parse_timestamp(text_of(record, "recorded"))) talk.date = recorded->date;
    talk.event = event.name(!talk.date.empty());
    pyvideo::TitleContext context{.event = talk.event, .folder = std::string(event.folder())};
    for (const Speaker& speaker : talk.speakers) context.speakers.push_back(speaker.name);
    talk.title = pyvideo::talk_title(published, context);
    talk.abstract = abstract_of(record);
    talk.format = guess_format(published, talk.abstract);
    talk.language = normalize_language(text_of(record, "language"));
    talk.tags = tags_of(record, talk.speakers);
    talk.video_url = video_of(record);
    take_related(record, talk);
    return talk;
}

class PyvideoReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "pyvideo"; }

    [[nodiscard]] std::string_view description() const override {
        return "pyvideo's data: one JSON file a recording, events in category.json";
    }

    [[nodiscard]] bool accepts(const Document& document) const override {
        constexpr std::size_t bytes_looked_at = 256u << 10;
        const std::string_view head = trim(document.content.substr(0, bytes_looked_at));
        if (!head.starts_with('{')) return false;
        for (const std::string_view key :
             {"\"recorded\""sv, "\"videos\""sv, "\"speakers\""sv, "\"title\""sv}) {
            if (head.find(key) == std::string_view::npos) return false;
        }
        return has_the_keys_outside(document.content);
    }

    [[nodiscard]] Reading read(const Document& document) const override {
        Reading reading;
        const auto fail = [&](std::string message, std::string hint) {
            reading.diagnostics.push_back(
                {.path = document.path, .message = std::move(message), .hint = std::move(hint)});
        };
        simdjson::dom::parser parser;
        object record;
        if (const auto error = parser.parse(document.content.data(), document.content.size()).get(record)) {
            fail("is no JSON object that describes a recording", simdjson::error_message(error));
            return reading;
        }
        const Event event(document);
        if (!event.category().empty()) reading.companions.push_back(event.category());
        Talk talk = talk_of(record, event);
        if (talk.title.empty()) {
            fail("a recording without \"title\"", "");
            return reading;
        }
        talk.sources = {{document.path, line_of_title(document.content)}};
        reading.talks.push_back(std::move(talk));
        return reading;
    }

private:
    /// A document that cannot be parsed is nearly one: reading it says what is wrong.
    static bool has_the_keys_outside(std::string_view json) {
        simdjson::dom::parser parser;
        element root;
        if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) return true;
        object record;
        if (root.get(record) != simdjson::SUCCESS) return false;
        for (const std::string_view key : {"recorded"sv, "videos"sv, "speakers"sv}) {
            if (record.at_key(key).error() != simdjson::SUCCESS) return false;
        }
        return true;
    }
};

}  // namespace

const Reader& pyvideo_reader() {
    static const PyvideoReader reader;
    return reader;
}

}  // namespace lectern
