#include "images/coveragelegend.h"

#include "widgets/statedelegate.h"
#include "widgets/theme.h"

#include <QPainter>

namespace regioncast {

namespace {

struct Entry
{
    const char *icon; ///< null = a version as text; empty = the dot
    ColourRole role;
    int pie;
    QString text;
};

QList<Entry> entries()
{
    return {
        {"state-done", ColourRole::Good, -1, CoverageLegend::tr("there", "legend: the copy")},
        {"state-copying", ColourRole::Accent, 40, CoverageLegend::tr("copying", "legend")},
        {nullptr, ColourRole::Look, -1, CoverageLegend::tr("older", "legend: a version")},
        {"state-failed", ColourRole::Bad, -1, CoverageLegend::tr("failed", "legend")},
        {"state-unknown", ColourRole::Text, -1, CoverageLegend::tr("unknown word", "legend")},
        {"", ColourRole::Muted, -1, CoverageLegend::tr("absent", "legend: no copy")},
    };
}

const QString &exampleVersion()
{
    static const QString example = QStringLiteral("v6");
    return example;
}

} // namespace

CoverageLegend::CoverageLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("coverageLegend"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    QStringList words;
    for (const Entry &entry : entries())
        words.append(entry.text);
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
}

QSize CoverageLegend::sizeHint() const
{
    const int u = spacingUnit(fontMetrics());
    int width = 0;
    for (const Entry &entry : entries())
        width += shapeSize(fontMetrics()) + u + fontMetrics().horizontalAdvance(entry.text) + 2 * u;
    return {width - 2 * u, fontMetrics().height()};
}

void CoverageLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme(palette());
    const int u = spacingUnit(fontMetrics());
    const int size = shapeSize(fontMetrics());
    int x = 0;
    for (const Entry &entry : entries()) {
        const QRect shape(x, (height() - size) / 2, size, size);
        if (!entry.icon) {
            painter.setPen(theme.colour(entry.role));
            painter.drawText(shape, int(Qt::AlignCenter), exampleVersion());
        } else if (!*entry.icon) {
            constexpr int edge = 3;
            painter.fillRect(shape.center().x() - 1, shape.center().y() - 1, edge, edge,
                             theme.colour(entry.role));
        } else {
            StateDelegate::stateIcon(palette(), QString::fromLatin1(entry.icon), int(entry.role),
                                     entry.pie, false, size, devicePixelRatioF())
                .paint(&painter, shape);
        }
        x += size + u;
        painter.setPen(theme.colour(ColourRole::Muted));
        const int width = fontMetrics().horizontalAdvance(entry.text);
        painter.drawText(QRect(x, 0, width + u, height()), int(Qt::AlignLeft | Qt::AlignVCenter),
                         entry.text);
        x += width + 2 * u;
    }
}

} // namespace regioncast
