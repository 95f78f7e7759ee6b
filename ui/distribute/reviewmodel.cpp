#include "distribute/reviewmodel.h"

#include "api/operations.h"
#include "widgets/itemroles.h"
#include "widgets/wording.h"

#include <QColor>

#include <algorithm>
#include <map>
#include <tuple>

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
    m_names.clear();
    nameRows(session);
    rebuild();
    endResetModel();
    afterChoice();
}

void ReviewModel::setChanged(const Plan &before, const Submission &submission,
                             const ProfileSession &session)
{
    beginResetModel();
    m_plan = submission.plan;
    m_changed.clear();
    m_filter.reset();
    const QHash<CopyKey, Names> seen = m_names;
    nameRows(session);
    for (const CopyKey &key : submission.changed) {
        const auto then =
            std::find_if(before.rows.begin(), before.rows.end(), [&key](const PlanRow &row) {
                return row.to.image == key.image && row.to.region == key.region;
            });
        const auto now = std::find_if(m_plan.rows.begin(), m_plan.rows.end(),
                                      [&key](const PlanRow &row) { return row.to == key; });
        QString news;
        if (now == m_plan.rows.end() || key.version.isEmpty()) {
            news = tr("The image is not listed any more");
        } else if (then != before.rows.end() && then->to.version != key.version) {
            // what was seen may be gone by now, so its name is the one that was shown
            news = tr("Newest is now %1, you saw %2")
                       .arg(m_names.value(key).version, seen.value(then->to).version);
        } else {
            const QString why = m_names.value(key).why;
            news = tr("Now: %1").arg(why.isEmpty() ? Wording(m_context).verdict(now->verdict).text
                                                   : why);
        }
        m_changed.insert(key, news);
    }
    std::stable_partition(m_plan.rows.begin(), m_plan.rows.end(),
                          [this](const PlanRow &row) { return m_changed.contains(row.to); });
    rebuild();
    endResetModel();
    afterChoice();
}

bool ReviewModel::hasNews() const
{
    return std::any_of(m_plan.rows.begin(), m_plan.rows.end(), [this](const PlanRow &row) {
        return m_changed.contains(row.to) && row.verdict == Verdict::WillCopy && !row.chosen;
    });
}

void ReviewModel::useWhatIsNew()
{
    for (PlanRow &row : m_plan.rows) {
        if (m_changed.contains(row.to) && row.verdict == Verdict::WillCopy)
            row.chosen = true;
    }
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_shown.size()) - 1, 0), {Qt::CheckStateRole});
    afterChoice();
}

void ReviewModel::setChosen(const QModelIndexList &rows, bool chosen)
{
    QList<int> positions;
    for (const QModelIndex &index : rows)
        positions.append(m_shown.at(index.row()));
    const QList<PlanRow> before = m_plan.rows;
    regioncast::setChosen(m_plan, positions, chosen);
    bool changed = false;
    for (int shown = 0; shown < m_shown.size(); ++shown) {
        const int at = m_shown.at(shown);
        if (m_plan.rows.at(at).chosen == before.at(at).chosen)
            continue;
        changed = true;
        const QModelIndex box = index(shown, Image);
        Q_EMIT dataChanged(box, box, {Qt::CheckStateRole});
    }
    if (changed)
        afterChoice();
}

void ReviewModel::setGrouping(Grouping grouping)
{
    m_plan.grouping = grouping;
    afterChoice();
}

void ReviewModel::afterChoice()
{
    m_counts = {};
    QSet<ImageId> images;
    QSet<RegionId> regions;
    // The rule of requestsOf(), without making the requests: this runs with every tick.
    std::map<std::tuple<ImageKey, QString, QString>, int> copiesOf;
    for (const PlanRow &row : std::as_const(m_plan.rows)) {
        if (!row.chosen)
            continue;
        ++m_counts.copies;
        images.insert(row.to.image);
        regions.insert(row.to.region);
        if (row.verdict == Verdict::WillCopy)
            ++copiesOf[{row.to.imageKey(), row.source.value_or(RegionId()).text, row.product}];
        else
            ++m_counts.requests;
    }
    m_counts.images = int(images.size());
    m_counts.regions = int(regions.size());
    const int most = m_plan.grouping == Grouping::PerRegion ? 1 : maxDestinations;
    for (const auto &[key, copies] : copiesOf)
        m_counts.requests += (copies + most - 1) / most;
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
    const Catalogue &catalogue = session.catalogue();
    QHash<ImageId, QString> labels; // of images that may have gone since
    for (auto names = m_names.begin(); names != m_names.end(); ++names)
        labels.insert(names.key().image, names->image);
    m_names.clear();
    for (const PlanRow &row : std::as_const(m_plan.rows)) {
        Names names;
        const bool isGone = catalogue.versionsOf(row.to.image).isEmpty();
        names.image = isGone ? labels.value(row.to.image, row.to.image.text)
                             : catalogue.imageLabel(row.to.image);
        names.version = catalogue.versionLabel(row.to.imageKey());
        if (const ImageRow *image = catalogue.find(row.to.imageKey()))
            names.gib = image->systemDiskSize;
        names.why = whyOf(row, session);
        if (row.verdict == Verdict::Blocked)
            names.tip = blockedBy(row, session).message;
        m_names.insert(row.to, names);
    }
}

