#pragma once

#include "api/operations.h"

#include <QList>
#include <QString>

#include <optional>

namespace regioncast {

/// What the service's word for a copy means to us.
enum class CopyState {
    Initialising, ///< INIT
    Copying,      ///< CREATING
    Available,    ///< AVAILABLE
    Failed,       ///< CREATE_FAILED
    Removed,      ///< DELETE
    Unknown,      ///< any other word, shown as it is; neither failed nor done
};

/// One version of an image in one region, as last read.
struct Copy
{
    CopyState state = CopyState::Unknown;
    QString word;                ///< as received; empty when only ImageRegionList told of it
    std::optional<int> progress; ///< 0 to 100; nullopt = not stated

    /// Initialising, Copying or Unknown: somebody is at work, or may be.
    [[nodiscard]] bool isMoving() const;

    friend bool operator==(const Copy &, const Copy &) = default;
};

/// The words are compared as they are: upper case. Empty is Unknown.
[[nodiscard]] CopyState copyStateOf(const QString &word);

/// The number at the beginning of `70%`, clamped to 0..100; nullopt when there is none.
[[nodiscard]] std::optional<int> progressOf(const QString &text);

/// The copy `key` as these rows of ListImage tell it: an entry with that image, version and region
/// (ids missing in an entry are those of its row); else, when the row of that version has no
/// distribute list at all, an Available copy without a word if the region is in its
/// ImageRegionList; else nullopt.
[[nodiscard]] std::optional<Copy> findCopy(const QList<ImageRow> &rows, const CopyKey &key);

} // namespace regioncast
