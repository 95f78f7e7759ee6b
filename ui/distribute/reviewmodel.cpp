#include "distribute/reviewmodel.h"

#include "widgets/itemroles.h"
#include "widgets/wording.h"

#include <algorithm>

namespace regioncast {

ReviewModel::ReviewModel(const UiContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
}

void ReviewModel::setPlan(const Plan &plan, const ProfileSession &session)
{
    beginResetModel();
    m_plan = plan;
    m_changed.clear();
    m_filter.reset();
    nameRows(session);
    rebuild();
    endResetModel();
    Q_EMIT chosenChanged();
}

void ReviewModel::setChanged(const Plan &before, const Submission &submission,
                             const ProfileSession &session)
{
    beginResetModel();
    m_plan = submission.plan;
    m_changed.clear();
    m_filter.reset();
    nameRows(session);
    for (const CopyKey &key : submission.changed) {
        const auto then =
            std::find_if(before.rows.begin(), before.rows.end(), [&key](const PlanRow &row) {
                return row.to.image == key.image && row.to.region == key.region;
            });
        const auto now = std::find_if(m_plan.rows.begin(), m_plan.rows.end(),
                                      [&key](const PlanRow &row) { return row.to == key; });
        QString news;
        if (now == m_plan.rows.end())
            news = tr("The image is not listed any more");
        else if (then != before.rows.end() && then->to.version != key.version)
            news = tr("Newest is now %1, you saw %2")
                       .arg(session.catalogue().versionLabel(key.imageKey()),
                            session.catalogue().versionLabel(then->to.imageKey()));
        else
            news = tr("Now: %1").arg(m_names.value(key).why);
        m_changed.insert(key, news);
    }
    std::stable_partition(m_plan.rows.begin(), m_plan.rows.end(),
                          [this](const PlanRow &row) { return m_changed.contains(row.to); });
    rebuild();
    endResetModel();
    Q_EMIT chosenChanged();
}

void ReviewModel::useWhatIsNew()
{
    for (PlanRow &row : m_plan.rows) {
        if (m_changed.contains(row.to) && row.verdict == Verdict::WillCopy)
            row.chosen = true;
    }
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_shown.size()) - 1, 0), {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

void ReviewModel::setFilter(std::optional<Verdict> verdict)
{
    if (m_filter == verdict)
        return;
    beginResetModel();
    m_filter = verdict;
    rebuild();
    endResetModel();
}

void ReviewModel::rebuild()
{
    m_shown.clear();
    for (int i = 0; i < m_plan.rows.size(); ++i) {
        if (!m_filter || m_plan.rows.at(i).verdict == *m_filter)
            m_shown.append(i);
    }
}

void ReviewModel::nameRows(const ProfileSession &session)
{
    const Wording wording(m_context);
    const Catalogue &catalogue = session.catalogue();
    m_names.clear();
    for (const PlanRow &row : std::as_const(m_plan.rows)) {
        Names names;
        names.image = catalogue.imageLabel(row.to.image);
        names.version = catalogue.versionLabel(row.to.imageKey());
        if (const ImageRow *image = catalogue.find(row.to.imageKey()))
            names.gib = image->systemDiskSize;
        const QString region = wording.region(row.to.region);
        switch (row.verdict) {
        case Verdict::WillCopy:
            if (row.baseline && row.baseline->state == CopyState::Failed)
                names.why = tr("the last copy there failed");
            break;
        case Verdict::AlreadyThere:
            names.why = tr("%1 has it").arg(region);
            break;
        case Verdict::InProgress:
            names.why =
                row.baseline ? wording.copy(*row.baseline).text : tr("an open task copies it");
            break;
        case Verdict::Unknown:
            names.why = row.baseline ? tr("the service says “%1”").arg(row.baseline->word)
                                     : tr("this version is not in the list");
            break;
        case Verdict::Blocked:
        case Verdict::ParentFirst:
            names.why = m_context.errors.text(row.code).shortReason;
            break;
        }
        m_names.insert(row.to, names);
    }
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ReviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ReviewModel::textOf(const PlanRow &row, int column) const
{
    const Wording wording(m_context);
    const Names names = m_names.value(row.to);
    switch (Column(column)) {
    case Image:
        return names.image;
    case Version:
        return names.version;
    case From:
        if (!row.source)
            return row.automaticSource ? QStringLiteral("–") : tr("the service chooses");
        return row.automaticSource ? tr("%1 (auto)").arg(wording.region(*row.source))
                                   : wording.region(*row.source);
    case To:
        return wording.region(row.to.region);
    case VerdictColumn:
        return wording.verdict(row.verdict).text;
    case Why:
        return m_changed.value(row.to, names.why);
    case ImageIdColumn:
        return row.to.image.text;
    case Gib:
        return names.gib ? m_context.locale.toString(*names.gib) : QString();
    case Product:
        return row.product.isEmpty() ? tr("As the image") : wording.product(row.product);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PlanRow &row = m_plan.rows.at(m_shown.at(index.row()));
    const Wording wording(m_context);
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() == Image)
            return row.chosen ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::TextAlignmentRole:
        return index.column() == Gib ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case StateIconRole:
        return index.column() == VerdictColumn ? QVariant(wording.verdict(row.verdict).icon)
                                               : QVariant();
    case StateColourRole:
        if (index.column() == VerdictColumn)
            return int(wording.verdict(row.verdict).role);
        if (index.column() == Why && m_changed.contains(row.to))
            return int(ColourRole::Look);
        return {};
    case FixedFontRole:
        return index.column() == ImageIdColumn;
    case IdRole:
        return QStringLiteral("%1/%2/%3")
            .arg(row.to.image.text, row.to.version.text, row.to.region.text);
    case Qt::ToolTipRole:
        if (index.column() == Image)
            return row.to.image.text;
        if (index.column() == To)
            return row.to.region.text;
        return {};
    case Qt::AccessibleTextRole:
        if (index.column() == Image) {
            return tr("%1 version %2 to %3, %4", "image, version, region, verdict")
                .arg(textOf(row, Image), textOf(row, Version), textOf(row, To),
                     textOf(row, VerdictColumn));
        }
        return QStringLiteral("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            textOf(row, index.column()));
    default:
        return {};
    }
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Image:
        return tr("Image");
    case Version:
        return tr("Version");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case VerdictColumn:
        return tr("Verdict");
    case Why:
        return tr("Why");
    case ImageIdColumn:
        return tr("Image Id");
    case Gib:
        return tr("GiB");
    case Product:
        return tr("Product");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags ReviewModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const Verdict verdict = m_plan.rows.at(m_shown.at(index.row())).verdict;
    // What is there or on its way already would only be refused.
    if (index.column() == Image && (verdict == Verdict::WillCopy || verdict == Verdict::Unknown))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ReviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    PlanRow &row = m_plan.rows[m_shown.at(index.row())];
    row.chosen = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

} // namespace regioncast
