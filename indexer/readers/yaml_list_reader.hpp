// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "lectern/reader.hpp"

namespace lectern {

/// Lists of talks in YAML, as sites keep them in data folders: rubyevents'
/// `videos.yml`, `_data/talks.yml`, days of slots of talks.
[[nodiscard]] const Reader& yaml_list_reader();

}  // namespace lectern
