// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Errors as values. A function that can fail for a reason its caller may want
/// to tell a person about returns Result<T>; exceptions of the libraries below
/// (Xapian, yaml-cpp) are turned into an Error at the border where they appear.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace lectern {

/// What kind of thing went wrong. Each code maps to one exit status
/// (exit_code.hpp), so scripts can tell the cases apart.
enum class ErrorCode {
    usage,             ///< the request itself makes no sense
    bad_query,         ///< the query text has no meaning that could be guessed
    bad_input,         ///< a document could not be read as what it claims to be
    not_found,         ///< the named talk or path does not exist
    no_database,       ///< no database at that path
    foreign_database,  ///< a database, but none that lectern wrote
    schema_mismatch,   ///< written by another schema version of lectern
    locked,            ///< another process is writing
    corrupt,           ///< the database is damaged
    io,                ///< the operating system refused: full disk, permissions …
    interrupted,       ///< the user asked to stop
};

/// A range of bytes, half open.
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// What went wrong, in words for a person. `message` says what, without a full
/// stop; `hint` says what to do about it and may be empty. `where` points into
/// the query text for `bad_query`.
struct Error {
    ErrorCode code = ErrorCode::usage;
    std::string message;
    std::string hint = {};
    std::optional<ByteRange> where = {};
};

/// Either a value or an Error. `value()` and `error()` must only be called
/// after looking which of the two it is.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { return *std::get_if<0>(&state_); }
    [[nodiscard]] const T& value() const& { return *std::get_if<0>(&state_); }
    [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&state_)); }
    [[nodiscard]] Error& error() { return *std::get_if<1>(&state_); }
    [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return *error_; }

private:
    std::optional<Error> error_;
};

}  // namespace lectern
