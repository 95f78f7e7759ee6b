#include "distribution/tasks.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;

namespace {

Task taskOf(qint64 number, qint64 batch)
{
    Task task;
    task.number = number;
    task.batch = batch;
    task.image = {{QStringLiteral("imgc-a")}, {QStringLiteral("iv-1")}};
    return task;
}

Destination destinationOf(qint64 number, qint64 task, const QString &region)
{
    Destination destination;
    destination.number = number;
    destination.task = task;
    destination.region = {region};
    return destination;
}

Request requestOf(qint64 number, const QList<qint64> &destinations)
{
    Request request;
    request.number = number;
    request.task = 1;
    request.destinations = destinations;
    return request;
}

const QString tokyo = QStringLiteral("ap-northeast-1");
const QString paris = QStringLiteral("eu-west-1");
const CopyKey toTokyo{{QStringLiteral("imgc-a")}, {QStringLiteral("iv-1")}, {tokyo}};

} // namespace

class TestTasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsAreFoundByNumberAndOwner()
    {
        TaskBook book;
        TaskRecords records;
        records.batches = {{1, QStringLiteral("p"), QStringLiteral("label"), {}, {}}};
        records.tasks = {taskOf(1, 1), taskOf(2, 1)};
        records.destinations = {destinationOf(1, 1, tokyo), destinationOf(2, 1, paris),
                                destinationOf(3, 2, tokyo)};
        records.requests = {requestOf(1, {1, 2})};
        book.apply(records);
        QCOMPARE(book.batch(1)->label, QStringLiteral("label"));
        QCOMPARE(book.tasksOf(1), QList<qint64>({1, 2}));
        QCOMPARE(book.destinationsOf(1), QList<qint64>({1, 2}));
        QCOMPARE(book.destinationsFor(toTokyo), QList<qint64>({1, 3}));
        QCOMPARE(book.keyOf(*book.destination(3)), toTokyo);
        QCOMPARE(book.requestsOf(2), QList<qint64>{1});
        QVERIFY(!book.task(9) && !book.batch(9) && !book.destination(9) && !book.request(9));
        QVERIFY(book.tasksOf(9).isEmpty() && book.requestsOf(9).isEmpty());
    }

    void laterRecordsReplaceRowsWithoutDoublingThem()
    {
        TaskBook book;
        TaskRecords records;
        records.batches = {{1, QStringLiteral("p"), {}, {}, {}}};
        records.tasks = {taskOf(1, 1)};
        records.destinations = {destinationOf(1, 1, tokyo), destinationOf(2, 1, paris)};
        records.requests = {requestOf(2, {1}), requestOf(1, {1, 2})};
        book.apply(records);
        book.apply(records);
        QCOMPARE(book.destinationsOf(1), QList<qint64>({1, 2}));
        QCOMPARE(book.requestsOf(1), QList<qint64>({1, 2}));
        QCOMPARE(book.destinationsFor(toTokyo), QList<qint64>{1});

        Destination changed = destinationOf(1, 1, tokyo);
        changed.tries = 2;
        TaskRecords change;
        change.destinations = {changed};
        book.apply(change);
        QCOMPARE(book.destination(1)->tries, 2);
        QCOMPARE(book.destinations().size(), size_t(2));
    }

    void laterDestinationForTheSameCopySupersedes()
    {
        TaskBook book;
        TaskRecords records;
        records.tasks = {taskOf(1, 1), taskOf(2, 2)};
        records.destinations = {destinationOf(1, 1, tokyo), destinationOf(2, 1, paris),
                                destinationOf(3, 2, tokyo)};
        book.apply(records);
        QVERIFY(book.isSuperseded(1));
        QVERIFY(!book.isSuperseded(2));
        QVERIFY(!book.isSuperseded(3));
        QVERIFY(!book.isSuperseded(99));
        TaskRecords change;
        change.destinations = {destinationOf(3, 2, tokyo)};
        change.destinations[0].facts.request = RequestState::Cancelled;
        book.apply(change);
        QVERIFY(!book.isSuperseded(1));
    }

    void aBatchGoesWithEverythingThatBelongsToIt()
    {
        TaskBook book;
        TaskRecords stays;
        stays.batches = {{2, QStringLiteral("practice"), {}, {}, {}}};
        stays.tasks = {taskOf(2, 2)};
        stays.destinations = {destinationOf(3, 2, tokyo)};
        stays.requests = {requestOf(2, {3})};
        stays.requests[0].task = 2;
        book.apply(stays);
        TaskBook both = book;
        TaskRecords goes;
        goes.batches = {{1, QStringLiteral("practice"), {}, {}, {}}};
        goes.tasks = {taskOf(1, 1)};
        goes.destinations = {destinationOf(1, 1, tokyo), destinationOf(2, 1, paris)};
        goes.requests = {requestOf(1, {1, 2})};
        both.apply(goes);
        QCOMPARE(both.destinationsFor(toTokyo).size(), 2);
        both.remove({1, 77});
        QCOMPARE(both.batches(), book.batches());
        QCOMPARE(both.tasks(), book.tasks());
        QCOMPARE(both.destinations(), book.destinations());
        QCOMPARE(both.requests(), book.requests());
        QCOMPARE(both.destinationsFor(toTokyo), QList<qint64>{3});
        QCOMPARE(both.openCopies(), QSet<CopyKey>{toTokyo});
        QVERIFY(both.tasksOf(1).isEmpty());
        QVERIFY(both.destinationsOf(1).isEmpty());
        QVERIFY(both.requestsOf(2).isEmpty());
    }

    void openCopiesAreThoseThatHaveNotEnded()
    {
        TaskBook book;
        TaskRecords records;
        records.tasks = {taskOf(1, 1)};
        records.destinations = {destinationOf(1, 1, tokyo), destinationOf(2, 1, paris)};
        book.apply(records);
        QCOMPARE(book.openDestinations(), QList<qint64>({1, 2}));

        TaskRecords change;
        Destination refused = destinationOf(2, 1, paris);
        refused.facts.request = RequestState::Refused;
        change.destinations = {refused};
        book.apply(change);
        QCOMPARE(book.openDestinations(), QList<qint64>{1});
        QCOMPARE(book.openCopies(), QSet<CopyKey>{toTokyo});
        QVERIFY(book.destination(2)->isUnsolved());
        change.destinations[0].solvedAt = QDateTime::currentDateTimeUtc();
        book.apply(change);
        QVERIFY(!book.destination(2)->isUnsolved());

        change.destinations = {destinationOf(2, 1, paris)}; // sent again
        book.apply(change);
        QCOMPARE(book.openDestinations(), QList<qint64>({1, 2}));
    }
};

REGIONCAST_TEST(TestTasks)
#include "tst_tasks.moc"
