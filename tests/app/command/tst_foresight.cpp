#include "catalog/catalogue.h"
#include "catalog/regiontable.h"
#include "distribution/plan.h"
#include "practice/world.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;

/// What the plan foresees against what the practice service answers: a check of consistency, no
/// more, for the practice service is ours as well.
class TestForesight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdictsAgreeWithWhatTheServiceAnswers()
    {
        WorldSettings settings;
        settings.images = 1000;
        settings.seed = 5;
        settings.epoch = QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC);
        const QDateTime now = settings.epoch.addSecs(60);
        World world(settings);

        Catalogue catalogue;
        for (int page = 1; page <= 11; ++page) {
            ListImageQuery query;
            query.pageNumber = page;
            query.pageSize = maxPageSize;
            Reading reading;
            reading.startedAt = now;
            reading.complete = false;
            reading.rows = world.listImages(query, now)->rows;
            catalogue.merge(reading);
        }
        QCOMPARE(catalogue.imageCount(), 1000);

        const QList<RegionId> all = RegionTable::load(QLocale::c()).all();
        const QList<RegionId> regions = all.mid(0, 30);
        QVERIFY(regions.size() >= 20);
        QSet<ImageId> images;
        QList<Wish> wishes;
        for (const ImageKey &key : catalogue.keys()) {
            if (images.contains(key.image))
                continue;
            images.insert(key.image);
            Wish wish;
            wish.image = key.image;
            wish.destinations = regions;
            wishes.append(wish);
        }
        const Plan plan = makePlan(catalogue, wishes, {});
        QCOMPARE(world.accepted().size(), 0); // planning asked for nothing

        // Codes that nothing in the catalogue tells of; docs/verdicts.md lists them.
        const QSet<QString> unforeseeable = {
            QStringLiteral("Instance.NotFound"),
            QStringLiteral("DesktopInstance.NotFound"),
            QStringLiteral("Instance.ImageUnsupported"),
            QStringLiteral("Instance.PhysicalNodeNotExist"),
            QStringLiteral("ExceedBuilderQuota"),
            QStringLiteral("InvalidBaseImage.NotConfigured"),
            QStringLiteral("ImageUpdateFailed.NotAllow"),
            QStringLiteral("CreateDesktopImageRecord.Failed"),
            QStringLiteral("InternalError"),
            QStringLiteral("Image.NotExist"),
            QStringLiteral("InvalidRegion.NotFound"), // the table knows more regions than the world
        };
        QHash<QString, int> met;
        int accepted = 0;
        World asked(settings);
        for (const PlanRow &row : plan.rows) {
            const QByteArray what =
                QStringLiteral("%1 %2 to %3")
                    .arg(world.nameOf(row.to.image), row.to.version.text, row.to.region.text)
                    .toUtf8();
            StartTaskRequest request;
            request.imageId = row.to.image;
            request.versionId = row.to.version;
            request.destinations = {row.to.region};
            request.source = row.source;
            // Each is asked as if it were the only one.
            if (!asked.accepted().isEmpty())
                asked = World(settings);
            const Result<StartTaskAnswer> answer = asked.startTask(request, now);
            const QString code = answer ? QString() : answer.error().code;
            ++met[code];
            if (unforeseeable.contains(code))
                continue;
            switch (row.verdict) {
            case Verdict::WillCopy:
                QVERIFY2(code.isEmpty(), what + " is refused with " + code.toUtf8());
                ++accepted;
                break;
            case Verdict::AlreadyThere:
            case Verdict::InProgress:
                // A refusal for the image comes before one for the region.
                if (code != QLatin1String("ImageDistribute.RepeatedDistribution"))
                    QCOMPARE(code, blockOf(*catalogue.find(row.to.imageKey())));
                break;
            case Verdict::Blocked:
                QVERIFY2(code == row.code,
                         what + ": foreseen " + row.code.toUtf8() + ", met " + code.toUtf8());
                break;
            case Verdict::ParentFirst:
                QVERIFY2(code == QLatin1String("ParentImageRegionDistribute.NotExist"),
                         what + " waits for a parent and meets " + code.toUtf8());
                break;
            case Verdict::Unknown:
                QVERIFY2(!row.baseline || row.baseline->state == CopyState::Unknown
                             || !catalogue.find(row.to.imageKey()),
                         what + " is unknown without a reason");
                break;
            }
        }
        // The check would be idle if the world did not provoke what it is about.
        QVERIFY(accepted > 1000);
        for (const char *code :
             {"ImageRegionDistribute.NotAllow", "ImageUpdateSharedImageFailed.NotAllow",
              "ImageCreateByInstance.TaskExist", "ImageRegion.NotConfigured",
              "ImageDistribute.Undistributed", "ImageDistribute.ImageNotSupport",
              "ParentImageRegionDistribute.NotExist", "ImageDistribute.RepeatedDistribution"})
            QVERIFY2(met.value(QString::fromLatin1(code)) > 0, code);
        qInfo("%lld rows, %d would be copied; %s", qlonglong(plan.rows.size()), accepted,
              "every foreseen code was met");
    }
};

REGIONCAST_TEST(TestForesight)
#include "tst_foresight.moc"
