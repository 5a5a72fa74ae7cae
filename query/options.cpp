// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/options.hpp"

#include <algorithm>

namespace lectern {

namespace {

constexpr Choices<FacetOrder, 3> facet_orders{
    {{"usual", FacetOrder::usual}, {"count", FacetOrder::count}, {"value", FacetOrder::value}}};
constexpr Choices<TalksFormat, 8> talks_formats{{{"text", TalksFormat::text},
                                                 {"json", TalksFormat::json},
                                                 {"jsonl", TalksFormat::jsonl},
                                                 {"csv", TalksFormat::csv},
                                                 {"tsv", TalksFormat::tsv},
                                                 {"markdown", TalksFormat::markdown},
                                                 {"html", TalksFormat::html},
                                                 {"ids", TalksFormat::ids}}};
constexpr Choices<CountsFormat, 5> counts_formats{{{"text", CountsFormat::text},
                                                   {"json", CountsFormat::json},
                                                   {"jsonl", CountsFormat::jsonl},
                                                   {"csv", CountsFormat::csv},
                                                   {"tsv", CountsFormat::tsv}}};
constexpr Choices<PageFormat, 2> page_formats{{{"text", PageFormat::text}, {"json", PageFormat::json}}};
constexpr Choices<ColorChoice, 3> colors{
    {{"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}}};

}  // namespace

void add_number(CLI::App& command, const std::string& names, std::size_t low, std::size_t& target,
                const std::string& help) {
    add_value(
        command, names, "N",
        [low, &target](const std::string& option, const std::string& value) {
            target = read_number(option, value, low);
        },
        help)
        ->default_str(std::to_string(target));
}

void add_filters(CLI::App& command, std::vector<Filter>& filters) {
    add_values(
        command, "--where", "FIELD=VALUE",
        [&filters](const std::string& option, const std::string& value) {
            filters.push_back(read_filter(option, value));
        },
        "keep talks whose FIELD is VALUE; repeatable: one field, either value");
}

void add_any(CLI::App& command, SearchRequest& request) {
    command.add_flag("--any", request.any, "be content with any of the words; otherwise all are wanted");
}

void add_exact(CLI::App& command, SearchRequest& request) {
    command.add_flag("--exact", request.exact, "search for what is typed: no correction, no word left out");
}

void add_page(CLI::App& command, SearchRequest& request) {
    command.add_flag("!--no-collapse", request.collapse,
                     "list every showing of a talk that was given at several events");
    add_number(command, "-n,--limit", 0, request.limit, "talks on a page");
    add_number(command, "--offset", 0, request.offset, "talks to skip");
    add_number(command, "--snippets", 0, request.snippets.fragments,
               "passages of an abstract at most, where one cannot show all words; 0: none");
}

void FacetOptions::add_to(CLI::App& command) {
    add_values(
        command, "--facet", "FIELD[~TEXT][:N]",
        [this](const std::string& option, const std::string& value) {
            read_facets(option, value, FacetRequest{}.limit, requests);
        },
        "count values of FIELD (with TEXT in them), N of them shown; repeatable")
        ->default_str("company,year,format");
    add_order_to(command);
    command.add_flag("--no-facets", none, "count nothing");
}

void FacetOptions::add_order_to(CLI::App& command) {
    add_choice(command, "--facet-sort", facet_orders, order,
               "order of values; usual: years newest first, others by count");
}

std::vector<FacetRequest> FacetOptions::take() {
    if (none) return {};
    std::vector<FacetRequest> out = requests.empty() ? default_facets() : std::move(requests);
    for (FacetRequest& facet : out) facet.order = order;
    return out;
}

void add_format(CLI::App& command, TalksFormat& format) {
    add_choice(command, "--format", talks_formats, format,
               "output: a page for people, or talks for programs, posts and browsers");
}

void add_format(CLI::App& command, CountsFormat& format) {
    add_choice(command, "--format", counts_formats, format, "output: bars, or counts for programs");
}

void add_format(CLI::App& command, PageFormat& format) {
    add_choice(command, "--format", page_formats, format, "output: a page or JSON");
}

void add_database(CLI::App& command, Settings& settings) {
    add_value(
        command, "--db", "DIR",
        [&settings](const std::string&, const std::string& value) { settings.database = value; },
        "database to read")
        ->default_str("$LECTERN_DB, else talks.db");
}

void add_config(CLI::App& command, Settings& settings) {
    add_value(
        command, "--config", "FILE",
        [&settings](const std::string& option, const std::string& value) {
            if (value.empty()) refuse(option, "the path is empty");
            settings.config = value;
        },
        "configuration file")
        ->default_str("see lectern config");
}

void add_color(CLI::App& command, Settings& settings) {
    add_choice(command, "--color", colors, settings.color, "colours and bold");
}

void add_explain(CLI::App& command, Settings& settings) {
    command.add_flag("--explain", settings.explain, "print how the query is understood, to stderr");
}

void group_filters(std::vector<Filter>& filters) {
    std::stable_sort(filters.begin(), filters.end(),
                     [](const Filter& a, const Filter& b) { return a.field < b.field; });
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

}  // namespace lectern
