#pragma once

#include "api/operations.h"

#include <QList>
#include <QString>
#include <QVarLengthArray>

#include <optional>
#include <utility>

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

/// Rows of ListImage that somebody else holds.
using RowPointers = QVarLengthArray<const ImageRow *, 8>;

/// Every copy of one version that these rows tell of, each region once. An entry counts when it
/// names that image and version (ids missing in an entry are those of its row); entries of the
/// version's own row go before those of other rows. When its own row has no distribute list at all,
/// regions of its ImageRegionList of which no entry tells count as Available copies without a word.
/// In the order of the rows.
[[nodiscard]] QList<std::pair<RegionId, Copy>> copiesIn(const RowPointers &rows,
                                                        const ImageKey &version);

/// One copy by the rules of copiesIn(); nullopt when the rows do not tell of it.
[[nodiscard]] std::optional<Copy> findCopy(const RowPointers &rows, const CopyKey &key);
[[nodiscard]] std::optional<Copy> findCopy(const QList<ImageRow> &rows, const CopyKey &key);

} // namespace regioncast
