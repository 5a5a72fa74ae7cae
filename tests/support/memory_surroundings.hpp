// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lectern/reader.hpp"

namespace lectern::test {

/// Files in memory, by path; for one thread.
class MemorySurroundings final : public Surroundings {
public:
    explicit MemorySurroundings(std::map<std::string, std::string> files) : files_(std::move(files)) {}

    [[nodiscard]] std::shared_ptr<const std::string> file(std::string_view path) const override {
        const auto found = files_.find(std::string(path));
        return found == files_.end() ? nullptr : std::make_shared<const std::string>(found->second);
    }

    [[nodiscard]] std::vector<std::string> names(std::string_view folder) const override {
        std::vector<std::string> out;
        const std::string prefix = folder.empty() ? std::string() : std::string(folder) + '/';
        for (const auto& [path, content] : files_) {
            if (!path.starts_with(prefix)) continue;
            const auto slash = path.find('/', prefix.size());
            const auto length = slash == std::string::npos ? slash : slash + 1 - prefix.size();
            out.push_back(path.substr(prefix.size(), length));
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    /// The file at `path` as a document among the others.
    [[nodiscard]] Document document(const std::string& path) const { return {path, files_.at(path), this}; }

protected:
    [[nodiscard]] std::shared_ptr<const void> keep(
        std::string_view key, const std::function<std::shared_ptr<const void>()>& make) const override {
        const auto known = kept_.find(key);
        if (known != kept_.end()) return known->second;
        auto made = make();
        kept_.emplace(key, made);
        return made;
    }

private:
    std::map<std::string, std::string> files_;
    mutable std::map<std::string, std::shared_ptr<const void>, std::less<>> kept_;
};

}  // namespace lectern::test
