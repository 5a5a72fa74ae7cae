// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "indexer/text/edit_distance.hpp"
#include "lectern/database.hpp"
#include "lectern/query.hpp"
#include "lectern/search.hpp"
#include "lectern/terms.hpp"
#include "query/analyzers.hpp"
#include "query/facets.hpp"
#include "query/filters.hpp"
#include "query/highlights.hpp"
#include "query/language/leaves.hpp"
#include "query/matching.hpp"
#include "query/similar.hpp"
#include "query/spelling.hpp"
#include "query/statistics.hpp"
#include "query/suggesting.hpp"
#include "query/variants.hpp"
#include "query/warm_database.hpp"

namespace lectern {

namespace {

constexpr std::size_t min_id_beginning = 4;
constexpr std::size_t most_ids_shown = 5;

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
          analyzers(database.metadata(std::string(metadata::languages))) {}

    std::filesystem::path path;
    WarmDatabase database;
    Analyzers analyzers;

    /// A talk that a posting list or a value has named, so that it need not be asked
    /// for whether there is one.
    Result<Talk> load(Xapian::docid talk) {
        return load_talk(database.xapian().get_document(talk, Xapian::DOC_ASSUME_VALID));
    }

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
        SearchResult result;
        auto matches = find_talks(request, result);
        if (!matches.ok()) return matches.error();
        result.total = matches->total;
        result.showings = matches->showings;
        result.warnings = std::move(matches->warnings);
        result.corrected = std::move(matches->corrected);
        result.relaxed = std::move(matches->relaxed);
        auto facets = counted_facets(request, matches->words, matches->documents);
        if (!facets.ok()) return facets.error();
        result.facets = std::move(*facets);
        if (auto added = add_hits(*matches, request.snippets, result); !added.ok()) return added.error();
        if (result.total == 0 && !result.like) explain_nothing(request, matches->tree, result);
        analyzers.trim();
        return result;
    }

    Result<Matches> find_talks(const SearchRequest& request, SearchResult& result) {
        if (request.similar_to.empty()) return find_matches(database, analyzers, request);
        const auto number = number_of(request.similar_to);
        if (!number.ok()) return number.error();
        auto talk = load(*number);
        if (!talk.ok()) return talk.error();
        result.like = std::move(*talk);
        return find_similar(database, {*number, *result.like, analyzers.of_talk(result.like->language)},
                            request);
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
        if (!request.similar_to.empty()) {
            SearchRequest wider = request;
            wider.where = std::move(filters);
            SearchResult unused;
            auto similar = find_talks(wider, unused);
            if (!similar.ok()) return similar.error();
            return std::move(similar->documents);
        }
        std::vector<std::string> said_already;
        auto query = filtered_query(database.xapian(), words, filters, {request.today, said_already});
        if (!query.ok()) return query.error();
        return all_matches(database.xapian(), *query);
    }

    Result<void> add_hits(Matches& matches, const SnippetSize& size, SearchResult& result) {
        const Highlights highlights(database, matches.wanted);
        for (Match& match : matches.page) {
            auto talk = load(match.ranked.talk);
            if (!talk.ok()) return talk.error();
            Analyzer& analyzer = analyzers.of_talk(talk->language);
            const Analyzer::Focus focus(analyzer, highlights.terms());
            Hit hit{.talk = std::move(*talk), .score = match.ranked.score, .title = {}, .abstract = {}};
            hit.complete = match.complete;
            hit.parts = std::move(match.ranked.parts);
            if (auto added = add_showings(match.others, hit); !added.ok()) return added.error();
            hit.title = mark_matches(hit.talk.title, analyzer, highlights.weights(Field::title));
            hit.abstract =
                make_snippets(hit.talk.abstract, analyzer, highlights.weights(Field::abstract), size);
            result.hits.push_back(std::move(hit));
        }
        return {};
    }

    Result<void> add_showings(const std::vector<Xapian::docid>& others, Hit& hit) {
        for (const Xapian::docid other : others) {
            auto talk = load(other);
            if (!talk.ok()) return talk.error();
            hit.also_at.push_back({std::move(talk->id), std::move(talk->event), std::move(talk->date)});
        }
        // Documents are in this order until an update adds some.
        std::stable_sort(hit.also_at.begin(), hit.also_at.end(),
                         [](const Showing& a, const Showing& b) { return a.date > b.date; });
        return {};
    }

