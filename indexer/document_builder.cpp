// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_builder.hpp"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <set>

#include "indexer/core/talk_record.hpp"
#include "indexer/facet_values.hpp"
#include "indexer/text/characters.hpp"
#include "indexer/xapian_document.hpp"
#include "lectern/collection.hpp"
#include "lectern/terms.hpp"

namespace lectern {

namespace {

constexpr std::string_view default_language = "en";
constexpr std::size_t min_spelling_letters = 3;
constexpr std::size_t max_spelling_letters = 32;

/// Texts that live elsewhere: in the talk, or in a dictionary.
using Values = std::vector<std::string_view>;

/// As published, "Isovalent at Cisco"; the companies' names where a source knows
/// no more.
Values affiliations(const Talk& talk) {
    Values out;
    const auto add = [&](std::string_view text) {
        if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
    };
    for (const Speaker& speaker : talk.speakers) {
        add(speaker.affiliation);
        if (speaker.affiliation.empty())
            std::for_each(speaker.companies.begin(), speaker.companies.end(), add);
    }
    return out;
}

Values biographies(const Talk& talk) {
    Values out;
    for (const Speaker& speaker : talk.speakers) out.emplace_back(speaker.biography);
    return out;
}

/// The texts whose words a field is searched by.
Values texts_of(const Talk& talk, Field field) {
    if (field == Field::title) return {talk.title, talk.subtitle};
    if (field == Field::abstract) return {talk.abstract};
    if (field == Field::company) return affiliations(talk);
    if (field == Field::bio) return biographies(talk);
    return distinct_values(talk, field);
}

/// Adds the names that the spellings stand for: `company:google` finds who is
/// announced as `GCP`.
void add_names(const std::vector<FacetNumber>& values, Values& texts) {
    for (const FacetNumber& value : values) {
        const bool is_there = std::any_of(texts.begin(), texts.end(), [&](std::string_view text) {
            return text.find(value.name) != std::string_view::npos ||
                   normalize_name(text).find(normalize_name(value.name)) != std::string::npos;
        });
        if (!is_there) texts.push_back(value.name);
    }
}

/// "2025-04-01" -> "20250401", which sorts and compares as it is.
std::string date_value(const std::string& date) {
    std::string digits = date;
    std::erase(digits, '-');
    return digits;
}

bool is_spelling(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size(); ++letters) {
        const text::Char c = text::char_at(word, at);
        if (!text::is_letter(text::char_kind(c.value))) return false;
        at += c.size;
    }
    return letters >= min_spelling_letters && letters <= max_spelling_letters;
}

bool teaches_spelling(Field field) {
    return field == Field::title || field == Field::abstract || field == Field::speaker ||
           field == Field::company;
}

/// As Xapian counts it.
std::uint32_t length_of(const IndexedDocument& document) {
    const std::span<const Occurrence> occurrences = document.occurrences();
    return std::accumulate(occurrences.begin(), occurrences.end(), std::uint32_t{0},
                           [](std::uint32_t sum, const Occurrence& one) { return sum + one.wdf; });
}

}  // namespace

/// Sort keys in the order of dictionaries: root collation of the CLDR, letters
/// first, then accents.
class DocumentBuilder::TitleOrder {
public:
    TitleOrder() {
        UErrorCode status = U_ZERO_ERROR;
        collator_.reset(icu::Collator::createInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status)) collator_.reset();
        if (collator_) collator_->setStrength(icu::Collator::SECONDARY);
    }

    /// Cut to a length at which titles differ; a cut key still compares rightly.
    [[nodiscard]] std::string key(const std::string& title) const {
        constexpr std::size_t max_key_bytes = 64;
        if (!collator_) return fold(title).substr(0, max_key_bytes);
        std::array<std::uint8_t, max_key_bytes> bytes{};
        const std::int32_t needed = collator_->getSortKey(icu::UnicodeString::fromUTF8(title), bytes.data(),
                                                          static_cast<std::int32_t>(bytes.size()));
        // Without the NUL byte that ends a whole key.
        const auto size =
            std::min(static_cast<std::ptrdiff_t>(bytes.size()), std::ptrdiff_t{std::max(needed, 1) - 1});
        return {bytes.begin(), bytes.begin() + size};
    }

private:
    std::unique_ptr<icu::Collator> collator_;
};

DocumentBuilder::DocumentBuilder(const FacetNumbers& facets, std::size_t word_bytes)
    : facets_(facets), word_bytes_(word_bytes), title_order_(std::make_unique<TitleOrder>()) {}

