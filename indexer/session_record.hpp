// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// One session as a conference system exports it, and how it becomes a talk.
/// The readers of such systems fill in records; everything the systems have in
/// common is decided here, once.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/timestamp.hpp"
#include "lectern/reader.hpp"
#include "lectern/talk.hpp"

namespace lectern {

struct SessionLink {
    std::string text;  ///< what tells video from slides from chat rooms
    std::string url;
    bool attachment = false;  ///< a file of the talk, not just a link
};

/// Someone on the stage, often of several sessions.
using SharedSpeaker = std::shared_ptr<const Speaker>;

[[nodiscard]] inline SharedSpeaker share(Speaker speaker) {
    return std::make_shared<const Speaker>(std::move(speaker));
}

[[nodiscard]] inline std::vector<SharedSpeaker> share_each(std::vector<Speaker> speakers) {
    std::vector<SharedSpeaker> out;
    for (Speaker& speaker : speakers) out.push_back(share(std::move(speaker)));
    return out;
}

/// Texts are as published, with their markup; speakers are clean already.
struct SessionRecord {
    std::uint32_t line = 0;
    std::string title = {};
    std::string subtitle = {};
    std::vector<std::string> texts = {};  ///< abstract, description
    std::string type = {};                ///< what the source calls the kind of session
    std::string track = {};
    std::string level = {};
    std::string language = {};
    std::string room = {};
    std::vector<std::string> tags = {};
    std::vector<SharedSpeaker> speakers = {};
    std::string start = {};     ///< any form of parse_timestamp()
    std::string end = {};       ///< the same, or a clock time
    std::string duration = {};  ///< any form of parse_duration()
    DayOrder day_order = DayOrder::unknown;
    std::string url = {};
    std::string slug = {};
    std::string video_url = {};
    std::string slides_url = {};
    std::vector<SessionLink> links = {};
    bool service = false;  ///< marked as no session of speakers
};

/// What is true of the whole conference.
struct Programme {
    std::string event;     ///< the edition
    std::string timezone;  ///< as published: Europe/Brussels
};

struct SessionTalk;

/// Collects the talks of one document.
class SessionCollector {
public:
    SessionCollector(const Document& document, Programme programme);

    /// Breaks and what was added before (same title, time, room and speaker) are dropped, what is wrong is
    /// said in a diagnostic; a record without a title is an error, one without a valid time a talk without.
    void add(SessionRecord record);

    /// The same of so many records in their order, each made by `record(i)` and turned into a talk on as
    /// many threads as may work on the document: `record` is called from several at once.
    void add_all(std::size_t count, const std::function<SessionRecord(std::size_t)>& record);

    void problem(std::uint32_t line, std::string message, std::string hint = {});

    /// Talks without an address get the one their neighbours' addresses show
    /// theirs to be: all are built from the slug in the same way.
    [[nodiscard]] Reading take() &&;

private:
    void keep(SessionTalk session);
    void take_speakers(SessionTalk& session);
    void tell(Diagnostic problem);
    void fill_addresses();

    std::string path_;
    Programme programme_;
    Reading reading_;
    std::vector<std::string> slugs_;  ///< of the talks
    std::unordered_set<std::string> seen_;
    std::size_t problems_ = 0;
    unsigned threads_;
    std::size_t speaker_bytes_ = 0;
    std::size_t max_speaker_bytes_;
    bool said_speakers_ = false;
};

/// So many speakers, each made by `make(i)`, on at most so many threads: biographies are long.
[[nodiscard]] std::vector<SharedSpeaker> make_speakers(std::size_t count, unsigned threads,
                                                       const std::function<Speaker(std::size_t)>& make);

/// Whether a text, in lower case, stands for what is not known yet: `tba`.
[[nodiscard]] bool is_placeholder(std::string_view folded);

/// A person's name as published, one line; empty for what is nobody: `TBA`,
/// `FOSDEM Staff`.
[[nodiscard]] std::string clean_person(std::string_view name);

/// Someone with a tagline or an affiliation and a biography, all as published.
/// A tagline that names neither company nor role opens the biography.
[[nodiscard]] Speaker make_speaker(std::string_view name, std::string_view tagline,
                                   std::string_view biography);

/// The speakers of a field for all of them: `Ann Lee and Bo Ray`.
[[nodiscard]] std::vector<Speaker> speakers_named_in(std::string_view published);

/// What conference systems call the kind of a session: `lightningtalk`, `Talk 30
/// min + 10min Q&A`, `WORKSHOP`; absent when the words say nothing.
[[nodiscard]] std::optional<Format> format_of_type(std::string_view type);

}  // namespace lectern
