// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "lectern/config.hpp"
#include "lectern/diagnostic.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

struct Candidate {
    fs::path file;
    ConfigOrigin origin = ConfigOrigin::built_in;
    bool must_exist = false;
};

std::vector<Candidate> candidates(const ConfigPlaces& places) {
    // A file that was asked for is the only one.
    if (!places.option.empty()) return {{places.option, ConfigOrigin::option, true}};
    if (!places.variable.empty()) return {{places.variable, ConfigOrigin::variable, true}};
    std::vector<Candidate> out;
    const auto add = [&](const fs::path& folder, ConfigOrigin origin) {
        if (folder.empty()) return;
        fs::path file = (folder / config_name).lexically_normal();
        const bool known =
            std::any_of(out.begin(), out.end(), [&](const Candidate& other) { return other.file == file; });
        if (!known) out.push_back({std::move(file), origin});
    };
    add(places.here, ConfigOrigin::here);
    // `data/talks.db/` and `data/talks.db` are both beside data/lectern.yaml.
    if (!places.database.empty()) add(places.database / "..", ConfigOrigin::database);
    add(places.user, ConfigOrigin::user);
    return out;
}

Error unreadable(const fs::path& file, const std::string& why) {
    return {ErrorCode::io,
            fmt::format("{}: the configuration cannot be read: {}", printable_path(file.string()), why)};
}

/// Absent when there is no such file and none is needed.
Result<std::optional<std::string>> read(const Candidate& candidate) {
    std::error_code error;
    const fs::file_status status = fs::status(candidate.file, error);
    if (status.type() == fs::file_type::not_found) {
        if (!candidate.must_exist) return std::optional<std::string>();
        return unreadable(candidate.file, "there is no such file");
    }
    if (error) return unreadable(candidate.file, error.message());
    if (status.type() == fs::file_type::directory) return unreadable(candidate.file, "it is a folder");
    std::string text(max_config_bytes + 1, '\0');
    errno = 0;
    std::ifstream file(candidate.file, std::ios::binary);
    if (file) file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.bad()) {
        return unreadable(candidate.file, std::generic_category().message(errno));
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > max_config_bytes) return unreadable(candidate.file, "it is larger than 1 MiB");
    return std::optional(std::move(text));
}

}  // namespace

std::string_view to_string(ConfigOrigin origin) {
    switch (origin) {
        case ConfigOrigin::built_in:
            return "built in";
        case ConfigOrigin::option:
            return "--config";
        case ConfigOrigin::variable:
            return "$LECTERN_CONFIG";
        case ConfigOrigin::here:
            return "working folder";
        case ConfigOrigin::database:
            return "beside the database";
        case ConfigOrigin::user:
            return "user's configuration";
    }
    return {};
}

std::vector<fs::path> config_files(const ConfigPlaces& places) {
    std::vector<fs::path> out;
    for (Candidate& candidate : candidates(places)) out.push_back(std::move(candidate.file));
    return out;
}

Result<Config> load_config(const ConfigPlaces& places) {
    for (const Candidate& candidate : candidates(places)) {
        const auto text = read(candidate);
        if (!text) return text.error();
        if (!*text) continue;
        auto config = parse_config(**text, candidate.file);
        if (config) config->origin = candidate.origin;
        return config;
    }
    return Config{};
}

fs::path config_folder(const fs::path& config_home, const fs::path& home) {
    if (config_home.is_absolute()) return config_home / "lectern";
    return home.empty() ? fs::path() : home / ".config" / "lectern";
}

double Config::weight_of(const FieldSpec& field) const {
    const auto chosen = std::find_if(weights.begin(), weights.end(),
                                     [&](const FieldWeight& weight) { return weight.field == field.field; });
    return chosen == weights.end() ? field.weight : chosen->weight;
}

}  // namespace lectern
