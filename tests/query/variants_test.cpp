// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/query/test_database.hpp"

namespace lectern {
namespace {

using test::make_speaker;
using test::make_talk;
using test::TestDatabase;
using Spellings = std::vector<std::pair<std::string, std::size_t>>;

std::vector<Talk> talks() {
    std::vector<Talk> talks;
    for (const std::vector<std::string>& companies : std::vector<std::vector<std::string>>{
             {"AWS"}, {"Amazon", "AWS"}, {"AWS"}, {"Amazon.com, Inc."}, {"Isovalent"}}) {
        Talk talk = make_talk("talk" + std::to_string(talks.size()), "A talk");
        for (const std::string& company : companies) {
            talk.speakers.push_back(make_speaker("Jane Doe (jdoe)", {company}));
        }
        talk.tags = {talks.size() % 2 == 0 ? "cloud-native" : "Cloud Native"};
        talks.push_back(std::move(talk));
    }
    talks.back().speakers[0].name = "JANE DOE";
    return talks;
}

Result<FacetCounts> variants(Field field, const std::string& name) {
    static const TestDatabase database(talks(), Entities::built_in());
    return database.open().variants(field, name);
}

Spellings spellings(Field field, const std::string& name) {
    const auto counts = variants(field, name);
    EXPECT_TRUE(counts.ok());
    Spellings out;
    if (!counts.ok()) return out;
    EXPECT_EQ(counts->distinct, counts->values.size());
    for (const FacetValue& value : counts->values) out.emplace_back(value.value, value.count);
    return out;
}

TEST(Variants, AreTheSpellingsOfACompanyWithTheirTalks) {
    const Spellings amazon{{"AWS", 3}, {"Amazon", 1}, {"Amazon.com, Inc.", 1}};
    EXPECT_EQ(spellings(Field::company, "Amazon"), amazon);
    EXPECT_EQ(spellings(Field::company, "aws"), amazon);
    EXPECT_EQ(variants(Field::company, "aws")->talks, 4u);
    EXPECT_EQ(spellings(Field::company, "isovalent"), (Spellings{{"Isovalent", 1}}));
}

TEST(Variants, OfSpeakersAndTags) {
    EXPECT_EQ(spellings(Field::speaker, "jane doe"), (Spellings{{"Jane Doe (jdoe)", 4}, {"JANE DOE", 1}}));
    EXPECT_EQ(spellings(Field::tag, "cloud native"), (Spellings{{"cloud-native", 3}, {"Cloud Native", 2}}));
}

TEST(Variants, OfANameThatNoTalkHasAreAnErrorWithTheNearest) {
    const auto unknown = variants(Field::company, "Isovalant");
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().code, ErrorCode::not_found);
    EXPECT_EQ(unknown.error().message, "no talk has the company 'Isovalant'; did you mean 'Isovalent'?");
    EXPECT_FALSE(variants(Field::company, "").ok());
}

}  // namespace
}  // namespace lectern
