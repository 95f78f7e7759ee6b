#include "command/runcommand.h"

#include "command/planinput.h"
#include "distribution/relations.h"
#include "distribution/report.h"

#include <QJsonArray>
#include <QTextStream>

#include <algorithm>

#include <unistd.h>

namespace regioncast {

namespace {

/// A plan that changes under our hands so often is left alone.
constexpr int mostTries = 5;

} // namespace

RunCommand::RunCommand(const CommandLine &line, const QString &folder, Clock &clock,
                       const Output &output, std::optional<PlanFile> input)
    : SessionCommand(line, folder, clock, output, Workspace::Access::MustWrite)
    , m_input(std::move(input))
    , m_hasTerminal(::isatty(output.isJson() ? STDERR_FILENO : STDOUT_FILENO) == 1)
{
    connect(&m_interrupt, &Interrupt::came, this,
            [this] { stopSending(QStringLiteral("Interrupted")); });
}

void RunCommand::ready()
{
    if (!m_input) {
        const auto flags = wishesFromFlags(line().plan, *session());
        if (!flags) {
            output().say(flags.error());
            finish(ExitCode::Usage);
            return;
        }
        m_input = *flags;
    }
    if (!line().label.isEmpty())
        m_input->label = line().label;
    connect(session(), &ProfileSession::tasksChanged, this, &RunCommand::stepSoon);
    connect(session(), &ProfileSession::elsewhereChanged, this, &RunCommand::stepSoon);
    connect(session(), &ProfileSession::activityChanged, this, &RunCommand::stepSoon);
    if (line().timeout.count() > 0) {
        m_timeout = clock().after(line().timeout, [this] {
            m_timedOut = true;
            stopSending(QStringLiteral("The time is over"));
        });
    }
    submit();
}

// ---- sending

void RunCommand::submit()
{
    m_plan = planFor(*m_input, *session());
    const int count = m_plan.chosenCount();
    if (count == 0) {
        attach();
        return;
    }
    if (const std::optional<Error> off = session()->sendingOff()) {
        fail(*off);
        return;
    }
    const int free = session()->profile().guards.confirmAbove;
    if (line().confirm ? *line().confirm != count : count > free) {
        output().say(line().confirm
                         ? QStringLiteral("%1 copies would be sent, not the %2 of --confirm. "
                                          "Nothing was sent.")
                               .arg(QString::number(count), QString::number(*line().confirm))
                         : QStringLiteral("%1 copies would be sent, and the profile wants more "
                                          "than %2 confirmed: --confirm %1. Nothing was sent.")
                               .arg(QString::number(count), QString::number(free)));
        finish(ExitCode::Blocked);
        return;
    }
    if (m_tries++ == 0) {
        output().line(QStringLiteral("Sending %1 copies with the profile '%2'.")
                          .arg(QString::number(count), session()->profile().name));
    }
    m_submitting = true;
    session()->submit(m_input->wishes, m_plan, m_input->label,
                      [this](const Result<Submission> &result) { onSubmitted(result); });
}

void RunCommand::onSubmitted(const Result<Submission> &result)
{
    m_submitting = false;
    if (isFinished())
        return;
    if (!result) {
        fail(result.error());
        return;
    }
    if (result->batch == 0 && !m_stopped && m_tries < mostTries) {
        output().say(QStringLiteral("%1 copies changed since they were read; the plan is made "
                                    "anew.")
                         .arg(result->changed.size()));
        submit();
        return;
    }
    if (result->batch == 0) {
        output().say(QStringLiteral("Nothing was sent: the images change while they are read."));
        finish(m_stopped ? ExitCode::StillOpen : ExitCode::Blocked);
        return;
    }
    m_batch = result->batch;
    m_sent = m_plan.chosenCount();
    attach();
}

/// Finds the destination of every row.
void RunCommand::attach()
{
    const TaskBook &book = session()->tasks();
    for (const PlanRow &plan : std::as_const(m_plan.rows)) {
        Row row;
        row.plan = plan;
        const QList<qint64> ours = book.destinationsFor(plan.to);
        if (!ours.isEmpty()) {
            const Destination *newest = book.destination(ours.last());
            const bool sentNow = m_sent > 0 && plan.chosen;
            // What waits since an earlier run and cannot be sent now never moves by itself.
            if (sentNow || (!isEnded(newest->state()) && !session()->isWaiting(newest->number)))
                row.destination = newest->number;
        }
        row.isFollowed = row.destination != 0 || plan.verdict == Verdict::InProgress;
        m_rows.append(row);
    }
    stepSoon();
}

void RunCommand::stopSending(const QString &why)
{
    if (isFinished() || m_stopped)
        return;
    m_stopped = true;
    if (!session() || (!m_submitting && m_rows.isEmpty())) {
        output().say(why + QStringLiteral(": nothing was sent."));
        finish(ExitCode::StillOpen);
        return;
    }
    clearLine();
    output().say(why
                 + QStringLiteral(": nothing more is sent. Waiting for answers that are on their "
                                  "way; interrupt again to end at once."));
    session()->holdQueue(true);
    stepSoon();
}

// ---- following

void RunCommand::stepSoon()
{
    if (std::exchange(m_stepPlanned, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_stepPlanned = false;
            step();
        },
        Qt::QueuedConnection);
}

void RunCommand::step()
{
    if (isFinished() || m_submitting || (m_rows.isEmpty() && !m_plan.rows.isEmpty()))
        return;
    tellPause();
    tellRows();
    const auto all = [this](bool (RunCommand::*test)(const Row &) const) {
        return std::all_of(m_rows.begin(), m_rows.end(),
                           [&](const Row &row) { return (this->*test)(row); });
    };
    if (m_stopped) {
        // What is on the wire ends first: its answer decides what the next run may do.
        const auto &requests = session()->tasks().requests();
        if (std::none_of(requests.begin(), requests.end(), [](const auto &entry) {
                return entry.second.state == RequestState::Sending;
            }))
            conclude();
        return;
    }
    if (line().wait ? std::none_of(m_rows.begin(), m_rows.end(),
                                   [this](const Row &row) { return isOpen(row); })
                    : all(&RunCommand::isAnswered))
        conclude();
    else
        tellLine();
}

const Destination *RunCommand::destinationOf(const Row &row) const
{
    return row.destination == 0 ? nullptr : session()->tasks().destination(row.destination);
}

QString RunCommand::stateOf(const Row &row) const
{
    if (const Destination *destination = destinationOf(row))
        return wordOf(destination->state());
    if (!row.isFollowed)
        return wordOf(row.plan.verdict);
    const std::optional<Copy> copy = session()->catalogue().copyOf(row.plan.to);
    if (!copy)
        return wordOf(DestinationState::Removed);
    switch (copy->state) {
    case CopyState::Initialising:
        return wordOf(DestinationState::Preparing);
    case CopyState::Copying:
        return wordOf(DestinationState::Copying);
    case CopyState::Available:
        return wordOf(DestinationState::AlreadyThere);
    case CopyState::Failed:
        return wordOf(DestinationState::Failed);
    case CopyState::Removed:
        return wordOf(DestinationState::Removed);
    case CopyState::Unknown:
        return wordOf(DestinationState::UnknownWord);
    }
    return {};
}

bool RunCommand::isOpen(const Row &row) const
{
    if (!row.isFollowed)
        return false;
    if (const Destination *destination = destinationOf(row)) {
        // One CREATE_FAILED is not final: the second reading decides.
        return (!isEnded(destination->state()) && !waitsInVain(*destination))
               || destination->facts.failedReads == 1;
    }
    const std::optional<DestinationState> state = destinationStateOf(stateOf(row));
    return state && !isEnded(*state);
}

bool RunCommand::waitsInVain(const Destination &destination) const
{
    const TaskBook &book = session()->tasks();
    const auto parent = waitsFor(book, session()->catalogue(), destination);
    if (!parent)
        return false;
    const CopyKey copy{parent->image, parent->version, destination.region};
    const QList<qint64> ours = book.destinationsFor(copy);
    if (!ours.isEmpty()) {
        const Destination *newest = book.destination(ours.last());
        if (!isEnded(newest->state()))
            return waitsInVain(*newest);
        if (newest->facts.failedReads == 1)
            return false;
    }
    const std::optional<Copy> seen = session()->catalogue().copyOf(copy);
    return !seen || seen->state == CopyState::Failed || seen->state == CopyState::Removed;
}

bool RunCommand::isAnswered(const Row &row) const
{
    const Destination *destination = destinationOf(row);
    if (!destination || waitsInVain(*destination))
        return true;
    const DestinationState state = destination->state();
    const bool isToBeLookedAt =
        destination->facts.request == RequestState::Refused && !isEnded(state);
    return state != DestinationState::Queued && state != DestinationState::Sending
           && !isToBeLookedAt;
}

bool RunCommand::isGood(const Row &row) const
{
    const QString state = stateOf(row);
    return state == wordOf(DestinationState::Done)
           || state == wordOf(DestinationState::AlreadyThere);
}

// ---- telling

void RunCommand::tellPause()
{
    const std::optional<Error> pause = session()->dispatcherPause();
    if (pause == m_toldPause)
        return;
    m_toldPause = pause;
    clearLine();
    if (!pause) {
        output().say(QStringLiteral("Sending goes on."));
        return;
    }
    output().say(QStringLiteral("Sending pauses until %1:")
                     .arg(session()->dispatcherResumesAt().toUTC().toString(Qt::ISODate)));
    output().say(*pause);
}

void RunCommand::tellRows()
{
    for (Row &row : m_rows) {
        const QString state = stateOf(row);
        if (!row.isFollowed || state == row.told)
            continue;
        row.told = state;
        const DestinationState known =
            destinationStateOf(state).value_or(DestinationState::UnknownWord);
        // On a terminal the line at the bottom tells of what goes on.
        if (m_hasTerminal && !isEnded(known))
            continue;
        clearLine();
        QString text = QStringLiteral("%1 %2 to %3: %4")
                           .arg(session()->catalogue().imageLabel(row.plan.to.image),
                                session()->catalogue().versionLabel(row.plan.to.imageKey()),
                                row.plan.to.region.text, state);
        if (const Destination *destination = destinationOf(row)) {
            if (!destination->facts.code.isEmpty()) {
                text += QStringLiteral(" (%1)").arg(
                    errorOf(output().errors(), session()->tasks(), *destination).shortReason);
            }
        }
        QTextStream(output().isJson() ? stderr : stdout) << text << '\n';
    }
}

void RunCommand::tellLine()
{
    if (!m_hasTerminal)
        return;
    qsizetype open = 0;
    qsizetype queued = 0;
    qsizetype ended = 0;
    QStringList moving;
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.isFollowed)
            continue;
        const Destination *destination = destinationOf(row);
        if (!isOpen(row))
            ++ended;
        else if (destination && destination->state() == DestinationState::Queued)
            ++queued;
        else
            ++open;
        if (destination && destination->facts.seen && destination->facts.seen->progress
            && !isEnded(destination->state()) && moving.size() < 3) {
            moving.append(QStringLiteral("%1 %2%").arg(
                row.plan.to.region.text, QString::number(*destination->facts.seen->progress)));
        }
    }
    QString text = QStringLiteral("%1 ended, %2 on their way, %3 queued")
                       .arg(QString::number(ended), QString::number(open), QString::number(queued));
    if (!moving.isEmpty())
        text += QStringLiteral("; ") + moving.join(QLatin1String(", "));
    QTextStream(output().isJson() ? stderr : stdout) << "\r\x1b[K" << text;
    m_hasLine = true;
}

