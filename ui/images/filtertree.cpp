#include "images/filtertree.h"

#include "widgets/itemroles.h"
#include "widgets/statedelegate.h"
#include "widgets/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace regioncast {

namespace {

enum Column { Name, Count, ColumnCount };

constexpr QLatin1String allId("all");
constexpr QLatin1String olderId("older");

QString idOf(const QTreeWidgetItem *item)
{
    return item->data(Name, IdRole).toString();
}

QTreeWidgetItem *childWithId(const QTreeWidgetItem *group, const QString &id)
{
    for (int i = 0; i < group->childCount(); ++i) {
        if (idOf(group->child(i)) == id)
            return group->child(i);
    }
    return nullptr;
}

QSet<QString> chosenIn(const QTreeWidgetItem *group)
{
    QSet<QString> ids;
    for (int i = 0; i < group->childCount(); ++i) {
        if (group->child(i)->isSelected())
            ids.insert(idOf(group->child(i)));
    }
    return ids;
}

} // namespace

FilterTree::FilterTree(const UiContext &context, QWidget *parent)
    : QTreeWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("filterTree"));
    setAccessibleName(tr("Filters"));
    setColumnCount(ColumnCount);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setExpandsOnDoubleClick(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIndentation(2 * spacingUnit(fontMetrics()));
    setFrameShape(QFrame::NoFrame);
    new StateDelegate(this, 6);
    followCurrentRow(this);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(ch(fontMetrics(), 3));
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    header()->setSectionResizeMode(Count, QHeaderView::Fixed);
    header()->resizeSection(Count, ch(fontMetrics(), 7));

    m_show = addGroup(tr("SHOW", "group of filters"));
    addItem(m_show, allId, tr("All images"));
    addItem(m_show, wordOf(ImageShow::Gaps), tr("Gaps"))
        ->setToolTip(Name, tr("The newest version is missing in a region."));
    addItem(m_show, wordOf(ImageShow::NewVersion), tr("New Version"))
        ->setToolTip(Name, tr("The newest version is missing where an older one is."));
    addItem(m_show, wordOf(ImageShow::Copying), tr("Copying"));
    addItem(m_show, wordOf(ImageShow::Unsolved), tr("Unsolved"))
        ->setToolTip(Name, tr("Copies failed or were refused, and none got there since."));
    addItem(m_show, wordOf(ImageShow::NotCopyable), tr("Not Copyable"));
    addItem(m_show, olderId, tr("Older Versions"))
        ->setToolTip(Name, tr("Shows the rows of older versions too."));
    m_rules = addGroup(tr("RULES", "group of saved filters with a region set"));
    m_savedGroup = addGroup(tr("SAVED", "group of filters"));
    m_types = addGroup(tr("TYPE", "group of filters"));
    m_os = addGroup(tr("OS", "group of filters"));
    m_products = addGroup(tr("PRODUCT", "group of filters"));
    setCounts({});
    childWithId(m_show, allId)->setSelected(true);
    setCurrentItem(childWithId(m_show, allId), Name, QItemSelectionModel::NoUpdate);
    applyColours();

    connect(this, &QTreeWidget::itemSelectionChanged, this, &FilterTree::onSelectionChanged);
}

void FilterTree::onSelectionChanged()
{
    const ImageFilter now = filter();
    const QStringList saved = chosenSaved();
    QTreeWidgetItem *all = childWithId(m_show, allId);
    if (now.count() == 0 && saved.isEmpty() && !all->isSelected()) {
        const QSignalBlocker blocker(this);
        all->setSelected(true);
    }
    const QStringList before = std::exchange(m_lastSaved, saved);
    if (now == m_last && saved == before)
        return;
    m_last = now;
    for (const SavedFilter &each : std::as_const(m_saved)) {
        if (saved.contains(each.name) && !before.contains(each.name))
            Q_EMIT savedChosen(each);
    }
    Q_EMIT filterChanged();
}

