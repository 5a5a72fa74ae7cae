// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/help.hpp"

#include <fmt/format.h>

#include "indexer/shell/manual.hpp"
#include "indexer/shell/option_text.hpp"
#include "lectern/schema.hpp"
#include "lectern/version.hpp"
#include "query/commands/command_spec.hpp"
#include "query/render/terminal.hpp"

namespace lectern {

namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t option_column = 24;
constexpr std::size_t command_column = 27;

constexpr std::string_view program_text = R"(
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

/// The commands with what they take, one a line.
std::string usage(std::span<const CommandSpec* const> commands) {
    std::string out;
    for (const CommandSpec* command : commands) {
        const std::string_view blank = command->operands.empty() ? "" : " ";
        out += fmt::format("{} [OPTIONS]{}{}\n", program_name(*command), blank, command->operands);
    }
    return out;
}

}  // namespace

std::string version_text() { return fmt::format("lectern {}\n", version); }

std::string program_help() {
    std::string out = fmt::format(
        "lectern {}: find conference talks.\n\nUsage: lectern COMMAND [OPTIONS]\n\nCommands:\n", version);
    const auto add = [&](std::string_view name, std::string_view operands, std::string_view summary) {
        const std::string heading = fmt::format("{} {}", name, operands);
        out += fmt::format("  {:<{}}{}\n", heading, command_column, summary);
    };
    for (const CommandSpec* command : all_commands()) {
        add(command->name, command->operands, command->summary);
    }
    add("help", "[COMMAND]", "Explain a command; so does COMMAND --help");
    return out.append(program_text);
}

std::string manual_page() {
    ManualPage page("lectern", 1, "find conference talks");
    page.heading("SYNOPSIS");
    page.example(usage(all_commands()));
    page.heading("DESCRIPTION");
    page.paragraph(
        "lectern searches a database of conference talks that lectern-index(1) has made: ranked results, "
        "passages that match, exact counts. The query language has a page of its own, lectern-query(7).");
    page.heading("COMMANDS");
    for (const CommandSpec* command : all_commands()) {
        command->describe(*command, [&](const CLI::App& app) {
            page.subheading(app.get_name());
            page.paragraph(app.get_description());
            page.options(app);
            page.help_text(app.get_footer(), /*as_headings=*/false);
        });
    }
    page.help_text(program_text, /*as_headings=*/true);
    page.see_also({"lectern-index(1)", "lectern-query(7)"});
    return page.take();
}

std::string command_help(const CLI::App& command, std::string_view words) {
    Page page(Terminal{columns}, columns);
    page.line({{command.get_description()}});
    page.blank();
    page.line({{fmt::format("Usage: {} [OPTIONS] {}", command.get_name(), words)}});
    page.blank();
    page.line({{"Options:"}});
    for (const CLI::Option* option : command.get_options()) {
        std::string heading = "  " + option_heading(*option) + "  ";
        if (heading.size() > option_column) {
            page.line({{heading}});
            heading.clear();
        }
        page.paragraph({fmt::format("{:<{}}", heading, option_column)}, {{option_help(*option)}});
    }
    return page.take() + command.get_footer();
}

std::string field_names(bool only_facets) {
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

}  // namespace lectern
