// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/exit_code.hpp"

namespace lectern {

ExitCode exit_code(ErrorCode code) {
    switch (code) {
        case ErrorCode::usage:
        case ErrorCode::bad_query:
            return ExitCode::usage;
        case ErrorCode::bad_input:
            return ExitCode::bad_input;
        case ErrorCode::not_found:
            return ExitCode::nothing;
        case ErrorCode::no_database:
        case ErrorCode::foreign_database:
        case ErrorCode::schema_mismatch:
        case ErrorCode::locked:
        case ErrorCode::corrupt:
            return ExitCode::database;
        case ErrorCode::io:
            return ExitCode::system;
        case ErrorCode::interrupted:
            return ExitCode::interrupted;
    }
    return ExitCode::system;
}

}  // namespace lectern
