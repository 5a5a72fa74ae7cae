// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/talk_id.hpp"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/format_guess.hpp"
#include "indexer/parallel.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/collection.hpp"
#include "lectern/speakers.hpp"

namespace lectern {

namespace {

/// The low 50 bits in Crockford's base 32.
std::string base32(std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string out(10, '0');
    for (auto digit = out.rbegin(); digit != out.rend(); ++digit) {
        *digit = digits[value & 31];
        value >>= 5;
    }
    return out;
}

std::string plain_key(const Talk& talk) {
    const std::string& where = talk.event.empty() ? talk.date : talk.event;
    std::string key = normalize_name(where) + '\n' + title_key(talk);
    // `Welcome + Opening Remarks` is on the programme of every co-located event
    if (talk.format == Format::remarks) key += '\n' + normalize_name(talk.track);
    return key;
}

std::string full_key(const Talk& talk) {
    std::string key = plain_key(talk);
    for (const std::string& part : {normalize_name(talk.track), talk.date, talk.start}) key += '\n' + part;
    if (!talk.speakers.empty()) key += '\n' + normalize_name(talk.speakers.front().name);
    return key;
}

/// A talk and the hash of its plain key, by which talks are sorted: what shares
/// a key is found side by side.
struct Hashed {
    std::uint64_t hash;
    std::size_t talk;
    auto operator<=>(const Hashed&) const = default;
};

void assign_full_ids(std::vector<Talk>& talks, std::span<const Hashed> group) {
    std::unordered_map<std::string, int> repeated;
    for (const Hashed& member : group) {
        const std::string full = full_key(talks[member.talk]);
        const int copy = repeated[full]++;
        talks[member.talk].id = base32(stable_hash(copy == 0 ? full : full + '\n' + std::to_string(copy)));
    }
}

/// `Keynote`, `Lightning Talks`
bool names_only_a_format(const Talk& talk) {
    constexpr std::size_t most_words = 4;
    const std::string_view title = without_format(talk.title);
    return split_words(title).size() <= most_words && guess_format(title, {}) != Format::talk;
}

}  // namespace

std::string title_key(const Talk& talk) {
    std::string key = normalize_name(without_format(talk.title));
    return key.empty() ? normalize_name(talk.title) : key;
}

bool compatible(const Talk& a, const Talk& b) {
    const auto contradict = [](const std::string& x, const std::string& y) {
        return !x.empty() && !y.empty() && x != y;
    };
    // What is quickly compared comes first; of equal bytes nothing has to be folded.
    const auto differ = [&](const std::string& x, const std::string& y) {
        return !x.empty() && !y.empty() && x != y && contradict(normalize_name(x), normalize_name(y));
    };
    // a calendar in UTC and a page in CEST show different clocks for one talk
    const bool two_zones = contradict(a.timezone, b.timezone);
    if (contradict(a.date, b.date) || (!two_zones && contradict(a.start, b.start)) ||
        differ(a.event, b.event) || differ(a.track, b.track)) {
        return false;
    }
    // Where no speaker vouches for it, two recordings are two talks: an event has
    // an opening and a closing keynote.
    if (a.speakers.empty() || b.speakers.empty()) return !contradict(a.video_url, b.video_url);
    return std::any_of(a.speakers.begin(), a.speakers.end(), [&](const Speaker& mine) {
        return std::any_of(b.speakers.begin(), b.speakers.end(), [&](const Speaker& theirs) {
            return speaker_key(mine.name) == speaker_key(theirs.name);
        });
    });
}

std::uint64_t stable_hash(std::string_view text) {
    std::uint64_t h = 0xcbf29ce484222325u;
    for (const char c : text) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001b3u;
    }
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53u;
    return h ^ (h >> 33);
}

void assign_ids(std::vector<Talk>& talks) {
    std::vector<Hashed> hashed(talks.size());
    for_ranges(talks.size(), worth_a_thread, [&](std::size_t begin, std::size_t end) {
        for (; begin < end; ++begin) hashed[begin] = {stable_hash(plain_key(talks[begin])), begin};
    });
    std::sort(hashed.begin(), hashed.end());
    for (auto group = hashed.begin(); group != hashed.end();) {
        const auto end =
            std::find_if(group, hashed.end(), [&](const Hashed& h) { return h.hash != group->hash; });
        if (end - group == 1) {
            talks[group->talk].id = base32(group->hash);
        } else {
            assign_full_ids(talks, {group, end});
        }
        group = end;
    }
}

namespace {

TalkKey talk_key(std::string_view text) {
    constexpr unsigned other_bits = 64 - talk_key_bits;
    return std::max(stable_hash(text) >> other_bits, TalkKey{1});
}

}  // namespace

TalkKey group_key(const Talk& talk) {
    constexpr std::size_t min_abstract_bytes = 100;
    // `Welcome`, `SIG meeting`: under the same title every time, and never the same
    if (talk.format == Format::remarks || talk.format == Format::meeting || names_only_a_format(talk))
        return 0;
    std::string key = title_key(talk);
    if (key.empty()) return 0;
    if (talk.speakers.empty()) {
        if (talk.abstract.size() < min_abstract_bytes) return 0;
        return talk_key(key + '\n' + normalize_name(talk.abstract));
    }
    std::vector<std::string> names;
    for (const Speaker& speaker : talk.speakers) names.push_back(speaker_key(speaker.name));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const std::string& name : names) key += '\n' + name;
    return talk_key(key);
}

}  // namespace lectern
