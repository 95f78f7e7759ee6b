#pragma once

#include "support/error.h"

#include <QDateTime>

#include <chrono>

namespace regioncast {

/// The effect of a StartTaskForDistributeImage that ended with `code`, by the one rule of what may
/// be sent again (docs/states.md). `code` is the service's or one of `codes`; any other code counts
/// as "may have happened". A code of the service is compared whole, then by its first part.
[[nodiscard]] Effect effectOf(const QString &code);

/// Whether the refusal can be due to one destination among several, so that a refused request with
/// several destinations has to be looked at per region before anything is sent again.
[[nodiscard]] bool dependsOnRegions(const QString &code);

/// `Throttling`, `Throttling.User`, `Throttling.Api` and whatever else begins so.
[[nodiscard]] bool isThrottling(const QString &code);

/// Business for the codes that the operations document as their own, else Gateway. `http` tells the
/// `InternalError` of an operation (400) from that of the gateway (500).
[[nodiscard]] ErrorKind kindOf(const QString &code, int http);

/// How long to read nothing after a read was throttled: the rest of the service's minute, or what
/// the service asked for when that is longer. Quotas count by the minute as far as is known.
[[nodiscard]] std::chrono::milliseconds quietAfter(const Error &error,
                                                   const QDateTime &serviceTime);

} // namespace regioncast
