#include "distribution/plan.h"
#include "support/fakeclient.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;
using regioncast::test::imageRow;

namespace {

const QDateTime noon(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC);
const QString image = QStringLiteral("imgc-a");
const QString v1 = QStringLiteral("iv-1");
const RegionId shanghai{QStringLiteral("cn-shanghai")};
const RegionId tokyo{QStringLiteral("ap-northeast-1")};
const RegionId paris{QStringLiteral("eu-west-1")};
const RegionId seoul{QStringLiteral("ap-northeast-2")};

Catalogue catalogueWith(const QList<ImageRow> &rows, int second = 0)
{
    Catalogue catalogue;
    Reading reading;
    reading.startedAt = noon.addSecs(second);
    reading.rows = rows;
    catalogue.merge(reading);
    return catalogue;
}

Catalogue catalogueOf(const QList<std::pair<QString, QString>> &regionsAndWords)
{
    return catalogueWith({imageRow(image, v1, regionsAndWords)});
}

Wish wishTo(const QList<RegionId> &destinations)
{
    Wish wish;
    wish.image = {image};
    wish.destinations = destinations;
    return wish;
}

CopyKey keyTo(const RegionId &region)
{
    return {{image}, {v1}, region};
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdictFollowsFromWhatWasRead_data()
    {
        QTest::addColumn<QString>("word"); // empty = no copy
        QTest::addColumn<bool>("open");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<bool>("chosen");
        const auto row = [](const char *name, const char *word, bool open, Verdict verdict) {
            QTest::newRow(name) << QString::fromLatin1(word) << open << int(verdict)
                                << (verdict == Verdict::WillCopy);
        };
        row("absent", "", false, Verdict::WillCopy);
        row("available", "AVAILABLE", false, Verdict::AlreadyThere);
        row("init", "INIT", false, Verdict::InProgress);
        row("creating", "CREATING", false, Verdict::InProgress);
        row("failed", "CREATE_FAILED", false, Verdict::WillCopy);
        row("removed", "DELETE", false, Verdict::WillCopy);
        row("unknown word", "SYNCING", false, Verdict::Unknown);
        row("absent, open in the journal", "", true, Verdict::InProgress);
        row("failed, open in the journal", "CREATE_FAILED", true, Verdict::InProgress);
    }
    void verdictFollowsFromWhatWasRead()
    {
        QFETCH(QString, word);
        QFETCH(bool, open);
        QFETCH(int, verdict);
        QFETCH(bool, chosen);
        QList<std::pair<QString, QString>> entries = {{shanghai.text, QStringLiteral("AVAILABLE")}};
        if (!word.isEmpty())
            entries.append({tokyo.text, word});
        const Catalogue catalogue = catalogueOf(entries);
        const Plan plan = makePlan(catalogue, {wishTo({tokyo})},
                                   open ? QSet<CopyKey>{keyTo(tokyo)} : QSet<CopyKey>());
        QCOMPARE(plan.rows.size(), 1);
        QCOMPARE(plan.rows.first().to, keyTo(tokyo));
        QCOMPARE(int(plan.rows.first().verdict), verdict);
        QCOMPARE(plan.rows.first().chosen, chosen);
        QCOMPARE(plan.rows.first().baseline.has_value(), !word.isEmpty());
        QCOMPARE(plan.count(Verdict(verdict)), 1);
        QCOMPARE(plan.chosenCount(), int(chosen));
        QCOMPARE(plan.readAt, noon);
    }

    void versionIsPinnedToTheNewest()
    {
        ImageRow row = imageRow(image, v1);
        row.latestVersionId = {QStringLiteral("iv-7")};
        const Catalogue catalogue = catalogueWith({row});
        QCOMPARE(makePlan(catalogue, {wishTo({tokyo})}, {}).rows.first().to.version.text,
                 QStringLiteral("iv-7"));
        Wish typed = wishTo({tokyo});
        typed.version = VersionId{QStringLiteral("iv-typed")};
        const PlanRow planned = makePlan(catalogue, {typed}, {}).rows.first();
        QCOMPARE(planned.to.version.text, QStringLiteral("iv-typed"));
        QCOMPARE(planned.verdict, Verdict::Unknown);
        QVERIFY(!planned.chosen);
    }

    void imageThatIsNotThereIsUnknown()
    {
        const Plan plan = makePlan(Catalogue(), {wishTo({tokyo, paris})}, {});
        QCOMPARE(plan.count(Verdict::Unknown), 2);
        QVERIFY(plan.readAt.isNull());
        QVERIFY(requestsOf(plan).isEmpty());
    }

    void sourceIsAutomaticChosenOrLeftOut()
    {
        const Catalogue catalogue = catalogueOf({{paris.text, QStringLiteral("CREATING")},
                                                 {shanghai.text, QStringLiteral("AVAILABLE")},
                                                 {seoul.text, QStringLiteral("AVAILABLE")}});
        QCOMPARE(automaticSource(catalogue, {{image}, {v1}}), shanghai);
        QCOMPARE(automaticSource(catalogue, {{image}, {QStringLiteral("iv-2")}}), std::nullopt);

        Wish wish = wishTo({shanghai, tokyo, tokyo});
        Plan plan = makePlan(catalogue, {wish, wish}, {});
        QCOMPARE(plan.rows.size(), 2); // named twice falls out
        QCOMPARE(plan.rows.at(0).verdict, Verdict::AlreadyThere);
        QCOMPARE(plan.rows.at(1).source, shanghai);
        QVERIFY(plan.rows.at(1).automaticSource);

        wish.automaticSource = false;
        wish.source = seoul;
        wish.destinations = {seoul, tokyo};
        plan = makePlan(catalogue, {wish}, {});
        QCOMPARE(plan.rows.size(), 1); // the chosen source is no destination
        QCOMPARE(plan.rows.first().source, seoul);
        QVERIFY(!plan.rows.first().automaticSource);

        wish.source.reset();
        QCOMPARE(makePlan(catalogue, {wish}, {}).rows.at(1).source, std::nullopt);
    }

    void planRestsOnItsOldestReading()
    {
        Catalogue catalogue = catalogueWith({imageRow(image, v1)}, 0);
        Reading later;
        later.startedAt = noon.addSecs(60);
        later.rows = {imageRow(QStringLiteral("imgc-b"), v1)};
        later.complete = false;
        catalogue.merge(later);
        Wish other = wishTo({tokyo});
        other.image = {QStringLiteral("imgc-b")};
        QCOMPARE(makePlan(catalogue, {other}, {}).readAt, noon.addSecs(60));
        QCOMPARE(makePlan(catalogue, {other, wishTo({tokyo})}, {}).readAt, noon);
    }

    void requestsJoinWhatIsSentAlike()
    {
        Plan plan = makePlan(catalogueOf({}), {wishTo({tokyo, paris, seoul})}, {});
        plan.rows[1].chosen = false;
        QList<RequestDraft> drafts = requestsOf(plan);
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts.first().image, ImageKey({{image}, {v1}}));
        QCOMPARE(drafts.first().destinations, QList<RegionId>({tokyo, seoul}));
        plan.grouping = Grouping::PerRegion;
        QCOMPARE(requestsOf(plan).size(), 2);
        plan.grouping = Grouping::PerImage;

        plan.rows[1].chosen = true;
        plan.rows[1].source = shanghai;
        plan.rows[2].product = QStringLiteral("CloudApp");
        drafts = requestsOf(plan);
        QCOMPARE(drafts.size(), 3);
        QCOMPARE(drafts.at(1).source, shanghai);
        QCOMPARE(drafts.at(2).product, QStringLiteral("CloudApp"));
    }