void RunCommand::clearLine()
{
    if (std::exchange(m_hasLine, false))
        QTextStream(output().isJson() ? stderr : stdout) << "\r\x1b[K";
}

// ---- the end

ExitCode RunCommand::codeFor(QString &outcome) const
{
    const auto count = [this](const auto &test) {
        return std::count_if(m_rows.begin(), m_rows.end(), test);
    };
    const auto open = count([this](const Row &row) { return isOpen(row); });
    const auto good = count([this](const Row &row) { return isGood(row); });
    if (m_stopped && open > 0) {
        outcome = m_timedOut ? QStringLiteral("timed-out") : QStringLiteral("interrupted");
        return ExitCode::StillOpen;
    }
    const auto sentWell = count([this](const Row &row) {
        const Destination *destination = destinationOf(row);
        return isOpen(row) && !line().wait
               && (!destination || destination->state() != DestinationState::InDoubt);
    });
    if (good + sentWell == m_rows.size()) {
        outcome = sentWell > 0 ? QStringLiteral("sent") : QStringLiteral("done");
        return ExitCode::Done;
    }
    const bool anythingFollowed =
        std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isFollowed; });
    if (!anythingFollowed) {
        outcome = QStringLiteral("blocked");
        return ExitCode::Blocked;
    }
    outcome = QStringLiteral("unsolved");
    // Where everything was refused for want of a permission, it is the key that wants looking at.
    const bool onlyAccess =
        good + sentWell == 0 && std::all_of(m_rows.begin(), m_rows.end(), [this](const Row &row) {
            const Destination *destination = destinationOf(row);
            return destination && destination->state() == DestinationState::Refused
                   && errorOf(output().errors(), session()->tasks(), *destination).policyHelps;
        });
    return onlyAccess ? ExitCode::NoAccess : ExitCode::Unsolved;
}

