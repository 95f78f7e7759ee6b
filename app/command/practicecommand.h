#pragma once

#include "command/commandline.h"

namespace regioncast {

/// Runs the practice service alone until SIGINT or SIGTERM. Prints its address and key on standard
/// output, as one JSON line {"endpoint", "accessKeyId", "accessKeySecret"} with `json`. Without a
/// folder the world is not kept. Needs a QCoreApplication; returns when its event loop has ended.
[[nodiscard]] ExitCode runPractice(const CommandLine &line);

} // namespace regioncast
