// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/collection.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "indexer/core/talk_record.hpp"
#include "indexer/file_walk.hpp"
#include "indexer/known_record.hpp"
#include "indexer/loading/document_reading.hpp"
#include "indexer/loading/folder_surroundings.hpp"
#include "indexer/loading/input_queue.hpp"
#include "indexer/loading/input_walk.hpp"
#include "indexer/loading/inventory_notes.hpp"
#include "indexer/loading/known_files.hpp"
#include "indexer/parallel.hpp"
#include "indexer/stop.hpp"

namespace lectern {

namespace {

constexpr std::size_t max_waiting_bytes = 256u << 20;  ///< of archives that are read ahead
constexpr std::chrono::milliseconds stop_latency(100);

/// Results on their way back, which come in any order and leave in that of the
/// inputs. Put by several threads, taken by one, which is woken for many at once:
/// of a tree of files that are known, waking it takes longer than each of them.
class ResultQueue {
public:
    void put(std::size_t number, DocumentResult result) {
        bool worth_waking = false;
        {
            const std::lock_guard lock(mutex_);
            results_.emplace(number, std::move(result));
            const bool many = results_.size() >= many_results && results_.begin()->first == next_;
            worth_waking = many || count_ != unknown;
        }
        if (worth_waking) changed_.notify_one();
    }

    /// There are only so many.
    void end(std::size_t count) {
        {
            const std::lock_guard lock(mutex_);
            count_ = count;
        }
        changed_.notify_one();
    }

    /// The next one; nothing after the last one, or when it takes longer than that.
    /// Unless there are many, it may come only then.
    std::optional<DocumentResult> take(std::chrono::milliseconds patience) {
        if (ready_.empty()) collect(patience);
        if (ready_.empty()) return std::nullopt;
        std::optional<DocumentResult> next = std::move(ready_.front());
        ready_.pop_front();
        return next;
    }

    [[nodiscard]] bool ended() {
        if (!ready_.empty()) return false;
        const std::lock_guard lock(mutex_);
        return is_over();
    }

private:
    static constexpr std::size_t many_results = 64;
    static constexpr std::size_t unknown = std::numeric_limits<std::size_t>::max();

    void collect(std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, patience, [&] { return is_over() || results_.contains(next_); });
        for (; !results_.empty() && results_.begin()->first == next_; ++next_)
            ready_.push_back(std::move(results_.extract(results_.begin()).mapped()));
    }

    [[nodiscard]] bool is_over() const { return next_ == count_; }

    std::deque<DocumentResult> ready_;  ///< of the one that takes
    std::mutex mutex_;                  ///< of the following
    std::condition_variable changed_;
    std::map<std::size_t, DocumentResult> results_;
    std::size_t next_ = 0;
    std::size_t count_ = unknown;
};

/// One thread finds files and unpacks archives, others read documents, and the
/// caller's puts together what they say.
class Loading {
public:
    Loading(const std::vector<std::filesystem::path>& paths, const ReadOptions& options)
        : paths_(paths),
          options_(options),
          folders_(options.max_file_bytes),
          known_(options.known == nullptr ? KnownFiles() : KnownFiles(*options.known, options.reading)),
          walk_(paths, {options.max_file_bytes, options.max_archive_bytes}, known_, gauge_,
                max_waiting_bytes) {
        out_.talks = TalkList(options.room);
    }

    Records run() {
        std::vector<std::jthread> threads = start_threads();
        if (threads.size() < 2) return without_threads();
        while (!results_.ended()) {
            out_.stopped = is_set(options_.stop);
            out_.problem = out_.talks.problem();
            if (out_.stopped || out_.problem) {
                inputs_.cancel();
                break;
            }
            if (auto result = results_.take(stop_latency)) add(std::move(*result));
        }
        threads.clear();
        out_.stopped = out_.stopped || is_set(options_.stop);  // a reader may have left off in a file
        if (!out_.problem) out_.problem = out_.talks.problem();
        out_.read = inventory_.take();
        out_.read.reading = options_.reading;
        return std::move(out_);
    }

private:
    std::vector<std::jthread> start_threads() {
        const unsigned wanted = thread_count(options_.threads);
        std::vector<std::jthread> threads;
        try {
            threads.emplace_back([this] { find_inputs(); });
            do threads.emplace_back([this] { read_inputs(); });
            while (threads.size() <= wanted);
        } catch (const std::system_error&) {
            // No more threads to be had: those there are do it.
        }
        return threads;
    }

    /// One that finds and one that reads are needed.
    Records without_threads() {
        inputs_.cancel();
        for (const auto& path : paths_) {
            out_.failed_paths.push_back(path.string());
            out_.diagnostics.push_back({.path = path.string(),
                                        .message = "was not read: the system gives no threads",
                                        .hint = "end some programs, or raise the limit on processes"});
        }
        return std::move(out_);
    }

