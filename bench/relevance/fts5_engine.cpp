// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "bench/relevance/engine.hpp"
#include "bench/relevance/judged_set.hpp"
#include "indexer/text_util.hpp"

namespace lectern::relevance {

namespace {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

Error failure(sqlite3* database) {
    return {ErrorCode::io, fmt::format("SQLite: {}", sqlite3_errmsg(database))};
}

Result<void> run(sqlite3* database, const char* sql) {
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure(database);
    return {};
}

Result<Statement> prepare(sqlite3* database, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK) return failure(database);
    return Statement(statement);
}

void bind(sqlite3_stmt* statement, int place, const std::string& text) {
    sqlite3_bind_text(statement, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

/// The words as FTS5 strings, so that none of them is an operator: "c++" OR "fast".
std::string match_expression(const std::string& query, std::string_view joint) {
    std::string expression;
    for (const std::string_view word : split_words(query)) {
        if (!expression.empty()) expression += joint;
        expression += '"';
        for (const char c : word) expression += c == '"' ? std::string("\"\"") : std::string(1, c);
        expression += '"';
    }
    return expression;
}

class Fts5 final : public Engine {
public:
    explicit Fts5(Database database) : database_(std::move(database)) {}

    [[nodiscard]] std::string_view name() const override { return "SQLite FTS5"; }

    [[nodiscard]] Result<std::vector<std::string>> search(const std::string& query,
                                                          std::size_t limit) override {
        std::vector<std::string> keys;
        for (const std::string_view joint : {" AND ", " OR "}) {
            if (auto added = add_matches(match_expression(query, joint), limit, keys); !added)
                return added.error();
        }
        return keys;
    }

private:
    /// Those that are not there yet, up to `limit`.
    Result<void> add_matches(const std::string& expression, std::size_t limit,
                             std::vector<std::string>& keys) {
        auto statement = prepare(database_.get(),
                                 "SELECT key FROM talks WHERE talks MATCH ? "
                                 "ORDER BY bm25(talks, 0, 5, 1, 3, 2, 1) LIMIT ?");
        if (!statement) return statement.error();
        bind(statement->get(), 1, expression);
        sqlite3_bind_int64(statement->get(), 2, static_cast<sqlite3_int64>(limit));
        int step = sqlite3_step(statement->get());
        for (; step == SQLITE_ROW && keys.size() < limit; step = sqlite3_step(statement->get())) {
            const auto* text = sqlite3_column_text(statement->get(), 0);
            std::string key(text, text + sqlite3_column_bytes(statement->get(), 0));
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
        }
        if (step != SQLITE_ROW && step != SQLITE_DONE) return failure(database_.get());
        return {};
    }

    Database database_;
};

Result<void> write(sqlite3* database, const std::vector<Talk>& talks) {
    if (auto made =
            run(database,
                "DROP TABLE IF EXISTS talks;"
                "CREATE VIRTUAL TABLE talks USING fts5(key UNINDEXED, title, abstract, speakers, tags, "
                "event, tokenize='porter unicode61'); BEGIN");
        !made)
        return made;
    auto insert = prepare(database, "INSERT INTO talks VALUES (?, ?, ?, ?, ?, ?)");
    if (!insert) return insert.error();
    for (const Talk& talk : talks) {
        int place = 0;
        for (const std::string& text :
             {key_of(talk), talk.title, talk.abstract, speakers_of(talk), tags_of(talk), talk.event}) {
            bind(insert->get(), ++place, text);
        }
        if (sqlite3_step(insert->get()) != SQLITE_DONE) return failure(database);
        sqlite3_reset(insert->get());
    }
    return run(database, "COMMIT");
}

/// Whether there is a table of as many talks.
bool is_complete(sqlite3* database, std::size_t talks) {
    const auto count = prepare(database, "SELECT count(*) FROM talks");
    return count && sqlite3_step(count->get()) == SQLITE_ROW &&
           sqlite3_column_int64(count->get(), 0) == static_cast<sqlite3_int64>(talks);
}

}  // namespace

Result<Engines> fts5_engines(const std::vector<Talk>& talks, const std::filesystem::path& index) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open(index.c_str(), &opened);
    Database database(opened);
    if (code != SQLITE_OK) return failure(opened);
    if (!is_complete(opened, talks.size())) {
        if (auto written = write(opened, talks); !written) return written.error();
    }
    Engines engines;
    engines.push_back(std::make_unique<Fts5>(std::move(database)));
    return engines;
}

}  // namespace lectern::relevance
