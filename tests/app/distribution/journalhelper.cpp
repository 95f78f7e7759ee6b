// journalhelper FOLDER COUNT: sends COUNT requests, one after the other, through the real journal
// and the real dispatcher to a client that only notes when each leaves. Writes `mark N` when the
// journal is asked for the durable mark of request N, and `sent N` when it leaves, to the file that
// REGIONCAST_SYNC_LOG names. When request N leaves, what syncshim.cpp kept of the journal goes to
// FOLDER/cut-N.

#include "distribution/dispatcher.h"
#include "distribution/journal.h"
#include "support/fakeclient.h"
#include "taskrecordsamples.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace regioncast;

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1);
    const qint64 count = QCoreApplication::arguments().value(2).toLongLong();
    QFile log(qEnvironmentVariable("REGIONCAST_SYNC_LOG"));
    if (!log.open(QIODevice::Append | QIODevice::Unbuffered))
        return 2;
    const auto note = [&log](const char *what, qint64 number) {
        log.write(QByteArray(what) + ' ' + QByteArray::number(number) + '\n');
    };

    SystemClock clock;
    test::FakeClient client;
    client.clock = &clock;
    const QString synced = qEnvironmentVariable("REGIONCAST_SYNC_FOLDER");
    client.onStart = [&](const StartTaskRequest &) {
        note("sent", client.starts.size());
        const QDir cut(folder + QStringLiteral("/cut-%1").arg(client.starts.size()));
        cut.mkpath(QStringLiteral("."));
        for (const QString &name : QDir(synced).entryList(QDir::Files)) {
            if (QFile::exists(folder + QLatin1Char('/') + name)) // not what was deleted since
                QFile::copy(synced + QLatin1Char('/') + name, cut.filePath(name));
        }
    };
    TaskBook book;
    Journal journal(folder);
    Dispatcher dispatcher(client, clock, book,
                          [&](const TaskRecords &records, Durability durability, Done<void> done) {
                              book.apply(records);
                              if (records.requests.first().state == RequestState::Sending)
                                  note("mark", records.requests.first().number);
                              TaskRecords written = records;
                              written.events.clear();
                              journal.append(written, durability, std::move(done));
                          });
    const auto enqueue = [&](qint64 number) {
        const TaskRecords records =
            test::sampleBatch(number, {QStringLiteral("region-%1").arg(number)});
        book.apply(records);
        journal.append(records, Durability::Durable, [&dispatcher, number](const Result<void> &r) {
            if (!r)
                QCoreApplication::exit(3);
            dispatcher.enqueue({number});
        });
    };
    QObject::connect(&dispatcher, &Dispatcher::requestEnded, &app, [&](qint64 number) {
        if (number == count)
            QCoreApplication::exit(0);
        else
            enqueue(number + 1);
    });
    journal.open([&](const Result<JournalOpened> &opened) {
        if (!opened || !opened->isSender)
            QCoreApplication::exit(4);
        enqueue(1);
    });
    return QCoreApplication::exec();
}
