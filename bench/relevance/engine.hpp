// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The search engines that are compared. Each gets the same talks: title,
/// abstract, speakers, tags and event.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern::relevance {

/// One way of searching an index.
class Engine {
public:
    virtual ~Engine() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Keys (judged_set.hpp) of the best talks, best first.
    [[nodiscard]] virtual Result<std::vector<std::string>> search(const std::string& query,
                                                                  std::size_t limit) = 0;
};

using Engines = std::vector<std::unique_ptr<Engine>>;

enum class IndexUse {
    make,  ///< always write the index
    keep,  ///< only when there is none of as many talks
};

/// lectern as its users get it but for the showings of a talk, which are all
/// listed; the same with any word being enough; and with each talk listed once.
[[nodiscard]] Result<Engines> lectern_engines(const std::vector<Talk>& talks,
                                              const std::filesystem::path& index, IndexUse use);

/// Xapian's TermGenerator, QueryParser and BM25 as they come, with the English
/// stemmer: all text in one field, the title three times, words joined by OR.
[[nodiscard]] Result<Engines> xapian_engines(const std::vector<Talk>& talks,
                                             const std::filesystem::path& index);

/// SQLite FTS5 with its porter tokenizer and bm25(), where the title weighs five
/// times, speakers three times, tags twice as much as the abstract: the talks
/// that have all words, and behind them those that have any.
[[nodiscard]] Result<Engines> fts5_engines(const std::vector<Talk>& talks,
                                           const std::filesystem::path& index);

/// The names of a talk's speakers; its tags.
[[nodiscard]] std::string speakers_of(const Talk& talk);
[[nodiscard]] std::string tags_of(const Talk& talk);

}  // namespace lectern::relevance
