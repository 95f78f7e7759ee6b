#include "distribution/copylimits.h"

#include <algorithm>

namespace regioncast {

CopiesUnderWay copiesUnderWay(const TaskBook &book)
{
    CopiesUnderWay count;
    for (const qint64 number : book.openDestinations()) {
        const Destination &destination = *book.destination(number);
        const DestinationState state = destination.state();
        const bool neverAppeared = state == DestinationState::NotSeen
                                   && destination.facts.absentReads >= absentReadsNeeded;
        if (state == DestinationState::Queued || neverAppeared || isStalled(destination.facts))
            continue;
        ++count.byRegion[destination.region];
        ++count.inAll;
    }
    return count;
}

QList<qint64> sendable(const QList<qint64> &queue, const TaskBook &book, const CopyLimits &limits,
                       qsizetype most, const std::function<bool(const Request &)> &mayLeave)
{
    QList<qint64> leaving;
    CopiesUnderWay count = copiesUnderWay(book);
    QSet<RegionId> kept; // by requests that wait further in front
    for (const qint64 number : queue) {
        if (leaving.size() >= most || count.inAll >= limits.inAll)
            break;
        const Request *request = book.request(number);
        if (!request || (mayLeave && !mayLeave(*request)))
            continue;
        QList<RegionId> regions;
        for (const qint64 held : request->destinations)
            regions.append(book.destination(held)->region);
        const bool fitsRegions =
            std::none_of(regions.begin(), regions.end(), [&](const RegionId &region) {
                return kept.contains(region) || count.byRegion.value(region) >= limits.perRegion;
            });
        const bool fitsInAll = count.inAll + regions.size() <= limits.inAll || count.inAll == 0;
        if (!fitsRegions || !fitsInAll) {
            for (const RegionId &region : std::as_const(regions))
                kept.insert(region);
            if (!fitsInAll)
                break; // smaller ones behind would take its room again and again
            continue;
        }
        leaving.append(number);
        for (const RegionId &region : std::as_const(regions))
            ++count.byRegion[region];
        count.inAll += int(regions.size());
    }
    return leaving;
}

} // namespace regioncast
