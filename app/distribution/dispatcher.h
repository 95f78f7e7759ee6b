#pragma once

#include "api/apiclient.h"
#include "distribution/journal.h"
#include "distribution/tasks.h"
#include "support/clock.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace regioncast {

/// Sends queued requests, a few at a time, each only after the journal holds its durable mark.
/// Nothing else in the program calls ApiClient::startTask. Owned by the profile session; main
/// thread.
class Dispatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Dispatcher)

public:
    /// Writes records to the journal and then to the book; calls back whether it worked.
    using Record = std::function<void(const TaskRecords &, Durability, Done<void>)>;

    Dispatcher(ApiClient &client, Clock &clock, const TaskBook &book, Record record,
               QObject *parent = nullptr);

    /// Queues these requests for sending; they must be in the book as Queued.
    void enqueue(const QList<qint64> &requests);
    /// Takes a request that was not sent from the queue; false when it is too late.
    bool remove(qint64 request);
    /// Why nothing is sent now: offline, throttled, the journal; nullopt while it goes on.
    [[nodiscard]] std::optional<Error> pausedBy() const { return m_pausedBy; }
    /// Goes on at once after a pause.
    void resume();
    [[nodiscard]] int queuedCount() const { return int(m_queue.size()); }
    [[nodiscard]] int inFlightCount() const { return int(m_inFlight.size()); }

Q_SIGNALS:
    /// A request ended, so its images are worth a reading now.
    void requestEnded(qint64 request);
    void pauseChanged();

private:
    void pump();
    void send(qint64 number);
    void onOutcome(qint64 number, const StartTaskOutcome &outcome);
    void pause(const Error &why, std::chrono::milliseconds howLong);

    ApiClient &m_client;
    Clock &m_clock;
    const TaskBook &m_book;
    Record m_record;
    QList<qint64> m_queue;
    QSet<qint64> m_inFlight;
    std::optional<Error> m_pausedBy;
    std::chrono::milliseconds m_backOff{0};
    Pending m_resume;
};

} // namespace regioncast
