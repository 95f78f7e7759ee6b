#include "imagefixture.h"
#include "images/coveragetable.h"
#include "images/filtertree.h"
#include "images/imagepane.h"
#include "support/fakeclient.h"
#include "support/testmain.h"
#include "widgets/itemroles.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;
using test::FakeClient;
using test::region;

namespace {

const QList<RegionId> allRegions{region("cn-shanghai"),    region("cn-beijing"),
                                 region("ap-southeast-1"), region("ap-northeast-1"),
                                 region("eu-central-1"),   region("us-west-1")};

/// An image of two versions: where the newest (v2) is, with its word, and where the older one is.
struct ImageSpec
{
    QString name;
    QList<std::pair<RegionId, QString>> newest;
    QList<RegionId> older;
    QString progress = {};
};

QList<ImageRow> rowsOf(const ImageSpec &spec)
{
    const ImageId image{QStringLiteral("img-") + spec.name};
    const VersionId newest{spec.name + QStringLiteral("-2")};
    const VersionId older{spec.name + QStringLiteral("-1")};
    ImageRow row;
    row.imageId = image;
    row.versionId = newest;
    row.latestVersionId = newest;
    row.imageName = spec.name;
    row.versionName = QStringLiteral("v2");
    row.status = QStringLiteral("AVAILABLE");
    row.imageType = QStringLiteral("User");
    for (const auto &[region, word] : spec.newest)
        row.imageRegionDistributeList.append({image, newest, region, word, spec.progress});
    QList<ImageRow> rows{row};
    if (!spec.older.isEmpty()) {
        row.versionId = older;
        row.versionName = QStringLiteral("v1");
        row.imageRegionDistributeList.clear();
        for (const RegionId &region : spec.older)
            row.imageRegionDistributeList.append(
                {image, older, region, QStringLiteral("AVAILABLE"), {}});
        rows.append(row);
    }
    return rows;
}

} // namespace

class TestCoverage : public QObject
{
    Q_OBJECT

