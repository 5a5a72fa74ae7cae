// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/session_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/byline.hpp"
#include "indexer/event_name.hpp"
#include "indexer/parallel.hpp"
#include "indexer/session_talk.hpp"
#include "indexer/tagline.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t max_problems = 100;    ///< told one by one
constexpr std::size_t worth_a_thread = 100;  ///< sessions or speakers

}  // namespace

std::optional<Format> format_of_type(std::string_view type) {
    struct Kind {
        std::string_view words;
        Format format;
    };
    // The first that is in the type wins; as in titles, a panel in the keynote
    // hall is a keynote, a lightning talk is one wherever.
    constexpr Kind kinds[] = {
        {"lightning talk", Format::lightning},
        {"lightning", Format::lightning},
        {"lightningtalk", Format::lightning},
        {"ignite", Format::lightning},
        {"kurzvortrag", Format::lightning},
        {"keynote", Format::keynote},
        {"panel", Format::panel},
        {"podium", Format::panel},
        {"podiumsdiskussion", Format::panel},
        {"round table", Format::panel},
        {"contribfest", Format::contribfest},
        {"tutorial", Format::tutorial},
        {"training", Format::tutorial},
        {"workshop", Format::workshop},
        {"hands on", Format::workshop},
        {"atelier", Format::workshop},
        {"taller", Format::workshop},
        {"film", Format::film},
        {"movie", Format::film},
        {"screening", Format::film},
        {"bof", Format::meeting},
        {"birds of a feather", Format::meeting},
        {"meeting", Format::meeting},
        {"meetup", Format::meeting},
        {"assembly", Format::meeting},
        {"ceremony", Format::remarks},
        {"opening", Format::remarks},
        {"closing", Format::remarks},
        {"talk", Format::talk},
        {"lecture", Format::talk},
        {"devroom", Format::talk},
        {"maintrack", Format::talk},
        {"session", Format::talk},
        {"presentation", Format::talk},
        {"vortrag", Format::talk},
        {"conference", Format::talk},
    };
    const std::string words = ' ' + normalize_name(type) + ' ';
    for (const Kind& kind : kinds) {
        const auto at = words.find(kind.words);
        if (at == npos || words[at - 1] != ' ') continue;
        const std::string_view rest = std::string_view(words).substr(at + kind.words.size());
        if (rest.starts_with(" ") || rest.starts_with("s ")) return kind.format;
    }
    return std::nullopt;
}

bool is_placeholder(std::string_view folded) {
    constexpr std::string_view none[] = {"tba", "tbd", "n a", "to be announced", "none", "null"};
    return std::find(std::begin(none), std::end(none), folded) != std::end(none);
}

std::string clean_person(std::string_view published) {
    std::string name = clean_line(published);
    const std::string folded = normalize_name(name);
    if (is_placeholder(folded)) return {};
    const auto words = split_words(folded);
    constexpr std::string_view collectives[] = {"staff",      "organizers", "organisers",
                                                "orga",       "team",       "organizer team",
                                                "volunteers", "crew",       "committee"};
    const bool collective =
        words.size() > 1 && words.size() <= 4 &&
        std::find(std::begin(collectives), std::end(collectives), words.back()) != std::end(collectives);
    return collective ? std::string() : name;
}

Speaker make_speaker(std::string_view name, std::string_view published, std::string_view biography) {
    Speaker speaker{clean_person(name)};
    const std::string tagline = clean_line(published);
    Tagline said = parse_tagline(tagline);
    speaker.companies = companies_in(said.affiliation);
    speaker.biography = clean_text(biography);
    if (said == Tagline{} && !tagline.empty() && !speaker.biography.starts_with(tagline)) {
        speaker.biography = speaker.biography.empty() ? tagline : tagline + "\n\n" + speaker.biography;
    }
    speaker.affiliation = std::move(said.affiliation);
    speaker.role = std::move(said.role);
    return speaker;
}

std::vector<SharedSpeaker> make_speakers(std::size_t count, unsigned threads,
                                         const std::function<Speaker(std::size_t)>& make) {
    std::vector<SharedSpeaker> out(count);
    for_ranges(count, worth_a_thread, threads, [&](std::size_t from, std::size_t to) {
        for (; from < to; ++from) out[from] = share(make(from));
    });
    return out;
}

std::vector<Speaker> speakers_named_in(std::string_view published) {
    if (trim(published).empty()) return {};
    // In a field of names, what stands behind a comma is a name if it can be one.
    const auto parts = split(published, ", ");
    if (std::all_of(parts.begin(), parts.end(), [](std::string_view part) { return is_person_name(part); })) {
        std::vector<Speaker> out;
        for (const std::string_view part : parts) out.push_back(make_speaker(part, {}, {}));
        return out;
    }
    if (auto byline = parse_byline(clean_line(published))) return std::move(byline->speakers);
    return {make_speaker(published, {}, {})};
}

