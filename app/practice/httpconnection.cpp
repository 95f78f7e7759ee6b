#include "practice/httpconnection.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>

#include <algorithm>

namespace regioncast {

namespace {

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return QByteArrayLiteral("OK");
    case 400:
        return QByteArrayLiteral("Bad Request");
    case 403:
        return QByteArrayLiteral("Forbidden");
    case 404:
        return QByteArrayLiteral("Not Found");
    case 413:
        return QByteArrayLiteral("Content Too Large");
    case 431:
        return QByteArrayLiteral("Request Header Fields Too Large");
    case 500:
        return QByteArrayLiteral("Internal Server Error");
    case 501:
        return QByteArrayLiteral("Not Implemented");
    case 503:
        return QByteArrayLiteral("Service Unavailable");
    default:
        return QByteArrayLiteral("Answer");
    }
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, Handler handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(std::move(handler))
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &QObject::deleteLater);
    onReadyRead(); // a TLS socket may have bytes already
}

void HttpConnection::onReadyRead()
{
    m_buffer += m_socket->readAll();
    while (!m_closing) {
        if (!m_incoming && !takeHead())
            break;
        if (!takeBody())
            break;
        const Incoming incoming = *std::exchange(m_incoming, std::nullopt);
        write(m_handler(incoming.request), incoming.keepAlive);
    }
    if (m_closing)
        m_buffer.clear();
}

bool HttpConnection::takeHead()
{
    // Empty lines before a request are to be skipped (RFC 9112, 2.2).
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0 || end > maxHead) {
        if (m_buffer.size() > maxHead)
            refuse(431);
        return false;
    }
    const QList<QByteArray> lines = m_buffer.left(end).split('\n');
    m_buffer.remove(0, end + 4);
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    if (first.size() != 3 || !first.at(2).startsWith("HTTP/1.")) {
        refuse(400);
        return false;
    }
    Incoming incoming;
    incoming.request.method = first.at(0);
    incoming.request.target = first.at(1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArray line = lines.at(i).trimmed();
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0) {
            refuse(400);
            return false;
        }
        incoming.request.headers.append(
            {line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed()});
    }
    const QByteArray connection =
        incoming.request.header("connection").value_or(QByteArray()).toLower();
    incoming.keepAlive =
        first.at(2) == "HTTP/1.1" ? connection != "close" : connection == "keep-alive";
    const QByteArray coding =
        incoming.request.header("transfer-encoding").value_or(QByteArray()).toLower();
    if (!coding.isEmpty() && coding != "chunked") {
        refuse(501);
        return false;
    }
    incoming.chunked = coding == "chunked";
    if (const std::optional<QByteArray> length = incoming.request.header("content-length")) {
        bool good = false;
        incoming.length = length->toLongLong(&good);
        if (!good || incoming.length < 0 || incoming.chunked) {
            refuse(400);
            return false;
        }
        if (incoming.length > maxBody) {
            refuse(413);
            return false;
        }
    }
    if (incoming.request.header("expect").value_or(QByteArray()).toLower() == "100-continue")
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    m_incoming = std::move(incoming);
    return true;
}

bool HttpConnection::takeBody()
{
    if (m_incoming->chunked)
        return takeChunks();
    if (m_buffer.size() < m_incoming->length)
        return false;
    m_incoming->request.body = m_buffer.left(m_incoming->length);
    m_buffer.remove(0, m_incoming->length);
    return true;
}

bool HttpConnection::takeChunks()
{
    QByteArray body;
    qsizetype at = 0;
    while (true) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n", at);
        if (lineEnd < 0) {
            if (m_buffer.size() > maxBody + maxHead)
                refuse(413);
            return false;
        }
        bool good = false;
        const qlonglong size =
            m_buffer.mid(at, lineEnd - at).split(';').first().trimmed().toLongLong(&good, 16);
        if (!good || size < 0) {
            refuse(400);
            return false;
        }
        if (body.size() + size > maxBody) {
            refuse(413);
            return false;
        }
        at = lineEnd + 2;
        if (size == 0)
            break;
        if (m_buffer.size() < at + size + 2)
            return false;
        body += m_buffer.mid(at, size);
        at += size + 2;
    }
    // Trailers, if any, end with an empty line.
    while (true) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n", at);
        if (lineEnd < 0)
            return false;
        const bool last = lineEnd == at;
        at = lineEnd + 2;
        if (last)
            break;
    }
    m_buffer.remove(0, at);
    m_incoming->request.body = body;
    return true;
}

void HttpConnection::write(const HttpReply &reply, bool keepAlive)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonOf(reply.status)
                      + "\r\nDate: "
                      + QLocale::c()
                            .toString(QDateTime::currentDateTimeUtc(),
                                      QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
                            .toLatin1()
                      + "\r\nContent-Type: " + reply.contentType
                      + "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    head += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    m_socket->write(head + reply.body);
    if (!keepAlive) {
        m_closing = true;
        m_socket->disconnectFromHost();
    }
}

void HttpConnection::refuse(int status)
{
    HttpReply reply;
    reply.status = status;
    reply.contentType = QByteArrayLiteral("text/plain");
    reply.body = reasonOf(status) + '\n';
    write(reply, false);
}

} // namespace regioncast
