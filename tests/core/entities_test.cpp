// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/entities.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "indexer/core/known_companies.hpp"
#include "lectern/companies.hpp"
#include "lectern/speakers.hpp"

namespace lectern {
namespace {

using Names = std::vector<std::string>;

TEST(SpeakerKey, NicksAndAsidesDoNotCount) {
    for (const char* name :
         {"Jane Doe", "JANE DOE", "Jane Doe (jdoe)", "Jane (jdoe) Doe", "Jane 'jdoe' Doe",
          "Jane \"jdoe\" Doe", "Jane “jdoe” Doe", "Jane ‘jdoe’ Doe", "Jane Doe @jdoe", "@jdoe Jane Doe",
          "Jane Doe [she/her]", "Jané Doe", "Jane Doe (jdoe) (she/her)"}) {
        EXPECT_EQ(speaker_key(name), "jane doe") << name;
    }
}

TEST(SpeakerKey, WhatIsPartOfANameStays) {
    const std::vector<std::pair<std::string, std::string>> cases{{"Conor O'Brien", "conor o brien"},
                                                                 {"Max (Musterfrau)", "max musterfrau"},
                                                                 {"(jdoe)", "jdoe"},
                                                                 {"@jdoe", "jdoe"},
                                                                 {"Jane Doe (", "jane doe"},
                                                                 {"王小明", "王小明"},
                                                                 {"d'Aubigny 'x", "d aubigny x"},
                                                                 {"", ""},
                                                                 {"jane@doe", "jane doe"}};
    for (const auto& [name, key] : cases) EXPECT_EQ(speaker_key(name), key) << name;
}

TEST(Aliases, SpellingsStandForTheName) {
    Aliases aliases(Field::company);
    aliases.add("Google", Names{"Google Cloud", "GCP"});
    for (const char* spelling : {"Google", "google, LLC", "GCP", "Google Cloud Inc.", "GOOGLE CLOUD"}) {
        EXPECT_EQ(aliases.key(spelling), "google") << spelling;
    }
    EXPECT_EQ(aliases.key("Googol"), "googol");
    EXPECT_EQ(aliases.name("google"), "Google");
    EXPECT_EQ(aliases.name("googol"), "");
}

TEST(Aliases, WhatIsAddedLaterWins) {
    Aliases aliases(Field::company);
    aliases.add("Google", Names{"Google Cloud", "GCP"});
    aliases.add("Google Cloud", Names{});
    EXPECT_EQ(aliases.key("Google Cloud"), "google cloud");
    EXPECT_EQ(aliases.key("GCP"), "google");
    aliases.add("Alphabet", Names{"Google"});
    EXPECT_EQ(aliases.key("GCP"), "alphabet");
    EXPECT_EQ(aliases.key("Google"), "alphabet");
    EXPECT_EQ(aliases.name("alphabet"), "Alphabet");
    EXPECT_EQ(aliases.name("google"), "");
}

TEST(Aliases, SurviveTheMetadata) {
    Aliases written(Field::speaker);
    written.add("Elizabeth\tRice\n", Names{"Liz Rice", "lizrice"});
    written.add("Ada Kern", Names{});
    Aliases read(Field::speaker);
    read.decode(written.encode());
    EXPECT_EQ(read.encode(), written.encode());
    EXPECT_EQ(read.key("Liz Rice (lizrice)"), "elizabeth rice");
    EXPECT_EQ(read.name("ada kern"), "Ada Kern");
    for (const char* broken : {"", "\n\n", "\t\t\n", "a", "a\n", "\ta\t\n"}) {
        Aliases none(Field::speaker);
        none.decode(broken);
        EXPECT_EQ(none.key("Liz Rice"), "liz rice");
    }
}

TEST(Entities, AddTheConfigurationToWhatIsBuiltIn) {
    Entities entities = Entities::built_in();
    const FieldSpec& company = spec(Field::company);
    EXPECT_EQ(entities.key(company, "AWS"), "amazon");
    EXPECT_EQ(entities.key(company, "Hewlett Packard Enterprise (HPE)"), entities.key(company, "HPE"));
    EXPECT_EQ(entities.name(Field::company, "amazon"), "Amazon");
    entities.add({.companies = {{"Kestrel", {"AWS"}, 1}}, .speakers = {{"Ada Kern", {"A. Kern"}, 2}}});
    EXPECT_EQ(entities.key(company, "AWS"), "kestrel");
    EXPECT_EQ(entities.key(company, "Amazon"), "amazon");
    EXPECT_EQ(entities.key(spec(Field::speaker), "A Kern"), "ada kern");
    EXPECT_EQ(entities.key(spec(Field::tag), "AWS"), "aws");
    EXPECT_EQ(entities.name(Field::tag, "amazon"), "");
}

TEST(KnownCompanies, NoSpellingBelongsToTwo) {
    std::map<std::string, std::string_view> owners;
    for (const KnownCompany& company : known_companies()) {
        Names spellings = company.spellings();
        spellings.emplace_back(company.name);
        for (const std::string& spelling : spellings) {
            ASSERT_FALSE(company_key(spelling).empty()) << company.name;
            const auto [owner, is_new] = owners.emplace(company_key(spelling), company.name);
            EXPECT_EQ(owner->second, company.name) << spelling;
        }
    }
    EXPECT_GT(owners.size(), 200u);
}

TEST(KnownCompanies, AreKnownInAllSpellings) {
    EXPECT_TRUE(is_known_company("cisco systems, Inc."));
    EXPECT_FALSE(is_known_company("Berlin"));
    EXPECT_TRUE(is_same_company("AWS", "Amazon Web Services"));
    EXPECT_FALSE(is_same_company("AWS", "Cisco"));
    EXPECT_FALSE(is_same_company("Berlin", "Berlin"));
}

}  // namespace
}  // namespace lectern
