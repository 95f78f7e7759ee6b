#pragma once

#include "api/apiclient.h"
#include "catalog/catalogue.h"
#include "catalog/catalogueloader.h"
#include "catalog/regiontable.h"
#include "distribution/dispatcher.h"
#include "distribution/estimates.h"
#include "distribution/journal.h"
#include "distribution/plan.h"
#include "distribution/steadyclock.h"
#include "distribution/tasks.h"
#include "distribution/tracker.h"
#include "profile/profile.h"
#include "support/clock.h"

#include <QObject>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace regioncast {

/// How the regions of the service are known.
struct RegionsState
{
    enum class Phase { Loading, Complete, Failed };
    Phase phase = Phase::Loading;
    QList<RegionId> listed; ///< by ListRegions, in the table's order
    QList<RegionId> added;  ///< by the user
    QList<RegionId> others; ///< known from the table or from images, not listed
    std::optional<Error> error;

    friend bool operator==(const RegionsState &, const RegionsState &) = default;
};

/// Who works at this computer, as Batch::user keeps it; may be empty.
[[nodiscard]] QString loginName();

/// What became of submit().
struct Submission
{
    qint64 batch = 0;       ///< its number when it was queued; 0 when nothing was sent
    QList<CopyKey> changed; ///< rows that changed since the plan; then nothing was sent
    Plan plan;              ///< the plan by the newest reading
};

/// Everything the windows see of one profile: its images, regions and tasks; and the only way to
/// send. Owns loader, dispatcher and tracker; the journal and the client belong to the workspace.
/// Main thread. Signals come after the state is consistent and only when something changed.
class ProfileSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileSession)

