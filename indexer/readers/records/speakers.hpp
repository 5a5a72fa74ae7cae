// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The speakers of a talk's record, with what is known of them elsewhere.

#include <vector>

#include "indexer/readers/records/people.hpp"
#include "indexer/readers/records/record.hpp"
#include "indexer/readers/records/speaker_files.hpp"
#include "lectern/talk.hpp"

namespace lectern::records {

/// Where people are looked up: in the document itself first, then around it.
struct KnownPeople {
    const PeopleTable& own;
    SpeakerFiles& files;
};

/// In published order, moderators last with that role, each once. References
/// are resolved; one that nobody explains stays as the name it was made from.
[[nodiscard]] std::vector<Speaker> speakers_of(const Record& talk, KnownPeople known);

/// The talk's title. Beside `topic: Ports`, `title: Director at Acme` is the
/// speaker's.
[[nodiscard]] const tree::Node* title_of(const Record& talk);
/// The value that is the speaker's title instead; nullptr when there is none.
[[nodiscard]] const tree::Node* job_title(const Record& talk);

/// Whether a talk's record names people under a key that nothing but talks
/// have: `speakers`, `presenter_slugs`; a word of an interface (`speakers:
/// Speakers`) or a switch (`speaker: true`) is nobody.
[[nodiscard]] bool names_speakers(const Record& talk);

/// The same with the keys that other things have, too: `by`, `hosts`.
[[nodiscard]] bool names_somebody(const Record& talk);

}  // namespace lectern::records
