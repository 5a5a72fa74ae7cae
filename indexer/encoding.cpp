// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "indexer/text/characters.hpp"

namespace lectern {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Place {
    std::uint32_t line = 1;
    std::uint32_t column = 1;  ///< in characters, as editors count
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

/// `end` must not lie inside a character.
Place place_of(std::string_view text, std::size_t end) {
    const std::string_view before = text.substr(0, end);
    const std::size_t break_before = before.rfind('\n');
    const std::string_view line =
        break_before == std::string_view::npos ? before : before.substr(break_before + 1);
    Place place;
    place.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    place.column += static_cast<std::uint32_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return !is_continuation(c); }));
    return place;
}

/// The name of the encoding when the content begins as UTF-16 or UTF-32 does:
/// with its byte-order mark, or with ASCII whose every other byte is NUL.
std::string_view wide_encoding(std::string_view content) {
    using namespace std::string_view_literals;
    if (content.starts_with("\xFF\xFE\0\0"sv) || content.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
    if (content.starts_with("\xFF\xFE"sv) || content.starts_with("\xFE\xFF"sv)) return "UTF-16";
    const std::string_view head = content.substr(0, 256);
    std::size_t nul[2] = {0, 0};
    for (std::size_t i = 0; i < head.size(); ++i) nul[i % 2] += std::size_t{head[i] == '\0'};
    const std::size_t pairs = head.size() / 2;
    const auto one_side = [&](std::size_t many, std::size_t few) {
        return many * 10 > pairs * 8 && few == 0;
    };
    return pairs >= 2 && (one_side(nul[0], nul[1]) || one_side(nul[1], nul[0])) ? "UTF-16"sv : ""sv;
}

EncodingCheck unusable(Diagnostic problem) { return {false, std::move(problem)}; }

/// What is wrong with the sequences of a text that should be UTF-8.
struct BadBytes {
    std::size_t count = 0;
    std::size_t first = 0;  ///< where the first begins
};

/// Calls `good(begin, end)` for runs of well-formed text, `bad(begin)` for each
/// ill-formed sequence between them.
template <class Good, class Bad>
void scan_utf8(std::string_view bytes, Good good, Bad bad) {
    std::size_t run = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const text::Char c = text::char_at(bytes, at);
        const std::size_t begin = at;
        at += c.size;
        if (c.value != text::no_char) continue;
        good(run, begin);
        bad(begin);
        run = at;
    }
    good(run, bytes.size());
}

BadBytes find_bad_bytes(std::string_view text) {
    BadBytes found;
    scan_utf8(
        text, [](std::size_t, std::size_t) {},
        [&](std::size_t begin) {
            if (found.count++ == 0) found.first = begin;
        });
    return found;
}

std::string others(const BadBytes& bad) {
    if (bad.count < 2) return {};
    return bad.count == 2 ? ", nor is 1 other" : fmt::format(", nor are {} others", bad.count - 1);
}

}  // namespace

std::string as_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + 64);
    scan_utf8(
        bytes, [&](std::size_t begin, std::size_t end) { out += bytes.substr(begin, end - begin); },
        [&](std::size_t) { out += replacement; });
    return out;
}

EncodingCheck check_encoding(const std::string& path, std::string& content) {
    if (const std::string_view wide = wide_encoding(content); !wide.empty()) {
        return unusable({.path = path,
                         .message = fmt::format("is {}", wide),
                         .hint = fmt::format("convert it to UTF-8, e.g. with iconv -f {} -t UTF-8", wide)});
    }
    if (content.starts_with(byte_order_mark)) content.erase(0, byte_order_mark.size());
    if (const std::size_t nul = content.find('\0'); nul != std::string::npos) {
        return unusable({.path = path,
                         .line = place_of(content, nul).line,
                         .message = "is no text: it contains NUL bytes",
                         .hint = "leave it out"});
    }
    if (simdjson::validate_utf8(content)) return {};
    const BadBytes bad = find_bad_bytes(content);
    const Place place = place_of(content, bad.first);
    Diagnostic problem{
        .path = path,
        .line = place.line,
        .column = place.column,
        .message = fmt::format("byte 0x{:02x} is not UTF-8", static_cast<unsigned char>(content[bad.first])),
        .hint = "convert the file to UTF-8, e.g. with iconv"};
    // Western text in a one-byte encoding has an accent in every tenth letter at
    // most; with more of them nothing readable would be left.
    if (bad.count * 10 > content.size()) {
        problem.message += others(bad) + "; nothing was read";
        return unusable(std::move(problem));
    }
    problem.message += others(bad);
    problem.message += "; read as U+FFFD";
    content = as_utf8(content);
    return {true, std::move(problem)};
}

}  // namespace lectern
