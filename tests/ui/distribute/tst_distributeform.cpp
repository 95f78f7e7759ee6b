#include "distribute/distributeform.h"
#include "distributefixture.h"
#include "support/testmain.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QWheelEvent>

using namespace regioncast;
using namespace regioncast::test;
using namespace std::chrono_literals;

namespace {

const ImageKey cad = keyOf(QStringLiteral("cad"), QStringLiteral("v2"));
const ImageKey oldCad = keyOf(QStringLiteral("cad"), QStringLiteral("v1"));
const ImageKey office = keyOf(QStringLiteral("office"), QStringLiteral("v1"));
const ImageKey secret = keyOf(QStringLiteral("secret"), QStringLiteral("v1"));

QSet<RegionId> regions(const QStringList &ids)
{
    QSet<RegionId> regions;
    for (const QString &id : ids)
        regions.insert({id});
    return regions;
}

/// A form on the fixture's session, shown.
struct Form : DistributeFixture
{
    std::unique_ptr<DistributeForm> form;

    bool show(const QList<ImageKey> &images, bool isSender = true)
    {
        if (!open(isSender))
            return false;
        form = std::make_unique<DistributeForm>(context);
        form->setSession(session.get());
        form->setImages(images);
        form->resize(280, 560);
        form->show();
        form->activateWindow();
        return QTest::qWaitForWindowActive(form.get());
    }
    ~Form()
    {
        if (form)
            form->setSession(nullptr);
    }

    template<class T>
    T *get(const char *name) const
    {
        return form->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString line() const { return get<QLabel>("planSummaryLabel")->text(); }
    [[nodiscard]] QPushButton *button() const { return get<QPushButton>("reviewButton"); }
    [[nodiscard]] QTreeWidget *tree() const { return get<QTreeWidget>("destinationTree"); }
    [[nodiscard]] QTreeWidgetItem *item(const char *name) const
    {
        const QList<QTreeWidgetItem *> items =
            tree()->findItems(QString::fromLatin1(name), Qt::MatchExactly | Qt::MatchRecursive, 0);
        return items.value(0);
    }
    [[nodiscard]] QString stateAt(const char *name) const { return item(name)->text(1); }
    [[nodiscard]] QStringList texts(const char *name) const
    {
        const auto *combo = get<QComboBox>(name);
        QStringList texts;
        for (int i = 0; i < combo->count(); ++i)
            texts.append(combo->itemText(i));
        return texts;
    }
    void choose(const char *combo, const QString &text) const
    {
        auto *box = get<QComboBox>(combo);
        QVERIFY2(box->findText(text) >= 0, qPrintable(text));
        box->setCurrentIndex(box->findText(text));
    }
    /// The action of the Select menu, as it is when the menu opens.
    [[nodiscard]] QAction *selectAction(const char *name) const
    {
        auto *menu = get<QMenu>("selectRegionsMenu");
        Q_EMIT menu->aboutToShow();
        return menu->findChild<QAction *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString reason() const
    {
        const auto *stack = form->findChild<QStackedWidget *>();
        if (stack->currentWidget() == tree())
            return {};
        return stack->currentWidget()->findChild<QLabel *>()->text();
    }
};

} // namespace

class TestDistributeForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLineSaysWhatIsMissing()
    {
        Form f;
        QVERIFY(f.show({}));
        QCOMPARE(f.line(), QStringLiteral("Choose an image."));
        QVERIFY(!f.button()->isEnabled());
        QVERIFY(!f.get<QComboBox>("versionCombo")->isEnabled());
        f.form->setImages({cad});
        QCOMPARE(f.line(), QStringLiteral("Tick at least one region."));
        QVERIFY(!f.form->canReview());
        QVERIFY(!f.button()->isEnabled());
        QVERIFY(f.form->wishes().isEmpty());
    }

