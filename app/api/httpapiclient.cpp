#include "api/httpapiclient.h"

#include "api/effect.h"
#include "api/signer.h"
#include "support/log.h"

#include <QHostAddress>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <cstring>

namespace regioncast {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr qsizetype keptBody = 4096;
constexpr milliseconds longestWait = 60s;
/// The Date header has whole seconds and has travelled: smaller differences mean nothing.
constexpr milliseconds clockTolerance = 2s;

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    return url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
}

QUrl withoutDefaultPort(QUrl url)
{
    if (url.port() == (url.scheme() == QLatin1String("https") ? 443 : 80))
        url.setPort(-1);
    return url;
}

QString readable(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes.left(keptBody));
    for (QChar &character : text) {
        if (!character.isPrint() && character != QLatin1Char('\n'))
            character = QLatin1Char(' ');
    }
    return bytes.size() > keptBody ? text + QStringLiteral("…") : text;
}

} // namespace

/// The body of a create call: says that it is sequential and refuses to go back, so that Qt cannot
/// send it twice. Knows whether any byte was taken.
class HttpApiClient::UploadDevice final : public QIODevice
{
public:
    explicit UploadDevice(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    bool reset() override { return false; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }
    [[nodiscard]] bool atEnd() const override { return m_at == m_bytes.size(); }
    [[nodiscard]] bool wasRead() const { return m_at > 0; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = std::min<qint64>(maxSize, m_bytes.size() - m_at);
        if (size <= 0)
            return -1;
        std::memcpy(data, m_bytes.constData() + m_at, size_t(size));
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

struct HttpApiClient::Call
{
    quint64 number = 0;
    QByteArray action;
    Parameters query;
    Parameters body;
    bool hasBody = true;
    bool isCreate = false;
    int attempt = 1;
    Ended ended;
    bool inFlight = false;
    bool timedOut = false;
    bool tooLarge = false;
    Pending credentials, deadline, wait;
    QPointer<QNetworkReply> reply;
    std::unique_ptr<QNetworkAccessManager> ownNetwork;
    std::unique_ptr<UploadDevice> upload;
    QDateTime signedAt;
    milliseconds startedAt{0};
    Exchange exchange;
};

HttpApiClient::HttpApiClient(QNetworkAccessManager &network, const QUrl &endpoint,
                             CredentialSource &credentials, Clock &clock, HttpSettings settings)
    : m_network(network)
    , m_endpoint(withoutDefaultPort(endpoint))
    , m_credentials(credentials)
    , m_clock(clock)
    , m_settings(std::move(settings))
{
}

HttpApiClient::~HttpApiClient()
{
    while (!m_calls.empty())
        abort(m_calls.begin()->first);
}

void HttpApiClient::observe(std::function<void(const Exchange &)> observer)
{
    m_observer = std::move(observer);
}

Pending HttpApiClient::listImages(const ListImageQuery &query, Done<ImagePage> done)
{
    auto call = std::make_unique<Call>();
    call->action = QByteArrayLiteral("ListImage");
    call->query = queryOf(query);
    call->body = bodyOf(query);
    call->ended = [done = std::move(done)](const Result<HttpAnswer> &answer, const Call &) {
        done(answer.and_then(decodeImagePage));
    };
    const quint64 number = begin(std::move(call));
    return Pending([self = QPointer<HttpApiClient>(this), number] {
        if (self)
            self->abort(number);
    });
}

Pending HttpApiClient::listRegions(const ListRegionsQuery &query, Done<RegionList> done)
{
    auto call = std::make_unique<Call>();
    call->action = QByteArrayLiteral("ListRegions");
    call->query = queryOf(query);
    call->hasBody = false;
    call->ended = [done = std::move(done)](const Result<HttpAnswer> &answer, const Call &) {
        done(answer.and_then(decodeRegionList));
    };
    const quint64 number = begin(std::move(call));
    return Pending([self = QPointer<HttpApiClient>(this), number] {
        if (self)
            self->abort(number);
    });
}

void HttpApiClient::startTask(const StartTaskRequest &request,
                              std::function<void(StartTaskOutcome)> done)
{
    auto call = std::make_unique<Call>();
    call->action = QByteArrayLiteral("StartTaskForDistributeImage");
    call->body = bodyOf(request);
    call->isCreate = true;
    call->ended = [this, done = std::move(done)](const Result<HttpAnswer> &answer,
                                                 const Call &ended) {
        done(StartTaskOutcome{answer.and_then(decodeStartTask), ended.exchange, ended.signedAt,
                              m_clock.utc()});
    };
    begin(std::move(call));
}

// ---- the queue

quint64 HttpApiClient::begin(std::unique_ptr<Call> call)
{
    const quint64 number = ++m_lastNumber;
    call->number = number;
    // What a person asked to send goes before what is read in the background.
    if (call->isCreate)
        m_queue.prepend(number);
    else
        m_queue.append(number);
    m_calls.emplace(number, std::move(call));
    QMetaObject::invokeMethod(this, &HttpApiClient::pump, Qt::QueuedConnection);
    return number;
}

void HttpApiClient::pump()
{
    while (m_inFlight < m_settings.maxInFlight && !m_queue.isEmpty())
        start(m_queue.takeFirst());
}

void HttpApiClient::start(quint64 number)
{
    Call &call = *m_calls.at(number);
    call.inFlight = true;
    ++m_inFlight;
    const char *wrong = nullptr;
    if (m_endpoint.host().isEmpty()
        || (m_endpoint.scheme() != QLatin1String("https")
            && m_endpoint.scheme() != QLatin1String("http"))) {
        wrong = codes::badEndpoint;
    } else if (m_endpoint.scheme() == QLatin1String("http") && !isLoopback(m_endpoint.host())) {
        wrong = codes::insecureEndpoint;
    }
    if (wrong) {
        const Error error =
            makeError(ErrorKind::Local, Effect::NothingSent, wrong, {m_endpoint.toString()});
        QMetaObject::invokeMethod(
            this, [this, number, error] { end(number, fail(error)); }, Qt::QueuedConnection);
        return;
    }
    call.credentials = m_credentials.get([this, number](const Result<Credentials> &credentials) {
        if (!credentials)
            end(number, fail(credentials.error()));
        else
            send(*m_calls.at(number), *credentials);
    });
}

void HttpApiClient::send(Call &call, const Credentials &credentials)
{
    const QByteArray body = call.hasBody ? encodeSorted(call.body) : QByteArray();
    const QByteArray nonce = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    call.signedAt = m_clock.utc().addMSecs(m_clockOffset.count());

    SigningInput input;
    input.query = call.query;
    input.body = body;
    input.headers =
        signedHeadersFor(hostHeader(m_endpoint), call.action, call.hasBody ? formContentType : "",
                         sha256Hex(body), call.signedAt, nonce, credentials.securityToken);
    const Signature signature = sign(input, credentials.keyId, credentials.secret);

    QUrl url = m_endpoint;
    url.setPath(QStringLiteral("/"));
    if (!call.query.isEmpty())
        url.setQuery(QString::fromLatin1(signature.canonicalQuery), QUrl::StrictMode);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!m_settings.tls.isNull())
        request.setSslConfiguration(m_settings.tls);

    Exchange &exchange = call.exchange;
    exchange = {};
    exchange.action = QString::fromLatin1(call.action);
    exchange.endpoint = m_endpoint.toString();
    exchange.startedAt = m_clock.utc();
    exchange.attempt = call.attempt;
    exchange.request =
        QStringLiteral("POST /%1 HTTP/1.1\n")
            .arg(call.query.isEmpty() ? QString()
                                      : QLatin1Char('?') + url.query(QUrl::FullyEncoded));
    const auto header = [&](const QByteArray &name, const QByteArray &value,
                            const QString &shown = {}) {
        if (name != "host") // Qt writes this one itself, to the same text
            request.setRawHeader(name, value);
        exchange.request +=
            QStringLiteral("%1: %2\n")
                .arg(QString::fromLatin1(name), shown.isEmpty() ? QString::fromUtf8(value) : shown);
    };
    for (const auto &[name, value] : std::as_const(input.headers)) {
        header(name, value, name == "x-acs-security-token" ? QStringLiteral("…") : QString());
    }
    header("authorization", signature.authorization,
           QStringLiteral("ACS3-HMAC-SHA256 Credential=%1,SignedHeaders=%2,Signature=…")
               .arg(credentials.shortKeyId(), QString::fromLatin1(signature.signedHeaders)));
    header("accept", "application/json");
    header("accept-encoding", "identity");
    header("user-agent", "Regioncast/" REGIONCAST_VERSION);
    header("content-length", QByteArray::number(body.size()));
    exchange.request += QLatin1Char('\n') + QString::fromUtf8(body);

    call.startedAt = m_clock.monotonic();
    call.timedOut = call.tooLarge = false;
    QNetworkReply *reply = nullptr;
    if (call.isCreate) {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setRawHeader("connection", "close");
        call.upload = std::make_unique<UploadDevice>(body);
        call.ownNetwork = std::make_unique<QNetworkAccessManager>();
        call.ownNetwork->setProxy(m_network.proxy());
        reply = call.ownNetwork->post(request, call.upload.get());
    } else if (call.hasBody) {
        reply = m_network.post(request, body);
    } else {
        // post() without a body would move the query into the body and add a content type.
        reply = m_network.sendCustomRequest(request, QByteArrayLiteral("POST"));
    }
    call.reply = reply;
    const quint64 number = call.number;
    connect(reply, &QNetworkReply::downloadProgress, this,
            [this, number](qint64 received, qint64 total) {
                Call &running = *m_calls.at(number);
                if (std::max(received, total) > m_settings.maxBody && !running.tooLarge) {
                    running.tooLarge = true;
                    running.reply->abort();
                }
            });
    connect(reply, &QNetworkReply::finished, this, [this, number] { onFinished(number); });
    call.deadline = m_clock.after(
        call.isCreate ? m_settings.createDeadline : m_settings.readDeadline, [this, number] {
            Call &late = *m_calls.at(number);
            late.timedOut = true;
            late.reply->abort();
        });
}

// ---- the end of a call

void HttpApiClient::onFinished(quint64 number)
{
    Call &call = *m_calls.at(number);
    call.deadline.reset();
    takeClock(call);
    const Result<HttpAnswer> answer = answerOf(call);
    Exchange &exchange = call.exchange;
    exchange.duration = m_clock.monotonic() - call.startedAt;
    exchange.http = call.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (exchange.http != 0) {
        exchange.answer = QStringLiteral("HTTP %1\n").arg(exchange.http);
        for (const auto &[name, value] : call.reply->rawHeaderPairs()) {
            exchange.answer +=
                QStringLiteral("%1: %2\n").arg(QString::fromLatin1(name), readable(value));
        }
    }
    if (answer) {
        exchange.bytesReceived = answer->body.size();
        exchange.answer += QLatin1Char('\n') + readable(answer->body);
    }
    end(number, answer);
}

Result<HttpAnswer> HttpApiClient::answerOf(Call &call)
{
    QNetworkReply &reply = *call.reply;
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto answerError = [&](const char *code, const QString &third) {
        Error error = makeError(ErrorKind::Answer, effectOf(QString::fromLatin1(code)), code,
                                {m_endpoint.host(), QString::number(status), third});
        error.http = status;
        return error;
    };
    if (call.tooLarge) {
        return fail(answerError(codes::answerTooLarge,
                                QString::number(m_settings.maxBody / (1024 * 1024))));
    }
    if (call.timedOut) {
        const auto deadline = call.isCreate ? m_settings.createDeadline : m_settings.readDeadline;
        return fail(transportError(
            call, codes::timedOut,
            {QString::number(std::chrono::duration_cast<std::chrono::seconds>(deadline).count())}));
    }
    // Before the status: a body that was cut off comes with the status of its head.
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return fail(transportError(call, codes::nameNotFound));
    case QNetworkReply::ConnectionRefusedError:
        return fail(transportError(call, codes::connectionRefused));
    case QNetworkReply::SslHandshakeFailedError:
        return fail(transportError(call, codes::tlsFailed, {reply.errorString()}));
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return fail(transportError(call, codes::proxyAuthentication));
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return fail(transportError(call, codes::proxyRefused));
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return fail(transportError(call, codes::connectionCut));
    case QNetworkReply::TimeoutError:
    case QNetworkReply::UnknownNetworkError:
        return fail(transportError(call, codes::unreachable));
    default:
        break; // what Qt calls an error of the HTTP status is an answer to be read
    }
    if (status == 0)
        return fail(transportError(call, codes::unreachable));
    if (status == 407)
        return fail(transportError(call, codes::proxyAuthentication));
    if (status >= 300 && status < 400) {
        const QUrl target = m_endpoint.resolved(
            QUrl(QString::fromLatin1(reply.rawHeader("location")), QUrl::StrictMode));
        return fail(answerError(codes::redirected, target.host()));
    }
    const QByteArray encoding = reply.rawHeader("content-encoding").trimmed().toLower();
    if (!encoding.isEmpty()
        && encoding != "identity") // never read: Qt may have failed to unpack it
        return fail(answerError(codes::unexpectedAnswer, QString::fromLatin1(encoding.left(40))));

    HttpAnswer answer;
    answer.status = status;
    answer.contentType = reply.rawHeader("content-type");
    answer.requestId = reply.rawHeader("x-acs-request-id");
    answer.retryAfter = std::clamp<milliseconds>(
        milliseconds(reply.rawHeader("x-acs-retry-after").toLongLong()), 0ms, 1h);
    answer.body = reply.readAll();
    answer.host = m_endpoint.host();
    return answer;
}

Error HttpApiClient::transportError(const Call &call, const char *code,
                                    const QStringList &more) const
{
    Error error = makeError(ErrorKind::Transport, effectOf(QString::fromLatin1(code)), code,
                            QStringList{m_endpoint.host()} + more);
    error.http = call.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (call.upload && !call.upload->wasRead())
        error.effect = Effect::NothingSent;
    return error;
}

void HttpApiClient::takeClock(const Call &call)
{
    // A Date that anybody on the way could have written is not believed.
    if (m_endpoint.scheme() != QLatin1String("https") && !isLoopback(m_endpoint.host()))
        return;
    const QDateTime theirs = QDateTime::fromString(
        QString::fromLatin1(call.reply->rawHeader("date")).trimmed(), Qt::RFC2822Date);
    if (!theirs.isValid())
        return;
    const milliseconds offset{m_clock.utc().msecsTo(theirs)};
    if (std::chrono::abs(offset) <= clockTolerance)
        m_clockOffset = 0ms;
    else if (std::chrono::abs(offset - m_clockOffset) > clockTolerance)
        m_clockOffset = offset;
}

std::optional<milliseconds> HttpApiClient::retryDelay(const Call &call, const Error &error) const
{
    if (call.isCreate || call.attempt >= m_settings.readTries)
        return std::nullopt;
    const auto is = [&error](const char *code) {
        return error.code == QLatin1String(code);
    };
    // A wrong name, an untrusted certificate and a proxy that says no do not mend themselves within
    // seconds: those are said at once.
    const bool transient = isThrottling(error.code) || error.http >= 500
                           || is(codes::connectionRefused) || is(codes::unreachable)
                           || is(codes::timedOut) || is(codes::connectionCut)
                           || is("InvalidTimeStamp.Expired") || is("SignatureNonceUsed");
    if (!transient)
        return std::nullopt;
    const double jitter = 0.5 + QRandomGenerator::global()->generateDouble();
    const milliseconds grown{qint64(1000.0 * double(1 << (call.attempt - 1)) * jitter)};
    return std::max(std::min(grown, longestWait), error.retryAfter);
}

void HttpApiClient::end(quint64 number, const Result<HttpAnswer> &answer)
{
    const auto held = m_calls.find(number);
    Call &call = *held->second;
    call.inFlight = false;
    --m_inFlight;
    if (call.reply) {
        call.reply->disconnect(this);
        call.reply->deleteLater();
    }
    // Decoding is cheap but for pages, which are decoded once more by the caller only on success.
    const std::optional<Error> error = [&]() -> std::optional<Error> {
        if (!answer)
            return answer.error();
        return errorOf(*answer);
    }();
    call.exchange.code = error ? error->code : QString();
    call.exchange.requestId = error ? error->requestId : QString::fromLatin1(answer->requestId);
    if (m_observer && !call.exchange.action.isEmpty())
        m_observer(call.exchange);
    if (error) {
        if (const std::optional<milliseconds> delay = retryDelay(call, *error)) {
            qCDebug(logWire) << call.action << error->code << "again in" << delay->count() << "ms";
            ++call.attempt;
            call.wait = m_clock.after(*delay, [this, number] {
                m_queue.append(number);
                pump();
            });
            pump();
            return;
        }
    }
    const std::unique_ptr<Call> ended = std::move(held->second);
    m_calls.erase(held);
    // The reply lives on until the event loop turns, and its manager and device with it.
    if (ended->ownNetwork) {
        ended->upload->setParent(ended->ownNetwork.get());
        ended->upload.release()->deleteLater();
        ended->ownNetwork.release()->deleteLater();
    }
    const QPointer<HttpApiClient> self(this);
    ended->ended(answer, *ended);
    if (self)
        pump();
}

void HttpApiClient::abort(quint64 number)
{
    const auto held = m_calls.find(number);
    if (held == m_calls.end())
        return;
    const std::unique_ptr<Call> call = std::move(held->second);
    m_calls.erase(held);
    m_queue.removeAll(number);
    if (call->reply) {
        call->reply->disconnect(this);
        call->reply->abort();
        if (!call->ownNetwork)
            call->reply->deleteLater();
    }
    if (call->inFlight) {
        --m_inFlight;
        QMetaObject::invokeMethod(this, &HttpApiClient::pump, Qt::QueuedConnection);
    }
}

} // namespace regioncast
