// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/matching.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "lectern/query.hpp"
#include "query/facets.hpp"
#include "query/filters.hpp"
#include "query/language/leaves.hpp"
#include "query/language/ranking.hpp"
#include "query/relaxation.hpp"
#include "query/showings.hpp"
#include "query/spelling.hpp"

namespace lectern {

namespace {

/// Fewer talks than these may be but what others mistyped, too.
constexpr std::size_t next_to_nothing = 2;

/// What one search of Xapian's found.
struct Found {
    std::size_t matches = 0;
    std::size_t total = 0;     ///< the same, or where showings are collapsed the talks
    std::vector<Ranked> best;  ///< as far as the page reaches
    std::vector<Xapian::docid> documents;
    Showings showings;
};

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

std::size_t end_of_page(const SearchRequest& request) {
    return request.offset + std::min(request.limit, SIZE_MAX - request.offset);
}

/// A tree as Xapian takes it, without and with the filters.
struct Meant {
    BuiltQuery words;
    Xapian::Query filtered;
};

class Matcher {
public:
    Matcher(const WarmDatabase& database, const Analyzers& analyzers, const SearchRequest& request)
        : database_(database), analyzers_(analyzers), request_(request) {}

    Result<Matches> run() {
        auto tree = understand();
        if (!tree.ok()) return tree.error();
        auto built = build(*tree);
        if (!built.ok()) return built.error();
        Found found = search(*built);
        if (found.matches <= next_to_nothing && may_correct()) {
            if (auto meant = without_slips(*tree)) {
                built = build(*meant);
                if (!built.ok()) return built.error();
                *tree = std::move(*meant);
                found = search(*built);
            }
        }
        matches_.tree = std::move(*tree);
        matches_.wanted = std::move(built->words.wanted);
        if (request_.explain) matches_.query = built->filtered.get_description();
        add(std::move(found), built->words.query, true);
        if (matches_.total < few_talks && request_.relax && !request_.exact && !request_.any) {
            if (auto done = relax(); !done.ok()) return done.error();
        }
        if (matches_.total == 0) matches_.corrected.reset();  // it helps nobody
        finish_page();
        return std::move(matches_);
    }

    std::size_t count() {
        auto parsed = parse_query(request_.query, {request_.any, request_.today});
        if (!parsed.ok()) return 0;
        const auto built = build(parsed->root);
        return built.ok() ? count(built->filtered, database_.xapian().get_doccount()) : 0;
    }

private:
    Result<QueryNode> understand() {
        auto parsed = parse_query(request_.query, {request_.any, request_.today});
        if (!parsed.ok()) return parsed.error();
        matches_.warnings = std::move(parsed->warnings);
        if (request_.exact) return std::move(parsed->root);
        auto better = correct_spelling(request_.query, parsed->root, database_, analyzers_.of_collection());
        if (better) {
            if (auto corrected = read(*better); corrected.ok()) {
                matches_.corrected = std::move(better);
                return corrected;
            }
        }
        ease(parsed->root, database_, analyzers_.of_collection());
        return std::move(parsed->root);
    }

    [[nodiscard]] bool may_correct() const { return !request_.exact && !matches_.corrected; }

    /// What was meant if one of several words, known as it is, was typed by
    /// mistake: likely only where that finds what the query did not.
    std::optional<QueryNode> without_slips(const QueryNode& tree) {
        std::size_t texts = 0;
        for_each_wanted_text(tree, [&](const QueryNode&) { ++texts; });
        if (texts < 2) return std::nullopt;
        auto better = correct_slips(request_.query, tree, database_, analyzers_.of_collection());
        if (!better) return std::nullopt;
        auto meant = read(*better);
        if (!meant.ok()) return std::nullopt;
        const auto built = build(*meant);
        if (!built.ok() || count(built->filtered, few_talks) < few_talks) return std::nullopt;
        matches_.corrected = std::move(better);
        return std::move(*meant);
    }

