#pragma once

#include "command/commandline.h"

#include <QLocale>

#include <memory>

namespace regioncast {

/// Whether the command works without a display: everything but the window, the pictures and the
/// walk.
[[nodiscard]] bool isConsoleCommand(CommandLine::Command command);

/// Does a console command. Needs a QCoreApplication; returns when its event loop has ended.
[[nodiscard]] ExitCode runConsoleCommand(const CommandLine &line);

/// The data folder.
[[nodiscard]] QString folderOf(const CommandLine &line);
/// `en`, `zh_CN` or `ja`: as asked, else as kept, else that of the system.
[[nodiscard]] QString languageFor(const QString &asked, const QString &kept);
[[nodiscard]] QLocale localeFor(const QString &language);
/// The clock of `--clock`, or the computer's.
[[nodiscard]] std::unique_ptr<Clock> clockFor(const ClockScale &scale);

} // namespace regioncast
