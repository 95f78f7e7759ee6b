#include "app/distribution/taskrecordsamples.h"
#include "distribution/journaldatabase.h"
#include "fuzzing.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtEndian>

#include <array>

// The journal's file. The first byte is a character. Its lower four bits say what the file is made
// from:
//
//   0  the input itself
//   1  a journal of ours, some bytes changed      (see patched())
//   2  a database that has nothing in it, ditto
//   3  a database of another program, ditto
//   4  a journal of ours whose last changes are in its write-ahead log, bytes of the log changed
//   5  a journal of ours, some cells changed      (see changeCells())
//   6  a journal of ours without one of its tables, some bytes changed
//
// With `@` to `F` instead of a digit the second half of the input lies beside it as a write-ahead
// log, with `P` to `V` as a rollback journal.

using namespace regioncast;
using fuzz::contentOf;
using fuzz::require;
using fuzz::writeFile;

namespace {

const QString profile = QStringLiteral("practice");

/// Files that inputs begin from.
struct Templates
{
    QByteArray journal;
    QByteArray empty;
    QByteArray foreign;
    QByteArray withLog;
    QByteArray log;
    QByteArray withoutTable;
};

const fuzz::Folder &folder()
{
    static const fuzz::Folder one;
    return one;
}

QString file()
{
    return folder().path(QStringLiteral("journal.sqlite"));
}

void withDatabase(const std::function<void(QSqlQuery &)> &work)
{
    const QString name = QStringLiteral("fuzz");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file());
        require(database.open(), "SQLite works");
        QSqlQuery query(database);
        work(query);
    }
    QSqlDatabase::removeDatabase(name);
}

QByteArray made(const QStringList &statements)
{
    folder().clear();
    withDatabase([&statements](QSqlQuery &query) {
        for (const QString &statement : statements)
            require(query.exec(statement), "a statement of the template works");
    });
    return contentOf(file());
}

Templates makeTemplates()
{
    Templates all;
    all.empty = made({QStringLiteral("PRAGMA page_size = 4096"), QStringLiteral("VACUUM")});
    all.foreign = made({QStringLiteral("PRAGMA application_id = 252006674"),
                        QStringLiteral("CREATE TABLE song(title TEXT)"),
                        QStringLiteral("INSERT INTO song VALUES('Die Forelle')")});
    folder().clear();
    QRandomGenerator random(1);
    {
        JournalDatabase database(folder().path());
        require(database.open() && database.write({test::randomRecords(random)}),
                "a journal can be made");
    }
    all.journal = contentOf(file());
    {
        JournalDatabase database(folder().path());
        require(database.open()
                    && database.write({test::sampleBatch(1000, {QStringLiteral("us-east-1")})}),
                "a journal goes on");
        all.withLog = contentOf(file());
        all.log = contentOf(file() + QStringLiteral("-wal"));
    }
    folder().clear();
    writeFile(file(), all.journal);
    withDatabase([](QSqlQuery &query) {
        require(query.exec(QStringLiteral("DROP TABLE event"))
                    && query.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")),
                "a table can be removed");
    });
    all.withoutTable = contentOf(file());
    require(all.empty.size() >= 512 && !all.foreign.isEmpty() && !all.journal.isEmpty()
                && !all.log.isEmpty(),
            "the templates are there");
    return all;
}

const Templates &templates()
{
    static const Templates all = makeTemplates();
    return all;
}

/// Four bytes a patch: block of 256 bytes, byte in it, what becomes of it. The high bits of the
/// block are the last byte, so that small numbers reach the header of the file.
QByteArray patched(QByteArray content, const QByteArray &patches)
{
    for (qsizetype i = 0; i + 3 < patches.size(); i += 4) {
        const auto at = [&](qsizetype offset) {
            return qsizetype(quint8(patches.at(i + offset)));
        };
        content[((at(3) * 256 + at(0)) * 256 + at(1)) % content.size()] = patches.at(i + 2);
    }
    return content;
}

/// Changes a cell for each line `<table><column><row><type><value>`: the first four are a
/// character each, counted from `0`, the value is text up to the end of the line.
void changeCells(const QByteArray &input)
{
    static const std::array tables{
        "batch", "task", "request", "destination", "request_destination", "event", "profile"};
    withDatabase([&input](QSqlQuery &query) {
        query.exec(QStringLiteral("PRAGMA synchronous = OFF"));
        query.exec(QStringLiteral("BEGIN"));
        const QList<QByteArray> lines =
            input.split('\n').first(std::min<qsizetype>(input.count('\n') + 1, 20));
        for (const QByteArray &line : lines) {
            if (line.size() < 4)
                continue;
            const auto number = [&line](qsizetype at) {
                return quint8(line.at(at)) - unsigned{'0'};
            };
            const QString table = QString::fromLatin1(tables.at(number(0) % tables.size()));
            query.exec(QStringLiteral("SELECT name FROM pragma_table_info('%1')").arg(table));
            QStringList columns;
            while (query.next())
                columns.append(query.value(0).toString());
            const QString column = columns.at(qsizetype(number(1)) % columns.size());
            query.exec(QStringLiteral("SELECT %1 FROM %2").arg(columns.first(), table));
            QVariantList keys;
            while (query.next())
                keys.append(query.value(0));
            if (keys.isEmpty())
                continue;
            const QByteArray text = line.mid(4);
            QVariant value;
            switch (number(3) % 5) {
            case 0:
                value = QString::fromUtf8(text);
                break;
            case 1:
                value = text.toLongLong();
                break;
            case 2:
                value = text.toDouble();
                break;
            case 3:
                value = text;
                break;
            default: // NULL
                break;
            }
            query.prepare(QStringLiteral("UPDATE %1 SET %2 = ? WHERE %3 = ?")
                              .arg(table, column, columns.first()));
            query.bindValue(0, value);
            query.bindValue(1, keys.at(qsizetype(number(2)) % keys.size()));
            query.exec(); // what the tables do not take they do not take
        }
        query.exec(QStringLiteral("COMMIT"));
        query.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    });
}

