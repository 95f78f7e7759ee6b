#pragma once

#include "api/answer.h"
#include "api/credentials.h"
#include "api/signer.h"
#include "profile/profile.h"
#include "support/result.h"

#include <QDateTime>

namespace regioncast {

// The vendor's token service (Sts 2015-04-01), as much as taking on a role needs, and the answer of
// a program that hands out keys. Pure; any thread.

inline constexpr char stsVersion[] = "2015-04-01";

/// A temporary key and its end by the clock of whoever gave it.
struct TimedCredentials
{
    Credentials credentials;
    QDateTime expiresAt; ///< UTC; null = it lasts

    friend bool operator==(const TimedCredentials &, const TimedCredentials &) = default;
};

/// AssumeRole, its parameters in the query.
[[nodiscard]] Call assumeRoleCall(const RoleSettings &role, const QByteArray &host,
                                  const QDateTime &signedAt, const QByteArray &nonce);

/// `Client.CredentialsRefused`, with the service's own code in `%2`, when it refused;
/// `Client.UnexpectedAnswer` when nobody can tell. The effect is NothingSent.
[[nodiscard]] Result<TimedCredentials> decodeAssumedRole(const HttpAnswer &answer);
/// The same of an address that hands out keys: AccessKeyId, AccessKeySecret, SecurityToken and
/// Expiration, with a Code that is `Success` if there is one.
[[nodiscard]] Result<TimedCredentials> decodeHandedOut(const HttpAnswer &answer);

} // namespace regioncast
