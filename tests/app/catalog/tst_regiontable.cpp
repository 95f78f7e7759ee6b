#include "catalog/regiontable.h"

#include "support/testmain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace regioncast;

namespace {

RegionTable tableIn(const char *locale)
{
    return RegionTable::load(QLocale(QString::fromLatin1(locale)));
}

RegionId region(const char *id)
{
    return {QString::fromLatin1(id)};
}

} // namespace

class TestRegionTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesFollowTheLocale()
    {
        const RegionId frankfurt = region("eu-central-1");
        QCOMPARE(tableIn("en_GB").name(frankfurt), QStringLiteral("Frankfurt"));
        QCOMPARE(tableIn("de_DE").name(frankfurt), QStringLiteral("Frankfurt"));
        QCOMPARE(tableIn("zh_CN").name(frankfurt), QStringLiteral("法兰克福"));
        QCOMPARE(tableIn("ja_JP").name(frankfurt), QStringLiteral("フランクフルト"));
    }

    void everyRegionIsWhole()
    {
        static const QRegularExpression form(QStringLiteral("^[a-z]{2}(-[a-z0-9]+)+$"));
        const QStringList groups{QStringLiteral("mainland"), QStringLiteral("apac"),
                                 QStringLiteral("americas"), QStringLiteral("emea"),
                                 QStringLiteral("finance"),  QStringLiteral("government")};
        for (const char *locale : {"en", "zh_CN", "ja"}) {
            const RegionTable table = tableIn(locale);
            QCOMPARE(table.all().size(), 40);
            QSet<QString> names;
            for (const RegionId &id : table.all()) {
                const RegionInfo info = table.info(id);
                QVERIFY2(form.match(id.text).hasMatch(), qPrintable(id.text));
                QCOMPARE(info.id, id);
                QVERIFY(info.known);
                QVERIFY2(groups.contains(info.group), qPrintable(info.group));
                QVERIFY2(!info.name.isEmpty() && info.name != id.text, qPrintable(id.text));
                QVERIFY2(!names.contains(info.name), qPrintable(info.name));
                names.insert(info.name);
            }
        }
    }

    void groupsStandTogetherMainlandFirst()
    {
        const RegionTable table = tableIn("en");
        QStringList groups;
        for (const RegionId &id : table.all()) {
            const QString group = table.info(id).group;
            if (groups.isEmpty() || groups.last() != group)
                groups.append(group);
        }
        QCOMPARE(groups.first(), QStringLiteral("mainland"));
        QCOMPARE(groups.removeDuplicates(), 0);
    }

    void orderIsThePositionInTheTable()
    {
        const RegionTable table = tableIn("en");
        const QList<RegionId> all = table.all();
        for (qsizetype i = 0; i < all.size(); ++i)
            QCOMPARE(table.order(all.at(i)), int(i));
        QVERIFY(table.order(region("cn-shanghai")) < table.order(region("ap-northeast-1")));
    }

    void anUnknownRegionIsShownAsItIs()
    {
        const RegionTable table = tableIn("zh_CN");
        for (const char *id : {"eu-north-9", "", "<b>", "CN-SHANGHAI"}) {
            const RegionInfo info = table.info(region(id));
            QVERIFY(!info.known);
            QCOMPARE(info.id, region(id));
            QCOMPARE(info.name, QString::fromLatin1(id));
            QCOMPARE(info.group, QStringLiteral("other"));
            QCOMPARE(table.order(region(id)), int(table.all().size()));
        }
    }
};

REGIONCAST_TEST(TestRegionTable)
#include "tst_regiontable.moc"
