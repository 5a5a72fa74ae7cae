// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/listing.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "indexer/edition.hpp"
#include "indexer/event_name.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/readers/markdown/evidence.hpp"
#include "indexer/readers/markdown/fact_lines.hpp"
#include "indexer/readers/markdown/prose.hpp"
#include "indexer/readers/markdown/title_candidate.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

/// The bytes of the separator that a text begins with; 0 without one.
std::size_t leading_mark(std::string_view text) {
    for (const std::string_view mark : {"-", "–", "—", ":", "|", "•", ",", "·"}) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

bool is_dash(std::string_view text) { return leading_mark(text) > 0; }

std::string_view strip_leading_marks(std::string_view text) {
    text = trim(text);
    while (const std::size_t mark = leading_mark(text)) text = trim(text.substr(mark));
    return text;
}

class Finder {
public:
    Finder(const Body& body, Topic topic) : body_(body), evidence_(body, topic, listing_.sections) {}

    Listing run() {
        listing_.sections.push_back({});
        for (const Block& b : body_.blocks) opens_day_.push_back(opens_day(b));
        for (std::size_t i = 0; i < body_.blocks.size(); ++i) visit(i);
        keep_lists(probes_);
        collect();
        return std::move(listing_);
    }

private:
    const Block& block(std::size_t i) const { return body_.blocks[i]; }

    void visit(std::size_t i) {
        section_of_.push_back(section_);
        claimed_.push_back(false);
        if (i < consumed_until_) return;
        if (opens_day_[i]) {
            open_section(i);
            return;
        }
        auto candidate = title_candidate(block(i));
        if (candidate && is_possible_title(*candidate)) {
            Probe probe = examine(i, std::move(*candidate));
            const bool time_before = !probe.meta.has_time() && i > 0 && announces(i - 1, i);
            if (time_before) take_announcement(probe.meta);
            take_time_of_section(probe.meta);
            if (evidence_.suffices(probe)) {
                if (time_before) claimed_[i - 1] = true;
                consumed_until_ = std::max(consumed_until_, probe.abstract.block);
                probes_.push_back(std::move(probe));
                return;
            }
        }
        if (block(i).kind == Block::Kind::heading) open_section(i);
        if (block(i).kind == Block::Kind::paragraph) note_announcement(i);
    }

    /// `**10:30am - 11:30am MST (Salt Palace)**` on its own, before the title.
    void note_announcement(std::size_t i) {
        const std::string text = plain_text(block(i));
        constexpr std::size_t longest = 160;
        if (text.size() > longest || !is_schedule(text)) return;
        Meta meta;
        if (!read_meta_line(text, {true, true}, meta).meta || !meta.has_time()) return;
        announcement_ = std::move(meta);
        announced_at_ = i;
    }

    /// Whether the time on its own at `before` is that of the title at `i`: in the
    /// same list or text, or in the item that the title's list lies in.
    bool announces(std::size_t before, std::size_t i) const {
        if (announced_at_ != before) return false;
        const std::size_t time = block(before).container;
        const Container& own = body_.containers[block(i).container];
        return time == block(i).container || time == own.parent ||
               (own.list != 0 && body_.containers[time].list == own.list);
    }

    /// `## 10:35 - 11:20` over the talks of all rooms.
    void take_time_of_section(Meta& meta) const {
        if (meta.has_time()) return;
        const auto schedule = parse_schedule(listing_.sections[section_].heading);
        if (schedule && schedule->pure() && schedule->has_time()) take_schedule(*schedule, meta);
    }

    void take_announcement(Meta& meta) const {
        meta.start = announcement_.start;
        meta.end = announcement_.end;
        if (meta.timezone.empty()) meta.timezone = announcement_.timezone;
        if (!meta.date) meta.date = announcement_.date;
        if (meta.weekday < 0) meta.weekday = announcement_.weekday;
        if (meta.room.empty()) meta.room = announcement_.room;
    }

    /// `**Wednesday, October 26**`, `* Wednesday, May 2:`: a day alone heads what
    /// follows like a heading.
    static bool opens_day(const Block& b) {
        if (b.kind != Block::Kind::paragraph) return false;
        const auto lines = lines_of(b.runs);
        if (lines.size() != 1 || (!lines[0].marked && !b.opens_item && !lines[0].text.ends_with(':')))
            return false;
        const auto schedule = parse_schedule(lines[0].text);
        return schedule && schedule->pure() && schedule->has_day() && !schedule->has_time();
    }

    void open_section(std::size_t i) {
        Section section;
        section.heading = plain_text(block(i));
        // a day in bold lies below every heading
        section.level = block(i).kind == Block::Kind::heading ? block(i).level : day_level;
        std::size_t parent = section_;
        while (parent != 0 && listing_.sections[parent].level >= section.level)
            parent = listing_.sections[parent].parent;
        section.parent = parent;
        section_ = listing_.sections.size();
        listing_.sections.push_back(std::move(section));
        section_of_.back() = section_;
    }

    static bool is_possible_title(const TitleCandidate& candidate) {
        if (candidate.title.ends_with(':') || candidate.title.ends_with("：")) return false;
        if (is_web_address(candidate.title)) return false;  // `[https://sched.co/1](https://sched.co/1)`
        if (candidate.url.starts_with('#') || candidate.url.starts_with("mailto:")) return false;
        if (candidate.shape == Shape::bold && !candidate.labelled) {
            // `**Ann Lee, Acme**` is somebody's byline, not a title
            const auto byline = parse_byline(candidate.title);
            if (byline && byline->affiliated) return false;
        }
        const auto schedule = parse_schedule(candidate.title);
        if (schedule && schedule->pure()) return false;
        // `Day 2: Tuesday, November 12`, `WasmCon: November 11-12`
        const bool names_days =
            schedule && (schedule->has_day() || schedule->date_range) && !schedule->has_time();
        if (candidate.shape == Shape::heading && candidate.url.empty()) {
            return !names_days;
        }
        return true;
    }

    /// Reads the lines after the title until prose begins.
    Probe examine(std::size_t i, TitleCandidate candidate) {
        Probe probe;
        probe.block = i;
        probe.section = section_;
        probe.container = talk_container(i, candidate.labelled);
        probe.meta = candidate.meta;
        probe.talk_page = is_talk_page(candidate.url);
        probe.split = split_title(candidate.title);
        std::vector<TextLine> lines = candidate.lines;
        if (!candidate.rest.empty()) read_rest(candidate, lines, probe);
        std::size_t at = 0;
        while (at < lines.size()) {
            const std::size_t next = take_lines(lines, at, false, probe.meta, probe.opening);
            if (next == at || !probe.opening.empty()) {
                at = next;
                break;
            }
            at = next;
        }
        for (; at < lines.size(); ++at) append(probe.opening, lines[at].text, " ");
        probe.abstract = {i + 1, 0};
        if (probe.opening.empty()) read_following(i + 1, probe);
        // `**Title**` / `[Session details](…)`
        const bool details = candidate.shape == Shape::bold && candidate.url.empty();
        probe.talk_page = probe.talk_page || (details && probe.meta.talk_page);
        probe.candidate = std::move(candidate);
        return probe;
    }

    static void append(std::string& to, std::string_view what, std::string_view separator) {
        if (!to.empty() && !what.empty()) to += separator;
        to += what;
    }

    /// A list item holds its talk; where the list is nothing but one title, the
    /// text stands behind the list.
    std::size_t talk_container(std::size_t i, bool labelled) const {
        std::size_t container = block(i).container;
        const Container& own = body_.containers[container];
        if (own.kind != Container::Kind::item) return container;
        if (labelled) return own.parent;
        const bool more = i + 1 < body_.blocks.size() && body_.within(block(i + 1).container, container);
        return !more && own.only_item ? own.parent : container;
    }

    /// ` - A, X`, ` by A`, `: a sentence`, behind the link or the bold text.
    void read_rest(const TitleCandidate& candidate, std::vector<TextLine>& lines, Probe& probe) {
        std::string_view rest = trim(candidate.rest);
        const std::string lower = lower_ascii(rest.substr(0, 5));
        const bool separated =
            is_dash(rest) || rest.starts_with('(') || lower.starts_with("by ") || lower == "with ";
        const bool dash = is_dash(rest) && !rest.starts_with(',');
        rest = strip_leading_marks(rest);
        if (rest.empty()) return;
        if (!separated) {
            // `[Title](…) Room 335, Level 3`
            const bool room = is_room(rest) && probe.meta.room.empty();
            if (room) probe.meta.room = std::string(rest);
            probe.prose = !room && letter_case(rest).has_letter;
            return;
        }
        TextLine line;
        line.text = std::string(rest);
        line.line = candidate.line;
        std::vector<TextLine> all{line};
        all.insert(all.end(), lines.begin(), lines.end());
        std::string opening;
        const std::size_t taken = take_lines(all, 0, probe.talk_page, probe.meta, opening);
        if (taken > 0) {
            lines.assign(all.begin() + static_cast<std::ptrdiff_t>(taken), all.end());
            return;
        }
        if (!dash) {
            // behind a comma or `by` nothing but names may stand: the rest is a sentence
            probe.prose = true;
            return;
        }
        for (const std::string_view boundary : {": ", ". ", " – ", " - ", " — "}) {
            for (auto at = rest.find(boundary); at != std::string_view::npos;
                 at = rest.find(boundary, at + 1)) {
                const auto byline = parse_byline(rest.substr(0, at));
                if (!byline || !byline->affiliated) continue;
                take_byline(*byline, probe.meta);
                probe.opening = std::string(trim(rest.substr(at + boundary.size())));
                return;
            }
        }
        probe.opening = std::string(rest);
    }

    void read_following(std::size_t from, Probe& probe) {
        constexpr std::size_t most_blocks = 12;  // of facts about one talk
        const std::size_t end = std::min(body_.blocks.size(), from + most_blocks);
        for (std::size_t i = from; i < end; ++i) {
            const Block& next = block(i);
            const int title_level = probe.candidate.shape == Shape::heading ? probe.candidate.level : 0;
            if (is_field_heading(body_, i, title_level)) {
                const Field field = read_field(body_, i, probe.meta);
                if (field != Field::fact) {
                    if (field == Field::abstract) probe.abstract = {i + 1, 0};
                    return;
                }
                probe.abstract = {++i + 1, 0};
                continue;
            }
            const bool fact = next.kind == Block::Kind::heading &&
                              body_.within(next.container, probe.container) && is_fact_heading(next, probe);
            if (!fact && ends_talk(i, probe.container)) return;
            if (is_picture(next)) {
                if (probe.abstract.block == i) probe.abstract = {i + 1, 0};
                continue;
            }
            if (!fact && (next.kind != Block::Kind::paragraph || opens_another(next))) return;
            if (take_link_line(next.runs, probe.meta)) {
                probe.abstract = {i + 1, 0};
                continue;
            }
            const auto lines = lines_of(next.runs);
            const bool schedule_next = i + 1 < body_.blocks.size() && is_schedule(plain_text(block(i + 1)));
            std::size_t at = 0;
            while (at < lines.size() && probe.opening.empty()) {
                const std::size_t taken =
                    take_lines(lines, at, schedule_next && at + 1 == lines.size(), probe.meta, probe.opening);
                if (taken == at) break;
                at = taken;
            }
            probe.abstract = at == lines.size() ? Cursor{i + 1, 0} : Cursor{i, at};
            if (at < lines.size() || !probe.opening.empty()) return;
        }
    }

    bool ends_talk(std::size_t i, std::size_t container) const {
        const Block& b = block(i);
        return !body_.within(b.container, container) || b.kind == Block::Kind::heading ||
               b.kind == Block::Kind::rule || opens_day_[i];
    }

    /// `#### Title` / `##### 13:35 - 13:55 CET, Hall 3` / `### Speakers: …`: a
    /// heading that says nothing but a fact of the talk above.
    static bool is_fact_heading(const Block& b, const Probe& probe) {
        const std::string text = plain_text(b);
        if (!is_schedule(text) && !opens_with_label(text) && text.find(": ") == std::string::npos)
            return false;
        Meta meta = probe.meta;
        return read_meta_line(text, {true, probe.meta.speakers.empty()}, meta).meta &&
               (meta.has_time() || meta.speakers.size() > probe.meta.speakers.size() ||
                meta.room != probe.meta.room);
    }

    /// The next talk's title, rather than this one's byline in bold.
    static bool opens_another(const Block& next) {
        const auto candidate = title_candidate(next);
        if (!candidate || !is_possible_title(*candidate)) return false;
        if (candidate->meta.has_time()) return true;
        if (candidate->url.empty()) return false;
        Meta ignored;
        return is_talk_page(candidate->url) && !take_link_line(next.runs, ignored);
    }

    void collect() {
        const bool dashes = std::any_of(probes_.begin(), probes_.end(), [](const Probe& probe) {
            return probe.meta.speakers.empty() && probe.split.byline && probe.split.byline->affiliated;
        });
        std::vector<std::vector<std::size_t>> bodies(probes_.size());
        std::size_t usual = 0;
        for (std::size_t p = 0; p < probes_.size(); ++p) {
            bodies[p] = body_blocks(p);
            if (!closes_section(p)) usual = std::max(usual, bodies[p].size());
        }
        for (std::size_t p = 0; p < probes_.size(); ++p) {
            if (closes_section(p)) cut_closing(bodies[p], probes_[p], usual);
            listing_.entries.push_back(entry(probes_[p], bodies[p], dashes));
        }
        introduce_sections();
    }

    /// No further talk follows in the same container before the section ends.
    bool closes_section(std::size_t p) const {
        if (p + 1 >= probes_.size()) return true;
        return section_of_[probes_[p].block] != section_of_[probes_[p + 1].block] ||
               probes_[p].container != probes_[p + 1].container;
    }

    std::vector<std::size_t> body_blocks(std::size_t p) const {
        const Probe& probe = probes_[p];
        const std::size_t next_title = p + 1 < probes_.size() ? probes_[p + 1].block : body_.blocks.size();
        std::vector<std::size_t> out;
        for (std::size_t i = probe.abstract.block; i < next_title; ++i) {
            if (ends_talk(i, probe.container)) break;
            if (!claimed_[i]) out.push_back(i);
        }
        return out;
    }

    void cut_closing(std::vector<std::size_t>& blocks, const Probe& probe, std::size_t usual) const {
        for (std::size_t n = 0; n < blocks.size(); ++n) {
            const Block& b = block(blocks[n]);
            if (b.kind != Block::Kind::paragraph || is_picture(b)) continue;
            const bool first = n == 0 && probe.opening.empty();
            if (is_closing(b, first) ||
                (n >= std::max<std::size_t>(usual, 1) && usual > 0 && is_closing(b, false))) {
                blocks.resize(n);
                return;
            }
        }
    }

    Entry entry(Probe& probe, const std::vector<std::size_t>& blocks, bool dashes) const {
        Entry out;
        out.url = probe.candidate.url;
        out.line = probe.candidate.line;
        out.section = probe.section;
        out.title = probe.candidate.title;
        // one word behind the dash is a name where the others have theirs there
        if (dashes && probe.talk_page && !probe.split.byline) {
            probe.split = split_title(probe.candidate.title, NameForm::one_word_too);
        }
        // a byline of its own line wins; then the dash belongs to the title
        if (probe.meta.speakers.empty() && probe.split.byline) {
            const Byline& byline = *probe.split.byline;
            const bool several = byline.speakers.size() > 1;
            if (byline.affiliated || several || probe.listed || (dashes && probe.talk_page)) {
                out.title = probe.split.title;
                take_byline(byline, probe.meta);
            }
        }
        out.format = probe.candidate.format;
        out.abstract = abstract(probe, blocks);
        out.meta = std::move(probe.meta);
        return out;
    }

    std::string abstract(Probe& probe, const std::vector<std::size_t>& blocks) const {
        std::string out = probe.opening;
        for (const std::size_t i : blocks) {
            const Block& b = block(i);
            if (is_picture(b) || take_link_line(b.runs, probe.meta)) continue;
            std::string text;
            if (i == probe.abstract.block && probe.abstract.line > 0) {
                const auto lines = lines_of(b.runs);
                for (std::size_t n = probe.abstract.line; n < lines.size(); ++n)
                    append(text, lines[n].text, " ");
            } else {
                if (is_labelled_fact(b, probe.meta)) continue;
                text = plain_text(b);
            }
            const bool bullet = b.opens_item && b.container != probe.container;
            append(out, bullet ? body_.marker(b) + text : text, bullet ? "\n" : "\n\n");
        }
        return out;
    }

    /// `**When:** …` behind the abstract.
    static bool is_labelled_fact(const Block& b, Meta& meta) {
        const auto lines = lines_of(b.runs);
        if (lines.empty() || lines.size() > 4) return false;
        Meta copy = meta;
        for (const TextLine& line : lines) {
            const auto colon = line.text.find(':');
            const bool pure = [&] {
                const auto schedule = parse_schedule(line.text);
                return schedule && schedule->pure() && schedule->has_time();
            }();
            if ((colon == std::string::npos || colon > 14) && !pure) return false;
            const MetaLine read = read_meta_line(line.text, {line.marked, copy.speakers.empty()}, copy);
            if (!read.meta || !read.abstract.empty()) return false;
        }
        meta = std::move(copy);
        return true;
    }

    /// The prose of each section before its first talk.
    void introduce_sections() {
        std::vector<bool> open(listing_.sections.size(), true);
        std::size_t next = 0;
        for (std::size_t i = 0; i < body_.blocks.size(); ++i) {
            const std::size_t section = section_of_[i];
            if (next < probes_.size() && probes_[next].block == i) {
                open[section] = false;
                ++next;
            }
            if (!open[section] || block(i).kind != Block::Kind::paragraph || is_picture(block(i))) continue;
            append(listing_.sections[section].introduction, plain_text(block(i)), "\n");
        }
    }

    static constexpr int day_level = 7;

    const Body& body_;
    Listing listing_;
    Evidence evidence_;
    std::vector<std::size_t> section_of_;  // of each block
    std::vector<bool> opens_day_;          // of each block
    std::vector<bool> claimed_;            // blocks that say when the next talk is
    std::vector<Probe> probes_;
    Meta announcement_;
    std::size_t announced_at_ = SIZE_MAX;
    std::size_t section_ = 0;
    std::size_t consumed_until_ = 0;
};

}  // namespace

Listing find_entries(const Body& body, Topic topic) { return Finder(body, topic).run(); }

}  // namespace lectern::markdown
