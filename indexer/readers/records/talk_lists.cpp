// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/records/talk_lists.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "indexer/event_name.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/session_kind.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"

namespace lectern::records {

namespace {

using tree::Node;

/// Facts that a talk has, and few other things that lie beside talks. A day of
/// a programme has a title and a date as well.
bool says_something_of_a_talk(const Record& record) {
    constexpr std::array<Fact, 8> facts{Fact::abstract, Fact::video, Fact::slides,  Fact::event,
                                        Fact::track,    Fact::room,  Fact::authors, Fact::place};
    return std::any_of(facts.begin(), facts.end(), [&](Fact fact) { return record.get(fact) != nullptr; });
}

/// `category: sprints`, `type: custom`: kinds of things that no talk is.
bool is_something_else(const Record& record) {
    const auto kinds = record.all(Fact::format);
    return !kinds.empty() && std::none_of(kinds.begin(), kinds.end(), [](const Node* kind) {
        return format_of_label(text_of(*kind)).has_value() || names_talks(text_of(*kind));
    });
}

class Finder {
public:
    Finder(const SlotsOfRecords& slots, KnownPeople known, const std::string& path,
           std::vector<Diagnostic>& diagnostics)
        : slots_(slots), known_(known), path_(path), diagnostics_(diagnostics) {}

    void visit(const Node& node, Evidence evidence, const Inherited& inherited, bool item) {
        if (node.shared && !seen_.insert(&node).second) return;
        if (node.is_list()) {
            for (const Node::Entry& entry : node.entries) visit(*entry.value, evidence, inherited, true);
        } else if (node.is_map()) {
            visit_map(node, evidence, inherited, item);
        }
    }

    std::vector<Talk>& talks() { return talks_; }

private:
    void visit_map(const Node& node, Evidence evidence, const Inherited& inherited, bool item) {
        const Record record(node);
        const auto slot = slots_.find(&node);
        const Inherited placed = slot == slots_.end() ? inherited : at_slot(inherited, slot->second);
        const bool talk = (item || evidence == Evidence::place) && describes_talk(record, evidence);
        const std::size_t before = talks_.size();
        if (talk) {
            talks_.push_back(talk_of(record, RecordKind::item, placed, known_, path_, diagnostics_));
            talks_.back().sources = {{path_, title_of(record)->line}};
        }
        // what belongs to a talk (`resources: [{title: …}]`) needs speakers of its own
        visit_inside(node, talk ? Evidence::speakers : evidence, placed, record, talk);
        if (talk && talks_.size() > before + 1 && only_holds_talks(before))
            talks_.erase(talks_.begin() + static_cast<std::ptrdiff_t>(before));
    }

    static Inherited at_slot(Inherited inherited, const Slot& slot) {
        inherited.date = slot.date;
        inherited.start = slot.start;
        inherited.end = slot.end;
        return inherited;
    }

    void visit_inside(const Node& node, Evidence evidence, const Inherited& inherited, const Record& record,
                      bool told) {
        const auto holds_records = [](const Node::Entry& entry) {
            const Node& value = *entry.value;
            const bool list =
                value.is_list() && !value.entries.empty() && !value.entries.front().value->is_scalar();
            return (list || value.is_map()) && !names_people(entry.key);
        };
        if (std::none_of(node.entries.begin(), node.entries.end(), holds_records)) return;
        std::vector<Diagnostic> again;  // what is wrong with a talk's day has been said
        const Inherited own = inherit(inherited, record, path_, told ? again : diagnostics_);
        Inherited of_year = own;
        for (const Node::Entry& entry : node.entries) {
            if (!holds_records(entry)) continue;
            const bool kept_here = evidence == Evidence::place || names_talks(entry.key);
            // `2017: {a-talk: …}`
            of_year.year = as_year(entry.key);
            visit(*entry.value, kept_here ? Evidence::place : Evidence::speakers,
                  of_year.year != 0 ? of_year : own, false);
        }
    }

    /// A video of lightning talks is none of them, though it may name their
    /// speakers; a keynote with questions behind it has a speaker of its own.
    bool only_holds_talks(std::size_t parent) const {
        const auto& speakers = talks_[parent].speakers;
        const auto speaks_inside = [&](const Speaker& speaker) {
            return std::any_of(talks_.begin() + static_cast<std::ptrdiff_t>(parent) + 1, talks_.end(),
                               [&](const Talk& talk) {
                                   return std::any_of(
                                       talk.speakers.begin(), talk.speakers.end(),
                                       [&](const Speaker& other) { return other.name == speaker.name; });
                               });
        };
        return std::all_of(speakers.begin(), speakers.end(), speaks_inside);
    }

    const SlotsOfRecords& slots_;
    KnownPeople known_;
    const std::string& path_;
    std::vector<Diagnostic>& diagnostics_;
    std::vector<Talk> talks_;
    std::unordered_set<const Node*> seen_;  // of the shared ones
};

void collect_people(const Node& node, PeopleTable& people, std::size_t depth) {
    constexpr std::size_t deepest = 2;  // `data: {speakers: …}`
    if (!node.is_map()) return;
    for (const Node::Entry& entry : node.entries) {
        if (names_people(entry.key)) {
            people.add(*entry.value);
        } else if (depth < deepest) {
            collect_people(*entry.value, people, depth + 1);
        }
    }
}

}  // namespace

bool names_talks(std::string_view name) {
    constexpr std::array<std::string_view, 24> words{
        "talk",     "talks",     "session",   "sessions",  "presentation", "presentations",
        "lecture",  "lectures",  "program",   "programme", "schedule",     "agenda",
        "keynotes", "workshops", "tutorials", "videos",    "lightning",    "talklist",
        "charlas",  "palestras", "vortraege", "slots",     "submissions",  "lightningtalks"};
    std::string spaced(name);
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == '-' || c == '_' || c == '.'; }, ' ');
    const auto parts = plain_words(spaced);
    return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
        return std::find(words.begin(), words.end(), part) != words.end();
    });
}

bool describes_talk(const Record& record, Evidence evidence) {
    const Node* value = title_of(record);
    if (value == nullptr || is_withdrawn(record) || is_placeholder(value->text)) return false;
    const std::string title = clean_line(value->text);
    // `host: Ann Lee` is said of a meetup, too
    const bool somebody = evidence == Evidence::place ? names_somebody(record) : names_speakers(record);
    const std::string category = record.text(Fact::format);
    const Node* service = record.map().find("service");
    const bool marked = service != nullptr && service->text == "true";
    if (!is_talk({.title = title, .category = category, .has_speakers = somebody, .service = marked}))
        return false;
    if (!somebody)
        return evidence == Evidence::place && says_something_of_a_talk(record) && !is_something_else(record);
    // `DevConf 2024` with all its speakers
    return texts_of(*record.get(Fact::speakers)).size() <= 2 || !names_only_an_event(title);
}

PeopleTable people_in_tree(const Node& root) {
    PeopleTable people;
    collect_people(root, people, 0);
    return people;
}

std::vector<Talk> find_talks(const Node& root, const ListContext& context, KnownPeople known,
                             const std::string& path, std::vector<Diagnostic>& diagnostics) {
    Finder finder(context.slots, known, path, diagnostics);
    Inherited inherited = context.inherited;
    inherited.day_order = day_order_in(root);
    finder.visit(root, context.evidence, inherited, false);
    return std::move(finder.talks());
}

}  // namespace lectern::records
