// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_text.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace lectern::xml {

namespace {

constexpr auto npos = std::string_view::npos;

/// The size of a declaration, comment or DOCTYPE at the beginning, else 0. An
/// internal subset (`[ … ]>`) belongs to its DOCTYPE.
std::size_t prologue_size(std::string_view text) {
    const auto past = [&](std::string_view end) {
        const auto at = text.find(end);
        return at == npos ? 0 : at + end.size();
    };
    if (text.starts_with("<?")) return past("?>");
    if (text.starts_with("<!--")) return past("-->");
    if (!text.starts_with("<!DOCTYPE")) return 0;
    return text.find('[') < text.find('>') ? past("]>") : past(">");
}

struct StringWriter final : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override {
        out.append(static_cast<const char*>(data), size);
    }
};

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace

std::string_view root_element(std::string_view content) {
    for (std::size_t size = 0;; size = prologue_size(content)) {
        content.remove_prefix(size);
        const auto next = content.find_first_not_of(" \t\r\n");
        content.remove_prefix(std::min(next, content.size()));
        if (prologue_size(content) == 0) break;
    }
    if (content.size() < 2 || content.front() != '<') return {};
    return content.substr(1, content.find_first_of(" \t\r\n/>", 1) - 1);
}

pugi::xml_parse_result parse(std::string_view content, pugi::xml_document& document) {
    return document.load_buffer(content.data(), content.size(), pugi::parse_default, pugi::encoding_utf8);
}

std::string inner_text(pugi::xml_node node) {
    const auto children = node.children();
    if (std::all_of(children.begin(), children.end(), is_text)) {
        std::string out;
        for (const pugi::xml_node child : children) out += child.value();
        return out;
    }
    StringWriter writer;
    for (const pugi::xml_node child : children)
        child.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(writer.out);
}

std::string child_text(pugi::xml_node node, const char* name) { return inner_text(node.child(name)); }

std::uint32_t line_of(LineCounter& lines, pugi::xml_node node, pugi::xml_node otherwise) {
    const std::ptrdiff_t offset = node ? node.offset_debug() : otherwise.offset_debug();
    return lines.line_of(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
}

}  // namespace lectern::xml
