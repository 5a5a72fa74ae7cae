// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A file descriptor with an owner.

#include <fcntl.h>
#include <unistd.h>

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

}  // namespace lectern
