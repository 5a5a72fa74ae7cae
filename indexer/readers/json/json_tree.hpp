// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the readers of JSON share: a parsed document that knows its lines, and
/// access to values that may be of any type or missing.

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "lectern/diagnostic.hpp"

namespace lectern::json {

using Json = nlohmann::json;

/// A document as far as it could be parsed. Of one that breaks off or has an
/// error in it the tree holds what was complete before.
struct Tree {
    Json root;  ///< null when nothing could be read
    std::optional<Diagnostic> problem = {};
};

/// Of duplicate keys the last counts. What lies deeper than 64 containers is left
/// out.
[[nodiscard]] Tree parse_tree(const std::string& path, std::string_view content);

/// Whether the text begins as one document does, and not as JSON Lines: there a
/// line that ends with a brace is followed by one that begins with a brace. What
/// looks for a key in the whole text asks this first, which reads two lines.
[[nodiscard]] bool is_one_document(std::string_view content);

/// The line of an object's title, else of its opening brace.
[[nodiscard]] std::uint32_t line_of(const Json& object);

/// The value of the first of these keys that is there and not null; nullptr when
/// there is none or `object` is no object.
[[nodiscard]] const Json* find(const Json& object, std::initializer_list<std::string_view> keys);

/// The same by as_text(); empty when there is none.
[[nodiscard]] std::string text(const Json& object, std::initializer_list<std::string_view> keys);

/// A string as it is, numbers in digits, of texts by language (`{"de": …, "en":
/// …}`) the English one, else any; of objects that have a name the name.
[[nodiscard]] std::string as_text(const Json& value);

/// For forms that every site spells in its own way: the same, but case and
/// underscores of the keys do not matter (`startsAt`, `StartsAt`, `starts_at`).
namespace any_case {

[[nodiscard]] const Json* find(const Json& object, std::initializer_list<std::string_view> keys);
[[nodiscard]] std::string text(const Json& object, std::initializer_list<std::string_view> keys);

}  // namespace any_case

/// The key under which an object keeps its own line; no key of the document.
[[nodiscard]] bool is_line_key(std::string_view key);

/// Calls `take(key, value)` with each element of a list (its key is empty) or
/// member of an object.
template <class Take>
void for_each(const Json* container, Take take) {
    if (container == nullptr) return;
    if (container->is_array()) {
        for (const Json& element : *container) take(std::string_view(), element);
    } else if (container->is_object()) {
        for (auto it = container->begin(); it != container->end(); ++it) {
            if (!is_line_key(it.key())) take(std::string_view(it.key()), it.value());
        }
    }
}

}  // namespace lectern::json
