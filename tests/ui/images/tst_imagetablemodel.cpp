#include "imagefixture.h"
#include "images/imagetablemodel.h"
#include "support/testmain.h"
#include "widgets/itemroles.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace regioncast;
using test::ImageFixture;
using test::key;
using test::region;
using test::row;

using Model = ImageTableModel;

namespace {

QStringList names(const Model &model)
{
    QStringList names;
    for (int i = 0; i < model.rowCount(); ++i)
        names.append(model.index(i, Model::Image).data().toString());
    return names;
}

QStringList words(const QList<const char *> &words)
{
    QStringList list;
    for (const char *word : words)
        list.append(QString::fromUtf8(word));
    return list;
}

} // namespace

class TestImageTableModel : public QObject
{
    Q_OBJECT

    std::unique_ptr<ImageFixture> m_fixture;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    const QList<RegionId> m_set = {region("cn-shanghai"), region("ap-southeast-1"),
                                   region("eu-central-1")};

    void show(const QList<ImageRow> &rows)
    {
        m_fixture->read(rows);
        m_model->setCatalogue(&m_fixture->catalogue, m_set);
    }
    void read(const QList<ImageRow> &rows, bool complete = true)
    {
        m_model->merge(m_fixture->read(rows, complete));
    }
    [[nodiscard]] QString cell(int at, int column, int role = Qt::DisplayRole) const
    {
        return m_model->index(at, column).data(role).toString();
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ImageFixture>();
        m_model = std::make_unique<Model>(m_fixture->context);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_fixture.reset();
    }

    void rowsStandInTheOrderOfTheirNames()
    {
        show({row("i3", "iv-1", "img10"), row("i1", "iv-1", "img2"), row("i2", "iv-1", "Alpha")});
        QCOMPARE(names(*m_model), words({"Alpha", "img2", "img10"}));
        m_model->sort(Model::Image, Qt::DescendingOrder);
        QCOMPARE(names(*m_model), words({"img10", "img2", "Alpha"}));
    }

    void numbersSortAsNumbers()
    {
        ImageRow small = row("i1", "iv-1", "small");
        small.systemDiskSize = 9;
        ImageRow large = row("i2", "iv-1", "large");
        large.systemDiskSize = 100;
        large.dataDiskSize = 20;
        ImageRow none = row("i3", "iv-1", "none");
        none.systemDiskSize.reset();
        show({large, small, none});
        m_model->sort(Model::Gib, Qt::AscendingOrder);
        QCOMPARE(names(*m_model), words({"none", "small", "large"}));
        QCOMPARE(cell(2, Model::Gib), QStringLiteral("120"));
        QCOMPARE(cell(0, Model::Gib), QString());
    }

    void cellsShowTheRow()
    {
        show({row("imgc-1", "iv-7", "rhel9-cad", {"cn-shanghai", "eu-central-1", "us-east-1"})});
        QCOMPARE(cell(0, Model::Image), QStringLiteral("rhel9-cad"));
        QCOMPARE(cell(0, Model::Version), QStringLiteral("v7"));
        QCOMPARE(cell(0, Model::State), QStringLiteral("Available"));
        QCOMPARE(cell(0, Model::Regions), QStringLiteral("2/3"));
        QCOMPARE(cell(0, Model::Regions, BarTextRole), QStringLiteral("2/3"));
        QCOMPARE(m_model->index(0, Model::Regions).data(BarRole).toDouble(), 2.0 / 3.0);
        QCOMPARE(cell(0, Model::Os), QStringLiteral("Windows 11"));
        QCOMPARE(cell(0, Model::Type), QStringLiteral("Own"));
        QCOMPARE(cell(0, Model::Modified), QStringLiteral("2026-10-30"));
        QCOMPARE(cell(0, Model::Modified, Qt::ToolTipRole),
                 QStringLiteral("2026-10-30 12:00:00, service time, zone not stated"));
        QCOMPARE(cell(0, Model::ImageIdColumn), QStringLiteral("imgc-1"));
        QVERIFY(m_model->index(0, Model::ImageIdColumn).data(FixedFontRole).toBool());
        QCOMPARE(cell(0, Model::State, StateIconRole), QStringLiteral("state-done"));
        QCOMPARE(cell(0, Model::Image, IdRole), QStringLiteral("imgc-1/iv-7"));
    }

