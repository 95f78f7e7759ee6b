#include "support/testmain.h"
#include "taskfixture.h"
#include "tasks/taskmodel.h"
#include "widgets/itemroles.h"

#include <QAbstractItemModelTester>

using namespace regioncast;
using namespace regioncast::test;

namespace {

/// A model on values, under the model tester.
struct Tree : TaskFixture
{
    TaskBook tasks;
    Catalogue catalogue;
    QList<CopyKey> elsewhere;
    TaskModel model{context};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    void load()
    {
        tasks = book();
        model.setSource({&tasks, &catalogue, &elsewhere, [](const Destination &destination) {
                             return destination.state() == DestinationState::Copying
                                        ? std::optional(TimeBand{std::chrono::minutes(18),
                                                                 std::chrono::minutes(25)})
                                        : std::nullopt;
                         }});
    }
    [[nodiscard]] QModelIndex at(std::initializer_list<int> path, int column = 0) const
    {
        QModelIndex index;
        for (const int row : path)
            index = model.index(row, 0, index);
        return index.siblingAtColumn(column);
    }
    [[nodiscard]] QString text(std::initializer_list<int> path, int column = 0) const
    {
        return at(path, column).data().toString();
    }
    void change(qint64 number, const DestinationFacts &facts)
    {
        Destination changed = *tasks.destination(number);
        const QDateTime lookedAt = changed.facts.lookedAt;
        changed.facts = facts;
        changed.facts.lookedAt = lookedAt;
        TaskRecords change;
        change.destinations.append(changed);
        tasks.apply(change);
        model.update({number});
    }
    void read(const QList<ImageRow> &rows)
    {
        Reading reading;
        reading.startedAt = clock.utc();
        reading.endedAt = reading.startedAt;
        reading.rows = rows;
        catalogue.merge(reading);
    }
};

} // namespace

class TestTaskModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesImagesAndRegionsAreATree()
    {
        Tree tree;
        tree.addUsual();
        tree.load();
        QCOMPARE(tree.model.rowCount(), 2);
        // The newest batch is on top; it has one image and therefore two levels.
        QCOMPARE(tree.text({0}), QStringLiteral("Batch of 08:01: win2022-base v5"));
        QCOMPARE(tree.text({0, 0}), QStringLiteral("Tokyo"));
        QCOMPARE(tree.text({1}), QStringLiteral("CHG-20417 November patch day"));
        QCOMPARE(tree.text({1, 0}), QStringLiteral("rhel9-cad v7"));
        QCOMPARE(tree.text({1, 1}), QStringLiteral("win11-office v3"));
        // Regions keep the order of the plan.
        QCOMPARE(tree.text({1, 0, 0}), QStringLiteral("Tokyo"));
        QCOMPARE(tree.text({1, 0, 1}), QStringLiteral("Frankfurt"));
        QCOMPARE(tree.text({1, 0, 2}), QStringLiteral("Singapore"));
        QVERIFY(tree.at({1}).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!tree.at({1, 0}).data(Qt::FontRole).isValid());
    }

    void cellsSayWhatIsKnown()
    {
        Tree tree;
        tree.addUsual();
        tree.load();
        QCOMPARE(tree.text({1, 0, 1}, TaskModel::State),
                 QStringLiteral("Failed at 63 %: no reason given"));
        QCOMPARE(tree.text({1, 0, 1}, TaskModel::Progress), QStringLiteral("63 %"));
        QCOMPARE(tree.at({1, 0, 1}, TaskModel::Progress).data(BarRole).toDouble(), 0.63);
        QCOMPARE(tree.at({1, 0, 1}, TaskModel::Progress).data(StateColourRole).toInt(),
                 int(ColourRole::Bad));
        QCOMPARE(tree.text({1, 0, 1}, TaskModel::Seen), QStringLiteral("8 s"));
        QCOMPARE(tree.text({1, 0, 1}, TaskModel::Left), QString());
        QCOMPARE(tree.text({1, 0, 2}, TaskModel::Left), QStringLiteral("18–25 min"));
        QCOMPARE(tree.text({1, 0, 1}, TaskModel::Sent), QStringLiteral("07:55"));
        QCOMPARE(tree.text({1, 0, 1}, TaskModel::From), QStringLiteral("Shanghai"));
        QCOMPARE(tree.text({1, 0, 1}, TaskModel::TaskId), QStringLiteral("tid-2"));
        QCOMPARE(tree.text({1, 0, 1}, TaskModel::RegionIdColumn), QStringLiteral("eu-central-1"));
        QCOMPARE(tree.at({1, 0, 2}, TaskModel::State).data(PieRole).toInt(), 40);
        // Nothing is known of a queued copy, so there is no bar.
        QVERIFY(!tree.at({0, 0}, TaskModel::Progress).data(BarRole).isValid());
        QCOMPARE(tree.text({0, 0}, TaskModel::Seen), QString());
    }

    void parentsShowTheWorstChildAndASum()
    {
        Tree tree;
        tree.addUsual();
        tree.load();
        QCOMPARE(tree.text({1}, TaskModel::State),
                 QStringLiteral("2 of 5 done · 1 failed · 1 refused · 1 copying"));
        QCOMPARE(tree.text({1, 0}, TaskModel::State),
                 QStringLiteral("1 of 3 done · 1 failed · 1 copying"));
        QCOMPARE(tree.at({1}, TaskModel::State).data(StateIconRole).toString(),
                 QStringLiteral("state-failed"));
        QCOMPARE(tree.at({1, 0}, TaskModel::Progress).data(BarRole).toDouble(),
                 (1 + 0.63 + 0.4) / 3);
        QCOMPARE(tree.at({1, 0}, TaskModel::Progress).data(BadShareRole).toDouble(), 1.0 / 3);
        QCOMPARE(tree.text({1, 0}, TaskModel::Progress), QStringLiteral("67 %"));
    }

    void aSumCountsWhatTheFilterHides()
    {
        Tree tree;
        tree.addUsual();
        tree.load();
        tree.model.setFilter([](const Batch &, const Task &, const Destination &each,
                                const Request *) { return each.isUnsolved(); },
                             false);
        QCOMPARE(tree.model.rowCount(), 1);
        QCOMPARE(tree.model.rowCount(tree.at({0, 0})), 1);
        QCOMPARE(tree.text({0, 0, 0}), QStringLiteral("Frankfurt"));
        QCOMPARE(tree.text({0}, TaskModel::State),
                 QStringLiteral("2 of 5 done · 1 failed · 1 refused · 1 copying"));
    }

    void aChangeTouchesItsRowAndItsParentsAlone()
    {
        Tree tree;
        tree.addUsual();
        tree.load();
        QSignalSpy reset(&tree.model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&tree.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&tree.model, &QAbstractItemModel::dataChanged);
        QCOMPARE(tree.text({1}, TaskModel::Progress), QStringLiteral("60 %"));
        tree.change(3, copying(90));
        QStringList names;
        for (const QList<QVariant> &signal : std::as_const(changed))
            names.append(signal.first().toModelIndex().siblingAtColumn(0).data().toString());
        names.sort();
        QCOMPARE(names, (QStringList{QStringLiteral("CHG-20417 November patch day"),
                                     QStringLiteral("Singapore"), QStringLiteral("rhel9-cad v7")}));
        QCOMPARE(tree.text({1}, TaskModel::Progress), QStringLiteral("70 %"));
        QVERIFY(reset.isEmpty());
        QVERIFY(inserted.isEmpty());
    }

    void aNewBatchComesOnTopAndNothingElseMoves()
    {
        Tree tree;
        tree.addUsual();
        tree.elsewhere = {
            {{QStringLiteral("imgc-x")}, {QStringLiteral("iv-1")}, region("cn-beijing")}};
        tree.load();
        const QPersistentModelIndex frankfurt = tree.at({1, 0, 1});
        QSignalSpy reset(&tree.model, &QAbstractItemModel::modelReset);
        tree.addBatch("CHG-3");
        tree.addTask("win11-office", "v3");
        const qint64 number = tree.add("us-west-1", queued());
        tree.tasks = tree.book();
        tree.model.update({number});
        QCOMPARE(tree.model.rowCount(), 4);
        QCOMPARE(tree.text({0}), QStringLiteral("CHG-3: win11-office v3"));
        QCOMPARE(tree.text({3}), QStringLiteral("Started elsewhere"));
        QCOMPARE(frankfurt.data().toString(), QStringLiteral("Frankfurt"));
        QCOMPARE(frankfurt.parent().parent().row(), 2);
        QVERIFY(reset.isEmpty());
    }

    void rowsThatNoLongerMatchStay()
    {
        Tree tree;
        tree.addUsual();
        tree.load();
        const auto copyingOnly = [](const Batch &, const Task &, const Destination &each,
                                    const Request *) {
            return groupOf(each.state()) == StateGroup::Copying;
        };
        tree.model.setFilter(copyingOnly, false);
        QCOMPARE(tree.text({0, 0, 0}), QStringLiteral("Singapore"));
        tree.change(3, done());
        QCOMPARE(tree.text({0, 0, 0}, TaskModel::State), QStringLiteral("Done"));
        tree.model.setFilter(copyingOnly, false);
        QVERIFY(tree.model.isEmpty());
    }

    void copiesOfOthersStandLast()
    {
        Tree tree;
        tree.addUsual();
        tree.read(
            {SessionFixture::listed("cad-app", "v2",
                                    {{QStringLiteral("cn-beijing"), QStringLiteral("CREATING")},
                                     {QStringLiteral("us-west-1"), QStringLiteral("INIT")}})});
        const CopyKey first{
            {QStringLiteral("imgc-cad-app")}, {QStringLiteral("iv-v2")}, region("cn-beijing")};
        tree.elsewhere = {first};
        tree.load();
        QCOMPARE(tree.text({2}), QStringLiteral("Started elsewhere"));
        QCOMPARE(tree.text({2, 0}), QStringLiteral("cad-app v2"));
        QCOMPARE(tree.text({2, 0, 0}), QStringLiteral("Beijing"));
        QCOMPARE(tree.text({2}, TaskModel::State), QStringLiteral("1 of 1 on their way"));
        QSignalSpy reset(&tree.model, &QAbstractItemModel::modelReset);
        tree.elsewhere.append({first.image, first.version, region("us-west-1")});
        tree.model.updateElsewhere();
        QCOMPARE(tree.model.rowCount(tree.at({2, 0})), 2);
        QCOMPARE(tree.text({2, 0, 1}, TaskModel::State), QStringLiteral("Preparing"));
        QVERIFY(reset.isEmpty());
        QCOMPARE(tree.model.selectionAt(tree.at({2, 0, 0})).elsewhere, first);
        QVERIFY(tree.model.destinationsAt(tree.at({2})).isEmpty());
    }

    void onlyAgesThatReadDifferentlyAreTold()
    {
        Tree tree;
        tree.addUsual();
        tree.destination(3).facts.lookedAt = tree.ago(4 * 60 + 5);
        tree.load();
        const QModelIndexList rows{tree.at({1, 0, 1}), tree.at({1, 0, 2})};
        for (const QModelIndex &row : rows)
            (void)row.siblingAtColumn(TaskModel::Seen).data();
        QSignalSpy changed(&tree.model, &QAbstractItemModel::dataChanged);
        tree.clock.advance(std::chrono::seconds(1));
        tree.model.touchAges(rows);
        QCOMPARE(changed.size(), 1);
        const auto cell = changed.first().first().toModelIndex();
        QCOMPARE(cell.row(), 1);
        QCOMPARE(cell.column(), int(TaskModel::Seen));
        QCOMPARE(cell.data().toString(), QStringLiteral("9 s"));
        // What should have been read three times by now is told from the rest.
        QCOMPARE(tree.at({1, 0, 2}, TaskModel::Seen).data(StateColourRole).toInt(),
                 int(ColourRole::Look));
    }

    void voices_data()
    {
        QTest::addColumn<QList<int>>("path");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("failed") << QList<int>{1, 0, 1}
                                << QStringLiteral("rhel9-cad version 7 to Frankfurt, failed at 63 "
                                                  "per cent, no reason given, since 8:04, "
                                                  "unsolved.");
        QTest::newRow("done") << QList<int>{1, 0, 0}
                              << QStringLiteral("rhel9-cad version 7 to Tokyo, done, since 8:04.");
        QTest::newRow("stale") << QList<int>{1, 0, 2}
                               << QStringLiteral("rhel9-cad version 7 to Singapore, copying, since "
                                                 "8:04, last seen 12 minutes ago.");
        QTest::newRow("image") << QList<int>{1, 0}
                               << QStringLiteral("rhel9-cad version 7, 1 of 3 done, 1 failed, 1 "
                                                 "copying, unsolved.");
        QTest::newRow("batch") << QList<int>{1}
                               << QStringLiteral("Batch CHG-20417 November patch day, 2 of 5 done, "
                                                 "1 failed, 1 refused, 1 copying, unsolved.");
        QTest::newRow("without a label")
            << QList<int>{0} << QStringLiteral("Batch of 08:01, 0 of 1 done, 1 queued.");
    }

    void voices()
    {
        QFETCH(QList<int>, path);
        QFETCH(QString, sentence);
        Tree tree;
        tree.addUsual();
        tree.destination(3).facts.lookedAt = tree.ago(12 * 60);
        tree.load();
        QModelIndex index;
        for (const int row : std::as_const(path))
            index = tree.model.index(row, 0, index);
        // Plural forms come with the catalogue of a language; the sources say minute(s).
        QString said = index.data(Qt::AccessibleTextRole).toString();
        said.replace(QLatin1String("(s)"), QLatin1String("s"));
        QCOMPARE(said, sentence);
        for (int column = 1; column < TaskModel::ColumnCount; ++column) {
            const QString cell =
                index.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString();
            QVERIFY(cell.startsWith(
                tree.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
        }
    }

    void aRowIsFoundByWhatItStandsFor()
    {
        Tree tree;
        tree.addUsual();
        tree.load();
        for (const auto &path : {std::initializer_list<int>{1}, {1, 0}, {1, 0, 1}, {0}, {0, 0}}) {
            const QModelIndex index = tree.at(path);
            QCOMPARE(tree.model.indexOf(tree.model.selectionAt(index)), index);
        }
        QCOMPARE(tree.model.destinationsAt(tree.at({1, 0})), (QList<qint64>{1, 2, 3}));
        QCOMPARE(tree.model.destinationsAt({}).size(), 6);
        QVERIFY(tree.model.copyAt(tree.at({1})).image.isEmpty());
        QCOMPARE(tree.model.copyAt(tree.at({0})).image.text, QStringLiteral("imgc-win2022-base"));
    }

    void aRetryShowsInTheRowThatFailed()
    {
        Tree tree;
        tree.addUsual();
        tree.destination(2).tries = 2;
        tree.destination(2).facts = copying(10);
        tree.load();
        QCOMPARE(tree.text({1, 0, 1}, TaskModel::State), QStringLiteral("Copying · try 2"));
    }
};

REGIONCAST_TEST(TestTaskModel)
#include "tst_taskmodel.moc"