    void find_inputs() {
        std::size_t found = 0;
        while (auto input = walk_.next()) {
            if (std::holds_alternative<KnownInput>(*input)) {
                results_.put(found, read_input(std::move(*input), context()));
            } else if (!inputs_.push({found, std::move(*input)}, walk_.is_inside_archive())) {
                break;
            }
            ++found;
        }
        walk_.abandon();
        inputs_.close();
        results_.end(found);
    }

    void read_inputs() {
        while (auto input = inputs_.pop())
            results_.put(input->number, read_input(std::move(input->input), context()));
    }

    ReadingContext context() { return {options_, folders_, out_.talks.store()}; }

    void add(DocumentResult result) {
        using State = DocumentResult::State;
        if (result.state == State::known) return add_known(result);
        if (result.lost) out_.failed_paths.push_back(result.path);
        if (result.state == State::read && result.talks.empty())
            out_.paths_without_talks.push_back(result.path);
        if (result.state == State::unknown) out_.unknown_paths.push_back(result.path);
        inventory_.add(result);
        talks_ += result.talks.size();
        out_.talks.append(result.talks);
        std::vector<Diagnostic>& diagnostics = result.reading.diagnostics;
        std::move(diagnostics.begin(), diagnostics.end(), std::back_inserter(out_.diagnostics));
        if (result.state == State::left_out) return;
        if (result.state != State::unloaded) ++out_.files;
        if (options_.on_progress) options_.on_progress(out_.files, talks_);
    }

    /// What was said when it was read is said again.
    void add_known(const DocumentResult& result) {
        const auto place = static_cast<std::size_t>(result.known - options_.known->files.data());
        out_.unchanged.push_back({place, inventory_.trusted(result.file.stamp)});
        for (const KnownDocument& document : result.known->documents) {
            const auto path = [&] { return result.path + document.inner; };
            if (document.kind == DocumentKind::read && document.records.empty())
                out_.paths_without_talks.push_back(path());
            if (document.kind == DocumentKind::unknown) out_.unknown_paths.push_back(path());
            out_.diagnostics.insert(out_.diagnostics.end(), document.diagnostics.begin(),
                                    document.diagnostics.end());
            talks_ += document.records.size();
            if (document.kind != DocumentKind::remark) ++out_.files;
        }
        if (options_.on_progress) options_.on_progress(out_.files, talks_);
    }

    const std::vector<std::filesystem::path>& paths_;
    const ReadOptions& options_;
    Records out_;
    std::size_t talks_ = 0;  ///< of all files, before they are merged
    InventoryNotes inventory_;
    FolderSurroundings folders_;
    KnownFiles known_;
    MemoryGauge gauge_;
    InputWalk walk_;
    InputQueue inputs_;
    ResultQueue results_;
};

Result<std::vector<Talk>> all_talks(const TalkList& list, unsigned threads) {
    constexpr std::size_t worth_a_thread = 500;
    std::vector<Talk> talks(list.size());
    std::mutex mutex;  // of the following
    std::optional<Error> problem;
    for_ranges(list.size(), worth_a_thread, threads, [&](std::size_t begin, std::size_t end) {
        auto some = list.load(begin, end);
        if (some) {
            std::move(some->begin(), some->end(), talks.begin() + static_cast<std::ptrdiff_t>(begin));
            return;
        }
        const std::lock_guard lock(mutex);
        problem = some.error();
    });
    if (problem) return std::move(*problem);
    return talks;
}

}  // namespace

Records read_records(const std::vector<std::filesystem::path>& paths, const ReadOptions& options) {
    return Loading(paths, options).run();
}

Collection read_collection(const std::vector<std::filesystem::path>& paths, const ReadOptions& options) {
    Records records = read_records(paths, options);
    Collection out{std::move(static_cast<ReadingReport&>(records)), {}};
    out.read = {};  // it counts records
    if (auto talks = all_talks(records.talks, thread_count(options.threads))) {
        out.talks = merge_talks(std::move(*talks));
    } else {
        out.problem = talks.error();
    }
    assign_ids(out.talks);
    return out;
}

Records records_of(Collection collection) {
    std::stable_sort(collection.talks.begin(), collection.talks.end(), [](const Talk& a, const Talk& b) {
        return !b.sources.empty() && (a.sources.empty() || a.sources.front().path < b.sources.front().path);
    });
    Records out{std::move(static_cast<ReadingReport&>(collection)), TalkList(collection.talks)};
    for (const Talk& talk : collection.talks) {
        const std::string path = talk.sources.empty() ? std::string() : talk.sources.front().path;
        auto& files = out.read.files;
        if (files.empty() || files.back().given != path) {
            files.push_back({.path = path.empty() ? path : absolute_path(path), .given = path});
            files.back().documents.emplace_back();
        }
        files.back().documents.front().records.push_back(known_record(talk, encode_facts(talk)));
    }
    return out;
}

}  // namespace lectern
