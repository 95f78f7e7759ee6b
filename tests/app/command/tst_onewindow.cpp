#include "command/onewindow.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;
using namespace std::chrono_literals;

namespace {

/// Asks and keeps what came of it.
struct Asking
{
    Asking(const QString &folder, Clock &clock)
        : pending(OneWindow::ask(folder, clock, [this](bool shown) { answer = shown; }))
    {
    }
    std::optional<bool> answer;
    Pending pending;
};

} // namespace

class TestOneWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstIsAskedAndAnswers()
    {
        const QTemporaryDir folder;
        SystemClock clock;
        OneWindow first(folder.path());
        QVERIFY(first.listen());
        QSignalSpy asked(&first, &OneWindow::asked);
        Asking second(folder.path(), clock);
        QVERIFY(!second.answer.has_value()); // from the event loop
        QTRY_COMPARE(second.answer, std::optional<bool>(true));
        QCOMPARE(asked.size(), 1);
        Asking third(folder.path() + QStringLiteral("/."), clock); // the same folder
        QTRY_COMPARE(third.answer, std::optional<bool>(true));
        QCOMPARE(asked.size(), 2);
    }

    void nobodyIsANo()
    {
        const QTemporaryDir folder;
        ManualClock clock(QDateTime::currentDateTimeUtc());
        Asking alone(folder.path(), clock);
        QVERIFY(!alone.answer.has_value());
        QTRY_COMPARE(alone.answer, std::optional<bool>(false)); // without the patience
        const Asking nowhere(folder.filePath(QStringLiteral("none")), clock);
        QTRY_COMPARE(nowhere.answer, std::optional<bool>(false));
        QVERIFY(clock.untilNext() < 0ms); // nothing is left behind
    }

    void whoDoesNotAnswerIsANoAfterAWhile()
    {
        const QTemporaryDir folder;
        ManualClock clock(QDateTime::currentDateTimeUtc());
        QLocalServer silent;
        QVERIFY(silent.listen(OneWindow::socketOf(folder.path())));
        const Asking second(folder.path(), clock);
        QTRY_VERIFY(silent.hasPendingConnections());
        clock.advance(OneWindow::patience - 1ms);
        QVERIFY(!second.answer.has_value());
        clock.advance(1ms);
        QCOMPARE(second.answer, std::optional<bool>(false));
    }

    void aDroppedQuestionSaysNothing()
    {
        const QTemporaryDir folder;
        ManualClock clock(QDateTime::currentDateTimeUtc());
        OneWindow first(folder.path());
        QVERIFY(first.listen());
        QSignalSpy asked(&first, &OneWindow::asked);
        Asking dropped(folder.path(), clock);
        dropped.pending.reset();
        const Asking kept(folder.path(), clock);
        QTRY_COMPARE(kept.answer, std::optional<bool>(true));
        QVERIFY(!dropped.answer.has_value());
    }

    void aSocketThatSomebodyLeftIsRemoved()
    {
        const QTemporaryDir folder;
        const QString path = OneWindow::socketOf(folder.path());
        QFile left(path);
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        SystemClock clock;
        OneWindow first(folder.path());
        QVERIFY(first.listen());
        const Asking second(folder.path(), clock);
        QTRY_COMPARE(second.answer, std::optional<bool>(true));
        first.stop();
        QVERIFY(!QFile::exists(path));
        const Asking third(folder.path(), clock);
        QTRY_COMPARE(third.answer, std::optional<bool>(false));
    }

    void theSocketBelongsToItsUserAlone()
    {
        const QTemporaryDir folder;
        OneWindow first(folder.path());
        QVERIFY(first.listen());
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
                            | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(OneWindow::socketOf(folder.path())) & others));
    }

    void aFolderWithALongPathWorks()
    {
        const QTemporaryDir folder;
        const QString deep = folder.filePath(QString(120, QLatin1Char('x')));
        QVERIFY(QDir().mkpath(deep));
        QVERIFY(!OneWindow::socketOf(deep).startsWith(deep));
        SystemClock clock;
        OneWindow first(deep);
        QVERIFY(first.listen());
        const Asking second(deep, clock);
        QTRY_COMPARE(second.answer, std::optional<bool>(true));
    }

    void strangersAreCutOff_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("another word") << QByteArray("quit\n");
        QTest::newRow("no end") << QByteArray(10'000, 'x');
    }

    void strangersAreCutOff()
    {
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        OneWindow first(folder.path());
        QVERIFY(first.listen());
        QSignalSpy asked(&first, &OneWindow::asked);
        QLocalSocket stranger;
        stranger.connectToServer(OneWindow::socketOf(folder.path()));
        QTRY_COMPARE(stranger.state(), QLocalSocket::ConnectedState);
        stranger.write(text);
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(asked.size(), 0);
    }
};

REGIONCAST_TEST(TestOneWindow)
#include "tst_onewindow.moc"
