// Command line, construction, connections. The one file that may know everything; no logic.

#include "command/commands.h"
#include "command/onewindow.h"
#include "command/workspace.h"
#include "mainwindow/mainwindow.h"
#include "pictures/screenshots.h"
#include "pictures/walk.h"
#include "widgets/theme.h"
#include "widgets/uicontext.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QSettings>
#include <QTextStream>
#include <QTranslator>

#include <cstdio>

using namespace regioncast;

namespace {

using Command = CommandLine::Command;

int end(ExitCode code, const QString &text)
{
    QTextStream(code == ExitCode::Done ? stdout : stderr) << text;
    return int(code);
}

void installTranslations(QApplication &app, const QString &language)
{
    const auto install = [&app](const QString &file, const QString &folder) {
        auto *translator = new QTranslator(&app);
        if (translator->load(file, folder))
            app.installTranslator(translator);
    };
    install(QStringLiteral("qtbase_") + language,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("regioncast_") + language, QStringLiteral(":/i18n"));
}

int takePictures(QApplication &app, const CommandLine &line, const UiContext &context)
{
    Theme::apply(app, line.dark ? ThemeChoice::Dark : ThemeChoice::Light);
    Screenshots screenshots(line.outputFolder, context.locale, context.language);
    QObject::connect(&screenshots, &Screenshots::ended, &app, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    screenshots.start();
    return QApplication::exec();
}

int walk(QApplication &app, const CommandLine &line, const UiContext &context)
{
    Theme::apply(app, ThemeChoice::Light);
    Walk walk(context, line.world, line.outputFolder);
    QObject::connect(&walk, &Walk::ended, &app, &QCoreApplication::exit, Qt::QueuedConnection);
    walk.start();
    return QApplication::exec();
}

int openWindow(QApplication &app, const CommandLine &line, const UiContext &context,
               QSettings &layout)
{
    const QString folder = folderOf(line);
    Theme::apply(app, ThemeChoice(layout.value(QStringLiteral("theme")).toInt()));
    Workspace::Options options;
    options.folder = folder;
    options.practice = line.world;
    options.scale = line.clock;
    options.answersWindows = true;
    Workspace workspace(options, context.clock);
    std::unique_ptr<MainWindow> window;
    const auto openHere = [&](const Result<void> &opened) {
        if (!opened) {
            const ErrorText text = context.errors.text(opened.error());
            QTextStream(stderr) << "regioncast: " << text.message << '\n';
            QCoreApplication::exit(int(ExitCode::Failed));
            return;
        }
        window = std::make_unique<MainWindow>(workspace, context);
        QObject::connect(window.get(), &MainWindow::themeChosen, &app, [&](ThemeChoice choice) {
            Theme::apply(app, choice);
            layout.setValue(QStringLiteral("theme"), int(choice));
        });
        QObject::connect(
            window.get(), &MainWindow::languageChosen, &app,
            [&](const QString &chosen) { layout.setValue(QStringLiteral("language"), chosen); });
        window->show();
        if (line.quitAfterPaint)
            QMetaObject::invokeMethod(
                &app, [] { QCoreApplication::exit(0); }, Qt::QueuedConnection);
    };
    const Pending asking = OneWindow::ask(folder, context.clock, [&](bool shown) {
        if (!shown) {
            workspace.open(openHere);
            return;
        }
        QTextStream(stdout) << "The window of this data folder is open; it was brought to the "
                               "front.\n";
        QCoreApplication::exit(int(ExitCode::Done));
    });
    const int code = QApplication::exec();
    window.reset();
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto line = readCommandLine(arguments, QDateTime::currentDateTimeUtc());
    if (!line)
        return end(line.error().code, line.error().text);

    QCoreApplication::setApplicationName(QStringLiteral("regioncast"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REGIONCAST_VERSION));
    if (isConsoleCommand(line->command)) {
        const QCoreApplication app(argc, argv);
        return int(runConsoleCommand(*line));
    }

    if (line->command == Command::Screenshots) {
        Screenshots::prepare(line->scale);
    } else if (line->command == Command::Walk) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    } else if (!qEnvironmentVariableIsSet("DISPLAY")
               && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
               && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        return end(ExitCode::NoDisplay,
                   QStringLiteral("regioncast: There is no display. 'regioncast help' lists what "
                                  "works without one; 'regioncast walk DIR' does the main job "
                                  "through the windows.\n"));
    }

    QApplication app(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("regioncast"));
    QSettings layout(folderOf(*line) + QStringLiteral("/window.ini"), QSettings::IniFormat);
    const bool isWindow = line->command == Command::Window;
    const QString kept = isWindow ? layout.value(QStringLiteral("language")).toString() : QString();
    const QString language = languageFor(line->language, kept);
    const QLocale locale = localeFor(language);
    QLocale::setDefault(locale);
    installTranslations(app, language);

    const std::unique_ptr<Clock> clock = clockFor(line->clock);
    const UiContext context{locale, ErrorCatalogue::load(locale), RegionTable::load(locale), *clock,
                            language};
    if (line->command == Command::Screenshots)
        return takePictures(app, *line, context);
    if (line->command == Command::Walk)
        return walk(app, *line, context);
    return openWindow(app, *line, context, layout);
}
