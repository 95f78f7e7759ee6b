#pragma once

#include "support/error.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

class QNetworkAccessManager;
class QNetworkProxy;
class QNetworkReply;
class QUrl;

namespace regioncast {

/// Why there is no whole answer to be read: the way to `target`, or HTTP itself. Nullopt when there
/// is one. Redirects are not followed and are `Client.Redirected`. `tlsReason` is the first of the
/// reply's sslErrors(); may be empty. The effect is that of effectOf(). Deadlines are the caller's:
/// a reply that was aborted looks like one that was cut.
[[nodiscard]] std::optional<Error> transportErrorOf(const QNetworkReply &reply, const QUrl &target,
                                                    const QString &tlsReason);

/// The first proxy that a manager would take on the way to `url`; of the type NoProxy or
/// DefaultProxy when it would go straight.
[[nodiscard]] QNetworkProxy proxyFor(const QNetworkAccessManager &network, const QUrl &url);

/// The Host header of a request to `endpoint`: the text that is signed and sent.
[[nodiscard]] QByteArray hostOf(const QUrl &endpoint);

/// The header Date, in UTC; invalid when it is not of the usual form.
[[nodiscard]] QDateTime httpDate(const QByteArray &text);

} // namespace regioncast
