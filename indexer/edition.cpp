// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/edition.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/text_util.hpp"

namespace lectern {

namespace {

struct Region {
    std::string_view spelling;  // lower case words
    std::string_view name;
};
// Longer spellings first.
constexpr std::array<Region, 24> regions{{{"north america", "North America"},
                                          {"latin america", "Latin America"},
                                          {"south america", "South America"},
                                          {"asia pacific", "Asia Pacific"},
                                          {"hong kong", "Hong Kong"},
                                          {"europe", "Europe"},
                                          {"eu", "Europe"},
                                          {"emea", "EMEA"},
                                          {"na", "North America"},
                                          {"china", "China"},
                                          {"india", "India"},
                                          {"japan", "Japan"},
                                          {"korea", "Korea"},
                                          {"asia", "Asia"},
                                          {"apac", "APAC"},
                                          {"latam", "Latin America"},
                                          {"brasil", "Brasil"},
                                          {"brazil", "Brazil"},
                                          {"australia", "Australia"},
                                          {"africa", "Africa"},
                                          {"americas", "Americas"},
                                          {"virtual", "Virtual"},
                                          {"us", "US"},
                                          {"usa", "USA"}}};
// How schedule hosts shorten them, longest first.
constexpr std::array<Region, 15> host_regions{{{"northamerica", "North America"},
                                               {"europe", "Europe"},
                                               {"china", "China"},
                                               {"india", "India"},
                                               {"japan", "Japan"},
                                               {"apac", "APAC"},
                                               {"latam", "Latin America"},
                                               {"chn", "China"},
                                               {"ind", "India"},
                                               {"jpn", "Japan"},
                                               {"eu", "Europe"},
                                               {"na", "North America"},
                                               {"cn", "China"},
                                               {"in", "India"},
                                               {"jp", "Japan"}}};

struct Word {
    std::string_view text;  // without the punctuation around it
    std::string lower;
    std::size_t begin = 0;
    bool break_before = false;  // punctuation that ends a phrase stands before
    bool break_after = false;
};

bool is_edge(char c) { return std::string_view(".,;:!?()[]{}\"'*_|").find(c) != std::string_view::npos; }

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> out;
    for (const std::string_view raw : split_words(text)) {
        std::size_t begin = 0;
        std::size_t end = raw.size();
        while (begin < end && is_edge(raw[begin])) ++begin;
        while (end > begin && is_edge(raw[end - 1])) --end;
        std::string_view clean = raw.substr(begin, end - begin);
        bool possessive = false;
        for (const std::string_view s : {"'s", "’s", "…", "”", "’"}) {
            if (clean.ends_with(s)) {
                clean.remove_suffix(s.size());
                possessive = true;
            }
        }
        for (const std::string_view s : {"“", "‘"}) {
            if (clean.starts_with(s)) clean.remove_prefix(s.size());
        }
        if (clean.empty()) {
            if (!out.empty()) out.back().break_after = true;
            continue;
        }
        Word word{clean, lower_ascii(clean), static_cast<std::size_t>(clean.data() - text.data()), begin > 0,
                  possessive || end < raw.size()};
        out.push_back(std::move(word));
    }
    return out;
}

int year_in(std::string_view word) {
    if (word.size() != 4) return 0;
    int year = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + 4, year);
    return error == std::errc() && end == word.data() + 4 && year >= 1990 && year <= 2100 ? year : 0;
}

bool is_connector(std::string_view word) {
    return word == "+" || word == "&" || word == "and" || word == "/" || word == "x";
}

/// KubeCon, CiliumCon, SREcon, PyCon, RustConf, DevConf.CZ; not `con` or `icon`.
bool is_con_word(std::string_view word) {
    const std::string_view stem = word.substr(0, word.find('.'));
    for (const std::string_view suffix : {"Con", "con", "CON", "Conf", "conf"}) {
        if (stem.size() < suffix.size() + 2 || !stem.ends_with(suffix)) continue;
        const std::string_view head = stem.substr(0, stem.size() - suffix.size());
        const LetterCase letters = letter_case(head);
        // `Silicon`, `Icon` and `Falcon` have no capital inside; SREcon has
        const bool inner_capital = suffix.front() == 'C' || lower_ascii(head.substr(1)) != head.substr(1);
        if (letters.has_upper && inner_capital) return true;
        // cdCon, jsConf
        if (suffix.front() == 'C' && head.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == head.npos)
            return true;
    }
    return false;
}

bool is_capitalised(std::string_view word) {
    const LetterCase letters = letter_case(word);
    return letters.has_upper;
}

