// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "lectern/schema.hpp"
#include "query/render/text.hpp"

namespace lectern {

namespace {

constexpr std::size_t name_width = 10;

std::string_view kind_of(const FieldSpec& field) {
    switch (field.kind) {
        case FieldKind::text:
            return "words and phrases";
        case FieldKind::keyword:
            return "a whole value";
        case FieldKind::range:
            return "a value or a range";
    }
    return {};
}

std::string aliases_of(const FieldSpec& field) {
    std::string out;
    for (const std::string_view alias : field.aliases) {
        if (alias.empty()) continue;
        out += out.empty() ? "; also " : ", ";
        out += alias;
    }
    return out;
}

}  // namespace

std::string render_fields(const Terminal& terminal) {
    Page page(terminal, page_columns);
    for (const FieldSpec& field : fields) {
        page.paragraph({fmt::format("{:<{}}", field.name, name_width), Style::title},
                       {{fmt::format("{}: {}", field.help, field.example)}});
        page.paragraph(
            {std::string(name_width, ' ')},
            {{fmt::format("{}{}{}", kind_of(field), field.facet ? "; can be counted" : "", aliases_of(field)),
              Style::dim}});
    }
    return page.take();
}

}  // namespace lectern
