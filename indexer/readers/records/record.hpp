// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A map of keys and values, by what its keys mean. Everybody who keeps talks in
/// data files or front matter chooses keys of their own (`Talk_date`, `when`,
/// `startsAt`, `fecha`); the table of their meanings is here, once.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/tree/tree.hpp"

namespace lectern::records {

/// What a key says of a talk.
enum class Fact : std::uint8_t {
    title,
    subtitle,
    abstract,  ///< the talk's own text
    summary,   ///< a shorter one, or one for link previews
    speakers,
    moderators,
    authors,  ///< speakers only where nobody else is named: posts and papers have them, too
    company,
    role,
    biography,
    date,
    publication,  ///< of the page: a date of last resort
    start,
    end,
    duration,
    timezone,
    event,
    year,
    city,
    region,
    track,
    room,
    place,  ///< a room, a city, or an address
    level,
    format,
    tags,
    language,
    url,
    video,
    video_host,  ///< youtube, vimeo: what an id in `video` belongs to
    slides,
    status,
};

/// What a key says of a person.
enum class PersonFact : std::uint8_t {
    name,
    title,  ///< the name where there is no other, else the role
    first_name,
    last_name,
    company,
    role,
    tagline,  ///< role and company in one line
    biography,
    id,
    aliases,
};

/// Lower case, without spaces, hyphens, underscores and dots: `Talk_date`,
/// `talk-date` and `talkDate` are `talkdate`.
[[nodiscard]] std::string plain_key(std::string_view key);

/// Whether a key, as plain_key(), may say this of a talk.
[[nodiscard]] bool may_mean(std::string_view key, Fact fact);

/// The values of a map by meaning. Refers to the map's nodes. `Meaning` is Fact
/// or PersonFact.
template <class Meaning>
class MeaningOf {
public:
    explicit MeaningOf(const tree::Node& map);

    /// The value under the best of the keys with this meaning that is not
    /// empty; nullptr when there is none.
    [[nodiscard]] const tree::Node* get(Meaning meaning) const;
    /// All of them, the best first.
    [[nodiscard]] std::vector<const tree::Node*> all(Meaning meaning) const;
    /// Whether such a key is there, even without a value.
    [[nodiscard]] bool names(Meaning meaning) const;
    /// The key of the best value as plain_key(); empty when there is none.
    [[nodiscard]] std::string_view key(Meaning meaning) const;
    /// The scalar's text, trimmed; of a list that of its first item, of a map
    /// that of its `name` or `title`. Empty when there is none.
    [[nodiscard]] std::string text(Meaning meaning) const;

    [[nodiscard]] const tree::Node& map() const { return map_; }

private:
    struct Found {
        Meaning meaning;
        std::size_t rank;
        std::string_view key;
        const tree::Node* value;
    };

    const tree::Node& map_;
    std::vector<Found> found_;  // by meaning, then rank
};

using Record = MeaningOf<Fact>;
using PersonRecord = MeaningOf<PersonFact>;

extern template class MeaningOf<Fact>;
extern template class MeaningOf<PersonFact>;

/// The text of a node as MeaningOf::text() has it.
[[nodiscard]] std::string text_of(const tree::Node& node);

/// The texts of a list's items, or of the one value.
[[nodiscard]] std::vector<std::string> texts_of(const tree::Node& node);

}  // namespace lectern::records
