#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Counts the syncs that the kernel is asked for, in a process of its own.
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
    }
};

REGIONCAST_TEST(TestJournalSync)
#include "tst_journalsync.moc"
