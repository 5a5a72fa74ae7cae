// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/collection.hpp"

#include <iterator>
#include <optional>
#include <utility>
#include <variant>

#include "indexer/file_loader.hpp"
#include "indexer/file_walk.hpp"
#include "indexer/loading/folder_surroundings.hpp"

namespace lectern {

namespace {

/// Adds what one file says to a collection.
class CollectionReader {
public:
    CollectionReader(Collection& out, const ReadOptions& options)
        : out_(out),
          max_file_bytes_(options.max_file_bytes),
          forced_(options.reader),
          around_(options.max_file_bytes) {}

    void read(const std::string& path) {
        auto loaded = load_file(path, max_file_bytes_);
        if (auto* failure = std::get_if<Diagnostic>(&loaded)) return fail(std::move(*failure));
        if (auto* file = std::get_if<LoadedFile>(&loaded)) take(path, std::move(*file));
    }

    void fail(Diagnostic problem) {
        out_.failed_paths.push_back(problem.path);
        out_.diagnostics.push_back(std::move(problem));
    }

private:
    void take(const std::string& path, LoadedFile file) {
        if (file.problem) out_.diagnostics.push_back(std::move(*file.problem));
        const Document document{path, file.content, &around_};
        const Reader* reader = forced_ != nullptr ? forced_ : reader_for(document);
        ++out_.files;
        if (reader == nullptr) return out_.unknown_paths.push_back(path);
        Reading reading = reader->read(document);
        if (reading.talks.empty()) out_.paths_without_talks.push_back(path);
        if (!reading.companions.empty()) out_.companions.push_back({path, std::move(reading.companions)});
        std::move(reading.talks.begin(), reading.talks.end(), std::back_inserter(out_.talks));
        std::move(reading.diagnostics.begin(), reading.diagnostics.end(),
                  std::back_inserter(out_.diagnostics));
    }

    Collection& out_;
    std::uint64_t max_file_bytes_;
    const Reader* forced_;
    FolderSurroundings around_;
};

bool stop_requested(const ReadOptions& options) {
    return options.stop != nullptr && options.stop->load(std::memory_order_relaxed);
}

}  // namespace

Collection read_collection(const std::vector<std::filesystem::path>& paths, const ReadOptions& options) {
    Collection out;
    CollectionReader reader(out, options);
    FileWalk walk(paths);
    while (auto step = walk.next()) {
        if (stop_requested(options)) {
            out.stopped = true;
            break;
        }
        if (auto* problem = std::get_if<Diagnostic>(&*step)) {
            reader.fail(std::move(*problem));
            continue;
        }
        if (const auto* path = std::get_if<std::string>(&*step)) reader.read(*path);
        if (options.on_progress) options.on_progress(out.files, out.talks.size());
    }
    out.talks = merge_talks(std::move(out.talks));
    assign_ids(out.talks);
    return out;
}

}  // namespace lectern
