#pragma once

#include "support/error.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace regioncast {

/// Bounds of an HttpApiClient.
struct HttpSettings
{
    std::chrono::milliseconds readDeadline{30'000};   ///< of one try, without the wait for its turn
    std::chrono::milliseconds createDeadline{60'000}; ///< likewise
    /// Until the request begins to leave: name, proxy, connection and TLS.
    std::chrono::milliseconds connectDeadline{15'000};
    qint64 maxBody = qint64{16} * 1024 * 1024; ///< bytes of an answer's body
    int maxInFlight = 6;                       ///< calls on the wire at a time
    /// PEM certificates that are trusted besides those of the system; may be empty.
    QByteArray authorities;
    /// Every call ends with it and nothing is sent: what should answer is known not to run.
    std::optional<Error> refusal = {};
};

} // namespace regioncast
