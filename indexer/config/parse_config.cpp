// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <utility>

#include "indexer/text/edit_distance.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/companies.hpp"
#include "lectern/config.hpp"
#include "lectern/diagnostic.hpp"

namespace lectern {

namespace {

using YAML::Node;

constexpr double max_weight = 100;
constexpr std::size_t max_facet_values = 1'000'000;

std::uint32_t line_of(const YAML::Mark& mark) {
    return static_cast<std::uint32_t>(std::max(mark.line, 0)) + 1;
}

template <class Number>
std::optional<Number> read_number(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Turns the nodes of one file into a Config; stops at the first mistake.
class ConfigParser {
public:
    explicit ConfigParser(const std::filesystem::path& path) { config_.path = path; }

    Result<Config> parse(std::string_view yaml) {
        try {
            const std::vector<Node> documents = YAML::LoadAll(std::string(yaml));
            if (documents.size() > 1)
                return mistake(documents[1].Mark(), "a second document", "one is enough");
            if (documents.empty() || documents.front().IsNull()) return std::move(config_);
            if (auto taken = take_root(documents.front()); !taken) return taken.error();
        } catch (const YAML::Exception& error) {
            return mistake(error.mark, "no valid YAML: " + error.msg,
                           "quote values that contain colons or quotes");
        }
        return std::move(config_);
    }

private:
    using Key = std::function<std::string(std::string_view)>;
    struct Owner {
        std::string name;
        std::uint32_t line = 0;
    };
    using Owners = std::map<std::string, Owner>;

    struct Setting {
        std::string_view key;
        Result<void> (ConfigParser::*take)(const Node& key, const Node& value);
    };
    static constexpr std::size_t setting_count = 6;
    static const std::array<Setting, setting_count>& settings() {
        static constexpr std::array<Setting, setting_count> all{{
            {"companies", &ConfigParser::take_companies},
            {"speakers", &ConfigParser::take_speakers},
            {"synonyms", &ConfigParser::take_synonyms},
            {"weights", &ConfigParser::take_weights},
            {"facets", &ConfigParser::take_facets},
            {"mappings", &ConfigParser::take_mappings},
        }};
        return all;
    }

    [[nodiscard]] Error mistake(const YAML::Mark& mark, const std::string& what, std::string hint) const {
        const std::string path = printable_path(config_.path.string());
        if (mark.is_null()) return {ErrorCode::usage, fmt::format("{}: {}", path, what), std::move(hint)};
        return {ErrorCode::usage, fmt::format("{}:{}:{}: {}", path, mark.line + 1, mark.column + 1, what),
                std::move(hint)};
    }

    [[nodiscard]] Error unknown(const Node& node, std::string_view what,
                                const std::vector<std::string_view>& names) const {
        const std::string_view nearest = nearest_name(node.Scalar(), names);
        return mistake(node.Mark(), fmt::format("there is no {} '{}'", what, node.Scalar()),
                       nearest.empty() ? fmt::format("there is {}", fmt::join(names, ", "))
                                       : fmt::format("did you mean {}?", nearest));
    }

    Result<void> take_root(const Node& root) {
        if (!root.IsMap()) {
            return mistake(root.Mark(), "the configuration is no mapping of keys to values",
                           "write it as `companies:`, `weights:` … with their values below");
        }
        return each_entry(root, [&](const Node& key, const Node& value) -> Result<void> {
            for (const Setting& setting : settings()) {
                if (setting.key != key.Scalar()) continue;
                return value.IsNull() ? Result<void>() : (this->*setting.take)(key, value);
            }
            std::vector<std::string_view> names;
            for (const Setting& setting : settings()) names.push_back(setting.key);
            return unknown(key, "key", names);
        });
    }

    /// Hands over the entries of a mapping, whose keys must be words and differ.
    template <class Take>
    Result<void> each_entry(const Node& map, Take take) {
        std::map<std::string, std::uint32_t> seen;
        for (const auto& entry : map) {
            if (!entry.first.IsScalar() || entry.first.Scalar().empty()) {
                return mistake(entry.first.Mark(), "a key that is no word", "write it as `key: value`");
            }
            const auto [before, is_new] = seen.emplace(entry.first.Scalar(), line_of(entry.first.Mark()));
            if (!is_new) {
                return mistake(
                    entry.first.Mark(),
                    fmt::format("'{}' is given twice, first in line {}", before->first, before->second),
                    "put both together");
            }
            if (auto taken = take(entry.first, entry.second); !taken) return taken;
        }
        return {};
    }

    Result<void> take_companies(const Node& key, const Node& value) {
        return take_spellings(key, value, config_.companies, company_key);
    }
    Result<void> take_speakers(const Node& key, const Node& value) {
        return take_spellings(key, value, config_.speakers, normalize_name);
    }
    Result<void> take_synonyms(const Node& key, const Node& value) {
        return take_spellings(key, value, config_.synonyms, {});
    }

    /// With `comparable`, no spelling may belong to two names.
    Result<void> take_spellings(const Node& key, const Node& value, std::vector<Spellings>& out,
                                const Key& comparable) {
        if (!value.IsMap()) {
            return mistake(value.Mark(), fmt::format("'{}' is no mapping of names to lists", key.Scalar()),
                           "write each as `Name: [another spelling]`");
        }
        Owners owners;
        return each_entry(value, [&](const Node& name, const Node& others) -> Result<void> {
            Spellings entry{name.Scalar(), {}, line_of(name.Mark())};
            if (auto claimed = claim(name, entry, comparable, owners); !claimed) return claimed;
            if (auto taken = take_others(others, entry, comparable, owners); !taken) return taken;
            out.push_back(std::move(entry));
            return {};
        });
    }

    Result<void> take_others(const Node& value, Spellings& entry, const Key& comparable, Owners& owners) {
        if (value.IsScalar()) return take_other(value, entry, comparable, owners);
        if (!value.IsSequence()) {
            return mistake(value.Mark(), fmt::format("'{}' has no list of spellings", entry.name),
                           "write it as `Name: [another spelling]`");
        }
        for (const Node& other : value) {
            if (auto taken = take_other(other, entry, comparable, owners); !taken) return taken;
        }
        return {};
    }

    Result<void> take_other(const Node& other, Spellings& entry, const Key& comparable, Owners& owners) {
        if (!other.IsScalar() || other.Scalar().empty()) {
            return mistake(other.Mark(), fmt::format("a spelling of '{}' is no text", entry.name),
                           "quote it if it is one");
        }
        if (auto claimed = claim(other, entry, comparable, owners); !claimed) return claimed;
        entry.others.push_back(other.Scalar());
        return {};
    }

    Result<void> claim(const Node& spelling, const Spellings& entry, const Key& comparable, Owners& owners) {
        if (++names_ > max_config_names) {
            return mistake(spelling.Mark(), fmt::format("more than {} names", max_config_names),
                           "leave out those that are not needed");
        }
        if (!comparable) return {};
        const auto [owner, is_new] =
            owners.emplace(comparable(spelling.Scalar()), Owner{entry.name, entry.line});
        if (is_new || owner->second.name == entry.name) return {};
        return mistake(spelling.Mark(),
                       fmt::format("'{}' is a spelling of '{}' already, in line {}", spelling.Scalar(),
                                   owner->second.name, owner->second.line),
                       "a spelling stands for one name");
    }

    Result<void> take_weights(const Node& key, const Node& value) {
        if (!value.IsMap()) {
            return mistake(value.Mark(), fmt::format("'{}' is no mapping of fields to numbers", key.Scalar()),
                           "write each as `title: 4`");
        }
        return each_entry(value, [&](const Node& name, const Node& number) -> Result<void> {
            const FieldSpec* field = find_field(name.Scalar());
            if (field == nullptr || field->kind != FieldKind::text) {
                return unknown(name, "field with a weight",
                               field_names([](const FieldSpec& f) { return f.kind == FieldKind::text; }));
            }
            const auto weight = number.IsScalar() ? read_number<double>(number.Scalar()) : std::nullopt;
            if (!weight || !(*weight >= 0 && *weight <= max_weight)) {
                return mistake(
                    number.Mark(),
                    fmt::format("the weight of '{}' is no number from 0 to {}", name.Scalar(), max_weight),
                    fmt::format("built in is {}", field->weight));
            }
            if (std::any_of(config_.weights.begin(), config_.weights.end(),
                            [&](const FieldWeight& other) { return other.field == field->field; })) {
                return mistake(
                    name.Mark(),
                    fmt::format("'{}' is another name of a field that has a weight", name.Scalar()),
                    "give each field one weight");
            }
            config_.weights.push_back({field->field, *weight, line_of(name.Mark())});
            return {};
        });
    }

    Result<void> take_facets(const Node& key, const Node& value) {
        if (!value.IsSequence()) {
            return mistake(value.Mark(), fmt::format("'{}' is no list of fields", key.Scalar()),
                           "write it as `facets: [company, year:20]`");
        }
        config_.facets.emplace();
        for (const Node& item : value) {
            if (auto taken = take_facet(item); !taken) return taken;
        }
        return {};
    }

    Result<void> take_facet(const Node& item) {
        if (!item.IsScalar())
            return mistake(item.Mark(), "a facet that is no word", "write it as company or company:20");
        const std::string& text = item.Scalar();
        const auto colon = text.find(':');
        const FieldSpec* field = find_field(text.substr(0, colon));
        if (field == nullptr || !field->facet) {
            return unknown(Node(item), "facet", field_names([](const FieldSpec& f) { return f.facet; }));
        }
        FacetChoice choice{field->field, std::nullopt, line_of(item.Mark())};
        if (colon != std::string::npos) {
            choice.limit = read_number<std::size_t>(std::string_view(text).substr(colon + 1));
            if (!choice.limit || *choice.limit == 0 || *choice.limit > max_facet_values) {
                return mistake(item.Mark(), fmt::format("'{}' names no number of values", text),
                               fmt::format("write it as {0} or {0}:20", field->name));
            }
        }
        config_.facets->push_back(choice);
        return {};
    }

    Result<void> take_mappings(const Node& key, const Node& value) {
        if (!value.IsMap()) {
            return mistake(value.Mark(), fmt::format("'{}' is no mapping of names to mappings", key.Scalar()),
                           "give each mapping a name, with `title: …` below");
        }
        return each_entry(value, [&](const Node& name, const Node& entries) -> Result<void> {
            if (!entries.IsMap() || !entries["title"]) {
                return mistake(name.Mark(), fmt::format("the mapping '{}' has no title", name.Scalar()),
                               "say where titles stand: `title: Title`");
            }
            Mapping mapping{name.Scalar(), {}, {}, {}};
            auto taken = each_entry(entries, [&](const Node& field, const Node& paths) {
                return take_mapped(field, paths, mapping);
            });
            if (taken) config_.mappings.push_back(std::move(mapping));
            return taken;
        });
    }

    Result<void> take_mapped(const Node& field, const Node& value, Mapping& mapping) {
        std::vector<std::string> paths;
        if (value.IsScalar()) paths.push_back(value.Scalar());
        for (const Node& path : value.IsSequence() ? value : Node()) {
            if (path.IsScalar()) paths.push_back(path.Scalar());
        }
        if (paths.empty() || (value.IsSequence() && paths.size() != value.size())) {
            return mistake(value.Mark(), fmt::format("'{}' names no place in the document", field.Scalar()),
                           fmt::format("write it as `{0}: Name` or `{0}: [Name, Other]`", field.Scalar()));
        }
        if (field.Scalar() == "files" || field.Scalar() == "items") {
            if (paths.size() > 1) {
                return mistake(value.Mark(), fmt::format("'{}' is a list", field.Scalar()), "one is enough");
            }
            (field.Scalar() == "files" ? mapping.files : mapping.items) = paths.front();
            return {};
        }
        if (std::find(mapping_fields.begin(), mapping_fields.end(), field.Scalar()) == mapping_fields.end()) {
            std::vector<std::string_view> names{"files", "items"};
            names.insert(names.end(), mapping_fields.begin(), mapping_fields.end());
            return unknown(field, "mapped field", names);
        }
        mapping.fields.push_back({field.Scalar(), std::move(paths)});
        return {};
    }

    template <class Wanted>
    static std::vector<std::string_view> field_names(Wanted wanted) {
        std::vector<std::string_view> names;
        for (const FieldSpec& field : fields) {
            if (wanted(field)) names.push_back(field.name);
        }
        return names;
    }

    Config config_;
    std::size_t names_ = 0;
};

}  // namespace

Result<Config> parse_config(std::string_view yaml, const std::filesystem::path& path) {
    return ConfigParser(path).parse(yaml);
}

}  // namespace lectern
