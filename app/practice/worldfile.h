#pragma once

#include "practice/world.h"
#include "support/result.h"

#include <QFile>

#include <memory>

namespace regioncast {

/// Where a practice world is kept: `practice-<seed>.jsonl` in the data folder, a first line with
/// the epoch and one line for each accepted submission, synced before the service answers. A file
/// that is not ours, or breaks off, is renamed to `….kept-<date>` and what could be read of it goes
/// on.
class WorldFile
{
public:
    /// Fails with `Client.FileUnwritable`. `settings.epoch` is used for a new world.
    [[nodiscard]] static Result<std::unique_ptr<WorldFile>> open(const QString &folder,
                                                                 WorldSettings settings);

    /// The world as it was left.
    [[nodiscard]] World world() const { return World(m_settings, m_accepted); }
    /// The new name of a file that was set aside; empty = none was.
    [[nodiscard]] QString keptAs() const { return m_keptAs; }
    [[nodiscard]] Result<void> append(const AcceptedSubmission &submission);

private:
    WorldFile() = default;
    WorldSettings m_settings;
    QList<AcceptedSubmission> m_accepted;
    QString m_keptAs;
    QFile m_file;
};

} // namespace regioncast
