// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/diagnostic.hpp"

#include <fmt/format.h>

namespace lectern {

std::string printable_path(std::string_view path) {
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            out += fmt::format("\\x{:02x}", byte);
        } else {
            out += c;
        }
    }
    return out;
}

std::string to_string(const Diagnostic& diagnostic) {
    std::string out = printable_path(diagnostic.path);
    if (diagnostic.line > 0) out += fmt::format(":{}", diagnostic.line);
    if (diagnostic.line > 0 && diagnostic.column > 0) out += fmt::format(":{}", diagnostic.column);
    out += diagnostic.severity == Severity::error ? ": error: " : ": warning: ";
    out += diagnostic.message;
    if (!diagnostic.hint.empty()) out += "; " + diagnostic.hint;
    return out;
}

}  // namespace lectern
