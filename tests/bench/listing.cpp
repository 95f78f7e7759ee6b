// Lists every image of a service into the console's window and prints how long it took and the
// longest time that the event loop of the window stood still meanwhile; then reloads once more and
// prints the same. Endpoint from REGIONCAST_ENDPOINT, key from the documented variables.
#include "command/workspace.h"
#include "mainwindow/mainwindow.h"
#include "widgets/uicontext.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace regioncast;
using namespace std::chrono_literals;
using Instant = std::chrono::steady_clock::time_point;

namespace {

double milliseconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    SystemClock clock;
    const UiContext context{
        QLocale(QStringLiteral("en_GB")), ErrorCatalogue::load(QLocale(QStringLiteral("en"))),
        RegionTable::load(QLocale(QStringLiteral("en"))), clock, QStringLiteral("en")};
    const QTemporaryDir folder;
    {
        ProfileStore store(folder.path());
        Profile profile;
        profile.id = QStringLiteral("bench");
        profile.name = profile.id;
        profile.endpoint = QUrl(qEnvironmentVariable("REGIONCAST_ENDPOINT"));
        profile.keySource = KeySource::Environment;
        if (!store.put(profile) || !store.setCurrent(profile.id))
            return 1;
    }
    Workspace workspace({folder.path(), {}}, clock);
    std::unique_ptr<MainWindow> window;
    Instant began;
    Instant lastBeat;
    std::chrono::steady_clock::duration longest{0};
    int listings = 0;
    // A gap between two beats is a stall. Not without interval: that would keep a core busy, which
    // the service needs.
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    const bool once = qEnvironmentVariableIsSet("REGIONCAST_LIST_ONCE");
    QObject::connect(&beat, &QTimer::timeout, &app, [&] {
        const Instant now = std::chrono::steady_clock::now();
        longest = std::max(longest, now - lastBeat);
        lastBeat = now;
    });
    workspace.open([&](const Result<void> &opened) {
        if (!opened) {
            QCoreApplication::exit(1);
            return;
        }
        window = std::make_unique<MainWindow>(workspace, context, false);
        window->show();
        began = lastBeat = std::chrono::steady_clock::now();
        if (!once)
            beat.start(1ms);
        ProfileSession *session = workspace.session();
        QObject::connect(session, &ProfileSession::imagesStateChanged, &app, [&, session] {
            const LoadState &state = session->imagesState();
            if (state.phase == LoadState::Phase::Failed) {
                QCoreApplication::exit(1);
                return;
            }
            if (state.phase != LoadState::Phase::Complete)
                return;
            QTextStream(stdout) << (listings == 0 ? "first listing: " : "reload: ")
                                << session->catalogue().size() << " rows in "
                                << qRound(milliseconds(std::chrono::steady_clock::now() - began))
                                << " ms, longest stall of the event loop "
                                << QString::number(milliseconds(longest), 'f', 1) << " ms\n";
            if (++listings == 2) {
                QCoreApplication::exit(0);
                return;
            }
            if (once) {
                QCoreApplication::exit(0);
                return;
            }
            QMetaObject::invokeMethod(
                session,
                [&, session] {
                    began = lastBeat = std::chrono::steady_clock::now();
                    longest = {};
                    session->refresh();
                },
                Qt::QueuedConnection);
        });
    });
    const int code = QApplication::exec();
    window.reset();
    return code;
}
