// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inventory_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include "indexer/content_hash.hpp"
#include "indexer/core/base128.hpp"
#include "indexer/durable_files.hpp"
#include "indexer/file_loader.hpp"
#include "indexer/unique_fd.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view magic = "lectern inventory 1\n";

class Encoder {
public:
    void number(std::uint64_t value) { append_base128(out_, value); }

    void hash(std::uint64_t value) {
        for (int byte = 0; byte < 8; ++byte) out_ += static_cast<char>(value >> (8 * byte) & 0xFF);
    }

    void text(std::string_view value) {
        number(value.size());
        out_ += value;
    }

    /// What the file before has in common is not written again.
    void path(std::string_view value) {
        const auto common = static_cast<std::size_t>(
            std::mismatch(value.begin(), value.end(), last_path_.begin(), last_path_.end()).first -
            value.begin());
        number(common);
        text(value.substr(common));
        last_path_ = value;
    }

    void stamp(const FileStamp& value) {
        number(value.size);
        number(static_cast<std::uint64_t>(value.modified));
        number(static_cast<std::uint64_t>(value.changed));
    }

    [[nodiscard]] std::string& out() { return out_; }

private:
    std::string out_{magic};
    std::string last_path_;
};

void encode(Encoder& to, const Diagnostic& diagnostic) {
    to.text(diagnostic.path);
    to.number(diagnostic.line);
    to.number(diagnostic.column);
    to.number(diagnostic.severity == Severity::error ? 0 : 1);
    to.text(diagnostic.message);
    to.text(diagnostic.hint);
}

void encode(Encoder& to, const KnownDocument& document) {
    to.text(document.inner);
    to.number(static_cast<std::uint64_t>(document.kind));
    to.number(document.records.size());
    for (const KnownRecord& record : document.records) {
        to.number(record.talk);
        to.number(record.title);
        to.hash(record.content);
    }
    to.number(document.diagnostics.size());
    for (const Diagnostic& diagnostic : document.diagnostics) encode(to, diagnostic);
    to.number(document.companions.size());
    for (const std::uint32_t companion : document.companions) to.number(companion);
}

/// Takes the bytes apart. After the first thing that does not fit, all that it
/// gives is empty.
class Decoder {
public:
    explicit Decoder(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number(std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) {
        const auto value = take_base128(rest_, 64);
        if (!value || *value > most) return fail();
        return *value;
    }

    std::uint32_t small() {
        return static_cast<std::uint32_t>(number(std::numeric_limits<std::uint32_t>::max()));
    }

    /// How many follow: each takes a byte at least.
    std::size_t count() { return number(rest_.size()); }

    std::uint64_t hash() {
        if (rest_.size() < 8) return fail();
        std::uint64_t value = 0;
        for (std::size_t byte = 8; byte-- > 0;) value = value << 8 | static_cast<unsigned char>(rest_[byte]);
        rest_.remove_prefix(8);
        return value;
    }

    std::string_view text() {
        const std::size_t size = count();
        const std::string_view value = rest_.substr(0, size);
        rest_.remove_prefix(value.size());
        return value;
    }

    const std::string& path() {
        last_path_.resize(number(last_path_.size()));
        return last_path_ += text();
    }

    FileStamp stamp() {
        return {number(), static_cast<std::int64_t>(number()), static_cast<std::int64_t>(number())};
    }

    [[nodiscard]] bool ended_well() const { return !failed_ && rest_.empty(); }

private:
    std::uint64_t fail() {
        failed_ = true;
        rest_ = {};
        return 0;
    }

    std::string_view rest_;
    std::string last_path_;
    bool failed_ = false;
};

Diagnostic decode_diagnostic(Decoder& from) {
    Diagnostic out{.path = std::string(from.text()), .message = {}};
    out.line = from.small();
    out.column = from.small();
    out.severity = from.number() == 0 ? Severity::error : Severity::warning;
    out.message = from.text();
    out.hint = from.text();
    return out;
}

KnownDocument decode_document(Decoder& from) {
    KnownDocument out{.inner = std::string(from.text())};
    out.kind = static_cast<DocumentKind>(from.number(static_cast<std::uint64_t>(DocumentKind::remark)));
    out.records.resize(from.count());
    for (KnownRecord& record : out.records) record = {from.small(), from.small(), from.hash()};
    out.diagnostics.resize(from.count());
    for (Diagnostic& diagnostic : out.diagnostics) diagnostic = decode_diagnostic(from);
    out.companions.resize(from.count());
    for (std::uint32_t& companion : out.companions) companion = from.small();
    return out;
}

KnownFile decode_file(Decoder& from) {
    KnownFile out{.path = from.path()};
    out.given = from.text();
    if (out.given.empty()) out.given = out.path;
    out.stamp = from.stamp();
    out.content = from.hash();
    out.documents.resize(from.count());
    for (KnownDocument& document : out.documents) document = decode_document(from);
    return out;
}

bool companions_exist(const Inventory& inventory) {
    const auto exists = [&](std::uint32_t companion) { return companion < inventory.companions.size(); };
    return std::all_of(inventory.files.begin(), inventory.files.end(), [&](const KnownFile& file) {
        return std::all_of(file.documents.begin(), file.documents.end(), [&](const KnownDocument& document) {
            return std::all_of(document.companions.begin(), document.companions.end(), exists);
        });
    });
}

Error damaged(std::string_view what) {
    return {ErrorCode::corrupt, fmt::format("the inventory of its files {}", what),
            "build it again with lectern-index --rebuild"};
}

std::string hash_bytes(std::string_view of) {
    Encoder encoder;
    encoder.out().clear();
    encoder.hash(content_hash(of));
    return std::move(encoder.out());
}

}  // namespace

