// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/input_walk.hpp"

#include <sys/stat.h>

#include <array>
#include <string_view>
#include <utility>

#include "indexer/loading/file_names.hpp"

namespace lectern {

namespace {

/// Open at its beginning when the file is an archive.
UniqueFd open_archive(const std::string& path) {
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat status {};
    if (!fd.ok() || ::fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) return UniqueFd();
    std::array<char, 512> head{};
    const ssize_t got = ::pread(fd.get(), head.data(), head.size(), 0);
    if (got <= 0 || !begins_as_archive({head.data(), static_cast<std::size_t>(got)})) return UniqueFd();
    return fd;
}

}  // namespace

InputWalk::InputWalk(const std::vector<std::filesystem::path>& paths, const ArchiveLimits& limits,
                     MemoryGauge& gauge, std::size_t max_waiting_bytes)
    : files_(paths), limits_(limits), gauge_(gauge), max_waiting_bytes_(max_waiting_bytes) {
    for (const auto& path : paths) named_.insert(path.string());
}

std::optional<Input> InputWalk::next() {
    while (true) {
        if (archive_) {
            if (auto input = next_entry()) return input;
            abandon();
        }
        auto step = files_.next();
        if (!step) return std::nullopt;
        if (auto* problem = std::get_if<Diagnostic>(&*step)) return ProblemInput{std::move(*problem), true};
        auto& path = std::get<std::string>(*step);
        if (!may_be_archive(path) || !enter_archive(path)) return FileInput{std::move(path)};
    }
}

void InputWalk::abandon() {
    if (archive_) archive_->contents->complete();
    archive_.reset();
}

bool InputWalk::may_be_archive(const std::string& path) const {
    return has_archive_ending(path) || named_.contains(path);
}

bool InputWalk::enter_archive(const std::string& path) {
    UniqueFd fd = open_archive(path);
    if (!fd.ok()) return false;
    gauge_.wait_below(max_waiting_bytes_);
    archive_.emplace(OpenArchive{ArchiveReader(std::move(fd), path, limits_), path,
                                 std::make_shared<ArchiveContents>(path, gauge_)});
    return true;
}

std::optional<Input> InputWalk::next_entry() {
    auto step = archive_->reader.next();
    if (!step) return std::nullopt;
    if (auto* problem = std::get_if<ArchiveProblem>(&*step)) return std::move(*problem);
    return take(std::get<ArchiveEntry>(std::move(*step)));
}

Input InputWalk::take(ArchiveEntry entry) {
    if (archive_->reader.is_single_file()) return BytesInput{archive_->path, std::move(entry.bytes)};
    if (!archive_->contents->add(entry.name, std::move(entry.bytes))) {
        return ProblemInput{{.path = archive_->contents->path_of(entry.name),
                             .severity = Severity::warning,
                             .message = "is in the archive twice; the first one was read"}};
    }
    return EntryInput{archive_->contents, std::move(entry.name)};
}

}  // namespace lectern
