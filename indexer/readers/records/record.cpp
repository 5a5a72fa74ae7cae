// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/records/record.hpp"

#include <algorithm>
#include <array>
#include <type_traits>
#include <unordered_map>

#include "indexer/text_util.hpp"

namespace lectern::records {

namespace {

using tree::Node;

template <class Meaning>
struct Row {
    Meaning meaning;
    std::string_view keys;  ///< plain, the best first
};

// English first, then what conferences in Spanish, Portuguese, French, German,
// Italian and Dutch write.
constexpr std::array<Row<Fact>, 32> facts{{
    {Fact::title,
     "title talktitle sessiontitle presentationtitle papertitle talkname sessionname presentationname talk "
     "session presentation name topic título titulo titre titel titolo"},
    {Fact::subtitle, "subtitle talksubtitle subtitulo subtítulo untertitel"},
    {Fact::abstract,
     "abstract talkabstract sessionabstract longabstract fullabstract description talkdescription "
     "sessiondescription longdescription fulldescription details detail body content text extract synopsis "
     "overview outline about resume résumé resumen resumo descripción descripcion descrição descricao "
     "descrizione beschreibung inhalt"},
    {Fact::summary,
     "summary talksummary shortabstract shortdescription excerpt teaser blurb intro introduction tldr desc "
     "ogsummary ogdescription"},
    {Fact::speakers,
     "speakers speaker talkspeakers talkspeaker sessionspeakers speakernames speakername presenters "
     "presenter presenternames presentername speakerslugs speakerslug speakerids speakerid speakersids "
     "presenterslugs presenterslug presenterids presenterid panelists panellists panelist lecturers lecturer "
     "hosts host presentedby givenby by who ponentes ponente palestrantes palestrante orateurs orateur "
     "conférenciers conferenciers intervenants intervenant referenten referent relatori relatore sprekers "
     "spreker"},
    {Fact::moderators, "moderators moderator moderatedby"},
    {Fact::authors, "authors author authornames authorname"},
    {Fact::company,
     "company companies affiliation affiliations organization organizations organisation organisations org "
     "orgs employer speakercompany speakeraffiliation speakerorganization speakerorganisation institution "
     "institute empresa entreprise firma"},
    {Fact::role, "role jobtitle speakertitle speakerrole speakerjobtitle occupation"},
    {Fact::biography,
     "bio biography speakerbio speakerbiography presenterbio authorbio aboutspeaker aboutthespeaker "
     "aboutthespeakers aboutpresenter"},
    {Fact::date,
     "talkdate sessiondate presentationdate eventdate conferencedate dateofevent datestart startdate "
     "startdatetime startsat starts start begin begins beginsat datetime when date day dates fecha datum "
     "data "
     "presented presentedon given held heldon recorded recordedon"},
    {Fact::publication, "publishdate published publishedat pubdate publicationdate created createdat"},
    {Fact::start,
     "talkstarttime starttime timestart startdatetime startsat starts start begin begins beginsat begintime "
     "from time datetime when hour date hora heure uhrzeit ora talkdate slot timeslot"},
    {Fact::end, "talkendtime endtime timeend enddatetime endsat ends end enddate dateend finish until to"},
    {Fact::duration, "duration length minutes durationminutes lengthminutes duración duracion dauer durée"},
    {Fact::timezone, "timezone tz"},
    {Fact::event,
     "event eventname eventtitle conference conferencename conferencetitle conf meetup venueevent occasion "
     "evento événement veranstaltung konferenz"},
    {Fact::year, "year edition eventyear"},
    {Fact::city, "city town eventcity"},
    {Fact::region, "region"},
    {Fact::track, "track trackname tracks stream devroom"},
    {Fact::room, "room roomname hall stage auditorium sala salle raum saal zaal"},
    {Fact::place, "location venue place where"},
    {Fact::level,
     "level talklevel difficulty complexity audiencelevel experiencelevel skilllevel audience nivel niveau"},
    {Fact::format,
     "format talkformat sessionformat subtype talktype sessiontype presentationtype kind talkkind type "
     "category"},
    {Fact::tags, "tags tag topics keywords categories subjects"},
    {Fact::language, "language lang locale talklanguage spokenlanguage idioma sprache langue"},
    {Fact::url,
     "url link talkurl talklink sessionurl sessionlink schedurl eventurl href website web page permalink"},
    {Fact::video,
     "videourl video videolink videos recording recordingurl recordinglink youtube youtubeurl youtubelink "
     "youtubeid vimeo vimeourl vimeoid videoid watch yt"},
    {Fact::video_host, "videoprovider videohost videotype videoplatform"},
    {Fact::slides,
     "slidesurl slides slideslink slideurl slidelink slide slidedeck deck deckurl speakerdeck slideshare "
     "presentationurl presentationlink presentation"},
    {Fact::status, "status state"},
}};

constexpr std::array<Row<PersonFact>, 10> person_facts{{
    {PersonFact::name,
     "name fullname displayname speakername presentername speaker presenter person author nombre nome nom"},
    {PersonFact::title, "title"},
    {PersonFact::first_name, "firstname givenname forename"},
    {PersonFact::last_name, "lastname surname familyname"},
    {PersonFact::company,
     "company companyname affiliation organization organisation org employer institution institute work "
     "workplace empresa entreprise firma"},
    {PersonFact::role, "role jobtitle job position occupation profession function"},
    {PersonFact::tagline, "tagline headline byline"},
    {PersonFact::biography,
     "bio biography longbio fullbio shortbio description about summary content text abstract"},
    {PersonFact::id, "id slug key uid handle username ref shortname anchor speakerid"},
    {PersonFact::aliases, "aliases alias alsoknownas"},
}};

template <class Meaning>
constexpr const auto& rows() {
    if constexpr (std::is_same_v<Meaning, Fact>) {
        return facts;
    } else {
        return person_facts;
    }
}

template <class Meaning>
struct Sense {
    Meaning meaning;
    std::size_t rank;
    std::string_view key;
};

/// What each key may mean: `start` is a date, a time, or both.
template <class Meaning>
const std::vector<Sense<Meaning>>* senses_of(std::string_view key) {
    static const auto table = [] {
        std::unordered_map<std::string_view, std::vector<Sense<Meaning>>> out;
        for (const auto& row : rows<Meaning>()) {
            std::size_t rank = 0;
            for (const std::string_view word : split_words(row.keys))
                out[word].push_back({row.meaning, rank++, word});
        }
        return out;
    }();
    const auto found = table.find(key);
    return found == table.end() ? nullptr : &found->second;
}

bool is_empty(const Node& node) {
    switch (node.kind) {
        case Node::Kind::null:
            return true;
        case Node::Kind::scalar:
            return trim(node.text).empty();
        case Node::Kind::list:
        case Node::Kind::map:
            return std::all_of(node.entries.begin(), node.entries.end(), [](const Node::Entry& entry) {
                return entry.value->kind == Node::Kind::null ||
                       (entry.value->is_scalar() && trim(entry.value->text).empty());
            });
    }
    return true;
}

}  // namespace

std::string plain_key(std::string_view key) {
    std::string out = lower_ascii(key);
    std::erase_if(out, [](char c) { return c == ' ' || c == '-' || c == '_' || c == '.'; });
    return out;
}

bool may_mean(std::string_view key, Fact fact) {
    const auto* senses = senses_of<Fact>(key);
    return senses != nullptr && std::any_of(senses->begin(), senses->end(),
                                            [&](const auto& sense) { return sense.meaning == fact; });
}

template <class Meaning>
MeaningOf<Meaning>::MeaningOf(const Node& map) : map_(map) {
    if (!map.is_map()) return;
    for (const Node::Entry& entry : map.entries) {
        const auto* senses = senses_of<Meaning>(plain_key(entry.key));
        if (senses == nullptr) continue;
        for (const auto& [meaning, rank, key] : *senses) found_.push_back({meaning, rank, key, entry.value});
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
        return std::pair(a.meaning, a.rank) < std::pair(b.meaning, b.rank);
    });
}

