// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/prose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/edition.hpp"
#include "indexer/lexicon.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

template <std::size_t N>
std::size_t count_phrases(std::string_view text, const std::array<std::string_view, N>& phrases) {
    return static_cast<std::size_t>(
        std::count_if(phrases.begin(), phrases.end(),
                      [&](std::string_view phrase) { return text.find(phrase) != std::string_view::npos; }));
}

/// Lower case with a space at both ends and straight apostrophes, so that
/// phrases can be looked for as words.
std::string searchable(std::string_view text) {
    std::string out = lower_ascii(fmt::format(" {} ", single_spaced(text)));
    for (auto at = out.find("’"); at != std::string::npos; at = out.find("’", at))
        out.replace(at, 3, 1, '\'');
    return out;
}

constexpr std::array<std::string_view, 24> sure_phrases{"see you in ",
                                                        "see you at",
                                                        "see you there",
                                                        "see you soon",
                                                        "say hi",
                                                        "say hello",
                                                        "stop by",
                                                        "come by",
                                                        "swing by",
                                                        " kiosk",
                                                        "our booth",
                                                        "'s booth",
                                                        "project pavilion",
                                                        "safe travels",
                                                        "happy kubecon",
                                                        "complete schedule",
                                                        "full schedule",
                                                        "whole schedule",
                                                        "looking forward to seeing",
                                                        "look forward to seeing",
                                                        "hope to see you",
                                                        "hope to meet",
                                                        "can't wait to see",
                                                        "à bientôt"};

constexpr std::array<std::string_view, 30> mild_phrases{" register ",
                                                        " sign up",
                                                        " tickets",
                                                        " booth",
                                                        " follow us",
                                                        " subscribe",
                                                        " newsletter",
                                                        " hiring",
                                                        " slack",
                                                        " find us",
                                                        " meet us",
                                                        " join us in ",
                                                        " join us at ",
                                                        " don't miss",
                                                        " whether you are attending",
                                                        " whether you're attending",
                                                        " hallway",
                                                        " that's it",
                                                        " that is it",
                                                        " that's all",
                                                        " we would love to",
                                                        " we'd love to",
                                                        " blog post",
                                                        " this post",
                                                        " playlist",
                                                        " thank you to",
                                                        " thanks to",
                                                        " connect with",
                                                        " the community",
                                                        " our team"};

bool is_farewell(std::string_view text) {
    return split_words(text).size() <= 7 && (text.ends_with('!') || text.find("👋") != std::string_view::npos);
}

}  // namespace

bool is_no_talk_title(std::string_view title) {
    const std::string text = searchable(title);
    constexpr std::array<std::string_view, 53> openings{" about the author",
                                                        " about us",
                                                        " about ",
                                                        " author",
                                                        " written by",
                                                        " posted",
                                                        " table of contents",
                                                        " in this post",
                                                        " contents",
                                                        " further reading",
                                                        " resources",
                                                        " schedule",
                                                        " agenda ",
                                                        " register",
                                                        " venue ",
                                                        " what's next",
                                                        " what comes next",
                                                        " getting there",
                                                        " conclusion",
                                                        " introduction ",
                                                        " thank you",
                                                        " thanks ",
                                                        " acknowledg",
                                                        " learn more",
                                                        " read more",
                                                        " join us",
                                                        " meet us",
                                                        " find us",
                                                        " see you",
                                                        " contact",
                                                        " sponsor us",
                                                        " important",
                                                        " note ",
                                                        " note:",
                                                        " update:",
                                                        " tl;dr",
                                                        " spoiler",
                                                        " summary ",
                                                        " before you",
                                                        " share ",
                                                        " watch ",
                                                        " add to ",
                                                        " full schedule",
                                                        " view ",
                                                        " submit ",
                                                        " here ",
                                                        " click ",
                                                        " more details",
                                                        " download",
                                                        " faq ",
                                                        " prerequisites",
                                                        " get involved",
                                                        " wrap-up "};
    for (const std::string_view opening : openings) {
        if (!text.starts_with(opening)) continue;
        // `Schedulers, Seatbelts` is no schedule
        const char next = text[opening.size()];
        if (opening.back() == ' ' || opening == " acknowledg" || next < 'a' || next > 'z') return true;
    }
    const auto words = plain_words(title);
    if (words.size() == 1 && !letter_case(title).has_upper) return true;
    for (const std::string_view phrase :
         {"happy hour", "fun run", "crawl", "meet and greet", "meet & greet", "watch party",
          "networking break", "group photo", "project pavilion", "after party"}) {
        if (text.find(phrase) != std::string::npos) return true;
    }
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& w) { return lexicon::is_social_word(w); });
}

bool is_closing(const Block& block, bool sure) {
    const std::string plain = plain_text(block);
    const std::string text = searchable(plain);
    const std::size_t words = split_words(plain).size();
    // `**Cilium Project Booth:** visit …`
    if (!block.runs.empty() && block.runs.front().strong && is_no_talk_title(block.runs.front().text))
        return true;
    const std::size_t strong = count_phrases(text, sure_phrases);
    if (strong >= 1 && (words <= 60 || strong >= 2)) return true;
    if (sure) return false;
    if (is_farewell(plain)) return true;
    const std::size_t mild = count_phrases(text, mild_phrases);
    return mild >= 2 || (mild == 1 && words <= 30);
}

bool take_link_line(const std::vector<Run>& runs, Meta& meta) {
    std::size_t links = 0;
    std::string video;
    std::string slides;
    bool page = false;
    for (const Run& run : runs) {
        if (run.kind != Run::Kind::text) continue;
        const std::string text = searchable(run.text);
        if (run.url.empty()) {
            // separators, brackets, an emoji or a label such as `Links:`
            const LetterCase letters = letter_case(run.text);
            if (letters.has_letter && split_words(run.text).size() > 2) return false;
            continue;
        }
        constexpr std::array<std::string_view, 24> words{
            "watch", "recording", "video",    "slide", "deck", "add to",   "schedule", "register",
            "notes", "details",   "more",     "demo",  "repo", "here",     "stream",   "youtube",
            "link",  "download",  "calendar", "sched", "save", "bookmark", "page",     "code"};
        if (split_words(run.text).size() > 6 || count_phrases(text, words) == 0) return false;
        ++links;
        page = page || is_talk_page(run.url);
        if (is_recording(run.url)) video = run.url;
        if (text.find("slide") != std::string::npos || text.find("deck") != std::string::npos)
            slides = run.url;
    }
    if (links == 0) return false;
    meta.talk_page = meta.talk_page || page;
    if (meta.video_url.empty()) meta.video_url = video;
    if (meta.slides_url.empty()) meta.slides_url = slides;
    return true;
}

bool is_recording(std::string_view url) {
    const std::string host = host_of(url);
    return host == "youtu.be" || host.ends_with("youtube.com") || host.ends_with("vimeo.com");
}

bool is_picture(const Block& block) {
    if (block.kind == Block::Kind::html) return true;
    if (block.kind != Block::Kind::paragraph) return false;
    // components and imports of .mdx files are no text
    const std::string text = plain_text(block);
    return text.empty() || (text.front() == '<' && text.back() == '>') || text.starts_with("import ") ||
           text.starts_with("export ");
}

}  // namespace lectern::markdown
