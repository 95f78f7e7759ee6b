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

    /// Fails with `Client.NoCredentials` or `Client.NoKeychain`.
    [[nodiscard]] virtual Pending get(Done<Credentials> done) = 0;
};

} // namespace regioncast