    Result<QueryNode> read(const std::string& query) {
        auto parsed = parse_query(query, {request_.any, request_.today});
        if (!parsed.ok()) return parsed.error();
        if (!request_.exact) ease(parsed->root, database_, analyzers_.of_collection());
        return std::move(parsed->root);
    }

    Result<Meant> build(const QueryNode& tree) {
        auto built =
            build_query(tree, {database_, analyzers_.of_collection(), !request_.exact, request_.synonyms});
        if (!built.ok()) return built.error();
        std::vector<std::string> warnings;
        auto filtered =
            filtered_query(database_.xapian(), built->query, request_.where, {request_.today, warnings});
        if (!filtered.ok()) return filtered.error();
        if (!filtered_) matches_.warnings.insert(matches_.warnings.end(), warnings.begin(), warnings.end());
        filtered_ = true;
        return Meant{std::move(*built), std::move(*filtered)};
    }

    /// Showings of one talk leave room on the page, which takes another search
    /// where they are many.
    Found search(const Meant& meant) {
        const bool reranks =
            request_.sort == Sort::relevance && request_.limit > 0 && !meant.words.concepts.empty();
        const std::size_t end = request_.limit == 0 ? 0 : end_of_page(request_);
        std::size_t depth = reranks ? std::max(end, rerank_depth) : end;
        Found found = find_all(meant, depth);
        while (true) {
            const bool whole = found.best.size() < depth;
            if (reranks) look_again(found, meant.words.concepts, end);
            if (request_.collapse) found.best = each_talk_once(found);
            if (whole || found.best.size() >= end) return found;
            depth += depth;
            Xapian::Enquire enquire = ranking(meant);
            found.best = ranked(enquire.get_mset(0, at_most_all(depth)));
        }
    }

    /// The best, and the numbers of all. Counts are exact only when Xapian is made to
    /// look at every match.
    Found find_all(const Meant& meant, std::size_t depth) {
        Xapian::Enquire enquire = ranking(meant);
        MatchCollector collector;
        if (request_.collapse || !request_.facets.empty()) enquire.add_matchspy(&collector);
        const Xapian::MSet set = enquire.get_mset(0, at_most_all(depth), database_.xapian().get_doccount());
        Found found;
        found.best = ranked(set);
        found.total = found.matches = set.get_matches_estimated();
        found.documents = collector.take();
        if (!request_.collapse) return found;
        found.showings = Showings(database_, found.documents);
        found.total = found.showings.talks();
        return found;
    }

    [[nodiscard]] Xapian::Enquire ranking(const Meant& meant) const {
        Xapian::Enquire enquire(database_.xapian());
        enquire.set_query(meant.filtered);
        enquire.set_weighting_scheme(bm25());
        sort_by(enquire, order_of(meant));
        return enquire;
    }

    [[nodiscard]] Xapian::doccount at_most_all(std::size_t talks) const {
        return static_cast<Xapian::doccount>(std::min<std::size_t>(talks, database_.xapian().get_doccount()));
    }

    static std::vector<Ranked> ranked(const Xapian::MSet& set) {
        std::vector<Ranked> best;
        for (auto match = set.begin(); match != set.end(); ++match)
            best.push_back({*match, match.get_weight(), {}});
        return best;
    }

    /// Of each talk among the best the first showing.
    static std::vector<Ranked> each_talk_once(const Found& found) {
        std::unordered_set<TalkKey> seen;
        std::vector<Ranked> once;
        std::copy_if(found.best.begin(), found.best.end(), std::back_inserter(once),
                     [&](const Ranked& showing) {
                         const TalkKey talk = found.showings.key(showing.talk);
                         return talk == 0 || seen.insert(talk).second;
                     });
        return once;
    }

    /// Where nothing is asked for by words the newest come first, which is how talks
    /// are numbered until updates add some.
    [[nodiscard]] Sort order_of(const Meant& meant) const {
        const bool by_number = request_.sort == Sort::relevance && meant.words.concepts.empty();
        const bool in_order = !by_number || database_.metadata(std::string(metadata::appended)).empty();
        return in_order ? request_.sort : Sort::date;
    }

