// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/edit_distance.hpp"

#include <gtest/gtest.h>

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
