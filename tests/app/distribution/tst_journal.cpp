#include "distribution/journal.h"
#include "support/testmain.h"
#include "taskrecordsamples.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>
#include <sys/resource.h>

using namespace regioncast;
using regioncast::test::randomRecords;
using regioncast::test::sampleBatch;

namespace {

const QString profile = QStringLiteral("practice");
const QString tokyo = QStringLiteral("ap-northeast-1");
const QString paris = QStringLiteral("eu-west-1");

/// What a call will answer, once the event loop has turned.
template<class T>
struct Answer
{
    std::shared_ptr<std::optional<Result<T>>> slot = std::make_shared<std::optional<Result<T>>>();

    [[nodiscard]] Done<T> done() const
    {
        return [slot = slot](const Result<T> &result) {
            *slot = result;
        };
    }
    /// The answer; an error of its own when none comes.
    [[nodiscard]] Result<T> wait() const
    {
        if (!QTest::qWaitFor([this] { return slot->has_value(); }, 20000)) {
            Error error;
            error.code = QStringLiteral("no answer");
            return fail(error);
        }
        return **slot;
    }
};

/// As long as it lives, files of this process cannot grow beyond `largest` bytes: as good as a full
/// disk.
class FullDisk
{
    Q_DISABLE_COPY_MOVE(FullDisk)

public:
    explicit FullDisk(qint64 largest)
        : m_before(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_old);
        rlimit full = m_old;
        full.rlim_cur = rlim_t(largest);
        setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_before);
    }

private:
    void (*m_before)(int);
    rlimit m_old{};
};

Result<JournalOpened> opened(Journal &journal)
{
    Answer<JournalOpened> answer;
    journal.open(answer.done());
    return answer.wait();
}

Result<void> appended(Journal &journal, const TaskRecords &records,
                      Durability durability = Durability::Durable)
{
    Answer<void> answer;
    journal.append(records, durability, answer.done());
    return answer.wait();
}

Result<TaskRecords> loaded(Journal &journal, int limit = 1000, const QString &of = profile)
{
    Answer<TaskRecords> answer;
    journal.load(of, limit, answer.done());
    return answer.wait();
}

template<class T>
QString codeOf(const Result<T> &result)
{
    return result ? QStringLiteral("fine") : result.error().code;
}

const QString fine = QStringLiteral("fine");

