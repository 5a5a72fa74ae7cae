// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/text/characters.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {
namespace text {
namespace {

struct PlainLetter {
    char32_t letter;
    std::string_view plain;
};

// Letters that people type without the stroke, the hook or the ligature, and
// that Unicode does not decompose. Lower case: they are looked up folded.
constexpr std::array plain_letters{
    PlainLetter{U'\u00E6', "ae"},  // æ
    PlainLetter{U'\u00F0', "d"},   // ð: Sigurðarson
    PlainLetter{U'\u00F8', "o"},   // ø
    PlainLetter{U'\u00FE', "th"},  // þ
    PlainLetter{U'\u0111', "d"},   // đ
    PlainLetter{U'\u0127', "h"},   // ħ
    PlainLetter{U'\u0131', "i"},   // ı
    PlainLetter{U'\u0138', "k"},   // ĸ
    PlainLetter{U'\u0142', "l"},   // ł
    PlainLetter{U'\u014B', "n"},   // ŋ
    PlainLetter{U'\u0153', "oe"},  // œ
    PlainLetter{U'\u0167', "t"},   // ŧ
    PlainLetter{U'\u0180', "b"},   // ƀ
    PlainLetter{U'\u0192', "f"},   // ƒ
    PlainLetter{U'\u0199', "k"},   // ƙ
    PlainLetter{U'\u019A', "l"},   // ƚ
    PlainLetter{U'\u01B4', "y"},   // ƴ
    PlainLetter{U'\u01B6', "z"},   // ƶ
    PlainLetter{U'\u01DD', "e"},   // ǝ
    PlainLetter{U'\u0237', "j"},   // ȷ
    PlainLetter{U'\u0253', "b"},   // ɓ
    PlainLetter{U'\u0254', "o"},   // ɔ
    PlainLetter{U'\u0256', "d"},   // ɖ
    PlainLetter{U'\u0257', "d"},   // ɗ
    PlainLetter{U'\u0259', "e"},   // ə
    PlainLetter{U'\u025B', "e"},   // ɛ
    PlainLetter{U'\u0268', "i"},   // ɨ
    PlainLetter{U'\u026B', "l"},   // ɫ
    PlainLetter{U'\u0272', "n"},   // ɲ
    PlainLetter{U'\u0451', "е"},   // Cyrillic ё, which Russian prints as е
};

constexpr bool by_letter(const PlainLetter& a, const PlainLetter& b) { return a.letter < b.letter; }
static_assert(std::is_sorted(plain_letters.begin(), plain_letters.end(), by_letter));

const PlainLetter* find_plain(char32_t c) {
    const auto* at =
        std::lower_bound(plain_letters.begin(), plain_letters.end(), PlainLetter{c, ""}, by_letter);
    return at != plain_letters.end() && at->letter == c ? at : nullptr;
}

UScriptCode script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

// A mark on a digit or a symbol goes as well (the keycap of 1️⃣ is one).
bool sheds_marks(UScriptCode script) {
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_COMMON;
}

void append_utf8(std::string& out, char32_t c) {
    icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(out);
}

// The letter under the accents of é, ǖ, ᾧ: the first of its full decomposition.
char32_t base_letter(char32_t c, const icu::Normalizer2& nfd) {
    icu::UnicodeString decomposed;
    if (nfd.getDecomposition(static_cast<UChar32>(c), decomposed) == 0) return c;
    return static_cast<char32_t>(decomposed.char32At(0));
}

void append_plain(std::string& out, char32_t c) {
    if (const PlainLetter* letter = find_plain(c)) {
        out += letter->plain;
    } else {
        append_utf8(out, c);
    }
}

std::string strip_diacritics(std::string_view folded, const icu::Normalizer2& nfd) {
    std::string out;
    out.reserve(folded.size());
    bool shedding = false;
    for (std::size_t at = 0; at < folded.size();) {
        const Char c = char_at(folded, at);
        at += c.size;
        if (is_ascii(folded[at - 1])) {  // most of a text: Latin or common, without marks of its own
            out += folded[at - 1];
            shedding = true;
            continue;
        }
        if (c.value == no_char) {
            append_utf8(out, 0xFFFD);
            continue;
        }
        const auto type = u_charType(static_cast<UChar32>(c.value));
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) {
            if (!shedding) append_utf8(out, c.value);
            continue;
        }
        const UScriptCode script = script_of(c.value);
        shedding = sheds_marks(script);
        const bool accented = script == USCRIPT_LATIN || script == USCRIPT_GREEK;
        append_plain(out, accented ? base_letter(c.value, nfd) : c.value);
    }
    return out;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
    return out;
}

}  // namespace

std::string fold_unicode(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded, static_cast<std::int32_t>(text.size()));
    if (U_SUCCESS(status)) {
        const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
        casefold->normalizeUTF8(0, piece, sink, nullptr, status);
    }
    // An ICU without its data can fold nothing but ASCII.
    if (U_FAILURE(status)) return lower_ascii(text);
    return is_ascii(folded) ? folded : strip_diacritics(folded, *nfd);
}

std::string fold_word(std::string_view word) {
    const std::string folded = fold(word);
    std::string out;
    out.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        const Char c = char_at(folded, at);
        // What is left of ASCII's symbols is part of a name: c++, .net, v1.16.
        const bool name_symbol = c.value == U'+' || c.value == U'#' || c.value == U'.';
        if (name_symbol || char_kind(c.value) != CharKind::other) out += folded.substr(at, c.size);
        at += c.size;
    }
    return out;
}

}  // namespace text

std::string fold(std::string_view unfolded) {
    const std::string_view readable = unfolded.substr(0, Analyzer::max_text_bytes);
    return text::is_ascii(readable) ? text::lower_ascii(readable) : text::fold_unicode(readable);
}

std::string normalize_name(std::string_view name) {
    const bool plain = name.size() <= Analyzer::max_text_bytes && text::is_ascii(name);
    const std::string folded = plain ? std::string() : fold(name);
    std::string out;
    out.reserve(name.size());
    bool gap = false;
    for (const char c : plain ? name : std::string_view()) {
        if (text::ascii_kinds[static_cast<unsigned char>(c)] == text::CharKind::other) {
            gap = true;
        } else {
            if (gap && !out.empty()) out += ' ';
            gap = false;
            out += text::ascii_lower(c);
        }
    }
    for (std::size_t at = 0; at < folded.size();) {
        const text::Char c = text::char_at(folded, at);
        if (text::char_kind(c.value) == text::CharKind::other) {
            gap = true;
        } else {
            if (gap && !out.empty()) out += ' ';
            gap = false;
            out.append(folded, at, c.size);
        }
        at += c.size;
    }
    return out;
}

}  // namespace lectern