DocumentBuilder::~DocumentBuilder() = default;

DocumentBuilder::Words& DocumentBuilder::words_of(const Talk& talk) {
    const std::string language = stemmed_as(talk.language);
    return words_.try_emplace(language, language).first->second;
}

/// The words of a field's values, as text_term() spells them. Returns how many
/// words the first value has.
std::uint32_t DocumentBuilder::add_text(IndexedDocument& document, const FieldSpec& field,
                                        const Values& values, Words& words) {
    std::uint32_t before = 0;
    std::uint32_t first_words = 0;
    std::unordered_set<std::string_view> seen;  // in biographies
    for (const std::string_view value : values) {
        if (value.empty()) continue;
        std::uint32_t last = before;
        words.analyzer.tokenize(value, [&](const Token& token) {
            // What a biography repeats says no more about the talk, and would make
            // it a long one.
            const bool counts = field.field != Field::bio || seen.insert(token.term).second;
            const TermId term = words.numbers.term(field.field, token.number,
                                                   [&] { return document.term(field.prefix, token.term); });
            document.add_posting(term, before + token.position, counts ? 1 : 0);
            if (token.last_position != token.position) {
                document.add_posting(term, before + token.last_position, 0);
            }
            last = std::max(last, before + token.last_position);
            if (teaches_spelling(field.field)) words.numbers.add_spelling(document, token, is_spelling);
        });
        if (before == 0) first_words = last;
        before = last + gap_between_values;
    }
    return first_words;
}

DocumentBuilder::Facets DocumentBuilder::facets_of(const Talk& talk) const {
    Facets facets;
    for (std::size_t i = 0; i < facets.size(); ++i) facets[i] = facets_.values_of(talk, facet_fields[i]);
    return facets;
}

void DocumentBuilder::add_facets(IndexedDocument& document, const Facets& facets, TalkRow& row) {
    facet_terms_.begin(document, false);
    for (std::size_t i = 0; i < facets.size(); ++i) {
        const FieldSpec& field = spec(facet_fields[i]);
        for (const FacetNumber& value : facets[i]) {
            row.values[i].push_back(value.ordinal);
            document.add_term(facet_terms_.term(field.field, value.ordinal, [&] {
                return document.term({}, filter_term_of_key(field, value.key));
            }));
        }
    }
}

void DocumentBuilder::build(const Talk& talk, IndexedDocument& document) {
    Words& words = words_of(talk);
    words.numbers.begin(document,
                        words.analyzer.trim(word_bytes_));  // no token of an earlier talk is held any more
    const Facets facets = facets_of(talk);
    TalkRow row;
    for (const FieldSpec& field : fields) {
        if (field.kind != FieldKind::text) continue;
        Values texts = texts_of(talk, field.field);
        if (field.field == Field::company || field.field == Field::speaker) {
            add_names(facets[facet_index(field.field)], texts);
        }
        const std::uint32_t count = add_text(document, field, texts, words);
        if (field.field == Field::title) row.title_words = count;
    }
    add_facets(document, facets, row);
    row.group = group_key(talk);
    row.length = length_of(document);
    document.add_value(row_slot, encode_row(row));
    document.add_term(filter_term(spec(Field::id), talk.id));
    document.add_value(spec(Field::year).slot, std::string(year_of(talk)));
    if (!talk.date.empty()) document.add_value(spec(Field::date).slot, date_value(talk.date));
    document.add_value(title_sort_slot, title_order_->key(talk.title));
}

Xapian::Document DocumentBuilder::build(const Talk& talk) {
    last_.forget();
    build(talk, last_);
    last_.set_data(encode_talk(talk));
    return to_xapian(last_);
}

std::unordered_set<std::string> DocumentBuilder::spellings() const {
    std::unordered_set<std::string> words;
    for (const TermId word : last_.spellings()) words.emplace(last_.words()[word]);
    return words;
}

std::string stemmed_as(const std::string& language) {
    std::string code = normalize_language(language);
    return code.empty() ? std::string(default_language) : code;
}

std::string stemmed_languages(const FacetDictionary& facets) {
    std::set<std::string> codes;
    for (const std::string_view language : facets.languages())
        codes.insert(stemmed_as(std::string(language)));
    return format_languages(std::move(codes));
}

std::string format_languages(std::set<std::string> codes) {
    codes.emplace(default_language);
    std::string out;
    for (const std::string& code : codes) out += (out.empty() ? "" : " ") + code;
    return out;
}

}  // namespace lectern
