// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/core/folder_bytes.hpp"
#include "indexer/folder_watch.hpp"
#include "indexer/measurements.hpp"
#include "indexer/memory_share.hpp"
#include "indexer/news.hpp"
#include "indexer/parallel.hpp"
#include "indexer/progress.hpp"
#include "lectern/check.hpp"
#include "lectern/collection.hpp"
#include "lectern/config.hpp"
#include "lectern/mapping.hpp"
#include "lectern/version.hpp"

namespace lectern {

namespace {

constexpr std::string_view default_database = "talks.db";
constexpr std::size_t printed_at_once = 4096;  ///< talks whose lines are held
constexpr std::size_t lines_a_thread = 200;    ///< worth it

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

ExitCode report(const Error& error, std::ostream& err) {
    err << "lectern-index: error: " << error.message << '\n';
    if (!error.hint.empty()) err << "  " << error.hint << '\n';
    return exit_code(error.code);
}

/// Standard output, and why it failed if it did.
class Output {
public:
    explicit Output(std::ostream& stream) : stream_(stream) {}

    [[nodiscard]] bool is_good() const { return stream_.good(); }

    /// Whether it can take more.
    bool write(std::string_view text) {
        return attempt([&] { stream_ << text; });
    }

    /// Sends what is left; adds to the exit status whether everything got through.
    /// A reader that has seen enough (| head) is no error; with SIGPIPE ignored it
    /// shows as EPIPE.
    ExitCode finish(std::ostream& err, ExitCode code) {
        if (attempt([&] { stream_.flush(); }) || reason_ == EPIPE) return code;
        return report(
            {ErrorCode::io, "cannot write to standard output: " + std::generic_category().message(reason_)},
            err);
    }

private:
    template <class Action>
    bool attempt(Action action) {
        if (!stream_) return false;
        errno = 0;
        action();
        reason_ = errno;
        return stream_.good();
    }

    std::ostream& stream_;
    int reason_ = 0;
};

std::string database_of(const IndexCommand& command, const IndexEnvironment& environment) {
    if (!command.database.empty()) return command.database;
    return environment.database.empty() ? std::string(default_database) : environment.database;
}

/// One run over some paths, which says of what went wrong only the news. A run of
/// a watch that is `repeated` is silent when nothing changed.
class Run {
public:
    Run(const IndexCommand& command, const IndexEnvironment& environment, Output& out, std::ostream& err,
        News& news, bool repeated = false)
        : command_(command),
          environment_(environment),
          out_(out),
          err_(err),
          news_(news),
          repeated_(repeated),
          progress_(err, form(command, environment)) {}

    /// Why go() did nothing, if it did not.
    [[nodiscard]] std::optional<ErrorCode> failure() const { return failure_; }

    ExitCode go() {
        if (command_.check) return check();
        const auto config = load_config({.option = command_.config,
                                         .variable = environment_.config,
                                         .here = ".",
                                         .database = database(),
                                         .user = environment_.config_folder});
        if (!config) return fail(config.error());
        for (const Mapping& mapping : config->mappings) {
            auto reader = make_mapping_reader(mapping);
            if (!reader) return fail(reader.error());
            own_readers_.push_back(std::move(*reader));
        }
        entities_.add(*config);
        reading_ = reading_of(*config);
        if (command_.dry_run) return dry_run();
        return command_.bench ? bench() : update();
    }

private:
    /// A watch that is stopped ends as it should.
    ExitCode fail(const Error& error) {
        failure_ = error.code;
        if (command_.watch && error.code == ErrorCode::interrupted) return ExitCode::ok;
        return news_.add(error.message) ? report(error, err_) : exit_code(error.code);
    }

    static ProgressForm form(const IndexCommand& command, const IndexEnvironment& environment) {
        if (command.quiet) return ProgressForm::none;
        if (command.progress) return *command.progress;
        return environment.err_is_terminal ? ProgressForm::bar : ProgressForm::lines;
    }

