#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QList>

namespace regioncast {

// Which regions somebody works with: the chosen set of the profile, else all that the service lists
// or that were added. What counts, gaps, coverage and destinations refer to.

/// In the order of the table; empty for nullptr.
[[nodiscard]] QList<RegionId> workingRegions(const UiContext &context,
                                             const ProfileSession *session);
/// Those of a set by its name; an empty name, or one that is gone, means all listed.
[[nodiscard]] QList<RegionId> regionsNamed(const UiContext &context, const ProfileSession *session,
                                           const QString &set);
/// Every other region that is known, in the order of the table.
[[nodiscard]] QList<RegionId> otherRegions(const UiContext &context, const ProfileSession *session);

} // namespace regioncast
