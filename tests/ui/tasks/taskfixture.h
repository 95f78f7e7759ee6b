#pragma once

#include "catalog/catalogue.h"
#include "distribution/journal.h"
#include "profile/profilesession.h"
#include "support/fakeclient.h"
#include "widgets/uicontext.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace regioncast::test {

inline RegionId region(const char *id)
{
    return {QString::fromLatin1(id)};
}

// ---- facts that amount to a state

inline DestinationFacts seenFacts(CopyState state, const char *word, std::optional<int> progress)
{
    DestinationFacts facts;
    facts.request = RequestState::Accepted;
    facts.seen = Copy{state, QString::fromLatin1(word), progress};
    return facts;
}
inline DestinationFacts queued()
{
    return {};
}
inline DestinationFacts copying(int percent)
{
    return seenFacts(CopyState::Copying, "CREATING", percent);
}
inline DestinationFacts unknownWord()
{
    return seenFacts(CopyState::Unknown, "REPAIRING", std::nullopt);
}
inline DestinationFacts failed(int percent)
{
    DestinationFacts facts = seenFacts(CopyState::Failed, "CREATE_FAILED", percent);
    facts.failedReads = 2;
    return facts;
}
inline DestinationFacts done()
{
    DestinationFacts facts = seenFacts(CopyState::Available, "AVAILABLE", 100);
    facts.latched = DestinationState::Done;
    return facts;
}
inline DestinationFacts refused(const char *code)
{
    DestinationFacts facts;
    facts.request = RequestState::Refused;
    facts.code = QString::fromLatin1(code);
    return facts;
}
inline DestinationFacts doubtful(int absentReads)
{
    DestinationFacts facts;
    facts.request = RequestState::Doubtful;
    facts.code = QString::fromLatin1(codes::timedOut);
    facts.absentReads = absentReads;
    return facts;
}

/// Records of batches in the order of a plan, on a clock that stands at 08:05 UTC.
struct TaskFixture
{
    TaskFixture() { qputenv("TZ", "UTC"); }

    ManualClock clock{QDateTime(QDate(2026, 10, 31), QTime(8, 5), Qt::UTC)};
    UiContext context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                      RegionTable::load(QLocale::c()), clock, QStringLiteral("en")};
    TaskRecords records;

    [[nodiscard]] QDateTime ago(qint64 seconds) const { return clock.utc().addSecs(-seconds); }

    qint64 addBatch(const char *label, qint64 secondsAgo = 300)
    {
        Batch batch;
        batch.number = records.batches.size() + 1;
        batch.profile = QStringLiteral("practice");
        batch.label = QString::fromUtf8(label);
        batch.user = QStringLiteral("anna");
        batch.createdAt = ago(secondsAgo);
        records.batches.append(batch);
        return batch.number;
    }
    /// A task of the newest batch.
    qint64 addTask(const char *image, const char *version, const char *source = nullptr)
    {
        Task task;
        task.number = records.tasks.size() + 1;
        task.batch = records.batches.last().number;
        task.image = {{QStringLiteral("imgc-") + QString::fromLatin1(image)},
                      {QStringLiteral("iv-") + QString::fromLatin1(version)}};
        task.imageName = QString::fromUtf8(image);
        task.versionLabel = QString::fromUtf8(version);
        if (source)
            task.source = region(source);
        records.tasks.append(task);
        return task.number;
    }
    /// A destination of the newest task, with a request of its own.
    qint64 add(const char *regionId, DestinationFacts facts, qint64 sinceSecondsAgo = 60)
    {
        Destination destination;
        destination.number = records.destinations.size() + 1;
        destination.task = records.tasks.last().number;
        destination.region = region(regionId);
        destination.request = destination.number;
        destination.since = ago(sinceSecondsAgo);
        Request request;
        request.number = destination.number;
        request.task = destination.task;
        request.state = facts.request;
        request.destinations = {destination.number};
        request.createdAt = records.batches.last().createdAt;
        request.code = facts.code;
        if (facts.request != RequestState::Queued) {
            destination.sentAt = request.createdAt.addSecs(1);
            request.sentAt = destination.sentAt;
            request.endedAt = destination.sentAt.addSecs(1);
            facts.requestEndedAt = request.endedAt;
            facts.lookedAt = ago(8);
            facts.seenAt = facts.seen ? ago(8) : QDateTime();
            request.tid = {QStringLiteral("tid-%1").arg(request.number)};
            request.requestId = QStringLiteral("REQ-%1").arg(request.number);
        }
        destination.facts = facts;
        records.destinations.append(destination);
        records.requests.append(request);
        return destination.number;
    }
    Destination &destination(qint64 number) { return records.destinations[number - 1]; }
    Request &request(qint64 number) { return records.requests[number - 1]; }

    /// rhel9-cad to Tokyo (done), Frankfurt (failed at 63 %) and Singapore (40 %), win11-office to
    /// Tokyo (done) and Seoul (refused: encrypted), labelled; then, newer and without a label,
    /// win2022-base to Tokyo (queued).
    void addUsual()
    {
        addBatch("CHG-20417 November patch day", 600);
        addTask("rhel9-cad", "v7", "cn-shanghai");
        add("ap-northeast-1", done());
        add("eu-central-1", failed(63));
        add("ap-southeast-1", copying(40));
        addTask("win11-office", "v3");
        add("ap-northeast-1", done());
        add("ap-northeast-2", refused("ImageDistribute.ImageNotSupport"));
        addBatch("", 240);
        addTask("win2022-base", "v5");
        add("ap-northeast-1", queued());
    }

    [[nodiscard]] TaskBook book() const
    {
        TaskBook book;
        book.apply(records);
        return book;
    }
};

/// A session that has loaded the records from a journal and asks a fake client.
struct SessionFixture : TaskFixture
{
    QTemporaryDir folder;
    Journal journal{folder.path()};
    FakeClient client;
    JournalOpened numbers;
    std::unique_ptr<ProfileSession> session;

    /// Writes the records to the journal and starts a session on it. The service shows `images`.
    [[nodiscard]] bool start()
    {
        bool ready = false;
        journal.open([&](const Result<JournalOpened> &opened) {
            if (opened)
                numbers = *opened;
            journal.append(records, Durability::Durable,
                           [&ready](const Result<void> &written) { ready = written.has_value(); });
        });
        if (!QTest::qWaitFor([&ready] { return ready; }))
            return false;
        numbers.lastBatch = records.batches.size();
        numbers.lastTask = records.tasks.size();
        numbers.lastDestination = records.destinations.size();
        numbers.lastRequest = records.requests.size();
        numbers.lastEvent = records.events.size();
        client.clock = &clock;
        session =
            std::make_unique<ProfileSession>(practiceProfile(), client, journal, numbers, clock);
        session->start();
        return true;
    }
    [[nodiscard]] bool isLoaded() const
    {
        return session->tasksLoaded() && session->imagesState().phase == LoadState::Phase::Complete;
    }
    /// A row of the image list with the words of its copies.
    static ImageRow listed(const char *image, const char *version,
                           const QList<std::pair<QString, QString>> &copies)
    {
        ImageRow row = imageRow(QStringLiteral("imgc-") + QString::fromLatin1(image),
                                QStringLiteral("iv-") + QString::fromLatin1(version), copies);
        row.imageName = QString::fromLatin1(image);
        row.versionName = QString::fromLatin1(version);
        return row;
    }
};

} // namespace regioncast::test
