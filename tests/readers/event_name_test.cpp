// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/event_name.hpp"

#include <gtest/gtest.h>

namespace lectern {
namespace {

struct Named {
    const char* path;
    const char* event;
};

TEST(EventOfPath, IsWhatFolderOrFileCallAnEventBesideItsYear) {
    const Named table[] = {
        {"droidcon-nyc-2018/sessions.json", "Droidcon NYC 2018"},
        {"data/droidcon-nyc-2018.json", "Droidcon NYC 2018"},
        {"gridsmart-droidcon-nyc-2018-final.json", "Droidcon NYC 2018"},
        {"kotlinconf/2025/conference.json", "Kotlinconf 2025"},
        {"KotlinConf/2025/conference.json", "KotlinConf 2025"},
        {"2019/devfest_toulouse/talks.csv", "Devfest Toulouse 2019"},
        {"export/DevConf.2024.csv", "DevConf 2024"},
    };
    for (const auto& [path, event] : table) EXPECT_EQ(event_of_path(path), event) << path;
}

TEST(EventOfPath, IsNothingWithoutYearOrName) {
    for (const char* path :
         {"", "/", "talks.csv", "talks-2024.csv", "backup-2024-11-03.json", "droidcon/all.json",
          "icon-2024.csv", "a/devconf-2024/b/c/talks.csv", "2024/conference.json"}) {
        EXPECT_EQ(event_of_path(path), "") << path;
    }
}

}  // namespace
}  // namespace lectern
