#pragma once

#include "support/pending.h"
#include "support/result.h"

#include <QByteArray>
#include <QString>

namespace regioncast {

/// What a request is signed with. Lives in memory only and as shortly as possible.
struct Credentials
{
    QString keyId;            ///< AccessKey id; not secret, but shown as shortKeyId()
    QByteArray secret;        ///< AccessKey secret, as is
    QByteArray securityToken; ///< of temporary credentials; empty for a lasting key

    [[nodiscard]] bool isEmpty() const { return keyId.isEmpty() || secret.isEmpty(); }
    /// The first four and last four characters with `…` between; `…` alone for eight or fewer.
    [[nodiscard]] QString shortKeyId() const;

    friend bool operator==(const Credentials &, const Credentials &) = default;
};

/// Where credentials come from. Asked before each request; main thread only.
class CredentialSource
{
public:
    CredentialSource() = default;
    CredentialSource(const CredentialSource &) = delete;
    CredentialSource &operator=(const CredentialSource &) = delete;
    virtual ~CredentialSource() = default;

    /// Fails with the code that tells what is missing: `Client.NoCredentials`,
    /// `Client.KeychainUnreadable`, `Client.ConfigBroken`, `Client.CredentialMode`,
    /// `Client.SessionEnded`, `Client.CredentialsRefused`, or one of the way to whoever hands out
    /// keys. The effect is NothingSent.
    [[nodiscard]] virtual Pending get(Done<Credentials> done) = 0;
    /// The service takes these no more, because their time is over. True when the next get() may
    /// give others at once.
    virtual bool end(const Credentials &over)
    {
        Q_UNUSED(over)
        return false;
    }
};

} // namespace regioncast
