// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/pyvideo/title.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/format_guess.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::pyvideo {

namespace {

using namespace std::string_view_literals;

/// Between a title and what is put before or behind it.
constexpr std::array separators = std::to_array(
    {" - "sv, " – "sv, " — "sv, " -- "sv, " | "sv, "｜"sv, " @"sv, " by "sv, ": "sv, " -"sv, "- "sv});
constexpr std::array brackets =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"(", ")"}, {"[", "]"}});

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What may be taken from a title.
class Known {
public:
    explicit Known(const TitleContext& context) {
        for (const std::string& speaker : context.speakers) speakers_.push_back(normalize_name(speaker));
        for (const std::string* name : {&context.event, &context.folder}) {
            const std::string folded = normalize_name(*name);
            for (const std::string_view word : split_words(folded)) event_words_.emplace_back(word);
            if (!folded.empty()) events_.push_back(without_spaces(folded));
        }
    }

    [[nodiscard]] bool is_surplus(std::string_view part) const {
        const std::string folded = normalize_name(part);
        return !folded.empty() && (names_the_event(folded) || names_speakers(part));
    }

private:
    /// The whole name, also run together (`PyConTW2017`), or words of it with its
    /// year (`PyCon 2009` of PyCon US 2009).
    [[nodiscard]] bool names_the_event(const std::string& folded) const {
        if (std::find(events_.begin(), events_.end(), without_spaces(folded)) != events_.end()) return true;
        const auto words = split_words(folded);
        return words.size() > 1 && std::any_of(words.begin(), words.end(), is_year) &&
               std::all_of(words.begin(), words.end(), [&](std::string_view word) {
                   return std::find(event_words_.begin(), event_words_.end(), word) != event_words_.end();
               });
    }

    /// One speaker, or several and nothing else.
    [[nodiscard]] bool names_speakers(std::string_view part) const {
        if (is_speaker(part)) return true;
        for (const std::string_view between :
             {", "sv, " & "sv, " and "sv, " y "sv, " et "sv, " e "sv, " und "sv}) {
            const std::size_t at = part.rfind(between);
            if (at == std::string_view::npos || !is_speaker(part.substr(at + between.size()))) continue;
            return names_speakers(part.substr(0, at));
        }
        return false;
    }

    [[nodiscard]] bool is_speaker(std::string_view name) const {
        return std::find(speakers_.begin(), speakers_.end(), normalize_name(name)) != speakers_.end();
    }

    std::vector<std::string> speakers_;
    std::vector<std::string> event_words_;
    std::vector<std::string> events_;  ///< folded, without spaces
};

std::optional<std::string_view> without_bracket(std::string_view title, const Known& known) {
    for (const auto& [open, close] : brackets) {
        if (!title.ends_with(close)) continue;
        const std::size_t at = title.rfind(open);
        if (at == std::string_view::npos || at == 0) continue;
        const std::string_view inside = title.substr(at + 1, title.size() - at - 2);
        if (known.is_surplus(inside)) return trim(title.substr(0, at));
    }
    return std::nullopt;
}

/// The title without its first or its last part, when that is surplus.
std::optional<std::string_view> without_part(std::string_view title, const Known& known) {
    for (const std::string_view separator : separators) {
        const std::size_t last = title.rfind(separator);
        if (last == std::string_view::npos) continue;
        if (known.is_surplus(title.substr(last + separator.size()))) return trim(title.substr(0, last));
        const std::size_t first = title.find(separator);
        if (separator != " by " && known.is_surplus(title.substr(0, first)))
            return trim(title.substr(first + separator.size()));
    }
    return without_bracket(title, known);
}

/// `"Making games"`; not `"A" and "B"`.
std::string_view without_quotes(std::string_view title) {
    if (title.size() < 3 || title.front() != '"' || title.find('"', 1) != title.size() - 1) return title;
    return title.substr(1, title.size() - 2);
}

/// Whether it names a talk, and not just a kind of talk.
bool says_something(std::string_view title) {
    const std::string folded = normalize_name(without_format(title));
    return !folded.empty() && folded != "keynote" && folded != "lightning talk";
}

}  // namespace

std::string talk_title(std::string_view title, const TitleContext& context) {
    const Known known(context);
    std::string_view rest = trim(title);
    while (const auto shorter = without_part(rest, known)) {
        if (!says_something(*shorter)) break;
        rest = *shorter;
    }
    return std::string(rest.size() < trim(title).size() ? without_quotes(rest) : rest);
}

}  // namespace lectern::pyvideo
