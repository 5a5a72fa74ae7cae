// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "indexer/text/characters.hpp"
#include "query/render/text.hpp"

namespace lectern {

namespace {

constexpr std::size_t context_chars = 30;  ///< of a long query, on either side of the place

/// The last characters of a text.
std::string_view tail(std::string_view whole, std::size_t chars) {
    std::size_t at = whole.size();
    for (; chars > 0 && at > 0; --chars) at -= text::char_before(whole, at).size;
    return whole.substr(at);
}

/// The query with a line under the place that the error is about.
std::string pointed_out(std::string_view query, ByteRange where, std::size_t width) {
    const std::size_t begin = std::min(where.begin, query.size());
    const std::size_t end = std::clamp(where.end, begin, query.size());
    const std::string_view before = tail(query.substr(0, begin), context_chars);
    const std::string lead = (before.size() < begin ? "  …" : "  ") + printable(before);
    const std::size_t indent = display_width(lead);
    const std::size_t room = std::max(width, indent + 1) - indent;
    const std::size_t place = display_width(printable(query.substr(begin, end - begin)));
    return lead + fit(printable(query.substr(begin)), room) + "\n" + std::string(indent, ' ') + "^" +
           std::string(std::clamp<std::size_t>(place, 1, room) - 1, '~') + "\n";
}

}  // namespace

std::string render_error(const Error& error, std::string_view query, const Terminal& terminal) {
    std::string out = "lectern: error: " + printable(error.message) + "\n";
    if (error.where) out += pointed_out(query, *error.where, terminal.width);
    if (!error.hint.empty()) out += "  " + printable(error.hint) + "\n";
    return out;
}

std::string render_score(const Hit& hit) {
    std::string parts;
    for (const ScorePart& part : hit.parts) {
        parts += fmt::format("{}{} {:.2f}", parts.empty() ? "" : " + ", printable(part.what), part.score);
    }
    return fmt::format("lectern: score: {:.2f} of {}: {}\n", hit.score, hit.talk.id, parts);
}

std::string render_warning(std::string_view message) {
    return "lectern: warning: " + printable(message) + "\n";
}

}  // namespace lectern
