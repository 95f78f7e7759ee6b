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

    void aScaleAgreesAtItsOriginAndRunsFasterFromThere()
    {
        const QDateTime origin(QDate(2026, 10, 30), QTime(8, 0), Qt::UTC);
        const ClockScale scale{60, origin};
        QCOMPARE(scale.at(origin), origin);
        QCOMPARE(scale.at(origin.addSecs(1)), origin.addSecs(60));
        QCOMPARE(scale.at(origin.addMSecs(-1)), origin.addMSecs(-60));
        QVERIFY(!ClockScale{}.isScaled());
        QCOMPARE(ClockScale{}.at(origin), origin);
    }

    void scalesAreReadFromText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("factor"); // 0 = refused
        QTest::addColumn<QDateTime>("origin");
        const QDateTime eight(QDate(2026, 10, 30), QTime(8, 0), Qt::UTC);
        const QDateTime midnight(QDate(2026, 10, 31), QTime(0, 0), Qt::UTC);
        QTest::newRow("with origin") << QStringLiteral("60@2026-10-30T08:00:00Z") << 60.0 << eight;
        QTest::newRow("a broken factor")
            << QStringLiteral("1.5@2026-10-30T08:00:00Z") << 1.5 << eight;
        QTest::newRow("without origin: today's midnight")
            << QStringLiteral("60") << 60.0 << midnight;
        for (const char *bad :
             {"", "@", "fast", "0", "0.5", "-3", "nan", "inf", "1001", "60@", "60@yesterday",
              "60@2026-10-30T08:00:00", "60@2026-10-30T08:00:00+02:00", "1000@1990-01-01T00:00:00Z",
              "1000@2030-01-01T00:00:00Z"})
            QTest::addRow("refused: %s", bad) << QString::fromLatin1(bad) << 0.0 << QDateTime();
    }

    void scalesAreReadFromText()
    {
        QFETCH(QString, text);
        QFETCH(double, factor);
        QFETCH(QDateTime, origin);
        const QDateTime now(QDate(2026, 10, 31), QTime(12, 0), Qt::UTC);
        const auto scale = ClockScale::fromText(text, now);
        QCOMPARE(scale.has_value(), factor > 0);
        if (scale)
            QCOMPARE(*scale, (ClockScale{factor, origin}));
    }

    void scaledClockWaitsShorterAndNeverTooShort()
    {
        ScaledClock clock({600, QDateTime::currentDateTimeUtc()});
        const QDateTime utc = clock.utc();
        const auto monotonic = clock.monotonic();
        bool ran = false;
        const Pending minute = clock.after(1min, [&] { ran = true; }); // 100 ms
        bool ranForReal = false;
        const Pending real = clock.afterReal(1min, [&] { ranForReal = true; });
        QVERIFY(!ran);
        QTRY_VERIFY(ran);
        QVERIFY(utc.msecsTo(clock.utc()) >= 60'000);
        QVERIFY(clock.monotonic() - monotonic >= 1min);
        QVERIFY(!ranForReal);
    }

    void onlyAScaledClockTellsRealTimeApart()
    {
        ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        bool ran = false;
        const Pending pending = clock.afterReal(1s, [&] { ran = true; });
        clock.advance(1s);
        QVERIFY(ran);
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
