#include "catalog/catalogue.h"

#include <algorithm>

namespace regioncast {

Reading singleReading(const ImageId &image, const QDateTime &startedAt, const QDateTime &endedAt,
                      const ImagePage &page)
{
    Reading reading;
    reading.startedAt = startedAt;
    reading.endedAt = endedAt;
    reading.single = image;
    reading.rows = page.rows;
    reading.complete = page.count.value_or(0) <= page.rows.size();
    return reading;
}

CatalogueChange Catalogue::merge(const Reading &reading)
{
    CatalogueChange change;
    QSet<ImageKey> shown = reading.listed;
    for (const ImageRow &row : reading.rows) {
        if (row.imageId.isEmpty())
            continue;
        const ImageKey key = row.key();
        if (shown.contains(key))
            continue; // an image that moved between pages comes twice
        shown.insert(key);
        const auto held = m_rows.find(key);
        if (held == m_rows.end()) {
            m_rows.emplace(key, Held{row, reading.startedAt});
            m_versions[key.image].append(key.version);
            change.added.append(key);
        } else if (reading.startedAt < held->second.readAt) {
            continue;
        } else {
            held->second.readAt = reading.startedAt;
            if (held->second.row == row)
                continue;
            held->second.row = row;
            change.changed.append(key);
        }
        for (const RegionId &region : row.imageRegionList)
            m_regions.insert(region);
        for (const RegionDistribution &entry : row.imageRegionDistributeList)
            m_regions.insert(entry.regionId);
    }
    m_regions.remove(RegionId{});
    if (!reading.complete)
        return change;

    const auto vanished = [&](const ImageKey &key, const QDateTime &readAt) {
        return !shown.contains(key) && readAt <= reading.startedAt;
    };
    if (reading.single) {
        for (const VersionId &version : m_versions.value(*reading.single)) {
            const ImageKey key{*reading.single, version};
            if (vanished(key, readAt(key)))
                change.removed.append(key);
        }
    } else {
        for (const auto &[key, held] : m_rows) {
            if (vanished(key, held.readAt))
                change.removed.append(key);
        }
    }
    for (const ImageKey &key : std::as_const(change.removed))
        remove(key);
    return change;
}

void Catalogue::remove(const ImageKey &key)
{
    m_rows.erase(key);
    const auto versions = m_versions.find(key.image);
    versions->removeAll(key.version);
    if (versions->isEmpty())
        m_versions.erase(versions);
}

QList<ImageKey> Catalogue::keys() const
{
    QList<ImageKey> keys;
    keys.reserve(size());
    for (const auto &[key, held] : m_rows)
        keys.append(key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

const ImageRow *Catalogue::find(const ImageKey &key) const
{
    const auto held = m_rows.find(key);
    return held == m_rows.end() ? nullptr : &held->second.row;
}

QDateTime Catalogue::readAt(const ImageKey &key) const
{
    const auto held = m_rows.find(key);
    return held == m_rows.end() ? QDateTime() : held->second.readAt;
}

RowPointers Catalogue::rowPointers(const ImageId &image) const
{
    RowPointers rows;
    const auto versions = m_versions.constFind(image);
    if (versions != m_versions.constEnd()) {
        for (const VersionId &version : *versions)
            rows.append(find({image, version}));
    }
    return rows;
}

QList<ImageRow> Catalogue::rowsOf(const ImageId &image) const
{
    QList<ImageRow> rows;
    const QList<VersionId> versions = versionsOf(image) << VersionId{};
    for (const VersionId &version : versions) {
        if (const ImageRow *row = find({image, version}))
            rows.append(*row);
    }
    return rows;
}

QList<ImageRow> Catalogue::rowsReadSince(const ImageId &image, const QDateTime &since) const
{
    QList<ImageRow> rows;
    for (const ImageRow *row : rowPointers(image)) {
        if (readAt(row->key()) >= since)
            rows.append(*row);
    }
    return rows;
}

QList<VersionId> Catalogue::versionsOf(const ImageId &image) const
{
    RowPointers rows = rowPointers(image);
    QList<VersionId> versions;
    const auto add = [&versions](const VersionId &version) {
        if (!version.isEmpty() && !versions.contains(version))
            versions.append(version);
    };
    const auto readLater = [this](const ImageRow *a, const ImageRow *b) {
        return readAt(a->key()) > readAt(b->key());
    };
    std::stable_sort(rows.begin(), rows.end(), readLater);
    const auto latest = std::find_if(rows.begin(), rows.end(), [](const ImageRow *row) {
        return !row->latestVersionId.isEmpty();
    });
    if (latest != rows.end())
        add((*latest)->latestVersionId);
    std::sort(rows.begin(), rows.end(), [](const ImageRow *a, const ImageRow *b) {
        const int order = a->gmtCreate.compare(b->gmtCreate);
        return order != 0 ? order > 0 : a->versionId > b->versionId;
    });
    for (const ImageRow *row : rows)
        add(row->versionId);
    for (const ImageRow *row : rows) {
        add(row->latestVersionId);
        add(row->onlineVersionId);
        for (const RegionDistribution &entry : row->imageRegionDistributeList) {
            if (entry.imageId.isEmpty() || entry.imageId == image)
                add(entry.versionId);
        }
    }
    return versions;
}

std::optional<VersionId> Catalogue::newestVersionOf(const ImageId &image) const
{
    const QList<VersionId> versions = versionsOf(image);
    return versions.isEmpty() ? std::nullopt : std::optional(versions.first());
}

QString Catalogue::versionLabel(const ImageKey &key) const
{
    const ImageRow *row = find(key);
    return row && !row->versionName.isEmpty() ? row->versionName : key.version.text;
}

QString Catalogue::imageLabel(const ImageId &image) const
{
    for (const ImageRow *row : rowPointers(image)) {
        if (!row->imageName.isEmpty())
            return row->imageName;
    }
    return image.text;
}

std::optional<Copy> Catalogue::copyOf(const CopyKey &key) const
{
    return findCopy(rowPointers(key.image), key);
}

QHash<RegionId, Copy> Catalogue::copiesOf(const ImageKey &key) const
{
    QHash<RegionId, Copy> copies;
    for (const auto &[region, copy] : copiesIn(rowPointers(key.image), key))
        copies.insert(region, copy);
    return copies;
}

QList<RegionId> Catalogue::sourcesOf(const ImageKey &key) const
{
    QList<RegionId> regions;
    for (const auto &[region, copy] : copiesIn(rowPointers(key.image), key)) {
        if (copy.state == CopyState::Available)
            regions.append(region);
    }
    return regions;
}

} // namespace regioncast
