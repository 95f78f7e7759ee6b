#include "distribution/journal.h"

#include "distribution/journaldatabase.h"

#include <QThread>

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

    void open(Done<JournalOpened> done) { answer(std::move(done), m_database->open()); }

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

Journal::Journal(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_thread(std::make_unique<QThread>())
    , m_worker(new Worker(this, folder))
{
    m_thread->setObjectName(QStringLiteral("journal"));
    m_worker->moveToThread(m_thread.get());
    m_thread->start();
}

Journal::~Journal()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->finish(); }, Qt::QueuedConnection);
    m_thread->wait();
    delete m_worker;
}

void Journal::open(Done<JournalOpened> done)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, done = std::move(done)] { worker->open(done); },
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

QString Journal::filePath() const
{
    return m_folder + QLatin1String("/journal.sqlite");
}

} // namespace regioncast
