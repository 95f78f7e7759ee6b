#include "api/httpapiclient.h"

#include "api/effect.h"
#include "api/signer.h"
#include "api/transport.h"
#include "api/uploadonce.h"
#include "support/log.h"

#include <QAuthenticator>
#include <QCoreApplication>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace regioncast {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace {

constexpr int maxTries = 5;
constexpr milliseconds firstWait = 1s;
constexpr milliseconds longestWait = 60s;
/// A service that asks for more is not believed.
constexpr milliseconds longestAskedWait = 5min;
/// The Date header has whole seconds; smaller differences mean nothing.
constexpr milliseconds clockTolerance = 2s;
constexpr qsizetype answerBytesKept = 4096;
/// Bytes of an answer that Qt holds before it leaves the rest with the sender.
constexpr qint64 readBuffer = qint64{1024} * 1024;

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

std::optional<Error> endpointError(const QUrl &endpoint)
{
    const auto local = [&endpoint](const char *code) {
        return makeError(ErrorKind::Local, Effect::NothingSent, code, {endpoint.toString()});
    };
    const bool bare = endpoint.userInfo().isEmpty() && !endpoint.hasQuery()
                      && !endpoint.hasFragment()
                      && (endpoint.path().isEmpty() || endpoint.path() == QLatin1String("/"));
    const QString scheme = endpoint.scheme();
    if (!endpoint.isValid() || endpoint.host().isEmpty() || !bare
        || (scheme != QLatin1String("https") && scheme != QLatin1String("http"))) {
        return local(codes::badEndpoint);
    }
    if (scheme == QLatin1String("http") && !isLoopback(endpoint.host()))
        return local(codes::insecureEndpoint);
    return std::nullopt;
}

/// Whether the sentence for this code names the key; the answer does not repeat it.
bool namesKey(const QString &code)
{
    return code.startsWith(QLatin1String("InvalidAccessKeyId"))
           || code == QLatin1String("SignatureDoesNotMatch")
           || code == QLatin1String("Forbidden.AccessKeyDisabled");
}

} // namespace

/// What must not be seen in anything that is kept or shown, whoever repeats it.
class HttpApiClient::Secrets
{
public:
    Secrets() = default;
    Secrets(const Credentials &credentials, const QByteArray &signature)
        : m_shortKeyId(credentials.shortKeyId())
        , m_keyId(credentials.keyId)
        , m_texts{QString::fromUtf8(credentials.secret),
                  QString::fromUtf8(credentials.securityToken), QString::fromLatin1(signature)}
    {
        // As they stand in JSON and in a form, if they stand there.
        for (const QByteArray &text : {credentials.secret, credentials.securityToken}) {
            m_texts.append(QString::fromLatin1(percentEncode(QString::fromUtf8(text))));
            m_texts.append(
                QString::fromUtf8(text).replace(QLatin1Char('/'), QStringLiteral("\\/")));
        }
    }

    /// The bytes of an answer, of whatever encoding.
    [[nodiscard]] QByteArray without(QByteArray bytes) const
    {
        for (const QString &secret : m_texts) {
            if (!secret.isEmpty())
                bytes.replace(secret.toUtf8(), "…");
        }
        if (m_keyId.size() > 8)
            bytes.replace(m_keyId.toUtf8(), m_shortKeyId.toUtf8());
        return bytes;
    }

    /// Empty for a request that was never signed.
    [[nodiscard]] const QString &shortKeyId() const { return m_shortKeyId; }

    [[nodiscard]] QString without(const QString &text) const
    {
        return QString::fromUtf8(without(text.toUtf8()));
    }

private:
    QString m_shortKeyId;
    QString m_keyId;
    QStringList m_texts;
};

/// One call, from its beginning to its callback, over all its tries.
struct HttpApiClient::Work
{
    enum class Cut { No, Deadline, TooLarge };

