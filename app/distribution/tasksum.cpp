#include "distribution/tasksum.h"

#include <algorithm>

namespace regioncast {

namespace {

/// Three readings at the tracker's paces: 10 s while copies move, 60 s otherwise.
constexpr int staleSeconds = 30;
constexpr int staleSecondsOfUnknown = 180;

/// Higher is worse.
int badnessOf(const SummedCopy &copy)
{
    if (!copy.solvedAt.isNull())
        return 1;
    switch (copy.state) {
    case DestinationState::Failed:
        return 14;
    case DestinationState::Refused:
        return 13;
    case DestinationState::NotTaken:
        return 12;
    case DestinationState::InDoubt:
        return 11;
    case DestinationState::UnknownWord:
        return 10;
    case DestinationState::Copying:
        return 9;
    case DestinationState::Preparing:
        return 8;
    case DestinationState::NotSeen:
        return 7;
    case DestinationState::Sending:
        return 6;
    case DestinationState::Queued:
        return 5;
    case DestinationState::ImageGone:
        return 4;
    case DestinationState::Removed:
        return 3;
    case DestinationState::Cancelled:
        return 2;
    case DestinationState::Done:
        return 1;
    case DestinationState::AlreadyThere:
        return 0;
    }
    return 0;
}

void count(TaskSum &sum, const SummedCopy &copy)
{
    ++sum.total;
    if (!copy.solvedAt.isNull() && isUnsolved(copy.state)) {
        ++sum.solved;
        return;
    }
    switch (copy.state) {
    case DestinationState::Done:
    case DestinationState::AlreadyThere:
        ++sum.done;
        break;
    case DestinationState::Failed:
        ++sum.failed;
        break;
    case DestinationState::Refused:
        ++sum.refused;
        break;
    case DestinationState::NotTaken:
        ++sum.notTaken;
        break;
    case DestinationState::InDoubt:
        ++sum.doubtful;
        break;
    case DestinationState::Queued:
        ++sum.queued;
        break;
    case DestinationState::Sending:
    case DestinationState::NotSeen:
    case DestinationState::Preparing:
    case DestinationState::Copying:
    case DestinationState::UnknownWord:
        ++sum.copying;
        break;
    case DestinationState::Removed:
    case DestinationState::ImageGone:
    case DestinationState::Cancelled:
        ++sum.removed;
        break;
    }
}

} // namespace

SummedCopy summedOf(const Destination &destination)
{
    return {destination.number,         destination.region,    destination.state(),
            destination.sentAt,         destination.since,     destination.solvedAt,
            destination.facts.lookedAt, shareDone(destination)};
}

void TaskSum::add(const SummedCopy &copy)
{
    count(*this, copy);
    shares += copy.share;
    if (const int bad = badnessOf(copy); bad > badness) {
        badness = bad;
        worst = copy.number;
    }
    if (copy.lookedAt.isValid() && (lookedAt.isNull() || copy.lookedAt > lookedAt))
        lookedAt = copy.lookedAt;
    if (copy.sentAt.isValid() && (sentAt.isNull() || copy.sentAt < sentAt))
        sentAt = copy.sentAt;
}

void TaskSum::add(const TaskSum &other)
{
    total += other.total;
    done += other.done;
    failed += other.failed;
    refused += other.refused;
    notTaken += other.notTaken;
    solved += other.solved;
    doubtful += other.doubtful;
    copying += other.copying;
    queued += other.queued;
    removed += other.removed;
    shares += other.shares;
    if (other.badness > badness) {
        badness = other.badness;
        worst = other.worst;
    }
    if (other.lookedAt.isValid() && (lookedAt.isNull() || other.lookedAt > lookedAt))
        lookedAt = other.lookedAt;
    if (other.sentAt.isValid() && (sentAt.isNull() || other.sentAt < sentAt))
        sentAt = other.sentAt;
}

TaskSum sumOf(const TaskBook &book, const QList<qint64> &destinations)
{
    TaskSum sum;
    for (const qint64 number : destinations) {
        if (const Destination *destination = book.destination(number))
            sum.add(*destination);
    }
    return sum;
}

QList<qint64> destinationsOfBatch(const TaskBook &book, qint64 batch)
{
    QList<qint64> destinations;
    for (const qint64 task : book.tasksOf(batch))
        destinations += book.destinationsOf(task);
    return destinations;
}

std::optional<qint64> secondsTaken(const SummedCopy &copy)
{
    if (!isEnded(copy.state) || !copy.sentAt.isValid() || !copy.since.isValid())
        return std::nullopt;
    return std::max<qint64>(0, copy.sentAt.secsTo(copy.since));
}

std::optional<qint64> secondsTaken(const Destination &destination)
{
    return secondsTaken(summedOf(destination));
}

bool hasArrived(DestinationState state)
{
    return state == DestinationState::Done || state == DestinationState::AlreadyThere;
}

double shareDone(const Destination &destination)
{
    if (hasArrived(destination.state()))
        return 1;
    const std::optional<Copy> &seen = destination.facts.seen;
    return seen && seen->progress ? *seen->progress / 100.0 : 0;
}

bool isStale(const Destination &destination, const QDateTime &now)
{
    const DestinationState state = destination.state();
    if (groupOf(state) != StateGroup::Copying || destination.facts.lookedAt.isNull())
        return false;
    const int limit = state == DestinationState::UnknownWord ? staleSecondsOfUnknown : staleSeconds;
    return destination.facts.lookedAt.secsTo(now) > limit;
}

} // namespace regioncast
