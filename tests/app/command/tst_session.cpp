#include "distribution/relations.h"
#include "practice/worldclient.h"
#include "profile/profilesession.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace regioncast;
using namespace std::chrono_literals;

namespace {

const QDateTime start(QDate(2026, 10, 30), QTime(8, 0), Qt::UTC);
const RegionId frankfurt{QStringLiteral("eu-central-1")};
const RegionId tokyo{QStringLiteral("ap-northeast-1")};

WorldSettings settings()
{
    WorldSettings world;
    world.epoch = start;
    world.speed = 10;
    return world;
}

/// A session on a world, with a clock that the test moves and a journal that stays.
struct Bench
{
    QTemporaryDir folder;
    ManualClock clock{start.addSecs(60)};
    World world{settings()};
    std::unique_ptr<WorldClient> client;
    std::unique_ptr<Journal> journal;
    JournalOpened opened;
    std::unique_ptr<ProfileSession> session;
    int changes = 0; ///< imagesChanged() of all sessions

    /// With a `busyJournal` the listing ends before the tasks are loaded.
    bool open(bool busyJournal = false)
    {
        client = std::make_unique<WorldClient>(world, clock);
        journal = std::make_unique<Journal>(folder.path());
        bool done = false;
        journal->open([&](const Result<JournalOpened> &result) {
            done = result.has_value();
            if (result)
                opened = *result;
        });
        if (!QTest::qWaitFor([&] { return done; }))
            return false;
        session =
            std::make_unique<ProfileSession>(practiceProfile(), *client, *journal, opened, clock);
        for (int i = 0; busyJournal && i < 5000; ++i)
            journal->history(1, [](const auto &) {});
        QObject::connect(session.get(), &ProfileSession::imagesChanged, session.get(),
                         [this] { ++changes; });
        bool listedFirst = false;
        QObject::connect(session.get(), &ProfileSession::imagesStateChanged, session.get(), [&] {
            if (session->imagesState().phase == LoadState::Phase::Complete)
                listedFirst = !session->tasksLoaded();
        });
        session->start();
        return QTest::qWaitFor([&] {
            return session->tasksLoaded() && (listedFirst || !busyJournal)
                   && session->imagesState().phase == LoadState::Phase::Complete;
        });
    }

    void close()
    {
        session.reset();
        journal.reset();
        client.reset();
    }

    [[nodiscard]] ImageId image(const QString &name) const
    {
        for (const ImageKey &key : session->catalogue().keys()) {
            if (session->catalogue().find(key)->imageName == name)
                return key.image;
        }
        return {};
    }

    [[nodiscard]] QList<Wish> wish(const QString &name, const QList<RegionId> &regions) const
    {
        Wish wish;
        wish.image = image(name);
        wish.destinations = regions;
        return {wish};
    }

