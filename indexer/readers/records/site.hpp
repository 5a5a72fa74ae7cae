// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The site around a document: its folders, and what it says of the event all
/// its talks belong to.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/reader.hpp"

namespace lectern::records {

/// The folder a path lies in; empty for a bare name.
[[nodiscard]] std::string folder_of(std::string_view path);

/// The last part of a path without its ending.
[[nodiscard]] std::string stem_of(std::string_view path);

/// `folder/name`, whichever of the two is empty.
[[nodiscard]] std::string path_in(std::string_view folder, std::string_view name);

/// The folders over a document, its own first, up to the root of the site it is
/// part of: the folder with the site generator's settings.
[[nodiscard]] std::vector<std::string> site_folders(const Document& document);

/// What a path says: `content/events/2023-chicago/program/a.md`,
/// `talks/2019-09-24-a.md`, `rubyconf-2023/videos.yml`.
struct PathFacts {
    int year = 0;
    std::string place;  ///< `New York City` of `2019-new-york-city`
    std::string date;   ///< the whole day that opens the file's name
    std::string slug;   ///< the part that holds year and place
};
[[nodiscard]] PathFacts facts_of_path(std::string_view path);

/// When something is on a programme.
struct Appointment {
    std::string date, start, end;
};

/// The event that a site or a folder of it is about.
struct SiteEvent {
    std::string name;  ///< perhaps without its year; empty when nothing tells it
    int year = 0;      ///< of the edition; 0 when nothing tells it
    std::string first_day;
    std::string last_day;
    /// By the slug of a talk's page, where the event's file has a programme.
    std::map<std::string, Appointment, std::less<>> programme;
};

/// Looks at the event's own file (`event.yml` beside the document,
/// `data/events/2023-chicago.yml`), then at the site's title where it names an
/// event (its generator's settings, `_data/site.yml`), then at the path. Adds what it read to `companions`.
[[nodiscard]] SiteEvent event_of_site(const Document& document, std::vector<std::string>& companions);

}  // namespace lectern::records
