// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace lectern {

/// Whether `place`, behind a comma or an `at`, is where a university of several
/// campuses is, and no second affiliation: `University of California, Berkeley`,
/// `University of Texas at Austin`, but not `University of Oxford, Acme` or
/// `University of California, Google`.
[[nodiscard]] bool is_campus_of(std::string_view university, std::string_view place);

}  // namespace lectern
