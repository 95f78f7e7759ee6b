#include "pictures/stage.h"

#include "mainwindow/mainwindow.h"

#include <QDir>
#include <QPixmap>
#include <QTemporaryFile>

#include <algorithm>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

/// Each request of a batch is a write, a call, and a write again, one after the other: four rounds.
/// This is ten such requests; an idle round takes some ten microseconds.
constexpr int settleRounds = 40;

} // namespace

Stage::Stage(const UiContext &context, QString pictureFolder, std::chrono::milliseconds deadline)
    : m_context(context)
    , m_pictureFolder(std::move(pictureFolder))
    , m_deadline(deadline)
{
    m_timer.setInterval(10ms);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { settle(settleRounds); });
}

Stage::~Stage() = default;

void Stage::start(Workspace::Options options,
                  const std::function<void(const QString &folder)> &furnish)
{
    if (!QDir().mkpath(m_pictureFolder)) {
        Q_EMIT failed(QStringLiteral("The folder '%1' cannot be created.").arg(m_pictureFolder));
        return;
    }
    QTemporaryFile probe(m_pictureFolder + QStringLiteral("/regioncast"));
    if (!probe.open()) {
        Q_EMIT failed(QStringLiteral("Nothing can be written in '%1': %2.")
                          .arg(m_pictureFolder, probe.errorString()));
        return;
    }
    m_options = std::move(options);
    m_options.folder = m_data.path();
    if (furnish)
        furnish(m_options.folder);
    open();
}

void Stage::open()
{
    m_workspace = std::make_unique<Workspace>(m_options, m_context.clock);
    m_workspace->open([this](const Result<void> &opened) {
        if (!opened) {
            Q_EMIT failed(m_context.errors.text(opened.error()).message);
            return;
        }
        m_window = std::make_unique<MainWindow>(*m_workspace, m_context, false);
        m_pilot = std::make_unique<Pilot>(m_window.get());
        m_window->show();
        m_began = std::chrono::steady_clock::now();
        m_timer.start();
    });
}

void Stage::settle(int rounds)
{
    if (rounds == 0) {
        proceed();
        return;
    }
    // There is no such destination; the answer comes after those to all that was asked before.
    session().history(0, [this, rounds](const auto &) { settle(rounds - 1); });
}

void Stage::proceed()
{
    if (m_at == m_steps.size()) {
        Q_EMIT finished();
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (m_steps.at(m_at).act()) {
        ++m_at;
        m_began = now;
    } else if (now - m_began > m_deadline) {
        const QString stuck = m_pictureFolder + QStringLiteral("/stuck.png");
        const bool pictured = m_window->grab().save(stuck);
        Q_EMIT failed(QStringLiteral("Gave up after %1 s; this could not be done: %2%3")
                          .arg(std::chrono::duration_cast<std::chrono::seconds>(m_deadline).count())
                          .arg(m_steps.at(m_at).what,
                               pictured ? QStringLiteral(", see ") + stuck : QString()));
        return;
    }
    if (m_window)
        m_timer.start();
}

void Stage::step(const QString &what, std::function<bool()> act)
{
    m_steps.append({what, std::move(act)});
}

void Stage::choose(const char *view, const QString &text, Qt::KeyboardModifiers modifiers)
{
    const QString name = QString::fromLatin1(view);
    step(QStringLiteral("choose %1 in %2").arg(text, name), [this, name, text, modifiers] {
        return m_pilot->clickCell(name, m_pilot->indexOf(name, text), modifiers);
    });
}

void Stage::tick(const char *view, const QString &text)
{
    const QString name = QString::fromLatin1(view);
    step(QStringLiteral("tick %1 in %2").arg(text, name),
         [this, name, text] { return m_pilot->tick(name, m_pilot->indexOf(name, text)); });
}

void Stage::press(const char *button)
{
    const QString name = QString::fromLatin1(button);
    step(QStringLiteral("press %1").arg(name), [this, name] { return m_pilot->click(name); });
}

void Stage::type(const char *edit, const QString &text)
{
    const QString name = QString::fromLatin1(edit);
    step(QStringLiteral("type into %1").arg(name),
         [this, name, text] { return m_pilot->type(name, text); });
}

void Stage::reopen()
{
    step(QStringLiteral("open the window anew"), [this] {
        m_pilot.reset();
        m_window.reset();
        m_workspace.reset();
        open();
        return true;
    });
}

void Stage::rest()
{
    step(QStringLiteral("rest"),
         [this] { return std::chrono::steady_clock::now() - m_began > 300ms; });
}

void Stage::picture(const QString &name, std::function<QWidget *()> which)
{
    step(QStringLiteral("write the picture %1").arg(name), [this, name, which = std::move(which)] {
        QWidget *widget = which ? which() : m_window.get();
        const bool written =
            widget && widget->grab().save(QStringLiteral("%1/%2.png").arg(m_pictureFolder, name));
        m_pictures += written ? 1 : 0;
        return written;
    });
}

QString Stage::pictureFolder() const
{
    return QDir(m_pictureFolder).absolutePath();
}

bool Stage::anyIn(DestinationState state) const
{
    const auto &all = session().tasks().destinations();
    return std::any_of(all.begin(), all.end(),
                       [state](const auto &entry) { return entry.second.state() == state; });
}

bool Stage::allEnded() const
{
    const auto &all = session().tasks().destinations();
    return std::all_of(all.begin(), all.end(),
                       [](const auto &entry) { return isEnded(entry.second.state()); });
}

} // namespace regioncast
