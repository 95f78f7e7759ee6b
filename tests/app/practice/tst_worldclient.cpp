#include "practice/worldclient.h"

#include "support/testmain.h"
#include "worldfixture.h"

#include <QTest>

using namespace regioncast;
using namespace regioncast::test;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    World world{settingsOf()};
    ManualClock clock{epoch()};
    WorldClient client{world, clock};
};

} // namespace

class TestWorldClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersFromTheEventLoopWhileTheClockStandsStill()
    {
        Fixture f;
        std::optional<Result<ImagePage>> page;
        std::optional<Result<RegionList>> regions;
        std::optional<StartTaskOutcome> outcome;
        const Pending a = f.client.listImages({}, [&](const auto &r) { page = r; });
        const Pending b = f.client.listRegions({}, [&](const auto &r) { regions = r; });
        f.client.startTask(
            requestFor(f.world, QStringLiteral("win11-office"), {QStringLiteral("us-east-1")}),
            [&](const auto &o) { outcome = o; });
        QVERIFY(!page && !regions && !outcome);
        QTRY_VERIFY(page && regions && outcome);
        QCOMPARE(page->value(), *f.world.listImages({}, epoch()));
        QCOMPARE(regions->value(), f.world.listRegions({}));
        QVERIFY(outcome->result);
        QCOMPARE(outcome->result->tid, f.world.accepted().first().tid);
        QCOMPARE(outcome->result->requestId, outcome->exchange.requestId);
        QCOMPARE(outcome->signedAt, epoch());
        QCOMPARE(f.client.callCount(QStringLiteral("ListImage")), 1);
    }

    void followsTheClock()
    {
        Fixture f;
        const QString name = QStringLiteral("win11-office");
        f.client.startTask(requestFor(f.world, name, {QStringLiteral("us-east-1")}),
                           [](const auto &) {});
        f.clock.advance(1h);
        std::optional<Result<ImagePage>> page;
        ListImageQuery query;
        query.imageName = name;
        const Pending pending = f.client.listImages(query, [&](const auto &r) { page = r; });
        QTRY_VERIFY(page);
        QVERIFY(
            (*page)->rows.first().imageRegionList.contains(RegionId{QStringLiteral("us-east-1")}));
    }

    void aDroppedCallNeverAnswers()
    {
        Fixture f;
        bool dropped = false;
        {
            const Pending pending = f.client.listImages({}, [&](const auto &) { dropped = true; });
        }
        bool later = false;
        const Pending pending = f.client.listRegions({}, [&](const auto &) { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(!dropped);
    }

    void failuresComeAsOrdered_data()
    {
        QTest::addColumn<Effect>("effect");
        QTest::addColumn<qsizetype>("accepted");
        QTest::newRow("refused") << Effect::Refused << qsizetype(0);
        QTest::newRow("nothing sent") << Effect::NothingSent << qsizetype(0);
        QTest::newRow("may have happened: taken, and the answer lost")
            << Effect::MayHaveHappened << qsizetype(1);
    }
    void failuresComeAsOrdered()
    {
        QFETCH(Effect, effect);
        Fixture f;
        QList<Exchange> seen;
        f.client.observe([&](const Exchange &exchange) { seen.append(exchange); });
        Error error;
        error.effect = effect;
        error.code = QStringLiteral("Test.Failure");
        f.client.failNext(QStringLiteral("StartTaskForDistributeImage"), error);
        std::optional<StartTaskOutcome> outcome;
        const StartTaskRequest request =
            requestFor(f.world, QStringLiteral("win11-office"), {QStringLiteral("us-east-1")});
        f.client.startTask(request, [&](const auto &o) { outcome = o; });
        QTRY_VERIFY(outcome);
        QVERIFY(!outcome->result);
        QCOMPARE(outcome->result.error().code, error.code);
        QTEST(f.world.accepted().size(), "accepted");
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen.first().code, error.code);
        QVERIFY(seen.first().request.contains(QStringLiteral("ImageId=")));

        // Once only.
        outcome.reset();
        f.client.startTask(request, [&](const auto &o) { outcome = o; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->result.has_value(), effect != Effect::MayHaveHappened);
        QCOMPARE(f.client.received(), QList<StartTaskRequest>({request, request}));
    }
};

REGIONCAST_TEST(TestWorldClient)
#include "tst_worldclient.moc"
