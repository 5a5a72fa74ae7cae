// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/tables.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/glass/compressor.hpp"
#include "indexer/glass/key_merger.hpp"
#include "indexer/glass/posting_chunks.hpp"
#include "indexer/glass/spelling_table.hpp"
#include "indexer/stop.hpp"

namespace lectern::glass {

namespace {

Error interrupted() { return {ErrorCode::interrupted, "interrupted"}; }

TableWriter table_writer(const TableJob& job, Table table, TableWriter::File file) {
    return {job.folder / file_name(table), file};
}

/// Calls `visit(document, reader)` for each of the `count` entries that follow in
/// the reader.
template <class Visit>
void for_each_entry(SectionReader& reader, std::uint64_t count, Visit visit) {
    DocId document = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        document += static_cast<DocId>(reader.uint());
        visit(document, reader);
    }
}

/// The same for a part that has no strings to merge by: the documents of all
/// runs, one after the other.
template <class Visit>
Result<void> for_each_document(const TableJob& job, Part part, Visit visit) {
    for (const Run& run : job.runs) {
        SectionReader reader(run.part(part));
        DocId document = 0;
        while (!reader.at_end()) {
            if (is_set(job.stop)) return interrupted();
            document += static_cast<DocId>(reader.uint());
            visit(document, reader);
        }
        if (!reader.error()) return reader.error();
    }
    return {};
}

template <class Visit>
Result<void> for_each_key(const TableJob& job, Part part, Visit visit) {
    KeyMerger merger(job.runs, part);
    while (merger.next()) {
        if (is_set(job.stop)) return interrupted();
        visit(merger.key(), merger.sources());
    }
    return merger.error();
}

void write_metadata(TableWriter& table, const std::map<std::string, std::string>& metadata) {
    for (const auto& [name, value] : metadata) {
        if (!value.empty()) table.add(metadata_key(name), value);
    }
}

void write_value_statistics(TableWriter& table, const TableJob& job) {
    std::map<Slot, ValueStatistics> all;
    for (const Run& run : job.runs) {
        for (const auto& [slot, statistics] : run.value_statistics) all[slot].merge(statistics);
    }
    std::map<std::string, std::string> entries;  // in the order of the keys, not of the slots
    for (const auto& [slot, statistics] : all) entries[value_statistics_key(slot)] = statistics.tag();
    for (const auto& [key, tag] : entries) table.add(key, tag);
}

Result<void> write_values(TableWriter& table, const TableJob& job) {
    ValueWriter values(table);
    return for_each_key(job, Part::values, [&](const std::string& key, auto sources) {
        const char* packed = key.data();
        values.begin(static_cast<Slot>(unpack_uint(packed)));
        for (SectionReader* source : sources) {
            for_each_entry(*source, source->uint(), [&](DocId document, SectionReader& reader) {
                values.add(document, reader.string());
            });
        }
        values.end();
    });
}

Result<void> write_lengths(TableWriter& table, const TableJob& job, Statistics& statistics) {
    if (job.runs.empty()) return {};
    PostingListWriter lengths(table);
    lengths.begin(mark::document_lengths, TermTotals());
    auto written = for_each_document(job, Part::lengths, [&](DocId document, SectionReader& reader) {
        const auto length = static_cast<std::uint32_t>(reader.uint());
        lengths.add(document, length);
        statistics.add_document(document, length);
    });
    lengths.end();
    return written;
}

Result<void> write_postings(TableWriter& table, const TableJob& job) {
    PostingListWriter postings(table);
    std::vector<std::uint64_t> counts;
    return for_each_key(job, Part::postings, [&](const std::string& term, auto sources) {
        TermTotals totals;
        counts.clear();
        for (SectionReader* source : sources) {
            counts.push_back(source->uint());
            totals.documents += static_cast<std::uint32_t>(counts.back());
            totals.occurrences += static_cast<std::uint32_t>(source->uint());
        }
        postings.begin(term_stem(term), totals);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            for_each_entry(*sources[i], counts[i], [&](DocId document, SectionReader& reader) {
                postings.add(document, static_cast<std::uint32_t>(reader.uint()));
            });
        }
        postings.end();
    });
}

}  // namespace

Result<TableRoot> write_postlist_table(const TableJob& job,
                                       const std::map<std::string, std::string>& metadata,
                                       Statistics& statistics) {
    TableWriter table = table_writer(job, Table::postlist, TableWriter::File::always);
    write_metadata(table, metadata);
    write_value_statistics(table, job);
    if (auto written = write_values(table, job); !written) return written.error();
    if (auto written = write_lengths(table, job, statistics); !written) return written.error();
    for (const Run& run : job.runs) statistics.max_wdf = std::max(statistics.max_wdf, run.max_wdf);
    if (auto written = write_postings(table, job); !written) return written.error();
    return table.finish();
}

Result<TableRoot> write_position_table(const TableJob& job) {
    TableWriter table = table_writer(job, Table::position, TableWriter::File::if_needed);
    std::string key;
    auto written = for_each_key(job, Part::positions, [&](const std::string& term, auto sources) {
        key = term_stem(term);
        const std::size_t stem = key.size();
        for (SectionReader* source : sources) {
            for_each_entry(*source, source->uint(), [&](DocId document, SectionReader& reader) {
                key.resize(stem);
                append_document(key, document);
                table.add(key, reader.string());
            });
        }
    });
    if (!written) return written.error();
    return table.finish();
}

Result<DocumentTables> write_document_tables(const TableJob& job) {
    TableWriter data = table_writer(job, Table::docdata, TableWriter::File::if_needed);
    TableWriter terms = table_writer(job, Table::termlist, TableWriter::File::always);
    Compressor data_compressor;
    Compressor list_compressor;
    auto written = for_each_document(job, Part::documents, [&](DocId document, SectionReader& reader) {
        const std::string key = document_key(document);
        if (const StoredTag tag = data_compressor.compress(reader.string()); !tag.bytes.empty()) {
            data.add(key, tag.bytes, tag.compressed);
        }
        const StoredTag list = list_compressor.compress(reader.string());
        terms.add(key, list.bytes, list.compressed);
        const std::string_view slots = reader.string();
        if (!slots.empty()) terms.add(slots_key(document), slots);
    });
    if (!written) return written.error();
    const auto data_root = data.finish();
    if (!data_root) return data_root.error();
    const auto terms_root = terms.finish();
    if (!terms_root) return terms_root.error();
    return DocumentTables{*data_root, *terms_root};
}

Result<TableRoot> write_spelling_table(const TableJob& job, std::uint32_t& max_frequency) {
    // The fragments need all words at once.
    std::string text;
    std::vector<std::pair<std::size_t, std::uint32_t>> ends;
    auto read = for_each_key(job, Part::words, [&](const std::string& word, auto sources) {
        std::uint32_t frequency = 0;
        for (SectionReader* source : sources) frequency += static_cast<std::uint32_t>(source->uint());
        text += word;
        ends.emplace_back(text.size(), frequency);
        max_frequency = std::max(max_frequency, frequency);
    });
    if (!read) return read.error();
    std::vector<SpellingWord> words;
    words.reserve(ends.size());
    std::size_t begin = 0;
    for (const auto& [end, frequency] : ends) {
        words.push_back({std::string_view(text).substr(begin, end - begin), frequency});
        begin = end;
    }
    TableWriter table = table_writer(job, Table::spelling, TableWriter::File::if_needed);
    write_spellings(table, words);
    return table.finish();
}

}  // namespace lectern::glass
