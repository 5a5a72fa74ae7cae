// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/core/talk_record.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "indexer/core/base128.hpp"

namespace lectern {

namespace {

/// Numbers on disk: never reused for something else.
enum class Tag : std::uint8_t {
    id = 1,
    title,
    subtitle,
    abstract,
    date,
    start,
    end,
    timezone,
    event,
    track,
    format,
    url,
    video_url,
    slides_url,
    room,
    level,
    language,
    tag = 32,
    speaker,
    source,
    document,  ///< what one of several documents says
    same,      ///< inside that: the tags of what the talk says as well
    // inside a speaker
    name = 64,
    affiliation,
    role,
    company,
    biography,
    // inside a source
    path = 96,
    line,
};

constexpr auto talk_texts = std::to_array<std::pair<Tag, std::string Talk::*>>({
    {Tag::id, &Talk::id},
    {Tag::title, &Talk::title},
    {Tag::subtitle, &Talk::subtitle},
    {Tag::abstract, &Talk::abstract},
    {Tag::date, &Talk::date},
    {Tag::start, &Talk::start},
    {Tag::end, &Talk::end},
    {Tag::timezone, &Talk::timezone},
    {Tag::event, &Talk::event},
    {Tag::track, &Talk::track},
    {Tag::url, &Talk::url},
    {Tag::video_url, &Talk::video_url},
    {Tag::slides_url, &Talk::slides_url},
    {Tag::room, &Talk::room},
    {Tag::level, &Talk::level},
    {Tag::language, &Talk::language},
});

constexpr auto speaker_texts = std::to_array<std::pair<Tag, std::string Speaker::*>>({
    {Tag::name, &Speaker::name},
    {Tag::affiliation, &Speaker::affiliation},
    {Tag::role, &Speaker::role},
    {Tag::biography, &Speaker::biography},
});

void append(std::string& out, Tag tag, std::string_view value) {
    if (value.empty()) return;
    out += static_cast<char>(tag);
    append_base128(out, value.size());
    out += value;
}

std::string encode(const Speaker& speaker) {
    std::string out;
    for (const auto& [tag, text] : speaker_texts) append(out, tag, speaker.*text);
    for (const std::string& company : speaker.companies) append(out, Tag::company, company);
    return out;
}

std::string encode(const Source& source) {
    std::string out;
    append(out, Tag::path, source.path);
    append(out, Tag::line, std::to_string(source.line));
    return out;
}

/// Goes through the fields of a record.
class Fields {
public:
    explicit Fields(std::string_view record) : rest_(record) {}

    /// False at the end, and at the first field that is not whole.
    [[nodiscard]] bool next() {
        if (rest_.empty()) return false;
        tag_ = static_cast<Tag>(static_cast<unsigned char>(rest_.front()));
        rest_.remove_prefix(1);
        const auto size = take_base128(rest_, 64);
        if (!size || *size > rest_.size()) damaged_ = true;
        if (damaged_) return false;
        value_ = rest_.substr(0, *size);
        rest_.remove_prefix(*size);
        return true;
    }

