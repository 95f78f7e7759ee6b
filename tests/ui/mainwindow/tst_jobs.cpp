#include "fakeconsole.h"
#include "images/coveragemodel.h"
#include "support/testmain.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>
#include <QWheelEvent>

using namespace regioncast;
using namespace regioncast::test;

namespace {

/// Somebody at the console: what they do is done with the mouse or the keyboard, and counted. To
/// type a text is one step.
struct Person
{
    Console &console;
    int steps = 0;

    void clickRow(const char *view, const QString &text)
    {
        ++steps;
        console.clickCell(view, console.find(view, text));
    }
    void tick(const QString &region)
    {
        ++steps;
        console.tick("destinationTree", console.find("destinationTree", region));
    }
    void press(const char *button)
    {
        ++steps;
        auto *pressed = console.get<QPushButton>(button);
        QTRY_VERIFY2(pressed->isEnabled(), button);
        QVERIFY2(pressed->isVisible(), button);
        QTest::mouseClick(pressed, Qt::LeftButton);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        ++steps;
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &console.window(), key, modifiers);
    }
    void type(const char *edit, const QString &text)
    {
        ++steps;
        QTest::keyClicks(console.get<QLineEdit>(edit), text);
    }
    void paste(const char *edit, const QString &text)
    {
        ++steps;
        console.get<QLineEdit>(edit)->insert(text); // what paste does
    }
};

const RegionId frankfurt{QStringLiteral("eu-central-1")};
const RegionId london{QStringLiteral("eu-west-1")};

QString text(const QPushButton *button)
{
    return button->text().remove(QLatin1Char('&'));
}

/// 44 images of two versions: the first 40 have their newest in Shanghai only, the others in all.
void furnish(FakeClient &client)
{
    client.images.clear();
    client.regions = {{QStringLiteral("cn-shanghai")}, tokyo, frankfurt, london};
    for (int i = 0; i < 44; ++i) {
        const ImageId image{QStringLiteral("imgc-%1").arg(i, 3, 10, QLatin1Char('0'))};
        for (const char *version : {"v2", "v1"}) {
            const bool isNew = QLatin1String(version) == QLatin1String("v2");
            ImageRow row = imageRow(image.text, image.text + QLatin1String(version));
            row.imageName = QStringLiteral("image%1").arg(i, 3, 10, QLatin1Char('0'));
            row.versionName = QString::fromLatin1(version);
            row.latestVersionId = {image.text + QStringLiteral("v2")};
            row.status = QStringLiteral("AVAILABLE");
            row.imageType = QStringLiteral("User");
            for (const RegionId &region : std::as_const(client.regions)) {
                if (!isNew || i >= 40 || region.text == QLatin1String("cn-shanghai"))
                    row.imageRegionDistributeList.append(
                        {image, row.versionId, region, QStringLiteral("AVAILABLE"), {}});
            }
            client.images.append(row);
        }
    }
}

} // namespace

/// The jobs of the console, each with the number of steps that it may take.
class TestJobs : public QObject
{
    Q_OBJECT

    static void sendIt(Person &person, Console &console, int copies)
    {
        auto *review = console.get<QPushButton>("reviewButton");
        QTRY_COMPARE(text(review), QStringLiteral("Review %1 Copies…").arg(copies));
        person.press("reviewButton");
        QVERIFY(console.window().isReviewing());
        QCOMPARE(text(console.get<QPushButton>("sendButton")),
                 QStringLiteral("Send %1 Copies").arg(copies));
        // Typing the count is asked for above a limit, and is part of sending.
        auto *count = console.get<QLineEdit>("countEdit");
        if (count->isVisible()) {
            QTest::keyClicks(count, QString::number(copies));
            QTRY_VERIFY(console.get<QPushButton>("sendButton")->isEnabled());
        }
        person.press("sendButton");
        QTRY_VERIFY(!console.window().isReviewing());
        QTRY_COMPARE(console.session().tasks().destinations().size(), size_t(copies));
    }

private Q_SLOTS:
    void oneImageToThreeRegions()
    {
        FakeConsole fake;
        fake.furnish = furnish;
        QVERIFY(fake.open());
        Person person{fake.console};
        person.clickRow("imageTable", QStringLiteral("image000"));
        for (const char *region : {"Tokyo", "Frankfurt", "London"})
            person.tick(QString::fromLatin1(region));
        sendIt(person, fake.console, 3);
        QCOMPARE(person.steps, 6);
    }

    void aNewVersionOfFortyImages()
    {
        FakeConsole fake;
        fake.furnish = furnish;
        QVERIFY(fake.open());
        QVERIFY(QTest::qWaitForWindowActive(&fake.console.window()));
        Person person{fake.console};
        fake.console.get<QTableView>("imageTable")->setFocus();
        person.clickRow("filterTree", QStringLiteral("New Version"));
        QCOMPARE(fake.console.get<QTableView>("imageTable")->model()->rowCount(), 40);
        // Select All is of the images, wherever the focus is.
        ++person.steps;
        fake.console.get<QTableView>("imageTable")->setFocus();
        QTest::keyClick(fake.console.get<QTableView>("imageTable"), Qt::Key_A, Qt::ControlModifier);
        person.key(Qt::Key_M, Qt::ControlModifier);
        sendIt(person, fake.console, 120);
        QCOMPARE(person.steps, 5);
    }

