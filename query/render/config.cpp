// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "query/command_line.hpp"
#include "query/render/json_value.hpp"

namespace lectern {

namespace {

constexpr std::size_t origin_width = 12;

/// A value with where it comes from; line 0: built in.
struct Weighed {
    const FieldSpec* field = nullptr;
    double weight = 0;
    std::uint32_t line = 0;
};

std::vector<Weighed> weights_in_force(const Config& config) {
    std::vector<Weighed> out;
    for (const FieldSpec& field : fields) {
        if (field.kind != FieldKind::text) continue;
        const auto chosen =
            std::find_if(config.weights.begin(), config.weights.end(),
                         [&](const FieldWeight& weight) { return weight.field == field.field; });
        out.push_back({&field, config.weight_of(field), chosen == config.weights.end() ? 0 : chosen->line});
    }
    return out;
}

std::vector<FacetChoice> facets_in_force(const Config& config) {
    if (config.facets) return *config.facets;
    std::vector<FacetChoice> out;
    for (const FacetRequest& request : default_facets()) out.push_back({request.field, std::nullopt, 0});
    return out;
}

void put_row(Page& page, std::uint32_t line, const std::string& text) {
    const std::string origin = line == 0 ? "built in" : fmt::format("line {}", line);
    page.paragraph({fmt::format("  {:<{}}", origin, origin_width), Style::dim}, {{text}});
}

void put_heading(Page& page, std::string_view name) {
    page.blank();
    page.line({{std::string(name), Style::title}});
}

void put_spellings(Page& page, std::string_view name, const std::vector<Spellings>& all) {
    if (all.empty()) return;
    put_heading(page, name);
    for (const Spellings& entry : all) {
        put_row(page, entry.line, fmt::format("{}: {}", entry.name, fmt::join(entry.others, ", ")));
    }
}

/// `*.csv, items days[].talks, title Title, speakers Author or Name`
std::string mapped(const Mapping& mapping) {
    std::vector<std::string> parts;
    if (!mapping.files.empty()) parts.push_back(mapping.files);
    if (!mapping.items.empty()) parts.push_back("items " + mapping.items);
    for (const FieldMapping& field : mapping.fields) {
        parts.push_back(fmt::format("{} {}", field.field, fmt::join(field.paths, " or ")));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

Json mappings_json(const std::vector<Mapping>& mappings) {
    Json out = Json::array();
    for (const Mapping& mapping : mappings) {
        Json mapped_fields = Json::object();
        for (const FieldMapping& field : mapping.fields) mapped_fields[field.field] = field.paths;
        out.push_back(Json{{"name", mapping.name},
                           {"files", mapping.files},
                           {"items", mapping.items},
                           {"fields", std::move(mapped_fields)}});
    }
    return out;
}

Json line_json(std::uint32_t line) { return line == 0 ? Json(nullptr) : Json(line); }

Json spellings_json(const std::vector<Spellings>& all) {
    Json out = Json::array();
    for (const Spellings& entry : all) {
        out.push_back(Json{{"name", entry.name}, {"others", entry.others}, {"line", line_json(entry.line)}});
    }
    return out;
}

}  // namespace

std::string render_config(const Config& config, const std::vector<std::filesystem::path>& looked_for,
                          const Terminal& terminal) {
    Page page(terminal, page_columns);
    if (config.path.empty()) {
        page.line({{"no configuration file", Style::strong}, {"; looked for"}});
        for (const std::filesystem::path& file : looked_for) page.line({{"  " + file.string()}});
    } else {
        page.line({{config.path.string(), Style::strong},
                   {fmt::format(" ({})", to_string(config.origin)), Style::dim}});
    }
    put_spellings(page, "companies", config.companies);
    put_spellings(page, "speakers", config.speakers);
    put_spellings(page, "synonyms", config.synonyms);
    put_heading(page, "weights");
    for (const Weighed& row : weights_in_force(config)) {
        put_row(page, row.line, fmt::format("{}: {}", row.field->name, row.weight));
    }
    put_heading(page, "facets");
    for (const FacetChoice& facet : facets_in_force(config)) {
        const std::string limit = facet.limit ? fmt::format(":{}", *facet.limit) : "";
        put_row(page, facet.line, std::string(spec(facet.field).name) + limit);
    }
    if (!config.mappings.empty()) put_heading(page, "mappings");
    for (const Mapping& mapping : config.mappings) {
        page.paragraph({fmt::format("  {}: ", mapping.name)}, {{mapped(mapping)}});
    }
    return page.take();
}

std::string render_config_json(const Config& config, const std::vector<std::filesystem::path>& looked_for) {
    Json files = Json::array();
    for (const std::filesystem::path& file : looked_for) files.push_back(file.string());
    Json weights = Json::array();
    for (const Weighed& row : weights_in_force(config)) {
        weights.push_back(
            Json{{"field", row.field->name}, {"weight", row.weight}, {"line", line_json(row.line)}});
    }
    Json facets = Json::array();
    for (const FacetChoice& facet : facets_in_force(config)) {
        facets.push_back(Json{{"field", spec(facet.field).name},
                              {"limit", facet.limit.value_or(FacetRequest{}.limit)},
                              {"line", line_json(facet.line)}});
    }
    return json_line(Json{{"file", config.path.empty() ? Json(nullptr) : Json(config.path.string())},
                          {"origin", to_string(config.origin)},
                          {"looked_for", std::move(files)},
                          {"companies", spellings_json(config.companies)},
                          {"speakers", spellings_json(config.speakers)},
                          {"synonyms", spellings_json(config.synonyms)},
                          {"weights", std::move(weights)},
                          {"facets", std::move(facets)},
                          {"mappings", mappings_json(config.mappings)}});
}

}  // namespace lectern