    ExitCode check() {
        const auto found = check_index(
            database(), [&](std::size_t done, std::size_t total) { progress_.checking(done, total); });
        progress_.erase();
        if (!found) return report(found.error(), err_);
        for (const std::string& problem : found->problems)
            err_ << "lectern-index: error: " << problem << '\n';
        const std::size_t problems = found->problem_count;
        if (problems > 0) err_ << "  build it again with lectern-index --rebuild\n";
        if (!command_.quiet) {
            out_.write(fmt::format("{}: {}, {}\n", database(), counted(found->talks, "talk", "talks"),
                                   counted(problems, "problem", "problems")));
        }
        return out_.finish(err_, problems == 0 ? ExitCode::ok : ExitCode::database);
    }

    ReadOptions read_options() {
        ReadOptions options;
        options.max_file_bytes = command_.max_file_bytes;
        options.max_archive_bytes = command_.max_archive_bytes;
        options.reader = command_.reader;
        for (const auto& reader : own_readers_) options.own_readers.push_back(reader.get());
        options.reading = reading_;
        options.stop = environment_.stop;
        options.profile = profile();
        options.on_progress = [&](std::size_t files, std::size_t talks) { progress_.reading(files, talks); };
        return options;
    }

    /// What else than its content decides how a file is read.
    [[nodiscard]] std::string reading_of(const Config& config) const {
        std::string out =
            fmt::format("{}|{}|{}|{}", version, command_.reader == nullptr ? "" : command_.reader->name(),
                        command_.max_file_bytes, command_.max_archive_bytes);
        for (const Mapping& mapping : config.mappings) {
            out += fmt::format("|{}|{}|{}", mapping.name, mapping.files, mapping.items);
            for (const FieldMapping& field : mapping.fields)
                out += fmt::format("|{}={}", field.field, fmt::join(field.paths, "="));
        }
        return out;
    }

    ExitCode dry_run() {
        const Collection collection = read_collection(command_.paths, read_options());
        progress_.erase();
        if (collection.stopped) return interrupted();
        print_diagnostics(collection, collection.talks.empty());
        if (collection.problem) return fail(*collection.problem);
        return print_talks(collection);
    }

    ExitCode print_talks(const Collection& collection) {
        const std::span<const Talk> talks(collection.talks);
        std::vector<std::string> lines;
        for (std::size_t begin = 0; begin < talks.size() && out_.is_good(); begin += printed_at_once) {
            const auto some = talks.subspan(begin, std::min(printed_at_once, talks.size() - begin));
            lines.resize(some.size());
            for_ranges(some.size(), lines_a_thread, [&](std::size_t from, std::size_t to) {
                for (std::size_t i = from; i < to; ++i) lines[i] = to_json(some[i]) + '\n';
            });
            for (const std::string& line : lines) out_.write(line);
        }
        const RunReport run = report_of(collection, collection.talks.size());
        const ExitCode code = out_.finish(err_, outcome(run));
        if (out_.is_good() && !command_.quiet) err_ << summary(run, nullptr);
        return code;
    }

    ExitCode update() {
        auto update = IndexUpdate::begin(index_options());
        if (!update) return fail(update.error());
        ReadOptions options = read_options();
        options.known = &update->known();
        options.room = room_for_talks(command_.memory, database());
        Records records = read_records(command_.paths, options);
        progress_.erase();
        if (records.stopped) return interrupted();
        const bool nothing = records.talks.empty() && records.unchanged.empty();
        print_diagnostics(records, nothing);
        RunReport run = report_of(records, records.talks.size());
        const auto counts = update->finish(std::move(records));
        progress_.erase();
        if (!counts) return fail(counts.error());
        run.talks = counts->talks - counts->kept;
        const bool changed = counts->added + counts->updated + counts->removed > 0;
        if (repeated_ && !changed) return outcome(run);
        if (!command_.quiet) out_.write(summary(run, &*counts));
        if (command_.profile) out_.write(profile_table(profile_));
        return out_.finish(err_, outcome(run));
    }

