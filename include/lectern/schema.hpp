// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The one table of fields that the indexer, the query language, the help texts
/// and the documentation read. Term prefixes follow Xapian's convention
/// (xapian-omega's docs/termprefixes): single capitals where it names one, X…
/// for our own. Terms are folded, so none begins with an ASCII capital and no
/// colon is needed after a prefix.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace lectern {

/// Counts up whenever what is written changes; a database with another number
/// is refused with a hint.
inline constexpr int schema_version = 7;

/// Metadata keys in the database.
namespace metadata {
inline constexpr std::string_view schema = "lectern.schema";        ///< schema_version
inline constexpr std::string_view languages = "lectern.languages";  ///< stemmed as, "en de"
inline constexpr std::string_view appended = "lectern.appended";    ///< not empty: docids are not by date
inline constexpr std::string_view companies = "lectern.companies";  ///< Aliases::encode()
inline constexpr std::string_view speakers = "lectern.speakers";    ///< the same
inline constexpr std::string_view writer = "lectern.writer";        ///< "lectern 1.0.0, bulk writer"
}  // namespace metadata

enum class Field : std::uint8_t {
    title,
    abstract,
    speaker,
    company,
    event,
    track,
    tag,
    bio,
    format,
    level,
    room,
    language,
    year,
    month,
    weekday,
    date,
    id,
};

/// How a field is searched.
enum class FieldKind : std::uint8_t {
    text,     ///< words and phrases
    keyword,  ///< one whole value: format:keynote
    range,    ///< values and ranges: year:2024..2026
};

inline constexpr std::uint32_t no_slot = UINT32_MAX;

struct FieldSpec {
    Field field;
    std::string_view name;
    std::array<std::string_view, 3> aliases;  ///< empty ones unused
    FieldKind kind;
    std::string_view prefix;         ///< of its words (text); empty: unprefixed or none
    std::string_view filter_prefix;  ///< of its whole, normalized values; empty: none
    std::uint32_t slot;              ///< of the value, for ranges and sorting; no_slot: none
    bool facet;                      ///< can be counted (talk_row.hpp)
    double weight;                   ///< of a match in this field, text fields only
    std::string_view example;
    std::string_view help;
};

inline constexpr std::array<FieldSpec, 17> fields{{
    {Field::title,
     "title",
     {"t", "", ""},
     FieldKind::text,
     "S",
     "",
     no_slot,
     false,
     4.0,
     "title:dns",
     "the talk's title and subtitle"},
    {Field::abstract,
     "abstract",
     {"description", "text", ""},
     FieldKind::text,
     "",
     "",
     no_slot,
     false,
     1.0,
     "abstract:netkit",
     "the talk's description"},
    {Field::speaker,
     "speaker",
     {"by", "who", "speakers"},
     FieldKind::text,
     "A",
     "XAF",
     no_slot,
     true,
     3.0,
     "speaker:\"Liz Rice\"",
     "names of the speakers"},
    {Field::company,
     "company",
     {"org", "companies", ""},
     FieldKind::text,
     "XC",
     "XCF",
     no_slot,
     true,
     2.0,
     "company:isovalent",
     "companies and organisations the speakers come from"},
    {Field::event,
     "event",
     {"conference", "conf", "edition"},
     FieldKind::text,
     "XE",
     "XEF",
     no_slot,
     true,
     1.0,
     "event:\"europe 2025\"",
     "the conference edition"},
    {Field::track,
     "track",
     {"colocated", "", ""},
     FieldKind::text,
     "XT",
     "XTF",
     no_slot,
     true,
     1.0,
     "track:ciliumcon",
     "co-located event or track"},
    {Field::tag,
     "tag",
     {"tags", "topic", ""},
     FieldKind::text,
     "K",
     "XKF",
     no_slot,
     true,
     2.0,
     "tag:networking",
     "tags given by the source"},
    {Field::bio,
     "bio",
     {"biography", "about", ""},
     FieldKind::text,
     "XB",
     "",
     no_slot,
     false,
     0.2,
     "bio:maintainer",
     "what the speakers say about themselves"},
    {Field::format,
     "format",
     {"kind", "type", ""},
     FieldKind::keyword,
     "",
     "XFF",
     no_slot,
     true,
     0.0,
     "format:keynote",
     "talk, keynote, lightning, panel, tutorial, workshop …"},
    {Field::level,
     "level",
     {"audience", "", ""},
     FieldKind::keyword,
     "",
     "XLF",
     no_slot,
     true,
     0.0,
     "level:beginner",
     "whom the talk is for"},
    {Field::room,
     "room",
     {"location", "", ""},
     FieldKind::keyword,
     "",
     "XRF",
     no_slot,
     true,
     0.0,
     "room:\"Hall A\"",
     "where it is given"},
    {Field::language,
     "language",
     {"lang", "", ""},
     FieldKind::keyword,
     "",
     "L",
     no_slot,
     true,
     0.0,
     "language:en",
     "language of the talk (ISO 639-1)"},
    {Field::year,
     "year",
     {"years", "", ""},
     FieldKind::range,
     "",
     "Y",
     2,
     true,
     0.0,
     "year:2024..2026",
     "year of the talk"},
    {Field::month,
     "month",
     {"months", "", ""},
     FieldKind::keyword,
     "",
     "XMF",
     no_slot,
     true,
     0.0,
     "month:2025-04",
     "month of the talk"},
    {Field::weekday,
     "weekday",
     {"weekdays", "", ""},
     FieldKind::keyword,
     "",
     "XWF",
     no_slot,
     true,
     0.0,
     "weekday:friday",
     "day of the week"},
    {Field::date,
     "date",
     {"on", "day", ""},
     FieldKind::range,
     "",
     "",
     1,
     false,
     0.0,
     "date:2025-04-01..2025-04-04",
     "day of the talk"},
    {Field::id,
     "id",
     {"", "", ""},
     FieldKind::keyword,
     "",
     "Q",
     no_slot,
     false,
     0.0,
     "id:0123456789",
     "one talk by its id"},
}};

