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

void People::take(const Json* speakers, unsigned threads) {
    std::vector<std::pair<std::string, const Json*>> listed;
    json::for_each(speakers, [&](std::string_view key, const Json& person) {
        if (!person.is_map() || !has_name(person)) return;
        const std::string& id = text(person, {"id", "speakerId", "guid"});
        listed.emplace_back(id.empty() ? std::string(key) : id, &person);
    });
    auto made =
        make_speakers(listed.size(), threads, [&](std::size_t i) { return speaker_of(*listed[i].second); });
    for (std::size_t i = 0; i < listed.size(); ++i)
        by_id_.insert_or_assign(std::move(listed[i].first), std::move(made[i]));
}

bool People::lists_strangers(const Json& session) const {
    const Json* ids = find(session, {"speakers", "speakerIds"});
    // an object says itself who it is
    return ids != nullptr && !ids->entries.empty() && !ids->entries.front().value->is_map() &&
           of(session).empty();
}

std::vector<SharedSpeaker> People::of(const Json& session) const {
    std::vector<SharedSpeaker> out;
    const Json* listed = find(session, {"speakers", "presenters", "speakerIds", "presenterIds"});
    if (listed != nullptr && listed->is_scalar()) {
        const std::string& names = as_text(*listed);
        if (const auto known = by_id_.find(names); known != by_id_.end()) return {known->second};
        return share_each(speakers_named_in(names));
    }
    json::for_each(listed, [&](std::string_view, const Json& speaker) {
        const auto known = by_id_.find(speaker.is_map() ? text(speaker, {"id"}) : as_text(speaker));
        if (known != by_id_.end()) {
            out.push_back(known->second);
        } else if (speaker.is_map() && has_name(speaker)) {
            out.push_back(share(speaker_of(speaker)));
        } else if (json::is_text(speaker) && is_person_name(speaker.text)) {
            out.push_back(share(make_speaker(speaker.text, {}, {})));
        }
    });
    const std::string& presenter = text(session, {"presenterName", "speakerName", "speaker", "presenter"});
    if (!out.empty() || presenter.empty()) return out;
    auto named = speakers_named_in(presenter);
    if (named.size() == 1)
        named.front().biography = clean_text(text(session, {"presenterBio", "speakerBio"}));
    return share_each(std::move(named));
}

}  // namespace lectern::sessionize
