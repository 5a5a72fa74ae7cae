// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lectern/config.hpp"

namespace lectern {
namespace {

Config parsed(const std::string& yaml) {
    auto config = parse_config(yaml, "lectern.yaml");
    if (config) return *config;
    ADD_FAILURE() << config.error().message;
    return {};
}

TEST(ParseConfig, ReadsEverySetting) {
    const Config config = parsed(R"(
companies:
  Kestrel: [Kestrel Labs, "Finch, Inc"]
  Larkwell: Larkwell Systems
speakers:
  Ada Kern:
    - A. Kern
synonyms:
  k8s: [kubernetes]
weights:
  title: 5
  company: 0.5
facets: [company:20, year]
mappings:
  papers:
    files: "*.csv"
    items: days[].talks
    title: Title
    speakers: ["Presenters[].Name", Author]
)");
    EXPECT_EQ(config.companies, (std::vector<Spellings>{{"Kestrel", {"Kestrel Labs", "Finch, Inc"}, 3},
                                                        {"Larkwell", {"Larkwell Systems"}, 4}}));
    EXPECT_EQ(config.speakers, (std::vector<Spellings>{{"Ada Kern", {"A. Kern"}, 6}}));
    EXPECT_EQ(config.synonyms, (std::vector<Spellings>{{"k8s", {"kubernetes"}, 9}}));
    EXPECT_EQ(config.weights, (std::vector<FieldWeight>{{Field::title, 5, 11}, {Field::company, 0.5, 12}}));
    EXPECT_EQ(config.facets, (std::vector<FacetChoice>{{Field::company, 20, 13}, {Field::year, {}, 13}}));
    EXPECT_EQ(
        config.mappings,
        (std::vector<Mapping>{{"papers",
                               "*.csv",
                               "days[].talks",
                               {{"title", {"Title"}}, {"speakers", {"Presenters[].Name", "Author"}}}}}));
}

TEST(ParseConfig, EmptyMeansBuiltIn) {
    for (const char* yaml : {"", "# nothing\n", "---\n", "companies:\nweights:\nfacets:\n"}) {
        const Config config = parsed(yaml);
        EXPECT_TRUE(config.companies.empty());
        EXPECT_EQ(config.weight_of(spec(Field::title)), spec(Field::title).weight);
        EXPECT_FALSE(config.facets.has_value());
    }
}

TEST(ParseConfig, AnEmptyListOfFacetsCountsNothing) {
    const Config config = parsed("facets: []");
    ASSERT_TRUE(config.facets.has_value());
    EXPECT_TRUE(config.facets->empty());
}

TEST(ParseConfig, WeightsReplaceTheSchemas) {
    const Config config = parsed("weights: {abstract: 0}");
    EXPECT_EQ(config.weight_of(spec(Field::abstract)), 0);
    EXPECT_EQ(config.weight_of(spec(Field::speaker)), spec(Field::speaker).weight);
}

TEST(ParseConfig, FieldsGoByAllTheirNames) {
    EXPECT_EQ(parsed("weights: {who: 2}").weights.front().field, Field::speaker);
    EXPECT_EQ(parsed("facets: [org]").facets->front().field, Field::company);
}

TEST(ParseConfig, ANameMayRepeatItsOwnSpelling) {
    EXPECT_EQ(parsed("companies: {Kestrel: [kestrel, 'KESTREL, Inc']}").companies.front().others.size(), 2u);
}

struct Mistake {
    std::string yaml;
    std::string message;
    std::string hint;
};

TEST(ParseConfig, MistakesNameThePlaceAndWhatToDo) {
    const std::vector<Mistake> mistakes{
        {"facets: [year]\ncompnies: {}", "lectern.yaml:2:1: there is no key 'compnies'",
         "did you mean companies?"},
        {"colours: {}", "lectern.yaml:1:1: there is no key 'colours'",
         "there is companies, speakers, synonyms, weights, facets, mappings"},
        {"- company", "lectern.yaml:1:1: the configuration is no mapping of keys to values",
         "write it as `companies:`, `weights:` … with their values below"},
        {"? [a]\n: b", "lectern.yaml:1:3: a key that is no word", "write it as `key: value`"},
        {"facets: []\nweights: {}\nfacets: []", "lectern.yaml:3:1: 'facets' is given twice, first in line 1",
         "put both together"},
        {"weights: {title: 1, title: 2}", "lectern.yaml:1:21: 'title' is given twice, first in line 1",
         "put both together"},
        {"companies: [Kestrel]", "lectern.yaml:1:12: 'companies' is no mapping of names to lists",
         "write each as `Name: [another spelling]`"},
        {"speakers: Ada", "lectern.yaml:1:11: 'speakers' is no mapping of names to lists",
         "write each as `Name: [another spelling]`"},
        {"companies:\n  Kestrel: {a: b}", "lectern.yaml:2:12: 'Kestrel' has no list of spellings",
         "write it as `Name: [another spelling]`"},
        {"companies:\n  Kestrel:", "lectern.yaml:2:1: 'Kestrel' has no list of spellings",
         "write it as `Name: [another spelling]`"},
        {"companies: {Kestrel: [[a]]}", "lectern.yaml:1:23: a spelling of 'Kestrel' is no text",
         "quote it if it is one"},
        {"companies: {Kestrel: [~]}", "lectern.yaml:1:23: a spelling of 'Kestrel' is no text",
         "quote it if it is one"},
        {"companies:\n  Kestrel: [Finch]\n  Lark: ['FINCH, Inc']",
         "lectern.yaml:3:10: 'FINCH, Inc' is a spelling of 'Kestrel' already, in line 2",
         "a spelling stands for one name"},
        {"companies:\n  Kestrel: [Finch]\n  Finch: [Lark]",
         "lectern.yaml:3:3: 'Finch' is a spelling of 'Kestrel' already, in line 2",
         "a spelling stands for one name"},
        {"speakers: {Ada: [a k], Bo: [A. K.]}",
         "lectern.yaml:1:29: 'A. K.' is a spelling of 'Ada' already, in line 1",
         "a spelling stands for one name"},
        {"weights: 3", "lectern.yaml:1:10: 'weights' is no mapping of fields to numbers",
         "write each as `title: 4`"},
        {"weights: {titel: 3}", "lectern.yaml:1:11: there is no field with a weight 'titel'",
         "did you mean title?"},
        {"weights: {year: 3}", "lectern.yaml:1:11: there is no field with a weight 'year'",
         "there is title, abstract, speaker, company, event, track, tag, bio"},
        {"weights: {title: high}", "lectern.yaml:1:18: the weight of 'title' is no number from 0 to 100",
         "built in is 4"},
        {"weights: {title: -1}", "lectern.yaml:1:18: the weight of 'title' is no number from 0 to 100",
         "built in is 4"},
        {"weights: {title: nan}", "lectern.yaml:1:18: the weight of 'title' is no number from 0 to 100",
         "built in is 4"},
        {"weights: {title: [3]}", "lectern.yaml:1:18: the weight of 'title' is no number from 0 to 100",
         "built in is 4"},
        {"weights: {title: 3, t: 4}", "lectern.yaml:1:21: 't' is another name of a field that has a weight",
         "give each field one weight"},
        {"facets: company", "lectern.yaml:1:9: 'facets' is no list of fields",
         "write it as `facets: [company, year:20]`"},
        {"facets: [{a: b}]", "lectern.yaml:1:10: a facet that is no word",
         "write it as company or company:20"},
        {"facets: [yaer]", "lectern.yaml:1:10: there is no facet 'yaer'", "did you mean year?"},
        {"facets: ['year:0']", "lectern.yaml:1:10: 'year:0' names no number of values",
         "write it as year or year:20"},
        {"facets: ['org:few']", "lectern.yaml:1:10: 'org:few' names no number of values",
         "write it as company or company:20"},
        {"mappings: [a]", "lectern.yaml:1:11: 'mappings' is no mapping of names to mappings",
         "give each mapping a name, with `title: …` below"},
        {"mappings: {papers: {items: a}}", "lectern.yaml:1:12: the mapping 'papers' has no title",
         "say where titles stand: `title: Title`"},
        {"mappings: {papers: Title}", "lectern.yaml:1:12: the mapping 'papers' has no title",
         "say where titles stand: `title: Title`"},
        {"mappings: {papers: {title: {a: b}}}", "lectern.yaml:1:28: 'title' names no place in the document",
         "write it as `title: Name` or `title: [Name, Other]`"},
        {"mappings: {papers: {title: [a, [b]]}}", "lectern.yaml:1:28: 'title' names no place in the document",
         "write it as `title: Name` or `title: [Name, Other]`"},
        {"mappings: {papers: {title: a, items: [b, c]}}", "lectern.yaml:1:38: 'items' is a list",
         "one is enough"},
        {"mappings: {papers: {title: a, spekers: b}}",
         "lectern.yaml:1:31: there is no mapped field 'spekers'", "did you mean speakers?"},
        {"a: b\n---\nc: d", "lectern.yaml:3:1: a second document", "one is enough"},
        {"companies: {Kestrel: [", "lectern.yaml:1:1: no valid YAML: end of sequence flow not found",
         "quote values that contain colons or quotes"},
    };
    for (const Mistake& mistake : mistakes) {
        const auto config = parse_config(mistake.yaml, "lectern.yaml");
        ASSERT_FALSE(config.ok()) << mistake.yaml;
        EXPECT_EQ(config.error().code, ErrorCode::usage);
        EXPECT_EQ(config.error().message, mistake.message);
        EXPECT_EQ(config.error().hint, mistake.hint) << mistake.yaml;
    }
}

TEST(ParseConfig, AliasesOfYamlCannotMultiplyWithoutEnd) {
    std::string yaml = "companies:\n  A: &all [";
    for (int i = 0; i < 1000; ++i) yaml += "x, ";
    yaml += "x]\n";
    for (int i = 0; i < 1000; ++i) yaml += "  B" + std::to_string(i) + ": *all\n";
    const auto synonyms = parse_config("synonyms" + yaml.substr(9), "lectern.yaml");
    ASSERT_FALSE(synonyms.ok());
    EXPECT_TRUE(synonyms.error().message.ends_with(": more than 100000 names")) << synonyms.error().message;
}

TEST(ParseConfig, DeepNestingIsAnError) {
    const auto config = parse_config(std::string(100'000, '['), "lectern.yaml");
    ASSERT_FALSE(config.ok());
    EXPECT_EQ(config.error().code, ErrorCode::usage);
}

}  // namespace
}  // namespace lectern
