#include "distribution/journal.h"

#include "distribution/journaldatabase.h"

#include <QThread>

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

namespace regioncast {

/// Everything that happens on the journal's thread. Calls arrive through its event loop, in order.
class Journal::Worker final : public QObject
{
public:
    Worker(Journal *journal, const QString &folder)
        : m_journal(journal)
        , m_database(std::make_unique<JournalDatabase>(folder))
    {
    }

    void open(JournalAccess access, Done<JournalOpened> done)
    {
        answer(std::move(done), m_database->open(access));
    }

    void append(TaskRecords records, Durability durability, Done<void> done)
    {
        if (durability == Durability::Durable) {
            writeLazy();
            answer(std::move(done), m_database->write({records}));
            return;
        }
        m_lazy.push_back({std::move(records), std::move(done)});
        // Whatever has been posted until this is reached is written with it.
        if (m_lazy.size() == 1)
            QMetaObject::invokeMethod(
                this, [this] { writeLazy(); }, Qt::QueuedConnection);
    }

    void load(const QString &profile, int limit, Done<TaskRecords> done)
    {
        writeLazy();
        answer(std::move(done), m_database->load(profile, limit));
    }

    void changed(Done<bool> done) { answer(std::move(done), m_database->changed()); }

    void prune(const QDateTime &before, qint64 after, int soFar, Done<int> done)
    {
        writeLazy();
        const Result<JournalDatabase::Pruned> pruned = m_database->pruneSome(before, after);
        if (!pruned || !pruned->more) {
            answer(std::move(done),
                   pruned ? Result<int>(soFar) : Result<int>(fail(pruned.error())));
            return;
        }
        // Whatever was asked for meanwhile comes first.
        QMetaObject::invokeMethod(
            this,
            [this, before, last = pruned->last, count = soFar + pruned->batches,
             done = std::move(done)] { prune(before, last, count, done); },
            Qt::QueuedConnection);
    }

    void history(qint64 destination, Done<QList<HistoryEvent>> done)
    {
        writeLazy();
        answer(std::move(done), m_database->history(destination));
    }

    void finish()
    {
        writeLazy();
        m_database.reset();
        QThread::currentThread()->quit();
    }

private:
    struct Lazy
    {
        TaskRecords records;
        Done<void> done;
    };

    void writeLazy()
    {
        std::vector<Lazy> lazy = std::exchange(m_lazy, {});
        if (lazy.empty())
            return;
        QList<TaskRecords> together;
        for (const Lazy &entry : lazy)
            together.append(entry.records);
        const Result<void> written = m_database->write(together);
        for (Lazy &entry : lazy) {
            // One that cannot be written must not take the others with it.
            const bool again = !written && lazy.size() > 1;
            answer(std::move(entry.done), again ? m_database->write({entry.records}) : written);
        }
    }

    template<class T>
    void answer(Done<T> done, Result<T> result)
    {
        QMetaObject::invokeMethod(
            m_journal,
            [done = std::move(done), result = std::move(result)] {
                if (done)
                    done(result);
            },
            Qt::QueuedConnection);
    }

    Journal *m_journal; ///< waits for this thread before it goes
    std::unique_ptr<JournalDatabase> m_database;
    std::vector<Lazy> m_lazy; ///< appended and not yet written
};

/// Reads history over a connection of its own, which is opened when it is first needed.
class Journal::Reader final : public QObject
{
public:
    Reader(Journal *journal, const QString &folder)
        : m_journal(journal)
        , m_database(std::make_unique<JournalDatabase>(folder))
    {
    }

    /// Posts `work` to the thread of this and its result to the journal's, unless what is returned
    /// is destroyed before.
    template<class T, class Work>
    Pending post(Work work, Done<T> done)
    {
        const auto givenUp = std::make_shared<std::atomic<bool>>(false);
        QMetaObject::invokeMethod(
            this,
            [this, givenUp, work = std::move(work), done = std::move(done)] {
                if (*givenUp)
                    return;
                const Result<T> result = work(*m_database, [&givenUp] { return bool(*givenUp); });
                QMetaObject::invokeMethod(
                    m_journal,
                    [givenUp, result, done] {
                        if (!*givenUp)
                            done(result);
                    },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
        return Pending([givenUp] { *givenUp = true; });
    }

    void finish()
    {
        m_database.reset();
        QThread::currentThread()->quit();
    }

private:
    Journal *m_journal; ///< waits for this thread before it goes
    std::unique_ptr<JournalDatabase> m_database;
};

Journal::Journal(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_thread(std::make_unique<QThread>())
    , m_worker(new Worker(this, folder))
    , m_readThread(std::make_unique<QThread>())
    , m_reader(new Reader(this, folder))
{
    m_thread->setObjectName(QStringLiteral("journal"));
    m_worker->moveToThread(m_thread.get());
    m_thread->start();
    m_readThread->setObjectName(QStringLiteral("history"));
    m_reader->moveToThread(m_readThread.get());
    m_readThread->start();
}

Journal::~Journal()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->finish(); }, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        m_reader, [reader = m_reader] { reader->finish(); }, Qt::QueuedConnection);
    m_thread->wait();
    delete m_worker;
    m_readThread->wait();
    delete m_reader;
}

void Journal::open(Done<JournalOpened> done, JournalAccess access)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, access, done = std::move(done)] { worker->open(access, done); },
        Qt::QueuedConnection);
}

void Journal::append(const TaskRecords &records, Durability durability, Done<void> done)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, records, durability, done = std::move(done)] {
            worker->append(records, durability, done);
        },
        Qt::QueuedConnection);
}

void Journal::load(const QString &profile, int limit, Done<TaskRecords> done)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, profile, limit, done = std::move(done)] {
            worker->load(profile, limit, done);
        },
        Qt::QueuedConnection);
}

void Journal::history(qint64 destination, Done<QList<HistoryEvent>> done)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, destination, done = std::move(done)] {
            worker->history(destination, done);
        },
        Qt::QueuedConnection);
}

void Journal::changed(Done<bool> done)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, done = std::move(done)] { worker->changed(done); },
        Qt::QueuedConnection);
}

void Journal::prune(const QDateTime &before, Done<int> done)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, before, done = std::move(done)] { worker->prune(before, 0, 0, done); },
        Qt::QueuedConnection);
}

Pending Journal::survey(const HistoryQuery &query, Done<HistorySurvey> done)
{
    return m_reader->post<HistorySurvey>(
        [query](JournalDatabase &database, const std::function<bool()> &givenUp) {
            return database.survey(query, givenUp);
        },
        std::move(done));
}

Pending Journal::read(const QList<qint64> &batches, int most, bool withExchanges,
                      Done<TaskRecords> done)
{
    return m_reader->post<TaskRecords>(
        [batches, most, withExchanges](JournalDatabase &database, const std::function<bool()> &) {
            return database.read(batches, most, withExchanges);
        },
        std::move(done));
}

QString Journal::filePath() const
{
    return m_folder + QLatin1String("/journal.sqlite");
}

} // namespace regioncast
