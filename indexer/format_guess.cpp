// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/format_guess.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/edition.hpp"
#include "indexer/text/characters.hpp"
#include "indexer/text/fold.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

struct Announcement {
    std::string_view words;
    Format format;
};

// In the order in which they win: a sponsored keynote is a keynote, `Keynote:
// Welcome + Opening Remarks` are remarks, a lightning talk is one whoever pays.
constexpr std::array<Announcement, 33> announcements{{
    {"remarks", Format::remarks},
    {"opening session", Format::remarks},
    {"closing session", Format::remarks},
    {"opening address", Format::remarks},
    {"closing ceremony", Format::remarks},
    {"opening ceremony", Format::remarks},
    {"lightning talk", Format::lightning},
    {"lightning talks", Format::lightning},
    {"lightningtalks", Format::lightning},
    {"lightning", Format::lightning},
    {"ignite", Format::lightning},
    {"keynote", Format::keynote},
    {"keynotes", Format::keynote},
    {"panel discussion", Format::panel},
    {"panel", Format::panel},
    {"panels", Format::panel},
    {"contribfest", Format::contribfest},
    {"tutorial", Format::tutorial},
    {"tutorials", Format::tutorial},
    {"workshop", Format::workshop},
    {"workshops", Format::workshop},
    {"hands-on lab", Format::workshop},
    {"project meeting", Format::meeting},
    {"maintainer meeting", Format::meeting},
    {"community meeting", Format::meeting},
    {"contributor meeting", Format::meeting},
    {"meeting", Format::meeting},
    {"bof", Format::meeting},
    {"birds of a feather", Format::meeting},
    {"documentary", Format::film},
    {"documentary film", Format::film},
    {"film", Format::film},
    {"film screening", Format::film},
}};

bool ends_with_words(std::string_view text, std::string_view words) {
    return text == words || (text.size() > words.size() && text.ends_with(words) &&
                             text[text.size() - words.size() - 1] == ' ');
}
bool starts_with_words(std::string_view text, std::string_view words) {
    return text == words ||
           (text.starts_with(words) && text.size() > words.size() && text[words.size()] == ' ');
}

/// Letters, digits, hyphens and apostrophes of the words only, lower case, single
/// spaces: `⚡Lightning` is `lightning`.
std::string announced(std::string_view text) {
    std::string out;
    const auto end_word = [&] {
        while (out.ends_with('\'')) out.pop_back();
        if (!out.empty() && out.back() != ' ') out += ' ';
    };
    for (const char published : text) {
        const char c = text::ascii_lower(published);
        const bool in_word = text::is_ascii_letter(c) || text::is_ascii_digit(c) || c == '-';
        const bool apostrophe = c == '\'' && !out.empty() && out.back() != ' ';
        if (in_word || apostrophe) {
            out += c;
        } else {
            end_word();
        }
    }
    end_word();
    if (!out.empty()) out.pop_back();
    return out;
}

/// Where the announcing part of a title ends: the first colon, bar or dash.
std::size_t prefix_end(std::string_view title) {
    for (std::size_t at = 0; at < title.size(); ++at) {
        const std::string_view behind = title.substr(at + 1);
        const char c = title[at];
        if ((c == ':' || c == ']') && behind.starts_with(' ')) return at;
        if (c != ' ') continue;
        for (const std::string_view mark : {"| ", "- ", "– ", "— "}) {
            if (behind.starts_with(mark)) return at;
        }
    }
    return std::string_view::npos;
}

/// Of what announced() made of a text.
std::optional<Format> format_in(const std::string& words, std::size_t most_words) {
    if (static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) >= most_words)
        return std::nullopt;
    for (const auto& [phrase, format] : announcements) {
        if (ends_with_words(words, phrase) || starts_with_words(words, phrase)) return format;
    }
    return std::nullopt;
}

std::optional<Format> announced_format(std::string_view text, std::size_t most_words) {
    return format_in(announced(text), most_words);
}

/// `words` are what announced() makes of the title.
bool opens_or_closes(std::string_view title, const std::string& words) {
    if (words.find("remarks") != std::string::npos) return true;
    for (const std::string_view phrase :
         {"welcome", "opening", "closing", "opening session", "closing session", "welcome session", "wrap-up",
          "opening welcome"}) {
        if (words == phrase) return true;
    }
    // `Welcome to CiliumCon`, and no further
    if (words.starts_with("welcome to ") && std::count(words.begin(), words.end(), ' ') <= 5 &&
        prefix_end(title) == std::string_view::npos && !find_events(title).empty()) {
        return true;
    }
    // `Defending the Future: Cilium + eBPF Day Closing`, `ArgoCon | Welcome`
    const auto last = words.rfind(' ');
    const std::string_view tail =
        last == std::string::npos ? std::string_view(words) : std::string_view(words).substr(last + 1);
    return tail == "closing" || tail == "opening" || tail == "welcome";
}

