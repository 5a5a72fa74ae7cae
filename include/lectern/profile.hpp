// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Where the time of an indexing run goes: by stage, and of reading by form.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace lectern {

enum class Stage : std::uint8_t {
    reading,     ///< loading files and what readers make of them
    joining,     ///< finding what changed, joining records, ids
    facets,      ///< numbering the values of facets
    analysis,    ///< words and values of each talk
    sorting,     ///< from documents to postings
    tables,      ///< laying down the database's tables
    publishing,  ///< until the new index is safe on the disk and current
};
inline constexpr std::array<std::string_view, 7> stage_names{"reading", "joining", "facets",    "analysis",
                                                             "sorting", "tables",  "publishing"};

/// Collects times, from any thread.
class Profile {
public:
    using Duration = std::chrono::steady_clock::duration;

    /// What was read in one form.
    struct Form {
        std::size_t files = 0;
        std::size_t bytes = 0;
        std::size_t talks = 0;
        Duration time{};
    };

    void add(Stage stage, Duration time);

    /// A document that was read; its time counts as reading.
    void add_document(std::string_view form, std::size_t bytes, std::size_t talks, Duration time);

    /// What several threads did at the same time counts several times.
    [[nodiscard]] Duration time(Stage stage) const;
    [[nodiscard]] std::map<std::string, Form, std::less<>> forms() const;

private:
    mutable std::mutex mutex_;  ///< of the following
    std::array<Duration, stage_names.size()> times_{};
    std::map<std::string, Form, std::less<>> forms_;
};

/// Measures from here to the end of the block; nothing without a profile.
class Timed {
public:
    Timed(Profile* profile, Stage stage) : profile_(profile), stage_(stage) {
        if (profile_ != nullptr) began_ = std::chrono::steady_clock::now();
    }
    ~Timed() {
        if (profile_ != nullptr) profile_->add(stage_, std::chrono::steady_clock::now() - began_);
    }
    Timed(const Timed&) = delete;
    Timed& operator=(const Timed&) = delete;

private:
    Profile* profile_;
    Stage stage_;
    std::chrono::steady_clock::time_point began_;
};

}  // namespace lectern
