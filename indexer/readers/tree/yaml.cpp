// SPDX-License-Identifier: GPL-2.0-or-later
#include <yaml.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/readers/tree/tree.hpp"
#include "indexer/text_util.hpp"

namespace lectern::tree {

namespace {

// 64 MB of talks hold 1.5 million values; a text that is nothing but dashes
// would hold 32 million.
constexpr std::size_t max_values = 2'000'000;
constexpr std::size_t max_merged = 100'000;  // entries that `<<` copies: the others cost their text
constexpr std::size_t max_problems = 100;    // told one by one

bool is_null(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// A collection whose end has not been seen.
struct Frame {
    Node* node;
    std::size_t column;
    bool block;                      // not between brackets
    std::optional<std::string> key;  // of a map: waits for its value
    std::uint32_t key_line = 0;
};

/// An event of libyaml's, deleted when it goes.
struct Event {
    yaml_event_t raw{};
    Event() = default;
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&raw); }
};

std::string_view view_of(const yaml_char_t* text, std::size_t size) {
    return {reinterpret_cast<const char*>(text), size};
}

std::string name_of(const yaml_char_t* text) {
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

class Builder {
public:
    Builder(std::string_view text, const TextPlace& place) : text_(text), place_(place) {}

    Tree run() {
        std::size_t from = 0;
        std::uint32_t line = 0;
        while (true) {
            const auto resume = parse(from, line);
            if (!resume) break;
            from = resume->first;
            line = resume->second;
        }
        while (!frames_.empty()) close();
        tell_the_rest();
        tree_.root = documents_.size() == 1 ? documents_.front() : all_documents();
        return std::move(tree_);
    }

private:
    using Resume = std::optional<std::pair<std::size_t, std::uint32_t>>;

    /// Parses from a byte that begins line `line` (from 0). Where that fails,
    /// returns the place to go on from.
    Resume parse(std::size_t from, std::uint32_t line) {
        yaml_parser_t parser;
        if (yaml_parser_initialize(&parser) == 0) return std::nullopt;
        const std::unique_ptr<yaml_parser_t, decltype(&yaml_parser_delete)> owner(&parser,
                                                                                  yaml_parser_delete);
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
        const std::string_view rest = text_.substr(from);
        yaml_parser_set_input_string(&parser, reinterpret_cast<const yaml_char_t*>(rest.data()), rest.size());
        first_line_ = line;
        reached_ = line;
        rejoining_ = !frames_.empty();
        outer_ = frames_.size();
        part_over_ = false;
        while (true) {
            Event event;
            if (yaml_parser_parse(&parser, &event.raw) == 0) {
                return recover(from, line, parser);
            }
            if (event.raw.type == YAML_STREAM_END_EVENT) return std::nullopt;
            if (!take(event.raw)) return recover(from, line, parser);
            if (gave_up_) return std::nullopt;
        }
    }

    /// False where the text cannot be read further from here.
    bool take(const yaml_event_t& event) {
        const std::uint32_t line = first_line_ + static_cast<std::uint32_t>(event.start_mark.line);
        reached_ = std::max(reached_, line);
        switch (event.type) {
            case YAML_SCALAR_EVENT:
                take_scalar(event, line);
                reached_ = std::max(reached_, last_line_of(event));
                return true;
            case YAML_ALIAS_EVENT:
                take_alias(name_of(event.data.alias.anchor), line);
                return true;
            case YAML_SEQUENCE_START_EVENT:
                return open(Node::Kind::list, event, event.data.sequence_start.anchor,
                            event.data.sequence_start.style == YAML_BLOCK_SEQUENCE_STYLE, line);
            case YAML_MAPPING_START_EVENT:
                return open(Node::Kind::map, event, event.data.mapping_start.anchor,
                            event.data.mapping_start.style == YAML_BLOCK_MAPPING_STYLE, line);
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT:
                part_over_ = frames_.size() == outer_;
                // what was open before stays open: its lines may not be over
                if (!part_over_) close();
                return true;
            case YAML_NO_EVENT:
            case YAML_STREAM_START_EVENT:
            case YAML_STREAM_END_EVENT:
            case YAML_DOCUMENT_START_EVENT:
            case YAML_DOCUMENT_END_EVENT:
                return true;
        }
        return true;
    }

    /// A scalar's end mark is the beginning of the next line for a block.
    std::uint32_t last_line_of(const yaml_event_t& event) const {
        const bool next_line = event.end_mark.column == 0 && event.end_mark.line > event.start_mark.line;
        return first_line_ + static_cast<std::uint32_t>(event.end_mark.line - (next_line ? 1 : 0));
    }

    Node& make(Node::Kind kind, std::uint32_t line) {
        Node& node = tree_.nodes.emplace_back();
        node.kind = kind;
        node.line = place_.first_line + line;
        return node;
    }

    void take_scalar(const yaml_event_t& event, std::uint32_t line) {
        const auto& scalar = event.data.scalar;
        const std::string_view text = view_of(scalar.value, scalar.length);
        Frame* frame = frames_.empty() ? nullptr : &frames_.back();
        if (frame != nullptr && frame->node->is_map() && !frame->key) {
            frame->key = std::string(text);
            frame->key_line = line;
            return;
        }
        const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
        Node& node = make(plain && is_null(text) ? Node::Kind::null : Node::Kind::scalar, line);
        node.plain = plain;
        if (node.is_scalar()) node.text = std::string(text);
        if (scalar.anchor != nullptr) anchors_[name_of(scalar.anchor)] = &node;
        add(&node, line);
    }

    void take_alias(const std::string& name, std::uint32_t line) {
        const auto found = anchors_.find(name);
        const bool open = found != anchors_.end() &&
                          std::any_of(frames_.begin(), frames_.end(),
                                      [&](const Frame& frame) { return frame.node == found->second; });
        if (found == anchors_.end()) {
            complain(line, 0, "nothing is named &" + name, "name it before *" + name + " refers to it");
        } else if (open) {
            complain(line, 0, "*" + name + " contains itself", "write out what is meant");
        }
        Frame* frame = frames_.empty() ? nullptr : &frames_.back();
        if (frame != nullptr && frame->node->is_map() && !frame->key) {
            frame->key = found == anchors_.end() ? std::string() : found->second->text;
            frame->key_line = line;
            return;
        }
        if (found == anchors_.end() || open) {
            add(&make(Node::Kind::null, line), line);
            return;
        }
        found->second->shared = true;
        add(found->second, line);
    }

    bool open(Node::Kind kind, const yaml_event_t& event, const yaml_char_t* anchor, bool block,
              std::uint32_t line) {
        if (rejoining_) {
            rejoining_ = false;
            if (frames_.back().node->kind == kind) return true;
        }
        if (frames_.size() >= max_depth) {
            complain(line, event.start_mark.column + 1, "nests deeper than any listing does",
                     "write it flatter");
            return false;
        }
        Node& node = make(kind, line);
        if (anchor != nullptr) anchors_[name_of(anchor)] = &node;
        // a map or list as a key has no meaning here
        frames_.push_back({&node, event.start_mark.column, block, std::nullopt, 0});
        return true;
    }

    void close() {
        Node* node = frames_.back().node;
        frames_.pop_back();
        if (node->is_map()) finish_map(*node);
        Frame* frame = frames_.empty() ? nullptr : &frames_.back();
        if (frame != nullptr && frame->node->is_map() && !frame->key) {
            frame->key = std::string();
            frame->key_line = node->line - place_.first_line;
            return;
        }
        add(node, node->line - place_.first_line);
    }

    void add(const Node* value, std::uint32_t line) {
        if (++values_ > max_values) {
            if (!gave_up_) complain(line, 0, "holds more than two million values", "split it");
            gave_up_ = true;
            return;
        }
        if (frames_.empty()) {
            documents_.push_back(value);
            return;
        }
        Frame& frame = frames_.back();
        if (frame.node->is_list()) {
            frame.node->entries.push_back({{}, value, place_.first_line + line});
            return;
        }
        frame.node->entries.push_back({std::move(*frame.key), value, place_.first_line + frame.key_line});
        frame.key.reset();
    }

    void finish_map(Node& map) {
        std::unordered_map<std::string_view, const Node::Entry*> known;
        std::vector<Node::Entry> entries;
        entries.reserve(map.entries.size());
        const Node* merged = nullptr;
        for (auto entry = map.entries.rbegin(); entry != map.entries.rend(); ++entry) {
            if (entry->key == "<<") {
                merged = entry->value;
            } else if (known.emplace(entry->key, &*entry).second) {
                entries.push_back(*entry);
            } else {
                complain(entry->line - place_.first_line, 0,
                         "the key \"" + entry->key + "\" is given twice; the last one counts", "remove one",
                         Severity::warning);
            }
        }
        if (entries.size() != map.entries.size()) {
            std::reverse(entries.begin(), entries.end());
            map.entries = std::move(entries);
        }
        if (merged != nullptr) merge(map, *merged);
    }

    /// `<<: *defaults`: the keys of another map, where they are not given.
    void merge(Node& map, const Node& from) {
        std::unordered_set<std::string_view> known;
        for (const Node::Entry& entry : map.entries) known.insert(entry.key);
        std::vector<Node::Entry> merged;
        const auto take = [&](const Node& other) {
            for (const Node::Entry& entry : other.entries) {
                if (++merged_ > max_merged) return;
                if (known.insert(entry.key).second) merged.push_back(entry);
            }
        };
        if (from.is_map()) take(from);
        for (const Node::Entry& item : from.entries) {
            if (from.is_list() && item.value->is_map()) take(*item.value);
        }
        map.entries.insert(map.entries.end(), merged.begin(), merged.end());
    }

    const Node* all_documents() {
        if (documents_.empty()) return nullptr;
        Node& list = make(Node::Kind::list, 0);
        for (const Node* document : documents_) list.entries.push_back({{}, document, document->line});
        return &list;
    }

    /// Tells what is wrong and finds the place to go on from.
    Resume recover(std::size_t from, std::uint32_t line, const yaml_parser_t& parser) {
        const auto problem_line = line + static_cast<std::uint32_t>(parser.problem_mark.line);
        scanned_ += std::min(parser.problem_mark.index, text_.size());
        // the collection that was read on is over; what surrounds it goes on here
        const bool expected = part_over_ && parser.error == YAML_PARSER_ERROR;
        if (!expected && parser.error != YAML_NO_ERROR) {
            const bool kept = keep_as_written(from, line, problem_line);
            complain(problem_line, parser.problem_mark.column + 1,
                     std::string(place_.what) + " is no valid YAML: " + parser.problem,
                     "quote values that contain colons or quotes",
                     kept ? Severity::warning : Severity::error);
        }
        if (scanned_ > most_scans * text_.size() + text_.size()) return std::nullopt;
        return resume_after(from, line, std::max(expected ? problem_line : reached_ + 1, line + 1));
    }

    /// `title: Us: at the fair`, `speaker: @ann`: what stands behind the key is
    /// what its author means, whatever YAML makes of it.
    bool keep_as_written(std::size_t from, std::uint32_t line, std::uint32_t problem_line) {
        if (frames_.empty() || !frames_.back().node->is_map() || !frames_.back().block) return false;
        Frame& frame = frames_.back();
        auto& entries = frame.node->entries;
        const bool cut_short = !frame.key && !entries.empty() && entries.back().value->plain &&
                               entries.back().value == &tree_.nodes.back() &&
                               entries.back().line == place_.first_line + problem_line;
        if (!frame.key && !cut_short) return false;
        const std::uint32_t key_line = frame.key ? frame.key_line : problem_line;
        std::size_t at = from;
        for (; line < key_line && at < text_.size(); ++line)
            at = std::min(text_.find('\n', at), text_.size()) + 1;
        if (at >= text_.size()) return false;
        const std::string_view written = text_.substr(at, text_.find('\n', at) - at);
        const std::string_view value =
            trim(written.substr(std::min(written.find(':'), written.size() - 1) + 1));
        if (value.empty() || std::string_view("\"'[{|>&*!#").find(value.front()) != std::string_view::npos)
            return false;
        if (cut_short) {
            tree_.nodes.back().text = std::string(value);
            return true;
        }
        Node& node = make(Node::Kind::scalar, key_line);
        node.plain = true;
        node.text = std::string(value);
        add(&node, key_line);
        return true;
    }

    /// The first line from `wanted` on that stands in a collection that is open.
    Resume resume_after(std::size_t from, std::uint32_t line, std::uint32_t wanted) {
        for (std::size_t at = from; at < text_.size(); ++line) {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            if (line >= wanted && rejoin(text_.substr(at, end - at))) return {{at, line}};
            at = end + 1;
        }
        return std::nullopt;
    }

    /// Closes what is open inside the collection that a line goes on with.
    bool rejoin(std::string_view line) {
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent == std::string_view::npos) return false;
        line.remove_prefix(indent);
        const bool item = line.starts_with("- ") || line == "-";
        const bool key =
            !item && line.front() != '#' && line.front() != '\t' && line.find(':') != std::string_view::npos;
        for (std::size_t i = frames_.size(); i-- > 0;) {
            const Frame& frame = frames_[i];
            if (!frame.block || frame.column != indent || !(frame.node->is_list() ? item : key)) continue;
            frames_.back().key.reset();
            while (frames_.size() > i + 1) close();
            frames_.back().key.reset();
            return true;
        }
        return false;
    }

    void complain(std::uint32_t line, std::size_t column, std::string message, std::string hint,
                  Severity severity = Severity::error) {
        if (++problems_ > max_problems) return;
        place_.diagnostics.push_back({place_.path, place_.first_line + line,
                                      static_cast<std::uint32_t>(column), severity, std::move(message),
                                      std::move(hint)});
    }

    void tell_the_rest() const {
        if (problems_ <= max_problems) return;
        place_.diagnostics.push_back(
            {.path = place_.path,
             .message = std::to_string(problems_ - max_problems) + " more places could not be read"});
    }

    // Where a text is broken over and over, each part may be scanned to its end.
    static constexpr std::size_t most_scans = 8;

    std::string_view text_;
    const TextPlace& place_;
    Tree tree_;
    std::vector<const Node*> documents_;
    std::vector<Frame> frames_;
    std::unordered_map<std::string, Node*> anchors_;
    std::size_t values_ = 0;
    std::size_t merged_ = 0;
    std::size_t problems_ = 0;
    std::size_t scanned_ = 0;       // characters, in all parts
    std::uint32_t first_line_ = 0;  // of the part being parsed; lines count from 0 here
    std::uint32_t reached_ = 0;     // the last line of which something was read
    std::size_t outer_ = 0;         // collections that were open when the part began
    bool rejoining_ = false;        // the part's first collection is one that is open
    bool part_over_ = false;
    bool gave_up_ = false;
};

}  // namespace

Tree parse_yaml(std::string_view text, const TextPlace& place) { return Builder(text, place).run(); }

}  // namespace lectern::tree
