#include "practice/httpconnection.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>
#include <QTimer>

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

/// Bytes of answers that may wait for a client that does not read; then it is not read either.
constexpr qint64 maxUnread = qint64{1024} * 1024;

/// Digits alone; nullopt for anything else and for numbers that are no length of anything.
std::optional<qlonglong> lengthOf(const QByteArray &digits, int base)
{
    const bool plain =
        !digits.isEmpty() && digits.size() <= 15
        && std::all_of(digits.begin(), digits.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
    bool good = false;
    const qlonglong length = digits.toLongLong(&good, base);
    return plain && good ? std::optional(length) : std::nullopt;
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, Handler handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(std::move(handler))
{
    m_socket->setParent(this);
    // Else the end of a long answer waits for the client's delayed acknowledgement.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(maxHead + maxBody);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &QObject::deleteLater);
    onReadyRead(); // a TLS socket may have bytes already
}

void HttpConnection::onReadyRead()
{
    if (m_waiting || m_socket->bytesToWrite() > maxUnread)
        return;
    m_buffer += m_socket->readAll();
    while (!m_waiting && !m_closing && m_socket->bytesToWrite() <= maxUnread) {
        if (!m_incoming && !takeHead())
            break;
        if (!takeBody())
            break;
        const Incoming incoming = *std::exchange(m_incoming, std::nullopt);
        // An answer to HEAD would need a length without a body; nothing here knows HEAD.
        if (incoming.request.method == "HEAD")
            refuse(501);
        else
            deliver(m_handler(incoming.request), incoming.keepAlive);
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
    const auto isLength = [](const auto &header) {
        return header.first == "content-length";
    };
    const Headers &headers = incoming.request.headers;
    if (const auto given = std::count_if(headers.begin(), headers.end(), isLength); given > 0) {
        const std::optional<qlonglong> length =
            lengthOf(*incoming.request.header("content-length"), 10);
        if (!length || given > 1 || incoming.chunked) {
            refuse(400);
            return false;
        }
        if (*length > maxBody) {
            refuse(413);
            return false;
        }
        incoming.length = qsizetype(*length);
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
    // Read from the start each time more has come: small bodies are the rule, and the limit bounds
    // what a client can make of it.
    const auto more = [this] {
        if (m_buffer.size() > maxBody + maxHead)
            refuse(413);
        return false;
    };
    QByteArray body;
    qsizetype at = 0;
    while (true) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n", at);
        if (lineEnd < 0)
            return more();
        const std::optional<qlonglong> size =
            lengthOf(m_buffer.mid(at, lineEnd - at).split(';').first().trimmed(), 16);
        if (!size) {
            refuse(400);
            return false;
        }
        if (*size > maxBody - body.size()) {
            refuse(413);
            return false;
        }
        at = lineEnd + 2;
        if (*size == 0)
            break;
        if (m_buffer.size() < at + *size + 2)
            return more();
        body += m_buffer.mid(at, *size);
        at += *size;
        if (m_buffer.at(at) != '\r' || m_buffer.at(at + 1) != '\n') {
            refuse(400);
            return false;
        }
        at += 2;
    }
    // Trailers, if any, end with an empty line.
    while (true) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n", at);
        if (lineEnd < 0)
            return more();
        const bool last = lineEnd == at;
        at = lineEnd + 2;
        if (last)
            break;
    }
    m_buffer.remove(0, at);
    m_incoming->request.body = body;
    return true;
}

void HttpConnection::deliver(const HttpReply &reply, bool keepAlive)
{
    if (reply.delay.count() > 0) {
        m_waiting = true;
        HttpReply late = reply;
        late.delay = {};
        QTimer::singleShot(reply.delay, this, [this, late, keepAlive] {
            m_waiting = false;
            deliver(late, keepAlive);
            onReadyRead();
        });
        return;
    }
    switch (reply.delivery) {
    case Delivery::Whole:
    case Delivery::Half:
        write(reply, keepAlive && reply.delivery == Delivery::Whole);
        return;
    case Delivery::None:
        m_closing = true;
        m_socket->disconnectFromHost();
        return;
    case Delivery::Never:
        m_closing = true;
        return;
    }
}

void HttpConnection::write(const HttpReply &reply, bool keepAlive)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonOf(reply.status)
                      + "\r\nDate: "
                      + QLocale::c()
                            .toString(QDateTime::currentDateTimeUtc().addSecs(reply.skew.count()),
                                      QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
                            .toLatin1()
                      + "\r\nContent-Type: " + reply.contentType
                      + "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    head += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    const bool half = reply.delivery == Delivery::Half;
    m_socket->write(head + (half ? reply.body.left(reply.body.size() / 2) : reply.body));
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
