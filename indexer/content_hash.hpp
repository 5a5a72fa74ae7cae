// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Whether bytes are the same as before. XXH3 of the xxHash library, 64 bits; the
/// values are on disk, the algorithm is frozen since xxHash 0.8.

#include <xxhash.h>

#include <cstdint>
#include <memory>
#include <string_view>

namespace lectern {

[[nodiscard]] inline std::uint64_t content_hash(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

/// The same, piece by piece.
class ContentHasher {
public:
    ContentHasher() : state_(XXH3_createState()) { XXH3_64bits_reset(state_.get()); }

    void add(std::string_view bytes) { XXH3_64bits_update(state_.get(), bytes.data(), bytes.size()); }
    [[nodiscard]] std::uint64_t hash() const { return XXH3_64bits_digest(state_.get()); }

private:
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> state_;
};

}  // namespace lectern