    void theLineSaysWhatWouldBeSent_data()
    {
        QTest::addColumn<QStringList>("ticks");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("button");
        const QString shanghai = QStringLiteral("cn-shanghai");
        const QString beijing = QStringLiteral("cn-beijing");
        const QString tokyo = QStringLiteral("ap-northeast-1");
        const QString frankfurt = QStringLiteral("eu-central-1");
        const QString odd = QStringLiteral("us-west-1");
        const QString off = QStringLiteral("Revie&w…");
        const QString two = QStringLiteral("Revie&w 2 Copies…");
        QTest::newRow("absent, and failed before")
            << QStringList{beijing, frankfurt} << QStringLiteral("2 copies") << two;
        QTest::newRow("one is there") << QStringList{beijing, frankfurt, shanghai}
                                      << QStringLiteral("2 copies · 1 already there") << two;
        QTest::newRow("one is copying")
            << QStringList{beijing, frankfurt, shanghai, tokyo}
            << QStringLiteral("2 copies · 1 already there · 1 in progress") << two;
        QTest::newRow("an unknown word counts for the review")
            << QStringList{beijing, frankfurt, odd} << QStringLiteral("2 copies · 1 unknown")
            << QStringLiteral("Revie&w 3 Copies…");
        QTest::newRow("all there") << QStringList{shanghai}
                                   << QStringLiteral("All ticked regions already have it.") << off;
        QTest::newRow("all copying")
            << QStringList{tokyo} << QStringLiteral("All ticked regions are getting it already.")
            << off;
        QTest::newRow("both") << QStringList{shanghai, tokyo}
                              << QStringLiteral(
                                     "All ticked regions already have it or are getting it.")
                              << off;
    }

    void theLineSaysWhatWouldBeSent()
    {
        QFETCH(QStringList, ticks);
        QFETCH(QString, line);
        QFETCH(QString, button);
        Form f;
        QVERIFY(f.show({cad}));
        QSignalSpy changed(f.form.get(), &DistributeForm::changed);
        f.form->tick(regions(ticks));
        QCOMPARE(f.line(), line);
        QCOMPARE(f.button()->text(), button);
        QCOMPARE(f.button()->isEnabled(),
                 button.contains(QLatin1Char('%')) || button.contains(QLatin1String("Copies")));
        QCOMPARE(f.form->canReview(), f.button()->isEnabled());
        QCOMPARE(f.button()->accessibleDescription(), line);
        QVERIFY(!changed.isEmpty());
    }

    void anEncryptedImageIsSaidToBeRefused()
    {
        Form f;
        QVERIFY(f.show({secret}));
        f.form->tick(regions({QStringLiteral("cn-beijing"), QStringLiteral("us-east-1")}));
        QCOMPARE(f.line(), QStringLiteral("This image is encrypted; the service does not copy "
                                          "encrypted images."));
        QVERIFY(!f.form->canReview());
        f.form->setImages({cad, secret});
        QVERIFY2(f.line().endsWith(QLatin1String("1 of 2 image(s) cannot be copied.")),
                 qPrintable(f.line()));
        QList<ImageId> asked;
        connect(f.form.get(), &DistributeForm::imagesRequested, f.form.get(),
                [&asked](const QList<ImageId> &images) { asked = images; });
        f.get<QPushButton>("showNotCopyableButton")->click();
        QCOMPARE(asked, QList<ImageId>{secret.image});
        f.form->setImages({secret});
        QVERIFY(f.get<QPushButton>("showNotCopyableButton")->isHidden());
    }

    void withoutTheLockNothingCanBeSent()
    {
        Form f;
        QVERIFY(f.show({cad}, false));
        f.form->tick(regions({QStringLiteral("cn-beijing")}));
        QVERIFY(!f.form->canReview());
        QCOMPARE(f.line(), f.context.errors.text(*f.session->sendingOff()).message);
    }

    void theFieldsOfOneImage()
    {
        Form f;
        QVERIFY(f.show({cad}));
        QCOMPARE(f.get<QLabel>("imageLabel")->text(), QStringLiteral("cad"));
        QCOMPARE(f.texts("versionCombo"),
                 QStringList({QStringLiteral("Newest: v2"), QStringLiteral("v1, in 2 region(s)"),
                              QStringLiteral("Other Version Id…")}));
        QCOMPARE(f.texts("sourceRegionCombo"),
                 QStringList({QStringLiteral("Automatic: Shanghai"), QStringLiteral("Shanghai"),
                              QStringLiteral("Let the service choose (random)")}));
        QCOMPARE(
            f.texts("productTypeCombo"),
            QStringList({QStringLiteral("As the image: CloudApp"), QStringLiteral("CloudDesktop"),
                         QStringLiteral("CloudApp"), QStringLiteral("WuyingServer")}));
        // the older version is held by another region, too
        f.choose("versionCombo", QStringLiteral("v1, in 2 region(s)"));
        QCOMPARE(f.texts("sourceRegionCombo"),
                 QStringList({QStringLiteral("Automatic: Shanghai"), QStringLiteral("Shanghai"),
                              QStringLiteral("Singapore"),
                              QStringLiteral("Let the service choose (random)")}));
    }

