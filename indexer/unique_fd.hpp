// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A file descriptor with an owner.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <utility>

namespace lectern {

/// Closes what it holds. Closing for writers whose data must be safe is fsync
/// first; the result of close() itself tells nothing that fsync has not.
class UniqueFd {
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : fd_(fd) {}
    UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    UniqueFd& operator=(UniqueFd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~UniqueFd() {
        if (fd_ >= 0) ::close(fd_);
    }

    [[nodiscard]] bool ok() const { return fd_ >= 0; }
    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_ = -1;
};

/// A regular file, for reading; holds nothing when the path is anything else or
/// cannot be opened. Never waits for a pipe or a device.
[[nodiscard]] inline UniqueFd open_regular(const std::string& path) {
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat status {};
    const bool regular = fd.ok() && ::fstat(fd.get(), &status) == 0 && S_ISREG(status.st_mode);
    return regular ? std::move(fd) : UniqueFd();
}

}  // namespace lectern
