#pragma once

#include "distribution/plan.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace regioncast {

// What a plan would be as commands, for scripts and tickets. Never holds a secret: both tools find
// the key themselves. Pure.

/// The word as a POSIX shell reads it back: as it is where nothing in it means anything to a shell,
/// else in single quotes.
[[nodiscard]] QString shellQuoted(const QString &word);

/// The call of the vendor's command line tool for one request, with what Regioncast would send.
/// `endpoint` empty = left out.
[[nodiscard]] QString vendorCommand(const RequestDraft &draft, const QUrl &endpoint);

/// One `regioncast run …` for each image version, source and product of the chosen rows, in the
/// order of the plan. Parents that nobody asked for are left out: `run` plans them itself.
/// `profile` and `label` empty = left out.
[[nodiscard]] QStringList runCommands(const Plan &plan, const QString &profile,
                                      const QString &label);

} // namespace regioncast