template <class Meaning>
std::vector<const Node*> MeaningOf<Meaning>::all(Meaning meaning) const {
    std::vector<const Node*> out;
    for (const Found& found : found_) {
        if (found.meaning == meaning && !is_empty(*found.value)) out.push_back(found.value);
    }
    return out;
}

template <class Meaning>
const Node* MeaningOf<Meaning>::get(Meaning meaning) const {
    for (const Found& found : found_) {
        if (found.meaning == meaning && !is_empty(*found.value)) return found.value;
    }
    return nullptr;
}

template <class Meaning>
bool MeaningOf<Meaning>::names(Meaning meaning) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const Found& found) { return found.meaning == meaning; });
}

template <class Meaning>
std::string_view MeaningOf<Meaning>::key(Meaning meaning) const {
    for (const Found& found : found_) {
        if (found.meaning == meaning && !is_empty(*found.value)) return found.key;
    }
    return {};
}

template <class Meaning>
std::string MeaningOf<Meaning>::text(Meaning meaning) const {
    const Node* value = get(meaning);
    return value == nullptr ? std::string() : text_of(*value);
}

template class MeaningOf<Fact>;
template class MeaningOf<PersonFact>;

std::string text_of(const Node& node) {
    const Node* at = &node;
    for (int depth = 0; depth < 3 && !at->is_scalar(); ++depth) {
        const Node* next = nullptr;
        if (at->is_list() && !at->entries.empty()) next = at->entries.front().value;
        if (at->is_map()) {
            for (const std::string_view key : {"name", "title", "Name", "Title"}) {
                if (next == nullptr) next = at->find(key);
            }
        }
        if (next == nullptr) return {};
        at = next;
    }
    return at->is_scalar() ? std::string(trim(at->text)) : std::string();
}

std::vector<std::string> texts_of(const Node& node) {
    std::vector<std::string> out;
    const auto take = [&](const Node& one) {
        if (std::string text = text_of(one); !text.empty()) out.push_back(std::move(text));
    };
    if (node.is_list()) {
        for (const Node::Entry& item : node.entries) take(*item.value);
    } else {
        take(node);
    }
    return out;
}

}  // namespace lectern::records
