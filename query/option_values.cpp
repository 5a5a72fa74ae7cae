// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/option_values.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

namespace lectern {

namespace {

constexpr std::size_t max_count_digits = 3;

bool is_facet(const FieldSpec* field) { return field != nullptr && field->facet; }

Field read_facet_field(const std::string& option, std::string_view name) {
    const FieldSpec* field = find_field(name);
    if (is_facet(field)) return field->field;
    std::vector<std::string_view> names;
    for (const FieldSpec& known : fields) {
        if (known.facet) names.push_back(known.name);
    }
    refuse_choice(option, name, names);
}

/// One of a comma list: `name`, `name:number`, `name~text`, `name~text:number`.
struct Item {
    std::string_view name;
    std::string_view text;
    std::string_view number;
    bool has_number;
};

/// Takes the first item off the list; false when it was the last.
bool next_item(std::string_view& list, Item& item) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view text = list.substr(0, comma);
    const std::size_t colon = std::min(text.rfind(':'), text.size());
    const std::string_view number = text.substr(std::min(colon + 1, text.size()));
    const std::string_view facet = text.substr(0, colon);
    const std::size_t tilde = std::min(facet.find('~'), facet.size());
    item = {facet.substr(0, tilde), facet.substr(std::min(tilde + 1, facet.size())), number,
            colon < text.size()};
    const bool more = comma < list.size();
    list.remove_prefix(more ? comma + 1 : comma);
    return more;
}

}  // namespace

void refuse(const std::string& option, const std::string& why) { throw CLI::ValidationError(option, why); }

void refuse_choice(const std::string& option, std::string_view value,
                   const std::vector<std::string_view>& choices) {
    refuse(option, fmt::format("\"{}\" is none of {}", value, fmt::join(choices, ", ")));
}

std::size_t read_number(const std::string& option, std::string_view text, std::size_t low) {
    std::size_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || number < low || number > max_page) {
        refuse(option, fmt::format("\"{}\" is not a number from {} to {}", text, low, max_page));
    }
    return number;
}

Filter read_filter(const std::string& option, const std::string& text) {
    const std::size_t sign = text.find_first_of("=:");
    if (sign == std::string::npos || sign + 1 == text.size()) {
        refuse(option, fmt::format("\"{}\" is not of the form FIELD=VALUE", text));
    }
    return {read_facet_field(option, std::string_view(text).substr(0, sign)), text.substr(sign + 1)};
}

void read_facets(const std::string& option, std::string_view text, std::size_t limit,
                 std::vector<FacetRequest>& facets) {
    for (bool more = true; more;) {
        Item item;
        more = next_item(text, item);
        const FacetRequest facet{.field = read_facet_field(option, item.name),
                                 .limit = item.has_number ? read_number(option, item.number, 1) : limit,
                                 .containing = std::string(item.text)};
        const auto same = std::find_if(facets.begin(), facets.end(),
                                       [&](const FacetRequest& other) { return other.field == facet.field; });
        if (same == facets.end()) {
            facets.push_back(facet);
        } else {
            *same = facet;
        }
    }
}

Result<std::string> read_id(std::string_view command, const std::vector<std::string>& words) {
    if (words.size() == 1 && !words.front().empty()) return words.front();
    return Error{ErrorCode::usage, fmt::format("{} needs the id of one talk", command),
                 "lectern search prints an id under each talk"};
}

bool names_facets(std::string_view word) {
    for (bool more = true; more;) {
        Item item;
        more = next_item(word, item);
        const bool counts = item.number.size() <= max_count_digits &&
                            item.number.find_first_not_of("0123456789") == std::string_view::npos;
        if (!is_facet(find_field(item.name)) || !counts) return false;
    }
    return true;
}

}  // namespace lectern
