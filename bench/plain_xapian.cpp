// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/plain_xapian.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <deque>
#include <iterator>

#include "lectern/database.hpp"
#include "lectern/schema.hpp"

namespace lectern {

namespace {

constexpr Field counted[] = {Field::company, Field::year, Field::event, Field::tag};
constexpr Xapian::doccount page = 10;
constexpr std::size_t snippet_bytes = 240;
constexpr Xapian::termcount title_weight = 3;
constexpr std::size_t max_value_bytes = 200;

/// One value a slot, as the spy counts whole slots.
std::string value_of(const Talk& talk, Field field) {
    if (field == Field::year) return talk.date.substr(0, 4);
    if (field == Field::event) return talk.event.substr(0, max_value_bytes);
    if (field == Field::tag) return talk.tags.empty() ? std::string() : talk.tags.front();
    const bool known = !talk.speakers.empty() && !talk.speakers.front().companies.empty();
    return known ? talk.speakers.front().companies.front() : std::string();
}

Xapian::Document document_of(const Talk& talk, Xapian::TermGenerator& generator) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(talk.title, title_weight);
    generator.increase_termpos();
    generator.index_text(talk.abstract);
    for (const Speaker& speaker : talk.speakers) {
        generator.increase_termpos();
        generator.index_text(speaker.name);
    }
    for (Xapian::valueno slot = 0; slot < std::size(counted); ++slot) {
        document.add_value(slot, value_of(talk, counted[slot]));
    }
    document.set_data(talk.abstract);
    return document;
}

}  // namespace

PlainXapian::PlainXapian(const Xapian::Database& talks)
    : folder_(std::filesystem::temp_directory_path() / fmt::format("lectern-plain-{}", getpid())) {
    Xapian::WritableDatabase index(folder_.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    Xapian::TermGenerator generator;
    generator.set_stemmer(stemmer_);
    for (auto talk = talks.postlist_begin(""); talk != talks.postlist_end(""); ++talk) {
        const auto loaded = load_talk(talks.get_document(*talk));
        if (loaded) index.add_document(document_of(*loaded, generator));
    }
    index.commit();
    database_ = Xapian::Database(folder_.string());
}

PlainXapian::~PlainXapian() {
    std::error_code ignored;  // it is a temporary folder
    std::filesystem::remove_all(folder_, ignored);
}

std::size_t PlainXapian::search(const std::string& query) {
    Xapian::QueryParser parser;
    parser.set_database(database_);
    parser.set_stemmer(stemmer_);
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    Xapian::Enquire enquire(database_);
    enquire.set_query(parser.parse_query(query));
    std::deque<Xapian::ValueCountMatchSpy> spies;  // which do not move
    for (Xapian::valueno slot = 0; slot < std::size(counted); ++slot) {
        spies.emplace_back(slot);
        enquire.add_matchspy(&spies.back());
    }
    const Xapian::MSet matches = enquire.get_mset(0, page, database_.get_doccount());
    std::size_t bytes = 0;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        bytes += matches.snippet(match.get_document().get_data(), snippet_bytes, stemmer_).size();
    }
    for (const Xapian::ValueCountMatchSpy& spy : spies) {
        const auto end = spy.top_values_end(page);
        for (auto value = spy.top_values_begin(page); value != end; ++value) bytes += (*value).size();
    }
    return bytes;
}

}  // namespace lectern
