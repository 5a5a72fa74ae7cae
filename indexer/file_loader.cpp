// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_loader.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "indexer/content_hash.hpp"
#include "indexer/encoding.hpp"
#include "indexer/unique_fd.hpp"

namespace lectern {

namespace {

std::string reason(int error) { return std::generic_category().message(error); }

Diagnostic problem(const std::string& path, std::string message, std::string hint = {}) {
    return {.path = path, .message = std::move(message), .hint = std::move(hint)};
}

Diagnostic too_large(const std::string& path, std::uint64_t size, std::uint64_t limit) {
    return problem(path,
                   fmt::format("{} are more than the limit of {}; nothing was read", human_size(size),
                               human_size(limit)),
                   "raise it with --max-file-size, or leave the file out");
}

std::string_view kind_of(mode_t mode) {
    if (S_ISDIR(mode)) return "a folder";
    if (S_ISFIFO(mode)) return "a pipe";
    if (S_ISSOCK(mode)) return "a socket";
    return "a device";
}

}  // namespace

std::string human_size(std::uint64_t bytes) {
    if (bytes < 1024) return fmt::format("{} bytes", bytes);
    constexpr std::array<std::string_view, 4> units{"KiB", "MiB", "GiB", "TiB"};
    std::size_t unit = 0;
    double amount = static_cast<double>(bytes) / 1024;
    while (amount >= 1024 && unit + 1 < units.size()) {
        amount /= 1024;
        ++unit;
    }
    std::string number = fmt::format("{:.1f}", amount);
    if (number.ends_with(".0")) number.resize(number.size() - 2);
    return fmt::format("{} {}", number, units[unit]);
}

Result<std::string> read_to_end(int fd, std::uint64_t expected, std::uint64_t max_bytes) {
    constexpr std::size_t step = 1u << 16;
    std::string content;
    std::size_t filled = 0;
    // One byte more than expected, so that a file of just that size ends here.
    content.resize(static_cast<std::size_t>(std::min(expected, max_bytes)) + 1);
    while (true) {
        const ssize_t got = ::read(fd, content.data() + filled, content.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Error{ErrorCode::io, fmt::format("cannot be read: {}", reason(errno))};
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
        if (filled > max_bytes) {
            return Error{ErrorCode::bad_input,
                         fmt::format("more than the limit of {}; nothing was read", human_size(max_bytes)),
                         "raise it with --max-file-size, or leave the file out"};
        }
        if (filled == content.size()) content.resize(filled + step);
    }
    if (filled < expected) {
        return Error{ErrorCode::io, "became shorter while it was read; nothing of it was used",
                     "index it again when it is complete"};
    }
    content.resize(filled);
    return content;
}

std::variant<LoadedFile, Diagnostic> load_file(const std::string& path, std::uint64_t max_bytes) {
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!fd.ok()) return problem(path, fmt::format("cannot be opened: {}", reason(errno)));
    struct stat status {};
    if (::fstat(fd.get(), &status) != 0) {
        return problem(path, fmt::format("cannot be read: {}", reason(errno)));
    }
    if (!S_ISREG(status.st_mode)) {
        return problem(path, fmt::format("is {}, no file", kind_of(status.st_mode)), "leave it out");
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > max_bytes) return too_large(path, size, max_bytes);
    auto content = read_to_end(fd.get(), size, max_bytes);
    if (!content) return problem(path, content.error().message, content.error().hint);

    const std::uint64_t hash = content_hash(*content);
    auto checked = check_text(path, std::move(content).value());
    if (auto* file = std::get_if<LoadedFile>(&checked)) file->hash = hash;
    return checked;
}

std::variant<LoadedFile, Diagnostic> check_text(const std::string& path, std::string bytes) {
    LoadedFile file{std::move(bytes)};
    EncodingCheck check = check_encoding(path, file.content);
    if (!check.usable) return std::move(*check.problem);
    file.problem = std::move(check.problem);
    return file;
}

}  // namespace lectern
