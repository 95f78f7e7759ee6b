#include "images/filtertree.h"
#include "images/imagepane.h"
#include "images/imagetablemodel.h"
#include "support/fakeclient.h"
#include "support/testmain.h"
#include "widgets/emptypage.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;
using test::FakeClient;
using Phase = LoadState::Phase;

class TestImagePane : public QObject
{
    Q_OBJECT

    /// A pane on a session whose service is `client`; nothing is read before read().
    struct Bench
    {
        QTemporaryDir folder;
        ManualClock clock{QDateTime(QDate(2026, 10, 31), QTime(8, 0), Qt::UTC)};
        UiContext context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                          RegionTable::load(QLocale::c()), clock, QStringLiteral("en")};
        FakeClient client;
        Journal journal{folder.path()};
        JournalOpened numbers;
        ProfileSession session;
        ImagePane pane{context};

        explicit Bench(const Profile &profile = practiceProfile())
            : session(profile, client, journal, numbers, clock)
        {
            client.clock = &clock;
            client.regions = {{QStringLiteral("cn-shanghai")}, {QStringLiteral("eu-central-1")}};
            pane.filterTree()->resize(200, 500);
            pane.filterTree()->show();
            pane.resize(900, 400);
            pane.show();
            pane.setSession(&session);
        }
        ~Bench() { pane.setSession(nullptr); }

