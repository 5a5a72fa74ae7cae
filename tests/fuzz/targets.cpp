// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fuzz/targets.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <array>
#include <cstdlib>

#include "indexer/encoding.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/query.hpp"
#include "lectern/reader.hpp"
#include "query/language/builder.hpp"

namespace lectern::fuzz {

namespace {

void demand(bool holds, std::string_view promise) {
    if (holds) return;
    fmt::print(stderr, "broken promise: {}\n", promise);
    std::abort();
}

const Reader& reader_called(std::string_view name) {
    for (const Reader* reader : readers()) {
        if (reader->name() == name) return *reader;
    }
    fmt::print(stderr, "no target is called {}\n", name);
    std::exit(2);
}

void run_reader(const Reader& reader, std::string& content) {
    // Documents are UTF-8 whatever the file was.
    if (!check_encoding("f", content).usable) return;
    const Document document{"f", content};
    static_cast<void>(reader.accepts(document));
    for (const Talk& talk : reader.read(document).talks) {
        demand(!talk.title.empty(), "a talk has a title");
        demand(talk.sources.size() == 1, "a talk of a reader has one source");
        demand(talk_from_json(to_json(talk)).ok(), "a talk can be written as JSON and read again");
    }
}

void run_query(const std::string& text) {
    const auto parsed = parse_query(text, {.today = "2025-04-01"});
    if (!parsed) return demand(!parsed.error().message.empty(), "an error says something");
    demand(!to_string(parsed->root).empty(), "a query can be shown");
    const Xapian::WritableDatabase empty{std::string(), Xapian::DB_BACKEND_INMEMORY};
    Analyzer english;
    const std::array<Analyzer*, 1> analyzers{&english};
    const auto built = build_query(parsed->root, {empty, analyzers});
    demand(built.ok() || !built.error().message.empty(), "an error says something");
}

}  // namespace

std::vector<std::string> target_names() {
    std::vector<std::string> out;
    for (const Reader* reader : readers()) out.emplace_back(reader->name());
    out.emplace_back(query_target);
    return out;
}

bool suits(std::string_view target, const std::string& content) {
    return target != query_target && reader_called(target).accepts({"f", content});
}

void run_target(std::string_view target, std::string content) {
    if (target == query_target) {
        run_query(content);
    } else {
        run_reader(reader_called(target), content);
    }
}

}  // namespace lectern::fuzz
