#include "distribute/destinationtree.h"

#include "widgets/itemroles.h"
#include "widgets/statedelegate.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>

#include <algorithm>

namespace regioncast {

namespace {

/// Key of the group of all other regions; no group of the table.
constexpr QLatin1String othersKey("others");

enum Column { RegionColumn, StateColumn };

void forEachRegion(const QTreeWidget &tree, const std::function<void(QTreeWidgetItem *)> &visit)
{
    for (int g = 0; g < tree.topLevelItemCount(); ++g) {
        const QTreeWidgetItem *group = tree.topLevelItem(g);
        for (int i = 0; i < group->childCount(); ++i)
            visit(group->child(i));
    }
}

bool canBeChosen(const QTreeWidgetItem *item)
{
    return item->flags().testFlag(Qt::ItemIsUserCheckable);
}

} // namespace

DestinationTree::DestinationTree(const UiContext &context, QWidget *parent)
    : QTreeWidget(parent)
    , m_context(context)
    , m_closed{othersKey}
{
    setObjectName(QStringLiteral("destinationTree"));
    setAccessibleName(tr("Destination regions"));
    setColumnCount(2);
    setHeaderLabels({tr("Region"), tr("Copy")});
    setHeaderHidden(true);
    header()->setStretchLastSection(true);
    setUniformRowHeights(true);
    setIndentation(ch(fontMetrics(), 2));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    new StateDelegate(this, 6);
    followCurrentRow(this);

    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item, int column) {
        if (column != RegionColumn || !canBeChosen(item))
            return;
        const RegionId region = regionOf(item);
        const bool checked = item->checkState(RegionColumn) == Qt::Checked;
        if (checked == m_ticked.contains(region))
            return;
        if (checked)
            m_ticked.insert(region);
        else
            m_ticked.remove(region);
        Q_EMIT tickedChanged();
    });
    const auto onToggled = [this](const QTreeWidgetItem *group) {
        if (!m_wanted.isEmpty())
            return;
        const QString key = group->data(RegionColumn, IdRole).toString();
        if (group->isExpanded())
            m_closed.remove(key);
        else
            m_closed.insert(key);
        if (key == othersKey)
            Q_EMIT othersShownChanged();
    };
    connect(this, &QTreeWidget::itemExpanded, this, onToggled);
    connect(this, &QTreeWidget::itemCollapsed, this, onToggled);
}

RegionId DestinationTree::regionOf(const QTreeWidgetItem *item)
{
    return {item->data(RegionColumn, IdRole).toString()};
}

QTreeWidgetItem *DestinationTree::itemOf(const RegionId &region) const
{
    QTreeWidgetItem *found = nullptr;
    forEachRegion(*this, [&](QTreeWidgetItem *item) {
        if (regionOf(item) == region)
            found = item;
    });
    return found;
}

void DestinationTree::setRegions(const QList<RegionId> &regions, const QList<RegionId> &others)
{
    QList<Group> groups;
    for (const RegionId &region : regions) {
        const QString key = m_context.regions.info(region).group;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&key](const Group &known) { return known.first == key; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {key, {}});
        group->second.append(region);
    }
    if (!others.isEmpty())
        groups.append({othersKey, others});
    if (groups != m_groups)
        build(groups);
}

void DestinationTree::rename()
{
    build(QList<Group>(m_groups));
}

QString DestinationTree::headOf(const Group &group) const
{
    if (group.first == othersKey) {
        //: head of the regions that nobody works with or that are not listed; %1 = their number
        return tr("Other regions (%1)").arg(m_context.locale.toString(group.second.size()));
    }
    if (group.first == QLatin1String("other"))
        return tr("Regions without a known name");
    return Wording(m_context).groupName(group.first);
}

