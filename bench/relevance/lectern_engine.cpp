// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "bench/relevance/engine.hpp"
#include "bench/relevance/judged_set.hpp"
#include "lectern/index.hpp"
#include "lectern/search.hpp"

namespace lectern::relevance {

namespace {

class Lectern final : public Engine {
public:
    Lectern(std::string_view name, SearchRequest request, std::shared_ptr<Searcher> searcher)
        : name_(name), request_(std::move(request)), searcher_(std::move(searcher)) {}

    [[nodiscard]] std::string_view name() const override { return name_; }

    [[nodiscard]] Result<std::vector<std::string>> search(const std::string& query,
                                                          std::size_t limit) override {
        request_.query = query;
        request_.limit = limit;
        const auto result = searcher_->search(request_);
        if (!result) return result.error();
        std::vector<std::string> keys;
        for (const Hit& hit : result->hits) keys.push_back(key_of(hit.talk));
        return keys;
    }

private:
    std::string_view name_;
    SearchRequest request_;
    std::shared_ptr<Searcher> searcher_;
};

Result<Searcher> open_or_make(const std::vector<Talk>& talks, const std::filesystem::path& index,
                              IndexUse use) {
    if (use == IndexUse::keep) {
        auto searcher = Searcher::open(index);
        if (searcher && searcher->size() == talks.size()) return searcher;
    }
    Collection collection;
    collection.talks = talks;
    IndexOptions options;
    options.database = index;
    options.rebuild = true;
    if (auto made = update_index(collection, options); !made) return made.error();
    return Searcher::open(index);
}

}  // namespace

Result<Engines> lectern_engines(const std::vector<Talk>& talks, const std::filesystem::path& index,
                                IndexUse use) {
    auto opened = open_or_make(talks, index, use);
    if (!opened) return opened.error();
    const auto searcher = std::make_shared<Searcher>(std::move(*opened));
    // All showings, since each was judged.
    const SearchRequest request{.query = {}, .collapse = false, .snippets = {.chars = 0}};
    SearchRequest any = request;
    any.any = true;
    SearchRequest once = request;
    once.collapse = true;
    Engines engines;
    engines.push_back(std::make_unique<Lectern>("lectern", request, searcher));
    engines.push_back(std::make_unique<Lectern>("lectern --any", any, searcher));
    engines.push_back(std::make_unique<Lectern>("lectern, once", once, searcher));
    return engines;
}

}  // namespace lectern::relevance