std::string encode_inventory(const Inventory& inventory) {
    Encoder to;
    to.text(inventory.reading);
    to.number(inventory.placed);
    to.number(inventory.companions.size());
    for (const KnownCompanion& companion : inventory.companions) {
        to.path(companion.path);
        to.stamp(companion.stamp);
    }
    to.number(inventory.files.size());
    for (const KnownFile& file : inventory.files) {
        to.path(file.path);
        to.text(file.given == file.path ? std::string_view() : file.given);
        to.stamp(file.stamp);
        to.hash(file.content);
        to.number(file.documents.size());
        for (const KnownDocument& document : file.documents) encode(to, document);
    }
    return to.out() + hash_bytes(to.out());
}

Result<Inventory> decode_inventory(std::string_view bytes) {
    constexpr std::size_t hash_size = 8;
    if (!bytes.starts_with(magic) || bytes.size() < magic.size() + hash_size) return damaged("is none");
    const std::string_view body = bytes.substr(0, bytes.size() - hash_size);
    if (bytes.substr(body.size()) != hash_bytes(body)) return damaged("is damaged");
    Decoder from(body.substr(magic.size()));
    Inventory out{.reading = std::string(from.text()), .placed = from.small(), .companions = {}, .files = {}};
    out.companions.resize(from.count());
    for (KnownCompanion& companion : out.companions) {
        companion.path = from.path();
        companion.stamp = from.stamp();
    }
    out.files.resize(from.count());
    for (KnownFile& file : out.files) file = decode_file(from);
    if (!from.ended_well() || !companions_exist(out)) return damaged("is damaged");
    return out;
}

Result<Inventory> load_inventory(const fs::path& generation) {
    const fs::path path = generation / inventory_name;
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.ok()) return errno == ENOENT ? damaged("is missing") : io_error(path, errno);
    const auto bytes = read_to_end(fd.get(), 0, std::numeric_limits<std::uint32_t>::max());
    if (!bytes) return Error{ErrorCode::io, fmt::format("{}: {}", path.string(), bytes.error().message)};
    return decode_inventory(*bytes);
}

Result<void> save_inventory(const Inventory& inventory, const fs::path& generation) {
    return replace_file(generation / new_inventory_name, generation / inventory_name,
                        encode_inventory(inventory));
}

}  // namespace lectern
