#include "distribution/steadyclock.h"
#include "support/jumpyclock.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;
using namespace std::chrono_literals;

namespace {

const QDateTime noon(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC);

struct Bench
{
    test::JumpyClock computer{noon};
    SteadyClock clock{computer};
    QList<QDateTime> rang;

    Pending ringAfter(std::chrono::milliseconds delay)
    {
        return clock.after(delay, [this] { rang.append(clock.utc()); });
    }
};

} // namespace

class TestSteadyClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheComputersTime()
    {
        Bench bench;
        QCOMPARE(bench.clock.utc(), noon);
        bench.computer.advance(90s);
        QCOMPARE(bench.clock.utc(), noon.addSecs(90));
        const Pending alarm = bench.ringAfter(61s);
        bench.computer.advance(60s);
        QVERIFY(bench.rang.isEmpty());
        bench.computer.advance(2s);
        QCOMPARE(bench.rang, QList<QDateTime>{noon.addSecs(151)});
    }

    void neverGoesBack()
    {
        Bench bench;
        bench.computer.advance(10s);
        const auto before = bench.clock.monotonic();
        bench.computer.jump(-1h);
        QCOMPARE(bench.clock.utc(), noon.addSecs(10));
        bench.computer.advance(5s);
        QCOMPARE(bench.clock.utc(), noon.addSecs(15));
        QCOMPARE(bench.clock.monotonic() - before, 5s);
        const Pending alarm = bench.ringAfter(10s);
        bench.computer.advance(10s);
        QCOMPARE(bench.rang.size(), 1);
    }

    void whatFellDueWhileTheComputerSleptRingsSoonAfter()
    {
        Bench bench;
        const Pending alarm = bench.ringAfter(1h);
        const Pending next = bench.ringAfter(9h);
        bench.computer.advance(7s);
        bench.computer.jump(8h); // the timers stood still
        bench.computer.advance(5s);
        QCOMPARE(bench.rang.size(), 1);
        QVERIFY(bench.rang.first() >= noon.addSecs(8 * 3600));
        bench.computer.advance(1h);
        QCOMPARE(bench.rang.size(), 2);
    }

    void aWaitThatWasDroppedNeverRings()
    {
        Bench bench;
        Pending alarm = bench.ringAfter(1min);
        bench.computer.advance(30s);
        alarm.reset();
        bench.computer.advance(1h);
        QVERIFY(bench.rang.isEmpty());
        QVERIFY(bench.computer.untilNext() < 0ms);
    }
};

REGIONCAST_TEST(TestSteadyClock)
#include "tst_steadyclock.moc"
