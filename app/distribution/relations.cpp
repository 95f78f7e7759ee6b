#include "distribution/relations.h"

#include <algorithm>

namespace regioncast {

namespace {

bool endedInDoubt(const TaskBook &tasks, const CopyKey &key)
{
    const QList<qint64> destinations = tasks.destinationsFor(key);
    return std::any_of(destinations.begin(), destinations.end(), [&tasks](qint64 number) {
        if (tasks.destination(number)->facts.latched)
            return false; // the copy came
        const QList<qint64> requests = tasks.requestsOf(number);
        return std::any_of(requests.begin(), requests.end(), [&tasks](qint64 request) {
            return tasks.request(request)->state == RequestState::Doubtful;
        });
    });
}

} // namespace

bool isThere(const TaskBook &tasks, const Catalogue &catalogue, const CopyKey &key)
{
    if (const std::optional<Copy> copy = catalogue.copyOf(key))
        return copy->state == CopyState::Available;
    const QList<qint64> destinations = tasks.destinationsFor(key);
    return std::any_of(destinations.begin(), destinations.end(), [&tasks](qint64 number) {
        return tasks.destination(number)->facts.latched.has_value();
    });
}

std::optional<ImageKey> waitsFor(const TaskBook &tasks, const Catalogue &catalogue,
                                 const Destination &destination)
{
    const Request *request = tasks.request(destination.request);
    if (!request || !request->parent || destination.state() != DestinationState::Queued)
        return std::nullopt;
    const ImageKey &parent = *request->parent;
    return isThere(tasks, catalogue, {parent.image, parent.version, destination.region})
               ? std::nullopt
               : request->parent;
}

std::optional<Destination> beforeRetry(const TaskBook &tasks, const Destination &destination)
{
    const QList<qint64> numbers = tasks.requestsOf(destination.number);
    const auto last = std::find_if(numbers.rbegin(), numbers.rend(), [&tasks](qint64 number) {
        const RequestState state = tasks.request(number)->state;
        return state == RequestState::Accepted || state == RequestState::Refused
               || state == RequestState::Doubtful;
    });
    if (last == numbers.rend())
        return std::nullopt;
    const Request &request = *tasks.request(*last);
    Destination before = destination;
    before.request = request.number;
    before.tries = std::max(destination.tries - 1, 1);
    before.sentAt = request.sentAt;
    const std::optional<Copy> copy = destination.facts.baseline;
    const QDateTime queuedAt = destination.since;
    DestinationFacts facts;
    facts.request = request.state;
    facts.code = request.code;
    facts.requestEndedAt = request.endedAt;
    facts.lookedAt = queuedAt;
    if (copy && copy->state == CopyState::Failed) {
        facts.seen = copy;
    } else if (request.state == RequestState::Accepted) {
        // The service tidied it up; only what had failed could be queued again.
        facts.seen = Copy{CopyState::Failed, QStringLiteral("CREATE_FAILED"), std::nullopt};
    } else if (request.state == RequestState::Doubtful) {
        facts.provableAfter = queuedAt;
        facts.absentReads = absentReadsNeeded;
    }
    if (facts.seen && request.state != RequestState::Refused) {
        facts.seenAt = queuedAt;
        facts.failedReads = 2;
    } else {
        facts.seen.reset();
    }
    before.facts = facts;
    return before;
}

Origin originOf(const TaskBook &tasks, const CopyKey &elsewhere)
{
    return endedInDoubt(tasks, elsewhere) ? Origin::PerhapsOurs : Origin::Elsewhere;
}

Origin originOf(const TaskBook &tasks, const Destination &destination)
{
    const Origin origin = originOf(destination.facts);
    if (origin == Origin::Elsewhere && endedInDoubt(tasks, tasks.keyOf(destination)))
        return Origin::PerhapsOurs;
    return origin;
}

} // namespace regioncast
