#include "distribution/journal.h"
#include "distribution/planfile.h"
#include "profile/profilestore.h"
#include "program.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace regioncast;
using test::Program;
using test::Service;

namespace {

const QString office = QStringLiteral("win11-office");      ///< arrives
const QString cad = QStringLiteral("rhel9-cad");            ///< fails in eu-central-1 at first
const QString secret = QStringLiteral("encrypted-finance"); ///< is refused

/// Hours in seconds; from now on, so that all processes of a test agree.
QString fast()
{
    return QStringLiteral("300@") + QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
}

QStringList plus(const QStringList &a, std::initializer_list<const char *> more)
{
    QStringList all = a;
    for (const char *each : more)
        all.append(QString::fromLatin1(each));
    return all;
}

QStringList states(const QJsonObject &value)
{
    QStringList all;
    for (const auto &copy : value.value(QStringLiteral("copies")).toArray())
        all.append(copy.toObject().value(QStringLiteral("state")).toString());
    return all;
}

/// The lock of a data folder, held by this process as a window would.
struct Holder
{
    explicit Holder(const QString &folder)
        : journal(std::make_unique<Journal>(folder))
    {
        journal->open([this](const Result<JournalOpened> &result) {
            holds = result.has_value() && result->isSender;
        });
    }
    std::unique_ptr<Journal> journal;
    bool holds = false;
};

} // namespace