    [[nodiscard]] Tag tag() const { return tag_; }
    [[nodiscard]] std::string_view value() const { return value_; }
    [[nodiscard]] bool damaged() const { return damaged_; }

private:
    std::string_view rest_;
    Tag tag_ = {};
    std::string_view value_;
    bool damaged_ = false;
};

/// Whether the field was one of these texts.
template <class Record, class Texts>
bool take_text(Record& record, const Texts& texts, const Fields& field) {
    for (const auto& [tag, text] : texts) {
        if (tag != field.tag()) continue;
        record.*text = field.value();
        return true;
    }
    return false;
}

bool decode(std::string_view record, Speaker& speaker) {
    Fields field(record);
    while (field.next()) {
        if (take_text(speaker, speaker_texts, field)) continue;
        if (field.tag() == Tag::company) speaker.companies.emplace_back(field.value());
    }
    return !field.damaged();
}

bool decode(std::string_view record, Source& source) {
    Fields field(record);
    while (field.next()) {
        if (field.tag() == Tag::path) source.path = field.value();
        if (field.tag() != Tag::line) continue;
        for (const char digit : field.value()) {
            if (digit < '0' || digit > '9') return false;
            source.line = source.line * 10 + static_cast<std::uint32_t>(digit - '0');
        }
    }
    return !field.damaged();
}

/// The tag where both say the same, else what the record says.
std::string encode_difference(const Talk& talk, const Talk& record) {
    std::string same;
    Talk other = record;
    other.id.clear();
    for (const auto& [tag, text] : talk_texts) {
        if (tag == Tag::id || (other.*text).empty() || other.*text != talk.*text) continue;
        same += static_cast<char>(tag);
        (other.*text).clear();
    }
    if (other.speakers == talk.speakers) {
        same += static_cast<char>(Tag::speaker);
        other.speakers.clear();
    }
    if (other.tags == talk.tags) {
        same += static_cast<char>(Tag::tag);
        other.tags.clear();
    }
    std::string out = encode_talk(other);
    append(out, Tag::same, same);
    return out;
}

/// False when the value is damaged.
bool take(Talk& talk, const Fields& field) {
    if (take_text(talk, talk_texts, field)) return true;
    if (field.tag() == Tag::tag) talk.tags.emplace_back(field.value());
    if (field.tag() == Tag::speaker) return decode(field.value(), talk.speakers.emplace_back());
    if (field.tag() == Tag::source) return decode(field.value(), talk.sources.emplace_back());
    if (field.tag() != Tag::format) return true;
    const auto format = format_from_string(field.value());
    talk.format = format.value_or(Format::talk);
    return format.has_value();
}

void take_same(Talk& record, const Talk& talk, std::string_view tags) {
    for (const char byte : tags) {
        const auto tag = static_cast<Tag>(static_cast<unsigned char>(byte));
        if (tag == Tag::speaker) record.speakers = talk.speakers;
        if (tag == Tag::tag) record.tags = talk.tags;
        for (const auto& [known, text] : talk_texts) {
            if (known == tag) record.*text = talk.*text;
        }
    }
}

bool decode_difference(std::string_view difference, const Talk& talk, Talk& record) {
    Fields field(difference);
    while (field.next()) {
        if (field.tag() == Tag::same) {
            take_same(record, talk, field.value());
        } else if (!take(record, field)) {
            return false;
        }
    }
    return !field.damaged();
}

}  // namespace

std::string encode_facts(const Talk& talk) {
    std::string out;
    for (const auto& [tag, text] : talk_texts) {
        if (tag != Tag::id) append(out, tag, talk.*text);
    }
    append(out, Tag::format, to_string(talk.format));
    for (const std::string& tag : talk.tags) append(out, Tag::tag, tag);
    for (const Speaker& speaker : talk.speakers) append(out, Tag::speaker, encode(speaker));
    return out;
}

std::string encode_sources(const Talk& talk) {
    std::string out;
    for (const Source& source : talk.sources) append(out, Tag::source, encode(source));
    return out;
}

std::string encode_talk(const Talk& talk) {
    std::string out;
    append(out, Tag::id, talk.id);
    out += encode_facts(talk);
    out += encode_sources(talk);
    return out;
}

Result<Talk> decode_talk(std::string_view record) {
    Talk talk;
    Fields field(record);
    while (field.next()) {
        if (!take(talk, field)) return Error{ErrorCode::corrupt, "a field of its record is damaged"};
    }
    if (field.damaged()) return Error{ErrorCode::corrupt, "its record ends within a field"};
    if (talk.title.empty()) return Error{ErrorCode::corrupt, "its record has no title"};
    return talk;
}

RecordOrder order_of(std::string_view record) {
    RecordOrder out;
    Fields field(record);
    while (field.next()) {
        if (field.tag() == Tag::id) out.id = field.value();
        if (field.tag() == Tag::date) out.date = field.value();
        if (field.tag() == Tag::event) out.event = field.value();
        if (field.tag() == Tag::start) out.start = field.value();
    }
    return out;
}

std::string encode_records(const Talk& talk, std::span<const Talk> records) {
    std::string out;
    for (const Talk& record : records) append(out, Tag::document, encode_difference(talk, record));
    return out;
}

Result<std::vector<Talk>> decode_records(std::string_view record, const Talk& talk) {
    std::vector<Talk> out;
    Fields field(record);
    while (field.next()) {
        if (field.tag() != Tag::document) continue;
        if (!decode_difference(field.value(), talk, out.emplace_back()))
            return Error{ErrorCode::corrupt, "what a document says in its record is damaged"};
    }
    if (field.damaged()) return Error{ErrorCode::corrupt, "its record ends within a field"};
    return out;
}

}  // namespace lectern
