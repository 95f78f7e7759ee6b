#include "profile/networkaccess.h"

#include "profile/credentialsources.h"
#include "profile/later.h"
#include "profile/vendorconfig.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>

#include <utility>

namespace regioncast {

using Proxy = NetworkSettings::Proxy;

namespace {

constexpr qint64 largestCaFile = qint64{4} * 1024 * 1024;

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

/// Whether an entry of NO_PROXY means this host.
bool excludes(QString entry, const QUrl &url)
{
    const QString host = url.host().toLower();
    entry = entry.trimmed().toLower();
    if (entry.isEmpty())
        return false;
    if (entry == QLatin1String("*"))
        return true;
    const QHostAddress address(host);
    if (entry.contains(QLatin1Char('/'))) {
        const auto [net, bits] = QHostAddress::parseSubnet(entry);
        return !address.isNull() && bits >= 0 && address.isInSubnet(net, bits);
    }
    const qsizetype colon = entry.lastIndexOf(QLatin1Char(':'));
    bool isPort = false;
    const int port = colon > 0 ? QStringView(entry).sliced(colon + 1).toInt(&isPort) : 0;
    if (isPort && QHostAddress(entry).isNull()) {
        if (port != url.port(url.scheme() == QLatin1String("https") ? 443 : 80))
            return false;
        entry.truncate(colon);
    }
    if (entry.startsWith(QLatin1Char('[')) && entry.endsWith(QLatin1Char(']')))
        entry = entry.sliced(1, entry.size() - 2);
    const QHostAddress excluded(entry);
    if (!excluded.isNull())
        return excluded == address;
    if (entry.startsWith(QLatin1String("*.")))
        entry.remove(0, 1);
    if (entry.startsWith(QLatin1Char('.')))
        return host.endsWith(entry);
    return host == entry || host.endsWith(QLatin1Char('.') + entry);
}

QNetworkProxy fromEnvironment(const QProcessEnvironment &environment, const QUrl &url)
{
    const auto variable = [&environment](const char *capital) {
        const QString name = QString::fromLatin1(capital);
        const QString value = environment.value(name).trimmed();
        return value.isEmpty() ? environment.value(name.toLower()).trimmed() : value;
    };
    const QNetworkProxy none(QNetworkProxy::NoProxy);
    QString text = variable(url.scheme() == QLatin1String("https") ? "HTTPS_PROXY" : "HTTP_PROXY");
    if (text.isEmpty())
        return none;
    const QStringList entries = variable("NO_PROXY").split(QLatin1Char(','));
    for (const QString &entry : entries) {
        if (excludes(entry, url))
            return none;
    }
    if (!text.contains(QLatin1String("://")))
        text.prepend(QLatin1String("http://"));
    const QUrl proxy(text);
    const bool socks = proxy.scheme().startsWith(QLatin1String("socks5"));
    return {socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, proxy.host(),
            quint16(proxy.port(socks                                      ? 1080
                               : proxy.scheme() == QLatin1String("https") ? 443
                                                                          : 80)),
            proxy.userName(QUrl::FullyDecoded), proxy.password(QUrl::FullyDecoded)};
}

/// Asks proxiesFor() for every request.
class SettingsProxies final : public QNetworkProxyFactory
{
public:
    SettingsProxies(NetworkSettings settings, QByteArray password, QProcessEnvironment environment)
        : m_settings(std::move(settings))
        , m_password(std::move(password))
        , m_environment(std::move(environment))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return proxiesFor(m_settings, m_password, m_environment, query.url());
    }

private:
    NetworkSettings m_settings;
    QByteArray m_password;
    QProcessEnvironment m_environment;
};

/// Lets a manager go when none of its requests is on its way.
void retire(QNetworkAccessManager *manager)
{
    const auto leave = [manager] {
        const QList<QNetworkReply *> replies = manager->findChildren<QNetworkReply *>();
        for (const QNetworkReply *reply : replies) {
            if (!reply->isFinished())
                return;
        }
        manager->deleteLater();
    };
    QObject::connect(manager, &QNetworkAccessManager::finished, manager, leave,
                     Qt::QueuedConnection);
    leave();
}

} // namespace

QList<QNetworkProxy> proxiesFor(const NetworkSettings &settings, const QByteArray &password,
                                const QProcessEnvironment &environment, const QUrl &url)
{
    const QList<QNetworkProxy> none{QNetworkProxy(QNetworkProxy::NoProxy)};
    switch (settings.proxy) {
    case Proxy::None:
        return none;
    case Proxy::Manual:
        return {QNetworkProxy(settings.kind == NetworkSettings::Kind::Socks5
                                  ? QNetworkProxy::Socks5Proxy
                                  : QNetworkProxy::HttpProxy,
                              settings.host, quint16(settings.port), settings.user,
                              settings.user.isEmpty() ? QString() : QString::fromUtf8(password))};
    case Proxy::Environment:
        return isLoopback(url.host()) ? none
                                      : QList<QNetworkProxy>{fromEnvironment(environment, url)};
    case Proxy::System:
        break;
    }
    return isLoopback(url.host())
               ? none
               : QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
}

