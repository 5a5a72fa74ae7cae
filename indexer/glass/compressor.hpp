// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace lectern::glass {

/// Raw deflate streams, as glass marks its compressed tags. At the lowest level:
/// document data shrink to three fifths, and the levels above take much longer
/// for little. Use one a thread.
class Compressor {
public:
    Compressor();

    /// The compressed text, valid until the next call; `text` itself when it is
    /// too short to gain from it, or does not become shorter.
    [[nodiscard]] std::string_view compress(std::string_view text);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    std::string buffer_;
};

}  // namespace lectern::glass
