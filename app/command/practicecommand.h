#pragma once

#include "practice/faults.h"
#include "practice/world.h"

#include <QString>

namespace regioncast {

/// What `regioncast practice` was asked for.
struct PracticeCommandOptions
{
    WorldSettings world;
    quint16 port = 0; ///< 0 = any free one
    QString folder;   ///< empty = the world is not kept
    bool json = false;
    Faults faults;
};

/// Runs the practice service alone until SIGINT or SIGTERM. Prints its address and key on standard
/// output, as one JSON line {"endpoint", "accessKeyId", "accessKeySecret"} with `json`. Returns the
/// exit code.
int runPractice(int &argc, char **argv, const PracticeCommandOptions &options);

} // namespace regioncast
