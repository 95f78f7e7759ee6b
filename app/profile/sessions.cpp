#include "profile/sessions.h"

#include "api/transport.h"
#include "profile/later.h"
#include "profile/vendorconfig.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>
#include <utility>

namespace regioncast {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace {

/// An answer is a few hundred bytes.
constexpr qint64 largestAnswer = qint64{256} * 1024;
/// Between two tries to renew a key that is still good.
constexpr milliseconds renewPause = 30s;
/// How long a key without an end is believed.
constexpr milliseconds unboundLife = 5min;
/// What is kept at most: old keys of files that change often.
constexpr qsizetype mostSessions = 16;

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QByteArray hashOf(const QByteArrayList &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : parts) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result();
}

/// Whoever answers may repeat what it was sent.
QString without(QString text, const Credentials &credentials)
{
    for (const QByteArray &secret : {credentials.secret, credentials.securityToken}) {
        if (!secret.isEmpty())
            text.replace(QString::fromUtf8(secret), QStringLiteral("…"));
    }
    return text;
}

} // namespace

struct Sessions::Session
{
    Credentials credentials; ///< empty until it was got
    milliseconds renewAt{0}; ///< monotonic, as is the next
    milliseconds endsAt{0};
    std::vector<std::shared_ptr<Done<Credentials>>> waiting; ///< emptied ones were dropped
    bool isAsking = false;
    QPointer<QNetworkReply> reply;
    Pending deadline;

    ~Session() { wipe(credentials); }
};

/// One request and what cut it.
struct Sessions::Request
{
    bool isLate = false;
    bool isTooLarge = false;
    QByteArray received;
    QString tlsReason;
};

Sessions::Sessions(NetworkAccess &network, QObject *parent)
    : QObject(parent)
    , m_network(network)
{
}

Sessions::~Sessions()
{
    for (const SessionPtr &session : std::as_const(m_sessions)) {
        session->deadline.reset();
        for (const auto &waiter : session->waiting)
            *waiter = nullptr;
        if (QNetworkReply *reply = session->reply) {
            disconnect(reply, nullptr, this, nullptr);
            reply->abort();
            reply->deleteLater();
        }
    }
}

Pending Sessions::assume(const RoleSettings &role, const Credentials &with, Done<Credentials> done)
{
    const QByteArray name =
        hashOf({"role", role.arn.toUtf8(), role.sessionName.toUtf8(), role.externalId.toUtf8(),
                QByteArray::number(role.seconds), role.endpoint.toEncoded(), with.keyId.toUtf8(),
                with.secret, with.securityToken});
    return obtain(
        name,
        [this, role, with](const SessionPtr &session) { sendAssume(session, role, with, false); },
        std::move(done));
}

Pending Sessions::ask(const QUrl &uri, Done<Credentials> done)
{
    return obtain(
        hashOf({"uri", uri.toEncoded()}),
        [this, uri](const SessionPtr &session) { sendAsk(session, uri); }, std::move(done));
}

bool Sessions::end(const Credentials &over)
{
    for (const SessionPtr &session : std::as_const(m_sessions)) {
        if (session->credentials != over || session->credentials.isEmpty())
            continue;
        session->endsAt = {};
        session->renewAt = {};
        wipe(session->credentials);
        session->credentials = {};
        return true;
    }
    return false;
}

Pending Sessions::obtain(const QByteArray &name, const std::function<void(const SessionPtr &)> &ask,
                         Done<Credentials> done)
{
    if (!m_sessions.contains(name)) {
        if (m_sessions.size() >= mostSessions)
            m_sessions.removeIf([](const auto &entry) { return !entry.value()->isAsking; });
        m_sessions.insert(name, std::make_shared<Session>());
    }
    const SessionPtr session = m_sessions.value(name);
    const milliseconds now = m_network.clock().monotonic();
    if (!session->credentials.isEmpty() && now < session->renewAt)
        return later<Credentials>(std::move(done), session->credentials);
    const auto waiter = std::make_shared<Done<Credentials>>(std::move(done));
    session->waiting.push_back(waiter);
    if (!session->isAsking) {
        session->isAsking = true;
        ask(session);
    }
    return Pending([waiter] { *waiter = nullptr; });
}

void Sessions::sendAssume(const SessionPtr &session, const RoleSettings &role,
                          const Credentials &with, bool isSecond)
{
    const Result<QUrl> endpoint = role.endpoint.isEmpty()
                                      ? Result<QUrl>(QUrl(QString::fromLatin1(stsCentral)))
                                      : endpointFrom(role.endpoint.toString(QUrl::FullyEncoded));
    if (!endpoint) {
        QMetaObject::invokeMethod(
            this, [this, session, error = endpoint.error()] { settle(session, fail(error), {}); },
            Qt::QueuedConnection);
        return;
    }
    const Call call = assumeRoleCall(
        role, hostOf(*endpoint), m_network.clock().utc().addMSecs(m_offset.count()), newNonce());
    const Signature signature = sign(call, with);
    QUrl url = *endpoint;
    url.setPath(QStringLiteral("/"));
    url.setQuery(QString::fromLatin1(signature.canonicalQuery), QUrl::StrictMode);
    QNetworkRequest request(url);
    const Headers headers = headersOf(call, with);
    for (const auto &[header, value] : headers)
        request.setRawHeader(header, value);
    request.setRawHeader("authorization", signature.authorization);
    request.setRawHeader("content-length", "0");
    const HttpSettings settings = m_network.httpSettings();
    if (!settings.authorities.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(QSslCertificate::fromData(settings.authorities, QSsl::Pem));
        request.setSslConfiguration(tls);
    }
    const bool trusted =
        endpoint->scheme() == QLatin1String("https") || isLoopback(endpoint->host());
    send(session, m_network.manager(), request, "POST",
         [this, session, role, with, isSecond, trusted](const Result<HttpAnswer> &answer,
                                                        const QDateTime &sentAt) {
             if (!answer) {
                 settle(session, fail(answer.error()), {});
                 return;
             }
             Result<TimedCredentials> got = decodeAssumedRole(*answer);
             const bool clock =
                 !got && got.error().args.value(1) == QLatin1String("InvalidTimeStamp.Expired");
             if (clock && !isSecond && trusted && sentAt.isValid()) {
                 m_offset = milliseconds(m_network.clock().utc().msecsTo(sentAt));
                 sendAssume(session, role, with, true);
                 return;
             }
             if (!got)
                 got.error().serverMessage = without(got.error().serverMessage, with);
             settle(session, got, sentAt);
         });
}

