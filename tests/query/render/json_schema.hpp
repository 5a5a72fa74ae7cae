// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// As much of JSON Schema 2020-12 as the schemas in docs/ use.

#include <regex.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace lectern::samples {

inline nlohmann::json read_schema(const std::string& name) {
    std::ifstream file(std::string(LECTERN_SOURCE_DIR) + "/docs/" + name);
    return nlohmann::json::parse(file);
}

/// Collects what a value does against a schema.
class SchemaCheck {
public:
    explicit SchemaCheck(const std::string& name) : root_(read_schema(name)) {}

    std::vector<std::string> problems(const nlohmann::json& value) {
        problems_.clear();
        check(value, root_, "$");
        return problems_;
    }

private:
    using Json = nlohmann::json;

    void fail(const std::string& at, const std::string& what) { problems_.push_back(at + ": " + what); }

    static bool has_type(const Json& value, const std::string& type) {
        if (type == "null") return value.is_null();
        if (type == "string") return value.is_string();
        if (type == "boolean") return value.is_boolean();
        if (type == "integer") return value.is_number_integer();
        if (type == "number") return value.is_number();
        if (type == "array") return value.is_array();
        return type == "object" && value.is_object();
    }

    bool matches(const Json& value, const Json& schema) {
        const std::vector<std::string> before = problems_;
        check(value, schema, "");
        const bool good = problems_.size() == before.size();
        problems_ = before;
        return good;
    }

    void check(const Json& value, const Json& schema, const std::string& at) {
        if (schema.contains("$ref")) check_reference(value, schema["$ref"], at);
        if (schema.contains("allOf")) {
            for (const Json& part : schema["allOf"]) check(value, part, at);
        }
        if (schema.contains("oneOf")) {
            int count = 0;
            for (const Json& part : schema["oneOf"]) count += matches(value, part) ? 1 : 0;
            if (count != 1) fail(at, "matches " + std::to_string(count) + " of oneOf");
        }
        if (schema.contains("type")) check_type(value, schema["type"], at);
        if (schema.contains("const") && value != schema["const"]) fail(at, "is not the constant");
        if (schema.contains("enum")) {
            bool found = false;
            for (const Json& choice : schema["enum"]) found = found || choice == value;
            if (!found) fail(at, "is none of the choices");
        }
        if (value.is_number() && schema.contains("minimum") && value < schema["minimum"])
            fail(at, "is too small");
        if (value.is_string()) check_string(value.get<std::string>(), schema, at);
        if (value.is_array()) check_array(value, schema, at);
        if (value.is_object()) check_object(value, schema, at);
    }

    void check_reference(const Json& value, const std::string& name, const std::string& at) {
        if (name.starts_with("#")) {
            check(value, root_.at(Json::json_pointer(name.substr(1))), at);
        } else {
            for (const std::string& problem : SchemaCheck(name).problems(value)) fail(at, problem);
        }
    }

    void check_type(const Json& value, const Json& type, const std::string& at) {
        bool good = false;
        for (const Json& one : type.is_array() ? type : Json::array({type}))
            good = good || has_type(value, one);
        if (!good) fail(at, "is no " + type.dump());
    }

    void check_string(const std::string& value, const Json& schema, const std::string& at) {
        if (schema.contains("minLength") && value.size() < schema["minLength"]) fail(at, "is too short");
        if (schema.contains("pattern") && !has_pattern(value, schema["pattern"])) fail(at, "does not match");
    }

    /// The C library's, because GCC 12 warns about its own std::regex when it sanitizes.
    static bool has_pattern(const std::string& value, const std::string& pattern) {
        regex_t compiled;
        if (regcomp(&compiled, pattern.c_str(), REG_EXTENDED | REG_NOSUB) != 0) return false;
        const bool found = regexec(&compiled, value.c_str(), 0, nullptr, 0) == 0;
        regfree(&compiled);
        return found;
    }

    void check_array(const Json& value, const Json& schema, const std::string& at) {
        if (schema.contains("minItems") && value.size() < schema["minItems"]) fail(at, "has too few items");
        if (schema.contains("maxItems") && value.size() > schema["maxItems"]) fail(at, "has too many items");
        if (!schema.contains("items")) return;
        for (std::size_t k = 0; k < value.size(); ++k) {
            check(value[k], schema["items"], at + "[" + std::to_string(k) + "]");
        }
    }

    void check_object(const Json& value, const Json& schema, const std::string& at) {
        for (const Json& key : schema.value("required", Json::array())) {
            if (!value.contains(key.get<std::string>())) fail(at, "lacks " + key.dump());
        }
        const Json properties = schema.value("properties", Json::object());
        for (const auto& [key, member] : value.items()) {
            if (properties.contains(key)) {
                check(member, properties[key], at + "." + key);
            } else if (schema.contains("additionalProperties")) {
                check(member, schema["additionalProperties"], at + "." + key);
            }
        }
    }

    Json root_;
    std::vector<std::string> problems_;
};

}  // namespace lectern::samples
