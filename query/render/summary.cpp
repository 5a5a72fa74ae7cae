// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/render/wording.hpp"

namespace lectern {

namespace {

std::string order_of(const SearchRequest& request) {
    switch (request.sort) {
        case Sort::relevance:
            return {};
        case Sort::date:
            return ", newest first";
        case Sort::title:
            return ", by title";
    }
    return {};
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 < words.size() ? ", " : " or ";
        out += shortened(words[i]);
    }
    return out;
}

/// Where no talk has all words.
std::string relaxation_of(const SearchResult& result) {
    if (!result.relaxed || result.relaxed->complete > 0) return {};
    if (result.relaxed->any) return ", with any of the words: none has all";
    return fmt::format(", without {}: none has all words", listed(result.relaxed->dropped));
}

/// Where talks were given more than once: facets count every time.
std::string showings_of(const SearchResult& result) {
    if (result.showings <= result.total) return {};
    return fmt::format(" ({} showings)", grouped(result.showings));
}

std::string shown_of(const SearchRequest& request, const SearchResult& result) {
    const std::size_t last = request.offset + result.hits.size();
    if (!result.hits.empty() && result.hits.size() < talks_to_page(result)) {
        return fmt::format(", showing {}–{}", grouped(request.offset + 1), grouped(last));
    }
    const bool behind_the_last = result.hits.empty() && request.limit > 0 && result.total > 0;
    return behind_the_last ? fmt::format(", none after the first {}", grouped(request.offset))
                           : std::string();
}

}  // namespace

Summary summary_of(const SearchRequest& request, const SearchResult& result) {
    return {.count = talks(result.total),
            .what = showings_of(result) + searched_for(request, result) + order_of(request) +
                    relaxation_of(result),
            .shown = shown_of(request, result)};
}

std::string searched_for(SearchRequest request, const SearchResult& result) {
    if (result.corrected) request.query = *result.corrected;
    if (result.like) request.similar_to = fmt::format("“{}”", result.like->title);
    return asked_for(request);
}

std::size_t talks_to_page(const SearchResult& result) {
    return result.relaxed ? std::max(result.total, result.relaxed->total) : result.total;
}

bool others_begin_at(const SearchResult& result, std::size_t hit) {
    return result.relaxed && result.relaxed->complete > 0 && !result.hits[hit].complete &&
           (hit == 0 || result.hits[hit - 1].complete);
}

std::string others_heading(const Relaxed& relaxed) {
    const std::string others = talks(relaxed.total - relaxed.complete);
    return relaxed.any ? fmt::format("{} with some of the words", others)
                       : fmt::format("{} without {}", others, listed(relaxed.dropped));
}

std::vector<std::string> changes_of(const SearchRequest& request, const SearchResult& result) {
    std::vector<std::string> changes;
    if (result.corrected) {
        changes.push_back(fmt::format("showing results for {}; to search instead for {}, add --exact",
                                      *result.corrected, shortened(request.query)));
    }
    if (!result.relaxed) return changes;
    const Relaxed& relaxed = *result.relaxed;
    changes.push_back(relaxed.complete > 0
                          ? fmt::format("{} follow those with all words", others_heading(relaxed))
                          : fmt::format("{}{}", talks(result.total), relaxation_of(result)));
    return changes;
}

bool asks_for_all(const SearchRequest& request) {
    return request.query.empty() && request.similar_to.empty() && request.where.empty();
}

std::vector<std::string> advice_for(const SearchRequest& request, const SearchResult& result) {
    std::vector<std::string> advice;
    if (result.total_any > 0) {
        advice.push_back(fmt::format("{} {} any of these words: add --any.", talks(result.total_any),
                                     result.total_any == 1 ? "has" : "have"));
    }
    if (!request.where.empty()) advice.emplace_back("Without --where there may be some.");
    if (!result.suggested && !result.like && advice.empty()) {
        advice.emplace_back(
            "Fewer or other words may help; to see what there is: lectern facets company event year");
    }
    return advice;
}

}  // namespace lectern