void Sessions::sendAsk(const SessionPtr &session, const QUrl &uri)
{
    if (!m_straight) {
        m_straight = std::make_unique<QNetworkAccessManager>();
        m_straight->setProxy(QNetworkProxy::NoProxy);
    }
    send(session, *m_straight, QNetworkRequest(uri), "GET",
         [this, session](const Result<HttpAnswer> &answer, const QDateTime &sentAt) {
             settle(session, answer ? decodeHandedOut(*answer) : fail(answer.error()), sentAt);
         });
}

void Sessions::send(const SessionPtr &session, QNetworkAccessManager &manager,
                    const QNetworkRequest &asked, const QByteArray &verb, const Taken &taken)
{
    QNetworkRequest request(asked);
    request.setRawHeader("accept", "application/json");
    request.setRawHeader("accept-encoding", "identity");
    request.setRawHeader("accept-language", "en");
    request.setRawHeader("user-agent", "Regioncast/" REGIONCAST_VERSION);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);

    QNetworkReply *reply = manager.sendCustomRequest(request, verb, QByteArray());
    const auto held = std::make_shared<Request>();
    session->reply = reply;
    const milliseconds limit = m_network.httpSettings().readDeadline;
    session->deadline = m_network.clock().afterReal(limit, [held, session] {
        held->isLate = true;
        if (session->reply)
            session->reply->abort();
    });
    connect(reply, &QNetworkReply::sslErrors, this, [held](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            held->tlsReason = errors.first().errorString();
    });
    connect(reply, &QNetworkReply::readyRead, this, [held, reply] {
        if (!held->isTooLarge)
            held->received += reply->readAll();
        if (held->received.size() > largestAnswer) {
            held->isTooLarge = true;
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [=] {
        session->deadline.reset();
        reply->deleteLater();
        session->reply = nullptr;
        const QUrl url = reply->url();
        HttpAnswer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.host = url.host();
        answer.requestId = reply->rawHeader("x-acs-request-id");
        answer.body = held->received;
        const auto failed = [&](ErrorKind kind, const char *code, const QStringList &more) {
            return makeError(kind, Effect::NothingSent, code, QStringList{url.host()} + more);
        };
        std::optional<Error> error;
        if (held->isLate) {
            const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limit);
            error =
                failed(ErrorKind::Transport, codes::timedOut, {QString::number(seconds.count())});
        } else if (held->isTooLarge) {
            error = failed(ErrorKind::Answer, codes::answerTooLarge,
                           {QString::number(answer.status), QStringLiteral("0.25")});
        } else {
            answer.body += reply->readAll();
            error = transportErrorOf(*reply, url, held->tlsReason);
        }
        const QDateTime sentAt = httpDate(reply->rawHeader("date"));
        wipe(held->received);
        if (error) {
            // Whatever became of this request: what it was for was not sent.
            error->effect = Effect::NothingSent;
            taken(fail(*error), sentAt);
        } else {
            taken(answer, sentAt);
        }
        wipe(answer.body);
    });
}

void Sessions::settle(const SessionPtr &session, const Result<TimedCredentials> &got,
                      const QDateTime &serviceNow)
{
    const milliseconds now = m_network.clock().monotonic();
    session->isAsking = false;
    Result<Credentials> result;
    if (got) {
        // By how much it lasts, not by when it ends: this computer's clock may be wrong.
        const QDateTime from = serviceNow.isValid() ? serviceNow : m_network.clock().utc();
        const milliseconds life =
            got->expiresAt.isValid() ? milliseconds(from.msecsTo(got->expiresAt)) : unboundLife;
        session->credentials = got->credentials;
        session->endsAt = now + life;
        session->renewAt = session->endsAt - std::min<milliseconds>(renewBefore, life / 3);
        result = got->credentials;
    } else if (!session->credentials.isEmpty() && now < session->endsAt) {
        session->renewAt = std::min(now + renewPause, session->endsAt);
        result = session->credentials;
    } else {
        result = fail(got.error());
    }
    const QPointer<Sessions> self(this);
    const auto waiting = std::exchange(session->waiting, {});
    for (const auto &waiter : waiting) {
        if (!self)
            return;
        if (const Done<Credentials> done = std::exchange(*waiter, nullptr))
            done(result);
    }
}

} // namespace regioncast
