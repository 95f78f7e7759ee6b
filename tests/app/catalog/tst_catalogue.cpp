#include "catalog/catalogue.h"
#include "support/fakeclient.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;
using regioncast::test::imageRow;

namespace {

const QDateTime noon(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC);

Reading readingAt(int second, const QList<ImageRow> &rows)
{
    Reading reading;
    reading.startedAt = noon.addSecs(second);
    reading.endedAt = noon.addSecs(second + 1);
    reading.rows = rows;
    return reading;
}

CopyKey copyKey(const QString &image, const QString &version, const QString &region)
{
    return {{image}, {version}, {region}};
}

const QString a = QStringLiteral("imgc-a");
const QString b = QStringLiteral("imgc-b");
const QString v1 = QStringLiteral("iv-1");
const QString v2 = QStringLiteral("iv-2");
const QString tokyo = QStringLiteral("ap-northeast-1");
const QString paris = QStringLiteral("eu-west-1");
const QString available = QStringLiteral("AVAILABLE");
const QString creating = QStringLiteral("CREATING");

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsOfTheServiceAreReadAsTheyAre_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("state");
        QTest::newRow("init") << QStringLiteral("INIT") << int(CopyState::Initialising);
        QTest::newRow("creating") << creating << int(CopyState::Copying);
        QTest::newRow("available") << available << int(CopyState::Available);
        QTest::newRow("failed") << QStringLiteral("CREATE_FAILED") << int(CopyState::Failed);
        QTest::newRow("delete") << QStringLiteral("DELETE") << int(CopyState::Removed);
        QTest::newRow("new word") << QStringLiteral("SYNCING") << int(CopyState::Unknown);
        QTest::newRow("lower case") << QStringLiteral("available") << int(CopyState::Unknown);
        QTest::newRow("empty") << QString() << int(CopyState::Unknown);
    }
    void wordsOfTheServiceAreReadAsTheyAre()
    {
        QFETCH(QString, word);
        QFETCH(int, state);
        QCOMPARE(int(copyStateOf(word)), state);
    }

    void progressIsTheNumberInFront_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("progress"); // -1 = none
        QTest::newRow("percent") << QStringLiteral("70%") << 70;
        QTest::newRow("bare") << QStringLiteral("7") << 7;
        QTest::newRow("fraction") << QStringLiteral("12.9%") << 12;
        QTest::newRow("blanks") << QStringLiteral("  5 %") << 5;
        QTest::newRow("too much") << QStringLiteral("250%") << 100;
        QTest::newRow("far too much") << QStringLiteral("99999999999999999999%") << 100;
        QTest::newRow("negative") << QStringLiteral("-3%") << 0;
        QTest::newRow("words") << QStringLiteral("done") << -1;
        QTest::newRow("other digits") << QStringLiteral("٧٠%") << -1;
        QTest::newRow("minus alone") << QStringLiteral("-") << -1;
        QTest::newRow("empty") << QString() << -1;
    }
    void progressIsTheNumberInFront()
    {
        QFETCH(QString, text);
        QFETCH(int, progress);
        QCOMPARE(progressOf(text).value_or(-1), progress);
    }

    void entriesBelongToTheImageVersionAndRegionTheyName()
    {
        ImageRow row = imageRow(a, v2, {{tokyo, available}});
        RegionDistribution older;
        older.versionId = {v1};
        older.regionId = {paris};
        older.status = creating;
        older.progress = QStringLiteral("40%");
        RegionDistribution parent;
        parent.imageId = {b};
        parent.versionId = {v2};
        parent.regionId = {paris};
        parent.status = available;
        row.imageRegionDistributeList << older << parent;

        const auto find = [&](const QString &image, const QString &version, const QString &region) {
            return findCopy(QList<ImageRow>{row}, copyKey(image, version, region));
        };
        QCOMPARE(find(a, v2, tokyo), Copy({CopyState::Available, available, std::nullopt}));
        QCOMPARE(find(a, v1, paris), Copy({CopyState::Copying, creating, 40}));
        QCOMPARE(find(b, v2, paris), Copy({CopyState::Available, available, std::nullopt}));
        QCOMPARE(find(a, v2, paris), std::nullopt);
        QCOMPARE(find(a, v1, tokyo), std::nullopt);
    }

    void regionListCountsOnlyWithoutAnyDistributeList()
    {
        ImageRow bare = imageRow(a, v1);
        bare.imageRegionList = {{tokyo}};
        QCOMPARE(findCopy({bare}, copyKey(a, v1, tokyo)),
                 Copy({CopyState::Available, QString(), std::nullopt}));
        QCOMPARE(findCopy({bare}, copyKey(a, v2, tokyo)), std::nullopt);

        ImageRow listed = imageRow(a, v1, {{paris, creating}});
        listed.imageRegionList = {{tokyo}};
        QCOMPARE(findCopy({listed}, copyKey(a, v1, tokyo)), std::nullopt);

        // An entry in another row knows more than a bare list of regions.
        ImageRow other = imageRow(a, v2, {{paris, available}});
        RegionDistribution entry;
        entry.versionId = {v1};
        entry.regionId = {tokyo};
        entry.status = creating;
        other.imageRegionDistributeList.append(entry);
        QCOMPARE(findCopy({bare, other}, copyKey(a, v1, tokyo))->state, CopyState::Copying);
        QCOMPARE(copiesIn({&bare, &other}, {{a}, {v1}}).size(), 1);
    }

    void mergeTellsWhatItTouched()
    {
        Catalogue catalogue;
        const ImageRow rowA = imageRow(a, v1, {{tokyo, creating}});
        const ImageRow rowB = imageRow(b, v1);
        CatalogueChange change = catalogue.merge(readingAt(0, {rowA, rowB, rowA}));
        QCOMPARE(change.added, QList<ImageKey>({rowA.key(), rowB.key()}));
        QVERIFY(change.changed.isEmpty() && change.removed.isEmpty());

        QVERIFY(catalogue.merge(readingAt(10, {rowA, rowB})).isEmpty());
        QCOMPARE(catalogue.readAt(rowA.key()), noon.addSecs(10));

        change = catalogue.merge(readingAt(20, {imageRow(a, v1, {{tokyo, available}}), rowB}));
        QCOMPARE(change.changed, QList<ImageKey>{rowA.key()});
        QVERIFY(change.added.isEmpty() && change.removed.isEmpty());
        QCOMPARE(catalogue.copyOf(copyKey(a, v1, tokyo))->state, CopyState::Available);

        change = catalogue.merge(readingAt(30, {rowB}));
        QCOMPARE(change.removed, QList<ImageKey>{rowA.key()});
        QCOMPARE(catalogue.keys(), QList<ImageKey>{rowB.key()});
    }

    void incompleteReadingsRemoveNothing()
    {
        Catalogue catalogue;
        catalogue.merge(readingAt(0, {imageRow(a, v1), imageRow(b, v1)}));
        Reading page = readingAt(10, {imageRow(b, v1)});
        page.complete = false;
        QVERIFY(catalogue.merge(page).isEmpty());
        QCOMPARE(catalogue.size(), 2);
    }

    void endOfAListingRemovesWhatNoPageShowed()
    {
        Catalogue catalogue;
        catalogue.merge(readingAt(0, {imageRow(a, v1), imageRow(a, v2), imageRow(b, v1)}));
        Reading end = readingAt(10, {});
        end.listed = {{{a}, {v2}}, {{QStringLiteral("imgc-c")}, {v1}}, {{b}, {v1}}};
        const CatalogueChange change = catalogue.merge(end);
        QCOMPARE(change.removed, QList<ImageKey>({{{a}, {v1}}}));
        QVERIFY(change.added.isEmpty() && change.changed.isEmpty());
        QCOMPARE(catalogue.size(), 2);
    }

    void onlyRowsReadSinceThen()
    {
        Catalogue catalogue;
        catalogue.merge(readingAt(0, {imageRow(a, v1), imageRow(a, v2), imageRow(b, v1)}));
        Reading page = readingAt(10, {imageRow(a, v2)});
        page.complete = false;
        catalogue.merge(page);
        const QDateTime since = page.startedAt;
        QCOMPARE(catalogue.rowsReadSince({a}, since), QList<ImageRow>{imageRow(a, v2)});
        QCOMPARE(catalogue.rowsReadSince({a}, since.addMSecs(1)), QList<ImageRow>{});
        QCOMPARE(catalogue.rowsReadSince({a}, since.addSecs(-10)).size(), 2);
        QCOMPARE(catalogue.rowsReadSince({QStringLiteral("none")}, since), QList<ImageRow>{});
    }

    void readingOfOneImageRemovesOnlyItsOwnRows()
    {
        Catalogue catalogue;
        catalogue.merge(readingAt(0, {imageRow(a, v1), imageRow(a, v2), imageRow(b, v1)}));
        Reading single = readingAt(10, {imageRow(a, v2)});
        single.single = ImageId{a};
        QCOMPARE(catalogue.merge(single).removed, QList<ImageKey>({{{a}, {v1}}}));
        Reading gone = readingAt(20, {});
        gone.single = ImageId{a};
        QCOMPARE(catalogue.merge(gone).removed, QList<ImageKey>({{{a}, {v2}}}));
        QCOMPARE(catalogue.keys(), QList<ImageKey>({{{b}, {v1}}}));
        QVERIFY(catalogue.versionsOf({a}).isEmpty());
    }

    void olderReadingsNeverReplaceNewerRows()
    {
        Catalogue catalogue;
        catalogue.merge(readingAt(10, {imageRow(a, v1, {{tokyo, available}})}));
        QVERIFY(catalogue.merge(readingAt(5, {imageRow(a, v1, {{tokyo, creating}})})).isEmpty());
        QCOMPARE(catalogue.copyOf(copyKey(a, v1, tokyo))->state, CopyState::Available);
        QVERIFY(catalogue.merge(readingAt(5, {})).isEmpty()); // nor do they remove them
        QCOMPARE(catalogue.size(), 1);
    }

    void rowsWithoutAnImageIdAreLeftOut()
    {
        Catalogue catalogue;
        QVERIFY(catalogue.merge(readingAt(0, {imageRow(QString(), v1)})).isEmpty());
        QVERIFY(catalogue.isEmpty());
    }

    void versionsAreGatheredNewestFirst()
    {
        ImageRow first = imageRow(a, v1);
        first.gmtCreate = QStringLiteral("2026-01-01 08:00:00");
        first.latestVersionId = {};
        first.versionName = QStringLiteral("spring");
        ImageRow second = imageRow(a, v2);
        second.gmtCreate = QStringLiteral("2026-03-01 08:00:00");
        second.latestVersionId = {QStringLiteral("iv-9")};
        second.onlineVersionId = {QStringLiteral("iv-0")};
        RegionDistribution entry;
        entry.versionId = {QStringLiteral("iv-3")};
        entry.regionId = {tokyo};
        RegionDistribution parent;
        parent.imageId = {b};
        parent.versionId = {QStringLiteral("iv-parent")};
        parent.regionId = {tokyo};
        second.imageRegionDistributeList << entry << parent;

        Catalogue catalogue;
        catalogue.merge(readingAt(0, {first, second}));
        QStringList versions;
        for (const VersionId &version : catalogue.versionsOf({a}))
            versions.append(version.text);
        QCOMPARE(versions.join(QLatin1Char(' ')), QStringLiteral("iv-9 iv-2 iv-1 iv-0 iv-3"));
        QCOMPARE(catalogue.newestVersionOf({a})->text, QStringLiteral("iv-9"));
        QCOMPARE(catalogue.newestVersionOf({b}), std::nullopt);
        QCOMPARE(catalogue.rowsOf({a}), QList<ImageRow>({second, first}));
        QCOMPARE(catalogue.versionLabel({{a}, {v1}}), QStringLiteral("spring"));
        QCOMPARE(catalogue.versionLabel({{a}, {v2}}), v2);
        QCOMPARE(catalogue.imageLabel({a}), QStringLiteral("name of imgc-a"));
        QCOMPARE(catalogue.imageLabel({b}), b);
    }

    void sourcesAreTheRegionsThatHoldTheVersion()
    {
        const QString seoul = QStringLiteral("ap-northeast-2");
        Catalogue catalogue;
        catalogue.merge(readingAt(
            0, {imageRow(a, v1, {{paris, available}, {tokyo, creating}, {seoul, available}})}));
        QCOMPARE(catalogue.sourcesOf({{a}, {v1}}), QList<RegionId>({{paris}, {seoul}}));
        QCOMPARE(catalogue.copiesOf({{a}, {v1}}).size(), 3);
        QCOMPARE(catalogue.regionsSeen(), QSet<RegionId>({{paris}, {tokyo}, {seoul}}));
        QVERIFY(catalogue.sourcesOf({{a}, {v2}}).isEmpty());
    }
};

REGIONCAST_TEST(TestCatalogue)
#include "tst_catalogue.moc"
