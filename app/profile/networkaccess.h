#pragma once

#include "api/httpsettings.h"
#include "profile/profile.h"
#include "support/clock.h"
#include "support/pending.h"
#include "support/result.h"

#include <QDateTime>
#include <QObject>
#include <QProcessEnvironment>

#include <memory>

class QNetworkAccessManager;
class QNetworkProxy;

namespace regioncast {

class SecretStore;

/// The proxies on the way to `url`, in the order in which they are to be tried; NoProxy for none.
/// The environment is read as the vendor's CLI reads it: HTTPS_PROXY or HTTP_PROXY by the scheme of
/// `url`, capital before small letters, and NO_PROXY (names with all below them, addresses,
/// subnets, each perhaps with a port, `*`). It and the system never lead to this computer by way of
/// a proxy.
[[nodiscard]] QList<QNetworkProxy> proxiesFor(const NetworkSettings &settings,
                                              const QByteArray &password,
                                              const QProcessEnvironment &environment,
                                              const QUrl &url);

/// Under which the password of a manual proxy is kept: for SecretStore, by which it is kept, held
/// for the session, read and forgotten like the secret of a key.
[[nodiscard]] Profile proxySecretOf(const Profile &profile);

/// The certificates of a file; fails with `Client.CaFileBroken` when it cannot be read, holds no
/// certificate in PEM form, or is over 4 MiB.
[[nodiscard]] Result<QByteArray> readAuthorities(const QString &path);

/// What a profile's requests go over: proxy and its password, additional certificates, time limits.
/// Changes count from the next request on; those on their way are left alone. Certificates are
/// always checked. Main thread.
class NetworkAccess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkAccess)

public:
    /// `secrets` and `clock` outlive it.
    NetworkAccess(SecretStore &secrets, Clock &clock, QObject *parent = nullptr);
    ~NetworkAccess() override;

    /// Takes the settings of this profile; of practice none: it goes straight. The password of the
    /// proxy is looked up anew.
    void use(const Profile &profile);
    /// A password that was typed and is not saved; until the next use().
    void setProxyPassword(const QByteArray &password);
    [[nodiscard]] const NetworkSettings &settings() const { return m_settings; }
    /// Settings for the client: deadlines and certificates.
    [[nodiscard]] HttpSettings httpSettings() const;

    /// Another one after changed(); the old one lives until its requests have ended.
    [[nodiscard]] QNetworkAccessManager &manager() const { return *m_manager; }
    /// The first proxy on the way to `url`.
    [[nodiscard]] QNetworkProxy proxyTo(const QUrl &url) const;
    [[nodiscard]] Clock &clock() const { return m_clock; }

    /// Whether a request can go as things are: the certificates are those of the file, the
    /// password is at hand. Looks at the file.
    [[nodiscard]] bool isReady() const;
    /// Reads what is missing. Fails with `Client.CaFileBroken` or `Client.KeychainUnreadable`; a
    /// password that nobody ever entered is no error here, the proxy will say so.
    [[nodiscard]] Pending ready(Done<void> done);

Q_SIGNALS:
    /// manager() and httpSettings() are others.
    void changed();

private:
    /// When the file was last written; null for none.
    struct Stamp
    {
        QDateTime at;
        qint64 size = -1;
        friend bool operator==(const Stamp &, const Stamp &) = default;
    };
    [[nodiscard]] Stamp stamp() const;
    [[nodiscard]] Result<void> takeAuthorities();
    void takePassword(const QByteArray &password);
    void renew();

    SecretStore &m_secrets;
    Clock &m_clock;
    Profile m_profile;
    NetworkSettings m_settings;
    QProcessEnvironment m_environment;
    QByteArray m_authorities;
    Stamp m_taken; ///< of the file that m_authorities came from
    QByteArray m_password;
    bool m_hasPassword = true; ///< it was looked up, or none is needed
    QNetworkAccessManager *m_manager = nullptr;
};

} // namespace regioncast
