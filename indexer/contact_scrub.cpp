// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/contact_scrub.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/text_util.hpp"
#include "lectern/result.hpp"

namespace lectern {

namespace {

constexpr auto npos = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
bool is_local(char c) { return is_alphanumeric(c) || std::string_view("._%+-").find(c) != npos; }
bool is_domain(char c) { return is_alphanumeric(c) || c == '.' || c == '-'; }

char at_or_nul(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

template <std::size_t n>
bool is_among(std::string_view word, const std::array<std::string_view, n>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// `example.org`, but no version, no name of a unit of systemd, no private zone.
bool is_mail_domain(std::string_view domain) {
    const auto dot = domain.rfind('.');
    if (dot == npos || dot == 0 || domain.find("..") != npos) return false;
    const std::string top = lower_ascii(domain.substr(dot + 1));
    constexpr std::array<std::string_view, 12> not_mail{"service", "socket", "target", "timer",
                                                        "mount",   "slice",  "path",   "internal",
                                                        "local",   "scope",  "swap",   "device"};
    return top.size() >= 2 && std::all_of(top.begin(), top.end(), is_letter) && !is_among(top, not_mail);
}

/// `ssh -p 22 root@db.example.org`: a program that takes such an address stands
/// before it in the line.
bool is_in_command(std::string_view text, std::size_t begin) {
    constexpr std::size_t farthest = 60;
    const std::size_t from = begin > farthest ? begin - farthest : 0;
    std::string_view before = text.substr(from, begin - from);
    if (const auto newline = before.rfind('\n'); newline != npos) before.remove_prefix(newline + 1);
    constexpr std::array<std::string_view, 14> programs{"ssh",   "scp",     "sftp",  "rsync", "git",
                                                        "mosh",  "psql",    "sshfs", "mysql", "ssh-copy-id",
                                                        "kinit", "autossh", "nc",    "docker"};
    const auto words = plain_words(before);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return is_among(std::string_view(word).substr(word.find_last_of("`$>") + 1), programs);
    });
}

/// The address around the `@` at `at`; empty where there is none.
ByteRange mailbox_at(std::string_view text, std::size_t at) {
    constexpr std::size_t longest_local = 64;
    constexpr std::size_t longest_domain = 253;
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest_local && is_local(text[begin - 1])) --begin;
    while (begin < at && !is_alphanumeric(text[begin])) ++begin;
    std::size_t end = at + 1;
    while (end < text.size() && end - at <= longest_domain && is_domain(text[end])) ++end;
    while (end > at + 1 && !is_alphanumeric(text[end - 1])) --end;
    const char before = begin > 0 ? text[begin - 1] : '\0';
    // @ann@mastodon.example is a handle, https://ann@example.org/ and git@host:path are places
    const bool place = before == '@' || before == '/' || at_or_nul(text, end) == '/' ||
                       (at_or_nul(text, end) == ':' && is_alphanumeric(at_or_nul(text, end + 1)));
    if (begin == at || place || !is_mail_domain(text.substr(at + 1, end - at - 1)) ||
        is_in_command(text, begin))
        return {};
    return {begin, end};
}

/// `ann [at] example [dot] org`, `ann(at)example.org` around the bracket at `at`.
ByteRange spelled_mailbox_at(std::string_view text, std::size_t at) {
    const std::string mark = lower_ascii(text.substr(at, 4));
    if (mark != "[at]" && mark != "(at)") return {};
    std::size_t begin = at;
    if (begin > 0 && text[begin - 1] == ' ') --begin;
    const std::size_t local_end = begin;
    while (begin > 0 && local_end - begin < 64 && is_local(text[begin - 1])) --begin;
    std::size_t end = at + mark.size();
    if (at_or_nul(text, end) == ' ') ++end;
    bool dotted = false;
    for (std::size_t label = end; begin < local_end && is_alphanumeric(at_or_nul(text, label));) {
        end = label;
        while (is_domain(at_or_nul(text, end))) dotted = text[end++] == '.' || dotted;
        const std::size_t next = at_or_nul(text, end) == ' ' ? end + 1 : end;
        const std::string dot = lower_ascii(text.substr(next, 5));
        if (dot != "[dot]" && dot != "(dot)") break;
        dotted = true;
        label = next + dot.size();
        if (at_or_nul(text, label) == ' ') ++label;
    }
    while (end > at && !is_alphanumeric(text[end - 1])) --end;
    return dotted && end > at + mark.size() ? ByteRange{begin, end} : ByteRange{};
}

/// Digits from `at` on with the separators that telephone numbers have; how many
/// digits there are goes to `digits`.
std::size_t number_end(std::string_view text, std::size_t at, std::size_t& digits) {
    std::size_t end = at;
    std::size_t gap = 0;
    digits = 0;
    for (std::size_t i = at; i < text.size() && digits <= 16; ++i) {
        if (is_digit(text[i])) {
            ++digits;
            gap = 0;
            end = i + 1;
        } else if (std::string_view(" -./()").find(text[i]) == npos || ++gap > 3) {
            break;
        }
    }
    return end;
}

bool is_phone_length(std::size_t digits) { return digits >= 8 && digits <= 15; }

/// `+49 30 1234567`, but not `+10 000 000 users`.
ByteRange international_at(std::string_view text, std::size_t at) {
    if (!is_digit(at_or_nul(text, at + 1)) || at_or_nul(text, at + 1) == '0') return {};
    if (at > 0 && (is_alphanumeric(text[at - 1]) || text[at - 1] == '+')) return {};
    std::size_t digits = 0;
    const std::size_t end = number_end(text, at + 1, digits);
    const bool round = text.substr(0, end).ends_with("000");
    return is_phone_length(digits) && !round && !is_letter(at_or_nul(text, end)) ? ByteRange{at, end}
                                                                                 : ByteRange{};
}

/// `555-123-4567`, `(555) 123-4567`, `555.123.4567`: no version and no address
/// of a machine ends so.
ByteRange american_at(std::string_view text, std::size_t at) {
    if (at > 0 && (is_alphanumeric(text[at - 1]) || std::string_view("-./+").find(text[at - 1]) != npos))
        return {};
    const bool bracket = text[at] == '(';
    std::size_t i = at + (bracket ? 1 : 0);
    const auto take_digits = [&](std::size_t count) {
        for (; count > 0 && is_digit(at_or_nul(text, i)); --count) ++i;
        return count == 0;
    };
    if (!take_digits(3)) return {};
    char separator = at_or_nul(text, i++);
    if (bracket) {
        if (separator != ')') return {};
        if (at_or_nul(text, i) == ' ') ++i;
    } else if (separator != '-' && separator != '.') {
        return {};
    }
    if (!take_digits(3)) return {};
    const char second = at_or_nul(text, i++);
    if (bracket ? second != '-' : second != separator) return {};
    if (!take_digits(4)) return {};
    const char after = at_or_nul(text, i);
    const bool goes_on =
        is_alphanumeric(after) || ((after == '.' || after == '-') && is_digit(at_or_nul(text, i + 1)));
    return goes_on ? ByteRange{} : ByteRange{at, i};
}

/// Where the label before `begin` starts, if its words are there for what is
/// removed: `E-mail:`, `Tel.`, `mailto:`.
std::size_t label_begin(std::string_view text, std::size_t begin) {
    constexpr std::array<std::string_view, 16> labels{
        "e-mail",  "email",  "mail", "mailto", "tel",      "tel.",  "phone",    "telephone",
        "telefon", "mobile", "cell", "fax",    "whatsapp", "handy", "telefono", "phone.no"};
    std::size_t end = begin;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ':')) --end;
    if (end == begin) return begin;
    std::size_t from = end;
    while (from > 0 && end - from <= 12 &&
           (is_letter(text[from - 1]) || text[from - 1] == '-' || text[from - 1] == '.'))
        --from;
    const bool colon = text.substr(end, begin - end).find(':') != npos;
    const std::string word = lower_ascii(text.substr(from, end - from));
    return is_among(word, labels) && (colon || word.starts_with("tel")) ? from : begin;
}