bool closes_name(std::string_view lower) {
    constexpr std::array<std::string_view, 14> nouns{
        "day",      "days",  "summit", "conference", "university",   "fest",      "camp",
        "congress", "forum", "expo",   "symposium",  "unconference", "workshops", "rejekts"};
    return std::find(nouns.begin(), nouns.end(), lower) != nouns.end();
}

/// `Demo Day`, `First Day`, `Join Conference`: words that make no event's name.
bool opens_no_name(std::string_view lower) {
    constexpr std::array<std::string_view, 43> words{
        "main",         "the",     "a",       "first",  "last",     "second",
        "third",        "every",   "each",    "next",   "one",      "co-located",
        "same",         "opening", "closing", "join",   "meet",     "see",
        "find",         "our",     "your",    "this",   "that",     "day",
        "conference",   "demo",    "full",    "half",   "half-day", "full-day",
        "at",           "in",      "to",      "from",   "kubecon",  "cloudnativecon",
        "anticipating", "beyond",  "visit",   "attend", "during",   "featured",
        "all"};
    return std::find(words.begin(), words.end(), lower) != words.end();
}

struct Scan {
    std::vector<Word> words;
    std::vector<EventMention> found;
    std::vector<std::size_t> end_word;  // of each mention, for coordination

    /// Region and year directly behind word `at`.
    std::size_t qualifiers(std::size_t at, EventMention& mention) const {
        while (at < words.size() && !words[at - 1].break_after && !words[at].break_before) {
            bool taken = false;
            for (const Region& region : regions) {
                const auto parts = split(region.spelling, " ");
                if (!mention.region.empty() || at + parts.size() > words.size()) continue;
                bool equal = true;
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    equal = equal && words[at + i].lower == parts[i] && is_capitalised(words[at + i].text);
                }
                if (!equal) continue;
                mention.region = region.name;
                at += parts.size();
                taken = true;
                break;
            }
            if (!taken && mention.year == 0 && at < words.size() && year_in(words[at].text) != 0) {
                mention.year = year_in(words[at].text);
                ++at;
                taken = true;
            }
            if (!taken) break;
        }
        return at;
    }

    void add(EventMention mention, std::size_t after) {
        const std::size_t end = qualifiers(after, mention);
        found.push_back(std::move(mention));
        end_word.push_back(end);
    }

    /// `KubeCon`, `KubeCon + CloudNativeCon`, `CloudNativeCon + KubeCon`.
    std::size_t kubecon(std::size_t at) {
        const auto is_half = [&](std::size_t i) {
            return i < words.size() && (words[i].lower == "kubecon" || words[i].lower == "cloudnativecon");
        };
        const bool joined = words[at].lower == "kubecon+cloudnativecon" ||
                            words[at].lower == "kubecon/cloudnativecon" ||
                            words[at].lower == "kubecon|cloudnativecon";
        if (!is_half(at) && !joined) return at;
        std::size_t after = at + 1;
        if (after < words.size() && is_connector(words[after].lower) && is_half(after + 1)) {
            after += 2;
        } else if (is_half(after) && !words[at].break_after) {
            ++after;
        }
        EventMention mention;
        mention.name = "KubeCon + CloudNativeCon";
        mention.umbrella = true;
        mention.begin = words[at].begin;
        add(std::move(mention), after);
        return std::max(after, end_word.back());
    }

    /// `Open Source Summit`, `Cilium + eBPF Day`, `Linux Plumbers Conference`:
    /// the capitalised words before the noun, over connectors.
    bool named_by_noun(std::size_t at) {
        if (!closes_name(words[at].lower) || !is_capitalised(words[at].text)) return false;
        if (at == 0 || words[at].break_before || words[at - 1].break_after) return false;
        constexpr std::size_t longest_name = 8;
        std::size_t first = at;
        while (first > 0 && at - first < longest_name) {
            const Word& before = words[first - 1];
            if (before.break_after || words[first].break_before) break;
            if (is_connector(before.lower) && first >= 2 && is_capitalised(words[first - 2].text) &&
                !is_con_word(words[first - 2].text) && before.lower != "and" &&
                !words[first - 2].break_after) {
                first -= 2;
                continue;
            }
            if (!is_capitalised(before.text) || opens_no_name(before.lower) || is_con_word(before.text))
                break;
            --first;
        }
        if (first == at) return false;
        EventMention mention;
        for (std::size_t i = first; i <= at; ++i) {
            if (!mention.name.empty()) mention.name += ' ';
            mention.name += words[i].text;
        }
        mention.umbrella = mention.name == "Open Source Summit";
        mention.may_be_colocated = words[at].lower == "day" || words[at].lower == "university" ||
                                   (words[at].lower == "summit" && !mention.umbrella);
        mention.begin = words[first].begin;
        add(std::move(mention), at + 1);
        return true;
    }

    bool named_by_itself(std::size_t at) {
        const std::string_view text = words[at].text;
        const bool own_name = text == "FOSDEM" || words[at].lower == "devoxx" || text == "LinuxFest";
        if (!own_name && !is_con_word(text)) return false;
        EventMention mention;
        mention.name = std::string(text);
        mention.may_be_colocated = !own_name;
        mention.begin = words[at].begin;
        // `cdCon + GitOpsCon` is one conference, `CiliumCon and ArgoCon` are two
        if (at + 2 < words.size() && words[at + 1].lower == "+" && !words[at].break_after &&
            is_con_word(words[at + 2].text) && !opens_no_name(words[at + 2].lower)) {
            mention.name += " + " + std::string(words[at + 2].text);
            add(std::move(mention), at + 3);
            return true;
        }
        // `Open Source SecurityCon`, `Cloud Native SecurityCon`
        if (at >= 2 && !words[at - 1].break_after && !words[at].break_before) {
            const std::string pair = words[at - 2].lower + ' ' + words[at - 1].lower;
            if (pair == "open source" || pair == "cloud native") {
                mention.name = std::string(words[at - 2].text) + ' ' + std::string(words[at - 1].text) + ' ' +
                               mention.name;
                mention.begin = words[at - 2].begin;
            }
        }
        add(std::move(mention), at + 1);
        return true;
    }

    /// `A and B Europe 2026`: what stands behind B counts for A as well.
    void share_qualifiers() {
        for (std::size_t i = found.size(); i-- > 1;) {
            EventMention& left = found[i - 1];
            const EventMention& right = found[i];
            const std::size_t gap = end_word[i - 1];
            const bool coordinated = gap < words.size() && words[gap].begin < right.begin &&
                                     (is_connector(words[gap].lower) || words[gap].lower == "with") &&
                                     gap + 1 < words.size() && words[gap + 1].begin == right.begin;
            if (!coordinated || left.year != 0 || !left.region.empty()) continue;
            left.region = right.region;
            left.year = right.year;
        }
    }
};

