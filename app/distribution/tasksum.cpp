#include "distribution/tasksum.h"

#include <algorithm>

namespace regioncast {

namespace {

/// Three readings at the tracker's paces: 10 s while copies move, 60 s otherwise.
constexpr int staleSeconds = 30;
constexpr int staleSecondsOfUnknown = 180;

/// Higher is worse.
int badnessOf(const Destination &destination)
{
    if (!destination.solvedAt.isNull())
        return 1;
    switch (destination.state()) {
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

void count(TaskSum &sum, const Destination &destination)
{
    ++sum.total;
    if (!destination.solvedAt.isNull() && isUnsolved(destination.state())) {
        ++sum.solved;
        return;
    }
    switch (destination.state()) {
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

void TaskSum::add(const Destination &destination)
{
    count(*this, destination);
    shares += shareDone(destination);
    if (const int bad = badnessOf(destination); bad > badness) {
        badness = bad;
        worst = destination.number;
    }
    const QDateTime &looked = destination.facts.lookedAt;
    if (looked.isValid() && (lookedAt.isNull() || looked > lookedAt))
        lookedAt = looked;
    const QDateTime &sent = destination.sentAt;
    if (sent.isValid() && (sentAt.isNull() || sent < sentAt))
        sentAt = sent;
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

std::optional<qint64> secondsTaken(const Destination &destination)
{
    if (!isEnded(destination.state()) || !destination.sentAt.isValid()
        || !destination.since.isValid())
        return std::nullopt;
    return std::max<qint64>(0, destination.sentAt.secsTo(destination.since));
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
