// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/records/list_document.hpp"

#include <algorithm>
#include <string>

#include "indexer/readers/records/schedule_grid.hpp"
#include "indexer/readers/records/site.hpp"
#include "indexer/readers/records/speaker_files.hpp"

namespace lectern::records {

bool is_kept_among_talks(const Document& document) {
    const std::string stem = stem_of(document.path);
    const std::string folder = folder_of(document.path);
    // `ruby-sessions-2024/event.yml` lies in the folder of an event, not of talks
    const std::string kept_in = stem_of(folder);
    const bool folder_of_talks = names_talks(kept_in) && kept_in.find('-') == std::string::npos;
    if (names_talks(stem) || folder_of_talks) return true;
    if (stem != "videos" || document.around == nullptr) return false;
    const auto names = document.around->names(folder);
    return std::binary_search(names.begin(), names.end(), "event.yml");
}

void read_lists(const Document& document, const tree::Node& root, Evidence evidence, Reading& reading) {
    SpeakerFiles files(document);
    const PeopleTable people = people_in_tree(root);
    ListContext context{.evidence = evidence};
    const auto site = event_of_site(document, reading.companions);
    context.inherited.event = site.name;
    context.inherited.year = site.year;
    if (site.first_day == site.last_day) context.inherited.date = site.first_day;
    context.slots = slots_beside(document, root, reading.companions);
    reading.talks = find_talks(root, context, {people, files}, document.path, reading.diagnostics);
    reading.companions.insert(reading.companions.end(), files.companions().begin(), files.companions().end());
}

}  // namespace lectern::records
