// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>

#include "indexer/update_plan.hpp"

namespace lectern {

/// The talks of a database that is open.
class StoredTalks : public TalkStore {
public:
    StoredTalks(Xapian::Database database, std::filesystem::path directory);

    [[nodiscard]] Result<TalkOfRecords> load(std::uint32_t number) const override;
    [[nodiscard]] std::uint32_t size() const override { return size_; }
    [[nodiscard]] std::uint32_t last_number() const override { return last_number_; }

    /// Ascending.
    [[nodiscard]] Result<std::vector<std::uint32_t>> numbers() const;

    [[nodiscard]] const Xapian::Database& database() const { return database_; }

private:
    Xapian::Database database_;
    std::filesystem::path directory_;
    std::uint32_t size_;
    std::uint32_t last_number_;
};

}  // namespace lectern
