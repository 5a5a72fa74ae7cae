// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/sessionize_people.hpp"

#include <string_view>
#include <utility>

#include "indexer/byline.hpp"
#include "indexer/session_record.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"

namespace lectern::sessionize {

namespace {

using json::as_text;
using json::Json;
using json::any_case::find;
using json::any_case::text;

std::string name_of(const Json& person) {
    std::string name = text(person, {"fullName", "name", "displayName", "presenterName"});
    if (!trim(name).empty()) return name;
    return text(person, {"firstName"}) + ' ' + text(person, {"lastName"});
}

/// The company where a site has a field for it, else what the tagline says.
Speaker speaker_of(const Json& person) {
    Speaker speaker =
        make_speaker(name_of(person), text(person, {"tagLine", "position", "jobTitle", "headline"}),
                     text(person, {"bio", "biography", "description", "presenterBio"}));
    std::string company = clean_line(text(person, {"company", "companyName", "organization", "affiliation"}));
    if (!company.empty()) {
        speaker.companies = companies_in(company);
        speaker.affiliation = std::move(company);
    }
    return speaker;
}

bool has_name(const Json& person) { return !trim(name_of(person)).empty(); }

}  // namespace

const Json* speaker_list(const Json& root) { return find(root, {"speakers", "presenters"}); }

void People::take(const Json* speakers) {
    json::for_each(speakers, [&](std::string_view key, const Json& person) {
        if (!person.is_object() || !has_name(person)) return;
        std::string id = text(person, {"id", "speakerId", "guid"});
        if (id.empty()) id = key;
        by_id_.insert_or_assign(std::move(id), speaker_of(person));
    });
}

std::vector<Speaker> People::of(const Json& session) const {
    std::vector<Speaker> out;
    const Json* listed = find(session, {"speakers", "presenters", "speakerIds", "presenterIds"});
    if (listed != nullptr && !listed->is_structured()) {
        const std::string names = as_text(*listed);
        if (const auto known = by_id_.find(names); known != by_id_.end()) return {known->second};
        return names.empty() ? out : speakers_named_in(names);
    }
    json::for_each(listed, [&](std::string_view, const Json& speaker) {
        const auto known = by_id_.find(speaker.is_object() ? text(speaker, {"id"}) : as_text(speaker));
        if (known != by_id_.end()) {
            out.push_back(known->second);
        } else if (speaker.is_object() && has_name(speaker)) {
            out.push_back(speaker_of(speaker));
        } else if (speaker.is_string() && is_person_name(as_text(speaker))) {
            out.push_back(make_speaker(as_text(speaker), {}, {}));
        }
    });
    const std::string presenter = text(session, {"presenterName", "speakerName", "speaker", "presenter"});
    if (out.empty() && !presenter.empty()) {
        out = speakers_named_in(presenter);
        if (out.size() == 1)
            out.front().biography = clean_text(text(session, {"presenterBio", "speakerBio"}));
    }
    return out;
}

}  // namespace lectern::sessionize
