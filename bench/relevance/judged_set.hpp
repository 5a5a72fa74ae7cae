// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Queries and what people think of the documents found for them.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern::relevance {

struct JudgedQuery {
    std::string id;
    std::string kind;  ///< of query: "typo", "name" …
    std::string text;
    std::map<std::string, int> grades = {};  ///< 0…3 by key_of() the talk
};

/// Documents and the queries judged over them.
struct JudgedSet {
    std::string name;
    std::vector<Talk> talks;
    std::vector<JudgedQuery> queries;
};

/// What judgements call a talk: the last three parts of the path of its first
/// source, `pycon-us-2012/videos/keynote.json`. It stays the same wherever the
/// collection lies and however ids are made.
[[nodiscard]] std::string key_of(const Talk& talk);

/// Reads `queries.tsv` (id, kind, query) and every `judgements/*.tsv` (query id,
/// grade, key) of a folder. Errors: io, and bad_input with file and line.
[[nodiscard]] Result<std::vector<JudgedQuery>> read_judgements(const std::filesystem::path& folder);

/// Calls every talk by its key_of(), also where a judgement names another of its
/// sources; the best grade counts. Returns how many judgements name no talk.
std::size_t use_first_sources(JudgedSet& set);

[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

}  // namespace lectern::relevance
