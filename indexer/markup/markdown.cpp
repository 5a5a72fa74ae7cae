// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markup/markdown.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/markup/cmark_nodes.hpp"
#include "indexer/markup/html.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markup {

namespace {

constexpr auto npos = std::string_view::npos;

class MarkdownWriter {
public:
    explicit MarkdownWriter(TextWriter& out) : out_(out) {}

    void run(cmark_node* document) {
        const CmarkIterator iterator(cmark_iter_new(document));
        for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            cmark_node* node = cmark_iter_get_node(iterator.get());
            if (event == CMARK_EVENT_ENTER) {
                enter(node, cmark_node_get_type(node));
            } else {
                leave(node, cmark_node_get_type(node));
            }
        }
    }

private:
    void enter(cmark_node* node, cmark_node_type type) {
        if (type == CMARK_NODE_IMAGE) ++images_;
        if (images_ > 0) return;
        if (type == CMARK_NODE_LIST) {
            numbers_.push_back(
                cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? cmark_node_get_list_start(node) : -1);
        } else if (type == CMARK_NODE_ITEM) {
            int& number = numbers_.back();
            out_.item(number < 0 ? "- " : std::to_string(number++) + ". ");
        } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
                   type == CMARK_NODE_THEMATIC_BREAK) {
            open_block(node);
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            open_block(node);
            out_.lines(literal_of(node));
            out_.paragraph_break();
        } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
            write_html(literal_of(node), out_);
        } else if (type == CMARK_NODE_SOFTBREAK) {
            out_.text(" ");
        } else if (type == CMARK_NODE_LINEBREAK) {
            out_.line_break();
        } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
            out_.text(literal_of(node));
        }
    }

    void leave(cmark_node* node, cmark_node_type type) {
        if (type == CMARK_NODE_IMAGE) --images_;
        if (type == CMARK_NODE_LIST) numbers_.pop_back();
        if (type == CMARK_NODE_ITEM) out_.end_item();
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) close_block(node);
    }

    /// Items of a tight list follow each other line by line.
    static bool in_tight_list(cmark_node* block) {
        cmark_node* list = cmark_node_parent(cmark_node_parent(block));
        return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST &&
               cmark_node_get_list_tight(list) != 0;
    }

    void open_block(cmark_node* block) { in_tight_list(block) ? out_.line_break() : out_.paragraph_break(); }
    void close_block(cmark_node* block) { open_block(block); }

    TextWriter& out_;
    std::vector<int> numbers_;  ///< of the open lists, the next item's; -1: bullets
    int images_ = 0;
};

/// `**bold**` with a letter inside both marks: `2 ** 3` is arithmetic.
bool has_bold(std::string_view text) {
    const auto at = text.find("**");
    if (at == npos || at + 2 >= text.size() || text[at + 2] == ' ' || text[at + 2] == '*') return false;
    const auto end = text.find("**", at + 3);
    return end != npos && text[end - 1] != ' ' && text.substr(at, end - at).find("\n\n") == npos;
}

bool opens_like_markdown(std::string_view line) {
    const auto level = line.find_first_not_of('#');
    if (level != npos && level >= 1 && level <= 6 && line[level] == ' ') return true;
    return line.starts_with("```") || line.starts_with("~~~");
}

}  // namespace

bool has_markdown_link(std::string_view text) {
    constexpr std::string_view links[] = {"](http", "](/", "](mailto:", "](#"};
    return std::any_of(std::begin(links), std::end(links),
                       [&](std::string_view link) { return text.find(link) != npos; });
}

bool has_markdown(std::string_view text) {
    if (has_markdown_link(text)) return true;
    if (has_bold(text)) return true;
    for (auto rest = text;;) {
        const auto end = rest.find('\n');
        if (opens_like_markdown(rest.substr(0, end))) return true;
        if (end == npos) return false;
        rest.remove_prefix(end + 1);
    }
}

void write_markdown(std::string_view markdown, TextWriter& out) {
    const CmarkDocument document = parse_markdown(markdown);
    MarkdownWriter(out).run(document.get());
}

}  // namespace lectern::markup
