#include "fakeconsole.h"
#include "mainwindow/notices.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace regioncast;
using namespace std::chrono_literals;
using test::FakeConsole;

namespace {

const RegionId frankfurt{QStringLiteral("eu-central-1")};

/// The console with two copies under way, to Tokyo and Frankfurt, and what is told of them.
struct Told : FakeConsole
{
    std::unique_ptr<Notices> notices;
    std::unique_ptr<QSignalSpy> told;

    bool sendTwo()
    {
        furnish = [](test::FakeClient &made) {
            made.regions.append(frankfurt);
        };
        if (!open())
            return false;
        notices = std::make_unique<Notices>(console.context());
        notices->setSession(&console.session());
        told = std::make_unique<QSignalSpy>(notices.get(), &Notices::notice);
        return send({test::tokyo, frankfurt});
    }
    ~Told() { notices.reset(); }
    /// What the service shows of the image from now on.
    void show(const QString &atTokyo, const QString &atFrankfurt) const
    {
        client->images = {
            test::imageRow(QStringLiteral("img-1"), QStringLiteral("v1"),
                           {{QStringLiteral("cn-shanghai"), QStringLiteral("AVAILABLE")},
                            {test::tokyo.text, atTokyo},
                            {frankfurt.text, atFrankfurt}})};
    }
    [[nodiscard]] bool isEndTold()
    {
        return QTest::qWaitFor(
            [this] {
                return console.second() && !told->isEmpty()
                       && told->last().at(0).toString().endsWith(QStringLiteral(" ended"));
            },
            20'000);
    }
    [[nodiscard]] QString titleOf(int which) const { return told->at(which).at(0).toString(); }
    [[nodiscard]] QString textOf(int which) const { return told->at(which).at(1).toString(); }
};

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstFailureAndTheEndAreTold()
    {
        Told bench;
        QVERIFY(bench.sendTwo());
        bench.show(QStringLiteral("CREATING"), QStringLiteral("CREATE_FAILED"));
        QTRY_VERIFY_WITH_TIMEOUT(bench.console.second() && bench.told->size() == 1, 20'000);
        QCOMPARE(bench.titleOf(0), QStringLiteral("1 of 2 copies did not get there"));
        QVERIFY2(bench.textOf(0).startsWith(QStringLiteral(
                     "name of img-1 v1 to Frankfurt: Failed: no reason given. Batch of ")),
                 qPrintable(bench.textOf(0)));
        for (int i = 0; i < 30; ++i)
            bench.console.second();
        QCOMPARE(bench.told->size(), 1);

        bench.show(QStringLiteral("AVAILABLE"), QStringLiteral("CREATE_FAILED"));
        QTRY_VERIFY_WITH_TIMEOUT(bench.console.second() && bench.told->size() == 2, 20'000);
        QVERIFY(bench.titleOf(1).endsWith(QStringLiteral(" ended")));
        QVERIFY2(bench.textOf(1).startsWith(QStringLiteral("1 of 2 done · 1 failed. Took ")),
                 qPrintable(bench.textOf(1)));
    }

    void aRetryIsNewsAgain()
    {
        Told bench;
        QVERIFY(bench.sendTwo());
        bench.show(QStringLiteral("AVAILABLE"), QStringLiteral("CREATE_FAILED"));
        QVERIFY(bench.isEndTold());
        bench.told->clear();
        QList<qint64> failed;
        for (const auto &[number, destination] : bench.console.session().tasks().destinations()) {
            if (destination.isUnsolved())
                failed.append(number);
        }
        const QList<Wish> wishes = bench.console.session().retryWishes(failed);
        QVERIFY(bench.submit(wishes));
        bench.show(QStringLiteral("AVAILABLE"), QStringLiteral("AVAILABLE"));
        QTRY_VERIFY_WITH_TIMEOUT(bench.console.second() && bench.told->size() == 1, 20'000);
        QVERIFY2(bench.textOf(0).startsWith(QStringLiteral("2 of 2 done. Took ")),
                 qPrintable(bench.textOf(0)));
    }

    void afterAPartialRetryOnlyTheRetryIsNews()
    {
        Told bench;
        QVERIFY(bench.sendTwo());
        bench.show(QStringLiteral("CREATE_FAILED"), QStringLiteral("CREATE_FAILED"));
        QVERIFY(bench.isEndTold());
        bench.told->clear();
        QVERIFY(bench.submit(bench.console.session().retryWishes({1})));
        QTRY_COMPARE(bench.client->starts.size(), 2);
        bench.show(QStringLiteral("CREATING"), QStringLiteral("CREATE_FAILED"));
        for (int i = 0; i < 30; ++i) {
            bench.console.second();
            QTest::qWait(0);
        }
        QCOMPARE(bench.told->size(), 0); // the other one is no news
        bench.show(QStringLiteral("AVAILABLE"), QStringLiteral("CREATE_FAILED"));
        QTRY_VERIFY_WITH_TIMEOUT(bench.console.second() && bench.told->size() == 1, 20'000);
    }

    void whatHadEndedBeforeIsNotTold()
    {
        Told bench;
        QVERIFY(bench.sendTwo());
        bench.show(QStringLiteral("AVAILABLE"), QStringLiteral("CREATE_FAILED"));
        QVERIFY(bench.isEndTold());
        Notices late(bench.console.context());
        QSignalSpy told(&late, &Notices::notice);
        QSignalSpy changed(&bench.console.session(), &ProfileSession::tasksChanged);
        late.setSession(&bench.console.session());
        bench.console.session().markSolved({1, 2});
        QVERIFY(!changed.isEmpty());
        QCOMPARE(told.size(), 0);
    }
};

REGIONCAST_TEST(TestNotices)
#include "tst_notices.moc"
