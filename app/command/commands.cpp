#include "command/commands.h"

#include "command/listcommands.h"
#include "command/plancommand.h"
#include "command/practicecommand.h"
#include "command/runcommand.h"
#include "command/taskscommand.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace regioncast {

namespace {

using Command = CommandLine::Command;

template<class C>
ExitCode runToEnd(C &command)
{
    QObject::connect(
        &command, &C::ended, QCoreApplication::instance(),
        [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
    command.start();
    return ExitCode(QCoreApplication::exec());
}

} // namespace

bool isConsoleCommand(Command command)
{
    switch (command) {
    case Command::Practice:
    case Command::Images:
    case Command::Regions:
    case Command::Plan:
    case Command::Run:
    case Command::Tasks:
        return true;
    case Command::Window:
    case Command::Screenshots:
    case Command::Walk:
        return false;
    }
    return false;
}

ExitCode runConsoleCommand(const CommandLine &line)
{
    if (line.command == Command::Practice)
        return runPractice(line);

    const Output output(line.json, localeFor(languageFor(line.language, {})));
    const QString folder = folderOf(line);
    const std::unique_ptr<Clock> clock = clockFor(line.clock);
    std::optional<PlanFile> input;
    if (!line.plan.file.isEmpty()) {
        const Result<PlanFile> read = readPlanFile(line.plan.file);
        if (!read) {
            output.say(read.error());
            return exitCodeOf(read.error(), output.errors());
        }
        input = *read;
    }
    switch (line.command) {
    case Command::Images: {
        ImagesCommand command(line, folder, *clock, output);
        return runToEnd(command);
    }
    case Command::Regions: {
        RegionsCommand command(line, folder, *clock, output);
        return runToEnd(command);
    }
    case Command::Plan: {
        PlanCommand command(line, folder, *clock, output, input);
        return runToEnd(command);
    }
    case Command::Run: {
        RunCommand command(line, folder, *clock, output, input);
        return runToEnd(command);
    }
    case Command::Tasks: {
        TasksCommand command(line, folder, output);
        return runToEnd(command);
    }
    case Command::Practice:
    case Command::Window:
    case Command::Screenshots:
    case Command::Walk:
        break;
    }
    return ExitCode::Usage;
}

QString folderOf(const CommandLine &line)
{
    return line.folder.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
               : line.folder;
}

QString languageFor(const QString &asked, const QString &kept)
{
    for (const QString &each : {asked, kept}) {
        if (each == QLatin1String("en") || each == QLatin1String("zh_CN")
            || each == QLatin1String("ja"))
            return each;
    }
    switch (QLocale::system().language()) {
    case QLocale::Chinese:
        return QStringLiteral("zh_CN");
    case QLocale::Japanese:
        return QStringLiteral("ja");
    default:
        return QStringLiteral("en");
    }
}

QLocale localeFor(const QString &language)
{
    return QLocale(language == QLatin1String("en") ? QStringLiteral("en_GB") : language);
}

std::unique_ptr<Clock> clockFor(const ClockScale &scale)
{
    if (scale.isScaled())
        return std::make_unique<ScaledClock>(scale);
    return std::make_unique<SystemClock>();
}

} // namespace regioncast
