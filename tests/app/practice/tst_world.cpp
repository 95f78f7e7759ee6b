#include "practice/world.h"

#include "faultscript.h"
#include "support/testmain.h"
#include "worldfixture.h"

#include <QSet>
#include <QTest>

#include <functional>

using namespace regioncast;
using namespace regioncast::test;

namespace {

/// Every row of every page.
QList<ImageRow> allRows(const World &world, ListImageQuery query, const QDateTime &now,
                        int pageSize)
{
    QList<ImageRow> rows;
    query.pageSize = pageSize;
    for (int page = 1;; ++page) {
        query.pageNumber = page;
        const Result<ImagePage> answer = world.listImages(query, now);
        if (!answer || answer->rows.isEmpty())
            return rows;
        rows += answer->rows;
    }
}

int percentOf(const RegionDistribution &copy)
{
    return copy.progress.chopped(1).toInt();
}

const QString frankfurt = QStringLiteral("eu-central-1");
const QString tokyo = QStringLiteral("ap-northeast-1");
const QString singapore = QStringLiteral("ap-southeast-1");

} // namespace

class TestWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameInputsGiveTheSameAnswers()
    {
        World first(settingsOf(300));
        World second(settingsOf(300));
        const QDateTime later = epoch().addSecs(100);
        QVERIFY(first.startTask(requestFor(first, QStringLiteral("win11-office"), {tokyo}), later));
        QVERIFY(
            second.startTask(requestFor(second, QStringLiteral("win11-office"), {tokyo}), later));
        QCOMPARE(first.accepted(), second.accepted());
        for (const int seconds : {0, 150, 3'000, 700'000}) {
            const QDateTime now = epoch().addSecs(seconds);
            QVERIFY(allRows(first, {}, now, 100) == allRows(second, {}, now, 37));
        }
    }

    void anotherSeedIsAnotherWorld()
    {
        const World first(settingsOf(60, 1));
        const World second(settingsOf(60, 2));
        QVERIFY(allRows(first, {}, epoch(), 100) != allRows(second, {}, epoch(), 100));
        QCOMPARE(first.listRegions({}), second.listRegions({}));
    }

    void goesOnFromWhatItAccepted()
    {
        World world(settingsOf());
        StartTaskRequest request =
            requestFor(world, QStringLiteral("rhel9-cad"), {frankfurt, tokyo});
        QVERIFY(world.startTask(request, epoch().addSecs(5)));
        request.destinations = {{singapore}};
        QVERIFY(world.startTask(request, epoch().addSecs(50)));
        const World again(world.settings(), world.accepted());
        for (const int seconds : {6, 60, 400, 4'000}) {
            const QDateTime now = epoch().addSecs(seconds);
            QVERIFY(allRows(world, {}, now, 100) == allRows(again, {}, now, 100));
        }
    }

    void pagesHoldEveryRowOnce_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("pageSize");
        QTest::newRow("smallest world") << 12 << 5;
        QTest::newRow("standard world, odd pages") << 40 << 7;
        QTest::newRow("one row a page") << 30 << 1;
        QTest::newRow("large world") << 1'234 << 100;
    }
    void pagesHoldEveryRowOnce()
    {
        QFETCH(int, images);
        QFETCH(int, pageSize);
        const World world(settingsOf(images));
        const QList<ImageRow> rows = allRows(world, {}, epoch(), pageSize);
        QSet<ImageKey> keys;
        QSet<ImageId> ids;
        for (const ImageRow &row : rows) {
            keys.insert(row.key());
            ids.insert(row.imageId);
        }
        QCOMPARE(keys.size(), rows.size());
        QCOMPARE(ids.size(), images);
        const Result<ImagePage> page = world.listImages({}, epoch());
        QVERIFY(page);
        QCOMPARE(page->count, std::optional<qint64>(rows.size()));
        QCOMPARE(page->pageSize, std::optional(10));
        QCOMPARE(page->pageNumber, std::optional(1));
        QCOMPARE(page->rows, rows.first(10));
    }

    void aFilteredListIsPagedLikeAnyOther()
    {
        const World world(settingsOf(500));
        ListImageQuery query;
        query.osType = QStringLiteral("Linux");
        QList<ImageRow> expected;
        for (const ImageRow &row : allRows(world, {}, epoch(), 100)) {
            if (row.osType == query.osType)
                expected.append(row);
        }
        QVERIFY(expected.size() > 50);
        QVERIFY(allRows(world, query, epoch(), 13) == expected);
        QCOMPARE(world.listImages(query, epoch())->count, std::optional<qint64>(expected.size()));
    }

    void aPageBeyondTheEndIsEmpty()
    {
        ListImageQuery query;
        query.pageNumber = 1'000'000'000;
        const Result<ImagePage> page = World(settingsOf()).listImages(query, epoch());
        QVERIFY(page);
        QVERIFY(page->rows.isEmpty());
        QCOMPARE(page->count, std::optional<qint64>(41)); // debian12-dev has two rows
    }

    void wrongPagesAreRefused_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("code");
        QTest::newRow("page 0") << 0 << 10 << QStringLiteral("InvalidParameter.PageNumber");
        QTest::newRow("page -1") << -1 << 10 << QStringLiteral("InvalidParameter.PageNumber");
        QTest::newRow("size 0") << 1 << 0 << QStringLiteral("InvalidParameter.PageSize");
        QTest::newRow("size 101") << 1 << 101 << QStringLiteral("InvalidParameter.PageSize");
    }
    void wrongPagesAreRefused()
    {
        QFETCH(int, number);
        QFETCH(int, size);
        ListImageQuery query;
        query.pageNumber = number;
        query.pageSize = size;
        const Result<ImagePage> page = World(settingsOf()).listImages(query, epoch());
        QVERIFY(!page);
        QTEST(page.error().code, "code");
        QCOMPARE(page.error().kind, ErrorKind::Gateway);
    }

    void filters_data()
    {
        using Query = std::function<void(ListImageQuery &)>;
        using Check = std::function<bool(const ImageRow &)>;
        QTest::addColumn<Query>("set");
        QTest::addColumn<Check>("holds");
        const auto add = [](const char *name, Query set, Check holds) {
            QTest::newRow(name) << std::move(set) << std::move(holds);
        };
        const auto text = [](const char *t) {
            return QString::fromUtf8(t);
        };
        add(
            "ImageName, fuzzy and in any case", [=](auto &q) { q.imageName = text("OFFICE"); },
            [=](const auto &r) { return r.imageName.contains(text("office")); });
        add(
            "ImageName, Chinese", [=](auto &q) { q.imageName = text("工作站"); },
            [=](const auto &r) { return r.imageName == text("CAD 工作站 2026"); });
        add(
            "Status", [=](auto &q) { q.status = text("CREATING"); },
            [=](const auto &r) { return r.status == text("CREATING"); });
        add(
            "ImageType", [=](auto &q) { q.imageType = text("Shared"); },
            [=](const auto &r) { return r.imageType == text("Shared"); });
        add(
            "PackageType in another case", [=](auto &q) { q.packageType = text("Ecs"); },
            [=](const auto &r) { return r.packageType == text("ECS"); });
        add(
            "OsType", [=](auto &q) { q.osType = text("Linux"); },
            [=](const auto &r) { return r.osType == text("Linux"); });
        add(
            "BizType", [=](auto &q) { q.bizType = 1; },
            [=](const auto &r) { return r.bizType == 1; });
        add(
            "BizType that nothing has", [=](auto &q) { q.bizType = 7; },
            [=](const auto &) { return false; });
        add(
            "BizTypeList",
            [=](auto &q) {
                q.bizTypeList = {1, 2};
            },
            [=](const auto &r) { return r.bizType == 1; });
        add(
            "ProductType", [=](auto &q) { q.productType = text("WuyingServer"); },
            [=](const auto &r) { return r.productType == text("WuyingServer"); });
        add(
            "ProductTypeList",
            [=](auto &q) {
                q.productTypeList = {text("CloudApp"), text("CloudDesktop")};
            },
            [=](const auto &r) { return r.productType != text("WuyingServer"); });
        add(
            "ProtocolType", [=](auto &q) { q.protocolType = text("ASP"); },
            [=](const auto &r) { return r.protocolType == text("ASP"); });
        add(
            "ProtocolType that nothing has", [=](auto &q) { q.protocolType = text("HDX"); },
            [=](const auto &) { return false; });
        add(
            "FeatureList", [=](auto &q) { q.featureList = {text("GPU")}; },
            [=](const auto &r) { return r.featureList.contains(text("GPU")); });
        add(
            "LanguageType", [=](auto &q) { q.languageType = text("zh-CN"); },
            [=](const auto &r) { return r.language == text("zh-CN"); });
        add(
            "FotaVersion", [=](auto &q) { q.fotaVersion = text("2.0.3-practice"); },
            [=](const auto &r) { return r.fotaVersion == text("2.0.3-practice"); });
        add(
            "ResourceInstanceType",
            [=](auto &q) { q.resourceInstanceType = text("eds.enterprise_office.2c4g"); },
            [=](const auto &r) {
                return r.resourceInstanceCategory.contains(text("eds.enterprise_office.2c4g"));
            });
        add(
            "PlatformName", [=](auto &q) { q.platformName = text("Windows 11"); },
            [=](const auto &r) { return r.platformName == text("Windows 11"); });
        add(
            "PlatformNameList",
            [=](auto &q) {
                q.platformNameList = {text("Debian"), text("Ubuntu")};
            },
            [=](const auto &r) {
                return r.platformName == text("Debian") || r.platformName == text("Ubuntu");
            });
        add(
            "BizRegionIdList", [=](auto &q) { q.bizRegionIdList = {text("us-west-1")}; },
            [=](const auto &r) {
                return std::any_of(r.imageRegionDistributeList.begin(),
                                   r.imageRegionDistributeList.end(), [=](const auto &copy) {
                                       return copy.regionId.text == text("us-west-1")
                                              && copy.status == text("AVAILABLE");
                                   });
            });
        add(
            "Distro", [=](auto &q) { q.distro = text("debian"); },
            [=](const auto &r) { return r.distro == text("Debian"); });
        add(
            "TagList, key and value",
            [=](auto &q) {
                q.tagList = {{text("team"), text("cad")}};
            },
            [=](const auto &r) {
                return r.tagList.contains(Tag{text("team"), text("cad")});
            });
        add(
            "TagList, key alone",
            [=](auto &q) {
                q.tagList = {{text("team"), QString()}};
            },
            [=](const auto &r) { return !r.tagList.isEmpty(); });
        add(
            "two filters at once",
            [=](auto &q) {
                q.osType = text("Windows");
                q.productType = text("CloudApp");
            },
            [=](const auto &r) {
                return r.osType == text("Windows") && r.productType == text("CloudApp");
            });
    }
    void filters()
    {
        QFETCH(std::function<void(ListImageQuery &)>, set);
        QFETCH(std::function<bool(const ImageRow &)>, holds);
        const World world(settingsOf(200));
        QStringList expected;
        const QList<ImageRow> everything = allRows(world, {}, epoch(), 100);
        for (const ImageRow &row : everything) {
            if (holds(row))
                expected.append(row.imageName + row.versionName);
        }
        ListImageQuery query;
        set(query);
        QVERIFY(query != ListImageQuery{});
        QStringList found;
        for (const ImageRow &row : allRows(world, query, epoch(), 100))
            found.append(row.imageName + row.versionName);
        QCOMPARE(found, expected);
    }

    void anImageIsFoundByItsId()
    {
        const World world(settingsOf(150));
        for (const ImageRow &row : allRows(world, {}, epoch(), 100)) {
            ListImageQuery query;
            query.imageId = row.imageId.text;
            const Result<ImagePage> page = world.listImages(query, epoch());
            QVERIFY(page);
            QVERIFY(page->rows.contains(row));
        }
        for (const char *strange : {"imgc-0practice", "imgc-0practice99999", "img-0practice0001",
                                    "imgc-0practice00001", "imgc-0practice-1", "x"}) {
            ListImageQuery query;
            query.imageId = QString::fromLatin1(strange);
            QCOMPARE(world.listImages(query, epoch())->count, std::optional<qint64>(0));
        }
    }

    void regionsLeaveOneOutThatImagesUse()
    {
        const World world(settingsOf());
        const RegionList list = world.listRegions({});
        QVERIFY(list.regions.size() >= 15);
        QSet<RegionId> used;
        for (const ImageRow &row : allRows(world, {}, epoch(), 100))
            used += QSet<RegionId>(row.imageRegionList.begin(), row.imageRegionList.end());
        used -= QSet<RegionId>(list.regions.begin(), list.regions.end());
        QCOMPARE(used, QSet<RegionId>{{QStringLiteral("cn-zhangjiakou")}});
    }

    void standardCatalogueHasWhatTheConsoleShows()
    {
        const World world(settingsOf());
        QSet<QString> types;
        QSet<QString> products;
        QSet<QString> states;
        int newerThanOnline = 0;
        int older = 0;
        QHash<ImageId, int> rowsOfImage;
        const QList<ImageRow> rows = allRows(world, {}, epoch(), 100);
        for (const ImageRow &row : rows) {
            types.insert(row.imageType);
            products.insert(row.productType);
            states.insert(row.status);
            newerThanOnline += row.latestVersionId != row.onlineVersionId ? 1 : 0;
            older += std::any_of(row.imageRegionDistributeList.begin(),
                                 row.imageRegionDistributeList.end(),
                                 [&row](const auto &c) { return c.versionId != row.versionId; })
                         ? 1
                         : 0;
            ++rowsOfImage[row.imageId];
        }
        QCOMPARE(types, QSet<QString>({QStringLiteral("User"), QStringLiteral("Shared"),
                                       QStringLiteral("System"), QStringLiteral("Community")}));
        QCOMPARE(products.size(), 3);
        QCOMPARE(states, QSet<QString>({QStringLiteral("AVAILABLE"), QStringLiteral("CREATING"),
                                        QStringLiteral("INIT"), QStringLiteral("CREATE_FAILED")}));
        QVERIFY(newerThanOnline > 0);
        QVERIFY(older > 0);
        QCOMPARE(rowsOfImage.value(rowNamed(world, QStringLiteral("debian12-dev")).imageId), 2);
        QVERIFY(!rowNamed(world, QStringLiteral("layered-needs-parent")).parentImageId.isEmpty());
        QCOMPARE(rowNamed(world, QStringLiteral("encrypted-finance")).volumeEncryptionEnabled,
                 std::optional(true));
    }

    void theSmallestWorldHasTheImagesOfDailyWork()
    {
        const QList<ImageRow> rows = allRows(World(settingsOf(12)), {}, epoch(), 100);
        QStringList names;
        for (const ImageRow &row : rows) {
            if (!names.contains(row.imageName))
                names.append(row.imageName);
        }
        QCOMPARE(names.size(), 12);
        QVERIFY(names.contains(QStringLiteral("rhel9-cad")));
        QVERIFY(names.contains(QStringLiteral("win2022-base")));
        QVERIFY(names.contains(QString::fromUtf8("開発環境 2026")));
    }

    void businessCodes_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("code");
        const auto add = [](const char *image, const char *code) {
            QTest::newRow(code) << QString::fromUtf8(image) << QString::fromLatin1(code);
        };
        add("instance-gone", "Instance.NotFound");
        add("cloud-computer-gone", "DesktopInstance.NotFound");
        add("old-regional-image", "Instance.ImageUnsupported");
        add("host-machine-gone", "Instance.PhysicalNodeNotExist");
        add("still-being-made", "ImageCreateByInstance.TaskExist");
        add("too-many-image-jobs", "ExceedBuilderQuota");
        add("base-image-not-set", "InvalidBaseImage.NotConfigured");
        add("record-not-created", "CreateDesktopImageRecord.Failed");
        add("deleted-meanwhile", "Image.NotExist");
        add("community-blender", "ImageRegionDistribute.NotAllow");
        add("locked-for-change", "ImageUpdateFailed.NotAllow");
        add("shared-by-partner", "ImageUpdateSharedImageFailed.NotAllow");
        add("layered-needs-parent", "ParentImageRegionDistribute.NotExist");
        add("internal-error", "InternalError");
        add("encrypted-finance", "ImageDistribute.ImageNotSupport");
        add("in-no-region", "ImageDistribute.Undistributed");
        add("no-region-settings", "ImageRegion.NotConfigured");
    }
    void businessCodes()
    {
        QFETCH(QString, image);
        World world(settingsOf());
        const Result<StartTaskAnswer> answer =
            world.startTask(requestFor(world, image, {frankfurt}), epoch());
        QVERIFY(!answer);
        QTEST(answer.error().code, "code");
        QCOMPARE(answer.error().kind, ErrorKind::Business);
        QCOMPARE(answer.error().http, 400);
        QVERIFY(answer.error().serverMessage != answer.error().code);
        QVERIFY(world.accepted().isEmpty());
    }

    void codesThatDependOnTheRequest_data()
    {
        using Change = std::function<void(StartTaskRequest &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("code");
        const auto add = [](const char *name, Change change, const char *code) {
            QTest::newRow(name) << std::move(change) << QString::fromLatin1(code);
        };
        add(
            "no destination", [](auto &r) { r.destinations.clear(); },
            "ImageDistribute.TargetDistributeRegionListEmpty");
        add(
            "one destination has it",
            [](auto &r) { r.destinations.append({QStringLiteral("cn-shanghai")}); },
            "ImageDistribute.RepeatedDistribution");
        add(
            "a destination twice", [](auto &r) { r.destinations.append(r.destinations.first()); },
            "ImageDistribute.RepeatedDistribution");
        add(
            "source without the version", [](auto &r) { r.source = RegionId{tokyo}; },
            "ImageDistribute.Undistributed");
        add(
            "version that lies nowhere",
            [](auto &r) { r.versionId = VersionId{QStringLiteral("iv-000001v1")}; },
            "ImageDistribute.Undistributed");
        add(
            "unknown image", [](auto &r) { r.imageId = {QStringLiteral("imgc-unknown")}; },
            "Image.NotExist");
        add(
            "version of another image",
            [](auto &r) { r.versionId = VersionId{QStringLiteral("iv-000002v5")}; },
            "Image.NotExist");
        add(
            "unknown region", [](auto &r) { r.destinations.append({QStringLiteral("mars-1")}); },
            "InvalidRegion.NotFound");
        add(
            "101 destinations",
            [](auto &r) {
                for (int i = 0; i < 100; ++i)
                    r.destinations.append({QStringLiteral("xx-%1").arg(i)});
            },
            "InvalidParameter.DestinationRegionList");
    }
    void codesThatDependOnTheRequest()
    {
        QFETCH(std::function<void(StartTaskRequest &)>, change);
        World world(settingsOf());
        StartTaskRequest request = requestFor(world, QStringLiteral("win11-office"), {frankfurt});
        change(request);
        const Result<StartTaskAnswer> answer = world.startTask(request, epoch());
        QVERIFY(!answer);
        QTEST(answer.error().code, "code");
        QVERIFY(world.accepted().isEmpty());
    }

    void whatIsLeftOutIsPinned()
    {
        World world(settingsOf());
        const ImageRow row = rowNamed(world, QStringLiteral("rhel9-cad"));
        const Result<StartTaskAnswer> answer =
            world.startTask(requestFor(world, row.imageName, {tokyo}), epoch());
        QVERIFY(answer);
        QVERIFY(answer->tid.text.startsWith(QLatin1String("tid-")));
        QCOMPARE(world.accepted().size(), 1);
        const AcceptedSubmission &accepted = world.accepted().first();
        QCOMPARE(accepted.tid, answer->tid);
        QCOMPARE(accepted.at, epoch());
        QCOMPARE(accepted.request.versionId, std::optional(row.latestVersionId));
        QVERIFY(accepted.request.source);
        QVERIFY(row.imageRegionList.contains(*accepted.request.source));
    }

    void anOlderVersionThatLiesSomewhereCanBeCopied()
    {
        World world(settingsOf());
        const ImageRow row = rowNamed(world, QStringLiteral("rhel9-cad"));
        StartTaskRequest request = requestFor(world, row.imageName, {tokyo});
        request.versionId = VersionId{QStringLiteral("iv-000000v6")};
        QVERIFY(world.startTask(request, epoch()));
        const ImageRow later = rowNamed(world, row.imageName, epoch().addSecs(30));
        const auto copy = std::find_if(
            later.imageRegionDistributeList.begin(), later.imageRegionDistributeList.end(),
            [](const RegionDistribution &c) { return c.regionId.text == tokyo; });
        QVERIFY(copy != later.imageRegionDistributeList.end());
        QCOMPARE(copy->versionId, *request.versionId);
        QCOMPARE(copy->status, QStringLiteral("CREATING"));
    }

    void aCopyGoesItsWay()
    {
        World world(settingsOf());
        const QString name = QStringLiteral("win11-office"); // 40 GiB
        QVERIFY(world.startTask(requestFor(world, name, {tokyo}), epoch()));
        QCOMPARE(copyIn(world, name, tokyo, epoch().addSecs(1)).status, QString());
        QCOMPARE(copyIn(world, name, tokyo, epoch().addSecs(4)).status, QStringLiteral("INIT"));
        int last = 0;
        int tookSeconds = 0;
        for (int second = 6; tookSeconds == 0; ++second) {
            QVERIFY2(second < 600, "it never ends");
            const RegionDistribution copy = copyIn(world, name, tokyo, epoch().addSecs(second));
            if (copy.status == QLatin1String("AVAILABLE")) {
                tookSeconds = second;
                QCOMPARE(copy.progress, QStringLiteral("100%"));
            } else {
                QCOMPARE(copy.status, QStringLiteral("CREATING"));
                QVERIFY(percentOf(copy) >= last && percentOf(copy) < 100);
                last = percentOf(copy);
            }
        }
        QVERIFY2(tookSeconds > 120 && tookSeconds < 300, qPrintable(QString::number(tookSeconds)));
        const ImageRow row = rowNamed(world, name, epoch().addSecs(tookSeconds));
        QVERIFY(row.imageRegionList.contains(RegionId{tokyo}));
        QVERIFY(!rowNamed(world, name).imageRegionList.contains(RegionId{tokyo}));
    }

    void speedMultiplies()
    {
        WorldSettings fast = settingsOf();
        fast.speed = 60;
        World world(fast);
        const QString name = QStringLiteral("win11-office");
        QVERIFY(world.startTask(requestFor(world, name, {tokyo}), epoch()));
        QCOMPARE(copyIn(world, name, tokyo, epoch().addSecs(1)).status, QStringLiteral("CREATING"));
        QCOMPARE(copyIn(world, name, tokyo, epoch().addSecs(5)).status,
                 QStringLiteral("AVAILABLE"));
        // A world that goes on at another speed leaves the copies that it has at theirs.
        const World slow(settingsOf(), world.accepted());
        QCOMPARE(copyIn(slow, name, tokyo, epoch().addSecs(5)).status, QStringLiteral("AVAILABLE"));
    }

    void theMainJobFailsInOnePlace()
    {
        World world(settingsOf());
        const QStringList names{QStringLiteral("rhel9-cad"), QStringLiteral("win11-office"),
                                QStringLiteral("win2022-base")};
        for (const QString &name : names)
            QVERIFY(
                world.startTask(requestFor(world, name, {frankfurt, tokyo, singapore}), epoch()));
        const QDateTime end = epoch().addSecs(3'600);
        for (const QString &name : names) {
            for (const QString &region : {frankfurt, tokyo, singapore}) {
                const RegionDistribution copy = copyIn(world, name, region, end);
                if (name == names.first() && region == frankfurt) {
                    QCOMPARE(copy.status, QStringLiteral("CREATE_FAILED"));
                    QCOMPARE(copy.progress, QStringLiteral("63%"));
                } else {
                    QCOMPARE(copy.status, QStringLiteral("AVAILABLE"));
                }
            }
        }
        // The second try works.
        QVERIFY(world.startTask(requestFor(world, names.first(), {frankfurt}), end));
        QCOMPARE(copyIn(world, names.first(), frankfurt, end.addSecs(3'600)).status,
                 QStringLiteral("AVAILABLE"));
    }

    void oneImageReportsAnOddWordOnItsWay()
    {
        World world(settingsOf());
        const QString name = QStringLiteral("reports-odd-word");
        QVERIFY(world.startTask(requestFor(world, name, {tokyo}), epoch()));
        QStringList words;
        for (int second = 0; second < 400; ++second) {
            const QString word = copyIn(world, name, tokyo, epoch().addSecs(second)).status;
            if (words.isEmpty() || words.last() != word)
                words.append(word);
        }
        QCOMPARE(words, QStringList({QString(), QStringLiteral("INIT"), QStringLiteral("CREATING"),
                                     QStringLiteral("REPAIRING"), QStringLiteral("AVAILABLE")}));
    }

    void aRunningCopyCannotBeSentAgain()
    {
        World world(settingsOf());
        const StartTaskRequest request = requestFor(world, QStringLiteral("win2022-base"), {tokyo});
        QVERIFY(world.startTask(request, epoch()));
        for (const int seconds : {0, 1, 4, 60, 3'600}) {
            const Result<StartTaskAnswer> again =
                world.startTask(request, epoch().addSecs(seconds));
            QVERIFY(!again);
            QCOMPARE(again.error().code, QStringLiteral("ImageDistribute.RepeatedDistribution"));
        }
        QCOMPARE(world.accepted().size(), 1);
    }

    void aLayeredImageFollowsItsParent()
    {
        World world(settingsOf());
        const QString layered = QStringLiteral("layered-needs-parent");
        const ImageRow row = rowNamed(world, layered);
        QCOMPARE(row.parentImageId, rowNamed(world, QStringLiteral("rhel9-base")).imageId);
        QVERIFY(world.startTask(requestFor(world, QStringLiteral("rhel9-base"), {tokyo}), epoch()));
        QVERIFY(!world.startTask(requestFor(world, layered, {tokyo}), epoch().addSecs(30)));
        QVERIFY(world.startTask(requestFor(world, layered, {tokyo}), epoch().addSecs(3'600)));
    }

    void atMostSixtyCopiesRunAtOnce()
    {
        World world(settingsOf(120));
        QStringList refusals;
        const auto sendEverything = [&](const QDateTime &now) {
            for (const ImageRow &row : allRows(world, {}, now, 100)) {
                if (row.imageName == QLatin1String("too-many-image-jobs"))
                    continue;
                for (const RegionId &region : world.listRegions({}).regions) {
                    StartTaskRequest request;
                    request.imageId = row.imageId;
                    request.destinations = {region};
                    const Result<StartTaskAnswer> answer = world.startTask(request, now);
                    if (!answer)
                        refusals.append(answer.error().code);
                }
            }
        };
        sendEverything(epoch());
        QCOMPARE(world.accepted().size(), 60);
        QVERIFY(refusals.contains(QStringLiteral("ExceedBuilderQuota")));
        sendEverything(epoch().addSecs(7'200));
        QCOMPARE(world.accepted().size(), 120);
    }

    void somebodyElseIsAlwaysCopying_data()
    {
        QTest::addColumn<int>("images");
        QTest::newRow("smallest world") << 12;
        QTest::newRow("standard world") << 40;
        QTest::newRow("large world") << 300;
    }
    void somebodyElseIsAlwaysCopying()
    {
        QFETCH(int, images);
        const World world(settingsOf(images));
        const auto isMoving = [](const ImageRow &row) {
            return std::any_of(
                row.imageRegionDistributeList.begin(), row.imageRegionDistributeList.end(),
                [](const auto &copy) { return copy.status == QLatin1String("CREATING"); });
        };
        int moving = 0;
        constexpr int looks = 120;
        for (int i = 0; i < looks; ++i) {
            // From the first minute to the tenth day.
            const QDateTime now = epoch().addSecs(i < 10 ? i * 60 : qint64(i) * 7'200);
            const QList<ImageRow> rows = allRows(world, {}, now, 100);
            moving += std::any_of(rows.begin(), rows.end(), isMoving) ? 1 : 0;
        }
        QVERIFY2(moving > looks / 2, qPrintable(QString::number(moving)));
    }

    void aSubmissionOfLongAgoIsThere()
    {
        World world(settingsOf());
        const QString name = QStringLiteral("win11-office");
        const QString region = QStringLiteral("us-east-1");
        const QDateTime longAgo(QDate(1013, 7, 1), QTime(8, 0), Qt::UTC);
        QVERIFY(world.startTask(requestFor(world, name, {region}), longAgo));
        QCOMPARE(copyIn(world, name, region, epoch()).status, QStringLiteral("AVAILABLE"));
        QCOMPARE(copyIn(world, name, region, epoch()).progress, QStringLiteral("100%"));
    }

    void theLargestWorldHasItsLastPage()
    {
        const World world(settingsOf(100'000));
        ListImageQuery query;
        query.pageSize = 100;
        query.pageNumber = 1'001;
        const Result<ImagePage> page = world.listImages(query, epoch());
        QVERIFY(page);
        QCOMPARE(page->count, std::optional<qint64>(100'001));
        QCOMPARE(page->rows.size(), 1);
        QCOMPARE(page->rows.first().imageId.text, QStringLiteral("imgc-0practice99999"));
    }

    void copiesGoWrongOnCommand_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("seen"); ///< what the list says, one look after the other
        const auto add = [](const char *name, const QByteArray &rule, const QByteArray &seen) {
            QTest::newRow(name) << QByteArray("{\"fault\":" + rule + '}') << seen;
        };
        // One look while it is prepared, then one just after each tenth of the way and at 130 %.
        const QByteArray good = "INIT 0, CREATING 0, CREATING 10, CREATING 20, CREATING 30, "
                                "CREATING 40, CREATING 50, CREATING 60, CREATING 70, CREATING 80, "
                                "CREATING 90, AVAILABLE 100, AVAILABLE 100";
        add("none of this image", R"("fail","at":30,"image":"win11-office")", good);
        add("none of this region", R"("fail","at":30,"region":"eu-central-1")", good);
        add("fail", R"("fail","at":35)",
            "INIT 0, CREATING 0, CREATING 10, CREATING 20, CREATING 30, CREATE_FAILED 35, "
            "CREATE_FAILED 35, CREATE_FAILED 35, CREATE_FAILED 35, CREATE_FAILED 35, "
            "CREATE_FAILED 35, CREATE_FAILED 35, CREATE_FAILED 35");
        add("fail at the end, by name and region",
            R"("fail","at":100,"image":"debian12-dev","region":"ap-northeast-1")",
            QByteArray(good).replace("AVAILABLE", "CREATE_FAILED"));
        add("stall for ever", R"("stall","at":72)",
            QByteArray(good)
                .replace("80", "72")
                .replace("90", "72")
                .replace("AVAILABLE 100", "CREATING 72"));
        add("stall for half of the way", R"("stall","at":20,"seconds":HALF)",
            "INIT 0, CREATING 0, CREATING 10, CREATING 20, CREATING 20, CREATING 20, CREATING 20, "
            "CREATING 20, CREATING 20, CREATING 30, CREATING 40, CREATING 50, CREATING 80");
        add("go back", R"("go-back","at":65,"to":15)",
            "INIT 0, CREATING 0, CREATING 10, CREATING 20, CREATING 30, CREATING 40, CREATING 50, "
            "CREATING 60, CREATING 20, CREATING 30, CREATING 40, CREATING 50, CREATING 80");
        add("vanish for ever", R"("vanish","at":25)",
            "INIT 0, CREATING 0, CREATING 10, CREATING 20, , , , , , , , , ");
        add("vanish for half of the way", R"("vanish","at":25,"seconds":HALF)",
            "INIT 0, CREATING 0, CREATING 10, CREATING 20, , , , , , CREATING 80, CREATING 90, "
            "AVAILABLE 100, AVAILABLE 100");
        add("late", R"("late","seconds":HALF)",
            ", , , , , , CREATING 50, CREATING 60, CREATING 70, CREATING 80, CREATING 90, "
            "AVAILABLE 100, AVAILABLE 100");
        add("another word for ever", R"("status","word":"Broken?")",
            QByteArray(good).replace("CREATING", "Broken?").replace("AVAILABLE", "Broken?"));
        add("another word at the end", R"("status","word":"available","at":100)",
            QByteArray(good).replace("AVAILABLE", "available"));
        add("a word too early for half of the way",
            R"("status","word":"AVAILABLE","at":5,"seconds":HALF)",
            "INIT 0, CREATING 0, AVAILABLE 10, AVAILABLE 20, AVAILABLE 30, AVAILABLE 40, "
            "AVAILABLE 50, CREATING 60, CREATING 70, CREATING 80, CREATING 90, AVAILABLE 100, "
            "AVAILABLE 100");
    }
    void copiesGoWrongOnCommand()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, seen);
        const QString image = QStringLiteral("debian12-dev");
        // How long the copy takes without faults, to the millisecond.
        World good(settingsOf());
        QVERIFY(good.startTask(requestFor(good, image, {tokyo}), epoch()));
        int least = 6'000;
        int most = 600'000;
        while (most - least > 1) {
            const int middle = (least + most) / 2;
            const bool arrived = copyIn(good, image, tokyo, epoch().addMSecs(middle)).status
                                 == QLatin1String("AVAILABLE");
            (arrived ? most : least) = middle;
        }
        const int way = most - 6'000;
        Faults faults = faultsOf(rule.replace("HALF", QByteArray::number(qRound(way / 2'000.0))));
        World world(settingsOf());
        QVERIFY(world.startTask(requestFor(world, image, {tokyo}), epoch(), &faults));
        QByteArrayList looks;
        const auto look = [&](int milliseconds) {
            const RegionDistribution copy =
                copyIn(world, image, tokyo, epoch().addMSecs(milliseconds));
            looks.append(copy.progress.isEmpty()
                             ? QByteArray()
                             : copy.status.toLatin1() + ' ' + copy.progress.chopped(1).toLatin1());
        };
        look(5'000);
        for (int tenth = 0; tenth <= 10; ++tenth)
            look(6'000 + way * tenth / 10 + 600);
        look(6'000 + way * 13 / 10 + 600);
        QCOMPARE(looks.join(", "), seen);
        // The same again: from what was accepted alone.
        const World again(settingsOf(), world.accepted());
        for (int tenth = 0; tenth <= 13; ++tenth) {
            const QDateTime now = epoch().addMSecs(6'000 + way * tenth / 10);
            QCOMPARE(copyIn(again, image, tokyo, now), copyIn(world, image, tokyo, now));
        }
    }

    void whatWentWrongMayBeSentAgain_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<bool>("again");
        QTest::newRow("failed") << QByteArray(R"({"fault":"fail","at":10,"count":1})") << true;
        QTest::newRow("vanished") << QByteArray(R"({"fault":"vanish","at":10,"count":1})") << true;
        QTest::newRow("vanished for a time")
            << QByteArray(R"({"fault":"vanish","at":10,"seconds":9999,"count":1})") << false;
        QTest::newRow("stalled") << QByteArray(R"({"fault":"stall","at":10,"count":1})") << false;
        QTest::newRow("late") << QByteArray(R"({"fault":"late","seconds":9999,"count":1})")
                              << false;
        QTest::newRow("only said to have failed")
            << QByteArray(R"({"fault":"status","word":"CREATE_FAILED","count":1})") << false;
    }
    void whatWentWrongMayBeSentAgain()
    {
        QFETCH(QByteArray, rule);
        QFETCH(bool, again);
        World world(settingsOf());
        Faults faults = faultsOf(rule);
        const StartTaskRequest request = requestFor(world, QStringLiteral("debian12-dev"), {tokyo});
        QVERIFY(world.startTask(request, epoch(), &faults));
        const QDateTime later = epoch().addSecs(100);
        const Result<StartTaskAnswer> answer = world.startTask(request, later, &faults);
        QCOMPARE(answer.has_value(), again);
        if (!again) {
            QCOMPARE(answer.error().code, QStringLiteral("ImageDistribute.RepeatedDistribution"));
            return;
        }
        QCOMPARE(copyIn(world, QStringLiteral("debian12-dev"), tokyo, later.addSecs(3'600)).status,
                 QStringLiteral("AVAILABLE"));
    }

    void aFaultOnCommandComesBeforeThatOfTheImage()
    {
        World world(settingsOf());
        Faults faults = faultsOf(R"({"fault":"status","word":"COPYING","region":"eu-central-1"})");
        const QString cad = QStringLiteral("rhel9-cad");
        QVERIFY(world.startTask(requestFor(world, cad, {frankfurt, tokyo}), epoch(), &faults));
        const QDateTime later = epoch().addSecs(3'600);
        QCOMPARE(copyIn(world, cad, frankfurt, later).status, QStringLiteral("COPYING"));
        QCOMPARE(copyIn(world, cad, frankfurt, later).progress, QStringLiteral("100%"));
        QCOMPARE(copyIn(world, cad, tokyo, later).status, QStringLiteral("AVAILABLE"));
        // Here it is all the same.
        QVERIFY(rowNamed(world, cad, later).imageRegionList.contains({frankfurt}));
    }

    void onlyWhatIsAcceptedCounts()
    {
        World world(settingsOf());
        Faults faults = faultsOf(R"({"fault":"fail","at":10,"count":1})");
        QVERIFY(!world.startTask(requestFor(world, QStringLiteral("encrypted-finance"), {tokyo}),
                                 epoch(), &faults));
        QVERIFY(world.startTask(requestFor(world, QStringLiteral("debian12-dev"), {tokyo}), epoch(),
                                &faults));
        QCOMPARE(world.accepted().last().faults.value({tokyo}).at, 10);
    }
};

REGIONCAST_TEST(TestWorld)
#include "tst_world.moc"
