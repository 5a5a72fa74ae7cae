// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A walk over a query's tree.

#include "lectern/query.hpp"

namespace lectern {

/// Calls `sink` for the words and phrases that a match may have: those that are
/// not negated and are searched in texts.
template <class Sink>
void for_each_wanted_text(const QueryNode& node, const Sink& sink) {
    switch (node.kind) {
        case QueryNode::Kind::words:
        case QueryNode::Kind::phrase:
            if (node.field == nullptr || node.field->kind == FieldKind::text) sink(node);
            break;
        case QueryNode::Kind::all_of:
        case QueryNode::Kind::any_of:
        case QueryNode::Kind::near:
            for (const QueryNode& child : node.children) for_each_wanted_text(child, sink);
            break;
        case QueryNode::Kind::all:
        case QueryNode::Kind::range:
        case QueryNode::Kind::prefix:
        case QueryNode::Kind::negation:
            break;
    }
}

}  // namespace lectern
