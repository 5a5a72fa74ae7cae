// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/table/header.hpp"

#include <algorithm>
#include <unordered_map>

#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::table {

namespace {

struct Heading {
    Fact fact;
    std::string_view names;  ///< normalized, between bars; spaces do not count
};

/// As call-for-paper systems, schedule systems and forms name their columns.
constexpr Heading headings_of_facts[] = {
    {Fact::id, "session id|submission id|proposal id|talk id|id|code|guid|uid|contribution id|paper id"},
    {Fact::title,
     "title|talk title|session title|presentation title|proposal title|paper title|title of talk|"
     "title of your talk|title of the talk|talk name|session name|proposed title|title of presentation|"
     "title of session|titel|titre|titulo|titolo|what is the title of your talk|"
     "whats the title of your talk|submission title|contribution title|vortragstitel"},
    {Fact::subtitle, "subtitle|untertitel"},
    {Fact::abstract,
     "abstract|talk abstract|session abstract|presentation abstract|summary|resume|zusammenfassung|"
     "talk summary|paper abstract|abstract of your talk|elevator pitch|resumen"},
    {Fact::description,
     "description|talk description|session description|long description|details|beschreibung|"
     "descripcion|full description|detailed description|describe your talk|content"},
    {Fact::speakers,
     "speaker|speakers|speaker name|speaker names|speakers names|presenter|presenters|presenter name|"
     "presenters names|author|authors|author names|your name|full name|names|speaker full name|"
     "panelists|proposer|referent|referenten|intervenants|ponente|ponentes|name of speaker|"
     "name of speakers|name of presenter|your full name"},
    {Fact::first_name, "first name|speaker first name|given name|vorname|prenom"},
    {Fact::last_name, "last name|speaker last name|surname|family name|nachname"},
    {Fact::affiliation,
     "affiliation|affiliations|company|companies|organization|organisation|organizations|organisations|"
     "speaker company|speaker affiliation|company name|employer|institution|institute|university|firma|"
     "entreprise|empresa|company organization|company affiliation|speaker organization|"
     "speaker organisation|company organisation|organization company"},
    {Fact::role, "job title|position|role|speaker title|job role|jobtitel|profession"},
    {Fact::tagline, "tagline|speaker tagline|headline"},
    {Fact::biography,
     "bio|biography|speaker bio|speaker biography|presenter bio|short bio|about you|biografie|"
     "biographie|speaker bios|author bio"},
    {Fact::date,
     "date|day|talk date|session date|event date|presentation date|datum|tag|fecha|scheduled date"},
    {Fact::start,
     "start|start time|starts|starts at|start at|begin|begins|begin time|scheduled at|time|start date|"
     "event start|session start|time start|von|start datetime|beginn|scheduled start|from"},
    {Fact::end,
     "end|end time|ends|ends at|end at|end date|event end|session end|time end|bis|end datetime|ende|"
     "scheduled end|to|until"},
    {Fact::duration,
     "duration|length|scheduled duration|duration minutes|duration min|dauer|duree|minutes|"
     "session length|talk length"},
    {Fact::timezone, "timezone|tz|zeitzone"},
    {Fact::event, "event|conference|event name|conference name|edition|meetup"},
    {Fact::track, "track|tracks|stream|topic area|track name|theme|category|session track|primary track"},
    {Fact::format,
     "format|session format|type|session type|talk type|talk format|submission type|kind|"
     "presentation type|event type|proposal type|contribution type|session kind"},
    {Fact::url, "url|link|session url|talk url|permalink|page|website url|public url|session link"},
    {Fact::video_url,
     "video|video url|recording|recording link|recording url|youtube|youtube url|video link|youtube link"},
    {Fact::slides_url,
     "slides|slides url|slides link|slide deck|presentation url|presentation link|slideshare|deck"},
    {Fact::room, "room|location|venue|stage|hall|place|raum|salle|sala|room name|session room"},
    {Fact::level,
     "level|audience level|audience|difficulty|complexity|session level|experience level|python level|"
     "talk level|skill level|niveau|expertise"},
    {Fact::tags, "tags|keywords|topics|topic|labels|keyword"},
    {Fact::language, "language|lang|talk language|session language|sprache|langue|idioma"},
    {Fact::status, "status|state|acceptance|decision|proposal status"},
};

/// `Speaker Name`, `speaker_name` and `SpeakerName` are one heading.
std::string closed_up(std::string_view normalized) {
    std::string out(normalized);
    std::erase(out, ' ');
    return out;
}

const std::unordered_map<std::string, Fact>& known_headings() {
    static const auto known = [] {
        std::unordered_map<std::string, Fact> out;
        for (const Heading& heading : headings_of_facts) {
            for (const std::string_view name : split(heading.names, "|"))
                out.emplace(closed_up(name), heading.fact);
        }
        return out;
    }();
    return known;
}

std::size_t position_of(const std::vector<std::optional<Fact>>& columns, Fact fact) {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), fact) - columns.begin());
}

}  // namespace

