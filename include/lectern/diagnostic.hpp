// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a reader has to say about a document: bad input is data, so a reader
/// returns talks and diagnostics side by side and the run goes on.

#include <cstdint>
#include <string>
#include <string_view>

namespace lectern {

enum class Severity : std::uint8_t {
    error,    ///< something of the document is lost; counts as a problem
    warning,  ///< read all the same, but worth a look
};

/// One remark about one place. `line` and `column` count from 1; 0 means that
/// the remark is about the whole file. `message` says what is wrong, `hint`
/// (may be empty) what to do.
struct Diagnostic {
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    Severity severity = Severity::error;
    std::string message;
    std::string hint = {};
};

/// Control characters as \x1b, so that a file's name cannot write to the terminal.
[[nodiscard]] std::string printable_path(std::string_view path);

/// The form of compilers: `path:line:column: error: message; hint`, with a
/// printable path.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

}  // namespace lectern