public:
    /// `numbers` are the last numbers given in this journal; they rise here and are shared by all
    /// sessions of the workspace. Without the lock (`isSender` false) tasks are shown and nothing
    /// is sent.
    ProfileSession(Profile profile, ApiClient &client, Journal &journal, JournalOpened &numbers,
                   Clock &clock, QObject *parent = nullptr);
    ~ProfileSession() override;

    /// Loads the tasks from the journal, then images and regions; follows what is open.
    /// Requests that the journal holds as sending become doubtful; queued ones wait for the user.
    void start();

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    /// Takes over another name, badge, limits, grouping, network, region sets or saved filters
    /// without a new session; false, and then
    /// nothing has changed, when anything else differs.
    [[nodiscard]] bool adapt(const Profile &profile);
    /// The time that this session lives by: it never goes back.
    [[nodiscard]] Clock &clock() const { return m_clock; }

    // ---- images and regions
    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] const LoadState &imagesState() const { return m_loader.state(); }
    [[nodiscard]] const RegionsState &regionsState() const { return m_regions; }
    /// Reads all images and regions anew.
    void refresh();
    /// Reads the pages that are missing.
    void readRest() { m_loader.loadRest(); }
    /// A region by its id; false when the text is no id (letters, digits and hyphens).
    bool addRegion(const QString &id);

    // ---- sending
    [[nodiscard]] Plan plan(const QList<Wish> &wishes) const;
    /// Reads the images of the chosen rows again, each by itself. If a chosen row changed, nothing
    /// is sent. Else the batch is written to the journal, synced, and queued. One submission at a
    /// time: a second call while one is under way fails with `Client.Busy`.
    void submit(const QList<Wish> &wishes, const Plan &plan, const QString &label,
                Done<Submission> done);
    [[nodiscard]] bool isSubmitting() const { return m_submission != nullptr; }
    /// Wishes for exactly these destinations, pinned to their versions, for the review page.
    [[nodiscard]] QList<Wish> retryWishes(const QList<qint64> &destinations) const;
    /// Wishes for the copies that were found queued after a restart, for the review page. Sending
    /// them keeps them in their batch.
    [[nodiscard]] QList<Wish> waitingWishes() const;
    /// Takes requests that were found queued after a restart from the queue.
    void removeWaiting();
    /// Number of copies queued by an earlier run that wait for the user.
    [[nodiscard]] int waitingCount() const;
    /// When their batch was made, of several the oldest; null when none waits.
    [[nodiscard]] QDateTime waitingSince() const;
    // ---- the queue

    /// Whether it was queued by an earlier run and waits for the user.
    [[nodiscard]] bool isWaiting(qint64 destination) const;
    /// Those of these destinations that wait for being sent, or for the user: they are not sent.
    /// What else their requests carry stays in its place.
    void removeFromQueue(const QList<qint64> &destinations);
    /// Moves the queued requests of these destinations, each as a whole.
    void moveToTop(const QList<qint64> &destinations);
    void moveToBottom(const QList<qint64> &destinations);
    /// While the queue is held nothing is sent; what is on the wire ends. Ends with the session.
    void holdQueue(bool held) { m_dispatcher->hold(held); }
    [[nodiscard]] bool isQueueHeld() const { return m_dispatcher->isHeld(); }
    /// As they are now; lower than the profile says while the service refuses for quota.
    [[nodiscard]] CopyLimits copyLimits() const { return m_dispatcher->limits(); }
    // ---- time

    /// Of a copy that is under way; nullopt when too little is known.
    [[nodiscard]] std::optional<TimeBand> timeLeft(const Destination &destination) const;
    /// For one row of a plan; nullopt when too little is known.
    [[nodiscard]] std::optional<TimeBand> expectedTime(const PlanRow &row) const;
    /// For all chosen rows under the limits for copies at once; nullopt when too little is known of
    /// any of them.
    [[nodiscard]] std::optional<TimeBand> expectedTime(const Plan &plan) const;

    /// Why sending is off; nullopt when it is on.
    [[nodiscard]] std::optional<Error> sendingOff() const { return m_sendingOff; }
    void markSolved(const QList<qint64> &destinations);

    // ---- tasks
    [[nodiscard]] const TaskBook &tasks() const { return m_book; }
    [[nodiscard]] bool tasksLoaded() const { return m_tasksLoaded; }
    /// Why the journal's tasks could not be read; they are not shown then.
    [[nodiscard]] std::optional<Error> tasksError() const { return m_tasksError; }
    /// Whether tasks() holds every copy that the journal has of this profile: it holds what is open
    /// or unsolved and the newest few thousand.
    [[nodiscard]] bool holdsAllTasks() const { return m_holdsAll; }
    /// Looks through the batches that tasks() does not hold.
    Pending surveyHistory(const TaskFilter &filter, Done<HistorySurvey> done);
    /// See Journal::read().
    Pending readHistory(const QList<qint64> &batches, int most, bool withExchanges,
                        Done<TaskRecords> done);
    /// Forgets what ended more than `days` days ago, now and once a day, here and in the journal;
    /// nothing that is open or unsolved, and no batch that holds such a copy. 0 = for ever.
    void keepHistory(int days);
    /// The history of one destination, oldest first.
    void history(qint64 destination, Done<QList<HistoryEvent>> done);
    /// Copies that were seen on their way and that nobody here sent, in the order in which they
    /// were first seen; they stay listed when they have arrived. Their state is
    /// catalogue().copyOf().
    [[nodiscard]] const QList<CopyKey> &startedElsewhere() const { return m_elsewhere; }

    // ---- activity
    [[nodiscard]] const TrackerState &trackerState() const { return m_tracker->state(); }
    [[nodiscard]] std::optional<Error> dispatcherPause() const { return m_dispatcher->pausedBy(); }
    /// When sending goes on by itself after such a pause; null while there is none.
    [[nodiscard]] QDateTime dispatcherResumesAt() const { return m_dispatcher->resumesAt(); }
    /// While nobody can see the tasks reading goes at the slow pace. True at first.
    void setInView(bool inView);
    /// Tries the line and the journal again at once.
    void tryNow();
    /// Exchanges that ended within the last minute.
    [[nodiscard]] int requestsPerMinute() const;
    /// How far the service's clock is ahead of this computer's.
    [[nodiscard]] std::chrono::milliseconds clockOffset() const { return m_client.clockOffset(); }

Q_SIGNALS:
    void imagesChanged(const regioncast::CatalogueChange &change);
    void imagesStateChanged();
    /// regionsState(), or the region sets or saved filters of the profile.
    void regionsChanged();
    /// Somebody asked to read anew, by refresh().
    void refreshAsked();
    /// Numbers of destinations whose row changed or is new. Empty: everything was loaded anew.
    void tasksChanged(const QList<qint64> &destinations);
    /// What the journal holds beyond tasks() changed.
    void historyChanged();
    /// startedElsewhere() or the state of one of them changed.
    void elsewhereChanged();
    /// A batch was queued, or rows of an older one are sent again.
    void batchAdded(qint64 batch);
    /// Reading, sending, pauses, counts: what strip and status bar show.
    void activityChanged();

