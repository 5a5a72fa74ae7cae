// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// cmark's tree, owned.

#include <cmark.h>

#include <memory>
#include <string_view>

namespace lectern::markup {

struct FreeCmark {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using CmarkDocument = std::unique_ptr<cmark_node, FreeCmark>;
using CmarkIterator = std::unique_ptr<cmark_iter, FreeCmark>;

[[nodiscard]] inline CmarkDocument parse_markdown(std::string_view markdown) {
    return CmarkDocument(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
}

/// The text of a leaf; empty for other nodes and for none.
[[nodiscard]] inline std::string_view literal_of(cmark_node* node) {
    const char* literal = node == nullptr ? nullptr : cmark_node_get_literal(node);
    return literal == nullptr ? std::string_view() : std::string_view(literal);
}

}  // namespace lectern::markup
