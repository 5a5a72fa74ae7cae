// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The Cranfield collection: 1,400 abstracts on aerodynamics, 225 questions,
/// 1,836 judgements (Cleverdon 1967), in the form of TREC.

#include <filesystem>

#include "bench/relevance/judged_set.hpp"

namespace lectern::relevance {

/// Reads `cran.all.1400.xml`, `cran.qry.xml` and `cranqrel.trec.txt` of a folder.
/// The judgements number the questions in the order of the file, not by their
/// `<num>`. Errors: io, bad_input.
[[nodiscard]] Result<JudgedSet> read_cranfield(const std::filesystem::path& folder);

}  // namespace lectern::relevance
