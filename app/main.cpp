// Command line, construction, connections. The one file that may know everything; no logic.

#include "command/practicecommand.h"
#include "command/workspace.h"
#include "mainwindow/mainwindow.h"
#include "pictures/screenshots.h"
#include "pictures/walk.h"
#include "widgets/theme.h"
#include "widgets/uicontext.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTextStream>
#include <QTranslator>

#include <cstdio>

using namespace regioncast;

namespace {

enum ExitCode { Good = 0, Failed = 1, Usage = 2, NoDisplay = 3 };

constexpr QLatin1String english("en");
constexpr QLatin1String chinese("zh_CN");
constexpr QLatin1String japanese("ja");

bool isLanguage(const QString &name)
{
    return name == english || name == chinese || name == japanese;
}

int usage(const QString &what)
{
    QTextStream(stderr) << "regioncast: " << what << "\nTry 'regioncast --help'.\n";
    return Usage;
}

/// The translation that fits, from `--lang`, else what was chosen in the window, else the system.
QString languageFor(const QString &asked, const QString &kept)
{
    if (isLanguage(asked))
        return asked;
    if (isLanguage(kept))
        return kept;
    switch (QLocale::system().language()) {
    case QLocale::Chinese:
        return chinese;
    case QLocale::Japanese:
        return japanese;
    default:
        return english;
    }
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

int fileFailed(const Error &error)
{
    const ErrorCatalogue errors = ErrorCatalogue::load(QLocale());
    QTextStream(stderr) << "regioncast: " << errors.text(error).message << '\n';
    return Failed;
}

} // namespace

int main(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Copies cloud images to other regions and watches them arrive.\n"
                       "Without a command it opens the window, on the practice service until a "
                       "profile for an account is made.\n\n"
                       "Commands:\n"
                       "  practice         run the practice service alone and print its address\n"
                       "  screenshots DIR  write the pictures of the manual\n"
                       "  walk DIR         do the main job through the windows off-screen, print\n"
                       "                   the task table and write pictures"));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption dataDir(QStringLiteral("data-dir"),
                                     QStringLiteral("Keep everything in this folder."),
                                     QStringLiteral("folder"));
    const QCommandLineOption lang(QStringLiteral("lang"),
                                  QStringLiteral("Language: en, zh_CN or ja."),
                                  QStringLiteral("language"));
    const QCommandLineOption images(QStringLiteral("images"),
                                    QStringLiteral("Practice images, 12 to 100000."),
                                    QStringLiteral("number"), QStringLiteral("40"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Practice world."),
                                  QStringLiteral("number"), QStringLiteral("1"));
    const QCommandLineOption speed(QStringLiteral("speed"),
                                   QStringLiteral("Practice copies run this many times faster."),
                                   QStringLiteral("factor"), QStringLiteral("1"));
    const QCommandLineOption port(QStringLiteral("port"),
                                  QStringLiteral("practice: listen here; 0 = any free port."),
                                  QStringLiteral("port"), QStringLiteral("0"));
    const QCommandLineOption json(QStringLiteral("json"),
                                  QStringLiteral("practice: print the address as one JSON line."));
    const QCommandLineOption faults(
        QStringLiteral("faults"),
        QStringLiteral("practice: misbehave as this script says (docs/practice.md)."),
        QStringLiteral("file"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QStringLiteral("screenshots: light or dark."),
                                   QStringLiteral("theme"), QStringLiteral("light"));
    const QCommandLineOption scale(QStringLiteral("scale"), QStringLiteral("screenshots: 1 or 2."),
                                   QStringLiteral("factor"), QStringLiteral("1"));
    const QCommandLineOption quitAfterPaint(
        QStringLiteral("quit-after-first-paint"),
        QStringLiteral("End once the window has been painted, for measuring the start."));
    parser.addOptions(
        {dataDir, lang, images, seed, speed, port, json, faults, theme, scale, quitAfterPaint});
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("See above."),
                                 QStringLiteral("[command]"));

    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (parser.isSet(help)) {
        QTextStream(stdout) << parser.helpText();
        return Good;
    }
    if (parser.isSet(version)) {
        QTextStream(stdout) << "regioncast " << REGIONCAST_VERSION << '\n';
        return Good;
    }

    const QStringList positional = parser.positionalArguments();
    const QString command = positional.value(0);
    const bool wantsFolder =
        command == QLatin1String("screenshots") || command == QLatin1String("walk");
    if (!command.isEmpty() && command != QLatin1String("practice") && !wantsFolder)
        return usage(QStringLiteral("There is no command '%1'.").arg(command));
    if (positional.size() > (wantsFolder ? 2 : 1))
        return usage(QStringLiteral("Unexpected argument '%1'.").arg(positional.last()));
    if (wantsFolder && positional.value(1).isEmpty())
        return usage(QStringLiteral("The command '%1' needs a folder.").arg(command));

    for (const auto &[option, to] :
         {std::pair{&port, "practice"}, std::pair{&json, "practice"},
          std::pair{&faults, "practice"}, std::pair{&theme, "screenshots"},
          std::pair{&scale, "screenshots"}}) {
        if (parser.isSet(*option) && command != QLatin1String(to))
            return usage(QStringLiteral("--%1 belongs to the command '%2'.")
                             .arg(option->names().constFirst(), QString::fromLatin1(to)));
    }
    if (parser.isSet(dataDir) && parser.value(dataDir).isEmpty())
        return usage(QStringLiteral("--data-dir wants a folder."));

    WorldSettings world;
    bool good = false;
    world.images = parser.value(images).toInt(&good);
    if (!good || world.images < 12 || world.images > 100'000)
        return usage(QStringLiteral("--images wants a number from 12 to 100000."));
    world.seed = parser.value(seed).toUInt(&good);
    if (!good)
        return usage(QStringLiteral("--seed wants a number from 0 to 4294967295."));
    world.speed = parser.value(speed).toDouble(&good);
    if (!good || !(world.speed > 0) || world.speed > 1e6)
        return usage(QStringLiteral("--speed wants a number above 0, at most 1000000."));
    const quint16 portNumber = parser.value(port).toUShort(&good);
    if (!good)
        return usage(QStringLiteral("--port wants a number from 0 to 65535."));
    if (parser.isSet(lang) && !isLanguage(parser.value(lang)))
        return usage(QStringLiteral("--lang wants en, zh_CN or ja."));
    if (parser.value(theme) != QLatin1String("light")
        && parser.value(theme) != QLatin1String("dark"))
        return usage(QStringLiteral("--theme wants light or dark."));
    if (parser.value(scale) != QLatin1String("1") && parser.value(scale) != QLatin1String("2"))
        return usage(QStringLiteral("--scale wants 1 or 2."));

    QCoreApplication::setApplicationName(QStringLiteral("regioncast"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REGIONCAST_VERSION));

    if (command == QLatin1String("practice")) {
        PracticeCommandOptions options;
        options.world = world;
        options.port = portNumber;
        options.folder = parser.value(dataDir);
        options.json = parser.isSet(json);
        if (parser.isSet(faults)) {
            const Result<Faults> script = readFaults(parser.value(faults));
            if (!script)
                return usage(QStringLiteral("--faults: %1").arg(script.error().args.value(0)));
            options.faults = *script;
        }
        return runPractice(argc, argv, options);
    }

    if (command == QLatin1String("screenshots")) {
        Screenshots::prepare(parser.value(scale).toInt());
    } else if (command == QLatin1String("walk")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    } else if (!qEnvironmentVariableIsSet("DISPLAY")
               && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
               && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        QTextStream(stderr) << "regioncast: There is no display. 'regioncast walk DIR' does the "
                               "main job through the windows without one.\n";
        return NoDisplay;
    }

    QApplication app(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("regioncast"));
    const QString folder =
        parser.isSet(dataDir)
            ? parser.value(dataDir)
            : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    const QString layout = folder + QStringLiteral("/window.ini");
    const QString keptLanguage =
        command.isEmpty()
            ? QSettings(layout, QSettings::IniFormat).value(QStringLiteral("language")).toString()
            : QString();
    const QString language = languageFor(parser.value(lang), keptLanguage);
    const QLocale locale(language == QLatin1String("en") ? QStringLiteral("en_GB") : language);
    QLocale::setDefault(locale);
    installTranslations(app, language);

    if (command == QLatin1String("screenshots")) {
        const ThemeChoice choice =
            parser.value(theme) == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::Light;
        Theme::apply(app, choice);
        Screenshots screenshots(positional.at(1), locale, language);
        QObject::connect(&screenshots, &Screenshots::ended, &app, &QCoreApplication::exit,
                         Qt::QueuedConnection);
        screenshots.start();
        return QApplication::exec();
    }

    SystemClock clock;
    const UiContext context{locale, ErrorCatalogue::load(locale), RegionTable::load(locale), clock,
                            language};
    if (command == QLatin1String("walk")) {
        Theme::apply(app, ThemeChoice::Light);
        Walk walk(context, world, positional.at(1));
        QObject::connect(&walk, &Walk::ended, &app, &QCoreApplication::exit, Qt::QueuedConnection);
        walk.start();
        return QApplication::exec();
    }

    Theme::apply(
        app, ThemeChoice(
                 QSettings(layout, QSettings::IniFormat).value(QStringLiteral("theme")).toInt()));
    Workspace workspace({folder, world}, clock);
    std::unique_ptr<MainWindow> window;
    int startFailed = Good;
    workspace.open([&](const Result<void> &opened) {
        if (!opened) {
            startFailed = fileFailed(opened.error());
            QCoreApplication::exit(startFailed);
            return;
        }
        window = std::make_unique<MainWindow>(workspace, context);
        QObject::connect(window.get(), &MainWindow::themeChosen, &app, [&](ThemeChoice choice) {
            Theme::apply(app, choice);
            QSettings(layout, QSettings::IniFormat).setValue(QStringLiteral("theme"), int(choice));
        });
        QObject::connect(window.get(), &MainWindow::languageChosen, &app,
                         [&](const QString &chosen) {
                             QSettings(layout, QSettings::IniFormat)
                                 .setValue(QStringLiteral("language"), chosen);
                         });
        window->show();
        if (parser.isSet(quitAfterPaint))
            QMetaObject::invokeMethod(
                &app, [] { QCoreApplication::exit(Good); }, Qt::QueuedConnection);
    });
    const int code = QApplication::exec();
    window.reset();
    return code;
}
