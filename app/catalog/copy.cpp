#include "catalog/copy.h"

#include <algorithm>

namespace regioncast {

namespace {

Copy copyOfEntry(const RegionDistribution &entry)
{
    return {copyStateOf(entry.status), entry.status, progressOf(entry.progress)};
}

/// Calls `visit(region, copy)` for whatever the rows tell of the version, best evidence first:
/// entries of its own row, entries of other rows, the ImageRegionList of its own row. Ends early
/// when `visit` returns true.
template<class Visit>
void visitCopies(const RowPointers &rows, const ImageKey &version, Visit visit)
{
    const auto isOwn = [&version](const ImageRow *row) {
        return row->versionId == version.version && row->imageId == version.image;
    };
    for (const bool own : {true, false}) {
        for (const ImageRow *row : rows) {
            if (isOwn(row) != own)
                continue;
            for (const RegionDistribution &entry : row->imageRegionDistributeList) {
                const ImageId &image = entry.imageId.isEmpty() ? row->imageId : entry.imageId;
                const VersionId &id = entry.versionId.isEmpty() ? row->versionId : entry.versionId;
                if (image == version.image && id == version.version
                    && visit(entry.regionId, [&entry] { return copyOfEntry(entry); })) {
                    return;
                }
            }
        }
    }
    for (const ImageRow *row : rows) {
        if (!isOwn(row) || !row->imageRegionDistributeList.isEmpty())
            continue;
        for (const RegionId &region : row->imageRegionList) {
            if (visit(region, [] { return Copy{CopyState::Available, {}, std::nullopt}; }))
                return;
        }
    }
}

} // namespace

bool Copy::isMoving() const
{
    return state == CopyState::Initialising || state == CopyState::Copying
           || state == CopyState::Unknown;
}

CopyState copyStateOf(const QString &word)
{
    if (word == QLatin1String("INIT"))
        return CopyState::Initialising;
    if (word == QLatin1String("CREATING"))
        return CopyState::Copying;
    if (word == QLatin1String("AVAILABLE"))
        return CopyState::Available;
    if (word == QLatin1String("CREATE_FAILED"))
        return CopyState::Failed;
    if (word == QLatin1String("DELETE"))
        return CopyState::Removed;
    return CopyState::Unknown;
}

std::optional<int> progressOf(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    qsizetype end = !trimmed.isEmpty() && trimmed.front() == QLatin1Char('-') ? 1 : 0;
    const qsizetype firstDigit = end;
    qint64 number = 0;
    for (; end < trimmed.size(); ++end) {
        const char16_t digit = trimmed.at(end).unicode();
        if (digit < u'0' || digit > u'9')
            break;
        number = std::min<qint64>(number * 10 + (digit - u'0'), 100);
    }
    if (end == firstDigit)
        return std::nullopt;
    return firstDigit == 1 ? 0 : int(number);
}

QList<std::pair<RegionId, Copy>> copiesIn(const RowPointers &rows, const ImageKey &version)
{
    QList<std::pair<RegionId, Copy>> copies;
    visitCopies(rows, version, [&copies](const RegionId &region, auto makeCopy) {
        const bool known = std::any_of(copies.begin(), copies.end(),
                                       [&](const auto &copy) { return copy.first == region; });
        if (!known && !region.isEmpty())
            copies.append({region, makeCopy()});
        return false;
    });
    return copies;
}

std::optional<Copy> findCopy(const RowPointers &rows, const CopyKey &key)
{
    std::optional<Copy> found;
    visitCopies(rows, key.imageKey(), [&](const RegionId &region, auto makeCopy) {
        if (region == key.region)
            found = makeCopy();
        return found.has_value();
    });
    return found;
}

std::optional<Copy> findCopy(const QList<ImageRow> &rows, const CopyKey &key)
{
    RowPointers pointers;
    for (const ImageRow &row : rows)
        pointers.append(&row);
    return findCopy(pointers, key);
}

} // namespace regioncast
