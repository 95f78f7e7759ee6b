#include "images/imagetablemodel.h"

#include "widgets/itemroles.h"
#include "widgets/theme.h"

#include <QRegularExpression>

#include <algorithm>

namespace regioncast {

namespace {

/// Calls `run(first, last)` for each run of neighbours in ascending `positions`, the last first, so
/// that positions stay valid while rows are taken away.
template<class Run>
void forRunsFromTheEnd(const QList<qsizetype> &positions, Run run)
{
    qsizetype end = positions.size();
    while (end > 0) {
        qsizetype begin = end - 1;
        while (begin > 0 && positions.at(begin - 1) == positions.at(begin) - 1)
            --begin;
        run(int(positions.at(begin)), int(positions.at(end - 1)));
        end = begin;
    }
}

QString osOf(const ImageRow &row)
{
    if (!row.platformName.isEmpty())
        return row.platformName;
    return row.distro.isEmpty() ? row.osType : row.distro;
}

std::optional<int> gibOf(const ImageRow &row)
{
    if (!row.systemDiskSize && !row.dataDiskSize)
        return std::nullopt;
    return row.systemDiskSize.value_or(0) + row.dataDiskSize.value_or(0);
}

QString tagsOf(const ImageRow &row)
{
    QStringList tags;
    for (const Tag &tag : row.tagList)
        tags.append(tag.value.isEmpty() ? tag.key
                                        : QStringLiteral("%1=%2").arg(tag.key, tag.value));
    return tags.join(QStringLiteral(", "));
}

bool isId(int column)
{
    return column == ImageTableModel::ImageIdColumn || column == ImageTableModel::VersionIdColumn;
}

bool isNumber(int column)
{
    return column == ImageTableModel::Gib;
}

} // namespace

ImageTableModel::ImageTableModel(const UiContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
}

void ImageTableModel::setCatalogue(const Catalogue *catalogue, const QList<RegionId> &regionSet)
{
    beginResetModel();
    m_catalogue = catalogue;
    m_set = regionSet;
    m_unsolved.clear();
    m_rows.clear();
    m_index.clear();
    m_rowOfKey.clear();
    m_rowsOfImage.clear();
    m_known.clear();
    m_open.clear();
    m_openOf.clear();
    m_counts = {};
    m_counts.saved.resize(m_saved.size());
    setCatalogueRows();
    m_index.sort(m_sortOrder);
    m_stale.clear();
    m_fresh.clear();
    m_visible = m_index.visible(m_search.words, [this](qsizetype row) { return accepts(row); });
    endResetModel();
    Q_EMIT countsChanged();
}

void ImageTableModel::setCatalogueRows()
{
    if (!m_catalogue)
        return;
    QSet<ImageId> images;
    for (const ImageKey &key : m_catalogue->keys()) {
        const qsizetype row = m_index.add({}, {});
        m_rows.append(Row());
        m_rows.last().facts.key = key;
        m_rowOfKey.insert(key, row);
        m_rowsOfImage[key.image].append(row);
        images.insert(key.image);
    }
    for (const ImageId &image : images)
        takeFacts(image);
    if (parseSaved())
        takeAllFacts();
}

ImageTableModel::Covered ImageTableModel::coveredOf(const ImageId &image) const
{
    Covered covered;
    const std::optional<VersionId> newest = m_catalogue->newestVersionOf(image);
    if (!newest)
        return covered;
    const QHash<RegionId, Copy> copies = m_catalogue->copiesOf({image, *newest});
    for (const auto &[region, copy] : copies.asKeyValueRange()) {
        if (copy.state == CopyState::Available || copy.isMoving())
            covered.regions.insert(region);
    }
    for (const CopyKey &copy : m_openOf.value(image)) {
        if (copy.version == *newest)
            covered.regions.insert(copy.region);
    }
    for (const VersionId &version : m_catalogue->versionsOf(image)) {
        if (version == *newest)
            continue;
        for (const RegionId &region : m_catalogue->sourcesOf({image, version}))
            covered.older.insert(region);
    }
    return covered;
}

Gaps ImageTableModel::gapsIn(const QList<RegionId> &regions, const Covered &covered)
{
    Gaps gaps(regions.size());
    for (qsizetype i = 0; i < regions.size(); ++i)
        gaps.setBit(i, !covered.regions.contains(regions.at(i)));
    return gaps;
}

void ImageTableModel::setGaps(ImageFacts *facts, const QList<RegionId> &regions, const Gaps &gaps,
                              const Covered &covered)
{
    facts->gaps = int(gaps.count(true));
    facts->newVersion = false;
    for (qsizetype i = 0; i < regions.size() && !facts->newVersion; ++i)
        facts->newVersion = gaps.testBit(i) && covered.older.contains(regions.at(i));
}

ImageFacts ImageTableModel::factsOf(const ImageKey &key, const ImageRow &row) const
{
    ImageFacts facts;
    facts.key = key;
    facts.copyable = copyable(row);
    facts.type = row.imageType;
    facts.os = row.osType;
    facts.product = row.productType;
    facts.unsolved = m_unsolved.contains(key);
    const QHash<RegionId, Copy> copies = m_catalogue->copiesOf(key);
    for (const auto &[region, copy] : copies.asKeyValueRange())
        facts.moving = facts.moving || copy.isMoving();
    for (const RegionId &region : m_set) {
        const auto here = copies.constFind(region);
        if (here != copies.cend() && here->state == CopyState::Available)
            ++facts.have;
    }
    return facts;
}

/// Works out anew all rows of an image: copies and newest version depend on all of them.
void ImageTableModel::takeFacts(const ImageId &image)
{
    const QList<qsizetype> rows = m_rowsOfImage.value(image);
    if (rows.isEmpty())
        return;
    // the row of the newest version, if it has one; else the one in effect; else the newest there
    // is
    qsizetype main = -1;
    for (const VersionId &version : m_catalogue->versionsOf(image)) {
        main = m_rowOfKey.value({image, version}, -1);
        if (main >= 0)
            break;
    }
    const Covered covered = coveredOf(image);
    const Gaps gaps = gapsIn(m_set, covered);
    for (const qsizetype number : rows) {
        Row &row = m_rows[number];
        if (row.counted)
            count(row, -1);
        fill(number);
        row.facts.main = number == main || main < 0;
        setGaps(&row.facts, m_set, gaps, covered);
        row.gaps = row.facts.main ? gaps : Gaps(m_set.size());
        countSaved(&row, covered);
        count(row, 1);
        row.counted = true;
    }
}

/// Whether each saved filter takes the row, and how many gaps it then has in the filter's regions.
void ImageTableModel::countSaved(Row *row, const Covered &covered) const
{
    row->savedGaps.fill(-1, m_saved.size());
    if (!row->facts.main)
        return;
    const qsizetype number = m_rowOfKey.value(row->facts.key);
    for (qsizetype i = 0; i < m_saved.size(); ++i) {
        const SavedFilter &saved = m_saved.at(i);
        ImageFacts facts = row->facts;
        if (saved.asked.regions)
            setGaps(&facts, *saved.asked.regions, gapsIn(*saved.asked.regions, covered), covered);
        const auto takes = [&](qsizetype) {
            return accepts(*row, facts, saved.asked.filter, saved.list);
        };
        if (m_index.matches(number, saved.search.words, takes))
            row->savedGaps[i] = facts.gaps;
    }
}

/// Understands the searches of saved filters by the names that are known now; true when one reads
/// otherwise than before.
bool ImageTableModel::parseSaved()
{
    bool changed = false;
    for (SavedFilter &saved : m_saved) {
        const ImageSearch search = parseSearch(
            saved.asked.search, [this](const QString &name) { return m_known.contains(name); });
        changed = changed || search != saved.search;
        saved.search = search;
        saved.list = QSet<QString>(search.list.cbegin(), search.list.cend());
    }
    return changed;
}

void ImageTableModel::takeAllFacts()
{
    for (const ImageId &image : m_rowsOfImage.keys())
        takeFacts(image);
}

void ImageTableModel::fill(qsizetype number)
{
    Row &row = m_rows[number];
    const ImageKey key = row.facts.key;
    const ImageRow *image = m_catalogue->find(key);
    if (!image)
        return;
    row.facts = factsOf(key, *image);
    setNames(&row, image->imageName, key);
    const QStringList searched = {image->imageName,   key.image.text,     key.version.text,
                                  image->versionName, image->description, tagsOf(*image)};
    m_index.set(number, searched.join(QLatin1Char('\n')), sortKey(key));
}

/// Keeps m_known in step. An empty key takes the row's names away.
void ImageTableModel::setNames(Row *row, const QString &name, const ImageKey &key)
{
    for (const QString &old : {row->name, row->imageId, row->versionId}) {
        const auto known = m_known.find(old);
        if (known != m_known.end() && --*known == 0)
            m_known.erase(known);
    }
    row->name = name.toCaseFolded();
    row->imageId = key.image.text.toCaseFolded();
    row->versionId = key.version.text.toCaseFolded();
    for (const QString &now : {row->name, row->imageId, row->versionId}) {
        if (!now.isEmpty())
            ++m_known[now];
    }
}

SortKey ImageTableModel::sortKey(const ImageKey &key) const
{
    const ImageRow *row = m_catalogue->find(key);
    if (!row)
        return {};
    SortKey sort;
    const ImageFacts &facts = m_rows.at(m_rowOfKey.value(key)).facts;
    if (m_sortColumn == Regions)
        sort.number = facts.have;
    else if (m_sortColumn == MissingIn)
        sort.number = double(m_set.size() - facts.have);
    else if (m_sortColumn == Gib && gibOf(*row))
        sort.number = *gibOf(*row);
    else if (m_sortColumn == Modified)
        sort.text = row->gmtModified;
    else if (m_sortColumn == Created)
        sort.text = row->gmtCreate;
    else
        sort.text = text(*row, m_sortColumn);
    // equal cells stand in the order of names and versions
    if (m_sortColumn != Image)
        sort.text += QLatin1Char('\n') + row->imageName;
    sort.text += QLatin1Char('\n') + m_catalogue->versionLabel(key);
    return sort;
}

bool ImageTableModel::accepts(qsizetype number) const
{
    const Row &row = m_rows.at(number);
    return accepts(row, row.facts, m_filter, m_list);
}

bool ImageTableModel::accepts(const Row &row, const ImageFacts &facts, ImageFilter filter,
                              const QSet<QString> &list)
{
    if (list.isEmpty())
        return filter.accepts(facts);
    const bool versionNamed = list.contains(row.versionId);
    if (!versionNamed && !list.contains(row.name) && !list.contains(row.imageId))
        return false;
    // who names a version means it, be it older or not
    filter.olderVersions = filter.olderVersions || versionNamed;
    return filter.accepts(facts);
}

bool ImageTableModel::matches(qsizetype row) const
{
    return m_index.matches(row, m_search.words, [this](qsizetype one) { return accepts(one); });
}

void ImageTableModel::merge(const CatalogueChange &change)
{
    if (!m_catalogue || change.isEmpty())
        return;
    removeKeys(change.removed);

    QSet<ImageId> images;
    for (const QList<ImageKey> *keys : {&change.added, &change.changed, &change.removed}) {
        for (const ImageKey &key : *keys)
            images.insert(key.image);
    }
    QList<qsizetype> added;
    for (const ImageKey &key : change.added) {
        if (m_rowOfKey.contains(key))
            continue;
        const qsizetype row = m_index.add({}, {});
        m_rows.append(Row());
        m_rows.last().facts.key = key;
        m_rowOfKey.insert(key, row);
        m_rowsOfImage[key.image].append(row);
        added.append(row);
    }
    QSet<qsizetype> touched;
    for (const ImageId &image : images) {
        takeFacts(image);
        for (const qsizetype row : m_rowsOfImage.value(image))
            touched.insert(row);
    }
    for (const qsizetype row : added)
        touched.remove(row);
    if (!added.isEmpty() && parseSaved())
        takeAllFacts();
    touch(touched);
    insertVisible(added);
    Q_EMIT countsChanged();
}

void ImageTableModel::removeKeys(const QList<ImageKey> &keys)
{
    QSet<qsizetype> rows;
    for (const ImageKey &key : keys) {
        const qsizetype row = m_rowOfKey.value(key, -1);
        if (row >= 0)
            rows.insert(row);
    }
    if (rows.isEmpty())
        return;
    QList<qsizetype> positions;
    for (qsizetype at = 0; at < m_visible.size(); ++at) {
        if (rows.contains(m_visible.at(at)))
            positions.append(at);
    }
    forRunsFromTheEnd(positions, [this](int first, int last) {
        beginRemoveRows({}, first, last);
        m_visible.remove(first, last - first + 1);
        endRemoveRows();
    });
    for (const qsizetype row : std::as_const(rows)) {
        const ImageKey key = m_rows.at(row).facts.key;
        m_index.remove(row);
        m_rowOfKey.remove(key);
        QList<qsizetype> &others = m_rowsOfImage[key.image];
        others.removeOne(row);
        if (others.isEmpty())
            m_rowsOfImage.remove(key.image);
        setNames(&m_rows[row], {}, {});
        count(m_rows.at(row), -1);
        m_rows[row] = {};
        m_stale.remove(row);
        m_fresh.remove(row);
    }
}

void ImageTableModel::insertVisible(QList<qsizetype> rows)
{
    rows.removeIf([this](qsizetype row) { return !matches(row); });
    std::vector<std::pair<qsizetype, qsizetype>> places; // position, row
    places.reserve(std::size_t(rows.size()));
    for (const qsizetype row : std::as_const(rows))
        places.emplace_back(m_index.placeOf(row, m_visible), row);
    std::sort(places.begin(), places.end(), [this](const auto &a, const auto &b) {
        if (a.first != b.first)
            return a.first < b.first;
        return m_index.isBefore(a.second, b.second);
    });
    // from the end, so that positions stay valid
    for (std::size_t end = places.size(); end > 0;) {
        std::size_t begin = end - 1;
        while (begin > 0 && places[begin - 1].first == places[begin].first)
            --begin;
        const qsizetype at = places[begin].first;
        const auto count = qsizetype(end - begin);
        beginInsertRows({}, int(at), int(at + count - 1));
        m_visible.insert(at, count, 0);
        for (qsizetype i = 0; i < count; ++i)
            m_visible[at + i] = places[begin + std::size_t(i)].second;
        endInsertRows();
        end = begin;
    }
}

void ImageTableModel::touch(const QSet<qsizetype> &rows)
{
    if (rows.isEmpty())
        return;
    QSet<qsizetype> shown;
    QList<qsizetype> positions;
    for (qsizetype at = 0; at < m_visible.size(); ++at) {
        if (!rows.contains(m_visible.at(at)))
            continue;
        positions.append(at);
        shown.insert(m_visible.at(at));
    }
    for (const qsizetype row : rows) {
        m_stale.remove(row);
        m_fresh.remove(row);
        const bool matching = matches(row);
        if (shown.contains(row) && !matching)
            m_stale.insert(row);
        else if (!shown.contains(row) && matching)
            m_fresh.insert(row);
    }
    forRunsFromTheEnd(positions, [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
}

void ImageTableModel::setRegionSet(const QList<RegionId> &regionSet)
{
    if (m_set == regionSet)
        return;
    m_set = regionSet;
    QSet<qsizetype> all;
    for (const auto &[image, rows] : m_rowsOfImage.asKeyValueRange()) {
        takeFacts(image);
        for (const qsizetype row : rows)
            all.insert(row);
    }
    Q_EMIT regionSetChanged();
    touch(all);
    Q_EMIT countsChanged();
}

void ImageTableModel::setOpenCopies(const QSet<CopyKey> &open)
{
    if (m_open == open)
        return;
    QSet<ImageId> images;
    for (const CopyKey &copy : (m_open - open) + (open - m_open))
        images.insert(copy.image);
    m_open = open;
    m_openOf.clear();
    for (const CopyKey &copy : open)
        m_openOf[copy.image].append(copy);
    QSet<qsizetype> rows;
    for (const ImageId &image : std::as_const(images)) {
        takeFacts(image);
        for (const qsizetype row : m_rowsOfImage.value(image))
            rows.insert(row);
    }
    touch(rows);
    Q_EMIT countsChanged();
}

void ImageTableModel::setSavedFilters(const QList<CountedFilter> &filters)
{
    const auto isSame = [](const SavedFilter &saved, const CountedFilter &asked) {
        return saved.asked == asked;
    };
    if (std::equal(m_saved.cbegin(), m_saved.cend(), filters.cbegin(), filters.cend(), isSame))
        return;
    m_saved.clear();
    for (const CountedFilter &asked : filters)
        m_saved.append({asked, {}, {}});
    parseSaved();
    m_counts.saved = QList<ImageCounts::Saved>(m_saved.size());
    for (Row &row : m_rows)
        row.savedGaps.clear();
    takeAllFacts();
    Q_EMIT countsChanged();
}

void ImageTableModel::setUnsolved(const QSet<ImageKey> &unsolved)
{
    if (m_unsolved == unsolved)
        return;
    QSet<qsizetype> rows;
    const QSet<ImageKey> differing = (m_unsolved - unsolved) + (unsolved - m_unsolved);
    for (const ImageKey &key : differing) {
        const qsizetype row = m_rowOfKey.value(key, -1);
        if (row < 0)
            continue;
        rows.insert(row);
    }
    m_unsolved = unsolved;
    for (const qsizetype row : std::as_const(rows))
        takeFacts(m_rows.at(row).facts.key.image);
    touch(rows);
    Q_EMIT countsChanged();
}

void ImageTableModel::setFilter(const ImageFilter &filter)
{
    m_filter = filter;
    rearrange();
}

void ImageTableModel::setSearch(const QString &text)
{
    m_searchText = text;
    rearrange();
}

void ImageTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_sortOrder = order;
    if (m_sortColumn != column) {
        m_sortColumn = column;
        for (const auto &[key, row] : m_rowOfKey.asKeyValueRange())
            m_index.setKey(row, sortKey(key));
    }
    rearrange();
}

void ImageTableModel::rearrange()
{
    beginResetModel();
    m_search =
        parseSearch(m_searchText, [this](const QString &name) { return m_known.contains(name); });
    m_list = QSet<QString>(m_search.list.cbegin(), m_search.list.cend());
    m_index.sort(m_sortOrder);
    m_visible = m_index.visible(m_search.words, [this](qsizetype row) { return accepts(row); });
    m_stale.clear();
    m_fresh.clear();
    endResetModel();
    Q_EMIT countsChanged();
}

/// Takes a row into the counts (`by` 1) or out of them (-1).
void ImageTableModel::count(const Row &row, int by)
{
    const ImageFacts &facts = row.facts;
    for (qsizetype i = 0; i < row.savedGaps.size(); ++i) {
        if (row.savedGaps.at(i) < 0)
            continue;
        m_counts.saved[i].images += by;
        m_counts.saved[i].gaps += by * row.savedGaps.at(i);
    }
    if (!facts.main) {
        m_counts.older += by;
        return;
    }
    m_counts.images += by;
    for (const ImageShow show : allShows()) {
        if (holds(show, facts))
            m_counts.show[show] += by;
    }
    auto add = [by](QMap<QString, int> *counts, const QString &word) {
        if (((*counts)[word] += by) == 0)
            counts->remove(word);
    };
    add(&m_counts.types, facts.type);
    add(&m_counts.os, facts.os);
    add(&m_counts.products, facts.product);
}

QStringList ImageTableModel::notFound() const
{
    QStringList missing;
    for (qsizetype i = 0; i < m_search.list.size(); ++i) {
        if (!m_known.contains(m_search.list.at(i)))
            missing.append(m_search.listAsTyped.at(i));
    }
    return missing;
}

ImageKey ImageTableModel::keyAt(int row) const
{
    if (row < 0 || row >= m_visible.size())
        return {};
    return m_rows.at(m_visible.at(row)).facts.key;
}

const ImageFacts &ImageTableModel::factsAt(int row) const
{
    return m_rows.at(m_visible.at(row)).facts;
}

const Gaps &ImageTableModel::gapsAt(int row) const
{
    return m_rows.at(m_visible.at(row)).gaps;
}

int ImageTableModel::rowOf(const ImageKey &key) const
{
    const qsizetype row = m_rowOfKey.value(key, -1);
    return row < 0 ? -1 : int(m_visible.indexOf(row));
}

QList<int> ImageTableModel::rowsOf(const QSet<ImageKey> &keys) const
{
    QList<int> rows;
    for (qsizetype at = 0; at < m_visible.size(); ++at) {
        if (keys.contains(m_rows.at(m_visible.at(at)).facts.key))
            rows.append(int(at));
    }
    return rows;
}

std::optional<ImageKey> ImageTableModel::mainKeyOf(const ImageId &image) const
{
    for (const qsizetype row : m_rowsOfImage.value(image)) {
        if (m_rows.at(row).facts.main)
            return m_rows.at(row).facts.key;
    }
    return std::nullopt;
}

int ImageTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_visible.size());
}

int ImageTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ImageTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Image:
        return tr("Image");
    case Version:
        return tr("Version");
    case State:
        return tr("State");
    case Regions:
        return tr("Regions");
    case Os:
        return tr("OS");
    case Gib:
        return tr("GiB");
    case Modified:
        return tr("Modified");
    case Type:
        return tr("Type");
    case MissingIn:
        return tr("Missing In");
    case Product:
        return tr("Product");
    case ImageIdColumn:
        return tr("Image Id");
    case VersionIdColumn:
        return tr("Version Id");
    case Newest:
        return tr("Newest");
    case Parent:
        return tr("Parent");
    case Features:
        return tr("Features");
    case Session:
        return tr("Session");
    case Owner:
        return tr("Owner");
    case Tags:
        return tr("Tags");
    case Description:
        return tr("Description");
    case Created:
        return tr("Created");
    case ColumnCount:
        break;
    }
    return {};
}

QString ImageTableModel::text(const ImageRow &row, int column) const
{
    const Wording wording(m_context);
    const ImageKey key = row.key();
    switch (Column(column)) {
    case Image:
        return row.imageName.isEmpty() ? row.imageId.text : row.imageName;
    case Version:
        return m_catalogue->versionLabel(key);
    case State:
        return wording.image(row).text;
    case Regions: {
        const int have = m_rows.at(m_rowOfKey.value(key)).facts.have;
        //: copies in so many regions of so many
        return tr("%1/%2").arg(m_context.locale.toString(have),
                               m_context.locale.toString(m_set.size()));
    }
    case Os:
        return osOf(row);
    case Gib:
        return gibOf(row) ? m_context.locale.toString(*gibOf(row)) : QString();
    case Modified:
        return wording.serviceTime(row.gmtModified);
    case Type:
        return wording.imageType(row.imageType);
    case MissingIn: {
        const QHash<RegionId, Copy> copies = m_catalogue->copiesOf(key);
        QStringList names;
        for (const RegionId &region : m_set) {
            const auto copy = copies.constFind(region);
            if (copy == copies.cend() || copy->state != CopyState::Available)
                names.append(wording.region(region));
        }
        return names.join(QStringLiteral(", "));
    }
    case Product:
        return row.productType;
    case ImageIdColumn:
        return row.imageId.text;
    case VersionIdColumn:
        return row.versionId.text;
    case Newest: {
        const std::optional<VersionId> newest = m_catalogue->newestVersionOf(row.imageId);
        return newest ? m_catalogue->versionLabel({row.imageId, *newest}) : QString();
    }
    case Parent: {
        if (row.parentImageId.isEmpty())
            return {};
        QString name = m_catalogue->imageLabel(row.parentImageId);
        if (row.parentImageVersion.isEmpty())
            return name;
        return tr("%1 %2", "image, version")
            .arg(name, m_catalogue->versionLabel({row.parentImageId, row.parentImageVersion}));
    }
    case Features:
        return row.featureList.join(QStringLiteral(", "));
    case Session:
        if (row.sessionType == QLatin1String("SINGLE_SESSION"))
            return tr("Single");
        if (row.sessionType == QLatin1String("MULTIPLE_SESSION"))
            return tr("Multiple");
        return row.sessionType;
    case Owner:
        return row.aliUid && *row.aliUid != 0 ? QString::number(*row.aliUid) : QString();
    case Tags:
        return tagsOf(row);
    case Description:
        return row.description.simplified();
    case Created:
        return wording.serviceTime(row.gmtCreate);
    case ColumnCount:
        break;
    }
    return {};
}

