// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/output_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "indexer/write_back.hpp"

namespace lectern::glass {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{512} << 10;

}  // namespace

OutputFile::OutputFile(std::filesystem::path path)
    : path_(std::move(path)), fd_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (!fd_.ok()) error_ = errno;
    buffer_.reserve(buffer_bytes);
}

void OutputFile::write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > buffer_bytes) flush();
    buffer_ += bytes;
}

void OutputFile::flush() {
    const off_t begin = written_;
    std::string_view rest = buffer_;
    while (error_ == 0 && !rest.empty()) {
        const ssize_t wrote = ::write(fd_.get(), rest.data(), rest.size());
        if (wrote >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(wrote));
            written_ += wrote;
        } else if (errno != EINTR) {
            error_ = errno;
        }
    }
    buffer_.clear();
    start_writing(fd_.get(), begin, written_ - begin);
}

Result<void> OutputFile::finish() {
    flush();
    if (error_ == 0) return {};
    return Error{ErrorCode::io,
                 fmt::format("{}: {}", path_.string(), std::generic_category().message(error_))};
}

}  // namespace lectern::glass
