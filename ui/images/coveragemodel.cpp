#include "images/coveragemodel.h"

#include "support/csv.h"
#include "widgets/itemroles.h"
#include "widgets/wording.h"

#include <QSet>

#include <algorithm>

namespace regioncast {

CoverageModel::CoverageModel(const UiContext &context, ImageTableModel &images, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
    , m_images(images)
{
    const auto isReal = [](const QModelIndex &parentIndex) {
        return !parentIndex.isValid();
    };
    connect(&images, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&images, &QAbstractItemModel::modelReset, this, [this] {
        reset();
        endResetModel();
    });
    connect(&images, &ImageTableModel::regionSetChanged, this, [this] {
        beginResetModel();
        reset();
        endResetModel();
    });
    connect(&images, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this, isReal](const QModelIndex &at, int first, int last) {
                if (isReal(at))
                    beginInsertRows({}, first, last);
            });
    connect(&images, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                insertRows(first, last);
                endInsertRows();
                Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
            });
    connect(&images, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { beginRemoveRows({}, first, last); });
    connect(&images, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                for (int row = first; row <= last; ++row)
                    count(m_rows.at(row).gaps, -1);
                m_rows.remove(first, last - first + 1);
                endRemoveRows();
                Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
            });
    connect(&images, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                takeRows(first.row(), last.row());
            });
    reset();
}

void CoverageModel::reset()
{
    m_regions = m_images.regionSet();
    m_missingIn.fill(0, m_regions.size());
    m_missing = 0;
    m_rows.clear();
    insertRows(0, m_images.rowCount() - 1);
}

void CoverageModel::insertRows(int first, int last)
{
    m_rows.insert(first, last - first + 1, Row());
    for (int row = first; row <= last; ++row) {
        m_rows[row].gaps = m_images.gapsAt(row);
        count(m_rows.at(row).gaps, 1);
    }
}

void CoverageModel::count(const Gaps &gaps, int by)
{
    for (qsizetype i = 0; i < gaps.size(); ++i) {
        if (gaps.testBit(i)) {
            m_missingIn[i] += by;
            m_missing += by;
        }
    }
}

