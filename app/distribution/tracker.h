#pragma once

#include "api/apiclient.h"
#include "catalog/catalogue.h"
#include "catalog/catalogueloader.h"
#include "support/clock.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>

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
    bool running = false;         ///< something is followed
    bool reading = false;         ///< a cycle is under way
    QDateTime lastReadAt;         ///< start of the newest read that succeeded; null = never
    QDateTime nextReadAt;         ///< null when nothing is planned
    std::optional<Error> failing; ///< of the newest cycle, when a read of it failed
    QDateTime failingSince;

    friend bool operator==(const TrackerState &, const TrackerState &) = default;
};

/// Reads ListImage for as long as something has not ended: per cycle the smaller of (images) and
/// (pages). 10 s while something moves, else 60 s, each ±20 %, and never sooner than 5 s after the
/// cycle before began; after errors with a back-off that doubles up to 2 minutes and honours the
/// service's own wait. Quotas are counted by the minute: who is throttled reads nothing more in
/// that minute of the service, or for as long as it says when that is longer, and comes back with
/// waits that are four times, then twice as long. A failed read gives no reading and changes
/// nothing. Owned by the profile session; main thread.
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
    /// Reads at once (after a submit, or when the user asks), a back-off or not. Within 5 s of the
    /// beginning of a cycle it waits until these are over: many submits end together. While the
    /// service throttles it waits for the end of that.
    void readNow();
    [[nodiscard]] const TrackerState &state() const { return m_state; }
    /// Reads that ended or were sent in all, a page being one; for the benchmark and the status
    /// bar.
    [[nodiscard]] qint64 readCount() const { return m_readCount; }

Q_SIGNALS:
    /// One image, or a listing at its end; a listing of which pages are missing is not complete.
    void readingCame(const regioncast::Reading &reading);
    /// A page of a listing that is under way.
    void pageCame(const regioncast::Reading &page);
    void stateChanged();

private:
    void beginCycle();
    void askSingles();
    void onSingle(const ImageId &image, const QDateTime &startedAt,
                  const Result<ImagePage> &result);
    void onListingEnded();
    void readFailed(const Error &error);
    void endCycleIfDone();
    void plan(std::chrono::milliseconds delay);
    void stop();
    [[nodiscard]] std::chrono::milliseconds pace(bool moving);
    [[nodiscard]] std::chrono::milliseconds untilAllowed() const;
    void setState(const TrackerState &state);

    ApiClient &m_client;
    Clock &m_clock;
    std::function<TrackingNeed()> m_need;
    TrackerState m_state;
    Pending m_next;
    bool m_plannedMoving = false; ///< the planned read follows the fast pace
    bool m_again = false;         ///< readNow() was asked during a cycle

    // ---- the running cycle, or the last one
    std::optional<std::chrono::milliseconds> m_begunAt; ///< monotonic; nullopt = never
    QList<ImageId> m_waiting;                           ///< images still to be read by themselves
    std::map<ImageId, Pending> m_reads;
    CatalogueLoader m_listing;
    bool m_listingRuns = false;
    std::optional<Error> m_failure;

    std::chrono::milliseconds m_backOff{0};
    std::chrono::milliseconds m_quietUntil{0}; ///< monotonic; throttled until then
    int m_slowness = 1;                        ///< waits are so many times as long
    qint64 m_readCount = 0;
};

} // namespace regioncast
