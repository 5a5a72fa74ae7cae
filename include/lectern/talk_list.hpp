// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talks on their way from the documents to the index, kept small.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern {

class RecordStore;

/// Where talks may lie.
struct TalkRoom {
    /// Bytes in memory; what is more goes to a nameless file.
    std::size_t memory = std::numeric_limits<std::size_t>::max();
    std::filesystem::path folder = {};  ///< of that file, should there be one
};

/// Where a record lies in a RecordStore.
struct RecordPlace {
    std::uint32_t block = 0;
    std::uint32_t begin = 0;  ///< in the block
    std::uint32_t size = 0;
};

/// A sequence of talks that are held as records (indexer/core/talk_record.hpp), a
/// third of what they take as objects, and beyond TalkRoom::memory in a file. A
/// talk is made of its record each time it is asked for. Copies share the records.
class TalkList {
public:
    TalkList() : TalkList(TalkRoom()) {}
    explicit TalkList(const TalkRoom& room);
    TalkList(const std::vector<Talk>& talks);

    [[nodiscard]] std::size_t size() const { return places_.size(); }
    [[nodiscard]] bool empty() const { return places_.empty(); }

    /// `records`: what it was made from (encode_records()).
    void add(const Talk& talk, std::span<const Talk> records = {});

    /// From several threads, while nothing else is done to the list. Errors: io;
    /// corrupt, for a record that was no talk's.
    [[nodiscard]] Result<Talk> load(std::size_t number) const;
    [[nodiscard]] Result<std::vector<Talk>> load(std::size_t begin, std::size_t end) const;

    /// The record of a talk, maybe in `buffer`; valid as long as that and the list.
    [[nodiscard]] Result<std::string_view> record(std::size_t number, std::string& buffer) const;

    /// Why the list is incomplete, if it is: the file could not be written. Error: io.
    [[nodiscard]] std::optional<Error> problem() const;

    /// That the list takes of memory.
    [[nodiscard]] std::size_t memory_bytes() const;

    /// For those that add from several threads: first the records, then to the list
    /// in an order of their own.
    [[nodiscard]] RecordStore& store() { return *store_; }
    void append(const std::vector<RecordPlace>& places);

    /// Puts the talk that is at order[i] to i.
    void arrange(const std::vector<std::uint32_t>& order);

private:
    std::shared_ptr<RecordStore> store_;
    std::vector<RecordPlace> places_;
};

}  // namespace lectern
