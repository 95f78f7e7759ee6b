#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace regioncast::test {

/// A proxy on 127.0.0.1 that leads every name to this computer: HTTP (CONNECT only) or SOCKS5, with
/// or without a password.
class TestProxy final : public QObject
{
    Q_DISABLE_COPY_MOVE(TestProxy)

public:
    enum class Kind { Http, Socks5 };

    explicit TestProxy(Kind kind, const QByteArray &user = {}, const QByteArray &password = {})
        : m_kind(kind)
        , m_user(user)
        , m_password(password)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                accept(socket);
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    QStringList targets; ///< `host:port` that was led on to
    int refusals = 0;    ///< of passwords that were wrong
    int challenges = 0;  ///< of requests without one

private:
    enum class Phase { Greeting, Password, Request, Through };
    struct Line
    {
        QByteArray buffer;
        Phase phase = Phase::Greeting;
    };

    void accept(QTcpSocket *client)
    {
        const auto line = std::make_shared<Line>();
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, this, [this, client, line] {
            if (line->phase == Phase::Through)
                return;
            line->buffer += client->readAll();
            if (m_kind == Kind::Http)
                takeHttp(client, line);
            else
                takeSocks(client, line);
        });
    }

    void takeHttp(QTcpSocket *client, const std::shared_ptr<Line> &line)
    {
        const qsizetype end = line->buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = line->buffer.first(end);
        line->buffer.remove(0, end + 4);
        const QByteArray target = head.split(' ').value(1);
        if (!m_user.isEmpty()) {
            const QByteArray wanted = "basic " + (m_user + ':' + m_password).toBase64();
            const qsizetype at = head.toLower().indexOf("\r\nproxy-authorization:");
            const QByteArray given =
                at < 0 ? QByteArray() : head.sliced(at + 22).split('\r').value(0).trimmed();
            if (given.toLower() != wanted.toLower()) {
                ++(given.isEmpty() ? challenges : refusals);
                client->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                              "Proxy-Authenticate: Basic realm=\"test\"\r\n"
                              "Content-Length: 0\r\n\r\n");
                return;
            }
        }
        const qsizetype colon = target.lastIndexOf(':');
        lead(client, line, target.first(colon), target.sliced(colon + 1).toUShort(),
             "HTTP/1.1 200 Connection established\r\n\r\n", "HTTP/1.1 502 Bad Gateway\r\n\r\n");
    }

    void takeSocks(QTcpSocket *client, const std::shared_ptr<Line> &line)
    {
        QByteArray &buffer = line->buffer;
        const auto byte = [&buffer](qsizetype i) {
            return int(quint8(buffer.at(i)));
        };
        if (line->phase == Phase::Greeting) {
            if (buffer.size() < 2 || buffer.size() < 2 + byte(1))
                return;
            const char method = m_user.isEmpty() ? '\x00' : '\x02';
            const bool offered = buffer.sliced(2, byte(1)).contains(method);
            buffer.remove(0, 2 + byte(1));
            client->write(QByteArray("\x05") + (offered ? method : '\xff'));
            if (!offered) {
                ++challenges;
                client->disconnectFromHost();
                return;
            }
            line->phase = m_user.isEmpty() ? Phase::Request : Phase::Password;
        }
        if (line->phase == Phase::Password) {
            if (buffer.size() < 2 || buffer.size() < 3 + byte(1)
                || buffer.size() < 3 + byte(1) + byte(2 + byte(1))) {
                return;
            }
            const QByteArray user = buffer.sliced(2, byte(1));
            const QByteArray password = buffer.sliced(3 + byte(1), byte(2 + byte(1)));
            buffer.remove(0, 3 + user.size() + password.size());
            const bool good = user == m_user && password == m_password;
            client->write(QByteArray("\x01") + (good ? '\x00' : '\x01'));
            if (!good) {
                ++refusals;
                client->disconnectFromHost();
                return;
            }
            line->phase = Phase::Request;
        }
        if (buffer.size() < 7)
            return;
        const int kind = byte(3);
        const qsizetype length = kind == 1 ? 4 : kind == 4 ? 16 : 1 + byte(4);
        if (buffer.size() < 4 + length + 2)
            return;
        QByteArray host = kind == 3 ? buffer.sliced(5, length - 1) : QByteArrayLiteral("127.0.0.1");
        const auto port = quint16(byte(4 + length) * 256 + byte(5 + length));
        buffer.remove(0, 6 + length);
        lead(client, line, host, port, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10),
             QByteArray("\x05\x05\x00\x01\x00\x00\x00\x00\x00\x00", 10));
    }

    void lead(QTcpSocket *client, const std::shared_ptr<Line> &line, const QByteArray &host,
              quint16 port, const QByteArray &good, const QByteArray &bad)
    {
        line->phase = Phase::Through;
        targets.append(QString::fromLatin1(host + ':' + QByteArray::number(port)));
        auto *service = new QTcpSocket(client);
        service->setProxy(QNetworkProxy::NoProxy);
        const QPointer<QTcpSocket> from(client);
        connect(service, &QTcpSocket::connected, client, [client, service, line, good] {
            client->write(good);
            service->write(line->buffer);
            const auto pass = [client, service] {
                service->write(client->readAll());
            };
            connect(client, &QTcpSocket::readyRead, service, pass);
            pass();
        });
        connect(service, &QTcpSocket::readyRead, client,
                [client, service] { client->write(service->readAll()); });
        connect(service, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(service, &QTcpSocket::errorOccurred, client,
                [client, bad](QAbstractSocket::SocketError what) {
                    if (what == QAbstractSocket::ConnectionRefusedError)
                        client->write(bad);
                    client->disconnectFromHost();
                });
        connect(client, &QTcpSocket::disconnected, service, &QTcpSocket::abort);
        service->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    Kind m_kind;
    QByteArray m_user;
    QByteArray m_password;
    QTcpServer m_server;
};

} // namespace regioncast::test
