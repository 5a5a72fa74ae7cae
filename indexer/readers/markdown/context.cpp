// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/context.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "indexer/format_guess.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

/// A path as text: `kubecon-eu-2025` says what `KubeCon EU 2025` does.
std::string words_of_path(std::string_view path) {
    std::string out;
    bool start = true;
    for (const char c : path) {
        const bool separator = c == '-' || c == '_' || c == '/' || c == '.';
        const bool upper = start && c >= 'a' && c <= 'z';
        out += separator ? ' ' : upper ? static_cast<char>(c - 'a' + 'A') : c;
        start = separator;
    }
    // capitals inside do not survive slugs: Kubecon, Ciliumcon
    for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"Kubecon", "KubeCon"},
                                   {"Cloudnativecon", "CloudNativeCon"},
                                   {"Fosdem", "FOSDEM"}}) {
        for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size())) {
            out.replace(at, from.size(), to);
        }
    }
    return out;
}

/// The day in `/blog/2026/01/23/…`, `2026-01-23-….md`.
Day day_of_path(std::string_view path) {
    std::vector<int> numbers;
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i <= path.size(); ++i) {
        std::size_t end = i;
        while (end < path.size() && path[end] >= '0' && path[end] <= '9') ++end;
        if (end > i) {
            int value = 0;
            if (end - i <= 4) std::from_chars(path.data() + i, path.data() + end, value);
            const std::size_t n = numbers.size();
            numbers.push_back(value);
            sizes.push_back(end - i);
            if (n >= 2 && sizes[n - 2] == 4 && sizes[n - 1] <= 2 && sizes[n] <= 2 &&
                is_valid_day(numbers[n - 2], numbers[n - 1], numbers[n])) {
                return {numbers[n - 2], numbers[n - 1], numbers[n]};
            }
        }
        i = end;
    }
    return {};
}

long days_between(Day from, Day to) {
    const auto days = [](Day d) {
        return std::chrono::sys_days(std::chrono::year{d.year} / static_cast<int>(d.month) / d.day)
            .time_since_epoch()
            .count();
    };
    return static_cast<long>(days(to) - days(from));
}

class Resolver {
public:
    Resolver(Listing listing, const PostFacts& facts)
        : listing_(std::move(listing)),
          facts_(facts),
          title_(find_events(facts.title)),
          description_(find_events(facts.description)),
          path_(find_events(words_of_path(facts.paths))),
          post_day_(parse_day(facts.date)),
          path_day_(day_of_path(facts.paths)) {
        for (const Section& section : listing_.sections) {
            headings_.push_back(find_events(section.heading));
            introductions_.push_back(find_events(section.introduction));
        }
        find_umbrella();
        rank_colocated();
    }

    std::vector<Talk> run() {
        std::vector<Talk> talks;
        talks.reserve(listing_.entries.size());
        for (const Entry& entry : listing_.entries) talks.push_back(talk(entry));
        days_from_neighbours(talks);
        days_from_weekdays(talks);
        complete_events(talks);
        return talks;
    }

    Placement place_title() {
        Placement out;
        const Entry none;
        out.event = edition(none, {}, post_day_.year);
        out.track = first_colocated(title_).value_or("");
        return out;
    }

private:
    static void add_mentions(std::vector<const EventMention*>& out, const std::vector<EventMention>& from) {
        for (const EventMention& mention : from) out.push_back(&mention);
    }

    /// Every mention of the post, the weightiest places first.
    std::vector<const EventMention*> all_mentions() const {
        std::vector<const EventMention*> out;
        add_mentions(out, title_);
        add_mentions(out, description_);
        add_mentions(out, path_);
        for (const auto& heading : headings_) add_mentions(out, heading);
        for (const auto& introduction : introductions_) add_mentions(out, introduction);
        return out;
    }

    void find_umbrella() {
        for (const EventMention* mention : all_mentions()) {
            if (mention->umbrella) {
                umbrella_ = mention->name;
                return;
            }
        }
        for (const Entry& entry : listing_.entries) {
            const auto host = parse_schedule_host(entry.url);
            // the schedule of co-located events is KubeCon's, and so are its own
            if (host && (host->colocated || abbreviates(host->letters, kubecon_))) umbrella_ = kubecon_;
        }
    }

