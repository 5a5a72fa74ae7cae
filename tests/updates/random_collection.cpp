// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/updates/random_collection.hpp"

#include <array>
#include <fstream>
#include <iterator>

namespace lectern::test {

namespace {

namespace fs = std::filesystem;
using Words = std::string_view;

constexpr std::array<Words, 8> titles{"Life of a packet",  "LIFE OF A PACKET!",    "Keynote",
                                      "DNS for everybody", "Keynote: Opening day", "Tracing with eBPF",
                                      "Lightning Talks",   "Observing clusters"};
constexpr std::array<Words, 3> events{"NetConf 2024", "NetConf 2025", "Packet Days 2023"};
constexpr std::array<Words, 5> dates{"2024-05-01", "2024-05-02", "2025-05-03", "2023-10-10", ""};
constexpr std::array<Words, 6> people{"Ann Lee", "ann lee", "ANN LEE", "Bo Ek", "Chris Oak", "René Roy"};
constexpr std::array<Words, 7> companies{"Netlab", "NETLAB",      "Netlab Inc.", "Google",
                                         "GCP",    "Blue Bricks", "blue bricks"};
constexpr std::array<Words, 6> tags{"dns", "DNS", "ebpf", "eBPF", "tracing", "zebra"};
constexpr std::array<Words, 8> words{"networks", "packets",    "kernel", "observability",
                                     "latency",  "containers", "Wege",   "resolver"};

std::string list(const std::string& item) { return item.empty() ? "[]" : "[\"" + item + "\"]"; }

}  // namespace

RandomCollection::RandomCollection(fs::path folder, std::uint32_t seed, int talks)
    : folder_(std::move(folder)), random_(seed) {
    std::string base;
    for (int i = 0; i < talks; ++i) base += talk("Base talk " + std::to_string(i));
    write("base.jsonl", base);
    for (int i = 0; i < 3; ++i) write(name(), small_file());
}

std::string RandomCollection::talk(std::string_view title) {
    std::string abstract;
    for (std::size_t i = below(6); i-- > 0;) abstract += one_of(words) + " ";
    std::string out = R"({"title": ")" + std::string(title) + R"(", "abstract": ")" + abstract +
                      R"(", "event": ")" + one_of(events) + R"(", "language": ")" +
                      (chance(9) ? "de" : "en") + '"';
    if (const std::string date = one_of(dates); !date.empty()) out += R"(, "date": ")" + date + '"';
    if (!chance(3)) {
        out += R"(, "speakers": [{"name": ")" + one_of(people) + R"(", "affiliation": "X", "companies": )" +
               list(chance(4) ? std::string() : one_of(companies)) + "}]";
    }
    return out + R"(, "tags": )" + list(chance(3) ? std::string() : one_of(tags)) + "}\n";
}

std::string RandomCollection::small_file() {
    std::string out;
    for (std::size_t i = below(4); i-- > 0;) out += talk(one_of(titles));
    return out;
}

std::string RandomCollection::name() {
    return std::string(chance(2) ? "a/" : "b/") + static_cast<char>('k' + below(4)) + ".jsonl";
}

void RandomCollection::write(const std::string& name, std::string content) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
    files_[name] = std::move(content);
}

std::string RandomCollection::change() {
    const std::string to = name();
    const std::size_t kind = below(8);
    auto from = files_.begin();
    std::advance(from, below(files_.size()));
    if (from->first == "base.jsonl" || kind < 4) {
        write(to, small_file());
        return "wrote " + to;
    }
    if (kind == 4) {
        fs::remove(folder_ / from->first);
        const std::string gone = from->first;
        files_.erase(from);
        return "removed " + gone;
    }
    if (kind == 5) {
        write(to, from->second + small_file());
        return "copied " + from->first + " to " + to + " and added to it";
    }
    if (from->first == to) return "nothing";
    fs::create_directories((folder_ / to).parent_path());
    fs::rename(folder_ / from->first, folder_ / to);
    std::string told = "moved " + from->first + " to " + to;
    files_[to] = std::move(from->second);
    files_.erase(from);
    return told;
}

}  // namespace lectern::test
