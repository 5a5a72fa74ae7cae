// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/statistics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "query/render/json_value.hpp"
#include "query/render/wording.hpp"

namespace lectern {

namespace {

constexpr std::size_t figure_label_width = 11;
constexpr int statistics_version = 1;

void put(Page& page, std::string_view label, const std::string& text) {
    if (text.empty()) return;
    page.paragraph({fmt::format("{:<{}}", label, figure_label_width), Style::dim}, {{text}});
}

/// 2021–2026, or the one year.
std::string years(const Statistics& statistics) {
    if (statistics.first_year == statistics.last_year) return statistics.first_year;
    return statistics.first_year + "–" + statistics.last_year;
}

std::string languages(const Statistics& statistics) {
    std::string out;
    for (const auto& [language, number] : statistics.languages) {
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", language, grouped(number));
    }
    return out;
}

std::string size(std::uint64_t bytes) {
    constexpr double thousand = 1000;
    const auto number = static_cast<double>(bytes);
    if (number < thousand * thousand) return fmt::format("{:.1f} kB", number / thousand);
    if (number < thousand * thousand * thousand)
        return fmt::format("{:.1f} MB", number / thousand / thousand);
    return fmt::format("{:.1f} GB", number / thousand / thousand / thousand);
}

/// 2026-11-21T20:15:03Z as 2026-11-21 20:15:03 UTC.
std::string time_of(std::string text) {
    std::replace(text.begin(), text.end(), 'T', ' ');
    if (text.ends_with('Z')) text.replace(text.size() - 1, 1, " UTC");
    return text;
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string render_statistics(const Statistics& statistics, const std::string& database,
                              const Terminal& terminal) {
    Page page(terminal, page_columns);
    put(page, "talks",
        fmt::format("{}, {} with an abstract", grouped(statistics.talks), grouped(statistics.with_abstract)));
    put(page, "events", grouped(statistics.events));
    put(page, "tracks", grouped(statistics.tracks));
    put(page, "speakers", grouped(statistics.speakers));
    put(page, "companies", grouped(statistics.companies));
    put(page, "tags", grouped(statistics.tags));
    put(page, "years", years(statistics));
    put(page, "languages", languages(statistics));
    put(page, "database", fmt::format("{}, {}, {}", database, statistics.generation, size(statistics.bytes)));
    put(page, "built",
        fmt::format("{}{}{}", time_of(statistics.built), statistics.writer.empty() ? "" : " by ",
                    statistics.writer));
    put(page, "schema", std::to_string(statistics.schema));
    return page.take();
}

std::string render_statistics_json(const Statistics& statistics, const std::string& database) {
    Json by_language = Json::object();
    for (const auto& [language, number] : statistics.languages) by_language[language] = number;
    return json_line(Json{{"version", statistics_version},
                          {"talks", statistics.talks},
                          {"with_abstract", statistics.with_abstract},
                          {"events", statistics.events},
                          {"tracks", statistics.tracks},
                          {"speakers", statistics.speakers},
                          {"companies", statistics.companies},
                          {"tags", statistics.tags},
                          {"first_year", or_null(statistics.first_year)},
                          {"last_year", or_null(statistics.last_year)},
                          {"languages", std::move(by_language)},
                          {"database", database},
                          {"generation", statistics.generation},
                          {"bytes", statistics.bytes},
                          {"built", or_null(statistics.built)},
                          {"writer", or_null(statistics.writer)},
                          {"schema", statistics.schema}});
}

}  // namespace lectern
