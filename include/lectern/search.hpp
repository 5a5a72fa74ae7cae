// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From a query to ranked talks, snippets and facet counts.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lectern/config.hpp"
#include "lectern/result.hpp"
#include "lectern/schema.hpp"
#include "lectern/snippet.hpp"
#include "lectern/statistics.hpp"
#include "lectern/suggestions.hpp"
#include "lectern/talk.hpp"

namespace lectern {

enum class Sort { relevance, date, title };  ///< date: newest first, unknown last

/// `--where company=Microsoft`: the whole value, compared as facets are.
struct Filter {
    Field field;
    std::string value;
};

/// How the values of a facet are listed. `usual`: years and months newest first,
/// weekdays in their order, all else as `count`.
enum class FacetOrder { usual, count, value };

struct FacetRequest {
    Field field;
    std::size_t limit = 10;  ///< values shown; the counts are exact whatever it is
    FacetOrder order = FacetOrder::usual;
    std::string containing = {};  ///< only values with this in their name, case and accents aside
    std::string beginning = {};   ///< only values of whose words some begin so: `da be` for David Beazley
};

struct SearchRequest {
    std::string query;  ///< empty: every talk
    /// In place of a query: the id of a talk, or a unique beginning of it. Found are
    /// the talks like it, the most similar first, a hundred at most.
    std::string similar_to = {};
    bool any = false;                ///< any word is enough; default: all of them
    std::vector<Filter> where = {};  ///< values of one field: either; fields: all
    /// A facet is counted over the talks that match the query and the filters of
    /// all other fields, so that the choices beside one's own stay visible.
    std::vector<FacetRequest> facets = {};
    std::size_t offset = 0;
    std::size_t limit = 10;
    Sort sort = Sort::relevance;
    /// A talk that was given at several events is one hit, at the place of its best
    /// showing; else every showing is one.
    bool collapse = true;
    bool exact = false;    ///< search for what was typed: nothing corrected, nothing relaxed
    bool relax = true;     ///< where few talks have all words, add those that have some
    bool explain = false;  ///< fill Hit::parts
    /// Beside the built-in ones; as in the configuration file.
    std::vector<Spellings> synonyms = {};
    /// In place of FieldSpec::weight where the first hundred matches are ranked
    /// again.
    std::vector<FieldWeight> weights = {};
    SnippetSize snippets = {};
    std::string today = {};  ///< YYYY-MM-DD, for date:last-year; empty: such words are an error
};

/// What a talk scored by.
struct ScorePart {
    std::string what;  ///< a word of the query, `together`, `title`
    double score = 0;
};

/// Of a talk that was given elsewhere, too.
struct Showing {
    std::string id;
    std::string event;
    std::string date;
};

struct Hit {
    Talk talk;
    bool complete = true;  ///< has all that was asked for; false after relaxation
    double score = 0;      ///< Xapian's weight; comparable within one result only
    Snippet title;
    std::vector<Snippet> abstract;      ///< passages, in its order; usually one
    std::vector<Showing> also_at = {};  ///< the other showings that match, newest first
    std::vector<ScorePart> parts = {};  ///< of the score, where `explain` is asked for
};

/// How a query was relaxed because few talks have all of its words.
struct Relaxed {
    std::vector<std::string> dropped;  ///< words that may be missing, as typed
    bool any = false;                  ///< any of the words is enough
    std::size_t complete = 0;          ///< talks with all words, as SearchResult::total
    std::size_t total = 0;             ///< talks that match the relaxed query, likewise
};

struct FacetValue {
    std::string value;      ///< as displayed: the most frequent spelling in the collection
    std::size_t count = 0;  ///< matching showings that have it; exact
    bool selected = false;  ///< by a filter of the request
};

struct FacetCounts {
    Field field;
    std::vector<FacetValue> values;  ///< in the order asked for; at most `limit`
    std::size_t distinct = 0;        ///< how many values there are in all (that contain the text)
    std::size_t missing = 0;         ///< matching showings without any
    std::size_t talks = 0;           ///< showings counted over: see SearchRequest::facets
};

struct SearchResult {
    std::vector<Hit> hits;
    /// Exact number of talks with all that was asked for, as many as there are hits
    /// on all pages; where no talk has all, of those that match the relaxed query.
    std::size_t total = 0;
    /// The same with every showing of a talk, which is what facets count; without
    /// `collapse` the same as `total`.
    std::size_t showings = 0;
    std::vector<FacetCounts> facets;
    std::vector<std::string> warnings;  ///< how a mistake in the query was understood
    /// The query that was searched for instead, spelled as the collection knows it.
    std::optional<std::string> corrected;
    /// Talks that do not have all words come behind those that do.
    std::optional<Relaxed> relaxed;
    /// When nothing matched and `exact` forbade to correct the query: what it might
    /// have been corrected to.
    std::optional<std::string> suggested;
    /// When nothing matched and the query has several words: how many talks
    /// have any of them.
    std::size_t total_any = 0;
    /// The talk that those found are like, for SearchRequest::similar_to.
    std::optional<Talk> like;
};

/// An open database. Cheap to open; not to be shared between threads.
class Searcher {
public:
    [[nodiscard]] static Result<Searcher> open(const std::filesystem::path& database);
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;

    /// A query without a meaning is bad_query with the place in `where`; never
    /// an empty result instead. Reopens once by itself when the index was
    /// replaced meanwhile.
    [[nodiscard]] Result<SearchResult> search(const SearchRequest& request);

    /// The request as Xapian gets it, in Xapian's own notation; for --explain.
    [[nodiscard]] Result<std::string> explain(const SearchRequest& request);

    /// What the text may become, the most frequent first. Nothing for an empty text.
    [[nodiscard]] Result<std::vector<Suggestion>> suggest(const SuggestRequest& request);

    /// How a company, speaker, event or tag is spelled where its talks were
    /// published, most talks first; `name` is any of the spellings. Error: not_found.
    [[nodiscard]] Result<FacetCounts> variants(Field field, const std::string& name);

    /// Reads every stored talk: tens of milliseconds for 20,000.
    [[nodiscard]] Result<Statistics> statistics();

    /// One talk by its id, or a unique beginning of it. Error: not_found.
    [[nodiscard]] Result<Talk> find(const std::string& id);

    [[nodiscard]] std::size_t size() const;  ///< talks in the database

private:
    struct Impl;
    explicit Searcher(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace lectern
