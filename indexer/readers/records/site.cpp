// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/records/site.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/event_name.hpp"
#include "indexer/readers/records/people.hpp"
#include "indexer/readers/records/record.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"

namespace lectern::records {

namespace {

constexpr std::array<std::string_view, 14> settings_files{
    "_config.yml", "_config.yaml", "hugo.toml",   "hugo.yaml",    "hugo.yml",     "hugo.json",  "config.toml",
    "config.yaml", "config.yml",   "config.json", "package.json", "netlify.toml", "mkdocs.yml", "zola.toml"};

/// `_data/site.yml`, `src/_data/metadata.json`.
bool describes_site(std::string_view stem) {
    return stem == "site" || stem == "metadata" || stem == "meta" || stem == "conference" || stem == "event";
}

bool is_settings(std::string_view name) {
    return std::find(settings_files.begin(), settings_files.end(), name) != settings_files.end();
}

/// The words between separators, in their order.
std::vector<std::string_view> parts_of(std::string_view name) {
    std::vector<std::string_view> out;
    for (const std::string_view word : split(name, "-")) {
        for (const std::string_view piece : split(word, "_")) {
            for (const std::string_view part : split(piece, ".")) {
                if (!part.empty()) out.push_back(part);
            }
        }
    }
    return out;
}

/// `2023-chicago`, `2019-new-york-city`, `rubyconf-2023`, `2023`.
void read_folder_name(std::string_view name, PathFacts& facts) {
    const auto parts = parts_of(name);
    const auto year = std::find_if(parts.begin(), parts.end(), [](auto part) { return as_year(part) != 0; });
    if (year == parts.end() || facts.year != 0) return;
    facts.year = as_year(*year);
    facts.slug = std::string(name);
    const bool words = std::all_of(year + 1, parts.end(), [](std::string_view part) {
        return part.find_first_of("0123456789") == std::string_view::npos;
    });
    const bool place = name.size() > 5 && name[4] != '.';  // `2018.containerday.it` is no place
    if (year == parts.begin() && place && words) facts.place = name_of_slug(name.substr(5));
    if (!facts.place.empty() && facts.place.front() >= 'a' && facts.place.front() <= 'z')
        facts.place.front() = static_cast<char>(facts.place.front() - 'a' + 'A');
}

/// The map at the top of a data file; empty when there is none.
struct DataFile {
    tree::Tree tree;
    [[nodiscard]] const tree::Node* root() const {
        return tree.root != nullptr && tree.root->is_map() ? tree.root : nullptr;
    }
};

DataFile load(const Surroundings& around, const std::string& path) {
    const auto text = around.file(path);
    if (!text) return {};
    std::vector<Diagnostic> of_that_file;
    return {tree::parse_data_file(*text, {path, "the file", 1, of_that_file})};
}

class EventSearch {
public:
    explicit EventSearch(const Document& document)
        : around_(*document.around), folders_(site_folders(document)), path_(facts_of_path(document.path)) {}

    SiteEvent run(std::vector<std::string>& companions) {
        if (!from_own_file()) from_site_title();
        std::move(used_.begin(), used_.end(), std::back_inserter(companions));
        return std::move(event_);
    }

private:
    bool has(const std::string& folder, std::string_view name) const {
        const auto names = around_.names(folder);
        return std::binary_search(names.begin(), names.end(), name);
    }

    /// `event.yml` beside the document or above it; the file of this edition
    /// among the data of all.
    bool from_own_file() {
        for (const std::string& folder : folders_) {
            for (const std::string_view name : {"event.yml", "event.yaml"}) {
                if (has(folder, name) && take_event(path_in(folder, name))) return true;
            }
            if (path_.slug.empty()) continue;
            const std::string data = path_in(folder, "data/events");
            for (const std::string& name :
                 {path_.slug + ".yml", std::to_string(path_.year) + '/' + path_.slug + "/main.yml",
                  std::to_string(path_.year) + '/' + place_slug() + "/main.yml"}) {
                if (take_event(path_in(data, name))) return true;
            }
        }
        return false;
    }

    std::string place_slug() const { return path_.slug.size() > 5 ? path_.slug.substr(5) : path_.slug; }

    bool take_event(const std::string& path) {
        const DataFile file = load(around_, path);
        if (file.root() == nullptr) return false;
        used_.push_back(path);
        const Record record(*file.root());
        std::string name = clean_line(record.text(Fact::title));
        // `name: 2023-chicago` is the file's own name again
        if (is_reference(name)) name.clear();
        const std::string city = clean_line(record.text(Fact::city));
        if (!city.empty()) path_.place = city;
        if (const int year = as_year(record.text(Fact::year)); year != 0) path_.year = year;
        const auto first = parse_timestamp(record.text(Fact::date));
        const auto last = parse_timestamp(record.text(Fact::end));
        if (first && last && first->date <= last->date) {
            event_.first_day = first->date;
            event_.last_day = last->date;
        }
        if (first && path_.year == 0) path_.year = as_year(std::string_view(first->date).substr(0, 4));
        read_programme(*file.root());
        event_.name = std::move(name);
        event_.year = path_.year;
        if (event_.name.empty()) from_site_title();
        return true;
    }

