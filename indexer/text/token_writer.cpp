// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/token_writer.hpp"

#include <algorithm>

#include "indexer/text/characters.hpp"
#include "indexer/text/fold.hpp"
#include "indexer/text/humps.hpp"

namespace lectern::text {
namespace {

using Key = std::array<char, TokenWriter::max_spelling_bytes>;

// In lower case as far as ASCII goes, which spares most words their folding.
std::string_view lower_key(std::string_view spelling, Key& key) {
    std::transform(spelling.begin(), spelling.end(), key.begin(), ascii_lower);
    return {key.data(), spelling.size()};
}

// Less what is written but not part of the word: don't, 10,000.
std::string_view elided_key(std::string_view spelling, Key& key) {
    std::size_t size = 0;
    for (std::size_t at = 0; at < spelling.size();) {
        const Char c = char_at(spelling, at);
        const std::string_view bytes = spelling.substr(at, c.size);
        at += c.size;
        if (c.value == U',' || is_apostrophe(c.value)) continue;
        std::transform(bytes.begin(), bytes.end(), key.begin() + size, ascii_lower);
        size += bytes.size();
    }
    return {key.data(), size};
}

// Nothing but letters or digits, and no part of a chunk that it does not begin.
bool is_plain(const Piece& piece) {
    return !piece.joined && !piece.inner_upper && piece.prefix + piece.suffix + piece.number == 0;
}

}  // namespace

void TokenWriter::start(std::string_view text, const Sink& sink) {
    text_ = text;
    sink_ = &sink;
    position_ = 0;
    count_ = 0;
    too_many_ = false;
}

void TokenWriter::add(std::span<const Piece> pieces) {
    const auto spelling = [this](const Piece& piece) {
        return text_.substr(piece.begin, piece.end - piece.begin);
    };
    // In no function of their own: GCC 12 leaves out calls of one that does nothing
    // but prefetch.
    if (vocabulary_->looks_for_all()) {
        for (const Piece& piece : pieces) __builtin_prefetch(vocabulary_->slot_of(spelling(piece)));
        for (const Piece& piece : pieces) __builtin_prefetch(vocabulary_->entry_of(spelling(piece)));
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool is_last = i + 1 == pieces.size();  // what follows may be glued to it
        if (!is_last && !pieces[i + 1].joined && is_plain(pieces[i])) {
            finish_chunk();
            write_word(pieces[i]);
        } else {
            add(pieces[i]);
        }
    }
}

void TokenWriter::add(const Piece& piece) {
    if (!piece.joined) finish_chunk();
    if (count_ == most_joined_parts) {
        finish_separately();
        too_many_ = true;
    }
    pieces_[count_++] = piece;
    // Of #kube-proxy the parts must be kube and proxy; #kube is for #kube alone.
    Piece& first = pieces_.front();
    if (piece.joined && first.prefix != 0 && text_[first.begin] == '#') {
        first.begin += first.prefix;
        first.prefix = 0;
    }
    if (too_many_) finish_separately();
}

void TokenWriter::finish_chunk() {
    if (count_ > 1 && !any_with_inner_parts()) {
        write_joined();
        count_ = 0;
    } else {
        finish_separately();
    }
    too_many_ = false;
}

// Each piece stands on its own when there are too many, or when one of them has
// parts itself: of GitHub/GitLab, `github` must be found, and githubgitlab is
// nothing anybody looks for.
void TokenWriter::finish_separately() {
    for (std::size_t i = 0; i < count_; ++i) write_alone(pieces_[i]);
    count_ = 0;
}

bool TokenWriter::any_with_inner_parts() {
    for (std::size_t i = 0; i < count_; ++i) {
        if (pieces_[i].number != 0 || find_humps(pieces_[i]) > 1) return true;
    }
    return false;
}

std::size_t TokenWriter::find_humps(const Piece& piece) {
    const std::uint32_t size = piece.end - piece.begin;
    if (!piece.inner_upper || size > max_spelling_bytes) return 1;
    find_hump_ends(text_.substr(piece.begin, size), humps_);
    return humps_.size();
}

void TokenWriter::write_joined() {
    parts_.clear();
    joined_.clear();
    bool complete = true;
    for (std::size_t i = 0; i < count_; ++i) {
        parts_.push_back(look_up(pieces_[i].begin, pieces_[i].end, pieces_[i].elided));
        complete = complete && parts_.back().entry != nullptr;
        if (complete) joined_ += parts_.back().entry->word;
    }
    write_compound({parts_.front().begin, parts_.back().end, complete ? look_up(joined_) : nullptr});
}

void TokenWriter::write_alone(const Piece& piece) {
    if (piece.prefix + piece.suffix != 0) {
        write_symbol(piece);
    } else if (piece.number != 0) {
        write_version(piece);
    } else if (find_humps(piece) > 1) {
        write_humps(piece);
    } else {
        write_word(piece);
    }
}

void TokenWriter::write_word(const Piece& piece) {
    ++position_;
    const std::string_view spelling = text_.substr(piece.begin, piece.end - piece.begin);
    if (vocabulary_->passes_over(spelling)) {
        (*sink_)({spelling, spelling, position_, position_, piece.begin, piece.end, TokenKind::word});
    } else {
        write(look_up(piece.begin, piece.end, piece.elided), TokenKind::word, position_, position_);
    }
}

// C++ is c++ and c, .NET is .net and net.
void TokenWriter::write_symbol(const Piece& piece) {
    parts_.assign(1, look_up(piece.begin + piece.prefix, piece.end - piece.suffix, piece.elided));
    write_compound(look_up(piece.begin, piece.end, piece.elided));
}

// Python3.8 is python and 3.8; the v of v1.16 and TLSv1.3 is no word.
void TokenWriter::write_version(const Piece& piece) {
    const std::string_view name = text_.substr(piece.begin, piece.number - piece.begin);
    std::uint32_t name_end = piece.number;
    const bool v_after_name = name.size() > 1 && name.back() == 'v' &&
                              char_kind(char_before(name, name.size() - 1).value) == CharKind::upper;
    if (name == "v" || name == "V" || v_after_name) --name_end;
    parts_.clear();
    if (name_end != piece.begin) parts_.push_back(look_up(piece.begin, name_end));
    parts_.push_back(look_up(piece.number, piece.end));
    write_compound(look_up(piece.begin, piece.end));
}

void TokenWriter::write_humps(const Piece& piece) {
    parts_.clear();
    std::uint32_t begin = piece.begin;
    for (const std::uint32_t hump_end : humps_) {
        const std::uint32_t end = piece.begin + hump_end;
        parts_.push_back(look_up(begin, end, piece.elided));
        begin = end;
    }
    write_compound(look_up(piece.begin, piece.end, piece.elided));
}

// Without an entry for the whole, its parts are words like any other.
void TokenWriter::write_compound(const Part& whole) {
    const auto parts = static_cast<std::uint32_t>(parts_.size());
    write(whole, TokenKind::compound, position_ + 1, position_ + parts);
    const TokenKind kind = whole.entry == nullptr ? TokenKind::word : TokenKind::part;
    for (const Part& part : parts_) {
        ++position_;
        write(part, kind, position_, position_);
    }
}

void TokenWriter::write(const Part& part, TokenKind kind, std::uint32_t position,
                        std::uint32_t last_position) {
    if (part.entry == nullptr) return;
    const Entry& entry = *part.entry;
    (*sink_)({entry.term, entry.word, position, last_position, part.begin, part.end, kind, entry.number});
}

TokenWriter::Part TokenWriter::look_up(std::uint32_t begin, std::uint32_t end, bool elided) {
    const std::string_view spelling = text_.substr(begin, end - begin);
    if (spelling.size() > max_spelling_bytes) return {begin, end, nullptr};
    Key key;
    return {begin, end, look_up(elided ? elided_key(spelling, key) : lower_key(spelling, key))};
}

const TokenWriter::Entry* TokenWriter::look_up(std::string_view spelling) {
    const Entry& entry = vocabulary_->find(spelling);
    return entry.term.empty() || entry.term.size() > Analyzer::max_term_bytes ? nullptr : &entry;
}

}  // namespace lectern::text
