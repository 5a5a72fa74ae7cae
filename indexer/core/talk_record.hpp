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

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern {

[[nodiscard]] std::string encode_talk(const Talk& talk);

/// What a talk says of itself: the same without id and sources. With
/// encode_sources() behind it, the record of a talk without an id.
[[nodiscard]] std::string encode_facts(const Talk& talk);
[[nodiscard]] std::string encode_sources(const Talk& talk);

/// The inverse. Error: corrupt.
[[nodiscard]] Result<Talk> decode_talk(std::string_view record);

/// What documents are ordered by, found without decoding the rest; a damaged
/// record has less of it.
struct RecordOrder {
    std::string_view id;
    std::string_view date;
    std::string_view event;
    std::string_view start;
};
[[nodiscard]] RecordOrder order_of(std::string_view record);

/// What each document said of a talk that several list, to be put behind its
/// record: decode_talk() passes over it. Of each only what the talk does not say
/// as well is written.
[[nodiscard]] std::string encode_records(const Talk& talk, std::span<const Talk> records);

/// The inverse, from the whole of such a record; without ids. Error: corrupt.
[[nodiscard]] Result<std::vector<Talk>> decode_records(std::string_view record, const Talk& talk);

}  // namespace lectern
