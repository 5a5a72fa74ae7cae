// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "indexer/core/stub.hpp"
#include "tests/safety/checks.hpp"
#include "tests/safety/child_process.hpp"
#include "tests/updates/database_text.hpp"
#include "tests/updates/random_collection.hpp"

namespace lectern::test {

namespace {

namespace fs = std::filesystem;
using Text = std::vector<std::string>;

class KillCheck {
public:
    explicit KillCheck(std::uint32_t seed)
        : collection_(scratch_.path() / "posts", seed, 400), random_(seed) {}

    void run(int kills) {
        index();
        state_ = text_of(database_);
        if (state_ != fresh()) fail("two full builds of one collection differ");
        while (killed_ < kills) {
            const bool rebuilds = random_() % 3 == 0;
            history_ += fmt::format("{}{}\n", collection_.change(), rebuilds ? ", built anew" : "");
            kill(rebuilds);
            if (random_() % 4 == 0) finish();
        }
        finish();
        std::cout << fmt::format("{} kills: the index was whole each time, {} times the old one\n", killed_,
                                 old_);
    }

private:
    [[nodiscard]] std::vector<std::string> arguments(const fs::path& database) const {
        return {"--db", database.string(), collection_.folder().string()};
    }

    /// Undisturbed.
    void index() {
        if (const int status = wait_for(start_indexer(arguments(database_))); status != 0)
            fail(fmt::format("lectern-index ended with {}\n{}", status, history_));
    }

    void kill(bool rebuilds) {
        std::vector<std::string> all = arguments(database_);
        if (rebuilds) all.emplace_back("--rebuild");
        std::uint32_t& reach = reach_[rebuilds ? 1 : 0];
        const pid_t child = start_indexer(all);
        ::usleep(static_cast<std::uint32_t>(random_()) % reach);
        ::kill(child, SIGKILL);
        const int status = wait_for(child);
        if (status != 0 && status != 128 + SIGKILL) fail(fmt::format("ended with {}\n{}", status, history_));
        // As late as runs last, and a little later.
        reach = status == 0 ? std::max(reach / 10 * 9, 10'000u) : reach / 20 * 21;
        killed_ += status == 0 ? 0 : 1;
        Text now = text_of(database_);
        if (now == state_ && status != 0) {
            ++old_;
            return;
        }
        if (now != fresh())
            fail("a killed run left what is neither the old index nor the new one\n" + history_);
        state_ = std::move(now);
    }

    /// The next run does what the killed ones have not.
    void finish() {
        index();
        state_ = text_of(database_);
        if (state_ != fresh())
            fail("the run after a killed one made another index than a new build\n" + history_);
        for (const auto& entry : fs::directory_iterator(database_)) {
            const std::string name = entry.path().filename().string();
            if (is_generation_name(name) &&
                generation_number(name) > generation_number(*current_generation(database_)))
                fail("a generation that nobody finished is still there: " + name + "\n" + history_);
        }
    }

    Text fresh() {
        const fs::path database = scratch_.path() / "fresh.db";
        fs::remove_all(database);
        if (wait_for(start_indexer(arguments(database))) != 0) fail("a new build failed\n" + history_);
        return text_of(database);
    }

    Text text_of(const fs::path& database) {
        const auto generation = current_generation(database);
        if (!generation) fail("there is no index\n" + history_);
        try {
            if (Xapian::Database::check((database / *generation).string(), 0, nullptr) != 0)
                fail("Xapian finds errors in the index\n" + history_);
        } catch (const Xapian::Error& error) {
            fail("Xapian cannot check the index: " + error.get_description() + "\n" + history_);
        }
        return database_text(database);
    }

    Scratch scratch_;
    RandomCollection collection_;
    std::mt19937 random_;
    fs::path database_ = scratch_.path() / "talks.db";
    std::array<std::uint32_t, 2> reach_{200'000, 400'000};  ///< microseconds; of updates, of full builds
    int killed_ = 0;
    int old_ = 0;  ///< times that the killed run had changed nothing
    Text state_;
    std::string history_;
};

}  // namespace

void check_kills(int kills, std::uint32_t seed) { KillCheck(seed).run(kills); }

}  // namespace lectern::test
