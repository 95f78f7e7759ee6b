#pragma once

#include "practice/world.h"

#include <QDateTime>

#include <algorithm>

namespace regioncast::test {

inline QDateTime epoch()
{
    return QDateTime(QDate(2026, 7, 1), QTime(8, 0), Qt::UTC);
}

inline WorldSettings settingsOf(int images = 40, std::uint32_t seed = 1)
{
    WorldSettings settings;
    settings.images = images;
    settings.seed = seed;
    settings.epoch = epoch();
    return settings;
}

/// The first row of the image of that name; a row without an id when there is none.
inline ImageRow rowNamed(const World &world, const QString &name, const QDateTime &now = epoch())
{
    ListImageQuery query;
    query.imageName = name;
    query.pageSize = maxPageSize;
    const Result<ImagePage> page = world.listImages(query, now);
    if (!page)
        return {};
    const auto row = std::find_if(page->rows.begin(), page->rows.end(),
                                  [&name](const ImageRow &r) { return r.imageName == name; });
    return row == page->rows.end() ? ImageRow{} : *row;
}

inline StartTaskRequest requestFor(const World &world, const QString &name,
                                   const QStringList &destinations)
{
    StartTaskRequest request;
    request.imageId = rowNamed(world, name).imageId;
    for (const QString &destination : destinations)
        request.destinations.append({destination});
    return request;
}

/// What the list says of the newest version of an image in a region; no status when nothing.
inline RegionDistribution copyIn(const World &world, const QString &name, const QString &region,
                                 const QDateTime &now)
{
    const ImageRow row = rowNamed(world, name, now);
    for (const RegionDistribution &copy : row.imageRegionDistributeList) {
        if (copy.regionId.text == region && copy.versionId == row.versionId)
            return copy;
    }
    return {};
}

} // namespace regioncast::test
