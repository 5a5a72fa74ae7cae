// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Titles of recordings, which often carry more than the title of the talk.

#include <string>
#include <string_view>
#include <vector>

#include "lectern/talk.hpp"

namespace lectern::pyvideo {

/// Where a recording belongs, by what is known apart from its title.
struct TitleContext {
    std::vector<std::string> speakers = {};  ///< their names
    std::string event = {};                  ///< `PyCon US 2019`
    std::string folder = {};                 ///< `pycon-us-2019`; names the event in other words
};

/// `Ann Lee - Life of a packet - PyCon 2019` -> `Life of a packet`. Parts at either
/// end go only when they are proven to be the speakers or the event; where nothing
/// but the kind of talk would be left (`Keynote - Ann Lee`), they stay.
[[nodiscard]] std::string talk_title(std::string_view title, const TitleContext& context);

}  // namespace lectern::pyvideo
