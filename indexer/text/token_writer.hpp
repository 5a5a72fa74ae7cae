// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What pieces mean: from the scanner's pieces to the analyzer's tokens.

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/scanner.hpp"
#include "indexer/text/vocabulary.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::text {

/// Collects the pieces that are glued together, a chunk, and writes the chunk's
/// tokens when it is complete. Holds at most most_joined_parts pieces, however
/// long the chunk. Its buffers are kept from one text to the next.
class TokenWriter {
public:
    using Sink = std::function<void(const Token&)>;

    /// More joined parts than these are a path or a URL, which nobody types as
    /// one word.
    static constexpr std::size_t most_joined_parts = 4;

    /// A spelling can be longer than its term: 𝗯𝗼𝗹𝗱 takes four bytes a letter.
    static constexpr std::size_t max_spelling_bytes = 4 * Analyzer::max_term_bytes;

    explicit TokenWriter(Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

    /// Both are used until finish().
    void start(std::string_view text, const Sink& sink);
    void add(std::span<const Piece> pieces);
    void finish() { finish_chunk(); }

    /// So many at once are worth it to look ahead.
    static constexpr std::size_t pieces_at_once = 32;

private:
    using Entry = Vocabulary::Entry;

    // What a stretch of text is in the index; no entry when that would be too
    // long, or nothing.
    struct Part {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        const Entry* entry = nullptr;
    };

    void add(const Piece& piece);
    void finish_chunk();
    void finish_separately();
    [[nodiscard]] bool any_with_inner_parts();
    [[nodiscard]] std::size_t find_humps(const Piece& piece);

    void write_joined();
    void write_alone(const Piece& piece);
    void write_word(const Piece& piece);
    void write_symbol(const Piece& piece);
    void write_version(const Piece& piece);
    void write_humps(const Piece& piece);
    void write_compound(const Part& whole);
    void write(const Part& part, TokenKind kind, std::uint32_t position, std::uint32_t last_position);

    [[nodiscard]] Part look_up(std::uint32_t begin, std::uint32_t end, bool elided = false);
    [[nodiscard]] const Entry* look_up(std::string_view spelling);

    Vocabulary* vocabulary_;
    std::string_view text_;
    const Sink* sink_ = nullptr;
    std::uint32_t position_ = 0;  // of the last word written
    std::array<Piece, most_joined_parts> pieces_;
    std::size_t count_ = 0;             // of pieces_
    bool too_many_ = false;             // pieces in this chunk
    std::vector<Part> parts_;           // of the compound being written
    std::vector<std::uint32_t> humps_;  // ends, from find_humps()
    std::string joined_;
};

}  // namespace lectern::text
