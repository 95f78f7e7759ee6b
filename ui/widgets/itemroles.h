#pragma once

#include <Qt>

namespace regioncast {

/// What models tell StateDelegate and each other beside Qt's own roles. All are optional.
enum ItemRole {
    IdRole = Qt::UserRole + 1, ///< stable id of the row, QString or number
    SortRole,                  ///< raw value to sort by
    StateIconRole,             ///< QString: name of the shape, `state-done`
    StateColourRole,           ///< int: ColourRole of shape, text or bar
    PieRole,                   ///< int, 0 to 100: the shape is a ring filled so far
    StalledRole,               ///< bool: a small triangle over the shape
    BarRole,                   ///< double, 0 to 1: the cell shows a bar filled so far
    BarTextRole,               ///< QString, right of the bar: `6/12`, `97 %`
    BadShareRole,              ///< double, 0 to 1: share of the whole bar that is bad, at its end
    FixedFontRole,             ///< bool: an id, shown in the fixed font
    FirstPaneRole = Qt::UserRole + 100, ///< roles of a single pane begin here
};

} // namespace regioncast
