#include "support/testmain.h"
#include "taskfixture.h"
#include "tasks/taskmodel.h"
#include "tasks/taskpane.h"
#include "widgets/emptypage.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeView>

using namespace regioncast;
using namespace regioncast::test;

namespace {

struct Pane : SessionFixture
{
    TaskPane pane{context};

    [[nodiscard]] bool open()
    {
        if (!start())
            return false;
        pane.setSession(session.get());
        pane.resize(1000, 400);
        pane.show();
        return QTest::qWaitFor([this] { return isLoaded(); });
    }
    ~Pane() { pane.setSession(nullptr); }

    template<class Widget>
    [[nodiscard]] Widget *get(const char *name) const
    {
        auto *widget = pane.findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("There is no %s", name);
        return widget;
    }
    [[nodiscard]] QString chip(const char *name) const { return get<QPushButton>(name)->text(); }
    void click(const char *name) const
    {
        QTest::mouseClick(get<QPushButton>(name), Qt::LeftButton);
    }
    [[nodiscard]] QModelIndex at(std::initializer_list<int> path) const
    {
        QModelIndex index;
        for (const int row : path)
            index = pane.tree()->model()->index(row, 0, index);
        return index;
    }
    void choose(std::initializer_list<int> path, Qt::KeyboardModifiers modifiers = {}) const
    {
        pane.tree()->scrollTo(at(path));
        QTest::mouseClick(pane.tree()->viewport(), Qt::LeftButton, modifiers,
                          pane.tree()->visualRect(at(path)).center());
    }
    [[nodiscard]] QString sentence() const
    {
        auto *page = pane.findChild<EmptyPage *>();
        return page->isVisible() ? page->sentence() : QString();
    }
};

} // namespace

class TestTaskPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chipsAddUp()
    {
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        QTRY_COMPARE(pane.chip("chipAll"), QStringLiteral("All 6"));
        QCOMPARE(pane.chip("chipUnsolved"), QStringLiteral("Unsolved 2"));
        QCOMPARE(pane.chip("chipCopying"), QStringLiteral("Copying 1"));
        QCOMPARE(pane.chip("chipQueued"), QStringLiteral("Queued 1"));
        QCOMPARE(pane.chip("chipDone"), QStringLiteral("Done 2"));
        // A failure that is solved is done with.
        pane.session->markSolved({2});
        QTRY_COMPARE(pane.chip("chipDone"), QStringLiteral("Done 3"));
        QCOMPARE(pane.chip("chipUnsolved"), QStringLiteral("Unsolved 1"));
        QCOMPARE(pane.chip("chipAll"), QStringLiteral("All 6"));
    }

    void eachChipShowsWhatItCounts_data()
    {
        QTest::addColumn<QByteArray>("chip");
        QTest::addColumn<QList<qint64>>("shown");
        QTest::newRow("all") << QByteArray("chipAll") << QList<qint64>{6, 1, 2, 3, 4, 5};
        QTest::newRow("unsolved") << QByteArray("chipUnsolved") << QList<qint64>{2, 5};
        QTest::newRow("copying") << QByteArray("chipCopying") << QList<qint64>{3};
        QTest::newRow("queued") << QByteArray("chipQueued") << QList<qint64>{6};
        QTest::newRow("done") << QByteArray("chipDone") << QList<qint64>{1, 4};
    }

    void eachChipShowsWhatItCounts()
    {
        QFETCH(QByteArray, chip);
        QFETCH(QList<qint64>, shown);
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        pane.click(chip);
        QCOMPARE(pane.pane.shownDestinations(), shown);
    }

    void thePeriodDecidesWhatIsCounted()
    {
        Pane pane;
        pane.addBatch("long ago", 40 * 24 * 3600);
        pane.addTask("rhel9-cad", "v7");
        pane.add("ap-northeast-1", done(), 40 * 24 * 3600);
        pane.add("eu-central-1", failed(63), 40 * 24 * 3600);
        pane.addBatch("now");
        pane.addTask("win11-office", "v3");
        pane.add("ap-northeast-1", done());
        QVERIFY(pane.open());
        // What is unsolved is not history, however old.
        QTRY_COMPARE(pane.pane.shownDestinations(), (QList<qint64>{3, 2}));
        QCOMPARE(pane.pane.shownPeriod(), QStringLiteral("Open + 24 h"));
        const auto choose = [&pane](const char *period) {
            for (QAction *action : pane.get<QPushButton>("periodButton")->menu()->actions()) {
                if (action->text() == QLatin1String(period))
                    action->trigger();
            }
        };
        choose("Today");
        QCOMPARE(pane.pane.shownDestinations(), (QList<qint64>{3}));
        QCOMPARE(pane.chip("chipAll"), QStringLiteral("All 1"));
        choose("All");
        QCOMPARE(pane.pane.shownDestinations(), (QList<qint64>{3, 1, 2}));
        QCOMPARE(pane.get<QPushButton>("periodButton")->text(), QStringLiteral("All"));
    }

    void whatIsOpenAndChosenSurvivesAReading()
    {
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        QTreeView *tree = pane.pane.tree();
        QTRY_COMPARE(tree->model()->rowCount(), 2);
        tree->expandAll();
        pane.choose({1, 0, 1});
        pane.choose({1, 0, 2}, Qt::ControlModifier);
        pane.pane.resize(1000, 160);
        tree->verticalScrollBar()->setValue(3);
        const int scrolled = tree->verticalScrollBar()->value();
        const QModelIndexList selected = tree->selectionModel()->selectedRows();
        QCOMPARE(selected.size(), 2);
        QSignalSpy current(&pane.pane, &TaskPane::currentChanged);

        pane.clock.advance(std::chrono::seconds(1));
        pane.client.images = {SessionFixture::listed(
            "rhel9-cad", "v7", {{QStringLiteral("ap-southeast-1"), QStringLiteral("AVAILABLE")}})};
        pane.session->refresh();
        QTRY_COMPARE(pane.chip("chipDone"), QStringLiteral("Done 3"));
        QCOMPARE(pane.at({1, 0, 2}).siblingAtColumn(TaskModel::State).data().toString(),
                 QStringLiteral("Done"));
        QVERIFY(tree->isExpanded(pane.at({1})));
        QVERIFY(tree->isExpanded(pane.at({1, 0})));
        QCOMPARE(tree->selectionModel()->selectedRows(), selected);
        QCOMPARE(tree->verticalScrollBar()->value(), scrolled);
        QCOMPARE(pane.pane.current().destination, 3);
        QVERIFY(current.isEmpty());
    }

    void filteringKeepsWhatIsOpenAndChosen()
    {
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        QTRY_COMPARE(pane.pane.tree()->model()->rowCount(), 2);
        pane.pane.tree()->expandAll();
        pane.choose({1, 0, 1});
        QSignalSpy current(&pane.pane, &TaskPane::currentChanged);
        auto *filter = pane.get<QLineEdit>("taskFilterEdit");
        QTest::keyClicks(filter, QStringLiteral("rhel9 frank"));
        QCOMPARE(pane.pane.shownDestinations(), (QList<qint64>{2}));
        QVERIFY(pane.pane.tree()->isExpanded(pane.at({0, 0})));
        QCOMPARE(pane.pane.current().destination, 2);
        QVERIFY(current.isEmpty());
        filter->setText(QStringLiteral("REQ-4"));
        QCOMPARE(pane.pane.shownDestinations(), (QList<qint64>{4}));
        QVERIFY(pane.pane.current().isEmpty());
        QCOMPARE(current.size(), 1);
        QCOMPARE(current.first().first().toBool(), false);
    }

    void retryableListsWhatARetryCanHelp()
    {
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        QTRY_COMPARE(pane.pane.tree()->model()->rowCount(), 2);
        pane.pane.tree()->expandAll();
        auto *retry = pane.get<QPushButton>("retryFailedButton");
        QCOMPARE(pane.pane.retryable(), (QList<qint64>{2}));
        QCOMPARE(retry->text(), QStringLiteral("&Retry Failed (1)…"));
        QSignalSpy asked(&pane.pane, &TaskPane::retryRequested);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(asked.first().first().value<QList<qint64>>(), (QList<qint64>{2}));
        pane.choose({1, 1}); // done and refused: encrypted
        QVERIFY(pane.pane.retryable().isEmpty());
        QVERIFY(!retry->isEnabled());
        pane.choose({1, 0});
        QCOMPARE(pane.pane.retryable(), (QList<qint64>{2}));
    }

    void choosingByHandIsTold()
    {
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        QTRY_COMPARE(pane.pane.tree()->model()->rowCount(), 2);
        QSignalSpy current(&pane.pane, &TaskPane::currentChanged);
        QSignalSpy details(&pane.pane, &TaskPane::detailsRequested);
        pane.choose({1});
        QCOMPARE(pane.pane.current(), (TaskSelection{1, 0, 0, {}}));
        QVERIFY(!current.isEmpty());
        QVERIFY(current.last().first().toBool());
        current.clear();
        pane.choose({1}); // once more, to come back to it
        QVERIFY(!current.isEmpty());
        QTest::keyClick(pane.pane.tree(), Qt::Key_Return);
        QCOMPARE(details.size(), 1);
        QTest::keyClick(pane.pane.tree(), Qt::Key_Escape);
        QVERIFY(pane.pane.current().isEmpty());
    }

    void unsolvedIsShownFromTheStrip()
    {
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        pane.pane.showUnsolved();
        QVERIFY(pane.get<QPushButton>("chipUnsolved")->isChecked());
        QCOMPARE(pane.pane.current().destination, 2);
        QVERIFY(!pane.pane.tree()->visualRect(pane.pane.tree()->currentIndex()).isEmpty());
        pane.pane.showBatch(2); // hidden by the chip
        QCOMPARE(pane.pane.current(), (TaskSelection{2, 0, 0, {}}));
        QVERIFY(pane.pane.tree()->isExpanded(pane.pane.tree()->currentIndex()));
    }

    void rowsAndIdsAreCopied()
    {
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        QTRY_COMPARE(pane.pane.tree()->model()->rowCount(), 2);
        pane.pane.tree()->expandAll();
        pane.choose({1, 0, 2});
        pane.choose({1, 0, 1}, Qt::ControlModifier);
        QTest::keyClick(pane.pane.tree(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.first().startsWith(
            QStringLiteral("Frankfurt\tFailed at 63 %: no reason given\t63 %\t")));
        QTest::keyClick(pane.pane.tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text().split(QLatin1Char('\n')).first(),
                 QStringLiteral("imgc-rhel9-cad\tiv-v7\teu-central-1\ttid-2\tREQ-2"));
    }

    void theContextMenuActsOnTheRow()
    {
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        QTRY_COMPARE(pane.pane.tree()->model()->rowCount(), 2);
        pane.pane.tree()->expandAll();
        pane.choose({1, 0, 1});
        Q_EMIT pane.pane.tree()->customContextMenuRequested(
            pane.pane.tree()->visualRect(pane.at({1, 0, 1})).center());
        auto *menu = pane.get<QMenu>("taskContextMenu");
        QStringList texts;
        QAction *support = nullptr;
        QAction *solve = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->isSeparator())
                continue;
            texts.append(action->text().remove(QLatin1Char('&')));
            if (texts.last() == QLatin1String("Copy for Support"))
                support = action;
            if (texts.last() == QLatin1String("Mark as Solved"))
                solve = action;
        }
        QCOMPARE(texts,
                 (QStringList{QStringLiteral("Details"), QStringLiteral("Retry Failed (1)…"),
                              QStringLiteral("Try One by One…"), QStringLiteral("Mark as Solved"),
                              QStringLiteral("Show Image"), QStringLiteral("Copy"),
                              QStringLiteral("Copy Ids"), QStringLiteral("Copy for Support")}));
        support->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("REQ-2")));
        solve->trigger();
        QVERIFY(!pane.session->tasks().destination(2)->isUnsolved());
        menu->close();
    }

    void anEmptyPaneSaysWhy()
    {
        Pane pane;
        QVERIFY(pane.start());
        pane.pane.setSession(pane.session.get());
        pane.pane.show();
        QCOMPARE(pane.sentence(), QStringLiteral("Opening the journal…"));
        QTRY_COMPARE(pane.sentence(),
                     QStringLiteral("No copies yet. Choose an image, tick regions, then Review. "
                                    "What you send appears here and stays."));
    }

    void aFilterThatHidesAllCanBeCleared()
    {
        Pane pane;
        pane.addUsual();
        QVERIFY(pane.open());
        pane.get<QLineEdit>("taskFilterEdit")->setText(QStringLiteral("foo"));
        QCOMPARE(pane.sentence(), QStringLiteral("No copies in Open + 24 h match “foo”."));
        QTest::mouseClick(pane.get<QPushButton>("clearTaskFilter"), Qt::LeftButton);
        QCOMPARE(pane.pane.shownDestinations().size(), 6);
        QCOMPARE(pane.sentence(), QString());
    }
};

REGIONCAST_TEST(TestTaskPane)
#include "tst_taskpane.moc"
