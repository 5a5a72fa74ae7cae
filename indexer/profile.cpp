// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/profile.hpp"

namespace lectern {

void Profile::add(Stage stage, Duration time) {
    const std::lock_guard lock(mutex_);
    times_[static_cast<std::size_t>(stage)] += time;
}

void Profile::add_document(std::string_view form, std::size_t bytes, std::size_t talks, Duration time) {
    const std::lock_guard lock(mutex_);
    times_[static_cast<std::size_t>(Stage::reading)] += time;
    auto known = forms_.find(form);
    if (known == forms_.end()) known = forms_.emplace(std::string(form), Form()).first;
    ++known->second.files;
    known->second.bytes += bytes;
    known->second.talks += talks;
    known->second.time += time;
}

Profile::Duration Profile::time(Stage stage) const {
    const std::lock_guard lock(mutex_);
    return times_[static_cast<std::size_t>(stage)];
}

std::map<std::string, Profile::Form, std::less<>> Profile::forms() const {
    const std::lock_guard lock(mutex_);
    return forms_;
}

}  // namespace lectern
