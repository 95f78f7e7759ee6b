#include "widgets/statedelegate.h"

#include "widgets/itemroles.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFontDatabase>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTableView>
#include <QToolTip>
#include <QTreeView>

#include <algorithm>

namespace regioncast {

namespace {

ColourRole colourRole(const QModelIndex &index, ColourRole otherwise)
{
    const QVariant role = index.data(StateColourRole);
    return role.isValid() ? ColourRole(role.toInt()) : otherwise;
}

const QHeaderView *columnsOf(const QWidget *view)
{
    if (const auto *table = qobject_cast<const QTableView *>(view))
        return table->horizontalHeader();
    if (const auto *tree = qobject_cast<const QTreeView *>(view))
        return tree->header();
    return nullptr;
}

void drawPie(QPainter *painter, const QRectF &rect, int percent, const QColor &colour)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const double stroke = rect.width() / 10; // 1.6 of the 16 px grid
    const QRectF ring = rect.adjusted(1.8 * stroke, 1.8 * stroke, -1.8 * stroke, -1.8 * stroke);
    painter->setPen(QPen(colour, stroke));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(ring);
    if (percent <= 0)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    // from the top, clockwise; Qt counts sixteenths of a degree against the clock
    painter->drawPie(ring, 90 * 16, -qRound(std::min(percent, 100) * 3.6 * 16));
}

} // namespace

StateDelegate::StateDelegate(QAbstractItemView *view, int rowPadding)
    : QStyledItemDelegate(view)
    , m_rowPadding(rowPadding)
{
    view->setItemDelegate(this);
}

QIcon StateDelegate::stateIcon(const QPalette &palette, const QString &name, int role, int pie,
                               bool stalled, int size, qreal devicePixelRatio)
{
    const Theme theme(palette);
    const auto colour = ColourRole(role);
    QPixmap pixmap;
    if (pie >= 0) {
        pixmap = QPixmap((QSizeF(size, size) * devicePixelRatio).toSize());
        pixmap.setDevicePixelRatio(devicePixelRatio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawPie(&painter, QRectF(0, 0, size, size), pie, theme.colour(colour));
    } else {
        pixmap = theme.pixmap(name, colour, size, devicePixelRatio);
    }
    if (stalled && !pixmap.isNull()) {
        QPainter painter(&pixmap);
        painter.drawPixmap(0, 0,
                           theme.pixmap(QStringLiteral("state-stalled-mark"), ColourRole::Look,
                                        size, devicePixelRatio));
    }
    QIcon icon;
    for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Active, QIcon::Selected, QIcon::Disabled})
        icon.addPixmap(pixmap, mode);
    return icon;
}

void StateDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    // the row is framed as a whole
    option->state.setFlag(QStyle::State_HasFocus, false);
    if (index.data(FixedFontRole).toBool())
        option->font.setFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family());

    const QString shape = index.data(StateIconRole).toString();
    const bool bar = index.data(BarRole).isValid();
    if (index.data(StateColourRole).isValid() && !bar) {
        const QColor colour = Theme(option->palette).colour(colourRole(index, ColourRole::Text));
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
    }
    if (!shape.isEmpty()) {
        const QVariant pie = index.data(PieRole);
        const int size = shapeSize(option->fontMetrics);
        const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1.0;
        option->icon = stateIcon(option->palette, shape, int(colourRole(index, ColourRole::Text)),
                                 pie.isValid() ? pie.toInt() : -1, index.data(StalledRole).toBool(),
                                 size, ratio);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(size, size);
    }
    if (bar)
        option->text.clear();
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + m_rowPadding);
    if (index.data(BarRole).isValid())
        size.setWidth(ch(option.fontMetrics, 14));
    return size;
}

void StateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.data(BarRole).isValid())
        paintBar(painter, option, index);
    frameCurrentRow(painter, option, index);
}

void StateDelegate::paintBar(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme theme(option.palette);
    const QFontMetrics &metrics = option.fontMetrics;
    const int margin = spacingUnit(metrics);
    const QRect cell = option.rect.adjusted(margin, 0, -margin, 0);
    const QString text = index.data(BarTextRole).toString();
    // the same for every row, so that bars begin and end in line
    const int textWidth = std::max(metrics.horizontalAdvance(text), ch(metrics, 5.5));

    painter->save();
    painter->setPen(theme.colour(
        option.state.testFlag(QStyle::State_Enabled) ? ColourRole::Text : ColourRole::Disabled));
    painter->drawText(cell, int(Qt::AlignRight | Qt::AlignVCenter), text);

    const int height = std::max(4, metrics.height() / 3);
    const QRectF track(cell.left(), cell.top() + (cell.height() - height) / 2.0,
                       cell.width() - textWidth - margin, height);
    if (track.width() >= 2 * height) {
        painter->setRenderHint(QPainter::Antialiasing);
        QPainterPath shape;
        shape.addRoundedRect(track, height / 2.0, height / 2.0);
        painter->setClipPath(shape, Qt::IntersectClip);
        painter->fillRect(track, theme.colour(ColourRole::BarTrack));
        const double filled = std::clamp(index.data(BarRole).toDouble(), 0.0, 1.0);
        const double bad = std::clamp(index.data(BadShareRole).toDouble(), 0.0, 1.0);
        QRectF part = track;
        part.setWidth(track.width() * std::min(filled, 1.0 - bad));
        painter->fillRect(part, theme.colour(colourRole(index, ColourRole::Accent)));
        if (bad > 0) {
            part = track;
            part.setLeft(track.right() - std::max(track.width() * bad, 2.0));
            painter->fillRect(part, theme.colour(ColourRole::Bad));
        }
    }
    painter->restore();
}

void StateDelegate::frameCurrentRow(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || !view->hasFocus())
        return;
    const QModelIndex current = view->currentIndex();
    if (current.row() != index.row() || current.parent() != index.parent())
        return;
    const QHeaderView *columns = columnsOf(view);
    const int visual = columns ? columns->visualIndex(index.column()) : 0;
    auto shown = [columns](int at) {
        return !columns->isSectionHidden(columns->logicalIndex(at));
    };
    bool first = true;
    bool last = true;
    if (columns) {
        for (int at = 0; at < visual; ++at)
            first = first && !shown(at);
        for (int at = visual + 1; at < columns->count(); ++at)
            last = last && !shown(at);
    }
    painter->save();
    const QColor accent = Theme(option.palette).colour(ColourRole::Accent);
    const QRect rect = option.rect;
    painter->fillRect(rect.left(), rect.top(), rect.width(), 1, accent);
    painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, accent);
    if (first)
        painter->fillRect(rect.left(), rect.top(), 1, rect.height(), accent);
    if (last)
        painter->fillRect(rect.right(), rect.top(), 1, rect.height(), accent);
    painter->restore();
}

bool StateDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool asks = event && event->type() == QEvent::ToolTip && index.isValid();
    if (!asks || !index.data(Qt::ToolTipRole).toString().isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QSize wanted = QStyledItemDelegate::sizeHint(option, index);
    if (wanted.width() > view->visualRect(index).width()) {
        QToolTip::showText(event->globalPos(), index.data(Qt::DisplayRole).toString(), view);
        return true;
    }
    QToolTip::hideText();
    return false;
}

int shapeSize(const QFontMetrics &metrics)
{
    return std::max(12, metrics.height() - metrics.height() / 8);
}

void followCurrentRow(QAbstractItemView *view)
{
    QObject::connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged,
                     view->viewport(), qOverload<>(&QWidget::update));
}

} // namespace regioncast
