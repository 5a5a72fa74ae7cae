// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fcntl.h>

namespace lectern {

/// Has the system write these bytes of a file to the disk now, and does not wait:
/// a sync that comes later finds most of its work done. No promise, so no error.
inline void start_writing(int fd, off_t begin, off_t count) {
    if (count > 0) ::sync_file_range(fd, begin, count, SYNC_FILE_RANGE_WRITE);
}

}  // namespace lectern