/// The program itself, without a display, against a practice service in another process.
class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void listingsAreOneJsonValueAndNothingElse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("list");
        QTest::newRow("images") << QStringList{QStringLiteral("images")}
                                << QStringLiteral("regioncastImages") << QStringLiteral("images");
        QTest::newRow("regions") << QStringList{QStringLiteral("regions")}
                                 << QStringLiteral("regioncastRegions")
                                 << QStringLiteral("regions");
        QTest::newRow("plan") << QStringList{QStringLiteral("plan"), QStringLiteral("--image"),
                                             office, QStringLiteral("--to"),
                                             QStringLiteral("missing")}
                              << QStringLiteral("regioncastPlanned") << QStringLiteral("copies");
    }

    void listingsAreOneJsonValueAndNothingElse()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, version);
        QFETCH(QString, list);
        Program program(folderOption() + arguments + QStringList{QStringLiteral("--json")});
        QVERIFY(program.ends());
        QCOMPARE(program.code(), 0);
        QCOMPARE(program.err(), QByteArray());
        const QJsonObject value = program.json();
        QCOMPARE(value.value(version).toInt(), 1);
        QVERIFY(value.value(list).toArray().size() > 5);
        QCOMPARE(value.value(QStringLiteral("profile")).toObject().value(QStringLiteral("id")),
                 QStringLiteral("practice"));
        // Nobody who only looks takes the lock or writes a journal.
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("journal.sqlite"))));
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("journal.lock"))));
    }

    void imagesAreFiltered()
    {
        Program program(plus(folderOption(), {"images", "--search", "OFFICE", "--json"}));
        QVERIFY(program.ends());
        const QJsonArray images = program.json().value(QStringLiteral("images")).toArray();
        QVERIFY(!images.isEmpty());
        for (const auto &image : images) {
            QVERIFY(image.toObject()
                        .value(QStringLiteral("name"))
                        .toString()
                        .contains(QLatin1String("office"), Qt::CaseInsensitive));
            QVERIFY(!image.toObject().value(QStringLiteral("copies")).toArray().isEmpty());
        }
        Program none(plus(folderOption(), {"images", "--product", "Nothing"}));
        QVERIFY(none.ends());
        QCOMPARE(none.code(), 0);
        QCOMPARE(none.out().count('\n'), 1); // the header
    }

    void whatIsAskedForMustExist_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        const auto plan = [](const char *image, const char *to) {
            return QStringList{QStringLiteral("plan"), QStringLiteral("--image"),
                               QString::fromLatin1(image), QStringLiteral("--to"),
                               QString::fromLatin1(to)};
        };
        QTest::newRow("profile") << QStringList{QStringLiteral("images"),
                                                QStringLiteral("--profile"), QStringLiteral("no")}
                                 << QStringLiteral("Client.ProfileUnknown");
        QTest::newRow("image") << plan("no-such", "missing")
                               << QStringLiteral("There is no image 'no-such'.");
        QTest::newRow("region") << plan("win11-office", "Frankfurt")
                                << QStringLiteral("'Frankfurt' cannot be a region.");
        QTest::newRow("version") << plan("win11-office", "missing")
                                        + QStringList{QStringLiteral("--version"),
                                                      QStringLiteral("v99")}
                                 << QStringLiteral("'win11-office' has no version 'v99'.");
    }

    void whatIsAskedForMustExist()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        Program program(folderOption() + arguments);
        QVERIFY(program.ends());
        QCOMPARE(program.code(), 2);
        QVERIFY2(program.err().contains(message.toUtf8()), program.err().constData());
        QCOMPARE(program.out(), QByteArray());
    }

    void aBrokenPlanFileNamesItsLine()
    {
        const QString path = m_folder->filePath(QStringLiteral("plan.csv"));
        write(path, "image,to\nimgc-1,Frankfurt\n");
        Program program(folderOption() + QStringList{QStringLiteral("plan"), path});
        QVERIFY(program.ends());
        QCOMPARE(program.code(), 2);
        QVERIFY2(program.err().contains("Client.PlanBroken"), program.err().constData());
        Program none(folderOption() + QStringList{QStringLiteral("plan"), path + QLatin1Char('x')});
        QVERIFY(none.ends());
        QCOMPARE(none.code(), 1);
    }

    void aPlanIsSavedRunAndRunAgain()
    {
        Service service(fast());
        QVERIFY(service.isUp());
        const QString file = m_folder->filePath(QStringLiteral("plan.json"));
        Program plan(common(service)
                         + QStringList{QStringLiteral("plan"), QStringLiteral("--image"), office,
                                       QStringLiteral("--to"),
                                       QStringLiteral("ap-northeast-1,eu-central-1"),
                                       QStringLiteral("--save"), file},
                     service.environment());
        QVERIFY(plan.ends());
        QCOMPARE(plan.code(), 0);
        QVERIFY(plan.out().contains("2 will-copy"));
        QVERIFY(service.accepted().isEmpty());
        QVERIFY(readPlanFile(file)->wishes.first().version.has_value()); // pinned

        Program run(plus(common(service) + QStringList{QStringLiteral("run"), file},
                         {"--label", "CHG-1", "--json"}),
                    service.environment());
        QVERIFY(run.ends());
        QVERIFY2(run.code() == 0, run.err().constData());
        QCOMPARE(states(run.json()), QStringList({QStringLiteral("done"), QStringLiteral("done")}));
        QCOMPARE(run.json().value(QStringLiteral("outcome")).toString(), QStringLiteral("done"));
        QCOMPARE(service.accepted().size(), 2);
        // Progress of a run that prints JSON is a message.
        QVERIFY(run.err().contains("to eu-central-1: done"));

        Program again(plus(common(service) + QStringList{QStringLiteral("run"), file}, {"--json"}),
                      service.environment());
        QVERIFY(again.ends());
        QCOMPARE(again.code(), 0);
        QCOMPARE(states(again.json()),
                 QStringList({QStringLiteral("already-there"), QStringLiteral("already-there")}));
        QCOMPARE(service.accepted().size(), 2);

        Program tasks(plus(common(service, false), {"tasks", "--state", "done", "--json"}),
                      Program::bare());
        QVERIFY(tasks.ends());
        QCOMPARE(states(tasks.json()).size(), 2);
        QCOMPARE(tasks.json()
                     .value(QStringLiteral("copies"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QStringLiteral("label"))
                     .toString(),
                 QStringLiteral("CHG-1"));
    }

    void theExitCodeTellsWhatBecameOfIt_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("option");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("state"); // of the first copy; empty = no JSON
        QTest::newRow("failed") << cad << QStringLiteral("eu-central-1") << QString() << 4
                                << QStringLiteral("failed");
        QTest::newRow("one of two") << cad << QStringLiteral("eu-central-1,ap-northeast-1")
                                    << QString() << 4 << QStringLiteral("failed");
        // The parent is refused in a region that does not exist, and nothing will bring it there.
        QTest::newRow("waits for a parent in vain")
            << QStringLiteral("layered-needs-parent") << QStringLiteral("cn-qingdao") << QString()
            << 4 << QStringLiteral("refused");
        QTest::newRow("sent") << office << QStringLiteral("ap-northeast-1")
                              << QStringLiteral("--no-wait") << 0 << QString();
        QTest::newRow("timed out") << office << QStringLiteral("ap-northeast-1")
                                   << QStringLiteral("--timeout=30s") << 8 << QString();
        QTest::newRow("confirmed") << office << QStringLiteral("ap-northeast-1")
                                   << QStringLiteral("--confirm=1") << 0 << QStringLiteral("done");
        QTest::newRow("another number") << office << QStringLiteral("ap-northeast-1")
                                        << QStringLiteral("--confirm=2") << 5 << QString();
        QTest::newRow("nothing can be sent") << secret << QStringLiteral("ap-northeast-1")
                                             << QString() << 5 << QStringLiteral("blocked");
        QTest::newRow("there already") << office << QStringLiteral("cn-beijing") << QString() << 0
                                       << QStringLiteral("already-there");
    }

    void theExitCodeTellsWhatBecameOfIt()
    {
        QFETCH(QString, image);
        QFETCH(QString, to);
        QFETCH(QString, option);
        QFETCH(int, code);
        QFETCH(QString, state);
        Service service(fast());
        QVERIFY(service.isUp());
        QStringList arguments =
            plus(common(service), {"run", "--json"})
            + QStringList{QStringLiteral("--image"), image, QStringLiteral("--to"), to};
        if (!option.isEmpty())
            arguments.append(option);
        Program run(arguments, service.environment());
        QVERIFY(run.ends());
        QVERIFY2(run.code() == code, (run.out() + run.err()).constData());
        if (!state.isEmpty())
            QCOMPARE(states(run.json()).value(0), state);
    }

    void withoutAKeyNothingGoes()
    {
        Service service({});
        QVERIFY(service.isUp());
        Program run(runOf(service, QStringLiteral("ap-northeast-1")), Program::bare());
        QVERIFY(run.ends());
        QCOMPARE(run.code(), 7);
        QVERIFY(run.err().contains("Client.NoCredentials"));

        QProcessEnvironment wrong = service.environment();
        wrong.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"), QStringLiteral("wrong"));
        Program signedWrong(plus(common(service), {"images"}), wrong);
        QVERIFY(signedWrong.ends());
        QVERIFY2(signedWrong.code() == 7, signedWrong.err().constData());
    }

    void aServiceThatIsNotThereIsUnreachable()
    {
        QStringList arguments =
            plus(folderOption(), {"images", "--clock", "300", "--endpoint"}); // tries again
        {
            Service service({});
            QVERIFY(service.isUp());
            arguments.append(service.options().at(1));
        }
        QProcessEnvironment environment = Program::bare();
        environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_ID"), QStringLiteral("id"));
        environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"), QStringLiteral("s"));
        Program program(arguments, environment);
        QVERIFY(program.ends());
        QVERIFY2(program.code() == 9, program.err().constData());
    }

    void oneSenderAtATime()
    {
        Service service(fast());
        QVERIFY(service.isUp());
        auto holder = std::make_unique<Holder>(m_folder->path());
        QTRY_VERIFY(holder->holds);
        Program busy(runOf(service, QStringLiteral("ap-northeast-1")), service.environment());
        QVERIFY(busy.ends());
        QCOMPARE(busy.code(), 6);
        QVERIFY(service.accepted().isEmpty());

        // Looking works beside the one who sends.
        Program tasks(plus(common(service, false), {"tasks"}), Program::bare());
        QVERIFY(tasks.ends());
        QCOMPARE(tasks.code(), 0);
        Program plan(common(service)
                         + QStringList{QStringLiteral("plan"), QStringLiteral("--image"), office,
                                       QStringLiteral("--to"), QStringLiteral("missing")},
                     service.environment());
        QVERIFY(plan.ends());
        QCOMPARE(plan.code(), 0);

        Program patient(
            plus(runOf(service, QStringLiteral("ap-northeast-1")), {"--wait-lock", "72h"}),
            service.environment());
        QTRY_COMPARE(patient.process().state(), QProcess::Running);
        holder.reset();
        QVERIFY(patient.ends());
        QVERIFY2(patient.code() == 0, patient.err().constData());
        QCOMPARE(service.accepted().size(), 1);
    }

    void anInterruptedRunGoesOn()
    {
        Service service(fast());
        QVERIFY(service.isUp());
        // One copy to a region at a time: the others wait in the queue.
        const QString file = manyToOneRegion(service);
        const QStringList arguments =
            plus(common(service) + QStringList{QStringLiteral("run"), file}, {"--json"});
        Program first(arguments, service.environment());
        QTRY_VERIFY_WITH_TIMEOUT(!service.accepted().isEmpty(), test::longRun);
        ::kill(pid_t(first.process().processId()), SIGINT);
        QVERIFY(first.ends());
        QCOMPARE(first.code(), 8);
        QVERIFY2(first.err().contains("were not sent"), first.err().constData());
        const QJsonObject told = first.json();
        QCOMPARE(told.value(QStringLiteral("outcome")).toString(), QStringLiteral("interrupted"));
        QVERIFY(states(told).contains(QStringLiteral("queued")));

        Program second(arguments, service.environment());
        QVERIFY(second.ends());
        QVERIFY2(second.code() == 0, second.err().right(500).constData());
        everyCopyOnce(service, states(told).size());
    }

    void whatWaitsAndWasCopiedElsewhereIsNotWaitedFor()
    {
        Service service(fast());
        QVERIFY(service.isUp());
        const QString file = manyToOneRegion(service);
        const QStringList rest =
            service.options() + QStringList{QStringLiteral("run"), file, QStringLiteral("--json")};
        Program first(folderOption() + rest, service.environment());
        QTRY_VERIFY_WITH_TIMEOUT(!service.accepted().isEmpty(), test::longRun);
        ::kill(pid_t(first.process().processId()), SIGINT);
        QVERIFY(first.ends());
        const QStringList before = states(first.json());
        QVERIFY(before.contains(QStringLiteral("queued")));

        const QTemporaryDir another;
        Program elsewhere(QStringList{QStringLiteral("--data-dir"), another.path()} + rest,
                          service.environment());
        QVERIFY(elsewhere.ends());
        QVERIFY2(elsewhere.code() == 0, elsewhere.err().right(500).constData());

        Program second(folderOption() + rest, service.environment());
        QVERIFY(second.ends());
        QVERIFY2(second.code() == 0, second.err().right(500).constData());
        everyCopyOnce(service, before.size());
    }

    void aRunThatWasKilledGoesOn()
    {
        Service service(fast());
        QVERIFY(service.isUp());
        const QString file = manyToOneRegion(service);
        const QStringList arguments =
            plus(common(service) + QStringList{QStringLiteral("run"), file}, {"--json"});
        for (int killed = 0; killed < 3; ++killed) {
            const qsizetype before = service.accepted().size();
            Program run(arguments, service.environment());
            QTRY_VERIFY_WITH_TIMEOUT(service.accepted().size() > before, test::longRun);
            run.process().kill();
            QTRY_COMPARE(run.process().state(), QProcess::NotRunning);
        }
        // What was marked and never left is proven not to have been taken; the next run sends it.
        int code = 4;
        qsizetype copies = 0;
        QByteArray said;
        for (int again = 0; again < 3 && code == 4; ++again) {
            Program run(arguments, service.environment());
            QVERIFY(run.ends());
            code = run.code();
            copies = states(run.json()).size();
            said = run.err().right(500);
        }
        QVERIFY2(code == 0, said.constData());
        everyCopyOnce(service, copies);
    }

    void aSecondInterruptEndsAtOnce()
    {
        Service service(fast(), {QStringLiteral("--faults"), delay()});
        QVERIFY(service.isUp());
        Program run(runOf(service, QStringLiteral("ap-northeast-1")), service.environment());
        QTRY_VERIFY_WITH_TIMEOUT(run.out().contains("sending"), test::longRun);
        ::kill(pid_t(run.process().processId()), SIGTERM);
        QTRY_VERIFY(run.err().contains("interrupt again"));
        ::kill(pid_t(run.process().processId()), SIGTERM);
        QTRY_COMPARE(run.process().state(), QProcess::NotRunning);
        QCOMPARE(run.process().exitStatus(), QProcess::CrashExit);
        // What was on the wire is not sent again by anyone; it is looked for.
        Program tasks(plus(common(service, false), {"tasks", "--json"}), Program::bare());
        QVERIFY(tasks.ends());
        QCOMPARE(states(tasks.json()), QStringList{QStringLiteral("sending")});
    }

    void aScaledClockKeepsToThisComputer()
    {
        QProcessEnvironment environment = Program::bare();
        environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_ID"), QStringLiteral("id"));
        environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"), QStringLiteral("s"));
        Program program(plus(folderOption(),
                             {"images", "--endpoint", "https://service.invalid", "--clock", "60"}),
                        environment);
        QVERIFY(program.ends());
        QCOMPARE(program.code(), 1);
        QVERIFY2(program.err().contains("Client.ScaledClock"), program.err().constData());
    }

    void aWindowWantsADisplay()
    {
        Program program(folderOption());
        QVERIFY(program.ends());
        QCOMPARE(program.code(), 3);
    }

    void aSecondWindowBringsTheFirstToTheFront()
    {
        QProcessEnvironment environment = Program::bare();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        Program first(folderOption(), environment);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket()), test::longRun);
        Program second(folderOption(), environment);
        QVERIFY(second.ends());
        QCOMPARE(second.code(), 0);
        QVERIFY(second.out().contains("brought to the front"));
        QCOMPARE(first.process().state(), QProcess::Running);

        // One that was killed leaves its socket and its lock behind; neither is in the way.
        first.process().kill();
        QTRY_COMPARE(first.process().state(), QProcess::NotRunning);
        QVERIFY(QFile::exists(socket()));
        const QDateTime stale = QFileInfo(socket()).lastModified();
        Program third(folderOption(), environment);
        const auto answered = [&] {
            Program fourth(folderOption(), environment);
            return fourth.ends() && fourth.out().contains("brought to the front");
        };
        QVERIFY(QTest::qWaitFor(
            [&] {
                const QFileInfo now(socket());
                return now.exists() && now.lastModified() != stale;
            },
            test::longRun));
        QVERIFY(answered());
    }

