// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The one interface behind which all published forms are read.

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/diagnostic.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// The files around a document: the folders it lies in, or the archive it came
/// in. For what a form keeps in files of its own: the event's name, the speakers'
/// names. Paths are like Document::path. May be used from several threads.
class Surroundings {
public:
    virtual ~Surroundings() = default;

    /// The text of a file, checked like a document's; nullptr when there is none
    /// or it cannot be read. Loaded once, however many documents ask.
    [[nodiscard]] virtual std::shared_ptr<const std::string> file(std::string_view path) const = 0;

    /// Names of the files and folders in a folder, sorted, a folder's with a
    /// slash at its end; empty when there is no such folder.
    [[nodiscard]] virtual std::vector<std::string> names(std::string_view folder) const = 0;

    /// What `make` makes of such files, kept under `key` as long as these
    /// surroundings live, so that a table of five thousand speakers is parsed
    /// once and not for each document. One key, one type.
    template <class T>
    [[nodiscard]] std::shared_ptr<const T> derived(
        std::string_view key, const std::function<std::shared_ptr<const T>()>& make) const {
        return std::static_pointer_cast<const T>(
            keep(key, [&]() -> std::shared_ptr<const void> { return make(); }));
    }

protected:
    [[nodiscard]] virtual std::shared_ptr<const void> keep(
        std::string_view key, const std::function<std::shared_ptr<const void>()>& make) const = 0;
};

/// A file in memory. `path` is only for diagnostics, sources and the dates that
/// paths carry; `content` has been checked to be UTF-8 without NUL bytes and
/// has no byte-order mark.
struct Document {
    std::string path;
    std::string_view content;
    const Surroundings* around = nullptr;  ///< nullptr: the document stands alone
    unsigned threads = 1;                  ///< that may work on it at most, the caller's among them
};

/// What came of reading a document. No talks and no diagnostics is a normal
/// result: most posts list none.
struct Reading {
    std::vector<Talk> talks;
    std::vector<Diagnostic> diagnostics;
    std::vector<std::string> companions = {};  ///< paths of other files that were used, found or not
};

/// Reads one published form. Implementations have no state: the same object may
/// be used from several threads.
class Reader {
public:
    virtual ~Reader() = default;

    /// Short name for --format and --list-formats.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// One line for people.
    [[nodiscard]] virtual std::string_view description() const = 0;
    /// Whether the content looks like this form. Cheap; reads only as much of
    /// the content as needed to tell.
    [[nodiscard]] virtual bool accepts(const Document& document) const = 0;
    /// Never throws and never gives up at the first problem: good talks are
    /// returned, and a diagnostic for each place that could not be read. Talks
    /// carry one source each and no id yet.
    [[nodiscard]] virtual Reading read(const Document& document) const = 0;
};

/// All readers, in the order in which they are asked.
[[nodiscard]] std::span<const Reader* const> readers();

/// The reader of that name; nullptr when there is none.
[[nodiscard]] const Reader* reader_named(std::string_view name);

/// The first reader that accepts the document; nullptr when it is in no known form.
[[nodiscard]] const Reader* reader_for(const Document& document);

}  // namespace lectern
