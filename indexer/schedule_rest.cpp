// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schedule_rest.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "indexer/text_util.hpp"

namespace lectern::schedule {

namespace {

class RestFinder {
public:
    RestFinder(std::string_view line, const std::vector<Token>& tokens, std::vector<TokenRange> used)
        : line_(line), tokens_(tokens), used_(std::move(used)) {}

    std::vector<ScheduleRest> run() {
        std::size_t from = 0;
        used_.push_back({tokens_.size(), tokens_.size()});
        for (const auto& [begin, end] : used_) {
            std::size_t piece_from = from;
            for (std::size_t i = from; i <= begin; ++i) {
                const bool bar = i < begin && tokens_[i].type == TokenType::mark && tokens_[i].mark == '|';
                if (i < begin && !bar) continue;
                add_rest(piece_from, i, i == begin && begin < tokens_.size());
                piece_from = i + 1;
            }
            from = end;
        }
        return std::move(rest_);
    }

private:
    void add_rest(std::size_t begin, std::size_t end, bool before_schedule) {
        const auto is_filler = [&](const Token& p) {
            if (p.type == TokenType::number) return false;
            if (p.type == TokenType::word) {
                constexpr std::array<std::string_view, 9> words{"at",   "on",  "from", "when", "date",
                                                                "time", "the", "day",  "and"};
                return std::find(words.begin(), words.end(), p.lower) != words.end();
            }
            return std::string_view(",-@:.;|*_[]").find(p.mark) != std::string_view::npos;
        };
        // a leading connecting word belongs to the schedule only when nothing else is there
        while (begin < end && tokens_[begin].type == TokenType::mark && is_filler(tokens_[begin])) ++begin;
        // `11:30am MST (Salt Palace)`: the brackets part the place from the time
        bool bracketed = false;
        if (end > begin + 1 && is_mark_token(begin, '(')) {
            bracketed = true;
            ++begin;
        }
        const bool opened =
            std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                        tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                        [](const Token& p) { return p.type == TokenType::mark && p.mark == '('; });
        if (!opened && end > begin && is_mark_token(end - 1, ')')) --end;
        if (end == begin + 1 && is_mark_token(begin, '(')) return;
        if (std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                        tokens_.begin() + static_cast<std::ptrdiff_t>(end), is_filler)) {
            return;
        }
        while (end > begin && tokens_[end - 1].type == TokenType::mark && is_filler(tokens_[end - 1])) --end;
        while (before_schedule && end > begin && tokens_[end - 1].type == TokenType::word &&
               (tokens_[end - 1].lower == "at" || tokens_[end - 1].lower == "on" ||
                tokens_[end - 1].lower == "from")) {
            --end;
        }
        while (end > begin && tokens_[end - 1].type == TokenType::mark && is_filler(tokens_[end - 1]) &&
               tokens_[end - 1].mark != '.') {
            --end;
        }
        if (begin == end) return;
        const auto parts = [&](std::size_t at) {
            return at >= tokens_.size() || (tokens_[at].type == TokenType::mark && tokens_[at].mark != '(');
        };
        const bool delimited = bracketed || ((end == tokens_.size() || parts(end)) &&
                                             (begin == 0 || parts(begin - 1) || !at_used_end(begin)));
        const char* first = tokens_[begin].text.data();
        const char* last = tokens_[end - 1].text.data() + tokens_[end - 1].text.size();
        // a company's closing dot stays: `Kakao Corp. | 12:20`
        if (last < line_.data() + line_.size() && *last == '.') ++last;
        rest_.push_back(
            {std::string(trim(std::string_view(first, static_cast<std::size_t>(last - first)))), delimited});
    }

    bool is_mark_token(std::size_t at, char mark) const {
        return tokens_[at].type == TokenType::mark && tokens_[at].mark == mark;
    }

    /// Whether the piece stands directly behind a part of the schedule.
    bool at_used_end(std::size_t piece) const {
        return std::any_of(used_.begin(), used_.end(),
                           [&](const TokenRange& used) { return used.end == piece; });
    }

    std::string_view line_;
    const std::vector<Token>& tokens_;
    std::vector<TokenRange> used_;
    std::vector<ScheduleRest> rest_;
};

}  // namespace

std::vector<ScheduleRest> rest_of(std::string_view line, const std::vector<Token>& tokens,
                                  std::vector<TokenRange> used) {
    return RestFinder(line, tokens, std::move(used)).run();
}

}  // namespace lectern::schedule
