#pragma once

#include "distribution/journal.h"
#include "distribution/tasks.h"
#include "support/result.h"

#include <QLockFile>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <functional>
#include <map>
#include <optional>

class QSqlError;

namespace regioncast {

/// The journal's file, without a thread of its own: every call waits for the disk. Lives and dies
/// on one thread. docs/journal.md describes the tables.
class JournalDatabase
{
public:
    /// `application_id` of the file, "Rgct"; names the format to `file` and to us.
    static constexpr qint32 applicationId = 0x52676374;

    explicit JournalDatabase(const QString &folder);
    JournalDatabase(const JournalDatabase &) = delete;
    JournalDatabase &operator=(const JournalDatabase &) = delete;
    ~JournalDatabase();

    /// See Journal::open(). After a failure what can be read is still read.
    [[nodiscard]] Result<JournalOpened> open(JournalAccess access = JournalAccess::Write);
    /// Writes these records, in their order, in one transaction.
    [[nodiscard]] Result<void> write(const QList<TaskRecords> &records);
    [[nodiscard]] Result<TaskRecords> load(const QString &profile, int limit);
    /// Instead of open(), for a second look at a file that somebody else opened. Harmless when it
    /// is open already.
    [[nodiscard]] Result<void> openToRead();
    /// See Journal::changed().
    [[nodiscard]] Result<bool> changed();
    /// What one transaction of Journal::prune() forgot.
    struct Pruned
    {
        int batches = 0;
        qint64 last = 0;   ///< number of the last batch that was looked at
        bool more = false; ///< whether there may be others behind it
    };
    /// Begins behind batch `after`.
    [[nodiscard]] Result<Pruned> pruneSome(const QDateTime &before, qint64 after);
    /// See Journal::survey(). Ends early, with what it has, when `givenUp` says so.
    [[nodiscard]] Result<HistorySurvey> survey(const HistoryQuery &query,
                                               const std::function<bool()> &givenUp);
    /// See Journal::read().
    [[nodiscard]] Result<TaskRecords> read(const QList<qint64> &batches, int most,
                                           bool withExchanges);
    [[nodiscard]] Result<QList<HistoryEvent>> history(qint64 destination);

private:
    enum class Found { Nothing, Ours, TooNew, Foreign, Unreadable };
    struct Inspection
    {
        Found found = Found::Nothing;
        QString reason; ///< of Foreign and Unreadable; the version of TooNew
    };
    [[nodiscard]] bool takeLock();
    [[nodiscard]] bool lockNamesItsHolder() const;
    /// Thorough reads the whole file, unless it is large and nothing speaks against it.
    enum class Look { Quick, Thorough };
    [[nodiscard]] Inspection inspect(Look look);
    [[nodiscard]] Result<QString> setAside();
    [[nodiscard]] Result<void> openForWriting();
    [[nodiscard]] bool openForReading();
    [[nodiscard]] Result<void> migrate();
    [[nodiscard]] Result<void> readLastNumbers(JournalOpened &opened);
    [[nodiscard]] bool connectDatabase(bool readOnly, QSqlError &error);
    void disconnectDatabase();

    [[nodiscard]] Result<void> writeRecords(const TaskRecords &records);
    [[nodiscard]] Result<void> writeDestination(const Destination &destination);
    [[nodiscard]] Result<void> writeRequest(const Request &request);
    [[nodiscard]] Result<QList<qint64>> prunable(const QDateTime &before, qint64 after);
    [[nodiscard]] Result<void> remove(const QList<qint64> &batches);
    /// Everything of the batches that the statement `wanted` gives, which takes `values`.
    [[nodiscard]] Result<TaskRecords> recordsOf(const QString &wanted, const QVariantList &values,
                                                bool withExchanges);
    [[nodiscard]] Result<Task> taskOf(qint64 number);
    [[nodiscard]] Result<qint64> numberOf(const QString &sql, const QVariantList &values = {});
    /// A statement that is not kept: its text is hardly ever the same.
    [[nodiscard]] Result<QSqlQuery> once(const QString &sql, const QVariantList &values);
    [[nodiscard]] Result<QSqlQuery *> run(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Result<void> execute(const QString &sql, const QVariantList &values = {});
    void rollBack();
    [[nodiscard]] Error errorOf(const QSqlError &error) const;
    /// errorOf(); one that tells of damage asks for a whole check at the next start.
    [[nodiscard]] Error failure(const QSqlError &error);
    [[nodiscard]] Error unwritable(const QString &reason) const;

    QString m_folder;
    QString m_file;
    QString m_connection;
    QLockFile m_lock;
    bool m_connected = false;
    qint64 m_seenVersion = 0;                  ///< `data_version` when changed() was last asked
    std::optional<Error> m_notWritable;        ///< why write() fails; nullopt = it works
    std::map<QString, QSqlQuery> m_statements; ///< prepared, by text
};

} // namespace regioncast
