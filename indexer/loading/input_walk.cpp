// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/input_walk.hpp"

#include <sys/stat.h>

#include <array>
#include <string_view>
#include <utility>

#include "indexer/content_hash.hpp"
#include "indexer/loading/file_names.hpp"

namespace lectern {

namespace {

/// Open at its beginning when the file is an archive.
UniqueFd open_archive(const std::string& path) {
    UniqueFd fd = open_regular(path);
    if (!fd.ok()) return fd;
    std::array<char, 512> head{};
    const ssize_t got = ::pread(fd.get(), head.data(), head.size(), 0);
    if (got <= 0 || !begins_as_archive({head.data(), static_cast<std::size_t>(got)})) return UniqueFd();
    return fd;
}

/// Of the whole file, whatever was read of it before.
std::uint64_t hash_of(const UniqueFd& fd) {
    constexpr std::size_t step = 1u << 20;
    std::string buffer(step, '\0');
    ContentHasher hasher;
    off_t at = 0;
    for (ssize_t got = 0; (got = ::pread(fd.get(), buffer.data(), step, at)) > 0; at += got)
        hasher.add({buffer.data(), static_cast<std::size_t>(got)});
    return hasher.hash();
}

}  // namespace

InputWalk::InputWalk(const std::vector<std::filesystem::path>& paths, const ArchiveLimits& limits,
                     const KnownFiles& known, MemoryGauge& gauge, std::size_t max_waiting_bytes)
    : files_(paths), limits_(limits), known_(known), gauge_(gauge), max_waiting_bytes_(max_waiting_bytes) {
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
        if (auto* problem = std::get_if<Diagnostic>(&*step))
            return ProblemInput{nullptr, {std::move(*problem), true}};
        if (auto input = look_at(std::get<FoundFile>(std::move(*step)))) return input;
    }
}

/// Nothing: it is an archive, and the next inputs come from it.
std::optional<Input> InputWalk::look_at(FoundFile file) {
    const KnownFile* const known = known_.find(file);
    if (known != nullptr && known->stamp != no_stamp && known->stamp == file.stamp)
        return KnownInput{std::move(file), known};
    UniqueFd archive = may_be_archive(file.path) ? open_archive(file.path) : UniqueFd();
    if (!archive.ok()) return FileInput{std::move(file), known};
    const std::uint64_t content = hash_of(archive);
    if (known != nullptr && known->content == content) return KnownInput{std::move(file), known};
    enter_archive(std::move(file), std::move(archive), content);
    return std::nullopt;
}

void InputWalk::abandon() {
    if (archive_) archive_->contents->complete();
    archive_.reset();
}

bool InputWalk::may_be_archive(const std::string& path) const {
    return has_archive_ending(path) || named_.contains(path);
}

void InputWalk::enter_archive(FoundFile file, UniqueFd fd, std::uint64_t content) {
    gauge_.wait_below(max_waiting_bytes_);
    const std::string path = file.path;
    archive_.emplace(OpenArchive{ArchiveReader(std::move(fd), path, limits_),
                                 std::make_shared<const ArchiveFile>(ArchiveFile{std::move(file), content}),
                                 std::make_shared<ArchiveContents>(path, gauge_)});
}

std::optional<Input> InputWalk::next_entry() {
    auto step = archive_->reader.next();
    if (!step) return std::nullopt;
    if (auto* problem = std::get_if<ArchiveProblem>(&*step))
        return ProblemInput{archive_->file, std::move(*problem)};
    return take(std::get<ArchiveEntry>(std::move(*step)));
}

Input InputWalk::take(ArchiveEntry entry) {
    if (archive_->reader.is_single_file()) return BytesInput{archive_->file, std::move(entry.bytes)};
    if (!archive_->contents->add(entry.name, std::move(entry.bytes))) {
        return ProblemInput{archive_->file,
                            {.diagnostic = {.path = archive_->contents->path_of(entry.name),
                                            .severity = Severity::warning,
                                            .message = "is in the archive twice; the first one was read"}}};
    }
    return EntryInput{archive_->file, archive_->contents, std::move(entry.name)};
}

}  // namespace lectern
