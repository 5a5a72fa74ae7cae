// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// ICU's word boundaries, for scripts that do not put spaces between words.

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>
#include <string_view>

namespace lectern::text {

/// Walks the words of one run of text at a time. ICU's iterator and its
/// dictionaries take 1.5 ms to load, half of a whole short query, so they are
/// loaded with the first run and not before.
class WordBreaker {
public:
    WordBreaker() = default;
    ~WordBreaker() { utext_close(&utext_); }
    WordBreaker(const WordBreaker&) = delete;
    WordBreaker& operator=(const WordBreaker&) = delete;

    /// Begins with a run of valid UTF-8, which must outlive the walk.
    void start(std::string_view run);

    /// The end of the next word, in bytes from the start of the run; its size
    /// when all are done.
    [[nodiscard]] std::uint32_t next();

private:
    UText utext_ = UTEXT_INITIALIZER;
    std::unique_ptr<icu::BreakIterator> iterator_;
    std::uint32_t size_ = 0;
    bool ready_ = false;
};

}  // namespace lectern::text
