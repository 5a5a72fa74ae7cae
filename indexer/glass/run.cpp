// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "indexer/glass/position_list.hpp"
#include "indexer/glass/spelling_table.hpp"
#include "indexer/glass/term_list.hpp"

namespace lectern::glass {

namespace {

/// Sorts strings by their first eight bytes before it looks at the rest.
struct SortKey {
    std::uint64_t head = 0;
    TermId id = 0;
};

std::uint64_t head_of(std::string_view text) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        head = head << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
    }
    return head;
}

/// The numbers for which `is_used(number)`, in ascending order of their strings.
template <class IsUsed>
std::vector<TermId> sorted_ids(const TermTable& table, const IsUsed& is_used) {
    std::vector<SortKey> keys;
    for (TermId id = 0; id < table.size(); ++id) {
        if (is_used(id)) keys.push_back({head_of(table[id]), id});
    }
    std::sort(keys.begin(), keys.end(), [&](const SortKey& a, const SortKey& b) {
        return a.head != b.head ? a.head < b.head : table[a.id] < table[b.id];
    });
    std::vector<TermId> ids(keys.size());
    std::transform(keys.begin(), keys.end(), ids.begin(), [](const SortKey& key) { return key.id; });
    return ids;
}

std::size_t stem_bytes(std::string_view term) {
    return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
}

/// Of pieces that lie one behind the other.
std::string_view piece(std::string_view pieces, const std::vector<std::size_t>& ends, std::size_t number) {
    const std::size_t begin = number == 0 ? 0 : ends[number - 1];
    return pieces.substr(begin, ends[number] - begin);
}

template <class T>
std::size_t bytes_of(const std::vector<T>& v) {
    return v.size() * sizeof(T);
}

}  // namespace

std::size_t RunBuilder::bytes() const {
    constexpr std::size_t sorted_bytes = sizeof(SortedPosting) + sizeof(RankedTerm);
    return bytes_of(documents_) + bytes_of(postings_) + postings_.size() * sorted_bytes + positions_.size() +
           data_.size() + slots_.size() + value_bytes_;
}

Result<void> RunBuilder::check_new(const IndexedDocument& document) {
    for (const TermTable& terms = document.terms(); checked_terms_ < terms.size(); ++checked_terms_) {
        const std::string_view term = terms[static_cast<TermId>(checked_terms_)];
        if (term.empty()) return Error{ErrorCode::bad_input, "a term is empty"};
        if (term.size() > max_term_bytes || stem_bytes(term) > max_term_stem_bytes) {
            return Error{ErrorCode::bad_input, fmt::format("a term is too long: {}", term)};
        }
    }
    for (const TermTable& words = document.words(); checked_words_ < words.size(); ++checked_words_) {
        const std::string_view word = words[static_cast<TermId>(checked_words_)];
        if (word.size() > max_spelling_bytes) {
            return Error{ErrorCode::bad_input, fmt::format("a spelling is too long: {}", word)};
        }
    }
    return {};
}

Result<void> RunBuilder::add(DocId id, const IndexedDocument& document) {
    if (auto checked = check_new(document); !checked) return checked;
    gather(document);
    add_postings(id);
    add_values(id, document);
    data_ += document.data();
    data_ends_.push_back(data_.size());
    word_frequencies_.resize(document.words().size());
    for (const TermId word : document.spellings()) ++word_frequencies_[word];
    return {};
}

/// Brings together what occurs in several places: a counting sort by term.
void RunBuilder::gather(const IndexedDocument& document) {
    entries_.clear();
    entry_of_.resize(document.terms().size());
    std::uint32_t positions = 0;
    for (const Occurrence& occurrence : document.occurrences()) {
        std::uint32_t& at = entry_of_[occurrence.term];
        if (at >= entries_.size() || entries_[at].term != occurrence.term) {
            at = static_cast<std::uint32_t>(entries_.size());
            entries_.push_back({.term = occurrence.term});
        }
        entries_[at].wdf += occurrence.wdf;
        entries_[at].count += occurrence.has_position ? 1 : 0;
        positions += occurrence.has_position ? 1 : 0;
    }
    gathered_.resize(positions);
    std::uint32_t end = 0;
    for (Entry& entry : entries_) entry.end = std::exchange(end, end + entry.count);
    for (const Occurrence& occurrence : document.occurrences()) {
        if (occurrence.has_position)
            gathered_[entries_[entry_of_[occurrence.term]].end++] = occurrence.position;
    }
}

