// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/document_reading.hpp"

#include <utility>
#include <variant>

#include "indexer/contact_scrub.hpp"
#include "indexer/file_loader.hpp"
#include "indexer/language_detector.hpp"

namespace lectern {

namespace {

using State = DocumentResult::State;
using Loaded = std::variant<LoadedFile, Diagnostic>;

const Reader* choose(const Document& document, const ReadOptions& options) {
    for (const Reader* own : options.own_readers) {
        if (own->accepts(document)) return own;
    }
    return reader_for(document);
}

DocumentResult read_loaded(std::string path, const Loaded& loaded, const Surroundings& around,
                           const ReadOptions& options) {
    DocumentResult out{.path = std::move(path)};
    if (const auto* failure = std::get_if<Diagnostic>(&loaded)) {
        out.state = State::unloaded;
        out.lost = true;
        out.reading.diagnostics.push_back(*failure);
        return out;
    }
    const auto& file = std::get<LoadedFile>(loaded);
    const Document document{out.path, file.content, &around};
    const Reader* const reader = options.reader != nullptr ? options.reader : choose(document, options);
    out.state = reader == nullptr ? State::unknown : State::read;
    if (reader != nullptr) out.reading = reader->read(document);
    for (Talk& talk : out.reading.talks) {
        drop_contacts(talk);
        if (talk.language.empty()) talk.language = detect_language(talk);
    }
    auto& diagnostics = out.reading.diagnostics;
    if (file.problem) diagnostics.insert(diagnostics.begin(), *file.problem);
    return out;
}

DocumentResult left_out(ProblemInput problem) {
    DocumentResult out{.path = problem.diagnostic.path, .lost = problem.lost};
    out.reading.diagnostics.push_back(std::move(problem.diagnostic));
    return out;
}

}  // namespace

DocumentResult read_input(Input input, const ReadOptions& options, const Surroundings& folders) {
    if (auto* file = std::get_if<FileInput>(&input)) {
        const Loaded loaded = load_file(file->path, options.max_file_bytes);
        return read_loaded(std::move(file->path), loaded, folders, options);
    }
    if (auto* unpacked = std::get_if<BytesInput>(&input)) {
        const Loaded loaded = check_text(unpacked->path, std::move(unpacked->bytes));
        return read_loaded(std::move(unpacked->path), loaded, folders, options);
    }
    if (const auto* entry = std::get_if<EntryInput>(&input)) {
        const auto loaded = entry->archive->load(entry->name);
        return read_loaded(entry->archive->path_of(entry->name), *loaded, *entry->archive, options);
    }
    return left_out(std::get<ProblemInput>(std::move(input)));
}

}  // namespace lectern
