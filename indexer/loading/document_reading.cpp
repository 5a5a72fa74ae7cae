// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/document_reading.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/contact_scrub.hpp"
#include "indexer/content_hash.hpp"
#include "indexer/core/record_store.hpp"
#include "indexer/core/talk_record.hpp"
#include "indexer/encoding.hpp"
#include "indexer/file_loader.hpp"
#include "indexer/known_record.hpp"
#include "indexer/language_detector.hpp"
#include "indexer/loading/line_parts.hpp"
#include "indexer/parallel.hpp"
#include "indexer/readers/json_lines.hpp"
#include "indexer/stop.hpp"
#include "lectern/profile.hpp"

namespace lectern {

namespace {

using State = DocumentResult::State;
constexpr std::string_view unknown_form = "unknown";

using Loaded = std::variant<LoadedFile, Diagnostic>;

const Reader* choose(const Document& document, const ReadOptions& options) {
    for (const Reader* own : options.own_readers) {
        if (own->accepts(document)) return own;
    }
    return reader_for(document);
}

/// Adds talks to the result; before, what readers leave to be done to every talk.
/// A large file is most of a collection, and its other readers have nothing to do
/// meanwhile.
void add_talks(DocumentResult& out, std::vector<Talk> talks, unsigned threads, RecordStore& store) {
    constexpr std::size_t worth_a_thread = 500;
    const std::size_t before = out.talks.size();
    out.records.resize(before + talks.size());
    out.talks.resize(before + talks.size());
    for_ranges(talks.size(), worth_a_thread, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            drop_contacts(talks[i]);
            if (talks[i].language.empty()) talks[i].language = detect_language(talks[i]);
            const std::string facts = encode_facts(talks[i]);
            out.records[before + i] = known_record(talks[i], facts);
            out.talks[before + i] = store.add(facts + encode_sources(talks[i]));
        }
    });
}

DocumentResult read_loaded(std::string path, const Loaded& loaded, const Surroundings& around,
                           const ReadingContext& context) {
    DocumentResult out{.path = std::move(path)};
    if (const auto* failure = std::get_if<Diagnostic>(&loaded)) {
        out.state = State::unloaded;
        out.lost = true;
        out.reading.diagnostics.push_back(*failure);
        return out;
    }
    const auto& file = std::get<LoadedFile>(loaded);
    const ReadOptions& options = context.options;
    const Document document{out.path, file.content, &around, thread_count(options.threads)};
    const Reader* const reader = options.reader != nullptr ? options.reader : choose(document, options);
    out.state = reader == nullptr ? State::unknown : State::read;
    out.form = reader == nullptr ? unknown_form : reader->name();
    out.bytes = file.content.size();
    if (reader != nullptr) out.reading = reader->read(document);
    add_talks(out, std::exchange(out.reading.talks, {}), document.threads, context.talks);
    auto& diagnostics = out.reading.diagnostics;
    if (file.problem) diagnostics.insert(diagnostics.begin(), *file.problem);
    return out;
}