private:
    [[nodiscard]] QStringList folderOption() const
    {
        return {QStringLiteral("--data-dir"), m_folder->path()};
    }
    [[nodiscard]] QString socket() const
    {
        return m_folder->filePath(QStringLiteral("window.socket"));
    }
    /// Options that reach the service from the data folder of this test.
    QStringList common(Service &service, bool withClock = true) const
    {
        return folderOption() + (withClock ? service.options() : service.options().mid(0, 2));
    }
    QStringList runOf(Service &service, const QString &to) const
    {
        return common(service)
               + QStringList{QStringLiteral("run"), QStringLiteral("--image"), office,
                             QStringLiteral("--to"), to};
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// A script that lets the answers to create calls come late.
    QString delay() const
    {
        const QString path = m_folder->filePath(QStringLiteral("late.json"));
        write(path, "{\"rules\": [{\"fault\": \"delay\", \"milliseconds\": 30000, "
                    "\"operation\": \"StartTaskForDistributeImage\"}]}");
        return path;
    }
    /// A plan of more copies to one region than a profile sends there at once.
    QString manyToOneRegion(Service &service) const
    {
        Program images(plus(common(service), {"images", "--json"}), service.environment());
        PlanFile plan;
        if (images.ends()) {
            for (const auto &each : images.json().value(QStringLiteral("images")).toArray()) {
                const QJsonObject image = each.toObject();
                bool isThere =
                    !image.value(QStringLiteral("newest")).toBool()
                    || image.value(QStringLiteral("status")) != QStringLiteral("AVAILABLE");
                for (const auto &copy : image.value(QStringLiteral("copies")).toArray()) {
                    isThere = isThere
                              || copy.toObject().value(QStringLiteral("region"))
                                     == QStringLiteral("ap-northeast-1");
                }
                // Those are plainly made to arrive.
                static const QRegularExpression plain(
                    QStringLiteral("^(win11-office|win2022-base|rhel9-cad|.*-00\\d\\d)$"));
                const QString name = image.value(QStringLiteral("name")).toString();
                if (!isThere && plain.match(name).hasMatch()) {
                    Wish wish;
                    wish.image = {image.value(QStringLiteral("id")).toString()};
                    wish.destinations = {{QStringLiteral("ap-northeast-1")}};
                    plan.wishes.append(wish);
                }
            }
        }
        QString file = m_folder->filePath(QStringLiteral("many.csv"));
        return writePlanFile(file, plan) ? file : QString();
    }
    static void everyCopyOnce(const Service &service, qsizetype copies)
    {
        QStringList accepted = service.accepted();
        QCOMPARE(accepted.size(), copies);
        QCOMPARE(accepted.removeDuplicates(), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const QDateTime m_started = QDateTime::currentDateTime();
};

REGIONCAST_TEST(TestCommands)
#include "tst_commands.moc"