    /// What became of it; an error that nobody produced when it did not end.
    Result<Submission> submit(const QList<Wish> &wishes, const QString &label = {})
    {
        std::optional<Result<Submission>> outcome;
        session->submit(wishes, session->plan(wishes), label,
                        [&](const Result<Submission> &result) { outcome = result; });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }))
            return fail(makeError(ErrorKind::Local, Effect::NothingSent, "test.NeverEnded"));
        return *outcome;
    }

    /// A request that is lost on its way, so that nobody takes it; false when it does not end so.
    bool submitInVain(const QString &name, const RegionId &region)
    {
        client->failNext(QStringLiteral("StartTaskForDistributeImage"),
                         makeError(ErrorKind::Transport, Effect::MayHaveHappened,
                                   codes::connectionCut, {QStringLiteral("example.invalid")}));
        const bool ended = submit(wish(name, {region})).has_value() && QTest::qWaitFor([this] {
                               return only() == DestinationState::InDoubt;
                           });
        world = World(settings());
        return ended;
    }

    /// Somebody else sends this copy.
    CopyKey startsElsewhere(const QString &name, const RegionId &region)
    {
        StartTaskRequest request;
        request.imageId = image(name);
        request.versionId = session->catalogue().newestVersionOf(request.imageId);
        request.destinations = {region};
        const bool taken = world.startTask(request, clock.utc()).has_value();
        return taken ? CopyKey{request.imageId, *request.versionId, region} : CopyKey{};
    }

    /// Reads the list; whether it shows that copy as one that others started.
    bool sees(const CopyKey &key)
    {
        clock.advance(2s);
        if (session->imagesState().phase != LoadState::Phase::Loading)
            session->refresh();
        return session->startedElsewhere().contains(key);
    }

    bool write(const Destination &destination)
    {
        TaskRecords records;
        records.destinations = {destination};
        std::optional<bool> written;
        journal->append(records, Durability::Durable,
                        [&written](const Result<void> &result) { written = result.has_value(); });
        return QTest::qWaitFor([&written] { return written.has_value(); }) && *written;
    }

    bool second()
    {
        clock.advance(1s);
        return true;
    }

    [[nodiscard]] DestinationState only() const
    {
        const auto &all = session->tasks().destinations();
        return all.size() == 1 ? all.begin()->second.state() : DestinationState::Cancelled;
    }
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parentsGoFirstAndTheirChildrenFollow()
    {
        Bench bench;
        QVERIFY(bench.open());
        const ImageId child = bench.image(QStringLiteral("layered-needs-parent"));
        const Plan plan =
            bench.session->plan(bench.wish(QStringLiteral("layered-needs-parent"), {tokyo}));
        QCOMPARE(plan.rows.size(), 2);
        QVERIFY(bench.submit(bench.wish(QStringLiteral("layered-needs-parent"), {tokyo})));
        const TaskBook &book = bench.session->tasks();
        QCOMPARE(book.destinations().size(), size_t(2));
        const auto row = [&](bool ofChild) -> const Destination & {
            const auto found = std::find_if(
                book.destinations().begin(), book.destinations().end(), [&](const auto &each) {
                    return (book.keyOf(each.second).image == child) == ofChild;
                });
            return found->second;
        };
        QTRY_COMPARE(bench.world.accepted().size(), 1);
        QVERIFY(bench.world.accepted().first().request.imageId != child);
        QCOMPARE(row(true).state(), DestinationState::Queued);
        QCOMPARE(waitsFor(book, bench.session->catalogue(), row(true)), plan.rows.last().parent);
        QVERIFY(!waitsFor(book, bench.session->catalogue(), row(false)));

        for (int i = 0; i < 400 && bench.world.accepted().size() < 2; ++i) {
            bench.clock.advance(10s);
            QTest::qWait(0);
        }
        QCOMPARE(bench.world.accepted().size(), 2);
        QCOMPARE(bench.world.accepted().last().request.imageId, child);
        QCOMPARE(row(false).state(), DestinationState::Done);
        QTRY_VERIFY(row(true).facts.request == RequestState::Accepted); // and not refused
        QVERIFY(!waitsFor(book, bench.session->catalogue(), row(true)));
    }

    void retryThatIsRemovedLeavesTheRowUnsolved()
    {
        Bench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.submit(bench.wish(QStringLiteral("rhel9-cad"), {frankfurt})));
        for (int i = 0; i < 400 && bench.only() != DestinationState::Failed; ++i) {
            bench.clock.advance(10s);
            QTest::qWait(0);
        }
        QCOMPARE(bench.only(), DestinationState::Failed);
        const auto row = [&] {
            return bench.session->tasks().destinations().begin()->second;
        };
        const Destination before = row();
        bench.session->holdQueue(true);
        QVERIFY(bench.submit(bench.session->retryWishes({before.number})));
        QCOMPARE(row().state(), DestinationState::Queued);
        QCOMPARE(row().tries, 2);
        bench.session->removeFromQueue({before.number});
        QCOMPARE(row().state(), DestinationState::Failed);
        QVERIFY(row().isUnsolved());
        QCOMPARE(row().tries, 1);
        QCOMPARE(row().request, before.request);
        QCOMPARE(row().facts.seen->progress, before.facts.seen->progress);
        for (int i = 0; i < 3; ++i) {
            bench.session->refresh();
            bench.clock.advance(10s);
            QTest::qWait(0);
        }
        QCOMPARE(row().state(), DestinationState::Failed);
        QCOMPARE(bench.session->retryWishes({before.number}).size(), 1); // and can go again
    }

    void whatWasThrottledIsReadWhenTheMinuteIsOver()
    {
        Bench bench;
        QVERIFY(bench.open());
        Error throttled = makeError(ErrorKind::Gateway, Effect::RefusedBeforeService, "");
        throttled.code = QStringLiteral("Throttling.User");
        bench.client->failNext(QStringLiteral("ListImage"), throttled);
        bench.client->failNext(QStringLiteral("ListRegions"), throttled);
        bench.session->refresh();
        QTRY_COMPARE(bench.session->imagesState().phase, LoadState::Phase::Failed);
        QTRY_COMPARE(bench.session->regionsState().phase, RegionsState::Phase::Failed);
        bench.clock.advance(59s); // the service's clock stands at a whole minute
        QTest::qWait(0);
        QCOMPARE(bench.session->imagesState().phase, LoadState::Phase::Failed);
        bench.clock.advance(8s);
        QTRY_COMPARE(bench.session->imagesState().phase, LoadState::Phase::Complete);
        QTRY_COMPARE(bench.session->regionsState().phase, RegionsState::Phase::Complete);
    }

    void guardsStopWhatWasReviewedBefore()
    {
        Bench bench;
        QVERIFY(bench.open());
        const QList<Wish> wishes = bench.wish(QStringLiteral("win11-office"), {tokyo});
        Plan plan = bench.session->plan(wishes);
        QCOMPARE(plan.chosenCount(), 1);
        Profile guarded = bench.session->profile();
        guarded.guards.regions = {frankfurt};
        QVERIFY(bench.session->adapt(guarded));
        std::optional<Result<Submission>> outcome;
        bench.session->submit(wishes, plan, {},
                              [&](const Result<Submission> &result) { outcome = result; });
        QTRY_VERIFY(outcome.has_value());
        QVERIFY(outcome->has_value());
        QCOMPARE((*outcome)->batch, qint64(0));
        QCOMPARE((*outcome)->changed.size(), 1);
        // Nor when the caller ticks what the guard forbids.
        Plan forced = bench.session->plan(wishes);
        forced.rows[0].chosen = true;
        outcome.reset();
        bench.session->submit(wishes, forced, {},
                              [&](const Result<Submission> &result) { outcome = result; });
        QTRY_VERIFY(outcome.has_value());
        QCOMPARE((*outcome)->batch, qint64(0));
        QVERIFY(bench.world.accepted().isEmpty());
    }

    void aSentCopyIsFollowedToItsEnd()
    {
        Bench bench;
        QVERIFY(bench.open());
        const Result<Submission> sent = bench.submit(
            bench.wish(QStringLiteral("win11-office"), {tokyo}), QStringLiteral("CHG-1"));
        QVERIFY(sent.has_value());
        QCOMPARE(sent->batch, 1);
        QVERIFY(sent->changed.isEmpty());
        QTRY_COMPARE(bench.client->received().size(), 1);
        // The version that the plan showed is pinned, never left out.
        QVERIFY(bench.client->received().first().versionId.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && bench.only() == DestinationState::Done, 20'000);
        QCOMPARE(bench.session->tasks().batch(1)->label, QStringLiteral("CHG-1"));
    }

    void nothingLeavesWithoutTheJournal()
    {
        Bench bench;
        QVERIFY(bench.open());
        const QList<Wish> wishes = bench.wish(QStringLiteral("win11-office"), {tokyo});
        // A directory where SQLite wants its log: the next write fails.
        bench.close();
        QVERIFY(QFile::remove(bench.folder.filePath(QStringLiteral("journal.sqlite"))));
        QVERIFY(QDir(bench.folder.path()).mkdir(QStringLiteral("journal.sqlite")));
        bench.client = std::make_unique<WorldClient>(bench.world, bench.clock);
        bench.journal = std::make_unique<Journal>(bench.folder.path());
        bool failed = false;
        bench.journal->open([&](const Result<JournalOpened> &result) {
            failed = !result.has_value() || !result->keptAs.isEmpty();
            if (result)
                bench.opened = *result;
        });
        QTRY_VERIFY(failed);
        bench.session = std::make_unique<ProfileSession>(practiceProfile(), *bench.client,
                                                         *bench.journal, bench.opened, bench.clock);
        bench.session->start();
        QTRY_VERIFY(bench.session->imagesState().phase == LoadState::Phase::Complete);
        const Result<Submission> sent = bench.submit(wishes);
        if (!sent.has_value()) {
            QCOMPARE(bench.client->received().size(), 0);
            QVERIFY(bench.session->tasks().destinations().empty());
        } else {
            // The folder was set aside like any foreign file, and a new journal took its place.
            QVERIFY(!bench.opened.keptAs.isEmpty());
        }
    }

    void sendingComesBackWhenTheJournalCanBeWrittenAgain()
    {
        Bench bench;
        QVERIFY(bench.open());
        const QList<Wish> wishes = bench.wish(QStringLiteral("win11-office"), {tokyo});
        const QString name = QStringLiteral("somebody else");
        {
            // The journal waits five seconds for somebody who writes in it.
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            other.setDatabaseName(bench.journal->filePath());
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE")));
            std::optional<Result<Submission>> outcome;
            bench.session->submit(wishes, bench.session->plan(wishes), {},
                                  [&](const Result<Submission> &result) { outcome = result; });
            QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 20'000);
            QVERIFY(!outcome->has_value());
            QVERIFY(bench.session->sendingOff().has_value());
            QCOMPARE(bench.session->sendingOff()->code, QLatin1String(codes::journalUnwritable));
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("ROLLBACK")));
        }
        QSqlDatabase::removeDatabase(name);
        bench.session->tryNow();
        QTRY_VERIFY(!bench.session->sendingOff().has_value());
        QVERIFY(bench.submit(wishes).has_value());
        QTRY_COMPARE(bench.client->received().size(), 1);
    }

    void partOfAQueuedRequestCanBeRemoved()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.session->holdQueue(true);
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo, frankfurt}))
                    .has_value());
        QCOMPARE(bench.session->tasks().requests().size(), size_t(1));
        qint64 leaving = 0;
        qint64 staying = 0;
        for (const auto &[number, destination] : bench.session->tasks().destinations())
            (destination.region == tokyo ? leaving : staying) = number;
        bench.session->removeFromQueue({leaving});
        const auto stateOf = [&bench](qint64 number) {
            return bench.session->tasks().destination(number)->state();
        };
        QCOMPARE(stateOf(leaving), DestinationState::Cancelled);
        QCOMPARE(stateOf(staying), DestinationState::Queued);
        bench.session->holdQueue(false);
        QTRY_COMPARE(bench.client->received().size(), 1);
        QCOMPARE(bench.client->received().first().destinations, QList<RegionId>{frankfurt});
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && stateOf(staying) == DestinationState::Done,
                                 20'000);

        // As the journal has it.
        bench.close();
        QVERIFY(bench.open());
        QCOMPARE(stateOf(leaving), DestinationState::Cancelled);
        QCOMPARE(stateOf(staying), DestinationState::Done);
        QCOMPARE(bench.session->waitingCount(), 0);
    }

    void whatWaitsSinceARestartIsRemovedOneByOne()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.session->holdQueue(true);
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo, frankfurt}))
                    .has_value());
        bench.close();
        QVERIFY(bench.open());
        QCOMPARE(bench.session->waitingCount(), 2);
        bench.session->removeFromQueue(
            {bench.session->tasks().destinations().begin()->second.number});
        QCOMPARE(bench.session->waitingCount(), 1);
        bench.session->removeWaiting();
        QCOMPARE(bench.session->waitingCount(), 0);
        for (const auto &[number, destination] : bench.session->tasks().destinations())
            QCOMPARE(destination.state(), DestinationState::Cancelled);
        QCOMPARE(bench.client->received().size(), 0);
    }

    void noMoreCopiesAreUnderWayThanTheLimitAllows()
    {
        Bench bench;
        QVERIFY(bench.open());
        const int limit = bench.session->copyLimits().perRegion;
        QList<Wish> wishes;
        for (const ImageKey &key : bench.session->catalogue().keys()) {
            Wish wish;
            wish.image = key.image;
            wish.destinations = {tokyo};
            wishes.append(wish);
        }
        QVERIFY(bench.submit(wishes).has_value());
        const auto underWay = [&bench] {
            return copiesUnderWay(bench.session->tasks()).byRegion.value(tokyo);
        };
        int most = 0;
        QTRY_VERIFY_WITH_TIMEOUT((bench.second(), most = std::max(most, underWay()),
                                  bench.client->received().size() > 3 * limit),
                                 60'000);
        QCOMPARE(most, limit);
    }

    void readingIsSlowWhileNobodySeesIt()
    {
        Bench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo})).has_value());
        QTRY_COMPARE(bench.client->received().size(), 1);
        bench.session->setInView(false);
        const auto readsIn = [&bench](int seconds) {
            const int before = bench.client->callCount(QStringLiteral("ListImage"));
            for (int i = 0; i < seconds; ++i) {
                bench.second();
                QTest::qWait(0);
            }
            return bench.client->callCount(QStringLiteral("ListImage")) - before;
        };
        readsIn(15); // the fast one that was planned
        QVERIFY(bench.session->trackerState().running);
        QVERIFY(readsIn(40) <= 1);
        bench.session->setInView(true);
        QVERIFY(bench.session->trackerState().nextReadAt.isValid());
        QVERIFY(bench.clock.utc().secsTo(bench.session->trackerState().nextReadAt) <= 12);
    }

    void otherLimitsDoNotInterruptWhatIsUnderWay()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.session->holdQueue(true);
        Profile profile = bench.session->profile();
        profile.limits = {9, 99};
        profile.grouping = Grouping::PerRegion;
        QVERIFY(bench.session->adapt(profile));
        QCOMPARE(bench.session->copyLimits(), (CopyLimits{9, 99}));
        QCOMPARE(bench.session->plan(bench.wish(QStringLiteral("win11-office"), {tokyo})).grouping,
                 Grouping::PerRegion);
        QVERIFY(bench.session->isQueueHeld());
        profile.keyId = QStringLiteral("LTAIother");
        QVERIFY(!bench.session->adapt(profile));
        QVERIFY(bench.session->profile().keyId.isEmpty());
    }

    void pagesThatComeTogetherAreToldTogether()
    {
        WorldSettings many = settings();
        many.images = 1000;
        Bench bench;
        bench.world = World(many);
        QVERIFY(bench.open());
        QVERIFY(bench.client->callCount(QStringLiteral("ListImage")) >= 10);
        QCOMPARE(bench.session->catalogue().imageCount(), 1000);
        // The clock stands still: the first page at once, so that there is something to see, the
        // others with the end.
        QCOMPARE(bench.changes, 2);
    }

    void aHistoryReadOnTheNewsHasTheNews()
    {
        Bench bench;
        QVERIFY(bench.open());
        QString newest;
        connect(bench.session.get(), &ProfileSession::tasksChanged, bench.session.get(),
                [&](const QList<qint64> &numbers) {
                    const DestinationState state = bench.only();
                    bench.session->history(
                        numbers.value(0), [&, state](const Result<QList<HistoryEvent>> &events) {
                            if (state == DestinationState::Done && events && !events->isEmpty())
                                newest = events->last().word;
                        });
                });
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo})).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && !newest.isEmpty(), 20'000);
        QCOMPARE(newest, wordOf(DestinationState::Done));
    }

    void aListingThatEndsBeforeTheTasksAreLoadedCountsForThem()
    {
        Bench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo})).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && bench.only() == DestinationState::Copying,
                                 20'000);
        bench.close();
        bench.clock.advance(1h);
        QVERIFY(bench.open(true));
        QTRY_COMPARE(bench.only(), DestinationState::Done); // without another reading
    }

    void aFailedReadChangesNothing()
    {
        Bench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo})).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && bench.only() == DestinationState::Copying,
                                 20'000);
        const Destination before = bench.session->tasks().destinations().begin()->second;
        bench.client->failNext(QStringLiteral("ListImage"),
                               makeError(ErrorKind::Transport, Effect::NothingSent,
                                         codes::unreachable, {QStringLiteral("example.invalid")}),
                               -1);
        bench.session->tryNow();
        QTRY_VERIFY(bench.second() && bench.session->trackerState().failing.has_value());
        QCOMPARE(bench.session->tasks().destinations().begin()->second, before);
        QVERIFY(bench.session->trackerState().failingSince.isValid());
    }

    void aLostAnswerIsDoubtAndIsSettledByLooking()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.client->failNext(QStringLiteral("StartTaskForDistributeImage"),
                               makeError(ErrorKind::Transport, Effect::MayHaveHappened,
                                         codes::connectionCut,
                                         {QStringLiteral("example.invalid")}));
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo})).has_value());
        QTRY_COMPARE(bench.session->tasks().requests().begin()->second.state,
                     RequestState::Doubtful);
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && bench.only() == DestinationState::Done, 20'000);
        QCOMPARE(bench.client->received().size(), 1);
    }

    void aRefusalIsFinalAndNamesItsCode()
    {
        Bench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.submit(bench.wish(QStringLiteral("locked-for-change"), {tokyo})).has_value());
        QTRY_COMPARE(bench.only(), DestinationState::Refused);
        QCOMPARE(bench.session->tasks().destinations().begin()->second.facts.code,
                 QStringLiteral("ImageUpdateFailed.NotAllow"));
        QCOMPARE(bench.client->received().size(), 1);
    }

    void aCopyThatNobodyHereSentIsStartedElsewhere()
    {
        Bench bench;
        QVERIFY(bench.open());
        const CopyKey key = bench.startsElsewhere(QStringLiteral("win11-office"), tokyo);
        QTRY_VERIFY_WITH_TIMEOUT(bench.sees(key), 20'000);
        QCOMPARE(originOf(bench.session->tasks(), key), Origin::Elsewhere);
        QVERIFY(bench.session->tasks().destinations().empty());
    }

    void aCopyOfARefusedRowIsStartedElsewhere()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.client->failNext(
            QStringLiteral("StartTaskForDistributeImage"),
            makeError(ErrorKind::Business, Effect::Refused, "ImageUpdateFailed.NotAllow"));
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo})).has_value());
        QTRY_COMPARE(bench.only(), DestinationState::Refused);
        const CopyKey key = bench.startsElsewhere(QStringLiteral("win11-office"), tokyo);
        QTRY_VERIFY_WITH_TIMEOUT(bench.sees(key), 20'000);
        QCOMPARE(originOf(bench.session->tasks(), key), Origin::Elsewhere);
        QCOMPARE(bench.only(), DestinationState::Refused);
    }

    void afterDoubtACopyIsPerhapsOurs()
    {
        Bench bench;
        QVERIFY(bench.open());
        // Lost on the way: the service never saw it.
        QVERIFY(bench.submitInVain(QStringLiteral("win11-office"), tokyo));
        QTRY_VERIFY_WITH_TIMEOUT(
            (bench.clock.advance(10s), bench.only() == DestinationState::NotTaken), 20'000);
        // Whoever began this one, its row tells of it.
        const CopyKey key = bench.startsElsewhere(QStringLiteral("win11-office"), tokyo);
        bench.session->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && bench.only() == DestinationState::Copying,
                                 20'000);
        const Destination &row = bench.session->tasks().destinations().begin()->second;
        QCOMPARE(originOf(bench.session->tasks(), row), Origin::PerhapsOurs);
        QVERIFY(!bench.session->startedElsewhere().contains(key));
    }

    void afterDoubtACopyThatNoRowFollowsIsPerhapsOurs()
    {
        Bench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.submitInVain(QStringLiteral("win11-office"), tokyo));
        QTRY_VERIFY_WITH_TIMEOUT(
            (bench.clock.advance(10s), bench.only() == DestinationState::NotTaken), 20'000);
        // It waits in the queue once more, as another row, when the copy appears.
        bench.session->holdQueue(true);
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo})).has_value());
        const CopyKey key = bench.startsElsewhere(QStringLiteral("win11-office"), tokyo);
        QTRY_VERIFY_WITH_TIMEOUT(bench.sees(key), 20'000);
        QCOMPARE(originOf(bench.session->tasks(), key), Origin::PerhapsOurs);
    }

    void aClockThatWasSetBackFreezesNothing()
    {
        Bench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo})).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && bench.only() == DestinationState::Copying,
                                 20'000);
        // The computer believed that it was an hour later when it wrote this.
        Destination later = bench.session->tasks().destinations().begin()->second;
        for (QDateTime *time : {&later.facts.lookedAt, &later.facts.requestEndedAt,
                                &later.facts.provableAfter, &later.since, &later.sentAt}) {
            *time = time->addSecs(3600);
        }
        QVERIFY(bench.write(later));
        bench.close();
        QVERIFY(bench.open());
        QTRY_VERIFY_WITH_TIMEOUT((bench.clock.advance(10s), bench.only() == DestinationState::Done),
                                 20'000);
        QVERIFY(bench.clock.utc() < start.addSecs(1800));
    }

    void theSameCopyCannotBeOpenTwice()
    {
        Bench bench;
        QVERIFY(bench.open());
        const QList<Wish> wishes = bench.wish(QStringLiteral("win11-office"), {tokyo});
        const Plan plan = bench.session->plan(wishes);
        QVERIFY(bench.submit(wishes).has_value());
        // The old plan still says "will copy"; the check before sending sees that it is under way.
        std::optional<Result<Submission>> second;
        bench.session->submit(wishes, plan, {},
                              [&](const Result<Submission> &result) { second = result; });
        QTRY_VERIFY(second.has_value());
        QVERIFY(second->has_value());
        QCOMPARE((*second)->batch, 0);
        QCOMPARE((*second)->changed.size(), 1);
        QTRY_COMPARE(bench.client->received().size(), 1);
    }

    void oneSubmissionAtATime()
    {
        Bench bench;
        QVERIFY(bench.open());
        const QList<Wish> wishes = bench.wish(QStringLiteral("win11-office"), {tokyo});
        const Plan plan = bench.session->plan(wishes);
        QList<Result<Submission>> outcomes;
        for (int i = 0; i < 2; ++i) {
            bench.session->submit(wishes, plan, {}, [&](const Result<Submission> &result) {
                outcomes.append(result);
            });
        }
        QTRY_COMPARE(outcomes.size(), 2);
        QVERIFY(!outcomes.first().has_value());
        QCOMPARE(outcomes.first().error().code, QLatin1String(codes::busy));
        QVERIFY(outcomes.last().has_value());
        QTRY_COMPARE(bench.client->received().size(), 1);
    }

    void whatWasOnTheWireWhenWeEndedIsInDoubt()
    {
        Bench bench;
        QVERIFY(bench.open());
        // The service takes the request and never answers; then our process ends.
        bench.client->failNext(
            QStringLiteral("StartTaskForDistributeImage"),
            makeError(ErrorKind::Transport, Effect::MayHaveHappened, "test.Hang"));
        QVERIFY(bench.submit(bench.wish(QStringLiteral("win11-office"), {tokyo})).has_value());
        QTRY_COMPARE(bench.session->tasks().requests().begin()->second.state,
                     RequestState::Sending);
        bench.close();
        QVERIFY(bench.open());
        const Request &request = bench.session->tasks().requests().begin()->second;
        QVERIFY(request.state == RequestState::Doubtful || request.state == RequestState::Accepted);
        // Whether the service took it depends on the moment of our end; looking tells.
        QTRY_VERIFY_WITH_TIMEOUT((bench.clock.advance(10s), isEnded(bench.only())), 20'000);
        QCOMPARE(bench.only(), bench.world.accepted().isEmpty() ? DestinationState::NotTaken
                                                                : DestinationState::Done);
    }

    void aFailedCopyIsSolvedByItsRetry()
    {
        Bench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.submit(bench.wish(QStringLiteral("rhel9-cad"), {frankfurt})).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && bench.only() == DestinationState::Failed,
                                 20'000);
        const qint64 number = bench.session->tasks().destinations().begin()->first;
        const QList<Wish> again = bench.session->retryWishes({number});
        QCOMPARE(again.size(), 1);
        QVERIFY(bench.submit(again).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(bench.second() && bench.only() == DestinationState::Done, 20'000);
        QCOMPARE(bench.session->tasks().destination(number)->tries, 2);
        QCOMPARE(bench.session->tasks().batches().size(), size_t(1));
    }

    void addedRegionsAreIds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("taken");
        QTest::newRow("an id") << QStringLiteral("xx-mars-1") << true;
        QTest::newRow("spaces around, capitals") << QStringLiteral("  XX-Mars-2 ") << true;
        QTest::newRow("a name") << QStringLiteral("Frankfurt am Main") << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("markup") << QStringLiteral("<b>x-1</b>") << false;
    }

    void addedRegionsAreIds()
    {
        QFETCH(QString, text);
        QFETCH(bool, taken);
        Bench bench;
        QVERIFY(bench.open());
        QCOMPARE(bench.session->addRegion(text), taken);
        QCOMPARE(bench.session->regionsState().added.size(), taken ? 1 : 0);
    }
};

REGIONCAST_TEST(TestSession)
#include "tst_session.moc"
