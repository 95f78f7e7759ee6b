#pragma once

#include "catalog/regiontable.h"
#include "errors/errorcatalogue.h"
#include "support/clock.h"

#include <QLocale>

namespace regioncast {

/// What every pane needs besides its session: the language of this run and what depends on it.
/// Made once in main(), outlives all windows.
struct UiContext
{
    QLocale locale; ///< for numbers and dates
    ErrorCatalogue errors;
    RegionTable regions;
    Clock &clock;
    QString language; ///< en, zh_CN, ja
};

} // namespace regioncast
