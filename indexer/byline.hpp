// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Reads who speaks, and for whom: `Liz Rice, Isovalent at Cisco & Neha
/// Aggarwal, Microsoft`, `A & B, Company; C, Company2`, `A (Company) and B
/// (Company)`, `Hemanth Malla & Mahé Tardy, Program Committee Co-Chairs`.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/talk.hpp"

namespace lectern {

struct Byline {
    std::vector<Speaker> speakers;
    bool affiliated = false;  ///< somebody has an affiliation or a role
    bool labelled = false;    ///< opened by `Speakers:`, `Presented by` …
};

class KnownNames;

/// How freely something is a name. Beside a schedule a single word may be one
/// (`Prakash, Zerodha`), in the middle of prose it is anything. Behind the dash
/// of a schedule system's titles speakers are what is expected: there `Jessica
/// Day` is one although days are more often none, and a group that says nothing
/// (`; TBA`) is passed over behind one that does.
enum class NameForm { full, one_word_too, scheduled };

/// The whole text as a byline; absent when a part of it is no name, role or
/// company. A label (`Speakers:`, `by`, `Moderated by`) may open it. `known`, if
/// given, decides what the text alone does not.
[[nodiscard]] std::optional<Byline> parse_byline(std::string_view text, NameForm names = NameForm::full,
                                                 const KnownNames* known = nullptr);

/// Whether a line opens like a byline: `Speakers:`, `Presented by`, `by`.
[[nodiscard]] bool opens_with_label(std::string_view text);

/// A published title with the speakers behind its last dash (or, for keynotes
/// and the like, behind a colon).
struct SplitTitle {
    std::string title;
    std::optional<Byline> byline;
    std::string behind = {};  ///< what the byline was read from
};
[[nodiscard]] SplitTitle split_title(std::string_view published, NameForm names = NameForm::full,
                                     const KnownNames* known = nullptr);

/// The companies that an affiliation names: `X at Y`, `X @ Y`, `X, now part of
/// Y` name both.
[[nodiscard]] std::vector<std::string> companies_in(std::string_view affiliation);

/// Whether the text can be a person's name. Words that are more at home in
/// titles (`Day`, `Story`) are no part of one, except `doubtful_words` of them.
[[nodiscard]] bool is_person_name(std::string_view text, std::size_t doubtful_words = 0);

/// Whether the text names a role and no company: `CTO`, `Cilium Maintainer`.
[[nodiscard]] bool is_role(std::string_view text);

}  // namespace lectern
