// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What an update makes of the talks a database has and those just read. Its cost
/// is that of what changed: records are joined only with records of the same
/// title, so only talks whose title a changed record has are looked at.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "lectern/collection.hpp"
#include "lectern/index.hpp"
#include "lectern/inventory.hpp"
#include "lectern/result.hpp"
#include "lectern/talk.hpp"
#include "lectern/talk_list.hpp"

namespace lectern {

/// A talk and what it was made from.
struct TalkOfRecords {
    Talk talk;
    /// What each document said, where several list it; of one document in its
    /// order. Empty: only one does, and the talk is what it says.
    std::vector<Talk> records = {};
    friend bool operator==(const TalkOfRecords&, const TalkOfRecords&) = default;
};

/// The talks of a database, by their numbers.
class TalkStore {
public:
    virtual ~TalkStore() = default;
    /// One at a time.
    [[nodiscard]] virtual Result<TalkOfRecords> load(std::uint32_t number) const = 0;
    [[nodiscard]] virtual std::uint32_t size() const = 0;
    [[nodiscard]] virtual std::uint32_t last_number() const = 0;
};

struct PlannedTalk {
    std::uint32_t number = 0;  ///< of the talk it replaces, or the next that is free
    bool is_new = false;
};

struct UpdatePlan {
    std::vector<PlannedTalk> written;    ///< what is new or has changed
    TalkList talks;                      ///< those, with their records (encode_records())
    std::vector<std::uint32_t> removed;  ///< ascending
    Inventory inventory;                 ///< afterwards
    bool inventory_changed = false;
    IndexSummary summary;

    [[nodiscard]] bool changes_nothing() const { return written.empty() && removed.empty(); }
};

/// `known` is the inventory of the talks in `stored`; `records` as in
/// find_changes() (file_changes.hpp). What comes out is what a new database made
/// from the same files would hold; its talks lie in `room`. The talks of one title
/// are in memory together, on each core those of another. Errors: those of
/// `stored` and of the lists.
[[nodiscard]] Result<UpdatePlan> plan_update(Inventory known, const TalkStore& stored, Records records,
                                             const std::vector<std::filesystem::path>& roots,
                                             const TalkRoom& room = {});

/// A talk of UpdatePlan::talks. Errors: io, corrupt.
[[nodiscard]] Result<TalkOfRecords> load_with_records(const TalkList& talks, std::size_t number);

/// Of a database that there is not yet.
[[nodiscard]] const TalkStore& no_talks();

}  // namespace lectern
