#include "distribute/distributeform.h"
#include "distribute/regionsetsdialog.h"
#include "distributefixture.h"
#include "support/testmain.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace regioncast;
using test::DistributeFixture;
using test::keyOf;
using test::region;

class TestRegionSets : public QObject
{
    Q_OBJECT

    struct Bench : DistributeFixture
    {
        std::unique_ptr<DistributeForm> form;

        bool show()
        {
            if (!open())
                return false;
            form = std::make_unique<DistributeForm>(context);
            form->resize(320, 700);
            form->setSession(session.get());
            form->show();
            return true;
        }
        ~Bench() { form.reset(); }
        void choose(const QList<RegionSet> &sets, const QString &chosen = {}) const
        {
            Profile profile = session->profile();
            profile.regionSets = sets;
            profile.regionSet = chosen;
            QVERIFY(session->adapt(profile));
        }
        template<class T>
        [[nodiscard]] T *get(const char *name) const
        {
            return form->findChild<T *>(QString::fromLatin1(name));
        }
        [[nodiscard]] QStringList heads() const
        {
            const auto *tree = get<QTreeWidget>("destinationTree");
            QStringList texts;
            for (int i = 0; i < tree->topLevelItemCount(); ++i)
                texts.append(tree->topLevelItem(i)->text(0));
            return texts;
        }
        [[nodiscard]] QString cell(const char *name) const
        {
            const auto *tree = get<QTreeWidget>("destinationTree");
            return tree->findItems(QString::fromLatin1(name), Qt::MatchExactly | Qt::MatchRecursive)
                .value(0)
                ->text(1);
        }
        QAction *selectAction(const char *name) const
        {
            auto *menu = get<QMenu>("selectRegionsMenu");
            Q_EMIT menu->aboutToShow();
            return menu->findChild<QAction *>(QString::fromLatin1(name));
        }
    };

    static RegionSet europe()
    {
        return {QStringLiteral("Europe"), {region("eu-central-1"), region("xx-far-1")}};
    }

private Q_SLOTS:
    void theSetStandsFirstAndTheRestUnderOtherRegions()
    {
        Bench bench;
        QVERIFY(bench.show());
        const QStringList all = bench.heads();
        QVERIFY(all.contains(QStringLiteral("Mainland China")));
        bench.choose({europe()}, QStringLiteral("Europe"));
        QCOMPARE(bench.heads().first(), QStringLiteral("Europe and Middle East"));
        QCOMPARE(bench.heads().at(1), QStringLiteral("Regions without a known name"));
        QVERIFY(bench.heads().last().startsWith(QStringLiteral("Other regions (")));
        QCOMPARE(bench.heads().size(), 3);
        // all missing means: of the set
        bench.form->setImages({keyOf(QStringLiteral("office"), QStringLiteral("v1"))});
        bench.form->tickAllMissing();
        QCOMPARE(bench.form->ticked(),
                 QSet<RegionId>({region("eu-central-1"), region("xx-far-1")}));
        bench.choose({europe()});
        QCOMPARE(bench.heads(), all);
    }

