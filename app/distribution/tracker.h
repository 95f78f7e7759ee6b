#pragma once

#include "api/apiclient.h"
#include "catalog/catalogue.h"
#include "support/clock.h"

#include <QObject>

#include <functional>
#include <map>

namespace regioncast {

/// What the tracker has to follow, asked anew at each cycle.
struct TrackingNeed
{
    QList<ImageId> images;     ///< with destinations that have not ended
    QList<ImageId> mustSingle; ///< those of them that need a single-image read (doubt, absence)
    ListImageQuery query;      ///< narrows listings (product type); its page fields are not used
    bool moving = false;       ///< something may change soon: read at the fast pace
    qint64 catalogueRows = 0;  ///< Count as last told; decides whether pages are cheaper
};

/// How reading stands, for the status bar.
struct TrackerState
{
    bool running = false;  ///< something is followed
    bool reading = false;  ///< a cycle is under way
    QDateTime lastReadAt;  ///< start of the newest read that succeeded; null = never
    QDateTime nextReadAt;  ///< null when nothing is planned
    std::optional<Error> failing; ///< of the newest cycle, when a read of it failed
    QDateTime failingSince;

    friend bool operator==(const TrackerState &, const TrackerState &) = default;
};

/// Reads ListImage for as long as something has not ended: per cycle the smaller of (images) and
/// (pages). 10 s while something moves, else 60 s, with jitter; after errors with back-off. A
/// failed read gives no reading and changes nothing. Owned by the profile session; main thread.
class Tracker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tracker)

public:
    Tracker(ApiClient &client, Clock &clock, std::function<TrackingNeed()> need,
            QObject *parent = nullptr);

    /// Looks whether there is something to follow and plans the next read; call it whenever that
    /// may have changed.
    void wake();
    /// Reads at once (after a submit, or when the user asks).
    void readNow();
    [[nodiscard]] const TrackerState &state() const { return m_state; }
    /// Reads that were sent in all; for the benchmark and the status bar.
    [[nodiscard]] qint64 readCount() const { return m_readCount; }

Q_SIGNALS:
    void readingCame(const regioncast::Reading &reading);
    void stateChanged();

private:
    void beginCycle();
    void endRead();
    void plan(std::chrono::milliseconds delay);

    ApiClient &m_client;
    Clock &m_clock;
    std::function<TrackingNeed()> m_need;
    TrackerState m_state;
    Pending m_next;
    std::map<int, Pending> m_reads; ///< of the running cycle
    int m_lastRead = 0;
    int m_openReads = 0;
    bool m_again = false; ///< readNow() was asked during a cycle
    std::chrono::milliseconds m_backOff{0};
    qint64 m_readCount = 0;
};

} // namespace regioncast
