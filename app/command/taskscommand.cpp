#include "command/taskscommand.h"

#include "command/workspace.h"
#include "distribution/report.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace regioncast {

namespace {

bool matches(const Destination &destination, const QStringList &states)
{
    const DestinationState state = destination.state();
    return states.isEmpty() || std::any_of(states.begin(), states.end(), [&](const QString &word) {
               return word == wordOf(state) || (word == QLatin1String("open") && !isEnded(state))
                      || (word == QLatin1String("unsolved") && destination.isUnsolved());
           });
}

} // namespace

TasksCommand::TasksCommand(const CommandLine &line, const QString &folder, const Output &output)
    : m_line(line)
    , m_output(output)
    , m_folder(folder)
    , m_journal(folder)
{
}

TasksCommand::~TasksCommand() = default;

void TasksCommand::start()
{
    const ProfileStore store(m_folder);
    if (store.problem())
        m_output.say(*store.problem());
    const Result<Profile> profile = chosenProfile(store, m_line.profile);
    if (!profile) {
        QMetaObject::invokeMethod(
            this, [this, error = profile.error()] { fail(error); }, Qt::QueuedConnection);
        return;
    }
    m_journal.open(
        [this, profile = *profile](const Result<JournalOpened> &opened) {
            if (!opened) {
                fail(opened.error());
                return;
            }
            const bool all = m_line.all || m_line.batch;
            m_journal.load(profile.id, all ? std::numeric_limits<int>::max() : newestCopies,
                           [this, profile](const Result<TaskRecords> &records) {
                               if (records)
                                   print(profile, *records);
                               else
                                   fail(records.error());
                           });
        },
        JournalAccess::Read);
}

void TasksCommand::print(const Profile &profile, const TaskRecords &records)
{
    TaskBook book;
    book.apply(records);
    QList<QStringList> rows;
    QJsonArray copies;
    for (const auto &[number, destination] : book.destinations()) {
        const Task *task = book.task(destination.task);
        if (!matches(destination, m_line.states) || (m_line.batch && task->batch != *m_line.batch))
            continue;
        QString state = wordOf(destination.state());
        if (!isEnded(destination.state()) && destination.facts.seen
            && destination.facts.seen->progress)
            state += QStringLiteral(" %1%").arg(*destination.facts.seen->progress);
        const QString code = destination.facts.code;
        rows.append({QString::number(task->batch), book.batch(task->batch)->label, task->imageName,
                     task->versionLabel, task->source ? task->source->text : QStringLiteral("-"),
                     destination.region.text, state,
                     destination.sentAt.isValid() ? destination.sentAt.toUTC().toString(Qt::ISODate)
                                                  : QStringLiteral("-"),
                     code.isEmpty() ? QString()
                                    : errorOf(m_output.errors(), book, destination).shortReason});
        copies.append(jsonOf(book, destination, m_output.errors()));
    }
    m_output.line(
        tableOf({QStringLiteral("BATCH"), QStringLiteral("LABEL"), QStringLiteral("IMAGE"),
                 QStringLiteral("VERSION"), QStringLiteral("FROM"), QStringLiteral("TO"),
                 QStringLiteral("STATE"), QStringLiteral("SENT"), QStringLiteral("WHY")},
                rows));
    m_output.value({{QStringLiteral("regioncastTasks"), 1},
                    {QStringLiteral("profile"), jsonOf(profile)},
                    {QStringLiteral("copies"), copies}});
    Q_EMIT ended(ExitCode::Done);
}

void TasksCommand::fail(const Error &error)
{
    m_output.say(error);
    Q_EMIT ended(exitCodeOf(error, m_output.errors()));
}

} // namespace regioncast