    /// `program: [{title: ann-lind, date: …, start_time: …, end_time: …}]`
    void read_programme(const tree::Node& root) {
        for (const tree::Node::Entry& entry : root.entries) {
            if (!entry.value->is_list()) continue;
            for (const tree::Node::Entry& item : entry.value->entries) {
                const Record record(*item.value);
                const std::string slug = record.text(Fact::title);
                const auto day = parse_timestamp(record.text(Fact::date));
                if (!is_reference(slug) || !day) continue;
                const auto start = parse_clock(record.text(Fact::start));
                const auto end = parse_clock(record.text(Fact::end));
                event_.programme.emplace(slug, Appointment{day->date, start.value_or(""), end.value_or("")});
            }
        }
    }

    /// `devopsdays` and the place, `DjangoCon US` and the year.
    void from_site_title() {
        event_.year = path_.year;
        event_.name.clear();
        for (auto folder = folders_.rbegin(); folder != folders_.rend() && event_.name.empty(); ++folder) {
            for (const std::string& name : settings_in(*folder)) {
                const DataFile file = load(around_, name);
                if (file.root() == nullptr) continue;
                const std::string title = clean_line(Record(*file.root()).text(Fact::title));
                if (!names_event(title)) continue;
                used_.push_back(name);
                event_.name = title;
                break;
            }
        }
        // a blog's folder `2023-review` is no place
        if (event_.name.empty() || event_.name.find(path_.place) != std::string::npos) return;
        event_.name += ' ' + path_.place;
    }

    /// The generator's settings, and what templates know of the site.
    std::vector<std::string> settings_in(const std::string& folder) const {
        std::vector<std::string> out;
        for (const std::string& name : around_.names(folder)) {
            if (is_settings(name)) out.push_back(path_in(folder, name));
        }
        for (const std::string_view inner : {"config/_default", "_data", "src/_data", "data"}) {
            const std::string within = path_in(folder, inner);
            for (const std::string& name : around_.names(within)) {
                if (is_settings(name) || describes_site(stem_of(name))) out.push_back(path_in(within, name));
            }
        }
        return out;
    }

    const Surroundings& around_;
    std::vector<std::string> folders_;
    PathFacts path_;
    SiteEvent event_;
    std::vector<std::string> used_;
};

}  // namespace

std::string folder_of(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

std::string stem_of(std::string_view path) {
    std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
    name.remove_suffix(file_ending(name).size());
    return std::string(name);
}

std::string path_in(std::string_view folder, std::string_view name) {
    std::string out(folder);
    if (!out.empty() && !name.empty()) out += '/';
    return out += name;
}

std::vector<std::string> site_folders(const Document& document) {
    constexpr std::size_t most = 8;  // folders between a page and the root of its site
    std::vector<std::string> out;
    if (document.around == nullptr) return out;
    for (std::string folder = folder_of(document.path); out.size() < most; folder = folder_of(folder)) {
        out.push_back(folder);
        const auto names = document.around->names(folder);
        const bool root =
            std::any_of(names.begin(), names.end(), [](const auto& name) { return is_settings(name); });
        if (root || folder.empty() || folder.ends_with("..")) break;
    }
    return out;
}

PathFacts facts_of_path(std::string_view path) {
    PathFacts facts;
    const std::string stem = stem_of(path);
    if (stem.size() >= 10 && is_date(stem.substr(0, 10))) facts.date = stem.substr(0, 10);
    for (std::string folder = folder_of(path); !folder.empty(); folder = folder_of(folder))
        read_folder_name(std::string_view(folder).substr(folder.rfind('/') + 1), facts);
    if (facts.year == 0 && !facts.date.empty())
        facts.year = as_year(std::string_view(facts.date).substr(0, 4));
    if (facts.year == 0) read_folder_name(stem, facts);
    return facts;
}

SiteEvent event_of_site(const Document& document, std::vector<std::string>& companions) {
    if (document.around == nullptr) {
        SiteEvent event;
        event.year = facts_of_path(document.path).year;
        return event;
    }
    struct Known {
        SiteEvent event;
        std::vector<std::string> companions;
    };
    const auto known = document.around->derived<Known>("event over " + folder_of(document.path), [&] {
        auto made = std::make_shared<Known>();
        made->event = EventSearch(document).run(made->companions);
        return std::shared_ptr<const Known>(std::move(made));
    });
    companions.insert(companions.end(), known->companions.begin(), known->companions.end());
    return known->event;
}

}  // namespace lectern::records