    /// A pane that shows coverage, on a session whose service is `client`.
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
            client.regions = allRegions;
            pane.filterTree()->resize(200, 500);
            pane.filterTree()->show();
            pane.resize(900, 400);
            pane.setPage(ImagePane::Page::Coverage);
            pane.show();
            pane.setSession(&session);
        }
        ~Bench() { pane.setSession(nullptr); }

        void fill(const QList<ImageSpec> &images)
        {
            client.images.clear();
            for (const ImageSpec &image : images)
                client.images += rowsOf(image);
        }
        bool read()
        {
            clock.advance(std::chrono::seconds(1));
            session.refresh();
            return QTest::qWaitFor([&] {
                return session.imagesState().phase == LoadState::Phase::Complete
                       && session.regionsState().phase == RegionsState::Phase::Complete;
            });
        }
        [[nodiscard]] CoverageTable *table()
        {
            return pane.findChild<CoverageTable *>(QStringLiteral("coverageTable"));
        }
        [[nodiscard]] CoverageModel *model() { return table()->coverage(); }
        [[nodiscard]] int column(const char *id)
        {
            return int(model()->regions().indexOf(region(id)));
        }
        [[nodiscard]] QModelIndex cell(int row, const char *id)
        {
            return model()->index(row, column(id));
        }
        void click(const QModelIndex &cell, Qt::KeyboardModifiers modifiers = {})
        {
            table()->scrollTo(cell);
            QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers,
                              table()->visualRect(cell).center());
        }
        /// "a>Tokyo+London b>Tokyo" of the wishes.
        [[nodiscard]] QString told(const std::optional<QList<Wish>> &wishes)
        {
            if (!wishes)
                return QStringLiteral("none chosen");
            QStringList all;
            for (const Wish &wish : *wishes) {
                QStringList names;
                for (const RegionId &each : wish.destinations)
                    names.append(context.regions.name(each));
                all.append(wish.image.text.mid(4) + QLatin1Char('>')
                           + names.join(QLatin1Char('+')));
            }
            return all.join(QLatin1Char(' '));
        }
    };

    /// Counted from the answers of the service alone, by the words of the documentation.
    static void checkTotals(Bench &bench)
    {
        const QStringList covers{QStringLiteral("AVAILABLE"), QStringLiteral("INIT"),
                                 QStringLiteral("CREATING"), QStringLiteral("REPAIRING")};
        QMap<QString, QSet<QString>> coveredBy; // image, regions
        for (const ImageRow &row : std::as_const(bench.client.images)) {
            QSet<QString> &regions = coveredBy[row.imageId.text];
            if (row.versionId != row.latestVersionId)
                continue;
            for (const RegionDistribution &entry : row.imageRegionDistributeList) {
                if (covers.contains(entry.status))
                    regions.insert(entry.regionId.text);
            }
        }
        const CoverageModel &model = *bench.model();
        QMap<QString, int> perRegion;
        int all = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString image =
                model.index(row, 0).data(IdRole).toString().section(QLatin1Char('/'), 0, 0);
            int inRow = 0;
            for (const RegionId &each : model.regions()) {
                const bool isGap = !coveredBy.value(image).contains(each.text);
                inRow += isGap ? 1 : 0;
                perRegion[each.text] += isGap ? 1 : 0;
                QCOMPARE(model.isGap(row, int(model.regions().indexOf(each))), isGap);
            }
            QCOMPARE(model.missingInRow(row), inRow);
            QCOMPARE(model.headerData(row, Qt::Vertical, CoverageModel::MissingRole).toInt(),
                     inRow);
            all += inRow;
        }
        QCOMPARE(model.missing(), all);
        for (int column = 0; column < model.columnCount(); ++column) {
            QCOMPARE(model.headerData(column, Qt::Horizontal, CoverageModel::MissingRole).toInt(),
                     perRegion.value(model.regions().at(column).text));
        }
    }

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ThemeChoice::Light); }

    void totalsAreThoseOfAnIndependentCount()
    {
        Bench bench;
        QRandomGenerator chance(7);
        const QStringList words{{},
                                {},
                                QStringLiteral("AVAILABLE"),
                                QStringLiteral("AVAILABLE"),
                                QStringLiteral("CREATING"),
                                QStringLiteral("INIT"),
                                QStringLiteral("CREATE_FAILED"),
                                QStringLiteral("DELETE"),
                                QStringLiteral("REPAIRING")};
        const auto images = [&](int count) {
            QList<ImageSpec> specs;
            for (int i = 0; i < count; ++i) {
                ImageSpec spec;
                spec.name = QStringLiteral("image%1").arg(i);
                for (const RegionId &each : allRegions) {
                    const QString &word = words.at(int(chance.bounded(int(words.size()))));
                    if (!word.isEmpty())
                        spec.newest.append({each, word});
                    if (chance.bounded(3) == 0)
                        spec.older.append(each);
                }
                specs.append(spec);
            }
            return specs;
        };
        bench.fill(images(80));
        QVERIFY(bench.read());
        const QAbstractItemModelTester tester(bench.model());
        QCOMPARE(bench.model()->rowCount(), 80);
        checkTotals(bench);
        bench.fill(images(70)); // ten go, the others change
        QVERIFY(bench.read());
        QCOMPARE(bench.model()->rowCount(), 70);
        checkTotals(bench);
        bench.pane.searchEdit()->setText(QStringLiteral("image1"));
        QCOMPARE(bench.model()->rowCount(), 11);
        checkTotals(bench);
    }

    void aReadingChangesCellsAndResetsNothing()
    {
        Bench bench;
        QList<ImageSpec> images;
        for (const char *name : {"a", "b", "c", "d", "e"})
            images.append({QString::fromLatin1(name),
                           {{allRegions.first(), QStringLiteral("AVAILABLE")}},
                           {}});
        bench.fill(images);
        QVERIFY(bench.read());
        bench.click(bench.cell(3, "eu-central-1"));
        QSignalSpy reset(bench.model(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(bench.model(), &QAbstractItemModel::dataChanged);
        for (const int at : {0, 1, 3})
            images[at].newest.append({region("eu-central-1"), QStringLiteral("AVAILABLE")});
        bench.fill(images);
        QVERIFY(bench.read());
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 2); // rows 0 to 1, and row 3
        QCOMPARE(bench.model()->missingIn(bench.column("eu-central-1")), 2);
        QVERIFY(bench.table()->selectionModel()->isSelected(bench.cell(3, "eu-central-1")));
        QCOMPARE(bench.table()->currentIndex(), bench.cell(3, "eu-central-1"));
    }

    void aCellSaysWhatIsThere_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("progress");
        QTest::addColumn<bool>("olderThere");
        QTest::addColumn<QString>("icon");
        QTest::addColumn<QString>("toolTip");
        QTest::addColumn<QString>("voice");
        const QString failed = QStringLiteral("CREATE_FAILED");
        QTest::newRow("absent") << QString() << QString() << false << QString()
                                << "Frankfurt (eu-central-1): v2 missing"
                                << "cad version 2, Frankfurt: missing.";
        QTest::newRow("older") << QString() << QString() << true << QString()
                               << "Frankfurt (eu-central-1): v1 there, v2 missing"
                               << "cad version 2, Frankfurt: version 1 there.";
        QTest::newRow("there") << "AVAILABLE" << QString() << false << "state-done"
                               << "Frankfurt (eu-central-1): v2 there"
                               << "cad version 2, Frankfurt: there.";
        QTest::newRow("copying") << "CREATING"
                                 << "40%" << true << "state-copying"
                                 << "Frankfurt (eu-central-1): v1 there, v2 copying 40 %"
                                 << "cad version 2, Frankfurt: copying 40 %.";
        QTest::newRow("failed") << failed << "63%" << true << "state-failed"
                                << "Frankfurt (eu-central-1): v1 there, v2 failed at 63 %"
                                << "cad version 2, Frankfurt: failed at 63 %.";
        QTest::newRow("unknown word") << "REPAIRING" << QString() << false << "state-unknown"
                                      << "Frankfurt (eu-central-1): v2 “repairing”"
                                      << "cad version 2, Frankfurt: “repairing”.";
    }

    void aCellSaysWhatIsThere()
    {
        QFETCH(QString, word);
        QFETCH(QString, progress);
        QFETCH(bool, olderThere);
        QFETCH(QString, icon);
        QFETCH(QString, toolTip);
        QFETCH(QString, voice);
        Bench bench;
        ImageSpec spec{QStringLiteral("cad"),
                       {{region("cn-shanghai"), QStringLiteral("AVAILABLE")}},
                       {region("cn-shanghai")},
                       progress};
        if (!word.isEmpty())
            spec.newest.append({region("eu-central-1"), word});
        if (olderThere)
            spec.older.append(region("eu-central-1"));
        bench.fill({spec});
        QVERIFY(bench.read());
        const QModelIndex cell = bench.cell(0, "eu-central-1");
        const CoverageModel::Cell &shown = bench.model()->cellAt(0, cell.column());
        QCOMPARE(shown.look.icon, icon);
        QCOMPARE(shown.older, olderThere && word.isEmpty() ? QStringLiteral("v1") : QString());
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), toolTip);
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), voice);
    }

    void gapsAreChosenByMouseAndKeyboard()
    {
        Bench bench;
        const QString there = QStringLiteral("AVAILABLE");
        bench.fill({{QStringLiteral("a"), {{region("cn-shanghai"), there}}, {}},
                    {QStringLiteral("b"),
                     {{region("cn-shanghai"), there}, {region("us-west-1"), there}},
                     {region("ap-northeast-1")}}});
        QVERIFY(bench.read());
        QSignalSpy told(&bench.pane, &ImagePane::selectionChanged);
        QCOMPARE(bench.told(bench.pane.chosenGaps()), QStringLiteral("none chosen"));
        const QString all = QStringLiteral("a>Beijing+Tokyo+Singapore+Silicon Valley+Frankfurt "
                                           "b>Beijing+Tokyo+Singapore+Frankfurt");
        QCOMPARE(bench.told(bench.pane.gapsToFill()), all);

        bench.click(bench.cell(0, "ap-northeast-1"));
        QCOMPARE(bench.told(bench.pane.chosenGaps()), QStringLiteral("a>Tokyo"));
        QCOMPARE(told.size(), 1);
        bench.click(bench.cell(1, "ap-southeast-1"), Qt::ShiftModifier);
        QCOMPARE(bench.told(bench.pane.chosenGaps()),
                 QStringLiteral("a>Tokyo+Singapore b>Tokyo+Singapore"));
        bench.click(bench.cell(0, "cn-shanghai")); // it is there
        QCOMPARE(bench.told(bench.pane.gapsToFill()), QString());

        // a row by its head, a column by its own
        QHeaderView *rows = bench.table()->verticalHeader();
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {},
                          {20, rows->sectionViewportPosition(1) + 5});
        QCOMPARE(bench.told(bench.pane.chosenGaps()),
                 QStringLiteral("b>Beijing+Tokyo+Singapore+Frankfurt"));
        QHeaderView *columns = bench.table()->horizontalHeader();
        const int frankfurt = bench.column("eu-central-1");
        QTest::mouseClick(columns->viewport(), Qt::LeftButton, {},
                          {columns->sectionViewportPosition(frankfurt) + 5, 20});
        QCOMPARE(bench.told(bench.pane.chosenGaps()), QStringLiteral("a>Frankfurt b>Frankfurt"));

        // the same by keys
        bench.click(bench.cell(0, "cn-beijing"));
        QTest::keyClick(bench.table(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(bench.told(bench.pane.chosenGaps()), QStringLiteral("a>Beijing+Tokyo"));
        QTest::keyClick(bench.table(), Qt::Key_Down);
        QTest::keyClick(bench.table(), Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(bench.told(bench.pane.chosenGaps()),
                 QStringLiteral("b>Beijing+Tokyo+Singapore+Frankfurt"));
        bench.click(bench.cell(0, "ap-northeast-1"));
        QTest::keyClick(bench.table(), Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(bench.told(bench.pane.chosenGaps()), QStringLiteral("a>Tokyo b>Tokyo"));
        QTest::keyClick(bench.table(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(bench.told(bench.pane.chosenGaps()), all);
    }

    void whatIsChosenStaysWhenTheUserFilters()
    {
        Bench bench;
        bench.fill({{QStringLiteral("alpha"), {}, {}},
                    {QStringLiteral("beta"), {}, {}},
                    {QStringLiteral("gamma"), {}, {}}});
        QVERIFY(bench.read());
        bench.click(bench.cell(2, "eu-central-1"));
        bench.pane.searchEdit()->setText(QStringLiteral("gamma"));
        QCOMPARE(bench.told(bench.pane.chosenGaps()), QStringLiteral("gamma>Frankfurt"));
        bench.pane.searchEdit()->clear();
        QCOMPARE(bench.table()->currentIndex(), bench.cell(2, "eu-central-1"));
        QTest::keyClicks(bench.table(), QStringLiteral("be"));
        QCOMPARE(bench.table()->currentIndex().row(), 1);
    }

    void bothPagesShareFilterAndChoice()
    {
        Bench bench;
        bench.fill({{QStringLiteral("a"), {}, {}},
                    {QStringLiteral("b"), {}, {}},
                    {QStringLiteral("c"), {}, {}}});
        QVERIFY(bench.read());
        bench.click(bench.cell(0, "eu-central-1"));
        bench.click(bench.cell(2, "eu-central-1"), Qt::ControlModifier);
        bench.pane.setPage(ImagePane::Page::List);
        QVERIFY(bench.pane.table()->isVisible());
        QVERIFY(!bench.table()->isVisible());
        QCOMPARE(bench.pane.selection().size(), 2);
        bench.pane.searchEdit()->setText(QStringLiteral("c"));
        bench.pane.setPage(ImagePane::Page::Coverage);
        QCOMPARE(bench.model()->rowCount(), 1);
        QVERIFY(bench.pane.findChild<QLabel *>(QStringLiteral("filterLine"))
                    ->text()
                    .startsWith(QLatin1String("1 of 3")));
    }

    void theMenuOfACellCopiesItsGap()
    {
        Bench bench;
        bench.fill(
            {{QStringLiteral("a"), {{region("cn-shanghai"), QStringLiteral("AVAILABLE")}}, {}}});
        QVERIFY(bench.read());
        QSignalSpy asked(&bench.pane, &ImagePane::gapsRequested);
        const auto menuAt = [&](const char *id) {
            Q_EMIT bench.table()->customContextMenuRequested(
                bench.table()->visualRect(bench.cell(0, id)).center());
            return bench.pane.findChild<QMenu *>(QStringLiteral("cellMenu"));
        };
        QMenu *menu = menuAt("cn-shanghai");
        QVERIFY(menu);
        auto *copy = bench.pane.findChild<QAction *>(QStringLiteral("actionCopyThisGap"));
        QVERIFY(menu->actions().contains(copy));
        QVERIFY(!copy->isEnabled());
        delete menu;
        menu = menuAt("eu-central-1");
        QVERIFY(copy->isEnabled());
        copy->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(bench.told(asked.first().first().value<QList<Wish>>()),
                 QStringLiteral("a>Frankfurt"));
        delete menu;
    }

    void theFileHoldsWhatIsShown()
    {
        Bench bench;
        bench.fill({{QStringLiteral("=cad"),
                     {{region("cn-shanghai"), QStringLiteral("AVAILABLE")},
                      {region("eu-central-1"), QStringLiteral("CREATING")}},
                     {region("us-west-1")},
                     QStringLiteral("40%")}});
        QVERIFY(bench.read());
        QVERIFY(bench.model()->csv().startsWith("\xEF\xBB\xBF"));
        const QString text = QString::fromUtf8(bench.model()->csv()); // takes the mark off
        const QStringList lines = text.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.first().startsWith(QStringLiteral("image_name,version_label,")));
        QVERIFY(lines.first().contains(QStringLiteral("\"eu-central-1\"")));
        QVERIFY2(
            lines.last().startsWith(QStringLiteral("\"'=cad\",\"v2\",\"img-=cad\",\"'=cad-2\",4,")),
            qPrintable(lines.last()));
        QVERIFY(lines.last().contains(QStringLiteral("\"CREATING 40\"")));
        QVERIFY(lines.last().contains(QStringLiteral("\"OTHER v1\"")));
    }

    void aSetGivesTheColumnsAndTheCounts()
    {
        Profile profile = practiceProfile();
        profile.regionSets = {
            {QStringLiteral("Two"), {region("eu-central-1"), region("cn-shanghai")}}};
        profile.regionSet = QStringLiteral("Two");
        Bench bench(profile);
        bench.fill(
            {{QStringLiteral("a"), {{region("cn-shanghai"), QStringLiteral("AVAILABLE")}}, {}}});
        QVERIFY(bench.read());
        QCOMPARE(bench.model()->regions(),
                 QList<RegionId>({region("cn-shanghai"), region("eu-central-1")}));
        QCOMPARE(bench.pane.table()->model()->index(0, ImageTableModel::Regions).data().toString(),
                 QStringLiteral("1/2"));
        profile.regionSet.clear();
        QVERIFY(bench.session.adapt(profile));
        QCOMPARE(bench.model()->columnCount(), int(allRegions.size()));
        QCOMPARE(bench.model()->missing(), int(allRegions.size()) - 1);
    }

    void aRuleSetsFilterAndRegions()
    {
        Profile profile = practiceProfile();
        profile.regionSets = {
            {QStringLiteral("APAC"), {region("ap-southeast-1"), region("ap-northeast-1")}}};
        SavedFilter rule;
        rule.name = QStringLiteral("Office / APAC");
        rule.regionSet = QStringLiteral("APAC");
        rule.search = QStringLiteral("office");
        profile.savedFilters = {rule};
        Bench bench(profile);
        bench.fill({{QStringLiteral("cad"), {}, {}},
                    {QStringLiteral("office"),
                     {{region("ap-southeast-1"), QStringLiteral("AVAILABLE")}},
                     {}},
                    {QStringLiteral("office-2"), {}, {}}});
        QVERIFY(bench.read());
        FilterTree *tree = bench.pane.filterTree();
        QTreeWidgetItem *item =
            tree->findItems(rule.name, Qt::MatchExactly | Qt::MatchRecursive).value(0);
        QVERIFY(item);
        QCOMPARE(item->parent()->text(0), QStringLiteral("RULES"));
        QCOMPARE(item->text(1), QStringLiteral("3")); // office 1, office-2 both
        connect(&bench.pane, &ImagePane::regionSetRequested, this, [&](const QString &set) {
            Profile other = bench.session.profile();
            other.regionSet = set;
            QVERIFY(bench.session.adapt(other));
        });
        tree->scrollToItem(item);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                          tree->visualItemRect(item).center());
        QCOMPARE(bench.pane.searchEdit()->text(), rule.search);
        QCOMPARE(bench.model()->columnCount(), 2);
        QCOMPARE(bench.model()->rowCount(), 2);
        QCOMPARE(bench.model()->missing(), 3);
        QCOMPARE(bench.told(bench.pane.gapsToFill()),
                 QStringLiteral("office>Tokyo office-2>Tokyo+Singapore"));
        // what came with it goes with it
        tree->clear();
        QCOMPARE(bench.pane.searchEdit()->text(), QString());
        QCOMPARE(bench.model()->rowCount(), 3);
    }

    void filtersAreSavedRenamedAndDeleted()
    {
        Bench bench;
        bench.fill({{QStringLiteral("cad"), {}, {}}, {QStringLiteral("office"), {}, {}}});
        QVERIFY(bench.read());
        connect(&bench.pane, &ImagePane::savedFiltersChanged, this,
                [&](const QList<SavedFilter> &filters) {
                    Profile other = bench.session.profile();
                    other.savedFilters = filters;
                    QVERIFY(bench.session.adapt(other));
                });
        const auto name = [&](const char *text) {
            auto *edit = bench.pane.findChild<QLineEdit *>(QStringLiteral("nameEdit"));
            QVERIFY(edit);
            edit->selectAll();
            QTest::keyClicks(edit, QString::fromLatin1(text));
            QTest::keyClick(edit, Qt::Key_Return);
            QTRY_VERIFY(!bench.pane.findChild<QLineEdit *>(QStringLiteral("nameEdit")));
        };
        bench.pane.searchEdit()->setText(QStringLiteral("office"));
        Q_EMIT bench.pane.filterTree()->saveRequested();
        name("Offices");
        QCOMPARE(bench.session.profile().savedFilters.size(), 1);
        QCOMPARE(bench.session.profile().savedFilters.first().search, QStringLiteral("office"));
        QVERIFY(!bench.session.profile().savedFilters.first().regionSet);
        QCOMPARE(bench.pane.filterTree()->chosenSaved(), QStringList{QStringLiteral("Offices")});
        Q_EMIT bench.pane.filterTree()->renameRequested(QStringLiteral("Offices"));
        name("Desks");
        QCOMPARE(bench.pane.filterTree()->chosenSaved(), QStringList{QStringLiteral("Desks")});
        QCOMPARE(bench.model()->rowCount(), 1);
        Q_EMIT bench.pane.filterTree()->deleteRequested(QStringLiteral("Desks"));
        QVERIFY(bench.session.profile().savedFilters.isEmpty());
        QCOMPARE(bench.model()->rowCount(), 2);
    }
};

REGIONCAST_TEST(TestCoverage)
#include "tst_coverage.moc"
