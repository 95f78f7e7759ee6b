#include "support/consoledriver.h"

#include "pictures/pilot.h"

#include <QMap>
#include <QTest>

using namespace std::chrono_literals;

namespace regioncast::test {

Console::Console(WorldSettings world, MakeClient makeClient)
    : m_world(std::move(world))
    , m_makeClient(std::move(makeClient))
    , m_clock(QDateTime::currentDateTimeUtc())
    , m_context{QLocale(QStringLiteral("en_GB")),
                ErrorCatalogue::load(QLocale(QStringLiteral("en"))),
                RegionTable::load(QLocale(QStringLiteral("en"))), m_clock, QStringLiteral("en")}
{
}

Console::~Console()
{
    close();
}

WorldSettings Console::quickWorld()
{
    WorldSettings world;
    world.speed = 100'000;
    return world;
}

bool Console::open()
{
    // English, too, has a catalogue: for its plurals.
    if (m_plurals.isEmpty()
        && m_plurals.load(QStringLiteral(REGIONCAST_BINARY_DIR "/regioncast_en.qm"))) {
        QCoreApplication::installTranslator(&m_plurals);
    }
    m_workspace = std::make_unique<Workspace>(
        Workspace::Options{m_folder.path(), m_world, m_makeClient}, m_clock);
    bool opened = false;
    m_workspace->open([&opened](const Result<void> &result) { opened = result.has_value(); });
    if (!QTest::qWaitFor([&opened] { return opened; }))
        return false;
    m_window = std::make_unique<MainWindow>(*m_workspace, m_context);
    m_window->show();
    return QTest::qWaitFor([this] {
        return session().imagesState().phase == LoadState::Phase::Complete
               && session().regionsState().phase == RegionsState::Phase::Complete
               && session().tasksLoaded();
    });
}

void Console::close()
{
    m_window.reset();
    m_workspace.reset();
}

QModelIndex Console::find(const char *view, const QString &text, int column) const
{
    return Pilot(m_window.get()).indexOf(QString::fromLatin1(view), text, column);
}

void Console::clickCell(const char *view, const QModelIndex &index,
                        Qt::KeyboardModifiers modifiers) const
{
    QVERIFY2(Pilot(m_window.get()).clickCell(QString::fromLatin1(view), index, modifiers), view);
}

void Console::tick(const char *view, const QModelIndex &index) const
{
    QVERIFY2(Pilot(m_window.get()).tick(QString::fromLatin1(view), index), view);
}

bool Console::second()
{
    m_clock.advance(1s);
    return true;
}

QMap<QString, DestinationState> Console::states() const
{
    QMap<QString, DestinationState> states;
    const TaskBook &book = m_workspace->session()->tasks();
    for (const auto &[number, destination] : book.destinations()) {
        states.insert(book.task(destination.task)->imageName + QLatin1Char('>')
                          + m_context.regions.name(destination.region),
                      destination.state());
    }
    return states;
}

bool Console::allEnded() const
{
    const auto &all = m_workspace->session()->tasks().destinations();
    return !all.empty() && std::all_of(all.begin(), all.end(), [](const auto &entry) {
        return isEnded(entry.second.state());
    });
}

} // namespace regioncast::test