QList<QTreeWidgetItem *> FilterTree::groups() const
{
    return {m_show, m_rules, m_savedGroup, m_types, m_os, m_products};
}

QTreeWidgetItem *FilterTree::savedItem(const QString &name) const
{
    QTreeWidgetItem *rule = childWithId(m_rules, name);
    return rule ? rule : childWithId(m_savedGroup, name);
}

QTreeWidgetItem *FilterTree::addGroup(const QString &title)
{
    auto *group = new QTreeWidgetItem(this, {title});
    group->setFlags(Qt::ItemIsEnabled);
    group->setFirstColumnSpanned(true);
    QFont bold = font();
    bold.setBold(true);
    group->setFont(Name, bold);
    group->setExpanded(true);
    return group;
}

QTreeWidgetItem *FilterTree::addItem(QTreeWidgetItem *group, const QString &id, const QString &text)
{
    auto *item = new QTreeWidgetItem({text});
    item->setData(Name, IdRole, id);
    item->setTextAlignment(Count, Qt::AlignRight | Qt::AlignVCenter);
    item->setData(Count, StateColourRole, int(ColourRole::Muted));
    int at = 0;
    while (group != m_show && at < group->childCount()
           && group->child(at)->text(Name).localeAwareCompare(text) < 0)
        ++at;
    group->insertChild(group == m_show ? group->childCount() : at, item);
    return item;
}

void FilterTree::setCount(QTreeWidgetItem *item, int count)
{
    item->setText(Count, m_context.locale.toString(count));
    //: name of a filter, number of images
    item->setData(Name, Qt::AccessibleTextRole,
                  tr("%1, %2").arg(item->text(Name), item->text(Count)));
}

QString FilterTree::nameOf(Group kind, const QString &word) const
{
    if (word.isEmpty())
        return tr("Not Stated");
    return kind == Group::Type ? Wording(m_context).imageType(word) : word;
}

void FilterTree::updateGroup(QTreeWidgetItem *group, const QMap<QString, int> &counts, Group kind)
{
    for (const auto &[word, count] : counts.asKeyValueRange()) {
        QTreeWidgetItem *item = childWithId(group, word);
        setCount(item ? item : addItem(group, word, nameOf(kind, word)), count);
    }
    for (int i = group->childCount() - 1; i >= 0; --i) {
        QTreeWidgetItem *item = group->child(i);
        if (counts.contains(idOf(item)))
            continue;
        if (item->isSelected())
            setCount(item, 0);
        else
            delete item;
    }
}

void FilterTree::setCounts(const ImageCounts &counts)
{
    // taking an item away may move the selection before the tree is whole again
    const QSignalBlocker blocker(this);
    setCount(childWithId(m_show, allId), counts.images);
    for (const ImageShow show : allShows())
        setCount(childWithId(m_show, wordOf(show)), counts.show.value(show));
    for (qsizetype i = 0; i < m_saved.size() && i < counts.saved.size(); ++i) {
        const ImageCounts::Saved &count = counts.saved.at(i);
        QTreeWidgetItem *item = savedItem(m_saved.at(i).name);
        if (!m_saved.at(i).regionSet) {
            setCount(item, count.images);
            continue;
        }
        setCount(item, count.gaps);
        item->setData(Name, Qt::AccessibleTextRole,
                      tr("%1, %n gap(s)", "a rule", count.gaps).arg(item->text(Name)));
    }
    QTreeWidgetItem *older = childWithId(m_show, olderId);
    setCount(older, counts.older);
    older->setHidden(counts.older == 0 && !older->isSelected());
    updateGroup(m_types, counts.types, Group::Type);
    updateGroup(m_os, counts.os, Group::Os);
    updateGroup(m_products, counts.products, Group::Product);
    hideEmptyGroups();
}

void FilterTree::hideEmptyGroups()
{
    for (QTreeWidgetItem *group : groups())
        group->setHidden(group->childCount() == 0);
}

