#include "distribution/estimates.h"
#include "support/fakeclient.h"
#include "support/testmain.h"
#include "taskrecordsamples.h"

#include <QTest>

using namespace regioncast;
using namespace std::chrono_literals;
using regioncast::test::imageRow;
using regioncast::test::sampleBatch;

namespace {

const RegionId shanghai{QStringLiteral("cn-shanghai")};
const RegionId tokyo{QStringLiteral("ap-northeast-1")};
const RegionId paris{QStringLiteral("eu-west-1")};
const QDateTime start(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC);

/// An image of 40 GiB, and copies of it that took so long.
struct Past
{
    TaskBook book;
    Catalogue catalogue;
    qint64 last = 0;

    Past()
    {
        Reading reading;
        reading.startedAt = start;
        ImageRow row = imageRow(QStringLiteral("imgc-a"), QStringLiteral("iv-1"));
        row.systemDiskSize = 30;
        row.dataDiskSize = 10;
        reading.rows = {row};
        catalogue.merge(reading);
    }
    Destination add(const RegionId &to, const std::optional<RegionId> &from,
                    const std::function<void(Destination &)> &change)
    {
        ++last;
        TaskRecords records = sampleBatch(last, {to.text});
        records.tasks.first().source = from;
        Destination &destination = records.destinations.first();
        destination.sentAt = start;
        destination.facts.request = RequestState::Accepted;
        change(destination);
        book.apply(records);
        return *book.destination(last);
    }
    void arrived(const RegionId &to, std::chrono::seconds took,
                 const std::optional<RegionId> &from = shanghai)
    {
        add(to, from, [took](Destination &destination) {
            destination.since = start.addSecs(took.count());
            destination.facts.seenAt = destination.since.addSecs(-10);
            destination.facts.latched = DestinationState::Done;
        });
    }
    Destination copying(const RegionId &to, int progress)
    {
        return add(to, shanghai, [progress](Destination &destination) {
            destination.facts.seen = Copy{CopyState::Copying, QStringLiteral("CREATING"), progress};
        });
    }
};

} // namespace

