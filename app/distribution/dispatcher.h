#pragma once

#include "api/apiclient.h"
#include "distribution/journal.h"
#include "distribution/tasks.h"
#include "support/clock.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>

namespace regioncast {

/// Sends queued requests, a few at a time, each only after the journal holds its durable mark.
/// Nothing else in the program calls ApiClient::startTask. Owned by the profile session; main
/// thread.
///
/// A failed request is sent again by itself only when nothing was sent or it was refused before the
/// service (docs/states.md): it goes back to the queue, and the queue pauses until a back-off is
/// over, the service's own wait has passed, or resume() is called. While the journal cannot be
/// written nothing is sent; answers that could not be written are written first when it goes on.
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
    /// Takes a request that was not sent from the queue and records it as cancelled; false when it
    /// is too late, or it is not in the queue.
    bool remove(qint64 request);
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

Q_SIGNALS:
    /// The service answered a request, or nobody knows whether it did: its images are worth a
    /// reading now. The answer is in the journal, unless the journal failed.
    void requestEnded(qint64 request);
    void pauseChanged();

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

    ApiClient &m_client;
    Clock &m_clock;
    const TaskBook &m_book;
    Record m_record;
    QList<qint64> m_queue;
    QSet<qint64> m_inFlight;
    /// Requests whose rows the journal did not take yet, with the events that go with them.
    QHash<qint64, QList<HistoryEvent>> m_unwritten;
    std::optional<Error> m_pausedBy;
    QDateTime m_resumesAt;
    std::chrono::milliseconds m_backOff{0};
    Pending m_resume;
};

} // namespace regioncast
