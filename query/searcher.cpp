// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "lectern/database.hpp"
#include "lectern/query.hpp"
#include "lectern/search.hpp"
#include "lectern/terms.hpp"
#include "query/analyzers.hpp"
#include "query/facets.hpp"
#include "query/filters.hpp"
#include "query/highlights.hpp"
#include "query/language/builder.hpp"
#include "query/language/leaves.hpp"
#include "query/language/ranking.hpp"
#include "query/spelling.hpp"

namespace lectern {

namespace {

constexpr std::size_t min_id_beginning = 4;
constexpr std::size_t most_ids_shown = 5;

/// A request as Xapian takes it.
struct Prepared {
    QueryNode tree;
    Xapian::Query words;  ///< without the filters
    Xapian::Query query;
    std::vector<WantedTerm> wanted;
    std::vector<std::string> warnings;
};

Result<Xapian::Query> with_filters(const Xapian::Database& database, const Xapian::Query& words,
                                   const std::vector<Filter>& filters, const ValueContext& context) {
    if (filters.empty()) return words;
    auto filter = filter_query(database, filters, context);
    if (!filter.ok()) return filter.error();
    return Xapian::Query(Xapian::Query::OP_FILTER, words, *filter);
}

Result<Prepared> prepare(const Xapian::Database& database, const Analyzers& analyzers,
                         const SearchRequest& request) {
    auto parsed = parse_query(request.query, {request.any, request.today});
    if (!parsed.ok()) return parsed.error();
    auto built = build_query(parsed->root, {database, analyzers.of_collection()});
    if (!built.ok()) return built.error();
    Prepared prepared{std::move(parsed->root), built->query, std::move(built->query),
                      std::move(built->wanted), std::move(parsed->warnings)};
    auto filtered = with_filters(database, prepared.words, request.where, {request.today, prepared.warnings});
    if (!filtered.ok()) return filtered.error();
    prepared.query = std::move(*filtered);
    return prepared;
}

void sort_by(Xapian::Enquire& enquire, Sort sort) {
    switch (sort) {
        case Sort::relevance:
            enquire.set_sort_by_relevance();
            break;
        case Sort::date:  // talks without a date have no value, which is the least
            enquire.set_sort_by_value_then_relevance(spec(Field::date).slot, true);
            break;
        case Sort::title:
            enquire.set_sort_by_value_then_relevance(title_sort_slot, false);
            break;
    }
}

/// Counts are exact only when Xapian is made to look at every match.
Xapian::MSet all_matches(Xapian::Enquire& enquire, const Xapian::Database& database, std::size_t offset,
                         std::size_t limit) {
    const std::size_t talks = database.get_doccount();
    const std::size_t first = std::min(offset, talks);
    const std::size_t most = std::min(limit, talks - first);
    return enquire.get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(most),
                            static_cast<Xapian::doccount>(talks));
}

Result<void> check_facets(const std::vector<FacetRequest>& requests) {
    for (const FacetRequest& request : requests) {
        const FieldSpec& field = spec(request.field);
        if (field.facet) continue;
        std::string names;
        for (const FieldSpec& other : fields) {
            if (other.facet) names += fmt::format("{}{}", names.empty() ? "" : ", ", other.name);
        }
        return Error{ErrorCode::usage, fmt::format("{} is no facet", field.name),
                     fmt::format("the facets are {}", names)};
    }
    return {};
}

void mark_selected(FacetCounts& facet, const std::vector<Filter>& filters) {
    const FieldSpec& field = spec(facet.field);
    for (FacetValue& value : facet.values) {
        value.selected = std::any_of(filters.begin(), filters.end(), [&](const Filter& filter) {
            return filter.field == facet.field &&
                   filter_term(field, filter.value) == filter_term(field, value.value);
        });
    }
}

}  // namespace

struct Searcher::Impl {
    Impl(std::filesystem::path where, Xapian::Database opened)
        : path(std::move(where)),
          database(std::move(opened)),
          analyzers(database.get_metadata(std::string(metadata::languages))) {}

