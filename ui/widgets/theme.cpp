#include "widgets/theme.h"

#include "widgets/regioncaststyle.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <utility>

namespace regioncast {

namespace {

/// Name of the application's property that keeps how light its palette was at the start.
constexpr char systemIsDark[] = "regioncastSystemIsDark";

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor colourOf(ColourRole role, bool dark)
{
    auto pick = [dark](QRgb light, QRgb darkValue) {
        return QColor(dark ? darkValue : light);
    };
    switch (role) {
    case ColourRole::Text:
        return pick(0x1B1F24, 0xE6E9EC);
    case ColourRole::Muted:
        return pick(0x525B65, 0xAEB6BF);
    case ColourRole::Disabled:
        return pick(0x5C6570, 0x9DA6B0);
    case ColourRole::Accent:
        return pick(0x0B5CAD, 0x86BDF7);
    case ColourRole::Good:
        return pick(0x126A43, 0x58DDA8);
    case ColourRole::Bad:
        return pick(0x9B0B16, 0xFF8E85);
    case ColourRole::Look:
        return pick(0x875700, 0xF2BE4A);
    case ColourRole::Window:
        return pick(0xF1F3F5, 0x2A2E33);
    case ColourRole::Base:
        return pick(0xFFFFFF, 0x1A1D21);
    case ColourRole::Alternate:
        return pick(0xF7F9FA, 0x1F2327);
    case ColourRole::SelectedRow:
        return pick(0xD3E4F8, 0x1E3A58);
    case ColourRole::SelectedRowInactive:
        return pick(0xE3E8ED, 0x363C43);
    case ColourRole::StripPlain:
        return pick(0xE3E9F0, 0x343A41);
    case ColourRole::StripPractice:
        return pick(0xE4EFE6, 0x22332A);
    case ColourRole::StripWarning:
        return pick(0xFFF0CC, 0x41330D);
    case ColourRole::StripError:
        return pick(0xFBE0DF, 0x4A1E1C);
    case ColourRole::BarTrack:
        return pick(0xD5DBE1, 0x3A4047);
    case ColourRole::BoxOutline:
        return pick(0x7F8893, 0x868F99);
    }
    return {};
}

/// Text on the application's highlight: menus, selected text in edits.
QColor highlightedText(bool dark)
{
    return {dark ? QRgb(0x0E1216) : QRgb(0xFFFFFF)};
}

QString iconFile(const QString &name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

/// The shape in one colour; null when there is no such file. `size` in device pixels.
QPixmap tinted(const QString &name, const QColor &colour, const QSize &size)
{
    const QString key = QStringLiteral("regioncast/%1/%2/%3x%4")
                            .arg(name, colour.name())
                            .arg(size.width())
                            .arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const QString file = iconFile(name);
    if (size.isEmpty() || !QFile::exists(file))
        return {};
    QSvgRenderer renderer(file);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws at any size and pixel ratio. QIcon's own engines grey the shape in selected rows.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, const QColor &colour, const QColor &disabled)
        : m_name(std::move(name))
        , m_colour(colour)
        , m_disabled(disabled)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap drawn = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(m_name, mode == QIcon::Disabled ? m_disabled : m_colour, size);
    }

    QIconEngine *clone() const override
    {
        return new TintedIconEngine(m_name, m_colour, m_disabled);
    }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {{16, 16}, {24, 24}, {32, 32}, {48, 48}, {64, 64}, {128, 128}};
    }

private:
    QString m_name;
    QColor m_colour;
    QColor m_disabled;
};

QPalette applicationPalette(bool dark)
{
    auto colour = [dark](ColourRole role) {
        return colourOf(role, dark);
    };
    const QColor button = dark ? QColor(0x383E45) : QColor(0xFAFBFC);
    QPalette palette(button, colour(ColourRole::Window));
    palette.setColor(QPalette::WindowText, colour(ColourRole::Text));
    palette.setColor(QPalette::Text, colour(ColourRole::Text));
    palette.setColor(QPalette::ButtonText, colour(ColourRole::Text));
    palette.setColor(QPalette::BrightText, colour(ColourRole::Text));
    palette.setColor(QPalette::Base, colour(ColourRole::Base));
    palette.setColor(QPalette::AlternateBase, colour(ColourRole::Alternate));
    palette.setColor(QPalette::Highlight, colour(ColourRole::Accent));
    palette.setColor(QPalette::HighlightedText, highlightedText(dark));
    palette.setColor(QPalette::Link, colour(ColourRole::Accent));
    palette.setColor(QPalette::LinkVisited, colour(ColourRole::Accent));
    palette.setColor(QPalette::PlaceholderText, colour(ColourRole::Disabled));
    palette.setColor(QPalette::ToolTipBase, colour(ColourRole::Base));
    palette.setColor(QPalette::ToolTipText, colour(ColourRole::Text));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colour(ColourRole::Disabled));
    palette.setColor(QPalette::Disabled, QPalette::Base, colour(ColourRole::Window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(ColourRole::BarTrack));
    return palette;
}

/// Rows are selected in a pale colour, so that the colours of their states keep their contrast.
QPalette itemViewPalette(QPalette palette, bool dark)
{
    palette.setColor(QPalette::Active, QPalette::Highlight,
                     colourOf(ColourRole::SelectedRow, dark));
    for (const QPalette::ColorGroup group : {QPalette::Inactive, QPalette::Disabled})
        palette.setColor(group, QPalette::Highlight,
                         colourOf(ColourRole::SelectedRowInactive, dark));
    palette.setColor(QPalette::HighlightedText, colourOf(ColourRole::Text, dark));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText,
                     colourOf(ColourRole::Disabled, dark));
    return palette;
}

} // namespace

