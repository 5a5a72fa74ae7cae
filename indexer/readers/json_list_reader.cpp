// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_list_reader.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

#include "indexer/readers/json/json_tree.hpp"
#include "indexer/readers/records/list_document.hpp"

namespace lectern {

namespace {

json::Tree read_into(const Document& document, Reading& reading) {
    json::Tree tree = json::parse_tree(document.path, document.content);
    // an object alone may be anything: `schedule/package.json` has a name and a description
    const bool among_talks = tree.root().is_list() && records::is_kept_among_talks(document);
    records::read_lists(document, tree.root(),
                        among_talks ? records::Evidence::place : records::Evidence::speakers, reading);
    return tree;
}

class JsonListReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "json"; }

    [[nodiscard]] std::string_view description() const override {
        return "lists of talks in JSON: talks.json, sessions by id, days of talks";
    }

    /// JSON is told from JSON by what it holds.
    [[nodiscard]] bool accepts(const Document& document) const override {
        constexpr std::size_t beginning = 1u << 20;  // speakers may stand before talks
        const std::string_view content = document.content;
        if (!json::is_one_document(content)) return false;
        // what lies around is looked at for talks only: in an archive that may mean to wait
        const Document alone{.path = document.path, .content = content.substr(0, beginning)};
        Reading found;
        read_into(alone, found);
        return !found.talks.empty();
    }

    [[nodiscard]] Reading read(const Document& document) const override {
        Reading reading;
        json::Tree tree = read_into(document, reading);
        if (tree.problem) reading.diagnostics.push_back(std::move(*tree.problem));
        return reading;
    }
};

}  // namespace

const Reader& json_list_reader() {
    static const JsonListReader reader;
    return reader;
}

}  // namespace lectern