    void whatIsChosenBecomesTheWish()
    {
        Form f;
        QVERIFY(f.show({cad}));
        f.form->tick(regions({QStringLiteral("us-east-1"), QStringLiteral("cn-beijing")}));
        Wish wish;
        wish.image = cad.image;
        wish.destinations = {region("cn-beijing"), region("us-east-1")}; // as they stand
        QCOMPARE(f.form->wishes(), QList<Wish>{wish});

        f.choose("versionCombo", QStringLiteral("v1, in 2 region(s)"));
        f.choose("sourceRegionCombo", QStringLiteral("Singapore"));
        f.choose("productTypeCombo", QStringLiteral("CloudDesktop"));
        wish.version = oldCad.version;
        wish.automaticSource = false;
        wish.source = region("ap-southeast-1");
        wish.product = QStringLiteral("CloudDesktop");
        QCOMPARE(f.form->wishes(), QList<Wish>{wish});

        f.choose("sourceRegionCombo", QStringLiteral("Let the service choose (random)"));
        wish.source.reset();
        QCOMPARE(f.form->wishes(), QList<Wish>{wish});
    }

    void ticksStayAndTheOtherFieldsBeginAnewWithAnotherImage()
    {
        Form f;
        QVERIFY(f.show({cad}));
        const auto ticks = regions({QStringLiteral("cn-beijing"), QStringLiteral("us-east-1")});
        f.form->tick(ticks);
        f.choose("sourceRegionCombo", QStringLiteral("Shanghai"));
        f.choose("productTypeCombo", QStringLiteral("WuyingServer"));
        f.form->setImages({office});
        QCOMPARE(f.form->ticked(), ticks);
        QCOMPARE(f.item("Beijing")->checkState(0), Qt::Checked);
        QCOMPARE(f.line(), QStringLiteral("1 copies · 1 already there"));
        QCOMPARE(f.get<QComboBox>("sourceRegionCombo")->currentText(),
                 QStringLiteral("Automatic: Beijing"));
        QCOMPARE(f.get<QComboBox>("productTypeCombo")->currentIndex(), 0);
        f.form->setImages({});
        QCOMPARE(f.form->ticked(), ticks);
    }

    void aRowOfAnOlderVersionMeansThatVersion()
    {
        Form f;
        QVERIFY(f.show({oldCad}));
        QCOMPARE(f.get<QComboBox>("versionCombo")->currentText(),
                 QStringLiteral("v1, in 2 region(s)"));
        QCOMPARE(f.stateAt("Singapore"), QStringLiteral("There"));
    }

    void theStateOfEveryCopy_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("state");
        QTest::newRow("there") << QStringLiteral("Shanghai") << QStringLiteral("There");
        QTest::newRow("copying") << QStringLiteral("Tokyo") << QStringLiteral("Copying 40 %");
        QTest::newRow("failed") << QStringLiteral("Frankfurt") << QStringLiteral("Failed at 63 %");
        QTest::newRow("an older version")
            << QStringLiteral("Singapore") << QStringLiteral("v1 there");
        QTest::newRow("a word we do not know")
            << QStringLiteral("Silicon Valley") << QStringLiteral("“REPAIRING”");
        QTest::newRow("absent") << QStringLiteral("Beijing") << QString();
    }

    void theStateOfEveryCopy()
    {
        QFETCH(QString, name);
        QFETCH(QString, state);
        Form f;
        QVERIFY(f.show({cad}));
        const QTreeWidgetItem *item = f.item(name.toLatin1().constData());
        QVERIFY(item);
        QCOMPARE(item->text(1), state);
        QCOMPARE(item->data(0, Qt::AccessibleTextRole).toString(),
                 state.isEmpty() ? name : name + QStringLiteral(", ") + state);
    }