std::string letters_only(std::string_view text) {
    std::string out;
    for (const char c : lower_ascii(text)) {
        if (c >= 'a' && c <= 'z') out += c;
    }
    return out;
}

std::string initials(std::string_view name) {
    std::string out;
    bool new_word = true;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool letter = upper || (c >= 'a' && c <= 'z');
        if (letter && (new_word || upper)) out += static_cast<char>(upper ? c - 'A' + 'a' : c);
        new_word = !letter;
    }
    return out;
}

/// What stands behind the scheme; `//sched.co/x` takes that of its page. Empty
/// for a path.
std::string_view without_scheme(std::string_view url) {
    if (url.starts_with("//")) return url.substr(2);
    constexpr std::size_t longest_scheme = 8;
    const auto scheme = url.find("://");
    return scheme > longest_scheme ? std::string_view() : url.substr(scheme + 3);
}

std::string_view path_of(std::string_view url) {
    url = without_scheme(url);
    const auto slash = url.find('/');
    if (slash == std::string_view::npos) return {};
    return url.substr(slash, url.find_first_of("?#", slash) - slash);
}

}  // namespace

std::string host_of(std::string_view url) {
    url = without_scheme(url);
    std::string host = lower_ascii(url.substr(0, url.find_first_of("/?#:")));
    if (host.starts_with("www.")) host.erase(0, 4);
    return host;
}

std::vector<EventMention> find_events(std::string_view text) {
    Scan scan;
    scan.words = words_of(text);
    for (std::size_t at = 0; at < scan.words.size();) {
        if (const std::size_t after = scan.kubecon(at); after > at) {
            at = after;
            continue;
        }
        if (scan.named_by_noun(at) || scan.named_by_itself(at)) {
            at = std::max(at + 1, scan.end_word.back());
            continue;
        }
        ++at;
    }
    scan.share_qualifiers();
    return std::move(scan.found);
}

