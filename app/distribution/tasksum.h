#pragma once

#include "distribution/tasks.h"

#include <optional>

namespace regioncast {

/// What sums need to know of one copy.
struct SummedCopy
{
    qint64 number = 0;
    RegionId region;
    DestinationState state = DestinationState::Queued;
    QDateTime sentAt;
    QDateTime since;
    QDateTime solvedAt;
    QDateTime lookedAt;
    double share = 0; ///< shareDone()
};
[[nodiscard]] SummedCopy summedOf(const Destination &destination);

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
    int removed = 0;    ///< removed, image gone, taken from the queue
    double shares = 0;  ///< sum of what shareDone() says of each
    QDateTime lookedAt; ///< newest reading of any; null = never
    QDateTime sentAt;   ///< first of them; null = none was sent
    qint64 worst = 0;   ///< number of the copy in the worst state
    int badness = -1;   ///< of that copy; higher is worse, -1 = there is none

    [[nodiscard]] int unsolved() const { return failed + refused + notTaken; }
    /// Those that have not ended.
    [[nodiscard]] int open() const { return doubtful + copying + queued; }
    /// Mean share that is done, 0 to 1; 0 of no copies.
    [[nodiscard]] double progress() const { return total > 0 ? shares / total : 0; }
    void add(const SummedCopy &copy);
    void add(const Destination &destination) { add(summedOf(destination)); }
    void add(const TaskSum &other);

    friend bool operator==(const TaskSum &, const TaskSum &) = default;
};

/// Numbers that the book does not hold are left out.
[[nodiscard]] TaskSum sumOf(const TaskBook &book, const QList<qint64> &destinations);
/// All copies of a batch, in the order of the plan.
[[nodiscard]] QList<qint64> destinationsOfBatch(const TaskBook &book, qint64 batch);

/// Seconds from being sent to the end; nullopt while it has not ended, or was never sent. Never
/// negative, whatever happened to the clock.
[[nodiscard]] std::optional<qint64> secondsTaken(const SummedCopy &copy);
[[nodiscard]] std::optional<qint64> secondsTaken(const Destination &destination);
/// Whether the region holds the version.
[[nodiscard]] bool hasArrived(DestinationState state);
/// Share of the copy that is done, 0 to 1; 1 when it has arrived, 0 when nothing is known.
[[nodiscard]] double shareDone(const Destination &destination);
/// Whether what is shown of a copy that is under way is older than three readings should be.
[[nodiscard]] bool isStale(const Destination &destination, const QDateTime &now);

} // namespace regioncast
