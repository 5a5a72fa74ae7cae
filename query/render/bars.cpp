// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "query/render/text.hpp"
#include "query/render/wording.hpp"

namespace lectern {

namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;

/// A bar in eighths of a column.
std::string bar(std::size_t eighths) {
    constexpr std::array<std::string_view, 8> partial{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    std::string out;
    for (std::size_t k = 0; k < eighths / 8; ++k) out += "█";
    out += partial[eighths % 8];
    return out;
}

std::string padding(std::size_t wanted, std::size_t used) {
    return std::string(wanted - std::min(wanted, used), ' ');
}

std::string summary(const FacetCounts& facet) {
    std::string out =
        fmt::format("  {} {}", grouped(facet.distinct), facet.distinct == 1 ? "value" : "values");
    if (facet.missing > 0) out += fmt::format(", {} without", talks(facet.missing));
    return out;
}

std::string label_of(const FacetValue& row) { return (row.selected ? "✓ " : "") + printable(row.value); }

void put_rows(Page& page, const FacetCounts& facet) {
    std::size_t label_width = 0;
    std::size_t largest = 1;
    for (const FacetValue& row : facet.values) {
        label_width = std::max(label_width, display_width(label_of(row)));
        largest = std::max(largest, row.count);
    }
    label_width = std::min(label_width, page.width() * 2 / 3);
    const std::size_t count_width = grouped(largest).size();
    const std::size_t taken = indent + label_width + 2 * gap + count_width;
    const std::size_t bar_width = page.width() - std::min(page.width(), taken);
    for (const FacetValue& row : facet.values) {
        const std::string label = fit(label_of(row), label_width);
        const std::size_t eighths = std::max<std::size_t>(row.count * bar_width * 8 / largest, 1);
        const std::string count = grouped(row.count);
        page.line({{std::string(indent, ' ') + label + padding(label_width, display_width(label))},
                   {std::string(gap, ' ') + padding(count_width, count.size())},
                   {count, Style::strong},
                   {std::string(gap, ' ')},
                   {bar(eighths), Style::bar}});
    }
}

}  // namespace

std::string render_bars(const SearchRequest& request, const SearchResult& result, const Terminal& terminal) {
    Page page(terminal, page_columns);
    page.paragraph({}, {{talks(result.total), Style::strong}, {asked_for(request)}});
    for (const FacetCounts& facet : result.facets) {
        page.blank();
        page.paragraph({},
                       {{std::string(spec(facet.field).name), Style::title}, {summary(facet), Style::dim}});
        put_rows(page, facet);
        if (facet.distinct > facet.values.size()) {
            const std::size_t more = facet.distinct - facet.values.size();
            page.line({{fmt::format("  {} more: -n {}", grouped(more), facet.distinct), Style::dim}});
        }
    }
    return page.take();
}

}  // namespace lectern
