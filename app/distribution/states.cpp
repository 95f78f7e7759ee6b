#include "distribution/states.h"

#include <array>
#include <utility>

namespace regioncast {

namespace {

constexpr char repeatedDistribution[] = "ImageDistribute.RepeatedDistribution";
/// CREATE_FAILED, a vanished copy and a vanished image are believed from the second read on.
constexpr int confirmingReads = 2;

struct DestinationWord
{
    DestinationState state;
    const char *word;
};
constexpr std::array destinationWords = {
    DestinationWord{DestinationState::Queued, "queued"},
    DestinationWord{DestinationState::Sending, "sending"},
    DestinationWord{DestinationState::Cancelled, "cancelled"},
    DestinationWord{DestinationState::NotSeen, "not-seen"},
    DestinationWord{DestinationState::InDoubt, "in-doubt"},
    DestinationWord{DestinationState::Preparing, "preparing"},
    DestinationWord{DestinationState::Copying, "copying"},
    DestinationWord{DestinationState::UnknownWord, "unknown-word"},
    DestinationWord{DestinationState::Done, "done"},
    DestinationWord{DestinationState::AlreadyThere, "already-there"},
    DestinationWord{DestinationState::Failed, "failed"},
    DestinationWord{DestinationState::Refused, "refused"},
    DestinationWord{DestinationState::NotTaken, "not-taken"},
    DestinationWord{DestinationState::Removed, "removed"},
    DestinationWord{DestinationState::ImageGone, "image-gone"},
};

struct RequestWord
{
    RequestState state;
    const char *word;
};
constexpr std::array requestWords = {
    RequestWord{RequestState::Queued, "queued"},
    RequestWord{RequestState::Sending, "sending"},
    RequestWord{RequestState::Accepted, "accepted"},
    RequestWord{RequestState::Refused, "refused"},
    RequestWord{RequestState::Doubtful, "doubtful"},
    RequestWord{RequestState::Cancelled, "cancelled"},
};

template<class Words, class State>
QString wordIn(const Words &words, State state)
{
    for (const auto &entry : words) {
        if (entry.state == state)
            return QString::fromLatin1(entry.word);
    }
    return {};
}

bool hasOutcome(RequestState state)
{
    return state == RequestState::Accepted || state == RequestState::Refused
           || state == RequestState::Doubtful;
}

bool wasThereBefore(const DestinationFacts &facts)
{
    return facts.baseline && facts.baseline->state == CopyState::Available;
}

bool isRepeated(const DestinationFacts &facts)
{
    return facts.code == QLatin1String(repeatedDistribution);
}

/// Whether readings can still say something about the destination: a plain refusal is the end of
/// the matter, whatever others do with the copy later.
bool readingsCount(const DestinationFacts &facts)
{
    return facts.request != RequestState::Refused || facts.mustLook || facts.seen
           || facts.failedReads > 0 || isRepeated(facts);
}

bool isFresh(const DestinationFacts &facts, const Copy &copy)
{
    if (facts.seen || facts.failedReads > 0 || copy != facts.baseline)
        return true;
    // The service itself says that the copy is there or under way.
    return isRepeated(facts) && (copy.state == CopyState::Available || copy.isMoving());
}

void takeCopy(DestinationFacts &facts, const Observation &observation,
              const QDateTime &lookedBefore)
{
    const Copy &copy = *observation.copy;
    facts.vanishedReads = 0;
    if (copy.state == CopyState::Failed) {
        facts.unchangedReads = 0;
        if (++facts.failedReads >= confirmingReads) {
            facts.seen = copy;
            facts.seenAt = observation.startedAt;
        }
        return;
    }
    const bool same = facts.seen == copy && facts.failedReads == 0;
    facts.unchangedReads = same && copy.isMoving() ? facts.unchangedReads + 1 : 0;
    facts.failedReads = 0;
    facts.seen = copy;
    facts.seenAt = observation.startedAt;
    if (copy.state == CopyState::Available) {
        facts.seenAt = lookedBefore;
        facts.latched = facts.request == RequestState::Refused ? DestinationState::AlreadyThere
                                                               : DestinationState::Done;
    }
}

} // namespace

RequestState next(RequestState state, RequestEvent event)
{
    if (state == RequestState::Queued) {
        if (event == RequestEvent::Removed)
            return RequestState::Cancelled;
        if (event == RequestEvent::Marked)
            return RequestState::Sending;
        return state;
    }
    if (state != RequestState::Sending)
        return state;
    switch (event) {
    case RequestEvent::Removed:
    case RequestEvent::Marked:
        return state;
    case RequestEvent::Succeeded:
        return RequestState::Accepted;
    case RequestEvent::RefusedBeforeService:
    case RequestEvent::NothingSent:
        return RequestState::Queued;
    case RequestEvent::WasRefused:
        return RequestState::Refused;
    case RequestEvent::Lost:
    case RequestEvent::FoundAfterRestart:
        return RequestState::Doubtful;
    }
    return state;
}

RequestEvent eventOf(Effect effect)
{
    switch (effect) {
    case Effect::NothingSent:
        return RequestEvent::NothingSent;
    case Effect::RefusedBeforeService:
        return RequestEvent::RefusedBeforeService;
    case Effect::Refused:
        return RequestEvent::WasRefused;
    case Effect::MayHaveHappened:
        return RequestEvent::Lost;
    }
    return RequestEvent::Lost;
}

bool isEnded(DestinationState state)
{
    switch (state) {
    case DestinationState::Queued:
    case DestinationState::Sending:
    case DestinationState::NotSeen:
    case DestinationState::InDoubt:
    case DestinationState::Preparing:
    case DestinationState::Copying:
    case DestinationState::UnknownWord:
        return false;
    case DestinationState::Cancelled:
    case DestinationState::Done:
    case DestinationState::AlreadyThere:
    case DestinationState::Failed:
    case DestinationState::Refused:
    case DestinationState::NotTaken:
    case DestinationState::Removed:
    case DestinationState::ImageGone:
        return true;
    }
    return false;
}

bool isUnsolved(DestinationState state)
{
    return state == DestinationState::Failed || state == DestinationState::Refused
           || state == DestinationState::NotTaken;
}

StateGroup groupOf(DestinationState state)
{
    if (state == DestinationState::Queued)
        return StateGroup::Queued;
    if (!isEnded(state))
        return StateGroup::Copying;
    return isUnsolved(state) ? StateGroup::Unsolved : StateGroup::Done;
}

QString wordOf(DestinationState state)
{
    return wordIn(destinationWords, state);
}

QString wordOf(RequestState state)
{
    return wordIn(requestWords, state);
}

std::optional<DestinationState> destinationStateOf(const QString &word)
{
    for (const DestinationWord &entry : destinationWords) {
        if (word == QLatin1String(entry.word))
            return entry.state;
    }
    return std::nullopt;
}

std::optional<RequestState> requestStateOf(const QString &word)
{
    for (const RequestWord &entry : requestWords) {
        if (word == QLatin1String(entry.word))
            return entry.state;
    }
    return std::nullopt;
}

DestinationFacts observe(DestinationFacts facts, const Observation &observation)
{
    if (facts.latched || facts.request == RequestState::Cancelled)
        return facts;
    if (facts.lookedAt.isValid() && observation.startedAt <= facts.lookedAt)
        return facts;
    const QDateTime lookedBefore = std::exchange(facts.lookedAt, observation.startedAt);
    if (!hasOutcome(facts.request) || !facts.requestEndedAt.isValid()
        || observation.startedAt <= facts.requestEndedAt) {
        return facts;
    }
    if (wasThereBefore(facts)) {
        facts.latched = DestinationState::AlreadyThere;
        return facts;
    }
    if (!readingsCount(facts))
        return facts;

    const bool canProve = observation.single && facts.provableAfter.isValid()
                          && observation.startedAt > facts.provableAfter;
    if (observation.imageVisible)
        facts.goneReads = 0;
    else if (observation.single)
        ++facts.goneReads;

    const bool wasSeen = facts.seen || facts.failedReads > 0;
    if (observation.copy && isFresh(facts, *observation.copy)) {
        takeCopy(facts, observation, lookedBefore);
    } else if (observation.single && observation.versionVisible) {
        if (wasSeen)
            ++facts.vanishedReads;
        else if (canProve)
            ++facts.absentReads;
        // A retry that failed again before anyone looked shows what the baseline shows. Long after
        // the service accepted it, that is its own failure.
        if (facts.request == RequestState::Accepted && facts.absentReads >= absentReadsNeeded
            && observation.copy && observation.copy->state == CopyState::Failed) {
            takeCopy(facts, observation, lookedBefore);
        }
    }
    if (observation.single)
        facts.mustLook = false;
    return facts;
}

DestinationState stateOf(const DestinationFacts &facts)
{
    switch (facts.request) {
    case RequestState::Queued:
        return DestinationState::Queued;
    case RequestState::Sending:
        return DestinationState::Sending;
    case RequestState::Cancelled:
        return DestinationState::Cancelled;
    case RequestState::Accepted:
    case RequestState::Refused:
    case RequestState::Doubtful:
        break;
    }
    if (facts.latched)
        return *facts.latched;
    if (wasThereBefore(facts))
        return DestinationState::AlreadyThere;
    if (facts.goneReads >= confirmingReads)
        return DestinationState::ImageGone;
    // A failed copy that the service tidies away stays a failure: it asks for another try.
    if (facts.failedReads >= confirmingReads)
        return DestinationState::Failed;
    if (facts.vanishedReads >= confirmingReads)
        return DestinationState::Removed;
    if (facts.seen) {
        switch (facts.seen->state) {
        case CopyState::Initialising:
            return DestinationState::Preparing;
        case CopyState::Copying:
            return DestinationState::Copying;
        case CopyState::Available:
            return facts.request == RequestState::Refused ? DestinationState::AlreadyThere
                                                          : DestinationState::Done;
        case CopyState::Failed:
            return DestinationState::Failed;
        case CopyState::Removed:
            return DestinationState::Removed;
        case CopyState::Unknown:
            return DestinationState::UnknownWord;
        }
    }
    if (facts.request == RequestState::Accepted)
        return DestinationState::NotSeen;
    if (facts.request == RequestState::Refused)
        return facts.mustLook || facts.failedReads > 0 ? DestinationState::InDoubt
                                                       : DestinationState::Refused;
    if (facts.absentReads >= absentReadsNeeded && facts.failedReads == 0)
        return DestinationState::NotTaken;
    return DestinationState::InDoubt;
}

Origin originOf(const DestinationFacts &facts)
{
    if (facts.request == RequestState::Accepted)
        return Origin::Ours;
    // What was on the wire when the copy was seen may yet end in doubt.
    return facts.request == RequestState::Doubtful || facts.request == RequestState::Sending
               ? Origin::PerhapsOurs
               : Origin::Elsewhere;
}

bool follows(const DestinationFacts &facts)
{
    if (facts.request == RequestState::Sending)
        return true;
    return hasOutcome(facts.request) && !facts.latched && !wasThereBefore(facts)
           && readingsCount(facts);
}

bool isStalled(const DestinationFacts &facts)
{
    return !isEnded(stateOf(facts)) && facts.unchangedReads >= stalledReads;
}

} // namespace regioncast
