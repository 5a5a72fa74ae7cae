// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/warm_database.hpp"

#include <algorithm>
#include <utility>

#include "lectern/schema.hpp"

namespace lectern {

namespace {

/// Reading all rows in their order takes as long as looking for one in so many.
constexpr std::size_t values_a_look = 16;

/// Some five megabytes each.
constexpr std::size_t most_terms = std::size_t{1} << 16;
constexpr std::size_t most_metadata = std::size_t{1} << 12;

/// The numbers of talks that are gone take room; of more of them
/// than these a new build is due, and a damaged last number could be anything.
constexpr std::size_t numbers_a_talk = 4;

bool worth_holding(const Xapian::Database& database, std::size_t asked_for) {
    return asked_for > database.get_doccount() / values_a_look &&
           database.get_lastdocid() / numbers_a_talk <= database.get_doccount();
}

/// The answer for the key, asked for once.
template <class Answer, class Ask>
Answer remembered(std::unordered_map<std::string, Answer>& answers, std::size_t most, const std::string& key,
                  const Ask& ask) {
    const auto known = answers.find(key);
    if (known != answers.end()) return known->second;
    if (answers.size() >= most) answers.clear();
    return answers.emplace(key, ask(key)).first->second;
}

}  // namespace

bool Rows::are_recent(const std::vector<Xapian::docid>& talks) const {
    const auto before = [](Xapian::docid a, Xapian::docid b) { return a < b; };
    return std::ranges::includes(recent_, talks, before, &Recent::talk);
}

void Rows::hold_all(const Xapian::Database& database) {
    std::vector<std::uint32_t> begins;
    std::string bytes;
    begins.reserve(database.get_lastdocid() + std::size_t{2});
    const auto end = database.valuestream_end(row_slot);
    for (auto row = database.valuestream_begin(row_slot); row != end; ++row) {
        const std::string here = *row;
        if (row.get_docid() > database.get_lastdocid()) return;  // damaged
        if (bytes.size() + here.size() > UINT32_MAX) return;
        begins.resize(row.get_docid() + std::size_t{1}, static_cast<std::uint32_t>(bytes.size()));
        bytes += here;
    }
    begins.push_back(static_cast<std::uint32_t>(bytes.size()));
    begins_ = std::move(begins);
    bytes_ = std::move(bytes);
}

void Rows::fetch(const Xapian::Database& database, const std::vector<Xapian::docid>& talks) {
    if (worth_holding(database, asked_for_)) {
        asked_for_ = 0;
        hold_all(database);
        if (!begins_.empty()) return;
    }
    // After the look: a process that searches once never pays for others.
    asked_for_ += talks.size();
    recent_.clear();
    recent_bytes_.clear();
    auto row = database.valuestream_begin(row_slot);
    const auto end = database.valuestream_end(row_slot);
    for (const Xapian::docid talk : talks) {
        if (row != end && row.get_docid() < talk) row.skip_to(talk);
        const std::size_t begin = recent_bytes_.size();
        if (row != end && row.get_docid() == talk) recent_bytes_ += *row;
        recent_.push_back({talk, begin, recent_bytes_.size() - begin});
    }
}

WarmDatabase::WarmDatabase(Xapian::Database database) : database_(std::move(database)) {}

Xapian::doccount WarmDatabase::talks_with(const std::string& term) const {
    return remembered(talks_, most_terms, term,
                      [&](const std::string& asked) { return database_.get_termfreq(asked); });
}

std::string WarmDatabase::metadata(const std::string& key) const {
    return remembered(metadata_, most_metadata, key,
                      [&](const std::string& asked) { return database_.get_metadata(asked); });
}

}  // namespace lectern