        void fill(int count)
        {
            client.images.clear();
            for (int i = 0; i < count; ++i) {
                ImageRow row =
                    test::imageRow(QStringLiteral("imgc-%1").arg(i), QStringLiteral("iv-%1").arg(i),
                                   {{QStringLiteral("cn-shanghai"), QStringLiteral("AVAILABLE")}});
                row.imageName = QStringLiteral("image%1").arg(i);
                row.status = QStringLiteral("AVAILABLE");
                row.imageType = i % 2 == 0 ? QStringLiteral("User") : QStringLiteral("System");
                client.images.append(row);
            }
        }
        /// Reads everything anew, a second later.
        bool read(Phase until = Phase::Complete)
        {
            clock.advance(std::chrono::seconds(1));
            session.refresh();
            return QTest::qWaitFor([&] {
                return session.imagesState().phase == until
                       && session.regionsState().phase != RegionsState::Phase::Loading;
            });
        }
        template<class T>
        [[nodiscard]] T *get(const char *name)
        {
            return pane.findChild<T *>(QString::fromLatin1(name));
        }
        [[nodiscard]] QString filterLine() { return get<QLabel>("filterLine")->text(); }
        [[nodiscard]] QString notice() { return get<QLabel>("imageNotice")->text(); }
        [[nodiscard]] QAbstractItemModel *model() { return pane.table()->model(); }
        [[nodiscard]] EmptyPage *page() { return pane.findChild<EmptyPage *>(); }
        [[nodiscard]] QStringList names()
        {
            QStringList names;
            for (int row = 0; row < model()->rowCount(); ++row)
                names.append(model()->index(row, 0).data().toString());
            return names;
        }
        void choose(const char *filter)
        {
            FilterTree *tree = pane.filterTree();
            QTreeWidgetItem *item =
                tree->findItems(QString::fromLatin1(filter), Qt::MatchExactly | Qt::MatchRecursive)
                    .value(0);
            QVERIFY2(item, filter);
            QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                              tree->visualItemRect(item).center());
        }
        [[nodiscard]] static ImageKey key(int i)
        {
            return {{QStringLiteral("imgc-%1").arg(i)}, {QStringLiteral("iv-%1").arg(i)}};
        }
    };

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ThemeChoice::Light); }

    void rowsAppearWhenTheyAreRead()
    {
        Bench bench;
        QVERIFY(bench.page()->isVisible());
        QCOMPARE(bench.page()->sentence(), QStringLiteral("Reading images…"));
        bench.fill(12);
        QVERIFY(bench.read());
        QVERIFY(bench.pane.table()->isVisible());
        QCOMPARE(bench.model()->rowCount(), 12);
        QCOMPARE(bench.names().at(2), QStringLiteral("image2"));
        QCOMPARE(bench.names().last(), QStringLiteral("image11"));
        QCOMPARE(bench.model()->index(0, ImageTableModel::Regions).data().toString(),
                 QStringLiteral("1/2"));
        QVERIFY(bench.filterLine().startsWith(QLatin1String("12 image")));
        QVERIFY(bench.notice().isEmpty());
    }

    void anAccountWithoutImagesSaysSo()
    {
        Bench bench;
        QVERIFY(bench.read());
        QCOMPARE(bench.page()->sentence(), QStringLiteral("This account has no images."));
    }

    void practiceHasNoConnectionToCheck()
    {
        Bench bench;
        bench.client.failingPages[1] =
            makeError(ErrorKind::Transport, Effect::NothingSent, codes::unreachable);
        QVERIFY(bench.read(Phase::Failed));
        QVERIFY(bench.get<QPushButton>("emptyTryAgain"));
        QVERIFY(!bench.get<QPushButton>("emptyCheckConnection"));
    }

    void aFailedReadingLeadsOn()
    {
        Profile account;
        account.id = QStringLiteral("real");
        account.keySource = KeySource::Environment;
        Bench bench(account);
        bench.fill(3);
        bench.client.failingPages[1] = makeError(ErrorKind::Transport, Effect::NothingSent,
                                                 codes::nameNotFound, {QStringLiteral("x")});
        QVERIFY(bench.read(Phase::Failed));
        QCOMPARE(bench.page()->sentence(), QStringLiteral("Images could not be read."));
        QSignalSpy check(&bench.pane, &ImagePane::checkConnectionRequested);
        QTest::mouseClick(bench.get<QPushButton>("emptyCheckConnection"), Qt::LeftButton);
        QCOMPARE(check.size(), 1);
        bench.client.failingPages.clear();
        QTest::mouseClick(bench.get<QPushButton>("emptyTryAgain"), Qt::LeftButton);
        QTRY_COMPARE(bench.model()->rowCount(), 3);
    }

    void missingPagesAreNamedAndCanBeRead()
    {
        Bench bench;
        bench.fill(250);
        bench.client.failingPages[2] =
            makeError(ErrorKind::Transport, Effect::NothingSent, codes::timedOut);
        QVERIFY(bench.read(Phase::Incomplete));
        QCOMPARE(bench.model()->rowCount(), 150);
        QCOMPARE(bench.notice(),
                 QStringLiteral("Page 2 of 3 could not be read; 150 of 250 images shown."));
        bench.client.failingPages.clear();
        QTest::mouseClick(bench.get<QPushButton>("imageNoticeButton"), Qt::LeftButton);
        QTRY_COMPARE(bench.model()->rowCount(), 250);
        QTRY_VERIFY(bench.notice().isEmpty());
    }

    void theFilterLineNamesWhatActsAndClearsIt()
    {
        Bench bench;
        bench.fill(12);
        QVERIFY(bench.read());
        QVERIFY(!bench.get<QPushButton>("filterClearButton")->isVisible());
        QSignalSpy changed(&bench.pane, &ImagePane::filtersChanged);
        bench.choose("Own");
        bench.pane.searchEdit()->setText(QStringLiteral("image1"));
        QCOMPARE(bench.names(), QStringList({QStringLiteral("image10")}));
        QVERIFY2(bench.filterLine().startsWith(QLatin1String("1 of 12 image")),
                 qPrintable(bench.filterLine()));
        QVERIFY(bench.filterLine().endsWith(QString::fromUtf8(" · “image1” · Own")));
        QCOMPARE(bench.pane.activeFilters(), 1);
        QVERIFY(changed.size() >= 2);
        QTest::mouseClick(bench.get<QPushButton>("filterClearButton"), Qt::LeftButton);
        QCOMPARE(bench.model()->rowCount(), 12);
        QCOMPARE(bench.pane.activeFilters(), 0);
        QVERIFY(bench.pane.searchEdit()->text().isEmpty());
    }

    void nothingMatchesIsAStateOfItsOwn()
    {
        Bench bench;
        bench.fill(3);
        QVERIFY(bench.read());
        bench.choose("Copying");
        QCOMPARE(bench.page()->sentence(), QStringLiteral("No image matches Copying."));
        bench.pane.searchEdit()->setText(QStringLiteral("foo"));
        QCOMPARE(bench.page()->sentence(),
                 QString::fromUtf8("No image matches “foo” with Copying."));
        QTest::mouseClick(bench.get<QPushButton>("emptyClear"), Qt::LeftButton);
        QVERIFY(bench.pane.table()->isVisible());
    }

    void aPastedListSaysWhatIsMissing()
    {
        Bench bench;
        bench.fill(12);
        QVERIFY(bench.read());
        QApplication::clipboard()->setText(QStringLiteral("image3\nimgc-5\nno-such\r\niv-7\n"));
        bench.pane.searchEdit()->setFocus();
        bench.pane.searchEdit()->paste();
        QCOMPARE(bench.names(), QStringList({QStringLiteral("image3"), QStringLiteral("image5"),
                                             QStringLiteral("image7")}));
        QVERIFY(bench.filterLine().endsWith(QString::fromUtf8(" · 3 of 4 found")));
        QTest::mouseClick(bench.get<QPushButton>("filterNotFoundButton"), Qt::LeftButton);
        QTRY_VERIFY(bench.get<QPlainTextEdit>("notFoundText"));
        QCOMPARE(bench.get<QPlainTextEdit>("notFoundText")->toPlainText(),
                 QStringLiteral("no-such"));
    }

    void aRefreshKeepsSelectionCurrentScrollingAndAnOpenMenu()
    {
        Bench bench;
        bench.fill(80);
        QVERIFY(bench.read());
        bench.pane.selectOnly(Bench::key(40));
        QTableView *table = bench.pane.table();
        table->verticalScrollBar()->setValue(30);
        const QPoint at = table->visualRect(table->currentIndex()).center();
        Q_EMIT table->customContextMenuRequested(at);
        QPointer<QMenu> menu = bench.get<QMenu>("imageMenu");
        QVERIFY(menu && menu->isVisible());
        QSignalSpy selectionChanged(&bench.pane, &ImagePane::selectionChanged);

        bench.client.images.removeAt(5);
        bench.client.images[60].status = QStringLiteral("CREATING");
        ImageRow added = bench.client.images.first();
        added.imageId = {QStringLiteral("imgc-new")};
        added.imageName = QStringLiteral("a new one");
        bench.client.images.append(added);
        QVERIFY(bench.read());

        QCOMPARE(bench.model()->rowCount(), 80);
        QCOMPARE(bench.pane.selection(), QList<ImageKey>({Bench::key(40)}));
        QCOMPARE(table->currentIndex().data().toString(), QStringLiteral("image40"));
        QCOMPARE(table->model()->index(table->rowAt(0), 0).data().toString(),
                 QStringLiteral("image30"));
        QCOMPARE(selectionChanged.size(), 0);
        QVERIFY(menu && menu->isVisible());
        menu->close();
    }

    void filteringKeepsWhatIsStillThereSelected()
    {
        Bench bench;
        bench.fill(12);
        QVERIFY(bench.read());
        bench.pane.table()->selectAll();
        QCOMPARE(bench.pane.selection().size(), 12);
        QSignalSpy changed(&bench.pane, &ImagePane::selectionChanged);
        bench.choose("Own");
        QCOMPARE(bench.pane.selection().size(), 6);
        QCOMPARE(changed.size(), 1);
        bench.pane.table()->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
        Q_EMIT bench.pane.table()->horizontalHeader()->sectionClicked(0);
        QCOMPARE(bench.names().first(), QStringLiteral("image10"));
        QCOMPARE(bench.pane.selection().size(), 6);
        QCOMPARE(changed.size(), 1);
    }

    void theCurrentRowIsTheFirstOfTheSelection()
    {
        Bench bench;
        bench.fill(5);
        QVERIFY(bench.read());
        QTableView *table = bench.pane.table();
        table->selectRow(1);
        QItemSelectionModel *selection = table->selectionModel();
        selection->setCurrentIndex(bench.model()->index(3, 0),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(bench.pane.selection(), QList<ImageKey>({Bench::key(3), Bench::key(1)}));
    }

    void selectOnlyFindsWhatFiltersHide()
    {
        Bench bench;
        bench.fill(12);
        QVERIFY(bench.read());
        bench.choose("Own");
        bench.pane.selectOnly(Bench::key(3));
        QCOMPARE(bench.pane.selection(), QList<ImageKey>({Bench::key(3)}));
        QCOMPARE(bench.pane.activeFilters(), 0);
        bench.pane.selectOnly({{QStringLiteral("imgc-4")}, {QStringLiteral("iv-unknown")}});
        QCOMPARE(bench.pane.selection(), QList<ImageKey>({Bench::key(4)}));
    }

    void copyTakesVisibleColumnsOrIds()
    {
        Bench bench;
        bench.fill(5);
        QVERIFY(bench.read());
        bench.pane.table()->selectRow(1);
        bench.pane.table()->setFocus();
        bench.get<QAction>("actionImageCopy")->trigger();
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.startsWith(QLatin1String("image1\tiv-1\t")), qPrintable(copied));
        QCOMPARE(copied.count(QLatin1Char('\t')), 6);
        bench.get<QAction>("actionImageCopyIds")->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("imgc-1\tiv-1"));
    }

    void returnAndDoubleClickAskToCopy()
    {
        Bench bench;
        bench.fill(3);
        QVERIFY(bench.read());
        QSignalSpy copy(&bench.pane, &ImagePane::copyRequested);
        bench.pane.selectOnly(Bench::key(1));
        QTest::keyClick(bench.pane.table(), Qt::Key_Return);
        QCOMPARE(copy.size(), 1);
        QSignalSpy tasks(&bench.pane, &ImagePane::tasksRequested);
        bench.get<QAction>("actionImageShowTasks")->trigger();
        QCOMPARE(tasks.size(), 1);
        QCOMPARE(tasks.first().first().value<ImageId>(), Bench::key(1).image);
    }

    void escapeClearsTheSearchAndDownLeavesIt()
    {
        Bench bench;
        bench.fill(5);
        QVERIFY(bench.read());
        QLineEdit *search = bench.pane.searchEdit();
        search->setText(QStringLiteral("image3"));
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
        search->setText(QStringLiteral("image3"));
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(bench.pane.selection(), QList<ImageKey>({Bench::key(3)}));
    }

    void typingFindsByNameInAnyColumn()
    {
        Bench bench;
        bench.fill(5);
        bench.client.images[3].imageName = QStringLiteral("win11");
        QVERIFY(bench.read());
        QTableView *table = bench.pane.table();
        table->setCurrentIndex(bench.model()->index(0, ImageTableModel::State));
        QTest::keyClicks(table, QStringLiteral("win"));
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(),
                 QStringLiteral("win11"));
    }

    void theLayoutIsRemembered()
    {
        Bench bench;
        bench.pane.table()->horizontalHeader()->resizeSection(ImageTableModel::State, 99);
        Q_EMIT bench.pane.table()->horizontalHeader()->sectionClicked(0);
        const QByteArray layout = bench.pane.saveLayout();
        Bench other;
        other.pane.restoreLayout(layout);
        QCOMPARE(other.pane.table()->horizontalHeader()->sectionSize(ImageTableModel::State), 99);
        other.pane.restoreLayout({});
        QVERIFY(other.pane.table()->horizontalHeader()->sectionSize(ImageTableModel::State) != 99);
    }

    void withoutASessionNothingIsShown()
    {
        Bench bench;
        bench.fill(5);
        QVERIFY(bench.read());
        bench.pane.selectOnly(Bench::key(1));
        QSignalSpy changed(&bench.pane, &ImagePane::selectionChanged);
        bench.pane.setSession(nullptr);
        QCOMPARE(bench.model()->rowCount(), 0);
        QVERIFY(bench.pane.selection().isEmpty());
        QCOMPARE(changed.size(), 1);
        QVERIFY(bench.page()->sentence().isEmpty());
    }
};

REGIONCAST_TEST(TestImagePane)
#include "tst_imagepane.moc"