    QByteArray action;
    Parameters query;
    std::optional<QByteArray> body;
    bool create = false;
    /// Takes the answer; the value stays with `done`. Gives the request id of a success.
    std::function<Result<QString>(const HttpAnswer &)> decode;
    std::function<void(const std::optional<Error> &, const Work &)> done;

    int attempt = 0;
    bool inFlight = false;
    bool hasEnded = false;
    Pending asking;       ///< for credentials
    Pending deadline;     ///< of this try
    Pending connectLimit; ///< of its way to the service
    Pending waiting;      ///< between tries
    QPointer<QNetworkReply> reply;
    QPointer<QNetworkAccessManager> ownManager; ///< of a create call
    QPointer<UploadOnce> upload;                ///< of a create call

    Cut cut = Cut::No;
    QByteArray received;
    QString tlsReason;
    milliseconds limit{0}; ///< that cut it
    milliseconds offsetUsed{0};
    milliseconds startedAt{0};
    QDateTime signedAt;
    Credentials credentials; ///< of this try
    bool renewed = false;    ///< tried again with other credentials
    bool mayRenew = false;
    Secrets secrets;
    Exchange exchange;
};

HttpApiClient::HttpApiClient(QNetworkAccessManager &network, const QUrl &endpoint,
                             CredentialSource &credentials, Clock &clock,
                             const HttpSettings &settings, QObject *parent)
    : QObject(parent)
    , m_network(&network)
    , m_endpoint(endpoint)
    , m_credentials(credentials)
    , m_clock(clock)
    , m_turn(new QTimer(QCoreApplication::instance()))
{
    use(network, settings);
    m_turn->setInterval(0);
    connect(m_turn, &QTimer::timeout, this, [this] {
        const WorkPtr work = m_arrived.takeFirst();
        if (m_arrived.isEmpty())
            m_turn->stop();
        answered(work);
    });
}

HttpApiClient::~HttpApiClient()
{
    const QList<WorkPtr> works = std::exchange(m_works, {});
    m_queue.clear();
    m_turn->disconnect(this);
    m_turn->deleteLater();
    for (const WorkPtr &work : works)
        abandon(work);
}

void HttpApiClient::use(QNetworkAccessManager &network, const HttpSettings &settings)
{
    m_network = &network;
    m_settings = settings;
    m_endpointError = settings.refusal ? settings.refusal : endpointError(m_endpoint);
    m_tls.reset();
    if (!settings.authorities.isEmpty()) {
        m_tls = std::make_unique<QSslConfiguration>(QSslConfiguration::defaultConfiguration());
        m_tls->addCaCertificates(QSslCertificate::fromData(settings.authorities, QSsl::Pem));
    }
}

void HttpApiClient::observe(std::function<void(const Exchange &)> observer)
{
    m_observer = std::move(observer);
}

Pending HttpApiClient::listImages(const ListImageQuery &query, Done<ImagePage> done)
{
    return read<ImagePage>("ListImage", queryOf(query), encodeSorted(bodyOf(query)),
                           &decodeImagePage, std::move(done));
}

Pending HttpApiClient::listRegions(const ListRegionsQuery &query, Done<RegionList> done)
{
    return read<RegionList>("ListRegions", queryOf(query), std::nullopt, &decodeRegionList,
                            std::move(done));
}

void HttpApiClient::startTask(const StartTaskRequest &request,
                              std::function<void(StartTaskOutcome)> done)
{
    const auto result = std::make_shared<Result<StartTaskAnswer>>();
    const auto work = std::make_shared<Work>();
    work->action = "StartTaskForDistributeImage";
    work->exchange.action = QString::fromLatin1(work->action);
    work->body = encodeSorted(bodyOf(request));
    work->create = true;
    work->decode = [result](const HttpAnswer &answer) {
        *result = decodeStartTask(answer);
        return result->map([](const auto &value) { return value.requestId; });
    };
    work->done = [this, result, done = std::move(done)](const std::optional<Error> &error,
                                                        const Work &ended) {
        StartTaskOutcome outcome;
        if (error)
            outcome.result = fail(*error);
        else
            outcome.result = *result;
        outcome.exchange = ended.exchange;
        outcome.signedAt = ended.signedAt;
        outcome.endedAt = m_clock.utc();
        done(outcome);
    };
    enqueue(work);
}

