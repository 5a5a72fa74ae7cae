// SPDX-License-Identifier: GPL-2.0-or-later
// The same documents, written by Xapian and by us: table by table the same
// entries, and for a reader the same database.
#include "indexer/glass/database_writer.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <atomic>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "indexer/glass/version_file.hpp"
#include "tests/glass/sample.hpp"
#include "tests/glass/table_reader.hpp"
#include "tests/support/temp_folder.hpp"

// Xapian's checker deletes an object as a smaller one, its own base.
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }

namespace lectern::glass {
namespace {

using test::Sample;
using test::SampleDocument;

Result<void> write(const std::filesystem::path& folder, const Sample& sample, WriterOptions options = {},
                   std::size_t documents_a_run = SIZE_MAX) {
    std::filesystem::create_directory(folder);
    DatabaseWriter writer(folder, options);
    for (const auto& [name, value] : sample.metadata) writer.set_metadata(name, value);
    DatabaseWriter::Producer producer(writer);
    std::size_t in_run = 0;
    for (const SampleDocument& document : sample.documents) {
        test::fill(producer.document(), document);
        if (auto added = producer.add(document.id); !added) return added;
        if (++in_run % documents_a_run != 0) continue;
        if (auto ended = producer.end_run(); !ended) return ended;
    }
    if (auto ended = producer.end_run(); !ended) return ended;
    return writer.finish();
}

/// Cannot be compressed.
std::string noise(std::size_t size, std::mt19937& random) {
    std::string out(size, '\0');
    for (char& c : out) c = static_cast<char>(random());
    return out;
}

/// So much data that a writer without memory needs several runs.
void add_noise(Sample& sample) {
    std::mt19937 random(14);
    for (SampleDocument& document : sample.documents) document.data += noise(15'000, random);
}

std::string checked(const std::filesystem::path& folder) {
    try {
        std::ostringstream report;
        const std::size_t errors = Xapian::Database::check(folder.string(), 0, &report);
        return errors == 0 ? "" : report.str();
    } catch (const Xapian::Error& error) {
        return error.get_description();
    }
}

std::string tables_of(const std::filesystem::path& folder) {
    std::string out;
    for (std::size_t i = 0; i < table_count; ++i) {
        const std::string name = file_name(static_cast<Table>(i));
        out += std::filesystem::exists(folder / name) ? lectern::test::read_file(folder / name) : "none";
    }
    // The version file, without the UUID.
    const std::string version = lectern::test::read_file(folder / version_file_name);
    return out + version.substr(0, 16) + version.substr(32);
}

void expect_same_entries(const std::filesystem::path& ours, const std::filesystem::path& xapians) {
    for (std::size_t i = 0; i < table_count; ++i) {
        const std::string name = file_name(static_cast<Table>(i));
        ASSERT_EQ(std::filesystem::exists(ours / name), std::filesystem::exists(xapians / name)) << name;
        if (!std::filesystem::exists(ours / name)) continue;
        const auto our_entries = test::read_table(ours / name);
        const auto xapians_entries = test::read_table(xapians / name);
        for (const auto& [key, tag] : xapians_entries) {
            ASSERT_EQ(our_entries.count(key), 1u) << name << ": " << testing::PrintToString(key);
            ASSERT_EQ(our_entries.at(key), tag) << name << ": " << testing::PrintToString(key);
        }
        ASSERT_EQ(our_entries.size(), xapians_entries.size()) << name;
    }
}

/// Writes the sample both ways and compares.
class BothWays : public testing::Test {
protected:
    void compare(const Sample& sample) {
        test::write_with_xapian(xapians_, sample);
        const auto written = write(ours_, sample);
        ASSERT_TRUE(written.ok()) << written.error().message;
        EXPECT_EQ(checked(ours_), "");
        expect_same_entries(ours_, xapians_);
        EXPECT_TRUE(test::described(Xapian::Database(ours_.string())) ==
                    test::described(Xapian::Database(xapians_.string())));
    }

    lectern::test::TempFolder folder_;
    std::filesystem::path ours_ = folder_.path() / "ours";
    std::filesystem::path xapians_ = folder_.path() / "xapians";
};

TEST_F(BothWays, RandomDocuments) { compare(test::random_sample(1, 150)); }

TEST_F(BothWays, NothingAtAll) {
    test::write_with_xapian(xapians_, {});
    ASSERT_TRUE(write(ours_, {}).ok());
    EXPECT_EQ(checked(ours_), "");
    EXPECT_EQ(test::described(Xapian::Database(ours_.string())),
              test::described(Xapian::Database(xapians_.string())));
}

TEST_F(BothWays, DocumentsWithoutAnything) {
    Sample sample;
    for (const std::uint32_t id : {2u, 3u, 70'000u}) sample.documents.push_back({.id = id});
    compare(sample);
}

TEST_F(BothWays, TermsOfEveryShape) {
    Sample sample;
    SampleDocument document{.id = 7};
    std::mt19937 random(3);
    for (std::size_t size = 1; size <= max_term_bytes; ++size) {
        std::string term(size, 'x');
        term.back() = static_cast<char>(size);
        document.postings.push_back({term, static_cast<std::uint32_t>(random()), 1});
        document.postings.push_back({term.substr(0, 1) + '\0' + term.substr(0, size / 2), 5, 0});
    }
    document.postings.push_back({std::string(1, '\0'), 1, 127});
    document.postings.push_back({std::string(100, '\0'), 1, 126});
    document.postings.push_back({"\xff\xff\xff", 0, 128});
    sample.documents.push_back(document);
    document.id = 8;
    sample.documents.push_back(document);
    compare(sample);
}

TEST_F(BothWays, PositionsOfEveryShape) {
    Sample sample;
    std::mt19937 random(4);
    for (std::uint32_t id = 1; id <= 60; ++id) {
        SampleDocument& document = sample.documents.emplace_back();
        document.id = id;
        const unsigned bits = 1 + id % 31;
        for (std::size_t n = id * 5; n > 0; --n) {
            document.postings.push_back({"t", static_cast<std::uint32_t>(random()) >> (32 - bits)});
        }
        document.postings.push_back({"t", 0, 0});
        document.postings.push_back({"zero", 0});
    }
    for (std::uint32_t i = 0; i < 2000; ++i) sample.documents[0].postings.push_back({"dense", i + 1});
    sample.documents[0].postings.push_back({"wide", UINT32_MAX});
    sample.documents[0].postings.push_back({"wide", 0});
    compare(sample);
}

TEST_F(BothWays, ListsOfManyChunks) {
    Sample sample;
    for (std::uint32_t i = 0; i < 2500; ++i) {
        SampleDocument& document = sample.documents.emplace_back();
        document.id = 1 + i * 3;
        document.postings.push_back({"all", 1, 1 + i % 300});
        if (i % 2 == 0) document.postings.push_back({std::string("half\0", 5), 1});
        document.values[1] = fmt::format("{:05}", i % 777);
        if (i == 1234) document.values[1'000'000] = "only one";
    }
    compare(sample);
}

TEST_F(BothWays, LargeValuesDataAndMetadata) {
    Sample sample;
    std::mt19937 random(5);
    sample.documents = {
        {.id = 1,
         .postings = {},
         .values = {{0, noise(10'000, random)}, {UINT32_MAX - 1, "end"}},
         .data = noise(300'000, random)},
        {.id = 2, .postings = {}, .values = {{0, noise(3, random)}}, .data = std::string(500'000, 'a')},
        {.id = 3, .postings = {{"x", 1}}, .values = {}, .data = "short"},
    };
    sample.metadata = {{"large", noise(100'000, random)}, {"small", "s"}, {"none", ""}};
    compare(sample);
}

TEST_F(BothWays, WordsOfEveryShape) {
    Sample sample;
    sample.documents = {
        {.id = 1},
        {.id = 2, .spellings = {"a", "ab", "abc", "abcd", "abcde", "aaaa", "\xc3\xa9t\xc3\xa9"}},
        {.id = 3, .spellings = {"ab", "abcde", "hello", "help", std::string(245, 'w')}}};
    compare(sample);
    const Xapian::Database database(ours_.string());
    EXPECT_EQ(database.get_spelling_suggestion("helo"), "hello");
}

TEST_F(BothWays, QueriesHaveTheSameResultsAndWeights) {
    const Sample sample = test::random_sample(6, 250);
    test::write_with_xapian(xapians_, sample);
    ASSERT_TRUE(write(ours_, sample).ok());
    const Xapian::Database ours(ours_.string());
    const Xapian::Database theirs(xapians_.string());
    std::mt19937 random(7);
    const auto results = [](const Xapian::Database& database, const Xapian::Query& query) {
        Xapian::Enquire enquire(database);
        enquire.set_query(query);
        const Xapian::MSet matches = enquire.get_mset(0, 10);
        std::string out = fmt::format("{} {}", matches.get_matches_estimated(), matches.get_max_possible());
        for (auto m = matches.begin(); m != matches.end(); ++m)
            out += fmt::format(" {}:{}", *m, m.get_weight());
        return out;
    };
    std::size_t found = 0;
    for (int i = 0; i < 2000; ++i) {
        constexpr Xapian::Query::op ops[] = {Xapian::Query::OP_OR,        Xapian::Query::OP_AND,
                                             Xapian::Query::OP_AND_MAYBE, Xapian::Query::OP_PHRASE,
                                             Xapian::Query::OP_AND_NOT,   Xapian::Query::OP_NEAR};
        const std::vector<std::string> terms{test::random_term(random), test::random_term(random)};
        const Xapian::termcount window = i % 6 == 3 || i % 6 == 5 ? 2 + test::below(20, random) : 0;
        Xapian::Query query(ops[i % 6], terms.begin(), terms.end(), window);
        if (i % 5 == 0)
            query |= Xapian::Query(Xapian::Query::OP_WILDCARD, test::random_term(random).substr(0, 2));
        if (i % 7 == 0) query &= Xapian::Query(Xapian::Query::OP_VALUE_GE, 1, test::random_term(random));
        const std::string result = results(ours, query);
        ASSERT_EQ(result, results(theirs, query)) << query.get_description();
        found += result.find(':') != std::string::npos ? 1u : 0u;
    }
    EXPECT_GT(found, 800u);
}

TEST_F(BothWays, XapianUpdatesAndCompactsWhatWeWrote) {
    const Sample sample = test::random_sample(8, 90);
    const Sample changes = test::random_sample(9, 60);
    test::write_with_xapian(xapians_, sample);
    ASSERT_TRUE(write(ours_, sample).ok());
    for (const auto& path : {ours_, xapians_}) {
        Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
        for (std::size_t i = 0; i < sample.documents.size(); i += 3) {
            database.delete_document(sample.documents[i].id);
        }
        for (const SampleDocument& document : changes.documents) {
            database.replace_document(document.id, test::to_xapian(document));
            for (const std::string& word : document.spellings) database.add_spelling(word);
        }
        for (const std::string& word : sample.documents[1].spellings) database.remove_spelling(word);
        database.add_document(test::to_xapian(changes.documents[1]));
        database.set_metadata("a", "");
        database.commit();
    }
    EXPECT_EQ(checked(ours_), "");
    EXPECT_TRUE(test::described(Xapian::Database(ours_.string())) ==
                test::described(Xapian::Database(xapians_.string())));
    const auto compacted = folder_.path() / "compacted";
    Xapian::Database(ours_.string()).compact(compacted.string());
    EXPECT_EQ(checked(compacted), "");
    EXPECT_TRUE(test::described(Xapian::Database(compacted.string())) ==
                test::described(Xapian::Database(ours_.string())));
}

TEST(DatabaseWriter, NeitherMemoryNorRunsNorThreadsShowInTheResult) {
    const lectern::test::TempFolder folder;
    Sample sample = test::random_sample(10, 240);
    add_noise(sample);
    ASSERT_TRUE(write(folder.path() / "one", sample).ok());
    const std::string one = tables_of(folder.path() / "one");
    ASSERT_TRUE(write(folder.path() / "spilled", sample, {.memory = 0}).ok());
    EXPECT_TRUE(tables_of(folder.path() / "spilled") == one);
    ASSERT_TRUE(write(folder.path() / "runs", sample, {.threads = 3}, 7).ok());
    EXPECT_TRUE(tables_of(folder.path() / "runs") == one);

    std::filesystem::create_directory(folder.path() / "threads");
    DatabaseWriter writer(folder.path() / "threads", {.threads = 4});
    for (const auto& [name, value] : sample.metadata) writer.set_metadata(name, value);
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                DatabaseWriter::Producer producer(writer);
                for (std::size_t i = t * 60; i < (t + 1) * 60; ++i) {
                    test::fill(producer.document(), sample.documents[i]);
                    EXPECT_TRUE(producer.add(sample.documents[i].id).ok());
                }
                EXPECT_TRUE(producer.end_run().ok());
            });
        }
    }
    ASSERT_TRUE(writer.finish().ok());
    EXPECT_TRUE(tables_of(folder.path() / "threads") == one);
}

TEST(DatabaseWriter, LeavesNoTemporaryFiles) {
    const lectern::test::TempFolder folder;
    Sample sample = test::random_sample(11, 200);
    add_noise(sample);
    ASSERT_TRUE(write(folder.path() / "g", sample, {.memory = 0}).ok());
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "g")) {
        names.push_back(entry.path().filename().string());
    }
    EXPECT_THAT(names, testing::UnorderedElementsAre("iamglass", "postlist.glass", "docdata.glass",
                                                     "termlist.glass", "position.glass", "spelling.glass"));
}

TEST(DatabaseWriter, RefusesWhatXapianCannotHold) {
    const lectern::test::TempFolder folder;
    const auto error_of = [&](const SampleDocument& document) {
        const auto written = write(folder.path() / "g", {.documents = {document}, .metadata = {}});
        EXPECT_FALSE(written.ok());
        EXPECT_TRUE(written.ok() || written.error().code == ErrorCode::bad_input);
        return written ? std::string() : written.error().message;
    };
    const std::string long_term(246, 't');
    EXPECT_EQ(error_of({.id = 1, .postings = {{long_term, 1}}}), "a term is too long: " + long_term);
    const std::string nuls(125, '\0');
    EXPECT_EQ(error_of({.id = 1, .postings = {{nuls, 1}}}), "a term is too long: " + nuls);
    EXPECT_EQ(error_of({.id = 1, .postings = {{"", 1}}}), "a term is empty");
    EXPECT_EQ(error_of({.id = 1, .spellings = {long_term}}), "a spelling is too long: " + long_term);
}

TEST(DatabaseWriter, TellsWhyItCannotWrite) {
    DatabaseWriter writer("/nowhere", {});
    const auto finished = writer.finish();
    ASSERT_FALSE(finished.ok());
    EXPECT_EQ(finished.error().code, ErrorCode::io);
    EXPECT_THAT(finished.error().message,
                testing::MatchesRegex("/nowhere/(postlist|termlist)\\.glass: No such file or directory"));

    DatabaseWriter spilling("/nowhere", {.memory = 0});
    DatabaseWriter::Producer producer(spilling);
    std::mt19937 random(13);
    producer.document().set_data(noise(std::size_t{1} << 20, random));
    const auto added = producer.add(1);
    ASSERT_FALSE(added.ok());
    EXPECT_EQ(added.error().code, ErrorCode::io);
    EXPECT_EQ(added.error().message, "/nowhere: a temporary file: No such file or directory");
}

TEST(DatabaseWriter, StopsWhenAsked) {
    const lectern::test::TempFolder folder;
    const std::atomic<bool> stop = true;
    const auto written = write(folder.path() / "g", test::random_sample(12, 20), {.stop = &stop});
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::interrupted);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "g" / version_file_name));
}

TEST(DatabaseWriter, KnowsTheXapianItIsBuiltWith) { EXPECT_TRUE(is_known_to_xapian()); }

}  // namespace
}  // namespace lectern::glass
