// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Who speaks, as data files and front matter say it: names, bylines, maps with
/// a company and a biography, or references to a list of people kept elsewhere.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/readers/records/record.hpp"
#include "indexer/readers/tree/tree.hpp"
#include "lectern/talk.hpp"

namespace lectern::records {

/// The person that a map describes; absent when it names nobody.
[[nodiscard]] std::optional<Speaker> person_of(const PersonRecord& person);

/// Adds the role and the company of `Engineering Manager at Google`, where they
/// are not known.
void take_tagline(const std::string& line, Speaker& speaker);

/// The people in a text: `Ann Lee`, `Ann Lee and Bob Ray`, `Ann Lee (Acme); Bob
/// Ray, Birch`. What is no byline is one name as it stands; placeholders (`You`,
/// `TBA`) are nobody.
[[nodiscard]] std::vector<Speaker> people_in(std::string_view text);

/// `TBA`, `to be announced`: a name or a title that is still to come.
[[nodiscard]] bool is_placeholder(std::string_view text);

/// Whether a text refers to a person without being the name: `ann-lee`, `17`.
[[nodiscard]] bool is_reference(std::string_view text);

/// The name that a slug was made from: `ann-lee` is Ann Lee.
[[nodiscard]] std::string name_of_slug(std::string_view slug);

/// People by all that they are called: id, slug, name, aliases. Case,
/// punctuation and diacritics do not matter.
class PeopleTable {
public:
    /// Adds the people of a list of maps, or of a map from ids to maps. What
    /// names nobody is left out.
    void add(const tree::Node& people);

    /// nullptr when nobody is called so. Valid as long as nothing is added.
    [[nodiscard]] const Speaker* find(std::string_view called) const;
    [[nodiscard]] bool empty() const { return people_.empty(); }

private:
    void add_person(const tree::Node& map, std::string_view id);

    std::vector<Speaker> people_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace lectern::records
