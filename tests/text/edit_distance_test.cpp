// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/edit_distance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {
namespace {

struct DistanceCase {
    std::string a;
    std::string b;
    std::size_t distance;
};

TEST(EditDistance, CountsSlips) {
    const DistanceCase cases[] = {
        {"", "", 0},
        {"a", "", 1},
        {"speaker", "speaker", 0},
        {"speker", "speaker", 1},
        {"speakers", "speaker", 1},
        {"spaeker", "speaker", 1},
        {"tilte", "title", 1},
        {"kitten", "sitting", 3},
        {"ca", "abc", 3},
    };
    for (const DistanceCase& c : cases) {
        EXPECT_EQ(edit_distance(c.a, c.b, 9), c.distance) << c.a << " " << c.b;
        EXPECT_EQ(edit_distance(c.b, c.a, 9), c.distance) << c.b << " " << c.a;
    }
}

/// By its definition, from the back.
std::size_t by_definition(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return a.size() + b.size();
    const std::string_view shorter_a = a.substr(0, a.size() - 1);
    const std::string_view shorter_b = b.substr(0, b.size() - 1);
    std::size_t least = by_definition(shorter_a, shorter_b) + (a.back() == b.back() ? 0 : 1);
    least = std::min({least, by_definition(shorter_a, b) + 1, by_definition(a, shorter_b) + 1});
    if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && b.back() == a[a.size() - 2])
        least = std::min(least, by_definition(a.substr(0, a.size() - 2), b.substr(0, b.size() - 2)) + 1);
    return least;
}

TEST(EditDistance, IsThatOfItsDefinitionForAllShortWords) {
    std::vector<std::string> words{""};
    for (std::size_t i = 0; words[i].size() < 4; ++i) {
        for (const char c : {'a', 'b', 'c'}) words.push_back(words[i] + c);
    }
    for (const std::string& a : words) {
        for (const std::string& b : words)
            ASSERT_EQ(edit_distance(a, b, 9), by_definition(a, b)) << a << ' ' << b;
    }
}

TEST(EditDistance, StopsAtTheLimit) {
    EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3u);
    EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3u);
    EXPECT_EQ(edit_distance("kitten", "sitting", 0), 1u);
    EXPECT_EQ(edit_distance("a", std::string(100'000, 'b'), 2), 3u);
}

TEST(NearestName, IsTheFirstOfTheNearest) {
    const std::vector<std::string_view> names{"search", "similar", "stats", "status"};
    EXPECT_EQ(nearest_name("serch", names), "search");
    EXPECT_EQ(nearest_name("stat", names), "stats");
    EXPECT_EQ(nearest_name("statu", names), "stats");
    EXPECT_EQ(nearest_name("search", names), "search");
    EXPECT_EQ(nearest_name("speakers", names), "");
    EXPECT_EQ(nearest_name("", names), "");
}

}  // namespace
}  // namespace lectern
