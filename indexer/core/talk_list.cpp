// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/talk_list.hpp"

#include <utility>

#include "indexer/core/record_store.hpp"
#include "indexer/core/talk_record.hpp"

namespace lectern {

TalkList::TalkList(const TalkRoom& room) : store_(std::make_shared<RecordStore>(room)) {}

TalkList::TalkList(const std::vector<Talk>& talks) : TalkList() {
    for (const Talk& talk : talks) add(talk);
}

void TalkList::add(const Talk& talk, std::span<const Talk> records) {
    places_.push_back(store_->add(encode_talk(talk) + encode_records(talk, records)));
}

void TalkList::append(const std::vector<RecordPlace>& places) {
    places_.insert(places_.end(), places.begin(), places.end());
}

void TalkList::arrange(const std::vector<std::uint32_t>& order) {
    std::vector<RecordPlace> places;
    places.reserve(order.size());
    for (const std::uint32_t at : order) places.push_back(places_[at]);
    places_ = std::move(places);
}

Result<std::string_view> TalkList::record(std::size_t number, std::string& buffer) const {
    return store_->get(places_[number], buffer);
}

Result<Talk> TalkList::load(std::size_t number) const {
    std::string buffer;
    const auto bytes = record(number, buffer);
    if (!bytes) return bytes.error();
    return decode_talk(*bytes);
}

Result<std::vector<Talk>> TalkList::load(std::size_t begin, std::size_t end) const {
    std::vector<Talk> talks;
    talks.reserve(end - begin);
    for (; begin < end; ++begin) {
        auto talk = load(begin);
        if (!talk) return talk.error();
        talks.push_back(std::move(*talk));
    }
    return talks;
}

std::optional<Error> TalkList::problem() const { return store_->problem(); }

std::size_t TalkList::memory_bytes() const {
    return store_->memory_bytes() + places_.capacity() * sizeof(RecordPlace);
}

}  // namespace lectern
