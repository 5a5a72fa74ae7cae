// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace lectern::glass {

/// A tag as it lies in a table.
struct StoredTag {
    std::string_view bytes;
    bool compressed = false;
};

/// Raw deflate streams, as glass marks its compressed tags, at the lowest level:
/// document data shrink to 58 hundredths, term lists to 75, spellings to 54, and
/// the highest level gains one more. Use one a thread.
class Compressor {
public:
    Compressor();

    /// Compressed, valid until the next call; `tag` as it is when it is too short to
    /// gain from it, or does not become shorter.
    [[nodiscard]] StoredTag compress(std::string_view tag);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    std::string buffer_;
};

}  // namespace lectern::glass
