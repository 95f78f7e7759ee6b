#pragma once

#include "command/commandline.h"
#include "command/output.h"
#include "distribution/journal.h"

#include <QObject>

namespace regioncast {

/// `tasks`: what the journal holds of a profile. Asks no service and takes no lock. Main thread.
class TasksCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TasksCommand)

public:
    /// `line` and `output` must outlive it.
    TasksCommand(const CommandLine &line, const QString &folder, const Output &output);
    ~TasksCommand() override;

    void start();

    /// Without `--all`: the batches of so many of the newest copies, besides those with open or
    /// unsolved ones.
    static constexpr int newestCopies = 200;

Q_SIGNALS:
    void ended(regioncast::ExitCode code);

private:
    void print(const Profile &profile, const TaskRecords &records);
    void fail(const Error &error);

    const CommandLine &m_line;
    const Output &m_output;
    QString m_folder;
    Journal m_journal;
};

} // namespace regioncast
