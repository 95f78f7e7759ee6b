#include "fuzzing.h"
#include "practice/gateway.h"
#include "practice/httpconnection.h"

#include <QTcpSocket>

#include <algorithm>

// What a client sends to the practice service, as bytes on a connection. The first byte says how
// they are cut into pieces, the rest is sent: once as a whole and once in pieces. Requests that
// come out of it go to the gateway as well.

using namespace regioncast;
using fuzz::require;

namespace {

/// A connection without a network: gives the bytes that it was fed and keeps those written to it.
class FakeSocket final : public QTcpSocket
{
public:
    FakeSocket() { setOpenMode(ReadWrite); }

    void feed(const QByteArray &bytes)
    {
        m_incoming += bytes;
        Q_EMIT readyRead();
    }
    /// A client that does not read lets answers pile up; when it reads again, the rest goes on.
    void setClientReads(bool reads)
    {
        m_backlog = reads ? 0 : qint64{2} * 1024 * 1024;
        if (reads)
            Q_EMIT bytesWritten(1);
    }
    [[nodiscard]] const QByteArray &written() const { return m_written; }
    [[nodiscard]] bool isClosed() const { return m_closed; }

    void disconnectFromHost() override { m_closed = true; }
    void setReadBufferSize(qint64) override {}
    void setSocketOption(SocketOption, const QVariant &) override {}
    qint64 bytesAvailable() const override { return m_incoming.size(); }
    qint64 bytesToWrite() const override { return m_backlog; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const auto count = std::min<qint64>(most, m_incoming.size());
        std::copy_n(m_incoming.constData(), count, data);
        m_incoming.remove(0, count);
        return count;
    }
    qint64 writeData(const char *data, qint64 size) override
    {
        require(!m_closed, "nothing is written after the end");
        m_written.append(data, size);
        return size;
    }

private:
    QByteArray m_incoming;
    QByteArray m_written;
    qint64 m_backlog = 0;
    bool m_closed = false;
};

struct Outcome
{
    QList<HttpRequest> requests;
    QByteArray written; ///< without dates
    bool closed = false;
};

QByteArray withoutDates(QByteArray text)
{
    const QByteArray mark = "\r\nDate: ";
    for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at)) {
        const qsizetype end = text.indexOf("\r\n", at + 2);
        text.remove(at, end - at);
    }
    return text;
}

/// `cut` 0 = as a whole.
Outcome outcomeOf(const QByteArray &bytes, unsigned cut)
{
    Outcome outcome;
    auto *socket = new FakeSocket;
    {
        const HttpConnection connection(
            socket,
            [&outcome](const HttpRequest &request) {
                outcome.requests.append(request);
                HttpReply reply;
                reply.body = request.target;
                return reply;
            },
            nullptr);
        unsigned random = cut;
        for (qsizetype at = 0; at < bytes.size();) {
            // A row of numbers that follows from `cut`: most pieces are short, some are long.
            random = random * 1103515245U + 12345U;
            const unsigned dice = random >> 16;
            const qsizetype piece =
                cut == 0 ? bytes.size() : 1 + (dice % 8 == 0 ? dice % 200 : dice % 7);
            if (cut != 0)
                socket->setClientReads(dice % 16 != 1);
            socket->feed(bytes.mid(at, piece));
            at += piece;
        }
        socket->setClientReads(true);
        outcome.written = withoutDates(socket->written());
        outcome.closed = socket->isClosed();
    }
    return outcome;
}

bool same(const HttpRequest &a, const HttpRequest &b)
{
    return a.method == b.method && a.target == b.target && a.headers == b.headers
           && a.body == b.body;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes = fuzz::bytesOf(data + 1, size - 1);
    const Outcome whole = outcomeOf(bytes, 0);
    if (data[0] != 0) {
        const Outcome pieces = outcomeOf(bytes, data[0]);
        require(std::equal(whole.requests.begin(), whole.requests.end(), pieces.requests.begin(),
                           pieces.requests.end(), same),
                "how the bytes are cut decides nothing about the requests");
        require(whole.written == pieces.written,
                "how the bytes are cut decides nothing about the answers");
        require(whole.closed == pieces.closed,
                "how the bytes are cut decides nothing about the end");
    }

    static const QDateTime now(QDate(2026, 7, 1), QTime(8, 0), Qt::UTC);
    WorldSettings settings;
    settings.images = 12;
    settings.epoch = now;
    std::optional<Gateway> gateway;
    for (const HttpRequest &request : whole.requests) {
        require(request.body.size() <= HttpConnection::maxBody, "a body is not too large");
        if (!gateway)
            gateway.emplace(World(settings),
                            Credentials{QStringLiteral("PRACTICEKEY"), "practiceSecret", {}});
        const HttpReply reply = gateway->answer(request, now);
        require(!reply.body.isEmpty(), "every request is answered");
        for (const auto &[name, value] : reply.headers)
            require(!value.contains('\n') && !value.contains('\r'), "no header breaks its line");
    }
    return 0;
}