void RunBuilder::add_postings(DocId id) {
    Document& added = documents_.emplace_back();
    added.id = id;
    added.postings = static_cast<std::uint32_t>(postings_.size());
    for (const Entry& entry : entries_) {
        added.length += entry.wdf;
        max_wdf_ = std::max(max_wdf_, entry.wdf);
        postings_.push_back({entry.term, entry.wdf, static_cast<std::uint32_t>(positions_.size())});
        if (entry.count == 0) continue;
        auto positions = std::span(gathered_).subspan(entry.end - entry.count, entry.count);
        const auto not_ascending = [](std::uint32_t a, std::uint32_t b) { return a >= b; };
        if (std::adjacent_find(positions.begin(), positions.end(), not_ascending) != positions.end()) {
            std::sort(positions.begin(), positions.end());
            const auto last = std::unique(positions.begin(), positions.end());
            positions = positions.first(static_cast<std::size_t>(last - positions.begin()));
        }
        append_position_list(positions_, positions);
    }
}

void RunBuilder::add_values(DocId id, const IndexedDocument& document) {
    slots_used_.clear();
    for (const SlotValue& value : document.values()) {
        slots_used_.push_back(value.slot);
        SlotValues& values = values_[value.slot];
        const std::size_t before = values.bytes.size();
        pack_uint(values.bytes, id - values.last);
        pack_string(values.bytes, value.value);
        value_bytes_ += values.bytes.size() - before;
        values.last = id;
        ++values.documents;
        value_statistics_[value.slot].add(value.value);
    }
    append_slots(slots_, slots_used_);
    slots_ends_.push_back(slots_.size());
}

std::size_t RunBuilder::postings_end(std::size_t document) const {
    return document + 1 < documents_.size() ? documents_[document + 1].postings : postings_.size();
}

Run RunBuilder::seal(const TermTable& terms, const TermTable& words) {
    Run run;
    run.first = documents_.front().id;
    run.max_wdf = max_wdf_;
    sort_by_term(terms);
    const auto set = [&](Part part, std::string bytes) {
        run.parts[static_cast<std::size_t>(part)] = Section(std::move(bytes));
    };
    set(Part::lengths, lengths());
    sort_by_document();
    set(Part::documents, documents());
    set(Part::values, values());
    set(Part::words, this->words(words));
    write_postings(run);
    run.value_statistics = std::move(value_statistics_);
    clear();
    return run;
}

/// The memory stays for the next run: the system would give it back page by page.
void RunBuilder::clear() {
    documents_.clear();
    postings_.clear();
    positions_.clear();
    data_.clear();
    data_ends_.clear();
    slots_.clear();
    slots_ends_.clear();
    values_.clear();
    value_statistics_.clear();
    word_frequencies_.clear();
    max_wdf_ = 0;
    value_bytes_ = 0;
    checked_terms_ = 0;
    checked_words_ = 0;
}

/// A counting sort, so those of one term stay in the order of their documents.
/// Postings are moved whole: what comes later goes through them from front to back.
void RunBuilder::sort_by_term(const TermTable& terms) {
    std::vector<std::uint32_t> at(terms.size());  // first how many, then where the next one goes
    for (const Posting& posting : postings_) ++at[posting.term];
    sorted_terms_.clear();
    std::uint32_t end = 0;
    for (const TermId id : sorted_ids(terms, [&](TermId term) { return at[term] > 0; })) {
        end += std::exchange(at[id], end);
        sorted_terms_.push_back({terms[id], end});
    }
    sorted_postings_.resize(postings_.size());
    for (std::size_t document = 0, i = 0; document < documents_.size(); ++document) {
        for (const std::size_t last = postings_end(document); i < last; ++i) {
            const Posting& posting = postings_[i];
            const std::size_t positions_end =
                i + 1 < postings_.size() ? postings_[i + 1].positions : positions_.size();
            sorted_postings_[at[posting.term]++] = {
                static_cast<std::uint32_t>(document), posting.wdf, posting.positions,
                static_cast<std::uint32_t>(positions_end - posting.positions)};
        }
    }
}

