// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/durable_files.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <system_error>

#include "indexer/parallel.hpp"
#include "indexer/unique_fd.hpp"
#include "indexer/write_back.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

Result<void> write_file(const fs::path& path, std::string_view content) {
    const UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!fd.ok()) return io_error(path, errno);
    while (!content.empty()) {
        const ssize_t wrote = ::write(fd.get(), content.data(), content.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return io_error(path, errno);
        content.remove_prefix(static_cast<std::size_t>(wrote));
    }
    if (::fsync(fd.get()) != 0) return io_error(path, errno);
    return {};
}

}  // namespace

Error io_error(const fs::path& path, int error) {
    return {ErrorCode::io, fmt::format("{}: {}", path.string(), std::generic_category().message(error))};
}

Result<std::vector<std::string>> names_in(const fs::path& directory) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
        names.push_back(it->path().filename().string());
    }
    if (error) return io_error(directory, error.value());
    return names;
}

Result<void> for_each_name(const std::vector<std::string>& names, unsigned most_threads,
                           const std::function<Result<void>(const std::string&)>& work) {
    std::vector<Result<void>> done(names.size());
    for_ranges(names.size(), 1, most_threads, [&](std::size_t begin, std::size_t end) {
        for (; begin < end; ++begin) done[begin] = work(names[begin]);
    });
    const auto failed = std::find_if(done.begin(), done.end(), [](const auto& one) { return !one; });
    return failed == done.end() ? Result<void>() : *failed;
}

Result<void> sync(const fs::path& path) {
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.ok()) return io_error(path, errno);
    // EINVAL: a file system that cannot sync folders.
    if (::fsync(fd.get()) != 0 && errno != EINVAL) return io_error(path, errno);
    return {};
}

Result<void> replace_file(const fs::path& temporary, const fs::path& path, std::string_view content) {
    std::error_code error;
    if (auto written = write_file(temporary, content); !written) {
        fs::remove(temporary, error);
        return written;
    }
    fs::rename(temporary, path, error);
    if (error) return io_error(path, error.value());
    return {};
}

Result<void> copy_content(const fs::path& from, const fs::path& to) {
    const UniqueFd source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (!source.ok() || ::fstat(source.get(), &status) != 0) return io_error(from, errno);
    const UniqueFd target(::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!target.ok()) return io_error(to, errno);
    for (auto left = status.st_size; left > 0;) {
        const ssize_t copied = ::copy_file_range(source.get(), nullptr, target.get(), nullptr,
                                                 static_cast<std::size_t>(left), 0);
        if (copied < 0 && errno == EINTR) continue;
        if (copied < 0) return io_error(to, errno);
        if (copied == 0) return io_error(from, EIO);  // became shorter
        left -= copied;
    }
    start_writing(target.get(), 0, status.st_size);
    return {};
}

}  // namespace lectern
