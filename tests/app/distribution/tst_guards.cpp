#include "distribution/guards.h"
#include "support/error.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;

class TestGuards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patternsNameImages_data()
    {
        QTest::addColumn<QStringList>("patterns");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, const QStringList &patterns, bool allowed) {
            QTest::newRow(name) << patterns << allowed;
        };
        row("none", {}, true);
        row("id", {QStringLiteral("imgc-1")}, true);
        row("name", {QStringLiteral("Office (v+) 2026")}, true);
        row("case does not count", {QStringLiteral("OFFICE (V+) 2026")}, true);
        row("begins so", {QStringLiteral("office*")}, true);
        row("ends so", {QStringLiteral("*2026")}, true);
        row("part", {QStringLiteral("office")}, false);
        row("other signs stand for themselves", {QStringLiteral("office.*")}, false);
        row("one of several",
            {QStringLiteral("x"), QStringLiteral("imgc-?"), QStringLiteral("imgc-1")}, true);
    }
    void patternsNameImages()
    {
        QFETCH(QStringList, patterns);
        QFETCH(bool, allowed);
        Guards guards;
        guards.images = patterns;
        const QString code =
            guardAgainst(guards, {QStringLiteral("imgc-1")}, QStringLiteral("office (v+) 2026"),
                         {QStringLiteral("eu-west-1")});
        QCOMPARE(code, allowed ? QString() : QString::fromLatin1(codes::imageNotAllowed));
        QCOMPARE(isGuard(code), !allowed);
    }

    void imageWithoutANameIsKnownByItsId()
    {
        Guards guards;
        guards.images = {QStringLiteral("*")};
        QVERIFY(guardAgainst(guards, {QStringLiteral("imgc-1")}, {}, {}).isEmpty());
        guards.images = {QStringLiteral("office*")};
        QCOMPARE(guardAgainst(guards, {QStringLiteral("imgc-1")}, {}, {}),
                 QString::fromLatin1(codes::imageNotAllowed));
    }

    void hoursMayGoOverMidnight_data()
    {
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("to");
        QTest::addColumn<QTime>("now");
        QTest::addColumn<QDateTime>("next"); // local; null = now
        const QDate day(2026, 11, 24);
        const auto row = [day](const char *name, int from, int to, int now, int day2, int hour) {
            QTest::newRow(name) << QTime(from, 0) << QTime(to, 0) << QTime(now, 30)
                                << (hour < 0 ? QDateTime()
                                             : QDateTime(day.addDays(day2), QTime(hour, 0)));
        };
        row("inside", 8, 18, 12, 0, -1);
        row("before", 8, 18, 7, 0, 8);
        row("after", 8, 18, 18, 1, 8);
        row("at night, inside, late", 22, 6, 23, 0, -1);
        row("at night, inside, early", 22, 6, 5, 0, -1);
        row("at night, outside", 22, 6, 12, 0, 22);
        row("whole day", 9, 9, 3, 0, -1);
    }
    void hoursMayGoOverMidnight()
    {
        QFETCH(QTime, from);
        QFETCH(QTime, to);
        QFETCH(QTime, now);
        QFETCH(QDateTime, next);
        Guards guards;
        guards.hours = Hours{from, to};
        const std::optional<QDateTime> waits =
            waitsForHours(guards, QDateTime(QDate(2026, 11, 24), now).toUTC());
        QCOMPARE(waits.value_or(QDateTime()), next);
        QVERIFY(!waitsForHours(Guards(), QDateTime::currentDateTimeUtc()));
    }
};

REGIONCAST_TEST(TestGuards)
#include "tst_guards.moc"
