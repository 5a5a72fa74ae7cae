// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/commands/command_spec.hpp"
#include "query/commands/session.hpp"
#include "query/render/text.hpp"

namespace lectern {

namespace {

struct FieldsParser {
    CLI::App app;

    explicit FieldsParser(const CommandSpec& spec)
        : app("List the fields of the query language.", program_name(spec)) {}

    static Result<Command> finish(const std::vector<std::string>& words) {
        if (!words.empty())
            return Error{ErrorCode::usage, "fields takes no words", "lectern fields lists all"};
        return Command(FieldsCommand{});
    }
};

}  // namespace

constinit const CommandSpec fields_command =
    make_command<FieldsParser>("fields", "", "List the fields of the query language");

ExitCode run(const FieldsCommand&, Session& session) {
    session.print(render_fields(session.terminal({})));
    return ExitCode::ok;
}

}  // namespace lectern
