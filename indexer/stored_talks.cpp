// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stored_talks.hpp"

#include <fmt/format.h>

#include <utility>

#include "indexer/core/talk_record.hpp"
#include "lectern/database.hpp"

namespace lectern {

StoredTalks::StoredTalks(Xapian::Database database, std::filesystem::path directory)
    : database_(std::move(database)),
      directory_(std::move(directory)),
      size_(database_.get_doccount()),
      last_number_(database_.get_lastdocid()) {}

Result<TalkOfRecords> StoredTalks::load(std::uint32_t number) const {
    try {
        const Xapian::Document document = database_.get_document(number);
        auto talk = load_talk(document);
        if (!talk) return talk.error();
        auto records = decode_records(document.get_data(), *talk);
        if (!records) {
            return Error{
                ErrorCode::corrupt,
                fmt::format("talk {} of the database is damaged ({})", number, records.error().message),
                "build it again with lectern-index --rebuild"};
        }
        return TalkOfRecords{std::move(*talk), std::move(*records)};
    } catch (const Xapian::Error& error) {
        return to_error(error, directory_);
    }
}

Result<std::vector<std::uint32_t>> StoredTalks::numbers() const {
    try {
        return std::vector<std::uint32_t>(database_.postlist_begin(""), database_.postlist_end(""));
    } catch (const Xapian::Error& error) {
        return to_error(error, directory_);
    }
}

}  // namespace lectern
