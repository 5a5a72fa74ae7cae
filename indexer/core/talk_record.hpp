// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The talk as a document of the database keeps it: much quicker to read than
/// JSON, of which ten talks cost a tenth of a whole search.
///
/// A record is a sequence of fields, each a tag byte, the length of the value as
/// a base-128 number (low bits first) and the value. A value is text or, for
/// speakers and sources, a record of its own. Empty values are left out, and
/// tags that a reader does not know are passed over.

#include <string>
#include <string_view>

#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern {

[[nodiscard]] std::string encode_talk(const Talk& talk);

/// The inverse. Error: corrupt.
[[nodiscard]] Result<Talk> decode_talk(std::string_view record);

}  // namespace lectern
