// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talks out of JSON, by the million.

#include <memory>
#include <string_view>

#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace simdjson::dom {
class parser;
}

namespace lectern {

/// What talk_from_json() does, with buffers that are used again from talk to
/// talk. One thread at a time.
class TalkParser {
public:
    TalkParser();
    ~TalkParser();
    TalkParser(const TalkParser&) = delete;
    TalkParser& operator=(const TalkParser&) = delete;

    [[nodiscard]] Result<Talk> parse(std::string_view json);

    /// Whether it is an object with a title and one more key that talks have.
    [[nodiscard]] bool looks_like_talk(std::string_view json);

private:
    std::unique_ptr<simdjson::dom::parser> parser_;
};

}  // namespace lectern
