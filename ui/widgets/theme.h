#pragma once

#include <QColor>
#include <QFontMetrics>
#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QString>

class QApplication;

namespace regioncast {

enum class ThemeChoice { System, Light, Dark };

/// What a colour is for. Values for light and dark stand in theme.cpp; a test computes contrasts.
enum class ColourRole {
    Text,
    Muted,
    Disabled,
    Accent,
    Good,
    Bad,
    Look,
    Window,
    Base,
    Alternate,
    SelectedRow,
    SelectedRowInactive,
    StripPlain,
    StripPractice,
    StripWarning,
    StripError,
    BarTrack,
    BoxOutline,
};

/// Colours and icons of the current palette. Cheap to make; make one when painting rather than
/// keeping it, so that a change of the palette shows.
class Theme
{
public:
    /// Light or dark by the lightness of the palette's window colour.
    explicit Theme(const QPalette &palette);

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor colour(ColourRole role) const;
    /// Background of a badge (its text is white): violet, blue, green, amber, grey, red.
    [[nodiscard]] static QColor badgeColour(const QString &name);
    /// `resources/icons/<name>.svg` in one colour, the same pixmap in every mode but disabled.
    [[nodiscard]] QIcon icon(const QString &name) const;
    [[nodiscard]] QIcon icon(const QString &name, ColourRole role) const;
    /// `size` in device-independent pixels.
    [[nodiscard]] QPixmap pixmap(const QString &name, ColourRole role, int size,
                                 qreal devicePixelRatio) const;

    /// Sets style (Fusion with our frames and boxes), palette and item-view palette of the program.
    static void apply(QApplication &app, ThemeChoice choice);

private:
    bool m_dark = false;
};

/// Spacing unit u of the windows: a quarter of the font's height, in pixels.
[[nodiscard]] int spacingUnit(const QFontMetrics &metrics);
/// `count` times the advance of "0", in pixels.
[[nodiscard]] int ch(const QFontMetrics &metrics, double count);

} // namespace regioncast