template<class T>
Pending HttpApiClient::read(const char *action, const Parameters &query,
                            const std::optional<QByteArray> &body,
                            Result<T> (*decode)(const HttpAnswer &), Done<T> done)
{
    const auto result = std::make_shared<Result<T>>();
    const auto work = std::make_shared<Work>();
    work->action = action;
    work->query = query;
    work->body = body;
    work->decode = [result, decode](const HttpAnswer &answer) {
        *result = decode(answer);
        return result->map([](const auto &value) { return value.requestId; });
    };
    work->done = [result, done = std::move(done)](const std::optional<Error> &error, const Work &) {
        if (error)
            done(fail(*error));
        else
            done(std::move(*result));
    };
    enqueue(work);
    return Pending([client = QPointer<HttpApiClient>(this), weak = std::weak_ptr<Work>(work)] {
        const WorkPtr held = weak.lock();
        if (client && held && !held->hasEnded) {
            client->abandon(held);
            client->startNext();
        }
    });
}

void HttpApiClient::enqueue(const WorkPtr &work)
{
    if (!m_works.contains(work))
        m_works.append(work);
    m_queue.append(work);
    startNext();
}

void HttpApiClient::startNext()
{
    while (m_inFlight < m_settings.maxInFlight && !m_queue.isEmpty()) {
        const WorkPtr work = m_queue.takeFirst();
        work->inFlight = true;
        ++m_inFlight;
        ++work->attempt;
        if (m_endpointError) {
            QMetaObject::invokeMethod(
                this,
                [this, work] {
                    if (!work->hasEnded)
                        conclude(work, m_endpointError);
                },
                Qt::QueuedConnection);
            continue;
        }
        work->asking = m_credentials.get([this, work](const Result<Credentials> &credentials) {
            if (work->hasEnded)
                return;
            if (!credentials) {
                conclude(work, credentials.error());
            } else if (credentials->isEmpty()) {
                conclude(work,
                         makeError(ErrorKind::Local, Effect::NothingSent, codes::noCredentials));
            } else {
                send(work, *credentials);
            }
        });
    }
}

void HttpApiClient::send(const WorkPtr &work, const Credentials &credentials)
{
    Call call;
    call.host = hostOf(m_endpoint);
    call.action = work->action;
    call.signedAt = m_clock.utc().addMSecs(m_offset.count());
    call.nonce = newNonce();
    call.query = work->query;
    call.body = work->body;
    const Signature signature = sign(call, credentials);

    QUrl url = m_endpoint;
    url.setPath(QStringLiteral("/"));
    if (!signature.canonicalQuery.isEmpty())
        url.setQuery(QString::fromLatin1(signature.canonicalQuery), QUrl::StrictMode);

    Headers headers = headersOf(call, credentials);
    headers.emplace_back("accept", "application/json");
    // Nothing is to be decompressed here: a small answer cannot become a huge one.
    headers.emplace_back("accept-encoding", "identity");
    headers.emplace_back("accept-language", "en");
    headers.emplace_back("user-agent", "Regioncast/" REGIONCAST_VERSION);
    const QByteArray body = work->body.value_or(QByteArray());
    headers.emplace_back("content-length", QByteArray::number(body.size()));
    if (work->create)
        headers.emplace_back("connection", "close");

    QNetworkRequest request(url);
    for (const auto &[name, value] : std::as_const(headers))
        request.setRawHeader(name, value);
    request.setRawHeader("authorization", signature.authorization);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    if (m_tls)
        request.setSslConfiguration(*m_tls);

    work->cut = Work::Cut::No;
    work->received.clear();
    work->tlsReason.clear();
    work->offsetUsed = m_offset;
    work->startedAt = m_clock.monotonic();
    work->signedAt = fromAcsDate(acsDate(call.signedAt));
    work->credentials = credentials;
    work->secrets = Secrets(credentials, signature.signature);
    Exchange exchange;
    exchange.action = QString::fromLatin1(work->action);
    exchange.endpoint = m_endpoint.toString(QUrl::RemovePath);
    exchange.startedAt = m_clock.utc();
    exchange.attempt = work->attempt;
    QByteArray text =
        "POST " + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) + " HTTP/1.1\n";
    for (const auto &[name, value] : std::as_const(headers))
        text += name + ": " + value + '\n';
    text += "authorization: " + signature.authorization + "\n\n" + body;
    exchange.request = work->secrets.without(QString::fromUtf8(text));
    work->exchange = exchange;

    QNetworkReply *reply = nullptr;
    if (work->create) {
        auto *manager = new QNetworkAccessManager(this);
        manager->setProxy(proxyFor(*m_network, url));
        connect(manager, &QNetworkAccessManager::proxyAuthenticationRequired, m_network,
                &QNetworkAccessManager::proxyAuthenticationRequired);
        work->ownManager = manager;
        work->upload = new UploadOnce(body, manager);
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        reply = manager->post(request, work->upload);
    } else {
        // As a custom verb, because post() would add a Content-Type that is not signed.
        reply = m_network->sendCustomRequest(request, "POST", body);
    }
    watch(work, reply);
}

