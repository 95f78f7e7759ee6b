#pragma once

#include <QByteArray>
#include <QIODevice>

namespace regioncast {

/// The body of a request that must not be sent twice. QNetworkAccessManager sends a request again
/// by itself when the server closes the connection without an answer; it cannot with a body that
/// is sequential and refuses to be rewound. Also knows whether any of it was handed out.
class UploadOnce final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UploadOnce)

public:
    explicit UploadOnce(const QByteArray &body, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    bool reset() override { return false; }
    [[nodiscard]] bool atEnd() const override { return m_given >= m_body.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() - m_given; }

    /// Bytes that were read so far.
    [[nodiscard]] qint64 given() const { return m_given; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_given = 0;
};

} // namespace regioncast
