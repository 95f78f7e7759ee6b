#pragma once

#include "practice/gateway.h"

#include <QObject>

#include <functional>
#include <optional>

class QTcpSocket;

namespace regioncast {

/// One connection of the practice service: reads HTTP/1.1 requests (Content-Length, chunked,
/// Expect: 100-continue, several one after the other) and writes the answers in their order, late
/// or in part where a reply says so. Refuses what is malformed or too large with 400, 413, 431 or
/// 501 and closes. Owns the socket and goes with it.
class HttpConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpConnection)

public:
    using Handler = std::function<HttpReply(const HttpRequest &)>;

    HttpConnection(QTcpSocket *socket, Handler handler, QObject *parent);

    static constexpr qsizetype maxHead =
        qsizetype{64} * 1024; ///< bytes of request line and headers
    static constexpr qsizetype maxBody = qsizetype{1024} * 1024; ///< bytes

private:
    struct Incoming
    {
        HttpRequest request;
        bool keepAlive = true;
        bool chunked = false;
        qsizetype length = 0; ///< of the body, unless chunked
    };
    void onReadyRead();
    /// Takes the head of a request from the buffer; false when there is none yet or it was refused.
    bool takeHead();
    /// Takes its body; false when it is not complete yet or was refused.
    bool takeBody();
    bool takeChunks();
    /// Lets the reply go as it says; no other request is taken before.
    void deliver(const HttpReply &reply, bool keepAlive);
    void write(const HttpReply &reply, bool keepAlive);
    void refuse(int status);

    QTcpSocket *m_socket;
    Handler m_handler;
    QByteArray m_buffer;
    std::optional<Incoming> m_incoming;
    bool m_waiting = false; ///< a reply is delayed
    bool m_closing = false; ///< what still comes is thrown away
};

} // namespace regioncast
