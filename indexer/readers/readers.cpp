// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "indexer/readers/csv_reader.hpp"
#include "indexer/readers/icalendar_reader.hpp"
#include "indexer/readers/json/schedule_json.hpp"
#include "indexer/readers/json/sessionize.hpp"
#include "indexer/readers/json_lines.hpp"
#include "indexer/readers/json_list_reader.hpp"
#include "indexer/readers/markdown_reader.hpp"
#include "indexer/readers/pyvideo/pyvideo_reader.hpp"
#include "indexer/readers/sched/sched_json.hpp"
#include "indexer/readers/xml/guidebook.hpp"
#include "indexer/readers/xml/schedule_xml.hpp"
#include "indexer/readers/yaml_list_reader.hpp"
#include "lectern/reader.hpp"

namespace lectern {

namespace {

template <class Wanted>
const Reader* first_reader(Wanted wanted) {
    const auto all = readers();
    const auto found = std::find_if(all.begin(), all.end(), wanted);
    return found == all.end() ? nullptr : *found;
}

}  // namespace

std::span<const Reader* const> readers() {
    // The most specific first, Markdown last: it takes whatever is marked up.
    static const std::array<const Reader*, 12> all{
        &icalendar_reader(),  &schedule_xml_reader(), &guidebook_reader(), &schedule_json_reader(),
        &sessionize_reader(), &sched_json_reader(),   &pyvideo_reader(),   &json_lines_reader(),
        &json_list_reader(),  &yaml_list_reader(),    &csv_reader(),       &markdown_reader()};
    return all;
}

const Reader* reader_named(std::string_view name) {
    return first_reader([name](const Reader* reader) { return reader->name() == name; });
}

const Reader* reader_for(const Document& document) {
    return first_reader([&](const Reader* reader) { return reader->accepts(document); });
}

}  // namespace lectern
