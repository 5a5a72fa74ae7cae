// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/characters.hpp"
#include "lectern/talk.hpp"

namespace lectern {

namespace {

/// Whether an ASCII character stands for itself in a JSON string (RFC 8259, §7).
constexpr std::array<bool, 128> is_plain = [] {
    std::array<bool, 128> plain{};
    for (std::size_t c = 0x20; c < plain.size(); ++c) plain[c] = c != '"' && c != '\\';
    return plain;
}();

/// Writes one object, members in the order of the calls.
class JsonWriter {
public:
    explicit JsonWriter(std::size_t expected) { out_.reserve(expected); }

    void key(std::string_view name) {
        separate();
        out_ += '"';
        out_ += name;
        out_ += "\":";
        first_ = true;  // the value follows without a comma
    }

    void text(std::string_view value) {
        separate();
        out_ += '"';
        append_escaped(value);
        out_ += '"';
    }

    void text_or_null(std::string_view value) {
        if (!value.empty()) return text(value);
        separate();
        out_ += "null";
    }

    void number(std::uint32_t value) {
        separate();
        out_ += std::to_string(value);
    }

    void texts(const std::vector<std::string>& values) {
        list(values, [this](const std::string& value) { text(value); });
    }

    void member(std::string_view name, std::string_view value) {
        key(name);
        text(value);
    }

    template <class Items, class Write>
    void list(const Items& items, Write write) {
        open('[');
        for (const auto& item : items) write(item);
        close(']');
    }

    void open(char bracket) {
        separate();
        out_ += bracket;
        first_ = true;
    }

    void close(char bracket) {
        out_ += bracket;
        first_ = false;
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }

    /// Runs of characters that stand for themselves are copied at once.
    void append_escaped(std::string_view value) {
        std::size_t run = 0;
        std::size_t at = 0;
        while (at < value.size()) {
            const char c = value[at];
            if (text::is_ascii(c) && is_plain[static_cast<std::size_t>(c)]) {
                ++at;
                continue;
            }
            const text::Char character = text::char_at(value, at);
            const std::size_t end = at + character.size;
            if (!text::is_ascii(c) && character.value != text::no_char) {
                at = end;
                continue;
            }
            out_ += value.substr(run, at - run);
            append_escape(character.value);
            run = at = end;
        }
        out_ += value.substr(run);
    }

    void append_escape(char32_t c) {
        switch (c) {
            case text::no_char:
                out_ += "\xEF\xBF\xBD";
                return;
            case '"':
            case '\\':
                out_ += '\\';
                out_ += static_cast<char>(c);
                return;
            case '\b':
                out_ += "\\b";
                return;
            case '\f':
                out_ += "\\f";
                return;
            case '\n':
                out_ += "\\n";
                return;
            case '\r':
                out_ += "\\r";
                return;
            case '\t':
                out_ += "\\t";
                return;
        }
        constexpr std::string_view digits = "0123456789abcdef";
        out_ += "\\u00";
        out_ += digits[c >> 4];
        out_ += digits[c & 15];
    }

    std::string out_;
    bool first_ = true;  ///< no comma is needed
};

void write_speaker(JsonWriter& out, const Speaker& speaker) {
    out.open('{');
    out.member("name", speaker.name);
    out.member("affiliation", speaker.affiliation);
    out.member("role", speaker.role);
    out.key("companies");
    out.texts(speaker.companies);
    out.member("biography", speaker.biography);
    out.close('}');
}

void write_source(JsonWriter& out, const Source& source) {
    out.open('{');
    out.member("path", source.path);
    out.key("line");
    out.number(source.line);
    out.close('}');
}

}  // namespace

std::string to_json(const Talk& talk) {
    constexpr std::size_t keys_and_more = 700;
    JsonWriter out(talk.abstract.size() + talk.abstract.size() / 16 + keys_and_more);
    const auto text = [&](std::string_view key, const std::string& value) {
        out.key(key);
        out.text_or_null(value);
    };
    out.open('{');
    text("id", talk.id);
    out.member("title", talk.title);
    text("subtitle", talk.subtitle);
    text("abstract", talk.abstract);
    out.key("speakers");
    out.list(talk.speakers, [&](const Speaker& speaker) { write_speaker(out, speaker); });
    text("date", talk.date);
    text("start", talk.start);
    text("end", talk.end);
    text("timezone", talk.timezone);
    text("event", talk.event);
    text("track", talk.track);
    out.member("format", to_string(talk.format));
    text("url", talk.url);
    text("video_url", talk.video_url);
    text("slides_url", talk.slides_url);
    text("room", talk.room);
    text("level", talk.level);
    out.key("tags");
    out.texts(talk.tags);
    text("language", talk.language);
    out.key("source");
    if (talk.sources.empty()) {
        out.text_or_null("");
    } else {
        write_source(out, talk.sources.front());
    }
    out.key("other_sources");
    out.open('[');
    for (std::size_t i = 1; i < talk.sources.size(); ++i) write_source(out, talk.sources[i]);
    out.close(']');
    out.close('}');
    return out.take();
}

}  // namespace lectern
