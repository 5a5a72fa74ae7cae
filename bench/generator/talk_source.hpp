// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talks that nobody gave, as many as wanted: words, speakers, companies and
/// editions as frequent as in real programmes, the rare ones ever rarer. A seed
/// makes the same talks on every machine.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/generator/random.hpp"
#include "lectern/talk.hpp"

namespace lectern::bench {

struct Edition {
    std::string name;  ///< Dorakon Europe 2019
    std::vector<std::string> days;
    std::vector<Talk> talks;  ///< by day, time and room, with title, abstract, speakers and all facts
};

class TalkSource {
public:
    TalkSource(std::size_t talks, std::uint64_t seed);

    /// The next edition; one without talks when all talks have been given.
    [[nodiscard]] Edition next();

private:
    [[nodiscard]] std::string word(std::size_t rank) const;
    [[nodiscard]] std::string sentence();
    [[nodiscard]] std::string abstract();
    [[nodiscard]] std::string title();
    [[nodiscard]] Speaker speaker();
    [[nodiscard]] Talk talk(const Edition& edition, std::size_t number);

    Random random_;
    std::size_t left_;
    std::size_t editions_ = 0;
    Zipf words_;
    Zipf people_;
    Zipf companies_;
    Zipf tags_;
};

}  // namespace lectern::bench