    void requestsHoldAtMostOneHundredDestinations()
    {
        QList<RegionId> regions;
        for (int i = 0; i < 205; ++i)
            regions.append({QStringLiteral("region-%1").arg(i)});
        const QList<RequestDraft> drafts =
            requestsOf(makePlan(catalogueOf({}), {wishTo(regions)}, {}));
        QList<RegionId> sent;
        for (const RequestDraft &draft : drafts) {
            QVERIFY(draft.destinations.size() <= maxDestinations);
            sent += draft.destinations;
        }
        QCOMPARE(drafts.size(), 3);
        QCOMPARE(sent, regions);
    }

    void changedRowsAreThoseThatDecideOtherwise()
    {
        const Plan then = makePlan(catalogueOf({}), {wishTo({tokyo, paris, seoul})}, {});
        QVERIFY(changedRows(then, then).isEmpty());
        const Plan now = makePlan(catalogueOf({{tokyo.text, QStringLiteral("CREATING")},
                                               {paris.text, QStringLiteral("CREATE_FAILED")}}),
                                  {wishTo({tokyo, paris, seoul})}, {});
        QCOMPARE(changedRows(then, now), QList<CopyKey>({keyTo(tokyo), keyTo(paris)}));

        ImageRow newer = imageRow(image, QStringLiteral("iv-2"));
        const Plan other = makePlan(catalogueWith({newer}), {wishTo({tokyo})}, {});
        QCOMPARE(changedRows(then, other), QList<CopyKey>{other.rows.first().to});

        Plan unticked = then;
        unticked.rows[0].chosen = false;
        QVERIFY(changedRows(then, unticked).isEmpty());
    }
};

REGIONCAST_TEST(TestPlan)
#include "tst_plan.moc"
