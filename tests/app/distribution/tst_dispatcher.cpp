#include "distribution/dispatcher.h"
#include "support/fakeclient.h"
#include "support/testmain.h"
#include "taskrecordsamples.h"

#include <QSignalSpy>
#include <QTest>

using namespace regioncast;
using regioncast::test::FakeClient;
using regioncast::test::sampleBatch;
using namespace std::chrono_literals;

namespace {

const QString tokyo = QStringLiteral("ap-northeast-1");
const QString paris = QStringLiteral("eu-west-1");
const QString seoul = QStringLiteral("ap-northeast-2");

Error errorWith(Effect effect, const QString &code)
{
    Error error;
    error.effect = effect;
    error.code = code;
    error.requestId = QStringLiteral("req-error");
    error.serverMessage = QStringLiteral("because");
    return error;
}

/// A dispatcher with a book and a journal that confirms when it is told to.
struct Bench
{
    ManualClock clock{QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC)};
    FakeClient client;
    TaskBook book;
    QList<HistoryEvent> events;
    QStringList log; ///< what reached the disk and what left, in order
    std::vector<std::function<void()>> confirmations;
    bool holdConfirmations = false;
    std::optional<Error> journalFails;
    std::unique_ptr<Dispatcher> dispatcher;
    QList<qint64> endedRequests;
    int pauseChanges = 0;

    Bench()
    {
        client.clock = &clock;
        client.onStart = [this](const StartTaskRequest &request) {
            log.append(QStringLiteral("sent ") + request.imageId.text);
        };
        dispatcher = std::make_unique<Dispatcher>(
            client, clock, book,
            [this](const TaskRecords &records, Durability durability, Done<void> done) {
                record(records, durability, std::move(done));
            });
        QObject::connect(dispatcher.get(), &Dispatcher::requestEnded, dispatcher.get(),
                         [this](qint64 request) { endedRequests.append(request); });
        QObject::connect(dispatcher.get(), &Dispatcher::pauseChanged, dispatcher.get(),
                         [this] { ++pauseChanges; });
    }

    void record(const TaskRecords &records, Durability durability, Done<void> done)
    {
        book.apply(records);
        const auto confirm = [this, records, durability, done = std::move(done)] {
            if (journalFails) {
                done(fail(*journalFails));
                return;
            }
            events += records.events;
            for (const Request &request : records.requests) {
                log.append(QStringLiteral("%1 %2%3")
                               .arg(request.number)
                               .arg(wordOf(request.state), durability == Durability::Durable
                                                               ? QString()
                                                               : QStringLiteral(" (lazy)")));
            }
            done({});
        };
        if (holdConfirmations)
            confirmations.push_back(confirm);
        else
            QMetaObject::invokeMethod(&client, confirm, Qt::QueuedConnection);
    }

    /// Puts a batch with one request into the book and the queue.
    void enqueue(qint64 number, const QStringList &regions)
    {
        TaskRecords records = sampleBatch(number, regions);
        records.tasks[0].image.image = {QStringLiteral("imgc-%1").arg(number)};
        book.apply(records);
        dispatcher->enqueue({number});
    }
    [[nodiscard]] const DestinationFacts &facts(qint64 destination) const
    {
        return book.destination(destination)->facts;
    }
    [[nodiscard]] QString stateOf(qint64 request) const
    {
        return wordOf(book.request(request)->state);
    }
    [[nodiscard]] QString pausedBy() const
    {
        return dispatcher->pausedBy() ? dispatcher->pausedBy()->code : QString();
    }
};

} // namespace

class TestDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markIsConfirmedBeforeTheRequestLeaves()
    {
        Bench bench;
        bench.holdConfirmations = true;
        bench.enqueue(1, {tokyo, paris});
        QTest::qWait(0);
        QVERIFY(bench.client.starts.isEmpty());
        QCOMPARE(bench.stateOf(1), QStringLiteral("sending"));
        QCOMPARE(bench.dispatcher->inFlightCount(), 1);
        bench.holdConfirmations = false;
        bench.confirmations.at(0)();
        QTRY_COMPARE(bench.log.size(), 3);
        QCOMPARE(bench.log.join(QStringLiteral(", ")),
                 QStringLiteral("1 sending, sent imgc-1, 1 accepted"));
    }

    void whatWaitsForAParentLetsOthersPass()
    {
        Bench bench;
        QSet<CopyKey> there;
        const CopyKey parent{{QStringLiteral("imgc-p")}, {QStringLiteral("iv-1")}, {tokyo}};
        bench.dispatcher->setIsThere([&there](const CopyKey &key) { return there.contains(key); });
        TaskRecords waiting = sampleBatch(1, {tokyo});
        waiting.tasks[0].image.image = {QStringLiteral("imgc-1")};
        waiting.requests[0].parent = parent.imageKey();
        bench.book.apply(waiting);
        bench.dispatcher->enqueue({1});
        bench.enqueue(2, {tokyo});
        QTRY_COMPARE(bench.stateOf(2), QStringLiteral("accepted"));
        QCOMPARE(bench.stateOf(1), QStringLiteral("queued"));
        QVERIFY(bench.pausedBy().isEmpty());

        there.insert({parent.image, parent.version, {paris}}); // another region
        bench.dispatcher->wake();
        QTest::qWait(0);
        QCOMPARE(bench.stateOf(1), QStringLiteral("queued"));
        there.insert(parent);
        bench.dispatcher->wake();
        QTRY_COMPARE(bench.stateOf(1), QStringLiteral("accepted"));
    }

    void readOnlyLetsNothingLeaveWhoeverQueuedIt()
    {
        Bench bench;
        Guards guards;
        guards.readOnly = true;
        bench.dispatcher->setGuards(guards);
        QVERIFY(bench.pausedBy().isEmpty()); // nothing waits
        bench.enqueue(1, {tokyo});
        QCOMPARE(bench.pausedBy(), QString::fromLatin1(codes::readOnly));
        bench.dispatcher->resume(); // "Try Now" is no way round it
        QCOMPARE(bench.pausedBy(), QString::fromLatin1(codes::readOnly));
        QVERIFY(bench.client.starts.isEmpty());
        bench.dispatcher->setGuards({});
        QTRY_COMPARE(bench.stateOf(1), QStringLiteral("accepted"));
    }

    void whatIsNotAllowedStaysAndLetsOthersPass()
    {
        Bench bench;
        Guards guards;
        guards.images = {QStringLiteral("imgc-2")};
        guards.regions = {{tokyo}};
        bench.dispatcher->setGuards(guards);
        bench.enqueue(1, {tokyo});        // another image
        bench.enqueue(2, {tokyo, paris}); // one region is not allowed
        TaskRecords allowed = sampleBatch(4, {tokyo});
        allowed.tasks[0].image.image = {QStringLiteral("imgc-2")};
        allowed.tasks[0].image.version = {QStringLiteral("iv-2")};
        bench.book.apply(allowed);
        bench.dispatcher->enqueue({4});
        QTRY_COMPARE(bench.stateOf(4), QStringLiteral("accepted"));
        QCOMPARE(bench.client.starts.size(), 1);
        QCOMPARE(bench.stateOf(1), QStringLiteral("queued"));
        QCOMPARE(bench.stateOf(2), QStringLiteral("queued"));
    }

    void requestsLeaveInTheAllowedHours()
    {
        Bench bench;
        Guards guards;
        const QDateTime opens = bench.clock.utc().toLocalTime().addSecs(2 * 3600);
        guards.hours = Hours{opens.time(), opens.time().addSecs(3600)};
        bench.dispatcher->setGuards(guards);
        bench.enqueue(1, {tokyo});
        QCOMPARE(bench.pausedBy(), QString::fromLatin1(codes::outsideHours));
        QCOMPARE(bench.dispatcher->resumesAt(), opens.toUTC());
        bench.clock.advance(119min);
        QVERIFY(bench.client.starts.isEmpty());
        bench.clock.advance(1min);
        QTRY_COMPARE(bench.stateOf(1), QStringLiteral("accepted"));
    }

    void requestCarriesWhatTheTaskSays()
    {
        Bench bench;
        TaskRecords records = sampleBatch(1, {tokyo, paris});
        records.tasks[0].source = RegionId{seoul};
        records.tasks[0].product = QStringLiteral("CloudApp");
        bench.book.apply(records);
        bench.dispatcher->enqueue({1});
        QTRY_COMPARE(bench.client.starts.size(), 1);
        const StartTaskRequest sent = bench.client.starts.first();
        QCOMPARE(sent.imageId.text, QStringLiteral("imgc-a"));
        QCOMPARE(sent.versionId->text, QStringLiteral("iv-1"));
        QCOMPARE(sent.destinations, QList<RegionId>({{tokyo}, {paris}}));
        QCOMPARE(sent.source->text, seoul);
        QCOMPARE(sent.productType, QStringLiteral("CloudApp"));
    }

    void acceptedAnswerIsRecorded()
    {
        Bench bench;
        bench.client.offset = 90s;
        bench.enqueue(1, {tokyo});
        QTRY_COMPARE(bench.endedRequests, QList<qint64>{1});
        const Request *request = bench.book.request(1);
        QCOMPARE(request->state, RequestState::Accepted);
        QCOMPARE(request->tid.text, QStringLiteral("tid-1"));
        QCOMPARE(request->requestId, QStringLiteral("req-1"));
        QCOMPARE(request->sentAt, bench.clock.utc());
        QCOMPARE(request->endedAt, bench.clock.utc());
        QCOMPARE(request->signedAt, bench.clock.utc().addSecs(90));
        QVERIFY(!request->exchange.action.isEmpty());
        QCOMPARE(bench.book.destination(1)->sentAt, bench.clock.utc());
        QCOMPARE(bench.facts(1).request, RequestState::Accepted);
        QCOMPARE(bench.facts(1).requestEndedAt, bench.clock.utc());
        // Signed at our noon; dead 15 minutes later by a clock that is 90 s off.
        QCOMPARE(bench.facts(1).provableAfter, bench.clock.utc().addSecs(15 * 60 + 90));
        QStringList words;
        for (const HistoryEvent &event : std::as_const(bench.events))
            words.append(event.word + QLatin1Char(' ') + event.note);
        QCOMPARE(words,
                 QStringList({QStringLiteral("sending "), QStringLiteral("not-seen tid-1")}));
        QCOMPARE(bench.dispatcher->inFlightCount(), 0);
    }

    void atMostThreeAreInFlight()
    {
        Bench bench;
        bench.client.hangStarts = true;
        for (qint64 number = 1; number <= 5; ++number)
            bench.enqueue(number, {tokyo});
        QTRY_COMPARE(bench.client.starts.size(), 3);
        QTest::qWait(0);
        QCOMPARE(bench.client.starts.size(), 3);
        QCOMPARE(bench.dispatcher->queuedCount(), 2);
        QCOMPARE(bench.dispatcher->inFlightCount(), 3);
        bench.client.release();
        QTRY_COMPARE(bench.client.starts.size(), 4);
        bench.client.hangStarts = false;
        bench.client.releaseAll();
        QTRY_COMPARE(bench.endedRequests.size(), 5);
    }

    void refusalEndsTheRequest_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("regions");
        QTest::addColumn<QString>("state");
        const QString repeated = QStringLiteral("ImageDistribute.RepeatedDistribution");
        const QString undistributed = QStringLiteral("ImageDistribute.Undistributed");
        const QString missing = QStringLiteral("Image.NotExist");
        const QString refused = QStringLiteral("refused");
        const QString doubt = QStringLiteral("in-doubt");
        QTest::newRow("plain, one region") << missing << 1 << refused;
        QTest::newRow("plain, two regions") << missing << 2 << refused;
        QTest::newRow("depends on regions, one region") << undistributed << 1 << refused;
        QTest::newRow("depends on regions, two regions") << undistributed << 2 << doubt;
        QTest::newRow("repeated, one region") << repeated << 1 << doubt;
        QTest::newRow("repeated, two regions") << repeated << 2 << doubt;
    }
    void refusalEndsTheRequest()
    {
        QFETCH(QString, code);
        QFETCH(int, regions);
        QFETCH(QString, state);
        Bench bench;
        bench.client.startResults = {fail(errorWith(Effect::Refused, code))};
        bench.enqueue(1, QStringList({tokyo, paris}).mid(0, regions));
        QTRY_COMPARE(bench.endedRequests, QList<qint64>{1});
        QCOMPARE(bench.stateOf(1), QStringLiteral("refused"));
        QCOMPARE(bench.book.request(1)->code, code);
        QCOMPARE(bench.book.request(1)->serverMessage, QStringLiteral("because"));
        QCOMPARE(bench.book.request(1)->requestId, QStringLiteral("req-error"));
        QCOMPARE(bench.facts(1).code, code);
        QCOMPARE(wordOf(bench.book.destination(regions)->state()), state);
        bench.clock.advance(24h);
        QTest::qWait(0);
        QCOMPARE(bench.client.starts.size(), 1); // never again by itself
    }

    void lostAnswerIsDoubtAndNeverSentAgain()
    {
        Bench bench;
        bench.client.startResults = {
            fail(errorWith(Effect::MayHaveHappened, QLatin1String(codes::timedOut)))};
        bench.enqueue(1, {tokyo});
        QTRY_COMPARE(bench.endedRequests, QList<qint64>{1});
        QCOMPARE(bench.stateOf(1), QStringLiteral("doubtful"));
        QCOMPARE(wordOf(bench.book.destination(1)->state()), QStringLiteral("in-doubt"));
        QVERIFY(!bench.dispatcher->pausedBy());
        bench.clock.advance(24h);
        QTest::qWait(0);
        QCOMPARE(bench.client.starts.size(), 1);
    }

    void nothingSentPausesTheQueueWithGrowingWaits()
    {
        Bench bench;
        const Error offline = errorWith(Effect::NothingSent, QLatin1String(codes::nameNotFound));
        bench.client.startResults = {fail(offline), fail(offline), fail(offline), fail(offline)};
        bench.enqueue(1, {tokyo});
        QTRY_COMPARE(bench.pausedBy(), QLatin1String(codes::nameNotFound));
        QCOMPARE(bench.dispatcher->resumesAt(), bench.clock.utc().addSecs(5));
        QTRY_COMPARE(bench.log.last(), QStringLiteral("1 queued"));
        QCOMPARE(wordOf(bench.book.destination(1)->state()), QStringLiteral("queued"));
        QVERIFY(bench.book.destination(1)->sentAt.isNull());
        QVERIFY(bench.endedRequests.isEmpty());

        bench.enqueue(2, {paris}); // waits as well
        QTest::qWait(0);
        QCOMPARE(bench.client.starts.size(), 1);

        bench.clock.advance(5s); // both go out and fail together: one longer wait
        QTRY_COMPARE(bench.client.starts.size(), 3);
        QTRY_COMPARE(bench.dispatcher->queuedCount(), 2);
        QCOMPARE(bench.dispatcher->resumesAt(), bench.clock.utc().addSecs(10));

        bench.dispatcher->resume(); // the user tries now
        QTRY_COMPARE(bench.client.starts.size(), 5);
        QTRY_COMPARE(bench.endedRequests.size(), 1);
        QTRY_COMPARE(bench.dispatcher->resumesAt(), bench.clock.utc().addSecs(20));
        bench.clock.advance(20s);
        QTRY_COMPARE(bench.endedRequests.size(), 2);
        QVERIFY(!bench.dispatcher->pausedBy());
        QVERIFY(bench.dispatcher->resumesAt().isNull());
    }

    void backOffEndsAtFiveMinutes()
    {
        Bench bench;
        const Error offline = errorWith(Effect::NothingSent, QLatin1String(codes::unreachable));
        for (int i = 0; i < 10; ++i)
            bench.client.startResults.append(fail(offline));
        bench.enqueue(1, {tokyo});
        QList<qint64> waits;
        for (int i = 0; i < 9; ++i) {
            QTRY_VERIFY(bench.dispatcher->pausedBy().has_value());
            QTRY_COMPARE(bench.dispatcher->queuedCount(), 1);
            const qint64 wait = bench.clock.utc().secsTo(bench.dispatcher->resumesAt());
            waits.append(wait);
            bench.clock.advance(std::chrono::seconds(wait));
        }
        QCOMPARE(waits, QList<qint64>({5, 10, 20, 40, 80, 160, 300, 300, 300}));
    }

    void throttlingPausesTheQueue_data()
    {
        QTest::addColumn<int>("retryAfter");
        QTest::addColumn<int>("wait");
        QTest::newRow("the service names no wait") << 0 << 30;
        QTest::newRow("the service names a wait") << 47 << 47;
    }
    void throttlingPausesTheQueue()
    {
        QFETCH(int, retryAfter);
        QFETCH(int, wait);
        Bench bench;
        Error error = errorWith(Effect::RefusedBeforeService, QStringLiteral("Throttling.User"));
        error.retryAfter = std::chrono::seconds(retryAfter);
        bench.client.startResults = {fail(error)};
        bench.enqueue(1, {tokyo});
        QTRY_COMPARE(bench.pausedBy(), QStringLiteral("Throttling.User"));
        QTRY_COMPARE(bench.stateOf(1), QStringLiteral("queued"));
        QCOMPARE(bench.book.request(1)->notBefore, bench.clock.utc().addSecs(wait));
        bench.clock.advance(std::chrono::seconds(wait) - 1s);
        QTest::qWait(0);
        QCOMPARE(bench.client.starts.size(), 1);
        bench.clock.advance(1s);
        QTRY_COMPARE(bench.endedRequests, QList<qint64>{1});
        QCOMPARE(bench.stateOf(1), QStringLiteral("accepted"));
        QVERIFY(bench.book.request(1)->notBefore.isNull());
        QVERIFY(bench.book.request(1)->code.isEmpty());
    }

    void wrongClockIsSignedAnew()
    {
        Bench bench;
        bench.client.startResults = {fail(
            errorWith(Effect::RefusedBeforeService, QStringLiteral("InvalidTimeStamp.Expired")))};
        bench.enqueue(1, {tokyo});
        QTRY_VERIFY(bench.dispatcher->pausedBy().has_value());
        bench.clock.advance(5s);
        QTRY_COMPARE(bench.endedRequests, QList<qint64>{1});
        QCOMPARE(bench.client.starts.size(), 2);
    }

    void nothingLeavesWithoutTheJournal()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("waits for the journal")));
        Bench bench;
        const Error full = makeError(ErrorKind::Local, Effect::NothingSent,
                                     codes::journalUnwritable, {QStringLiteral("f"), {}});
        bench.journalFails = full;
        bench.enqueue(1, {tokyo});
        QTRY_COMPARE(bench.pausedBy(), QLatin1String(codes::journalUnwritable));
        QVERIFY(bench.client.starts.isEmpty());
        QCOMPARE(bench.stateOf(1), QStringLiteral("queued"));
        QVERIFY(bench.book.destination(1)->sentAt.isNull());
        QCOMPARE(bench.dispatcher->queuedCount(), 1);
        QCOMPARE(bench.dispatcher->inFlightCount(), 0);
        QTest::qWait(0);
        bench.journalFails.reset();
        bench.dispatcher->resume();
        QTRY_COMPARE(bench.endedRequests, QList<qint64>{1});
        QCOMPARE(bench.stateOf(1), QStringLiteral("accepted"));
        QCOMPARE(bench.client.starts.size(), 1);
    }

    void answerThatTheJournalDidNotTakeIsWrittenLater()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("waits for the journal")));
        Bench bench;
        bench.client.hangStarts = true;
        bench.enqueue(1, {tokyo});
        QTRY_COMPARE(bench.client.starts.size(), 1);
        bench.journalFails = makeError(ErrorKind::Local, Effect::NothingSent,
                                       codes::journalUnwritable, {QStringLiteral("f"), {}});
        bench.client.release();
        QTRY_COMPARE(bench.pausedBy(), QLatin1String(codes::journalUnwritable));
        QCOMPARE(bench.log.last(), QStringLiteral("sent imgc-1"));
        // A reading goes on meanwhile; what it said must not be undone.
        TaskRecords reading;
        reading.destinations = {*bench.book.destination(1)};
        reading.destinations[0].facts.absentReads = 7;
        bench.book.apply(reading);
        bench.journalFails.reset();
        bench.clock.advance(5s);
        QTRY_COMPARE(bench.log.last(), QStringLiteral("1 accepted"));
        QCOMPARE(bench.facts(1).absentReads, 7);
        QCOMPARE(bench.events.last().word, QStringLiteral("not-seen"));
        QCOMPARE(bench.client.starts.size(), 1);
    }

    void whatTheJournalDidNotTakeIsWrittenAsItIsThen()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("waits for the journal")));
        Bench bench;
        bench.dispatcher->hold(true);
        bench.enqueue(1, {tokyo});
        bench.journalFails = makeError(ErrorKind::Local, Effect::NothingSent,
                                       codes::journalUnwritable, {QStringLiteral("f"), {}});
        TaskRecords removal;
        removal.requests = {*bench.book.request(1)};
        removal.requests[0].state = RequestState::Cancelled;
        removal.destinations = {*bench.book.destination(1)};
        removal.destinations[0].facts.request = RequestState::Cancelled;
        removal.events = {{7, 1, bench.clock.utc(), QStringLiteral("cancelled"), {}}};
        bench.dispatcher->replace({{1, 0}});
        bench.dispatcher->write(removal, Durability::Durable);
        QTRY_COMPARE(bench.pausedBy(), QLatin1String(codes::journalUnwritable));
        QVERIFY(bench.dispatcher->hasUnwritten());
        QCOMPARE(bench.stateOf(1), QStringLiteral("cancelled"));
        bench.clock.advance(5s); // and again in vain
        QTRY_VERIFY(bench.dispatcher->pausedBy().has_value());
        QTRY_VERIFY(bench.dispatcher->hasUnwritten());
        QVERIFY(bench.log.isEmpty());
        bench.journalFails.reset();
        bench.clock.advance(10s);
        QTRY_COMPARE(bench.log, QStringList{QStringLiteral("1 cancelled")});
        QCOMPARE(bench.events.size(), 1);
        QCOMPARE(bench.events.first().number, 7);
        QVERIFY(!bench.dispatcher->hasUnwritten());
        QCOMPARE(bench.client.starts.size(), 0);
    }

    void whatTheJournalRefusesIsNotTriedForEver()
    {
        Bench bench;
        bench.enqueue(1, {tokyo});
        QTRY_COMPARE(bench.endedRequests.size(), 1);
        bench.journalFails = makeError(ErrorKind::Local, Effect::NothingSent, codes::alreadyOpen);
        TaskRecords change;
        change.destinations = {*bench.book.destination(1)};
        bench.dispatcher->write(change, Durability::Lazy);
        QTest::qWait(0);
        QVERIFY(!bench.dispatcher->hasUnwritten());
        QVERIFY(!bench.dispatcher->pausedBy());
    }

    void aSignatureIsDeadByTheClockOfTheReadings()
    {
        Bench bench;
        bench.client.hangStarts = true;
        bench.client.startResults = {
            fail(errorWith(Effect::MayHaveHappened, QLatin1String(codes::timedOut)))};
        bench.enqueue(1, {tokyo});
        QTRY_COMPARE(bench.client.starts.size(), 1);
        bench.clock.advance(40s); // signed 40 s ago, as far as the client's own clock knows
        bench.client.release();
        QTRY_COMPARE(bench.endedRequests, QList<qint64>{1});
        QCOMPARE(bench.facts(1).requestEndedAt, bench.clock.utc());
        QCOMPARE(bench.facts(1).provableAfter, bench.clock.utc().addSecs(15 * 60));
    }

    void aQueuedRequestGivesItsPlaceToAnother()
    {
        Bench bench;
        bench.dispatcher->hold(true);
        for (qint64 number = 1; number <= 3; ++number)
            bench.enqueue(number, {tokyo});
        TaskRecords other = sampleBatch(9, {paris});
        bench.book.apply(other);
        bench.dispatcher->replace({{2, 9}, {1, 0}, {99, 1}}); // 99 is not there
        QCOMPARE(bench.dispatcher->queue(), QList<qint64>({9, 3}));
    }

    void aHeldQueueKeepsEverything()
    {
        Bench bench;
        bench.dispatcher->hold(true);
        bench.enqueue(1, {tokyo});
        QTest::qWait(0);
        QCOMPARE(bench.client.starts.size(), 0);
        QCOMPARE(bench.stateOf(1), QStringLiteral("queued"));
        bench.dispatcher->hold(false);
        QTRY_COMPARE(bench.client.starts.size(), 1);
    }

    void theOrderOfTheQueueCanBeChanged()
    {
        Bench bench;
        bench.dispatcher->hold(true);
        for (qint64 number = 1; number <= 5; ++number)
            bench.enqueue(number, {tokyo});
        bench.dispatcher->moveToTop({5, 4, 99});
        QCOMPARE(bench.dispatcher->queue(), QList<qint64>({5, 4, 1, 2, 3}));
        bench.dispatcher->moveToBottom({1, 5});
        QCOMPARE(bench.dispatcher->queue(), QList<qint64>({4, 2, 3, 1, 5}));
        bench.dispatcher->hold(false);
        QTRY_COMPARE(bench.endedRequests.size(), 5);
        QStringList sent = bench.log.filter(QStringLiteral("sent"));
        QCOMPARE(sent.first(), QStringLiteral("sent imgc-4"));
        QCOMPARE(sent.last(), QStringLiteral("sent imgc-5"));
    }

    void whatDoesNotFitWaitsForTheEndOfACopy()
    {
        Bench bench;
        bench.dispatcher->setLimits({2, 60});
        for (qint64 number = 1; number <= 3; ++number)
            bench.enqueue(number, {tokyo});
        QTRY_COMPARE(bench.endedRequests.size(), 2);
        QTest::qWait(0);
        QCOMPARE(bench.dispatcher->queue(), QList<qint64>{3});
        TaskRecords arrived;
        arrived.destinations = {*bench.book.destination(1)};
        arrived.destinations[0].facts.latched = DestinationState::Done;
        bench.book.apply(arrived);
        bench.dispatcher->wake();
        QTRY_COMPARE(bench.endedRequests.size(), 3);
    }

    void aRefusalForQuotaLowersTheLimitForAWhile()
    {
        Bench bench;
        bench.enqueue(1, {tokyo});
        bench.enqueue(2, {paris});
        QTRY_COMPARE(bench.endedRequests.size(), 2);
        bench.client.startResults = {
            fail(errorWith(Effect::Refused, QStringLiteral("ExceedBuilderQuota")))};
        bench.enqueue(3, {seoul});
        QTRY_COMPARE(bench.endedRequests.size(), 3);
        QCOMPARE(bench.dispatcher->limits().inAll, 2);

        bench.enqueue(4, {seoul});
        QTest::qWait(0);
        QCOMPARE(bench.client.starts.size(), 3);
        bench.clock.advance(Dispatcher::quotaPatience);
        QTRY_COMPARE(bench.client.starts.size(), 4);
        QCOMPARE(bench.dispatcher->limits().inAll, 3);
        bench.clock.advance(100 * Dispatcher::quotaPatience);
        QCOMPARE(bench.dispatcher->limits(), CopyLimits());
    }

    void aQuotaThatOthersHoldDoesNotBurnTheQueue()
    {
        Bench bench;
        bench.client.startResults = QList<Result<StartTaskAnswer>>(
            10, fail(errorWith(Effect::Refused, QStringLiteral("ExceedBuilderQuota"))));
        bench.dispatcher->hold(true);
        for (qint64 number = 1; number <= 10; ++number)
            bench.enqueue(number, {tokyo});
        bench.dispatcher->hold(false);
        QTRY_COMPARE(bench.endedRequests.size(), Dispatcher::mostInFlight); // those on the wire
        bench.dispatcher->wake();
        QTest::qWait(0);
        QCOMPARE(bench.client.starts.size(), Dispatcher::mostInFlight);
        bench.clock.advance(Dispatcher::quotaPatience);
        QTRY_COMPARE(bench.client.starts.size(), Dispatcher::mostInFlight + 1);
        QTRY_COMPARE(bench.dispatcher->limits().inAll, 0);
        QTest::qWait(0);
        QCOMPARE(bench.client.starts.size(), Dispatcher::mostInFlight + 1);
    }

    void answersAfterItsEndAreHarmless()
    {
        Bench bench;
        bench.client.hangStarts = true;
        bench.enqueue(1, {tokyo});
        QTRY_COMPARE(bench.client.starts.size(), 1);
        bench.dispatcher.reset();
        bench.client.release();
        QTest::qWait(0);
        QCOMPARE(bench.stateOf(1), QStringLiteral("sending")); // the next start makes it doubtful
    }
};

REGIONCAST_TEST(TestDispatcher)
#include "tst_dispatcher.moc"
