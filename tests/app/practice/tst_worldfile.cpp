#include "practice/worldfile.h"

#include "faultscript.h"
#include "support/testmain.h"
#include "worldfixture.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace regioncast;
using namespace regioncast::test;

namespace {

const QString fileName = QStringLiteral("practice-1.jsonl");

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// Lets files of this process grow to `bytes` only, as a full disk would.
class FileSizeLimit
{
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

public:
    explicit FileSizeLimit(qint64 bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(bytes);
        std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class TestWorldFile : public QObject
{
    Q_OBJECT

    /// A folder with a world that has accepted two submissions.
    static QList<AcceptedSubmission> fill(const QString &folder)
    {
        const auto file = WorldFile::open(folder, settingsOf());
        if (!file)
            return {};
        World world = (*file)->world();
        StartTaskRequest request =
            requestFor(world, QStringLiteral("win11-office"), {QStringLiteral("us-east-1")});
        request.source = RegionId{QStringLiteral("cn-shanghai")};
        if (!world.startTask(request, epoch().addMSecs(1'234))
            || !world.startTask(
                requestFor(world, QStringLiteral("rhel9-cad"),
                           {QStringLiteral("eu-central-1"), QStringLiteral("ap-northeast-1")}),
                epoch().addMSecs(5'678))) {
            return {};
        }
        for (const AcceptedSubmission &accepted : world.accepted()) {
            if (!(*file)->append(accepted))
                return {};
        }
        return world.accepted();
    }

private Q_SLOTS:
    void comesBackAsItWas()
    {
        const QTemporaryDir folder;
        const QList<AcceptedSubmission> accepted = fill(folder.path());
        QCOMPARE(accepted.size(), 2);
        WorldSettings other = settingsOf();
        other.epoch = epoch().addDays(3);
        const auto again = WorldFile::open(folder.path(), other);
        QVERIFY(again);
        QCOMPARE((*again)->keptAs(), QString());
        const World world = (*again)->world();
        QCOMPARE(world.accepted(), accepted);
        QCOMPARE(world.settings().epoch, epoch());
    }

    void faultsOfCopiesComeBack()
    {
        const QTemporaryDir folder;
        const auto file = WorldFile::open(folder.path(), settingsOf());
        QVERIFY(file);
        World world = (*file)->world();
        Faults faults = faultsOf(R"({"fault":"go-back","at":50,"to":5,"region":"us-east-1"},
                                    {"fault":"status","word":"完了 <?>","at":7,"seconds":8,
                                     "region":"eu-central-1"})");
        QVERIFY(world.startTask(
            requestFor(world, QStringLiteral("win11-office"),
                       {QStringLiteral("us-east-1"), QStringLiteral("ap-northeast-1"),
                        QStringLiteral("eu-central-1")}),
            epoch(), &faults));
        const AcceptedSubmission accepted = world.accepted().last();
        QCOMPARE(accepted.faults.size(), 2);
        QVERIFY((*file)->append(accepted));
        const auto again = WorldFile::open(folder.path(), settingsOf());
        QVERIFY(again);
        QCOMPARE((*again)->world().accepted(), QList<AcceptedSubmission>{accepted});
    }

    void eachSeedHasItsOwn()
    {
        const QTemporaryDir folder;
        QCOMPARE(fill(folder.path()).size(), 2);
        const auto other = WorldFile::open(folder.path(), settingsOf(40, 2));
        QVERIFY(other);
        QVERIFY((*other)->world().accepted().isEmpty());
    }

    void whatIsBrokenIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("tail");
        QTest::addColumn<bool>("wholeFile");
        QTest::newRow("a line that breaks off") << QByteArray("{\"at\":\"2026-07-01T08:0") << false;
        QTest::newRow("a line without its end")
            << QByteArray("{\"at\":\"2026-07-01T08:00:09.000Z\",\"speed\":1,\"image\":\"i\","
                          "\"destinations\":[\"us-east-1\"]}")
            << false;
        QTest::newRow("a fault that is none")
            << QByteArray("{\"at\":\"2026-07-01T08:00:09.000Z\",\"speed\":1,\"image\":\"i\","
                          "\"destinations\":[\"r\"],\"faults\":{\"r\":{\"fault\":\"hang\"}}}\n")
            << false;
        QTest::newRow("an empty line") << QByteArray("\n") << false;
        QTest::newRow("a first line without its end")
            << QByteArray("{\"regioncastPractice\":1,\"epoch\":\"2026-07-01T08:00:00.000Z\"}")
            << true;
        QTest::newRow("zeros") << QByteArray(512, '\0') << false;
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("something else") << QByteArray("SQLite format 3\0and more\n") << true;
        QTest::newRow("a later format")
            << QByteArray("{\"regioncastPractice\":99,\"epoch\":\"2026-07-01T08:00:00.000Z\"}\n")
            << true;
    }
    void whatIsBrokenIsSetAside()
    {
        QFETCH(QByteArray, tail);
        QFETCH(bool, wholeFile);
        const QTemporaryDir folder;
        const QList<AcceptedSubmission> accepted = fill(folder.path());
        const QString name = folder.filePath(fileName);
        const QByteArray content = wholeFile ? tail : contentOf(name) + tail;
        QVERIFY(write(name, content));

        const auto file = WorldFile::open(folder.path(), settingsOf());
        QVERIFY(file);
        QVERIFY(!(*file)->keptAs().isEmpty());
        QCOMPARE(contentOf((*file)->keptAs()), content);
        QCOMPARE((*file)->world().accepted(), wholeFile ? QList<AcceptedSubmission>() : accepted);

        // What goes on is whole.
        const auto again = WorldFile::open(folder.path(), settingsOf());
        QVERIFY(again);
        QCOMPARE((*again)->keptAs(), QString());
        QCOMPARE((*again)->world().accepted(), (*file)->world().accepted());
    }

    void aFolderThatIsNoneIsAnError()
    {
        const auto file = WorldFile::open(QStringLiteral("/dev/null/practice"), settingsOf());
        QVERIFY(!file);
        QCOMPARE(file.error().code, QLatin1String(codes::fileUnwritable));
        QVERIFY(!file.error().args.value(1).isEmpty());
    }

    void aFullDiskIsAnErrorAndHidesNothing()
    {
        const QTemporaryDir folder;
        const QList<AcceptedSubmission> accepted = fill(folder.path());
        const auto file = WorldFile::open(folder.path(), settingsOf());
        QVERIFY(file);
        AcceptedSubmission next = accepted.first();
        next.request.imageId = {QStringLiteral("imgc-next")};
        {
            const FileSizeLimit limit(QFileInfo(folder.filePath(fileName)).size() + 20);
            const Result<void> kept = (*file)->append(next);
            QVERIFY(!kept);
            QCOMPARE(kept.error().code, QLatin1String(codes::fileUnwritable));
        }
        QVERIFY((*file)->append(next));
        const auto again = WorldFile::open(folder.path(), settingsOf());
        QVERIFY(again);
        QCOMPARE((*again)->keptAs(), QString());
        QCOMPARE((*again)->world().accepted(), accepted + QList<AcceptedSubmission>{next});
    }
};

REGIONCAST_TEST(TestWorldFile)
#include "tst_worldfile.moc"
