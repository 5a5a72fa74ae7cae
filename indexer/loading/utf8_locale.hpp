// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A locale for libraries that ask for one.

#include <locale.h>

namespace lectern {

/// Gives this thread, and no other, a locale of UTF-8 while it lives. libarchive
/// turns names into the encoding of the locale, and those it cannot turn are lost.
class Utf8Locale {
public:
    Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (locale_ != nullptr) before_ = ::uselocale(locale_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;
    ~Utf8Locale() {
        if (locale_ == nullptr) return;
        ::uselocale(before_);
        ::freelocale(locale_);
    }

private:
    locale_t locale_;
    locale_t before_ = nullptr;
};

}  // namespace lectern
