#include "support/testmain.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QListView>
#include <QRadioButton>
#include <QSpinBox>
#include <QStyle>
#include <QTest>

#include <cmath>

using namespace regioncast;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
           + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

const std::pair<ColourRole, const char *> texts[] = {
    {ColourRole::Text, "text"},         {ColourRole::Muted, "muted"},
    {ColourRole::Disabled, "disabled"}, {ColourRole::Accent, "accent"},
    {ColourRole::Good, "good"},         {ColourRole::Bad, "bad"},
    {ColourRole::Look, "look"},
};
const std::pair<ColourRole, const char *> surfaces[] = {
    {ColourRole::Window, "window"},
    {ColourRole::Base, "base"},
    {ColourRole::Alternate, "alternate"},
    {ColourRole::SelectedRow, "selected row"},
    {ColourRole::SelectedRowInactive, "selected row without focus"},
    {ColourRole::StripPlain, "plain strip"},
    {ColourRole::StripPractice, "practice strip"},
    {ColourRole::StripWarning, "warning strip"},
    {ColourRole::StripError, "error strip"},
};

/// How far the most different pixel of what `widget` paints is from `background`.
double strongest(QWidget &widget, const QRect &area, const QColor &background)
{
    widget.resize(widget.sizeHint().expandedTo({40, 20}));
    const QImage image = widget.grab().toImage();
    double best = 1;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            best = std::max(best, contrast(image.pixelColor(x, y), background));
    }
    return best;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

    static Theme themeOf(bool dark)
    {
        QPalette palette;
        palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
        return Theme(palette);
    }

