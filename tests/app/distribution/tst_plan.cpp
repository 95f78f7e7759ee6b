#include "distribution/plan.h"
#include "support/fakeclient.h"
#include "support/testmain.h"

#include <QRandomGenerator>
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

/// An image that is available in Shanghai, and in `regions`.
ImageRow ready(const QString &id, const QStringList &regions = {}, const QString &parent = {})
{
    QList<std::pair<QString, QString>> entries = {{shanghai.text, QStringLiteral("AVAILABLE")}};
    for (const QString &region : regions)
        entries.append({region, QStringLiteral("AVAILABLE")});
    ImageRow row = imageRow(id, v1, entries);
    row.imageType = QStringLiteral("User");
    row.status = QStringLiteral("AVAILABLE");
    if (!parent.isEmpty()) {
        row.parentImageId = {parent};
        row.parentImageVersion = {v1};
    }
    return row;
}

Wish wishFor(const QString &id, const QList<RegionId> &destinations)
{
    Wish wish;
    wish.image = {id};
    wish.destinations = destinations;
    return wish;
}

QString idOf(int number)
{
    return QStringLiteral("imgc-%1").arg(number);
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

    void whatTheRowTellsBlocksIt_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("status");
        QTest::addColumn<bool>("encrypted");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *type, const char *status, bool encrypted,
                            const char *id, const char *code) {
            QTest::newRow(name) << QString::fromLatin1(type) << QString::fromLatin1(status)
                                << encrypted << QString::fromLatin1(id)
                                << QString::fromLatin1(code);
        };
        row("own and available", "User", "AVAILABLE", false, "imgc-a", "");
        row("nothing is told", "", "", false, "imgc-a", "");
        row("words nobody knows", "Rented", "RESTING", false, "imgc-a", "");
        row("of the system", "System", "AVAILABLE", false, "win-2022",
            "ImageRegionDistribute.NotAllow");
        row("of the community", "community", "AVAILABLE", false, "imgc-a",
            "ImageRegionDistribute.NotAllow");
        row("shared", "Shared", "AVAILABLE", false, "imgc-a",
            "ImageUpdateSharedImageFailed.NotAllow");
        row("being made", "User", "CREATING", false, "imgc-a", "ImageCreateByInstance.TaskExist");
        row("begun", "User", "INIT", false, "imgc-a", "ImageRegion.NotConfigured");
        row("creation failed", "User", "CREATE_FAILED", false, "imgc-a",
            "ImageDistribute.Undistributed");
        row("deleted", "User", "DELETE", false, "imgc-a", "Image.NotExist");
        row("encrypted", "User", "AVAILABLE", true, "imgc-a", "ImageDistribute.ImageNotSupport");
        row("of the old kind by its id", "User", "AVAILABLE", false, "img-a", "");
    }
    void whatTheRowTellsBlocksIt()
    {
        QFETCH(QString, type);
        QFETCH(QString, status);
        QFETCH(bool, encrypted);
        QFETCH(QString, id);
        QFETCH(QString, code);
        ImageRow row = ready(id);
        row.imageType = type;
        row.status = status;
        row.volumeEncryptionEnabled = encrypted;
        const Plan plan = makePlan(catalogueWith({row}), {wishFor(id, {tokyo, shanghai})}, {});
        QCOMPARE(plan.rows.size(), 2);
        const PlanRow &planned = plan.rows.first();
        QCOMPARE(planned.code, code);
        QCOMPARE(planned.verdict, code.isEmpty() ? Verdict::WillCopy : Verdict::Blocked);
        QCOMPARE(planned.chosen, code.isEmpty());
        QVERIFY(canBeChosen(planned)); // we may be wrong, the service has the last word
        QCOMPARE(plan.rows.at(1).verdict, Verdict::AlreadyThere);
    }

    void whereNoRegionHoldsItNothingCanBeCopied()
    {
        const Catalogue none = catalogueOf({{tokyo.text, QStringLiteral("CREATING")}});
        QCOMPARE(makePlan(none, {wishTo({paris})}, {}).rows.first().code,
                 QStringLiteral("ImageDistribute.Undistributed"));
        // An answer without any list proves nothing.
        QCOMPARE(makePlan(catalogueOf({}), {wishTo({paris})}, {}).rows.first().verdict,
                 Verdict::WillCopy);
        Wish wish = wishTo({paris});
        wish.automaticSource = false;
        wish.source = seoul;
        const Catalogue some = catalogueOf({{shanghai.text, QStringLiteral("AVAILABLE")}});
        QCOMPARE(makePlan(some, {wish}, {}).rows.first().code,
                 QStringLiteral("ImageDistribute.Undistributed"));
        wish.source = shanghai;
        QCOMPARE(makePlan(some, {wish}, {}).rows.first().verdict, Verdict::WillCopy);
    }

    void whatFellOutIsTold()
    {
        Wish wish = wishTo({shanghai, tokyo, tokyo});
        wish.automaticSource = false;
        wish.source = shanghai;
        const Plan plan =
            makePlan(catalogueOf({{shanghai.text, QStringLiteral("AVAILABLE")}}), {wish}, {});
        QCOMPARE(plan.rows.size(), 1);
        QCOMPARE(plan.atSource, QList<CopyKey>{keyTo(shanghai)});
        QCOMPARE(plan.twice, QList<CopyKey>{keyTo(tokyo)});
    }

    void guardsForbid()
    {
        Guards guards;
        guards.images = {QStringLiteral("name of IMGC-*")};
        guards.regions = {tokyo};
        const Catalogue catalogue =
            catalogueWith({ready(QStringLiteral("imgc-a")), ready(QStringLiteral("other"))});
        const Plan plan = makePlan(catalogue,
                                   {wishFor(QStringLiteral("imgc-a"), {tokyo, paris, shanghai}),
                                    wishFor(QStringLiteral("other"), {tokyo})},
                                   {}, guards);
        QCOMPARE(plan.rows.at(0).verdict, Verdict::WillCopy);
        QCOMPARE(plan.rows.at(1).code, QString::fromLatin1(codes::regionNotAllowed));
        QCOMPARE(plan.rows.at(2).verdict, Verdict::AlreadyThere);
        QCOMPARE(plan.rows.at(3).code, QString::fromLatin1(codes::imageNotAllowed));
        for (const int forbidden : {1, 3}) {
            QCOMPARE(plan.rows.at(forbidden).verdict, Verdict::Blocked);
            Plan ticked = plan;
            setChosen(ticked, {forbidden}, true);
            QVERIFY(!ticked.rows.at(forbidden).chosen);
        }
        guards.readOnly = true;
        for (const PlanRow &row : makePlan(catalogue, {wishTo({tokyo})}, {}, guards).rows)
            QCOMPARE(row.code, QString::fromLatin1(codes::readOnly));
    }

    void missingParentsComeFirst()
    {
        // imgc-3 on imgc-2 on imgc-1; imgc-1 is in Paris already, imgc-2 on its way to Seoul.
        ImageRow middle = ready(idOf(2), {}, idOf(1));
        middle.imageRegionDistributeList.append({{}, {}, seoul, QStringLiteral("CREATING"), {}});
        const Catalogue catalogue =
            catalogueWith({ready(idOf(1), {paris.text}), middle, ready(idOf(3), {}, idOf(2))});
        const Plan plan =
            makePlan(catalogue, {wishFor(idOf(3), {tokyo, paris, seoul, shanghai})}, {});
        QStringList order;
        for (const PlanRow &row : plan.rows)
            order.append(row.to.image.text + QLatin1Char(' ') + row.to.region.text);
        QCOMPARE(order, QStringList({idOf(1) + QStringLiteral(" ap-northeast-1"),
                                     idOf(2) + QStringLiteral(" ap-northeast-1"),
                                     idOf(3) + QStringLiteral(" ap-northeast-1"),
                                     idOf(2) + QStringLiteral(" eu-west-1"),
                                     idOf(3) + QStringLiteral(" eu-west-1"),
                                     idOf(3) + QStringLiteral(" ap-northeast-2"),
                                     idOf(3) + QStringLiteral(" cn-shanghai")}));
        QCOMPARE(plan.rows.at(0).verdict, Verdict::WillCopy);
        QCOMPARE(plan.rows.at(1).verdict, Verdict::ParentFirst);
        QCOMPARE(parentRow(plan, plan.rows.at(1)), 0);
        QCOMPARE(parentRow(plan, plan.rows.at(2)), 1);
        QCOMPARE(plan.rows.at(2).parent, ImageKey({{idOf(2)}, {v1}}));
        QCOMPARE(plan.rows.at(3).verdict, Verdict::WillCopy);
        QCOMPARE(parentRow(plan, plan.rows.at(4)), 3);
        QCOMPARE(plan.rows.at(5).verdict, Verdict::ParentFirst);
        QCOMPARE(parentRow(plan, plan.rows.at(5)), std::nullopt); // under way
        QCOMPARE(plan.chosenCount(), 6);
        QVERIFY(plan.rows.at(0).forChild);
        QVERIFY(!plan.rows.at(2).forChild);

        const QList<RequestDraft> drafts = requestsOf(plan);
        QCOMPARE(drafts.size(), 6);
        QCOMPARE(drafts.at(0).parent, std::nullopt);
        QCOMPARE(drafts.at(2).parent, ImageKey({{idOf(2)}, {v1}}));

        Plan ticked = plan;
        setChosen(ticked, {0}, false);
        QVERIFY(!ticked.rows.at(1).chosen);
        QVERIFY(!ticked.rows.at(2).chosen);
        QVERIFY(ticked.rows.at(3).chosen);
        setChosen(ticked, {2}, true);
        QVERIFY(ticked.rows.at(0).chosen);
        QVERIFY(ticked.rows.at(1).chosen);
    }

    void parentThatIsAskedForAsWellIsPlannedOnce()
    {
        const Catalogue catalogue = catalogueWith({ready(idOf(1)), ready(idOf(2), {}, idOf(1))});
        Wish parent = wishFor(idOf(1), {tokyo});
        parent.product = QStringLiteral("CloudApp");
        const Plan plan = makePlan(catalogue, {wishFor(idOf(2), {tokyo}), parent}, {});
        QCOMPARE(plan.rows.size(), 2);
        QCOMPARE(plan.rows.first().to.image.text, idOf(1));
        QCOMPARE(plan.rows.first().product, QStringLiteral("CloudApp"));
        QVERIFY(!plan.rows.first().forChild);
        QVERIFY(plan.twice.isEmpty());
    }

    void parentThatCannotComeBlocksOrLeavesOpen()
    {
        ImageRow encrypted = ready(idOf(1));
        encrypted.volumeEncryptionEnabled = true;
        Plan plan = makePlan(catalogueWith({encrypted, ready(idOf(2), {}, idOf(1))}),
                             {wishFor(idOf(2), {tokyo})}, {});
        QCOMPARE(plan.rows.last().verdict, Verdict::Blocked);
        QCOMPARE(plan.rows.last().code, QStringLiteral("ParentImageRegionDistribute.NotExist"));

        plan =
            makePlan(catalogueWith({ready(idOf(2), {}, idOf(1))}), {wishFor(idOf(2), {tokyo})}, {});
        QCOMPARE(plan.rows.last().verdict, Verdict::Unknown);
        QCOMPARE(plan.chosenCount(), 0);

        // Each other's parent.
        plan = makePlan(catalogueWith({ready(idOf(1), {}, idOf(2)), ready(idOf(2), {}, idOf(1))}),
                        {wishFor(idOf(2), {tokyo})}, {});
        QCOMPARE(plan.chosenCount(), 0);
    }

    void rowsAgainstTheirVerdictNeverSinkOthers()
    {
        Plan plan = makePlan(catalogueOf({{shanghai.text, QStringLiteral("AVAILABLE")},
                                          {paris.text, QStringLiteral("ODD")}}),
                             {wishTo({paris, tokyo, seoul})}, {});
        setChosen(plan, {0}, true);
        const QList<RequestDraft> drafts = requestsOf(plan);
        QCOMPARE(drafts.size(), 2);
        QCOMPARE(drafts.at(0).destinations, QList<RegionId>{paris});
        QCOMPARE(drafts.at(1).destinations, QList<RegionId>({tokyo, seoul}));
    }

    /// 1,000 random forests of images: what the plan sends, in its order, never meets a missing
    /// parent, and it is no copy more than needed.
    void randomParentTreesAreCopiedInOrderAndSparingly()
    {
        const QList<RegionId> regions = {tokyo, paris, seoul};
        for (quint32 seed = 1; seed <= 1000; ++seed) {
            QRandomGenerator dice(seed);
            const int count = 2 + int(dice.bounded(11));
            QList<int> parents(count, -1);
            QList<int> depth(count, 0);
            QList<ImageRow> rows;
            QSet<std::pair<int, QString>> there;
            for (int i = 0; i < count; ++i) {
                const int parent = int(dice.bounded(count + 2)) - 2;
                if (parent >= 0 && parent < i && depth.at(parent) < 4) {
                    parents[i] = parent;
                    depth[i] = depth.at(parent) + 1;
                }
                QStringList held;
                for (const RegionId &region : regions) {
                    if (dice.bounded(3) == 0) {
                        held.append(region.text);
                        there.insert({i, region.text});
                    }
                }
                rows.append(
                    ready(idOf(i), held, parents.at(i) < 0 ? QString() : idOf(parents.at(i))));
            }
            QList<Wish> wishes;
            QSet<std::pair<int, QString>> needed; ///< by walking up from every wish
            for (int i = 0; i < count; ++i) {
                if (dice.bounded(2) == 0)
                    continue;
                wishes.append(wishFor(idOf(i), regions));
                for (const RegionId &region : regions) {
                    for (int at = i; at >= 0 && !there.contains({at, region.text});
                         at = parents.at(at))
                        needed.insert({at, region.text});
                }
            }
            const Plan plan = makePlan(catalogueWith(rows), wishes, {});
            QSet<std::pair<int, QString>> sent = there;
            int copies = 0;
            for (const RequestDraft &draft : requestsOf(plan)) {
                const int number = draft.image.image.text.mid(5).toInt();
                for (const RegionId &region : draft.destinations) {
                    const int parent = parents.at(number);
                    QVERIFY2(parent < 0 || sent.contains({parent, region.text}),
                             qPrintable(QStringLiteral("seed %1").arg(seed)));
                    // Only what waits is told to wait.
                    QCOMPARE(draft.parent.has_value(),
                             parent >= 0 && !there.contains({parent, region.text}));
                    sent.insert({number, region.text});
                    ++copies;
                }
            }
            QVERIFY2(copies == needed.size(), qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
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
        const Plan now = makePlan(catalogueOf({{shanghai.text, QStringLiteral("AVAILABLE")},
                                               {tokyo.text, QStringLiteral("CREATING")},
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
