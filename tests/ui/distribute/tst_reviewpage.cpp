#include "distribute/commanddialog.h"
#include "distribute/reviewmodel.h"
#include "distribute/reviewpage.h"
#include "distributefixture.h"
#include "support/testmain.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace regioncast;
using namespace regioncast::test;
using namespace std::chrono_literals;

namespace {

Wish wishFor(const QString &image, const QList<RegionId> &destinations)
{
    Wish wish;
    wish.image = keyOf(image, {}).image;
    wish.destinations = destinations;
    return wish;
}

/// `cad` to five regions: one row of every verdict that needs no prediction, and two to copy.
const QList<Wish> fiveWishes{wishFor(
    QStringLiteral("cad"), {region("cn-shanghai"), region("cn-beijing"), region("ap-northeast-1"),
                            region("eu-central-1"), region("us-west-1")})};

/// A review page on the fixture's session, shown.
struct Page : DistributeFixture
{
    std::unique_ptr<ReviewPage> page;

    bool show(const QList<Wish> &wishes)
    {
        if (!open())
            return false;
        page = std::make_unique<ReviewPage>(context);
        page->setSession(session.get());
        page->resize(1200, 600);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            return false;
        page->review(wishes);
        return true;
    }
    ~Page()
    {
        if (page)
            page->setSession(nullptr);
    }

    template<class T>
    T *get(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QTableView *table() const { return get<QTableView>("reviewTable"); }
    [[nodiscard]] QPushButton *sendButton() const { return get<QPushButton>("sendButton"); }
    [[nodiscard]] QString counts() const { return get<QLabel>("reviewCounts")->text(); }
    [[nodiscard]] QString news() const
    {
        const auto *label = get<QLabel>("reviewNews");
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            texts.append(cell(row, column));
        return texts;
    }
    [[nodiscard]] QVariant tickAt(int row) const
    {
        return table()->model()->index(row, 0).data(Qt::CheckStateRole);
    }
    void press(int row, Qt::Key key) const
    {
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, ReviewModel::Why));
        QTest::keyClick(table(), key);
    }
    void chooseVerdict(const QString &text) const
    {
        auto *tree = get<QTreeWidget>("verdictTree");
        const QModelIndex index = cellOf(tree, text);
        QVERIFY2(index.isValid(), qPrintable(text));
        tree->setCurrentIndex(index);
    }
};

} // namespace

class TestReviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowHasItsVerdictAndReason()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        QCOMPARE(f.get<QLabel>("reviewTitle")->text(),
                 QStringLiteral("Review: nothing has been sent yet"));
        QCOMPARE(f.column(ReviewModel::To),
                 QStringList({QStringLiteral("Shanghai"), QStringLiteral("Beijing"),
                              QStringLiteral("Tokyo"), QStringLiteral("Frankfurt"),
                              QStringLiteral("Silicon Valley")}));
        QCOMPARE(f.column(ReviewModel::VerdictColumn),
                 QStringList({QStringLiteral("Already there"), QStringLiteral("Will copy"),
                              QStringLiteral("In progress"), QStringLiteral("Will copy"),
                              QStringLiteral("Unknown")}));
        QCOMPARE(f.column(ReviewModel::Why),
                 QStringList({QStringLiteral("Shanghai has it"), QString(),
                              QStringLiteral("Copying 40 %"),
                              QStringLiteral("The last copy there failed at 63 %"),
                              QStringLiteral("The service says “REPAIRING”")}));
        QCOMPARE(f.cell(0, ReviewModel::Image), QStringLiteral("cad"));
        QCOMPARE(f.cell(0, ReviewModel::Version), QStringLiteral("v2"));
        QCOMPARE(f.cell(0, ReviewModel::From), QStringLiteral("Shanghai (auto)"));
        QCOMPARE(f.table()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("cad version v2 to Shanghai, Already there, Shanghai has it"));
        QVERIFY(f.table()->hasFocus());
    }

    void onlyWhatCanBeSentHasABox()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        QVERIFY(!f.tickAt(0).isValid());
        QCOMPARE(f.tickAt(1), QVariant(int(Qt::Checked)));
        QVERIFY(!f.tickAt(2).isValid());
        QCOMPARE(f.tickAt(3), QVariant(int(Qt::Checked)));
        QCOMPARE(f.tickAt(4), QVariant(int(Qt::Unchecked))); // Unknown starts unticked
        QCOMPARE(f.sendButton()->text(), QStringLiteral("&Send 2 Copies"));
        QCOMPARE(f.counts(), QStringLiteral("2 of 5 copies will be sent: 1 image(s), 2 region(s), "
                                            "1 request(s). Images read 0 s ago."));
        f.press(0, Qt::Key_Space);
        QVERIFY(!f.tickAt(0).isValid());
        f.press(4, Qt::Key_Space);
        QCOMPARE(f.tickAt(4), QVariant(int(Qt::Checked)));
        QCOMPARE(f.sendButton()->text(), QStringLiteral("&Send 3 Copies"));
    }

    void nothingTickedCannotBeSent()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        QVERIFY(f.sendButton()->isEnabled());
        // Space acts on all chosen rows at once
        f.table()->selectAll();
        QTest::keyClick(f.table(), Qt::Key_Space);
        QCOMPARE(f.sendButton()->text(), QStringLiteral("&Send 3 Copies"));
        QTest::keyClick(f.table(), Qt::Key_Space);
        QCOMPARE(f.sendButton()->text(), QStringLiteral("&Send 0 Copies"));
        QVERIFY(!f.sendButton()->isEnabled());
        f.page->send();
        QVERIFY(!f.page->isSending());
    }

    void aVerdictFilters()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        auto *tree = f.get<QTreeWidget>("verdictTree");
        QStringList groups;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            groups.append(tree->topLevelItem(i)->text(0) + tree->topLevelItem(i)->text(1));
        QCOMPARE(groups,
                 QStringList({QStringLiteral("All5"), QStringLiteral("Will Be Sent"),
                              QStringLiteral("Will copy2"), QStringLiteral("Will Not Be Sent"),
                              QStringLiteral("Already there1"), QStringLiteral("In progress1"),
                              QStringLiteral("Unknown1")}));
        f.chooseVerdict(QStringLiteral("Will copy"));
        QCOMPARE(f.column(ReviewModel::To),
                 QStringList({QStringLiteral("Beijing"), QStringLiteral("Frankfurt")}));
        f.press(1, Qt::Key_Space);
        // what is filtered out counts all the same
        f.chooseVerdict(QStringLiteral("Unknown"));
        QCOMPARE(f.table()->model()->rowCount(), 1);
        QCOMPARE(f.sendButton()->text(), QStringLiteral("&Send 1 Copies"));
        f.chooseVerdict(QStringLiteral("All"));
        QCOMPARE(f.tickAt(3), QVariant(int(Qt::Unchecked)));
    }

    void backAndForthKeepsTicksAndLabel()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        QSignalSpy back(f.page.get(), &ReviewPage::backRequested);
        f.press(1, Qt::Key_Space);
        f.press(4, Qt::Key_Space);
        f.get<QLineEdit>("labelEdit")->setText(QStringLiteral("CHG-20417"));
        QTest::keyClick(f.table(), Qt::Key_Escape);
        QCOMPARE(back.size(), 1);
        f.page->review(fiveWishes);
        QCOMPARE(f.tickAt(1), QVariant(int(Qt::Unchecked)));
        QCOMPARE(f.tickAt(4), QVariant(int(Qt::Checked)));
        QCOMPARE(f.get<QLineEdit>("labelEdit")->text(), QStringLiteral("CHG-20417"));
        QTest::mouseClick(f.get<QPushButton>("backButton"), Qt::LeftButton);
        QCOMPARE(back.size(), 2);
        // another review begins anew
        f.page->review({wishFor(QStringLiteral("office"), {region("us-east-1")})});
        QVERIFY(f.get<QLineEdit>("labelEdit")->text().isEmpty());
        f.page->review(fiveWishes);
        QCOMPARE(f.tickAt(1), QVariant(int(Qt::Checked)));
    }

    void returnDoesNotSend_data()
    {
        QTest::addColumn<QString>("focus");
        for (const char *name : {"reviewTable", "verdictTree", "labelEdit", "sendButton"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void returnDoesNotSend()
    {
        QFETCH(QString, focus);
        Page f;
        QVERIFY(f.show(fiveWishes));
        auto *widget = f.page->findChild<QWidget *>(focus);
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_Return);
        QTest::keyClick(widget, Qt::Key_Enter);
        QVERIFY(!f.page->isSending());
    }

    void aDoubleClickSendsOneBatch()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        QSignalSpy sent(f.page.get(), &ReviewPage::sent);
        f.get<QLineEdit>("labelEdit")->setText(QStringLiteral(" CHG-20417 "));
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        f.page->send();
        QVERIFY(f.page->isSending());
        QTRY_COMPARE(sent.size(), 1);
        QTRY_COMPARE(f.client.starts.size(), 1);
        QCOMPARE(f.client.starts.first().destinations,
                 QList<RegionId>({region("cn-beijing"), region("eu-central-1")}));
        QCOMPARE(f.session->tasks().batches().size(), size_t(1));
        QCOMPARE(f.session->tasks().batches().begin()->second.label, QStringLiteral("CHG-20417"));
        QCOMPARE(sent.first().first().toLongLong(), f.session->tasks().batches().begin()->first);
        // what is on its way already is named with its batch, and cannot be sent again
        f.page->review(fiveWishes);
        QCOMPARE(f.cell(1, ReviewModel::VerdictColumn), QStringLiteral("In progress"));
        QVERIFY2(f.cell(1, ReviewModel::Why).endsWith(QLatin1String("CHG-20417")),
                 qPrintable(f.cell(1, ReviewModel::Why)));
        QVERIFY(!f.sendButton()->isEnabled());
    }

    void everythingIsOffWhileImagesAreChecked()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        QSignalSpy back(f.page.get(), &ReviewPage::backRequested);
        f.client.hangReads = true;
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        QCOMPARE(f.counts(), QStringLiteral("Checking 1 image(s)…"));
        for (const char *name :
             {"reviewTable", "verdictTree", "labelEdit", "backButton", "sendButton"}) {
            QVERIFY2(!f.page->findChild<QWidget *>(QString::fromLatin1(name))->isEnabled(), name);
        }
        QTest::keyClick(f.page.get(), Qt::Key_Escape);
        QVERIFY(back.isEmpty());
        f.client.hangReads = false;
        f.client.releaseAll();
        QTRY_VERIFY(!f.page->isSending());
    }

    void whatChangedIsShownFirstAndNotSent()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        QSignalSpy sent(f.page.get(), &ReviewPage::sent);
        // meanwhile somebody else began the copy to Frankfurt
        f.image(QStringLiteral("cad"), QStringLiteral("v2")).imageRegionDistributeList[2] = {
            {}, {}, region("eu-central-1"), QStringLiteral("CREATING"), QStringLiteral("5%")};
        f.clock.advance(1s);
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        QTRY_VERIFY(!f.page->isSending());
        QVERIFY(sent.isEmpty());
        QVERIFY(f.client.starts.isEmpty());
        QCOMPARE(f.news(),
                 QStringLiteral("1 row(s) changed since you looked. Nothing has been sent."));
        QCOMPARE(f.cell(0, ReviewModel::To), QStringLiteral("Frankfurt"));
        QCOMPARE(f.cell(0, ReviewModel::Why), QStringLiteral("Now: Copying 5 %"));
        QCOMPARE(f.sendButton()->text(), QStringLiteral("&Send 1 Copies"));
        QVERIFY(f.table()->hasFocus());
        // there is nothing to tick, so nothing is offered
        QVERIFY(!f.get<QPushButton>("useWhatIsNewButton")->isVisible());
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(f.client.starts.first().destinations, QList<RegionId>{region("cn-beijing")});
    }

    void aNewerVersionIsSaidAndCanBeUsed()
    {
        Page f;
        QVERIFY(f.show(
            {wishFor(QStringLiteral("office"), {region("us-east-1"), region("eu-central-1")})}));
        QSignalSpy sent(f.page.get(), &ReviewPage::sent);
        f.client.images.append(
            rowOf({QStringLiteral("office"),
                   QStringLiteral("v2"),
                   QStringLiteral("v2"),
                   {{QStringLiteral("cn-beijing"), QStringLiteral("AVAILABLE"), {}}}}));
        f.image(QStringLiteral("office"), QStringLiteral("v1")).latestVersionId =
            keyOf(QStringLiteral("office"), QStringLiteral("v2")).version;
        f.clock.advance(1s);
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        QTRY_VERIFY(!f.page->isSending());
        QCOMPARE(f.news(),
                 QStringLiteral("2 row(s) changed since you looked. Nothing has been sent."));
        QCOMPARE(f.cell(0, ReviewModel::Why), QStringLiteral("Newest is now v2, you saw v1"));
        QVERIFY(!f.sendButton()->isEnabled());
        auto *use = f.get<QPushButton>("useWhatIsNewButton");
        QVERIFY(use->isVisible());
        QTest::mouseClick(use, Qt::LeftButton);
        QVERIFY(!use->isVisible());
        QCOMPARE(f.sendButton()->text(), QStringLiteral("&Send 2 Copies"));
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        QTRY_COMPARE(sent.size(), 1);
        QTRY_COMPARE(f.client.starts.size(), 1);
        QCOMPARE(f.client.starts.first().versionId,
                 keyOf(QStringLiteral("office"), QStringLiteral("v2")).version);
    }

    void anImageThatIsGoneKeepsItsName()
    {
        Page f;
        QVERIFY(f.show({wishFor(QStringLiteral("office"), {region("us-east-1")})}));
        f.client.images.removeIf(
            [](const ImageRow &row) { return row.imageName == QLatin1String("office"); });
        f.clock.advance(1s);
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        QTRY_VERIFY(!f.page->isSending());
        QVERIFY(!f.news().isEmpty());
        QCOMPARE(f.cell(0, ReviewModel::Image), QStringLiteral("office"));
        QCOMPARE(f.cell(0, ReviewModel::Why), QStringLiteral("The image is not listed any more"));
        QVERIFY(!f.sendButton()->isEnabled());
    }

    void anErrorLosesNothing()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        QSignalSpy failed(f.page.get(), &ReviewPage::failed);
        f.press(1, Qt::Key_Space);
        f.get<QLineEdit>("labelEdit")->setText(QStringLiteral("CHG-20417"));
        const Error error = makeError(ErrorKind::Transport, Effect::NothingSent, codes::unreachable,
                                      {QStringLiteral("example.invalid")});
        f.client.failReads.append(error);
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>(), error);
        QCOMPARE(f.news(), f.context.errors.text(error).message);
        QCOMPARE(f.tickAt(1), QVariant(int(Qt::Unchecked)));
        QCOMPARE(f.get<QLineEdit>("labelEdit")->text(), QStringLiteral("CHG-20417"));
        QVERIFY(f.sendButton()->isEnabled());
        QVERIFY(f.table()->hasFocus());
        QTest::mouseClick(f.sendButton(), Qt::LeftButton);
        QVERIFY(f.news().isEmpty());
        QTRY_COMPARE(f.client.starts.size(), 1);
    }

    void aboveTheLimitTheNumberIsTyped()
    {
        Page f;
        QList<Wish> wishes;
        const QList<RegionId> destinations{region("cn-beijing"), region("us-east-1"),
                                           region("eu-central-1")};
        for (int i = 0; i < 34; ++i) {
            const QString name = QStringLiteral("many%1").arg(i);
            f.client.images.append(
                rowOf({name,
                       QStringLiteral("v1"),
                       QStringLiteral("v1"),
                       {{QStringLiteral("cn-shanghai"), QStringLiteral("AVAILABLE"), {}}}}));
            wishes.append(wishFor(name, destinations));
        }
        QVERIFY(f.show(wishes));
        auto *count = f.get<QLineEdit>("countEdit");
        QVERIFY(f.counts().startsWith(QLatin1String(
            "102 of 102 copies will be sent: 34 image(s), 3 region(s), 34 request(s).")));
        QVERIFY(count->isVisible());
        QCOMPARE(count->placeholderText(), QStringLiteral("Type 102 to send"));
        QVERIFY(!f.sendButton()->isEnabled());
        count->setText(QStringLiteral("101"));
        QVERIFY(!f.sendButton()->isEnabled());
        count->setText(QStringLiteral("102"));
        QVERIFY(f.sendButton()->isEnabled());
        f.press(0, Qt::Key_Space);
        QVERIFY(!f.sendButton()->isEnabled()); // it is another number now
        f.press(1, Qt::Key_Space);
        QVERIFY(!count->isVisible());
        QVERIFY(f.sendButton()->isEnabled());
    }

    void theAgeOfTheReadingGoesOn()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        f.clock.advance(14s);
        QVERIFY2(f.counts().endsWith(QLatin1String("Images read 14 s ago.")),
                 qPrintable(f.counts()));
    }

    void theColumnsAreRemembered()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        f.table()->horizontalHeader()->resizeSection(ReviewModel::Version, 123);
        const QByteArray layout = f.page->saveLayout();
        ReviewPage other(f.context);
        other.restoreLayout(layout);
        const auto *table = other.findChild<QTableView *>(QStringLiteral("reviewTable"));
        QCOMPARE(table->horizontalHeader()->sectionSize(ReviewModel::Version), 123);
    }

    void practiceSaysSo()
    {
        Page f;
        QVERIFY(f.show(fiveWishes));
        QCOMPARE(f.get<QLabel>("reviewNote")->text(),
                 QStringLiteral("Practice: nothing leaves this computer."));
    }

    void theExpectedTimeIsThatOfTheJournal()
    {
        Page p;
        for (int i = 0; i < 5; ++i)
            p.arrived(region("us-east-1"), 10min);
        QVERIFY(p.show({wishFor(QStringLiteral("cad"), {region("us-east-1")})}));
        QCOMPARE(p.cell(0, ReviewModel::Why), QStringLiteral("about 10 min"));
        QCOMPARE(p.get<QLabel>("reviewTime")->text(), QStringLiteral("About 10 min."));
        p.press(0, Qt::Key_Space); // unticked: nothing is sent
        QVERIFY(p.get<QLabel>("reviewTime")->isHidden());

        // Of one of these copies too little is known.
        p.page->review(
            {wishFor(QStringLiteral("cad"), {region("us-east-1"), region("cn-beijing")})});
        QVERIFY(p.get<QLabel>("reviewTime")->isHidden());
        QCOMPARE(p.column(ReviewModel::Why),
                 QStringList({QStringLiteral("about 10 min"), QString()}));
    }

    void oneRequestPerRegionStaysOverBackAndForth()
    {
        Page p;
        const QList<Wish> wishes{
            wishFor(QStringLiteral("cad"), {region("us-east-1"), region("cn-beijing")})};
        QVERIFY(p.show(wishes));
        QVERIFY(p.counts().contains(QStringLiteral("1 request")));
        auto *each = p.get<QCheckBox>("oneRegionPerRequestCheck");
        each->click();
        QVERIFY(p.counts().contains(QStringLiteral("2 request")));
        p.page->review(wishes);
        QVERIFY(each->isChecked());
        QVERIFY(p.counts().contains(QStringLiteral("2 request")));
        QTest::mouseClick(p.sendButton(), Qt::LeftButton);
        QTRY_COMPARE(p.client.starts.size(), 2);
        QCOMPARE(p.client.starts.first().destinations.size(), 1);
    }

    void whatTheCatalogueForeseesIsBlockedAndSaysWhy()
    {
        Page p;
        QVERIFY(p.show({wishFor(QStringLiteral("secret"), {region("us-east-1")}),
                        wishFor(QStringLiteral("cad"), {region("us-east-1")})}));
        QCOMPARE(p.column(ReviewModel::VerdictColumn),
                 QStringList({QStringLiteral("Blocked"), QStringLiteral("Will copy")}));
        QCOMPARE(p.cell(0, ReviewModel::Why), QStringLiteral("encrypted or unsupported"));
        QVERIFY(!p.table()->model()->index(0, ReviewModel::Why).data(Qt::ToolTipRole).isNull());
        QCOMPARE(p.tickAt(0).toInt(), int(Qt::Unchecked));
        // The catalogue may be wrong: it can be tried, and takes no other row with it.
        p.press(0, Qt::Key_Space);
        QVERIFY(p.counts().contains(QStringLiteral("2 request")));
    }

    void parentsStandBeforeWhatNeedsThem()
    {
        Page p;
        ImageRow child = rowOf({QStringLiteral("layer"),
                                QStringLiteral("v1"),
                                QStringLiteral("v1"),
                                {{QStringLiteral("cn-beijing"), QStringLiteral("AVAILABLE"), {}}}});
        child.parentImageId = keyOf(QStringLiteral("office"), {}).image;
        child.parentImageVersion = keyOf(QStringLiteral("office"), QStringLiteral("v1")).version;
        p.client.images.append(child);
        QVERIFY(p.show({wishFor(QStringLiteral("layer"), {region("us-east-1")})}));
        QCOMPARE(p.column(ReviewModel::Image),
                 QStringList({QStringLiteral("office"), QStringLiteral("layer")}));
        QCOMPARE(p.column(ReviewModel::VerdictColumn),
                 QStringList({QStringLiteral("Will copy"), QStringLiteral("Parent first")}));
        QCOMPARE(p.cell(1, ReviewModel::Why), QStringLiteral("office v1 first"));
        QVERIFY(p.counts().contains(QStringLiteral("parent")));
        p.press(0, Qt::Key_Space); // without the parent the child cannot go either
        QCOMPARE(p.tickAt(1).toInt(), int(Qt::Unchecked));
        QVERIFY(!p.sendButton()->isEnabled());
        p.press(1, Qt::Key_Space);
        QCOMPARE(p.tickAt(0).toInt(), int(Qt::Checked));
    }

    void guardsCannotBeTickedAway()
    {
        Page p;
        QVERIFY(p.show(fiveWishes));
        Profile guarded = p.session->profile();
        guarded.guards.regions = {region("cn-beijing")};
        guarded.guards.confirmAbove = 0;
        QVERIFY(p.session->adapt(guarded));
        p.page->review(
            {wishFor(QStringLiteral("office"), {region("us-east-1"), region("cn-beijing")}),
             wishFor(QStringLiteral("cad"), {region("cn-beijing")})});
        QCOMPARE(p.cell(0, ReviewModel::Why), QStringLiteral("region not allowed here"));
        QVERIFY(p.tickAt(0).isNull());
        p.press(0, Qt::Key_Space);
        QVERIFY(!p.sendButton()->isEnabled()); // the number is to be typed
        QTest::keyClicks(p.get<QLineEdit>("countEdit"), QStringLiteral("1"));
        QVERIFY(p.sendButton()->isEnabled());
    }

    void whatIsTickedCanBeSavedAndOpened()
    {
        Page p;
        QVERIFY(p.show(fiveWishes));
        p.get<QLineEdit>("labelEdit")->setText(QStringLiteral("CHG-1"));
        const QTemporaryDir files;
        const auto save = [&](const QString &name) {
            p.get<QPushButton>("savePlanButton")->click();
            auto *dialog = p.get<QFileDialog>("savePlanDialog");
            auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
            edit->setText(files.filePath(name));
            QTest::keyClick(edit, Qt::Key_Return);
            QTRY_VERIFY(!p.get<QFileDialog>("savePlanDialog"));
        };
        for (const QString &name : {QStringLiteral("a.json"), QStringLiteral("b.csv")}) {
            save(name);
            QVERIFY2(p.news().contains(name), qPrintable(p.news()));
            const Result<PlanFile> plan = readPlanFile(files.filePath(name));
            QVERIFY(plan);
            QCOMPARE(plan->label, QStringLiteral("CHG-1"));
            QCOMPARE(p.session->plan(plan->wishes).chosenCount(), 2);
            p.get<QLineEdit>("labelEdit")->clear();
            p.page->review(*plan);
            QCOMPARE(p.table()->model()->rowCount(), 2);
            QCOMPARE(p.get<QLineEdit>("labelEdit")->text(), QStringLiteral("CHG-1"));
        }
        save(QStringLiteral("no/such/folder/c.json"));
        QVERIFY2(p.news().contains(QLatin1String("c.json")), qPrintable(p.news()));
    }

    void commandsShowWhatWouldBeSent()
    {
        Page p;
        QVERIFY(p.show(fiveWishes));
        p.get<QPushButton>("showCommandButton")->click();
        auto *dialog = p.get<CommandDialog>("commandDialog");
        QVERIFY(dialog);
        const auto text = [dialog](const char *name) {
            return dialog->findChild<QPlainTextEdit *>(QString::fromLatin1(name))->toPlainText();
        };
        QVERIFY2(text("vendorText").contains(QLatin1String("--ImageId img-cad")),
                 qPrintable(text("vendorText")));
        QVERIFY(text("runText").startsWith(QLatin1String("regioncast run --profile ")));
        QVERIFY(text("planText").contains(QLatin1String("img-cad")));
        dialog->findChild<QTabWidget *>(QStringLiteral("commandTabs"))->setCurrentIndex(1);
        dialog->findChild<QPushButton *>(QStringLiteral("copyCommandButton"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), text("vendorText"));
        QVERIFY(p.client.starts.isEmpty());
    }
};

REGIONCAST_TEST(TestReviewPage)
#include "tst_reviewpage.moc"
