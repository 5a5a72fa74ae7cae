// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/records/speaker_files.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/markdown/front_matter.hpp"
#include "indexer/readers/records/people.hpp"
#include "indexer/readers/records/site.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::records {

namespace {

/// Where site generators keep what is no page of its own.
bool holds_collections(std::string_view folder) {
    constexpr std::array<std::string_view, 8> names{"_data",        "data", "content", "_content",
                                                    "_collections", "src",  "site",    "collections"};
    return std::find(names.begin(), names.end(), folder) != names.end();
}

bool is_page(std::string_view name) {
    const std::string ending = file_ending(name);
    return ending == ".md" || ending == ".markdown" || ending == ".mdx";
}

bool is_data(std::string_view name) {
    const std::string ending = file_ending(name);
    return ending == ".yml" || ending == ".yaml" || ending == ".json" || ending == ".toml";
}

/// One letter typed otherwise, or left out: `susanne`, `suzanne`.
bool nearly_same(std::string_view a, std::string_view b) {
    constexpr std::size_t shortest = 4;
    if (a.size() > b.size()) std::swap(a, b);
    if (a.size() < shortest || b.size() - a.size() > 1) return false;
    const auto head = std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin();
    const auto tail = std::mismatch(a.rbegin(), a.rend(), b.rbegin()).first - a.rbegin();
    return head > 0 && static_cast<std::size_t>(head + tail) + 1 >= b.size();
}

/// The same words but for one that is nearly_same().
bool names_alike(std::string_view a, std::string_view b) {
    const auto left = split_words(a);
    const auto right = split_words(b);
    if (left.size() != right.size() || left.size() < 2) return false;
    std::size_t other = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i] == right[i]) continue;
        if (++other > 1 || !nearly_same(left[i], right[i])) return false;
    }
    return true;
}

}  // namespace

bool names_people(std::string_view name) {
    constexpr std::array<std::string_view, 18> words{
        "speaker",  "speakers",     "presenter",     "presenters", "people",   "persons",
        "person",   "panelists",    "panellists",    "lecturers",  "ponentes", "palestrantes",
        "orateurs", "intervenants", "conferenciers", "referenten", "relatori", "sprekers"};
    std::string plain = plain_key(name);
    return std::find(words.begin(), words.end(), plain) != words.end();
}

/// A folder of pages: file names by what they are called.
struct SpeakerFiles::Source {
    std::string path;  // of the folder, or of the file with the list
    bool folder = false;
    std::unordered_map<std::string, std::string> pages;  // of a folder
    std::shared_ptr<const PeopleTable> table;            // of a file
};

struct SpeakerFiles::Sources {
    std::vector<Source> nearest_first;
};

namespace {

std::unordered_map<std::string, std::string> pages_in(const Surroundings& around, const std::string& folder) {
    std::unordered_map<std::string, std::string> pages;
    for (const std::string& name : around.names(folder)) {
        if (name.ends_with('/')) {
            // a page bundle: ann-lee/index.md
            const std::string bundle = path_in(folder, name.substr(0, name.size() - 1));
            for (const std::string& inner : around.names(bundle)) {
                if (inner == "index.md" || inner == "_index.md")
                    pages.emplace(normalize_name(stem_of(bundle)), path_in(bundle, inner));
            }
        } else if (is_page(name) || is_data(name)) {
            pages.emplace(normalize_name(stem_of(name)), path_in(folder, name));
        }
    }
    return pages;
}

std::shared_ptr<const PeopleTable> table_in(const Surroundings& around, const std::string& path) {
    return around.derived<PeopleTable>("people:" + path, [&]() -> std::shared_ptr<const PeopleTable> {
        auto people = std::make_shared<PeopleTable>();
        const auto text = around.file(path);
        if (!text) return people;
        std::vector<Diagnostic> of_that_file;
        const tree::Tree tree = tree::parse_data_file(*text, {path, "the list", 1, of_that_file});
        if (tree.root == nullptr) return people;
        people->add(*tree.root);
        for (const tree::Node::Entry& entry : tree.root->entries) {
            if (names_people(entry.key)) people->add(*entry.value);
        }
        return people;
    });
}

}  // namespace