std::optional<std::string> as_colocated_name(std::string_view text) {
    const std::string clean = single_spaced(text);
    const auto words = words_of(clean);
    if (words.empty() || words.size() > 8) return std::nullopt;
    const std::string& last = words.back().lower;
    const bool noun =
        last == "day" || last == "university" || last == "summit" || is_con_word(words.back().text);
    const bool capital = is_capitalised(words.back().text) && letter_case(words.front().text).has_upper;
    if (!noun || !capital || opens_no_name(words.front().lower)) return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool joining = is_connector(words[i].lower) || words[i].lower == "on" ||
                             words[i].lower == "for" || words[i].lower == "of" || words[i].lower == "the";
        if (!joining && !is_capitalised(words[i].text)) return std::nullopt;
        if (i + 1 < words.size() && words[i].break_after) return std::nullopt;
    }
    const auto mentions = find_events(clean);
    if (!mentions.empty() && mentions.back().umbrella) return std::nullopt;
    // `eBPF Day!`
    return clean.substr(0, clean.find_last_not_of("!.:") + 1);
}

std::optional<ScheduleHost> parse_schedule_host(std::string_view url) {
    const std::string host = host_of(url);
    const std::string_view label = std::string_view(host).substr(0, host.find('.'));
    const auto digits = label.find_first_of("0123456789");
    if (digits == std::string_view::npos || digits < 2) return std::nullopt;
    ScheduleHost out;
    std::string_view letters = label.substr(0, digits);
    const std::string_view number = label.substr(digits);
    int year = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), year);
    if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
    if (number.size() == 2) year += 2000;
    if (year < 2000 || year > 2100 || (number.size() != 2 && number.size() != 4)) return std::nullopt;
    out.year = year;
    while (letters.ends_with('-')) letters.remove_suffix(1);
    for (const Region& region : host_regions) {
        if (letters.size() > region.spelling.size() + 1 && letters.ends_with(region.spelling)) {
            out.region = region.name;
            letters.remove_suffix(region.spelling.size());
            break;
        }
    }
    while (letters.ends_with('-')) letters.remove_suffix(1);
    out.letters = std::string(letters);
    out.colocated = letters.starts_with("coloc") || letters.starts_with("co-loc");
    return out;
}

bool is_talk_page(std::string_view url) {
    const std::string host = host_of(url);
    if (host.empty()) return false;
    const std::string path = lower_ascii(path_of(url));
    if (path.ends_with("/feedback") || path.ends_with("/feedback/")) return false;
    if (host == "docs.google.com") return false;  // `/presentation/d/1x2y` are slides
    const bool sched = host == "sched.co" || host.ends_with(".sched.com") || host.ends_with(".sched.org");
    if (host == "sched.co") return path.size() > 1;
    if (sched) return path.starts_with("/event/");
    // one page a talk: something must follow the folder's name
    for (const std::string_view folder : {"/schedule/event/", "/event/", "/session/", "/sessions/", "/talk/",
                                          "/talks/", "/presentation/", "/presentations/", "/contributions/",
                                          "/program/", "/programme/", "/agenda/", "/s/", "/schedule/"}) {
        const auto at = path.find(folder);
        if (at == std::string::npos) continue;
        const auto last = path.find_last_not_of('/');
        if (last == std::string::npos || last < at + folder.size()) continue;
        if (folder == "/s/") return host.ends_with("sessionize.com");
        // `/program/schedule/` is the whole conference
        const std::string_view slug =
            std::string_view(path).substr(at + folder.size(), last + 1 - at - folder.size());
        // `/program/colocated-events/` is about the programme
        const bool of_programme =
            folder.starts_with("/program") || folder == "/agenda/" || folder == "/schedule/";
        if (of_programme && std::count(slug.begin(), slug.end(), '-') == 1 && slug.find('/') == slug.npos &&
            slug.find_first_of("0123456789") == slug.npos) {
            continue;
        }
        const bool specific = slug.find('-') != std::string_view::npos ||
                              slug.find('_') != std::string_view::npos ||
                              slug.find_first_of("0123456789") != std::string_view::npos || slug.size() > 12;
        // `/schedule/track/security/` lists the talks of a track
        const bool list = slug.starts_with("track/") || slug.starts_with("room/") ||
                          slug.starts_with("speaker/") || slug.starts_with("speakers/");
        if (specific && !list && slug.find("schedule") == std::string_view::npos &&
            slug.find("register") == std::string_view::npos) {
            return true;
        }
    }
    return false;
}

bool abbreviates(std::string_view host_letters, std::string_view event_name) {
    return host_letters == initials(event_name) || host_letters == letters_only(event_name);
}

std::string edition_name(std::string_view name, std::string_view region, int year) {
    std::string out(name);
    if (!region.empty()) (out += ' ') += region;
    if (year != 0) out += ' ' + std::to_string(year);
    return out;
}

}  // namespace lectern
