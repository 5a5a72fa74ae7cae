// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shell/completion.hpp"

#include <algorithm>

#include "indexer/shell/option_text.hpp"

namespace lectern {

namespace {

const CLI::Option* option_named(const CLI::App& app, const std::string& name) {
    return name.starts_with('-') ? app.get_option_no_throw(name) : nullptr;
}

void add_options(const CLI::App& app, std::string_view begun, Completion& completion) {
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option_names(*option)) {
            // -n is not what somebody means who has typed --
            if (name.starts_with(begun)) completion.candidates.push_back({name, option->get_description()});
        }
    }
}

Completion complete_value(const CLI::Option& option, std::string_view begun,
                          const CompleteWord& complete_word) {
    const std::string type = option.get_type_name();
    if (type == "FILE" || type == "PATH") return {{}, Paths::files};
    if (type == "DIR") return {{}, Paths::folders};
    if (type.find('|') == std::string::npos) return complete_word(type, begun);
    Completion completion;
    for (std::string_view choices = type; !choices.empty();) {
        const std::string_view choice = choices.substr(0, choices.find('|'));
        choices.remove_prefix(std::min(choice.size() + 1, choices.size()));
        if (choice.starts_with(begun)) completion.candidates.push_back({std::string(choice)});
    }
    return completion;
}

/// --format=js: candidates are whole words.
Completion with_name(Completion completion, std::string_view name) {
    for (Candidate& candidate : completion.candidates) candidate.text.insert(0, name);
    return completion;
}

}  // namespace

Completion complete_arguments(const CLI::App& app, std::string_view operands,
                              const std::vector<std::string>& words, const CompleteWord& complete_word) {
    if (words.empty()) return {};
    const CLI::Option* open = nullptr;  // its value is next
    bool only_operands = false;
    for (auto word = words.begin(); word + 1 != words.end(); ++word) {
        const CLI::Option* option = open == nullptr && !only_operands ? option_named(app, *word) : nullptr;
        only_operands = only_operands || (open == nullptr && *word == "--");
        open = option != nullptr && takes_value(*option) ? option : nullptr;
    }
    const std::string& last = words.back();
    if (open != nullptr) return complete_value(*open, last, complete_word);
    if (!only_operands && last.starts_with("--") && last.find('=') != std::string::npos) {
        const std::size_t sign = last.find('=');
        const CLI::Option* option = option_named(app, last.substr(0, sign));
        if (option == nullptr || !takes_value(*option)) return {};
        return with_name(complete_value(*option, std::string_view(last).substr(sign + 1), complete_word),
                         std::string_view(last).substr(0, sign + 1));
    }
    Completion options;
    if (!only_operands && last.starts_with('-')) add_options(app, last, options);
    return options.candidates.empty() ? complete_word(operands, last) : options;
}

std::string to_lines(const Completion& completion) {
    switch (completion.paths) {
        case Paths::files:
            return ":files\n";
        case Paths::folders:
            return ":folders\n";
        case Paths::none:
            break;
    }
    std::string out;
    for (const Candidate& candidate : completion.candidates) {
        out += candidate.text + (candidate.help.empty() ? "" : "\t" + candidate.help) + "\n";
    }
    return out;
}

}  // namespace lectern
