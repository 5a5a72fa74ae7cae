// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What most sources include and never changes, for LECTERN_PRECOMPILE. No source
/// relies on it: a build without it is part of the check. Not CLI11, which defines
/// objects: each source would make them, at two seconds a time.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>
