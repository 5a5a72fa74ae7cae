// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/formats.hpp"

#include "query/render/html.hpp"
#include "query/render/json.hpp"
#include "query/render/markdown.hpp"
#include "query/render/table.hpp"
#include "query/render/text.hpp"

namespace lectern {

namespace {

std::string render_ids(const SearchResult& result) {
    std::string out;
    for (const Hit& hit : result.hits) out += printable(hit.talk.id) + "\n";
    return out;
}

}  // namespace

std::string render_talks(TalksFormat format, const SearchRequest& request, const SearchResult& result,
                         const Terminal& terminal) {
    switch (format) {
        case TalksFormat::text:
            return result.total == 0 ? render_nothing(request, result, terminal)
                                     : render_page(request, result, terminal);
        case TalksFormat::json:
            return render_json(request, result);
        case TalksFormat::jsonl:
            return render_json_lines(result);
        case TalksFormat::csv:
            return render_talk_table(result, TableForm::csv);
        case TalksFormat::tsv:
            return render_talk_table(result, TableForm::tsv);
        case TalksFormat::markdown:
            return render_markdown(result);
        case TalksFormat::html:
            return render_html(request, result);
        case TalksFormat::ids:
            return render_ids(result);
    }
    return {};
}

std::string render_counts(CountsFormat format, const SearchRequest& request, const SearchResult& result,
                          const Terminal& terminal) {
    switch (format) {
        case CountsFormat::text:
            return result.total == 0 ? render_nothing(request, result, terminal)
                                     : render_bars(request, result, terminal);
        case CountsFormat::json:
            return render_json(request, result);
        case CountsFormat::jsonl:
            return render_facet_lines(result);
        case CountsFormat::csv:
            return render_facet_table(result, TableForm::csv);
        case CountsFormat::tsv:
            return render_facet_table(result, TableForm::tsv);
    }
    return {};
}

bool tells_all(TalksFormat format) {
    return format == TalksFormat::text || format == TalksFormat::json || format == TalksFormat::html;
}

}  // namespace lectern
