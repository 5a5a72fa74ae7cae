// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the readers of JSON share: a parsed document that knows its lines, and
/// access to values that may be of any type or missing.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/tree/tree.hpp"
#include "lectern/diagnostic.hpp"

namespace lectern::json {

using Json = tree::Node;

/// A document as far as it could be parsed.
struct Tree {
    tree::Tree values;
    std::optional<Diagnostic> problem = {};

    /// Null when nothing could be read.
    [[nodiscard]] const Json& root() const;
};

/// By tree::read_json().
[[nodiscard]] Tree parse_tree(const std::string& path, std::string_view content);

/// Whether the text begins as one document with a list or an object does, and not
/// as JSON Lines: there a line that ends with a brace is followed by one that begins
/// with a brace. What looks for a key in the whole text asks this first, which reads
/// two lines.
[[nodiscard]] bool is_one_document(std::string_view content);

/// The line of an object's title, else of its opening brace.
[[nodiscard]] std::uint32_t line_of(const Json& object);

/// The value of the first of these keys that is there and not null; nullptr when
/// there is none or `object` is no object.
[[nodiscard]] const Json* find(const Json& object, std::initializer_list<std::string_view> keys);

/// The same by as_text(); empty when there is none.
[[nodiscard]] const std::string& text(const Json& object, std::initializer_list<std::string_view> keys);

/// A string as it is, numbers in digits, of texts by language (`{"de": …, "en":
/// …}`) the English one, else any; of objects that have a name the name.
[[nodiscard]] const std::string& as_text(const Json& value);

/// For forms that every site spells in its own way: the same, but case and
/// underscores of the keys do not matter (`startsAt`, `StartsAt`, `starts_at`).
namespace any_case {

[[nodiscard]] const Json* find(const Json& object, std::initializer_list<std::string_view> keys);
[[nodiscard]] const std::string& text(const Json& object, std::initializer_list<std::string_view> keys);

}  // namespace any_case

/// A text, and not a number or a truth value.
[[nodiscard]] bool is_text(const Json& value);

/// Calls `take(key, value)` with each element of a list (its key is empty) or
/// member of an object.
template <class Take>
void for_each(const Json* container, Take take) {
    if (container == nullptr) return;
    for (const Json::Entry& entry : container->entries) take(std::string_view(entry.key), *entry.value);
}

}  // namespace lectern::json
