// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What commands share while they run.

#include <string>
#include <string_view>

#include "lectern/config.hpp"
#include "lectern/result.hpp"
#include "lectern/search.hpp"
#include "query/command_line.hpp"
#include "query/commands.hpp"

namespace lectern {

/// One run of one command: where its database is, and where its output goes.
class Session {
public:
    Session(const Environment& environment, Console& console)
        : environment_(environment), console_(console) {}

    [[nodiscard]] std::string database(const Settings& settings) const;
    [[nodiscard]] ConfigPlaces config_places(const Settings& settings) const;
    [[nodiscard]] Terminal terminal(const Settings& settings) const;

    /// As Searcher::search(), with the warnings said and, for --explain, how the
    /// query was understood.
    [[nodiscard]] Result<SearchResult> search(SearchRequest request, const Settings& settings);

    void print(std::string_view text) { console_.out += text; }

    void warn(std::string_view message);

    /// Says what is wrong; `query` is what Error::where is about.
    [[nodiscard]] ExitCode fail(const Error& error, const Settings& settings, std::string_view query = {});

private:
    const Environment& environment_;
    Console& console_;
};

[[nodiscard]] ExitCode run(const SearchCommand& command, Session& session);
[[nodiscard]] ExitCode run(const FacetsCommand& command, Session& session);
[[nodiscard]] ExitCode run(const VariantsCommand& command, Session& session);
[[nodiscard]] ExitCode run(const SuggestCommand& command, Session& session);
[[nodiscard]] ExitCode run(const StatsCommand& command, Session& session);
[[nodiscard]] ExitCode run(const ShowCommand& command, Session& session);
[[nodiscard]] ExitCode run(const FieldsCommand& command, Session& session);
[[nodiscard]] ExitCode run(const ConfigCommand& command, Session& session);
[[nodiscard]] ExitCode run(const TextCommand& command, Session& session);

}  // namespace lectern
