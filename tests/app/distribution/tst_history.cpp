#include "distribution/journal.h"
#include "support/testmain.h"
#include "taskrecordsamples.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace regioncast;
using regioncast::test::sampleBatch;

namespace {

const QString profile = QStringLiteral("practice");
const QString tokyo = QStringLiteral("ap-northeast-1");
const QString paris = QStringLiteral("eu-west-1");
const QDateTime start(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);

/// What a call answers once the event loop has turned; an error of its own when nothing comes.
template<class T, class Call>
Result<T> answerOf(Call call)
{
    const auto slot = std::make_shared<std::optional<Result<T>>>();
    [[maybe_unused]] const auto held = call([slot](const Result<T> &result) { *slot = result; });
    if (!QTest::qWaitFor([&slot] { return slot->has_value(); }, 20000)) {
        Error error;
        error.code = QStringLiteral("no answer");
        return fail(error);
    }
    return **slot;
}

Result<JournalOpened> opened(Journal &journal)
{
    return answerOf<JournalOpened>([&](Done<JournalOpened> done) {
        journal.open(std::move(done));
        return 0;
    });
}

bool appended(Journal &journal, const TaskRecords &records)
{
    return answerOf<void>([&](Done<void> done) {
               journal.append(records, Durability::Durable, std::move(done));
               return 0;
           })
        .has_value();
}

Result<TaskRecords> loaded(Journal &journal, int limit = 100000)
{
    return answerOf<TaskRecords>([&](Done<TaskRecords> done) {
        journal.load(profile, limit, std::move(done));
        return 0;
    });
}

Result<HistorySurvey> surveyed(Journal &journal, const HistoryQuery &query)
{
    return answerOf<HistorySurvey>(
        [&](Done<HistorySurvey> done) { return journal.survey(query, std::move(done)); });
}

Result<TaskRecords> read(Journal &journal, const QList<qint64> &batches, int most, bool exchanges)
{
    return answerOf<TaskRecords>([&](Done<TaskRecords> done) {
        return journal.read(batches, most, exchanges, std::move(done));
    });
}

Result<bool> changed(Journal &journal)
{
    return answerOf<bool>([&](Done<bool> done) {
        journal.changed(std::move(done));
        return 0;
    });
}

Result<int> pruned(Journal &journal, const QDateTime &before)
{
    return answerOf<int>([&](Done<int> done) {
        journal.prune(before, std::move(done));
        return 0;
    });
}

/// Runs statements over a connection of its own; the first column of each row of the last one.
QStringList sql(const QString &path, const QStringList &statements)
{
    QStringList rows;
    const QString name = QStringLiteral("history test");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("cannot open %s", qPrintable(path));
        for (const QString &statement : statements) {
            rows.clear();
            QSqlQuery query(database);
            if (!query.exec(statement))
                qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
            while (query.next())
                rows.append(query.value(0).toString());
        }
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}

/// A batch of one task that was made `day` days after the start and ended an hour later.
TaskRecords endedBatch(qint64 number, int day, const QStringList &regions,
                       DestinationState state = DestinationState::Done)
{
    TaskRecords records = sampleBatch(number, regions);
    records.batches[0].createdAt = start.addDays(day);
    records.requests[0].state = RequestState::Accepted;
    records.requests[0].exchange.request = QStringLiteral("POST /");
    for (Destination &each : records.destinations) {
        each.sentAt = start.addDays(day);
        each.since = start.addDays(day).addSecs(3600);
        each.facts.request = RequestState::Accepted;
        if (state == DestinationState::Failed)
            each.facts.failedReads = 2;
        else if (state == DestinationState::Refused)
            each.facts.request = RequestState::Refused;
        else
            each.facts.latched = state;
        records.events.append({each.number, each.number, each.since, wordOf(state), {}});
    }
    return records;
}

void join(TaskRecords &all, const TaskRecords &more)
{
    all.batches += more.batches;
    all.tasks += more.tasks;
    all.destinations += more.destinations;
    all.requests += more.requests;
    all.events += more.events;
}

/// Batches of history with texts, regions and states by chance; nothing is open or unsolved.
TaskRecords randomHistory(QRandomGenerator &random, int batches)
{
    const QStringList texts{QStringLiteral("rhel9-cad"), QStringLiteral("100%_sure"),
                            QStringLiteral("镜像 東京"), QStringLiteral("back\\slash 'quoted'"),
                            QStringLiteral("Büro"),      QString()};
    const QStringList regions{tokyo, paris, QStringLiteral("us-east-1")};
    const DestinationState states[] = {DestinationState::Done, DestinationState::AlreadyThere,
                                       DestinationState::Failed, DestinationState::Refused,
                                       DestinationState::Removed};
    const auto text = [&] {
        return texts.at(random.bounded(int(texts.size())));
    };
    TaskRecords all;
    qint64 number = 1;
    for (int i = 0; i < batches; ++i) {
        TaskRecords batch =
            endedBatch(number, random.bounded(90), regions.mid(0, 1 + random.bounded(3)),
                       states[random.bounded(5)]);
        batch.batches[0].label = text();
        if (random.bounded(8) == 0)
            batch.batches[0].createdAt = {};
        batch.tasks[0].imageName = text();
        batch.tasks[0].versionLabel = QStringLiteral("v%1").arg(random.bounded(3));
        batch.requests[0].tid = {QStringLiteral("tid-%1").arg(random.bounded(30))};
        for (Destination &each : batch.destinations) {
            if (each.isUnsolved())
                each.solvedAt = each.since;
            if (random.bounded(3) == 0)
                each.facts.code = QStringLiteral("Image.Code%1").arg(random.bounded(2));
        }
        join(all, batch);
        number += 3;
    }
    return all;
}

TaskFilter::Word word(const char *text, const QSet<QString> &regions = {},
                      const QSet<QString> &states = {}, const QSet<QString> &codes = {})
{
    return {QString::fromUtf8(text), regions, states, codes};
}

} // namespace

