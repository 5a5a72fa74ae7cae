// SPDX-License-Identifier: GPL-2.0-or-later
//
// Speakers and companies behind the titles of a schedule system's calendar,
// against labels made by reading.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/byline.hpp"
#include "indexer/known_names.hpp"
#include "indexer/text_util.hpp"

namespace lectern {
namespace {

/// `Name <affiliation> [role] {company}`, the companies only where they are not
/// just the affiliation; `{}` for none.
std::string describe(const Speaker& speaker) {
    std::string out = speaker.name;
    if (!speaker.affiliation.empty()) out += " <" + speaker.affiliation + ">";
    if (!speaker.role.empty()) out += " [" + speaker.role + "]";
    if (speaker.affiliation.empty() || speaker.companies == std::vector{speaker.affiliation}) return out;
    for (const std::string& company : speaker.companies) out += " {" + company + "}";
    return speaker.companies.empty() ? out + " {}" : out;
}

std::string describe(const SplitTitle& split) {
    std::string out;
    if (!split.byline) return out;
    for (const Speaker& speaker : split.byline->speakers)
        out += (out.empty() ? "" : "; ") + describe(speaker);
    return out;
}

std::string names_of(std::string_view described) {
    std::string out;
    for (const std::string_view speaker : split(described, "; "))
        out += std::string(speaker.substr(0, speaker.find_first_of("<[{"))) + ";";
    return out;
}

/// Without the roles, in which no company is lost or won.
std::string without_roles(std::string_view described) {
    std::string out;
    bool inside = false;
    for (const char c : described) {
        inside = inside || c == '[';
        if (!inside && c != ' ') out += c;
        if (c == ']') inside = false;
    }
    return out;
}

struct LabelledRow {
    std::string published;
    std::string title;
    std::string speakers;
};

std::vector<LabelledRow> labelled_rows() {
    std::ifstream in(LECTERN_TEST_DATA "/sched/summaries.tsv");
    std::vector<LabelledRow> rows;
    for (std::string line; std::getline(in, line);) {
        const auto cells = split(line, "\t");
        if (line.starts_with("#") || cells.size() != 3) continue;
        const std::string published = std::string(cells[0]) + std::string(cells[1]);
        rows.push_back(
            {published, std::string(cells[2].empty() ? published : cells[0]), std::string(cells[2])});
    }
    return rows;
}

TEST(Summary, SpeakersAndCompaniesAsLabelled) {
    const auto rows = labelled_rows();
    ASSERT_GE(rows.size(), 220u);
    KnownNames known;
    for (const LabelledRow& row : rows) known.learn(split_title(row.published, NameForm::scheduled).behind);
    std::size_t names = 0;
    std::size_t companies = 0;
    std::size_t exact = 0;
    std::string wrong;
    for (const LabelledRow& row : rows) {
        const SplitTitle got = split_title(row.published, NameForm::scheduled, &known);
        const std::string speakers = describe(got);
        const bool same_names = got.title == row.title && names_of(speakers) == names_of(row.speakers);
        const bool same = got.title == row.title && speakers == row.speakers;
        names += same_names;
        companies += same_names && without_roles(speakers) == without_roles(row.speakers);
        exact += same;
        if (!same) wrong += row.published + "\n    " + got.title + "\n    " + speakers + "\n";
    }
    EXPECT_GE(names, rows.size() - 2) << wrong;
    EXPECT_GE(companies, rows.size() - 2) << wrong;
    EXPECT_GE(exact, rows.size() - 2) << wrong;
}

}  // namespace
}  // namespace lectern
