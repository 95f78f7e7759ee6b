#include "command/sessioncommand.h"

namespace regioncast {

namespace {

Workspace::Options optionsFor(const CommandLine &line, const QString &folder,
                              Workspace::Access access)
{
    Workspace::Options options;
    options.folder = folder;
    options.practice = line.world;
    options.scale = line.clock;
    options.profile = line.profile;
    options.access = access;
    options.lockPatience = line.lockPatience;
    return options;
}

} // namespace

SessionCommand::SessionCommand(const CommandLine &line, const QString &folder, Clock &clock,
                               const Output &output, Workspace::Access access)
    : m_line(line)
    , m_output(output)
    , m_workspace(optionsFor(line, folder, access), clock)
{
}

SessionCommand::~SessionCommand() = default;

void SessionCommand::start()
{
    m_workspace.open([this](const Result<void> &opened) { onOpened(opened); });
}

void SessionCommand::onOpened(const Result<void> &opened)
{
    if (m_finished)
        return;
    if (!opened) {
        fail(opened.error());
        return;
    }
    for (const Error &problem : m_workspace.problems())
        m_output.say(problem);
    // Queued: what is looked at must not change inside a signal of the session.
    for (const auto signal : {&ProfileSession::imagesStateChanged, &ProfileSession::regionsChanged,
                              &ProfileSession::activityChanged})
        connect(session(), signal, this, &SessionCommand::look, Qt::QueuedConnection);
    connect(session(), &ProfileSession::tasksChanged, this, &SessionCommand::look,
            Qt::QueuedConnection);
    look();
}

void SessionCommand::look()
{
    using Phase = LoadState::Phase;
    if (m_ready || m_finished)
        return;
    const LoadState &images = session()->imagesState();
    const RegionsState &regions = session()->regionsState();
    if (wants() == Wants::Tasks && session()->tasksError()) {
        fail(*session()->tasksError());
        return;
    }
    const bool isPart = images.phase == Phase::Incomplete;
    if (images.phase == Phase::Failed || (isPart && wants() != Wants::Whatever)) {
        fail(images.error);
        return;
    }
    if (regions.phase == RegionsState::Phase::Failed && wants() != Wants::Whatever) {
        fail(*regions.error);
        return;
    }
    if ((images.phase != Phase::Complete && !isPart)
        || regions.phase == RegionsState::Phase::Loading
        || (wants() == Wants::Tasks && !session()->tasksLoaded())) {
        return;
    }
    m_ready = true;
    ready();
}

void SessionCommand::fail(const Error &error)
{
    if (m_finished)
        return;
    m_output.say(error);
    finish(exitCodeOf(error, m_output.errors()));
}

void SessionCommand::finish(ExitCode code)
{
    if (std::exchange(m_finished, true))
        return;
    Q_EMIT ended(code);
}

} // namespace regioncast
