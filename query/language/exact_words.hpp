// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Quotation marks turn off stemming. The index knows stems only: one form a
/// word keeps it a third smaller than stems and spellings would. So of the talks
/// that match by stem, those are let through whose stored text has the words as
/// they were typed.

#include <xapian.h>

#include <string>
#include <vector>

#include "lectern/analyzer.hpp"
#include "lectern/schema.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// Words that follow each other.
using ExactPhrase = std::vector<std::string>;

/// The folded, unstemmed words of a text, parts of compounds in place of these.
[[nodiscard]] ExactPhrase exact_phrase(std::string_view text, Analyzer& analyzer);

/// Whether the text has the words next to each other and in order, with case and
/// accents folded and nothing else.
[[nodiscard]] bool has_phrase(std::string_view text, const ExactPhrase& phrase, Analyzer& analyzer);

/// The talks whose texts have the phrase, in one field or (nullptr) in any; to
/// be joined by AND or FILTER to what finds the candidates, for it reads the
/// stored text of every talk it is asked about: some ten microseconds each.
/// `analyzer` must outlive the search.
[[nodiscard]] Xapian::Query exact_query(const FieldSpec* field, ExactPhrase phrase, Analyzer& analyzer);

}  // namespace lectern
