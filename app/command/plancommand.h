#pragma once

#include "command/sessioncommand.h"
#include "distribution/planfile.h"

namespace regioncast {

/// `plan`: the rows with their verdicts. Writes nothing but the file of `--save`.
class PlanCommand final : public SessionCommand
{
    Q_OBJECT

public:
    /// `input` is the plan file; without one the flags are taken.
    PlanCommand(const CommandLine &line, const QString &folder, Clock &clock, const Output &output,
                std::optional<PlanFile> input);

private:
    [[nodiscard]] Wants wants() const override { return Wants::Tasks; }
    void ready() override;

    std::optional<PlanFile> m_input;
};

} // namespace regioncast
