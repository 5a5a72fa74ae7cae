// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "query/commands/command_spec.hpp"
#include "query/commands/session.hpp"
#include "query/options.hpp"
#include "query/render/suggestions.hpp"

namespace lectern {

namespace {

constexpr const char* suggest_footer = R"(
Words of talks complete the last word that is typed: with the words before it it
is a query, and the count is that of its results. Names are found by the
beginnings of their words, in any order. Case and accents do not matter.

Examples:
  lectern suggest kube
  lectern suggest da be --kind speaker
  lectern suggest machine lear --format jsonl

Exit status: 0 something was found, 1 nothing begins so.
)";

constexpr std::string_view word_kind = "word";

struct SuggestParser {
    CLI::App app;
    SuggestCommand command;
    bool kinds_chosen = false;

    explicit SuggestParser(const CommandSpec& spec)
        : app("Complete the beginning of a word or a name, the most frequent first.", program_name(spec)) {
        add_values(
            app, "--kind", fmt::format("{}", fmt::join(kinds(), "|")),
            [this](const std::string& option, const std::string& value) { choose(option, value); },
            "only these; repeatable");
        add_number(app, "-n,--limit", 1, command.request.limit, "suggestions of each kind");
        add_format(app, command.format);
        add_database(app, command.settings);
        add_color(app, command.settings);
        app.footer(suggest_footer);
    }

    static std::vector<std::string_view> kinds() {
        std::vector<std::string_view> names{word_kind};
        for (const Field field : suggested_fields) names.push_back(spec(field).name);
        return names;
    }

    void choose(const std::string& option, const std::string& kind) {
        if (!std::exchange(kinds_chosen, true)) {
            command.request.words = false;
            command.request.values.clear();
        }
        if (kind == word_kind) {
            command.request.words = true;
            return;
        }
        const FieldSpec* field = find_field(kind);
        const bool known = field != nullptr && std::find(suggested_fields.begin(), suggested_fields.end(),
                                                         field->field) != suggested_fields.end();
        if (!known) refuse_choice(option, kind, kinds());
        std::erase(command.request.values, field->field);
        command.request.values.push_back(field->field);
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        command.request.text = joined(words);
        if (command.request.text.find_first_not_of(' ') == std::string::npos) {
            return Error{ErrorCode::usage, "suggest needs the beginning of a word or a name",
                         "lectern suggest kube"};
        }
        return Command(std::move(command));
    }
};

}  // namespace

constinit const CommandSpec suggest_command =
    make_command<SuggestParser>("suggest", "PREFIX", "Complete words and names");

ExitCode run(const SuggestCommand& command, Session& session) {
    const Settings& settings = command.settings;
    auto searcher = Searcher::open(session.database(settings));
    if (!searcher) return session.fail(searcher.error(), settings);
    const auto suggestions = searcher->suggest(command.request);
    if (!suggestions) return session.fail(suggestions.error(), settings);
    session.print(
        render_suggestions(command.format, command.request.text, *suggestions, session.terminal(settings)));
    return suggestions->empty() ? ExitCode::nothing : ExitCode::ok;
}

}  // namespace lectern