void HttpApiClient::watch(const WorkPtr &work, QNetworkReply *reply)
{
    work->reply = reply;
    const milliseconds limit = work->create ? m_settings.createDeadline : m_settings.readDeadline;
    const auto cutAt = [this, work](milliseconds late) {
        return m_clock.afterReal(late, [work, late] {
            work->cut = Work::Cut::Deadline;
            work->limit = late;
            if (work->reply)
                work->reply->abort();
        });
    };
    work->deadline = cutAt(limit);
    // Qt 6.4 tells that a connection is being made, but not each time that it was: of TLS it does,
    // and plain HTTP does not leave this computer.
    if (m_settings.connectDeadline < limit && m_endpoint.scheme() == QLatin1String("https")) {
        const auto connected = [work] {
            work->connectLimit.reset();
        };
        connect(reply, &QNetworkReply::socketStartedConnecting, this,
                [this, work, cutAt] { work->connectLimit = cutAt(m_settings.connectDeadline); });
        connect(reply, &QNetworkReply::encrypted, this, connected);
        connect(reply, &QNetworkReply::requestSent, this, connected);
        connect(reply, &QNetworkReply::metaDataChanged, this, connected);
    }
    const auto takeBody = [this, work, reply] {
        if (work->cut != Work::Cut::No)
            return;
        const qint64 announced = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        work->received += reply->readAll();
        if (std::max(announced, qint64(work->received.size())) > m_settings.maxBody) {
            work->cut = Work::Cut::TooLarge;
            reply->abort();
        }
    };
    // Else Qt's network thread reads on without end while the signals wait their turn here. Qt 6.4
    // begins the request in the next turn of the event loop and forgets what was set before.
    QMetaObject::invokeMethod(
        reply, [reply] { reply->setReadBufferSize(readBuffer); }, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::metaDataChanged, this, takeBody);
    connect(reply, &QNetworkReply::readyRead, this, takeBody);
    connect(reply, &QNetworkReply::sslErrors, this, [work](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            work->tlsReason = errors.first().errorString();
    });
    connect(reply, &QNetworkReply::finished, this, [this, work] { arrived(work); });
}

/// Answers that come together, as pages do, are taken in one by one, with what the window has to do
/// in between.
void HttpApiClient::arrived(const WorkPtr &work)
{
    work->deadline.reset();
    work->connectLimit.reset();
    work->exchange.duration = m_clock.monotonic() - work->startedAt;
    m_arrived.append(work);
    m_turn->start();
}

