#pragma once

#include "command/commandline.h"
#include "command/output.h"
#include "command/workspace.h"

#include <QObject>

namespace regioncast {

/// A command that works with the session of a profile: opens the data folder, waits until images,
/// regions and tasks were read, and then does its work. Ends by ended(), once. Main thread.
class SessionCommand : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionCommand)

public:
    /// `line` and `output` must outlive it. `folder` is the data folder.
    SessionCommand(const CommandLine &line, const QString &folder, Clock &clock,
                   const Output &output, Workspace::Access access);
    ~SessionCommand() override;

    void start();

Q_SIGNALS:
    void ended(regioncast::ExitCode code);

protected:
    enum class Wants {
        Listing,  ///< all images and the regions; what was sent before does not matter
        Whatever, ///< as Listing, but also with images of which pages are missing, and without
                  ///< regions
        Tasks,    ///< as Listing, and what was sent before
    };
    [[nodiscard]] virtual Wants wants() const = 0;
    /// Everything that it wants was read.
    virtual void ready() = 0;

    [[nodiscard]] const CommandLine &line() const { return m_line; }
    [[nodiscard]] const Output &output() const { return m_output; }
    /// Null until the data folder is open.
    [[nodiscard]] ProfileSession *session() const { return m_workspace.session(); }
    /// Says why and ends.
    void fail(const Error &error);
    void finish(ExitCode code);
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] Clock &clock() const { return m_workspace.clock(); }

private:
    void onOpened(const Result<void> &opened);
    void look();

    const CommandLine &m_line;
    const Output &m_output;
    Workspace m_workspace;
    bool m_ready = false;
    bool m_finished = false;
};

} // namespace regioncast
