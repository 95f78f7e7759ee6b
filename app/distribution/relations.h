#pragma once

#include "catalog/catalogue.h"
#include "distribution/tasks.h"

#include <optional>

namespace regioncast {

// How copies depend on one another, by the tasks and the newest reading. Pure.

/// Whether the copy is available: by the newest reading, or where that does not tell of it, because
/// a row of the tasks has arrived.
[[nodiscard]] bool isThere(const TaskBook &tasks, const Catalogue &catalogue, const CopyKey &key);

/// The parent that a queued row waits for; nullopt when it waits for none.
[[nodiscard]] std::optional<ImageKey> waitsFor(const TaskBook &tasks, const Catalogue &catalogue,
                                               const Destination &destination);

/// The row as it was before a retry that was queued and never sent: unsolved by what its earlier
/// requests came to. nullopt when it was not sent before.
[[nodiscard]] std::optional<Destination> beforeRetry(const TaskBook &tasks,
                                                     const Destination &destination);

/// Who started a copy that no row of ours accounts for: Elsewhere, or PerhapsOurs when a request of
/// ours for it ended in doubt and the copy did not arrive since.
[[nodiscard]] Origin originOf(const TaskBook &tasks, const CopyKey &elsewhere);
/// Who started the copy that readings showed for this row. PerhapsOurs when its request ended in
/// doubt, and when it was refused because the copy exists and an earlier one ended in doubt.
[[nodiscard]] Origin originOf(const TaskBook &tasks, const Destination &destination);

} // namespace regioncast
