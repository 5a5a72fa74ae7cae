// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/glass/sample.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lectern::glass::test {

Xapian::Document to_xapian(const SampleDocument& sample) {
    Xapian::Document document;
    for (const SamplePosting& posting : sample.postings) {
        if (posting.has_position) {
            document.add_posting(posting.term, posting.position, posting.wdf);
        } else {
            document.add_term(posting.term, posting.wdf);
        }
    }
    for (const auto& [slot, value] : sample.values) document.add_value(slot, value);
    document.set_data(sample.data);
    return document;
}

void fill(IndexedDocument& out, const SampleDocument& sample) {
    for (const SamplePosting& posting : sample.postings) {
        if (posting.has_position) {
            out.add_posting("", posting.term, posting.position, posting.wdf);
        } else {
            out.add_term(posting.term, posting.wdf);
        }
    }
    for (const auto& [slot, value] : sample.values) out.add_value(slot, value);
    out.set_data(sample.data);
    for (const std::string& word : sample.spellings) out.add_spelling(word);
}

void write_with_xapian(const std::filesystem::path& folder, const Sample& sample) {
    Xapian::WritableDatabase database(folder.string(),
                                      Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
    for (const SampleDocument& document : sample.documents) {
        database.replace_document(document.id, to_xapian(document));
        for (const std::string& word : document.spellings) database.add_spelling(word);
    }
    for (const auto& [name, value] : sample.metadata) database.set_metadata(name, value);
    database.commit();
}

std::string random_term(std::mt19937& random) {
    // A power of a uniform number: the first terms are the most frequent.
    const double u = std::uniform_real_distribution<double>(0, 1)(random);
    const auto rank = static_cast<unsigned>(std::pow(u, 3) * 3000);
    const char* const prefixes[] = {"", "S", "XF", "K"};
    return prefixes[rank % 4] + fmt::format("{:x}", rank * 2654435761u);
}

Sample random_sample(std::uint32_t seed, std::size_t documents) {
    std::mt19937 random(seed);
    Sample sample;
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < documents; ++i) {
        SampleDocument& document = sample.documents.emplace_back();
        document.id = id += below(20, random) == 0 ? 1 + below(50, random) : 1;
        std::uint32_t position = 0;
        for (std::size_t n = below(60, random); n > 0; --n) {
            position += 1 + (below(9, random) == 0 ? below(200, random) : 0);
            // Xapian's checker takes a document without a length for one without terms.
            const std::uint32_t wdf = n == 1 ? 1 : below(3, random);
            document.postings.push_back({random_term(random), position, wdf, below(7, random) != 0});
        }
        for (std::uint32_t slot = 0; slot < 4; ++slot) {
            if (below(3, random) == 0) document.values[slot * slot] = random_term(random);
        }
        if (below(10, random) != 0)
            document.data = std::string(below(400, random), 'd') + random_term(random);
        for (std::size_t n = below(4, random); n > 0; --n) {
            const std::string word = random_term(random);
            // Xapian counts each time, we once a document.
            auto& words = document.spellings;
            if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
        }
    }
    sample.metadata = {{"lectern.schema", "1"}, {"a", "b"}, {std::string(245, 'k'), std::string(300, 'v')}};
    return sample;
}

namespace {

void describe_document(std::string& out, const Xapian::Database& database, Xapian::docid id) {
    const Xapian::Document document = database.get_document(id);
    out += fmt::format("{} length {} unique {} data {}\n", id, database.get_doclength(id),
                       database.get_unique_terms(id), document.get_data());
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        out += fmt::format("  {} {} {}:", *term, term.get_wdf(), term.get_termfreq());
        for (auto p = term.positionlist_begin(); p != term.positionlist_end(); ++p)
            out += fmt::format(" {}", *p);
        out += '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        out += fmt::format("  [{}] {}\n", value.get_valueno(), *value);
    }
}

}  // namespace

std::string described(const Xapian::Database& database) {
    std::string out = fmt::format("documents {} last {} average {} total {} shortest {} longest {}\n",
                                  database.get_doccount(), database.get_lastdocid(), database.get_avlength(),
                                  database.get_total_length(), database.get_doclength_lower_bound(),
                                  database.get_doclength_upper_bound());
    std::map<Xapian::valueno, bool> slots;
    for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
        describe_document(out, database, *id);
        const Xapian::Document document = database.get_document(*id);
        for (auto v = document.values_begin(); v != document.values_end(); ++v) slots[v.get_valueno()] = true;
    }
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        out += fmt::format("{} {} {} {}:", *term, term.get_termfreq(), database.get_collection_freq(*term),
                           database.get_wdf_upper_bound(*term));
        for (auto id = database.postlist_begin(*term); id != database.postlist_end(*term); ++id) {
            out += fmt::format(" {}*{}", *id, id.get_wdf());
        }
        out += '\n';
    }
    for (const auto& [slot, used] : slots) {
        out += fmt::format("[{}] {} {} {}:", slot, database.get_value_freq(slot),
                           database.get_value_lower_bound(slot), database.get_value_upper_bound(slot));
        for (auto v = database.valuestream_begin(slot); v != database.valuestream_end(slot); ++v) {
            out += fmt::format(" {}={}", v.get_docid(), *v);
        }
        out += '\n';
    }
    for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
        out += fmt::format("word {} {}\n", *word, word.get_termfreq());
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
        out += fmt::format("metadata {} {}\n", *key, database.get_metadata(*key));
    }
    return out;
}

}  // namespace lectern::glass::test
