// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talks that lectern itself printed, as JSON Lines or as a table. They are taken
/// as they are, with nothing cleaned or guessed, but may have been changed by hand
/// since.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lectern/reader.hpp"
#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// Collects the talks of one document. Their ids and sources are made anew.
class PrintedTalks {
public:
    /// `unit`: what holds a talk, in the plural: `lines`.
    PrintedTalks(std::string path, std::string_view unit) : path_(std::move(path)), unit_(unit) {}

    /// A talk without a title, with a date or time in another form or with the
    /// character U+0000 is a diagnostic like an error; of these only the first
    /// hundred are told one by one.
    void add(Result<Talk> talk, std::uint32_t line);

    /// What was collected from the lines that follow, by another that counts them
    /// from 1: `lines` of the document came before.
    void append(PrintedTalks following, std::uint32_t lines);

    /// The talks so far, which are not kept.
    [[nodiscard]] std::vector<Talk> take_talks() { return std::exchange(reading_.talks, {}); }

    [[nodiscard]] Reading take();

private:
    void refuse(Error error, std::uint32_t line);

    std::string path_;
    std::string_view unit_;
    Reading reading_;
    std::size_t refused_ = 0;
};

}  // namespace lectern
