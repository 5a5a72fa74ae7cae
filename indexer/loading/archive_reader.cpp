// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/encoding.hpp"
#include "indexer/file_loader.hpp"
#include "indexer/loading/file_names.hpp"
#include "indexer/loading/utf8_locale.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t block_bytes = 1u << 18;
constexpr std::size_t max_entries = 4'000'000;
constexpr std::size_t max_problems = 100;  ///< told one by one
constexpr std::size_t max_name_bytes = 4096;
constexpr std::uint64_t first_bytes = 1u << 20;  ///< believed of an announced size
/// Listings become ten to twenty times smaller; more than this no text does.
constexpr std::uint64_t max_ratio = 250;

std::string_view published_name(archive_entry* entry) {
    if (const char* name = archive_entry_pathname_utf8(entry)) return name;
    if (const char* name = archive_entry_pathname(entry)) return name;
    return {};
}

/// The name without `.` parts and doubled slashes; empty when it leads out of the
/// archive or nowhere.
std::string inner_name(std::string_view published) {
    std::string name;
    if (published.starts_with('/') || published.size() > max_name_bytes) return name;
    for (const std::string_view part : split(published, "/")) {
        if (part == "..") return {};
        if (part.empty() || part == ".") continue;
        if (!name.empty()) name += '/';
        name += part;
    }
    return as_utf8(name);
}

Diagnostic remark(Diagnostic diagnostic) {
    diagnostic.severity = Severity::warning;
    return diagnostic;
}

std::string link_target(archive_entry* entry) {
    const char* target = archive_entry_hardlink(entry);
    if (target == nullptr) target = archive_entry_symlink(entry);
    return target == nullptr ? std::string() : printable_path(as_utf8(target));
}

}  // namespace

void ArchiveReader::Close::operator()(archive* handle) const { archive_read_free(handle); }

ArchiveReader::ArchiveReader(UniqueFd fd, std::string path, const ArchiveLimits& limits)
    : fd_(std::move(fd)), path_(std::move(path)), limits_(limits), handle_(archive_read_new()) {
    archive* handle = handle_.get();
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_filter_bzip2(handle);
    archive_read_support_format_tar(handle);
    archive_read_support_format_zip(handle);
    archive_read_support_format_raw(handle);
    archive_read_support_format_empty(handle);
}

ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

std::optional<ArchiveReader::Step> ArchiveReader::next() {
    const Utf8Locale locale;
    if (ended_) return std::nullopt;
    if (entries_ == 0 && archive_read_open_fd(handle_.get(), fd_.get(), block_bytes) == ARCHIVE_FATAL)
        return end_damaged();
    while (true) {
        archive_entry* entry = nullptr;
        const int result = archive_read_next_header(handle_.get(), &entry);
        if (result == ARCHIVE_EOF) return end_well();
        if (result == ARCHIVE_FATAL) return end_damaged();
        if (++entries_ > max_entries)
            return end(fmt::format("holds more than {} entries; the rest was not read", max_entries),
                       "index its files from a folder");
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) continue;
        if (auto step = visit(entry)) return step;
    }
}

std::optional<ArchiveReader::Step> ArchiveReader::visit(archive_entry* entry) {
    if (archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW) {
        if (archive_filter_count(handle_.get()) < 2) return end("is no archive that can be read", "");
        single_file_ = true;
        return read("", 0, true);
    }
    const std::string_view published = published_name(entry);
    const std::string name = inner_name(published);
    if (name.empty() && archive_entry_filetype(entry) != AE_IFDIR) {
        return refuse({about("",
                             fmt::format("the entry \"{}\" leads out of the archive or has no name",
                                         printable_path(as_utf8(published.substr(0, 200)))),
                             "it was not read")});
    }
    const bool wanted = is_companion_name(name);
    if (const std::string target = link_target(entry); !target.empty()) {
        if (!wanted) return std::nullopt;
        return refuse({remark(
            about(name, fmt::format("is a link to {}", target), "links inside archives are not followed"))});
    }
    if (archive_entry_filetype(entry) == AE_IFDIR) return std::nullopt;
    if (archive_entry_filetype(entry) != AE_IFREG) {
        if (!wanted) return std::nullopt;
        return refuse({remark(about(name, "is no file but a device or the like", "it was not read"))});
    }
    if (wanted && archive_entry_is_encrypted(entry) != 0)
        return refuse({about(name, "is encrypted", "index the files unpacked"), true});
    if (has_archive_ending(name) && !lies_hidden(name)) {
        return refuse({remark(about(name, "is an archive inside an archive, which is not entered",
                                    "index it by itself, unpacked"))});
    }
    return read(name, static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0)), wanted);
}