SessionCollector::SessionCollector(const Document& document, Programme programme)
    : path_(document.path),
      programme_(std::move(programme)),
      threads_(document.threads),
      max_speaker_bytes_((std::size_t{1} << 20) + 32 * document.content.size()) {
    programme_.event = clean_name(programme_.event);
    if (programme_.event.empty()) programme_.event = event_of_path(path_);
    programme_.timezone = clean_name(programme_.timezone);
}

void SessionCollector::problem(std::uint32_t line, std::string message, std::string hint) {
    tell({.path = {}, .line = line, .message = std::move(message), .hint = std::move(hint)});
}

void SessionCollector::tell(Diagnostic problem) {
    if (++problems_ > max_problems) return;
    problem.path = path_;
    reading_.diagnostics.push_back(std::move(problem));
}

/// Every talk has its own copy of its speakers: a small file that names one
/// endless biography in each of a million sessions would not fit in memory.
void SessionCollector::take_speakers(SessionTalk& session) {
    for (const SharedSpeaker& speaker : session.speakers) {
        speaker_bytes_ += speaker->name.size() + speaker->affiliation.size() + speaker->role.size() +
                          speaker->biography.size();
    }
    if (speaker_bytes_ <= max_speaker_bytes_) {
        for (const SharedSpeaker& speaker : session.speakers) session.talk->speakers.push_back(*speaker);
    } else if (!std::exchange(said_speakers_, true)) {
        problem(session.line, "the speakers repeated in each session take too much memory",
                "the talks from here on were read without them");
    }
}

void SessionCollector::add(SessionRecord record) { keep(session_talk(std::move(record), programme_)); }

void SessionCollector::add_all(std::size_t count, const std::function<SessionRecord(std::size_t)>& record) {
    constexpr std::size_t block = 4096;  // what is made ahead takes memory
    std::vector<SessionTalk> made;
    for (std::size_t begin = 0; begin < count; begin += block) {
        made.clear();
        made.resize(std::min(block, count - begin));
        for_ranges(made.size(), worth_a_thread, threads_, [&](std::size_t from, std::size_t to) {
            for (; from < to; ++from) made[from] = session_talk(record(begin + from), programme_);
        });
        for (SessionTalk& session : made) keep(std::move(session));
    }
}

void SessionCollector::keep(SessionTalk session) {
    for (Diagnostic& told : session.problems) tell(std::move(told));
    if (!session.talk) return;
    Talk& talk = *session.talk;
    take_speakers(session);
    talk.sources = {{path_, session.line}};
    // Exports repeat rows: once a room that it is streamed to, once a time slot.
    const std::string_view speaker = talk.speakers.empty() ? std::string_view() : talk.speakers.front().name;
    std::string key = fmt::format("{}\n{} {}\n{}\n{}\n{}", talk.title, talk.date, talk.start, talk.room,
                                  speaker, talk.abstract.size());
    if (!seen_.insert(std::move(key)).second) return;
    reading_.talks.push_back(std::move(talk));
    slugs_.push_back(std::move(session.slug));
}

Reading SessionCollector::take() && {
    if (problems_ > max_problems) {
        reading_.diagnostics.push_back(
            {.path = path_, .message = fmt::format("{} more problems like these", problems_ - max_problems)});
    }
    fill_addresses();
    // broken documents are read in parts; a talk is large, and the others are in order
    const auto is_before = [](const Talk& a, const Talk& b) {
        return a.sources.front().line < b.sources.front().line;
    };
    if (!std::is_sorted(reading_.talks.begin(), reading_.talks.end(), is_before))
        std::stable_sort(reading_.talks.begin(), reading_.talks.end(), is_before);
    return std::move(reading_);
}

void SessionCollector::fill_addresses() {
    std::optional<std::pair<std::string, std::string>> around;  // the slug in an address
    for (std::size_t i = 0; i < slugs_.size(); ++i) {
        const std::string& url = reading_.talks[i].url;
        if (url.empty() || slugs_[i].empty()) continue;
        const auto at = url.find(slugs_[i]);
        if (at == npos) return;
        std::pair<std::string, std::string> here{url.substr(0, at), url.substr(at + slugs_[i].size())};
        if (around && *around != here) return;
        around = std::move(here);
    }
    for (std::size_t i = 0; around && i < slugs_.size(); ++i) {
        std::string& url = reading_.talks[i].url;
        if (url.empty() && !slugs_[i].empty()) url = around->first + slugs_[i] + around->second;
    }
}

}  // namespace lectern