TaskRecords withoutEvents(TaskRecords records)
{
    records.events.clear();
    return records;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Runs statements on a database file over a connection of its own; the first column of each row
/// of the last one.
QStringList sql(const QString &path, const QStringList &statements)
{
    QStringList rows;
    const QString name = QStringLiteral("test");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("cannot open %s", qPrintable(path));
        for (const QString &statement : statements) {
            rows.clear();
            QSqlQuery query(database);
            if (!query.exec(statement))
                rows.append(query.lastError().text());
            while (query.next())
                rows.append(query.value(0).toString());
        }
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QString m_folder;

    [[nodiscard]] QString file() const { return m_folder + QStringLiteral("/journal.sqlite"); }

private Q_SLOTS:
    void init()
    {
        // A folder of its own for each test.
        static int number = 0;
        m_folder = m_dir.filePath(QString::number(++number));
        QVERIFY(QDir().mkpath(m_folder));
    }

    void newFileIsOursAndEmpty()
    {
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QCOMPARE(codeOf(state), fine);
        QVERIFY(state->isSender);
        QVERIFY(state->keptAs.isEmpty());
        QCOMPARE(state->lastBatch, 0);
        QCOMPARE(loaded(journal).value(), TaskRecords());
        QCOMPARE(journal.filePath(), file());
        QCOMPARE(sql(file(), {QStringLiteral("PRAGMA journal_mode")}).value(0),
                 QStringLiteral("wal"));
        QCOMPARE(sql(file(), {QStringLiteral("PRAGMA user_version")}).value(0),
                 QStringLiteral("2"));
        QCOMPARE(sql(file(), {QStringLiteral("PRAGMA application_id")}).value(0).toInt(),
                 0x52676374);
    }

    void recordsComeBackAsTheyWere_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }
    void recordsComeBackAsTheyWere()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const TaskRecords first = randomRecords(random);
        TaskRecords second;
        {
            Journal journal(m_folder);
            QCOMPARE(codeOf(opened(journal)), fine);
            QCOMPARE(codeOf(appended(journal, first)), fine);
            QCOMPARE(loaded(journal).value(), withoutEvents(first));
            for (const HistoryEvent &event : first.events) {
                Answer<QList<HistoryEvent>> history;
                journal.history(event.destination, history.done());
                QCOMPARE(history.wait().value(), QList<HistoryEvent>{event});
            }
            // Everything changes but the numbers and what belongs to what.
            second = withoutEvents(first);
            for (Request &request : second.requests) {
                request.exchange.answer += QStringLiteral("more");
                if (!request.destinations.isEmpty())
                    request.destinations.removeLast();
            }
            for (Destination &destination : second.destinations) {
                destination.tries += 1;
                destination.facts.lookedAt = QDateTime(QDate(2026, 9, 1), QTime(1, 2), Qt::UTC);
                destination.facts.seen.reset();
            }
            QCOMPARE(codeOf(appended(journal, second)), fine);
        }
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QCOMPARE(codeOf(state), fine);
        QCOMPARE(loaded(journal).value(), second);
        QCOMPARE(state->lastBatch, second.batches.last().number);
        QCOMPARE(state->lastTask, second.tasks.last().number);
        QCOMPARE(state->lastRequest, second.requests.last().number);
        QCOMPARE(state->lastDestination, qint64(second.destinations.size()));
        QCOMPARE(state->lastEvent, qint64(first.events.size()));
    }

    void copyThatIsOpenCannotBeOpenedTwice()
    {
        Journal journal(m_folder);
        QCOMPARE(codeOf(opened(journal)), fine);
        QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo, paris}))), fine);
        QCOMPARE(codeOf(appended(journal, sampleBatch(10, {QStringLiteral("us-east-1"), tokyo}))),
                 QLatin1String(codes::alreadyOpen));
        TaskRecords all = loaded(journal).value();
        QCOMPARE(all.batches.size(), 1); // nothing of the second was written
        QCOMPARE(all.destinations.size(), 2);

        // Another profile is another account.
        QCOMPARE(codeOf(appended(journal, sampleBatch(20, {tokyo}, QStringLiteral("real")))), fine);

        // In the same transaction the old one may end and the new one begin, in any order.
        TaskRecords change = sampleBatch(30, {tokyo});
        Destination old = all.destinations.first();
        old.facts.request = RequestState::Cancelled;
        change.destinations.append(old);
        QCOMPARE(codeOf(appended(journal, change)), fine);

        // What ended cannot open again beside it.
        change = {};
        old.facts.request = RequestState::Accepted;
        change.destinations.append(old);
        QCOMPARE(codeOf(appended(journal, change)), QLatin1String(codes::alreadyOpen));
    }

    void destinationsNeedTheirTask()
    {
        Journal journal(m_folder);
        QCOMPARE(codeOf(opened(journal)), fine);
        TaskRecords orphans = sampleBatch(1, {tokyo});
        orphans.tasks.clear();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("FOREIGN KEY")));
        QCOMPARE(codeOf(appended(journal, orphans)), QLatin1String(codes::journalUnwritable));
        QVERIFY(loaded(journal)->batches.isEmpty());
    }

    void loadGivesOpenUnsolvedAndNewestBatchesOfOneProfile()
    {
        Journal journal(m_folder);
        QCOMPARE(codeOf(opened(journal)), fine);
        const QList<std::pair<qint64, RequestState>> batches = {
            {1, RequestState::Accepted}, // open
            {2, RequestState::Refused},  // unsolved
            {3, RequestState::Cancelled},
            {4, RequestState::Cancelled},
            {5, RequestState::Cancelled}};
        for (const auto &[number, state] : batches) {
            TaskRecords records = sampleBatch(number, {tokyo});
            records.destinations[0].facts.request = state;
            QCOMPARE(codeOf(appended(journal, records)), fine);
        }
        QCOMPARE(codeOf(appended(journal, sampleBatch(6, {paris}, QStringLiteral("real")))), fine);
        const TaskRecords all = loaded(journal, 2).value();
        QList<qint64> numbers;
        for (const Batch &batch : all.batches)
            numbers.append(batch.number);
        QCOMPARE(numbers, QList<qint64>({1, 2, 4, 5}));
        QCOMPARE(all.tasks.size(), 4);
        QCOMPARE(all.destinations.size(), 4);
        QCOMPARE(all.requests.size(), 4);
        // A batch is never cut.
        QCOMPARE(codeOf(appended(journal, sampleBatch(20, {QStringLiteral("us-east-1"),
                                                           QStringLiteral("us-west-1")}))),
                 fine);
        QCOMPARE(loaded(journal, 1)->destinations.size(), 4);
        QCOMPARE(loaded(journal, 0, QStringLiteral("real"))->batches.size(), 1);
        QVERIFY(loaded(journal, 9, QStringLiteral("nobody"))->isEmpty());
    }

    void answersComeInTheOrderOfTheCalls()
    {
        Journal journal(m_folder);
        QStringList order;
        const auto note = [&order](const char *what) {
            return [&order, what](const auto &) {
                order.append(QString::fromLatin1(what));
            };
        };
        journal.open(note("open"));
        journal.append(sampleBatch(1, {tokyo}), Durability::Lazy, note("lazy 1"));
        journal.append(sampleBatch(2, {tokyo}), Durability::Lazy, note("lazy 2: already open"));
        journal.append(sampleBatch(3, {paris}), Durability::Lazy, note("lazy 3"));
        journal.append(sampleBatch(4, {QStringLiteral("us-east-1")}), Durability::Durable,
                       note("durable"));
        journal.load(profile, 9, note("load"));
        QVERIFY(order.isEmpty());
        QTRY_COMPARE(order.size(), 6);
        QCOMPARE(order.join(QStringLiteral(", ")),
                 QStringLiteral("open, lazy 1, lazy 2: already open, lazy 3, durable, load"));
        // One lazy append that cannot be written takes no other with it.
        QCOMPARE(loaded(journal)->batches.size(), 3);
    }

    void destructorWritesWhatWasAppended()
    {
        {
            Journal journal(m_folder);
            journal.open({});
            journal.append(sampleBatch(1, {tokyo}), Durability::Lazy, {});
        }
        Journal journal(m_folder);
        QVERIFY(opened(journal)->isSender); // the lock was given back
        QCOMPARE(loaded(journal)->batches.size(), 1);
    }

    void whatIsConfirmedSurvivesAnEndWithoutWarning()
    {
        Journal journal(m_folder);
        QCOMPARE(codeOf(opened(journal)), fine);
        QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo}))), fine);
        // The files as a killed process leaves them: the write-ahead log is not taken in.
        const QString copy = m_folder + QStringLiteral("/copy");
        QVERIFY(QDir().mkpath(copy));
        for (const char *suffix : {"", "-wal"}) {
            QVERIFY(QFile::copy(file() + QLatin1String(suffix),
                                copy + QStringLiteral("/journal.sqlite") + QLatin1String(suffix)));
        }
        Journal after(copy);
        QCOMPARE(codeOf(opened(after)), fine);
        QCOMPARE(loaded(after).value(), withoutEvents(sampleBatch(1, {tokyo})));
    }

    void secondProcessReadsAndDoesNotWrite()
    {
        Journal first(m_folder);
        QCOMPARE(codeOf(opened(first)), fine);
        QCOMPARE(codeOf(appended(first, sampleBatch(1, {tokyo}))), fine);
        Journal second(m_folder);
        const Result<JournalOpened> state = opened(second);
        QCOMPARE(codeOf(state), fine);
        QVERIFY(!state->isSender);
        QCOMPARE(state->lastBatch, 1);
        QCOMPARE(codeOf(appended(second, sampleBatch(2, {paris}))), QLatin1String(codes::busy));
        QCOMPARE(codeOf(appended(first, sampleBatch(3, {paris}))), fine);
        QCOMPARE(loaded(second)->batches.size(), 2); // sees what the first writes
    }

    void foreignFilesAreSetAsideAndKept_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("text") << QStringLiteral("text");
        QTest::newRow("database of another program") << QStringLiteral("other");
        QTest::newRow("database without a name") << QStringLiteral("unnamed");
        QTest::newRow("ours, cut in the middle") << QStringLiteral("cut");
        QTest::newRow("ours, overwritten in the middle") << QStringLiteral("overwritten");
        QTest::newRow("nothing but the first bytes") << QStringLiteral("header");
        QTest::newRow("no table, but a version") << QStringLiteral("versioned");
        QTest::newRow("no table, and a version below zero") << QStringLiteral("below");
        QTest::newRow("ours, a table is missing") << QStringLiteral("DROP TABLE event");
        QTest::newRow("ours, what makes doubles impossible is missing")
            << QStringLiteral("DROP INDEX destination_open");
    }
    void foreignFilesAreSetAsideAndKept()
    {
        QFETCH(QString, kind);
        if (kind == QLatin1String("text")) {
            writeFile(file(), "Dear diary\n");
        } else if (kind == QLatin1String("header")) {
            writeFile(file(), QByteArrayLiteral("SQLite format 3\0abcdefgh"));
        } else if (kind == QLatin1String("other") || kind == QLatin1String("unnamed")) {
            sql(file(), {kind == QLatin1String("other")
                             ? QStringLiteral("PRAGMA application_id = 252006674")
                             : QStringLiteral("PRAGMA application_id = 0"),
                         QStringLiteral("CREATE TABLE song(title TEXT)")});
        } else if (kind == QLatin1String("versioned") || kind == QLatin1String("below")) {
            sql(file(),
                {QStringLiteral("VACUUM"), kind == QLatin1String("below")
                                               ? QStringLiteral("PRAGMA user_version = -1")
                                               : QStringLiteral("PRAGMA user_version = 1")});
        } else if (kind.startsWith(QLatin1String("DROP"))) {
            {
                Journal journal(m_folder);
                QCOMPARE(codeOf(opened(journal)), fine);
                QCOMPARE(codeOf(appended(journal, sampleBatch(1, {paris}))), fine);
            }
            sql(file(), {kind});
        } else {
            {
                Journal journal(m_folder);
                QCOMPARE(codeOf(opened(journal)), fine);
                for (int i = 0; i < 20; ++i) {
                    QCOMPARE(
                        codeOf(appended(journal,
                                        sampleBatch(1 + i, {QStringLiteral("region-%1").arg(i)}))),
                        fine);
                }
            }
            QByteArray content = contentOf(file());
            QVERIFY(content.size() > 8192);
            if (kind == QLatin1String("cut"))
                content.truncate(content.size() / 2);
            else
                content.replace(4096, content.size() - 8192,
                                QByteArray(content.size() - 8192, 'x'));
            writeFile(file(), content);
        }
        const QByteArray before = contentOf(file());

        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QCOMPARE(codeOf(state), fine);
        QVERIFY(state->isSender);
        static const QRegularExpression form(
            QStringLiteral("\\Ajournal\\.sqlite\\.kept-\\d{8}-\\d{6}\\z"));
        QVERIFY2(form.match(state->keptAs).hasMatch(), qPrintable(state->keptAs));
        QCOMPARE(state->keptReason.code, QLatin1String(codes::journalForeign));
        QCOMPARE(state->keptReason.args, QStringList({file(), state->keptAs}));
        QVERIFY(!state->keptReason.detail.isEmpty());
        QCOMPARE(contentOf(m_folder + QLatin1Char('/') + state->keptAs), before);
        QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo}))), fine);
        QCOMPARE(loaded(journal)->batches.size(), 1);
    }

    /// SQLite takes a file of that name beside a new database for its own and deletes it.
    void whatLiesBesideAForeignFileIsKeptWithIt()
    {
        writeFile(file(), "Dear diary\n");
        for (const char *companion : {"-wal", "-shm", "-journal"})
            writeFile(file() + QLatin1String(companion), companion);
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QCOMPARE(codeOf(state), fine);
        for (const char *companion : {"-wal", "-shm", "-journal"}) {
            QCOMPARE(
                contentOf(m_folder + QLatin1Char('/') + state->keptAs + QLatin1String(companion)),
                QByteArray(companion));
        }
    }

    void emptyFileIsAsGoodAsNone()
    {
        writeFile(file(), {});
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QCOMPARE(codeOf(state), fine);
        QVERIFY(state->keptAs.isEmpty());
        QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo}))), fine);
    }

    void fileOfALaterVersionStaysUntouched()
    {
        {
            Journal journal(m_folder);
            QCOMPARE(codeOf(opened(journal)), fine);
        }
        sql(file(), {QStringLiteral("PRAGMA user_version = 3")});
        const QByteArray before = contentOf(file());
        {
            Journal journal(m_folder);
            const Result<JournalOpened> state = opened(journal);
            QCOMPARE(codeOf(state), QLatin1String(codes::journalTooNew));
            QCOMPARE(state.error().args, QStringList({file(), QStringLiteral("3")}));
            QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo}))),
                     QLatin1String(codes::journalTooNew));
            QCOMPARE(codeOf(loaded(journal)), QLatin1String(codes::journalTooNew));
        }
        QCOMPARE(contentOf(file()), before);
    }

    /// A large file is not read whole at each start, so damage shows at the first read of it.
    void damageInALargeFileIsFoundByTheReadThatMeetsIt()
    {
        {
            Journal journal(m_folder);
            QCOMPARE(codeOf(opened(journal)), fine);
            TaskRecords records = sampleBatch(1, {tokyo});
            for (qint64 number = 1; number <= 3000; ++number) {
                records.events.append({number, 1, records.batches.first().createdAt,
                                       QStringLiteral("queued"), QString(4000, QLatin1Char('x'))});
            }
            QCOMPARE(codeOf(appended(journal, records)), fine);
        }
        {
            QFile damaged(file());
            QVERIFY(damaged.size() > qint64{9} * 1024 * 1024);
            QVERIFY(damaged.open(QIODevice::ReadWrite));
            QVERIFY(damaged.seek(4096 * qint64{1000}));
            QCOMPARE(damaged.write(QByteArray(4096 * 20, '\xff')), qint64{4096 * 20});
        }
        {
            Journal journal(m_folder);
            const Result<JournalOpened> state = opened(journal);
            QCOMPARE(codeOf(state), fine);
            QVERIFY(state->keptAs.isEmpty());
            Answer<QList<HistoryEvent>> history;
            journal.history(1, history.done());
            QVERIFY(codeOf(history.wait()) != fine);
        }
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QCOMPARE(codeOf(state), fine);
        QVERIFY(!state->keptAs.isEmpty());
        QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo}))), fine);
    }

    void largeFileThatWasCutIsSetAside()
    {
        {
            Journal journal(m_folder);
            QCOMPARE(codeOf(opened(journal)), fine);
            TaskRecords records = sampleBatch(1, {tokyo});
            for (qint64 number = 1; number <= 3000; ++number) {
                records.events.append({number, 1, records.batches.first().createdAt,
                                       QStringLiteral("queued"), QString(4000, QLatin1Char('x'))});
            }
            QCOMPARE(codeOf(appended(journal, records)), fine);
        }
        QVERIFY(QFile::resize(file(), qint64{9} * 1024 * 1024));
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QCOMPARE(codeOf(state), fine);
        QVERIFY(!state->keptAs.isEmpty());
    }

    void versionBelowZeroIsSetAside()
    {
        {
            Journal journal(m_folder);
            QCOMPARE(codeOf(opened(journal)), fine);
        }
        sql(file(), {QStringLiteral("PRAGMA user_version = -1")});
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QCOMPARE(codeOf(state), fine);
        QVERIFY(!state->keptAs.isEmpty());
        QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo}))), fine);
    }

    /// As a computer leaves it that lost its power.
    void lockWithoutHolderIsTakenOver_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("age");
        QTest::addColumn<bool>("taken");
        QTest::newRow("empty") << QByteArray() << 3600 << true;
        QTest::newRow("rubbish") << QByteArray("\xff\x00\x01", 3) << 3600 << true;
        QTest::newRow("just being written") << QByteArray() << 0 << false;
    }
    void lockWithoutHolderIsTakenOver()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, age);
        QFETCH(bool, taken);
        QFile lock(m_folder + QStringLiteral("/journal.lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        QCOMPARE(lock.write(content), content.size());
        lock.flush();
        QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addSecs(-age),
                                 QFileDevice::FileModificationTime));
        lock.close();
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        if (taken) {
            QCOMPARE(codeOf(state), fine);
            QVERIFY(state->isSender);
        } else {
            QCOMPARE(codeOf(state), QLatin1String(codes::journalUnwritable));
            QVERIFY(state.error().args.at(1).contains(QStringLiteral("journal.lock")));
        }
    }

    void tasksAreShownWhereNothingCanBeWritten()
    {
        {
            Journal journal(m_folder);
            QCOMPARE(codeOf(opened(journal)), fine);
            QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo}))), fine);
        }
        std::optional<FullDisk> full(0);
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        const Result<TaskRecords> records = loaded(journal);
        full.reset();
        QCOMPARE(codeOf(state), QLatin1String(codes::journalUnwritable));
        QCOMPARE(codeOf(records), fine);
        QCOMPARE(records->batches.size(), 1);
    }

    void fileThatCannotBeWrittenSaysWhy_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("a folder in its place") << QStringLiteral("folder");
        QTest::newRow("no folder for it") << QStringLiteral("missing");
    }
    void fileThatCannotBeWrittenSaysWhy()
    {
        QFETCH(QString, kind);
        if (kind == QLatin1String("folder"))
            QVERIFY(QDir().mkpath(file()));
        else
            m_folder += QStringLiteral("/missing");
        Journal journal(m_folder);
        const Result<JournalOpened> state = opened(journal);
        QCOMPARE(codeOf(state), QLatin1String(codes::journalUnwritable));
        QCOMPARE(state.error().args.size(), 2);
        QVERIFY(!state.error().args.at(1).isEmpty());
        QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo}))),
                 QLatin1String(codes::journalUnwritable));
    }

    void fullDiskSaysSoAndLosesNothing()
    {
        Journal journal(m_folder);
        QCOMPARE(codeOf(opened(journal)), fine);
        QCOMPARE(codeOf(appended(journal, sampleBatch(1, {tokyo}))), fine);
        std::optional<FullDisk> full(QFileInfo(file() + QStringLiteral("-wal")).size());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("journal: ")));
        const Result<void> result = appended(journal, sampleBatch(2, {paris}));
        full.reset();
        QCOMPARE(codeOf(result), QLatin1String(codes::journalUnwritable));
        QCOMPARE(result.error().args.value(0), file());
        QVERIFY(!result.error().args.value(1).isEmpty());
        QCOMPARE(loaded(journal)->batches.size(), 1);
        QCOMPARE(codeOf(appended(journal, sampleBatch(2, {paris}))), fine); // room again
        QCOMPARE(loaded(journal)->batches.size(), 2);
    }

    void docsNameEveryColumn()
    {
        Journal journal(m_folder);
        QCOMPARE(codeOf(opened(journal)), fine);
        const QString docs =
            QString::fromUtf8(contentOf(QStringLiteral(REGIONCAST_SOURCE_DIR "/docs/journal.md")));
        const QStringList columns =
            sql(file(), {QStringLiteral("SELECT m.name || '.' || c.name FROM sqlite_master m"
                                        " JOIN pragma_table_info(m.name) c WHERE m.type='table'")});
        QVERIFY(columns.size() > 50);
        for (const QString &column : columns) {
            const QString table = column.section(QLatin1Char('.'), 0, 0);
            const qsizetype heading =
                docs.indexOf(QLatin1String("### ") + table + QLatin1Char('\n'));
            QVERIFY2(heading >= 0, qPrintable(table));
            const QString section = docs.mid(heading).section(QStringLiteral("\n### "), 0, 0);
            const QString name =
                QLatin1Char('`') + column.section(QLatin1Char('.'), 1) + QLatin1Char('`');
            QVERIFY2(section.contains(name), qPrintable(column));
        }
    }
};

REGIONCAST_TEST(TestJournal)
#include "tst_journal.moc"
