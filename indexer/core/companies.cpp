// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/companies.hpp"

#include <algorithm>
#include <array>

#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

// Legal forms as they close a company's name, normalized. "Group", "Labs" and
// "Technologies" are parts of names and not here.
constexpr std::array<std::string_view, 33> legal_forms{
    "inc", "incorporated", "llc", "llp", "ltd", "limited", "corp", "corporation", "co",  "company", "gmbh",
    "ag",  "ab",           "as",  "asa", "oy",  "oyj",     "bv",   "nv",          "sa",  "sas",     "sarl",
    "spa", "srl",          "sl",  "plc", "pty", "pvt",     "kk",   "kg",          "ohg", "aps",     "sro",
};

bool is_legal_form(std::string_view word) {
    std::string folded;
    for (const char c : normalize_name(word)) {
        if (c != ' ') folded += c;  // "S.A." and "s.r.o." lose their dots
    }
    return std::find(legal_forms.begin(), legal_forms.end(), folded) != legal_forms.end();
}

std::string_view trim_end(std::string_view text) {
    const auto last = text.find_last_not_of(" ,");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

}  // namespace

std::string_view display_company(std::string_view published) {
    std::string_view name = trim_end(published);
    while (true) {
        const auto space = name.find_last_of(" ,");
        if (space == std::string_view::npos || !is_legal_form(name.substr(space + 1))) break;
        const std::string_view shorter = trim_end(name.substr(0, space));
        if (shorter.empty()) break;
        name = shorter;
    }
    return name;
}

std::string company_key(std::string_view published) { return normalize_name(display_company(published)); }

}  // namespace lectern
