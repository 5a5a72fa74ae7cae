// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/file_loader.hpp"
#include "indexer/shell/completion.hpp"
#include "indexer/shell/manual.hpp"
#include "lectern/reader.hpp"
#include "lectern/version.hpp"

namespace lectern {

namespace {

constexpr const char* examples = R"(Examples:
  lectern-index posts/                    index a clone of a community's website
  lectern-index --db cilium.db *.md       keep it in another place
  lectern-index --dry-run post.md | jq .  see what would be indexed
  lectern-index --watch posts/            keep it current until Ctrl-C

Run it again after the files have changed: talks that are gone from PATH are
removed, talks from elsewhere stay. Until a run is complete, the index stays as
it was. In folders it reads .md .markdown .mdx .txt .json .jsonl .ndjson .xml
.ics .yaml .yml .csv .tsv, and nothing hidden; these also in archives, which
need not be unpacked: .tar .zip, and .gz .xz .zst .bz2 of files and of .tar.

Environment:
  LECTERN_DB      database when --db is not given; else talks.db
  LECTERN_CONFIG  configuration file when --config is not given

Exit status:
  0    indexed; --watch was stopped
  2    a mistake in the options
  3    the database is locked, damaged, or not lectern's; --check found problems
  4    indexed, but some of the input had problems
  5    the system refused: a full disk, no permission
  130  stopped by Ctrl-C)";

/// --db DIR  what it is for (default: …)
class HelpLayout : public CLI::Formatter {
public:
    HelpLayout() { column_width(26); }

    [[nodiscard]] std::string make_option_opts(const CLI::Option* option) const override {
        return option->get_type_size() == 0 ? std::string() : " " + option->get_type_name();
    }

    [[nodiscard]] std::string make_option_desc(const CLI::Option* option) const override {
        const std::string preset = option->get_default_str();
        return preset.empty() ? option->get_description()
                              : fmt::format("{} (default: {})", option->get_description(), preset);
    }

    [[nodiscard]] std::string make_usage(const CLI::App* app, std::string name) const override {
        return fmt::format("\nUsage: {} [OPTIONS] PATH...\n", name.empty() ? app->get_name() : name);
    }
};

std::string known_formats() {
    std::string out;
    for (const Reader* reader : readers())
        out += fmt::format("{:<10}  {}\n", reader->name(), reader->description());
    return out;
}

Error no_such_format(const std::string& name) {
    std::vector<std::string_view> choices;
    for (const Reader* reader : readers()) choices.push_back(reader->name());
    return {ErrorCode::usage, fmt::format("there is no format {}", name),
            fmt::format("choose one of: {}", fmt::join(choices, ", "))};
}

/// Of the words that only this program knows: --format NAME, PATH.
Completion complete_word(std::string_view kind, std::string_view begun) {
    Completion completion;
    if (kind == "PATH") completion.paths = Paths::files;
    if (kind != "NAME") return completion;
    for (const Reader* reader : readers()) {
        if (reader->name().starts_with(begun))
            completion.candidates.push_back(
                {std::string(reader->name()), std::string(reader->description())});
    }
    return completion;
}

std::string manual_page(const CLI::App& app) {
    ManualPage page("lectern-index", 1, "index conference talks");
    page.heading("SYNOPSIS");
    page.example("lectern-index [OPTIONS] PATH...");
    page.heading("DESCRIPTION");
    page.paragraph(app.get_description());
    page.heading("OPTIONS");
    page.options(app);
    page.help_text(app.get_footer(), /*as_headings=*/true);
    page.see_also({"lectern(1)", "lectern-query(7)"});
    return page.take();
}

/// To those that ask about the options themselves.
std::optional<IndexAnswer> answer_of_options(const CLI::App& app, const std::vector<std::string>& arguments) {
    if (arguments.empty()) return std::nullopt;
    if (arguments.front() == manual_option) return IndexAnswer{manual_page(app)};
    if (arguments.front() != completion_option) return std::nullopt;
    const std::vector<std::string> words(arguments.begin() + 1, arguments.end());
    return IndexAnswer{to_lines(complete_arguments(app, "PATH", words, complete_word))};
}

std::string not_empty(const std::string& path) { return path.empty() ? "the path is empty" : ""; }

std::optional<Writer> writer_named(std::string_view name) {
    if (name == "auto") return Writer::automatic;
    if (name == "bulk") return Writer::bulk;
    if (name == "xapian") return Writer::xapian;
    return std::nullopt;
}

const std::map<std::string, std::optional<ProgressForm>> progress_forms{
    {"auto", std::nullopt},       {"bar", ProgressForm::bar},   {"lines", ProgressForm::lines},
    {"json", ProgressForm::json}, {"none", ProgressForm::none},
};

void add_options(CLI::App& app, IndexCommand& command) {
    app.add_option("PATH", command.paths, "files and folders to read")->type_name("");
    app.add_option("--db", command.database, "the database")
        ->type_name("DIR")
        ->default_str("$LECTERN_DB, else talks.db")
        ->check(CLI::Validator(not_empty, ""));
    app.add_option("--config", command.config, "configuration file")
        ->type_name("FILE")
        ->default_str("see lectern config")
        ->check(CLI::Validator(not_empty, ""));
    CLI::AsSizeValue size(/*kb_is_1000=*/false);
    size.description("");
    auto* dry_run =
        app.add_flag("--dry-run", command.dry_run, "print the talks as JSON Lines, write nothing");
    app.add_flag("--rebuild", command.rebuild, "forget what the database knew")->excludes(dry_run);
    auto* check =
        app.add_flag("--check", command.check, "verify the index; reads no PATH")->excludes(dry_run);
    auto* bench = app.add_flag("--bench", command.bench, "measure into a database that is thrown away")
                      ->excludes(dry_run);
    app.add_flag("--watch", command.watch, "go on, and index again what changes")
        ->excludes(dry_run)
        ->excludes(check)
        ->excludes(bench);
    app.add_flag("--profile", command.profile, "tell where the time went")->excludes(dry_run);
    app.add_option("--max-file-size", command.max_file_bytes, "leave out larger files")
        ->transform(size)
        ->type_name("SIZE")
        ->default_str(human_size(command.max_file_bytes));
    app.add_option("--max-archive-size", command.max_archive_bytes, "unpack no more")
        ->transform(size)
        ->type_name("SIZE")
        ->default_str(human_size(command.max_archive_bytes));
    app.add_option("--memory", command.memory, "memory to be used")
        ->transform(size)
        ->type_name("SIZE")
        ->default_str("a quarter of the whole");
    auto* quiet = app.add_flag("-q,--quiet", command.quiet, "print errors only");
    app.add_flag("-v,--verbose", command.verbose, "name the files without talks or known form")
        ->excludes(quiet);
}

}  // namespace

