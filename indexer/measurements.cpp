// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/measurements.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>

namespace lectern {

namespace {

double seconds(Profile::Duration time) { return std::chrono::duration<double>(time).count(); }

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

/// Nothing is done in no time: a rate needs some.
double rate(double amount, double time) { return time > 0 ? amount / time : 0; }

std::string rate_line(std::string_view what, const BenchFigures& figures, double time, std::uint64_t bytes) {
    return fmt::format("{:<9} {:7.2f} s {:9.0f} talks/s {:8.1f} MB/s\n", what, time,
                       rate(static_cast<double>(figures.talks), time), rate(megabytes(bytes), time));
}

}  // namespace

std::string profile_table(const Profile& profile) {
    double all = 0;
    for (std::size_t i = 0; i < stage_names.size(); ++i) all += seconds(profile.time(static_cast<Stage>(i)));
    std::string out =
        fmt::format("{:<12} {:>8} {:>6}  (of all threads together)\n", "stage", "seconds", "share");
    for (std::size_t i = 0; i < stage_names.size(); ++i) {
        const double time = seconds(profile.time(static_cast<Stage>(i)));
        out += fmt::format("{:<12} {:8.3f} {:4.0f} %\n", stage_names[i], time, rate(100 * time, all));
    }
    out += fmt::format("{:<12} {:>8} {:>6} {:>8} {:>8} {:>8}\n", "form", "seconds", "files", "talks", "MB",
                       "MB/s");
    for (const auto& [name, form] : profile.forms()) {
        const double time = seconds(form.time);
        out += fmt::format("{:<12} {:8.3f} {:6} {:8} {:8.1f} {:8.1f}\n", name, time, form.files, form.talks,
                           megabytes(form.bytes), rate(megabytes(form.bytes), time));
    }
    return out;
}

std::string bench_table(const BenchFigures& figures) {
    std::string out = fmt::format("{} talks, {:.1f} MB of text in {:.1f} MB of files\n", figures.talks,
                                  megabytes(figures.text_bytes), megabytes(figures.input_bytes));
    out += rate_line("reading", figures, figures.reading, figures.input_bytes);
    out += rate_line("indexing", figures, figures.indexing, figures.text_bytes);
    out += rate_line("together", figures, figures.reading + figures.indexing, figures.text_bytes);
    out += fmt::format("memory    {:7.0f} MB at most\n", megabytes(figures.memory_bytes));
    out += fmt::format(
        "index     {:7.1f} MB, {:.2f} bytes for each byte of text\n", megabytes(figures.index_bytes),
        rate(static_cast<double>(figures.index_bytes), static_cast<double>(figures.text_bytes)));
    return out;
}

Result<std::uint64_t> words_bytes(const TalkList& talks) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < talks.size(); ++i) {
        const auto talk = talks.load(i);
        if (!talk) return talk.error();
        bytes += talk->title.size() + talk->subtitle.size() + talk->abstract.size() + talk->event.size() +
                 talk->track.size();
        for (const std::string& tag : talk->tags) bytes += tag.size();
        for (const Speaker& speaker : talk->speakers)
            bytes += speaker.name.size() + speaker.affiliation.size() + speaker.biography.size();
    }
    return bytes;
}

std::uint64_t peak_memory_bytes() {
    struct rusage usage {};
    constexpr std::uint64_t kilobyte = 1024;
    return getrusage(RUSAGE_SELF, &usage) == 0 ? static_cast<std::uint64_t>(usage.ru_maxrss) * kilobyte : 0;
}

}  // namespace lectern
