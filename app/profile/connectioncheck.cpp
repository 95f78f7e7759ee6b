#include "profile/connectioncheck.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>
#include <QTcpSocket>

#include <utility>

namespace regioncast {

using Step = CheckStep::Kind;
using Outcome = CheckStep::Verdict;
using std::chrono::milliseconds;

namespace {

/// The gateway knows the key but does not allow the operation: the key itself is good.
bool isPermission(const QString &code)
{
    return code == QLatin1String("NoPermission") || code == QLatin1String("Forbidden.RAM")
           || code == QLatin1String("Forbidden") || code == QLatin1String("Forbidden.NoPermission");
}

Error transport(const char *code, const QString &host, const QStringList &more = {})
{
    return makeError(ErrorKind::Transport, Effect::NothingSent, code, QStringList{host} + more);
}

constexpr Step all[] = {Step::Name,  Step::Reach, Step::Proxy,      Step::Tls,
                        Step::Clock, Step::Key,   Step::ListImages, Step::Copy};

} // namespace

ConnectionCheck::ConnectionCheck(const QUrl &endpoint, NetworkAccess &network, ApiClient &client,
                                 QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_network(network)
    , m_client(client)
{
}

ConnectionCheck::~ConnectionCheck()
{
    stop();
}

void ConnectionCheck::start()
{
    stop();
    m_steps.clear();
    m_refusedRegions.reset();
    m_running = true;
    begin(Step::Name, m_endpoint.host());
    m_pending = m_network.ready([this](const Result<void> &ready) { onReady(ready); });
}

/// Drops what is under way.
void ConnectionCheck::stop()
{
    m_pending.reset();
    m_limit.reset();
    if (m_lookup != -1)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    for (QAbstractSocket *socket :
         {static_cast<QAbstractSocket *>(m_plain), static_cast<QAbstractSocket *>(m_socket)}) {
        if (!socket)
            continue;
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
    m_plain = nullptr;
    m_socket = nullptr;
    m_running = false;
}

void ConnectionCheck::begin(Step kind, const QString &host, int port)
{
    CheckStep step;
    step.kind = kind;
    step.host = host;
    step.port = port;
    m_steps.append(step);
    m_begunAt = m_network.clock().monotonic();
    Q_EMIT changed();
}

void ConnectionCheck::pass()
{
    current().verdict = Outcome::Passed;
    current().took = m_network.clock().monotonic() - m_begunAt;
}

void ConnectionCheck::skip(Step kind)
{
    CheckStep step;
    step.kind = kind;
    step.verdict = Outcome::NotTried;
    m_steps.append(step);
}

/// Ends the way at the step that is under way.
void ConnectionCheck::fail(const Error &error)
{
    stop();
    current().verdict = Outcome::Failed;
    current().error = error;
    current().took = m_network.clock().monotonic() - m_begunAt;
    for (qsizetype i = m_steps.size(); i < qsizetype(std::size(all)); ++i)
        skip(all[i]);
    Q_EMIT changed();
}

void ConnectionCheck::limit()
{
    const int seconds = m_network.settings().connectSeconds;
    m_limit = m_network.clock().afterReal(std::chrono::seconds(seconds), [this, seconds] {
        fail(transport(codes::timedOut, current().host, {QString::number(seconds)}));
    });
}

void ConnectionCheck::onReady(const Result<void> &ready)
{
    const QNetworkProxy proxy = m_network.proxyTo(m_endpoint);
    m_throughProxy =
        proxy.type() != QNetworkProxy::NoProxy && proxy.type() != QNetworkProxy::DefaultProxy;
    m_firstHost = m_throughProxy ? proxy.hostName() : m_endpoint.host();
    m_firstPort = m_throughProxy
                      ? proxy.port()
                      : m_endpoint.port(m_endpoint.scheme() == QLatin1String("https") ? 443 : 80);
    if (!ready) {
        // A broken file of certificates belongs to TLS, a keychain to the proxy whose password it
        // holds; what stands above them was not looked at.
        const Step kind =
            ready.error().code == QLatin1String(codes::caFileBroken) ? Step::Tls : Step::Proxy;
        m_steps.clear();
        for (const Step above : all) {
            if (above == kind)
                break;
            skip(above);
        }
        begin(kind, m_endpoint.host());
        fail(ready.error());
        return;
    }
    current().host = m_firstHost;
    lookUp();
}

void ConnectionCheck::lookUp()
{
    const auto found = [this](const QStringList &addresses) {
        pass();
        current().addresses = addresses;
        if (m_throughProxy)
            connectToProxy();
        else
            connectToService();
    };
    if (!QHostAddress(m_firstHost).isNull()) {
        found({m_firstHost});
        return;
    }
    limit();
    m_lookup = QHostInfo::lookupHost(m_firstHost, this, [this, found](const QHostInfo &info) {
        m_lookup = -1;
        m_limit.reset();
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
            Error error = transport(codes::nameNotFound, m_firstHost);
            error.detail = info.errorString();
            fail(error);
            return;
        }
        QStringList addresses;
        const QList<QHostAddress> known = info.addresses();
        for (const QHostAddress &address : known)
            addresses.append(address.toString());
        found(addresses);
    });
}

void ConnectionCheck::connectToProxy()
{
    begin(Step::Reach, m_firstHost, m_firstPort);
    limit();
    m_plain = new QTcpSocket(this);
    m_plain->setProxy(QNetworkProxy::NoProxy);
    connect(m_plain, &QTcpSocket::connected, this, [this] {
        m_limit.reset();
        pass();
        m_plain->disconnect(this);
        m_plain->abort();
        m_plain->deleteLater();
        m_plain = nullptr;
        connectToService();
    });
    connect(m_plain, &QTcpSocket::errorOccurred, this, [this] { onSocketError(m_plain, true); });
    m_plain->connectToHost(m_firstHost, quint16(m_firstPort));
}

void ConnectionCheck::connectToService()
{
    const bool tls = m_endpoint.scheme() == QLatin1String("https");
    const int port = m_endpoint.port(tls ? 443 : 80);
    begin(m_throughProxy ? Step::Proxy : Step::Reach, m_endpoint.host(), port);
    limit();
    m_socket = new QSslSocket(this);
    m_socket->setProxy(m_throughProxy ? m_network.proxyTo(m_endpoint)
                                      : QNetworkProxy(QNetworkProxy::NoProxy));
    const QByteArray authorities = m_network.httpSettings().authorities;
    if (!authorities.isEmpty()) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.addCaCertificates(QSslCertificate::fromData(authorities, QSsl::Pem));
        m_socket->setSslConfiguration(configuration);
    }
    connect(m_socket, &QSslSocket::connected, this, &ConnectionCheck::onConnected);
    connect(m_socket, &QSslSocket::encrypted, this, &ConnectionCheck::onEncrypted);
    connect(m_socket, &QSslSocket::errorOccurred, this, [this] { onSocketError(m_socket, false); });
    if (tls)
        m_socket->connectToHostEncrypted(m_endpoint.host(), quint16(port));
    else
        m_socket->connectToHost(m_endpoint.host(), quint16(port));
}

void ConnectionCheck::onConnected()
{
    m_limit.reset();
    pass();
    if (!m_throughProxy)
        skip(Step::Proxy);
    if (m_endpoint.scheme() == QLatin1String("https")) {
        begin(Step::Tls, m_endpoint.host());
        limit();
    } else {
        skip(Step::Tls);
        askRegions();
    }
}

void ConnectionCheck::noteCertificate(CheckStep *step) const
{
    const QSslCertificate certificate = m_socket->peerCertificate();
    if (certificate.isNull())
        return;
    step->subject = certificate.subjectInfo(QSslCertificate::CommonName).value(0);
    if (step->subject.isEmpty())
        step->subject = certificate.subjectAlternativeNames().values().value(0);
    step->issuer = certificate.issuerInfo(QSslCertificate::CommonName).value(0);
    if (step->issuer.isEmpty())
        step->issuer = certificate.issuerInfo(QSslCertificate::Organization).value(0);
    step->validUntil = certificate.expiryDate().toUTC();
}

void ConnectionCheck::onEncrypted()
{
    m_limit.reset();
    pass();
    noteCertificate(&current());
    askRegions();
}

void ConnectionCheck::onSocketError(QAbstractSocket *socket, bool atProxy)
{
    const QAbstractSocket::SocketError what = socket->error();
    const QString host = m_endpoint.host();
    Error error = transport(codes::unreachable, current().host);
    if (current().kind == Step::Tls) {
        noteCertificate(&current());
        const QList<QSslError> errors = m_socket->sslHandshakeErrors();
        const QString reason =
            errors.isEmpty() ? socket->errorString() : errors.first().errorString();
        error = what == QAbstractSocket::RemoteHostClosedError
                    ? transport(codes::connectionCut, host)
                    : transport(codes::tlsFailed, host, {reason});
    } else if (what == QAbstractSocket::ProxyAuthenticationRequiredError) {
        error = transport(codes::proxyAuthentication, host);
    } else if (current().kind == Step::Proxy
               || (atProxy && what == QAbstractSocket::ConnectionRefusedError)) {
        error = transport(codes::proxyRefused, host);
    } else if (what == QAbstractSocket::ConnectionRefusedError) {
        error = transport(codes::connectionRefused, host);
    }
    error.detail = socket->errorString();
    fail(error);
}

void ConnectionCheck::askRegions()
{
    stop();
    m_running = true;
    begin(Step::Clock);
    m_pending =
        m_client.listRegions({}, [this](const Result<RegionList> &result) { onRegions(result); });
}

void ConnectionCheck::onRegions(const Result<RegionList> &result)
{
    CheckStep &clock = current();
    const bool answered = result || result.error().kind == ErrorKind::Gateway
                          || result.error().kind == ErrorKind::Business;
    clock.verdict = answered ? Outcome::Passed : Outcome::NotTried;
    if (answered) {
        clock.clockOffset = m_client.clockOffset();
        if (std::chrono::abs(clock.clockOffset) > clockTolerance) {
            const qint64 seconds = clock.clockOffset.count() / 1000;
            const QString minutes = QString::number((std::abs(seconds) + 30) / 60);
            clock.verdict = Outcome::Warned;
            clock.error =
                makeError(ErrorKind::Local, Effect::NothingSent, codes::clockDiffers,
                          {seconds < 0 ? minutes : QString(), seconds < 0 ? QString() : minutes});
        }
    }
    begin(Step::Key);
    if (!result && !isPermission(result.error().code)) {
        fail(result.error());
        return;
    }
    current().verdict = Outcome::Passed;
    current().count = result ? result->regions.size() : 0;
    m_refusedRegions = result ? std::nullopt : std::optional(result.error());
    begin(Step::ListImages);
    ListImageQuery query;
    query.pageNumber = 1;
    query.pageSize = 1;
    m_pending =
        m_client.listImages(query, [this](const Result<ImagePage> &page) { onImages(page); });
}

void ConnectionCheck::onImages(const Result<ImagePage> &result)
{
    pass();
    CheckStep &list = current();
    if (result)
        list.count = result->count.value_or(result->rows.size());
    list.error = result ? m_refusedRegions : std::optional(result.error());
    if (list.error)
        list.verdict = Outcome::Failed;
    skip(Step::Copy);
    current().verdict = Outcome::Open;
    m_running = false;
    Q_EMIT changed();
}

} // namespace regioncast
