#include "settings/faultswindow.h"

#include "support/testmain.h"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace regioncast;

namespace {

struct Desk
{
    ManualClock clock{QDateTime::currentDateTimeUtc()};
    UiContext context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                      RegionTable::load(QLocale::c()), clock, QStringLiteral("en")};
    FaultsWindow window{context};
    QListWidget *list = window.findChild<QListWidget *>(QStringLiteral("rehearsalList"));
    QPlainTextEdit *script = window.findChild<QPlainTextEdit *>(QStringLiteral("faultScriptEdit"));
    QLabel *said = window.findChild<QLabel *>(QStringLiteral("faultsSaid"));
    QPushButton *make = window.findChild<QPushButton *>(QStringLiteral("applyFaultsButton"));
    QPushButton *behave = window.findChild<QPushButton *>(QStringLiteral("behaveButton"));
};

} // namespace

class TestFaultsWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRehearsalIsAScriptThatWorks()
    {
        Desk desk;
        QSignalSpy chosen(&desk.window, &FaultsWindow::faultsChosen);
        QVERIFY(desk.list->count() > 5);
        for (int row = 0; row < desk.list->count(); ++row) {
            desk.list->setCurrentRow(row);
            desk.make->click();
            QVERIFY2(chosen.size() == 1, qPrintable(desk.said->text()));
            const Faults faults = chosen.takeFirst().first().value<Faults>();
            QCOMPARE(faults.rules().size(), 1);
            QVERIFY(desk.behave->isEnabled());
        }
        desk.behave->click();
        QCOMPARE(chosen.size(), 1);
        QVERIFY(chosen.first().first().value<Faults>().isEmpty());
        QVERIFY(!desk.behave->isEnabled());
    }

    void scriptThatDoesNotWorkSaysWhereAndChangesNothing()
    {
        Desk desk;
        QSignalSpy chosen(&desk.window, &FaultsWindow::faultsChosen);
        desk.script->setPlainText(
            QStringLiteral("{\"rules\": [{\"fault\": \"hang\"}, {\"fault\": \"explode\"}]}"));
        desk.make->click();
        QVERIFY(chosen.isEmpty());
        QVERIFY2(desk.said->text().contains(QLatin1String("2")), qPrintable(desk.said->text()));
        QVERIFY2(desk.said->text().contains(QLatin1String("fault")), qPrintable(desk.said->text()));
        QVERIFY(!desk.behave->isEnabled());
    }

    void chosenRehearsalCanBeUndone()
    {
        Desk desk;
        desk.script->setPlainText(QStringLiteral("mine"));
        desk.list->setCurrentRow(3);
        QVERIFY(desk.script->toPlainText() != QLatin1String("mine"));
        desk.script->undo();
        QCOMPARE(desk.script->toPlainText(), QStringLiteral("mine"));
    }
};

REGIONCAST_TEST(TestFaultsWindow)
#include "tst_faultswindow.moc"
