// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The word lists by which listings are understood: what is a role, what closes
/// a company's name, what nobody is called. All words in lower case.

#include <string_view>

namespace lectern::lexicon {

/// The last word of a role: engineer, maintainers, co-chair, CTO.
[[nodiscard]] bool is_role_noun(std::string_view word);
/// A word that opens a role: senior, head, vice.
[[nodiscard]] bool is_role_opening(std::string_view word);
/// A word that companies and institutions carry: labs, university, gmbh.
[[nodiscard]] bool is_company_word(std::string_view word);
/// A legal form that stands behind a comma: Inc, Ltd.
[[nodiscard]] bool is_legal_form(std::string_view word);
/// Small words of names: van, de, bin.
[[nodiscard]] bool is_name_particle(std::string_view word);
/// Words of titles that are no part of a person's name: networking, deep, dive.
[[nodiscard]] bool is_title_word(std::string_view word);
/// What is on a conference's programme without being a talk: registration,
/// lunch, party, booth.
[[nodiscard]] bool is_social_word(std::string_view word);

// The words of programmes, in the languages of conferences; folded, two words
// that belong together joined by `_`.

/// What no talk is: break, lunch, registration, check_in, almuerzo.
[[nodiscard]] bool is_pause_word(std::string_view word);
/// What a talk is seldom called: party, reception, happy_hour, expo.
[[nodiscard]] bool is_gathering_word(std::string_view word);
/// What stands beside these: morning, coffee, attendee, opens, Nachmittag, and.
[[nodiscard]] bool is_pause_modifier(std::string_view word);

}  // namespace lectern::lexicon