    void setsTickAndTicksBecomeSets()
    {
        Bench bench;
        QVERIFY(bench.show());
        bench.choose({europe()});
        bench.selectAction("actionSelectSet0")->trigger();
        QVERIFY(bench.form->ticked().contains(region("eu-central-1")));
        bench.form->tick({region("us-east-1"), region("cn-beijing")});
        QSignalSpy saved(bench.form.get(), &DistributeForm::regionSetSaved);
        bench.selectAction("actionSaveAsSet")->trigger();
        auto *edit = bench.get<QLineEdit>("nameEdit");
        QVERIFY(edit);
        QTest::keyClicks(edit, QStringLiteral("Europe"));
        QCOMPARE(bench.get<QPushButton>("nameOkButton")->text(), QStringLiteral("Replace"));
        QTest::keyClicks(edit, QStringLiteral(" 2"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(saved.size(), 1);
        const auto set = saved.first().first().value<RegionSet>();
        QCOMPARE(set.name, QStringLiteral("Europe 2"));
        QCOMPARE(set.regions, QList<RegionId>({region("cn-beijing"), region("us-east-1")}));
    }

    void gapsOfCellsArePlannedImageByImage()
    {
        Bench bench;
        QVERIFY(bench.show());
        bench.form->tick({region("us-east-1")});
        Wish cad;
        cad.image = keyOf(QStringLiteral("cad"), {}).image;
        cad.destinations = {region("cn-beijing"), region("eu-central-1")};
        Wish office;
        office.image = keyOf(QStringLiteral("office"), {}).image;
        office.destinations = {region("cn-shanghai"), region("eu-central-1")};
        bench.form->setGaps({cad, office});
        QCOMPARE(bench.get<QLabel>("imageLabel")->text(), QStringLiteral("4 gap(s) of 2 image(s)"));
        QCOMPARE(bench.cell("Frankfurt"), QStringLiteral("2 gap(s)"));
        QCOMPARE(bench.cell("Beijing"), QStringLiteral("1 gap(s)"));
        QCOMPARE(bench.cell("Virginia"), QString());
        QVERIFY(!bench.get<QComboBox>("versionCombo")->isEnabled());
        const QList<Wish> wishes = bench.form->wishes();
        QCOMPARE(wishes.size(), 2);
        QCOMPARE(wishes.first().destinations, cad.destinations);
        QCOMPARE(wishes.last().destinations, office.destinations);
        QCOMPARE(bench.form->plan().count(Verdict::WillCopy), 4);
        // unticking a region leaves its gaps out
        bench.form->tick({region("eu-central-1")});
        QCOMPARE(bench.form->plan().rows.size(), 2);
        bench.form->tickAllMissing();
        QCOMPARE(bench.form->plan().rows.size(), 4);
        // the ticks from before come back
        bench.form->setImages({keyOf(QStringLiteral("office"), QStringLiteral("v1"))});
        QCOMPARE(bench.form->ticked(), QSet<RegionId>{region("us-east-1")});
        QVERIFY(bench.get<QComboBox>("versionCombo")->isEnabled());
    }

    void noGapIsSaidSo()
    {
        Bench bench;
        QVERIFY(bench.show());
        bench.form->setGaps({});
        QCOMPARE(bench.get<QLabel>("planSummaryLabel")->text(),
                 QStringLiteral("There is no gap among what is chosen."));
        QVERIFY(!bench.form->canReview());
    }

    void regionsAreWrittenAsNameIdOrBoth()
    {
        Bench bench;
        QVERIFY(bench.show());
        bench.form->tick({region("eu-central-1")});
        auto *find = bench.get<QLineEdit>("regionFindEdit");
        const auto shows = [&](const char *text) {
            return !bench.get<QTreeWidget>("destinationTree")
                        ->findItems(QString::fromLatin1(text),
                                    Qt::MatchExactly | Qt::MatchRecursive)
                        .isEmpty();
        };
        QVERIFY(shows("Frankfurt"));
        bench.context.regionNaming = RegionNaming::Id;
        bench.form->renameRegions();
        QVERIFY(shows("eu-central-1"));
        QVERIFY(!shows("Frankfurt"));
        find->setText(QStringLiteral("frank")); // both are searched
        QVERIFY(
            !bench.get<QTreeWidget>("destinationTree")
                 ->findItems(QStringLiteral("eu-central-1"), Qt::MatchExactly | Qt::MatchRecursive)
                 .value(0)
                 ->isHidden());
        bench.context.regionNaming = RegionNaming::Both;
        bench.form->renameRegions();
        QVERIFY(shows("Frankfurt (eu-central-1)"));
        QCOMPARE(bench.form->ticked(), QSet<RegionId>{region("eu-central-1")});
    }

    void theDialogAddsRenamesDeletesAndTicks()
    {
        Bench bench;
        QVERIFY(bench.open());
        Profile profile = practiceProfile();
        profile.regionSets = {europe(), {QStringLiteral("Old"), {region("cn-beijing")}}};
        profile.regionSet = QStringLiteral("Europe");
        SavedFilter rule;
        rule.name = QStringLiteral("All to Europe");
        rule.regionSet = QStringLiteral("Europe");
        profile.savedFilters = {rule};
        auto *dialog =
            new RegionSetsDialog(bench.context, profile, bench.session->regionsState(), nullptr);
        QSignalSpy saved(dialog, &RegionSetsDialog::saved);
        dialog->open();
        const auto press = [dialog](const char *name) {
            auto *button = dialog->findChild<QPushButton *>(QString::fromLatin1(name));
            QVERIFY2(button && button->isEnabled(), name);
            QTest::mouseClick(button, Qt::LeftButton);
        };
        const auto name = [dialog](const char *text) {
            auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("nameEdit"));
            QVERIFY(edit);
            edit->selectAll();
            QTest::keyClicks(edit, QString::fromLatin1(text));
            QTest::keyClick(edit, Qt::Key_Return);
            QTRY_VERIFY(!dialog->findChild<QLineEdit *>(QStringLiteral("nameEdit")));
        };
        auto *list = dialog->findChild<QListWidget *>(QStringLiteral("regionSetList"));
        QCOMPARE(list->currentItem()->text(), QStringLiteral("Europe (2)"));
        // a rule rests on it
        QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("deleteSetButton"))->isEnabled());
        press("renameSetButton");
        name("EMEA");
        list->setCurrentRow(1);
        press("deleteSetButton");
        press("newSetButton");
        name("Asia");
        QCOMPARE(list->currentItem()->text(), QStringLiteral("Asia (0)"));
        auto *tree = dialog->findChild<QTreeWidget *>(QStringLiteral("regionSetTree"));
        tree->setCurrentItem(
            tree->findItems(QStringLiteral("Tokyo"), Qt::MatchExactly | Qt::MatchRecursive)
                .value(0));
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(list->currentItem()->text(), QStringLiteral("Asia (1)"));
        press("saveSetsButton");
        QCOMPARE(saved.size(), 1);
        const auto edited = saved.first().first().value<Profile>();
        QCOMPARE(edited.regionSets,
                 QList<RegionSet>({{QStringLiteral("EMEA"), europe().regions},
                                   {QStringLiteral("Asia"), {region("ap-northeast-1")}}}));
        QCOMPARE(edited.regionSet, QStringLiteral("EMEA"));
        QCOMPARE(edited.savedFilters.first().regionSet, QStringLiteral("EMEA"));
    }
};

REGIONCAST_TEST(TestRegionSets)
#include "tst_regionsets.moc"
