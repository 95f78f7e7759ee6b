#include "support/clock.h"
#include "support/testmain.h"

#include <QSet>
#include <QTest>

using namespace regioncast;
using namespace std::chrono_literals;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manualClockRunsAlarmsInOrderAtTheirOwnTime()
    {
        const QDateTime start(QDate(2026, 10, 31), QTime(8, 0), Qt::UTC);
        ManualClock clock(start);
        QStringList log;
        auto note = [&](const QString &what) {
            log.append(what + QString::number(start.secsTo(clock.utc())));
        };
        const Pending second = clock.after(20s, [&] { note(QStringLiteral("b")); });
        Pending nested;
        const Pending first = clock.after(10s, [&] {
            note(QStringLiteral("a"));
            nested = clock.after(5s, [&] { note(QStringLiteral("n")); });
        });
        clock.advance(30s);
        QCOMPARE(log, QStringList(
                          {QStringLiteral("a10"), QStringLiteral("n15"), QStringLiteral("b20")}));
        QCOMPARE(clock.utc(), start.addSecs(30));
    }

    void destroyedPendingNeverRuns()
    {
        ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        bool ran = false;
        {
            const Pending dropped = clock.after(1s, [&] { ran = true; });
        }
        clock.advance(1min);
        QVERIFY(!ran);
        QVERIFY(clock.untilNext() < 0ms);
    }

    void systemClockScattersWithinTheShare()
    {
        SystemClock clock;
        QSet<qint64> waits;
        for (int i = 0; i < 50; ++i) {
            const auto wait = clock.scattered(10s, 0.2);
            QVERIFY(wait >= 8s && wait <= 12s);
            waits.insert(wait.count());
        }
        QVERIFY(waits.size() > 1);
        QCOMPARE(clock.scattered(10s, 0), 10s);
    }

    void systemClockCallsFromTheEventLoop()
    {
        SystemClock clock;
        bool ran = false;
        const Pending pending = clock.after(0ms, [&] { ran = true; });
        QVERIFY(!ran);
        QTRY_VERIFY(ran);
    }
};

REGIONCAST_TEST(TestClock)
#include "tst_clock.moc"
