// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/version_file.hpp"

#include <xapian.h>

#include <algorithm>
#include <random>
#include <string_view>

#include "indexer/glass/packing.hpp"

namespace lectern::glass {

namespace {

using namespace std::string_view_literals;

// Magic, and the day the format last changed: years since 2014, month and day in
// 7, 4 and 5 bits. 2016-03-14.
constexpr std::string_view magic = "\x0f\x0dXapian Glass\x04\x6e"sv;

/// Xapian compresses the tags of some tables that are longer than this when it
/// changes them.
constexpr std::uint64_t compress_min = 18;

bool is_compressed(Table table) { return table != Table::postlist && table != Table::position; }

void append_root(std::string& out, Table table, const TableRoot& root) {
    const bool has_file = root.blocks > 0;
    constexpr unsigned sequential = 2;
    const unsigned fake = has_file ? 0 : 1;
    pack_uint(out, root.root);
    pack_uint(out, root.level << 2 | sequential | fake);
    pack_uint(out, root.entries);
    pack_uint(out, block_size >> 11);
    pack_uint(out, is_compressed(table) ? compress_min : 0);
    // The free list: its revision, the first block never used, and where its
    // entries begin and end, two block numbers and offsets: it is empty.
    std::string free_list;
    if (has_file) {
        pack_uint(free_list, first_revision);
        pack_uint(free_list, root.blocks);
        free_list.append(4, '\0');
    }
    pack_string(out, free_list);
}

}  // namespace

std::string file_name(Table table) {
    constexpr std::array names{"postlist", "docdata", "termlist", "position", "spelling", "synonym"};
    static_assert(names.size() == table_count);
    return std::string(names[static_cast<std::size_t>(table)]) + ".glass";
}

void Statistics::add_document(DocId document, std::uint32_t length) {
    ++documents;
    last_document = document;
    total_length += length;
    if (length > 0) min_length = min_length == 0 ? length : std::min(min_length, length);
    max_length = std::max(max_length, length);
}

Uuid random_uuid() {
    Uuid uuid;
    std::random_device device;
    std::uniform_int_distribution<int> byte(0, 0xff);
    for (char& c : uuid.bytes) c = static_cast<char>(byte(device));
    uuid.bytes[6] = static_cast<char>((uuid.bytes[6] & 0x0f) | 0x40);
    uuid.bytes[8] = static_cast<char>((uuid.bytes[8] & 0x3f) | 0x80);
    return uuid;
}

std::string version_file(const Uuid& uuid, const std::array<TableRoot, table_count>& tables,
                         const Statistics& statistics) {
    std::string out(magic);
    out.append(uuid.bytes.data(), uuid.bytes.size());
    pack_uint(out, first_revision);
    for (std::size_t i = 0; i < table_count; ++i) append_root(out, static_cast<Table>(i), tables[i]);
    pack_uint(out, statistics.documents);
    pack_uint(out, statistics.last_document - statistics.documents);
    pack_uint(out, statistics.min_length);
    pack_uint(out, statistics.max_wdf);
    pack_uint(out, statistics.max_length - statistics.max_wdf);
    pack_uint(out, 0);  // no changesets for replication
    pack_uint(out, statistics.total_length);
    pack_uint(out, statistics.max_spelling_frequency);
    return out;
}

bool is_known_to_xapian() { return Xapian::major_version() == 1 && Xapian::minor_version() == 4; }

}  // namespace lectern::glass