    void fortyImagesFromATicket()
    {
        FakeConsole fake;
        fake.furnish = furnish;
        QVERIFY(fake.open());
        QVERIFY(QTest::qWaitForWindowActive(&fake.console.window()));
        Person person{fake.console};
        QStringList names;
        for (int i = 0; i < 38; ++i) // by name or id, in any order
            names.prepend(QString::fromLatin1(i % 2 == 0 ? "image%1" : "imgc-%1")
                              .arg(i, 3, 10, QLatin1Char('0')));
        names += {QStringLiteral("nobody-1"), QStringLiteral("nobody-2")};
        person.paste("searchEdit", names.join(QStringLiteral("; ")));
        QCOMPARE(fake.console.get<QTableView>("imageTable")->model()->rowCount(), 38);
        QVERIFY2(fake.console.get<QLabel>("filterLine")
                     ->text()
                     .contains(QStringLiteral("38 of 40 found")),
                 qPrintable(fake.console.get<QLabel>("filterLine")->text()));
        const auto *others = fake.console.get<QPushButton>("filterNotFoundButton");
        QVERIFY(others->isVisible());
        QCOMPARE(others->text(), QStringLiteral("Show the other 2"));
        ++person.steps;
        fake.console.get<QTableView>("imageTable")->setFocus();
        QTest::keyClick(fake.console.get<QTableView>("imageTable"), Qt::Key_A, Qt::ControlModifier);
        person.key(Qt::Key_M, Qt::ControlModifier);
        sendIt(person, fake.console, 38 * 3);
        QCOMPARE(person.steps, 5); // pasting stands in place of the filter
    }