    std::filesystem::path path;
    Xapian::Database database;
    Analyzers analyzers;

    /// Turns Xapian's exceptions into errors. An index that is replaced while it
    /// is read can fail in several ways; the new one is given a try.
    template <class Work>
    auto guarded(const Work& work) -> decltype(work()) {
        try {
            return work();
        } catch (const Xapian::DatabaseError&) {
            if (auto reopened = reopen(); !reopened.ok()) return reopened.error();
        } catch (const Xapian::Error& error) {
            return to_error(error, path);
        }
        try {
            return work();
        } catch (const Xapian::Error& error) {
            return to_error(error, path);
        }
    }

    Result<void> reopen() {
        auto again = open_database(path);
        if (!again.ok()) return again.error();
        try {
            *this = Impl(path, std::move(*again));
            return {};
        } catch (const Xapian::Error& error) {
            return to_error(error, path);
        }
    }

    Result<SearchResult> search(const SearchRequest& request) {
        if (auto checked = check_facets(request.facets); !checked.ok()) return checked.error();
        auto prepared = prepare(database, analyzers, request);
        if (!prepared.ok()) return prepared.error();

        Xapian::Enquire enquire(database);
        enquire.set_query(prepared->query);
        enquire.set_weighting_scheme(bm25());
        sort_by(enquire, request.sort);
        MatchCollector collector;
        if (!request.facets.empty()) enquire.add_matchspy(&collector);
        const Xapian::MSet matches = all_matches(enquire, database, request.offset, request.limit);

        SearchResult result;
        result.total = matches.get_matches_estimated();
        result.warnings = std::move(prepared->warnings);
        const std::vector<Xapian::docid> talks = collector.take();
        auto facets = counted_facets(request, prepared->words, talks);
        if (!facets.ok()) return facets.error();
        result.facets = std::move(*facets);
        if (auto added = add_hits(matches, prepared->wanted, request.snippet_chars, result); !added.ok()) {
            return added.error();
        }
        if (result.total == 0) explain_nothing(request, prepared->tree, result);
        analyzers.trim();
        return result;
    }

    /// Of a facet that is filtered by itself the other choices stay visible: it
    /// is counted over what would match without that filter.
    Result<std::vector<FacetCounts>> counted_facets(const SearchRequest& request, const Xapian::Query& words,
                                                    const std::vector<Xapian::docid>& talks) {
        std::vector<FacetCounts> facets = count_facets(database, request.facets, talks);
        for (FacetCounts& facet : facets) {
            const auto is_own = [&](const Filter& filter) { return filter.field == facet.field; };
            if (std::none_of(request.where.begin(), request.where.end(), is_own)) continue;
            auto wider = matches_without(facet.field, request, words);
            if (!wider.ok()) return wider.error();
            const auto index = static_cast<std::size_t>(&facet - facets.data());
            facet = std::move(count_facets(database, std::span(&request.facets[index], 1), *wider).front());
            mark_selected(facet, request.where);
        }
        return facets;
    }

