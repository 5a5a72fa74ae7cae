// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/xapian_document.hpp"

#include <string>

namespace lectern {

Xapian::Document to_xapian(const IndexedDocument& document) {
    Xapian::Document out;
    for (const Occurrence& occurrence : document.occurrences()) {
        const std::string term(document.terms()[occurrence.term]);
        if (occurrence.has_position) {
            out.add_posting(term, occurrence.position, occurrence.wdf);
        } else {
            out.add_term(term, occurrence.wdf);
        }
    }
    for (const auto& [slot, value] : document.values()) out.add_value(slot, value);
    out.set_data(document.data());
    return out;
}

}  // namespace lectern
