#pragma once

#include "api/apiclient.h"
#include "distribution/copylimits.h"
#include "distribution/guards.h"
#include "distribution/journal.h"
#include "distribution/tasks.h"
#include "support/clock.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace regioncast {

/// Sends queued requests, a few at a time, each only after the journal holds its durable mark.
/// Nothing else in the program calls ApiClient::startTask. Owned by the profile session; main
/// thread.
///
/// A failed request is sent again by itself only when nothing was sent or it was refused before the
/// service (docs/states.md): it goes back to the queue, and the queue pauses until a back-off is
/// over, the service's own wait has passed, or resume() is called. While the journal cannot be
/// written nothing is sent; whatever write() could not write is written first when it goes on.
///
/// No more copies are under way at once than the limits allow. When the service refuses for quota
/// all the same (`ExceedBuilderQuota`), the limit falls to what is under way then, be it nothing,
/// and rises again by one copy every `quotaPatience`.
class Dispatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Dispatcher)

public:
    /// Takes records into the book at once and writes them to the journal; calls back whether the
    /// journal has them. Events come with number 0 and are numbered there.
    using Record = std::function<void(const TaskRecords &, Durability, Done<void>)>;

    Dispatcher(ApiClient &client, Clock &clock, const TaskBook &book, Record record,
               QObject *parent = nullptr);

    /// Whether a copy is there, for requests that wait for a parent; null = nothing is ever there.
    using IsThere = std::function<bool(const CopyKey &)>;
    void setIsThere(IsThere isThere) { m_isThere = std::move(isThere); }
    /// What keeps requests from leaving, whoever queued them: read-only and hours pause the queue
    /// (`Client.ReadOnly`, `Client.OutsideHours`), an image or region that is not allowed keeps its
    /// own request in it.
    void setGuards(const Guards &guards);
    /// Queues these requests for sending; they must be in the book as Queued.
    void enqueue(const QList<qint64> &requests);
    /// Takes these records into the book and the journal. What the journal does not take is written
    /// again, as it is then, when the pause that this means is over. Not for records of batches or
    /// tasks.
    void write(const TaskRecords &records, Durability durability);
    /// Takes requests out of the queue and puts others, queued in the book, in their places; 0 =
    /// none. The records are the caller's. What is not in the queue changes nothing.
    void replace(const QHash<qint64, qint64> &instead);
    /// In the order in which they will leave, as far as the limits let them.
    [[nodiscard]] const QList<qint64> &queue() const { return m_queue; }
    /// Moves those of `requests` that are in the queue to its front or its end, in their order.
    void moveToTop(const QList<qint64> &requests);
    void moveToBottom(const QList<qint64> &requests);
    /// While it is held nothing leaves; what is on the wire ends.
    void hold(bool held);
    [[nodiscard]] bool isHeld() const { return m_held; }
    void setLimits(const CopyLimits &limits);
    /// As they are now: `inAll` may be lower than what was set, for quota.
    [[nodiscard]] CopyLimits limits() const;
    /// Copies ended, or the book changed otherwise: looks, from the event loop, whether requests
    /// fit now.
    void wake();
    /// Why nothing is sent now: offline, throttled, the journal; nullopt while it goes on.
    [[nodiscard]] std::optional<Error> pausedBy() const { return m_pausedBy; }
    /// Whether something waits for the journal.
    [[nodiscard]] bool hasUnwritten() const
    {
        return !m_unwritten.requests.empty() || !m_unwritten.destinations.empty();
    }
    /// When it goes on by itself (UTC); null while it is not paused.
    [[nodiscard]] QDateTime resumesAt() const { return m_resumesAt; }
    /// Goes on at once after a pause.
    void resume();
    /// Without those in flight.
    [[nodiscard]] int queuedCount() const { return int(m_queue.size()); }
    [[nodiscard]] int inFlightCount() const { return int(m_inFlight.size()); }

    /// Requests that are on the wire at the same time.
    static constexpr int mostInFlight = 3;
    /// After so long without a refusal for quota one copy more is allowed.
    static constexpr std::chrono::minutes quotaPatience{10};

Q_SIGNALS:
    /// The service answered a request, or nobody knows whether it did: its images are worth a
    /// reading now. The answer is in the journal, unless the journal failed.
    void requestEnded(qint64 request);
    void pauseChanged();
    /// Order, hold or limits.
    void queueChanged();

private:
    void pump();
    /// Whether the guards pause the queue now; then it is paused.
    [[nodiscard]] bool guardsPause();
    [[nodiscard]] bool mayLeave(const Request &request) const;
    void send(qint64 number);
    void onOutcome(qint64 number, const StartTaskOutcome &outcome);
    void writeAnswer(const TaskRecords &records, qint64 ended);
    void writeAgain();
    void onUnwritten(const TaskRecords &records, const Error &error);
    [[nodiscard]] TaskRecords changeOf(const Request &request,
                                       const std::function<void(Destination &)> &change,
                                       const QString &note) const;
    void pause(const Error &why, std::chrono::milliseconds howLong);
    [[nodiscard]] std::chrono::milliseconds growBackOff();
    void lowerLimits();
    [[nodiscard]] QList<qint64> takeFromQueue(const QList<qint64> &requests);

    ApiClient &m_client;
    Clock &m_clock;
    const TaskBook &m_book;
    Record m_record;
    QList<qint64> m_queue;
    QSet<qint64> m_inFlight;
    bool m_held = false;
    bool m_woken = false;
    CopyLimits m_limits;
    Guards m_guards;
    IsThere m_isThere;
    /// What the service took at its last refusal for quota, and when (monotonic); nullopt = none.
    std::optional<std::pair<int, std::chrono::milliseconds>> m_quota;
    Pending m_raise;
    /// What the journal did not take yet: numbers of rows, and events as they are.
    struct Unwritten
    {
        std::set<qint64> requests;
        std::set<qint64> destinations;
        QList<HistoryEvent> events;
    };
    Unwritten m_unwritten;
    std::optional<Error> m_pausedBy;
    QDateTime m_resumesAt;
    std::chrono::milliseconds m_backOff{0};
    Pending m_resume;
};

} // namespace regioncast
