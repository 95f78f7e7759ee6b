#pragma once

#include "distribution/tasks.h"

#include <QHash>
#include <QList>

#include <functional>

namespace regioncast {

/// How many copies may be under way at the service at once; a profile sets at least 1. The service
/// names no number: too many are refused with `ExceedBuilderQuota`.
struct CopyLimits
{
    int perRegion = 5; ///< to one destination region
    int inAll = 60;    ///< 0 = nothing may leave now

    friend bool operator==(const CopyLimits &, const CopyLimits &) = default;
};

/// Copies that were sent and have not ended. Those that stalled, or were accepted and never
/// appeared, are left out: they would hold back the queue for as long as nobody looks.
struct CopiesUnderWay
{
    QHash<RegionId, int> byRegion;
    int inAll = 0;
};
[[nodiscard]] CopiesUnderWay copiesUnderWay(const TaskBook &book);

/// The requests of the queue that may leave now, at most `most`, in their order. Whoever waits for
/// a room in a region keeps it from those behind, so that a request to many regions gets its turn;
/// a request that alone is larger than a limit goes when nothing else is under way there. Requests
/// that `mayLeave` says no to (null = none) are passed over.
[[nodiscard]] QList<qint64> sendable(const QList<qint64> &queue, const TaskBook &book,
                                     const CopyLimits &limits, qsizetype most,
                                     const std::function<bool(const Request &)> &mayLeave = {});

} // namespace regioncast
