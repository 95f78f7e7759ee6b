#include "distribution/copylimits.h"
#include "support/testmain.h"
#include "taskrecordsamples.h"

#include <QTest>

using namespace regioncast;
using regioncast::test::sampleBatch;

namespace {

/// Requests 10, 20, 30 … in the book, one for each list of regions, all queued.
struct Queue
{
    TaskBook book;
    QList<qint64> numbers;

    explicit Queue(const QList<QStringList> &requests)
    {
        for (const QStringList &regions : requests) {
            const qint64 number = (numbers.size() + 1) * 10;
            book.apply(sampleBatch(number, regions));
            numbers.append(number);
        }
    }
    /// One copy that was sent to that region; `moving` false = it has not got on for very long.
    void underWay(const QString &region, bool moving = true)
    {
        const qint64 number = 1000 + qint64(book.requests().size()) * 10;
        TaskRecords records = sampleBatch(number, {region});
        DestinationFacts &facts = records.destinations.first().facts;
        facts.request = records.requests.first().state = RequestState::Accepted;
        facts.seen = Copy{CopyState::Copying, QStringLiteral("CREATING"), 10};
        facts.unchangedReads = moving ? 0 : stalledReads;
        book.apply(records);
    }
    [[nodiscard]] QList<qint64> leaving(const CopyLimits &limits, qsizetype most = 100) const
    {
        return sendable(numbers, book, limits, most);
    }
};

} // namespace

class TestCopyLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatIsUnderWay()
    {
        Queue queue({{QStringLiteral("a"), QStringLiteral("b")}});
        queue.underWay(QStringLiteral("a"));
        queue.underWay(QStringLiteral("a"));
        queue.underWay(QStringLiteral("b"), false);
        const CopiesUnderWay count = copiesUnderWay(queue.book);
        QCOMPARE(count.inAll, 2);
        QCOMPARE(count.byRegion.value({QStringLiteral("a")}), 2);
        QCOMPARE(count.byRegion.value({QStringLiteral("b")}), 0);
    }

    void whoFitsLeaves_data()
    {
        QTest::addColumn<QList<QStringList>>("requests");
        QTest::addColumn<QStringList>("underWay");
        QTest::addColumn<int>("perRegion");
        QTest::addColumn<int>("inAll");
        QTest::addColumn<QList<qint64>>("leaving");
        using Requests = QList<QStringList>;
        using Numbers = QList<qint64>;
        QTest::newRow("all fit") << Requests{{QStringLiteral("a")},
                                             {QStringLiteral("a"), QStringLiteral("b")}}
                                 << QStringList() << 2 << 10 << Numbers{10, 20};
        QTest::newRow("a region is full; another goes on")
            << Requests{{QStringLiteral("a")}, {QStringLiteral("b")}}
            << QStringList{QStringLiteral("a"), QStringLiteral("a")} << 2 << 10 << Numbers{20};
        QTest::newRow("those that leave count as well")
            << Requests{{QStringLiteral("a")}, {QStringLiteral("a")}, {QStringLiteral("a")}}
            << QStringList() << 2 << 10 << Numbers{10, 20};
        QTest::newRow("whoever waits for two regions keeps both from those behind")
            << Requests{{QStringLiteral("a"), QStringLiteral("b")},
                        {QStringLiteral("b")},
                        {QStringLiteral("c")}}
            << QStringList{QStringLiteral("a")} << 1 << 10 << Numbers{30};
        QTest::newRow("full in all")
            << Requests{{QStringLiteral("a")}, {QStringLiteral("b")}}
            << QStringList{QStringLiteral("c"), QStringLiteral("d")} << 5 << 2 << Numbers{};
        QTest::newRow("a small one does not take the room of a large one for ever")
            << Requests{{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                        {QStringLiteral("d")}}
            << QStringList{QStringLiteral("e")} << 5 << 3 << Numbers{};
        QTest::newRow("larger than the limit, alone")
            << Requests{{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                        {QStringLiteral("d")}}
            << QStringList() << 5 << 2 << Numbers{10};
    }
    void whoFitsLeaves()
    {
        QFETCH(const QList<QStringList>, requests);
        QFETCH(const QStringList, underWay);
        QFETCH(const int, perRegion);
        QFETCH(const int, inAll);
        QFETCH(const QList<qint64>, leaving);
        Queue queue(requests);
        for (const QString &region : underWay)
            queue.underWay(region);
        QCOMPARE(queue.leaving({perRegion, inAll}), leaving);
    }

    void whatNeverAppearedHoldsNoRoom()
    {
        Queue queue({{QStringLiteral("a")}});
        TaskRecords lost = sampleBatch(500, {QStringLiteral("a")});
        lost.destinations.first().facts.request = RequestState::Accepted;
        queue.book.apply(lost);
        QCOMPARE(copiesUnderWay(queue.book).inAll, 1);
        lost.destinations.first().facts.absentReads = absentReadsNeeded;
        queue.book.apply(lost);
        QCOMPARE(copiesUnderWay(queue.book).inAll, 0);
    }

    void noMoreLeaveThanMayBeOnTheWire()
    {
        const Queue queue({{QStringLiteral("a")}, {QStringLiteral("b")}, {QStringLiteral("c")}});
        QCOMPARE(queue.leaving({}, 2), QList<qint64>({10, 20}));
        QCOMPARE(queue.leaving({}, 0), QList<qint64>());
    }
};

REGIONCAST_TEST(TestCopyLimits)
#include "tst_copylimits.moc"