QString ImageTableModel::spokenVersion(QString label)
{
    static const QRegularExpression letter(QStringLiteral("^[vV](?=\\d)"));
    return label.remove(letter);
}

QString ImageTableModel::rowSentence(const ImageRow &row) const
{
    const Wording wording(m_context);
    QStringList parts = {text(row, Image),
                         tr("version %1").arg(spokenVersion(m_catalogue->versionLabel(row.key()))),
                         m_context.locale.toLower(wording.image(row).text)};
    //: %1 of %n
    parts.append(
        tr("in %1 of %n region(s)", nullptr, int(m_set.size()))
            .arg(m_context.locale.toString(m_rows.at(m_rowOfKey.value(row.key())).facts.have)));
    if (!osOf(row).isEmpty())
        parts.append(osOf(row));
    if (gibOf(row))
        parts.append(tr("%n gibibyte(s)", nullptr, *gibOf(row)));
    //: %1 = parts with commas between; the end of a sentence
    return tr("%1.").arg(parts.join(tr(", ", "between parts of a sentence")));
}

QVariant ImageTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_visible.size())
        return {};
    const Row &held = m_rows.at(m_visible.at(index.row()));
    const ImageFacts &facts = held.facts;
    // null between a merge of the catalogue and the word of it here
    const ImageRow *row = m_catalogue->find(facts.key);
    if (!row)
        return {};
    const int column = index.column();
    const Wording wording(m_context);
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, column);
    case Qt::TextAlignmentRole:
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (column == Modified)
            return wording.serviceTimeTip(row->gmtModified);
        if (column == Created)
            return wording.serviceTimeTip(row->gmtCreate);
        if (column == Regions) {
            const QString missing = text(*row, MissingIn);
            return missing.isEmpty() ? tr("In all regions") : tr("Missing in: %1").arg(missing);
        }
        if (column == Version && text(*row, Newest) != text(*row, Version))
            return tr("The newest version is %1").arg(text(*row, Newest));
        return {};
    case Qt::AccessibleTextRole:
        if (column == Image)
            return rowSentence(*row);
        //: name of a column, its value
        return tr("%1: %2").arg(headerData(column, Qt::Horizontal).toString(), text(*row, column));
    case IdRole:
        return facts.key.image.text + QLatin1Char('/') + facts.key.version.text;
    case StateIconRole:
        return column == State ? wording.image(*row).icon : QVariant();
    case StateColourRole:
        if (column == State)
            return int(wording.image(*row).role);
        if (column == Regions)
            return int(facts.have == m_set.size() ? ColourRole::Good : ColourRole::Accent);
        if (column == Version && text(*row, Newest) != text(*row, Version))
            return int(ColourRole::Look);
        return {};
    case BarRole:
        if (column != Regions)
            return {};
        return m_set.isEmpty() ? 0.0 : double(facts.have) / double(m_set.size());
    case BarTextRole:
        return column == Regions ? text(*row, Regions) : QVariant();
    case FixedFontRole:
        return isId(column);
    default:
        return {};
    }
}

} // namespace regioncast
