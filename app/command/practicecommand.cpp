#include "command/practicecommand.h"

#include "command/interrupt.h"
#include "practice/practiceservice.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace regioncast {

ExitCode runPractice(const CommandLine &line)
{
    QTextStream err(stderr);
    PracticeSettings settings;
    settings.world = line.world;
    settings.port = line.port;
    settings.folder = line.folder;
    settings.clock = line.clock;
    if (!line.faultsFile.isEmpty()) {
        const Result<Faults> script = readFaults(line.faultsFile);
        if (!script) {
            err << "regioncast: --faults: " << script.error().args.value(0)
                << "\nTry 'regioncast help practice'.\n";
            return ExitCode::Usage;
        }
        settings.faults = *script;
    }
    // Before the address is told: whoever reads it may end the program at once.
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::came, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    PracticeService service;
    const Result<PracticeAddress> address = service.start(settings);
    if (!address) {
        err << "regioncast practice: the service could not start: " << address.error().args.value(0)
            << '\n';
        return ExitCode::Failed;
    }
    if (!address->keptAs.isEmpty()) {
        err << "regioncast practice: the file of the practice world could not be read; it was kept "
               "as "
            << address->keptAs << '\n';
        err.flush();
    }
    const QString endpoint = address->endpoint.toString();
    const QString secret = QString::fromLatin1(address->credentials.secret);
    QTextStream out(stdout);
    if (line.json) {
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
    return ExitCode(QCoreApplication::exec());
}

} // namespace regioncast
