// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_tree.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/readers/line_counter.hpp"
#include "indexer/text_util.hpp"

namespace lectern::json {

namespace {

constexpr std::string_view line_key = "\x01line";
/// No form nests deeper; brackets by the million would take gigabytes.
constexpr std::size_t max_depth = 64;

/// Reads characters and tells where the parser is.
class Cursor {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Cursor(const char* at, const char** shared) : at_(at), shared_(shared) {}
    reference operator*() const { return *at_; }
    Cursor& operator++() {
        *shared_ = ++at_;
        return *this;
    }
    Cursor operator++(int) {
        Cursor before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Cursor& other) const { return at_ == other.at_; }
    bool operator!=(const Cursor& other) const { return at_ != other.at_; }

private:
    const char* at_;
    const char** shared_;
};

/// `title`, `Title`, `SessionTitle`
bool is_title(std::string_view key) {
    return key.size() >= 5 && lower_ascii(key.substr(key.size() - 5)) == "title" &&
           lower_ascii(key) != "subtitle";
}

/// Watches the parser: notes the line in every object, and how the text could
/// be closed after the last value that was complete.
class Watcher {
public:
    explicit Watcher(std::string_view content) : content_(content), at_(content.data()), lines_(content) {}

    Json parse() {
        return Json::parse(
            Cursor(content_.data(), &at_), Cursor(content_.data() + content_.size(), &at_),
            [this](int depth, Json::parse_event_t event, Json& parsed) {
                return watch(static_cast<std::size_t>(depth), event, parsed);
            },
            /*allow_exceptions=*/true, /*ignore_comments=*/true);
    }

    [[nodiscard]] std::uint32_t line() { return lines_.line_of(offset()); }

    /// The text up to the last complete value, and what closes it.
    [[nodiscard]] std::string mended() const {
        std::string out(content_.substr(0, complete_));
        for (std::size_t i = open_when_complete_; i-- > 0;) out += open_[i].closing;
        return out;
    }

private:
    struct Open {
        char closing;
        std::uint32_t line;
    };

    [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(at_ - content_.data()); }

    /// Whether to keep what begins here. What is dropped gets no event for its
    /// end, so `depth`, the number of containers around, is what counts.
    bool watch(std::size_t depth, Json::parse_event_t event, Json& parsed) {
        switch (event) {
            case Json::parse_event_t::object_start:
            case Json::parse_event_t::array_start:
                if (depth >= max_depth) return false;
                open_.resize(depth);
                open_.push_back(
                    {event == Json::parse_event_t::object_start ? '}' : ']', lines_.line_of(offset())});
                return true;
            case Json::parse_event_t::key:
                if (depth <= max_depth && is_title(parsed.get_ref<const std::string&>()))
                    open_[depth - 1].line = lines_.line_of(offset());
                return true;
            case Json::parse_event_t::object_end:
                parsed[std::string(line_key)] = open_[depth].line;
                close(depth);
                return true;
            case Json::parse_event_t::array_end:
                close(depth);
                return true;
            case Json::parse_event_t::value:
                return true;
        }
        return true;
    }

    void close(std::size_t depth) {
        complete_ = offset();
        open_when_complete_ = depth;
    }

    std::string_view content_;
    const char* at_;
    LineCounter lines_;
    std::vector<Open> open_;
    std::size_t complete_ = 0;
    std::size_t open_when_complete_ = 0;
};

bool is_separator(char c) { return c == '_' || c == '-' || c == ' '; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// `startsAt` and `starts_at` are one name. Most comparisons end at the first
/// letter; nothing is copied, because each missing fact looks at every key.
bool same_key(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        while (i < a.size() && is_separator(a[i])) ++i;
        while (j < b.size() && is_separator(b[j])) ++j;
        if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
        if (lower(a[i++]) != lower(b[j++])) return false;
    }
}

}  // namespace

Tree parse_tree(const std::string& path, std::string_view content) {
    Watcher watcher(content);
    try {
        return {watcher.parse()};
    } catch (const Json::exception&) {
        Tree out{nullptr,
                 Diagnostic{.path = path, .line = watcher.line(), .message = "no well-formed JSON here"}};
        const std::string mended = watcher.mended();
        try {
            if (!mended.empty()) out.root = Watcher(mended).parse();
        } catch (const Json::exception&) {
            out.root = nullptr;
        }
        out.problem->hint = out.root.is_null() ? "nothing could be read" : "what stands before it was read";
        return out;
    }
}

bool is_line_key(std::string_view key) { return key == line_key; }

bool is_one_document(std::string_view content) {
    constexpr std::string_view white_space = " \t\r\n";
    const auto first = content.find_first_not_of(white_space);
    if (first == std::string_view::npos || content[first] != '{') return true;
    const auto line_end = content.find('\n', first);
    if (line_end == std::string_view::npos) return true;
    const auto next = content.find_first_not_of(white_space, line_end);
    const auto last = content.find_last_not_of(white_space, line_end);
    return next == std::string_view::npos || content[next] != '{' || content[last] != '}';
}

std::uint32_t line_of(const Json& object) {
    if (!object.is_object()) return 0;
    const auto line = object.find(line_key);
    return line == object.end() ? 0 : line->get<std::uint32_t>();
}

const Json* find(const Json& object, std::initializer_list<std::string_view> keys) {
    if (!object.is_object()) return nullptr;
    for (const std::string_view key : keys) {
        const auto found = object.find(key);
        if (found != object.end() && !found->is_null()) return &*found;
    }
    return nullptr;
}

std::string as_text(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_integer()) return fmt::format("{}", value.get<std::int64_t>());
    if (!value.is_object()) return {};
    if (const Json* name = find(value, {"en", "name"}))
        return name->is_string() ? as_text(*name) : std::string();
    for (auto it = value.begin(); it != value.end(); ++it) {
        // the key is a language: `{"fr": …}`
        if (it->is_string() && it.key().size() == 2) return as_text(*it);
    }
    return {};
}

std::string text(const Json& object, std::initializer_list<std::string_view> keys) {
    const Json* value = find(object, keys);
    return value == nullptr ? std::string() : as_text(*value);
}

namespace any_case {

const Json* find(const Json& object, std::initializer_list<std::string_view> keys) {
    if (const Json* exact = json::find(object, keys)) return exact;
    if (!object.is_object()) return nullptr;
    for (const std::string_view key : keys) {
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!it->is_null() && same_key(it.key(), key)) return &*it;
        }
    }
    return nullptr;
}

std::string text(const Json& object, std::initializer_list<std::string_view> keys) {
    const Json* value = find(object, keys);
    return value == nullptr ? std::string() : json::as_text(*value);
}

}  // namespace any_case

}  // namespace lectern::json
