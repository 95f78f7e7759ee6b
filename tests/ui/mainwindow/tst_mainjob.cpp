#include "support/consoledriver.h"
#include "support/testmain.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace regioncast;
using test::Console;

namespace {

const QStringList images{QStringLiteral("rhel9-cad"), QStringLiteral("win11-office"),
                         QStringLiteral("win2022-base")};
const QStringList regions{QStringLiteral("Frankfurt"), QStringLiteral("Tokyo"),
                          QStringLiteral("Singapore")};

/// The text of a button without its mnemonic.
QString plain(const QPushButton *button)
{
    return button->text().remove(QLatin1Char('&'));
}

} // namespace

/// The main job of the console, as a person does it: 3 images to 3 regions, 9 copies, one of which
/// fails at the service.
class TestMainJob : public QObject
{
    Q_OBJECT

    static void verifyOutcome(Console &console)
    {
        QTRY_VERIFY_WITH_TIMEOUT(console.second() && console.allEnded(), 60'000);
        const QMap<QString, DestinationState> states = console.states();
        QCOMPARE(states.size(), 9);
        for (auto state = states.begin(); state != states.end(); ++state) {
            const bool fails = state.key() == QLatin1String("rhel9-cad>Frankfurt");
            QVERIFY2(state.value() == (fails ? DestinationState::Failed : DestinationState::Done),
                     qPrintable(state.key() + QLatin1Char(' ') + wordOf(state.value())));
        }
        // The table says so, with the reason that there is none.
        const QModelIndex failed =
            console.find("taskTree", QStringLiteral("Failed at 63 %: no reason given"), 1);
        QVERIFY(failed.isValid());
        QCOMPARE(failed.siblingAtColumn(0).data().toString(), QStringLiteral("Frankfurt"));
    }

private Q_SLOTS:
    void withTheMouse()
    {
        Console console;
        QVERIFY(console.open());
        for (const QString &image : images) {
            console.clickCell("imageTable", console.find("imageTable", image),
                              image == images.first() ? Qt::NoModifier : Qt::ControlModifier);
        }
        for (const QString &region : regions)
            console.tick("destinationTree", console.find("destinationTree", region));
        auto *review = console.get<QPushButton>("reviewButton");
        QTRY_VERIFY(review->isEnabled());
        QCOMPARE(plain(review), QStringLiteral("Review 9 Copies…"));
        QTest::mouseClick(review, Qt::LeftButton);
        QVERIFY(console.window().isReviewing());
        auto *send = console.get<QPushButton>("sendButton");
        QCOMPARE(plain(send), QStringLiteral("Send 9 Copies"));
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_VERIFY(!console.window().isReviewing());
        verifyOutcome(console);
    }

    void withTheKeyboard()
    {
        Console console;
        QVERIFY(console.open());
        // Paste the three names into the search, take all, go to the form, tick, review, send.
        QTest::keyClick(&console.window(), Qt::Key_F, Qt::ControlModifier);
        auto *search = console.get<QLineEdit>("searchEdit");
        QTest::keyClicks(search, images.join(QLatin1Char(',')));
        auto *table = console.get<QAbstractItemView>("imageTable");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QTest::keyClick(&console.window(), Qt::Key_F6);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&console.window(), Qt::Key_3, Qt::ControlModifier);
        auto *tree = console.get<QTreeView>("destinationTree");
        for (const QString &region : regions) {
            tree->setFocus();
            tree->setCurrentIndex(console.find("destinationTree", region));
            QTest::keyClick(tree, Qt::Key_Space);
        }
        QTRY_COMPARE(plain(console.get<QPushButton>("reviewButton")),
                     QStringLiteral("Review 9 Copies…"));
        QTest::keyClick(&console.window(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(console.window().isReviewing());
        // Return alone never sends.
        QTest::keyClick(console.get<QAbstractItemView>("reviewTable"), Qt::Key_Return);
        QVERIFY(!console.session().isSubmitting());
        QTest::keyClick(&console.window(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!console.window().isReviewing());
        verifyOutcome(console);
    }

    void tasksGoOnAfterARestart()
    {
        Console console;
        QVERIFY(console.open());
        console.clickCell("imageTable", console.find("imageTable", images.at(1)));
        console.tick("destinationTree", console.find("destinationTree", regions.at(1)));
        QTest::mouseClick(console.get<QPushButton>("reviewButton"), Qt::LeftButton);
        QTest::mouseClick(console.get<QPushButton>("sendButton"), Qt::LeftButton);
        QTRY_COMPARE(console.session().tasks().requests().size(), size_t(1));
        QTRY_COMPARE(console.session().tasks().requests().begin()->second.state,
                     RequestState::Accepted);
        console.close();
        QVERIFY(console.open());
        QCOMPARE(console.session().tasks().destinations().size(), size_t(1));
        QTRY_VERIFY_WITH_TIMEOUT(console.second() && console.allEnded(), 60'000);
        QCOMPARE(console.states().first(), DestinationState::Done);
    }

    void aFailedCopyIsSentAgainInItsOwnRow()
    {
        Console console;
        QVERIFY(console.open());
        console.clickCell("imageTable", console.find("imageTable", images.first()));
        console.tick("destinationTree", console.find("destinationTree", regions.first()));
        QTest::mouseClick(console.get<QPushButton>("reviewButton"), Qt::LeftButton);
        QTest::mouseClick(console.get<QPushButton>("sendButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(console.second() && console.allEnded(), 60'000);
        QCOMPARE(console.states().first(), DestinationState::Failed);

        QTRY_VERIFY(console.get<QPushButton>("retryFailedButton")->isEnabled());
        QTest::mouseClick(console.get<QPushButton>("retryFailedButton"), Qt::LeftButton);
        QVERIFY(console.window().isReviewing());
        auto *send = console.get<QPushButton>("sendButton");
        QCOMPARE(plain(send), QStringLiteral("Send 1 Copy"));
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_VERIFY(!console.window().isReviewing());
        QTRY_VERIFY_WITH_TIMEOUT(console.second() && console.allEnded(), 60'000);
        QCOMPARE(console.session().tasks().destinations().size(), size_t(1));
        QCOMPARE(console.session().tasks().destinations().begin()->second.tries, 2);
        QCOMPARE(console.states().first(), DestinationState::Done);
    }

    void menusActOnTheTableThatHadTheFocusLast()
    {
        Console console;
        QVERIFY(console.open());
        QVERIFY(QTest::qWaitForWindowActive(&console.window()));
        auto *edit = console.get<QMenu>("menuEdit");
        const auto copiedFrom = [&console, edit](const char *table) {
            console.get<QAbstractItemView>(table)->setFocus();
            QGuiApplication::clipboard()->clear();
            // As it opens; a real popup would keep the activation on this platform.
            Q_EMIT edit->aboutToShow();
            for (QAction *action : edit->actions()) {
                if (action->objectName().endsWith(QLatin1String("Copy")))
                    action->trigger();
            }
            return QGuiApplication::clipboard()->text();
        };
        console.clickCell("imageTable", console.find("imageTable", images.first()));
        QVERIFY(copiedFrom("imageTable").startsWith(images.first() + QLatin1Char('\t')));
        console.tick("destinationTree", console.find("destinationTree", regions.first()));
        QTest::mouseClick(console.get<QPushButton>("reviewButton"), Qt::LeftButton);
        QTest::mouseClick(console.get<QPushButton>("sendButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(console.second() && console.allEnded(), 60'000);
        console.clickCell("taskTree", console.find("taskTree", regions.first()));
        const QString row = copiedFrom("taskTree");
        QVERIFY2(row.startsWith(regions.first() + QLatin1Char('\t')), qPrintable(row));

        auto *solve = console.get<QAction>("actionMarkSolved");
        QVERIFY(solve->isEnabled());
        solve->trigger();
        QVERIFY(!console.session().tasks().destinations().begin()->second.isUnsolved());
        QVERIFY(!solve->isEnabled());
    }
};

REGIONCAST_TEST(TestMainJob)
#include "tst_mainjob.moc"