std::string_view without_mark(std::string_view text) {
    return text.substr(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
}

/// Whether it is lectern's own form, of which a file can be as large as a disk.
bool is_read_in_parts(const std::string& path, std::string_view head, const ReadingContext& context) {
    if (!begins_with_talk(head)) return false;
    const ReadOptions& options = context.options;
    const Document document{path, head, &context.folders};
    const Reader* const reader = options.reader != nullptr ? options.reader : choose(document, options);
    return reader == &json_lines_reader();
}

DocumentResult read_parts(const std::string& path, LineParts& parts, std::uint64_t expected,
                          const ReadingContext& context) {
    DocumentResult out{.state = State::read, .path = path, .content = expected};
    out.form = json_lines_reader().name();
    const unsigned threads = thread_count(context.options.threads);
    JsonLinesParts lines(path, threads);
    ContentHasher hasher;
    while (const auto part = parts.next()) {
        // What else has been read is of no more use either.
        if (is_set(context.options.stop) || context.talks.problem()) return out;
        hasher.add(*part);
        add_talks(out, lines.read(out.bytes == 0 ? without_mark(*part) : *part), threads, context.talks);
        out.bytes += part->size();
    }
    out.reading.diagnostics = lines.problems();
    if (hasher.hash() == expected) return out;
    DocumentResult changed{.state = State::unloaded, .path = path, .lost = true};
    changed.reading.diagnostics.push_back({.path = path,
                                           .message = "changed while it was read; nothing of it was used",
                                           .hint = "index it again when it is complete"});
    return changed;
}

/// A large file that need not be in memory whole. Nothing: it has to be, or there
/// is something to say about it.
std::optional<DocumentResult> read_in_parts(const FileInput& input, const ReadingContext& context) {
    const std::uint64_t size = input.file.stamp.size;
    if (size <= LineParts::usual_bytes || size > context.options.max_file_bytes) return std::nullopt;
    const std::string& path = input.file.path;
    LineParts parts(path);
    const auto head = parts.next();
    if (!head || !is_read_in_parts(path, without_mark(*head), context)) return std::nullopt;
    parts.rewind();
    const auto content = hash_of_text(parts);
    if (!content) return std::nullopt;
    if (input.known != nullptr && input.known->content == *content) {
        return DocumentResult{.state = State::known, .path = path, .content = *content, .known = input.known};
    }
    parts.rewind();
    return read_parts(path, parts, *content, context);
}

DocumentResult read_file(FileInput input, const ReadingContext& context) {
    if (auto out = read_in_parts(input, context)) {
        out->file = std::move(input.file);
        return std::move(*out);
    }
    const Loaded loaded = load_file(input.file.path, context.options.max_file_bytes);
    const auto* file = std::get_if<LoadedFile>(&loaded);
    const std::uint64_t content = file == nullptr ? 0 : file->hash;
    DocumentResult out;
    if (file != nullptr && input.known != nullptr && input.known->content == content) {
        out = {.state = State::known, .path = input.file.path, .known = input.known};
    } else {
        out = read_loaded(input.file.path, loaded, context.folders, context);
    }
    out.file = std::move(input.file);
    out.content = content;
    return out;
}

DocumentResult of_archive(const ArchiveFile& archive, DocumentResult result) {
    result.file = archive.file;
    result.content = archive.content;
    return result;
}

DocumentResult read_unpacked(BytesInput input, const ReadingContext& context) {
    const std::string& path = input.file->file.path;
    const Loaded loaded = check_text(path, std::move(input.bytes));
    return of_archive(*input.file, read_loaded(path, loaded, context.folders, context));
}

DocumentResult read_entry(const EntryInput& input, const ReadingContext& context) {
    const auto loaded = input.archive->load(input.name);
    return of_archive(*input.file,
                      read_loaded(input.archive->path_of(input.name), *loaded, *input.archive, context));
}

DocumentResult left_out(ProblemInput input) {
    DocumentResult out{.path = input.problem.diagnostic.path, .lost = input.problem.lost};
    out.reading.diagnostics.push_back(std::move(input.problem.diagnostic));
    return input.file == nullptr ? out : of_archive(*input.file, std::move(out));
}

DocumentResult known_already(KnownInput input) {
    DocumentResult out{.state = State::known, .path = input.file.path};
    out.file = std::move(input.file);
    out.known = input.known;
    return out;
}

DocumentResult read(Input input, const ReadingContext& context) {
    if (auto* file = std::get_if<FileInput>(&input)) return read_file(std::move(*file), context);
    if (auto* known = std::get_if<KnownInput>(&input)) return known_already(std::move(*known));
    if (auto* unpacked = std::get_if<BytesInput>(&input)) return read_unpacked(std::move(*unpacked), context);
    if (const auto* entry = std::get_if<EntryInput>(&input)) return read_entry(*entry, context);
    return left_out(std::get<ProblemInput>(std::move(input)));
}

}  // namespace

DocumentResult read_input(Input input, const ReadingContext& context) {
    const auto began = std::chrono::steady_clock::now();
    DocumentResult out = read(std::move(input), context);
    Profile* const profile = context.options.profile;
    if (profile == nullptr) return out;
    const auto time = std::chrono::steady_clock::now() - began;
    if (out.form.empty()) {
        profile->add(Stage::reading, time);
    } else {
        profile->add_document(out.form, out.bytes, out.talks.size(), time);
    }
    return out;
}

}  // namespace lectern
