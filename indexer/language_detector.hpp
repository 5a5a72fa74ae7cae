// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The language of a talk that does not say it.

#include <string>

#include "lectern/talk.hpp"

namespace lectern {

/// ISO 639-1 code of the language that title and abstract are written in, by the
/// Compact Language Detector (libcld2); empty where there is too little text to
/// be sure. Of a text in two languages the one that has more of it. Looks at the
/// first max_detection_bytes. May be called from several threads.
[[nodiscard]] std::string detect_language(const Talk& talk);

/// Enough: twice as much text finds one more talk in two hundred.
inline constexpr std::size_t max_detection_bytes = 700;

}  // namespace lectern