Q_DECLARE_METATYPE(regioncast::TaskFilter)

class TestHistory : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QString m_folder;

    [[nodiscard]] QString file() const { return m_folder + QStringLiteral("/journal.sqlite"); }
    [[nodiscard]] qint64 count(const char *table) const
    {
        return sql(file(), {QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table)})
            .value(0)
            .toLongLong();
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_folder = m_dir.filePath(QString::number(++number));
        QVERIFY(QDir().mkpath(m_folder));
    }

    // ---- looking through it

    void theJournalFindsWhatMemoryFinds_data()
    {
        QTest::addColumn<TaskFilter>("filter");
        const auto row = [](const char *name, const TaskFilter &filter) {
            QTest::newRow(name) << filter;
        };
        TaskFilter filter;
        row("everything", filter);
        filter.from = start.addDays(30);
        row("from a day", filter);
        filter.until = start.addDays(60);
        row("between two days", filter);
        filter.words = {word("CAD")};
        row("a word of a name, in any case, in a time", filter);
        filter = {};
        filter.activeSince = start.addDays(45);
        row("what ended lately", filter);
        filter.words = {word("v1")};
        row("a version of what ended lately", filter);
        filter = {};
        for (const char *text : {"100%_sure", "%", "_", "\\", "'", "東京", "büro", "BÜRO", "tid-2",
                                 "us-east", "imgc-a", "code1", "nothing has this"}) {
            filter.words = {word(text)};
            row(text, filter);
        }
        filter.words = {word("rhel9"), word("v2")};
        row("two words", filter);
        filter.words = {word("Par", {paris})};
        row("the name of a region", filter);
        filter.words = {word("removed", {}, {QStringLiteral("removed")})};
        row("the name of a state", filter);
        filter.words = {word("locked", {}, {}, {QStringLiteral("Image.Code0")})};
        row("a reason", filter);
        filter.words = {word("Par", {paris}, {QStringLiteral("done"), QStringLiteral("failed")},
                             {QStringLiteral("Image.Code1")})};
        row("a word of several meanings", filter);
        filter = {};
        filter.chip = TaskChip::Done;
        row("the chip of what is done", filter);
        filter.chip = TaskChip::Unsolved;
        row("the chip of what is unsolved", filter);
        filter.chip = TaskChip::Copying;
        row("the chip of what is copying", filter);
    }

    void theJournalFindsWhatMemoryFinds()
    {
        QFETCH(TaskFilter, filter);
        QRandomGenerator random(7);
        Journal journal(m_folder);
        QVERIFY(opened(journal));
        const TaskRecords all = randomHistory(random, 120);
        QVERIFY(appended(journal, all));
        const HistoryQuery query{profile, 300, {4, 40, 100}, filter};
        const Result<HistorySurvey> found = surveyed(journal, query);
        QVERIFY(found);

        TaskBook book;
        book.apply(all);
        ReportSums wanted;
        QList<qint64> batches;
        for (const auto &[number, batch] : book.batches()) {
            if (number > query.upTo || query.except.contains(number))
                continue;
            for (const qint64 copy : destinationsOfBatch(book, number)) {
                const Destination &each = *book.destination(copy);
                const Task &task = *book.task(each.task);
                if (!filter.matches(batch, task, each, book.request(each.request)))
                    continue;
                wanted.add(task, summedOf(each));
                if (!batches.contains(number))
                    batches.prepend(number);
            }
        }
        QCOMPARE(found->batches, batches);
        QCOMPARE(found->sums.total().total, wanted.total().total);
        const RegionTable table = RegionTable::load(QLocale::c());
        const Report report = found->sums.report(table);
        const Report expected = wanted.report(table);
        QCOMPARE(report.total.done, expected.total.done);
        QCOMPARE(report.total.solved, expected.total.solved);
        QCOMPARE(report.total.removed, expected.total.removed);
        QCOMPARE(report.total.sentAt, expected.total.sentAt);
        QCOMPARE(report.regions.size(), expected.regions.size());
        for (qsizetype i = 0; i < report.regions.size(); ++i) {
            QCOMPARE(report.regions.at(i).region, expected.regions.at(i).region);
            QCOMPARE(report.regions.at(i).sum.total, expected.regions.at(i).sum.total);
        }
        QCOMPARE(report.images.size(), expected.images.size());
        QCOMPARE(report.times.has_value(), expected.times.has_value());
        if (report.times)
            QCOMPARE(report.times->median, expected.times->median);
    }

    void otherProfilesAreLeftOut()
    {
        Journal journal(m_folder);
        QVERIFY(opened(journal));
        QVERIFY(appended(journal, sampleBatch(1, {tokyo}, QStringLiteral("real"))));
        QVERIFY(appended(journal, endedBatch(2, 0, {tokyo})));
        QCOMPARE(surveyed(journal, {profile, 10, {}, {}})->batches, QList<qint64>{2});
    }

    void batchesAreReadWholeUntilThereAreEnough()
    {
        Journal journal(m_folder);
        QVERIFY(opened(journal));
        TaskRecords all;
        for (qint64 number = 1; number <= 30; number += 3)
            join(all, endedBatch(number, 0, {tokyo, paris, QStringLiteral("us-east-1")}));
        QVERIFY(appended(journal, all));
        const TaskRecords page = read(journal, {28, 25, 99, 22, 19}, 5, true).value();
        QCOMPARE(page.batches.size(), 2);
        QCOMPARE(page.batches.last().number, 28);
        QCOMPARE(page.destinations.size(), 6);
        QCOMPARE(page.requests.first().destinations.size(), 3);
        QCOMPARE(page.requests.first().exchange.request, QStringLiteral("POST /"));
        const TaskRecords rest = read(journal, {99, 22, 19}, 1000, false).value();
        QCOMPARE(rest.batches.size(), 2);
        QVERIFY(rest.requests.first().exchange.request.isEmpty());
        QVERIFY(read(journal, {99}, 1000, true)->isEmpty());
        // As true as what is loaded at the start.
        TaskRecords everything = loaded(journal).value();
        TaskRecords again =
            read(journal, {28, 25, 22, 19, 16, 13, 10, 7, 4, 1}, 1000, true).value();
        QCOMPARE(again, everything);
    }

    void whatIsGivenUpIsNotAnswered()
    {
        Journal journal(m_folder);
        QVERIFY(opened(journal));
        QVERIFY(appended(journal, endedBatch(1, 0, {tokyo})));
        bool answered = false;
        {
            const Pending dropped = journal.survey(
                {profile, 10, {}, {}}, [&](const Result<HistorySurvey> &) { answered = true; });
        }
        QVERIFY(surveyed(journal, {profile, 10, {}, {}})); // the one behind it
        QVERIFY(!answered);
    }

    // ---- versions

    void aFileOfVersionOneIsMigrated()
    {
        QFile old(QStringLiteral(REGIONCAST_SOURCE_DIR "/tests/data/journal/version1.sql"));
        QVERIFY(old.open(QIODevice::ReadOnly));
        QStringList statements = QString::fromUtf8(old.readAll()).split(QStringLiteral(";\n"));
        statements.removeAll(QString());
        statements.prepend(QStringLiteral("PRAGMA journal_mode = WAL"));
        sql(file(), statements);
        QCOMPARE(sql(file(), {QStringLiteral("PRAGMA user_version")}).value(0),
                 QStringLiteral("1"));

        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QVERIFY(state);
        QVERIFY(state->keptAs.isEmpty());
        QCOMPARE(state->lastBatch, 7);
        QCOMPARE(state->lastTask, 9);
        QCOMPARE(state->lastRequest, 11);
        QCOMPARE(state->lastDestination, 14);
        QCOMPARE(state->lastEvent, 17);
        const TaskRecords records = loaded(journal).value();
        QCOMPARE(records.batches.value(0).label, QStringLiteral("CHG-20417"));
        QCOMPARE(records.requests.value(0).destinations, (QList<qint64>{13, 14}));
        QCOMPARE(records.requests.value(0).exchange.answer, QStringLiteral("200 OK"));
        QCOMPARE(records.destinations.value(0).state(), DestinationState::Done);
        QCOMPARE(records.destinations.value(1).state(), DestinationState::NotSeen);
        QCOMPARE(sql(file(), {QStringLiteral("PRAGMA user_version")}).value(0),
                 QStringLiteral("2"));
        QCOMPARE(sql(file(),
                     {QStringLiteral("SELECT number FROM last_number WHERE kind = 'destination'")}),
                 QStringList{QStringLiteral("14")});
        QVERIFY(appended(journal, sampleBatch(20, {QStringLiteral("us-east-1")})));
        QVERIFY(surveyed(journal, {profile, 100, {}, {}}));
    }

    // ---- forgetting

    void onlyWhatIsOldAndOverIsForgotten()
    {
        Journal journal(m_folder);
        QVERIFY(opened(journal));
        TaskRecords all;
        join(all, endedBatch(1, 0, {tokyo, paris}));
        join(all, endedBatch(10, 0, {tokyo}, DestinationState::Failed)); // unsolved
        TaskRecords open = endedBatch(20, 0, {QStringLiteral("us-east-1"), paris});
        open.destinations[0].facts.latched.reset();
        join(all, open); // one of two is under way
        TaskRecords late = endedBatch(30, 0, {tokyo});
        late.destinations[0].since = start.addDays(20);
        join(all, late); // ended lately
        TaskRecords solved = endedBatch(40, 0, {tokyo}, DestinationState::Failed);
        solved.destinations[0].solvedAt = start.addDays(20);
        join(all, solved); // solved lately
        TaskRecords solvedLongAgo = endedBatch(50, 0, {tokyo}, DestinationState::Failed);
        solvedLongAgo.destinations[0].solvedAt = start.addDays(1);
        join(all, solvedLongAgo);
        TaskRecords timeless = endedBatch(60, 0, {tokyo});
        timeless.batches[0].createdAt = {};
        join(all, timeless);
        join(all, endedBatch(70, 20, {tokyo}));
        QVERIFY(appended(journal, all));

        const int batches = pruned(journal, start.addDays(10)).value();
        QList<qint64> stay;
        const TaskRecords left = loaded(journal).value();
        for (const Batch &batch : left.batches)
            stay.append(batch.number);
        QCOMPARE(stay, (QList<qint64>{10, 20, 30, 40, 60, 70}));
        QCOMPARE(batches, 2);
        QCOMPARE(count("task"), 6);
        QCOMPARE(count("request"), 6);
        QCOMPARE(count("destination"), 7);
        QCOMPARE(count("request_destination"), 7);
        QCOMPARE(count("event"), 7);
        QVERIFY(sql(file(), {QStringLiteral("PRAGMA foreign_key_check")}).isEmpty());
        QCOMPARE(pruned(journal, start.addDays(10)).value(), 0);
        // Keys are watched over again.
        TaskRecords orphans = sampleBatch(90, {tokyo});
        orphans.tasks.clear();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("FOREIGN KEY")));
        QVERIFY(!appended(journal, orphans));
    }

    void numbersAreNotUsedAgain()
    {
        {
            Journal journal(m_folder);
            QVERIFY(opened(journal));
            QVERIFY(appended(journal, endedBatch(5, 0, {tokyo, paris})));
            QCOMPARE(pruned(journal, start.addDays(10)).value(), 1);
            QVERIFY(loaded(journal)->isEmpty());
        }
        Journal again(m_folder);
        const Result<JournalOpened> state = opened(again);
        QVERIFY(state);
        QCOMPARE(state->lastBatch, 5);
        QCOMPARE(state->lastTask, 5);
        QCOMPARE(state->lastRequest, 5);
        QCOMPARE(state->lastDestination, 6);
        QCOMPARE(state->lastEvent, 6);
        // Later ones count on.
        QVERIFY(appended(again, endedBatch(8, 90, {tokyo})));
        Journal reader(m_folder);
        QCOMPARE(opened(reader)->lastBatch, 8);
    }

    void whatIsAppendedMeanwhileIsNotHeldUp()
    {
        Journal journal(m_folder);
        QVERIFY(opened(journal));
        TaskRecords all;
        for (qint64 number = 1; number <= 200; ++number)
            join(all, endedBatch(number, 0, {tokyo}));
        QVERIFY(appended(journal, all));
        QStringList order;
        journal.prune(start.addDays(10), [&order](const Result<int> &batches) {
            order.append(QString::number(batches.value_or(-1)));
        });
        journal.append(
            sampleBatch(500, {tokyo}), Durability::Durable, [&order](const Result<void> &written) {
                order.append(written ? QStringLiteral("written") : QStringLiteral("not written"));
            });
        QTRY_COMPARE(order.size(), 2);
        QCOMPARE(order, (QStringList{QStringLiteral("written"), QStringLiteral("200")}));
        QCOMPARE(loaded(journal)->batches.size(), 1);
    }

    void whoOnlyReadsForgetsNothing()
    {
        Journal sender(m_folder);
        QVERIFY(opened(sender));
        QVERIFY(appended(sender, endedBatch(1, 0, {tokyo})));
        Journal reader(m_folder);
        QVERIFY(!opened(reader)->isSender);
        const Result<int> refused = pruned(reader, start.addDays(10));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QLatin1String(codes::busy));
        QCOMPARE(loaded(reader)->batches.size(), 1);
    }

    // ---- following

    void whoOnlyReadsIsToldWhatWasWritten()
    {
        Journal sender(m_folder);
        QVERIFY(opened(sender));
        QVERIFY(appended(sender, sampleBatch(1, {tokyo})));
        Journal reader(m_folder);
        QVERIFY(!opened(reader)->isSender);
        QCOMPARE(changed(reader).value(), false);
        QVERIFY(appended(sender, sampleBatch(2, {paris})));
        QCOMPARE(changed(reader).value(), true);
        QCOMPARE(changed(reader).value(), false);
        QCOMPARE(loaded(reader)->batches.size(), 2);
    }

    void aFileThatAppearsLaterIsRead()
    {
        Journal reader(m_folder);
        const Result<JournalOpened> state = answerOf<JournalOpened>([&](Done<JournalOpened> done) {
            reader.open(std::move(done), JournalAccess::Read);
            return 0;
        });
        QVERIFY(state);
        QVERIFY(!state->isSender);
        QCOMPARE(changed(reader).value(), false);
        Journal sender(m_folder);
        QVERIFY(opened(sender)->isSender);
        QVERIFY(appended(sender, sampleBatch(1, {tokyo})));
        QCOMPARE(changed(reader).value(), true);
        QCOMPARE(loaded(reader)->batches.size(), 1);
    }
};

REGIONCAST_TEST(TestHistory)
#include "tst_history.moc"
