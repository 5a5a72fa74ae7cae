// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/exact_words.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "lectern/database.hpp"

namespace lectern {

namespace {

/// A word of a text, and the positions that it takes.
struct Place {
    std::string_view word;
    std::uint32_t first;
    std::uint32_t last;
};

std::vector<Place> places(std::string_view text, Analyzer& analyzer) {
    std::vector<Place> out;
    analyzer.tokenize(text, [&out](const Token& token) {
        out.push_back({token.word, token.position, token.last_position});
    });
    return out;
}

/// Whether the phrase goes on after its first word at `at`. `kubecon north` may
/// step over KubeCon as a whole or, typed `kube con north`, over its parts.
bool continues(const std::vector<Place>& text, std::size_t at, const ExactPhrase& phrase) {
    std::size_t found = 1;
    std::uint32_t next = text[at].last + 1;
    for (++at; at < text.size() && found < phrase.size() && text[at].first <= next; ++at) {
        if (text[at].first != next || text[at].word != phrase[found]) continue;
        ++found;
        next = text[at].last + 1;
    }
    return found == phrase.size();
}

/// Tokenizing a text takes thirty times as long as looking for bytes in it, and
/// of the talks that match by stem most texts are plain enough to tell from
/// their bytes.
enum class Answer { yes, no, tokenize };

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::string_view borders = " \n\t.,;:!?()\"";
    return (begin == 0 || borders.find(text[begin - 1]) != std::string_view::npos) &&
           (end == text.size() || borders.find(text[end]) != std::string_view::npos);
}

/// Compounds are words without their joints: kube-proxy is kubeproxy.
std::string letters_and_digits(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    return out;
}

/// `lower` is the text with ASCII in lower case, `typed` the phrase with spaces.
Answer look_for_bytes(const std::string& lower, bool ascii, const ExactPhrase& phrase,
                      const std::string& typed) {
    for (auto at = lower.find(typed); at != std::string::npos; at = lower.find(typed, at + 1)) {
        if (stands_alone(lower, at, at + typed.size())) return Answer::yes;
    }
    if (!ascii) return Answer::tokenize;  // a full-width letter or an accent may fold to what is missing
    const std::string letters = letters_and_digits(lower);
    const bool possible = std::all_of(phrase.begin(), phrase.end(), [&](const std::string& word) {
        return letters.find(letters_and_digits(word)) != std::string::npos;
    });
    return possible ? Answer::tokenize : Answer::no;
}

/// In lower case; whether all of it is ASCII.
bool to_lower(std::string_view text, std::string& lower) {
    lower.resize(text.size());
    unsigned char seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        seen |= static_cast<unsigned char>(c);
        lower[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return seen < 0x80;
}

std::string with_spaces(const ExactPhrase& phrase) {
    std::string typed;
    for (const std::string& word : phrase) typed += (typed.empty() ? "" : " ") + word;
    return typed;
}

/// Calls `has` with the texts of a field until it says yes.
template <class Has>
bool any_text(const Talk& talk, Field field, const Has& has) {
    const auto any_speaker = [&](const auto& has_text) {
        return std::any_of(talk.speakers.begin(), talk.speakers.end(), has_text);
    };
    switch (field) {
        case Field::title:
            return has(talk.title) || has(talk.subtitle);
        case Field::abstract:
            return has(talk.abstract);
        case Field::speaker:
            return any_speaker([&](const Speaker& speaker) { return has(speaker.name); });
        case Field::company:
            return any_speaker([&](const Speaker& speaker) {
                return has(speaker.affiliation) ||
                       std::any_of(speaker.companies.begin(), speaker.companies.end(), has);
            });
        case Field::event:
            return has(talk.event);
        case Field::track:
            return has(talk.track);
        case Field::tag:
            return std::any_of(talk.tags.begin(), talk.tags.end(), has);
        case Field::bio:
            return any_speaker([&](const Speaker& speaker) { return has(speaker.biography); });
        case Field::format:
        case Field::level:
        case Field::room:
        case Field::language:
        case Field::year:
        case Field::month:
        case Field::weekday:
        case Field::date:
        case Field::id:
            break;
    }
    return false;
}

class ExactSource final : public Xapian::PostingSource {
public:
    ExactSource(const FieldSpec* field, ExactPhrase phrase, Analyzer& analyzer)
        : field_(field), phrase_(std::move(phrase)), typed_(with_spaces(phrase_)), analyzer_(&analyzer) {}

    [[nodiscard]] PostingSource* clone() const override {
        return new ExactSource(field_, phrase_, *analyzer_);
    }

    void init(const Xapian::Database& database) override {
        database_ = database;
        talk_ = Xapian::PostingIterator();
        started_ = false;
    }

    /// The most it could be, so that Xapian asks about candidates only.
    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return database_.get_doccount(); }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }

    void next(double) override {
        if (started_) {
            ++talk_;
        } else {
            start();
        }
        to_match();
    }

    void skip_to(Xapian::docid talk, double) override {
        if (!started_) start();
        talk_.skip_to(talk);
        to_match();
    }

    bool check(Xapian::docid talk, double) override {
        if (!started_) start();
        talk_.skip_to(talk);
        return at_end() || matches();
    }

    [[nodiscard]] bool at_end() const override { return talk_ == database_.postlist_end(""); }
    [[nodiscard]] Xapian::docid get_docid() const override { return *talk_; }
    [[nodiscard]] std::string get_description() const override { return "exact words"; }

private:
    void start() {
        talk_ = database_.postlist_begin("");
        started_ = true;
    }

    void to_match() {
        while (!at_end() && !matches()) ++talk_;
    }

    bool matches() {
        const auto talk = load_talk(database_.get_document(*talk_, Xapian::DOC_ASSUME_VALID));
        if (!talk.ok()) return false;
        const auto has = [this](const std::string& text) { return is_in(text); };
        if (field_ != nullptr) return any_text(*talk, field_->field, has);
        return std::any_of(fields.begin(), fields.end(),
                           [&](const FieldSpec& field) { return any_text(*talk, field.field, has); });
    }

    bool is_in(const std::string& text) {
        const bool ascii = to_lower(text, lower_);
        switch (look_for_bytes(lower_, ascii, phrase_, typed_)) {
            case Answer::yes:
                return true;
            case Answer::no:
                return false;
            case Answer::tokenize:
                break;
        }
        return has_phrase(text, phrase_, *analyzer_);
    }

    const FieldSpec* field_;
    ExactPhrase phrase_;
    std::string typed_;
    std::string lower_;
    Analyzer* analyzer_;
    Xapian::Database database_;
    Xapian::PostingIterator talk_;
    bool started_ = false;
};

}  // namespace

ExactPhrase exact_phrase(std::string_view text, Analyzer& analyzer) {
    ExactPhrase phrase;
    std::uint32_t last = 0;
    for (const Place& place : places(text, analyzer)) {
        // C++ is a compound with one part, which comes after it and is not meant;
        // of kube-proxy the parts are what a phrase is looked up by.
        if (place.first != place.last || place.first == last) continue;
        phrase.emplace_back(place.word);
        last = place.first;
    }
    return phrase;
}

bool has_phrase(std::string_view text, const ExactPhrase& phrase, Analyzer& analyzer) {
    const Analyzer::Focus focus(analyzer, phrase);  // the other words need no folding
    const std::vector<Place> all = places(text, analyzer);
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (all[at].word == phrase.front() && continues(all, at, phrase)) return true;
    }
    return false;
}

Xapian::Query exact_query(const FieldSpec* field, ExactPhrase phrase, Analyzer& analyzer) {
    auto source = std::make_unique<ExactSource>(field, std::move(phrase), analyzer);
    return Xapian::Query(source.release()->release());
}

}  // namespace lectern
