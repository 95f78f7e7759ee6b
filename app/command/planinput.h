#pragma once

#include "command/commandline.h"
#include "distribution/planfile.h"
#include "profile/profilesession.h"

#include <tl/expected.hpp>

namespace regioncast {

/// What the flags of `plan` and `run` ask for, by what the session shows: names become ids, labels
/// become versions, `missing` becomes regions. Images and regions must be read. A mistake is told
/// in a sentence, in English.
[[nodiscard]] tl::expected<PlanFile, QString> wishesFromFlags(const PlanChoice &choice,
                                                              const ProfileSession &session);

/// The plan of the session for that input, grouped as it says, or as the profile says.
[[nodiscard]] Plan planFor(const PlanFile &input, const ProfileSession &session);

} // namespace regioncast
