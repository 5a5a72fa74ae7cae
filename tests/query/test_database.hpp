// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Small collections for the tests of searching.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/document_builder.hpp"
#include "lectern/schema.hpp"
#include "lectern/search.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern::test {

/// A database directory of the form that lectern-index writes, gone with the
/// object.
class TestDatabase {
public:
    explicit TestDatabase(const std::vector<Talk>& talks, Entities entities = {})
        : entities_(std::move(entities)) {
        write(talks);
    }
    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "talks.db"; }

    /// Writes a new generation in the order and with the ids of `talks`, and
    /// removes the one before.
    void write(const std::vector<Talk>& talks) {
        const std::string before = generation_name(generation_);
        const std::string name = generation_name(++generation_);
        std::filesystem::create_directories(path());
        {
            Xapian::WritableDatabase database((path() / name).string(),
                                              Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
            const FacetDictionary facets(talks, entities_);
            DocumentBuilder builder(facets);
            for (const Talk& talk : talks) {
                database.add_document(builder.build(talk));
                for (const std::string& word : builder.spellings()) database.add_spelling(word);
            }
            database.set_metadata(std::string(metadata::schema), std::to_string(schema_version));
            database.set_metadata(std::string(metadata::languages), stemmed_languages(facets));
            for (const auto& [key, value] : facets.metadata()) database.set_metadata(key, value);
        }
        std::ofstream(path() / "XAPIANDB") << "auto " << name << "\n";
        std::filesystem::remove_all(path() / before);
    }

    [[nodiscard]] Searcher open() const {
        auto searcher = Searcher::open(path());
        if (!searcher.ok()) {
            ADD_FAILURE() << searcher.error().message;
            std::abort();
        }
        return std::move(*searcher);
    }

private:
    static std::string generation_name(int number) { return "gen-00000" + std::to_string(number); }

    TempFolder folder_;
    Entities entities_;
    int generation_ = 0;
};

/// A talk with an id of its own.
inline Talk make_talk(std::string id, std::string title, std::string abstract = {}) {
    Talk talk;
    talk.id = std::move(id);
    talk.title = std::move(title);
    talk.abstract = std::move(abstract);
    talk.language = "en";
    talk.sources = {{"talks.md", 1}};
    return talk;
}

inline Speaker make_speaker(std::string name, std::vector<std::string> companies = {}) {
    Speaker speaker{.name = std::move(name)};
    for (const std::string& company : companies) {
        speaker.affiliation += (speaker.affiliation.empty() ? "" : " at ") + company;
    }
    speaker.companies = std::move(companies);
    return speaker;
}

inline std::vector<std::string> ids(const SearchResult& result) {
    std::vector<std::string> found;
    for (const Hit& hit : result.hits) found.push_back(hit.talk.id);
    return found;
}

}  // namespace lectern::test
