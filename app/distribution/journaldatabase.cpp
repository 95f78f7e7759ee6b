#include "distribution/journaldatabase.h"

#include "support/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace regioncast {

namespace {

// Primary result codes of SQLite (sqlite.org/rescode.html).
constexpr int sqliteCorrupt = 11;
constexpr int sqliteConstraint = 19;
constexpr int sqliteNotADatabase = 26;

/// A file up to this size is checked whole at each start: nobody notices the time.
constexpr qint64 smallFile = qint64{8} * 1024 * 1024;
/// A file of this name beside the journal asks for a whole check at the next start.
constexpr char doubtMark[] = "/journal.check";

int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

/// The statements that take a file from version i to i + 1. Version 1 is the first.
const QList<QStringList> &migrations()
{
    static const QList<QStringList> all = {
        {
            QStringLiteral("PRAGMA application_id = %1").arg(JournalDatabase::applicationId),
            QStringLiteral("CREATE TABLE profile(id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE batch("
                           "number INTEGER PRIMARY KEY,"
                           "profile TEXT NOT NULL REFERENCES profile(id),"
                           "label TEXT NOT NULL,"
                           "user TEXT NOT NULL,"
                           "created_at INTEGER)"),
            QStringLiteral("CREATE TABLE task("
                           "number INTEGER PRIMARY KEY,"
                           "batch INTEGER NOT NULL REFERENCES batch(number),"
                           "image TEXT NOT NULL,"
                           "version TEXT NOT NULL,"
                           "image_name TEXT NOT NULL,"
                           "version_label TEXT NOT NULL,"
                           "source TEXT,"
                           "product TEXT NOT NULL)"),
            QStringLiteral("CREATE TABLE request("
                           "number INTEGER PRIMARY KEY,"
                           "task INTEGER NOT NULL REFERENCES task(number),"
                           "state TEXT NOT NULL,"
                           "created_at INTEGER,"
                           "sent_at INTEGER,"
                           "ended_at INTEGER,"
                           "signed_at INTEGER,"
                           "not_before INTEGER,"
                           "tid TEXT NOT NULL,"
                           "request_id TEXT NOT NULL,"
                           "code TEXT NOT NULL,"
                           "server_message TEXT NOT NULL,"
                           "args TEXT,"
                           "exchange TEXT)"),
            QStringLiteral("CREATE TABLE destination("
                           "number INTEGER PRIMARY KEY,"
                           "task INTEGER NOT NULL REFERENCES task(number),"
                           "profile TEXT NOT NULL REFERENCES profile(id),"
                           "image TEXT NOT NULL,"
                           "version TEXT NOT NULL,"
                           "region TEXT NOT NULL,"
                           "tries INTEGER NOT NULL,"
                           "request INTEGER REFERENCES request(number),"
                           "sent_at INTEGER,"
                           "since INTEGER,"
                           "solved_at INTEGER,"
                           "state TEXT NOT NULL,"
                           "ended INTEGER NOT NULL,"
                           "unsolved INTEGER NOT NULL,"
                           "request_state TEXT NOT NULL,"
                           "code TEXT NOT NULL,"
                           "must_look INTEGER NOT NULL,"
                           "request_ended_at INTEGER,"
                           "provable_after INTEGER,"
                           "baseline_state TEXT,"
                           "baseline_word TEXT,"
                           "baseline_progress INTEGER,"
                           "seen_state TEXT,"
                           "seen_word TEXT,"
                           "seen_progress INTEGER,"
                           "seen_at INTEGER,"
                           "failed_reads INTEGER NOT NULL,"
                           "absent_reads INTEGER NOT NULL,"
                           "gone_reads INTEGER NOT NULL,"
                           "vanished_reads INTEGER NOT NULL,"
                           "unchanged_reads INTEGER NOT NULL,"
                           "looked_at INTEGER,"
                           "latched TEXT)"),
            QStringLiteral("CREATE TABLE request_destination("
                           "request INTEGER NOT NULL REFERENCES request(number),"
                           "position INTEGER NOT NULL,"
                           "destination INTEGER NOT NULL REFERENCES destination(number),"
                           "PRIMARY KEY(request, position)) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE event("
                           "number INTEGER PRIMARY KEY,"
                           "destination INTEGER NOT NULL REFERENCES destination(number),"
                           "at INTEGER,"
                           "word TEXT NOT NULL,"
                           "note TEXT NOT NULL)"),
            // This, not the state of a button, is what makes sending a copy twice impossible.
            QStringLiteral("CREATE UNIQUE INDEX destination_open"
                           " ON destination(profile, image, version, region) WHERE ended = 0"),
            QStringLiteral("CREATE INDEX destination_unsolved"
                           " ON destination(profile) WHERE unsolved = 1"),
            QStringLiteral("CREATE INDEX batch_profile ON batch(profile)"),
            QStringLiteral("CREATE INDEX task_batch ON task(batch)"),
            QStringLiteral("CREATE INDEX request_task ON request(task)"),
            QStringLiteral("CREATE INDEX destination_task ON destination(task)"),
            QStringLiteral("CREATE INDEX event_destination ON event(destination)"),
        },
        {
            // max(number) would give the numbers of what was pruned once more.
            QStringLiteral("CREATE TABLE last_number("
                           "kind TEXT PRIMARY KEY NOT NULL,"
                           "number INTEGER NOT NULL) WITHOUT ROWID"),
            QStringLiteral(
                "INSERT INTO last_number(kind, number)"
                " SELECT 'batch', coalesce(max(number), 0) FROM batch"
                " UNION ALL SELECT 'task', coalesce(max(number), 0) FROM task"
                " UNION ALL SELECT 'destination', coalesce(max(number), 0) FROM destination"
                " UNION ALL SELECT 'request', coalesce(max(number), 0) FROM request"
                " UNION ALL SELECT 'event', coalesce(max(number), 0) FROM event"),
            QStringLiteral("CREATE INDEX destination_since ON destination(profile, since)"),
            QStringLiteral("ALTER TABLE request ADD COLUMN parent_image TEXT"),
            QStringLiteral("ALTER TABLE request ADD COLUMN parent_version TEXT"),
        }};
    return all;
}

/// The first table or index of that version that is not among `held`; empty when all are.
QString missingIn(const QSet<QString> &held, qsizetype version)
{
    static const QRegularExpression made(
        QStringLiteral("\\ACREATE (?:TABLE|(?:UNIQUE )?INDEX) (\\w+)"));
    for (qsizetype step = 0; step < version; ++step) {
        for (const QString &sql : migrations().at(step)) {
            QString name = made.match(sql).captured(1);
            if (!name.isEmpty() && !held.contains(name))
                return name;
        }
    }
    return {};
}

// ---- values to columns and back

/// Qt binds a null QString as NULL, which a column of text that is always there does not take.
QVariant text(const QString &value)
{
    return value.isNull() ? QVariant(QLatin1String("")) : QVariant(value);
}

QVariant numberOrNull(qint64 value)
{
    return value == 0 ? QVariant() : QVariant(value);
}

QVariant milliseconds(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime timeOf(const QVariant &value)
{
    return value.isNull() ? QDateTime()
                          : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

QString json(const QJsonDocument &document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QVariant argsColumn(const QStringList &args)
{
    return args.isEmpty() ? QVariant() : json(QJsonDocument(QJsonArray::fromStringList(args)));
}

QStringList argsOf(const QVariant &column)
{
    QStringList args;
    const QJsonArray array = QJsonDocument::fromJson(column.toString().toUtf8()).array();
    for (const auto &value : array)
        args.append(value.toString());
    return args;
}

QVariant exchangeColumn(const Exchange &exchange)
{
    if (exchange == Exchange())
        return {};
    QJsonObject object;
    object[QLatin1String("action")] = exchange.action;
    object[QLatin1String("endpoint")] = exchange.endpoint;
    if (exchange.startedAt.isValid())
        object[QLatin1String("startedAt")] = exchange.startedAt.toMSecsSinceEpoch();
    object[QLatin1String("milliseconds")] = qint64(exchange.duration.count());
    object[QLatin1String("request")] = exchange.request;
    object[QLatin1String("answer")] = exchange.answer;
    object[QLatin1String("http")] = exchange.http;
    object[QLatin1String("attempt")] = exchange.attempt;
    object[QLatin1String("bytesReceived")] = exchange.bytesReceived;
    object[QLatin1String("code")] = exchange.code;
    object[QLatin1String("requestId")] = exchange.requestId;
    return json(QJsonDocument(object));
}

Exchange exchangeOf(const QVariant &column)
{
    Exchange exchange;
    if (column.isNull())
        return exchange;
    const QJsonObject object = QJsonDocument::fromJson(column.toString().toUtf8()).object();
    exchange.action = object[QLatin1String("action")].toString();
    exchange.endpoint = object[QLatin1String("endpoint")].toString();
    const QJsonValue startedAt = object[QLatin1String("startedAt")];
    if (startedAt.isDouble())
        exchange.startedAt = QDateTime::fromMSecsSinceEpoch(startedAt.toInteger(), Qt::UTC);
    exchange.duration =
        std::chrono::milliseconds(object[QLatin1String("milliseconds")].toInteger());
    exchange.request = object[QLatin1String("request")].toString();
    exchange.answer = object[QLatin1String("answer")].toString();
    exchange.http = object[QLatin1String("http")].toInt();
    exchange.attempt = object[QLatin1String("attempt")].toInt(1);
    exchange.bytesReceived = object[QLatin1String("bytesReceived")].toInteger();
    exchange.code = object[QLatin1String("code")].toString();
    exchange.requestId = object[QLatin1String("requestId")].toString();
    return exchange;
}

constexpr std::array copyWords = {
    std::pair{CopyState::Initialising, "initialising"}, std::pair{CopyState::Copying, "copying"},
    std::pair{CopyState::Available, "available"},       std::pair{CopyState::Failed, "failed"},
    std::pair{CopyState::Removed, "removed"},           std::pair{CopyState::Unknown, "unknown"},
};

void appendCopy(QVariantList &values, const std::optional<Copy> &copy)
{
    if (!copy) {
        values << QVariant() << QVariant() << QVariant();
        return;
    }
    for (const auto &[state, word] : copyWords) {
        if (state == copy->state)
            values << QString::fromLatin1(word);
    }
    values << text(copy->word) << (copy->progress ? QVariant(*copy->progress) : QVariant());
}

std::optional<Copy> copyAt(const QSqlQuery &row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    Copy copy;
    const QString stored = row.value(column).toString();
    for (const auto &[state, word] : copyWords) {
        if (stored == QLatin1String(word))
            copy.state = state;
    }
    copy.word = row.value(column + 1).toString();
    if (!row.isNull(column + 2))
        copy.progress = row.value(column + 2).toInt();
    return copy;
}

/// Of the columns number, batch, image, version, image_name, version_label, source, product.
Task taskAt(const QSqlQuery &row)
{
    Task task;
    task.number = row.value(0).toLongLong();
    task.batch = row.value(1).toLongLong();
    task.image = {{row.value(2).toString()}, {row.value(3).toString()}};
    task.imageName = row.value(4).toString();
    task.versionLabel = row.value(5).toString();
    if (!row.isNull(6))
        task.source = RegionId{row.value(6).toString()};
    task.product = row.value(7).toString();
    return task;
}

/// `INSERT … SELECT/VALUES … ON CONFLICT(number) DO UPDATE` for these columns.
QString upsert(const QString &insert, const QStringList &updated)
{
    QStringList assignments;
    for (const QString &column : updated)
        assignments.append(column + QLatin1String("=excluded.") + column);
    return insert + QLatin1String(" ON CONFLICT(number) DO UPDATE SET ")
           + assignments.join(QLatin1String(", "));
}

QString placeholders(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(QLatin1Char(','));
}

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(QLatin1Char(' '));
}

} // namespace

JournalDatabase::JournalDatabase(const QString &folder)
    : m_folder(folder)
    , m_file(folder + QLatin1String("/journal.sqlite"))
    , m_connection(QUuid::createUuid().toString())
    , m_lock(folder + QLatin1String("/journal.lock"))
    , m_notWritable(makeError(ErrorKind::Local, Effect::NothingSent, codes::journalUnwritable,
                              {m_file, QStringLiteral("not open")}))
{
    // A sender may hold the lock for weeks; it is stale only when its process is gone.
    m_lock.setStaleLockTime(0);
}

JournalDatabase::~JournalDatabase()
{
    disconnectDatabase();
}

Error JournalDatabase::unwritable(const QString &reason) const
{
    return makeError(ErrorKind::Local, Effect::NothingSent, codes::journalUnwritable,
                     {m_file, reason});
}

Error JournalDatabase::errorOf(const QSqlError &error) const
{
    if (primaryCode(error) == sqliteConstraint
        && error.databaseText().contains(QLatin1String("destination.region"))) {
        return makeError(ErrorKind::Local, Effect::NothingSent, codes::alreadyOpen);
    }
    const QString reason = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    qCWarning(logJournal) << "journal:" << error.nativeErrorCode() << reason;
    return unwritable(reason);
}

// ---- opening

Result<JournalOpened> JournalDatabase::open(JournalAccess access)
{
    JournalOpened opened;
    const bool onlyReads = access == JournalAccess::Read;
    opened.isSender = !onlyReads && takeLock();
    const bool heldByOther = onlyReads
                             || (!opened.isSender && m_lock.error() == QLockFile::LockFailedError
                                 && lockNamesItsHolder());

    Inspection inspection = inspect(Look::Thorough);
    if (inspection.found == Found::TooNew) {
        m_notWritable = makeError(ErrorKind::Local, Effect::NothingSent, codes::journalTooNew,
                                  {m_file, inspection.reason});
        return fail(*m_notWritable);
    }
    if (inspection.found == Found::Foreign && opened.isSender) {
        const Result<QString> kept = setAside();
        if (!kept) {
            m_notWritable = kept.error();
            return fail(kept.error());
        }
        opened.keptAs = *kept;
        opened.keptReason = makeError(ErrorKind::Local, Effect::NothingSent, codes::journalForeign,
                                      {m_file, *kept});
        opened.keptReason.detail = inspection.reason;
        inspection = {};
    }
    if (inspection.found == Found::Foreign || inspection.found == Found::Unreadable) {
        m_notWritable = unwritable(inspection.reason);
        return fail(*m_notWritable);
    }

    if (opened.isSender) {
        const Result<void> ready = openForWriting();
        if (ready) {
            const Result<void> numbered = readLastNumbers(opened);
            if (!numbered) {
                m_notWritable = numbered.error();
                return fail(*m_notWritable);
            }
            m_notWritable.reset();
            return opened;
        }
        m_notWritable = ready.error();
        disconnectDatabase();
    } else if (heldByOther) {
        m_notWritable = makeError(ErrorKind::Local, Effect::NothingSent, codes::busy, {m_folder});
        opened.notSender = *m_notWritable;
    } else {
        m_notWritable =
            makeError(ErrorKind::Local, Effect::NothingSent, codes::journalUnwritable,
                      {m_file, m_lock.fileName() + QStringLiteral(": cannot be taken")});
    }
    if (inspection.found == Found::Ours && openForReading()) {
        const Result<void> numbered = readLastNumbers(opened);
        if (!numbered)
            return fail(numbered.error());
    }
    if (heldByOther)
        return opened;
    return fail(*m_notWritable);
}

bool JournalDatabase::lockNamesItsHolder() const
{
    qint64 process = 0;
    QString host;
    QString program;
    return m_lock.getLockInfo(&process, &host, &program);
}

bool JournalDatabase::takeLock()
{
    if (m_lock.tryLock(0))
        return true;
    // A computer that lost its power leaves an empty lock file, which names no process that could
    // be gone. Who writes one now has written it in a moment, and holds it besides.
    constexpr qint64 moment = 10;
    const QDateTime written = QFileInfo(m_lock.fileName()).lastModified();
    const bool leftBehind = m_lock.error() == QLockFile::LockFailedError && !lockNamesItsHolder()
                            && written.secsTo(QDateTime::currentDateTime()) >= moment;
    return leftBehind && m_lock.removeStaleLockFile() && m_lock.tryLock(0);
}

JournalDatabase::Inspection JournalDatabase::inspect(Look look)
{
    const QFileInfo info(m_file);
    if (!info.exists())
        return {};
    {
        QFile file(m_file);
        if (info.isDir() || !file.open(QIODevice::ReadOnly))
            return {Found::Unreadable,
                    info.isDir() ? QStringLiteral("is a folder") : file.errorString()};
        const QByteArray magic = file.read(16);
        // A file that was created and never written is as good as none.
        if (magic.isEmpty())
            return {};
        if (magic != QByteArrayLiteral("SQLite format 3\0"))
            return {Found::Foreign, QStringLiteral("file is not a database")};
    }
    // Reading a large file whole keeps the window from its first paint. One that was closed well
    // and is as long as it says is believed until a read of it fails.
    bool isDoubtful = info.size() <= smallFile
                      || QFileInfo(m_file + QLatin1String("-wal")).size() > 0
                      || QFileInfo::exists(m_folder + QLatin1String(doubtMark));
    // Read-only, so that a file of another program or of a later version stays untouched.
    QSqlError error;
    Inspection inspection{Found::Ours, {}};
    const auto failed = [](const QSqlError &why) {
        const int code = primaryCode(why);
        const bool broken = code == sqliteCorrupt || code == sqliteNotADatabase;
        return Inspection{broken ? Found::Foreign : Found::Unreadable, why.databaseText()};
    };
    if (!connectDatabase(true, error)) {
        inspection = failed(error);
    } else {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        const auto ask = [&query](const char *sql) {
            return query.exec(QString::fromLatin1(sql)) && query.next();
        };
        if (!ask("PRAGMA application_id")) {
            inspection = failed(query.lastError());
        } else if (query.value(0).toInt() != applicationId) {
            const bool unnamed = query.value(0).toInt() == 0 && ask("PRAGMA user_version")
                                 && query.value(0).toInt() == 0;
            if (!ask("SELECT count(*) FROM sqlite_master"))
                inspection = failed(query.lastError());
            else if (unnamed && query.value(0).toInt() == 0)
                inspection.found = Found::Nothing;
            else
                inspection = {Found::Foreign, QStringLiteral("file of another program")};
        } else if (!ask("PRAGMA user_version")) {
            inspection = failed(query.lastError());
        } else {
            const qint64 version = query.value(0).toLongLong();
            QSet<QString> held;
            if (query.exec(QStringLiteral("SELECT name FROM sqlite_master"))) {
                while (query.next())
                    held.insert(query.value(0).toString());
            }
            const QSqlError unread = query.lastError();
            if (version > migrations().size())
                inspection = {Found::TooNew, QString::number(version)};
            else if (version < 0)
                inspection = {Found::Foreign, QStringLiteral("version %1").arg(version)};
            else if (unread.isValid())
                inspection = failed(unread);
            else if (const QString lost = missingIn(held, version); !lost.isEmpty())
                inspection = {Found::Foreign, lost + QStringLiteral(" is missing")};
            else if (look == Look::Thorough) {
                const qint64 pages = ask("PRAGMA page_count") ? query.value(0).toLongLong() : 0;
                const qint64 pageSize = ask("PRAGMA page_size") ? query.value(0).toLongLong() : 0;
                isDoubtful = isDoubtful || pages * pageSize != info.size();
                if (isDoubtful && !ask("PRAGMA quick_check(1)"))
                    inspection = failed(query.lastError());
                else if (isDoubtful && query.value(0).toString() != QLatin1String("ok"))
                    inspection = {Found::Foreign, query.value(0).toString()};
                else
                    QFile::remove(m_folder + QLatin1String(doubtMark));
            }
        }
    }
    disconnectDatabase();
    return inspection;
}

Result<QString> JournalDatabase::setAside()
{
    const QString suffix =
        QLatin1String(".kept-")
        + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString kept = m_file + suffix;
    for (int again = 2; QFileInfo::exists(kept); ++again)
        kept = m_file + suffix + QLatin1Char('-') + QString::number(again);
    QFile file(m_file);
    if (!file.rename(kept))
        return fail(unwritable(file.errorString()));
    // Left behind, these would be taken for logs of the new file.
    for (const char *companion : {"-wal", "-shm", "-journal"}) {
        QFile beside(m_file + QLatin1String(companion));
        if (beside.exists() && !beside.rename(kept + QLatin1String(companion)))
            return fail(unwritable(beside.errorString()));
    }
    return QFileInfo(kept).fileName();
}

bool JournalDatabase::connectDatabase(bool readOnly, QSqlError &error)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_connected = true;
    database.setDatabaseName(m_file);
    if (readOnly)
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    const auto opens = [&database, &error] {
        // The file itself is opened by the first statement.
        QSqlQuery query(database);
        const bool works =
            database.open() && query.exec(QStringLiteral("SELECT 1 FROM sqlite_master"));
        error = database.isOpen() ? query.lastError() : database.lastError();
        return works;
    };
    if (opens() || !readOnly)
        return database.isOpen();
    // To read a write-ahead log SQLite must write beside it, which a full disk or a folder that is
    // read-only does not let it. Where the log is empty, the file is all there is.
    if (QFileInfo(m_file + QLatin1String("-wal")).size() > 0)
        return database.isOpen();
    QUrl immutable = QUrl::fromLocalFile(m_file);
    immutable.setQuery(QStringLiteral("immutable=1"));
    const QSqlError before = error;
    database.close();
    database.setDatabaseName(immutable.toString(QUrl::FullyEncoded));
    database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"));
    if (!opens())
        error = before;
    return database.isOpen();
}

void JournalDatabase::disconnectDatabase()
{
    if (!m_connected)
        return;
    m_statements.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
    m_connected = false;
}

bool JournalDatabase::openForReading()
{
    QSqlError error;
    if (connectDatabase(true, error)) {
        m_seenVersion = numberOf(QStringLiteral("PRAGMA data_version")).value_or(0);
        return true;
    }
    disconnectDatabase();
    return false;
}

Result<void> JournalDatabase::openForWriting()
{
    QSqlError error;
    if (!connectDatabase(false, error))
        return fail(errorOf(error));
    // Another process that reads may hold a checkpoint up for a moment.
    Result<void> result = execute(QStringLiteral("PRAGMA busy_timeout = 5000"));
    const Result<QSqlQuery *> mode = run(QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!mode)
        return fail(mode.error());
    const bool isWal = (*mode)->next() && (*mode)->value(0).toString() == QLatin1String("wal");
    (*mode)->finish();
    if (!isWal)
        return fail(unwritable(QStringLiteral("no write-ahead log on this file system")));
    for (const char *pragma : {"PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"}) {
        if (result)
            result = execute(QString::fromLatin1(pragma));
    }
    return result ? migrate() : result;
}

Result<void> JournalDatabase::migrate()
{
    // Even with nothing to migrate this tells whether the file can be written at all.
    Result<void> result = execute(QStringLiteral("BEGIN IMMEDIATE"));
    if (!result)
        return result;
    const Result<QSqlQuery *> version = run(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return fail(version.error());
    const qsizetype from = (*version)->next() ? (*version)->value(0).toInt() : 0;
    (*version)->finish();
    for (qsizetype step = from; result && step < migrations().size(); ++step) {
        for (const QString &sql : migrations().at(step)) {
            if (result)
                result = execute(sql);
        }
        if (result)
            result = execute(QStringLiteral("PRAGMA user_version = %1").arg(step + 1));
    }
    if (result)
        result = execute(QStringLiteral("COMMIT"));
    if (!result)
        rollBack();
    return result;
}

Result<void> JournalDatabase::readLastNumbers(JournalOpened &opened)
{
    // Who only reads may meet a file of version 1.
    const Result<qint64> kept =
        numberOf(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'last_number'"));
    if (!kept)
        return fail(kept.error());
    const std::array numbers = {
        std::pair{"batch", &opened.lastBatch},
        std::pair{"task", &opened.lastTask},
        std::pair{"destination", &opened.lastDestination},
        std::pair{"request", &opened.lastRequest},
        std::pair{"event", &opened.lastEvent},
    };
    for (const auto &[table, number] : numbers) {
        const QString name = QString::fromLatin1(table);
        const Result<qint64> held = numberOf(QStringLiteral("SELECT max(number) FROM ") + name);
        const Result<qint64> given =
            *kept == 0
                ? Result<qint64>(0)
                : numberOf(QStringLiteral("SELECT number FROM last_number WHERE kind = ?"), {name});
        if (!held || !given)
            return fail(held ? given.error() : held.error());
        *number = std::max(*held, *given);
    }
    return {};
}

Result<void> JournalDatabase::openToRead()
{
    if (m_connected)
        return {};
    const Inspection inspection = QFileInfo::exists(m_file) ? inspect(Look::Quick) : Inspection();
    if (inspection.found == Found::Ours && openForReading())
        return {};
    return fail(unwritable(inspection.reason.isEmpty() ? QStringLiteral("cannot be read")
                                                       : inspection.reason));
}

Result<bool> JournalDatabase::changed()
{
    const bool appeared = !m_connected && openToRead();
    if (!m_connected)
        return false;
    const Result<qint64> version = numberOf(QStringLiteral("PRAGMA data_version"));
    if (!version)
        return fail(version.error());
    return appeared || std::exchange(m_seenVersion, *version) != *version;
}

// ---- statements

Error JournalDatabase::failure(const QSqlError &error)
{
    if (primaryCode(error) == sqliteCorrupt) {
        QFile mark(m_folder + QLatin1String(doubtMark));
        if (!mark.open(QIODevice::WriteOnly))
            qCWarning(logJournal) << "cannot ask for a check of the journal:" << mark.errorString();
    }
    return errorOf(error);
}

Result<QSqlQuery *> JournalDatabase::run(const QString &sql, const QVariantList &values)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return fail(failure(query.lastError()));
        found = m_statements.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = found->second;
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values.at(i));
    if (!query.exec()) {
        const Error error = failure(query.lastError());
        query.finish();
        return fail(error);
    }
    return &query;
}

Result<qint64> JournalDatabase::numberOf(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery *> query = run(sql, values);
    if (!query)
        return fail(query.error());
    const qint64 number = (*query)->next() ? (*query)->value(0).toLongLong() : 0;
    (*query)->finish();
    return number;
}

Result<QSqlQuery> JournalDatabase::once(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    bool works = query.prepare(sql);
    for (qsizetype i = 0; works && i < values.size(); ++i)
        query.bindValue(int(i), values.at(i));
    works = works && query.exec();
    if (!works)
        return fail(failure(query.lastError()));
    return query;
}

Result<void> JournalDatabase::execute(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery *> query = run(sql, values);
    if (!query)
        return fail(query.error());
    (*query)->finish();
    return {};
}

void JournalDatabase::rollBack()
{
    // SQLite has done it by itself after the gravest errors; then this fails, and it is no matter.
    QSqlQuery(QSqlDatabase::database(m_connection, false)).exec(QStringLiteral("ROLLBACK"));
}

// ---- writing

Result<void> JournalDatabase::write(const QList<TaskRecords> &records)
{
    if (m_notWritable)
        return fail(*m_notWritable);
    Result<void> result = execute(QStringLiteral("BEGIN IMMEDIATE"));
    if (!result)
        return result;
    for (const TaskRecords &entry : records) {
        if (result)
            result = writeRecords(entry);
    }
    if (result)
        result = execute(QStringLiteral("COMMIT"));
    if (!result)
        rollBack();
    return result;
}

Result<void> JournalDatabase::writeRecords(const TaskRecords &records)
{
    static const QString insertProfile =
        QStringLiteral("INSERT OR IGNORE INTO profile(id) VALUES(?)");
    static const QString insertBatch =
        upsert(QStringLiteral("INSERT INTO batch(number, profile, label, user, created_at)"
                              " VALUES(?,?,?,?,?)"),
               words("profile label user created_at"));
    static const QString insertTask =
        upsert(QStringLiteral("INSERT INTO task(number, batch, image, version, image_name,"
                              " version_label, source, product) VALUES(?,?,?,?,?,?,?,?)"),
               words("batch image version image_name version_label source product"));
    static const QString insertCarried =
        QStringLiteral("INSERT INTO request_destination(request, position, destination)"
                       " VALUES(?,?,?) ON CONFLICT(request, position)"
                       " DO UPDATE SET destination=excluded.destination");
    static const QString removeCarried =
        QStringLiteral("DELETE FROM request_destination WHERE request=? AND position>=?");
    static const QString insertEvent =
        QStringLiteral("INSERT INTO event(number, destination, at, word, note) VALUES(?,?,?,?,?)");

    Result<void> result;
    const auto then = [&result, this](const QString &sql, const QVariantList &values) {
        if (result)
            result = execute(sql, values);
    };
    for (const Batch &batch : records.batches) {
        then(insertProfile, {text(batch.profile)});
        then(insertBatch, {batch.number, text(batch.profile), text(batch.label), text(batch.user),
                           milliseconds(batch.createdAt)});
    }
    for (const Task &task : records.tasks) {
        then(insertTask,
             {task.number, task.batch, text(task.image.image.text), text(task.image.version.text),
              text(task.imageName), text(task.versionLabel),
              task.source ? text(task.source->text) : QVariant(), text(task.product)});
    }
    for (const Request &request : records.requests) {
        if (result)
            result = writeRequest(request);
    }
    // What ended makes room in the unique index for what begins.
    for (const bool ended : {true, false}) {
        for (const Destination &destination : records.destinations) {
            if (result && isEnded(destination.state()) == ended)
                result = writeDestination(destination);
        }
    }
    for (const Request &request : records.requests) {
        for (qsizetype i = 0; i < request.destinations.size(); ++i)
            then(insertCarried, {request.number, i, request.destinations.at(i)});
        then(removeCarried, {request.number, request.destinations.size()});
    }
    for (const HistoryEvent &event : records.events) {
        then(insertEvent, {event.number, event.destination, milliseconds(event.at),
                           text(event.word), text(event.note)});
    }
    return result;
}

Result<void> JournalDatabase::writeRequest(const Request &request)
{
    static const QStringList columns =
        words("task state created_at sent_at ended_at signed_at not_before tid request_id code"
              " server_message args exchange parent_image parent_version");
    static const QString sql =
        upsert(QStringLiteral("INSERT INTO request(number, %1) VALUES(%2)")
                   .arg(columns.join(QLatin1String(", ")), placeholders(columns.size() + 1)),
               columns);
    return execute(sql, {request.number, request.task, wordOf(request.state),
                         milliseconds(request.createdAt), milliseconds(request.sentAt),
                         milliseconds(request.endedAt), milliseconds(request.signedAt),
                         milliseconds(request.notBefore), text(request.tid.text),
                         text(request.requestId), text(request.code), text(request.serverMessage),
                         argsColumn(request.args), exchangeColumn(request.exchange),
                         request.parent ? text(request.parent->image.text) : QVariant(),
                         request.parent ? text(request.parent->version.text) : QVariant()});
}

Result<void> JournalDatabase::writeDestination(const Destination &destination)
{
    static const QStringList columns =
        words("region tries request sent_at since solved_at state ended unsolved request_state code"
              " must_look request_ended_at provable_after baseline_state baseline_word"
              " baseline_progress seen_state seen_word seen_progress seen_at failed_reads"
              " absent_reads gone_reads vanished_reads unchanged_reads looked_at latched");
    static const QString sql =
        upsert(QStringLiteral("INSERT INTO destination(number, task, profile, image, version, %1)"
                              " SELECT ?, task.number, batch.profile, task.image, task.version, %2"
                              " FROM task JOIN batch ON batch.number = task.batch"
                              " WHERE task.number = ?")
                   .arg(columns.join(QLatin1String(", ")), placeholders(columns.size())),
               columns);
    const DestinationFacts &facts = destination.facts;
    const DestinationState state = destination.state();
    QVariantList values = {destination.number,
                           text(destination.region.text),
                           destination.tries,
                           numberOrNull(destination.request),
                           milliseconds(destination.sentAt),
                           milliseconds(destination.since),
                           milliseconds(destination.solvedAt),
                           wordOf(state),
                           int(isEnded(state)),
                           int(destination.isUnsolved()),
                           wordOf(facts.request),
                           text(facts.code),
                           int(facts.mustLook),
                           milliseconds(facts.requestEndedAt),
                           milliseconds(facts.provableAfter)};
    appendCopy(values, facts.baseline);
    appendCopy(values, facts.seen);
    values << milliseconds(facts.seenAt) << facts.failedReads << facts.absentReads
           << facts.goneReads << facts.vanishedReads << facts.unchangedReads
           << milliseconds(facts.lookedAt)
           << (facts.latched ? QVariant(wordOf(*facts.latched)) : QVariant()) << destination.task;
    const Result<QSqlQuery *> query = run(sql, values);
    if (!query)
        return fail(query.error());
    const bool written = (*query)->numRowsAffected() == 1;
    (*query)->finish();
    if (!written)
        return fail(unwritable(
            QStringLiteral("destination %1 belongs to no task").arg(destination.number)));
    return {};
}

// ---- reading

Result<TaskRecords> JournalDatabase::load(const QString &profile, int limit)
{
    // By numbers from the end: the plus keeps SQLite from an index that would have to be sorted.
    static const QString wanted = QStringLiteral(
        "SELECT batch FROM task WHERE number IN"
        " (SELECT task FROM destination WHERE +profile = ? ORDER BY number DESC LIMIT ?)"
        " UNION SELECT task.batch FROM destination JOIN task ON task.number = destination.task"
        " WHERE destination.profile = ? AND destination.ended = 0"
        " UNION SELECT task.batch FROM destination JOIN task ON task.number = destination.task"
        " WHERE destination.profile = ? AND destination.unsolved = 1");
    if (!m_connected) {
        // Nobody has written anything yet, or nothing can be read.
        if (m_notWritable && m_notWritable->code != QLatin1String(codes::busy))
            return fail(*m_notWritable);
        return TaskRecords();
    }
    return recordsOf(wanted, {text(profile), limit, text(profile), text(profile)}, true);
}

Result<TaskRecords> JournalDatabase::read(const QList<qint64> &batches, int most,
                                          bool withExchanges)
{
    const Result<void> opened = openToRead();
    if (!opened)
        return fail(opened.error());
    QStringList wanted;
    qint64 copies = 0;
    for (const qint64 batch : batches) {
        const Result<qint64> size =
            numberOf(QStringLiteral("SELECT count(*) FROM task JOIN destination"
                                    " ON destination.task = task.number WHERE task.batch = ?"),
                     {batch});
        if (!size)
            return fail(size.error());
        wanted.append(QStringLiteral("(%1)").arg(batch));
        copies += *size;
        if (copies >= most)
            break;
    }
    if (wanted.isEmpty())
        return TaskRecords();
    return recordsOf(QLatin1String("VALUES ") + wanted.join(QLatin1Char(',')), {}, withExchanges);
}

Result<TaskRecords> JournalDatabase::recordsOf(const QString &batches, const QVariantList &values,
                                               bool withExchanges)
{
    const QString wanted = QStringLiteral("WITH wanted(batch) AS (%1) ").arg(batches);
    TaskRecords records;
    Result<QSqlQuery> rows =
        once(wanted
                 + QStringLiteral("SELECT number, profile, label, user, created_at FROM batch"
                                  " WHERE number IN wanted ORDER BY number"),
             values);
    if (!rows)
        return fail(rows.error());
    while (rows->next()) {
        const QSqlQuery &row = *rows;
        records.batches.append({row.value(0).toLongLong(), row.value(1).toString(),
                                row.value(2).toString(), row.value(3).toString(),
                                timeOf(row.value(4))});
    }
    if (rows->lastError().isValid())
        return fail(failure(rows->lastError()));

    rows = once(wanted
                    + QStringLiteral("SELECT number, batch, image, version, image_name,"
                                     " version_label, source, product FROM task"
                                     " WHERE batch IN wanted ORDER BY number"),
                values);
    if (!rows)
        return fail(rows.error());
    while (rows->next())
        records.tasks.append(taskAt(*rows));
    if (rows->lastError().isValid())
        return fail(failure(rows->lastError()));

    rows = once(wanted
                    + QStringLiteral(
                        "SELECT number, task, region, tries, request, sent_at, since, solved_at,"
                        " request_state, code, must_look, request_ended_at, provable_after,"
                        " baseline_state, baseline_word, baseline_progress,"
                        " seen_state, seen_word, seen_progress, seen_at,"
                        " failed_reads, absent_reads, gone_reads, vanished_reads, unchanged_reads,"
                        " looked_at, latched FROM destination"
                        " WHERE task IN (SELECT number FROM task WHERE batch IN wanted)"
                        " ORDER BY number"),
                values);
    if (!rows)
        return fail(rows.error());
    while (rows->next()) {
        const QSqlQuery &row = *rows;
        Destination destination;
        DestinationFacts &facts = destination.facts;
        destination.number = row.value(0).toLongLong();
        destination.task = row.value(1).toLongLong();
        destination.region = {row.value(2).toString()};
        destination.tries = row.value(3).toInt();
        destination.request = row.value(4).toLongLong();
        destination.sentAt = timeOf(row.value(5));
        destination.since = timeOf(row.value(6));
        destination.solvedAt = timeOf(row.value(7));
        // A word that is not ours can only come from a later version; it must not be sent again.
        facts.request = requestStateOf(row.value(8).toString()).value_or(RequestState::Doubtful);
        facts.code = row.value(9).toString();
        facts.mustLook = row.value(10).toBool();
        facts.requestEndedAt = timeOf(row.value(11));
        facts.provableAfter = timeOf(row.value(12));
        facts.baseline = copyAt(row, 13);
        facts.seen = copyAt(row, 16);
        facts.seenAt = timeOf(row.value(19));
        facts.failedReads = row.value(20).toInt();
        facts.absentReads = row.value(21).toInt();
        facts.goneReads = row.value(22).toInt();
        facts.vanishedReads = row.value(23).toInt();
        facts.unchangedReads = row.value(24).toInt();
        facts.lookedAt = timeOf(row.value(25));
        if (!row.isNull(26))
            facts.latched = destinationStateOf(row.value(26).toString());
        records.destinations.append(destination);
    }
    if (rows->lastError().isValid())
        return fail(failure(rows->lastError()));

    rows = once(
        wanted
            + QStringLiteral("SELECT number, task, state, created_at, sent_at, ended_at, signed_at,"
                             " not_before, tid, request_id, code, server_message, args, %1,"
                             " parent_image, parent_version"
                             " FROM request"
                             " WHERE task IN (SELECT number FROM task WHERE batch IN wanted)"
                             " ORDER BY number")
                  .arg(withExchanges ? QStringLiteral("exchange") : QStringLiteral("NULL")),
        values);
    if (!rows)
        return fail(rows.error());
    QHash<qint64, qsizetype> places;
    while (rows->next()) {
        const QSqlQuery &row = *rows;
        Request request;
        request.number = row.value(0).toLongLong();
        request.task = row.value(1).toLongLong();
        request.state = requestStateOf(row.value(2).toString()).value_or(RequestState::Doubtful);
        request.createdAt = timeOf(row.value(3));
        request.sentAt = timeOf(row.value(4));
        request.endedAt = timeOf(row.value(5));
        request.signedAt = timeOf(row.value(6));
        request.notBefore = timeOf(row.value(7));
        request.tid = {row.value(8).toString()};
        request.requestId = row.value(9).toString();
        request.code = row.value(10).toString();
        request.serverMessage = row.value(11).toString();
        request.args = argsOf(row.value(12));
        request.exchange = exchangeOf(row.value(13));
        if (!row.isNull(14))
            request.parent = ImageKey{{row.value(14).toString()}, {row.value(15).toString()}};
        places.insert(request.number, records.requests.size());
        records.requests.append(request);
    }
    if (rows->lastError().isValid())
        return fail(failure(rows->lastError()));

    rows = once(
        wanted
            + QStringLiteral("SELECT request, destination FROM request_destination WHERE request IN"
                             " (SELECT number FROM request WHERE task IN"
                             " (SELECT number FROM task WHERE batch IN wanted))"
                             " ORDER BY request, position"),
        values);
    if (!rows)
        return fail(rows.error());
    while (rows->next()) {
        const auto place = places.constFind(rows->value(0).toLongLong());
        if (place != places.constEnd())
            records.requests[*place].destinations.append(rows->value(1).toLongLong());
    }
    if (rows->lastError().isValid())
        return fail(failure(rows->lastError()));
    return records;
}

Result<QList<HistoryEvent>> JournalDatabase::history(qint64 destination)
{
    QList<HistoryEvent> events;
    if (!m_connected) {
        if (m_notWritable && m_notWritable->code != QLatin1String(codes::busy))
            return fail(*m_notWritable);
        return events;
    }
    const Result<QSqlQuery *> rows =
        run(QStringLiteral("SELECT number, at, word, note FROM event WHERE destination = ?"
                           " ORDER BY number"),
            {destination});
    if (!rows)
        return fail(rows.error());
    while ((*rows)->next()) {
        const QSqlQuery &row = **rows;
        events.append({row.value(0).toLongLong(), destination, timeOf(row.value(1)),
                       row.value(2).toString(), row.value(3).toString()});
    }
    if ((*rows)->lastError().isValid())
        return fail(failure((*rows)->lastError()));
    return events;
}

// ---- history

namespace {

/// `%` and `_` of a LIKE pattern mean themselves in what people type.
QString pattern(QString word)
{
    for (const char special : {'\\', '%', '_'})
        word.replace(QLatin1Char(special), QStringLiteral("\\") + QLatin1Char(special));
    return QLatin1Char('%') + word + QLatin1Char('%');
}

QString inList(const char *column, const QSet<QString> &values, QVariantList &bound)
{
    for (const QString &value : values)
        bound.append(text(value));
    return QStringLiteral("%1 IN (%2)").arg(QLatin1String(column), placeholders(values.size()));
}

/// The condition that TaskFilter::matches() means by a word.
QString conditionOf(const TaskFilter::Word &word, QVariantList &bound)
{
    QStringList ways;
    // LIKE folds the letters of ASCII alone.
    QStringList spellings{word.text, word.text.toLower(), word.text.toUpper()};
    const bool ascii = std::all_of(word.text.begin(), word.text.end(),
                                   [](QChar letter) { return letter.unicode() < 0x80; });
    if (ascii)
        spellings = {word.text};
    spellings.removeDuplicates();
    for (const QString &spelling : std::as_const(spellings)) {
        // A line break cannot be typed: no word reaches from one text into the next.
        ways.append(QStringLiteral(
            "(b.label || x'0a' || t.image_name || x'0a' || t.image || x'0a' || t.version || x'0a'"
            " || t.version_label || x'0a' || d.region || x'0a' || d.code || x'0a'"
            " || coalesce(r.tid, '') || x'0a' || coalesce(r.request_id, '')) LIKE ? ESCAPE '\\'"));
        bound.append(pattern(spelling));
    }
    for (const auto &[column, values] :
         {std::pair{"d.region", &word.regions}, std::pair{"d.state", &word.states},
          std::pair{"d.code", &word.codes}}) {
        if (!values->isEmpty())
            ways.append(inList(column, *values, bound));
    }
    return QLatin1Char('(') + ways.join(QLatin1String(" OR ")) + QLatin1Char(')');
}

} // namespace

Result<Task> JournalDatabase::taskOf(qint64 number)
{
    const Result<QSqlQuery *> row =
        run(QStringLiteral("SELECT number, batch, image, version, image_name, version_label,"
                           " source, product FROM task WHERE number = ?"),
            {number});
    if (!row)
        return fail(row.error());
    Task task;
    if ((*row)->next())
        task = taskAt(**row);
    (*row)->finish();
    return task;
}

Result<HistorySurvey> JournalDatabase::survey(const HistoryQuery &query,
                                              const std::function<bool()> &givenUp)
{
    const Result<void> opened = openToRead();
    if (!opened)
        return fail(opened.error());
    const TaskFilter &filter = query.filter;
    QVariantList bound{text(query.profile)};
    QStringList conditions;
    // From the few rows to the many: from what was lately active, or from the batches of a time.
    QString from = QStringLiteral(
        "batch b CROSS JOIN task t ON t.batch = b.number"
        " CROSS JOIN destination d ON d.task = t.number LEFT JOIN request r ON r.number = d.request"
        " WHERE +b.profile = ?");
    if (filter.activeSince.isValid()) {
        from = QStringLiteral(
            "destination d CROSS JOIN task t ON t.number = d.task"
            " CROSS JOIN batch b ON b.number = t.batch LEFT JOIN request r ON r.number = d.request"
            " WHERE d.profile = ?");
        conditions.append(QStringLiteral("d.since > ?"));
        bound.append(milliseconds(filter.activeSince));
    }
    conditions.append(QStringLiteral("b.number <= ?"));
    bound.append(query.upTo);
    if (filter.from.isValid()) {
        conditions.append(QStringLiteral("b.created_at >= ?"));
        bound.append(milliseconds(filter.from));
    }
    if (filter.until.isValid()) {
        conditions.append(QStringLiteral("b.created_at < ?"));
        bound.append(milliseconds(filter.until));
    }
    for (const TaskFilter::Word &word : filter.words)
        conditions.append(conditionOf(word, bound));
    Result<QSqlQuery> rows =
        once(QStringLiteral("SELECT t.batch, t.number, d.number, d.region, d.state, d.sent_at,"
                            " d.since, d.solved_at, d.looked_at, d.seen_progress FROM ")
                 + from + QLatin1String(" AND ") + conditions.join(QLatin1String(" AND ")),
             bound);
    if (!rows)
        return fail(rows.error());

    HistorySurvey survey;
    QSet<qint64> batches;
    QHash<qint64, Task> tasks;
    int counted = 0;
    while (rows->next()) {
        if (++counted % 500 == 0 && givenUp())
            return survey;
        const qint64 batch = rows->value(0).toLongLong();
        if (query.except.contains(batch))
            continue;
        SummedCopy copy;
        copy.number = rows->value(2).toLongLong();
        copy.region = {rows->value(3).toString()};
        copy.state =
            destinationStateOf(rows->value(4).toString()).value_or(DestinationState::UnknownWord);
        copy.sentAt = timeOf(rows->value(5));
        copy.since = timeOf(rows->value(6));
        copy.solvedAt = timeOf(rows->value(7));
        copy.lookedAt = timeOf(rows->value(8));
        copy.share = hasArrived(copy.state) ? 1 : rows->value(9).toInt() / 100.0;
        // What is history has ended and is not unsolved: it is done, whatever it came to.
        if (filter.chip && *filter.chip != TaskChip::Done)
            continue;
        auto task = tasks.constFind(rows->value(1).toLongLong());
        if (task == tasks.constEnd()) {
            const Result<Task> read = taskOf(rows->value(1).toLongLong());
            if (!read)
                return fail(read.error());
            task = tasks.insert(read->number, *read);
        }
        survey.sums.add(*task, copy);
        batches.insert(batch);
    }
    if (rows->lastError().isValid())
        return fail(failure(rows->lastError()));
    survey.batches = batches.values();
    std::sort(survey.batches.begin(), survey.batches.end(), std::greater<>());
    return survey;
}

// ---- pruning

Result<QList<qint64>> JournalDatabase::prunable(const QDateTime &before, qint64 after)
{
    // Small transactions: some hundred copies at most, but for a batch that is larger.
    constexpr int mostBatches = 20;
    const QVariant time = milliseconds(before);
    const Result<QSqlQuery *> rows =
        run(QStringLiteral("SELECT number FROM batch WHERE number > ? AND created_at < ?"
                           " AND NOT EXISTS (SELECT 1 FROM task JOIN destination"
                           " ON destination.task = task.number WHERE task.batch = batch.number"
                           " AND (ended = 0 OR unsolved = 1 OR since IS NULL OR since >= ?"
                           " OR solved_at >= ?)) ORDER BY number LIMIT ?"),
            {after, time, time, time, mostBatches});
    if (!rows)
        return fail(rows.error());
    QList<qint64> batches;
    while ((*rows)->next())
        batches.append((*rows)->value(0).toLongLong());
    const QSqlError unread = (*rows)->lastError();
    (*rows)->finish();
    if (unread.isValid())
        return fail(failure(unread));
    return batches;
}

Result<void> JournalDatabase::remove(const QList<qint64> &batches)
{
    Result<void> result;
    const auto then = [&result, this](const QString &sql, const QVariantList &values) {
        if (result)
            result = execute(sql, values);
    };
    for (const char *table : {"batch", "task", "destination", "request", "event"}) {
        then(QStringLiteral("UPDATE last_number SET number = max(number,"
                            " (SELECT coalesce(max(number), 0) FROM %1)) WHERE kind = '%1'")
                 .arg(QLatin1String(table)),
             {});
    }
    const QString tasks = QStringLiteral("(SELECT number FROM task WHERE batch = ?)");
    for (const qint64 batch : batches) {
        then(QStringLiteral("DELETE FROM event WHERE destination IN"
                            " (SELECT number FROM destination WHERE task IN %1)")
                 .arg(tasks),
             {batch});
        then(QStringLiteral("DELETE FROM request_destination WHERE request IN"
                            " (SELECT number FROM request WHERE task IN %1)")
                 .arg(tasks),
             {batch});
        then(QStringLiteral("DELETE FROM destination WHERE task IN ") + tasks, {batch});
        then(QStringLiteral("DELETE FROM request WHERE task IN ") + tasks, {batch});
        then(QStringLiteral("DELETE FROM task WHERE batch = ?"), {batch});
        then(QStringLiteral("DELETE FROM batch WHERE number = ?"), {batch});
    }
    return result;
}

Result<JournalDatabase::Pruned> JournalDatabase::pruneSome(const QDateTime &before, qint64 after)
{
    if (m_notWritable)
        return fail(*m_notWritable);
    const Result<QList<qint64>> batches = prunable(before, after);
    if (!batches)
        return fail(batches.error());
    if (batches->isEmpty())
        return Pruned{0, after, false};
    // Everything that refers to what goes away goes with it; to look for it all the same, without
    // indexes that nothing else needs, would take minutes.
    Result<void> result = execute(QStringLiteral("PRAGMA foreign_keys = OFF"));
    if (result)
        result = execute(QStringLiteral("BEGIN IMMEDIATE"));
    if (result)
        result = remove(*batches);
    if (result)
        result = execute(QStringLiteral("COMMIT"));
    if (!result)
        rollBack();
    const Result<void> guarded = execute(QStringLiteral("PRAGMA foreign_keys = ON"));
    if (!result || !guarded)
        return fail(result ? guarded.error() : result.error());
    return Pruned{int(batches->size()), batches->last(), true};
}

} // namespace regioncast
