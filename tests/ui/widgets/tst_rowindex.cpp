#include "support/testmain.h"
#include "widgets/rowindex.h"

#include <QTest>

using namespace regioncast;

using Rows = QList<qsizetype>;

class TestRowIndex : public QObject
{
    Q_OBJECT

    static RowIndex named(const QStringList &names)
    {
        RowIndex index;
        for (const QString &name : names)
            index.add(name, {{}, name});
        return index;
    }

private Q_SLOTS:
    void namesOrderAsPeopleCount_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("numbers by value") << "v2"
                                          << "v10";
        QTest::newRow("number inside") << "win7-base"
                                       << "win10-base";
        QTest::newRow("several numbers") << "1.9.12"
                                         << "1.10.2";
        QTest::newRow("case does not matter") << "alpha"
                                              << "Beta";
        QTest::newRow("case decides between equals") << "Alpha"
                                                     << "alpha";
        QTest::newRow("a beginning first") << "rhel9"
                                           << "rhel9-cad";
        QTest::newRow("leading zeros are no value") << "a007"
                                                    << "a8";
        QTest::newRow("equal value, zeros decide") << "a07"
                                                   << "a7";
        QTest::newRow("longer than any integer") << "x99999999999999999999998"
                                                 << "x99999999999999999999999";
        QTest::newRow("empty first") << ""
                                     << "a";
        QTest::newRow("zero before one") << "v0"
                                         << "v1";
    }

    void namesOrderAsPeopleCount()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QVERIFY(compareNatural(before, after) < 0);
        QVERIFY(compareNatural(after, before) > 0);
        QVERIFY(compareNatural(before, before) == 0);
    }

    void missingNumbersAreTheSmallest()
    {
        const SortKey none{{}, QStringLiteral("z")};
        const SortKey zero{0.0, QStringLiteral("a")};
        QVERIFY(compareKeys(none, zero) < 0);
        QVERIFY(compareKeys(zero, none) > 0);
        QVERIFY(compareKeys({2.0, {}}, {10.0, {}}) < 0);
        QVERIFY(compareKeys({2.0, QStringLiteral("a")}, {2.0, QStringLiteral("b")}) < 0);
    }

    void everyWordMustBeThere()
    {
        const RowIndex index =
            named({QStringLiteral("rhel9-cad v7 Ubuntu"), QStringLiteral("win11-office v7"),
                   QStringLiteral("STRASSE")});
        auto shown = [&index](const char *search) {
            return index.visible(foldedWords(QString::fromUtf8(search)), {});
        };
        QCOMPARE(shown(""), Rows({0, 1, 2}));
        QCOMPARE(shown("V7"), Rows({0, 1}));
        QCOMPARE(shown("  office   V7 "), Rows({1}));
        QCOMPARE(shown("cad office"), Rows());
        QCOMPARE(shown("strasse"), Rows({2}));
    }

    void sortsBothWaysWithTiesByAge()
    {
        RowIndex index =
            named({QStringLiteral("v10"), QStringLiteral("v2"), QStringLiteral("v10")});
        index.sort(Qt::AscendingOrder);
        QCOMPARE(index.visible({}, {}), Rows({1, 0, 2}));
        index.sort(Qt::DescendingOrder);
        QCOMPARE(index.visible({}, {}), Rows({0, 2, 1}));
    }

    void changedRowsStayWhereTheyAreUntilSorted()
    {
        RowIndex index = named({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        index.sort(Qt::AscendingOrder);
        index.set(0, QStringLiteral("z"), {{}, QStringLiteral("z")});
        QCOMPARE(index.visible({}, {}), Rows({0, 1, 2}));
        QVERIFY(index.matches(0, {QStringLiteral("z")}, {}));
        QVERIFY(!index.matches(0, {QStringLiteral("a")}, {}));
        index.sort(Qt::AscendingOrder);
        QCOMPARE(index.visible({}, {}), Rows({1, 2, 0}));
    }

    void removedRowsAreGoneAndNumbersAreNotUsedAgain()
    {
        RowIndex index = named({QStringLiteral("a"), QStringLiteral("b")});
        index.remove(0);
        QCOMPARE(index.size(), 1);
        QCOMPARE(index.visible({}, {}), Rows({1}));
        QVERIFY(!index.matches(0, {}, {}));
        QCOMPARE(index.add(QStringLiteral("c"), {}), qsizetype(2));
        index.sort(Qt::DescendingOrder);
        QCOMPARE(index.visible({}, {}).size(), 2);
    }

    void aNewRowHasItsPlaceInTheOrder()
    {
        RowIndex index = named({QStringLiteral("a1"), QStringLiteral("a3"), QStringLiteral("a20")});
        index.sort(Qt::AscendingOrder);
        const Rows shown = index.visible({}, {});
        const qsizetype row = index.add(QStringLiteral("a5"), {{}, QStringLiteral("a5")});
        QCOMPARE(index.placeOf(row, shown), qsizetype(2));
        QCOMPARE(index.placeOf(row, {}), qsizetype(0));
        const qsizetype last = index.add(QStringLiteral("b"), {{}, QStringLiteral("b")});
        QCOMPARE(index.placeOf(last, shown), qsizetype(3));
    }

    void theFilterSeesOnlyRowsThatHoldTheWords()
    {
        const RowIndex index = named({QStringLiteral("one"), QStringLiteral("two")});
        Rows asked;
        const Rows shown = index.visible({QStringLiteral("o")}, [&asked](qsizetype row) {
            asked.append(row);
            return row == 1;
        });
        QCOMPARE(shown, Rows({1}));
        QCOMPARE(asked, Rows({0, 1}));
        asked.clear();
        QCOMPARE(index.visible({QStringLiteral("one")},
                               [&asked](qsizetype row) {
                                   asked.append(row);
                                   return true;
                               }),
                 Rows({0}));
        QCOMPARE(asked, Rows({0}));
    }
};

REGIONCAST_TEST(TestRowIndex)
#include "tst_rowindex.moc"