/// `Tel. 030 1234567`: a number of one's own country, told by its label.
ByteRange labelled_at(std::string_view text, std::size_t at) {
    if (at > 0 && (is_alphanumeric(text[at - 1]) || text[at - 1] == '.')) return {};
    if (label_begin(text, at) == at) return {};
    std::size_t digits = 0;
    const std::size_t end = number_end(text, at, digits);
    return digits >= 6 && digits <= 15 ? ByteRange{at, end} : ByteRange{};
}

ByteRange contact_at(std::string_view text, std::size_t at) {
    switch (text[at]) {
        case '@':
            return mailbox_at(text, at);
        case '+':
            return international_at(text, at);
        case '[':
            return spelled_mailbox_at(text, at);
        case '(': {
            const ByteRange spelled = spelled_mailbox_at(text, at);
            return spelled.end > 0 ? spelled : american_at(text, at);
        }
    }
    if (!is_digit(text[at])) return {};
    const ByteRange american = american_at(text, at);
    return american.end > 0 ? american : labelled_at(text, at);
}

/// The next place from `at` on where contact_at() looks at more than one byte.
std::size_t next_candidate(std::string_view text, std::size_t at) {
    constexpr auto begins = [] {
        std::array<bool, 256> out{};
        for (const char c : std::string_view("@+[(0123456789")) out[static_cast<unsigned char>(c)] = true;
        return out;
    }();
    while (at < text.size() && !begins[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

/// With the label before it and the brackets around it.
ByteRange with_wrapping(std::string_view text, ByteRange contact) {
    contact.begin = label_begin(text, contact.begin);
    const char before = contact.begin > 0 ? text[contact.begin - 1] : '\0';
    const char after = at_or_nul(text, contact.end);
    const bool wrapped =
        (before == '(' && after == ')') || (before == '<' && after == '>') || (before == '[' && after == ']');
    if (wrapped) return {contact.begin - 1, contact.end + 1};
    return contact;
}

}  // namespace

std::string without_contacts(std::string_view text) {
    std::string out;
    std::size_t kept = 0;  // up to here the text is in `out`
    for (std::size_t at = next_candidate(text, 0); at < text.size(); at = next_candidate(text, at + 1)) {
        const ByteRange found = contact_at(text, at);
        if (found.end == 0 || found.begin < kept) continue;
        ByteRange gone = with_wrapping(text, found);
        gone.begin = std::max(gone.begin, kept);
        out.append(text.substr(kept, gone.begin - kept));
        // one of the two blanks around it
        const bool open = out.empty() || out.back() == ' ' || out.back() == '\n';
        if (open && at_or_nul(text, gone.end) == ' ') ++gone.end;
        if (out.ends_with(' ') && at_or_nul(text, gone.end) == ',') out.pop_back();
        kept = gone.end;
        at = gone.end - 1;
    }
    if (kept == 0) return std::string(text);
    out.append(text.substr(kept));
    return std::string(trim(out));
}

void drop_contacts(Talk& talk) {
    const auto scrub = [](std::string& text) {
        if (next_candidate(text, 0) < text.size()) text = without_contacts(text);
    };
    scrub(talk.abstract);
    for (Speaker& speaker : talk.speakers) scrub(speaker.biography);
}

}  // namespace lectern
