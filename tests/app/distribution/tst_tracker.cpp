#include "distribution/steadyclock.h"
#include "distribution/tracker.h"
#include "support/fakeclient.h"
#include "support/jumpyclock.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;
using regioncast::test::FakeClient;
using regioncast::test::imageRow;
using namespace std::chrono_literals;

namespace {

QString imageName(int number)
{
    return QStringLiteral("imgc-%1").arg(number);
}

QList<ImageId> imageIds(int count)
{
    QList<ImageId> ids;
    for (int i = 0; i < count; ++i)
        ids.append({imageName(i)});
    return ids;
}

Error errorWith(const QString &code, std::chrono::milliseconds retryAfter = 0ms)
{
    Error error;
    error.code = code;
    error.retryAfter = retryAfter;
    return error;
}

struct Bench
{
    ManualClock clock{QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC)};
    FakeClient client;
    TrackingNeed need;
    Tracker tracker{client, clock, [this] {
                        return need;
                    }};
    QList<Reading> readings;
    qsizetype rowsOfPages = 0;
    int stateChanges = 0;

    explicit Bench(int imagesOfTheAccount = 3)
    {
        for (int i = 0; i < imagesOfTheAccount; ++i)
            client.images.append(imageRow(imageName(i), QStringLiteral("iv-1")));
        QObject::connect(&tracker, &Tracker::readingCame, &tracker, [this](const Reading &reading) {
            readings.append(reading);
            tracker.wake(); // as the session does
        });
        QObject::connect(&tracker, &Tracker::pageCame, &tracker,
                         [this](const Reading &page) { rowsOfPages += page.rows.size(); });
        QObject::connect(&tracker, &Tracker::stateChanged, &tracker, [this] { ++stateChanges; });
    }
    [[nodiscard]] const TrackerState &state() const { return tracker.state(); }
    [[nodiscard]] double secondsToNext() const
    {
        return double(clock.utc().msecsTo(state().nextReadAt)) / 1000;
    }
    /// Lets the planned cycle begin and end.
    bool runCycle()
    {
        clock.advance(std::chrono::milliseconds(clock.utc().msecsTo(state().nextReadAt)));
        return QTest::qWaitFor([this] { return !state().reading; });
    }
};

} // namespace

class TestTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restsWhenThereIsNothingToFollow()
    {
        Bench bench;
        bench.tracker.wake();
        bench.tracker.readNow();
        bench.clock.advance(1h);
        QTest::qWait(0);
        QVERIFY(bench.client.reads.isEmpty());
        QVERIFY(!bench.state().running);
        QCOMPARE(bench.stateChanges, 0);
    }

    void readsEachImageByItself()
    {
        Bench bench;
        bench.need.images = imageIds(2);
        bench.need.catalogueRows = 300;
        bench.tracker.wake();
        QVERIFY(bench.state().running);
        QVERIFY(bench.client.reads.isEmpty()); // not from inside the call
        bench.clock.advance(0ms);
        QVERIFY(bench.state().reading);
        QTRY_COMPARE(bench.readings.size(), 2);
        QTRY_VERIFY(!bench.state().reading);
        QCOMPARE(bench.client.reads.at(0).imageId, imageName(0));
        QCOMPARE(bench.client.reads.at(0).pageSize, 100);
        QVERIFY(bench.readings.at(0).complete);
        QCOMPARE(bench.readings.at(0).single, ImageId{imageName(0)});
        QCOMPARE(bench.readings.at(0).rows.size(), 1);
        QCOMPARE(bench.readings.at(0).startedAt, bench.clock.utc());
        QCOMPARE(bench.state().lastReadAt, bench.clock.utc());
        QCOMPARE(bench.tracker.readCount(), 2);
    }

    void paceFollowsWhatMoves_data()
    {
        QTest::addColumn<bool>("moving");
        QTest::addColumn<double>("seconds");
        QTest::newRow("something moves") << true << 10.0;
        QTest::newRow("nothing moves") << false << 60.0;
    }
    void paceFollowsWhatMoves()
    {
        QFETCH(bool, moving);
        QFETCH(double, seconds);
        Bench bench;
        bench.need.images = imageIds(1);
        bench.need.moving = moving;
        bench.tracker.wake();
        QSet<qint64> waits;
        for (int cycle = 0; cycle < 20; ++cycle) {
            QVERIFY(bench.runCycle());
            const double wait = bench.secondsToNext();
            QVERIFY2(wait >= seconds * 0.8 && wait <= seconds * 1.2,
                     qPrintable(QString::number(wait)));
            waits.insert(qint64(wait * 1000));
        }
        QVERIFY(waits.size() > 1); // jitter
        QCOMPARE(bench.client.reads.size(), 20);
    }

    void pagesAreReadWhenTheyAreFewer()
    {
        Bench bench(2000);
        bench.need.images = imageIds(100);
        bench.need.catalogueRows = 2000;
        bench.need.query.productType = QStringLiteral("CloudApp");
        bench.tracker.wake();
        QVERIFY(bench.runCycle());
        QCOMPARE(bench.client.reads.size(), 20);
        QCOMPARE(bench.tracker.readCount(), 20);
        QCOMPARE(bench.client.reads.first().productType, QStringLiteral("CloudApp"));
        QCOMPARE(bench.readings.size(), 1);
        QVERIFY(bench.readings.first().complete);
        QVERIFY(!bench.readings.first().single);
        QCOMPARE(bench.readings.first().listed.size(), 2000);
        QCOMPARE(bench.rowsOfPages, 2000);
    }

    void cheaperWayIsTaken_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("mustSingle");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("reads");
        QTest::newRow("as many pages as images") << 3 << 0 << 300 << 3;
        QTest::newRow("one page less") << 4 << 0 << 300 << 3;
        QTest::newRow("some must be read by themselves") << 9 << 4 << 300 << 7;
        QTest::newRow("too many must") << 9 << 7 << 300 << 9;
        QTest::newRow("size of the account not known") << 9 << 0 << 0 << 9;
    }
    void cheaperWayIsTaken()
    {
        QFETCH(int, images);
        QFETCH(int, mustSingle);
        QFETCH(int, rows);
        QFETCH(int, reads);
        Bench bench(300);
        bench.need.images = imageIds(images);
        bench.need.mustSingle = imageIds(mustSingle);
        bench.need.catalogueRows = rows;
        bench.tracker.wake();
        QVERIFY(bench.runCycle());
        QCOMPARE(bench.client.reads.size(), reads);
        for (int i = 0; i < mustSingle; ++i) {
            QVERIFY(
                std::any_of(bench.readings.begin(), bench.readings.end(),
                            [i](const Reading &r) { return r.single == ImageId{imageName(i)}; }));
        }
    }

    void listingWithAMissingPageProvesNothing()
    {
        Bench bench(300);
        bench.need.images = imageIds(50);
        bench.need.catalogueRows = 300;
        bench.client.failingPages = {{2, errorWith(QLatin1String(codes::connectionCut))}};
        bench.tracker.wake();
        QVERIFY(bench.runCycle());
        QCOMPARE(bench.readings.size(), 1);
        QVERIFY(!bench.readings.first().complete);
        QCOMPARE(bench.readings.first().listed.size(), 200);
        QCOMPARE(bench.rowsOfPages, 200);
        QCOMPARE(bench.state().failing->code, QLatin1String(codes::connectionCut));
    }

    void failuresBackOffAndChangeNothing()
    {
        Bench bench;
        bench.need.images = imageIds(1);
        bench.need.moving = true;
        bench.tracker.wake();
        QVERIFY(bench.runCycle());
        const QDateTime readAt = bench.state().lastReadAt;
        for (int i = 0; i < 6; ++i)
            bench.client.failReads.append(errorWith(QLatin1String(codes::unreachable)));
        QDateTime since;
        QList<double> waits;
        for (int i = 0; i < 6; ++i) {
            QVERIFY(bench.runCycle());
            if (i == 0)
                since = bench.clock.utc();
            QCOMPARE(bench.state().failing->code, QLatin1String(codes::unreachable));
            QCOMPARE(bench.state().failingSince, since);
            waits.append(bench.secondsToNext());
        }
        QCOMPARE(waits, QList<double>({10, 20, 40, 80, 120, 120}));
        QCOMPARE(bench.readings.size(), 1);
        QCOMPARE(bench.state().lastReadAt, readAt);

        bench.clock.advance(5s);
        bench.tracker.readNow(); // the user tries now, and the line is back
        QVERIFY(bench.state().reading);
        QTRY_COMPARE(bench.readings.size(), 2);
        QTRY_VERIFY(!bench.state().failing);
        QVERIFY(bench.state().failingSince.isNull());
        QVERIFY(bench.secondsToNext() <= 12);
    }

    void throttlingEndsTheMinute_data()
    {
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("ahead");
        QTest::addColumn<int>("retryAfter");
        QTest::addColumn<double>("wait");
        QTest::newRow("as the minute begins") << 0 << 0 << 0 << 60.0;
        QTest::newRow("within the minute") << 20 << 0 << 0 << 40.0;
        QTest::newRow("the minute is the service's") << 20 << 15 << 0 << 25.0;
        QTest::newRow("the service is behind") << 20 << -30 << 0 << 10.0;
        QTest::newRow("the service asks for less") << 20 << 0 << 5 << 40.0;
        QTest::newRow("the service asks for more") << 20 << 0 << 200 << 200.0;
    }
    void throttlingEndsTheMinute()
    {
        QFETCH(int, second);
        QFETCH(int, ahead);
        QFETCH(int, retryAfter);
        QFETCH(double, wait);
        Bench bench(30);
        bench.clock.advance(std::chrono::seconds(second));
        bench.client.offset = std::chrono::seconds(ahead);
        bench.need.images = imageIds(30);
        bench.need.moving = true;
        bench.client.failReads = {
            errorWith(QStringLiteral("Throttling.User"), std::chrono::seconds(retryAfter))};
        bench.tracker.wake();
        QVERIFY(bench.runCycle());
        const qsizetype reads = bench.client.reads.size();
        QVERIFY(reads <= 4); // those on the wire: the rest of the cycle is left out
        // Not all programs at once, when the minute is over.
        QVERIFY2(bench.secondsToNext() > wait && bench.secondsToNext() <= wait + 4,
                 qPrintable(QString::number(bench.secondsToNext())));

        bench.tracker.readNow(); // neither a submit nor the user break the rule
        bench.tracker.wake();
        bench.clock.advance(std::chrono::milliseconds(qint64(wait * 1000)));
        QTest::qWait(0);
        QCOMPARE(bench.client.reads.size(), reads);
        bench.clock.advance(4s);
        QTRY_COMPARE(bench.client.reads.size(), reads + 30);
        QTRY_VERIFY(!bench.state().failing);
    }

    void afterThrottlingItComesBackSlowly()
    {
        Bench bench;
        bench.need.images = imageIds(1);
        bench.need.moving = true;
        bench.client.failReads = {errorWith(QStringLiteral("Throttling"))};
        bench.tracker.wake();
        QVERIFY(bench.runCycle());
        for (const double wait : {40.0, 20.0, 10.0, 10.0}) {
            QVERIFY(bench.runCycle());
            QVERIFY2(bench.secondsToNext() >= wait * 0.8 && bench.secondsToNext() <= wait * 1.2,
                     qPrintable(QString::number(bench.secondsToNext())));
        }
    }

    void aThrottledListingStops()
    {
        Bench bench(2000);
        bench.need.images = imageIds(100);
        bench.need.moving = true;
        bench.need.catalogueRows = 2000;
        bench.client.failingPages = {{3, errorWith(QStringLiteral("Throttling.User"))}};
        bench.tracker.wake();
        QVERIFY(bench.runCycle());
        QVERIFY2(bench.client.reads.size() <= 8,
                 qPrintable(QString::number(bench.client.reads.size())));
        QCOMPARE(bench.state().failing->code, QStringLiteral("Throttling.User"));
        QVERIFY(bench.secondsToNext() > 60);
    }

    void itReadsAtOnceAfterASleep()
    {
        test::JumpyClock computer(QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC));
        SteadyClock clock(computer);
        FakeClient client;
        client.images = {imageRow(imageName(0), QStringLiteral("iv-1"))};
        TrackingNeed need;
        need.images = imageIds(1);
        Tracker tracker(client, clock, [&need] { return need; });
        tracker.readNow();
        QTRY_VERIFY(!tracker.state().reading);
        QCOMPARE(client.reads.size(), 1);
        QVERIFY(clock.utc().secsTo(tracker.state().nextReadAt) >= 48);
        computer.jump(8h);
        computer.advance(5s);
        QCOMPARE(client.reads.size(), 2);
        QTRY_VERIFY(!tracker.state().reading);

        // A clock that is set back delays nothing.
        computer.jump(-1h);
        computer.advance(72s);
        QCOMPARE(client.reads.size(), 3);
        QTRY_VERIFY(!tracker.state().reading);
        QVERIFY(clock.utc().secsTo(tracker.state().nextReadAt) <= 72);
    }

    void readNowNeverReadsMoreOftenThanEveryFiveSeconds()
    {
        Bench bench;
        bench.need.images = imageIds(1);
        bench.need.moving = true;
        bench.tracker.readNow();
        QVERIFY(bench.state().reading);
        bench.tracker.readNow(); // during the cycle
        QTRY_VERIFY(!bench.state().reading);
        QCOMPARE(bench.secondsToNext(), 5.0);
        bench.clock.advance(2s);
        bench.tracker.readNow(); // soon after it
        QCOMPARE(bench.secondsToNext(), 3.0);
        QCOMPARE(bench.client.reads.size(), 1);
        QVERIFY(bench.runCycle());
        QCOMPARE(bench.client.reads.size(), 2);
        bench.clock.advance(7s);
        bench.tracker.readNow();
        QCOMPARE(bench.client.reads.size(), 3);
    }

    void wakeBringsASlowReadForward()
    {
        Bench bench;
        bench.need.images = imageIds(1);
        bench.tracker.wake();
        QVERIFY(bench.runCycle());
        QVERIFY(bench.secondsToNext() >= 48);
        bench.need.moving = true;
        bench.tracker.wake();
        QVERIFY(bench.secondsToNext() <= 12);
        const QDateTime planned = bench.state().nextReadAt;
        bench.clock.advance(1s);
        bench.tracker.wake(); // asked again, nothing new
        QCOMPARE(bench.state().nextReadAt, planned);
    }

    void stopsWhenAllHasEndedAndBeginsAgain()
    {
        Bench bench;
        bench.need.images = imageIds(1);
        bench.need.moving = true;
        bench.tracker.wake();
        QVERIFY(bench.runCycle());
        bench.need.images.clear();
        bench.tracker.wake();
        QVERIFY(!bench.state().running);
        QVERIFY(bench.state().nextReadAt.isNull());
        bench.clock.advance(1h);
        QCOMPARE(bench.client.reads.size(), 1);

        bench.need.images = imageIds(1);
        bench.tracker.wake();
        QCOMPARE(bench.secondsToNext(), 0.0); // the last read is long ago
        QVERIFY(bench.runCycle());
        QCOMPARE(bench.client.reads.size(), 2);
    }

    void destroyedTrackerIsNeverCalledBack()
    {
        ManualClock clock(QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC));
        FakeClient client;
        TrackingNeed need;
        need.images = imageIds(1);
        {
            Tracker tracker(client, clock, [&need] { return need; });
            tracker.readNow();
            QCOMPARE(client.readsInFlight, 1);
        }
        QCOMPARE(client.readsInFlight, 0);
        clock.advance(1h);
        QTest::qWait(0);
        QCOMPARE(client.reads.size(), 1);
    }
};

REGIONCAST_TEST(TestTracker)
#include "tst_tracker.moc"
