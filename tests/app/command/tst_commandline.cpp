#include "command/commandline.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;
using namespace std::chrono_literals;

namespace {

const QDateTime now(QDate(2026, 10, 30), QTime(8, 0), Qt::UTC);

tl::expected<CommandLine, CommandAnswer> read(const QString &arguments)
{
    QStringList all = arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    all.prepend(QStringLiteral("regioncast"));
    return readCommandLine(all, now);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutACommandItIsTheWindow()
    {
        const auto line = read(QStringLiteral("--data-dir d --lang ja --images 100 --speed 2.5 "
                                              "--clock 60@2026-10-30T08:00:00Z"));
        QVERIFY(line.has_value());
        QCOMPARE(line->command, CommandLine::Command::Window);
        QCOMPARE(line->folder, QStringLiteral("d"));
        QCOMPARE(line->language, QStringLiteral("ja"));
        QCOMPARE(line->world.images, 100);
        QCOMPARE(line->world.speed, 2.5);
        QCOMPARE(line->clock, (ClockScale{60, now}));
    }

    void optionsMayStandBeforeTheCommand()
    {
        const auto line = read(QStringLiteral("--json --data-dir d practice --port 80"));
        QVERIFY(line.has_value());
        QCOMPARE(line->command, CommandLine::Command::Practice);
        QVERIFY(line->json);
        QCOMPARE(line->port, quint16(80));
    }

    void aPlanIsTakenFromFlags()
    {
        const auto line = read(QStringLiteral("plan --image a,b --image c --to x-1,x-2 --to x-3 "
                                              "--version v3 --source service --save f.csv"));
        QVERIFY(line.has_value());
        PlanChoice plan;
        plan.images = {QStringLiteral("a,b"), QStringLiteral("c")};
        plan.to = {QStringLiteral("x-1"), QStringLiteral("x-2"), QStringLiteral("x-3")};
        plan.version = QStringLiteral("v3");
        plan.source = QStringLiteral("service");
        QCOMPARE(line->plan, plan);
        QCOMPARE(line->saveAs, QStringLiteral("f.csv"));
    }

    void aRunIsToldHowToWait()
    {
        const auto line = read(QStringLiteral("run plan.json --profile practice --no-wait "
                                              "--timeout 1h30m --wait-lock 5 --confirm 0"));
        QVERIFY(line.has_value());
        QCOMPARE(line->plan.file, QStringLiteral("plan.json"));
        QCOMPARE(line->profile.name, QStringLiteral("practice"));
        QVERIFY(!line->wait);
        QCOMPARE(line->timeout, 90min);
        QCOMPARE(line->lockPatience, 5s);
        QCOMPARE(line->confirm, std::optional<int>(0));
    }

    void mistakesAreToldInASentence_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *arguments, const char *sentence) {
            QTest::newRow(arguments)
                << QString::fromLatin1(arguments) << QString::fromLatin1(sentence);
        };
        row("rnu", "There is no command 'rnu'.");
        row("help rnu", "There is no command 'rnu'.");
        row("--color", "Unknown option 'color'.");
        row("run --colour", "Unknown option 'colour'.");
        row("images --port 4", "--port belongs to the command 'practice'.");
        row("--save f", "--save belongs to the command 'plan'.");
        row("tasks --image a", "--image belongs to the commands 'plan' and 'run'.");
        row("plan f --no-wait", "--no-wait belongs to the command 'run'.");
        row("images --quit-after-first-paint", "--quit-after-first-paint belongs to the window.");
        row("regions x", "Unexpected argument 'x'.");
        row("plan a b", "Unexpected argument 'b'.");
        row("walk", "The command 'walk' needs a folder.");
        row("plan", "Name a plan file, or images by --image and regions by --to.");
        row("plan --image a", "Name regions by --to.");
        row("plan --image a --to missing,x-1", "--to takes 'missing' alone, not beside regions.");
        row("plan --image a --to x-1,,x-2", "--to wants regions, or missing.");
        row("plan f --to x-1", "The plan is in the file; --to has no place beside it.");
        row("run f", "'run' sends, so it does not guess where to: name --profile or --endpoint.");
        row("run f --profile p --wait --no-wait", "--wait and --no-wait exclude each other.");
        row("run f --profile p --timeout soon", "--timeout wants a time such as 90s");
        row("run f --profile p --timeout 0", "--timeout wants a time such as 90s");
        row("run f --profile p --timeout 31m721h", "--timeout wants a time such as 90s");
        row("run f --profile p --confirm many", "--confirm wants the number of copies");
        row("run f --profile p --confirm 1 --confirm 2", "--confirm was given twice.");
        row("images --profile p --endpoint e", "--profile and --endpoint exclude each other.");
        row("images --endpoint http://service.example", "http is for this computer alone");
        row("images --endpoint https://a/b", "--endpoint wants a host name");
        row("images --clock 0", "--clock wants a factor from 1 to 1000");
        row("images --lang de", "--lang wants en, zh_CN or ja.");
        row("tasks --state gone", "There is no state 'gone'.");
        row("tasks --batch 0", "--batch wants the number of a batch.");
        row("practice --images 11", "--images wants a number from 12 to 100000.");
        row("practice --seed -1", "--seed wants a number from 0 to 4294967295.");
        row("practice --speed 0", "--speed wants a number above 0, at most 1000000.");
        row("practice --port 65536", "--port wants a number from 0 to 65535.");
        row("screenshots d --theme pink", "--theme wants light or dark.");
        row("screenshots d --scale 3", "--scale wants 1 or 2.");
        row("images --data-dir", "Missing value after '--data-dir'.");
    }

    void mistakesAreToldInASentence()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, sentence);
        const auto line = read(arguments);
        QVERIFY(!line.has_value());
        QCOMPARE(line.error().code, ExitCode::Usage);
        QVERIFY2(line.error().text.contains(sentence), qPrintable(line.error().text));
        QVERIFY(line.error().text.contains(QLatin1String("Try 'regioncast ")));
    }

    void helpIsThereForEveryCommand_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("begin");
        QTest::newRow("all") << QStringLiteral("--help")
                             << QStringLiteral("Usage: regioncast [command] [options]\n");
        QTest::newRow("help alone")
            << QStringLiteral("help") << QStringLiteral("Usage: regioncast [command] [options]\n");
        for (const char *name :
             {"images", "regions", "plan", "run", "tasks", "practice", "screenshots", "walk"}) {
            const QString command = QString::fromLatin1(name);
            const QString begin = QStringLiteral("Usage: regioncast %1 [options]").arg(command);
            QTest::addRow("help %s", name) << QStringLiteral("help ") + command << begin;
            QTest::addRow("%s --help", name) << command + QStringLiteral(" --help") << begin;
        }
    }

    void helpIsThereForEveryCommand()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, begin);
        const auto line = read(arguments);
        QVERIFY(!line.has_value());
        QCOMPARE(line.error().code, ExitCode::Done);
        QVERIFY2(line.error().text.startsWith(begin), qPrintable(line.error().text));
        QVERIFY(line.error().text.contains(QLatin1String("--data-dir FOLDER")));
        for (const QString &each : line.error().text.split(QLatin1Char('\n')))
            QVERIFY2(each.size() <= 96, qPrintable(each));
    }

    void durationsHaveUnits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("seconds"); // 0 = refused
        QTest::newRow("seconds") << QStringLiteral("90") << 90;
        QTest::newRow("seconds by name") << QStringLiteral("90s") << 90;
        QTest::newRow("minutes") << QStringLiteral("15m") << 900;
        QTest::newRow("all") << QStringLiteral("1h1m1s") << 3661;
        QTest::newRow("30 days") << QStringLiteral("720h") << 720 * 3600;
        for (const char *bad : {"", "0", "s", "-1", "1.5h", "1d", "1 h", "5m1h", "720h1s"})
            QTest::addRow("refused: %s", bad) << QString::fromLatin1(bad) << 0;
    }

    void durationsHaveUnits()
    {
        QFETCH(QString, text);
        QFETCH(int, seconds);
        const auto duration = durationFrom(text);
        QCOMPARE(duration.has_value(), seconds > 0);
        if (duration)
            QCOMPARE(*duration, std::chrono::seconds(seconds));
    }
};

REGIONCAST_TEST(TestCommandLine)
#include "tst_commandline.moc"
