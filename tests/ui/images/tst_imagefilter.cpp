#include "images/imagefilter.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;

class TestImageFilter : public QObject
{
    Q_OBJECT

    static ImageFacts facts(const char *type, const char *product)
    {
        ImageFacts facts;
        facts.type = QLatin1String(type);
        facts.product = QLatin1String(product);
        return facts;
    }

    static QStringList list(const QList<const char *> &words)
    {
        QStringList list;
        for (const char *word : words)
            list.append(QString::fromLatin1(word));
        return list;
    }

private Q_SLOTS:
    void oneOfEachGroupMustHold()
    {
        ImageFilter filter;
        QVERIFY(filter.accepts(facts("User", "CloudApp")));
        QCOMPARE(filter.count(), 0);
        filter.types = {QStringLiteral("User"), QStringLiteral("Shared")};
        filter.products = {QStringLiteral("CloudApp")};
        QCOMPARE(filter.count(), 3);
        QVERIFY(filter.accepts(facts("User", "CloudApp")));
        QVERIFY(filter.accepts(facts("Shared", "CloudApp")));
        QVERIFY(!filter.accepts(facts("System", "CloudApp")));
        QVERIFY(!filter.accepts(facts("User", "CloudDesktop")));
    }

    void showGroupIsOr()
    {
        ImageFilter filter;
        filter.show = {ImageShow::Gaps, ImageShow::Unsolved};
        ImageFacts row;
        QVERIFY(!filter.accepts(row));
        row.unsolved = true;
        QVERIFY(filter.accepts(row));
        row.unsolved = false;
        row.gaps = 1;
        QVERIFY(filter.accepts(row));
    }

    void olderVersionsShowOnlyWhenAskedFor()
    {
        ImageFilter filter;
        ImageFacts older;
        older.main = false;
        QVERIFY(!filter.accepts(older));
        filter.olderVersions = true;
        QVERIFY(filter.accepts(older));
        QCOMPARE(filter.count(), 1);
    }

    void textsAreUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("list");
        const QStringList none;
        QTest::newRow("empty") << QString::fromLatin1("") << none << none;
        QTest::newRow("one word") << QString::fromLatin1("Win") << list({"win"}) << none;
        QTest::newRow("two words")
            << QString::fromLatin1("win  OFFICE") << list({"win", "office"}) << none;
        QTest::newRow("one known name is still a word")
            << QString::fromLatin1("rhel9-cad") << list({"rhel9-cad"}) << none;
        QTest::newRow("lines are a list, known or not")
            << QString::fromLatin1("foo\nbar\n") << none << list({"foo", "bar"});
        QTest::newRow("commas with a known name")
            << QString::fromLatin1("RHEL9-cad, nothing") << none << list({"rhel9-cad", "nothing"});
        QTest::newRow("commas without a known name")
            << QString::fromLatin1("red, green") << list({"red", "green"}) << none;
        QTest::newRow("tabs, semicolons and blanks around")
            << QString::fromLatin1(" rhel9-cad\timgc-1 ;\twin11 ") << none
            << list({"rhel9-cad", "imgc-1", "win11"});
        QTest::newRow("a name with a blank inside") << QString::fromLatin1("cad 2026, rhel9-cad")
                                                    << none << list({"cad 2026", "rhel9-cad"});
        QTest::newRow("blanks alone, all known")
            << QString::fromLatin1("rhel9-cad imgc-1") << none << list({"rhel9-cad", "imgc-1"});
        QTest::newRow("blanks alone, not all known")
            << QString::fromLatin1("rhel9-cad gpu") << list({"rhel9-cad", "gpu"}) << none;
        QTest::newRow("twice the same counts once")
            << QString::fromLatin1("rhel9-cad\nRHEL9-CAD\nx") << none << list({"rhel9-cad", "x"});
        QTest::newRow("windows line ends") << QString::fromLatin1("rhel9-cad\r\nimgc-1\r\n") << none
                                           << list({"rhel9-cad", "imgc-1"});
        QTest::newRow("a separator at the end only")
            << QString::fromLatin1("office,") << list({"office"}) << none;
    }

    void textsAreUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QFETCH(QStringList, list);
        const QSet<QString> known = {QStringLiteral("rhel9-cad"), QStringLiteral("imgc-1")};
        const ImageSearch search =
            parseSearch(text, [&known](const QString &name) { return known.contains(name); });
        QCOMPARE(search.words, words);
        QCOMPARE(search.list, list);
        QCOMPARE(search.listAsTyped.size(), list.size());
    }
};

REGIONCAST_TEST(TestImageFilter)
#include "tst_imagefilter.moc"
