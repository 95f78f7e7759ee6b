#pragma once

#include "catalog/regiontable.h"
#include "errors/errorcatalogue.h"
#include "support/clock.h"

#include <QLocale>

namespace regioncast {

/// How a region is written.
enum class RegionNaming { Name, Id, Both };

/// What every pane needs besides its session: the language of this run and what depends on it.
/// Made once in main(), outlives all windows; a main window shows its own copy to its panes, for
/// how regions are written is chosen there.
struct UiContext
{
    QLocale locale; ///< for numbers and dates
    ErrorCatalogue errors;
    RegionTable regions;
    Clock &clock;
    QString language; ///< en, zh_CN, ja
    RegionNaming regionNaming = RegionNaming::Name;
};

} // namespace regioncast
