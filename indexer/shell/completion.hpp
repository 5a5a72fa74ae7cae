// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a shell may put in place of the word that is being typed. The options
/// come from the program's CLI11 apps; of other words the program itself knows
/// what they can be. Completion never fails: what cannot be told has no
/// candidates.

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct Candidate {
    std::string text;  ///< the whole word
    std::string help = {};
};

/// What the shell completes by itself.
enum class Paths { none, files, folders };

struct Completion {
    std::vector<Candidate> candidates = {};
    Paths paths = Paths::none;
};

/// Completes a word of which `kind` says what it is, as help does: the type of
/// an option (`FIELD=VALUE`), or the operands of a command (`WORDS...`).
using CompleteWord = std::function<Completion(std::string_view kind, std::string_view begun)>;

/// Completes the last of the words behind the name of a program or command; it
/// may be empty. Options, and values that are choices, files or folders, are
/// completed here; `complete_word` is asked about all else.
[[nodiscard]] Completion complete_arguments(const CLI::App& app, std::string_view operands,
                                            const std::vector<std::string>& words,
                                            const CompleteWord& complete_word);

/// As the shells' scripts (query/completion/) read it: a candidate a line with
/// its help behind a tab, or one line `:files` or `:folders`.
[[nodiscard]] std::string to_lines(const Completion& completion);

/// The first argument that asks for completion; the words follow.
inline constexpr std::string_view completion_option = "--complete";

}  // namespace lectern
