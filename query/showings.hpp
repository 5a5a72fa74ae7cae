// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// One talk given at several events is several documents, its showings; the
/// indexer gives them one key (talk_row.hpp).

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lectern/talk_row.hpp"
#include "query/warm_database.hpp"

namespace lectern {

/// Which of some documents are showings of one talk.
class Showings {
public:
    Showings() = default;

    /// Of the documents, ascending: reads one stream of values, some fifty
    /// nanoseconds a document. Throws Xapian::Error.
    Showings(const WarmDatabase& database, std::vector<Xapian::docid> documents);

    /// How many talks they are.
    [[nodiscard]] std::size_t talks() const { return talks_; }

    /// 0, too, of a document that is not among them.
    [[nodiscard]] TalkKey key(Xapian::docid document) const;

    /// The showings of a talk, ascending; none of 0.
    [[nodiscard]] std::vector<Xapian::docid> of(TalkKey talk) const;

private:
    std::vector<Xapian::docid> documents_;
    std::vector<TalkKey> keys_;  ///< of each
    std::size_t talks_ = 0;
};

}  // namespace lectern
