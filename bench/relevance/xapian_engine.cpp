// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <utility>

#include "bench/relevance/engine.hpp"
#include "bench/relevance/judged_set.hpp"
#include "lectern/database.hpp"

namespace lectern::relevance {

namespace {

/// How often each word of the title counts.
constexpr Xapian::termcount title_count = 3;

class PlainXapian final : public Engine {
public:
    PlainXapian(Xapian::Database database, std::filesystem::path index)
        : database_(std::move(database)), index_(std::move(index)) {}

    [[nodiscard]] std::string_view name() const override { return "Xapian"; }

    [[nodiscard]] Result<std::vector<std::string>> search(const std::string& query,
                                                          std::size_t limit) override {
        try {
            Xapian::QueryParser parser;
            parser.set_stemmer(Xapian::Stem("en"));
            parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
            parser.set_database(database_);
            Xapian::Enquire enquire(database_);
            enquire.set_query(parser.parse_query(query));
            std::vector<std::string> keys;
            const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
            for (auto match = matches.begin(); match != matches.end(); ++match)
                keys.push_back(match.get_document().get_data());
            return keys;
        } catch (const Xapian::Error& error) {
            return to_error(error, index_);
        }
    }

private:
    Xapian::Database database_;
    std::filesystem::path index_;
};

void write(const std::vector<Talk>& talks, const std::filesystem::path& index) {
    Xapian::WritableDatabase database(index.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    for (const Talk& talk : talks) {
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text(talk.title, title_count);
        for (const std::string& text : {talk.abstract, speakers_of(talk), tags_of(talk), talk.event}) {
            generator.increase_termpos();
            generator.index_text(text);
        }
        document.set_data(key_of(talk));
        database.add_document(document);
    }
    database.commit();
}

}  // namespace

Result<Engines> xapian_engines(const std::vector<Talk>& talks, const std::filesystem::path& index) {
    try {
        std::error_code missing;
        if (!std::filesystem::exists(index, missing)) write(talks, index);
        Xapian::Database database(index.string());
        if (database.get_doccount() != talks.size()) {
            write(talks, index);
            database = Xapian::Database(index.string());
        }
        Engines engines;
        engines.push_back(std::make_unique<PlainXapian>(database, index));
        return engines;
    } catch (const Xapian::Error& error) {
        return to_error(error, index);
    }
}

}  // namespace lectern::relevance
