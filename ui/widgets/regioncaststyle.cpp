#include "widgets/regioncaststyle.h"

#include "widgets/theme.h"

#include <QGuiApplication>
#include <QIcon>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include <algorithm>

namespace regioncast {

namespace {

/// The largest square in the middle of `rect`, on pixel centres for a line of one pixel.
QRectF outlineSquare(const QRect &rect)
{
    const int side = std::min(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect).center());
    square.moveTopLeft(square.topLeft().toPoint());
    return square.adjusted(0.5, 0.5, -0.5, -0.5);
}

struct BoxColours
{
    QColor outline;
    QColor fill;
    QColor mark;
};

BoxColours boxColours(const QStyleOption &option, bool marked)
{
    const Theme theme(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool reached = option.state.testFlag(QStyle::State_MouseOver)
                         || option.state.testFlag(QStyle::State_HasFocus);
    const QColor strong = theme.colour(enabled ? ColourRole::Accent : ColourRole::Disabled);
    BoxColours colours;
    colours.fill = theme.colour(enabled ? ColourRole::Base : ColourRole::Window);
    colours.outline =
        enabled && (marked || reached) ? strong : theme.colour(ColourRole::BoxOutline);
    colours.mark = colours.fill;
    if (marked)
        colours.fill = strong;
    return colours;
}

void drawCheckBox(const QStyleOption &option, QPainter *painter)
{
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const BoxColours colours = boxColours(option, on || partly);
    const QRectF box = outlineSquare(option.rect);
    painter->setPen(colours.outline);
    painter->setBrush(colours.fill);
    painter->drawRoundedRect(box, 2, 2);
    if (!on && !partly)
        return;
    painter->setPen(QPen(colours.mark, std::max(1.4, box.width() / 7), Qt::SolidLine, Qt::RoundCap,
                         Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (partly)
        painter->drawLine(at(0.26, 0.5), at(0.74, 0.5));
    else
        painter->drawPolyline(QPolygonF{{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.29)}});
}

void drawRadioButton(const QStyleOption &option, QPainter *painter)
{
    const bool on = option.state.testFlag(QStyle::State_On);
    BoxColours colours = boxColours(option, on);
    if (on)
        std::swap(colours.fill, colours.mark);
    const QRectF box = outlineSquare(option.rect);
    painter->setPen(colours.outline);
    painter->setBrush(colours.fill);
    painter->drawEllipse(box);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.mark);
        const double inset = box.width() * 0.27;
        painter->drawEllipse(box.adjusted(inset, inset, -inset, -inset));
    }
}

void drawEditFrame(const QStyleOption &option, QPainter *painter)
{
    const Theme theme(option.palette);
    const bool focus = option.state.testFlag(QStyle::State_HasFocus)
                       && option.state.testFlag(QStyle::State_Enabled);
    painter->setPen(theme.colour(focus ? ColourRole::Accent : ColourRole::BoxOutline));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
}

} // namespace

RegioncastStyle::RegioncastStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void RegioncastStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                    QPainter *painter, const QWidget *widget) const
{
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        header && element == PE_IndicatorHeaderArrow) {
        QStyleOptionHeader turned = *header;
        if (header->sortIndicator == QStyleOptionHeader::SortUp)
            turned.sortIndicator = QStyleOptionHeader::SortDown;
        else if (header->sortIndicator == QStyleOptionHeader::SortDown)
            turned.sortIndicator = QStyleOptionHeader::SortUp;
        QProxyStyle::drawPrimitive(element, &turned, painter, widget);
        return;
    }
    const bool ours = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck
                      || element == PE_IndicatorRadioButton || element == PE_FrameLineEdit;
    if (!ours) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (element == PE_IndicatorRadioButton)
        drawRadioButton(*option, painter);
    else if (element == PE_FrameLineEdit)
        drawEditFrame(*option, painter);
    else
        drawCheckBox(*option, painter);
    painter->restore();
}

void RegioncastStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                         QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control != CC_SpinBox)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawEditFrame(*option, painter); // Fusion's own is no PE_FrameLineEdit
    painter->restore();
}

int RegioncastStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                                 const QWidget *widget) const
{
    const int value = QProxyStyle::pixelMetric(metric, option, widget);
    // the first is what a cell leaves beside its text
    return metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin ? value + 2 : value;
}

QSize RegioncastStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                        const QSize &size, const QWidget *widget) const
{
    const QSize fusion = QProxyStyle::sizeFromContents(type, option, size, widget);
    return type == CT_PushButton ? fusion + QSize(3 * spacingUnit(option->fontMetrics), 0) : fusion;
}

int RegioncastStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                               QStyleHintReturn *returnData) const
{
    if (hint == SH_Widget_Animation_Duration)
        return 0;
    // Fusion draws a light shadow under disabled menu texts, which doubles them on dark.
    if (hint == SH_EtchDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QIcon RegioncastStyle::standardIcon(StandardPixmap which, const QStyleOption *option,
                                    const QWidget *widget) const
{
    if (which != SP_LineEditClearButton)
        return QProxyStyle::standardIcon(which, option, widget);
    // Edits keep the icon when the palette changes: the outline colours of both themes show on
    // either base.
    const QColor colour = Theme(QGuiApplication::palette()).colour(ColourRole::BoxOutline);
    QIcon icon;
    for (const int size : {16, 32}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour, size / 10.0, Qt::SolidLine, Qt::RoundCap));
        const double inset = size * 0.28;
        const QRectF cross = QRectF(0, 0, size, size).adjusted(inset, inset, -inset, -inset);
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace regioncast
