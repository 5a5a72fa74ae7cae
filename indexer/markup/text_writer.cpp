// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markup/text_writer.hpp"

#include <algorithm>

#include "indexer/text_util.hpp"

namespace lectern::markup {

void TextWriter::text(std::string_view text) {
    while (!text.empty()) {
        const char* begin = text.data();
        const std::string_view word = take_word(text);
        if (word.data() != begin) raise(Gap::space);
        if (word.empty()) return;
        fill_gap();
        out_ += word;
    }
}

void TextWriter::lines(std::string_view text) {
    for (bool first = true;; first = false) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (!first && trim(line).empty()) paragraph_break();
        this->text(line);
        if (end == std::string_view::npos) return;
        line_break();
        text.remove_prefix(end + 1);
    }
}

void TextWriter::item(std::string_view marker) {
    end_item();
    marker_ = marker;
}

void TextWriter::end_item() {
    marker_.clear();
    line_break();
}

void TextWriter::raise(Gap gap) {
    // `<li><p>` breaks nothing: the item's marker stands there already
    if (marker_.empty()) gap_ = std::max(gap_, gap);
}

void TextWriter::fill_gap() {
    constexpr std::string_view gaps[] = {"", " ", "\n", "\n\n"};
    if (!out_.empty()) out_ += gaps[static_cast<std::size_t>(gap_)];
    gap_ = Gap::none;
    out_ += marker_;
    marker_.clear();
}

}  // namespace lectern::markup
