#pragma once

#include "api/apiclient.h"
#include "distribution/copylimits.h"
#include "distribution/journal.h"
#include "distribution/tasks.h"
#include "support/clock.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>
#include <utility>

namespace regioncast {

/// Sends queued requests, a few at a time, each only after the journal holds its durable mark.
/// Nothing else in the program calls ApiClient::startTask. Owned by the profile session; main
/// thread.
///
/// A failed request is sent again by itself only when nothing was sent or it was refused before the
/// service (docs/states.md): it goes back to the queue, and the queue pauses until a back-off is
/// over, the service's own wait has passed, or resume() is called. While the journal cannot be
/// written nothing is sent; answers that could not be written are written first when it goes on.
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

    /// Queues these requests for sending; they must be in the book as Queued.
    void enqueue(const QList<qint64> &requests);
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
    void send(qint64 number);
    void onOutcome(qint64 number, const StartTaskOutcome &outcome);
    void write(const TaskRecords &records, qint64 ended);
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
    /// What the service took at its last refusal for quota, and when (monotonic); nullopt = none.
    std::optional<std::pair<int, std::chrono::milliseconds>> m_quota;
    Pending m_raise;
    /// Requests whose rows the journal did not take yet, with the events that go with them.
    QHash<qint64, QList<HistoryEvent>> m_unwritten;
    std::optional<Error> m_pausedBy;
    QDateTime m_resumesAt;
    std::chrono::milliseconds m_backOff{0};
    Pending m_resume;
};

} // namespace regioncast
