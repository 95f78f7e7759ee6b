#include "widgets/linkbutton.h"

#include "widgets/theme.h"

#include <QPainter>

namespace regioncast {

LinkButton::LinkButton(QWidget *parent)
    : LinkButton(QString(), parent)
{
}

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setFlat(true);
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QFont bold = font();
    bold.setBold(true);
    setFont(bold);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int u = spacingUnit(metrics);
    return {metrics.size(Qt::TextShowMnemonic, text()).width() + 2 * u, metrics.height() + u};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme(palette());
    const QColor colour = theme.colour(isEnabled() ? ColourRole::Accent : ColourRole::Disabled);
    painter.setPen(colour);
    QFont drawn = font();
    drawn.setUnderline(isEnabled() && underMouse());
    painter.setFont(drawn);
    painter.drawText(rect(), int(Qt::AlignCenter) | int(Qt::TextShowMnemonic), text());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    }
}

} // namespace regioncast
