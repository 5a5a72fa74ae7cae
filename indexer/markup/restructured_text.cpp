// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markup/restructured_text.hpp"

#include <algorithm>
#include <string>

#include "indexer/text_util.hpp"

namespace lectern::markup {

namespace {

constexpr auto npos = std::string_view::npos;

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// `=====`, `-----` and the like: the line under, or over, a section's title.
bool is_adornment(std::string_view line) {
    constexpr std::string_view marks = "=-~^\"'`#*+.:_";
    return line.size() >= 3 && marks.find(line.front()) != npos &&
           line.find_first_not_of(line.front()) == npos;
}

/// `+-----+----+`, the rules of a grid table.
bool is_grid_rule(std::string_view line) {
    return line.size() >= 3 && line.front() == '+' && line.find_first_not_of("+-=") == npos;
}

/// The size of a bullet and the space after it, else 0.
std::size_t bullet_size(std::string_view line) {
    return line.size() > 2 && std::string_view("*-+").find(line[0]) != npos && line[1] == ' ' ? 2 : 0;
}

/// The size of `:name:` or `:py:func:` at the beginning of the text, else 0.
std::size_t role_size(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::size_t at = 1;
    std::size_t end = 0;
    for (; at < std::min(text.size(), longest); ++at) {
        const char c = text[at];
        if (c == ':' && text[at - 1] != ':') end = at + 1;
        if (!is_word_byte(c) && std::string_view(":-+.").find(c) == npos) break;
    }
    return end;
}

/// `name` in `.. name::`.
std::string_view directive_name(std::string_view line) {
    if (!line.starts_with(".. ")) return {};
    const auto end = line.find("::");
    if (end == npos) return {};
    const std::string_view name = trim(line.substr(3, end - 3));
    return name.find(' ') == npos ? name : std::string_view();
}

/// The words of `text <target>`, of a role without its `~` and `!`.
std::string_view label_of(std::string_view reference) {
    const auto target = reference.rfind('<');
    if (target != npos && target > 0 && reference.ends_with('>')) return trim(reference.substr(0, target));
    while (reference.starts_with('~') || reference.starts_with('!')) reference.remove_prefix(1);
    return reference;
}

/// Inline markup of one paragraph. Marks without a partner are text.
class Inline {
public:
    explicit Inline(std::string_view text) : text_(text) {}

    std::string run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            const bool taken = (c == ':' && take_role()) || (c == '`' && take_backticks()) ||
                               (c == '*' && take_stars()) || (c == '[' && take_footnote()) ||
                               (c == '\\' && take_escape());
            if (!taken) out_ += text_[at_++];
        }
        return std::move(out_);
    }

private:
    bool after_word() const { return at_ > 0 && is_word_byte(text_[at_ - 1]); }

    /// Up to `mark`, which must stand within the reach of one phrase; searches
    /// are bounded, so that no text takes quadratic time.
    std::size_t closing(std::string_view mark, std::size_t from) const {
        constexpr std::size_t reach = 2000;
        const auto end = text_.substr(0, std::min(text_.size(), from + reach)).find(mark, from);
        return end == from ? npos : end;
    }

    bool take_role() {
        const std::size_t role = role_size(text_.substr(at_));
        const std::size_t open = at_ + role;
        if (role == 0 || after_word() || open >= text_.size() || text_[open] != '`') return false;
        const auto end = closing("`", open + 1);
        if (end == npos) return false;
        out_ += label_of(text_.substr(open + 1, end - open - 1));
        at_ = end + 1;
        return true;
    }

    bool take_backticks() {
        const bool literal = text_.substr(at_).starts_with("``");
        const std::string_view mark = literal ? "``" : "`";
        const auto begin = at_ + mark.size();
        const auto end = closing(mark, begin);
        if (end == npos) return false;
        const std::string_view inside = text_.substr(begin, end - begin);
        out_ += literal ? inside : label_of(inside);
        at_ = end + mark.size();
        while (!literal && at_ < text_.size() && text_[at_] == '_') ++at_;
        return true;
    }

    bool take_stars() {
        const std::string_view mark = text_.substr(at_).starts_with("**") ? "**" : "*";
        const auto begin = at_ + mark.size();
        if (after_word() || begin >= text_.size() || text_[begin] == ' ') return false;
        const auto end = closing(mark, begin);
        if (end == npos || text_[end - 1] == ' ') return false;
        out_ += text_.substr(begin, end - begin);
        at_ = end + mark.size();
        return true;
    }

    /// `[1]_`, `[#note]_`
    bool take_footnote() {
        const auto end = closing("]_", at_ + 1);
        if (end == npos || end - at_ > 20 || text_.substr(at_, end - at_).find(' ') != npos) return false;
        at_ = end + 2;
        return true;
    }

