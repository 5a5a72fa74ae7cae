// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/tree/json_builder.hpp"

namespace lectern::tree {

namespace {

using nlohmann::ordered_json;
namespace ondemand = simdjson::ondemand;

/// Walks a text without errors. Whatever simdjson does not like, comments among
/// it, is left to the slower parser, which says what it is.
class FastWalk {
public:
    FastWalk(std::string_view text, std::uint32_t first_line) : padded_(text), builder_(text, first_line) {}

    /// Beyond this the marks of the parser, four bytes for each of the text, are too much.
    static constexpr std::size_t longest = 64u << 20;

    std::optional<JsonText> run() {
        ondemand::parser parser;
        ondemand::document document;
        ondemand::value root;
        if (parser.iterate(padded_).get(document) != simdjson::SUCCESS) return std::nullopt;
        if (document.get_value().get(root) != simdjson::SUCCESS) return std::nullopt;  // a lone scalar
        if (!value(root, 0)) return std::nullopt;
        // something behind the value
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return std::nullopt;
        return builder_.finish();
    }

private:
    bool value(ondemand::value value, std::size_t depth) {
        constexpr std::size_t deepest = 512;  // this is recursive
        if (depth > deepest) return false;
        const std::string_view token = value.raw_json_token();
        if (token.empty()) return false;  // the text ends where a value should begin: [[1,
        go_to(token.data());
        switch (token.front()) {
            case '{':
                return map(value, depth);
            case '[':
                return list(value, depth);
            case '"':
                return string(value);
            default:
                return plain(value, token);
        }
    }

    bool map(ondemand::value& value, std::size_t depth) {
        ondemand::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS) return false;
        builder_.open_map();
        for (auto each : object) {
            ondemand::field field;
            std::string_view name;
            if (std::move(each).get(field) != simdjson::SUCCESS) return false;
            go_to(field.key().raw());
            if (field.unescaped_key().get(name) != simdjson::SUCCESS) return false;
            builder_.key(name);
            if (!this->value(field.value(), depth + 1)) return false;
        }
        builder_.close();
        return true;
    }

    bool list(ondemand::value& value, std::size_t depth) {
        ondemand::array array;
        if (value.get_array().get(array) != simdjson::SUCCESS) return false;
        builder_.open_list();
        for (auto each : array) {
            ondemand::value item;
            if (std::move(each).get(item) != simdjson::SUCCESS || !this->value(item, depth + 1)) return false;
        }
        builder_.close();
        return true;
    }

    bool string(ondemand::value& value) {
        std::string_view text;
        if (value.get_string().get(text) != simdjson::SUCCESS) return false;
        builder_.string(text);
        return true;
    }

    bool plain(ondemand::value& value, std::string_view token) {
        if (token.front() == 'n') {
            simdjson::simdjson_result<bool> read = value.is_null();
            bool is_null = false;
            if (std::move(read).get(is_null) != simdjson::SUCCESS || !is_null) return false;
            builder_.null();
            return true;
        }
        if (token.front() == 't' || token.front() == 'f') {
            bool is_true = false;
            if (value.get_bool().get(is_true) != simdjson::SUCCESS) return false;
            builder_.plain(is_true ? "true" : "false");
            return true;
        }
        ondemand::number number;
        if (value.get_number().get(number) != simdjson::SUCCESS) return false;
        token = token.substr(0, token.find_first_of(" \t\r\n"));
        builder_.plain(token == "-0" ? "0" : token);
        return true;
    }

    void go_to(const auto* at) {
        builder_.at(static_cast<std::size_t>(reinterpret_cast<const char*>(at) - padded_.data()));
    }

    simdjson::padded_string padded_;
    JsonBuilder builder_;
};

/// Reads characters and tells where the parser is.
class Cursor {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Cursor(const char* at, const char** shared) : at_(at), shared_(shared) {}
    reference operator*() const { return *at_; }
    Cursor& operator++() {
        *shared_ = ++at_;
        return *this;
    }
    Cursor operator++(int) {
        Cursor before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Cursor& other) const { return at_ == other.at_; }
    bool operator!=(const Cursor& other) const { return at_ != other.at_; }

private:
    const char* at_;
    const char** shared_;
};

/// Feeds the builder with what nlohmann-json tells, up to an error.
class ThoroughWalk {
public:
    ThoroughWalk(std::string_view text, std::uint32_t first_line)
        : text_(text), at_(text.data()), builder_(text, first_line) {}

    JsonText run() {
        ordered_json::sax_parse(Cursor(text_.data(), &at_), Cursor(text_.data() + text_.size(), &at_), this,
                                ordered_json::input_format_t::json, /*strict=*/true,
                                /*ignore_comments=*/true);
        return error_ ? here().give_up(std::move(*error_)) : builder_.finish();
    }

    bool null() { return here().null(), true; }
    bool boolean(bool value) { return here().plain(value ? "true" : "false"), true; }
    bool number_integer(std::int64_t value) { return here().plain(fmt::format_int(value).str()), true; }
    bool number_unsigned(std::uint64_t value) { return here().plain(fmt::format_int(value).str()), true; }
    bool number_float(double, const std::string& digits) { return here().plain(digits), true; }
    bool string(const std::string& value) { return here().string(value), true; }
    bool binary(const std::vector<std::uint8_t>&) { return true; }  // JSON has none

    bool start_object(std::size_t) { return here().open_map(), true; }
    bool start_array(std::size_t) { return here().open_list(), true; }
    bool end_object() { return here().close(), true; }
    bool end_array() { return here().close(), true; }
    bool key(const std::string& name) { return here().key(name), true; }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) {
        // behind `[json.exception.parse_error.101] `
        const std::string what = error.what();
        const auto end = what.find("] ");
        error_ = end == std::string::npos ? what : what.substr(end + 2);
        return false;
    }

private:
    JsonBuilder& here() {
        builder_.at(static_cast<std::size_t>(at_ - text_.data()));
        return builder_;
    }

    std::string_view text_;
    const char* at_;
    JsonBuilder builder_;
    std::optional<std::string> error_;
};

}  // namespace

JsonText read_json(std::string_view text, std::uint32_t first_line) {
    if (text.size() <= FastWalk::longest) {
        if (auto read = FastWalk(text, first_line).run()) return std::move(*read);
    }
    return ThoroughWalk(text, first_line).run();
}

Tree parse_json(std::string_view text, const TextPlace& place) {
    JsonText json = read_json(text, place.first_line);
    if (json.error_line == 0) return std::move(json.tree);
    place.diagnostics.push_back({.path = place.path,
                                 .line = json.error_line,
                                 .message = fmt::format("{} is no valid JSON: {}", place.what, json.error),
                                 .hint = "check its commas, quotes and braces"});
    return {};
}

}  // namespace lectern::tree