void CoverageModel::takeRows(int first, int last)
{
    bool recounted = false;
    for (int row = first; row <= last; ++row) {
        Row &held = m_rows[row];
        held.cells.clear();
        const Gaps &gaps = m_images.gapsAt(row);
        if (gaps == held.gaps)
            continue;
        count(held.gaps, -1);
        held.gaps = gaps;
        count(gaps, 1);
        recounted = true;
    }
    if (m_regions.isEmpty())
        return;
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    if (recounted) {
        Q_EMIT headerDataChanged(Qt::Vertical, first, last);
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
}

void CoverageModel::setSession(const ProfileSession *session)
{
    m_session = session;
    for (Row &row : m_rows)
        row.cells.clear();
}

void CoverageModel::takeTasks(const QList<qint64> &destinations)
{
    if (!m_session || m_rows.isEmpty() || m_regions.isEmpty())
        return;
    QSet<ImageId> images;
    for (const qint64 number : destinations) {
        const Destination *destination = m_session->tasks().destination(number);
        const Task *task = destination ? m_session->tasks().task(destination->task) : nullptr;
        if (task)
            images.insert(task->image.image);
    }
    const bool all = destinations.isEmpty();
    const auto isTouched = [&](int row) {
        return all || images.contains(m_images.factsAt(row).key.image);
    };
    for (int row = 0; row < rowCount(); ++row) {
        if (!isTouched(row))
            continue;
        const int first = row;
        while (row + 1 < rowCount() && isTouched(row + 1))
            ++row;
        for (int each = first; each <= row; ++each)
            m_rows[each].cells.clear();
        Q_EMIT dataChanged(index(first, 0), index(row, columnCount() - 1));
    }
}

void CoverageModel::rename()
{
    if (!m_regions.isEmpty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

/// A row that stands for its image is about the newest version, be it listed with a row or not.
ImageKey CoverageModel::versionAt(int row) const
{
    const ImageFacts &facts = m_images.factsAt(row);
    if (!facts.main || !m_session)
        return facts.key;
    const auto newest = m_session->catalogue().newestVersionOf(facts.key.image);
    return {facts.key.image, newest.value_or(facts.key.version)};
}

QString CoverageModel::labelAt(int row) const
{
    return m_session ? m_session->catalogue().versionLabel(versionAt(row)) : QString();
}

std::optional<Spread> CoverageModel::spreadOf(int row) const
{
    // the catalogue may have lost the image and not told of it yet
    if (!m_session || !m_session->catalogue().find(m_images.factsAt(row).key))
        return std::nullopt;
    return Spread(m_context, *m_session, versionAt(row));
}

const CoverageModel::Cell &CoverageModel::cellAt(int row, int column) const
{
    Row &held = m_rows[row];
    if (held.cells.isEmpty()) {
        held.cells.resize(m_regions.size());
        if (const std::optional<Spread> spread = spreadOf(row)) {
            for (qsizetype i = 0; i < m_regions.size(); ++i) {
                const Spread::Cell there = spread->at(m_regions.at(i));
                Cell &cell = held.cells[i];
                cell.look = there.look;
                if (there.look.text.isEmpty() && !there.other.isEmpty())
                    cell.older = there.otherHasName ? there.other : tr("old", "another version");
                cell.gap = held.gaps.testBit(i);
            }
        }
    }
    return held.cells.at(column);
}

bool CoverageModel::isGap(int row, int column) const
{
    return m_rows.at(row).gaps.testBit(column);
}

int CoverageModel::missingInRow(int row) const
{
    return int(m_rows.at(row).gaps.count(true));
}

QList<Wish> CoverageModel::wishesFor(const QModelIndexList &cells) const
{
    QMap<int, QSet<int>> columns;
    for (const QModelIndex &cell : cells) {
        if (isGap(cell.row(), cell.column()))
            columns[cell.row()].insert(cell.column());
    }
    QList<Wish> wishes;
    for (const auto &[row, chosen] : columns.asKeyValueRange()) {
        Wish wish;
        wish.image = m_images.keyAt(row).image;
        for (int column = 0; column < columnCount(); ++column) {
            if (chosen.contains(column))
                wish.destinations.append(m_regions.at(column));
        }
        wishes.append(wish);
    }
    return wishes;
}

QList<Wish> CoverageModel::wishesForRows(const QList<int> &rows) const
{
    QList<Wish> wishes;
    for (const int row : rows) {
        Wish wish;
        wish.image = m_images.keyAt(row).image;
        for (int column = 0; column < columnCount(); ++column) {
            if (isGap(row, column))
                wish.destinations.append(m_regions.at(column));
        }
        if (!wish.destinations.isEmpty())
            wishes.append(wish);
    }
    return wishes;
}

QByteArray CoverageModel::csv() const
{
    // without the mark spreadsheets take the file for Latin 1
    QString lines = QStringLiteral("\uFEFFimage_name,version_label,image_id,version_id,missing");
    for (const RegionId &region : m_regions)
        lines += QLatin1Char(',') + csvCell(region.text);
    lines += QLatin1String("\r\n");
    for (int row = 0; row < rowCount(); ++row) {
        const std::optional<Spread> spread = spreadOf(row);
        if (!spread)
            continue;
        const ImageKey key = versionAt(row);
        QStringList cells{csvCell(m_session->catalogue().imageLabel(key.image)),
                          csvCell(labelAt(row)), csvCell(key.image.text), csvCell(key.version.text),
                          QString::number(missingInRow(row))};
        for (const RegionId &region : m_regions) {
            const Spread::Cell cell = spread->at(region);
            QString word = cell.word;
            if (cell.look.pie > 0)
                word += QStringLiteral(" %1").arg(cell.look.pie);
            if (word.isEmpty() && !cell.other.isEmpty())
                word = QStringLiteral("OTHER ") + cell.other;
            cells.append(csvCell(word));
        }
        lines += cells.join(QLatin1Char(',')) + QLatin1String("\r\n");
    }
    return lines.toUtf8();
}

int CoverageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CoverageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_regions.size());
}

/// "failed at 63 %", "version 6 there", "missing": of a cell, for a sentence.
QString CoverageModel::wordsOf(int row, const Spread::Cell &cell) const
{
    if (!cell.look.text.isEmpty())
        return m_context.locale.toLower(cell.look.text);
    if (!cell.other.isEmpty())
        return tr("version %1 there").arg(ImageTableModel::spokenVersion(cell.other));
    return m_images.factsAt(row).main ? tr("missing", "in a region") : tr("not there");
}

/// "Frankfurt (eu-central-1): v6 there, v7 failed at 63 %, 02:14".
QString CoverageModel::toolTip(int row, int column) const
{
    const std::optional<Spread> spread = spreadOf(row);
    if (!spread)
        return {};
    const Wording wording(m_context);
    const Spread::Cell cell = spread->at(m_regions.at(column));
    QStringList parts;
    if (!cell.other.isEmpty())
        parts.append(tr("%1 there", "a version").arg(cell.other));
    if (!cell.look.text.isEmpty()) {
        //: a version and its state
        parts.append(tr("%1 %2", "v7 failed at 63 %")
                         .arg(labelAt(row), m_context.locale.toLower(cell.look.text)));
        if (!cell.since.isNull())
            parts.append(wording.shortTime(cell.since));
    } else {
        parts.append(tr("%1 missing", "a version").arg(labelAt(row)));
    }
    //: a region, then what is there
    return tr("%1: %2", "region")
        .arg(wording.regionWithId(m_regions.at(column)),
             parts.join(tr(", ", "between parts of a sentence")));
}

QVariant CoverageModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: {
        const Cell &cell = cellAt(row, column);
        return cell.look.text.isEmpty() ? cell.older : m_context.locale.toLower(cell.look.text);
    }
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole: {
        const std::optional<Spread> spread = spreadOf(row);
        if (!spread)
            return {};
        //: said by screen readers: image, version, region, state
        return tr("%1 version %2, %3: %4.")
            .arg(m_session->catalogue().imageLabel(m_images.keyAt(row).image),
                 ImageTableModel::spokenVersion(labelAt(row)),
                 Wording(m_context).region(m_regions.at(column)),
                 wordsOf(row, spread->at(m_regions.at(column))));
    }
    case IdRole: {
        const ImageKey key = versionAt(row);
        return QStringList{key.image.text, key.version.text, m_regions.at(column).text}.join(
            QLatin1Char('/'));
    }
    case StateIconRole:
        return cellAt(row, column).look.icon;
    case StateColourRole:
        return int(cellAt(row, column).look.role);
    default:
        return {};
    }
}