    void theFirstCellSaysTheWholeRow()
    {
        show({row("imgc-1", "iv-7", "rhel9-cad", {"cn-shanghai", "eu-central-1"})});
        const QString said = cell(0, Model::Image, Qt::AccessibleTextRole);
        QVERIFY2(said.startsWith(QLatin1String("rhel9-cad, version 7, available, in 2 of 3 ")),
                 qPrintable(said));
        QVERIFY2(said.contains(QLatin1String("Windows 11, 80 gibibyte")), qPrintable(said));
        QCOMPARE(cell(0, Model::Version, Qt::AccessibleTextRole), QStringLiteral("Version: v7"));
    }

    void oneRowStandsForAnImage()
    {
        ImageRow old = row("i1", "iv-6", "cad", {"cn-shanghai", "eu-central-1"});
        old.latestVersionId = {QStringLiteral("iv-7")};
        const ImageRow now = row("i1", "iv-7", "cad", {"cn-shanghai"});
        show({old, now});
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(cell(0, Model::Version), QStringLiteral("v7"));
        QCOMPARE(m_model->counts().images, 1);
        QCOMPARE(m_model->counts().older, 1);
        ImageFilter filter;
        filter.olderVersions = true;
        m_model->setFilter(filter);
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->mainKeyOf(old.imageId), std::optional(now.key()));
    }

    void gapsAndNewVersions()
    {
        ImageRow old = row("i1", "iv-6", "behind", {"cn-shanghai", "eu-central-1"});
        old.latestVersionId = {QStringLiteral("iv-7")};
        const ImageRow now = row("i1", "iv-7", "behind", {"cn-shanghai"});
        const ImageRow full =
            row("i2", "iv-1", "full", {"cn-shanghai", "ap-southeast-1", "eu-central-1"});
        const ImageRow gap = row("i3", "iv-1", "gap", {"cn-shanghai", "eu-central-1"});
        ImageRow coming = row("i4", "iv-1", "coming", {"cn-shanghai", "eu-central-1"});
        coming.imageRegionDistributeList.append(
            {coming.imageId, coming.versionId, region("ap-southeast-1"), QStringLiteral("CREATING"),
             QStringLiteral("40%")});
        show({old, now, full, gap, coming});
        QCOMPARE(m_model->counts().show.value(ImageShow::Gaps), 2);
        QCOMPARE(m_model->counts().show.value(ImageShow::NewVersion), 1);
        QCOMPARE(m_model->counts().show.value(ImageShow::Copying), 1);
        ImageFilter filter;
        filter.show = {ImageShow::Gaps};
        m_model->setFilter(filter);
        QCOMPARE(names(*m_model), words({"behind", "gap"}));
        filter.show = {ImageShow::NewVersion};
        m_model->setFilter(filter);
        QCOMPARE(names(*m_model), words({"behind"}));
        filter.show = {ImageShow::Copying};
        m_model->setFilter(filter);
        QCOMPARE(names(*m_model), words({"coming"}));
    }

    void whatCannotBeCopiedSaysWhy()
    {
        ImageRow encrypted = row("i1", "iv-1", "a");
        encrypted.volumeEncryptionEnabled = true;
        ImageRow shared = row("i2", "iv-1", "b");
        shared.imageType = QStringLiteral("Shared");
        ImageRow broken = row("i3", "iv-1", "c");
        broken.status = QStringLiteral("CREATE_FAILED");
        ImageRow odd = row("i4", "iv-1", "d");
        odd.status = QStringLiteral("REPAIRING");
        show({encrypted, shared, broken, odd});
        QCOMPARE(m_model->counts().show.value(ImageShow::NotCopyable), 3);
        QCOMPARE(cell(0, Model::State), QStringLiteral("Encrypted: not copied"));
        QCOMPARE(cell(1, Model::State), QStringLiteral("Shared: not copied"));
        QCOMPARE(cell(2, Model::State), QStringLiteral("Creation failed"));
        QCOMPARE(cell(3, Model::State), QString::fromUtf8("“REPAIRING”"));
    }

    void unsolvedComesFromOutside()
    {
        show({row("i1", "iv-1", "a"), row("i2", "iv-1", "b")});
        m_model->setUnsolved({key("i2", "iv-1"), key("gone", "iv-1")});
        QCOMPARE(m_model->counts().show.value(ImageShow::Unsolved), 1);
        ImageFilter filter;
        filter.show = {ImageShow::Unsolved};
        m_model->setFilter(filter);
        QCOMPARE(names(*m_model), words({"b"}));
        m_model->setUnsolved({});
        QCOMPARE(names(*m_model), words({"b"}));
        QCOMPARE(m_model->noLongerMatching(), 1);
        m_model->rearrange();
        QCOMPARE(m_model->rowCount(), 0);
    }

    void searchLooksInNamesIdsAndTags()
    {
        ImageRow tagged = row("imgc-1", "iv-1", "alpha");
        tagged.tagList.append({QStringLiteral("team"), QStringLiteral("CAD")});
        ImageRow described = row("imgc-2", "iv-2", "beta");
        described.description = QStringLiteral("for the cad people");
        show({tagged, described, row("imgc-3", "iv-3", "gamma")});
        m_model->setSearch(QStringLiteral("cad"));
        QCOMPARE(names(*m_model), words({"alpha", "beta"}));
        m_model->setSearch(QStringLiteral("cad IMGC-2"));
        QCOMPARE(names(*m_model), words({"beta"}));
        m_model->setSearch(QStringLiteral("team=cad"));
        QCOMPARE(names(*m_model), words({"alpha"}));
        m_model->setSearch({});
        QCOMPARE(m_model->rowCount(), 3);
    }

    void aListShowsExactlyItsImages()
    {
        show({row("imgc-1", "iv-1", "rhel9"), row("imgc-2", "iv-2", "rhel9-cad"),
              row("imgc-3", "iv-3", "win11"), row("imgc-4", "iv-4", "debian12")});
        m_model->setSearch(QStringLiteral("RHEL9\nimgc-3\nnothing\niv-4"));
        QCOMPARE(names(*m_model), words({"debian12", "rhel9", "win11"}));
        QCOMPARE(m_model->search().list.size(), 4);
        QCOMPARE(m_model->notFound(), words({"nothing"}));
    }

    void aListMayNameAnOlderVersion()
    {
        ImageRow old = row("i1", "iv-6", "cad");
        old.latestVersionId = {QStringLiteral("iv-7")};
        show({old, row("i1", "iv-7", "cad"), row("i2", "iv-1", "other")});
        m_model->setSearch(QStringLiteral("iv-6\niv-1"));
        QCOMPARE(names(*m_model), words({"cad", "other"}));
        QCOMPARE(cell(0, Model::Version), QStringLiteral("v6"));
    }

    void mergingKeepsSelectionCurrentAndScrolling()
    {
        QList<ImageRow> rows;
        for (int i = 0; i < 100; ++i) {
            const QByteArray id = "i" + QByteArray::number(1000 + i);
            rows.append(
                row(id.constData(), "iv-1", ("name" + QByteArray::number(10 * i)).constData()));
        }
        show(rows);
        QTableView view;
        view.setModel(m_model.get());
        view.setSelectionBehavior(QAbstractItemView::SelectRows);
        view.resize(600, 300);
        view.show();
        view.setCurrentIndex(m_model->index(m_model->rowOf(key("i1040", "iv-1")), 0));
        view.verticalScrollBar()->setValue(30);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy layout(m_model.get(), &QAbstractItemModel::layoutChanged);

        rows.removeAt(10);
        rows[50].status = QStringLiteral("CREATING");
        rows.append(row("i2000", "iv-1", "name5"));
        rows.append(row("i2001", "iv-1", "name995"));
        read(rows);

        QCOMPARE(reset.size(), 0);
        QCOMPARE(layout.size(), 0);
        QCOMPARE(m_model->rowCount(), 101);
        QCOMPARE(m_model->rowOf(key("i1010", "iv-1")), -1);
        QCOMPARE(m_model->keyAt(1), key("i2000", "iv-1"));
        QCOMPARE(m_model->keyAt(100), key("i2001", "iv-1"));
        QCOMPARE(m_model->keyAt(view.currentIndex().row()), key("i1040", "iv-1"));
        QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
        QCOMPARE(m_model->keyAt(view.selectionModel()->selectedRows().first().row()),
                 key("i1040", "iv-1"));
        QCOMPARE(view.verticalScrollBar()->value(), 30);
    }

    void aRefreshThatChangesNothingSaysNothing()
    {
        const QList<ImageRow> rows = {row("i1", "iv-1", "a"), row("i2", "iv-1", "b")};
        show(rows);
        QSignalSpy data(m_model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy counts(m_model.get(), &Model::countsChanged);
        read(rows);
        QCOMPARE(data.size(), 0);
        QCOMPARE(counts.size(), 0);
    }

    void onlyTouchedRowsAreSignalled()
    {
        QList<ImageRow> rows = {row("i1", "iv-1", "a"), row("i2", "iv-1", "b"),
                                row("i3", "iv-1", "c")};
        show(rows);
        QSignalSpy data(m_model.get(), &QAbstractItemModel::dataChanged);
        rows[1].status = QStringLiteral("CREATING");
        read(rows);
        QCOMPARE(data.size(), 1);
        QCOMPARE(data.first().at(0).toModelIndex().row(), 1);
        QCOMPARE(data.first().at(1).toModelIndex().row(), 1);
        QCOMPARE(cell(1, Model::State), QStringLiteral("Being created"));
    }

    void aChangedRowStaysUntilTheUserActs()
    {
        QList<ImageRow> rows = {row("i1", "iv-1", "a", {"cn-shanghai"}),
                                row("i2", "iv-1", "b", {"cn-shanghai"})};
        show(rows);
        ImageFilter filter;
        filter.show = {ImageShow::Gaps};
        m_model->setFilter(filter);
        rows[0] = row("i1", "iv-1", "z", {"cn-shanghai", "ap-southeast-1", "eu-central-1"});
        read(rows);
        QCOMPARE(names(*m_model), words({"z", "b"}));
        QCOMPARE(cell(0, Model::Regions), QStringLiteral("3/3"));
        QCOMPARE(m_model->noLongerMatching(), 1);
        rows[0] = row("i1", "iv-1", "z", {"cn-shanghai"});
        read(rows);
        QCOMPARE(m_model->noLongerMatching(), 0);
        m_model->rearrange();
        QCOMPARE(names(*m_model), words({"b", "z"}));
    }

    void rowsThatBeginToMatchWait()
    {
        QList<ImageRow> rows = {
            row("i1", "iv-1", "a", {"cn-shanghai", "ap-southeast-1", "eu-central-1"})};
        show(rows);
        ImageFilter filter;
        filter.show = {ImageShow::Gaps};
        m_model->setFilter(filter);
        QCOMPARE(m_model->rowCount(), 0);
        rows[0] = row("i1", "iv-1", "a", {"cn-shanghai"});
        read(rows);
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->newlyMatching(), 1);
        m_model->rearrange();
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->newlyMatching(), 0);
    }

    void pagesComeInOneByOne()
    {
        show({});
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        read({row("i1", "iv-1", "m"), row("i2", "iv-1", "c")}, false);
        QCOMPARE(names(*m_model), words({"c", "m"}));
        read({row("i3", "iv-1", "a"), row("i4", "iv-1", "b"), row("i5", "iv-1", "z")}, false);
        QCOMPARE(names(*m_model), words({"a", "b", "c", "m", "z"}));
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_model->counts().images, 5);
    }

    void aNewVersionReplacesTheOldRowOnceTheUserActs()
    {
        const ImageRow old = row("i1", "iv-6", "cad", {"cn-shanghai", "eu-central-1"});
        show({old});
        ImageRow behind = old;
        behind.latestVersionId = {QStringLiteral("iv-7")};
        read({behind, row("i1", "iv-7", "cad", {"cn-shanghai"})});
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->noLongerMatching(), 1);
        QCOMPARE(m_model->counts().show.value(ImageShow::NewVersion), 1);
        m_model->rearrange();
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(cell(0, Model::Version), QStringLiteral("v7"));
    }

    void theRegionSetCountsAnew()
    {
        show({row("i1", "iv-1", "a", {"cn-shanghai", "us-east-1"})});
        QCOMPARE(cell(0, Model::Regions), QStringLiteral("1/3"));
        m_model->setRegionSet({region("cn-shanghai"), region("us-east-1")});
        QCOMPARE(cell(0, Model::Regions), QStringLiteral("2/2"));
        QCOMPARE(m_model->index(0, Model::Regions).data(StateColourRole).toInt(),
                 int(ColourRole::Good));
        QCOMPARE(m_model->counts().show.value(ImageShow::Gaps), 0);
    }

    void withoutACatalogueThereIsNothing()
    {
        show({row("i1", "iv-1", "a")});
        m_model->setCatalogue(nullptr, {});
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->counts().images, 0);
        m_model->setSearch(QStringLiteral("x"));
        m_model->sort(Model::Os, Qt::DescendingOrder);
        QCOMPARE(m_model->rowCount(), 0);
    }
};

REGIONCAST_TEST(TestImageTableModel)
#include "tst_imagetablemodel.moc"
