// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Finds the talks in a tree of data, wherever they lie in it: a list of
/// records, days of slots of records, records by their id. What is told about
/// all of them on the way (a day, a room) is theirs.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/readers/records/talk_record.hpp"
#include "indexer/readers/tree/tree.hpp"
#include "lectern/diagnostic.hpp"
#include "lectern/talk.hpp"

namespace lectern::records {

/// What a record must say of itself to be a talk.
enum class Evidence {
    speakers,  ///< who speaks: anything may lie around it
    place,     ///< some fact of a talk: it lies where talks are kept
};

/// Whether a folder, file or key of this name holds talks: `talks`,
/// `_sessions`, `2024-lightning-talks`, `schedule`.
[[nodiscard]] bool names_talks(std::string_view name);

/// Whether a record is about a talk, as far as it tells by itself.
[[nodiscard]] bool describes_talk(const Record& record, Evidence evidence);

/// The people that the data itself lists: `speakers: [{id: …, name: …}]`.
[[nodiscard]] PeopleTable people_in_tree(const tree::Node& root);

/// A time on a programme.
struct Slot {
    std::string start;
    std::string end;
    std::string date;
};
using SlotsOfRecords = std::unordered_map<const tree::Node*, Slot>;

/// What is known of the talks of a tree before one looks into it.
struct ListContext {
    Evidence evidence = Evidence::speakers;
    Inherited inherited = {};
    SlotsOfRecords slots = {};  ///< of some records, from a programme kept elsewhere
};

/// The talks in document order, each with its line as source. A record that
/// only holds talks is none; it is one when it has a speaker of its own.
[[nodiscard]] std::vector<Talk> find_talks(const tree::Node& root, const ListContext& context,
                                           KnownPeople known, const std::string& path,
                                           std::vector<Diagnostic>& diagnostics);

}  // namespace lectern::records
