// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/completion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/shell/completion.hpp"
#include "lectern/analyzer.hpp"
#include "query/commands/command_spec.hpp"
#include "query/commands/session.hpp"
#include "query/option_values.hpp"
#include "query/render/wording.hpp"

namespace lectern {

namespace {

constexpr std::size_t most_values = 100;  ///< the most frequent of more
constexpr std::size_t most_words = 20;
constexpr std::size_t least_word = 2;  ///< letters; fewer say too little
constexpr std::string_view help_name = "help";

/// The value of an option among the words of a command, as a shell has them:
/// `--db DIR` or `--db=DIR`; that which is being typed is none.
std::string option_value(const std::vector<std::string>& words, std::string_view name) {
    std::string value;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == name && i + 2 < words.size()) value = words[i + 1];
        if (words[i].starts_with(name) && words[i].substr(name.size()).starts_with('='))
            value = words[i].substr(name.size() + 1);
    }
    return value;
}

void add(Completion& to, Completion from) {
    std::move(from.candidates.begin(), from.candidates.end(), std::back_inserter(to.candidates));
}

/// "events" of `event`: a command that lists a field is called by its plural.
const FieldSpec* field_listed_by(std::string_view command) {
    if (const FieldSpec* field = find_field(command)) return field;
    return command.ends_with('s') ? find_field(command.substr(0, command.size() - 1)) : nullptr;
}

/// Completes the words of one command line.
class CommandLineCompleter {
public:
    CommandLineCompleter(const std::vector<std::string>& words, const Environment& environment)
        : words_(words), environment_(environment) {}

    Completion complete() const {
        if (words_.empty()) return {};
        if (words_.size() == 1) return names(words_.front(), /*also_help=*/true);
        if (words_.front() == help_name) {
            return words_.size() == 2 ? names(words_.back(), /*also_help=*/false) : Completion();
        }
        Completion completion;
        for (const CommandSpec* command : all_commands()) {
            if (command->name != words_.front()) continue;
            command->describe(*command, [&](const CLI::App& app) {
                completion = complete_arguments(app, command->operands, {words_.begin() + 1, words_.end()},
                                                [&](std::string_view kind, std::string_view begun) {
                                                    return word(*command, kind, begun);
                                                });
            });
        }
        return completion;
    }

private:
    static Completion names(std::string_view begun, bool also_help) {
        Completion completion;
        const auto offer = [&](std::string_view name, std::string_view help) {
            if (name.starts_with(begun))
                completion.candidates.push_back({std::string(name), std::string(help)});
        };
        for (const CommandSpec* command : all_commands()) offer(command->name, command->summary);
        if (also_help) offer(help_name, "Explain a command");
        return completion;
    }

    /// By what help says there: `FIELD=VALUE`, `[QUERY...] FIELD...`.
    Completion word(const CommandSpec& command, std::string_view kind, std::string_view begun) const {
        const auto says = [&](std::string_view placeholder) {
            return kind.find(placeholder) != std::string_view::npos;
        };
        if (says("FIELD=VALUE")) return filter(begun);
        Completion completion;
        if (says("FIELD")) add(completion, facets(begun));
        if (says("WORDS") || says("QUERY")) add(completion, query_word(begun));
        const FieldSpec* listed = says("PREFIX") ? field_listed_by(command.name) : nullptr;
        if (listed != nullptr)
            add(completion, values(*listed, begun, [](const std::string& value) { return value; }));
        return completion;
    }

    /// company=Red Hat
    Completion filter(std::string_view begun) const {
        const std::size_t sign = begun.find_first_of("=:");
        if (sign == std::string_view::npos) return fields(begun, '=', /*only_facets=*/true);
        const FieldSpec* field = find_field(begun.substr(0, sign));
        if (field == nullptr) return {};
        const std::string name(begun.substr(0, sign + 1));
        return values(*field, begun.substr(sign + 1), [&](const std::string& value) { return name + value; });
    }