    bool is_colocated(const EventMention& mention) const {
        return mention.may_be_colocated && !mention.umbrella && !umbrella_.empty() && has_colocated_events();
    }

    /// Only KubeCon is known to carry other conferences' names inside it.
    bool has_colocated_events() const { return umbrella_ == kubecon_; }

    std::optional<std::string> first_colocated(const std::vector<EventMention>& mentions) const {
        for (const EventMention& mention : mentions) {
            if (is_colocated(mention)) return mention.name;
        }
        return std::nullopt;
    }

    bool has_entries(std::size_t section) const {
        return std::any_of(listing_.entries.begin(), listing_.entries.end(),
                           [&](const Entry& entry) { return entry.section == section; });
    }

    void rank_colocated() {
        std::map<std::string, int> votes;
        const auto vote = [&](const std::vector<EventMention>& mentions, int weight) {
            for (const EventMention& mention : mentions) {
                if (is_colocated(mention)) votes[mention.name] += weight;
            }
        };
        vote(title_, 3);
        vote(description_, 2);
        for (std::size_t s = 0; s < headings_.size(); ++s) {
            vote(headings_[s], has_entries(s) ? 3 : 1);
            vote(introductions_[s], 1);
        }
        for (const Entry& entry : listing_.entries) vote(find_events(entry.title), 3);
        int most = 0;
        for (const auto& [name, count] : votes) {
            if (count > most) {
                most = count;
                main_colocated_ = name;
            }
        }
    }

    Talk talk(const Entry& entry) {
        Talk out;
        out.title = entry.title;
        out.abstract = entry.abstract;
        out.speakers = entry.meta.speakers;
        out.start = entry.meta.start;
        out.end = entry.meta.end;
        out.timezone = entry.meta.timezone;
        out.room = entry.meta.room;
        out.url = entry.url;
        out.video_url = entry.meta.video_url;
        out.slides_url = entry.meta.slides_url;
        out.language = facts_.language;
        out.format = guess_format(entry.title, entry.abstract);
        for (std::size_t s = entry.section; out.format == Format::talk && s != 0;
             s = listing_.sections[s].parent) {
            if (const auto format = format_of_section(listing_.sections[s].heading)) out.format = *format;
        }
        const auto host = parse_schedule_host(entry.url);
        out.track = track(entry, host, out.format);
        if (const auto day = day_of(entry)) {
            const int year = year_of_day(*day, entry, host);
            if (year != 0) out.date = iso_date(year, day->month, day->day);
        }
        return out;
    }

    // --- days ---------------------------------------------------------------

    std::optional<PartialDate> day_of(const Entry& entry) const {
        if (entry.meta.date) return entry.meta.date;
        if (entry.meta.weekday >= 0) return std::nullopt;  // see days_from_weekdays
        if (!entry.meta.has_time() && any_entry_has_own_day(entry.section)) return std::nullopt;
        for (std::size_t s = entry.section;; s = listing_.sections[s].parent) {
            if (const auto day = day_of_section(s)) return day;
            if (s == 0) return std::nullopt;
        }
    }

    bool any_entry_has_own_day(std::size_t section) const {
        return std::any_of(listing_.entries.begin(), listing_.entries.end(), [&](const Entry& entry) {
            return entry.section == section && entry.meta.date.has_value();
        });
    }

    /// The one day that a section's heading or introduction names.
    std::optional<PartialDate> day_of_section(std::size_t s) const {
        const Section& section = listing_.sections[s];
        const auto in_heading = find_dates(section.heading);
        if (in_heading.size() == 1) return in_heading.front();
        std::optional<PartialDate> only;
        for (const PartialDate& date : find_dates(section.introduction)) {
            if (only && (only->month != date.month || only->day != date.day)) return std::nullopt;
            only = date;
        }
        return only;
    }