void DestinationTree::build(const QList<Group> &groups)
{
    const QSignalBlocker blocker(this);
    const RegionId current = currentItem() ? regionOf(currentItem()) : RegionId();
    const int scroll = verticalScrollBar()->value();
    m_groups = groups;
    clear();
    const Wording wording(m_context);
    QFont bold = font();
    bold.setBold(true);
    QTreeWidgetItem *newCurrent = nullptr;
    int widest = 0;
    for (const Group &group : groups) {
        auto *head = new QTreeWidgetItem(this, {headOf(group)});
        head->setData(RegionColumn, IdRole, group.first);
        head->setFlags(Qt::ItemIsEnabled);
        head->setFont(RegionColumn, bold);
        head->setFirstColumnSpanned(true);
        head->setExpanded(!m_closed.contains(group.first));
        if (group.first == current.text)
            newCurrent = head;
        for (const RegionId &region : group.second) {
            const QString name = wording.region(region);
            auto *item = new QTreeWidgetItem(head, {name});
            // Names in the closed group must not take room from the states.
            if (group.first != othersKey)
                widest = std::max(widest, fontMetrics().horizontalAdvance(name));
            item->setData(RegionColumn, IdRole, region.text);
            item->setToolTip(RegionColumn, region.text);
            showTick(item);
            if (region == current)
                newCurrent = item;
        }
    }
    const int box = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this);
    setColumnWidth(RegionColumn, std::min(2 * indentation() + box + ch(fontMetrics(), 3) + widest,
                                          ch(fontMetrics(), 25)));
    find(m_wanted);
    if (newCurrent)
        setCurrentItem(newCurrent);
    verticalScrollBar()->setValue(scroll);
}

void DestinationTree::setCells(const std::function<Cell(const RegionId &)> &cellOf)
{
    const QSignalBlocker blocker(this);
    forEachRegion(*this, [&](QTreeWidgetItem *item) {
        if (!item->parent()->isExpanded() && item->parent()->data(0, IdRole) == othersKey)
            return;
        const RegionId region = regionOf(item);
        const Cell cell = cellOf(region);
        const auto set = [item](int column, int role, const QVariant &value) {
            if (item->data(column, role) != value)
                item->setData(column, role, value);
        };
        const StateLook &look = cell.look;
        set(StateColumn, Qt::DisplayRole, look.text);
        set(StateColumn, StateIconRole, look.icon);
        set(StateColumn, StateColourRole, int(look.role));
        set(StateColumn, PieRole, look.pie >= 0 ? QVariant(look.pie) : QVariant());
        set(StateColumn, StalledRole, look.stalled);
        const bool possible = cell.whyNot.isEmpty();
        const Qt::ItemFlags flags =
            possible ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                     : Qt::ItemFlags(Qt::ItemIsSelectable);
        if (item->flags() != flags)
            item->setFlags(flags);
        showTick(item);
        const QString name = item->text(RegionColumn);
        set(RegionColumn, Qt::ToolTipRole,
            possible ? region.text : QStringLiteral("%1: %2").arg(region.text, cell.whyNot));
        QString voice = name;
        if (!possible)
            voice = tr("%1, cannot be chosen: %2", "region, reason").arg(name, cell.whyNot);
        else if (!look.text.isEmpty())
            voice = QStringLiteral("%1, %2").arg(name, look.text);
        set(RegionColumn, Qt::AccessibleTextRole, voice);
        set(StateColumn, Qt::AccessibleTextRole,
            look.text.isEmpty()
                ? QVariant()
                : QStringLiteral("%1: %2").arg(headerItem()->text(StateColumn), look.text));
    });
}

// ---- ticks

void DestinationTree::showTick(QTreeWidgetItem *item) const
{
    // A tick that cannot count for now is kept and comes back.
    const Qt::CheckState check =
        canBeChosen(item) && m_ticked.contains(regionOf(item)) ? Qt::Checked : Qt::Unchecked;
    if (item->data(RegionColumn, Qt::CheckStateRole) != QVariant(int(check)))
        item->setCheckState(RegionColumn, check);
}

void DestinationTree::setTicked(const QSet<RegionId> &regions)
{
    const QSignalBlocker blocker(this);
    m_ticked = regions;
    forEachRegion(*this, [this](QTreeWidgetItem *item) { showTick(item); });
}