/// Whether the file is certainly not ours, told by its first page alone.
bool isForeign(const QByteArray &content)
{
    if (content.isEmpty())
        return false;
    if (!content.startsWith(QByteArrayLiteral("SQLite format 3\0")) || content.size() < 105)
        return true;
    const auto id = qFromBigEndian<qint32>(content.constData() + 68);
    const bool hasTables = content.at(103) != 0 || content.at(104) != 0;
    return id != JournalDatabase::applicationId && (id != 0 || hasTables);
}

/// Everything that the program does with the records at its start.
void use(const TaskRecords &records)
{
    TaskBook book;
    book.apply(records);
    for (const auto &[number, destination] : book.destinations()) {
        (void)wordOf(destination.state());
        (void)destination.isUnsolved();
        (void)book.destinationsFor(book.keyOf(destination));
        (void)book.isSuperseded(number);
        (void)book.requestsOf(number);
    }
    (void)book.openCopies();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    folder().clear();
    const unsigned choice = data[0];
    QByteArray input = fuzz::bytesOf(data + 1, size - 1);
    QByteArray beside;
    const bool hasLog = (choice & 0xf0) == 0x40;
    const bool hasCompanion = hasLog || (choice & 0xf0) == 0x50;
    const QString besideName = hasLog ? QStringLiteral("-wal") : QStringLiteral("-journal");
    if (hasCompanion) {
        beside = input.mid(input.size() / 2);
        input.truncate(input.size() / 2);
    }
    QByteArray content;
    switch (choice & 0x0f) {
    case 1:
        content = patched(templates().journal, input);
        break;
    case 2:
        content = patched(templates().empty, input);
        break;
    case 3:
        content = patched(templates().foreign, input);
        break;
    case 4:
        content = templates().withLog;
        writeFile(file() + QStringLiteral("-wal"), patched(templates().log, input));
        break;
    case 5:
        writeFile(file(), templates().journal);
        changeCells(input);
        content = contentOf(file());
        break;
    case 6:
        content = patched(templates().withoutTable, input);
        break;
    default:
        content = input;
        break;
    }
    writeFile(file(), content);
    if (hasCompanion)
        writeFile(file() + besideName, beside);

    QString kept;
    bool sender = false;
    {
        JournalDatabase database(folder().path());
        const Result<JournalOpened> opened = database.open();
        sender = opened && opened->isSender;
        kept = opened && !opened->keptAs.isEmpty() ? folder().path(opened->keptAs) : QString();
        if (!kept.isEmpty()) {
            require(contentOf(kept) == content, "what is set aside stays as it was");
            require(!hasCompanion || contentOf(kept + besideName) == beside,
                    "what belongs to it goes with it, as it was");
        } else if (isForeign(content)) {
            require(!opened, "a foreign file is no journal");
            require(contentOf(file()) == content, "a foreign file stays as it was");
            require(!hasCompanion || contentOf(file() + besideName) == beside,
                    "what belongs to a foreign file stays as it was");
        }
        if (!opened) {
            require(!opened.error().code.isEmpty(), "an error has a code");
            if (opened.error().code == QLatin1String(codes::journalTooNew))
                require(contentOf(file()) == content, "a later version stays as it was");
        }

        if (const Result<TaskRecords> records = database.load(profile, 5))
            use(*records);
        for (const qint64 destination : {1, 2})
            (void)database.history(destination);
        TaskRecords more = test::sampleBatch(opened ? opened->lastBatch % 1'000'000 + 1'000'000 : 1,
                                             {QStringLiteral("eu-central-1")});
        const Result<void> written = database.write({more});
        require(opened || !written, "without a journal nothing is written");
        if (!kept.isEmpty()) {
            require(written.has_value(), "the new journal takes what it is given");
            more.events.clear();
            require(database.load(profile, 5) == Result<TaskRecords>(more), "and gives it back");
        }
    }
    if (!kept.isEmpty())
        require(contentOf(kept) == content, "writing does not touch what was set aside");
    if (sender) {
        JournalDatabase database(folder().path());
        const Result<JournalOpened> again = database.open();
        require(again && again->keptAs.isEmpty(), "what was opened once is opened again");
    }
    return 0;
}