    /// Years in the order in which their witnesses are believed.
    std::vector<int> years(const Entry& entry, const std::optional<ScheduleHost>& host) const {
        std::vector<int> out;
        const auto add = [&](int year) {
            if (year != 0 && std::find(out.begin(), out.end(), year) == out.end()) out.push_back(year);
        };
        if (host) add(host->year);
        for (std::size_t s = entry.section; s != 0; s = listing_.sections[s].parent) {
            for (const EventMention& mention : headings_[s]) add(mention.year);
            if (const auto schedule = parse_schedule(listing_.sections[s].heading);
                schedule && schedule->date) {
                add(schedule->date->year);
            }
        }
        for (const EventMention& mention : title_) add(mention.year);
        add(usual_host_year());
        for (const EventMention& mention : description_) add(mention.year);
        for (const EventMention& mention : path_) add(mention.year);
        for (const int year : written_years(facts_.title)) add(year);
        for (const auto& introduction : introductions_) {
            if (&introduction == &introductions_[entry.section]) {
                for (const EventMention& mention : introduction) add(mention.year);
            }
        }
        add(path_day_.year);
        add(post_day_.year);
        return out;
    }

    static std::vector<int> written_years(std::string_view text) {
        std::vector<int> out;
        for (const std::string& word : plain_words(text)) {
            int year = 0;
            if (word.size() != 4 || std::from_chars(word.data(), word.data() + 4, year).ec != std::errc())
                continue;
            if (year >= 1990 && year <= 2100) out.push_back(year);
        }
        return out;
    }

    int usual_host_year() const {
        std::map<int, int> votes;
        for (const Entry& entry : listing_.entries) {
            if (const auto host = parse_schedule_host(entry.url)) ++votes[host->year];
        }
        int best = 0;
        int most = 0;
        for (const auto& [year, count] : votes) {
            if (count > most) {
                most = count;
                best = year;
            }
        }
        return best;
    }

    int year_of_day(const PartialDate& date, const Entry& entry,
                    const std::optional<ScheduleHost>& host) const {
        if (date.year != 0) return date.year;
        const auto candidates = years(entry, host);
        const auto fits = [&](int year) {
            return is_valid_day(year, date.month, date.day) &&
                   (date.weekday < 0 || weekday_of(year, date.month, date.day) == date.weekday);
        };
        for (const int year : candidates) {
            if (fits(year)) return year;
        }
        // posts of December announce talks of March: look around the post's own year
        const Day post = post_day_.year != 0 ? post_day_ : path_day_;
        if (post.year != 0 && date.weekday >= 0) {
            for (const int year : {post.year, post.year + 1, post.year - 1}) {
                if (fits(year)) return year;
            }
        }
        if (candidates.empty()) return 0;
        if (post.year != 0 && candidates.front() == post.year && candidates.size() == 1)
            return near_post(date, post);
        return is_valid_day(candidates.front(), date.month, date.day) ? candidates.front() : 0;
    }

    /// Nothing but the post's own date says the year: announcements look up to
    /// nine months ahead, recaps a few months back.
    static int near_post(const PartialDate& date, Day post) {
        for (const int year : {post.year, post.year + 1}) {
            if (!is_valid_day(year, date.month, date.day)) continue;
            const long ahead = days_between(post, {year, date.month, date.day});
            if (ahead >= -100 && ahead <= 270) return year;
        }
        return is_valid_day(post.year, date.month, date.day) ? post.year : 0;
    }

    /// A talk without a day takes the day of those beside it, if they share one.
    void days_from_neighbours(std::vector<Talk>& talks) const {
        std::vector<std::string> found(talks.size());
        for (std::size_t i = 0; i < talks.size(); ++i) {
            if (!talks[i].date.empty() || listing_.entries[i].meta.weekday >= 0) continue;
            std::string day;
            bool one = true;
            for (std::size_t j = 0; j < talks.size(); ++j) {
                if (i == j || listing_.entries[i].section != listing_.entries[j].section ||
                    talks[i].track != talks[j].track || talks[j].date.empty()) {
                    continue;
                }
                one = one && (day.empty() || day == talks[j].date);
                day = talks[j].date;
            }
            if (one) found[i] = day;
        }
        for (std::size_t i = 0; i < talks.size(); ++i) {
            if (!found[i].empty()) talks[i].date = found[i];
        }
    }

