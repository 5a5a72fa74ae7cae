// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The files of their own in which sites keep their speakers: a page each
/// (`content/events/2023-chicago/speakers/ann-lee.md`, `_presenters/ann.md`) or
/// one list (`_data/speakers.yml`), in the folders over a document.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lectern/reader.hpp"
#include "lectern/talk.hpp"

namespace lectern::records {

/// The speakers kept around one document. Looks from its folder upwards, at
/// most to the root of the site; the nearest that knows somebody counts. For
/// the time of one reading; not for several threads.
class SpeakerFiles {
public:
    explicit SpeakerFiles(const Document& document);

    /// Who is meant by a slug, an id or a name; absent when no file tells. A
    /// slug may differ from the file's name in a letter or two
    /// (`susanne-meerdink`, `suzanne-meerdink`), a name may not.
    [[nodiscard]] std::optional<Speaker> find(const std::string& called);

    /// Paths of the files that were used, and of those that were not there.
    [[nodiscard]] const std::vector<std::string>& companions() const { return companions_; }

private:
    struct Source;
    struct Sources;

    [[nodiscard]] std::optional<Speaker> look_up(const std::string& called);
    [[nodiscard]] std::optional<Speaker> look_for_similar(const std::string& called, const std::string& key);
    [[nodiscard]] std::shared_ptr<const Speaker> read_page(const std::string& path) const;

    const Surroundings* around_;
    std::shared_ptr<const Sources> sources_;
    std::unordered_map<std::string, std::optional<Speaker>> known_;
    std::vector<std::string> companions_;
};

/// Whether a folder or file of this name holds people: `speakers`,
/// `_presenters`, `people`.
[[nodiscard]] bool names_people(std::string_view name);

}  // namespace lectern::records
