#pragma once

#include "distribution/tasks.h"

namespace regioncast {

/// What several copies come to. Every copy is counted in `total` and in exactly one of the others.
struct TaskSum
{
    int total = 0;
    int done = 0; ///< arrived, those that were there already included
    int failed = 0;
    int refused = 0;
    int notTaken = 0;
    int solved = 0; ///< failed, refused or not taken, but solved since
    int doubtful = 0;
    int copying = 0; ///< on their way in any other state
    int queued = 0;
    int removed = 0;     ///< removed, image gone, taken from the queue
    double progress = 0; ///< mean share, 0 to 1
    QDateTime lookedAt;  ///< newest reading of any; null = never
    QDateTime sentAt;    ///< first of them; null = none was sent
    qint64 worst = 0;    ///< number of the copy in the worst state

    [[nodiscard]] int unsolved() const { return failed + refused + notTaken; }

    friend bool operator==(const TaskSum &, const TaskSum &) = default;
};

/// Numbers that the book does not hold are left out.
[[nodiscard]] TaskSum sumOf(const TaskBook &book, const QList<qint64> &destinations);
/// All copies of a batch, in the order of the plan.
[[nodiscard]] QList<qint64> destinationsOfBatch(const TaskBook &book, qint64 batch);

/// Whether the region holds the version.
[[nodiscard]] bool hasArrived(DestinationState state);
/// Share of the copy that is done, 0 to 1; 1 when it has arrived, 0 when nothing is known.
[[nodiscard]] double shareDone(const Destination &destination);
/// Whether what is shown of a copy that is under way is older than three readings should be.
[[nodiscard]] bool isStale(const Destination &destination, const QDateTime &now);

} // namespace regioncast
