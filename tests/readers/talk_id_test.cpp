// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/talk_id.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "lectern/collection.hpp"

namespace lectern {
namespace {

Talk talk(std::string title, std::string event, std::string date = {}) {
    Talk out;
    out.title = std::move(title);
    out.event = std::move(event);
    out.date = std::move(date);
    return out;
}

std::string id_of(Talk one) {
    std::vector<Talk> talks{std::move(one)};
    assign_ids(talks);
    return talks.front().id;
}

TEST(TalkId, IsTenDigitsOfCrockfordsBase32) {
    const std::string id = id_of(talk("A Title", "An Event 2025"));
    EXPECT_EQ(id.size(), 10u);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz"), std::string::npos);
}

TEST(TalkId, DependsOnTitleAndEventOnly) {
    Talk a = talk("⚡ Lightning Talk: Noisy Neighbours", "KubeCon 2024", "2024-03-19");
    Talk b = talk("noisy neighbours", "KubeCon 2024");
    b.url = "https://example.org/";
    b.sources = {{"/somewhere/else.md", 7}};
    EXPECT_EQ(id_of(a), id_of(b));
    EXPECT_NE(id_of(a), id_of(talk("noisy neighbours", "KubeCon 2025")));
    EXPECT_NE(id_of(a), id_of(talk("noisy neighbors", "KubeCon 2024")));
}

TEST(TalkId, StaysTheSameFromVersionToVersion) {
    EXPECT_EQ(id_of(talk("A Title", "An Event 2025")), "8h7tp8fj0t");
}

TEST(TalkId, TellsTalksOfOneTitleAndEventApart) {
    std::vector<Talk> talks{talk("Lightning Talks", "Conf 2025", "2025-01-01"),
                            talk("Lightning Talks", "Conf 2025", "2025-01-02"),
                            talk("Lightning Talks", "Conf 2025", "2025-01-02")};
    assign_ids(talks);
    std::set<std::string> ids;
    for (const Talk& one : talks) ids.insert(one.id);
    EXPECT_EQ(ids.size(), 3u);
    std::vector<Talk> reversed(talks.rbegin(), talks.rend());
    assign_ids(reversed);
    std::set<std::string> again;
    for (const Talk& one : reversed) again.insert(one.id);
    EXPECT_EQ(ids, again);
}

TEST(TalkId, OpeningsOfDifferentCoLocatedEventsDiffer) {
    Talk a = talk("Welcome + Opening Remarks", "KubeCon 2025");
    a.format = Format::remarks;
    a.track = "CiliumCon";
    Talk b = a;
    b.track = "ArgoCon";
    EXPECT_NE(id_of(a), id_of(b));
}

Talk given(const std::string& title, const std::vector<std::string>& names,
           const std::string& abstract = "") {
    Talk talk{.title = title, .abstract = abstract};
    for (const std::string& name : names) talk.speakers.push_back({.name = name});
    return talk;
}

TEST(GroupKey, IsSharedByShowingsOfOneTalk) {
    const TalkKey key = group_key(given("Netkit Instead of Veth", {"Ada Kern", "Bo Lindqvist"}));
    EXPECT_LT(key, TalkKey{1} << talk_key_bits);
    for (const Talk& showing :
         {given("Keynote: Netkit Instead of Veth", {"Ada Kern", "Bo Lindqvist"}),
          given("Netkit instead of veth!", {"Bo Lindqvist", "ADA KERN"}),
          given("⚡ Lightning Talk: Netkit – Instead of Veth", {"Bo Lindqvist", "Ada Kern"}),
          given("Sponsored Keynote: Netkit Instead of Veth", {"Ada Kern", "Bo Lindqvist", "Ada Kern"})}) {
        EXPECT_EQ(group_key(showing), key) << showing.title;
    }
    Talk elsewhere = given("Netkit Instead of Veth", {"Ada Kern", "Bo Lindqvist"}, "Another abstract.");
    elsewhere.event = "KubeCon + CloudNativeCon India 2025";
    elsewhere.date = "2025-08-06";
    EXPECT_EQ(group_key(elsewhere), key);
}

TEST(GroupKey, DiffersForOtherSpeakersAndTitles) {
    const TalkKey key = group_key(given("Netkit Instead of Veth", {"Ada Kern"}));
    EXPECT_NE(group_key(given("Netkit Instead of Veth", {"Ada Kern", "Bo Lindqvist"})), key);
    EXPECT_NE(group_key(given("Netkit Instead of Veth", {"Bo Lindqvist"})), key);
    EXPECT_NE(group_key(given("Netkit Instead of Veth, Part 2", {"Ada Kern"})), key);
}

TEST(GroupKey, WithoutSpeakersTheAbstractTells) {
    const std::string abstract(120, 'a');
    EXPECT_EQ(group_key(given("Netkit", {})), 0u);
    EXPECT_EQ(group_key(given("Netkit", {}, "Too short.")), 0u);
    EXPECT_NE(group_key(given("Netkit", {}, abstract)), 0u);
    EXPECT_EQ(group_key(given("NETKIT", {}, abstract)), group_key(given("Keynote: Netkit", {}, abstract)));
    EXPECT_NE(group_key(given("Netkit", {}, abstract + "b")), group_key(given("Netkit", {}, abstract)));
}

TEST(GroupKey, TitlesThatTellNothingGroupNothing) {
    for (const char* title : {"", "Keynote", "Lightning Talks", "Opening Keynote", "Keynote Session"}) {
        EXPECT_EQ(group_key(given(title, {"Ada Kern"})), 0u) << title;
    }
    Talk remarks = given("Welcome to the Third Day", {"Ada Kern"});
    remarks.format = Format::remarks;
    EXPECT_EQ(group_key(remarks), 0u);
    EXPECT_NE(group_key(given("Asyncio", {"Ada Kern"})), 0u);
    EXPECT_NE(group_key(given("Who Maintains the Maintainers of Kernels? (Panel)", {"Ada Kern"})), 0u);
}

}  // namespace
}  // namespace lectern
