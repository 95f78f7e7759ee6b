#include "distribution/report.h"
#include "support/testmain.h"
#include "taskfixture.h"
#include "tasks/detailspane.h"
#include "tasks/reportdialog.h"
#include "tasks/taskpane.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace regioncast;
using namespace regioncast::test;

namespace {

/// Task pane and details as the window joins them.
struct Panes : SessionFixture
{
    TaskPane tasks{context};
    DetailsPane details{context};
    QTemporaryDir files;

    [[nodiscard]] bool open()
    {
        if (!start())
            return false;
        tasks.setSession(session.get());
        details.setSession(session.get());
        details.follow(&tasks);
        QObject::connect(&details, &DetailsPane::saveReportRequested, &tasks,
                         &TaskPane::saveReport);
        tasks.resize(1000, 400);
        tasks.show();
        details.resize(320, 600);
        static_cast<QWidget &>(details).show();
        return QTest::qWaitFor([this] { return isLoaded(); });
    }
    ~Panes()
    {
        details.follow(nullptr);
        details.setSession(nullptr);
        tasks.setSession(nullptr);
    }

    [[nodiscard]] QPushButton *button(const char *name) const
    {
        for (const QWidget *pane :
             {static_cast<const QWidget *>(&tasks), static_cast<const QWidget *>(&details)}) {
            if (auto *found = pane->findChild<QPushButton *>(QString::fromLatin1(name)))
                return found;
        }
        qFatal("There is no %s", name);
    }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    [[nodiscard]] ReportDialog *dialog() const
    {
        return tasks.findChild<ReportDialog *>(QStringLiteral("reportDialog"));
    }
    /// Save Report…, this name typed, Return; then until it is written or could not be.
    void save(const QString &name) const
    {
        const QSignalSpy written(&tasks, &TaskPane::reportWritten);
        const QSignalSpy failed(&tasks, &TaskPane::failed);
        click("saveReportButton");
        ReportDialog *shown = dialog();
        QVERIFY(shown);
        auto *edit = shown->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(edit);
        edit->setText(files.filePath(name));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!dialog());
        QTRY_COMPARE(written.size() + failed.size(), 1);
    }
    [[nodiscard]] QByteArray saved(const QString &name) const
    {
        QFile file(files.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class TestSaveReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSuffixDecidesTheFormat_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("written");
        QTest::addColumn<QByteArray>("begins");
        const QByteArray html("<!DOCTYPE html>");
        const auto row = [](const char *typed, const char *written, const QByteArray &begins) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(written)
                                 << begins;
        };
        row("a.html", "a.html", html);
        row("a.htm", "a.htm", html);
        row("a.HTML", "a.HTML", html);
        row("a.csv", "a.csv",
            "\xEF\xBB\xBF"
            "batch,");
        row("a.json", "a.json", "{");
        row("a", "a.html", html);
        row("a.txt", "a.txt.html", html);
    }

    void theSuffixDecidesTheFormat()
    {
        QFETCH(QString, typed);
        QFETCH(QString, written);
        QFETCH(QByteArray, begins);
        Panes panes;
        panes.addUsual();
        QVERIFY(panes.open());
        QSignalSpy failed(&panes.tasks, &TaskPane::failed);
        panes.save(typed);
        QVERIFY2(panes.saved(written).startsWith(begins),
                 panes.saved(written).left(40).constData());
        QVERIFY(failed.isEmpty());
    }

    void theFileHoldsWhatThePaneShows()
    {
        Panes panes;
        panes.addUsual();
        QVERIFY(panes.open());
        panes.click("chipUnsolved");
        panes.tasks.findChild<QLineEdit *>(QStringLiteral("taskFilterEdit"))
            ->setText(QStringLiteral(" frankfurt  rhel9 "));
        QCOMPARE(panes.tasks.shownDestinations(), (QList<qint64>{2}));
        QCOMPARE(panes.tasks.shownFilter(), QStringLiteral("Unsolved · “frankfurt rhel9”"));
        panes.save(QStringLiteral("a.csv"));
        const TaskBook &book = panes.session->tasks();
        QCOMPARE(panes.saved(QStringLiteral("a.csv")),
                 csvOf(reportOf(book, {2}, panes.context.errors, panes.context.regions), book));
        panes.save(QStringLiteral("a.json"));
        const QByteArray json = panes.saved(QStringLiteral("a.json"));
        for (const char *said : {"\"period\": \"open-and-24-hours\"",
                                 "\"shownState\": \"unsolved\"", "\"filter\": \"frankfurt rhel9\"",
                                 "\"profile\": \"practice\"", "\"taskId\": \"tid-2\""})
            QVERIFY2(json.contains(said), said);
        QVERIFY(!json.contains("tid-5"));
        panes.save(QStringLiteral("a.html"));
        const QByteArray html = panes.saved(QStringLiteral("a.html"));
        QVERIFY(html.contains("<h1>1 copies in 1 batches, Open + 24 h</h1>"));
        QVERIFY(html.contains("<dd>Unsolved · “frankfurt rhel9”</dd>"));
    }

