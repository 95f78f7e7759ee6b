#pragma once

#include "distribution/tasks.h"

#include <QRandomGenerator>

namespace regioncast::test {

/// One batch with one task, one request and these destinations, all queued; numbers from `first`.
inline TaskRecords sampleBatch(qint64 first, const QStringList &regions,
                               const QString &profile = QStringLiteral("practice"))
{
    TaskRecords records;
    Batch batch;
    batch.number = first;
    batch.profile = profile;
    batch.createdAt = QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC);
    records.batches.append(batch);
    Task task;
    task.number = first;
    task.batch = first;
    task.image = {{QStringLiteral("imgc-a")}, {QStringLiteral("iv-1")}};
    task.imageName = QStringLiteral("win11-office");
    records.tasks.append(task);
    Request request;
    request.number = first;
    request.task = first;
    request.createdAt = batch.createdAt;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        Destination destination;
        destination.number = first + i;
        destination.task = first;
        destination.region = {regions.at(i)};
        destination.request = first;
        request.destinations.append(destination.number);
        records.destinations.append(destination);
    }
    records.requests.append(request);
    return records;
}

/// Records with every field set to something, or not set, by chance. Regions differ, so that no
/// copy is open twice.
inline TaskRecords randomRecords(QRandomGenerator &random)
{
    const QStringList texts = {
        QString(), QStringLiteral("plain"), QStringLiteral("O'Brien; DROP TABLE \"batch\" --"),
        QStringLiteral("镜像 東京 \"v7\""), QStringLiteral("two\nlines\t%1 \\ 🙂")};
    const auto text = [&] {
        return texts.at(random.bounded(int(texts.size())));
    };
    const auto time = [&] {
        return random.bounded(4) == 0 ? QDateTime()
                                      : QDateTime::fromMSecsSinceEpoch(
                                          1'785'000'000'000 + random.bounded(1'000'000), Qt::UTC);
    };
    const auto copy = [&]() -> std::optional<Copy> {
        if (random.bounded(3) == 0)
            return std::nullopt;
        Copy made;
        made.state = CopyState(random.bounded(6));
        made.word = text();
        if (random.bounded(2))
            made.progress = random.bounded(101);
        return made;
    };
    static const QList<RequestState> requestStates = {
        RequestState::Queued,  RequestState::Sending,  RequestState::Accepted,
        RequestState::Refused, RequestState::Doubtful, RequestState::Cancelled};

    TaskRecords records;
    qint64 tasks = 0;
    qint64 destinations = 0;
    qint64 requests = 0;
    const int batchCount = 1 + random.bounded(3);
    for (qint64 number = 1; number <= batchCount; ++number) {
        records.batches.append({number, QStringLiteral("practice"), text(), text(), time()});
        const int taskCount = 1 + random.bounded(3);
        for (int i = 0; i < taskCount; ++i) {
            Task task;
            task.number = ++tasks;
            task.batch = number;
            task.image = {{text()}, {text()}};
            task.imageName = text();
            task.versionLabel = text();
            if (random.bounded(2))
                task.source = RegionId{text()};
            task.product = text();
            records.tasks.append(task);

            Request request;
            request.number = ++requests;
            request.task = task.number;
            request.state = requestStates.at(random.bounded(6));
            request.createdAt = time();
            request.sentAt = time();
            request.endedAt = time();
            request.signedAt = time();
            request.notBefore = time();
            if (random.bounded(2) == 0)
                request.parent = ImageKey{{text()}, {text()}};
            request.tid = {text()};
            request.requestId = text();
            request.code = text();
            request.serverMessage = text();
            for (int arg = random.bounded(3); arg > 0; --arg)
                request.args.append(text());
            if (random.bounded(2)) {
                request.exchange.action = text();
                request.exchange.endpoint = text();
                request.exchange.startedAt = time();
                request.exchange.duration = std::chrono::milliseconds(random.bounded(90000));
                request.exchange.request = text();
                request.exchange.answer = text();
                request.exchange.http = random.bounded(600);
                request.exchange.attempt = 1 + random.bounded(5);
                request.exchange.bytesReceived = qint64(random.bounded(1 << 30)) << 10;
                request.exchange.code = text();
                request.exchange.requestId = text();
            }
            const int destinationCount = (i == 0 ? 1 : 0) + random.bounded(5); // no batch is empty
            for (int d = 0; d < destinationCount; ++d) {
                Destination destination;
                destination.number = ++destinations;
                destination.task = task.number;
                destination.region = {QStringLiteral("region-%1").arg(destinations)};
                destination.tries = 1 + random.bounded(4);
                destination.request = random.bounded(8) ? request.number : 0;
                destination.sentAt = time();
                destination.since = time();
                destination.solvedAt = time();
                DestinationFacts &facts = destination.facts;
                facts.request = requestStates.at(random.bounded(6));
                facts.code = text();
                facts.mustLook = random.bounded(2);
                facts.requestEndedAt = time();
                facts.provableAfter = time();
                facts.baseline = copy();
                facts.seen = copy();
                facts.seenAt = time();
                facts.failedReads = random.bounded(4);
                facts.absentReads = random.bounded(4);
                facts.goneReads = random.bounded(4);
                facts.vanishedReads = random.bounded(4);
                facts.unchangedReads = random.bounded(40);
                facts.lookedAt = time();
                if (random.bounded(4) == 0)
                    facts.latched = DestinationState::Done;
                request.destinations.prepend(destination.number);
                records.destinations.append(destination);
                records.events.append(
                    {destination.number, destination.number, time(), text(), text()});
            }
            records.requests.append(request);
        }
    }
    return records;
}

} // namespace regioncast::test
