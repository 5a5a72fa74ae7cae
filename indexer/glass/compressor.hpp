// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace lectern::glass {

/// A tag as it lies in a table.
struct StoredTag {
    std::string_view bytes;
    bool compressed = false;
};

/// Raw deflate streams, as glass marks its compressed tags. The tags of a table
/// are short and alike, so one code is made from what many of them hold, and made
/// anew now and then, where a compressor of files makes one for each: six times
/// faster, for streams a tenth longer. The same tags in the same order become the
/// same bytes. Use one a table.
class Compressor {
public:
    Compressor();
    ~Compressor();
    Compressor(Compressor&&) noexcept;
    Compressor& operator=(Compressor&&) noexcept;

    /// Compressed, valid until the next call; `tag` as it is when it is too short to
    /// gain from it, or does not become shorter.
    [[nodiscard]] StoredTag compress(std::string_view tag);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace lectern::glass