Theme::Theme(const QPalette &palette)
    : m_dark(looksDark(palette))
{
}

QColor Theme::colour(ColourRole role) const
{
    return colourOf(role, m_dark);
}

QColor Theme::badgeColour(const QString &name)
{
    static constexpr std::pair<const char *, QRgb> colours[] = {{"violet", 0x6B3FA0},
                                                                {"blue", 0x0B5CAD},
                                                                {"green", 0x126A43},
                                                                {"amber", 0x875700},
                                                                {"red", 0x9B0B16}};
    for (const auto &[known, colour] : colours) {
        if (name == QLatin1String(known))
            return {colour};
    }
    return {QRgb(0x525B65)};
}

QIcon Theme::icon(const QString &name) const
{
    return icon(name, ColourRole::Text);
}

QIcon Theme::icon(const QString &name, ColourRole role) const
{
    if (!QFile::exists(iconFile(name)))
        return {};
    return QIcon(new TintedIconEngine(name, colour(role), colour(ColourRole::Disabled)));
}

QPixmap Theme::pixmap(const QString &name, ColourRole role, int size, qreal devicePixelRatio) const
{
    QPixmap pixmap = tinted(name, colour(role), (QSizeF(size, size) * devicePixelRatio).toSize());
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void Theme::apply(QApplication &app, ThemeChoice choice)
{
    if (!app.property(systemIsDark).isValid())
        app.setProperty(systemIsDark, looksDark(app.palette()));
    const bool dark = choice == ThemeChoice::System ? app.property(systemIsDark).toBool()
                                                    : choice == ThemeChoice::Dark;
    if (!qobject_cast<RegioncastStyle *>(QApplication::style()))
        QApplication::setStyle(new RegioncastStyle);
    const QPalette palette = applicationPalette(dark);
    QApplication::setPalette(palette);
    QApplication::setPalette(itemViewPalette(palette, dark), "QAbstractItemView");
}

int spacingUnit(const QFontMetrics &metrics)
{
    return metrics.height() / 4;
}

int ch(const QFontMetrics &metrics, double count)
{
    return qRound(metrics.horizontalAdvance(QLatin1Char('0')) * count);
}

} // namespace regioncast