void RunCommand::conclude()
{
    clearLine();
    QString outcome;
    const ExitCode code = codeFor(outcome);
    int good = 0;
    int queued = 0;
    int open = 0;
    int unsolved = 0;
    int unsent = 0;
    QJsonArray copies;
    for (const Row &row : std::as_const(m_rows)) {
        const Destination *destination = destinationOf(row);
        if (isGood(row))
            ++good;
        else if (destination && destination->state() == DestinationState::Queued)
            ++queued;
        else if (isOpen(row))
            ++open;
        else if (row.isFollowed)
            ++unsolved;
        else
            ++unsent;
        QJsonObject copy = destination
                               ? jsonOf(session()->tasks(), *destination, output().errors())
                               : jsonOf(row.plan, session()->catalogue(), output().errors());
        copy.insert(QStringLiteral("verdict"), wordOf(row.plan.verdict));
        copy.insert(QStringLiteral("state"), stateOf(row));
        copies.append(copy);
        if (!row.isFollowed && !isGood(row)) {
            output().say(QStringLiteral("%1 to %2: %3, not sent. %4")
                             .arg(session()->catalogue().imageLabel(row.plan.to.image),
                                  row.plan.to.region.text, wordOf(row.plan.verdict),
                                  row.plan.code.isEmpty()
                                      ? QString()
                                      : output().errors().text(row.plan.code).message)
                             .trimmed());
        }
    }
    output().line(QStringLiteral("%1 there, %2 on their way, %3 queued and not sent, %4 unsolved, "
                                 "%5 left out.")
                      .arg(QString::number(good), QString::number(open), QString::number(queued),
                           QString::number(unsolved), QString::number(unsent)));
    if (m_stopped) {
        output().say(QStringLiteral("%1 copies go on at the service, %2 were not sent. The same "
                                    "command goes on with both.")
                         .arg(QString::number(open), QString::number(queued)));
    }
    output().value({{QStringLiteral("regioncastRun"), 1},
                    {QStringLiteral("profile"), jsonOf(session()->profile())},
                    {QStringLiteral("batch"), m_batch == 0 ? QJsonValue() : QJsonValue(m_batch)},
                    {QStringLiteral("label"),
                     m_input->label.isEmpty() ? QJsonValue() : QJsonValue(m_input->label)},
                    {QStringLiteral("outcome"), outcome},
                    {QStringLiteral("exitCode"), int(code)},
                    {QStringLiteral("counts"), QJsonObject{{QStringLiteral("there"), good},
                                                           {QStringLiteral("open"), open},
                                                           {QStringLiteral("queued"), queued},
                                                           {QStringLiteral("unsolved"), unsolved},
                                                           {QStringLiteral("left-out"), unsent}}},
                    {QStringLiteral("copies"), copies}});
    finish(code);
}

} // namespace regioncast
