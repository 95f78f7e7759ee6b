#include "pictures/pilot.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTreeView>

namespace regioncast {

namespace {

void clickAt(QWidget *target, const QPoint &at, Qt::KeyboardModifiers modifiers)
{
    const QPointF global = target->mapToGlobal(at);
    for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        const bool pressed = type == QEvent::MouseButtonPress;
        QMouseEvent event(type, at, global, Qt::LeftButton, pressed ? Qt::LeftButton : Qt::NoButton,
                          modifiers);
        QCoreApplication::sendEvent(target, &event);
    }
}

QModelIndex search(const QAbstractItemModel *model, const QModelIndex &parent, const QString &text,
                   int column)
{
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, column, parent);
        if (index.data().toString() == text)
            return index;
        const QModelIndex below = search(model, index.siblingAtColumn(0), text, column);
        if (below.isValid())
            return below;
    }
    return {};
}

} // namespace

QWidget *Pilot::find(const QString &name) const
{
    for (QWidget *widget : m_window->findChildren<QWidget *>(name)) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

bool Pilot::click(const QString &name) const
{
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled())
        return false;
    clickAt(widget, widget->rect().center(), Qt::NoModifier);
    return true;
}

bool Pilot::type(const QString &name, const QString &text) const
{
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled())
        return false;
    widget->setFocus();
    for (const QChar &character : text) {
        for (const QEvent::Type event : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent key(event, 0, Qt::NoModifier, QString(character));
            QCoreApplication::sendEvent(widget, &key);
        }
    }
    return true;
}

QModelIndex Pilot::indexOf(const QString &view, const QString &text, int column) const
{
    const auto *items = qobject_cast<QAbstractItemView *>(find(view));
    return items ? search(items->model(), items->rootIndex(), text, column) : QModelIndex();
}

bool Pilot::clickCell(const QString &view, const QModelIndex &index,
                      Qt::KeyboardModifiers modifiers) const
{
    auto *items = qobject_cast<QAbstractItemView *>(find(view));
    if (!items || !index.isValid())
        return false;
    items->scrollTo(index);
    clickAt(items->viewport(), items->visualRect(index).center(), modifiers);
    return true;
}

bool Pilot::tick(const QString &view, const QModelIndex &index) const
{
    auto *items = qobject_cast<QAbstractItemView *>(find(view));
    if (!items || !index.isValid() || !(index.flags() & Qt::ItemIsEnabled))
        return false;
    items->scrollTo(index);
    QStyleOptionViewItem option;
    option.initFrom(items);
    option.rect = items->visualRect(index);
    option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
    option.widget = items;
    const QRect box =
        items->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, items);
    clickAt(items->viewport(), box.center(), Qt::NoModifier);
    return true;
}

} // namespace regioncast
