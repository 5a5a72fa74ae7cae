// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "indexer/event_name.hpp"
#include "indexer/readers/mapping/document_tree.hpp"
#include "indexer/readers/mapping/path.hpp"
#include "indexer/readers/table/header.hpp"
#include "indexer/readers/table/record.hpp"
#include "lectern/mapping.hpp"
#include "lectern/reader.hpp"

namespace lectern {

namespace {

using mapping::Path;
using nlohmann::json;
using table::Fact;
using table::Record;

using Paths = std::map<Fact, std::vector<Path>>;

/// The text of a value; nothing for objects and null.
std::optional<std::string> text_of(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number() || value.is_boolean()) return value.dump();
    return std::nullopt;
}

/// The texts that a path leads to; a list at its end counts as its elements.
std::vector<std::string> texts_at(const json& from, const std::vector<Path::Step>& steps) {
    std::vector<std::string> out;
    for (const json* value : mapping::follow(from, steps)) {
        if (value->is_array()) {
            for (const json& item : *value)
                if (auto text = text_of(item)) out.push_back(std::move(*text));
        } else if (auto text = text_of(*value)) {
            out.push_back(std::move(*text));
        }
    }
    return out;
}

/// Up to and with the last `[]` or `*`: what there is one of for each speaker.
std::vector<Path::Step> list_of(const Path& path) {
    const auto last = std::find_if(path.steps.rbegin(), path.steps.rend(), [](const Path::Step& step) {
        return step.kind == Path::Kind::each || step.kind == Path::Kind::values;
    });
    return {path.steps.begin(), last.base()};
}

bool is_of_speaker(Fact fact) {
    return fact == Fact::speakers || fact == Fact::affiliation || fact == Fact::role ||
           fact == Fact::biography;
}

/// Lines of values that a tree no longer knows: where their text stands next.
class LineFinder {
public:
    explicit LineFinder(std::string_view content) : content_(content) {}

    std::uint32_t line_of(std::string_view value) {
        const std::string quoted = json(value).dump(-1, ' ', false, json::error_handler_t::replace);
        const std::string_view inner = std::string_view(quoted).substr(1, quoted.size() - 2);
        auto found = content_.find(inner, at_);
        if (found == std::string_view::npos) found = content_.find(value.substr(0, value.find('\n')), at_);
        if (found == std::string_view::npos) return line_;
        line_ += static_cast<std::uint32_t>(std::count(content_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                       content_.begin() + static_cast<std::ptrdiff_t>(found),
                                                       '\n'));
        at_ = found;
        return line_;
    }

private:
    std::string_view content_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
};

class MappingReader final : public Reader {
public:
    MappingReader(std::string name, std::string files, std::vector<Path::Step> items, Paths paths)
        : name_(std::move(name)),
          description_("as the configuration file maps it"),
          files_(std::move(files)),
          items_(std::move(items)),
          paths_(std::move(paths)) {}

    [[nodiscard]] std::string_view name() const override { return name_; }
    [[nodiscard]] std::string_view description() const override { return description_; }

    [[nodiscard]] bool accepts(const Document& document) const override {
        if (!files_.empty()) return matches(document.path);
        // without a pattern the document itself must have what is mapped
        const auto tree = mapping::parse_tree(document.content, headings());
        if (!tree) return false;
        const auto items = items_in(*tree);
        return std::any_of(items.begin(), items.end(),
                           [&](const json* item) { return !first_text(*item, Fact::title).empty(); });
    }

    [[nodiscard]] Reading read(const Document& document) const override {
        Reading reading;
        const auto tree = mapping::parse_tree(document.content, headings());
        if (!tree) {
            reading.diagnostics.push_back(
                {.path = document.path, .message = tree.error().message, .hint = tree.error().hint});
            return reading;
        }
        std::vector<Record> records;
        LineFinder lines(document.content);
        for (const json* item : items_in(*tree)) {
            records.push_back(to_record(*item));
            records.back().line = lines.line_of(records.back().first(Fact::title));
        }
        const auto order = table::day_order_of(records);
        const std::string event = event_of_path(document.path);
        for (const Record& record : table::join_speakers(std::move(records))) {
            auto talk = table::to_talk(record, order, event);
            if (!talk) continue;
            talk->sources = {{document.path, record.line}};
            reading.talks.push_back(std::move(*talk));
        }
        return reading;
    }

private:
    /// The names by which rows are told from YAML.
    [[nodiscard]] std::vector<std::string> headings() const {
        std::vector<std::string> out;
        for (const auto& [fact, paths] : paths_) {
            for (const Path& path : paths) {
                if (items_.empty() && path.steps.size() == 1) out.push_back(path.steps.front().name);
            }
        }
        return out;
    }

