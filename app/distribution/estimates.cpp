#include "distribution/estimates.h"

#include "distribution/tasksum.h"

#include <algorithm>
#include <cmath>

namespace regioncast {

using std::chrono::seconds;

namespace {

/// Between the two samples next to `share` (0 to 1) of the way through.
double quantile(const QList<double> &sorted, double share)
{
    const double at = share * double(sorted.size() - 1);
    const auto below = qsizetype(at);
    const qsizetype above = std::min(below + 1, sorted.size() - 1);
    return sorted.at(below) + (at - double(below)) * (sorted.at(above) - sorted.at(below));
}

/// Whether readings went on while it arrived. An older journal has both times alike, which says
/// nothing.
bool wasWatched(const Destination &destination)
{
    const DestinationFacts &facts = destination.facts;
    const QDateTime &before = facts.seenAt.isValid() ? facts.seenAt : destination.sentAt;
    return before.isValid() && before < destination.since
           && before.msecsTo(destination.since)
                  <= std::chrono::milliseconds(Estimates::watchedGap).count();
}

/// `share` of a band; never less than a second, for it is not there yet.
TimeBand shareOf(const TimeBand &band, double share)
{
    const auto part = [share](seconds whole) {
        return std::max(seconds(1), seconds(std::llround(double(whole.count()) * share)));
    };
    return {part(band.least), part(band.most)};
}

} // namespace

std::optional<int> gibOf(const Catalogue &catalogue, const ImageKey &image)
{
    const ImageRow *row = catalogue.find(image);
    if (!row || !row->systemDiskSize)
        return std::nullopt;
    return *row->systemDiskSize + row->dataDiskSize.value_or(0);
}

Estimates::Pair Estimates::pairOf(const std::optional<RegionId> &source,
                                  const RegionId &destination)
{
    return {source ? source->text : QString(), destination.text};
}

Estimates::Estimates(const TaskBook &book, const Catalogue &catalogue)
{
    for (const auto &[number, destination] : book.destinations()) {
        if (destination.state() != DestinationState::Done
            || originOf(destination.facts) != Origin::Ours || !wasWatched(destination)) {
            continue;
        }
        const Task &task = *book.task(destination.task);
        const std::optional<int> gib = gibOf(catalogue, task.image);
        const qint64 took = secondsTaken(destination).value_or(0);
        if (gib && *gib > 0 && took > 0)
            m_secondsPerGib[pairOf(task.source, destination.region)].append(double(took) / *gib);
    }
    for (QList<double> &samples : m_secondsPerGib)
        std::sort(samples.begin(), samples.end());
}

std::optional<TimeBand> Estimates::whole(int gib, const std::optional<RegionId> &source,
                                         const RegionId &destination) const
{
    const auto samples = m_secondsPerGib.constFind(pairOf(source, destination));
    if (gib <= 0 || samples == m_secondsPerGib.constEnd() || samples->size() < samplesNeeded)
        return std::nullopt;
    const auto time = [&](double share) {
        return seconds(std::llround(quantile(*samples, share) * gib));
    };
    return TimeBand{time(0.25), time(0.75)};
}

std::optional<TimeBand> Estimates::left(const TaskBook &book, const Catalogue &catalogue,
                                        const Destination &destination, const QDateTime &now) const
{
    const DestinationState state = destination.state();
    const bool underWay = state == DestinationState::NotSeen || state == DestinationState::Preparing
                          || state == DestinationState::Copying;
    if (!underWay || isStalled(destination.facts))
        return std::nullopt;
    const Task &task = *book.task(destination.task);
    const std::optional<int> gib = gibOf(catalogue, task.image);
    const std::optional<TimeBand> all =
        gib ? whole(*gib, task.source, destination.region) : std::nullopt;
    if (!all)
        return std::nullopt;
    const auto &seen = destination.facts.seen;
    if (seen && seen->progress.value_or(0) > 0)
        return shareOf(*all, double(100 - *seen->progress) / 100);
    // The service does not say how far it is: what has passed is off, and beyond that is no
    // telling.
    const seconds passed(destination.sentAt.secsTo(now));
    if (passed >= all->most)
        return std::nullopt;
    return TimeBand{std::max(seconds(1), all->least - passed), all->most - passed};
}

std::optional<TimeBand> timeForAll(const QList<std::pair<RegionId, TimeBand>> &copies,
                                   const CopyLimits &limits)
{
    if (copies.isEmpty())
        return std::nullopt;
    const auto bound = [&](seconds TimeBand::*end) {
        QHash<RegionId, seconds> sums;
        seconds inAll{0};
        seconds longest{0};
        for (const auto &[region, band] : copies) {
            sums[region] += band.*end;
            inAll += band.*end;
            longest = std::max(longest, band.*end);
        }
        seconds time = std::max(longest, inAll / std::max(1, limits.inAll));
        for (const seconds sum : std::as_const(sums))
            time = std::max(time, sum / limits.perRegion);
        return time;
    };
    return TimeBand{bound(&TimeBand::least), bound(&TimeBand::most)};
}

} // namespace regioncast