    /// What else could be tried when nothing matched.
    void explain_nothing(const SearchRequest& request, const QueryNode& tree, SearchResult& result) {
        if (request.exact) {
            result.suggested = correct_spelling(request.query, tree, database, analyzers.of_collection());
        }
        std::size_t texts = 0;
        for_each_wanted_text(tree, [&](const QueryNode&) { ++texts; });
        if (texts < 2 || request.any) return;
        SearchRequest other = request;
        other.any = true;
        result.total_any = count_matches(database, analyzers, other);
    }

    Result<Talk> find(const std::string& id) {
        const auto number = number_of(id);
        if (!number.ok()) return number.error();
        return load(*number);
    }

    std::vector<Suggestion> suggest(const SuggestRequest& request) {
        std::vector<Suggestion> out;
        if (request.text.find_first_not_of(" \t\n") == std::string::npos) return out;
        if (request.words) out = suggest_words(database, analyzers, request.text, request.limit);
        for (const Field field : request.values) {
            auto values = suggest_values(database, spec(field), request.text, request.limit);
            std::move(values.begin(), values.end(), std::back_inserter(out));
        }
        std::stable_sort(out.begin(), out.end(),
                         [](const Suggestion& a, const Suggestion& b) { return a.talks > b.talks; });
        return out;
    }

    /// What else an id may mean that no talk has.
    std::string nearest_talk(const std::string& id) {
        const std::string prefix(spec(Field::id).filter_prefix);
        for (auto it = database.xapian().allterms_begin(prefix); it != database.xapian().allterms_end(prefix);
             ++it) {
            const std::string known = (*it).substr(prefix.size());
            if (edit_distance(id, known, 1) > 1) continue;
            const auto talk = load(*database.xapian().postlist_begin(*it));
            if (talk.ok()) return fmt::format("did you mean {}, {}?", known, talk->title);
        }
        return "lectern search prints an id under each talk";
    }

    Result<Xapian::docid> number_of(const std::string& id) {
        const std::string term = filter_term(spec(Field::id), fold(id));
        const Xapian::PostingIterator exact = database.xapian().postlist_begin(term);
        if (exact != database.xapian().postlist_end(term)) return *exact;
        if (id.size() < min_id_beginning) {
            return Error{ErrorCode::not_found, fmt::format("there is no talk with the id '{}'", id),
                         fmt::format("of a longer id the first {} characters are enough", min_id_beginning)};
        }
        std::vector<std::string> ids;
        std::size_t count = 0;
        for (auto it = database.xapian().allterms_begin(term); it != database.xapian().allterms_end(term);
             ++it, ++count) {
            if (ids.size() < most_ids_shown)
                ids.push_back((*it).substr(spec(Field::id).filter_prefix.size()));
        }
        if (count == 0) {
            return Error{ErrorCode::not_found, fmt::format("there is no talk with the id '{}'", id),
                         nearest_talk(fold(id))};
        }
        if (count > 1) {
            return Error{ErrorCode::not_found,
                         fmt::format("{} talks have ids that begin with '{}'", count, id),
                         fmt::format("{}{}", fmt::join(ids, ", "), count > ids.size() ? ", …" : "")};
        }
        return number_of(ids.front());
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
    SearchRequest explained = request;
    explained.explain = true;
    explained.limit = 0;
    explained.facets.clear();
    return impl_->guarded([&]() -> Result<std::string> {
        auto matches = find_matches(impl_->database, impl_->analyzers, explained);
        if (!matches.ok()) return matches.error();
        return std::move(matches->query);
    });
}

Result<std::vector<Suggestion>> Searcher::suggest(const SuggestRequest& request) {
    return impl_->guarded([&]() -> Result<std::vector<Suggestion>> { return impl_->suggest(request); });
}

Result<FacetCounts> Searcher::variants(Field field, const std::string& name) {
    return impl_->guarded([&] { return count_variants(impl_->database.xapian(), spec(field), name); });
}

Result<Statistics> Searcher::statistics() {
    return impl_->guarded([&] { return measure(impl_->database.xapian(), impl_->path); });
}

Result<Talk> Searcher::find(const std::string& id) {
    return impl_->guarded([&] { return impl_->find(id); });
}

std::size_t Searcher::size() const { return impl_->database.xapian().get_doccount(); }

}  // namespace lectern
