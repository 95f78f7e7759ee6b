#pragma once

#include "api/apiclient.h"
#include "distribution/states.h"
#include "support/id.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <map>
#include <optional>
#include <set>

namespace regioncast {

// What the journal holds, as values. Numbers are given by the one sender of a data folder, rise by
// one, start at 1 and are never used again; order is by number, never by time.

/// What was sent together from one review.
struct Batch
{
    qint64 number = 0;
    QString profile; ///< Profile::id
    QString label;   ///< may be empty
    QString user;    ///< login name on this computer
    QDateTime createdAt;

    friend bool operator==(const Batch &, const Batch &) = default;
};

/// One image version of a batch.
struct Task
{
    qint64 number = 0;
    qint64 batch = 0;
    ImageKey image;
    QString imageName;    ///< as it was when the task was made
    QString versionLabel; ///< as it was when the task was made
    std::optional<RegionId> source;
    QString product; ///< empty = left out

    friend bool operator==(const Task &, const Task &) = default;
};

/// One region of a task.
struct Destination
{
    qint64 number = 0;
    qint64 task = 0;
    RegionId region;
    int tries = 1;      ///< 2 from the first retry on
    qint64 request = 0; ///< the newest request that carries it
    QDateTime sentAt;   ///< null while it was not sent
    QDateTime since;    ///< when its state began
    QDateTime solvedAt; ///< a later copy got there, or solved by hand; null = not
    DestinationFacts facts;

    [[nodiscard]] DestinationState state() const { return stateOf(facts); }
    [[nodiscard]] bool isUnsolved() const
    {
        return solvedAt.isNull() && regioncast::isUnsolved(state());
    }

    friend bool operator==(const Destination &, const Destination &) = default;
};

/// One StartTaskForDistributeImage call.
struct Request
{
    qint64 number = 0;
    qint64 task = 0;
    RequestState state = RequestState::Queued;
    QList<qint64> destinations; ///< their numbers
    QDateTime createdAt;
    QDateTime sentAt;    ///< null while not sent
    QDateTime endedAt;   ///< null while not ended
    QDateTime signedAt;  ///< in the service's time
    QDateTime notBefore; ///< queued until then; null = at once
    /// Queued until this is in the regions of its destinations; nullopt = waits for none.
    std::optional<ImageKey> parent;
    Tid tid;
    QString requestId;
    QString code;          ///< of its error; empty when it went well
    QString serverMessage; ///< the service's own text for it
    QStringList args;
    Exchange exchange; ///< redacted; empty while not ended

    friend bool operator==(const Request &, const Request &) = default;
};

/// One line of a history.
struct HistoryEvent
{
    qint64 number = 0; ///< 0 until whoever keeps the numbers gave one
    qint64 destination = 0;
    QDateTime at;
    QString word; ///< wordOf(DestinationState) it came to
    QString note; ///< percentage, code or tid; never translated

    friend bool operator==(const HistoryEvent &, const HistoryEvent &) = default;
};

/// Everything the journal holds of one profile, or one change of it: rows replace those with the
/// same number.
struct TaskRecords
{
    QList<Batch> batches;
    QList<Task> tasks;
    QList<Destination> destinations;
    QList<Request> requests;
    QList<HistoryEvent> events; ///< always new ones

    [[nodiscard]] bool isEmpty() const
    {
        return batches.isEmpty() && tasks.isEmpty() && destinations.isEmpty() && requests.isEmpty()
               && events.isEmpty();
    }

    friend bool operator==(const TaskRecords &, const TaskRecords &) = default;
};

/// The tasks of one profile in memory, by number. A value.
class TaskBook
{
public:
    /// The tasks of destinations must be there, or come in the same records.
    void apply(const TaskRecords &records);
    /// Takes batches out, with everything that belongs to them.
    void remove(const QList<qint64> &batches);

    [[nodiscard]] const std::map<qint64, Batch> &batches() const { return m_batches; }
    [[nodiscard]] const std::map<qint64, Task> &tasks() const { return m_tasks; }
    [[nodiscard]] const std::map<qint64, Destination> &destinations() const
    {
        return m_destinations;
    }
    [[nodiscard]] const std::map<qint64, Request> &requests() const { return m_requests; }

    // nullptr when there is none; valid until the next apply()
    [[nodiscard]] const Batch *batch(qint64 number) const;
    [[nodiscard]] const Task *task(qint64 number) const;
    [[nodiscard]] const Destination *destination(qint64 number) const;
    [[nodiscard]] const Request *request(qint64 number) const;

    /// In the order of the plan, which is that of the numbers.
    [[nodiscard]] QList<qint64> tasksOf(qint64 batch) const;
    [[nodiscard]] QList<qint64> destinationsOf(qint64 task) const;
    /// Every request that carried it, oldest first.
    [[nodiscard]] QList<qint64> requestsOf(qint64 destination) const;
    [[nodiscard]] CopyKey keyOf(const Destination &destination) const;
    /// Every destination for that copy, oldest first.
    [[nodiscard]] QList<qint64> destinationsFor(const CopyKey &key) const;
    /// Whether a later destination, not cancelled, is for the same copy: what readings show from
    /// then on belongs to that one, and the older one must not open again beside it.
    [[nodiscard]] bool isSuperseded(qint64 destination) const;
    /// Copies that have not ended.
    [[nodiscard]] QSet<CopyKey> openCopies() const;
    /// Numbers of destinations that have not ended.
    [[nodiscard]] QList<qint64> openDestinations() const;

private:
    std::map<qint64, Batch> m_batches;
    std::map<qint64, Task> m_tasks;
    std::map<qint64, Destination> m_destinations;
    std::map<qint64, Request> m_requests;
    QHash<qint64, QList<qint64>> m_tasksOf;
    QHash<qint64, QList<qint64>> m_destinationsOf;
    QHash<qint64, QList<qint64>> m_requestsOf; ///< sorted
    QHash<CopyKey, QList<qint64>> m_destinationsFor;
    std::set<qint64> m_open; ///< destinations that have not ended
};

} // namespace regioncast
