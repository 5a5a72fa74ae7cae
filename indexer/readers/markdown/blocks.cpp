// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/blocks.hpp"

#include "indexer/markup/cmark_nodes.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

using markup::literal_of;

/// The value of href in `<a href="…">`.
std::string href_of(std::string_view tag) {
    const auto at = lower_ascii(tag).find("href=");
    if (at == std::string::npos || at + 6 >= tag.size()) return {};
    const char quote = tag[at + 5];
    if (quote != '"' && quote != '\'') return {};
    const auto end = tag.find(quote, at + 6);
    return end == std::string_view::npos ? std::string() : std::string(tag.substr(at + 6, end - at - 6));
}

class Flattener {
public:
    explicit Flattener(std::uint32_t first_line) : offset_(first_line - 1) { body_.containers.push_back({}); }

    Body run(cmark_node* document) {
        const markup::CmarkIterator iterator(cmark_iter_new(document));
        for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            cmark_node* node = cmark_iter_get_node(iterator.get());
            if (event == CMARK_EVENT_ENTER) {
                enter(node);
            } else {
                leave(node);
            }
        }
        return std::move(body_);
    }

private:
    std::uint32_t line_of(int line) const {
        return static_cast<std::uint32_t>(line > 0 ? line : 1) + offset_;
    }

    void enter(cmark_node* node) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_LIST) {
            lists_.push_back(++list_count_);
            last_number_.push_back(0);
        } else if (type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE) {
            open_container(node, type);
        } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
            open_block(node, type == CMARK_NODE_HEADING ? Block::Kind::heading : Block::Kind::paragraph);
            block().level = type == CMARK_NODE_HEADING ? cmark_node_get_heading_level(node) : 0;
        } else if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK ||
                   type == CMARK_NODE_THEMATIC_BREAK) {
            open_block(node, type == CMARK_NODE_CODE_BLOCK   ? Block::Kind::code
                             : type == CMARK_NODE_HTML_BLOCK ? Block::Kind::html
                                                             : Block::Kind::rule);
            if (type == CMARK_NODE_CODE_BLOCK) add_text(literal_of(node));
        } else {
            enter_inline(node, type);
        }
    }

    void leave(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_LIST:
                lists_.pop_back();
                last_number_.pop_back();
                break;
            case CMARK_NODE_ITEM:
            case CMARK_NODE_BLOCK_QUOTE:
                container_ = body_.containers[container_].parent;
                break;
            case CMARK_NODE_STRONG:
                --strong_;
                break;
            case CMARK_NODE_EMPH:
                --emphasis_;
                break;
            case CMARK_NODE_LINK:
                url_.clear();
                break;
            case CMARK_NODE_IMAGE:
                --image_;
                break;
            default:
                break;  // cmark's enumeration: leaves and blocks without an end of their own
        }
    }

    void open_container(cmark_node* node, cmark_node_type type) {
        Container container;
        container.kind = type == CMARK_NODE_ITEM ? Container::Kind::item : Container::Kind::quote;
        container.parent = container_;
        if (type == CMARK_NODE_ITEM) {
            container.only_item = cmark_node_next(node) == nullptr && cmark_node_previous(node) == nullptr;
            container.list = lists_.back();
            cmark_node* list = cmark_node_parent(node);
            if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST) {
                cmark_node* before = cmark_node_previous(node);
                container.number = before ? last_number_.back() + 1 : cmark_node_get_list_start(list);
                last_number_.back() = container.number;
            }
        }
        container_ = body_.containers.size();
        body_.containers.push_back(container);
    }

    void open_block(cmark_node* node, Block::Kind kind) {
        Block block;
        block.kind = kind;
        block.container = container_;
        block.opens_item = body_.containers[container_].kind == Container::Kind::item &&
                           cmark_node_previous(node) == nullptr;
        block.first_line = line_of(cmark_node_get_start_line(node));
        block.last_line = line_of(cmark_node_get_end_line(node));
        line_ = block.first_line;
        body_.blocks.push_back(std::move(block));
        strong_ = emphasis_ = image_ = 0;
        url_.clear();
    }

    void enter_inline(cmark_node* node, cmark_node_type type) {
        switch (type) {
            case CMARK_NODE_STRONG:
                ++strong_;
                break;
            case CMARK_NODE_EMPH:
                ++emphasis_;
                break;
            case CMARK_NODE_LINK:
                url_ = cmark_node_get_url(node);
                break;
            case CMARK_NODE_IMAGE:
                if (image_++ == 0) add(Run::Kind::image, {});
                break;
            case CMARK_NODE_TEXT:
            case CMARK_NODE_CODE:
                add_text(literal_of(node));
                break;
            case CMARK_NODE_SOFTBREAK:
                add(Run::Kind::soft_break, {});
                ++line_;
                break;
            case CMARK_NODE_LINEBREAK:
                add(Run::Kind::hard_break, {});
                ++line_;
                break;
            case CMARK_NODE_HTML_INLINE:
                inline_html(literal_of(node));
                break;
            default:
                break;  // cmark's enumeration: nothing else holds text
        }
    }

    void inline_html(std::string_view tag) {
        const std::string lower = lower_ascii(tag);
        if (lower.starts_with("<br")) {
            add(Run::Kind::hard_break, {});
        } else if (lower.starts_with("<a ")) {
            url_ = href_of(tag);
        } else if (lower == "</a>") {
            url_.clear();
        } else if (lower == "<b>" || lower == "<strong>") {
            ++strong_;
        } else if ((lower == "</b>" || lower == "</strong>") && strong_ > 0) {
            --strong_;
        }
    }

    Block& block() { return body_.blocks.back(); }

    void add_text(std::string_view text) {
        if (image_ > 0 || text.empty()) return;
        auto& runs = block().runs;
        if (!runs.empty() && runs.back().kind == Run::Kind::text && runs.back().url == url_ &&
            runs.back().strong == (strong_ > 0) && runs.back().emphasis == (emphasis_ > 0)) {
            runs.back().text += text;
            return;
        }
        add(Run::Kind::text, text);
    }

    void add(Run::Kind kind, std::string_view text) {
        if (kind != Run::Kind::image && image_ > 0) return;
        Run run;
        run.kind = kind;
        run.text = std::string(text);
        run.url = url_;
        run.strong = strong_ > 0;
        run.emphasis = emphasis_ > 0;
        run.line = line_;
        block().runs.push_back(std::move(run));
    }

    Body body_;
    std::uint32_t offset_;
    std::uint32_t line_ = 0;
    std::size_t container_ = 0;
    std::vector<std::size_t> lists_;
    std::vector<int> last_number_;
    std::size_t list_count_ = 0;
    int strong_ = 0;
    int emphasis_ = 0;
    int image_ = 0;
    std::string url_;
};

}  // namespace

bool Body::within(std::size_t container, std::size_t ancestor) const {
    while (container != ancestor && container != 0) container = containers[container].parent;
    return container == ancestor;
}

std::string Body::marker(const Block& block) const {
    const int number = containers[block.container].number;
    return number > 0 ? std::to_string(number) + ". " : "- ";
}

Body parse_body(std::string_view markdown, std::uint32_t first_line) {
    const markup::CmarkDocument document = markup::parse_markdown(markdown);
    Body body = Flattener(first_line).run(document.get());
    expand_tables(body);
    split_paragraphs(body);
    return body;
}

std::vector<Run> runs_between(const std::vector<Run>& runs, std::size_t begin, std::size_t end) {
    return {runs.begin() + static_cast<std::ptrdiff_t>(begin),
            runs.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::string plain_text(const std::vector<Run>& runs) {
    std::string out;
    for (const Run& run : runs) {
        if (run.kind == Run::Kind::text) out += run.text;
        if (run.kind == Run::Kind::soft_break || run.kind == Run::Kind::hard_break) out += ' ';
    }
    return single_spaced(out);
}

std::string plain_text(const Block& block) { return plain_text(block.runs); }

}  // namespace lectern::markdown