void HttpApiClient::answered(const WorkPtr &work)
{
    QNetworkReply *reply = work->reply;
    if (!reply || work->hasEnded)
        return;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (work->cut == Work::Cut::No && reply->isOpen())
        work->received += reply->readAll();
    learnClock(reply->rawHeader("date"));
    // Before anything is read from it: whoever answers may repeat what it was sent, in any field.
    const QByteArray body = work->secrets.without(work->received);

    Exchange &exchange = work->exchange;
    exchange.http = status;
    exchange.bytesReceived = work->received.size();
    if (status != 0) {
        QByteArray text =
            "HTTP/1.1 " + QByteArray::number(status) + ' '
            + reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray() + '\n';
        for (const auto &[name, value] : reply->rawHeaderPairs()) {
            const bool cookie = name.compare("set-cookie", Qt::CaseInsensitive) == 0;
            text += name + ": " + (cookie ? QByteArray("…") : value) + '\n';
        }
        exchange.answer = work->secrets.without(QString::fromUtf8(text)) + QLatin1Char('\n')
                          + QString::fromUtf8(body.left(answerBytesKept));
    }

    std::optional<Error> error = transportError(*work);
    if (!error) {
        HttpAnswer answer;
        answer.status = status;
        answer.contentType = reply->rawHeader("content-type");
        answer.requestId = work->secrets.without(reply->rawHeader("x-acs-request-id"));
        answer.retryAfter =
            std::clamp(milliseconds{reply->rawHeader("x-acs-retry-after").trimmed().toLongLong()},
                       milliseconds{0}, longestAskedWait);
        answer.body = body;
        answer.host = m_endpoint.host();
        const Result<QString> decoded = work->decode(answer);
        if (decoded)
            exchange.requestId = *decoded;
        else
            error = decoded.error();
    }
    ended(work, error);
}

/// The error of the way to the service or of HTTP itself; nullopt when there is a whole answer to
/// be read.
std::optional<Error> HttpApiClient::transportError(const Work &work) const
{
    const QNetworkReply &reply = *work.reply;
    const QString host = m_endpoint.host();
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto make = [&](ErrorKind kind, const char *code, const QStringList &more = {}) {
        Error error = makeError(kind, Effect::MayHaveHappened, code, QStringList{host} + more);
        error.effect = effectOf(error.code);
        error.http = status;
        error.requestId = QString::fromLatin1(reply.rawHeader("x-acs-request-id"));
        error.detail = kind == ErrorKind::Transport ? reply.errorString() : QString();
        return error;
    };
    switch (work.cut) {
    case Work::Cut::Deadline: {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(work.limit);
        return make(ErrorKind::Transport, codes::timedOut, {QString::number(seconds.count())});
    }
    case Work::Cut::TooLarge:
        return make(ErrorKind::Answer, codes::answerTooLarge,
                    {QString::number(status), QString::number(m_settings.maxBody / 1024 / 1024)});
    case Work::Cut::No:
        break;
    }

    return transportErrorOf(reply, m_endpoint, work.tlsReason);
}

void HttpApiClient::learnClock(const QByteArray &date)
{
    const bool trusted =
        m_endpoint.scheme() == QLatin1String("https") || isLoopback(m_endpoint.host());
    const QDateTime service = httpDate(date);
    if (!trusted || !service.isValid())
        return;
    // Half a second stands for the fraction that the header leaves out.
    const milliseconds seen{m_clock.utc().msecsTo(service) + 500};
    if (std::chrono::abs(seen - m_offset) > clockTolerance)
        m_offset = seen;
}

