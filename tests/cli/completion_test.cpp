// SPDX-License-Identifier: GPL-2.0-or-later

// What the shells are told, and what bash makes of it.

#include <gmock/gmock.h>

#include <algorithm>
#include <sstream>

#include "tests/cli/cli_test.hpp"

namespace lectern::test {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;

class CompletionTest : public SearchCliTest {
protected:
    /// The candidates that lectern prints, without their help.
    Words candidates(const Words& words) {
        Words arguments{"--complete"};
        arguments.insert(arguments.end(), words.begin(), words.end());
        const Outcome outcome = lectern(arguments);
        EXPECT_EQ(outcome.status, 0) << outcome;
        EXPECT_EQ(outcome.err, "") << outcome;
        return texts(outcome.out);
    }

    /// What bash puts in place of the last of `words`, which are as readline cuts
    /// them: at spaces, = and :.
    Words in_bash(const std::string& line, const Words& words) {
        std::string script =
            "compopt() { :; }; source '" LECTERN_SOURCE_DIR "/query/completion/lectern.bash';";
        script += "COMP_LINE=$1; COMP_POINT=${#1}; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));";
        script += R"(_lectern; printf '%s\n' "${COMPREPLY[@]}")";
        Words arguments{"-c", script, "bash", LECTERN_BIN " " + line, LECTERN_BIN};
        arguments.insert(arguments.end(), words.begin(), words.end());
        const Outcome outcome = run_program("/bin/bash", arguments, {.folder = folder_.path().string()});
        EXPECT_EQ(outcome.err, "") << outcome;
        return texts(outcome.out);
    }

private:
    static Words texts(const std::string& lines) {
        Words out;
        std::istringstream stream(lines);
        for (std::string line; std::getline(stream, line);) {
            if (!line.empty()) out.push_back(line.substr(0, line.find('\t')));
        }
        return out;
    }
};

TEST_F(CompletionTest, KnowsCommandsFieldsAndValues) {
    EXPECT_THAT(candidates({""}),
                IsSupersetOf(Words{"search", "facets", "show", "fields", "config", "help"}));
    EXPECT_EQ(candidates({"sea"}), Words{"search"});
    EXPECT_EQ(candidates({"help", "sea"}), Words{"search"});
    const std::pair<Words, Words> cases[] = {
        {{"search", "--format", "js"}, {"json", "jsonl"}},
        {{"search", "--where", "comp"}, {"company="}},
        {{"search", "--where", "company=i"}, {"company=Isovalent"}},
        {{"search", "--where=company=ISO"}, {"--where=company=Isovalent"}},
        {{"search", "--where", "event=kubecon"},
         {"event=KubeCon + CloudNativeCon Europe 2025", "event=KubeCon + CloudNativeCon Europe 2023",
          "event=KubeCon + CloudNativeCon North America 2024"}},
        {{"search", "--where", "title=x"}, {}},
        {{"search", "--where", "nothing=x"}, {}},
        {{"search", "titl"}, {"title:"}},
        {{"search", "tetrag"}, {"tetragon"}},
        {{"search", "-tetrag"}, {"-tetragon"}},
        {{"speakers", "an"}, {"Anna Kapuścińska"}},
        {{"events", "kubecon + cloudnativecon n"}, {"KubeCon + CloudNativeCon North America 2024"}},
        {{"search", "-titl"}, {"-title:"}},
        {{"search", "speaker:anna"}, {"speaker:\"Anna Kapuścińska\""}},
        {{"search", "(speaker:\"anna"}, {"(speaker:\"Anna Kapuścińska\""}},
        {{"search", "year:20"}, {"year:2025", "year:2024", "year:2023"}},
        {{"search", "format:k"}, {"format:keynote"}},
        {{"search", "--db", "nowhere", "company:i"}, {}},
        {{"search", "--db=nowhere", "company:i"}, {}},
        {{"search", "--db", "talks.db", "company:i"}, {"company:Isovalent"}},
        {{"search", "--facet", "company,ye"}, {"company,year"}},
        {{"facets", "-q", "format:k"}, {"format:keynote"}},
        {{"facets", "wee"}, {"weekday", "weekday:"}},
        {{"search", "--db", "x"}, {":folders"}},
        {{"search", "--config", "x"}, {":files"}},
        {{"unknown", "x"}, {}},
        {{}, {}},
    };
    for (const auto& [words, expected] : cases) {
        EXPECT_EQ(candidates(words), expected) << testing::PrintToString(words);
    }
}

TEST_F(CompletionTest, SaysWhatTheCandidatesAre) {
    EXPECT_EQ(lectern({"--complete", "search", "--where", "company=iso"}).out,
              "company=Isovalent\t2 talks\n");
    EXPECT_THAT(lectern({"--complete", "sear"}).out, HasSubstr("search\tFind talks\n"));
}

TEST_F(CompletionTest, TheIndexerKnowsItsFormsAndFiles) {
    EXPECT_EQ(lectern_index({"--complete", "--writer", ""}).out, "auto\nbulk\nxapian\n");
    EXPECT_THAT(lectern_index({"--complete", "--format", "json"}).out,
                HasSubstr("jsonl\tlectern's own JSON Lines"));
    EXPECT_EQ(lectern_index({"--complete", "po"}).out, ":files\n");
    EXPECT_EQ(lectern_index({"--complete", "--db", ""}).out, ":folders\n");
}

TEST_F(CompletionTest, BashReplacesWhatReadlineTakesForTheWord) {
    folder_.write("notes.md", "");
    folder_.write("sub folder/x", "");
    const struct {
        std::string line;
        Words words;
        Words replies;
    } cases[] = {
        {"sea", {"sea"}, {"search"}},
        {"search --form", {"search", "--form"}, {"--format"}},
        {"search --format=js", {"search", "--format", "=", "js"}, {"json", "jsonl"}},
        {"search company:iso", {"search", "company", ":", "iso"}, {"Isovalent"}},
        {"search --where speaker=ada", {"search", "--where", "speaker", "=", "ada"}, {"Ada\\ Kern"}},
        {"search speaker:ada", {"search", "speaker", ":", "ada"}, {"\\\"Ada\\ Kern\\\""}},
        {"search 'speaker:ada", {"search", "'speaker:ada"}, {"speaker:\"Ada Kern\""}},
        {"search \"speaker:ada", {"search", "\"speaker:ada"}, {"speaker:\\\"Ada Kern\\\"\""}},
        {"search --where speaker=Ada\\ K", {"search", "--where", "speaker", "=", "Ada\\ K"}, {"Ada\\ Kern"}},
        {"search --config no", {"search", "--config", "no"}, {"notes.md"}},
        {"search --db su", {"search", "--db", "su"}, {"sub folder"}},
        {"search --db nowhere company:i", {"search", "--db", "nowhere", "company", ":", "i"}, {}},
        {"unknown x", {"unknown", "x"}, {}},
        // Nothing that is typed is run.
        {"search --db $(touch_me) co", {"search", "--db", "$(touch_me)", "co"}, {"company:"}},
    };
    for (const auto& c : cases) EXPECT_EQ(in_bash(c.line, c.words), c.replies) << c.line;
    EXPECT_THAT(in_bash("search ", {"search", ""}), IsSupersetOf(Words{"title:", "company:"}));
    EXPECT_THAT(in_bash("search company:", {"search", "company", ":"}),
                IsSupersetOf(Words{"Isovalent", "Google"}));
}

TEST_F(CompletionTest, BashNeverTakesLettersAway) {
    ASSERT_EQ(index(R"({"title":"A","event":"X 2024","speakers":[{"name":"B","companies":["ABC"]}]})"
                    "\n"
                    R"({"title":"C","event":"X 2024","speakers":[{"name":"D","companies":["Abel"]}]})"
                    "\n",
                    "two.db")
                  .status,
              0);
    // Both begin with A only: in place of `ab` readline would put that.
    EXPECT_THAT(in_bash("search --db two.db company:ab", {"search", "--db", "two.db", "company", ":", "ab"}),
                testing::UnorderedElementsAre("ABC", "Abel", " "));
}

TEST_F(CliTest, EachProgramHasAManualPageWithAllThatHelpNames) {
    const std::string lectern_page = lectern({"--man"}).out;
    EXPECT_THAT(lectern_page, testing::StartsWith(".TH \"LECTERN\" 1 "));
    for (const char* text : {".SH \"COMMANDS\"\n", ".SS \"lectern search\"\n", ".SS \"lectern facets\"\n",
                             ".SS \"lectern config\"\n", "\\fB\\-n, \\-\\-limit N\\fR\n",
                             ".SH \"ENVIRONMENT\"\n", "\\fBLECTERN_DB\\fR\n", ".SH \"EXIT STATUS\"\n",
                             "\\fB130\\fR\n", "\\fBlectern\\-index(1)\\fR, \\fBlectern\\-query(7)\\fR\n"}) {
        EXPECT_THAT(lectern_page, HasSubstr(text));
    }
    const std::string index_page = lectern_index({"--man"}).out;
    EXPECT_THAT(index_page, testing::StartsWith(".TH \"LECTERN\\-INDEX\" 1 "));
    for (const char* text : {".SH \"OPTIONS\"\n", "\\fB\\-\\-dry\\-run\\fR\n", ".SH \"EXIT STATUS\"\n"}) {
        EXPECT_THAT(index_page, HasSubstr(text));
    }
    for (const std::string& page : {lectern_page, index_page}) {
        EXPECT_TRUE(std::all_of(page.begin(), page.end(), [](char c) { return c > 0; })) << "no ASCII";
    }
}

}  // namespace
}  // namespace lectern::test
