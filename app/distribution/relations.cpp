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