QList<RegionId> DestinationTree::destinations() const
{
    QList<RegionId> destinations;
    forEachRegion(*this, [&](const QTreeWidgetItem *item) {
        const RegionId region = regionOf(item);
        if (m_ticked.contains(region))
            destinations.append(region);
    });
    return destinations;
}

void DestinationTree::tickGroup(const QString &key, bool ticked)
{
    QSet<RegionId> regions = m_ticked;
    forEachRegion(*this, [&](const QTreeWidgetItem *item) {
        if (item->parent()->data(RegionColumn, IdRole) != key || item->isHidden()
            || !canBeChosen(item)) {
            return;
        }
        if (ticked)
            regions.insert(regionOf(item));
        else
            regions.remove(regionOf(item));
    });
    setTicked(regions);
    Q_EMIT tickedChanged();
}

// ---- what is shown

void DestinationTree::setOthersShown(bool shown)
{
    if (shown == othersShown())
        return;
    if (shown)
        m_closed.remove(othersKey);
    else
        m_closed.insert(othersKey);
    {
        const QSignalBlocker blocker(this);
        find(m_wanted);
    }
    Q_EMIT othersShownChanged();
}

bool DestinationTree::othersShown() const
{
    return !m_closed.contains(othersKey);
}

int DestinationTree::find(const QString &text)
{
    const QSignalBlocker blocker(this);
    m_wanted = text.trimmed();
    int matching = 0;
    for (int g = 0; g < topLevelItemCount(); ++g) {
        QTreeWidgetItem *group = topLevelItem(g);
        int here = 0;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem *item = group->child(i);
            const RegionId region = regionOf(item);
            const bool matches =
                region.text.contains(m_wanted, Qt::CaseInsensitive)
                || m_context.regions.name(region).contains(m_wanted, Qt::CaseInsensitive);
            item->setHidden(!matches);
            here += matches ? 1 : 0;
        }
        group->setHidden(here == 0);
        const QString key = group->data(RegionColumn, IdRole).toString();
        group->setExpanded(!m_wanted.isEmpty() || !m_closed.contains(key));
        matching += here;
    }
    return matching;
}

void DestinationTree::goToFirst()
{
    const auto isUsable = [](const QTreeWidgetItem *item) {
        return item && item->parent() && item->parent()->isExpanded() && !item->isHidden()
               && item->flags().testFlag(Qt::ItemIsEnabled);
    };
    if (isUsable(currentItem()))
        return;
    QTreeWidgetItem *first = nullptr;
    forEachRegion(*this, [&](QTreeWidgetItem *item) {
        if (!first && isUsable(item))
            first = item;
    });
    if (first)
        setCurrentItem(first);
}

void DestinationTree::goTo(const RegionId &region)
{
    if (QTreeWidgetItem *item = itemOf(region)) {
        setCurrentItem(item);
        scrollToItem(item);
    }
}

void DestinationTree::contextMenuEvent(QContextMenuEvent *event)
{
    QTreeWidgetItem *item =
        event->reason() == QContextMenuEvent::Mouse ? itemAt(event->pos()) : currentItem();
    if (!item)
        return;
    const QTreeWidgetItem *group = item->parent() ? item->parent() : item;
    // by key: the items may be made anew while the menu is open
    const QString key = group->data(RegionColumn, IdRole).toString();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char *name, const QString &text, auto act) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, act);
    };
    add("actionTickGroup", tr("&Tick Group"), [this, key] { tickGroup(key, true); });
    add("actionUntickGroup", tr("&Untick Group"), [this, key] { tickGroup(key, false); });
    if (item != group) {
        add("actionCopyRegionId", tr("&Copy Id"),
            [region = regionOf(item)] { QGuiApplication::clipboard()->setText(region.text); });
    }
    const QPoint at = event->reason() == QContextMenuEvent::Mouse
                          ? event->pos()
                          : visualItemRect(item).bottomLeft();
    menu->popup(viewport()->mapToGlobal(at));
}

} // namespace regioncast
