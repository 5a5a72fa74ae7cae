// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the pieces of a byline can be, told by their words. See byline.hpp for
/// names and roles.

#include <string>
#include <string_view>
#include <utility>

namespace lectern {

/// Whether something in the text says that it is a company and nobody's name:
/// `GmbH`, `Labs`, a digit, a domain.
[[nodiscard]] bool has_company_clue(std::string_view text);

/// The same of its last word only: `Cloud Native` is a field, `Native Cloud` is not.
[[nodiscard]] bool ends_like_a_company(std::string_view text);

/// Whether the text can be where somebody works, and is no piece of a sentence.
[[nodiscard]] bool plausible_affiliation(std::string_view text);

/// `PhD`, behind a name: neither company nor role.
[[nodiscard]] bool is_academic_title(std::string_view text);

/// `now part of Cisco`, behind a company.
[[nodiscard]] bool tells_of_purchase(std::string_view text);

/// Whether the first word is one that roles open with: `VP Ecosystem`, but also
/// `Global Payments`.
[[nodiscard]] bool opens_a_role(std::string_view text);

/// `CTO at Kestrel & Finch`, `CTO of X`, `CTO X`: the role and the rest; the role
/// is empty where there is none.
[[nodiscard]] std::pair<std::string, std::string> split_role(std::string_view part);

}  // namespace lectern