private Q_SLOTS:
    void cleanupTestCase() { Theme::apply(*qApp, ThemeChoice::Light); }

    void everyTextIsReadableOnEverySurface_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("surface");
        for (const bool dark : {false, true}) {
            const Theme theme = themeOf(dark);
            for (const auto &[text, textName] : texts) {
                for (const auto &[surface, surfaceName] : surfaces) {
                    QTest::addRow("%s: %s on %s", dark ? "dark" : "light", textName, surfaceName)
                        << theme.colour(text) << theme.colour(surface);
                }
            }
        }
        for (const char *badge : {"violet", "blue", "green", "amber", "grey", "red"})
            QTest::addRow("badge %s", badge)
                << QColor(Qt::white) << Theme::badgeColour(QLatin1String(badge));
    }

    void everyTextIsReadableOnEverySurface()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, surface);
        const double found = contrast(text, surface);
        QVERIFY2(found >= 4.5, qPrintable(QStringLiteral("contrast is %1").arg(found)));
    }

    void outlinesAndBarsCanBeSeen_data()
    {
        QTest::addColumn<QColor>("line");
        QTest::addColumn<QColor>("surface");
        for (const bool dark : {false, true}) {
            const Theme theme = themeOf(dark);
            const char *name = dark ? "dark" : "light";
            for (const ColourRole surface :
                 {ColourRole::Window, ColourRole::Base, ColourRole::Alternate}) {
                QTest::addRow("%s: box outline on surface %d", name, int(surface))
                    << theme.colour(ColourRole::BoxOutline) << theme.colour(surface);
            }
            for (const ColourRole bar : {ColourRole::Accent, ColourRole::Good, ColourRole::Bad}) {
                QTest::addRow("%s: bar %d on its track", name, int(bar))
                    << theme.colour(bar) << theme.colour(ColourRole::BarTrack);
            }
        }
    }

    void outlinesAndBarsCanBeSeen()
    {
        QFETCH(QColor, line);
        QFETCH(QColor, surface);
        const double found = contrast(line, surface);
        QVERIFY2(found >= 3, qPrintable(QStringLiteral("contrast is %1").arg(found)));
    }

    void applyGivesTheProgramItsPalette_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << ThemeChoice::Light << false;
        QTest::newRow("dark") << ThemeChoice::Dark << true;
        QTest::newRow("light again") << ThemeChoice::Light << false;
    }

    void applyGivesTheProgramItsPalette()
    {
        QFETCH(ThemeChoice, choice);
        QFETCH(bool, dark);
        Theme::apply(*qApp, choice);
        const Theme theme(QApplication::palette());
        QCOMPARE(theme.isDark(), dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.colour(ColourRole::Window));
        QCOMPARE(QApplication::palette().color(QPalette::Highlight),
                 theme.colour(ColourRole::Accent));
        QListView view;
        view.ensurePolished();
        QCOMPARE(view.palette().color(QPalette::Active, QPalette::Highlight),
                 theme.colour(ColourRole::SelectedRow));
        QCOMPARE(view.palette().color(QPalette::Inactive, QPalette::Highlight),
                 theme.colour(ColourRole::SelectedRowInactive));
        QCOMPARE(view.palette().color(QPalette::Active, QPalette::HighlightedText),
                 theme.colour(ColourRole::Text));
    }

    void systemIsWhatTheProgramStartedWith()
    {
        Theme::apply(*qApp, ThemeChoice::System);
        const bool system = Theme(QApplication::palette()).isDark();
        Theme::apply(*qApp, system ? ThemeChoice::Light : ThemeChoice::Dark);
        QCOMPARE(Theme(QApplication::palette()).isDark(), !system);
        Theme::apply(*qApp, ThemeChoice::System);
        QCOMPARE(Theme(QApplication::palette()).isDark(), system);
    }

    void untickedBoxesAndEditFramesShow_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }

    void untickedBoxesAndEditFramesShow()
    {
        QFETCH(ThemeChoice, choice);
        Theme::apply(*qApp, choice);
        const QColor window = Theme(QApplication::palette()).colour(ColourRole::Window);
        QCheckBox box;
        QVERIFY(strongest(box, QRect(0, 0, 16, 20), window) >= 2.5);
        QRadioButton radio;
        QVERIFY(strongest(radio, QRect(0, 0, 16, 20), window) >= 2.5);
        QLineEdit edit;
        QVERIFY(strongest(edit, QRect(0, 5, 2, 8), window) >= 2.5);
        QSpinBox spin;
        QVERIFY(strongest(spin, QRect(0, 5, 2, 8), window) >= 2.5);
    }

    void iconsTakeTheColourOfTheirRole()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        const Theme theme(QApplication::palette());
        const QPixmap pixmap =
            theme.pixmap(QStringLiteral("state-failed"), ColourRole::Bad, 16, 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
        const QImage image = pixmap.toImage();
        int painted = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor colour = image.pixelColor(x, y);
                if (colour.alpha() < 255)
                    continue;
                ++painted;
                QCOMPARE(QColor(colour.rgb()), theme.colour(ColourRole::Bad));
            }
        }
        QVERIFY(painted > 50);
    }

    void iconsAreNotGreyedInSelectedRows()
    {
        const Theme theme(QApplication::palette());
        const QIcon icon = theme.icon(QStringLiteral("refresh"));
        QVERIFY(!icon.isNull());
        const QSize size(16, 16);
        QCOMPARE(icon.pixmap(size, QIcon::Selected).toImage(),
                 icon.pixmap(size, QIcon::Normal).toImage());
        QVERIFY(icon.pixmap(size, QIcon::Disabled).toImage()
                != icon.pixmap(size, QIcon::Normal).toImage());
    }

    void theClearButtonOfAnEditShows_data() { untickedBoxesAndEditFramesShow_data(); }

    void theClearButtonOfAnEditShows()
    {
        QFETCH(ThemeChoice, choice);
        Theme::apply(*qApp, choice);
        const QImage image = QApplication::style()
                                 ->standardIcon(QStyle::SP_LineEditClearButton)
                                 .pixmap(16, 16)
                                 .toImage();
        const QColor middle(image.pixelColor(image.width() / 2, image.height() / 2).rgb());
        for (const bool dark : {false, true})
            QVERIFY(contrast(middle, themeOf(dark).colour(ColourRole::Base)) >= 3);
    }

    void everyIconFileIsCompiledInAndPaints()
    {
        const Theme theme(QApplication::palette());
        const QStringList files = QDir(QStringLiteral(REGIONCAST_SOURCE_DIR "/resources/icons"))
                                      .entryList({QStringLiteral("*.svg")}, QDir::Files);
        QVERIFY(files.size() > 40);
        for (const QString &file : files) {
            const QString name = file.chopped(4);
            const QImage image = theme.pixmap(name, ColourRole::Text, 32, 1).toImage();
            QVERIFY2(!image.isNull(), qPrintable(name));
            int painted = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    painted += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
            }
            QVERIFY2(painted > 8 && painted < 1000, qPrintable(name));
        }
    }

    void anIconThatIsNotThereIsEmpty()
    {
        const Theme theme(QApplication::palette());
        QVERIFY(theme.icon(QStringLiteral("no-such-icon")).isNull());
        QVERIFY(theme.pixmap(QStringLiteral("no-such-icon"), ColourRole::Text, 16, 1).isNull());
    }

    void widthsAreCountedInZeros()
    {
        const QFontMetrics metrics{QFont()};
        QCOMPARE(ch(metrics, 10), 10 * metrics.horizontalAdvance(QLatin1Char('0')));
        QCOMPARE(spacingUnit(metrics), metrics.height() / 4);
    }
};

REGIONCAST_TEST(TestTheme)
#include "tst_theme.moc"
