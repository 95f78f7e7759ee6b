#include "support/testmain.h"
#include "taskfixture.h"
#include "tasks/detailspane.h"
#include "tasks/perioddialog.h"
#include "tasks/reportdialog.h"
#include "tasks/taskmodel.h"
#include "tasks/taskpane.h"
#include "widgets/emptypage.h"

#include <QAbstractItemModelTester>
#include <QDateEdit>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

using namespace regioncast;
using namespace regioncast::test;
using namespace std::chrono_literals;

namespace {

constexpr int daySeconds = 24 * 3600;
const char *const regions[] = {"ap-northeast-1", "eu-central-1",   "ap-southeast-1", "us-east-1",
                               "us-west-1",      "ap-northeast-2", "eu-west-1",      "cn-beijing"};

/// More copies than a session holds in memory: 800 batches of eight, one a day, the newest made a
/// day ago. Every tenth batch is of rhel9-cad, all others are of win11-office. An old copy is
/// unsolved.
struct Past : SessionFixture
{
    static constexpr int batches = 800;
    static constexpr int copies = batches * 8;
    TaskPane pane{context};
    DetailsPane details{context};

    Past()
    {
        for (int i = 0; i < batches; ++i) {
            const qint64 age = qint64{batches - i} * daySeconds;
            addBatch(qPrintable(QStringLiteral("CHG-%1").arg(i + 1)), age);
            addTask(i % 10 == 0 ? "rhel9-cad" : "win11-office", "v7");
            for (const char *id : regions)
                add(id, done(), age - 3600);
        }
        // Batch 5, to Tokyo.
        Destination &old = destination(4 * 8 + 1);
        const DestinationFacts facts = old.facts;
        old.facts = failed(63);
        old.facts.lookedAt = facts.lookedAt;
        for (Request &each : records.requests) {
            each.exchange.request = QStringLiteral("POST %1").arg(each.number);
            each.exchange.answer = QStringLiteral("200 OK");
        }
        for (const Destination &each : std::as_const(records.destinations))
            records.events.append(
                {each.number, each.number, each.since, wordOf(each.state()), QString()});
    }
    ~Past()
    {
        details.follow(nullptr);
        details.setSession(nullptr);
        pane.setSession(nullptr);
    }

    [[nodiscard]] bool open()
    {
        if (!start())
            return false;
        pane.setSession(session.get());
        details.setSession(session.get());
        details.follow(&pane);
        pane.resize(1000, 400);
        pane.show();
        details.resize(320, 800);
        static_cast<QWidget &>(details).show();
        return QTest::qWaitFor([this] { return isLoaded() && !pane.isCounting(); });
    }
    template<class Widget>
    [[nodiscard]] Widget *get(const char *name) const
    {
        auto *widget = pane.findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            widget = details.findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("There is no %s", name);
        return widget;
    }
    [[nodiscard]] QString chip(const char *name) const { return get<QPushButton>(name)->text(); }
    [[nodiscard]] QTreeView *tree() const { return pane.tree(); }
    [[nodiscard]] int rows() const { return tree()->model()->rowCount(); }
    [[nodiscard]] QModelIndex row(int at) const { return tree()->model()->index(at, 0); }
    void choosePeriod(const char *period) const
    {
        for (QAction *action : get<QPushButton>("periodButton")->menu()->actions()) {
            if (action->text() == QLatin1String(period))
                action->trigger();
        }
    }
    void filter(const char *text) const
    {
        get<QLineEdit>("taskFilterEdit")->setText(QString::fromUtf8(text));
    }
    /// Scrolls to the end until nothing more comes.
    [[nodiscard]] bool readAll(int wanted)
    {
        return QTest::qWaitFor(
            [this, wanted] {
                tree()->scrollToBottom();
                return rows() >= wanted;
            },
            30000);
    }
};

} // namespace

class TestTaskHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryHoldsTheNewestAndWhatIsUnsolved()
    {
        Past past;
        QVERIFY(past.open());
        QVERIFY(!past.session->holdsAllTasks());
        const TaskBook &book = past.session->tasks();
        QVERIFY(book.destinations().size() < 4100);
        QVERIFY(book.destination(Past::copies));
        QVERIFY(book.destination(4 * 8 + 1)->isUnsolved());
        QVERIFY(!book.destination(1));
        // The standard period shows what is unsolved and what ended within a day.
        QCOMPARE(past.chip("chipAll"), QStringLiteral("All 9"));
        QCOMPARE(past.chip("chipUnsolved"), QStringLiteral("Unsolved 1"));
        QCOMPARE(past.rows(), 2);
    }

    void sumsAreOfEverythingFromTheBeginning()
    {
        Past past;
        QVERIFY(past.open());
        past.choosePeriod("All");
        QVERIFY(past.pane.isCounting());
        QCOMPARE(past.chip("chipAll").back(), QLatin1Char('+'));
        QCOMPARE(past.get<QLabel>("detailsTitle")->text(),
                 QStringLiteral("Looking through the journal…"));
        QTRY_COMPARE(past.chip("chipAll"), QStringLiteral("All %1").arg(Past::copies));
        QCOMPARE(past.chip("chipDone"), QStringLiteral("Done %1").arg(Past::copies - 1));
        QCOMPARE(past.chip("chipUnsolved"), QStringLiteral("Unsolved 1"));
        QVERIFY(past.rows() < Past::batches);
        QCOMPARE(
            past.get<QLabel>("detailsTitle")->text(),
            QStringLiteral("%1 copies in %2 batches, All").arg(Past::copies).arg(Past::batches));
        QCOMPARE(
            past.get<QLabel>("detailsSection1")->text(),
            QStringLiteral("%1 of %2 done · 1 failed").arg(Past::copies - 1).arg(Past::copies));
    }

    void rowsComeAsTheyAreScrolledTo()
    {
        Past past;
        QVERIFY(past.open());
        past.choosePeriod("All");
        QTRY_VERIFY(!past.pane.isCounting());
        const int before = past.rows();
        past.tree()->scrollToBottom();
        QTRY_VERIFY(past.rows() > before);
        QVERIFY(past.rows() < Past::batches);
        QVERIFY(past.readAll(Past::batches));
        QCOMPARE(past.rows(), Past::batches);
        // In the order of their numbers, newest on top.
        QVERIFY(past.row(0).data().toString().startsWith(QLatin1String("CHG-800:")));
        QVERIFY(past.row(799).data().toString().startsWith(QLatin1String("CHG-1:")));
        QCOMPARE(past.pane.shownDestinations().size(), Past::copies);
        QCOMPARE(past.row(799).siblingAtColumn(TaskModel::State).data().toString(),
                 QStringLiteral("8 of 8 done"));
    }

    void theTreeStaysSoundWhilePagesCome()
    {
        Past past;
        QVERIFY(past.open());
        past.choosePeriod("All");
        QTRY_VERIFY(!past.pane.isCounting());
        const int before = past.rows();
        const QAbstractItemModelTester tester(
            past.pane.tree()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        past.tree()->scrollToBottom();
        QTRY_VERIFY(past.rows() > before + 20);
    }

    void whatIsChosenStaysWhilePagesComeAndRowsChange()
    {
        Past past;
        QVERIFY(past.open());
        past.choosePeriod("All");
        QTRY_VERIFY(!past.pane.isCounting());
        past.tree()->setCurrentIndex(past.row(3));
        past.tree()->expand(past.row(3));
        const TaskSelection chosen = past.pane.current();
        QVERIFY(past.readAll(Past::batches));
        QCOMPARE(past.pane.current(), chosen);
        QVERIFY(past.tree()->isExpanded(past.row(3)));
        // A row of history stays current when the filter changes and a poll changes another one.
        const QModelIndex old = past.row(790);
        QCOMPARE(past.pane.current(), chosen);
        past.tree()->setCurrentIndex(old);
        past.tree()->scrollTo(old);
        const TaskSelection ofHistory = past.pane.current();
        QCOMPARE(ofHistory.batch, 10);
        const int scrolled = past.tree()->verticalScrollBar()->value();
        past.session->markSolved({4 * 8 + 1});
        QTRY_COMPARE(past.chip("chipUnsolved"), QStringLiteral("Unsolved 0"));
        QCOMPARE(past.pane.current(), ofHistory);
        QCOMPARE(past.tree()->verticalScrollBar()->value(), scrolled);
        past.filter("office");
        QCOMPARE(past.pane.current(), ofHistory);
        QTRY_VERIFY(!past.pane.isCounting());
        QCOMPARE(past.pane.current(), ofHistory);
    }

    void aRowOfHistoryTellsWhatOneInMemoryTells()
    {
        Past past;
        QVERIFY(past.open());
        past.choosePeriod("All");
        past.filter("CHG-3");
        QTRY_VERIFY(!past.pane.isCounting());
        past.filter("CHG-33 office");
        QTRY_COMPARE(past.rows(), 10); // CHG-33 and CHG-330 … 339, less the one of rhel9-cad
        const QModelIndex batch = past.row(9);
        QVERIFY(batch.data().toString().startsWith(QLatin1String("CHG-33:")));
        past.tree()->expand(batch);
        const QModelIndex copy = past.tree()->model()->index(1, 0, batch);
        QCOMPARE(copy.data().toString(), QStringLiteral("Frankfurt"));
        QCOMPARE(copy.siblingAtColumn(TaskModel::State).data().toString(), QStringLiteral("Done"));
        QCOMPARE(copy.siblingAtColumn(TaskModel::TaskId).data().toString(),
                 QStringLiteral("tid-258"));
        past.tree()->setCurrentIndex(copy);
        past.details.show(past.pane.current());
        QCOMPARE(past.get<QLabel>("detailsSubject")->text(),
                 QStringLiteral("win11-office v7 to Frankfurt (eu-central-1)"));
        past.get<QToolButton>("exchangeButton")->setChecked(true);
        QVERIFY(past.get<QPlainTextEdit>("exchangeText")
                    ->toPlainText()
                    .startsWith(QLatin1String("POST 258")));
        QTRY_VERIFY(past.get<QLabel>("detailsHistory")->text().endsWith(QLatin1String(" done")));
    }

    void filtersReachIntoHistory_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("batches");
        QTest::addColumn<int>("copies");
        QTest::newRow("image") << QByteArray("RHEL9") << 80 << 640;
        QTest::newRow("region by name") << QByteArray("Frankfurt") << 800 << 800;
        QTest::newRow("region by id") << QByteArray("eu-central") << 800 << 800;
        QTest::newRow("label") << QByteArray("CHG-12") << 11 << 88;
        QTest::newRow("task id") << QByteArray("tid-77 tid-777") << 1 << 1;
        QTest::newRow("state") << QByteArray("failed") << 1 << 1;
        QTest::newRow("several") << QByteArray("rhel9 frank CHG-1") << 12 << 12;
        QTest::newRow("nothing") << QByteArray("zebra") << 0 << 0;
    }

    void filtersReachIntoHistory()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, batches);
        QFETCH(int, copies);
        Past past;
        QVERIFY(past.open());
        past.choosePeriod("All");
        past.filter(text);
        QTRY_VERIFY(!past.pane.isCounting());
        QCOMPARE(past.pane.shownReport().total.total, copies);
        QCOMPARE(past.pane.shownReport().batches.size(), batches);
        QCOMPARE(past.pane.showsCopies(), copies > 0);
        if (batches > 0)
            QVERIFY(past.readAll(batches));
        QTRY_COMPARE(past.rows(), batches);
        QCOMPARE(past.pane.shownDestinations().size(), copies);
        // Chips count the period, whatever the words.
        QTRY_COMPARE(past.chip("chipAll"), QStringLiteral("All %1").arg(Past::copies));
        auto *empty = past.pane.findChild<EmptyPage *>();
        QTRY_COMPARE(empty->isVisible(), batches == 0);
        if (batches == 0)
            QCOMPARE(empty->sentence(), QStringLiteral("No copies in All match “zebra”."));
    }

    void chipsOfWhatIsOpenNeedNoHistory()
    {
        Past past;
        QVERIFY(past.open());
        past.choosePeriod("All");
        QTRY_COMPARE(past.chip("chipAll"), QStringLiteral("All %1").arg(Past::copies));
        QTest::mouseClick(past.get<QPushButton>("chipUnsolved"), Qt::LeftButton);
        QVERIFY(!past.pane.isCounting());
        QCOMPARE(past.pane.shownDestinations(), QList<qint64>{4 * 8 + 1});
        QTest::mouseClick(past.get<QPushButton>("chipDone"), Qt::LeftButton);
        QTRY_VERIFY(!past.pane.isCounting());
        QCOMPARE(past.pane.shownReport().total.total, Past::copies - 1);
    }

    void aPeriodFromDayToDay()
    {
        Past past;
        QVERIFY(past.open());
        past.get<QPushButton>("periodButton")
            ->menu()
            ->findChild<QAction *>(QStringLiteral("actionPeriodRange"))
            ->trigger();
        auto *dialog = past.pane.findChild<PeriodDialog *>(QStringLiteral("periodDialog"));
        QVERIFY(dialog);
        // The wrong way round is put right.
        dialog->findChild<QDateEdit *>(QStringLiteral("periodFromEdit"))
            ->setDate(QDate(2024, 10, 12));
        dialog->findChild<QDateEdit *>(QStringLiteral("periodToEdit"))->setDate(QDate(2024, 10, 3));
        QSignalSpy chosen(&past.pane, &TaskPane::periodChosen);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("periodShowButton")),
                          Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QTRY_VERIFY(!past.pane.isCounting());
        QCOMPARE(past.pane.shownPeriod(), QStringLiteral("2024-10-03 – 2024-10-12"));
        QCOMPARE(past.get<QPushButton>("periodButton")->text(), past.pane.shownPeriod());
        QTRY_COMPARE(past.chip("chipAll"), QStringLiteral("All 80"));
        QTRY_COMPARE(past.rows(), 10);
    }

    void aReportHoldsHistoryThatWasNotRead()
    {
        Past past;
        QVERIFY(past.open());
        past.choosePeriod("All");
        past.filter("frank");
        QTRY_VERIFY(!past.pane.isCounting());
        QVERIFY(past.rows() < Past::batches);
        QTemporaryDir files;
        const QString name = files.filePath(QStringLiteral("all.csv"));
        QSignalSpy written(&past.pane, &TaskPane::reportWritten);
        past.pane.saveReport();
        auto *dialog = past.pane.findChild<ReportDialog *>(QStringLiteral("reportDialog"));
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(name);
        QVERIFY(written.isEmpty()); // not while the window waits
        QTRY_COMPARE(written.size(), 1);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), Past::batches + 2); // head, and an end behind the last one
        QVERIFY(lines.at(1).startsWith("\"800\",\"CHG-800\""));
        QVERIFY(lines.at(Past::batches).startsWith("\"1\",\"CHG-1\""));
        dialog->reject();
    }

    void anEndWhileAReportIsWrittenLeavesNoHalfFile()
    {
        QTemporaryDir files;
        {
            Past past;
            QVERIFY(past.open());
            past.choosePeriod("All");
            QTRY_VERIFY(!past.pane.isCounting());
            past.pane.saveReport();
            auto *dialog = past.pane.findChild<ReportDialog *>(QStringLiteral("reportDialog"));
            Q_EMIT dialog->fileSelected(files.filePath(QStringLiteral("all.json")));
        }
        const QStringList left = QDir(files.path()).entryList(QDir::Files);
        for (const QString &name : left) {
            QCOMPARE(name, QStringLiteral("all.json")); // whole, or not there
            QFile file(files.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().endsWith("}\n"));
        }
    }

    void oldHistoryIsForgottenAndTheNewestStays()
    {
        Past past;
        QVERIFY(past.open());
        past.choosePeriod("All");
        QTRY_COMPARE(past.chip("chipAll"), QStringLiteral("All %1").arg(Past::copies));
        past.tree()->setCurrentIndex(past.row(2));
        const TaskSelection chosen = past.pane.current();
        past.session->keepHistory(400);
        // Of the four hundred older ones batch 5 stays as a whole: one of its copies is unsolved.
        QTRY_COMPARE(past.chip("chipAll"), QStringLiteral("All %1").arg(401 * 8));
        QVERIFY(past.session->tasks().batch(5));
        QVERIFY(!past.session->tasks().batch(350));
        QVERIFY(!past.session->tasks().batch(400));
        QCOMPARE(past.pane.current(), chosen);
        QVERIFY(past.readAll(401));
        QTRY_COMPARE(past.rows(), 401);
        // Once a day more of it goes.
        past.clock.advance(24h);
        QTRY_COMPARE(past.chip("chipAll"), QStringLiteral("All %1").arg(400 * 8));
    }

    void whoOnlyReadsFollowsTheSender()
    {
        SessionFixture sender;
        sender.addUsual();
        QVERIFY(sender.start());
        QTRY_VERIFY(sender.isLoaded());

        Journal journal(sender.folder.path());
        JournalOpened numbers;
        bool opened = false;
        journal.open([&](const Result<JournalOpened> &state) {
            numbers = state.value_or(JournalOpened());
            opened = true;
        });
        QTRY_VERIFY(opened);
        QVERIFY(!numbers.isSender);
        FakeClient client;
        client.clock = &sender.clock;
        ProfileSession reader(practiceProfile(), client, journal, numbers, sender.clock);
        reader.start();
        TaskPane pane{sender.context};
        pane.setSession(&reader);
        pane.resize(1000, 400);
        pane.show();
        QTRY_VERIFY(reader.tasksLoaded());
        QTreeView *tree = pane.tree();
        QTRY_COMPARE(tree->model()->rowCount(), 2);
        tree->expandAll();
        const QModelIndex frankfurt =
            tree->model()->index(1, 0, tree->model()->index(0, 0, tree->model()->index(1, 0)));
        tree->setCurrentIndex(frankfurt);
        QSignalSpy reset(tree->model(), &QAbstractItemModel::modelReset);

        sender.session->markSolved({2});
        QTRY_VERIFY(!sender.session->tasks().destination(2)->isUnsolved());
        // Only what is asked for comes.
        QVERIFY(reader.tasks().destination(2)->isUnsolved());
        QTRY_VERIFY([&] {
            sender.clock.advance(1s);
            return !reader.tasks().destination(2)->isUnsolved();
        }());
        QVERIFY(frankfurt.siblingAtColumn(TaskModel::State)
                    .data()
                    .toString()
                    .startsWith(QLatin1String("Solved")));
        QVERIFY(reset.isEmpty());
        QCOMPARE(pane.current().destination, 2);

        // A batch that the sender adds stands on top.
        bool written = false;
        TaskRecords more;
        more.batches = {{3, QStringLiteral("practice"), QStringLiteral("CHG-3"), {}, {}}};
        more.batches[0].createdAt = sender.clock.utc();
        more.tasks = {sender.records.tasks.last()};
        more.tasks[0].number = 4;
        more.tasks[0].batch = 3;
        more.destinations = {sender.records.destinations.last()};
        more.destinations[0].number = 7;
        more.destinations[0].task = 4;
        more.destinations[0].region = region("us-east-1");
        more.destinations[0].request = 0;
        sender.journal.append(more, Durability::Durable,
                              [&](const Result<void> &r) { written = r.has_value(); });
        QTRY_VERIFY(written);
        QTRY_VERIFY([&] {
            sender.clock.advance(1s);
            return tree->model()->rowCount() == 3;
        }());
        QVERIFY(tree->model()->index(0, 0).data().toString().startsWith(QLatin1String("CHG-3")));
        QVERIFY(reset.isEmpty());
        QCOMPARE(pane.current().destination, 2);
        pane.setSession(nullptr);
    }
};

REGIONCAST_TEST(TestTaskHistory)
#include "tst_taskhistory.moc"