QString ReviewModel::whyOf(const PlanRow &row, const ProfileSession &session) const
{
    const Wording wording(m_context);
    switch (row.verdict) {
    case Verdict::WillCopy: {
        QStringList parts;
        if (const std::optional<TimeBand> time = session.expectedTime(row))
            parts.append(tr("about %1", "a range of time").arg(wording.band(*time)));
        if (row.baseline && row.baseline->state == CopyState::Failed) {
            parts.append(row.baseline->progress ? tr("The last copy there failed at %1")
                                                      .arg(wording.percent(*row.baseline->progress))
                                                : tr("The last copy there failed"));
        }
        return parts.join(QStringLiteral(" · "));
    }
    case Verdict::AlreadyThere:
        return tr("%1 has it").arg(wording.region(row.to.region));
    case Verdict::InProgress: {
        if (row.baseline && row.baseline->isMoving())
            return wording.copy(*row.baseline).text;
        const TaskBook &book = session.tasks();
        for (const qint64 number : book.destinationsFor(row.to)) {
            const Destination &open = *book.destination(number);
            if (isEnded(open.state()))
                continue;
            const Batch &batch = *book.batch(book.task(open.task)->batch);
            const QString since = wording.shortTime(batch.createdAt);
            //: %1 = time, %2 = label of a batch
            return batch.label.isEmpty() ? tr("In the batch of %1").arg(since)
                                         : tr("In the batch of %1, %2").arg(since, batch.label);
        }
        return {};
    }
    case Verdict::Unknown:
        if (row.parent) {
            return tr("Nothing is known of its parent %1")
                .arg(session.catalogue().imageLabel(row.parent->image));
        }
        if (!row.baseline)
            return tr("This version is not in the list");
        return row.baseline->word.isEmpty() ? tr("The service tells no state")
                                            : tr("The service says “%1”").arg(row.baseline->word);
    case Verdict::Blocked:
        return blockedBy(row, session).shortReason;
    case Verdict::ParentFirst:
        //: %1 = image, %2 = version, which must be copied before this one
        return tr("%1 %2 first")
            .arg(session.catalogue().imageLabel(row.parent->image),
                 session.catalogue().versionLabel(*row.parent));
    }
    return {};
}

ErrorText ReviewModel::blockedBy(const PlanRow &row, const ProfileSession &session) const
{
    Error error = makeError(ErrorKind::Business, Effect::Refused, "");
    error.code = row.code;
    if (row.code == QLatin1String(codes::readOnly))
        error.args = {session.profile().name};
    else if (row.code == QLatin1String(codes::imageNotAllowed))
        error.args = {session.catalogue().imageLabel(row.to.image), session.profile().name};
    else if (row.code == QLatin1String(codes::regionNotAllowed))
        error.args = {Wording(m_context).region(row.to.region), session.profile().name};
    return m_context.errors.text(error);
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
        if (index.column() == Image && canBeChosen(row))
            return row.chosen ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::DecorationRole:
        // In place of the box, so that all names stand in line.
        if (index.column() == Image && !canBeChosen(row))
            return QColor(Qt::transparent);
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
        if (index.column() == Why && !m_changed.contains(row.to))
            return m_names.value(row.to).tip;
        return {};
    case Qt::AccessibleTextRole:
        if (index.column() == Image) {
            const QString voice = tr("%1 version %2 to %3, %4", "image, version, region, verdict")
                                      .arg(textOf(row, Image), textOf(row, Version),
                                           textOf(row, To), textOf(row, VerdictColumn));
            const QString why = textOf(row, Why);
            return why.isEmpty() ? voice : QStringLiteral("%1, %2").arg(voice, why);
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
        return tr("Why or Expected Time");
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
    if (index.column() == Image && canBeChosen(m_plan.rows.at(m_shown.at(index.row()))))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ReviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    setChosen({index}, value.toInt() == Qt::Checked);
    return true;
}

} // namespace regioncast
