#include "fakeconsole.h"
#include "support/testmain.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLabel>
#include <QTest>

using namespace regioncast;
using test::FakeConsole;

namespace {

const RegionId frankfurt{QStringLiteral("eu-central-1")};

/// The console with its queue paused by hand and one request in it, to Tokyo and Frankfurt.
struct Paused : FakeConsole
{
    bool start()
    {
        furnish = [](test::FakeClient &made) {
            made.regions.append(frankfurt);
        };
        if (!open())
            return false;
        console.window().activateWindow();
        if (!QTest::qWaitForWindowActive(&console.window()))
            return false;
        QTest::keyClick(&console.window(), Qt::Key_P, Qt::ControlModifier);
        return send({test::tokyo, frankfurt});
    }
    [[nodiscard]] QString status() const { return console.get<QLabel>("statusQueue")->text(); }
    [[nodiscard]] QString stateAt(const QString &region) const
    {
        return console.find("taskTree", region).siblingAtColumn(1).data().toString();
    }
    [[nodiscard]] QAction *action(const char *name) const { return console.get<QAction>(name); }
};

} // namespace

class TestQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPausedQueueSendsNothingUntilItGoesOn()
    {
        Paused bench;
        QVERIFY(bench.start());
        QCOMPARE(bench.status(), QStringLiteral("Queue: paused"));
        QCOMPARE(bench.stateAt(QStringLiteral("Tokyo")), QStringLiteral("Queued, not sent"));
        QCOMPARE(bench.client->starts.size(), 0);
        QTest::keyClick(&bench.console.window(), Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(bench.client->starts.size(), 1);
        QCOMPARE(bench.status(), QStringLiteral("Queue: on, 5 per region"));
    }

    void deleteTakesTheRowFromTheQueueAndNothingElse()
    {
        Paused bench;
        QVERIFY(bench.start());
        auto *tree = bench.console.get<QAbstractItemView>("taskTree");
        tree->setFocus();
        tree->setCurrentIndex(bench.console.find("taskTree", QStringLiteral("Tokyo")));
        QTest::keyClick(tree, Qt::Key_Delete);
        QTRY_COMPARE(bench.stateAt(QStringLiteral("Tokyo")),
                     QStringLiteral("Removed from the queue"));
        QVERIFY(!bench.action("actionRemoveFromQueue")->isEnabled());
        QTest::keyClick(&bench.console.window(), Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(bench.client->starts.size(), 1);
        QCOMPARE(bench.client->starts.first().destinations, QList<RegionId>{frankfurt});
    }

    void aRequestRefusedAsAWholeIsTriedOneByOne()
    {
        FakeConsole bench;
        bench.furnish = [](test::FakeClient &made) {
            made.regions.append(frankfurt);
        };
        QVERIFY(bench.open());
        Error refused = makeError(ErrorKind::Business, Effect::Refused, "");
        refused.code = QStringLiteral("ImageUpdateFailed.NotAllow");
        bench.client->startResults = {fail(refused)};
        QVERIFY(bench.send({test::tokyo, frankfurt}));
        QTRY_COMPARE(bench.console.find("taskTree", QStringLiteral("Tokyo"))
                         .siblingAtColumn(1)
                         .data()
                         .toString(),
                     QStringLiteral("Refused: image locked"));
        bench.console.get<QAbstractItemView>("taskTree")
            ->setCurrentIndex(
                bench.console.get<QAbstractItemView>("taskTree")->model()->index(0, 0));
        auto *oneByOne = bench.console.get<QAction>("actionTryOneByOne");
        QVERIFY(oneByOne->isEnabled());
        oneByOne->trigger();
        QVERIFY(bench.console.window().isReviewing());
        QVERIFY(bench.console.get<QLabel>("reviewCounts")
                    ->text()
                    .contains(QStringLiteral("2 requests")));
        QTest::mouseClick(bench.console.get<QPushButton>("sendButton"), Qt::LeftButton);
        QTRY_COMPARE(bench.client->starts.size(), 3);
        QCOMPARE(bench.client->starts.at(1).destinations.size(), 1);
        QCOMPARE(bench.client->starts.at(2).destinations.size(), 1);
    }

    void theLastCanBeTheFirst()
    {
        Paused bench;
        bench.furnish = {};
        QVERIFY(bench.start());
        bench.client->images.append(
            test::imageRow(QStringLiteral("img-2"), QStringLiteral("v1"),
                           {{QStringLiteral("cn-shanghai"), QStringLiteral("AVAILABLE")}}));
        bench.console.session().refresh();
        QTRY_COMPARE(bench.console.session().catalogue().imageCount(), 2);
        Wish second;
        second.image = {QStringLiteral("img-2")};
        second.destinations = {test::tokyo};
        QVERIFY(bench.submit({second}));
        auto *tree = bench.console.get<QAbstractItemView>("taskTree");
        const QModelIndex newest = tree->model()->index(0, 0);
        tree->setCurrentIndex(newest);
        QVERIFY(bench.action("actionMoveToTop")->isEnabled());
        bench.action("actionMoveToTop")->trigger();
        QTest::keyClick(&bench.console.window(), Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(bench.client->starts.size(), 2);
        QCOMPARE(bench.client->starts.first().imageId.text, QStringLiteral("img-2"));
    }
};

REGIONCAST_TEST(TestQueue)
#include "tst_queue.moc"