void FilterTree::setSaved(const QList<SavedFilter> &saved)
{
    if (m_saved == saved)
        return;
    {
        const QSignalBlocker blocker(this);
        const QStringList chosen = chosenSaved();
        for (QTreeWidgetItem *group : {m_rules, m_savedGroup})
            qDeleteAll(group->takeChildren());
        m_saved = saved;
        for (const SavedFilter &each : saved) {
            QTreeWidgetItem *item =
                addItem(each.regionSet ? m_rules : m_savedGroup, each.name, each.name);
            if (each.regionSet) {
                item->setToolTip(Name, tr("Gaps in %1. Choosing it chooses these regions too.")
                                           .arg(each.regionSet->isEmpty() ? tr("all listed regions")
                                                                          : *each.regionSet));
            }
            item->setSelected(chosen.contains(each.name));
        }
        hideEmptyGroups();
    }
    onSelectionChanged();
}

QStringList FilterTree::chosenSaved() const
{
    QStringList names;
    for (const SavedFilter &each : m_saved) {
        const QTreeWidgetItem *item = savedItem(each.name);
        if (item && item->isSelected())
            names.append(each.name);
    }
    return names;
}

void FilterTree::chooseSaved(const QString &name)
{
    if (QTreeWidgetItem *item = savedItem(name))
        setCurrentItem(item, Name, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

ImageFilter FilterTree::filter() const
{
    ImageFilter filter;
    const QSet<QString> shown = chosenIn(m_show);
    for (const ImageShow show : allShows()) {
        if (shown.contains(wordOf(show)))
            filter.show.insert(show);
    }
    filter.olderVersions = shown.contains(olderId);
    filter.types = chosenIn(m_types);
    filter.os = chosenIn(m_os);
    filter.products = chosenIn(m_products);
    const QStringList saved = chosenSaved();
    for (const SavedFilter &each : m_saved) {
        if (saved.contains(each.name))
            filter = united(filter, filterOf(each));
    }
    return filter;
}

QStringList FilterTree::names() const
{
    QStringList names;
    for (const QTreeWidgetItem *group : groups()) {
        for (int i = 0; i < group->childCount(); ++i) {
            const QTreeWidgetItem *item = group->child(i);
            if (item->isSelected() && idOf(item) != allId)
                names.append(item->text(Name));
        }
    }
    return names;
}

void FilterTree::clear()
{
    QTreeWidgetItem *all = childWithId(m_show, allId);
    setCurrentItem(all, Name, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QSize FilterTree::sizeHint() const
{
    return {ch(fontMetrics(), 26), QTreeWidget::sizeHint().height()};
}

void FilterTree::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    const QTreeWidgetItem *item = isMouse ? itemAt(event->pos()) : currentItem();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("filterMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const char *name, const QString &text) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        return action;
    };
    connect(add("actionSaveFilter", tr("&Save Filter…")), &QAction::triggered, this,
            &FilterTree::saveRequested);
    const bool isSaved = item && (item->parent() == m_rules || item->parent() == m_savedGroup);
    if (isSaved) {
        // by name: the items may be made anew while the menu is open
        const QString name = idOf(item);
        connect(add("actionRenameFilter", tr("&Rename…")), &QAction::triggered, this,
                [this, name] { Q_EMIT renameRequested(name); });
        connect(add("actionDeleteFilter", tr("&Delete")), &QAction::triggered, this,
                [this, name] { Q_EMIT deleteRequested(name); });
    }
    const QPoint at = isMouse || !item
                          ? event->pos()
                          : visualItemRect(const_cast<QTreeWidgetItem *>(item)).bottomLeft();
    menu->popup(viewport()->mapToGlobal(at));
}

void FilterTree::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_show)
        applyColours();
}

void FilterTree::applyColours()
{
    const QColor muted = Theme(palette()).colour(ColourRole::Muted);
    for (QTreeWidgetItem *group : groups())
        group->setForeground(Name, muted);
}

} // namespace regioncast
