// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/json.hpp"

#include <string_view>

#include "query/render/json_value.hpp"

namespace lectern {

namespace {

Json ranges_json(const std::vector<ByteRange>& ranges) {
    Json out = Json::array();
    for (const ByteRange& range : ranges) out.push_back(Json::array({range.begin, range.end}));
    return out;
}

Json snippets_json(const std::vector<Snippet>& snippets) {
    Json out = Json::array();
    for (const Snippet& snippet : snippets) {
        out.push_back(Json{{"text", snippet.text},
                           {"matches", ranges_json(snippet.matches)},
                           {"cut_before", snippet.cut_before},
                           {"cut_after", snippet.cut_after}});
    }
    return out;
}

Json showings_json(const std::vector<Showing>& showings) {
    const auto or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
    Json out = Json::array();
    for (const Showing& showing : showings) {
        out.push_back(
            Json{{"id", showing.id}, {"event", or_null(showing.event)}, {"date", or_null(showing.date)}});
    }
    return out;
}

/// The talk's own keys first, in the text that to_json() makes of them, then ours.
std::string talk_with(const Talk& talk, const Json& more) {
    std::string out = to_json(talk);
    out.back() = ',';
    return out + dump(more).substr(1);
}

std::string hit_json(const Hit& hit) {
    return talk_with(hit.talk, Json{{"score", hit.score},
                                    {"complete", hit.complete},
                                    {"also_at", showings_json(hit.also_at)},
                                    {"snippets", snippets_json(hit.abstract)},
                                    {"title_matches", ranges_json(hit.title.matches)}});
}

Json facet_json(const FacetCounts& facet) {
    Json values = Json::array();
    for (const FacetValue& value : facet.values) {
        values.push_back(Json{{"value", value.value}, {"count", value.count}, {"selected", value.selected}});
    }
    return Json{{"talks", facet.talks},
                {"distinct", facet.distinct},
                {"missing", facet.missing},
                {"values", std::move(values)}};
}

Json relaxed_json(const Relaxed& relaxed) {
    return Json{{"dropped", relaxed.dropped},
                {"any", relaxed.any},
                {"complete", relaxed.complete},
                {"total", relaxed.total}};
}

/// JSON escapes the control characters of ASCII but DEL; U+0080 to U+009F, which
/// some terminals act on (U+009B begins a sequence), it may leave as they are.
std::string without_controls(const std::string& json) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(json.size() + 1);
    for (std::size_t at = 0; at < json.size(); ++at) {
        auto byte = static_cast<unsigned char>(json[at]);
        const auto next = at + 1 < json.size() ? static_cast<unsigned char>(json[at + 1]) : 0U;
        const bool is_c1 = byte == 0xC2 && next >= 0x80 && next <= 0x9F;
        if (byte != 0x7F && !is_c1) {
            out += json[at];
            continue;
        }
        if (is_c1) byte = static_cast<unsigned char>(json[++at]);
        out += "\\u00";
        out += {digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

}  // namespace

std::string render_json(const SearchRequest& request, const SearchResult& result) {
    std::string hits;
    for (const Hit& hit : result.hits) hits += (hits.empty() ? "" : ",") + hit_json(hit);
    Json facets = Json::object();
    for (const FacetCounts& facet : result.facets)
        facets[std::string(spec(facet.field).name)] = facet_json(facet);
    Json head{
        {"version", result_version},
        {"query", request.query},
        {"like", result.like ? Json{{"id", result.like->id}, {"title", result.like->title}} : Json(nullptr)},
        {"total", result.total},
        {"showings", result.showings},
        {"offset", request.offset}};
    Json tail{{"facets", std::move(facets)},
              {"warnings", result.warnings},
              {"corrected", result.corrected ? Json(*result.corrected) : Json(nullptr)},
              {"suggested", result.suggested ? Json(*result.suggested) : Json(nullptr)},
              {"relaxed", result.relaxed ? relaxed_json(*result.relaxed) : Json(nullptr)},
              {"total_any", result.total_any}};
    std::string out = dump(head);
    out.back() = ',';
    return without_controls(out + "\"hits\":[" + hits + "]," + dump(tail).substr(1)) + "\n";
}

std::string render_json_lines(const SearchResult& result) {
    std::string out;
    for (const Hit& hit : result.hits) {
        out += talk_with(hit.talk, Json{{"score", hit.score},
                                        {"complete", hit.complete},
                                        {"also_at", showings_json(hit.also_at)},
                                        {"snippets", snippets_json(hit.abstract)}}) +
               "\n";
    }
    return without_controls(out);
}

std::string render_facet_lines(const SearchResult& result) {
    std::string out;
    for (const FacetCounts& facet : result.facets) {
        for (const FacetValue& value : facet.values) {
            out += dump(Json{{"facet", spec(facet.field).name},
                             {"value", value.value},
                             {"count", value.count},
                             {"selected", value.selected}}) +
                   "\n";
        }
    }
    return without_controls(out);
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string json_line(const Json& json) { return json_line(dump(json)); }

std::string json_line(const std::string& json) { return without_controls(json) + "\n"; }

std::string render_json(const Talk& talk) { return json_line(to_json(talk)); }

}  // namespace lectern
