// SPDX-License-Identifier: GPL-2.0-or-later

// Makes lectern-query(7) of docs/query-language.md, when lectern is built:
//
//     query-language-page docs/query-language.md > lectern-query.7
//
// cmark knows CommonMark, which has no tables: what stands in one becomes a list,
// each cell made by cmark like the rest.

#include <cmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/shell/manual.hpp"

namespace lectern {
namespace {

constexpr int column = 28;  ///< where explanations begin

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

Tree parse(std::string_view markdown) {
    return Tree(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
}

/// A block without the request that begins a paragraph. Code, for which cmark
/// asks for a font that terminals do not have, is bold.
std::string block_roff(cmark_node* node) {
    constexpr std::string_view paragraph = ".PP\n";
    char* const made = cmark_render_man(node, CMARK_OPT_DEFAULT, 0);
    std::string roff = roff_ascii(made);
    std::free(made);
    if (roff.starts_with(paragraph)) roff.erase(0, paragraph.size());
    for (const auto& [from, to] :
         {std::pair<std::string_view, std::string_view>{"\\f[C]", "\\fB"}, {"\\f[]", "\\fR"}}) {
        for (std::size_t at = 0; (at = roff.find(from, at)) != std::string::npos; at += to.size())
            roff.replace(at, from.size(), to);
    }
    return roff;
}

/// The text of a heading.
std::string plain(cmark_node* node) {
    std::string out;
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
        const char* const literal = cmark_node_get_literal(child);
        out += literal != nullptr ? literal : plain(child);
    }
    return out;
}

/// The cells of a row; `\|` is no border.
std::vector<std::string> cells_of(std::string_view row) {
    std::vector<std::string> cells;
    std::string cell;
    for (std::size_t at = row.find('|') + 1; at < row.size(); ++at) {
        if (row.substr(at, 2) == "\\|") {
            cell += row[++at];
        } else if (row[at] == '|') {
            cells.push_back(std::exchange(cell, {}));
        } else {
            cell += row[at];
        }
    }
    return cells;
}

/// Without the request that begins a paragraph, and in one line.
std::string cell_roff(const std::string& cell) {
    std::string roff = block_roff(parse(cell).get());
    std::replace(roff.begin(), roff.end(), '\n', ' ');
    roff.erase(roff.find_last_not_of(' ') + 1);
    return roff;
}

/// A list: the first cell of each row, and the others with their headings
/// beside it.
void put_table(ManualPage& page, const std::vector<std::string>& rows) {
    const std::vector<std::string> headings = cells_of(rows.front());
    const auto explanation = [&](const std::vector<std::string>& cells) {
        std::string out;
        for (std::size_t k = 1; k < cells.size(); ++k) {
            const std::string text = cell_roff(cells[k]);
            if (text.empty()) continue;
            const bool named = cells.size() > 2 && headings[k].find_first_not_of(' ') != std::string::npos;
            out += out.empty() ? "" : "; ";
            out += named ? cell_roff(headings[k]) + ": " + text : text;
        }
        return out;
    };
    if (headings.size() == 2)
        page.roff_item("\\fI" + cell_roff(headings[0]) + "\\fR", "\\fI" + cell_roff(headings[1]) + "\\fR",
                       column);
    // The second row is a rule.
    for (std::size_t k = 2; k < rows.size(); ++k) {
        const std::vector<std::string> cells = cells_of(rows[k]);
        page.roff_item(cell_roff(cells.front()), explanation(cells), column);
    }
}

std::string page_of(const std::string& markdown) {
    std::vector<std::string> lines;
    std::istringstream stream(markdown);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);

    ManualPage page("lectern-query", 7, "the query language of lectern");
    page.heading("DESCRIPTION");
    const Tree document = parse(markdown);
    for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr;
         node = cmark_node_next(node)) {
        const auto first = static_cast<std::size_t>(cmark_node_get_start_line(node)) - 1;
        const auto last = static_cast<std::size_t>(cmark_node_get_end_line(node));
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
            // The page's own title is its name.
            if (cmark_node_get_heading_level(node) == 2) page.heading(plain(node));
            if (cmark_node_get_heading_level(node) > 2) page.subheading(plain(node));
        } else if (lines[first].starts_with('|')) {
            put_table(page, {lines.begin() + static_cast<std::ptrdiff_t>(first),
                             lines.begin() + static_cast<std::ptrdiff_t>(last)});
        } else if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH) {
            page.roff_paragraph(block_roff(node));
        } else {
            page.roff(block_roff(node));
        }
    }
    page.see_also({"lectern(1)", "lectern-index(1)"});
    return page.take();
}

}  // namespace
}  // namespace lectern

int main(int argc, char** argv) {
    std::ifstream file(argc == 2 ? argv[1] : "");
    const std::string markdown{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (markdown.empty()) {
        std::fputs("query-language-page: error: cannot read the document; usage: query-language-page FILE\n",
                   stderr);
        return EXIT_FAILURE;
    }
    return std::fputs(lectern::page_of(markdown).c_str(), stdout) < 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