Profile proxySecretOf(const Profile &profile)
{
    const NetworkSettings &network = profile.network;
    Profile owner;
    owner.id = profile.id;
    // No key id has such signs: the two kinds of secrets never meet.
    owner.keyId =
        QStringLiteral("proxy:%1@%2:%3").arg(network.user, network.host).arg(network.port);
    owner.keySource = network.keepPassword ? KeySource::Keychain : KeySource::Session;
    return owner;
}

Result<QByteArray> readAuthorities(const QString &path)
{
    const auto broken = [&path](const QString &why) {
        return fail(
            makeError(ErrorKind::Local, Effect::NothingSent, codes::caFileBroken, {path, why}));
    };
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile())
        return broken(QStringLiteral("it is no file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return broken(file.errorString());
    QByteArray content = file.read(largestCaFile + 1);
    if (content.size() > largestCaFile)
        return broken(QStringLiteral("it is larger than 4 MiB"));
    if (QSslCertificate::fromData(content, QSsl::Pem).isEmpty())
        return broken(QStringLiteral("it holds no certificate in PEM form"));
    return content;
}

NetworkAccess::NetworkAccess(SecretStore &secrets, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    renew();
}

NetworkAccess::~NetworkAccess()
{
    wipe(m_password);
}

void NetworkAccess::use(const Profile &profile)
{
    NetworkSettings settings = profile.network;
    if (profile.isPractice()) {
        settings = NetworkSettings();
        settings.proxy = Proxy::None;
    }
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const bool same =
        settings == m_settings && environment == m_environment && profile.id == m_profile.id;
    m_profile = profile;
    m_settings = settings;
    m_environment = environment;
    m_hasPassword = m_settings.proxy != Proxy::Manual || m_settings.user.isEmpty();
    if (same)
        return;
    wipe(m_password);
    m_authorities.clear();
    m_taken = {};
    renew();
}

void NetworkAccess::setProxyPassword(const QByteArray &password)
{
    takePassword(password);
}

HttpSettings NetworkAccess::httpSettings() const
{
    HttpSettings settings;
    settings.readDeadline = std::chrono::seconds(m_settings.answerSeconds);
    settings.createDeadline = 2 * settings.readDeadline;
    settings.connectDeadline = std::chrono::seconds(m_settings.connectSeconds);
    settings.authorities = m_authorities;
    return settings;
}

QNetworkProxy NetworkAccess::proxyTo(const QUrl &url) const
{
    return proxiesFor(m_settings, m_password, m_environment, url).value(0);
}

NetworkAccess::Stamp NetworkAccess::stamp() const
{
    if (m_settings.caFile.isEmpty())
        return {};
    const QFileInfo info(m_settings.caFile);
    return info.exists() ? Stamp{info.lastModified(), info.size()} : Stamp{{}, 0};
}

bool NetworkAccess::isReady() const
{
    return m_hasPassword && stamp() == m_taken
           && (m_settings.caFile.isEmpty() || !m_authorities.isEmpty());
}

Pending NetworkAccess::ready(Done<void> done)
{
    const Result<void> authorities = takeAuthorities();
    if (!authorities || m_hasPassword) {
        return later<void>(std::move(done), authorities);
    }
    return m_secrets.read(
        proxySecretOf(m_profile), [this, done = std::move(done)](const Result<QByteArray> &read) {
            if (!read && read.error().code != QLatin1String(codes::noCredentials)) {
                done(fail(read.error()));
                return;
            }
            takePassword(read.value_or(QByteArray()));
            done({});
        });
}

/// Reads the file when it is another one than before.
Result<void> NetworkAccess::takeAuthorities()
{
    const Stamp now = stamp();
    if (m_settings.caFile.isEmpty() || (now == m_taken && !m_authorities.isEmpty()))
        return {};
    const Result<QByteArray> read = readAuthorities(m_settings.caFile);
    m_taken = now;
    const QByteArray before = std::exchange(m_authorities, read.value_or(QByteArray()));
    if (!read)
        return fail(read.error());
    if (before != m_authorities)
        renew();
    return {};
}

void NetworkAccess::takePassword(const QByteArray &password)
{
    m_hasPassword = true;
    if (password == m_password)
        return;
    wipe(m_password);
    m_password = QByteArray(password.constData(), password.size());
    renew();
}

/// Another manager, because one keeps its TLS settings, its connections and what it answered to a
/// proxy for each host that it has spoken to.
void NetworkAccess::renew()
{
    if (m_manager)
        retire(m_manager);
    m_manager = new QNetworkAccessManager(this);
    m_manager->setProxyFactory(new SettingsProxies(m_settings, m_password, m_environment));
    Q_EMIT changed();
}

} // namespace regioncast
