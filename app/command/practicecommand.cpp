#include "command/practicecommand.h"

#include "practice/practiceservice.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTextStream>

#include <csignal>

#include <unistd.h>

namespace regioncast {

namespace {

int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    // All that a signal handler may do: wake the event loop.
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
}

} // namespace

int runPractice(int &argc, char **argv, const PracticeCommandOptions &options)
{
    const QCoreApplication app(argc, argv);
    // Before the address is told: whoever reads it may end the program at once.
    if (::pipe(signalPipe) != 0)
        return 1;
    QSocketNotifier wake(signalPipe[0], QSocketNotifier::Read);
    QObject::connect(&wake, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    PracticeService service;
    PracticeSettings settings;
    settings.world = options.world;
    settings.port = options.port;
    settings.folder = options.folder;
    settings.faults = options.faults;
    const Result<PracticeAddress> address = service.start(settings);
    if (!address) {
        QTextStream(stderr) << "regioncast practice: the service could not start: "
                            << address.error().args.value(0) << '\n';
        return 1;
    }
    if (!address->keptAs.isEmpty()) {
        QTextStream(stderr) << "regioncast practice: the file of the practice world could not be "
                               "read; it was kept as "
                            << address->keptAs << '\n';
    }
    const QString endpoint = address->endpoint.toString();
    const QString secret = QString::fromLatin1(address->credentials.secret);
    QTextStream out(stdout);
    if (options.json) {
        out << QJsonDocument(
                   QJsonObject{{QStringLiteral("endpoint"), endpoint},
                               {QStringLiteral("accessKeyId"), address->credentials.keyId},
                               {QStringLiteral("accessKeySecret"), secret}})
                   .toJson(QJsonDocument::Compact)
            << '\n';
    } else {
        out << "Practice service on " << endpoint
            << "\nALIBABA_CLOUD_ACCESS_KEY_ID=" << address->credentials.keyId
            << "\nALIBABA_CLOUD_ACCESS_KEY_SECRET=" << secret
            << "\nMade-up images; nothing leaves this computer. Ctrl-C ends it.\n";
    }
    out.flush();
    return QCoreApplication::exec();
}

} // namespace regioncast
