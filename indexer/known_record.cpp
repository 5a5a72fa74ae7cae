// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/known_record.hpp"

#include <string>

#include "indexer/content_hash.hpp"
#include "indexer/core/base128.hpp"
#include "indexer/talk_id.hpp"

namespace lectern {

KnownRecord known_record(const Talk& talk, std::string_view facts) {
    std::string content(facts);
    append_base128(content, talk.sources.empty() ? 0 : talk.sources.front().line);
    return {.title = static_cast<std::uint32_t>(content_hash(title_key(talk))),
            .content = content_hash(content)};
}

}  // namespace lectern