    ExitCode bench() {
        std::string folder = environment_.temporary_folder + "/lectern-bench-XXXXXX";
        if (::mkdtemp(folder.data()) == nullptr) {
            return report({ErrorCode::io, folder + ": " + std::generic_category().message(errno),
                           "name another folder with $TMPDIR"},
                          err_);
        }
        const ExitCode code = measure(folder);
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        return code;
    }

    /// A full build in an empty folder.
    ExitCode measure(const std::string& folder) {
        BenchFigures figures;
        ReadOptions reading = read_options();
        reading.room = room_for_talks(command_.memory, folder);
        Records records = read_records(command_.paths, reading);
        progress_.erase();
        if (records.stopped) return interrupted();
        print_diagnostics(records, records.talks.empty());
        const RunReport run = report_of(records, records.talks.size());
        figures.reading = elapsed();
        const auto text = words_bytes(records.talks);
        if (!text) return report(text.error(), err_);
        figures.text_bytes = *text;
        for (const auto& [name, form] : profile_.forms()) figures.input_bytes += form.bytes;
        IndexOptions options = index_options();
        options.database = folder;
        auto update = IndexUpdate::begin(std::move(options));
        if (!update) return report(update.error(), err_);
        const auto counts = update->finish(std::move(records));
        progress_.erase();
        if (!counts) return report(counts.error(), err_);
        figures.talks = counts->talks;
        figures.indexing = elapsed() - figures.reading;
        figures.memory_bytes = peak_memory_bytes();
        figures.index_bytes = folder_bytes(folder);
        out_.write(bench_table(figures));
        if (command_.profile) out_.write(profile_table(profile_));
        return out_.finish(err_, outcome(run));
    }

    /// Where times are added, if anybody wants to see them.
    Profile* profile() { return command_.profile || command_.bench ? &profile_ : nullptr; }

    [[nodiscard]] double elapsed() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
    }

    IndexOptions index_options() {
        IndexOptions options;
        options.database = database();
        options.roots = command_.paths;
        options.rebuild = command_.rebuild;
        options.writer = command_.writer;
        options.memory = command_.memory;
        options.stop = environment_.stop;
        options.profile = profile();
        options.entities = entities_;
        options.on_progress = [&](std::size_t done, std::size_t total) { progress_.indexing(done, total); };
        return options;
    }

    [[nodiscard]] std::string database() const { return database_of(command_, environment_); }

    void print_diagnostics(const ReadingReport& reading, bool no_talks) {
        for (const Diagnostic& diagnostic : reading.diagnostics) {
            if (command_.quiet && diagnostic.severity != Severity::error) continue;
            print_news(to_string(diagnostic));
        }
        if (command_.verbose) {
            for (const std::string& path : reading.paths_without_talks)
                print_news(printable_path(path) + ": no talks");
            for (const std::string& path : reading.unknown_paths)
                print_news(printable_path(path) + ": not in a known form");
        }
        if (no_talks && !command_.quiet) {
            print_news(
                "lectern-index: warning: no talks were found\n"
                "  --list-formats lists what is read, --verbose names the files without talks");
        }
    }

    void print_news(const std::string& message) {
        if (news_.add(message)) err_ << message << '\n';
    }

    static RunReport report_of(const ReadingReport& reading, std::size_t talks) {
        const std::size_t without = reading.paths_without_talks.size();
        const std::size_t unknown = reading.unknown_paths.size();
        return {.talks = talks,
                .files = reading.files - without - unknown,
                .files_without_talks = without,
                .unknown_files = unknown,
                .problems = problems(reading)};
    }

    [[nodiscard]] std::string summary(RunReport run, const IndexSummary* index) const {
        run.seconds = elapsed();
        return summary_line(run, index) + '\n';
    }

    ExitCode interrupted() {
        progress_.erase();
        return fail(
            {ErrorCode::interrupted, "interrupted", command_.dry_run ? "" : "the index is as it was"});
    }

