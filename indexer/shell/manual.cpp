// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shell/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/shell/option_text.hpp"
#include "indexer/text/characters.hpp"
#include "lectern/version.hpp"

namespace lectern {

namespace {

constexpr std::string_view gap = "  ";  ///< in help, between two columns
constexpr std::size_t max_line = 78;

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return out;
}

std::string_view without_indent(std::string_view line) {
    return line.substr(std::min(line.find_first_not_of(' '), line.size()));
}

/// A line of roff must not begin with what roff takes for a request.
std::string line_start(std::string text) {
    return text.starts_with('.') || text.starts_with('\'') ? "\\&" + text : text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

std::string roff_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\e";
                break;
            case '-':
                out += "\\-";  // a minus, which a reader can paste; - is a hyphen
                break;
            case '\'':
                out += "\\(aq";
                break;
            case '"':
                out += "\\(dq";
                break;
            case '`':
                out += "\\(ga";
                break;
            case '^':
                out += "\\(ha";
                break;
            case '~':
                out += "\\(ti";
                break;
            default:  // a character that means itself
                out += c;
        }
    }
    return roff_ascii(out);
}

std::string roff_ascii(std::string_view roff) {
    std::string out;
    for (std::size_t at = 0; at < roff.size();) {
        const text::Char c = text::char_at(roff, at);
        if (text::is_ascii(roff[at])) {
            out += roff[at];
        } else {
            out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(c.value));
        }
        at += c.size;
    }
    return out;
}

ManualPage::ManualPage(std::string_view name, int section, std::string_view summary) {
    line(fmt::format(".TH \"{}\" {} \"{}\" \"lectern {}\"", roff_text(upper(name)), section, release_date,
                     version));
    heading("NAME");
    line(fmt::format("{} \\- {}", roff_text(name), roff_text(summary)));
}

void ManualPage::line(std::string_view roff) {
    out_ += roff;
    out_ += '\n';
    below_heading_ = roff.starts_with(".SH ") || roff.starts_with(".SS ");
}

/// Running text, in lines that fit on a terminal.
void ManualPage::fill(const std::string& roff) {
    std::string one;
    for (std::size_t at = 0; at < roff.size();) {
        const std::size_t end = std::min(roff.find_first_of(" \n", at), roff.size());
        const std::string word = roff.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (!one.empty() && one.size() + 1 + word.size() > max_line) line(line_start(std::exchange(one, {})));
        one += (one.empty() ? "" : " ") + word;
    }
    line(one.empty() ? "\\&" : line_start(one));
}

void ManualPage::begin_paragraph() {
    if (!below_heading_) line(".PP");
}

void ManualPage::heading(std::string_view text) { line(".SH \"" + roff_text(upper(text)) + "\""); }

void ManualPage::subheading(std::string_view text) { line(".SS \"" + roff_text(text) + "\""); }

void ManualPage::paragraph(std::string_view text) { roff_paragraph(roff_text(text)); }

void ManualPage::roff_paragraph(const std::string& text) {
    begin_paragraph();
    fill(text);
}

void ManualPage::item(std::string_view what, std::string_view text, int column) {
    roff_item("\\fB" + roff_text(what) + "\\fR", roff_text(text), column);
}

void ManualPage::roff_item(std::string_view what, std::string_view text, int column) {
    line(column > 0 ? fmt::format(".TP {}", column) : ".TP");
    line(what);
    fill(std::string(text));
}

void ManualPage::example(std::string_view lines) {
    begin_paragraph();
    line(".RS 4");
    line(".nf");
    for (const std::string_view one : lines_of(lines)) line(line_start(roff_text(one)));
    line(".fi");
    line(".RE");
}

void ManualPage::roff(std::string_view lines) {
    if (!lines.starts_with('.')) begin_paragraph();
    for (const std::string_view one : lines_of(lines)) line(one);
}

void ManualPage::options(const CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
        const std::string heading = option_heading(*option);
        if (!heading.empty()) item(heading, option_help(*option));
    }
}

void ManualPage::help_text(std::string_view text, bool as_headings) {
    std::vector<std::string_view> indented;
    std::string prose;
    const auto end_prose = [&] {
        if (!prose.empty()) paragraph(prose);
        prose.clear();
    };
    const auto end_block = [&] {
        if (!indented.empty()) block(indented);
        indented.clear();
    };
    for (const std::string_view one : lines_of(text)) {
        if (one.starts_with(' ')) {
            end_prose();
            indented.push_back(one);
            continue;
        }
        end_block();
        if (one.empty()) {
            end_prose();
        } else if (one.ends_with(':') && as_headings && prose.empty()) {
            heading(one.substr(0, one.size() - 1));
        } else {
            prose += (prose.empty() ? "" : " ") + std::string(one);
        }
    }
    end_block();
    end_prose();
}

/// Lines with two columns, commands, or text that is only indented.
void ManualPage::block(const std::vector<std::string_view>& lines) {
    const auto gap_of = [](std::string_view row) { return row.find(gap); };
    const bool columns = std::any_of(lines.begin(), lines.end(), [&](std::string_view one) {
        return gap_of(without_indent(one)) != std::string_view::npos;
    });
    std::string text;
    for (const std::string_view one : lines) {
        const std::string_view row = without_indent(one);
        const std::size_t end = std::min(gap_of(row), row.size());
        if (columns) {
            item(row.substr(0, end), without_indent(row.substr(end)));
        } else {
            text += std::string(row) + "\n";
        }
    }
    if (columns) return;
    if (text.starts_with("lectern")) return example(text);
    std::replace(text.begin(), text.end(), '\n', ' ');
    paragraph(std::string_view(text).substr(0, text.size() - 1));
}

void ManualPage::see_also(const std::vector<std::string>& pages) {
    heading("SEE ALSO");
    std::string all;
    for (const std::string& page : pages) all += (all.empty() ? "\\fB" : ", \\fB") + roff_text(page) + "\\fR";
    line(all);
}

}  // namespace lectern