class TestEstimates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMiddleHalfOfWhatWasSeen()
    {
        Past past;
        for (const auto took : {100s, 200s, 300s, 400s, 500s})
            past.arrived(tokyo, took);
        const Estimates estimates(past.book, past.catalogue);
        QCOMPARE(estimates.whole(40, shanghai, tokyo), (TimeBand{200s, 400s}));
        QCOMPARE(estimates.whole(80, shanghai, tokyo), (TimeBand{400s, 800s}));
    }

    void nothingIsSaidBelowFiveSamples()
    {
        Past past;
        for (int i = 0; i < 4; ++i)
            past.arrived(tokyo, 100s);
        for (int i = 0; i < 5; ++i) {
            past.arrived(paris, 100s, std::nullopt);
            past.add(tokyo, shanghai, [](Destination &destination) { // failed: no sample
                destination.since = start.addSecs(100);
                destination.facts.seen =
                    Copy{CopyState::Failed, QStringLiteral("CREATE_FAILED"), {}};
                destination.facts.failedReads = 2;
            });
        }
        const Estimates estimates(past.book, past.catalogue);
        QVERIFY(!estimates.whole(40, shanghai, tokyo));
        QVERIFY(!estimates.whole(40, shanghai, paris)); // from another source
        QVERIFY(estimates.whole(40, std::nullopt, paris));
        QVERIFY(!estimates.whole(0, std::nullopt, paris));
        QVERIFY(!Estimates().whole(40, shanghai, tokyo));
    }

    void onlyArrivalsThatWereWatchedAreSamples_data()
    {
        QTest::addColumn<RequestState>("request");
        QTest::addColumn<int>("took");
        QTest::addColumn<int>("lookedBefore"); // seconds before it was seen there; -1 = never
        QTest::addColumn<bool>("counts");
        const auto row = [](const char *name, RequestState request, int took, int before,
                            bool counts) {
            QTest::newRow(name) << request << took << before << counts;
        };
        row("read all the time", RequestState::Accepted, 400, 10, true);
        row("read slowly", RequestState::Accepted, 400, 72, true);
        row("arrived while nobody read", RequestState::Accepted, 30'000, 29'000, false);
        row("there at the first look, soon", RequestState::Accepted, 20, -1, true);
        row("there at the first look, the next day", RequestState::Accepted, 86'400, -1, false);
        row("from a journal that does not tell", RequestState::Accepted, 400, 0, false);
        row("perhaps it is not ours", RequestState::Doubtful, 400, 10, false);
    }
    void onlyArrivalsThatWereWatchedAreSamples()
    {
        QFETCH(RequestState, request);
        QFETCH(int, took);
        QFETCH(int, lookedBefore);
        QFETCH(bool, counts);
        Past past;
        for (int i = 0; i < 5; ++i) {
            past.add(tokyo, shanghai, [&](Destination &destination) {
                destination.since = start.addSecs(took);
                destination.facts.request = request;
                destination.facts.latched = DestinationState::Done;
                if (lookedBefore >= 0)
                    destination.facts.seenAt = destination.since.addSecs(-lookedBefore);
            });
        }
        const Estimates estimates(past.book, past.catalogue);
        QCOMPARE(estimates.whole(40, shanghai, tokyo).has_value(), counts);
    }

    void anImageOfUnknownSizeIsNoSample()
    {
        Past past;
        for (int i = 0; i < 5; ++i)
            past.arrived(tokyo, 100s);
        QVERIFY(!Estimates(past.book, Catalogue()).whole(40, shanghai, tokyo));
        QVERIFY(!gibOf(Catalogue(), {{QStringLiteral("imgc-a")}, {QStringLiteral("iv-1")}}));
    }

    void whatIsLeftShrinksWithProgress()
    {
        Past past;
        for (int i = 0; i < 5; ++i)
            past.arrived(tokyo, 400s);
        const Estimates estimates(past.book, past.catalogue);
        const auto left = [&](const Destination &destination) {
            return estimates.left(past.book, past.catalogue, destination, start.addSecs(100));
        };
        QCOMPARE(left(past.copying(tokyo, 0)), (TimeBand{300s, 300s})); // by what has passed
        QVERIFY(
            !estimates.left(past.book, past.catalogue, past.copying(tokyo, 0), start.addSecs(400)));
        QCOMPARE(left(past.copying(tokyo, 75)), (TimeBand{100s, 100s}));
        QCOMPARE(left(past.copying(tokyo, 100)), (TimeBand{1s, 1s}));
        QVERIFY(!left(past.copying(paris, 50)));
        const Destination stalled = past.add(tokyo, shanghai, [](Destination &destination) {
            destination.facts.seen = Copy{CopyState::Copying, QStringLiteral("CREATING"), 10};
            destination.facts.unchangedReads = stalledReads;
        });
        QVERIFY(!left(stalled));
        QVERIFY(!left(*past.book.destination(1))); // it has arrived
    }

    void limitsMakeManyCopiesTakeLonger()
    {
        const TimeBand band{60s, 120s};
        QVERIFY(!timeForAll({}, {}));
        QCOMPARE(timeForAll({{tokyo, band}}, {1, 1}), band);
        QCOMPARE(timeForAll({{tokyo, band}, {paris, band}}, {1, 2}), band);
        QCOMPARE(timeForAll({{tokyo, band}, {tokyo, band}}, {1, 60}), (TimeBand{120s, 240s}));
        QCOMPARE(timeForAll({{tokyo, band}, {paris, band}}, {5, 1}), (TimeBand{120s, 240s}));
        QCOMPARE(timeForAll({{tokyo, band}, {tokyo, {600s, 900s}}}, {5, 60}),
                 (TimeBand{600s, 900s}));
    }
};

REGIONCAST_TEST(TestEstimates)
#include "tst_estimates.moc"
