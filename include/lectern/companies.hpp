// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Companies as entities: the published spellings of one company count as one.

#include <string>
#include <string_view>

namespace lectern {

/// The name without its legal form ("ClickHouse, Inc" -> "ClickHouse", "Huawei
/// Technologies Co., Ltd" -> "Huawei Technologies", "Etraveli Group AB" ->
/// "Etraveli Group"). A name that is nothing but a legal form stays.
/// What is returned is the beginning of `published`.
[[nodiscard]] std::string_view display_company(std::string_view published);

/// What equal companies have in common: display_company() with case,
/// diacritics and punctuation folded.
[[nodiscard]] std::string company_key(std::string_view published);

}  // namespace lectern
