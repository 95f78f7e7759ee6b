#pragma once

#include "catalog/copy.h"
#include "support/error.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace regioncast {

// The two state machines of a distribution, as pure functions: no clock of their own, no I/O.
// docs/states.md lists every transition.

/// How one StartTaskForDistributeImage call stands. Ends once.
enum class RequestState {
    Queued,    ///< in the journal, not sent
    Sending,   ///< the durable mark is set; bytes may have left
    Accepted,  ///< the service took it
    Refused,   ///< the service refused it
    Doubtful,  ///< nobody knows; stays so, its destinations settle by looking
    Cancelled, ///< removed from the queue before it was sent
};

enum class RequestEvent {
    Removed,              ///< the user took it from the queue
    Marked,               ///< the durable mark before the first byte
    Succeeded,            ///< accepted
    RefusedBeforeService, ///< throttled or wrong clock
    NothingSent,          ///< no body byte left
    WasRefused,           ///< a code that says no
    Lost,                 ///< anything else
    FoundAfterRestart,    ///< our process ended meanwhile
};

/// The next state; an event that a state does not know leaves it as it is.
[[nodiscard]] RequestState next(RequestState state, RequestEvent event);
/// The event that the effect of a failed call amounts to.
[[nodiscard]] RequestEvent eventOf(Effect effect);

/// The state that people look at.
enum class DestinationState {
    Queued,
    Sending,
    Cancelled,
    NotSeen,      ///< accepted, nothing fresh
    InDoubt,      ///< doubtful, or refused and not yet looked; nothing fresh
    Preparing,    ///< fresh INIT
    Copying,      ///< fresh CREATING
    UnknownWord,  ///< any other fresh word
    Done,         ///< fresh AVAILABLE; latched
    AlreadyThere, ///< baseline AVAILABLE, or RepeatedDistribution and AVAILABLE seen; latched
    Failed,       ///< fresh CREATE_FAILED in two reads; later progress opens it again
    Refused,      ///< its request was refused, and looked where required
    NotTaken,     ///< proven never to have been taken; may be sent again
    Removed,      ///< DELETE, or vanished after it was seen
    ImageGone,    ///< the image is absent in two single-image reads
};

[[nodiscard]] bool isEnded(DestinationState state);
/// Failed, Refused, NotTaken: counts as unsolved until a later copy got there.
[[nodiscard]] bool isUnsolved(DestinationState state);
/// The four chips of the task pane; every destination is in exactly one.
enum class StateGroup { Queued, Copying, Unsolved, Done };
[[nodiscard]] StateGroup groupOf(DestinationState state);

/// A name for logs, the journal and `--json`: lower case with hyphens, never translated.
[[nodiscard]] QString wordOf(DestinationState state);
[[nodiscard]] QString wordOf(RequestState state);
/// The state of that name; nullopt for any other word.
[[nodiscard]] std::optional<DestinationState> destinationStateOf(const QString &word);
[[nodiscard]] std::optional<RequestState> requestStateOf(const QString &word);

/// Everything that decides the state of one destination. Kept in the journal.
struct DestinationFacts
{
    RequestState request = RequestState::Queued;
    QString code;             ///< of the refusal or of the lost answer; empty otherwise
    bool mustLook = false;    ///< refused for a code that says nothing about this one region, and
                              ///< no single-image read has looked since
    QDateTime requestEndedAt; ///< UTC; null while it has not ended
    QDateTime provableAfter;  ///< reads that begin later can prove "not taken"; null = never
    std::optional<Copy> baseline; ///< read before sending; nullopt = absent then
    std::optional<Copy> seen;     ///< newest fresh copy; CREATE_FAILED only from its second read on
    /// Start of the read that showed `seen`; for an available copy, of the newest read before it
    /// came: it arrived between that and the read that showed it. Null = none.
    QDateTime seenAt;
    int failedReads = 0;    ///< fresh reads with CREATE_FAILED since any other fresh copy
    int absentReads = 0;    ///< single-image reads after provableAfter without anything fresh
    int goneReads = 0;      ///< consecutive single-image reads without the image
    int vanishedReads = 0;  ///< single-image reads without it since it was seen last
    int unchangedReads = 0; ///< consecutive reads that showed the same moving copy
    QDateTime lookedAt;     ///< start of the newest read that covered it; null = never
    std::optional<DestinationState> latched; ///< Done or AlreadyThere, once reached

    friend bool operator==(const DestinationFacts &, const DestinationFacts &) = default;
};

/// What one reading says about one destination.
struct Observation
{
    QDateTime startedAt;         ///< start of the read
    bool single = false;         ///< a complete read of this image alone; only it proves absence
    bool imageVisible = false;   ///< any row of the image
    bool versionVisible = false; ///< a row of the version, or the version named by another row
    std::optional<Copy> copy;    ///< nullopt = absent
};

/// Takes in a reading. Readings that are not newer than the newest one taken in (`lookedAt`) change
/// nothing; those that began before the request ended move `lookedAt` alone.
///
/// A copy is fresh when it differs from the baseline, or something fresh was seen before, or the
/// request was refused because the copy exists. Nothing fresh in `absentReadsNeeded` single-image
/// reads after `provableAfter` proves that a doubtful request was not taken; for an accepted one, a
/// CREATE_FAILED that equals the baseline counts from then on: the retry failed before anyone
/// looked.
[[nodiscard]] DestinationFacts observe(DestinationFacts facts, const Observation &observation);
/// The state that these facts amount to.
[[nodiscard]] DestinationState stateOf(const DestinationFacts &facts);

/// Who started a copy that was seen.
enum class Origin {
    Ours,        ///< the service accepted the request
    PerhapsOurs, ///< a request for it ended in doubt: it may be that one, or somebody else's
    Elsewhere,   ///< somebody else
};
/// By its own request alone. A doubtful one explains a copy, a refused one does not.
[[nodiscard]] Origin originOf(const DestinationFacts &facts);
/// Whether what readings show of the copy from now on is a matter of this destination. One that
/// is latched, was refused for good, or was never sent has nothing to do with it.
[[nodiscard]] bool follows(const DestinationFacts &facts);
/// Whether the copy moves but has not got on for `stalledReads` successful reads.
inline constexpr int stalledReads = 30;
[[nodiscard]] bool isStalled(const DestinationFacts &facts);

/// How long the gateway accepts a signature (signing documentation: 15 minutes).
inline constexpr std::chrono::minutes signatureLife{15};
/// Single-image reads that prove "not taken".
inline constexpr int absentReadsNeeded = 3;

} // namespace regioncast