    void whatIsMissingWhere()
    {
        FakeConsole fake;
        fake.furnish = furnish;
        QVERIFY(fake.open());
        Person person{fake.console};
        ++person.steps;
        QTest::keyClick(&fake.console.window(), Qt::Key_2, Qt::ControlModifier);
        person.clickRow("filterTree", QStringLiteral("Gaps"));
        const auto *table = fake.console.get<QTableView>("coverageTable");
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 40);
        QCOMPARE(table->model()->columnCount(), 4);
        QCOMPARE(person.steps, 2);
    }

    void theGapsAreFilled()
    {
        FakeConsole fake;
        fake.furnish = furnish;
        QVERIFY(fake.open());
        QVERIFY(QTest::qWaitForWindowActive(&fake.console.window()));
        QTest::keyClick(&fake.console.window(), Qt::Key_2, Qt::ControlModifier);
        auto *table = fake.console.get<QTableView>("coverageTable");
        // a block of two images by two regions, of which all are gaps
        clickCellAt(table, 0, 1, {});
        clickCellAt(table, 1, 2, Qt::ShiftModifier);
        const QString label = fake.console.get<QLabel>("imageLabel")->text();
        QVERIFY2(label.startsWith(QLatin1String("4 gap")), qPrintable(label));
        Person person{fake.console};
        person.key(Qt::Key_G, Qt::ControlModifier);
        sendIt(person, fake.console, 4);
        QCOMPARE(person.steps, 3);
        for (const auto &[number, task] : fake.console.session().tasks().tasks())
            QCOMPARE(fake.console.session().tasks().destinationsOf(number).size(), 2);
        // what was sent is no gap any more
        QCOMPARE(table->model()->headerData(0, Qt::Vertical, CoverageModel::MissingRole).toInt(),
                 1);
    }

    void aFailedCopyOfTheNight()
    {
        FakeConsole fake;
        fake.furnish = [](FakeClient &client) {
            client.regions = {{QStringLiteral("cn-shanghai")}, tokyo, frankfurt, london};
            client.images.first().imageRegionDistributeList.first().status =
                QStringLiteral("AVAILABLE");
        };
        QVERIFY(fake.open());
        fake.client->startResults.append(
            fail(makeError(ErrorKind::Business, Effect::Refused, "ImageUpdateFailed.NotAllow")));
        QVERIFY(fake.send());
        QTRY_VERIFY(fake.console.second() && fake.links().contains(QStringLiteral("Show")));
        Person person{fake.console};
        person.press("messageLink");
        QVERIFY(fake.detailsShown());
        person.press("detailsRetryButton");
        QTRY_VERIFY(fake.console.window().isReviewing());
        person.press("sendButton");
        QTRY_VERIFY(!fake.console.window().isReviewing());
        QCOMPARE(person.steps, 3);
        QCOMPARE(fake.console.session().tasks().destinations().size(), size_t(1));
        QCOMPARE(fake.console.session().tasks().destinations().begin()->second.tries, 2);
    }

    void theFirstStartNeedsNothing()
    {
        Console console;
        QVERIFY(console.open());
        const auto *table = console.get<QTableView>("imageTable");
        QTRY_VERIFY(table->currentIndex().isValid());
        QCOMPARE(table->currentIndex().row(), 0);
        QVERIFY(console.find("taskTree", QStringLiteral("Started elsewhere")).isValid());
        QVERIFY(!console.session().startedElsewhere().isEmpty());
    }

    void theFirstRealKey()
    {
        FakeConsole fake;
        QVERIFY(fake.console.open()); // the practice profile
        Person person{fake.console};
        QCOMPARE(fake.links(), QStringList{QStringLiteral("Connect an Account…")});
        person.press("messageLink");
        auto *dialog = fake.console.get<QWidget>("profileDialog");
        QVERIFY(dialog->isVisible());
        fake.console.get<QRadioButton>("keyTypedRadio")->setChecked(true);
        person.type("keyIdEdit", QStringLiteral("LTAI5tExampleKeyId00"));
        person.type("secretEdit", QStringLiteral("example-secret-of-30-letters-x"));
        person.press("testConnectionButton");
        if (auto *name = fake.console.get<QLineEdit>("profileNameEdit"); name->text().isEmpty())
            QTest::keyClicks(name, QStringLiteral("Production"));
        person.press("saveAndUseButton");
        QTRY_VERIFY(!fake.console.session().profile().isPractice());
        QCOMPARE(person.steps, 3 + 2); // the key is typed: id and secret
    }

    void aRegionSetIsChosenAndRemembered()
    {
        FakeConsole fake;
        fake.furnish = furnish;
        QVERIFY(fake.open());
        auto *button = fake.console.get<QPushButton>("regionSetButton");
        QCOMPARE(button->text(), QStringLiteral("All Listed (4)"));
        Profile profile = fake.console.session().profile();
        profile.regionSets = {{QStringLiteral("Europe"), {london, frankfurt}}};
        QVERIFY(fake.console.workspace().profiles().put(profile));
        QVERIFY(fake.console.session().adapt(profile));
        auto *menu = fake.console.get<QMenu>("menuRegionSet");
        Q_EMIT menu->aboutToShow();
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts.append(action->text().remove(QLatin1Char('&')));
        QCOMPARE(texts, QStringList({QStringLiteral("All Listed (4)"), QStringLiteral("Europe (2)"),
                                     QString(), QStringLiteral("Edit Sets…"),
                                     QStringLiteral("Add Region by Id…")}));
        menu->actions().at(1)->trigger();
        QCOMPARE(button->text(), QStringLiteral("Europe (2)"));
        QCOMPARE(fake.console.get<QTableView>("coverageTable")->model()->columnCount(), 2);
        QCOMPARE(fake.console.workspace().profiles().current().regionSet, QStringLiteral("Europe"));
        QCOMPARE(ProfileStore(fake.console.folder()).current().regionSet, QStringLiteral("Europe"));
        // the wheel changes nothing
        QWheelEvent wheel(QPointF(5, 5), button->mapToGlobal(QPointF(5, 5)), {}, {0, -120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(button, &wheel);
        QCOMPARE(button->text(), QStringLiteral("Europe (2)"));
        // an added region stays in the profile
        QVERIFY(fake.console.session().addRegion(QStringLiteral("xx-far-1")));
        QCOMPARE(ProfileStore(fake.console.folder()).current().addedRegions,
                 QList<RegionId>{{QStringLiteral("xx-far-1")}});
    }

    void regionNamesAreChosenForAllPanes()
    {
        FakeConsole fake;
        fake.furnish = furnish;
        QVERIFY(fake.open());
        fake.console.get<QAction>("actionRegionId")->trigger();
        QVERIFY(fake.console.find("destinationTree", frankfurt.text).isValid());
        QCOMPARE(fake.console.get<QTableView>("coverageTable")
                     ->model()
                     ->headerData(1, Qt::Horizontal)
                     .toString(),
                 tokyo.text);
        fake.console.get<QAction>("actionRegionBoth")->trigger();
        QVERIFY(fake.console.find("destinationTree", QStringLiteral("Frankfurt (eu-central-1)"))
                    .isValid());
    }

    void theCoverageIsSavedAsAFile()
    {
        FakeConsole fake;
        fake.furnish = furnish;
        QVERIFY(fake.open());
        QTemporaryDir folder;
        fake.console.get<QAction>("actionSaveCoverage")->trigger();
        auto *dialog =
            fake.console.window().findChild<QFileDialog *>(QStringLiteral("coverageDialog"));
        QVERIFY(dialog);
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(name);
        name->setText(folder.filePath(QStringLiteral("coverage.csv")));
        QTest::keyClick(name, Qt::Key_Return);
        QFile file(folder.filePath(QStringLiteral("coverage.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 45);
    }

private:
    static void clickCellAt(QTableView *table, int row, int column, Qt::KeyboardModifiers modifiers)
    {
        const QModelIndex cell = table->model()->index(row, column);
        table->scrollTo(cell);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                          table->visualRect(cell).center());
    }
};

REGIONCAST_TEST(TestJobs)
#include "tst_jobs.moc"
