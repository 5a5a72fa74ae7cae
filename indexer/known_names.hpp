// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the other bylines of the same schedule say about a name. `A, Liquid Reply
/// & B, Acme` is two people or three; but where `C, Liquid Reply` stands alone on
/// the same schedule, it is two.

#include <string>
#include <string_view>
#include <unordered_map>

namespace lectern {

class KnownNames {
public:
    /// Takes from a byline (what split_title() cuts off) what no reading of it
    /// could dispute: who opens a group, and what closes it behind a comma.
    void learn(std::string_view byline);

    [[nodiscard]] bool is_company(std::string_view name) const;
    /// Also when only the first name has been seen.
    [[nodiscard]] bool is_person(std::string_view name) const;

private:
    using Counts = std::unordered_map<std::string, int>;

    Counts companies_;    // by normalized name
    Counts people_;       // by normalized name
    Counts first_names_;  // of people
};

}  // namespace lectern
