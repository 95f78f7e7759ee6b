#include "catalog/catalogueloader.h"
#include "support/fakeclient.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace regioncast;
using regioncast::test::FakeClient;
using regioncast::test::imageRow;
using namespace std::chrono_literals;

namespace {

QList<ImageRow> manyImages(int count)
{
    QList<ImageRow> rows;
    for (int i = 0; i < count; ++i)
        rows.append(imageRow(QStringLiteral("imgc-%1").arg(i), QStringLiteral("iv-1")));
    return rows;
}

Error cut()
{
    return makeError(ErrorKind::Transport, Effect::NothingSent, codes::connectionCut);
}

/// A loader with everything it says.
struct Bench
{
    ManualClock clock{QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC)};
    FakeClient client;
    CatalogueLoader loader{client, clock};
    Catalogue catalogue;
    QList<Reading> pages;
    QList<Reading> listings;

    Bench()
    {
        QObject::connect(&loader, &CatalogueLoader::pageRead, &loader, [this](const Reading &r) {
            pages.append(r);
            catalogue.merge(r);
        });
        QObject::connect(&loader, &CatalogueLoader::listingRead, &loader, [this](const Reading &r) {
            listings.append(r);
            catalogue.merge(r);
        });
    }
    [[nodiscard]] LoadState::Phase phase() const { return loader.state().phase; }
};

using Phase = LoadState::Phase;

} // namespace

class TestCatalogueLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAllPagesTheFirstAlone()
    {
        Bench bench;
        bench.client.images = manyImages(1042);
        bench.client.hangReads = true;
        ListImageQuery query;
        query.productType = QStringLiteral("CloudApp");
        QSignalSpy states(&bench.loader, &CatalogueLoader::stateChanged);
        bench.loader.load(query);
        QCOMPARE(states.count(), 1);
        QCOMPARE(bench.client.pagesAsked(), QList<int>{1});
        QCOMPARE(bench.client.reads.first().pageSize, 100);
        QCOMPARE(bench.client.reads.first().productType, QStringLiteral("CloudApp"));

        bench.client.release();
        QTRY_COMPARE(bench.client.reads.size(), 5);
        QCOMPARE(bench.loader.state().rowsTotal, 1042);
        QCOMPARE(bench.loader.state().pagesTotal, 11);
        bench.client.hangReads = false;
        bench.client.releaseAll();
        QTRY_COMPARE(bench.phase(), Phase::Complete);

        QCOMPARE(bench.client.mostReadsInFlight, 4);
        QCOMPARE(bench.client.reads.size(), 11);
        QCOMPARE(bench.pages.size(), 11);
        QVERIFY(std::none_of(bench.pages.begin(), bench.pages.end(),
                             [](const Reading &page) { return page.complete; }));
        QCOMPARE(bench.listings.size(), 1);
        QVERIFY(bench.listings.first().complete);
        QCOMPARE(bench.listings.first().startedAt, bench.clock.utc());
        QVERIFY(bench.listings.first().rows.isEmpty());
        QCOMPARE(bench.listings.first().listed.size(), 1042);
        QCOMPARE(bench.catalogue.size(), 1042);
        QCOMPARE(bench.loader.state().rowsRead, 1042);
        QCOMPARE(bench.loader.state().readAt, bench.clock.utc());
    }

    void stopsWhereTheListEnds_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("pages");
        QTest::newRow("no image") << 0 << 0 << 1;
        QTest::newRow("one short page") << 7 << 7 << 1;
        QTest::newRow("one full page") << 100 << 100 << 1;
        QTest::newRow("short page before Count is reached") << 150 << 900 << 5;
    }
    void stopsWhereTheListEnds()
    {
        QFETCH(int, images);
        QFETCH(int, count);
        QFETCH(int, pages);
        Bench bench;
        bench.client.images = manyImages(images);
        bench.client.countOverride = count;
        bench.loader.load({});
        QTRY_COMPARE(bench.phase(), Phase::Complete);
        QCOMPARE(bench.client.reads.size(), pages);
        QCOMPARE(bench.listings.size(), 1);
        QCOMPARE(bench.listings.first().listed.size(), images);
        QCOMPARE(bench.listings.first().complete, images >= count);
    }

    /// Without Count only the pages tell where the end is.
    void listWithoutCount_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<bool>("sameAgain");
        QTest::addColumn<int>("pages");
        QTest::addColumn<Phase>("phase");
        QTest::newRow("short page") << 250 << false << 3 << Phase::Complete;
        QTest::newRow("empty page") << 200 << false << 3 << Phase::Complete;
        QTest::newRow("the same page for ever") << 100 << true << 2 << Phase::Complete;
        QTest::newRow("new images for ever")
            << mostImages + 500 << false << mostImages / maxPageSize << Phase::Incomplete;
    }
    void listWithoutCount()
    {
        QFETCH(int, images);
        QFETCH(bool, sameAgain);
        QFETCH(int, pages);
        QFETCH(Phase, phase);
        Bench bench;
        bench.client.images = manyImages(images);
        bench.client.tellsCount = false;
        bench.client.firstPageOnly = sameAgain;
        bench.loader.load({});
        QTRY_VERIFY_WITH_TIMEOUT(bench.phase() != Phase::Loading, 120'000); // 250,000 images
        QCOMPARE(bench.phase(), phase);
        // Pages beyond the end may be on their way when the end comes.
        const auto asked = bench.client.pagesAsked();
        QVERIFY(asked.contains(pages));
        QVERIFY(*std::max_element(asked.begin(), asked.end()) <= pages + 3);
        if (phase == Phase::Incomplete)
            QCOMPARE(bench.loader.state().error.code, QString::fromLatin1(codes::unexpectedAnswer));
        else
            QCOMPARE(bench.listings.first().complete, !sameAgain);
    }

    void countIsReadAnewFromEveryPage()
    {
        Bench bench;
        bench.client.images = manyImages(150);
        bench.client.hangReads = true;
        bench.loader.load({});
        bench.client.release();
        QTRY_COMPARE(bench.client.reads.size(), 2);
        bench.client.images = manyImages(250); // meanwhile more images came
        bench.client.hangReads = false;
        bench.client.release();
        QTRY_COMPARE(bench.phase(), Phase::Complete);
        QCOMPARE(bench.client.pagesAsked(), QList<int>({1, 2, 3}));
        QVERIFY(bench.listings.first().complete);
        QCOMPARE(bench.listings.first().listed.size(), 250);
    }

    /// Count shrinks and grows again while pages are on their way: what was given up is asked anew.
    void countThatDipsLosesNoPage()
    {
        Bench bench;
        bench.client.images = manyImages(600);
        bench.client.hangReads = true;
        bench.loader.load({});
        bench.client.release();
        QTRY_COMPARE(bench.client.reads.size(), 5); // pages 2 to 5
        bench.client.countOverride = 250;
        bench.client.release();
        QTRY_COMPARE(bench.client.readsInFlight, 1); // page 3; 4 and 5 were given up
        bench.client.countOverride.reset();
        bench.client.hangReads = false;
        bench.client.releaseAll();
        QTRY_COMPARE(bench.phase(), Phase::Complete);
        QCOMPARE(bench.catalogue.size(), 600);
        QVERIFY(bench.listings.first().complete);
    }

    void vanishedImagesGoWithTheEndOfTheListing()
    {
        Bench bench;
        bench.client.images = manyImages(250);
        bench.loader.load({});
        QTRY_COMPARE(bench.phase(), Phase::Complete);
        bench.clock.advance(1min);
        bench.client.images.removeAt(120);
        bench.client.images.removeLast();
        bench.loader.load({});
        QTRY_COMPARE(bench.listings.size(), 2);
        QCOMPARE(bench.catalogue.size(), 248);
        QVERIFY(!bench.catalogue.find({{QStringLiteral("imgc-120")}, {QStringLiteral("iv-1")}}));
    }

    void imageThatMovedBetweenPagesCountsOnceAndNothingIsRemoved()
    {
        Bench bench;
        Reading before;
        before.startedAt = bench.clock.utc();
        before.rows = {imageRow(QStringLiteral("imgc-old"), QStringLiteral("iv-1"))};
        bench.catalogue.merge(before);
        bench.clock.advance(1min);
        bench.client.images = manyImages(150);
        bench.client.hangReads = true;
        bench.loader.load({});
        bench.client.release();
        QTRY_COMPARE(bench.client.reads.size(), 2);
        bench.client.images.prepend(imageRow(QStringLiteral("imgc-new"), QStringLiteral("iv-1")));
        bench.client.hangReads = false;
        bench.client.release();
        QTRY_COMPARE(bench.phase(), Phase::Complete);
        QCOMPARE(bench.listings.first().listed.size(), 150);
        QVERIFY(!bench.listings.first().complete);
        QCOMPARE(bench.catalogue.size(), 151);
    }

    void pagesThatFailAreMissingAndCanBeReadLater()
    {
        Bench bench;
        bench.client.images = manyImages(420);
        bench.client.failingPages = {{3, cut()}};
        bench.loader.load({});
        QTRY_COMPARE(bench.phase(), Phase::Incomplete);
        QCOMPARE(bench.loader.state().missingPages, QList<int>{3});
        QCOMPARE(bench.loader.state().error, cut());
        QCOMPARE(bench.catalogue.size(), 320);
        QCOMPARE(bench.listings.size(), 1);
        QCOMPARE(bench.listings.first().listed.size(), 320);
        QVERIFY(!bench.listings.first().complete);
        QVERIFY(bench.loader.state().readAt.isNull());

        bench.client.failingPages.clear();
        bench.client.reads.clear();
        bench.loader.loadRest();
        QCOMPARE(bench.phase(), Phase::Loading);
        QTRY_COMPARE(bench.phase(), Phase::Complete);
        QCOMPARE(bench.client.pagesAsked(), QList<int>{3});
        QCOMPARE(bench.catalogue.size(), 420);
        QCOMPARE(bench.listings.last().listed.size(), 420);
        QVERIFY(bench.listings.last().complete);
    }

    void manyFailuresEndTheListing()
    {
        Bench bench;
        bench.client.images = manyImages(5000);
        for (int page = 2; page <= 50; ++page)
            bench.client.failingPages.emplace(page, cut());
        bench.loader.load({});
        QTRY_COMPARE(bench.phase(), Phase::Incomplete);
        QVERIFY(bench.client.reads.size() < 10);
        QCOMPARE(bench.loader.state().missingPages.size(), 49);
    }

    void firstPageThatFailsEndsItAsFailed()
    {
        Bench bench;
        bench.client.images = manyImages(200);
        bench.client.failingPages = {{1, cut()}};
        bench.loader.load({});
        QTRY_COMPARE(bench.phase(), Phase::Failed);
        QCOMPARE(bench.client.reads.size(), 1);
        QVERIFY(bench.pages.isEmpty() && bench.listings.isEmpty());
        bench.client.failingPages.clear();
        bench.loader.loadRest(); // there is no rest: begins anew
        QTRY_COMPARE(bench.phase(), Phase::Complete);
        QCOMPARE(bench.catalogue.size(), 200);
    }

    void newLoadSupersedesTheOldOne()
    {
        Bench bench;
        bench.client.images = manyImages(500);
        bench.client.hangReads = true;
        bench.loader.load({});
        bench.client.release();
        QTRY_COMPARE(bench.client.reads.size(), 5);
        bench.clock.advance(1s);
        bench.client.hangReads = false;
        bench.client.images = manyImages(30);
        bench.loader.load({});
        bench.client.releaseAll(); // the late pages of the old listing
        QTRY_COMPARE(bench.phase(), Phase::Complete);
        QCOMPARE(bench.listings.size(), 1);
        QCOMPARE(bench.listings.first().listed.size(), 30);
        QCOMPARE(bench.listings.first().startedAt, bench.clock.utc());
        QCOMPARE(bench.pages.size(), 2);
        QCOMPARE(bench.catalogue.size(), 30);
    }

    void loadFromInsideASignalIsFine()
    {
        Bench bench;
        bench.client.images = manyImages(250);
        int again = 2;
        QObject::connect(&bench.loader, &CatalogueLoader::pageRead, &bench.loader,
                         [&](const Reading &) {
                             if (again-- > 0)
                                 bench.loader.load({});
                         });
        bench.loader.load({});
        QTRY_COMPARE(bench.phase(), Phase::Complete);
        QCOMPARE(bench.listings.size(), 1);
        QCOMPARE(bench.listings.first().listed.size(), 250);
    }

    void destroyedLoaderIsNeverCalledBack()
    {
        ManualClock clock(QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC));
        FakeClient client;
        client.images = manyImages(10);
        {
            CatalogueLoader loader(client, clock);
            loader.load({});
        }
        QCOMPARE(client.readsInFlight, 0);
        QCoreApplication::sendPostedEvents();
    }
};

REGIONCAST_TEST(TestCatalogueLoader)
#include "tst_catalogueloader.moc"
