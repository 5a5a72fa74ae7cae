// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Nobody's mailbox or telephone belongs into an index. Exports carry them in
/// abstracts and biographies; this is where they go, for every reader.

#include <string>
#include <string_view>

#include "lectern/talk.hpp"

namespace lectern {

/// The text without e-mail addresses (also `ann [at] example [dot] org`) and
/// telephone numbers, and without the brackets or labels (`E-mail:`, `Tel.`) that
/// were only there for them. What merely looks similar stays: versions, IPv4
/// addresses, `@handles`, `git@github.com:org/repo`, `ssh root@db.example.org`,
/// `getty@tty1.service`, `lodash@4.17.21`. Linear in the length of the text.
[[nodiscard]] std::string without_contacts(std::string_view text);

/// Does so to the abstract and the biographies.
void drop_contacts(Talk& talk);

}  // namespace lectern