    /// `Tuesday, 14:00`: the day of the conference that is a Tuesday.
    void days_from_weekdays(std::vector<Talk>& talks) const {
        for (std::size_t i = 0; i < talks.size(); ++i) {
            const int weekday = listing_.entries[i].meta.weekday;
            if (!talks[i].date.empty() || weekday < 0) continue;
            std::string day;
            bool one = true;
            const auto consider = [&](const std::string& date) {
                const Day d = parse_day(date);
                if (d.year == 0 || weekday_of(d.year, d.month, d.day) != weekday) return;
                one = one && (day.empty() || day == date);
                day = date;
            };
            for (const Talk& other : talks) consider(other.date);
            for (const Section& section : listing_.sections) {
                for (const PartialDate& date : find_dates(section.heading + "\n" + section.introduction)) {
                    const int year =
                        year_of_day(date, listing_.entries[i], parse_schedule_host(listing_.entries[i].url));
                    if (year != 0) consider(iso_date(year, date.month, date.day));
                }
            }
            if (one && !day.empty()) talks[i].date = day;
        }
    }

    // --- track --------------------------------------------------------------

    std::string track(const Entry& entry, const std::optional<ScheduleHost>& host, Format format) const {
        if (!entry.meta.track.empty()) return entry.meta.track;
        if (!has_colocated_events()) return {};
        const bool colocated_page = (host && host->colocated) || says_colocated(entry.url);
        if (host && !host->colocated && abbreviates(host->letters, umbrella_)) return {};
        if (const auto own = track_of_title(entry.title, format)) return *own;
        for (std::size_t s = entry.section; s != 0; s = listing_.sections[s].parent) {
            if (const auto whole = as_colocated_name(listing_.sections[s].heading)) return *whole;
            const auto name = first_colocated(headings_[s]);
            const bool umbrella_too = std::any_of(headings_[s].begin(), headings_[s].end(),
                                                  [](const EventMention& m) { return m.umbrella; });
            if (name && (!umbrella_too || colocated_page)) return *name;
            if (umbrella_too && !colocated_page) return {};
        }
        if (host && !host->colocated) {
            // a co-located event with a schedule of its own: ciliumconna2022
            for (const EventMention* mention : all_mentions()) {
                if (is_colocated(*mention) && abbreviates(host->letters, mention->name)) return mention->name;
            }
        }
        if (!colocated_page) return only_title_track(host);
        if (const auto name = only_colocated(introductions_[entry.section])) return *name;
        return main_colocated_;
    }

    /// A post about one co-located event alone: its title names no other part.
    std::string only_title_track(const std::optional<ScheduleHost>& host) const {
        if (host || title_.empty()) return {};
        const bool umbrella_too =
            std::any_of(title_.begin(), title_.end(), [](const EventMention& m) { return m.umbrella; });
        const auto name = only_colocated(title_);
        return name && !umbrella_too ? *name : std::string();
    }

    static bool says_colocated(std::string_view url) {
        const std::string lower = lower_ascii(url);
        return lower.find("co-located") != std::string::npos || lower.find("colocated") != std::string::npos;
    }

    /// `CiliumCon | Welcome`, `CiliumCon Sponsored Keynote`, `… Cilium + eBPF
    /// Day Closing`: where the talk opens, closes or bears the event's name.
    std::optional<std::string> track_of_title(const std::string& title, Format format) const {
        for (const std::string_view mark : {" | ", ": ", " - ", " – "}) {
            const auto at = title.find(mark);
            if (at == std::string::npos) continue;
            if (auto name = as_colocated_name(std::string_view(title).substr(0, at))) return name;
        }
        if (format != Format::remarks && format != Format::keynote) return std::nullopt;
        return first_colocated(find_events(title));
    }

    std::optional<std::string> only_colocated(const std::vector<EventMention>& mentions) const {
        std::optional<std::string> only;
        for (const EventMention& mention : mentions) {
            if (!is_colocated(mention)) continue;
            if (only && *only != mention.name) return std::nullopt;
            only = mention.name;
        }
        return only;
    }