    void look_again(Found& found, const std::vector<Concept>& concepts, std::size_t end_of_page) {
        std::vector<Ranked>& talks = found.best;
        if (talks.empty()) return;
        const auto end = talks.begin() + static_cast<std::ptrdiff_t>(std::min(talks.size(), rerank_depth));
        const double last = (end - 1)->score;
        const std::size_t repeated = talks.size() - each_talk_once(found).size();
        const std::size_t first = request_.explain ? SIZE_MAX : end_of_page + repeated;
        auto best = rerank(database_, concepts, {talks.begin(), end},
                           {.first = first, .explain = request_.explain, .weights = request_.weights});
        const double scale = last > 0 ? best.back().score / last : 0;
        std::move(best.begin(), best.end(), talks.begin());
        for (auto other = end; other != talks.end(); ++other)
            other->score *= scale;  // so that they go on falling
    }

    void add(Found found, const Xapian::Query& words, bool complete) {
        const std::vector<Match> before = matches_.page;  // few, or none
        for (Ranked& talk : found.best) {
            const TalkKey key = found.showings.key(talk.talk);
            const bool known = std::any_of(before.begin(), before.end(), [&](const Match& match) {
                return match.ranked.talk == talk.talk || (key != 0 && match.key == key);
            });
            if (!known) matches_.page.push_back({std::move(talk), complete, key, {}});
        }
        if (complete || matches_.total == 0) {
            matches_.total = found.total;
            matches_.showings = found.matches;
            matches_.documents = std::move(found.documents);
            matches_.words = words;
        }
        (complete ? complete_ : others_) = std::move(found.showings);
    }

    Result<void> relax() {
        const std::size_t complete = matches_.total;
        auto steps = relaxations(matches_.tree, database_, analyzers_.of_collection());
        for (Relaxation& step : steps) {
            auto built = build(step.tree);
            if (!built.ok()) return built.error();
            const bool enough = &step == &steps.back() || count(built->filtered, few_talks) >= few_talks;
            if (!enough) continue;
            Found found = search(*built);
            if (found.total <= complete) return {};
            matches_.relaxed = Relaxed{std::move(step.dropped), step.any, complete, found.total};
            add(std::move(found), built->words.query, false);
            return {};
        }
        return {};
    }

    /// Exact up to `enough`.
    std::size_t count(const Xapian::Query& query, std::size_t enough) {
        Xapian::Enquire enquire(database_.xapian());
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        const Xapian::MSet set = enquire.get_mset(0, 0, static_cast<Xapian::doccount>(enough));
        return enough < database_.xapian().get_doccount() ? set.get_matches_lower_bound()
                                                          : set.get_matches_estimated();
    }

    void finish_page() {
        cut_page(matches_, request_);
        for (Match& match : matches_.page) {
            match.others = (match.complete ? complete_ : others_).of(match.key);
            std::erase(match.others, match.ranked.talk);
        }
    }

    const WarmDatabase& database_;
    const Analyzers& analyzers_;
    const SearchRequest& request_;
    Matches matches_;
    Showings complete_;
    Showings others_;        ///< after relaxation
    bool filtered_ = false;  ///< and the filters' warnings said
};

}  // namespace

Result<Matches> find_matches(const WarmDatabase& database, const Analyzers& analyzers,
                             const SearchRequest& request) {
    return Matcher(database, analyzers, request).run();
}

void cut_page(Matches& matches, const SearchRequest& request) {
    auto& page = matches.page;
    const auto place = [&](std::size_t at) {
        return page.begin() + static_cast<std::ptrdiff_t>(std::min(at, page.size()));
    };
    page.erase(place(request.limit == 0 ? 0 : end_of_page(request)), page.end());
    page.erase(page.begin(), place(request.offset));
}

std::size_t count_matches(const WarmDatabase& database, const Analyzers& analyzers,
                          const SearchRequest& request) {
    return Matcher(database, analyzers, request).count();
}

}  // namespace lectern