/// `The Opening Session for Cilium + eBPF Day EU 2024`, `This session closes
/// the day`: an abstract of one line that is about the programme, not a topic.
bool says_opening_session(std::string_view abstract) {
    constexpr std::size_t most_words = 20;
    constexpr std::size_t most_bytes = 400;
    if (abstract.size() > most_bytes) return false;
    const auto words = plain_words(abstract);
    if (words.empty() || words.size() > most_words) return false;
    const auto has = [&](std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    const bool edge = has("opening") || has("closing") || has("opens") || has("closes");
    return edge && (has("session") || has("remarks") || has("day")) && !find_events(abstract).empty();
}

}  // namespace

Format guess_format(std::string_view title, std::string_view abstract) {
    const std::string words = announced(title);
    if (opens_or_closes(title, words) || says_opening_session(abstract)) return Format::remarks;
    const std::size_t end = prefix_end(title);
    if (end != std::string_view::npos) {
        std::string_view rest = title;
        // every announcing part counts: `CiliumCon | Lightning Talk: …`
        for (int parts = 0; parts < 3; ++parts) {
            const std::size_t cut = prefix_end(rest);
            if (cut == std::string_view::npos) break;
            if (const auto format = announced_format(rest.substr(0, cut), 5)) return *format;
            const auto next = rest.find(' ', cut + 1);
            if (next == std::string_view::npos) break;
            rest.remove_prefix(next + 1);
            while (rest.starts_with("- ") || rest.starts_with("| ")) rest.remove_prefix(2);
        }
    }
    if (end == std::string_view::npos) {
        if (const auto format = format_in(words, 5)) return *format;
    }
    // `Who Maintains the Maintainers? (Panel)`
    if (title.ends_with(')')) {
        const auto open = title.rfind('(');
        if (open != std::string_view::npos && open > 0) {
            if (const auto format = announced_format(title.substr(open + 1, title.size() - open - 2), 3))
                return *format;
        }
    }
    // `What Is New in Kelpie | Project Lightning Talk`
    if (const auto bar = title.rfind(" | "); bar != std::string_view::npos) {
        if (const auto format = announced_format(title.substr(bar + 3), 4)) return *format;
    }
    for (const std::string_view phrase : {"project meeting", "maintainer meeting", "contributor meeting"}) {
        if (ends_with_words(words, phrase)) return Format::meeting;
    }
    return Format::talk;
}

std::optional<Format> format_of_section(std::string_view heading) {
    const std::string words = announced(heading);
    // `Talks & Panels` says it of neither
    if (heading.find('&') != std::string_view::npos || words.find(" and ") != std::string::npos)
        return std::nullopt;
    for (const auto& [phrase, format] : announcements) {
        if (phrase.ends_with('s') && phrase != "remarks" && ends_with_words(words, phrase) &&
            std::count(words.begin(), words.end(), ' ') <= 3) {
            return format;
        }
    }
    return std::nullopt;
}

std::optional<Format> format_of_label(std::string_view label) {
    // `panel-discussion` is written for a program, `hands-on lab` for people
    std::string spaced(label);
    if (spaced.find(' ') == std::string::npos) std::replace(spaced.begin(), spaced.end(), '-', ' ');
    constexpr std::size_t longest = 7;
    if (const auto format = announced_format(spaced, longest)) return format;
    const auto words = plain_words(announced(spaced));
    const auto has = [&](std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (has("talk") || has("session") || has("presentation")) return Format::talk;
    return std::nullopt;
}

std::string_view without_format(std::string_view title) {
    while (true) {
        const std::size_t end = prefix_end(title);
        if (end == std::string_view::npos) return title;
        const std::string_view prefix = title.substr(0, end);
        const auto next = title.find(' ', end + 1);
        if (next == std::string_view::npos || !announced_format(prefix, 5)) return title;
        title = trim(title.substr(next));
        for (const std::string_view dash : {"- ", "– ", "— ", "| "}) {
            if (title.starts_with(dash)) title.remove_prefix(dash.size());
        }
    }
}

}  // namespace lectern
