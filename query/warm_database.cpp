// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/warm_database.hpp"

#include <utility>

#include "lectern/schema.hpp"

namespace lectern {

namespace {

/// Reading all values in their order takes as long as looking for one in so many.
constexpr std::size_t values_a_look = 16;

/// Terms, and likewise names: some five megabytes.
constexpr std::size_t most_remembered = std::size_t{1} << 16;

/// The numbers of talks that are gone take room in a column; of more of them
/// than these a new build is due, and a damaged last number could be anything.
constexpr std::size_t numbers_a_talk = 4;

bool worth_holding(const Xapian::Database& database, std::size_t asked_for) {
    return asked_for > database.get_doccount() / values_a_look &&
           database.get_lastdocid() / numbers_a_talk <= database.get_doccount();
}

/// The answer for the key, asked for once.
template <class Answer, class Ask>
Answer remembered(std::unordered_map<std::string, Answer>& answers, const std::string& key, const Ask& ask) {
    const auto known = answers.find(key);
    if (known != answers.end()) return known->second;
    if (answers.size() >= most_remembered) answers.clear();
    return answers.emplace(key, ask(key)).first->second;
}

}  // namespace

bool ValueColumn::prepare(const Xapian::Database& database, std::size_t asked_for) {
    if (begins_.empty() && worth_holding(database, asked_for_)) {
        asked_for_ = 0;
        hold(database);
    }
    // After the look: a process that searches once never pays for others.
    asked_for_ += asked_for;
    return !begins_.empty();
}

void ValueColumn::hold(const Xapian::Database& database) {
    std::vector<std::uint32_t> begins;
    std::string bytes;
    begins.reserve(database.get_lastdocid() + std::size_t{2});
    for (auto value = database.valuestream_begin(slot_); value != database.valuestream_end(slot_); ++value) {
        const std::string here = *value;
        if (value.get_docid() > database.get_lastdocid()) return;  // damaged
        if (bytes.size() + here.size() > UINT32_MAX) return;
        begins.resize(value.get_docid() + std::size_t{1}, static_cast<std::uint32_t>(bytes.size()));
        bytes += here;
    }
    begins.push_back(static_cast<std::uint32_t>(bytes.size()));
    begins_ = std::move(begins);
    bytes_ = std::move(bytes);
}

Xapian::termcount Lengths::of(const Xapian::Database& database, Xapian::docid talk) {
    if (held_.empty() && worth_holding(database, ++asked_for_)) hold(database);
    return talk < held_.size() ? held_[talk] : database.get_doclength(talk);
}

void Lengths::hold(const Xapian::Database& database) {
    std::vector<Xapian::termcount> lengths(database.get_lastdocid() + std::size_t{1});
    for (auto talk = database.postlist_begin(""); talk != database.postlist_end(""); ++talk) {
        if (*talk < lengths.size()) lengths[*talk] = talk.get_doclength();
    }
    held_ = std::move(lengths);
}

WarmDatabase::WarmDatabase(Xapian::Database database)
    : database_(std::move(database)),
      facet_rows_(facet_row_slot),
      groups_(group_slot),
      title_words_(title_words_slot) {}

Xapian::doccount WarmDatabase::talks_with(const std::string& term) const {
    return remembered(talks_, term, [&](const std::string& asked) { return database_.get_termfreq(asked); });
}

std::string WarmDatabase::metadata(const std::string& key) const {
    return remembered(metadata_, key,
                      [&](const std::string& asked) { return database_.get_metadata(asked); });
}

}  // namespace lectern
