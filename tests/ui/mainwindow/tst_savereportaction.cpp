#include "fakeconsole.h"
#include "support/testmain.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

using namespace regioncast;
using namespace regioncast::test;

namespace {

QFileDialog *dialogOf(const FakeConsole &fake)
{
    return fake.console.get<QWidget>("taskPane")
        ->findChild<QFileDialog *>(QStringLiteral("reportDialog"));
}

} // namespace

/// File ▸ Save Report… in the whole window.
class TestSaveReportAction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsOnWhileThereAreCopiesToTellOf()
    {
        FakeConsole fake;
        QVERIFY(fake.open());
        auto *action = fake.console.get<QAction>("actionSaveReport");
        QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
        QVERIFY(!action->isEnabled());
        QVERIFY(fake.send());
        QTRY_VERIFY(action->isEnabled());
        auto *filter = fake.console.get<QLineEdit>("taskFilterEdit");
        filter->setText(QStringLiteral("no copy has this name"));
        QVERIFY(!action->isEnabled());
        filter->clear();
        QVERIFY(action->isEnabled());
    }

    /// The steps of "what was copied last month": period, Save Report…, Save.
    void aPeriodIsSummedUpBesideItsReport()
    {
        FakeConsole fake;
        QVERIFY(fake.open());
        QVERIFY(fake.send());
        const QMenu *periods = fake.console.get<QPushButton>("periodButton")->menu();
        auto *save = fake.console.get<QPushButton>("saveReportButton");
        QVERIFY(!save->isVisible());
        periods->actions().last()->trigger();
        QVERIFY(fake.detailsShown());
        QCOMPARE(fake.title(), QStringLiteral("1 copy in 1 batch, All"));
        QVERIFY(save->isVisible());
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(dialogOf(fake));
        dialogOf(fake)->reject();
        QTRY_VERIFY(!dialogOf(fake));
    }

    void itWritesAFile()
    {
        FakeConsole fake;
        QVERIFY(fake.open());
        QVERIFY(fake.send());
        QTemporaryDir folder;
        fake.console.get<QAction>("actionSaveReport")->trigger();
        QFileDialog *dialog = dialogOf(fake);
        QVERIFY(dialog);
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(name);
        name->setText(folder.filePath(QStringLiteral("report.json")));
        QTest::keyClick(name, Qt::Key_Return);
        QFile file(folder.filePath(QStringLiteral("report.json")));
        QTRY_VERIFY2(file.exists(), qPrintable(fake.text()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        QVERIFY(json.contains("\"profile\": \"Production\""));
        QVERIFY(json.contains("\"imageId\": \"img-1\""));
        QTRY_VERIFY(!dialogOf(fake));
    }

    void theStripTellsWhatCouldNotBeWritten()
    {
        FakeConsole fake;
        QVERIFY(fake.open());
        QVERIFY(fake.send());
        fake.console.get<QAction>("actionSaveReport")->trigger();
        QFileDialog *dialog = dialogOf(fake);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(fake.console.folder() + QStringLiteral("/gone/a.csv"));
        QTRY_VERIFY2(fake.text().startsWith(QStringLiteral("“a.csv” cannot be written (")),
                     qPrintable(fake.text()));
        dialog->reject();
        QTRY_VERIFY(!dialogOf(fake));
    }
};

REGIONCAST_TEST(TestSaveReportAction)
#include "tst_savereportaction.moc"