/// Slot of the title's collation key, for sorting; not a field of the language.
inline constexpr std::uint32_t title_sort_slot = 0;

/// Slot of what searches ask of each match (talk_row.hpp).
inline constexpr std::uint32_t row_slot = 3;

/// How many fields can be counted.
inline constexpr std::size_t facet_count = [] {
    std::size_t n = 0;
    for (const FieldSpec& f : fields) n += f.facet ? 1 : 0;
    return n;
}();

/// By its enumerator.
[[nodiscard]] constexpr const FieldSpec& spec(Field field) { return fields[static_cast<std::size_t>(field)]; }

/// By name or alias; nullptr when there is none.
[[nodiscard]] constexpr const FieldSpec* find_field(std::string_view name) {
    for (const FieldSpec& f : fields) {
        if (f.name == name) return &f;
        for (std::string_view alias : f.aliases) {
            if (!alias.empty() && alias == name) return &f;
        }
    }
    return nullptr;
}

namespace schema_check {

consteval bool in_enum_order() {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (static_cast<std::size_t>(fields[i].field) != i) return false;
    }
    return true;
}

consteval bool names_unique() {
    for (const FieldSpec& f : fields) {
        if (find_field(f.name) != &f) return false;
        for (std::string_view alias : f.aliases) {
            if (!alias.empty() && find_field(alias) != &f) return false;
        }
    }
    return true;
}

consteval bool prefixes_unique() {
    std::array<std::string_view, fields.size() * 2> seen{};
    std::size_t n = 0;
    for (const FieldSpec& f : fields) {
        for (std::string_view p : {f.prefix, f.filter_prefix}) {
            if (p.empty()) continue;
            for (std::size_t i = 0; i < n; ++i) {
                if (seen[i] == p) return false;
            }
            seen[n++] = p;
        }
    }
    return true;
}

consteval bool slots_unique() {
    for (const FieldSpec& f : fields) {
        if (f.slot == no_slot) continue;
        for (const std::uint32_t other : {title_sort_slot, row_slot}) {
            if (f.slot == other) return false;
        }
        for (const FieldSpec& g : fields) {
            if (&f != &g && f.slot == g.slot) return false;
        }
    }
    return true;
}

static_assert(in_enum_order());
static_assert(names_unique());
static_assert(prefixes_unique());
static_assert(slots_unique());

}  // namespace schema_check

}  // namespace lectern
