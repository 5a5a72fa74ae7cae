// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Names that are published in capitals, written as the texts around them write
/// their words: OPENTELEMETRY + AI is OpenTelemetry + AI where the titles say so.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lectern {

class Capitals {
public:
    /// Counts how the words of a text are written. Text in capitals says nothing.
    void learn(std::string_view text);

    /// A text in capitals in its usual spelling, by what was learnt; what was
    /// not is capitalised, up to three letters left alone (SDK), small words
    /// lowered. A text with small letters stays.
    [[nodiscard]] std::string restore(std::string_view text) const;

private:
    [[nodiscard]] std::string spelling_of(std::string_view word, bool first) const;

    /// folded word -> spelling -> how often
    std::unordered_map<std::string, std::unordered_map<std::string, std::uint32_t>> seen_;
};

}  // namespace lectern
