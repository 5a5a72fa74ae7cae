// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/records/schedule_grid.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "indexer/readers/records/site.hpp"
#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"

namespace lectern::records {

namespace {

using tree::Node;
using FreeSlots = std::map<std::string, std::vector<Slot>>;  // by day

std::string text_at(const Node& map, std::string_view key) {
    const Node* value = map.find(key);
    return value == nullptr ? std::string() : text_of(*value);
}

/// How many things happen at once; absent where the row does not say so, or is
/// filled in part.
std::optional<std::size_t> free_slots(const Node& row) {
    const std::string text = text_at(row, "slots");
    std::size_t slots = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), slots);
    constexpr std::size_t most = 100;
    if (error != std::errc() || end != text.data() + text.size() || slots > most) return std::nullopt;
    const Node* items = row.find("items");
    const std::size_t taken = items == nullptr ? 0 : items->entries.size();
    if (taken != 0 && taken != slots) return std::nullopt;
    return slots - taken;
}

/// Empty where a row leaves doubt.
FreeSlots slots_of(const Node& schedule) {
    FreeSlots out;
    const Node* days = schedule.find("days");
    if (days == nullptr) return out;
    for (const Node::Entry& day : days->entries) {
        const Node* grid = day.value->find("grid");
        const std::string date = text_at(*day.value, "date");
        if (grid == nullptr || !is_date(date)) return {};
        auto& slots = out[date];
        for (const Node::Entry& row : grid->entries) {
            const auto free = free_slots(*row.value);
            const auto start = parse_clock(text_at(*row.value, "start_time"));
            const auto end = parse_clock(text_at(*row.value, "end_time"));
            if (!free || !start || !end) return {};
            slots.insert(slots.end(), *free, Slot{*start, *end, date});
        }
    }
    return out;
}

/// `# TODO: talks running order`
bool doubts_order(std::string_view text) {
    for (std::string_view line : split(text, "\n")) {
        line = trim(line);
        if (line.starts_with('#') && line.find("TODO") != std::string_view::npos &&
            line.find("order") != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

/// By the id of a record: `- date: 2024-05-01` / `timeslots: [{startTime: 10:00,
/// endTime: 10:40, sessionIds: [7, 8]}]`. One that goes on in the next slot ends there.
std::map<std::string, Slot> slots_by_id(const Node& schedule) {
    std::map<std::string, Slot> out;
    if (!schedule.is_list()) return out;
    for (const Node::Entry& day : schedule.entries) {
        const Node* slots = day.value->find("timeslots");
        const std::string date = text_at(*day.value, "date");
        if (slots == nullptr || !is_date(date)) continue;
        for (const Node::Entry& slot : slots->entries) {
            const auto start = parse_clock(text_at(*slot.value, "startTime"));
            const auto end = parse_clock(text_at(*slot.value, "endTime"));
            const Node* ids = slot.value->find("sessionIds");
            if (!start || !end || ids == nullptr) continue;
            for (const Node::Entry& id : ids->entries) {
                const auto [known, added] = out.try_emplace(id.value->text, Slot{*start, *end, date});
                if (!added && known->second.date == date && known->second.end == *start)
                    known->second.end = *end;
            }
        }
    }
    return out;
}

SlotsOfRecords join(const Node& list, const std::map<std::string, Slot>& by_id) {
    SlotsOfRecords out;
    for (const Node::Entry& entry : list.entries) {
        const auto slot = by_id.find(text_at(*entry.value, "id"));
        if (slot != by_id.end()) out.emplace(entry.value, slot->second);
    }
    return out;
}

}  // namespace

SlotsOfRecords slots_beside(const Document& document, const Node& list,
                            std::vector<std::string>& companions) {
    if (document.around == nullptr || !list.is_list()) return {};
    const std::string path = path_in(folder_of(document.path), "schedule.yml");
    const auto text = path == document.path ? nullptr : document.around->file(path);
    if (!text || doubts_order(document.content)) return {};
    companions.push_back(path);
    std::vector<Diagnostic> of_that_file;
    const tree::Tree schedule = tree::parse_yaml(*text, {path, "the schedule", 1, of_that_file});
    if (schedule.root == nullptr) return {};
    if (const auto by_id = slots_by_id(*schedule.root); !by_id.empty()) return join(list, by_id);
    const FreeSlots free = slots_of(*schedule.root);
    std::map<std::string, std::vector<const Node*>> records;
    for (const Node::Entry& entry : list.entries)
        records[text_at(*entry.value, "date")].push_back(entry.value);
    const bool fits =
        records.size() == free.size() &&
        std::equal(records.begin(), records.end(), free.begin(), [](const auto& day, const auto& slots) {
            return day.first == slots.first && day.second.size() == slots.second.size();
        });
    SlotsOfRecords out;
    if (!fits) return out;
    for (const auto& [day, on_day] : records) {
        for (std::size_t i = 0; i < on_day.size(); ++i) out.emplace(on_day[i], free.at(day)[i]);
    }
    return out;
}

}  // namespace lectern::records
