// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Whether the bytes of a file are text, before any reader looks at them.

#include <optional>
#include <string>
#include <string_view>

#include "lectern/diagnostic.hpp"

namespace lectern {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct EncodingCheck {
    bool usable = true;  ///< `content` is UTF-8 now, without NUL bytes and byte-order mark
    std::optional<Diagnostic> problem = {};
};

/// Makes `content` what readers rely on. A byte-order mark goes; a few bytes
/// that are no UTF-8 become U+FFFD, with one problem at the first of them;
/// UTF-16, NUL bytes or mostly other bytes than UTF-8 make it unusable.
[[nodiscard]] EncodingCheck check_encoding(const std::string& path, std::string& content);

/// Every ill-formed sequence becomes U+FFFD: for names of files, which are bytes.
[[nodiscard]] std::string as_utf8(std::string_view bytes);

}  // namespace lectern