/// The terms of the documents, in order: postings sorted by term are dealt out to
/// their documents.
void RunBuilder::sort_by_document() {
    std::vector<std::uint32_t> at(documents_.size());
    std::transform(documents_.begin(), documents_.end(), at.begin(),
                   [](const Document& document) { return document.postings; });
    ranked_terms_.resize(postings_.size());
    std::size_t i = 0;
    for (std::uint32_t rank = 0; rank < sorted_terms_.size(); ++rank) {
        for (; i < sorted_terms_[rank].end; ++i)
            ranked_terms_[at[sorted_postings_[i].document]++] = {rank, sorted_postings_[i].wdf};
    }
}

void RunBuilder::write_postings(Run& run) const {
    constexpr std::size_t bytes_a_posting = 4;
    PackedBytes postings(postings_.size() * bytes_a_posting);
    PackedBytes positions(positions_.size() + postings_.size() * bytes_a_posting);
    std::size_t begin = 0;
    for (const SortedTerm& term : sorted_terms_) {
        const auto of_term = std::span(sorted_postings_).subspan(begin, term.end - begin);
        begin = term.end;
        std::uint64_t occurrences = 0;
        std::size_t with_positions = 0;
        for (const SortedPosting& posting : of_term) {
            occurrences += posting.wdf;
            with_positions += posting.positions_size > 0 ? 1u : 0u;
        }
        postings.add_string(term.text);
        postings.add_uint(of_term.size());
        postings.add_uint(occurrences);
        if (with_positions > 0) {
            positions.add_string(term.text);
            positions.add_uint(with_positions);
        }
        DocId last = 0;
        DocId last_with_positions = 0;
        for (const SortedPosting& posting : of_term) {
            const DocId id = documents_[posting.document].id;
            postings.add_uint(id - std::exchange(last, id));
            postings.add_uint(posting.wdf);
            if (posting.positions_size == 0) continue;
            positions.add_uint(id - std::exchange(last_with_positions, id));
            positions.add_string(
                std::string_view(positions_).substr(posting.positions, posting.positions_size));
        }
    }
    run.parts[static_cast<std::size_t>(Part::postings)] = Section(postings.take());
    run.parts[static_cast<std::size_t>(Part::positions)] = Section(positions.take());
}

std::string RunBuilder::lengths() const {
    std::string out;
    DocId last = 0;
    for (const Document& document : documents_) {
        pack_uint(out, document.id - std::exchange(last, document.id));
        pack_uint(out, document.length);
    }
    return out;
}

std::string RunBuilder::documents() const {
    std::string out;
    out.reserve(data_.size() * 2);
    std::string list;
    DocId last = 0;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
        const Document& document = documents_[i];
        pack_uint(out, document.id - std::exchange(last, document.id));
        pack_string(out, piece(data_, data_ends_, i));
        const auto ranked =
            std::span(ranked_terms_).subspan(document.postings, postings_end(i) - document.postings);
        list.clear();
        if (!ranked.empty()) {
            TermListEncoder encoder(list, document.length, ranked.size());
            for (const RankedTerm& term : ranked) encoder.add(sorted_terms_[term.rank].text, term.wdf);
        }
        pack_string(out, list);
        pack_string(out, piece(slots_, slots_ends_, i));
    }
    return out;
}

std::string RunBuilder::values() const {
    std::map<std::string, const SlotValues*> sorted;
    for (const auto& [slot, values] : values_) {
        std::string key;
        pack_uint(key, slot);
        sorted[key] = &values;
    }
    std::string out;
    for (const auto& [key, values] : sorted) {
        pack_string(out, key);
        pack_uint(out, values->documents);
        out += values->bytes;
    }
    return out;
}

std::string RunBuilder::words(const TermTable& words) const {
    std::string out;
    const auto is_kept = [&](TermId id) {
        return id < word_frequencies_.size() && word_frequencies_[id] > 0 &&
               words[id].size() >= min_spelling_bytes;
    };
    for (const TermId id : sorted_ids(words, is_kept)) {
        pack_string(out, words[id]);
        pack_uint(out, word_frequencies_[id]);
    }
    return out;
}

}  // namespace lectern::glass
