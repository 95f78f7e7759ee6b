#pragma once

#include "support/testdata.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <utility>

namespace regioncast::test {

/// A request as it stood on the wire.
struct RawRequest
{
    QByteArray firstLine;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names as they were written
    QByteArray body;
    int connection = 0; ///< from 1

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const auto &[n, value] : headers) {
            if (n.toLower() == name)
                return value;
        }
        return {};
    }
    [[nodiscard]] bool has(const QByteArray &name) const
    {
        for (const auto &[n, value] : headers) {
            if (n.toLower() == name)
                return true;
        }
        return false;
    }
};

/// What the server does with a request.
struct RawAnswer
{
    enum class Then { KeepOpen, Close, Reset };
    QByteArray bytes;
    Then then = Then::KeepOpen;
    bool hold = false; ///< wait for RawServer::release()
    int dripEvery = 0; ///< milliseconds between single bytes; 0 = all at once

    /// A whole answer. `headers` are full lines ending with CRLF.
    static RawAnswer of(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        return {"HTTP/1.1 " + QByteArray::number(status)
                + " Word\r\nContent-Type: " + "application/json;charset=utf-8\r\n" + headers
                + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body};
    }
    /// Closes the connection without a word.
    static RawAnswer cut() { return {{}, Then::Close}; }
    static RawAnswer reset() { return {{}, Then::Reset}; }
    /// Closes it in the middle of the body.
    static RawAnswer cutBody(const QByteArray &half)
    {
        return {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + QByteArray::number(half.size() * 2) + "\r\n\r\n" + half,
                Then::Close};
    }
    /// Never answers, or not before RawServer::release().
    static RawAnswer held(const RawAnswer &later)
    {
        RawAnswer answer = later;
        answer.hold = true;
        return answer;
    }
};

/// A server on 127.0.0.1 that does with each request what the test says, down to the single byte.
class RawServer final : public QObject
{
    Q_DISABLE_COPY_MOVE(RawServer)

public:
    enum class Kind { Plain, Tls };

    explicit RawServer(Kind kind = Kind::Plain)
    {
        if (kind == Kind::Tls) {
            auto server = std::make_unique<QSslServer>();
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.setLocalCertificate(QSslCertificate(certificate(), QSsl::Pem));
            tls.setPrivateKey(QSslKey(file("loopback.key"), QSsl::Ec));
            server->setSslConfiguration(tls);
            m_server = std::move(server);
            m_url.setScheme(QStringLiteral("https"));
        } else {
            m_server = std::make_unique<QTcpServer>();
            m_url.setScheme(QStringLiteral("http"));
        }
        connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this,
                [this] { accept(); });
        m_server->listen(QHostAddress::LocalHost);
        m_url.setHost(QStringLiteral("127.0.0.1"));
        m_url.setPort(m_server->serverPort());
    }
    ~RawServer() override
    {
        for (QTcpSocket *socket : std::as_const(m_sockets)) {
            socket->disconnect(this);
            socket->abort();
        }
    }

    /// Decides; `number` counts requests from 1. Without it everything is held for ever.
    std::function<RawAnswer(const RawRequest &, int number)> onRequest;

    QList<RawRequest> requests; ///< complete with their bodies
    int connections = 0;
    QByteArray unfinished; ///< bytes of a request that did not become complete

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] static QByteArray certificate() { return file("loopback.crt"); }
    [[nodiscard]] int heldCount() const { return int(m_held.size()); }

    /// Answers the oldest request that is held.
    void release()
    {
        const auto [socket, answer] = m_held.takeFirst();
        give(socket, answer);
    }

private:
    static QByteArray file(const char *name)
    {
        return dataFile(QStringLiteral("tls/") + QLatin1String(name));
    }

    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            m_sockets.append(socket);
            const int number = ++connections;
            const auto buffer = std::make_shared<QByteArray>();
            const auto read = [this, socket, number, buffer] {
                buffer->append(socket->readAll());
                take(socket, number, *buffer);
            };
            connect(socket, &QTcpSocket::readyRead, this, read);
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_sockets.removeOne(socket);
                m_held.removeIf([socket](const auto &held) { return held.first == socket; });
                socket->deleteLater();
            });
            read();
        }
    }

    void take(QTcpSocket *socket, int connection, QByteArray &buffer)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        unfinished = buffer;
        if (end < 0)
            return;
        RawRequest request;
        request.connection = connection;
        QList<QByteArray> lines = buffer.first(end).split('\n');
        request.firstLine = lines.takeFirst().trimmed();
        for (const QByteArray &line : std::as_const(lines)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.emplace_back(line.first(colon), line.sliced(colon + 1).trimmed());
        }
        const qsizetype length = request.header("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        request.body = buffer.sliced(end + 4, length);
        buffer.remove(0, end + 4 + length);
        unfinished = buffer;
        requests.append(request);
        const RawAnswer answer =
            onRequest ? onRequest(request, int(requests.size())) : RawAnswer::held({});
        if (answer.hold)
            m_held.append({socket, answer});
        else
            give(socket, answer);
    }

    void give(QTcpSocket *socket, const RawAnswer &answer)
    {
        if (answer.dripEvery > 0) {
            auto *timer = new QTimer(socket);
            const auto rest = std::make_shared<QByteArray>(answer.bytes);
            connect(timer, &QTimer::timeout, socket, [timer, socket, rest] {
                socket->write(rest->first(1));
                rest->remove(0, 1);
                if (rest->isEmpty())
                    timer->stop();
            });
            timer->start(answer.dripEvery);
            return;
        }
        socket->write(answer.bytes);
        switch (answer.then) {
        case RawAnswer::Then::KeepOpen:
            break;
        case RawAnswer::Then::Close:
            socket->disconnectFromHost();
            break;
        case RawAnswer::Then::Reset:
            socket->abort();
            break;
        }
    }

    std::unique_ptr<QTcpServer> m_server;
    QUrl m_url;
    QList<QTcpSocket *> m_sockets;
    QList<std::pair<QTcpSocket *, RawAnswer>> m_held;
};

} // namespace regioncast::test
