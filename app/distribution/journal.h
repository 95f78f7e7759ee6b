#pragma once

#include "distribution/report.h"
#include "distribution/taskfilter.h"
#include "distribution/tasks.h"
#include "support/pending.h"
#include "support/result.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QThread;

namespace regioncast {

/// Whether an append waits for the disk. The journal file is always SQLite in WAL mode with
/// `synchronous=FULL`, so every transaction is synced; the word says what the caller relies on and
/// decides the transaction: a Durable append is a transaction of its own, Lazy ones that wait are
/// written together.
enum class Durability { Durable, Lazy };

/// Whether opening takes the folder's lock when it is free, to write, or leaves it to others: then
/// nothing is written or set aside, and `notSender` is `Client.Busy`.
enum class JournalAccess { Write, Read };

/// What opening found.
struct JournalOpened
{
    QString keptAs; ///< a broken or foreign file was set aside in the same folder under this name
                    ///< (`journal.sqlite.kept-<date>-<time>`); empty = not
    Error
        keptReason; ///< `Client.JournalForeign`, when keptAs is set; `detail` tells what was wrong
    bool isSender = false; ///< this process holds the folder's lock and may write
    Error notSender;       ///< why it may not; without code when it may
    qint64 lastBatch = 0, lastTask = 0, lastDestination = 0, lastRequest = 0, lastEvent = 0;
};

/// What is looked for among batches that nobody holds in memory.
struct HistoryQuery
{
    QString profile;     ///< Profile::id
    qint64 upTo = 0;     ///< number of the last batch that is looked at
    QSet<qint64> except; ///< batches that are not
    TaskFilter filter;
};

/// What was found.
struct HistorySurvey
{
    QList<qint64> batches; ///< with a copy that matches, newest first
    ReportSums sums;       ///< of the copies that match
};

/// The SQLite file that holds batches, tasks, destinations, requests and their history: the source
/// of truth. Asynchronous: SQLite runs on a thread of its own, callbacks run on the caller's thread
/// (which must have an event loop), in the order of the calls. Owned by the workspace.
class Journal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journal)

public:
    /// `folder` must exist; the file in it is `journal.sqlite`, the lock `journal.lock`.
    explicit Journal(const QString &folder, QObject *parent = nullptr);
    /// Waits until everything appended is written.
    ~Journal() override;

    /// Opens or creates the file, migrates an older one, sets a broken or foreign one aside under
    /// a name with the date. Fails with `Client.JournalUnwritable` or `Client.JournalTooNew`; after
    /// `Client.JournalUnwritable` load() and history() still read what can be read. Without the
    /// lock it works and reads only.
    void open(Done<JournalOpened> done, JournalAccess access = JournalAccess::Write);
    /// Writes one transaction: new rows and changed rows (same number). Fails with
    /// `Client.JournalUnwritable`, `Client.Busy` without the lock, or `Client.AlreadyOpen` when a
    /// copy is open already in this or another row (unique index), and has then written nothing.
    void append(const TaskRecords &records, Durability durability, Done<void> done);
    /// Everything of one profile but the events: batches with a copy that has not ended or is
    /// unsolved, and those that hold the newest `limit` copies. Fewer copies than `limit`: these
    /// are all there are.
    void load(const QString &profile, int limit, Done<TaskRecords> done);
    /// Whether another process wrote to the file since it was opened or this was last asked; costs
    /// next to nothing. Also opens a file that was not there before.
    void changed(Done<bool> done);
    /// Forgets batches that were made before `before`, all copies of which ended before it and are
    /// not unsolved, whatever their profile; a few in each transaction, so that whatever is
    /// appended meanwhile is written in between. Their numbers are not used again. Answers how many
    /// batches went. Fails as append() does.
    void prune(const QDateTime &before, Done<int> done);

    // History is read on a thread of its own: neither a search nor a report makes a request wait.
    // What was appended a moment ago may be missing.

    /// Looks through the whole history.
    Pending survey(const HistoryQuery &query, Done<HistorySurvey> done);
    /// Everything but the events of the first of these batches, as many as it takes to have `most`
    /// copies, at least one batch. Batches that are not there are left out. Without the redacted
    /// exchanges, which are most of the bulk, where `withExchanges` is false.
    Pending read(const QList<qint64> &batches, int most, bool withExchanges,
                 Done<TaskRecords> done);
    /// The history of one destination, oldest first.
    void history(qint64 destination, Done<QList<HistoryEvent>> done);

    [[nodiscard]] QString filePath() const;

private:
    class Worker;
    class Reader;
    QString m_folder;
    std::unique_ptr<QThread> m_thread;
    Worker *m_worker = nullptr; ///< lives on m_thread
    std::unique_ptr<QThread> m_readThread;
    Reader *m_reader = nullptr; ///< lives on m_readThread
};

} // namespace regioncast