    void aChosenSourceIsNoDestination()
    {
        Form f;
        QVERIFY(f.show({cad}));
        f.form->tick(regions({QStringLiteral("cn-shanghai"), QStringLiteral("cn-beijing")}));
        QVERIFY(f.item("Shanghai")->flags() & Qt::ItemIsEnabled);
        f.choose("sourceRegionCombo", QStringLiteral("Shanghai"));
        QTreeWidgetItem *source = f.item("Shanghai");
        QVERIFY(!(source->flags() & (Qt::ItemIsEnabled | Qt::ItemIsUserCheckable)));
        QCOMPARE(source->checkState(0), Qt::Unchecked);
        QCOMPARE(source->toolTip(0), QStringLiteral("cn-shanghai: the copy comes from here"));
        QCOMPARE(source->data(0, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Shanghai, cannot be chosen: the copy comes from here"));
        QCOMPARE(f.form->plan().rows.size(), 1);
        // its tick is kept for when it can count again
        f.choose("sourceRegionCombo", QStringLiteral("Automatic: Shanghai"));
        QCOMPARE(f.item("Shanghai")->checkState(0), Qt::Checked);
        QVERIFY(f.item("Shanghai")->flags() & Qt::ItemIsUserCheckable);

        f.form->tick(regions({QStringLiteral("cn-shanghai")}));
        f.choose("sourceRegionCombo", QStringLiteral("Shanghai"));
        QCOMPARE(f.line(), QStringLiteral("The source region cannot be its own destination."));
        QVERIFY(!f.form->canReview());
    }

    void severalImages()
    {
        Form f;
        QVERIFY(f.show({cad, office, oldCad}));
        QCOMPARE(f.get<QLabel>("imageLabel")->text(), QStringLiteral("2 image(s)"));
        QCOMPARE(f.texts("versionCombo"), QStringList{QStringLiteral("Newest of each")});
        QCOMPARE(f.texts("sourceRegionCombo"),
                 QStringList({QStringLiteral("Automatic"),
                              QStringLiteral("Let the service choose (random)")}));
        QCOMPARE(f.texts("productTypeCombo").first(), QStringLiteral("As each image"));
        QCOMPARE(f.stateAt("Beijing"), QStringLiteral("missing in 1 of 2"));
        QCOMPARE(f.stateAt("Virginia"), QStringLiteral("missing in 2 of 2"));
        // a failed copy is missing as well; one that is on its way is not
        QCOMPARE(f.stateAt("Frankfurt"), QStringLiteral("missing in 2 of 2"));
        QCOMPARE(f.stateAt("Tokyo"), QStringLiteral("missing in 1 of 2"));
        f.form->tick(regions({QStringLiteral("cn-beijing"), QStringLiteral("us-east-1")}));
        QCOMPARE(f.line(), QStringLiteral("3 copies · 1 already there"));
        QCOMPARE(f.form->wishes().size(), 2);
    }

    void aTypedVersionId()
    {
        Form f;
        QVERIFY(f.show({cad}));
        f.form->tick(regions({QStringLiteral("cn-beijing"), QStringLiteral("us-east-1")}));
        f.choose("versionCombo", QStringLiteral("Other Version Id…"));
        auto *edit = f.get<QLineEdit>("versionIdEdit");
        QVERIFY(edit);
        QVERIFY(edit->hasFocus());
        QCOMPARE(f.line(), QStringLiteral("Type a version id."));
        QVERIFY(f.form->wishes().isEmpty());
        // a text with which an item begins stays as it was typed
        QTest::keyClicks(edit, QStringLiteral("v1"));
        QCOMPARE(edit->text(), QStringLiteral("v1"));
        QTest::keyClicks(edit, QStringLiteral("x"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(f.form->wishes().first().version, std::optional(VersionId{QStringLiteral("v1x")}));
        QCOMPARE(f.line(), QStringLiteral("0 copies · 2 unknown"));
        QVERIFY(f.form->canReview());
        QCOMPARE(f.texts("versionCombo").size(), 3);
        // a reading does not touch what is being typed
        edit->setCursorPosition(1);
        f.image(QStringLiteral("cad"), QStringLiteral("v2")).versionName = QStringLiteral("v2b");
        QVERIFY(f.readAgain());
        QCOMPARE(f.texts("versionCombo").first(), QStringLiteral("Newest: v2b"));
        QCOMPARE(f.get<QLineEdit>("versionIdEdit")->text(), QStringLiteral("v1x"));
        QCOMPARE(f.get<QLineEdit>("versionIdEdit")->cursorPosition(), 1);
        // a known version by its id
        edit->selectAll();
        QTest::keyClicks(edit, oldCad.version.text);
        QCOMPARE(f.stateAt("Singapore"), QStringLiteral("There"));
        // and back to the list
        QTest::keyClick(edit, Qt::Key_Up);
        QCOMPARE(f.get<QComboBox>("versionCombo")->currentText(),
                 QStringLiteral("v1, in 2 region(s)"));
        QVERIFY(!f.get<QComboBox>("versionCombo")->isEditable());
        QCOMPARE(f.form->wishes().first().version, std::optional(oldCad.version));
    }

    void findARegion()
    {
        Form f;
        QVERIFY(f.show({cad}));
        auto *find = f.get<QLineEdit>("regionFindEdit");
        find->setFocus();
        QTest::keyClicks(find, QStringLiteral("sing"));
        QVERIFY(!f.item("Singapore")->isHidden());
        QVERIFY(f.item("Tokyo")->isHidden());
        QVERIFY(f.item("Mainland China")->isHidden());
        find->setText(QStringLiteral("EU-central"));
        QVERIFY(f.item("Singapore")->isHidden());
        // Return goes to what was found, Space ticks it
        QTest::keyClick(find, Qt::Key_Return);
        QVERIFY(f.tree()->hasFocus());
        QCOMPARE(f.tree()->currentItem(), f.item("Frankfurt"));
        QTest::keyClick(f.tree(), Qt::Key_Space);
        QCOMPARE(f.form->ticked(), regions({QStringLiteral("eu-central-1")}));
        // what is ticked stays when it is not shown
        find->setText(QStringLiteral("tok"));
        QCOMPARE(f.form->ticked(), regions({QStringLiteral("eu-central-1")}));
        QCOMPARE(f.form->wishes().size(), 1);
        find->setFocus();
        QTest::keyClick(find, Qt::Key_Escape);
        QVERIFY(find->text().isEmpty());
        QVERIFY(!f.item("Frankfurt")->isHidden());
        find->setText(QStringLiteral("nowhere"));
        QCOMPARE(f.reason(), QStringLiteral("No region matches “nowhere”."));
        QTest::mouseClick(f.get<QPushButton>("regionsClearLink"), Qt::LeftButton);
        QVERIFY(f.reason().isEmpty());
        QVERIFY(find->text().isEmpty());
    }

    void typingInTheTreeFindsARegion()
    {
        Form f;
        QVERIFY(f.show({cad}));
        f.tree()->setFocus();
        QTest::keyClicks(f.tree(), QStringLiteral("tok"));
        QCOMPARE(f.tree()->currentItem(), f.item("Tokyo"));
    }

    void regionsThatAreNotListedStandInAClosedGroup()
    {
        Form f;
        QVERIFY(f.show({cad}));
        const auto count = f.session->regionsState().others.size();
        QVERIFY(count > 0);
        QTreeWidgetItem *others = f.tree()->topLevelItem(f.tree()->topLevelItemCount() - 1);
        QCOMPARE(others->text(0), QStringLiteral("Other regions (%1)").arg(count));
        QCOMPARE(others->childCount(), count);
        QVERIFY(!others->isExpanded());
        const QString hidden = others->child(0)->text(0);
        // finding opens it for as long as something is looked for
        f.get<QLineEdit>("regionFindEdit")->setText(hidden);
        QVERIFY(others->isExpanded());
        f.get<QLineEdit>("regionFindEdit")->clear();
        QVERIFY(!others->isExpanded());

        QAction *all = f.selectAction("actionShowAllRegions");
        QVERIFY(!all->isChecked());
        all->trigger();
        QVERIFY(others->isExpanded());
        QVERIFY(f.selectAction("actionShowAllRegions")->isChecked());
        others->setExpanded(false);
        QVERIFY(!f.selectAction("actionShowAllRegions")->isChecked());
    }

    void theSelectMenu()
    {
        Form f;
        QVERIFY(f.show({cad}));
        f.selectAction("actionSelectMissing")->trigger();
        QCOMPARE(f.form->ticked(),
                 regions({QStringLiteral("cn-beijing"), QStringLiteral("ap-southeast-1"),
                          QStringLiteral("eu-central-1"), QStringLiteral("us-east-1")}));
        f.selectAction("actionSelectNone")->trigger();
        QVERIFY(f.form->ticked().isEmpty());
        QVERIFY(!f.selectAction("actionSelectLast")->isEnabled());
    }

    void asLastBatchTicksWhereItWent()
    {
        Form f;
        QVERIFY(f.show({cad}));
        const auto ticks = regions({QStringLiteral("cn-beijing"), QStringLiteral("us-east-1")});
        f.form->tick(ticks);
        bool sent = false;
        f.session->submit(
            f.form->wishes(), f.form->plan(), {},
            [&sent](const Result<Submission> &result) { sent = result && result->batch > 0; });
        QTRY_VERIFY(sent);
        // what is on its way is said, and does not count again
        QTRY_COMPARE(f.stateAt("Beijing"), QStringLiteral("Accepted, not visible yet"));
        QCOMPARE(f.line(), QStringLiteral("All ticked regions are getting it already."));
        f.form->tick({});
        QAction *last = f.selectAction("actionSelectLast");
        QVERIFY(last->isEnabled());
        last->trigger();
        QCOMPARE(f.form->ticked(), ticks);
    }

    void aRegionByItsId()
    {
        Form f;
        QVERIFY(f.show({cad}));
        f.selectAction("actionAddRegion")->trigger();
        auto *dialog = f.get<QDialog>("addRegionDialog");
        QVERIFY(dialog);
        auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("regionIdEdit"));
        auto *add = dialog->findChild<QPushButton *>(QStringLiteral("addRegionButton"));
        edit->setText(QStringLiteral("not an id"));
        QTest::mouseClick(add, Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        edit->setText(QStringLiteral(" xx-Nowhere-7 "));
        QTest::mouseClick(add, Qt::LeftButton);
        QVERIFY(!dialog->isVisible());
        QVERIFY(f.form->ticked().contains(region("xx-nowhere-7")));
        QVERIFY(f.item("xx-nowhere-7"));
        QCOMPARE(f.tree()->currentItem(), f.item("xx-nowhere-7"));
        QCOMPARE(f.line(), QStringLiteral("1 copies"));
    }

    void aReadingKeepsTicksAndPlace()
    {
        Form f;
        QVERIFY(f.show({cad}));
        f.form->resize(280, 330);
        f.form->tick(regions({QStringLiteral("cn-beijing")}));
        f.tree()->setFocus();
        f.tree()->setCurrentItem(f.item("Virginia"));
        f.item("Asia Pacific")->setExpanded(false);
        f.selectAction("actionShowAllRegions")->trigger();
        QScrollBar *bar = f.tree()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 3);
        bar->setValue(3);
        const QTreeWidgetItem *before = f.item("Virginia");
        f.image(QStringLiteral("cad"), QStringLiteral("v2")).imageRegionDistributeList[1].progress =
            QStringLiteral("55%");
        QVERIFY(f.readAgain());
        QCOMPARE(f.stateAt("Tokyo"), QStringLiteral("Copying 55 %"));
        QCOMPARE(f.item("Virginia"), before); // the rows were not made anew
        // another list of regions: as much as possible stays
        f.client.regions.removeLast();
        QVERIFY(f.readAgain());
        QCOMPARE(f.form->ticked(), regions({QStringLiteral("cn-beijing")}));
        QCOMPARE(f.item("Beijing")->checkState(0), Qt::Checked);
        QCOMPARE(f.tree()->currentItem(), f.item("Virginia"));
        QVERIFY(!f.item("Asia Pacific")->isExpanded());
        QCOMPARE(bar->value(), 3);
        QVERIFY(f.tree()->hasFocus());
    }

    void anOpenListIsBroughtUpToDateWhenItCloses()
    {
        Form f;
        QVERIFY(f.show({cad}));
        auto *version = f.get<QComboBox>("versionCombo");
        version->showPopup();
        QTRY_VERIFY(version->view()->isVisible());
        f.image(QStringLiteral("cad"), QStringLiteral("v2")).versionName = QStringLiteral("v2b");
        QVERIFY(f.readAgain());
        QCOMPARE(version->itemText(0), QStringLiteral("Newest: v2"));
        QVERIFY(version->view()->isVisible());
        version->hidePopup();
        QTRY_COMPARE(version->itemText(0), QStringLiteral("Newest: v2b"));
    }

    void theWheelChangesNothingWithoutFocus()
    {
        Form f;
        QVERIFY(f.show({cad}));
        auto *product = f.get<QComboBox>("productTypeCombo");
        const auto turn = [product] {
            QWheelEvent wheel(QPointF(5, 5), product->mapToGlobal(QPointF(5, 5)), {}, {0, -120},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(product, &wheel);
        };
        f.tree()->setFocus();
        turn();
        QCOMPARE(product->currentIndex(), 0);
        product->setFocus();
        turn();
        QCOMPARE(product->currentIndex(), 1);
    }

    void anErrorMarksItsFieldUntilThatFieldIsEdited()
    {
        Form f;
        QVERIFY(f.show({cad}));
        const QString wrong = QStringLiteral("No copy of that version is in this region.");
        f.form->markField(FormField::SourceRegion, wrong);
        f.form->markField(FormField::Destinations, QStringLiteral("A region is unknown."));
        f.form->markField(FormField::Credentials, QStringLiteral("not a field of this form"));
        const auto mark = [&f](FormField field) {
            return f.form->findChild<QWidget *>(QStringLiteral("mark%1").arg(int(field)));
        };
        QVERIFY(mark(FormField::SourceRegion)->isVisible());
        QVERIFY(mark(FormField::Destinations)->isVisible());
        QVERIFY(!mark(FormField::Version)->isVisible());
        QCOMPARE(f.get<QComboBox>("sourceRegionCombo")->accessibleDescription(), wrong);
        f.choose("productTypeCombo", QStringLiteral("CloudDesktop"));
        QVERIFY(mark(FormField::SourceRegion)->isVisible());
        f.choose("sourceRegionCombo", QStringLiteral("Shanghai"));
        QVERIFY(!mark(FormField::SourceRegion)->isVisible());
        QVERIFY(f.get<QComboBox>("sourceRegionCombo")->accessibleDescription().isEmpty());
        QVERIFY(mark(FormField::Destinations)->isVisible());
        f.tree()->setFocus();
        f.tree()->setCurrentItem(f.item("Beijing"));
        QTest::keyClick(f.tree(), Qt::Key_Space);
        QVERIFY(!mark(FormField::Destinations)->isVisible());
        f.form->markField(FormField::Version, wrong);
        f.form->markField(FormField::None, {});
        QVERIFY(!mark(FormField::Version)->isVisible());
    }

    void anEmptyListSaysWhy()
    {
        Form f;
        f.client.regions.clear();
        f.client.images.clear();
        QVERIFY(f.show({}));
        QCOMPARE(f.reason(), QStringLiteral("The service lists no regions."));
        QTest::mouseClick(f.get<QPushButton>("regionsShowAllLink"), Qt::LeftButton);
        QVERIFY(f.reason().isEmpty());
        QVERIFY(f.tree()->topLevelItem(0)->isExpanded());
        f.client.hangReads = true;
        f.selectAction("actionShowAllRegions")->trigger();
        f.session->refresh();
        QCOMPARE(f.reason(), QStringLiteral("Reading regions…"));
        f.client.hangReads = false;
        f.client.releaseAll();
        QVERIFY(f.settle());
    }

    void theExpectedTimeStandsInTheLine()
    {
        Form f;
        for (const auto took : {8min, 8min, 8min, 12min, 12min})
            f.arrived(region("us-east-1"), took);
        QVERIFY(f.show({cad}));
        f.item("Virginia")->setCheckState(0, Qt::Checked);
        QCOMPARE(f.line(), QStringLiteral("1 copies · about 8–12 min"));
        f.item("Beijing")->setCheckState(0, Qt::Checked); // nothing is known about that way
        QCOMPARE(f.line(), QStringLiteral("2 copies"));
    }
};

REGIONCAST_TEST(TestDistributeForm)
#include "tst_distributeform.moc"
