#include "api/transport.h"

#include "api/effect.h"

#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

namespace regioncast {

namespace {

bool goesThroughProxy(const QNetworkReply &reply, const QUrl &target)
{
    const QNetworkAccessManager *manager = reply.manager();
    const QNetworkProxy::ProxyType type =
        manager ? proxyFor(*manager, target).type() : QNetworkProxy::NoProxy;
    return type != QNetworkProxy::NoProxy && type != QNetworkProxy::DefaultProxy;
}

} // namespace

std::optional<Error> transportErrorOf(const QNetworkReply &reply, const QUrl &target,
                                      const QString &tlsReason)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto make = [&](ErrorKind kind, const char *code, const QStringList &more = {}) {
        Error error =
            makeError(kind, Effect::MayHaveHappened, code, QStringList{target.host()} + more);
        error.effect = effectOf(error.code);
        error.http = status;
        error.requestId = QString::fromLatin1(reply.rawHeader("x-acs-request-id"));
        error.detail = kind == ErrorKind::Transport ? reply.errorString() : QString();
        return error;
    };
    const QNetworkReply::NetworkError networkError = reply.error();
    if (networkError == QNetworkReply::ProxyAuthenticationRequiredError || status == 407)
        return make(ErrorKind::Transport, codes::proxyAuthentication);
    if (networkError == QNetworkReply::ConnectionRefusedError) {
        return make(ErrorKind::Transport, goesThroughProxy(reply, target)
                                              ? codes::proxyRefused
                                              : codes::connectionRefused);
    }
    if (networkError == QNetworkReply::HostNotFoundError)
        return make(ErrorKind::Transport, codes::nameNotFound);
    if (networkError == QNetworkReply::SslHandshakeFailedError) {
        const QString reason = tlsReason.isEmpty() ? reply.errorString() : tlsReason;
        Error error = make(ErrorKind::Transport, codes::tlsFailed, {reason});
        error.detail = reason;
        return error;
    }
    // Before the cuts: with 307 and 308 the library gives up on a body that cannot be sent again.
    if (status >= 300 && status < 400) {
        const QUrl next = target.resolved(
            QUrl(QString::fromUtf8(reply.rawHeader("location")), QUrl::TolerantMode));
        return make(ErrorKind::Answer, codes::redirected, {QString::number(status), next.host()});
    }
    if (networkError == QNetworkReply::RemoteHostClosedError
        || networkError == QNetworkReply::ContentReSendError) {
        return make(ErrorKind::Transport, codes::connectionCut);
    }
    if (networkError >= QNetworkReply::ProxyConnectionRefusedError
        && networkError <= QNetworkReply::UnknownProxyError) {
        return make(ErrorKind::Transport, codes::proxyRefused);
    }
    const bool ofTheNetwork = networkError != QNetworkReply::NoError
                              && networkError <= QNetworkReply::UnknownNetworkError;
    if (ofTheNetwork && status != 0)
        return make(ErrorKind::Transport, codes::connectionCut);
    if (ofTheNetwork) {
        // A proxy that refuses a tunnel ends as UnknownNetworkError, told apart by its text alone.
        return make(ErrorKind::Transport, networkError == QNetworkReply::UnknownNetworkError
                                                  && goesThroughProxy(reply, target)
                                              ? codes::proxyRefused
                                              : codes::unreachable);
    }
    // ProtocolInvalidOperationError, between the two, is merely the library's word for 400.
    const bool notHttp = networkError == QNetworkReply::ProtocolUnknownError
                         || networkError == QNetworkReply::ProtocolFailure;
    if (status == 0 || notHttp) {
        return make(ErrorKind::Answer, codes::unexpectedAnswer,
                    {QString::number(status), QStringLiteral("not HTTP")});
    }
    return std::nullopt;
}

QNetworkProxy proxyFor(const QNetworkAccessManager &network, const QUrl &url)
{
    const QNetworkProxyQuery query(url);
    if (QNetworkProxyFactory *factory = network.proxyFactory())
        return factory->queryProxy(query).value(0);
    if (network.proxy().type() == QNetworkProxy::DefaultProxy)
        return QNetworkProxyFactory::proxyForQuery(query).value(0);
    return network.proxy();
}

QByteArray hostOf(const QUrl &endpoint)
{
    const bool tls = endpoint.scheme() == QLatin1String("https");
    QByteArray host = endpoint.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int usual = tls ? 443 : 80;
    const int port = endpoint.port(usual);
    return port == usual ? host : host + ':' + QByteArray::number(port);
}

QDateTime httpDate(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

} // namespace regioncast