    // --- edition ------------------------------------------------------------

    struct Chosen {
        std::string name;
        std::string region;
        int year = 0;
    };

    /// The first conference of a list that is not merely co-located.
    const EventMention* main_of(const std::vector<EventMention>& mentions) const {
        const EventMention* found = nullptr;
        for (const EventMention& mention : mentions) {
            if (is_colocated(mention)) continue;
            if (mention.umbrella) return &mention;
            if (!found) found = &mention;
        }
        return found;
    }

    std::string edition(const Entry& entry, const std::optional<ScheduleHost>& host, int year) const {
        Chosen out;
        if (host) {
            out.region = host->region;
            out.year = host->year;
            for (const EventMention* mention : all_mentions()) {
                if (abbreviates(host->letters, mention->name) && !is_colocated(*mention))
                    out.name = mention->name;
            }
            if (out.name.empty() && (host->colocated || abbreviates(host->letters, kubecon_)))
                out.name = kubecon_;
        }
        const auto own = find_events(entry.meta.event);
        if (const EventMention* mention = main_of(own)) take(out, *mention);
        for (std::size_t s = entry.section; s != 0; s = listing_.sections[s].parent) {
            if (const EventMention* mention = main_of(headings_[s])) take(out, *mention);
        }
        for (const auto* place : {&title_, &description_, &path_}) {
            if (const EventMention* mention = main_of(*place)) take(out, *mention);
        }
        if (out.name.empty()) {
            for (const auto& introduction : introductions_) {
                if (const EventMention* mention = main_of(introduction)) {
                    take(out, *mention);
                    break;
                }
            }
        }
        if (out.name.empty() && !umbrella_.empty()) out.name = umbrella_;
        if (out.name.empty()) return entry.meta.event;
        if (out.region.empty()) out.region = only_region(out.name);
        if (out.year == 0) out.year = year;
        return edition_name(out.name, out.region, out.year);
    }

    static void take(Chosen& out, const EventMention& mention) {
        if (out.name.empty()) out.name = mention.name;
        if (out.name != mention.name) return;
        if (out.region.empty()) out.region = mention.region;
        if (out.year == 0) out.year = mention.year;
    }

    /// The region that the post names the conference with, if it names one only.
    std::string only_region(const std::string& name) const {
        std::string region;
        for (const EventMention* mention : all_mentions()) {
            if (mention->name != name || mention->region.empty()) continue;
            if (!region.empty() && region != mention->region) return {};
            region = mention->region;
        }
        return region;
    }

    void complete_events(std::vector<Talk>& talks) const {
        for (std::size_t i = 0; i < talks.size(); ++i) {
            const Entry& entry = listing_.entries[i];
            const auto host = parse_schedule_host(entry.url);
            int year = parse_day(talks[i].date).year;
            if (year == 0) {
                const auto candidates = years(entry, host);
                year = candidates.empty() ? 0 : candidates.front();
            }
            talks[i].event = edition(entry, host, year);
        }
    }

    static constexpr std::string_view kubecon_ = "KubeCon + CloudNativeCon";

    Listing listing_;
    const PostFacts& facts_;
    std::vector<EventMention> title_, description_, path_;
    std::vector<std::vector<EventMention>> headings_, introductions_;
    Day post_day_, path_day_;
    std::string umbrella_;
    std::string main_colocated_;
};

}  // namespace

Day parse_day(std::string_view text) {
    const auto schedule = parse_schedule(text);
    if (!schedule || !schedule->date || schedule->date->year == 0) return {};
    return {schedule->date->year, schedule->date->month, schedule->date->day};
}

bool is_about_conference(const PostFacts& facts) {
    return !find_events(facts.title).empty() || !find_events(facts.description).empty() ||
           !find_events(words_of_path(facts.paths)).empty();
}

Placement place_by_title(const PostFacts& facts) {
    Listing none;
    none.sections.push_back({});
    return Resolver(std::move(none), facts).place_title();
}

std::vector<Talk> to_talks(Listing listing, const PostFacts& facts) {
    return Resolver(std::move(listing), facts).run();
}

}  // namespace lectern::markdown
