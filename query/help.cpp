// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/help.hpp"

#include <fmt/format.h>

#include "lectern/schema.hpp"
#include "lectern/version.hpp"
#include "query/render/terminal.hpp"

namespace lectern {

namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t option_column = 24;

constexpr std::string_view program_text = R"(
Usage: lectern COMMAND [OPTIONS]

Commands:
  search WORDS...            Find talks
  facets [QUERY...] FIELD... Count talks by company, year and other fields
  show ID                    Print one talk whole
  fields                     List the fields of the query language
  config                     Show the configuration that is in force
  help [COMMAND]             Explain a command; so does COMMAND --help

Options:
  --version                  Print the version
  -h, --help                 Print this

Environment:
  LECTERN_DB                 database when --db is not given; else talks.db
  LECTERN_CONFIG             configuration file when --config is not given
  NO_COLOR, CLICOLOR_FORCE   colours never; colours always (NO_COLOR wins)

Exit status:
  0    something was found
  1    nothing was found
  2    a mistake in the options or in the query
  3    the database is missing, damaged, or not lectern's
  5    the system refused: a full disk, no permission
  130  stopped by Ctrl-C

lectern-index makes the database: lectern-index --db talks.db PATH...
)";

constexpr std::string_view search_text = R"(
Query:
  ipv6 migration         talks with all these words in any form, anywhere
  '"big tcp"'            the words next to each other
  cilium -istio          without a word; so does: cilium NOT istio
  ipv6 OR '(dual stack)' either
  title:dns              a field
  year:2024..2026        a range; either side may be left out

Fields (lectern fields explains them):
{}
Examples:
  lectern search ipv6
  lectern search cilium -istio --where year=2025 --sort date
  lectern search company:isovalent --facet track --facet year:5
  lectern search tetragon --format json | jq '.hits[].title'

Exit status: 0 talks found, 1 none, 2 a mistake in the query or the options;
lectern help lists all.
)";

constexpr std::string_view facets_text = R"(
Without FIELD, company and year are counted. Words that are no fields make the
query.

Fields:
{}
Examples:
  lectern facets company year
  lectern facets ipv6 year
  lectern facets kubernetes company~micro month:12
  lectern facets -q 'title:keynote OR format:keynote' company:5 event
)";

constexpr std::string_view config_text = R"(
The first of these files is in force, no other:
  --config FILE
  $LECTERN_CONFIG
  lectern.yaml                               in the working folder
  lectern.yaml                               beside the database
  $XDG_CONFIG_HOME/lectern/lectern.yaml      else ~/.config/lectern/lectern.yaml
)";

/// The fields' names, wrapped.
std::string names_of(bool only_facets) {
    std::string names;
    for (const FieldSpec& field : fields) {
        if (only_facets && !field.facet) continue;
        names += (names.empty() ? "" : ", ");
        names += field.name;
    }
    Page page(Terminal{columns}, columns);
    page.paragraph({"  "}, {{names}});
    return page.take();
}

/// -n, --limit N
std::string heading_of(const CLI::Option& option) {
    std::string out;
    for (const std::string& name : option.get_snames()) out += (out.empty() ? "-" : ", -") + name;
    for (const std::string& name : option.get_lnames()) out += (out.empty() ? "--" : ", --") + name;
    if (option.get_items_expected_min() > 0) out += " " + option.get_type_name();
    return out;
}

}  // namespace

std::string version_text() { return fmt::format("lectern {}\n", version); }

std::string program_help() {
    return fmt::format("lectern {}: find conference talks.\n{}", version, program_text);
}

std::string command_help(const CLI::App& command, std::string_view words) {
    Page page(Terminal{columns}, columns);
    page.line({{command.get_description()}});
    page.blank();
    page.line({{fmt::format("Usage: {} [OPTIONS] {}", command.get_name(), words)}});
    page.blank();
    page.line({{"Options:"}});
    for (const CLI::Option* option : command.get_options()) {
        std::string help = option->get_description();
        if (const std::string preset = option->get_default_str(); !preset.empty()) {
            help += fmt::format(" (default: {})", preset);
        }
        std::string heading = "  " + heading_of(*option) + "  ";
        if (heading.size() > option_column) {
            page.line({{heading}});
            heading.clear();
        }
        page.paragraph({fmt::format("{:<{}}", heading, option_column)}, {{help}});
    }
    return page.take() + command.get_footer();
}

std::string search_footer() { return fmt::format(search_text, names_of(/*only_facets=*/false)); }

std::string config_footer() { return std::string(config_text); }

std::string facets_footer() { return fmt::format(facets_text, names_of(/*only_facets=*/true)); }

}  // namespace lectern