    void theNameSaysPeriodAndDay()
    {
        Panes panes;
        panes.addUsual();
        QVERIFY(panes.open());
        panes.click("saveReportButton");
        QVERIFY(panes.dialog());
        QCOMPARE(QFileInfo(panes.dialog()->selectedFiles().value(0)).fileName(),
                 QStringLiteral("Regioncast Open + 24 h 2026-10-31.html"));
        panes.dialog()->reject();
        QTRY_VERIFY(!panes.dialog());
    }

    void aChosenKindOfFileChangesTheSuffix()
    {
        QWidget parent;
        ReportDialog dialog(QStringLiteral("a/b: c.d"), &parent);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        const auto name = [&dialog] {
            return QFileInfo(dialog.selectedFiles().value(0)).fileName();
        };
        QCOMPARE(name(), QStringLiteral("a-b- c.d.html"));
        for (const QString &filter : dialog.nameFilters()) {
            Q_EMIT dialog.filterSelected(filter);
            const QString suffix = dialog.defaultSuffix();
            QVERIFY2(filter.contains(QStringLiteral("*.") + suffix), qPrintable(filter));
            QCOMPARE(name(), QStringLiteral("a-b- c.d.") + suffix);
        }
    }

    void aFileThatCannotBeWrittenIsTold()
    {
        Panes panes;
        panes.addUsual();
        QVERIFY(panes.open());
        QSignalSpy failed(&panes.tasks, &TaskPane::failed);
        panes.click("saveReportButton");
        QVERIFY(panes.dialog());
        // The folder vanishes while the dialog is open.
        Q_EMIT panes.dialog()->fileSelected(panes.files.filePath(QStringLiteral("gone/a.html")));
        QTRY_COMPARE(failed.size(), 1);
        const Error error = failed.first().first().value<Error>();
        QCOMPARE(error.code, QString::fromLatin1(codes::fileUnwritable));
        QCOMPARE(error.args.value(0), QStringLiteral("a.html"));
        QVERIFY(!error.args.value(1).isEmpty());
        panes.dialog()->reject();
        QTRY_VERIFY(!panes.dialog());
    }

    void nothingElseIsOverwrittenByAnAddedSuffix()
    {
        Panes panes;
        panes.addUsual();
        QVERIFY(panes.open());
        QFile other(panes.files.filePath(QStringLiteral("a.txt.html")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("mine");
        other.close();
        QSignalSpy failed(&panes.tasks, &TaskPane::failed);
        panes.save(QStringLiteral("a.txt")); // the dialog asked about this name only
        QCOMPARE(failed.size(), 1);
        QCOMPARE(panes.saved(QStringLiteral("a.txt.html")), QByteArray("mine"));
    }

    void buttonsStandInTheSummaryAlone()
    {
        Panes panes;
        panes.addUsual();
        QVERIFY(panes.open());
        panes.details.show(TaskSelection{});
        QVERIFY(panes.button("saveReportButton")->isVisible());
        panes.click("copySummaryButton");
        const QString text = QApplication::clipboard()->text();
        QVERIFY2(
            text.startsWith(QLatin1String("6 copies in 2 batches, Open + 24 h\n\n2 of 6 done")),
            qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("\n\nBy region\nTokyo 3 · ")));
        panes.details.show(TaskSelection{1, 1, 2, {}});
        QVERIFY(!panes.button("saveReportButton")->isVisible());
        QVERIFY(!panes.button("copySummaryButton")->isVisible());
        panes.details.show(TaskSelection{});
        panes.tasks.findChild<QLineEdit *>(QStringLiteral("taskFilterEdit"))
            ->setText(QStringLiteral("nothing has this name"));
        QVERIFY(!panes.button("saveReportButton")->isVisible());
        panes.tasks.saveReport();
        QVERIFY(!panes.dialog());
    }
};

REGIONCAST_TEST(TestSaveReport)
#include "tst_savereport.moc"
