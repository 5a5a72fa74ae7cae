// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_tree.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/text/characters.hpp"
#include "indexer/text/fold.hpp"
#include "indexer/text_util.hpp"

namespace lectern::json {

namespace {

const Json nothing;

/// `title`, `Title`, `SessionTitle`
bool is_title(std::string_view key) {
    return key.size() >= 5 && lower_ascii(key.substr(key.size() - 5)) == "title" &&
           lower_ascii(key) != "subtitle";
}

bool is_null(const Json& value) { return value.kind == Json::Kind::null; }

bool is_integer(const Json& value) {
    const std::string_view digits = std::string_view(value.text).substr(value.text.starts_with('-') ? 1 : 0);
    return value.plain && !digits.empty() && std::all_of(digits.begin(), digits.end(), text::is_ascii_digit);
}

bool is_separator(char c) { return c == '_' || c == '-' || c == ' '; }

/// `startsAt` and `starts_at` are one name. Most comparisons end at the first
/// letter; nothing is copied, because each missing fact looks at every key.
bool same_key(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        while (i < a.size() && is_separator(a[i])) ++i;
        while (j < b.size() && is_separator(b[j])) ++j;
        if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
        if (text::ascii_lower(a[i++]) != text::ascii_lower(b[j++])) return false;
    }
}

}  // namespace

const Json& Tree::root() const { return values.root == nullptr ? nothing : *values.root; }

Tree parse_tree(const std::string& path, std::string_view content) {
    tree::JsonText json = tree::read_json(content);
    Tree out{std::move(json.tree)};
    if (json.error_line > 0) {
        out.problem = {
            .path = path,
            .line = json.error_line,
            .message = "no well-formed JSON here",
            .hint = is_null(out.root()) ? "nothing could be read" : "what stands before it was read"};
    }
    return out;
}

bool is_text(const Json& value) { return value.is_scalar() && !value.plain; }

bool is_one_document(std::string_view content) {
    constexpr std::string_view white_space = " \t\r\n";
    const auto first = content.find_first_not_of(white_space);
    if (first == std::string_view::npos || (content[first] != '{' && content[first] != '[')) return false;
    if (content[first] == '[') return true;
    const auto line_end = content.find('\n', first);
    if (line_end == std::string_view::npos) return true;
    const auto next = content.find_first_not_of(white_space, line_end);
    const auto last = content.find_last_not_of(white_space, line_end);
    return next == std::string_view::npos || content[next] != '{' || content[last] != '}';
}

std::uint32_t line_of(const Json& object) {
    if (!object.is_map()) return 0;
    const auto title = std::find_if(object.entries.rbegin(), object.entries.rend(),
                                    [](const Json::Entry& entry) { return is_title(entry.key); });
    return title == object.entries.rend() ? object.line : title->line;
}

const Json* find(const Json& object, std::initializer_list<std::string_view> keys) {
    if (!object.is_map()) return nullptr;
    for (const std::string_view key : keys) {
        const Json* found = object.find(key);
        if (found != nullptr && !is_null(*found)) return found;
    }
    return nullptr;
}

const std::string& as_text(const Json& value) {
    if (is_text(value) || is_integer(value)) return value.text;
    if (const Json* name = find(value, {"en", "name"})) return is_text(*name) ? name->text : nothing.text;
    // the key is a language: `{"fr": …}`
    const auto some = std::find_if(value.entries.begin(), value.entries.end(), [](const Json::Entry& entry) {
        return entry.key.size() == 2 && is_text(*entry.value);
    });
    return some == value.entries.end() ? nothing.text : some->value->text;
}

const std::string& text(const Json& object, std::initializer_list<std::string_view> keys) {
    const Json* value = find(object, keys);
    return as_text(value == nullptr ? nothing : *value);
}

namespace any_case {

const Json* find(const Json& object, std::initializer_list<std::string_view> keys) {
    if (const Json* exact = json::find(object, keys)) return exact;
    if (!object.is_map()) return nullptr;
    for (const std::string_view key : keys) {
        for (const Json::Entry& entry : object.entries) {
            if (!is_null(*entry.value) && same_key(entry.key, key)) return entry.value;
        }
    }
    return nullptr;
}

const std::string& text(const Json& object, std::initializer_list<std::string_view> keys) {
    const Json* value = find(object, keys);
    return as_text(value == nullptr ? nothing : *value);
}

}  // namespace any_case

}  // namespace lectern::json