    Result<std::vector<Xapian::docid>> matches_without(Field field, const SearchRequest& request,
                                                       const Xapian::Query& words) {
        std::vector<Filter> filters = request.where;
        std::erase_if(filters, [&](const Filter& filter) { return filter.field == field; });
        std::vector<std::string> said_already;
        auto query = with_filters(database, words, filters, {request.today, said_already});
        if (!query.ok()) return query.error();
        Xapian::Enquire enquire(database);
        enquire.set_query(*query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        MatchCollector collector;
        enquire.add_matchspy(&collector);
        (void)all_matches(enquire, database, 0, 0);
        return collector.take();
    }

    Result<void> add_hits(const Xapian::MSet& matches, const std::vector<WantedTerm>& wanted,
                          std::size_t snippet_chars, SearchResult& result) {
        const Highlights highlights(database, wanted);
        for (auto match = matches.begin(); match != matches.end(); ++match) {
            auto talk = load_talk(match.get_document());
            if (!talk.ok()) return talk.error();
            Analyzer& analyzer = analyzers.of_talk(talk->language);
            const Analyzer::Focus focus(analyzer, highlights.terms());
            Hit hit{.talk = std::move(*talk), .score = match.get_weight(), .title = {}, .abstract = {}};
            hit.title = mark_matches(hit.talk.title, analyzer, highlights.weights(Field::title));
            if (snippet_chars > 0) {
                hit.abstract = make_snippet(hit.talk.abstract, analyzer, highlights.weights(Field::abstract),
                                            snippet_chars);
            }
            result.hits.push_back(std::move(hit));
        }
        return {};
    }

    /// What else could be tried when nothing matched.
    void explain_nothing(const SearchRequest& request, const QueryNode& tree, SearchResult& result) {
        SearchRequest other = request;
        if (auto corrected = correct_spelling(request.query, tree, database, analyzers.of_collection())) {
            other.query = *corrected;
            if (count(other) > 0) result.corrected = std::move(corrected);
        }
        std::size_t texts = 0;
        for_each_wanted_text(tree, [&](const QueryNode&) { ++texts; });
        if (texts < 2 || request.any) return;
        other.query = request.query;
        other.any = true;
        result.total_any = count(other);
    }

    std::size_t count(const SearchRequest& request) {
        const auto prepared = prepare(database, analyzers, request);
        if (!prepared.ok()) return 0;
        Xapian::Enquire enquire(database);
        enquire.set_query(prepared->query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        return all_matches(enquire, database, 0, 0).get_matches_estimated();
    }

    Result<Talk> find(const std::string& id) {
        const std::string term = filter_term(spec(Field::id), fold(id));
        const Xapian::PostingIterator exact = database.postlist_begin(term);
        if (exact != database.postlist_end(term)) return load_talk(database.get_document(*exact));
        if (id.size() < min_id_beginning) {
            return Error{ErrorCode::not_found, fmt::format("there is no talk with the id '{}'", id),
                         fmt::format("of a longer id the first {} characters are enough", min_id_beginning)};
        }
        std::vector<std::string> ids;
        std::size_t count = 0;
        for (auto it = database.allterms_begin(term); it != database.allterms_end(term); ++it, ++count) {
            if (ids.size() < most_ids_shown)
                ids.push_back((*it).substr(spec(Field::id).filter_prefix.size()));
        }
        if (count == 0) {
            return Error{ErrorCode::not_found, fmt::format("there is no talk with the id '{}'", id),
                         "search results show the ids"};
        }
        if (count > 1) {
            return Error{ErrorCode::not_found,
                         fmt::format("{} talks have ids that begin with '{}'", count, id),
                         fmt::format("{}{}", fmt::join(ids, ", "), count > ids.size() ? ", …" : "")};
        }
        return find(ids.front());
    }
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Result<Searcher> Searcher::open(const std::filesystem::path& path) {
    auto database = open_database(path);
    if (!database.ok()) return database.error();
    try {
        return Searcher(std::make_unique<Impl>(path, std::move(*database)));
    } catch (const Xapian::Error& error) {
        return to_error(error, path);
    }
}

Result<SearchResult> Searcher::search(const SearchRequest& request) {
    return impl_->guarded([&] { return impl_->search(request); });
}

Result<std::string> Searcher::explain(const SearchRequest& request) {
    return impl_->guarded([&]() -> Result<std::string> {
        const auto prepared = prepare(impl_->database, impl_->analyzers, request);
        if (!prepared.ok()) return prepared.error();
        return prepared->query.get_description();
    });
}

Result<Talk> Searcher::find(const std::string& id) {
    return impl_->guarded([&] { return impl_->find(id); });
}

std::size_t Searcher::size() const { return impl_->database.get_doccount(); }

}  // namespace lectern