    static std::size_t problems(const ReadingReport& reading) {
        return static_cast<std::size_t>(
            std::count_if(reading.diagnostics.begin(), reading.diagnostics.end(),
                          [](const Diagnostic& d) { return d.severity == Severity::error; }));
    }

    static ExitCode outcome(const RunReport& run) {
        return run.problems == 0 ? ExitCode::ok : ExitCode::bad_input;
    }

    const IndexCommand& command_;
    const IndexEnvironment& environment_;
    Output& out_;
    std::ostream& err_;
    News& news_;
    bool repeated_;
    std::optional<ErrorCode> failure_;
    Progress progress_;
    std::vector<std::unique_ptr<Reader>> own_readers_;
    Entities entities_ = Entities::built_in();
    std::string reading_;
    Profile profile_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

/// One run after another, as the files change, until it is stopped. A run that
/// fails is tried again now and then, but not the first, unless it only waits for
/// another writer: what else is wrong then does not mend itself.
ExitCode watch(IndexCommand command, const IndexEnvironment& environment, Output& out, std::ostream& err) {
    constexpr std::chrono::milliseconds first_patience(500);
    constexpr std::chrono::milliseconds longest_patience(60'000);
    auto folders = FolderWatch::begin(command.paths, database_of(command, environment));
    if (!folders) return report(folders.error(), err);
    News news;
    bool repeated = false;
    std::chrono::milliseconds patience = first_patience;
    while (true) {
        if (auto watched = folders->refresh(); !watched) return report(watched.error(), err);
        Run run(command, environment, out, err, news, repeated);
        const ExitCode code = run.go();
        const auto failure = run.failure();
        const bool ends = failure && !repeated && failure != ErrorCode::locked;
        if (ends || !out.is_good()) return code;
        err.flush();
        news.next_run();
        if (!failure) {
            repeated = true;
            command.rebuild = false;
            patience = first_patience;
        }
        const auto woken = folders->wait(environment.stop, failure ? std::optional(patience) : std::nullopt);
        if (woken == FolderWatch::Wake::stopped) return out.finish(err, ExitCode::ok);
        if (failure) patience = std::min(2 * patience, longest_patience);
    }
}

}  // namespace

std::string summary_line(const RunReport& report, const IndexSummary* index) {
    std::string line = fmt::format("{} from {}", counted(report.talks, "talk", "talks"),
                                   counted(report.files, "file", "files"));
    std::vector<std::string> others;
    if (report.files_without_talks > 0) {
        others.push_back(counted(report.files_without_talks, "file lists no talks", "files list no talks"));
    }
    if (report.unknown_files > 0) {
        others.push_back(
            counted(report.unknown_files, "file is in no known form", "files are in no known form"));
    }
    if (!others.empty()) line += fmt::format(" ({})", fmt::join(others, ", "));
    if (index != nullptr) {
        line += fmt::format(": {} added, {} updated, {} unchanged, {} removed", index->added, index->updated,
                            index->unchanged, index->removed);
        if (index->kept > 0) line += fmt::format(", {} from elsewhere kept", index->kept);
    }
    return line +
           fmt::format("; {} in {:.1f} s", counted(report.problems, "problem", "problems"), report.seconds);
}

ExitCode run_lectern_index(const std::vector<std::string>& arguments, const IndexEnvironment& environment,
                           std::ostream& out, std::ostream& err) {
    const auto parsed = parse_index_arguments(arguments);
    if (!parsed) return report(parsed.error(), err);
    Output output(out);
    if (const auto* answer = std::get_if<IndexAnswer>(&*parsed)) {
        output.write(answer->text);
        return output.finish(err, ExitCode::ok);
    }
    const auto& command = std::get<IndexCommand>(*parsed);
    if (command.watch) return watch(command, environment, output, err);
    News news;
    return Run(command, environment, output, err, news).go();
}

}  // namespace lectern