QVariant CoverageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const Wording wording(m_context);
    if (orientation == Qt::Horizontal) {
        if (section < 0 || section >= columnCount())
            return {};
        const RegionId &region = m_regions.at(section);
        switch (role) {
        case Qt::DisplayRole:
            return wording.region(region);
        case IdRole:
            return region.text;
        case MissingRole:
            return missingIn(section);
        case Qt::ToolTipRole:
            return tr("%1: missing for %2 of %n image(s)", "region", rowCount())
                .arg(wording.regionWithId(region), m_context.locale.toString(missingIn(section)));
        case Qt::AccessibleTextRole:
            return tr("%1, %n missing", nullptr, missingIn(section)).arg(wording.region(region));
        default:
            return {};
        }
    }
    if (section < 0 || section >= rowCount() || !m_session)
        return {};
    const QString name = m_session->catalogue().imageLabel(m_images.keyAt(section).image);
    const bool canMiss = m_images.factsAt(section).main;
    switch (role) {
    case NameRole:
        return name;
    case VersionRole:
        return labelAt(section);
    case MissingRole:
        return canMiss ? QVariant(missingInRow(section)) : QVariant();
    case Qt::DisplayRole:
        return tr("%1 %2", "image, version").arg(name, labelAt(section));
    case Qt::ToolTipRole:
        return tr("%1 %2: missing in %3 of %n region(s)", "image, version", columnCount())
            .arg(name, labelAt(section), m_context.locale.toString(missingInRow(section)));
    case Qt::AccessibleTextRole:
        return tr("%1 version %2, %n missing", nullptr, missingInRow(section))
            .arg(name, ImageTableModel::spokenVersion(labelAt(section)));
    default:
        return {};
    }
}

} // namespace regioncast
