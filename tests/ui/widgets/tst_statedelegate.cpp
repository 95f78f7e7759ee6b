#include "support/testmain.h"
#include "widgets/itemroles.h"
#include "widgets/statedelegate.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolTip>

using namespace regioncast;

class TestStateDelegate : public QObject
{
    Q_OBJECT

    struct Table
    {
        QStandardItemModel model{2, 2};
        QTableView view;

        Table()
        {
            for (int row = 0; row < 2; ++row) {
                for (int column = 0; column < 2; ++column)
                    model.setItem(row, column, new QStandardItem);
            }
            view.setModel(&model);
            view.setShowGrid(false);
            view.setSelectionBehavior(QAbstractItemView::SelectRows);
            view.verticalHeader()->hide();
            new StateDelegate(&view);
            followCurrentRow(&view);
            view.horizontalHeader()->resizeSection(0, 160);
            view.resize(400, 120);
            view.show();
        }
        [[nodiscard]] QImage image(int row, int column)
        {
            return view.viewport()->grab(view.visualRect(model.index(row, column))).toImage();
        }
        [[nodiscard]] int pixels(int row, int column, const QColor &colour)
        {
            const QImage cell = image(row, column);
            int count = 0;
            for (int y = 0; y < cell.height(); ++y) {
                for (int x = 0; x < cell.width(); ++x)
                    count += cell.pixelColor(x, y) == colour ? 1 : 0;
            }
            return count;
        }
    };

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ThemeChoice::Light); }

    void aPieFillsWithItsNumber()
    {
        Table table;
        QStandardItem *item = table.model.item(0, 0);
        item->setData(QStringLiteral("state-copying"), StateIconRole);
        item->setData(int(ColourRole::Accent), StateColourRole);
        const QColor accent = Theme(table.view.palette()).colour(ColourRole::Accent);
        QList<int> painted;
        for (const int percent : {0, 40, 80, 100}) {
            item->setData(percent, PieRole);
            painted.append(table.pixels(0, 0, accent));
        }
        QVERIFY(painted.at(0) > 0);
        QVERIFY(painted.at(1) > painted.at(0));
        QVERIFY(painted.at(2) > painted.at(1));
        QVERIFY(painted.at(3) > painted.at(2));
    }

    void aBarIsAsLongAsItsShareAndBadAtItsEnd()
    {
        Table table;
        QStandardItem *item = table.model.item(0, 0);
        item->setData(0.5, BarRole);
        item->setData(QStringLiteral("6/12"), BarTextRole);
        item->setData(QStringLiteral("6/12"), Qt::DisplayRole);
        const Theme theme(table.view.palette());
        const QColor accent = theme.colour(ColourRole::Accent);
        const QColor bad = theme.colour(ColourRole::Bad);
        const int half = table.pixels(0, 0, accent);
        QCOMPARE(table.pixels(0, 0, bad), 0);
        item->setData(1.0, BarRole);
        const int whole = table.pixels(0, 0, accent);
        QVERIFY2(qAbs(whole - 2 * half) < whole / 5,
                 qPrintable(QStringLiteral("%1 of %2").arg(half).arg(whole)));
        item->setData(0.25, BadShareRole);
        QVERIFY(qAbs(table.pixels(0, 0, bad) - whole / 4) < whole / 8);
        QVERIFY(qAbs(table.pixels(0, 0, accent) - whole * 3 / 4) < whole / 8);
    }

    void theCurrentRowIsFramedWhileTheViewHasTheFocus()
    {
        Table table;
        table.view.setCurrentIndex(table.model.index(0, 0));
        table.view.clearSelection();
        const QColor accent = Theme(table.view.palette()).colour(ColourRole::Accent);
        table.view.activateWindow();
        table.view.setFocus();
        QTRY_VERIFY(table.view.hasFocus());
        for (const int column : {0, 1}) {
            const QImage cell = table.image(0, column);
            QCOMPARE(cell.pixelColor(cell.width() / 2, 0), accent);
            QCOMPARE(cell.pixelColor(cell.width() / 2, cell.height() - 1), accent);
        }
        QCOMPARE(table.image(0, 0).pixelColor(0, 5), accent);
        QVERIFY(table.image(0, 1).pixelColor(0, 5) != accent);
        QVERIFY(table.image(1, 0).pixelColor(20, 0) != accent);
        table.view.clearFocus();
        QVERIFY(table.image(0, 0).pixelColor(20, 0) != accent);
    }

    void aStateHasItsColourInSelectedRowsToo()
    {
        Table table;
        table.model.item(0, 0)->setText(QStringLiteral("Failed at 63 %"));
        table.model.item(0, 0)->setData(int(ColourRole::Bad), StateColourRole);
        table.model.item(0, 0)->setData(QStringLiteral("state-failed"), StateIconRole);
        const QColor bad = Theme(table.view.palette()).colour(ColourRole::Bad);
        const int plain = table.pixels(0, 0, bad);
        QVERIFY(plain > 20);
        table.view.selectRow(0);
        QVERIFY(table.pixels(0, 0, bad) > 20);
    }

    void elidedTextStandsInTheToolTip()
    {
        Table table;
        const QString whole(60, QLatin1Char('m'));
        table.model.item(0, 0)->setText(whole);
        table.model.item(1, 0)->setText(QStringLiteral("short"));
        auto ask = [&table](int row) {
            const QPoint at = table.view.visualRect(table.model.index(row, 0)).center();
            QHelpEvent event(QEvent::ToolTip, at, table.view.viewport()->mapToGlobal(at));
            QCoreApplication::sendEvent(table.view.viewport(), &event);
        };
        ask(0);
        QTRY_COMPARE(QToolTip::text(), whole);
        ask(1);
        QTRY_VERIFY(!QToolTip::isVisible() || QToolTip::text().isEmpty());
    }
};

REGIONCAST_TEST(TestStateDelegate)
#include "tst_statedelegate.moc"
