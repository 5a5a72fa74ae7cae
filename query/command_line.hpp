// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The command line of `lectern`, first step: from arguments to a plain struct.
/// The second step, commands.hpp, does what the struct says.

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/search.hpp"
#include "query/render/formats.hpp"

namespace lectern {

enum class ColorChoice { automatic, always, never };

/// What all commands that open a database have in common.
struct Settings {
    std::string database;  ///< empty: $LECTERN_DB, else ./talks.db
    std::string config;    ///< empty: looked for, see ConfigPlaces
    ColorChoice color = ColorChoice::automatic;
    bool explain = false;  ///< print the tree of the query to stderr
};

struct SearchCommand {
    SearchRequest request;
    Settings settings;
    TalksFormat format = TalksFormat::text;
    bool facets_chosen = false;  ///< one by one, or none at all; else they are default_facets()
};

struct FacetsCommand {
    SearchRequest request;
    Settings settings;
    CountsFormat format = CountsFormat::text;
};

/// How the talks of one company, speaker, event or tag spell it.
struct VariantsCommand {
    Field field = Field::company;
    std::string name;
    Settings settings;
    CountsFormat format = CountsFormat::text;
};

struct SuggestCommand {
    SuggestRequest request;
    Settings settings;
    CountsFormat format = CountsFormat::text;
};

struct StatsCommand {
    Settings settings;
    PageFormat format = PageFormat::text;
};

struct ShowCommand {
    std::string id;
    Settings settings;
    PageFormat format = PageFormat::text;
};

struct FieldsCommand {};

struct ConfigCommand {
    Settings settings;
    PageFormat format = PageFormat::text;
};

/// --help, --version, --man: the text is the answer.
struct TextCommand {
    std::string text;
};

using Command = std::variant<SearchCommand, FacetsCommand, VariantsCommand, SuggestCommand, StatsCommand,
                             ShowCommand, FieldsCommand, ConfigCommand, TextCommand>;

/// What a search counts when neither the command line nor lectern.yaml says.
[[nodiscard]] std::vector<FacetRequest> default_facets();

/// `arguments` without the program's name. Words of a query may begin with a
/// minus: what is neither a long option nor one of the short ones (-n, -q, -h)
/// is a word, and after `--` everything is. Error: usage.
[[nodiscard]] Result<Command> parse_command_line(const std::vector<std::string>& arguments);

}  // namespace lectern
