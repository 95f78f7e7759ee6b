#pragma once

#include "command/sessioncommand.h"

namespace regioncast {

/// `images`: every row of the listing with its copies. When pages are missing it prints what came
/// and ends with ExitCode::Unreachable.
class ImagesCommand final : public SessionCommand
{
    Q_OBJECT

public:
    ImagesCommand(const CommandLine &line, const QString &folder, Clock &clock,
                  const Output &output);

private:
    [[nodiscard]] Wants wants() const override { return Wants::Whatever; }
    void ready() override;
};

/// `regions`: listed ones, those added to the profile, and others that are known.
class RegionsCommand final : public SessionCommand
{
    Q_OBJECT

public:
    RegionsCommand(const CommandLine &line, const QString &folder, Clock &clock,
                   const Output &output);

private:
    [[nodiscard]] Wants wants() const override { return Wants::Listing; }
    void ready() override;
};

} // namespace regioncast