std::optional<ArchiveReader::Step> ArchiveReader::read(std::string name, std::uint64_t announced,
                                                       bool wanted) {
    // What nobody wants is only unpacked where there is no way around it, and then
    // counts for the limits.
    if (!wanted && archive_filter_count(handle_.get()) < 2) return std::nullopt;
    ArchiveEntry entry{std::move(name), {}};
    if (wanted) entry.bytes.reserve(static_cast<std::size_t>(std::min(announced, first_bytes)));
    bool too_large = false;
    while (true) {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int result = archive_read_data_block(handle_.get(), &block, &size, &offset);
        if (result == ARCHIVE_EOF) break;
        if (result == ARCHIVE_FATAL) return end_damaged();
        if (result < ARCHIVE_WARN) {
            if (!wanted) return std::nullopt;
            return refuse({about(entry.name, "is damaged in the archive; nothing of it was read", ""), true});
        }
        entry_bytes_ += size;
        if (std::string why = beyond_limits(); !why.empty()) {
            return end(std::move(why), "raise --max-archive-size if it can be trusted, or unpack it");
        }
        const auto begin = static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0));
        too_large = too_large || begin > limits_.max_file_bytes || size > limits_.max_file_bytes - begin;
        if (!wanted || too_large) continue;
        entry.bytes.resize(static_cast<std::size_t>(begin));  // longer only in sparse files
        entry.bytes.append(static_cast<const char*>(block), size);
    }
    if (!wanted) return std::nullopt;
    if (too_large) {
        return refuse({about(entry.name,
                             fmt::format("more than the limit of {}; nothing was read",
                                         human_size(limits_.max_file_bytes)),
                             "raise it with --max-file-size, or leave the file out"),
                       true});
    }
    return entry;
}

std::string ArchiveReader::beyond_limits() const {
    const bool compressed = archive_filter_count(handle_.get()) > 1;
    const auto counted = [&](int filter) {
        return static_cast<std::uint64_t>(
            std::max<la_int64_t>(archive_filter_bytes(handle_.get(), filter), 0));
    };
    const std::uint64_t unpacked = compressed ? counted(0) : entry_bytes_;
    if (unpacked > limits_.max_total_bytes) {
        return fmt::format("unpacks to more than the limit of {}; the rest was not read",
                           human_size(limits_.max_total_bytes));
    }
    if (unpacked > limits_.any_ratio_bytes && unpacked / max_ratio > counted(-1)) {
        return fmt::format("unpacks to more than {} times its size, as no text does; the rest was not read",
                           max_ratio);
    }
    return {};
}

std::optional<ArchiveReader::Step> ArchiveReader::refuse(ArchiveProblem problem) {
    if (++problems_ > max_problems) return std::nullopt;
    return problem;
}

ArchiveReader::Step ArchiveReader::end(std::string message, std::string hint) {
    ended_ = true;
    return ArchiveProblem{about("", std::move(message), std::move(hint)), true};
}

ArchiveReader::Step ArchiveReader::end_damaged() {
    const char* reason = archive_error_string(handle_.get());
    return end(fmt::format("is damaged: {}; the rest was not read",
                           printable_path(reason == nullptr ? "no reason is known" : reason)),
               "fetch it again");
}

std::optional<ArchiveReader::Step> ArchiveReader::end_well() {
    ended_ = true;
    if (problems_ <= max_problems) return std::nullopt;
    return end(fmt::format("{} more entries could not be read", problems_ - max_problems), "");
}

Diagnostic ArchiveReader::about(const std::string& name, std::string message, std::string hint) const {
    return {.path = name.empty() ? path_ : path_ + '/' + name,
            .message = std::move(message),
            .hint = std::move(hint)};
}

bool begins_as_archive(std::string_view head) {
    constexpr std::array magics = std::to_array(
        {"\x1F\x8B"sv, "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv, "PK\x03\x04"sv, "PK\x05\x06"sv});
    constexpr std::size_t tar_magic_at = 257;
    return std::any_of(magics.begin(), magics.end(),
                       [&](std::string_view magic) { return head.starts_with(magic); }) ||
           (head.size() > tar_magic_at && head.substr(tar_magic_at).starts_with("ustar"));
}

}  // namespace lectern
