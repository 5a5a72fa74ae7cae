// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/suggestions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "query/render/json_value.hpp"
#include "query/render/table.hpp"
#include "query/render/wording.hpp"

namespace lectern {

namespace {

constexpr int suggestions_version = 1;

std::string_view kind_of(const Suggestion& suggestion) {
    return suggestion.field ? spec(*suggestion.field).name : std::string_view("word");
}

Json to_json(const Suggestion& suggestion) {
    return Json{{"kind", kind_of(suggestion)}, {"value", suggestion.text}, {"count", suggestion.talks}};
}

std::string as_lines(const std::vector<Suggestion>& suggestions, const Terminal& terminal) {
    std::size_t count_width = 0;
    std::size_t kind_width = 0;
    for (const Suggestion& suggestion : suggestions) {
        count_width = std::max(count_width, grouped(suggestion.talks).size());
        kind_width = std::max(kind_width, kind_of(suggestion).size());
    }
    Page page(terminal, page_columns);
    for (const Suggestion& suggestion : suggestions) {
        page.line({{fmt::format("{:>{}}", grouped(suggestion.talks), count_width), Style::strong},
                   {fmt::format("  {:<{}}  ", kind_of(suggestion), kind_width), Style::dim},
                   {suggestion.text}});
    }
    return page.take();
}

std::string as_json(const std::string& text, const std::vector<Suggestion>& suggestions) {
    Json list = Json::array();
    for (const Suggestion& suggestion : suggestions) list.push_back(to_json(suggestion));
    return json_line(
        Json{{"version", suggestions_version}, {"text", text}, {"suggestions", std::move(list)}});
}

std::string as_json_lines(const std::vector<Suggestion>& suggestions) {
    std::string out;
    for (const Suggestion& suggestion : suggestions) out += json_line(to_json(suggestion));
    return out;
}

std::string as_table(const std::vector<Suggestion>& suggestions, TableForm form) {
    std::vector<std::vector<std::string>> rows{{"kind", "value", "count"}};
    for (const Suggestion& suggestion : suggestions) {
        rows.push_back({std::string(kind_of(suggestion)), suggestion.text, std::to_string(suggestion.talks)});
    }
    return render_rows(rows, form);
}

}  // namespace

std::string render_suggestions(CountsFormat format, const std::string& text,
                               const std::vector<Suggestion>& suggestions, const Terminal& terminal) {
    switch (format) {
        case CountsFormat::text:
            return as_lines(suggestions, terminal);
        case CountsFormat::json:
            return as_json(text, suggestions);
        case CountsFormat::jsonl:
            return as_json_lines(suggestions);
        case CountsFormat::csv:
            return as_table(suggestions, TableForm::csv);
        case CountsFormat::tsv:
            return as_table(suggestions, TableForm::tsv);
    }
    return {};
}

}  // namespace lectern
