#include "support/testmain.h"
#include "widgets/tablecolumns.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace regioncast;

class TestTableColumns : public QObject
{
    Q_OBJECT

    struct Table
    {
        QStandardItemModel model{2, 4};
        QTableView view;
        TableColumns *columns = nullptr;

        Table()
        {
            model.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("State"),
                                             QStringLiteral("Size"), QStringLiteral("Id")});
            view.setModel(&model);
            view.verticalHeader()->hide();
            columns = new TableColumns(view.horizontalHeader(), {{20}, {10}, {8}, {12, false}}, 0);
            view.resize(800, 200);
            view.show();
        }
        [[nodiscard]] QHeaderView *header() const { return view.horizontalHeader(); }
        [[nodiscard]] int zeros(double count) const { return ch(header()->fontMetrics(), count); }
        [[nodiscard]] int total() const
        {
            int sum = 0;
            for (int i = 0; i < header()->count(); ++i)
                sum += header()->sectionSize(i);
            return sum;
        }
    };

private Q_SLOTS:
    void beginsAsSpecifiedWithOneColumnTakingTheRest()
    {
        const Table table;
        QCOMPARE(table.header()->sectionSize(1), table.zeros(10));
        QCOMPARE(table.columns->shownColumns(), QList<int>({0, 1, 2}));
        QCOMPARE(table.total(), table.header()->width());
        QVERIFY(table.header()->sectionSize(0) > table.zeros(20));
    }

    void everyColumnCanBeResized()
    {
        const Table table;
        for (int i = 0; i < table.header()->count(); ++i)
            QCOMPARE(table.header()->sectionResizeMode(i), QHeaderView::Interactive);
        table.header()->resizeSection(1, table.zeros(25));
        QCOMPARE(table.header()->sectionSize(1), table.zeros(25));
        QCOMPARE(table.total(), table.header()->width());
    }

    void theMenuShowsAndHidesAllButTheFirst()
    {
        const Table table;
        QMenu menu;
        table.columns->fillMenu(&menu);
        QStringList names;
        for (const QAction *action : menu.actions()) {
            if (action->isCheckable())
                names.append(action->text());
        }
        QCOMPARE(names, QStringList({QStringLiteral("State"), QStringLiteral("Size"),
                                     QStringLiteral("Id")}));
        menu.actions().at(2)->trigger();
        menu.actions().at(0)->trigger();
        QCOMPARE(table.columns->shownColumns(), QList<int>({0, 2, 3}));
        QCOMPARE(table.total(), table.header()->width());
    }

    void layoutIsRestoredAndResetForgetsIt()
    {
        Table first;
        first.header()->resizeSection(1, 77);
        first.header()->moveSection(2, 1);
        first.header()->setSectionHidden(3, false);
        const QByteArray layout = first.columns->save();

        Table second;
        QVERIFY(second.columns->restore(layout));
        QCOMPARE(second.header()->sectionSize(1), 77);
        QCOMPARE(second.columns->shownColumns(), QList<int>({0, 2, 1, 3}));
        second.columns->reset();
        QCOMPARE(second.columns->shownColumns(), QList<int>({0, 1, 2}));
        QCOMPARE(second.header()->sectionSize(1), second.zeros(10));
    }

    void brokenLayoutsChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("layout");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("not a layout at all");
        QTest::newRow("zeros") << QByteArray(64, '\0');
        Table table;
        QTest::newRow("cut") << table.columns->save().left(20);
    }

    void brokenLayoutsChangeNothing()
    {
        QFETCH(QByteArray, layout);
        Table table;
        QVERIFY(!table.columns->restore(layout));
        QCOMPARE(table.columns->shownColumns(), QList<int>({0, 1, 2}));
        QCOMPARE(table.header()->sectionSize(1), table.zeros(10));
    }

    void fitMakesRoomForWhatIsShown()
    {
        Table table;
        table.model.setItem(0, 1, new QStandardItem(QString(40, QLatin1Char('m'))));
        table.columns->fit();
        QVERIFY(table.header()->sectionSize(1) > table.zeros(40));
        QCOMPARE(table.columns->shownColumns(), QList<int>({0, 1, 2}));
    }
};

REGIONCAST_TEST(TestTableColumns)
#include "tst_tablecolumns.moc"
