#include "images/filtertree.h"

#include "widgets/itemroles.h"
#include "widgets/statedelegate.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace regioncast {

namespace {

enum Column { Name, Count, ColumnCount };

constexpr QLatin1String allId("all");
constexpr QLatin1String olderId("older");

/// Ids of the fixed filters, in the order of the tree.
constexpr std::pair<ImageShow, QLatin1String> showIds[] = {
    {ImageShow::Gaps, QLatin1String("gaps")},
    {ImageShow::NewVersion, QLatin1String("newVersion")},
    {ImageShow::Copying, QLatin1String("copying")},
    {ImageShow::Unsolved, QLatin1String("unsolved")},
    {ImageShow::NotCopyable, QLatin1String("notCopyable")},
};

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
    addItem(m_show, showIds[0].second, tr("Gaps"))
        ->setToolTip(Name, tr("The newest version is missing in a region."));
    addItem(m_show, showIds[1].second, tr("New Version"))
        ->setToolTip(Name, tr("The newest version is missing where an older one is."));
    addItem(m_show, showIds[2].second, tr("Copying"));
    addItem(m_show, showIds[3].second, tr("Unsolved"))
        ->setToolTip(Name, tr("Copies failed or were refused, and none got there since."));
    addItem(m_show, showIds[4].second, tr("Not Copyable"));
    addItem(m_show, olderId, tr("Older Versions"))
        ->setToolTip(Name, tr("Shows the rows of older versions too."));
    m_types = addGroup(tr("TYPE", "group of filters"));
    m_os = addGroup(tr("OS", "group of filters"));
    m_products = addGroup(tr("PRODUCT", "group of filters"));
    setCounts({});
    childWithId(m_show, allId)->setSelected(true);
    setCurrentItem(childWithId(m_show, allId), Name, QItemSelectionModel::NoUpdate);
    applyColours();

    connect(this, &QTreeWidget::itemSelectionChanged, this, [this] {
        const ImageFilter now = filter();
        if (now.count() == 0 && !childWithId(m_show, allId)->isSelected()) {
            const QSignalBlocker blocker(this);
            childWithId(m_show, allId)->setSelected(true);
        }
        if (now == m_last)
            return;
        m_last = now;
        Q_EMIT filterChanged();
    });
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
    group->setHidden(group->childCount() == 0);
}

void FilterTree::setCounts(const ImageCounts &counts)
{
    // taking an item away may move the selection before the tree is whole again
    const QSignalBlocker blocker(this);
    setCount(childWithId(m_show, allId), counts.images);
    for (const auto &[show, id] : showIds)
        setCount(childWithId(m_show, id), counts.show.value(show));
    QTreeWidgetItem *older = childWithId(m_show, olderId);
    setCount(older, counts.older);
    older->setHidden(counts.older == 0 && !older->isSelected());
    updateGroup(m_types, counts.types, Group::Type);
    updateGroup(m_os, counts.os, Group::Os);
    updateGroup(m_products, counts.products, Group::Product);
}

ImageFilter FilterTree::filter() const
{
    ImageFilter filter;
    const QSet<QString> shown = chosenIn(m_show);
    for (const auto &[show, id] : showIds) {
        if (shown.contains(id))
            filter.show.insert(show);
    }
    filter.olderVersions = shown.contains(olderId);
    filter.types = chosenIn(m_types);
    filter.os = chosenIn(m_os);
    filter.products = chosenIn(m_products);
    return filter;
}

QStringList FilterTree::names() const
{
    QStringList names;
    for (const QTreeWidgetItem *group : {m_show, m_types, m_os, m_products}) {
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

void FilterTree::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_show)
        applyColours();
}

void FilterTree::applyColours()
{
    const QColor muted = Theme(palette()).colour(ColourRole::Muted);
    for (QTreeWidgetItem *group : {m_show, m_types, m_os, m_products})
        group->setForeground(Name, muted);
}

} // namespace regioncast