    bool take_escape() {
        if (at_ + 1 >= text_.size()) return false;
        if (text_[at_ + 1] != ' ') out_ += text_[at_ + 1];
        at_ += 2;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
};

class RestructuredWriter {
public:
    RestructuredWriter(std::string_view text, TextWriter& out) : text_(text), out_(out) {}

    void run() {
        while (!text_.empty()) {
            const auto end = std::min(text_.find('\n'), text_.size());
            take_line(text_.substr(0, end));
            text_.remove_prefix(std::min(end + 1, text_.size()));
        }
        end_paragraph();
    }

private:
    enum class Block { none, literal, dropped };

    void take_line(std::string_view published) {
        const std::string_view line = trim(published);
        if (line.empty()) {
            end_paragraph();
            out_.paragraph_break();
            return;
        }
        const auto indent = static_cast<std::size_t>(line.data() - published.data());
        if (block_ != Block::none && indent > block_indent_) {
            if (block_ == Block::literal && !is_option(line)) out_.lines(line), out_.line_break();
            return;
        }
        block_ = Block::none;
        if (line.starts_with(".. ") || line == "..") return take_explicit_markup(line, indent);
        if (is_adornment(line) || is_grid_rule(line)) return end_title();
        take_text(line, indent);
    }

    bool is_option(std::string_view line) const {
        return after_directive_ && line.front() == ':' && role_size(line) != 0;
    }

    /// Directives keep their content, those that show no words and comments do not.
    void take_explicit_markup(std::string_view line, std::size_t indent) {
        end_paragraph();
        const std::string_view name = directive_name(line);
        constexpr std::string_view wordless[] = {"image", "figure", "raw", "contents", "include", "meta"};
        const bool keeps =
            !name.empty() && std::find(std::begin(wordless), std::end(wordless), name) == std::end(wordless);
        block_ = keeps ? Block::literal : Block::dropped;
        block_indent_ = indent;
        after_directive_ = true;
        out_.paragraph_break();
    }

    void end_title() {
        end_paragraph();
        out_.paragraph_break();
    }

    void take_text(std::string_view line, std::size_t indent) {
        if (const std::size_t bullet = bullet_size(line)) {
            end_paragraph();
            out_.item("- ");
            line.remove_prefix(bullet);
        } else if (line.starts_with("| ")) {
            end_paragraph();
            out_.line_break();
            line.remove_prefix(2);
        }
        if (line == "::" || line.ends_with("::")) {
            line.remove_suffix(line == "::" ? 2 : 1);
            block_ = Block::literal;
            block_indent_ = indent;
            after_directive_ = false;
        }
        if (!paragraph_.empty()) paragraph_ += ' ';
        paragraph_ += line;
    }

    void end_paragraph() {
        if (paragraph_.empty()) return;
        out_.text(Inline(paragraph_).run());
        paragraph_.clear();
    }

    std::string_view text_;
    TextWriter& out_;
    std::string paragraph_;
    Block block_ = Block::none;
    std::size_t block_indent_ = 0;
    bool after_directive_ = false;
};

/// A line as long as its title, at least nearly: authors miscount.
bool has_section_title(std::string_view text) {
    std::size_t above = 0;
    for (const std::string_view published : split(text, "\n")) {
        const std::string_view line = trim(published);
        if (above > 0 && is_adornment(line) && line.size() >= 4 && line.size() + 2 >= above &&
            std::string_view("=-~^").find(line.front()) != npos) {
            return true;
        }
        above = is_adornment(line) ? 0 : code_points(line);
    }
    return false;
}

}  // namespace

bool has_restructured_text(std::string_view text) {
    for (const std::string_view mark : {">`_", "\\*", "\\`"}) {
        if (text.find(mark) != npos) return true;
    }
    if (has_section_title(text)) return true;
    for (auto at = text.find('`'); at != npos; at = text.find('`', at + 1)) {
        const bool code_fence = text.substr(at).starts_with("```");
        if (code_fence) return false;
        if (text.substr(at).starts_with("``")) return true;
        const auto colon = at >= 2 && text[at - 1] == ':' ? text.rfind(':', at - 2) : npos;
        if (colon != npos && role_size(text.substr(colon)) == at - colon) return true;
    }
    for (auto at = text.find(".. "); at != npos; at = text.find(".. ", at + 3)) {
        const bool opens_line = at == 0 || text[at - 1] == '\n';
        if (opens_line && !directive_name(text.substr(at, text.find('\n', at) - at)).empty()) return true;
    }
    return false;
}

void write_restructured_text(std::string_view text, TextWriter& out) { RestructuredWriter(text, out).run(); }

}  // namespace lectern::markup
