// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/facet_values.hpp"

#include <utility>

#include "lectern/companies.hpp"

namespace lectern {

namespace {

using Values = std::vector<std::string>;

Values one(const std::string& value) { return value.empty() ? Values() : Values{value}; }

Values not_empty(Values values) {
    std::erase(values, "");
    return values;
}

Values speaker_names(const Talk& talk) {
    Values names;
    for (const Speaker& speaker : talk.speakers) names.push_back(speaker.name);
    return not_empty(std::move(names));
}

Values companies(const Talk& talk) {
    Values names;
    for (const Speaker& speaker : talk.speakers) {
        for (const std::string& company : speaker.companies) names.push_back(display_company(company));
    }
    return not_empty(std::move(names));
}

}  // namespace

std::vector<std::string> whole_values(const Talk& talk, Field field) {
    switch (field) {
        case Field::speaker:
            return speaker_names(talk);
        case Field::company:
            return companies(talk);
        case Field::event:
            return one(talk.event);
        case Field::track:
            return one(talk.track);
        case Field::tag:
            return not_empty(talk.tags);
        case Field::format:
            return one(std::string(to_string(talk.format)));
        case Field::language:
            return one(talk.language);
        case Field::year:
            return one(year_of(talk));
        case Field::id:
            return one(talk.id);
        case Field::title:
        case Field::abstract:
        case Field::date:
            break;
    }
    return {};
}

}  // namespace lectern
