// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mapping/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/text_util.hpp"

namespace lectern::mapping {

namespace {

using nlohmann::json;
using Step = Path::Step;
using Kind = Path::Kind;

Error mistake(std::string_view path, std::string_view what) {
    return {ErrorCode::usage, fmt::format("the path '{}' {}", path, what),
            "a path is like `Presenters[].Name`"};
}

/// Takes `[]` or `[3]` off the front of `rest`; empty when it is none.
bool take_bracket(std::string_view& rest, std::vector<Step>& steps) {
    const auto close = rest.find(']');
    if (close == std::string_view::npos) return false;
    const std::string_view inside = rest.substr(1, close - 1);
    Step step{inside.empty() ? Kind::each : Kind::element};
    const auto read = std::from_chars(inside.data(), inside.data() + inside.size(), step.index);
    if (!inside.empty() && (read.ec != std::errc() || read.ptr != inside.data() + inside.size()))
        return false;
    steps.push_back(std::move(step));
    rest.remove_prefix(close + 1);
    return true;
}

bool take_name(std::string_view& rest, std::vector<Step>& steps) {
    std::string_view name;
    if (rest.front() == '"') {
        const auto close = rest.find('"', 1);
        if (close == std::string_view::npos) return false;
        name = rest.substr(1, close - 1);
        rest.remove_prefix(close + 1);
    } else {
        const auto end = std::min(rest.find_first_of(".["), rest.size());
        name = trim(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    if (name.empty()) return false;
    steps.push_back(name == "*" ? Step{Kind::values} : Step{Kind::member, std::string(name)});
    return true;
}

const json* member(const json& object, const std::string& name) {
    if (!object.is_object()) return nullptr;
    if (const auto exact = object.find(name); exact != object.end()) return &*exact;
    const std::string lower = lower_ascii(name);
    for (const auto& [key, value] : object.items()) {
        if (lower_ascii(key) == lower) return &value;
    }
    return nullptr;
}

void take_step(const json& from, const Step& step, std::vector<const json*>& out) {
    switch (step.kind) {
        case Kind::member:
            if (const json* value = member(from, step.name)) out.push_back(value);
            return;
        case Kind::element:
            if (from.is_array() && step.index < from.size()) out.push_back(&from[step.index]);
            return;
        case Kind::each:
            if (!from.is_array()) return;
            break;
        case Kind::values:
            if (!from.is_object()) return;
            break;
    }
    for (const json& value : from) out.push_back(&value);
}

}  // namespace

Result<Path> parse_path(std::string_view text) {
    Path path;
    std::string_view rest = trim(text);
    if (rest.starts_with('=')) {
        path.literal = trim(rest.substr(1));
        if (path.literal.empty()) return mistake(text, "gives no text");
        return path;
    }
    if (rest.empty()) return mistake(text, "is empty");
    bool name_wanted = true;
    while (!rest.empty()) {
        if (rest.front() == '[') {
            if (!take_bracket(rest, path.steps))
                return mistake(text, "has a bracket that is no `[]` or `[0]`");
            name_wanted = false;
        } else if (name_wanted) {
            if (!take_name(rest, path.steps)) return mistake(text, "lacks a name");
            name_wanted = false;
        } else if (rest.front() == '.') {
            rest.remove_prefix(1);
            if (rest.empty()) return mistake(text, "ends with a dot");
            name_wanted = true;
        } else {
            return mistake(text, "lacks a dot between two names");
        }
    }
    return path;
}

std::vector<const json*> follow(const json& from, const std::vector<Step>& steps) {
    std::vector<const json*> here{&from};
    for (const Step& step : steps) {
        std::vector<const json*> next;
        for (const json* value : here) take_step(*value, step, next);
        here = std::move(next);
    }
    return here;
}

}  // namespace lectern::mapping