void HttpApiClient::ended(const WorkPtr &work, std::optional<Error> error)
{
    if (error) {
        // A body of which nothing was handed out cannot have done anything.
        if (work->upload && !work->body->isEmpty() && work->upload->given() == 0
            && error->effect == Effect::MayHaveHappened) {
            error->effect = Effect::NothingSent;
        } else if (work->upload && work->upload->given() > 0
                   && error->kind == ErrorKind::Transport) {
            error->effect = Effect::MayHaveHappened;
        }
        error->serverMessage = work->secrets.without(error->serverMessage);
        error->detail = work->secrets.without(error->detail);
        error->requestId = work->secrets.without(error->requestId);
        for (QString &argument : error->args)
            argument = work->secrets.without(argument);
        // A temporary key whose time is over is not always called that. Whatever it is called, a
        // request is looked at only when its key is known.
        const bool isOver = error->code == QLatin1String("InvalidSecurityToken.Expired")
                            || (error->code == QLatin1String("InvalidAccessKeyId.NotFound")
                                && !work->credentials.securityToken.isEmpty());
        if (isOver) {
            error->effect = Effect::RefusedBeforeService;
            work->mayRenew = m_credentials.end(work->credentials);
        }
        if (namesKey(error->code) && !work->secrets.shortKeyId().isEmpty())
            error->args = {work->secrets.shortKeyId()};
        work->exchange.code = error->code;
        work->exchange.requestId = error->requestId;
    }
    release(*work);
    qCDebug(logWire) << work->exchange.action << "try" << work->attempt << "HTTP"
                     << work->exchange.http << work->exchange.code << work->exchange.requestId
                     << work->exchange.duration.count() << "ms";
    const QPointer<HttpApiClient> alive(this);
    if (m_observer)
        m_observer(work->exchange);
    if (!alive || work->hasEnded)
        return;
    const std::optional<milliseconds> wait = error ? retryIn(*work, *error) : std::nullopt;
    if (wait) {
        work->renewed = work->renewed || std::exchange(work->mayRenew, false);
        work->waiting = m_clock.after(*wait, [this, work] { enqueue(work); });
        startNext();
    } else {
        conclude(work, error);
    }
}

/// When a read is to be tried again; nullopt = not.
std::optional<milliseconds> HttpApiClient::retryIn(const Work &work, const Error &error) const
{
    if (work.create || work.attempt >= maxTries)
        return std::nullopt;
    // The network layer itself may have sent a request twice: a new nonce is all it takes.
    if (error.code == QLatin1String("SignatureNonceUsed"))
        return 0ms;
    if (work.mayRenew)
        return work.renewed ? std::nullopt : std::optional(0ms);
    if (error.code == QLatin1String("InvalidTimeStamp.Expired"))
        return work.offsetUsed != m_offset ? std::optional(0ms) : std::nullopt;
    const bool ofTheWay = error.kind == ErrorKind::Transport
                          && error.code != QLatin1String(codes::tlsFailed)
                          && error.code != QLatin1String(codes::proxyAuthentication);
    // Who is throttled stays quiet for longer than a call may take: that is the caller's to do.
    if (isThrottling(error.code) || (!ofTheWay && error.http != 429 && error.http < 500))
        return std::nullopt;
    const milliseconds doubled{qint64(double(firstWait.count()) * std::pow(2, work.attempt - 1))};
    const milliseconds grown = m_clock.scattered(doubled, 0.5);
    return std::max(std::min(grown, longestWait), error.retryAfter);
}

void HttpApiClient::conclude(const WorkPtr &work, const std::optional<Error> &error)
{
    release(*work);
    work->hasEnded = true;
    m_works.removeOne(work);
    startNext();
    // Last, because the callback may destroy this client.
    const auto done = std::move(work->done);
    done(error, *work);
}

/// Ends a call without its callback.
void HttpApiClient::abandon(const WorkPtr &work)
{
    work->hasEnded = true;
    work->asking.reset();
    work->waiting.reset();
    m_works.removeOne(work);
    m_queue.removeOne(work);
    release(*work);
}

/// Gives up what a try holds: its turn, its reply, its deadline.
void HttpApiClient::release(Work &work)
{
    work.deadline.reset();
    work.connectLimit.reset();
    if (QNetworkReply *reply = work.reply) {
        disconnect(reply, nullptr, this, nullptr);
        reply->abort();
        reply->deleteLater();
        work.reply = nullptr;
    }
    if (work.ownManager) {
        work.ownManager->deleteLater();
        work.ownManager = nullptr;
    }
    if (work.inFlight) {
        work.inFlight = false;
        --m_inFlight;
    }
}

} // namespace regioncast
