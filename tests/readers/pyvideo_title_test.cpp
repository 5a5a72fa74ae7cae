// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string_view>

#include "indexer/readers/pyvideo/title.hpp"

namespace lectern::pyvideo {
namespace {

TEST(PyvideoTitle, LosesWhatIsProvenToBeSpeakerOrEvent) {
    const TitleContext context{{"Ann Lee", "Jos\u00E9 Ek"}, "PyCon US 2019", "pycon-2019"};
    struct Case {
        std::string_view published;
        std::string_view title;
    };
    const Case cases[] = {
        {"Life of a packet", "Life of a packet"},
        {"Ann Lee - Life of a packet - PyCon 2019", "Life of a packet"},
        {"Ann Lee, Jos\u00E9 Ek - Life of a packet - PyCon US 2019", "Life of a packet"},
        {"Life of a packet \u2013 Jose Ek and Ann Lee", "Life of a packet"},
        {"Life of a packet - Ann Lee & Jos\u00E9 Ek | PYCON 2019", "Life of a packet"},
        {"Life of a packet by Ann Lee", "Life of a packet"},
        {"Life of a packet\uFF5CAnn Lee\uFF5CPyCon2019", "Life of a packet"},
        {"Life of a packet | Ann Lee @PyCon 2019", "Life of a packet"},
        {"PyCon 2019: Life of a packet: the end", "Life of a packet: the end"},
        {"\"Life of a packet\" - Ann Lee (PyCon US 2019)", "Life of a packet"},
        {"Life of a packet [PyCon 2019]", "Life of a packet"},
        {"Ann Lee: Life of a packet", "Life of a packet"},
        // What is not proven stays.
        {"Bo Ny - Life of a packet - PyCon 2018", "Bo Ny - Life of a packet - PyCon 2018"},
        {"Ann Lee and Bo Ny - Life of a packet", "Ann Lee and Bo Ny - Life of a packet"},
        {"Life of a packet - PyCon", "Life of a packet - PyCon"},
        {"Life of a packet - 2019", "Life of a packet - 2019"},
        {"Stand by me", "Stand by me"},
        {"An interview with Ann Lee", "An interview with Ann Lee"},
        {"Ann Leeson - Life of a packet", "Ann Leeson - Life of a packet"},
        // So does what makes a title one.
        {"Keynote - Ann Lee", "Keynote - Ann Lee"},
        {"Keynote - Ann Lee - PyCon 2019", "Keynote - Ann Lee"},
        {"Lightning Talk: Ann Lee", "Lightning Talk: Ann Lee"},
        {"PyCon 2019", "PyCon 2019"},
        {"Ann Lee", "Ann Lee"},
        {"\"Life\" and \"packets\"", "\"Life\" and \"packets\""},
        {"\"Life of a packet\"", "\"Life of a packet\""},
        {" - ", "-"},
        {"", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(talk_title(c.published, context), c.title) << c.published;
}

TEST(PyvideoTitle, FoldersNameEventsToo) {
    const TitleContext context{{}, "PyCon Korea 2019", "pycon-kr-2019"};
    EXPECT_EQ(talk_title("Optimization - PyCon.KR 2019", context), "Optimization");
    EXPECT_EQ(talk_title("Optimization - PyConKR2019", context), "Optimization");
    EXPECT_EQ(talk_title("Optimization - PyCon.JP 2019", context), "Optimization - PyCon.JP 2019");
}

TEST(PyvideoTitle, NeedsNothingToBeKnown) {
    EXPECT_EQ(talk_title("Life of a packet - PyCon 2019", {}), "Life of a packet - PyCon 2019");
}

}  // namespace
}  // namespace lectern::pyvideo
