#pragma once

#include "api/credentials.h"
#include "profile/profile.h"
#include "support/clock.h"

#include <QObject>

#include <memory>

namespace regioncast {

class NetworkAccess;

/// Secrets typed for a profile: in the system keychain (QtKeychain, service name `regioncast`, key
/// `<profile id>/<key id>`), else in memory for this session. What was kept or read once stays in
/// memory until forget() or the end, because credentials are asked for before each request; then it
/// is overwritten. Callbacks come from the event loop, or from `clock` when the keychain is late;
/// none comes once the store is gone. Dropping a Pending takes nothing back that the keychain has
/// begun. Main thread.
class SecretStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretStore)

public:
    explicit SecretStore(Clock &clock, QObject *parent = nullptr);
    ~SecretStore() override;

    /// Keeps the secret in the keychain. `Client.NoKeychain` (its `detail` is the keychain's text)
    /// means that no keychain answered within ten seconds or it refused; the secret is then held
    /// for this session only.
    [[nodiscard]] Pending keep(const Profile &profile, const QByteArray &secret, Done<void> done);
    /// Keeps it in memory only.
    void keepForSession(const Profile &profile, const QByteArray &secret);
    /// Memory first, then the keychain (not for KeySource::Session). `Client.NoCredentials`, with
    /// the short key id, when there is none; `Client.NoKeychain` as for keep().
    [[nodiscard]] Pending read(const Profile &profile, Done<QByteArray> done);
    /// Forgets it in memory at once, then in the keychain. Having had none is no error;
    /// `Client.NoKeychain` as for keep().
    [[nodiscard]] Pending forget(const Profile &profile, Done<void> done);

private:
    Clock &m_clock;
    QHash<QString, QByteArray> m_session;
};

/// The source that a profile names, with the role that it takes on. `practice` gives the practice
/// service's key (KeySource::Practice only). Variables and files are read at each call; see
/// credentialchain.h for the errors. A temporary key that the service takes no more is
/// `Client.SessionEnded` from then on, without a request, until its source gives another one; so is
/// one whose end is past by more than a quarter of an hour. `typedSecret` is used in place of
/// a kept one; empty = look it up. `secrets` and `network` must outlive the source.
[[nodiscard]] std::unique_ptr<CredentialSource>
credentialSourceFor(const Profile &profile, SecretStore &secrets, const Credentials &practice,
                    NetworkAccess &network, const QByteArray &typedSecret = {});

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
/// characters and invisible characters (byte order mark, zero width) around it; what stands inside
/// stays. `removed` counts them.
struct CleanedSecret
{
    QString text;
    int removed = 0;
};
[[nodiscard]] CleanedSecret cleanedSecret(const QString &typed);

} // namespace regioncast
