#pragma once

#include "command/interrupt.h"
#include "command/sessioncommand.h"
#include "distribution/planfile.h"

namespace regioncast {

/// `run`: sends every row of a plan that will be copied, and follows those and the ones that are
/// under way already to their end. A second run of the same plan goes on where the first one ended:
/// what the journal holds as queued is sent, what was sent is followed.
class RunCommand final : public SessionCommand
{
    Q_OBJECT

public:
    /// `input` is the plan file; without one the flags are taken.
    RunCommand(const CommandLine &line, const QString &folder, Clock &clock, const Output &output,
               std::optional<PlanFile> input);

private:
    /// One row of the plan and how far it is.
    struct Row
    {
        PlanRow plan;
        qint64 destination = 0; ///< ours; 0 = nothing of ours
        bool isFollowed = false;
        QString told; ///< the state that was printed last
    };

    [[nodiscard]] Wants wants() const override { return Wants::Tasks; }
    void ready() override;
    void submit();
    void onSubmitted(const Result<Submission> &result);
    void attach();
    void stepSoon();
    void step();
    void stopSending(const QString &why);
    void tellPause();
    void tellRows();
    void tellLine();
    void clearLine();
    void conclude();

    [[nodiscard]] const Destination *destinationOf(const Row &row) const;
    /// Of a copy that somebody else started, or of a row that was not sent: by the newest reading.
    [[nodiscard]] QString stateOf(const Row &row) const;
    [[nodiscard]] bool isOpen(const Row &row) const;
    /// Whether it waits for a parent that does not get there by itself.
    [[nodiscard]] bool waitsInVain(const Destination &destination) const;
    /// Whether it is sent and the service has answered.
    [[nodiscard]] bool isAnswered(const Row &row) const;
    [[nodiscard]] bool isGood(const Row &row) const;
    [[nodiscard]] ExitCode codeFor(QString &outcome) const;

    std::optional<PlanFile> m_input;
    Plan m_plan;
    QList<Row> m_rows;
    qint64 m_batch = 0;
    qsizetype m_sent = 0; ///< copies that this run put into the queue
    int m_tries = 0;
    bool m_stepPlanned = false;
    bool m_submitting = false;
    bool m_stopped = false;  ///< no more is sent
    bool m_timedOut = false; ///< that was why
    bool m_hasTerminal = false;
    bool m_hasLine = false; ///< a line stands there that will be overwritten
    std::optional<Error> m_toldPause;
    Pending m_timeout;
    Interrupt m_interrupt;
};

} // namespace regioncast