    /// The elements of what `items` names, or of the document.
    [[nodiscard]] std::vector<const json*> items_in(const json& tree) const {
        std::vector<const json*> out;
        for (const json* found : mapping::follow(tree, items_)) {
            if (found->is_array()) {
                for (const json& item : *found) out.push_back(&item);
            } else {
                out.push_back(found);
            }
        }
        return out;
    }

    [[nodiscard]] std::string first_text(const json& item, Fact fact) const {
        const auto found = paths_.find(fact);
        if (found == paths_.end()) return {};
        for (const Path& path : found->second) {
            if (!path.literal.empty()) return path.literal;
            for (std::string& text : texts_at(item, path.steps))
                if (!text.empty()) return std::move(text);
        }
        return {};
    }

    [[nodiscard]] Record to_record(const json& item) const {
        Record record;
        for (const auto& [fact, paths] : paths_) {
            if (is_of_speaker(fact)) continue;
            if (fact == Fact::tags) {
                for (const Path& path : paths)
                    for (std::string& tag : texts_at(item, path.steps)) record.add(fact, std::move(tag));
            } else {
                record.add(fact, first_text(item, fact));
            }
        }
        add_people(record, item);
        return record;
    }

    void add_people(Record& record, const json& item) const {
        const auto speakers = paths_.find(Fact::speakers);
        if (speakers == paths_.end()) return;
        for (const Path& path : speakers->second) {
            const auto list = list_of(path);
            if (list.empty()) continue;
            for (const json* person : mapping::follow(item, list)) add_person(record, *person, list);
            if (!record.all(Fact::speakers).empty()) return;
        }
        for (const Fact fact : {Fact::speakers, Fact::affiliation, Fact::role, Fact::biography})
            for (std::string& text : people_texts(item, fact)) record.add(fact, std::move(text));
    }

    /// What the paths of a fact that run through the same list say of one person.
    void add_person(Record& record, const json& person, const std::vector<Path::Step>& list) const {
        for (const Fact fact : {Fact::speakers, Fact::affiliation, Fact::role, Fact::biography}) {
            const auto paths = paths_.find(fact);
            if (paths == paths_.end()) continue;
            std::string value;
            for (const Path& path : paths->second) {
                const bool same_list = path.steps.size() >= list.size() &&
                                       std::equal(list.begin(), list.end(), path.steps.begin());
                if (!same_list || !value.empty()) continue;
                const auto texts = texts_at(
                    person,
                    {path.steps.begin() + static_cast<std::ptrdiff_t>(list.size()), path.steps.end()});
                for (const std::string& text : texts) value += (value.empty() ? "" : " ") + text;
            }
            if (fact == Fact::speakers && value.empty()) return;
            record.add(fact, std::move(value));
        }
    }

    [[nodiscard]] std::vector<std::string> people_texts(const json& item, Fact fact) const {
        const auto found = paths_.find(fact);
        if (found == paths_.end()) return {};
        for (const Path& path : found->second) {
            if (!path.literal.empty()) return {path.literal};
            auto texts = texts_at(item, path.steps);
            if (!texts.empty()) return texts;
        }
        return {};
    }

    [[nodiscard]] bool matches(const std::string& path) const {
        const auto slash = path.rfind('/');
        const std::string file = slash == std::string::npos ? path : path.substr(slash + 1);
        return fnmatch(files_.c_str(), path.c_str(), 0) == 0 || fnmatch(files_.c_str(), file.c_str(), 0) == 0;
    }

    std::string name_;
    std::string description_;
    std::string files_;
    std::vector<Path::Step> items_;
    Paths paths_;
};

}  // namespace

Result<std::unique_ptr<Reader>> make_mapping_reader(const Mapping& mapping) {
    Paths paths;
    const auto parse = [&](std::string_view field, const std::string& text) {
        auto path = mapping::parse_path(text);
        if (path) return path;
        return Result<Path>(Error{
            ErrorCode::usage, fmt::format("mapping '{}', {}: {}", mapping.name, field, path.error().message),
            path.error().hint});
    };
    for (const FieldMapping& field : mapping.fields) {
        const auto fact = table::fact_named(field.field);
        if (!fact)
            return Error{ErrorCode::usage,
                         fmt::format("mapping '{}': no field is named '{}'", mapping.name, field.field),
                         "docs/mapping.md lists them"};
        for (const std::string& text : field.paths) {
            auto path = parse(field.field, text);
            if (!path) return path.error();
            paths[*fact].push_back(std::move(*path));
        }
    }
    std::vector<Path::Step> items;
    if (!mapping.items.empty()) {
        auto path = parse("items", mapping.items);
        if (!path) return path.error();
        items = std::move(path->steps);
    }
    return std::unique_ptr<Reader>(
        std::make_unique<MappingReader>(mapping.name, mapping.files, std::move(items), std::move(paths)));
}

}  // namespace lectern
