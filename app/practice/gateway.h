#pragma once

#include "api/credentials.h"
#include "api/signer.h"
#include "practice/world.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>

#include <optional>

namespace regioncast {

/// A request as it came over HTTP. Header names in lower case.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< path and query, as on the request line
    Headers headers;
    QByteArray body;

    /// nullopt when there is none; the first when there are several.
    [[nodiscard]] std::optional<QByteArray> header(const QByteArray &name) const;
};

/// What is answered to it.
struct HttpReply
{
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json;charset=utf-8");
    Headers headers;
    QByteArray body;
};

/// The gateway in front of the world: method, signature, date, nonce, content hash, token, action,
/// version and parameters, checked in that order and refused with the gateway's codes. Pure but for
/// the nonces it has seen and the world it changes.
///
/// For rehearsals and tests, a ListImage whose ImageName is `error:<code>` is answered with that
/// code and the HTTP status it usually has.
class Gateway
{
public:
    Gateway(World world, Credentials credentials);

    [[nodiscard]] HttpReply answer(const HttpRequest &request, const QDateTime &now);
    [[nodiscard]] const World &world() const { return m_world; }
    [[nodiscard]] const Credentials &credentials() const { return m_credentials; }

private:
    struct Call
    {
        QByteArray action;
        Parameters query;
        Parameters body;
    };
    [[nodiscard]] std::optional<Error> authenticate(const HttpRequest &request,
                                                    const Parameters &query, const QDateTime &now);
    [[nodiscard]] Result<QByteArray> run(const HttpRequest &request, const QDateTime &now,
                                         const QString &requestId);

    World m_world;
    Credentials m_credentials;
    QHash<QByteArray, QDateTime> m_nonces; ///< seen within the date window
};

} // namespace regioncast