    /// company,year: the last one
    static Completion facets(std::string_view begun) {
        const std::size_t comma = begun.rfind(',');
        const std::size_t start = comma == std::string_view::npos ? 0 : comma + 1;
        Completion completion = fields(begun.substr(start), {}, /*only_facets=*/true);
        for (Candidate& candidate : completion.candidates) candidate.text.insert(0, begun.substr(0, start));
        return completion;
    }

    /// company:"Red Hat", -company:"Red Hat", (company:"Red Hat"
    Completion query_word(std::string_view begun) const {
        const std::size_t start = std::min(begun.find_first_not_of("-+("), begun.size());
        const std::string lead(begun.substr(0, start));
        begun.remove_prefix(start);
        const std::size_t colon = begun.find(':');
        if (colon == std::string_view::npos) {
            Completion completion = fields(begun, ':', /*only_facets=*/false);
            add(completion, talk_words(begun));
            for (Candidate& candidate : completion.candidates) candidate.text.insert(0, lead);
            return completion;
        }
        const FieldSpec* field = find_field(begun.substr(0, colon));
        if (field == nullptr) return {};
        const std::string name = lead + std::string(begun.substr(0, colon + 1));
        std::string_view value = begun.substr(colon + 1);
        if (value.starts_with('"')) value.remove_prefix(1);
        return values(*field, value, [&](const std::string& whole) { return name + as_query(whole); });
    }

    /// What is more than a word stands in quotation marks.
    static std::string as_query(std::string value) {
        const bool is_word = value.find_first_of(" \"()") == std::string::npos;
        std::replace(value.begin(), value.end(), '"', ' ');
        return is_word ? value : "\"" + value + "\"";
    }

    static Completion fields(std::string_view begun, std::optional<char> sign, bool only_facets) {
        Completion completion;
        for (const FieldSpec& field : lectern::fields) {
            if (!field.name.starts_with(begun) || (only_facets && !field.facet)) continue;
            std::string text(field.name);
            if (sign) text += *sign;
            completion.candidates.push_back({std::move(text), std::string(field.help)});
        }
        return completion;
    }

    Result<Searcher> open_database() const {
        Settings settings;
        settings.database = option_value(words_, "--db");
        Console unused;
        return Searcher::open(Session(environment_, unused).database(settings));
    }

    /// The most frequent words of talks that begin so.
    Completion talk_words(std::string_view begun) const {
        if (begun.size() < least_word || begun.find_first_of(" \"") != std::string_view::npos) return {};
        auto searcher = open_database();
        if (!searcher) return {};
        const auto suggestions =
            searcher->suggest({.text = std::string(begun), .values = {}, .limit = most_words});
        if (!suggestions) return {};
        Completion completion;
        for (const Suggestion& suggestion : *suggestions)
            completion.candidates.push_back({printable(suggestion.text), talks(suggestion.talks)});
        return completion;
    }

    /// Of the whole collection, the most frequent first.
    template <class Write>
    Completion values(const FieldSpec& field, std::string_view begun, Write write) const {
        if (!field.facet) return {};
        auto searcher = open_database();
        if (!searcher) return {};
        SearchRequest all;
        all.facets = {{.field = field.field, .limit = max_page, .containing = std::string(begun)}};
        all.limit = 0;
        const auto result = searcher->search(all);
        if (!result) return {};
        const std::string beginning = fold(begun);
        Completion completion;
        for (const FacetValue& value : result->facets.front().values) {
            if (completion.candidates.size() == most_values) break;
            const std::string shown = printable(value.value);
            if (fold(shown).starts_with(beginning))
                completion.candidates.push_back({write(shown), talks(value.count)});
        }
        return completion;
    }

    const std::vector<std::string>& words_;
    const Environment& environment_;
};

}  // namespace

std::string complete_command_line(const std::vector<std::string>& words, const Environment& environment) {
    return to_lines(CommandLineCompleter(words, environment).complete());
}

}  // namespace lectern
