// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_order.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "indexer/core/talk_record.hpp"

namespace lectern {

namespace {

/// Texts that many talks have, each held once.
class Names {
public:
    [[nodiscard]] std::uint32_t number_of(std::string_view name) {
        const auto known = numbers_.find(name);
        if (known != numbers_.end()) return known->second;
        const auto number = static_cast<std::uint32_t>(numbers_.size());
        numbers_.emplace(name, number);
        return number;
    }

    /// Of each number the place of its name among all.
    [[nodiscard]] std::vector<std::uint32_t> ranks() const {
        std::vector<std::pair<std::string_view, std::uint32_t>> sorted(numbers_.begin(), numbers_.end());
        std::sort(sorted.begin(), sorted.end());
        std::vector<std::uint32_t> ranks(sorted.size());
        for (std::uint32_t rank = 0; rank < sorted.size(); ++rank) ranks[sorted[rank].second] = rank;
        return ranks;
    }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
};

/// What a talk is ordered by; numbers of names, then their ranks.
struct Key {
    std::uint32_t date = 0;
    std::uint32_t event = 0;
    std::uint32_t start = 0;
    std::string id = {};
};

}  // namespace

Result<std::vector<std::uint32_t>> document_order(const TalkList& talks) {
    Names dates;
    Names events;
    Names starts;
    std::vector<Key> keys;
    keys.reserve(talks.size());
    std::string buffer;
    for (std::size_t i = 0; i < talks.size(); ++i) {
        const auto record = talks.record(i, buffer);
        if (!record) return record.error();
        const RecordOrder facts = order_of(*record);
        keys.push_back({dates.number_of(facts.date), events.number_of(facts.event),
                        starts.number_of(facts.start), std::string(facts.id)});
    }
    const auto rank = [&](const Names& names, std::uint32_t Key::*number) {
        const std::vector<std::uint32_t> ranks = names.ranks();
        for (Key& key : keys) key.*number = ranks[key.*number];
    };
    rank(dates, &Key::date);
    rank(events, &Key::event);
    rank(starts, &Key::start);
    std::vector<std::uint32_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
        const Key& a = keys[one];
        const Key& b = keys[other];
        return std::tie(b.date, a.event, a.start, a.id, one) <
               std::tie(a.date, b.event, b.start, b.id, other);
    });
    return order;
}

}  // namespace lectern