private:
    void loadTasks();
    /// By the copies that arrived so far; made anew when they or the images changed.
    [[nodiscard]] const Estimates &estimates() const;
    void onJournalLoaded(const Result<TaskRecords> &loaded);
    void noteExtent(const TaskRecords &loaded);
    void follow();
    void followSoon();
    void takeFile(const TaskRecords &loaded);
    void forget(const QList<qint64> &batches);
    void prune();
    void bringIntoPast(TaskRecords &loaded) const;
    void watch(const Destination &destination);
    /// The destinations that a request still carries; others may have gone to a later one.
    [[nodiscard]] QList<qint64> carriedBy(qint64 request) const;
    void gatherPage(const Reading &page);
    void mergeGathered();
    void tell(const CatalogueChange &change);
    void takeReading(const Reading &reading);
    void observeElsewhere(const CatalogueChange &change);
    void record(const TaskRecords &records, Durability durability, Done<void> done);
    void takeRecords(const TaskRecords &records);
    /// How long to read nothing after this refusal for too many requests.
    [[nodiscard]] std::chrono::milliseconds quiet(const Error &error) const;
    void loadRegions();
    void rebuildRegions();
    [[nodiscard]] TrackingNeed need() const;
    [[nodiscard]] bool needsSingle(const Destination &destination, const QDateTime &now) const;
    void onSubmitRead(const ImageId &image, const QDateTime &startedAt,
                      const Result<ImagePage> &page);
    void checkAndWrite();
    void writeBatch(const Plan &plan);
    void finishSubmit(Result<Submission> result);
    [[nodiscard]] HistoryEvent eventFor(const Destination &destination);
    [[nodiscard]] QList<Wish> wishesFor(const QList<qint64> &destinations) const;
    [[nodiscard]] QSet<CopyKey> waitingCopies() const;
    /// Requests of these destinations that are in the queue or wait for the user.
    [[nodiscard]] QList<qint64> queuedRequests(const QList<qint64> &destinations) const;
    [[nodiscard]] qint64 splitOff(TaskRecords &records, qint64 request,
                                  const QSet<qint64> &leaving);

    /// What submit() was asked for, while it is under way.
    struct Submitting
    {
        QList<Wish> wishes;
        Plan plan;
        QString label;
        Done<Submission> done;
        std::vector<Pending> reads;
        int readsOpen = 0;
    };

    Profile m_profile;
    ApiClient &m_client;
    Journal &m_journal;
    JournalOpened &m_numbers;
    SteadyClock m_steadyClock;
    Clock &m_clock; ///< that one
    QDateTime m_startedAt;
    RegionTable m_regionTable; ///< for order and ids only
    Catalogue m_catalogue;
    CatalogueLoader m_loader;
    QList<Reading> m_gathered;                           ///< pages that are not merged yet
    std::optional<std::chrono::milliseconds> m_mergedAt; ///< monotonic
    Pending m_mergeSoon;
    Pending m_restSoon; ///< pages that were throttled
    RegionsState m_regions;
    TaskBook m_book;
    bool m_tasksLoaded = false;
    bool m_holdsAll = true;
    qint64 m_lastLoaded = 0; ///< number of the newest batch that the journal gave
    int m_keepDays = 0;
    Pending m_pruneSoon;
    Pending m_followSoon;
    std::optional<Reading> m_early; ///< the newest listing that ended before
    std::optional<Error> m_tasksError;
    std::optional<Error> m_sendingOff;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<Tracker> m_tracker;
    QList<qint64> m_waiting;                ///< requests queued by an earlier run
    QHash<ImageId, QSet<qint64>> m_watched; ///< destinations that a reading can still change
    QList<CopyKey> m_elsewhere;
    QSet<CopyKey> m_elsewhereSet;
    QDateTime m_elsewhereChangedAt;
    bool m_inView = true;
    std::unique_ptr<Submitting> m_submission;
    mutable std::optional<Estimates> m_estimates; ///< nullopt = to be made anew
    Pending m_regionsPending;
    std::deque<std::chrono::milliseconds> m_exchanges; ///< monotonic ends within the last minute
};

} // namespace regioncast
