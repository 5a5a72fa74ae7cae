// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The configuration file lectern.yaml: what the user wants otherwise than built
/// in (docs/configuration.md). One file is in force, the first that is found;
/// files do not combine. Nothing here reads the environment: the programs say
/// where to look.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/mapping.hpp"
#include "lectern/result.hpp"
#include "lectern/schema.hpp"

namespace lectern {

/// `Google: [Alphabet, Google LLC]`: of companies and speakers the name that is
/// shown and its other spellings; of synonyms a word and what else finds it.
struct Spellings {
    std::string name;
    std::vector<std::string> others;
    std::uint32_t line = 0;  ///< in the file, from 1
    friend bool operator==(const Spellings&, const Spellings&) = default;
};

/// `title: 5`
struct FieldWeight {
    Field field;
    double weight = 1;
    std::uint32_t line = 0;
    friend bool operator==(const FieldWeight&, const FieldWeight&) = default;
};

/// `company` or `company:20`
struct FacetChoice {
    Field field;
    std::optional<std::size_t> limit;
    std::uint32_t line = 0;
    friend bool operator==(const FacetChoice&, const FacetChoice&) = default;
};

/// Where to look, in this order; an empty path is not looked at.
struct ConfigPlaces {
    std::filesystem::path option = {};    ///< --config
    std::filesystem::path variable = {};  ///< $LECTERN_CONFIG
    std::filesystem::path here = {};      ///< the working folder
    std::filesystem::path database = {};  ///< the database's directory: beside it
    std::filesystem::path user = {};      ///< config_folder()
};

enum class ConfigOrigin : std::uint8_t { built_in, option, variable, here, database, user };

/// `--config`, `$LECTERN_CONFIG`, `beside the database` …
[[nodiscard]] std::string_view to_string(ConfigOrigin origin);

/// What the file says; the defaults where it says nothing.
struct Config {
    std::filesystem::path path = {};  ///< empty: there is no file
    ConfigOrigin origin = ConfigOrigin::built_in;
    std::vector<Spellings> companies = {};
    std::vector<Spellings> speakers = {};
    std::vector<Spellings> synonyms = {};
    std::vector<FieldWeight> weights = {};  ///< of text fields, each at most once
    /// What `lectern search` counts when it is not told; absent: as built in.
    std::optional<std::vector<FacetChoice>> facets = {};
    std::vector<Mapping> mappings = {};

    /// The weight of matches in a text field: as configured, else the schema's.
    [[nodiscard]] double weight_of(const FieldSpec& field) const;
};

/// The file that is in force, with its origin; a Config without a path when
/// there is none. The first two places name a file, which must exist; the others
/// a folder, in which lectern.yaml may be. Errors: usage, with
/// `lectern.yaml:3:1: …`, for what is no valid configuration; io for a file that
/// cannot be read.
[[nodiscard]] Result<Config> load_config(const ConfigPlaces& places);

/// lectern's folder among the user's configurations, from $XDG_CONFIG_HOME and
/// $HOME (XDG Base Directory Specification: a relative path is not valid);
/// empty when neither says.
[[nodiscard]] std::filesystem::path config_folder(const std::filesystem::path& config_home,
                                                  const std::filesystem::path& home);

/// The text of a configuration file; `path` is for messages.
[[nodiscard]] Result<Config> parse_config(std::string_view yaml, const std::filesystem::path& path);

/// The files that load_config() looks for, in its order.
[[nodiscard]] std::vector<std::filesystem::path> config_files(const ConfigPlaces& places);

inline constexpr std::string_view config_name = "lectern.yaml";
inline constexpr std::size_t max_config_bytes = std::size_t{1} << 20;
/// Of names and spellings together: aliases let a small YAML file repeat itself.
inline constexpr std::size_t max_config_names = 100'000;

}  // namespace lectern
