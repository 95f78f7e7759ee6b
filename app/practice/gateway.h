#pragma once

#include "api/credentials.h"
#include "api/signer.h"
#include "practice/faults.h"
#include "practice/world.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSet>

#include <chrono>
#include <functional>
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

/// How much of an answer goes out. The connection is closed after Half and None.
enum class Delivery {
    Whole,
    Half,  ///< the head and the first half of the body
    None,  ///< not a byte
    Never, ///< not a byte, and the connection stays open
};

/// What is answered to it.
struct HttpReply
{
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json;charset=utf-8");
    Headers headers;
    QByteArray body;
    Delivery delivery = Delivery::Whole;
    std::chrono::milliseconds delay{0}; ///< before the first byte goes out
    std::chrono::seconds skew{0};       ///< of the header Date; above 0 = ahead
};

/// The gateway in front of the world: method, signature, date, content hash, token, signed headers,
/// nonce, action, version and parameters, checked in that order and refused with the gateway's
/// codes (ContentMD5NotMatched for a body that does not fit its hash). Pure but for the nonces it
/// has seen, the world it changes and the fault script it plays.
///
/// A key without a token has a temporary twin: id `STS.<key id>`, the same secret, and the token
/// `practice-token+/=`; the token `expired` is one whose time is over.
///
/// It is a token service too: AssumeRole (Sts 2015-04-01) with either key, or with that of another
/// role, gives a temporary key that is good until its end; also after a restart, as long as the key
/// stays the same. Fault scripts leave it alone.
///
/// For rehearsals and tests, a ListImage whose ImageName, or a StartTaskForDistributeImage whose
/// ImageId is `error:<code>` is answered with that code and the HTTP status it usually has.
class Gateway
{
public:
    /// Keeps what was accepted; false = it could not, and the call is answered with
    /// ServiceUnavailable. Empty = there is nowhere to keep it.
    using Keep = std::function<bool(const AcceptedSubmission &)>;

    Gateway(World world, Credentials credentials, Keep keep = {});

    /// Plays this script from now on, from its beginning. Faults of requests come before all
    /// checks.
    void setFaults(Faults faults) { m_faults = std::move(faults); }
    [[nodiscard]] HttpReply answer(const HttpRequest &request, const QDateTime &now);
    [[nodiscard]] const World &world() const { return m_world; }
    [[nodiscard]] const Credentials &credentials() const { return m_credentials; }

private:
    /// What the fault script does to the request.
    [[nodiscard]] RequestFault faultOf(const HttpRequest &request, const QDateTime &now);
    [[nodiscard]] std::optional<Error> authenticate(const HttpRequest &request,
                                                    const Parameters &query, const QDateTime &now,
                                                    std::chrono::seconds skew);
    /// The key of a role that this service gave out, by its id; nullopt for any other id. It has no
    /// token: that stands in the request.
    [[nodiscard]] std::optional<Credentials> roleKey(const QString &keyId) const;
    [[nodiscard]] std::optional<Error> checkRoleToken(const QString &keyId, const QByteArray &token,
                                                      const QDateTime &now) const;
    [[nodiscard]] Result<QByteArray> assumeRole(const Parameters &given, const QDateTime &now,
                                                const QString &requestId) const;
    /// Proves that this service wrote it, and nothing else.
    [[nodiscard]] QByteArray seal(const QByteArray &what) const;
    [[nodiscard]] Result<QByteArray> run(const HttpRequest &request, const QDateTime &now,
                                         std::chrono::seconds skew, const QString &requestId);

    World m_world;
    Credentials m_credentials;
    Credentials m_temporary; ///< the twin; empty when m_credentials are temporary themselves
    Keep m_keep;
    Faults m_faults;
    QSet<QByteArray> m_nonces, m_olderNonces;
    QDateTime m_noncesSince; ///< when the newer generation began
};

} // namespace regioncast
