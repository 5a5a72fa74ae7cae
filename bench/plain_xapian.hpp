// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a program does that uses Xapian as its guide shows: TermGenerator,
/// QueryParser, BM25, MSet::snippet() and a ValueCountMatchSpy for each facet. To
/// be measured beside lectern.

#include <xapian.h>

#include <filesystem>
#include <string>

namespace lectern {

class PlainXapian {
public:
    /// Indexes the talks of a lectern database in a temporary folder, which goes
    /// with the object. Throws Xapian::Error.
    explicit PlainXapian(const Xapian::Database& talks);
    ~PlainXapian();
    PlainXapian(const PlainXapian&) = delete;
    PlainXapian& operator=(const PlainXapian&) = delete;

    /// Ten snippets, and the counts of company, year, event and tag over all
    /// matches. Returns how many bytes of text that is, so that nothing of it is
    /// optimized away. Throws Xapian::Error.
    std::size_t search(const std::string& query);

private:
    std::filesystem::path folder_;
    Xapian::Database database_;
    Xapian::Stem stemmer_{"en"};
};

}  // namespace lectern
