// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/byline.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/known_names.hpp"

namespace lectern {
namespace {

/// `Name <affiliation> [role] {company, company}` for each speaker.
std::string describe(const std::vector<Speaker>& speakers) {
    std::string out;
    for (const Speaker& speaker : speakers) {
        if (!out.empty()) out += "; ";
        out += speaker.name;
        if (!speaker.affiliation.empty()) out += " <" + speaker.affiliation + ">";
        if (!speaker.role.empty()) out += " [" + speaker.role + "]";
        for (const std::string& company : speaker.companies) out += " {" + company + "}";
    }
    return out;
}

struct BylineCase {
    const char* text;
    const char* speakers;
};

TEST(Byline, ReadsThePublishedForms) {
    const BylineCase cases[] = {
        {"Liz Rice, Isovalent at Cisco & Neha Aggarwal, Microsoft",
         "Liz Rice <Isovalent at Cisco> {Isovalent} {Cisco}; Neha Aggarwal <Microsoft> {Microsoft}"},
        {"Tamilmani Manoharan & Will Daly, Microsoft",
         "Tamilmani Manoharan <Microsoft> {Microsoft}; Will Daly <Microsoft> {Microsoft}"},
        {"Ann Lee & Bo Fox, Acme @ Widget; Cy Dee, Zed, Inc",
         "Ann Lee <Acme @ Widget> {Acme} {Widget}; Bo Fox <Acme @ Widget> {Acme} {Widget}; Cy Dee <Zed, Inc> "
         "{Zed, Inc}"},
        {"Ann Lee, Bo Fox and Cy Dee, NVIDIA",
         "Ann Lee <NVIDIA> {NVIDIA}; Bo Fox <NVIDIA> {NVIDIA}; Cy Dee <NVIDIA> {NVIDIA}"},
        {"Ann Lee, Red Hat and Bo Fox, IBM", "Ann Lee <Red Hat> {Red Hat}; Bo Fox <IBM> {IBM}"},
        {"Ann Lee (Acme) and Bo Fox (CTO, Kestrel & Finch)",
         "Ann Lee <Acme> {Acme}; Bo Fox <Kestrel & Finch> [CTO] {Kestrel & Finch}"},
        {"Ann Lee & William A. Rowe, Jr., Pivotal",
         "Ann Lee <Pivotal> {Pivotal}; William A. Rowe, Jr. <Pivotal> {Pivotal}"},
        {"Ann Lee, KubeCon + CloudNativeCon Europe Co-Chair",
         "Ann Lee [KubeCon + CloudNativeCon Europe Co-Chair]"},
        {"Ann Lee & Bo Fox, (Acme)", "Ann Lee <Acme> {Acme}; Bo Fox <Acme> {Acme}"},
        {"Ann Lee, @ Acme", "Ann Lee <Acme> {Acme}"},
        {"Ann Lee (from Acme)", "Ann Lee <Acme> {Acme}"},
        {"Speakers: @ann and Bo Fox", "@ann; Bo Fox"},
        {"Ann Lee & Bo Fox (Acme)", "Ann Lee <Acme> {Acme}; Bo Fox <Acme> {Acme}"},
        {"Ann Lee, CTO at Acme", "Ann Lee <Acme> [CTO] {Acme}"},
        {"Ann Lee, Staff Engineer @ Acme", "Ann Lee <Acme> [Staff Engineer] {Acme}"},
        {"Ann Lee, Director of Engineering, Acme", "Ann Lee <Acme> [Director of Engineering] {Acme}"},
        {"Ann Lee, Co-Founder & CTO, Acme", "Ann Lee <Acme> [Co-Founder & CTO] {Acme}"},
        {"Ann Lee, Acme, now part of Widget", "Ann Lee <Acme, now part of Widget> {Acme} {Widget}"},
        {"Ann Lee, University of California, Berkeley",
         "Ann Lee <University of California, Berkeley> {University of California, Berkeley}"},
        {"Ann Lee, University of California, San Diego & Bo Fox, Acme",
         "Ann Lee <University of California, San Diego> {University of California, San Diego}; Bo Fox <Acme> "
         "{Acme}"},
        {"Ann Lee (University of Illinois, Urbana-Champaign)",
         "Ann Lee <University of Illinois, Urbana-Champaign> {University of Illinois, Urbana-Champaign}"},
        {"Ann Lee, Huawei Technologies Co., Ltd",
         "Ann Lee <Huawei Technologies Co., Ltd> {Huawei Technologies Co., Ltd}"},
        {"Ann Lee & Bo Fox, Program Committee Co-Chairs",
         "Ann Lee [Program Committee Co-Chairs]; Bo Fox [Program Committee Co-Chairs]"},
        {"Ann Lee, Program & Bo Fox, Co-Chairs", "Ann Lee [Program]; Bo Fox [Co-Chairs]"},
        {"Ann Lee, Cilium Maintainer", "Ann Lee [Cilium Maintainer]"},
        {"Speakers: Ann Lee (Acme), Bo Fox (Zed)", "Ann Lee <Acme> {Acme}; Bo Fox <Zed> {Zed}"},
        {"Moderated by Ann Lee, Acme; Bo Fox, Zed", "Ann Lee <Acme> {Acme}; Bo Fox <Zed> {Zed}"},
        {"Moderator: Ann Lee, Acme; Bo Fox, Zed", "Ann Lee <Acme> [Moderator] {Acme}; Bo Fox <Zed> {Zed}"},
        {"Jan de Vries, Bluegrain GmbH", "Jan de Vries <Bluegrain GmbH> {Bluegrain GmbH}"},
        {"Þórdís Eiríksdóttir, Reykjanes Geothermal",
         "Þórdís Eiríksdóttir <Reykjanes Geothermal> {Reykjanes Geothermal}"},
        {"Ann Lee, Cosmonic & Flynn, Buoyant", "Ann Lee <Cosmonic> {Cosmonic}; Flynn <Buoyant> {Buoyant}"},
        {"Flynn, Buoyant & Ann Lee, Cosmonic", "Flynn <Buoyant> {Buoyant}; Ann Lee <Cosmonic> {Cosmonic}"},
        {"Ann Lee, Bo Fox & Cy Sa, Red Hat, Di Eco, Cisco & Ed Fu, IBM",
         "Ann Lee <Red Hat> {Red Hat}; Bo Fox <Red Hat> {Red Hat}; Cy Sa <Red Hat> {Red Hat}; Di Eco <Cisco> "
         "{Cisco}; "
         "Ed Fu <IBM> {IBM}"},
        {"Ann Lee, VP of Legal and Strategic Programs, CNCF",
         "Ann Lee <CNCF> [VP of Legal and Strategic Programs] {CNCF}"},
        {"by Ann Lee (F5) and Bo Fox (Red Hat).", "Ann Lee <F5> {F5}; Bo Fox <Red Hat> {Red Hat}"},
        {"Speakers: Ann Lee, Bo Fox, Cy Dee", "Ann Lee; Bo Fox; Cy Dee"},
        {"Ann Lee, Lightstep from ServiceNow",
         "Ann Lee <Lightstep from ServiceNow> {Lightstep} {ServiceNow}"},
        {"Ann Lee, Independent", "Ann Lee <Independent>"},
        {"Ludovic d'Aubigny, OVHcloud", "Ludovic d'Aubigny <OVHcloud> {OVHcloud}"},
        {"Nico Meisenzahl, white duck", "Nico Meisenzahl <white duck> {white duck}"},
        {"Davanum (Dims) Srinivas, Acme", "Davanum (Dims) Srinivas <Acme> {Acme}"},
        {"Ann Lee (she/her), Acme", "Ann Lee <Acme> {Acme}"},
        {"Ann Lee, VMware by Broadcom", "Ann Lee <VMware by Broadcom> {VMware} {Broadcom}"},
        {"Ann Lee, Harbour/Larkwell", "Ann Lee <Harbour/Larkwell> {Harbour} {Larkwell}"},
        {"Ann Lee, H. Lundbeck A/S", "Ann Lee <H. Lundbeck A/S> {H. Lundbeck A/S}"},
        {"Ann Lee, VP Ecosystem & Community, Acme", "Ann Lee <Acme> [VP Ecosystem & Community] {Acme}"},
        {"Ann Lee, Principal PM Manager, Skies, Acme", "Ann Lee <Acme> [Principal PM Manager, Skies] {Acme}"},
        {"Ann Lee, Developer Relations, Acme", "Ann Lee <Acme> [Developer Relations] {Acme}"},
        {"Bo Fox, NAVER WEBTOON & Ann Lee, Acme",
         "Bo Fox <NAVER WEBTOON> {NAVER WEBTOON}; Ann Lee <Acme> {Acme}"},
    };
    for (const BylineCase& c : cases) {
        const auto byline = parse_byline(c.text);
        ASSERT_TRUE(byline) << c.text;
        EXPECT_EQ(describe(byline->speakers), c.speakers) << c.text;
    }
}

TEST(Byline, LeavesProseAndTitlesAlone) {
    for (const char* text : {
             "Built in the Open: Why Cisco Is Betting on eBPF, Cilium, and Tetragon",
             "Event co-chairs Ann and Bo will share the latest updates, and more",
             "the Good, the Bad, and the Undocumented",
             "A Technical Deep Dive",
             "Kernel Bypass, Explained With Dumplings",
             "Pitfalls and Lessons Learned",
             "by Ann Lee, Bo Fox, and Cy Dee was also well received. It was great to see them",
             "Prakash, Zerodha",
             "2 Mbit/s, shared by all",
             "",
         }) {
        EXPECT_FALSE(parse_byline(text)) << text;
    }
}

struct TitleCase {
    const char* published;
    const char* title;
    const char* speakers;
};

TEST(SplitTitle, TakesSpeakersBehindTheLastDashOrAKeynotesColon) {
    const TitleCase cases[] = {
        {"Configuring Cilium - Liz Rice, Isovalent", "Configuring Cilium",
         "Liz Rice <Isovalent> {Isovalent}"},
        {"One – Two - Ann Lee, Acme", "One – Two", "Ann Lee <Acme> {Acme}"},
        {"Sponsored Keynote - Built in the Open: Why Not", "Sponsored Keynote - Built in the Open: Why Not",
         ""},
        {"CiliumCon Sponsored Keynote: Liz Rice, Isovalent", "CiliumCon Sponsored Keynote",
         "Liz Rice <Isovalent> {Isovalent}"},
        {"Cilium: Connecting, Observing and Securing", "Cilium: Connecting, Observing and Securing", ""},
        {"GitOps - The Good, the Bad, and the Ugly", "GitOps - The Good, the Bad, and the Ugly", ""},
    };
    for (const TitleCase& c : cases) {
        const SplitTitle split = split_title(c.published);
        EXPECT_EQ(split.title, c.title);
        EXPECT_EQ(split.byline ? describe(split.byline->speakers) : "", c.speakers) << c.published;
    }
}

TEST(Byline, OneWordNamesCountOnlyWhereTheyAreExpected) {
    const auto byline = parse_byline("Prakash, Zerodha", NameForm::one_word_too);
    ASSERT_TRUE(byline);
    EXPECT_EQ(describe(byline->speakers), "Prakash <Zerodha> {Zerodha}");
    EXPECT_FALSE(parse_byline("Prakash", NameForm::one_word_too));
}

TEST(Byline, ExpectsSpeakersBehindTheDashOfAScheduledTitle) {
    const BylineCase cases[] = {
        {"Jessica Day, Acme & Bo Fox, Zed", "Jessica Day <Acme> {Acme}; Bo Fox <Zed> {Zed}"},
        {"王小明 (Paco), Acme", "王小明 (Paco) <Acme> {Acme}"},
        {"Ann Lee & Bo Fox, Acme; TBA", "Ann Lee <Acme> {Acme}; Bo Fox <Acme> {Acme}"},
    };
    for (const BylineCase& c : cases) {
        EXPECT_FALSE(parse_byline(c.text) && describe(parse_byline(c.text)->speakers) == c.speakers)
            << c.text;
        const auto byline = parse_byline(c.text, NameForm::scheduled);
        ASSERT_TRUE(byline) << c.text;
        EXPECT_EQ(describe(byline->speakers), c.speakers) << c.text;
    }
    for (const char* text :
         {"Half-Day Event | ALL ACCESS PASS REQUIRED", "Full-Day Event (ALL ACCESS PASS REQUIRED)",
          "Invitation Only", "Level 1, Hall 2", "Past, Present, Future", "Presented by Acme",
          "Speakers To Be Announced", "Current State and Road Ahead", "10:30 - 20:00"}) {
        EXPECT_FALSE(parse_byline(text, NameForm::scheduled)) << text;
    }
}

TEST(Byline, OtherBylinesOfTheScheduleTellCompaniesFromPeople) {
    const std::string text = "Ann Lee, Tall Heron & Bo Fox, Acme";
    EXPECT_EQ(describe(parse_byline(text, NameForm::scheduled)->speakers),
              "Ann Lee <Acme> {Acme}; Tall Heron <Acme> {Acme}; Bo Fox <Acme> {Acme}");
    KnownNames known;
    known.learn("Cy Dee, Tall Heron");
    EXPECT_EQ(describe(parse_byline(text, NameForm::scheduled, &known)->speakers),
              "Ann Lee <Tall Heron> {Tall Heron}; Bo Fox <Acme> {Acme}");
}

TEST(SplitTitle, ADashWithinAScheduledBylineIsNotTheTitles) {
    const SplitTitle split = split_title("Doing Less - Ann Lee, Acme - Bo Fox, Zed", NameForm::scheduled);
    EXPECT_EQ(split.title, "Doing Less");
    EXPECT_EQ(describe(split.byline->speakers), "Ann Lee <Acme> {Acme}; Bo Fox <Zed> {Zed}");
}

TEST(CompaniesIn, AnAffiliationMayNameTwo) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases{
        {"Isovalent at Cisco", {"Isovalent", "Cisco"}},
        {"Isovalent @ Cisco", {"Isovalent", "Cisco"}},
        {"Isovalent, now part of Cisco", {"Isovalent", "Cisco"}},
        {"Splunk (Cisco)", {"Splunk", "Cisco"}},
        {"Splunk, a Cisco company", {"Splunk", "Cisco"}},
        {"Red Hat, an IBM Company", {"Red Hat", "IBM"}},
        {"University of California, Berkeley", {"University of California, Berkeley"}},
        {"University of Texas at Austin", {"University of Texas at Austin"}},
        {"California State University at Long Beach", {"California State University at Long Beach"}},
        {"Indian Institute of Technology, Bombay", {"Indian Institute of Technology, Bombay"}},
        {"University of Texas at Google", {"University of Texas", "Google"}},
        {"Sky Labs at University of California", {"Sky Labs", "University of California"}},
        {"Amazon Web Services (AWS)", {"Amazon Web Services (AWS)"}},
        {"Larkwell (Berlin)", {"Larkwell (Berlin)"}},
        {"Larkwell, a happy company", {"Larkwell, a happy company"}},
        {"(Cisco)", {"(Cisco)"}},
        {"", {}}};
    for (const auto& [affiliation, companies] : cases) {
        EXPECT_EQ(companies_in(affiliation), companies) << affiliation;
    }
}

TEST(Byline, NeverReadsMoreThanALineOfAnyLength) {
    EXPECT_FALSE(parse_byline(std::string(100000, 'x')));
    std::string many = "Ann Lee";
    for (int i = 0; i < 1000; ++i) many += ", Acme";
    EXPECT_FALSE(parse_byline(many));
}

}  // namespace
}  // namespace lectern