SpeakerFiles::SpeakerFiles(const Document& document) : around_(document.around) {
    if (around_ == nullptr) return;
    const Surroundings& around = *around_;
    const std::string own_folder = folder_of(document.path);
    sources_ = around.derived<Sources>("speakers over " + own_folder, [&] {
        auto sources = std::make_shared<Sources>();
        const auto take = [&](const std::string& folder, const std::string& name) {
            const bool is_folder = name.ends_with('/');
            std::string_view bare = name;
            if (is_folder) bare.remove_suffix(1);
            if (!is_folder && !is_data(name)) return;
            if (!names_people(is_folder ? std::string(bare) : stem_of(name))) return;
            Source source{path_in(folder, bare), is_folder, {}, nullptr};
            if (is_folder) {
                source.pages = pages_in(around, source.path);
            } else {
                source.table = table_in(around, source.path);
            }
            sources->nearest_first.push_back(std::move(source));
        };
        for (const std::string& folder : site_folders(document)) {
            for (const std::string& name : around.names(folder)) {
                take(folder, name);
                if (!name.ends_with('/')) continue;
                const std::string inner = name.substr(0, name.size() - 1);
                if (!holds_collections(inner)) continue;
                for (const std::string& below : around.names(path_in(folder, inner)))
                    take(path_in(folder, inner), below);
            }
        }
        return std::shared_ptr<const Sources>(std::move(sources));
    });
}

std::optional<Speaker> SpeakerFiles::find(const std::string& called) {
    if (!sources_ || sources_->nearest_first.empty()) return std::nullopt;
    const auto known = known_.find(called);
    if (known != known_.end()) return known->second;
    return known_.emplace(called, look_up(called)).first->second;
}

std::optional<Speaker> SpeakerFiles::look_up(const std::string& called) {
    const std::string key = normalize_name(called);
    for (const Source& source : sources_->nearest_first) {
        if (source.folder) {
            const auto page = source.pages.find(key);
            if (page == source.pages.end()) continue;
            companions_.push_back(page->second);
            return *read_page(page->second);
        }
        if (const Speaker* speaker = source.table->find(called)) {
            companions_.push_back(source.path);
            return *speaker;
        }
    }
    return is_reference(called) ? look_for_similar(called, key) : std::nullopt;
}

std::optional<Speaker> SpeakerFiles::look_for_similar(const std::string& called, const std::string& key) {
    for (const Source& source : sources_->nearest_first) {
        if (!source.folder) continue;
        const auto alike = [&](const auto& page) { return names_alike(page.first, key); };
        const auto page = std::find_if(source.pages.begin(), source.pages.end(), alike);
        if (page == source.pages.end()) continue;
        // of two that are alike neither is sure
        if (std::any_of(std::next(page), source.pages.end(), alike)) continue;
        companions_.push_back(page->second);
        return *read_page(page->second);
    }
    for (const Source& source : sources_->nearest_first) {
        if (source.folder) companions_.push_back(path_in(source.path, called + ".md"));
    }
    return std::nullopt;
}

std::shared_ptr<const Speaker> SpeakerFiles::read_page(const std::string& path) const {
    return around_->derived<Speaker>("speaker:" + path, [&]() -> std::shared_ptr<const Speaker> {
        auto speaker = std::make_shared<Speaker>();
        const auto text = around_->file(path);
        std::vector<Diagnostic> of_that_file;
        if (text && is_page(path)) {
            const auto post = markdown::split_post(*text, path, of_that_file);
            if (post.front_matter.root != nullptr) {
                if (auto person = person_of(PersonRecord(*post.front_matter.root)))
                    *speaker = std::move(*person);
            }
            if (std::string body = clean_text(post.body, Markup::markdown); !body.empty())
                speaker->biography = std::move(body);
        } else if (text) {
            const tree::Tree tree = tree::parse_data_file(*text, {path, "the page", 1, of_that_file});
            if (tree.root != nullptr) {
                if (auto person = person_of(PersonRecord(*tree.root))) *speaker = std::move(*person);
            }
        }
        const bool index = stem_of(path) == "index" || stem_of(path) == "_index";
        if (speaker->name.empty()) speaker->name = name_of_slug(stem_of(index ? folder_of(path) : path));
        return speaker;
    });
}

}  // namespace lectern::records
