#pragma once

#include "catalog/catalogue.h"
#include "widgets/uicontext.h"

#include <QLocale>

namespace regioncast::test {

inline RegionId region(const char *id)
{
    return {QString::fromLatin1(id)};
}
inline ImageKey key(const char *image, const char *version)
{
    return {{QString::fromLatin1(image)}, {QString::fromLatin1(version)}};
}

/// A row that is AVAILABLE, of type User, in `regions`.
inline ImageRow row(const char *image, const char *version, const char *name,
                    const QList<const char *> &regions = {})
{
    ImageRow row;
    row.imageId = {QString::fromLatin1(image)};
    row.versionId = {QString::fromLatin1(version)};
    row.latestVersionId = row.versionId;
    row.imageName = QString::fromUtf8(name);
    row.versionName =
        QString::fromLatin1(version).replace(QLatin1String("iv-"), QLatin1String("v"));
    row.status = QStringLiteral("AVAILABLE");
    row.imageType = QStringLiteral("User");
    row.productType = QStringLiteral("CloudApp");
    row.osType = QStringLiteral("Windows");
    row.platformName = QStringLiteral("Windows 11");
    row.systemDiskSize = 80;
    row.gmtModified = QStringLiteral("2026-10-30 12:00:00");
    for (const char *id : regions) {
        row.imageRegionList.append(region(id));
        row.imageRegionDistributeList.append(
            {row.imageId, row.versionId, region(id), QStringLiteral("AVAILABLE"), {}});
    }
    return row;
}

/// A context in English on a clock that stands still, and rows to fill a catalogue with.
struct ImageFixture
{
    ManualClock clock{QDateTime(QDate(2026, 10, 31), QTime(8, 0), Qt::UTC)};
    UiContext context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                      RegionTable::load(QLocale::c()), clock, QStringLiteral("en")};
    Catalogue catalogue;
    int readings = 0;

    /// The next reading of a whole listing, a second later than the last.
    CatalogueChange read(const QList<ImageRow> &rows, bool complete = true)
    {
        Reading reading;
        reading.startedAt = clock.utc().addSecs(++readings);
        reading.endedAt = reading.startedAt;
        reading.rows = rows;
        reading.complete = complete;
        return catalogue.merge(reading);
    }
};

} // namespace regioncast::test
