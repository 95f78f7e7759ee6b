#include "distribution/taskfilter.h"

#include <algorithm>

namespace regioncast {

TaskChip chipOf(const Destination &destination)
{
    switch (groupOf(destination.state())) {
    case StateGroup::Queued:
        return TaskChip::Queued;
    case StateGroup::Copying:
        return TaskChip::Copying;
    case StateGroup::Unsolved:
        return destination.isUnsolved() ? TaskChip::Unsolved : TaskChip::Done;
    case StateGroup::Done:
        break;
    }
    return TaskChip::Done;
}

bool TaskFilter::inPeriod(const Batch &batch, const Destination &destination) const
{
    if (from.isValid() && !(batch.createdAt.isValid() && batch.createdAt >= from))
        return false;
    if (until.isValid() && !(batch.createdAt.isValid() && batch.createdAt < until))
        return false;
    return activeSince.isNull() || destination.isUnsolved() || !isEnded(destination.state())
           || (destination.since.isValid() && destination.since > activeSince);
}

bool TaskFilter::matches(const Batch &batch, const Task &task, const Destination &destination,
                         const Request *request) const
{
    if (!inPeriod(batch, destination) || (chip && *chip != chipOf(destination)))
        return false;
    if (words.isEmpty())
        return true;
    const QString none;
    const QString *texts[] = {&batch.label,
                              &task.imageName,
                              &task.image.image.text,
                              &task.image.version.text,
                              &task.versionLabel,
                              &destination.region.text,
                              &destination.facts.code,
                              request ? &request->tid.text : &none,
                              request ? &request->requestId : &none};
    return std::all_of(words.begin(), words.end(), [&](const Word &word) {
        return word.regions.contains(destination.region.text)
               || word.codes.contains(destination.facts.code)
               || (!word.states.isEmpty() && word.states.contains(wordOf(destination.state())))
               || std::any_of(std::begin(texts), std::end(texts), [&word](const QString *text) {
                      return text->contains(word.text, Qt::CaseInsensitive);
                  });
    });
}

} // namespace regioncast
