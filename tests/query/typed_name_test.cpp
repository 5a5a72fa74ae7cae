// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/typed_name.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lectern/terms.hpp"

namespace lectern {
namespace {

bool begins(const std::string& typed, Field field, const std::string& name) {
    return TypedName(spec(field), typed).begins(facet_key(spec(field), name));
}

TEST(TypedName, EachWordBeginsAWordOfTheName) {
    struct Case {
        std::string typed;
        Field field;
        std::string name;
        bool begins;
    };
    const std::vector<Case> cases{
        {"da", Field::speaker, "David Beazley", true},
        {"be", Field::speaker, "David Beazley", true},
        {"david be", Field::speaker, "David Beazley", true},
        {"be dav", Field::speaker, "David Beazley", true},
        {"david beazley", Field::speaker, "David Beazley", true},
        {"vid", Field::speaker, "David Beazley", false},
        {"david x", Field::speaker, "David Beazley", false},
        {"KAPUSC", Field::speaker, "Anna Kapuścińska", true},
        {"kapuść", Field::speaker, "Anna Kapuscinska", true},
        {"o'rei", Field::speaker, "Tim O'Reilly", true},
        {"meta co", Field::company, "Meta Cognition", true},
        {"red", Field::company, "Red Hat, Inc.", true},
        {"kubecon + cl", Field::event, "KubeCon + CloudNativeCon Europe 2025", true},
        {"2025", Field::event, "KubeCon + CloudNativeCon Europe 2025", true},
        {"c+", Field::tag, "C++", true},
        {"c+", Field::tag, "c", false},
        {"c+", Field::speaker, "Carol Fern", false},
        {"f#", Field::event, "F Day", false},
        {"machine-le", Field::tag, "Machine Learning", true},
        {"", Field::tag, "python", true},
        {"  ", Field::speaker, "Ann Lee", true},
        {"\"(", Field::speaker, "Ann Lee", false},
    };
    for (const Case& c : cases) EXPECT_EQ(begins(c.typed, c.field, c.name), c.begins) << c.typed;
}

}  // namespace
}  // namespace lectern
