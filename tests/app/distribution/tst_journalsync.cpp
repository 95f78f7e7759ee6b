#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

/// What a process has synced when its requests leave: by the calls that the kernel gets, and by
/// what a power cut at that moment would leave of the journal.
class TestJournalSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markIsSyncedBeforeEachRequestLeaves()
    {
        constexpr int count = 25;
        const QTemporaryDir dir;
        const QString log = dir.filePath(QStringLiteral("log"));
        QProcess helper;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(REGIONCAST_SYNC_SHIM));
        environment.insert(QStringLiteral("REGIONCAST_SYNC_LOG"), log);
        const QString synced = dir.filePath(QStringLiteral("synced"));
        QVERIFY(QDir().mkdir(synced));
        environment.insert(QStringLiteral("REGIONCAST_SYNC_FOLDER"), synced);
        environment.insert(QStringLiteral("ASAN_OPTIONS"),
                           QStringLiteral("verify_asan_link_order=0"));
        helper.setProcessEnvironment(environment);
        helper.setProcessChannelMode(QProcess::ForwardedChannels);
        helper.start(QStringLiteral(REGIONCAST_JOURNAL_HELPER),
                     {dir.path(), QString::number(count)});
        QVERIFY(helper.waitForFinished(60000));
        QCOMPARE(helper.exitStatus(), QProcess::NormalExit);
        QCOMPARE(helper.exitCode(), 0);

        QFile file(log);
        QVERIFY(file.open(QIODevice::ReadOnly));
        int sent = 0;
        int all = 0;
        int sinceMark = -1; // -1 = no mark is waiting
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line == "sync") {
                ++all;
                if (sinceMark >= 0)
                    ++sinceMark;
            } else if (line.startsWith("mark")) {
                sinceMark = 0;
            } else if (line.startsWith("sent")) {
                ++sent;
                QVERIFY2(sinceMark >= 1, line.constData());
                sinceMark = -1;
            }
        }
        QCOMPARE(sent, count);
        // The intent, the mark and the answer of each are a transaction of their own.
        QVERIFY2(all >= 3 * count, qPrintable(QString::number(all)));

        for (int number = 1; number <= count; ++number) {
            const QString cut = dir.filePath(QStringLiteral("cut-%1").arg(number));
            QCOMPARE(statesIn(cut).value(number), QStringLiteral("sending"));
            QCOMPARE(statesIn(cut).size(), number);
        }
    }

private:
    /// States of the requests in the journal of this folder, by number; empty when there is none.
    static QMap<int, QString> statesIn(const QString &folder)
    {
        QMap<int, QString> states;
        const QString connection = folder;
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
            database.setDatabaseName(folder + QStringLiteral("/journal.sqlite"));
            if (QFile::exists(database.databaseName()) && database.open()) {
                QSqlQuery query(database);
                query.exec(QStringLiteral("SELECT number, state FROM request"));
                while (query.next())
                    states.insert(query.value(0).toInt(), query.value(1).toString());
            }
        }
        QSqlDatabase::removeDatabase(connection);
        return states;
    }
};

REGIONCAST_TEST(TestJournalSync)
#include "tst_journalsync.moc"