Result<std::variant<IndexCommand, IndexAnswer>> parse_index_arguments(std::vector<std::string> arguments) {
    using Parsed = std::variant<IndexCommand, IndexAnswer>;
    IndexCommand command;
    bool list_formats = false;
    CLI::App app("Read conference talks from listings and keep a searchable database of them.",
                 "lectern-index");
    app.formatter(std::make_shared<HelpLayout>());
    app.set_help_flag("-h,--help", "print this");
    app.set_version_flag("--version", fmt::format("lectern-index {}", version), "print the version");
    app.footer(examples);
    add_options(app, command);
    std::string format;
    app.add_option("--format", format, "the form of all files")
        ->type_name("NAME")
        ->default_str("told by content");
    std::string writer = "auto";
    app.add_option("--writer", writer, "how the database is written")
        ->type_name("auto|bulk|xapian")
        ->capture_default_str();
    std::string progress = "auto";
    app.add_option("--progress", progress, "tell by: auto, bar, lines, json, none")
        ->type_name("HOW")
        ->capture_default_str();
    app.add_flag("--list-formats", list_formats, "list the forms of listings that are read");
    if (auto answer = answer_of_options(app, arguments)) return Parsed(std::move(*answer));
    try {
        std::reverse(arguments.begin(), arguments.end());  // as parse() wants them
        app.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        return Parsed(IndexAnswer{app.help()});
    } catch (const CLI::CallForVersion& answer) {
        return Parsed(IndexAnswer{std::string(answer.what()) + "\n"});
    } catch (const CLI::ParseError& error) {
        return Error{ErrorCode::usage, error.what(), "lectern-index --help explains"};
    }
    if (const auto known = writer_named(writer)) {
        command.writer = *known;
    } else {
        return Error{ErrorCode::usage, fmt::format("there is no writer {}", writer),
                     "choose one of: auto, bulk, xapian"};
    }
    if (const auto known = progress_forms.find(progress); known != progress_forms.end()) {
        command.progress = known->second;
    } else {
        return Error{ErrorCode::usage, fmt::format("there is no form of progress {}", progress),
                     "choose one of: auto, bar, lines, json, none"};
    }
    if (list_formats) return Parsed(IndexAnswer{known_formats()});
    if (!format.empty()) {
        command.reader = reader_named(format);
        if (command.reader == nullptr) return no_such_format(format);
    }
    if (command.check && !command.paths.empty()) {
        return Error{ErrorCode::usage, "--check takes no path", "it looks at what was indexed: see --db"};
    }
    if (command.check) return Parsed(std::move(command));
    if (command.paths.empty()) {
        return Error{ErrorCode::usage, "no path to read", "name files or folders: lectern-index posts/"};
    }
    if (std::any_of(command.paths.begin(), command.paths.end(),
                    [](const auto& path) { return path.empty(); })) {
        return Error{ErrorCode::usage, "a path is empty", "lectern-index --help explains"};
    }
    return Parsed(std::move(command));
}

}  // namespace lectern
