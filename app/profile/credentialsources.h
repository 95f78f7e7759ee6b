#pragma once

#include "api/credentials.h"
#include "profile/profile.h"
#include "support/clock.h"

#include <QObject>

#include <memory>

namespace regioncast {

/// Secrets typed for a profile: in the system keychain (QtKeychain, service name `regioncast`, key
/// `<profile id>/<key id>`), else in memory for this session. Main thread.
class SecretStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretStore)

public:
    explicit SecretStore(Clock &clock, QObject *parent = nullptr);
    ~SecretStore() override;

    /// Keeps the secret in the keychain. `Client.NoKeychain` means that no keychain answered within
    /// ten seconds or it refused; the secret is then held for this session only.
    [[nodiscard]] Pending keep(const Profile &profile, const QByteArray &secret, Done<void> done);
    /// Keeps it in memory only.
    void keepForSession(const Profile &profile, const QByteArray &secret);
    /// Memory first, then the keychain. `Client.NoCredentials` when there is none.
    [[nodiscard]] Pending read(const Profile &profile, Done<QByteArray> done);
    /// Forgets it in both places.
    [[nodiscard]] Pending forget(const Profile &profile, Done<void> done);

private:
    Clock &m_clock;
    QHash<QString, QByteArray> m_session;
};

/// The source that a profile names. `practice` gives the practice service's key
/// (KeySource::Practice only). The environment is read at each call.
[[nodiscard]] std::unique_ptr<CredentialSource>
credentialSourceFor(const Profile &profile, SecretStore &secrets, const Credentials &practice);

/// Always the same credentials, already at hand.
class FixedCredentials final : public CredentialSource
{
public:
    explicit FixedCredentials(Credentials credentials);
    [[nodiscard]] Pending get(Done<Credentials> done) override;

private:
    Credentials m_credentials;
};

/// What a text typed or pasted as key id or secret loses: spaces, line ends, quotes, control
/// characters and invisible characters around it. `removed` counts them.
struct CleanedSecret
{
    QString text;
    int removed = 0;
};
[[nodiscard]] CleanedSecret cleanedSecret(const QString &typed);

} // namespace regioncast