std::vector<std::optional<Fact>> columns_of(const std::vector<std::string>& headings) {
    std::vector<std::optional<Fact>> columns;
    std::vector<std::size_t> plain_names;  // `name` is a talk's or a speaker's
    std::optional<std::size_t> talk;       // `Talk` is its title where no other column is
    for (const std::string& heading : headings) {
        const std::string name = normalize_name(heading);
        const auto known = known_headings().find(closed_up(name));
        if (!talk && (name == "talk" || name == "session" || name == "presentation")) talk = columns.size();
        if (name == "name") plain_names.push_back(columns.size());
        columns.push_back(known == known_headings().end() ? std::nullopt : std::optional(known->second));
    }
    if (talk && position_of(columns, Fact::title) == columns.size()) columns[*talk] = Fact::title;
    const std::size_t title = position_of(columns, Fact::title);
    for (const std::size_t at : plain_names)
        columns[at] = title < columns.size() ? Fact::speakers : Fact::title;
    // a second column of the same kind is another thing: `Topic` beside `Track`
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool repeats = columns[i] && *columns[i] != Fact::tags && position_of(columns, *columns[i]) < i;
        // an address among a speaker's columns, before the title, is the speaker's
        const bool speakers_own = columns[i] == Fact::url && title < columns.size() && i < title;
        if (repeats || speakers_own) columns[i].reset();
    }
    return columns;
}

bool lists_talks(const std::vector<std::string>& headings, const std::vector<std::optional<Fact>>& columns) {
    const auto has = [&](Fact fact) { return position_of(columns, fact) < columns.size(); };
    if (!has(Fact::title)) return false;
    const auto says = [&](std::string_view word) {
        return std::any_of(headings.begin(), headings.end(), [&](const std::string& heading) {
            const std::string name = normalize_name(heading);
            const auto words = split_words(name);
            return std::find(words.begin(), words.end(), word) != words.end();
        });
    };
    const bool by_name = says("speaker") || says("speakers") || says("presenter") || says("presenters") ||
                         says("session") || says("talk") || says("abstract");
    const auto count = [&](std::initializer_list<Fact> facts) {
        return static_cast<std::size_t>(std::count_if(facts.begin(), facts.end(), has));
    };
    // a list of bare titles says nothing that another table would not say as well
    const std::size_t content =
        count({Fact::speakers, Fact::first_name, Fact::description, Fact::abstract, Fact::start});
    const std::size_t others =
        count({Fact::room, Fact::track, Fact::level, Fact::format, Fact::biography, Fact::duration});
    return content >= 1 && content + others >= (by_name ? 1u : 3u);
}

std::optional<Fact> fact_named(std::string_view name) {
    constexpr std::string_view names[fact_count] = {
        "id",        "title",       "subtitle", "abstract", "description", "speakers", "first_name",
        "last_name", "affiliation", "role",     "tagline",  "biography",   "date",     "start",
        "end",       "duration",    "timezone", "event",    "track",       "format",   "url",
        "video_url", "slides_url",  "room",     "level",    "tags",        "language", "status"};
    const auto* const found = std::find(std::begin(names), std::end(names), name);
    if (found == std::end(names)) return std::nullopt;
    return static_cast<Fact>(found - std::begin(names));
}

}  // namespace lectern::table
