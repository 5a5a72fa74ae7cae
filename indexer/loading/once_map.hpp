// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Values that are made once, by whoever asks first.

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace lectern {

/// Keeps a value for each key. May be used from several threads: those that ask
/// for a value that is being made wait for it and for no other. What makes a
/// value may ask for others, but not in a circle.
template <class Value>
class OnceMap {
public:
    [[nodiscard]] Value get(std::string_view key, const std::function<Value()>& make) {
        const std::shared_ptr<Entry> entry = find(key);
        std::call_once(entry->made, [&] { entry->value = make(); });
        return entry->value;
    }

private:
    struct Entry {
        std::once_flag made;
        Value value;
    };

    std::shared_ptr<Entry> find(std::string_view key) {
        const std::lock_guard lock(mutex_);
        auto found = entries_.find(key);
        if (found == entries_.end())
            found = entries_.emplace(std::string(key), std::make_shared<Entry>()).first;
        return found->second;
    }

    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<Entry>, std::less<>> entries_;
};

}  // namespace lectern
