#pragma once

#include "distribution/plan.h"
#include "support/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace regioncast {

/// What a plan file holds: wishes by id, and how they shall be sent. It says what shall be copied,
/// not what stands in the way; that is worked out anew each time.
struct PlanFile
{
    QList<Wish> wishes;               ///< never `retry`
    std::optional<Grouping> grouping; ///< nullopt = as the profile says
    QString label;                    ///< of the batch; may be empty

    friend bool operator==(const PlanFile &, const PlanFile &) = default;
};

enum class PlanFormat { Json, Csv };

/// By the end of the name: `.csv` is Csv, everything else Json.
[[nodiscard]] PlanFormat planFormatOf(const QString &path);

/// Files beyond this many bytes are refused unread.
inline constexpr qint64 largestPlanFile = qint64{16} * 1024 * 1024;
/// Most copies that a plan file may name.
inline constexpr int mostPlannedCopies = 50'000;
/// Most characters of a label, and of an id or a word.
inline constexpr qsizetype longestPlanLabel = 200;
inline constexpr qsizetype longestPlanWord = 128;

// docs/plan-files.md describes both formats. They are read strictly: a field that is not known, an
// id that cannot be one, and a copy that is named twice are errors, because each may be a typing
// error. Writing leaves out a wish without destinations and a copy that was named before, so that
// what was written can be read; everything else comes back as it was.

/// Fails with `Client.PlanBroken`, which names `file`, the line (from 1) and the field.
[[nodiscard]] Result<PlanFile> planFromBytes(const QByteArray &bytes, PlanFormat format,
                                             const QString &file);
/// Also fails with `Client.PlanUnreadable`.
[[nodiscard]] Result<PlanFile> readPlanFile(const QString &path);

/// UTF-8; CSV as RFC 4180 asks, with a byte order mark.
[[nodiscard]] QByteArray planToBytes(const PlanFile &plan, PlanFormat format);
/// Replaces the file as a whole. Fails with `Client.FileUnwritable`.
[[nodiscard]] Result<void> writePlanFile(const QString &path, const PlanFile &plan);

/// Wishes for exactly these rows of a plan, versions pinned: what a reviewed plan is saved as.
/// Rows that only came in as parents are left out. `chosenOnly` leaves out rows that are not
/// ticked.
[[nodiscard]] QList<Wish> wishesOf(const Plan &plan, bool chosenOnly);

} // namespace regioncast
