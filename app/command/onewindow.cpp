#include "command/onewindow.h"

#include "support/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace regioncast {

namespace {

constexpr char question[] = "show\n";
constexpr char answer[] = "shown\n";
/// sockaddr_un holds 108 bytes, and Qt listens under a longer name before it renames the socket.
constexpr qsizetype longestPath = 80;

} // namespace

OneWindow::OneWindow(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_path(socketOf(folder))
{
}

OneWindow::~OneWindow() = default;

QString OneWindow::socketOf(const QString &folder)
{
    // By whatever way two processes name the folder, they must meet.
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    const QString path = (canonical.isEmpty() ? QFileInfo(folder).absoluteFilePath() : canonical)
                         + QLatin1String("/window.socket");
    if (path.toLocal8Bit().size() <= longestPath)
        return path;
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)
           + QLatin1String("/regioncast-") + QString::fromLatin1(hash.left(8).toHex());
}

bool OneWindow::listen()
{
    stop();
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &OneWindow::onConnection);
    bool listens = m_server->listen(m_path);
    if (!listens && m_server->serverError() == QAbstractSocket::AddressInUseError)
        listens = QLocalServer::removeServer(m_path) && m_server->listen(m_path);
    if (!listens) {
        qCWarning(logProfile) << "window:" << m_path << m_server->errorString();
        m_server.reset();
    }
    return listens;
}

void OneWindow::stop()
{
    m_server.reset();
}

void OneWindow::onConnection()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > qsizetype(sizeof question))
                    socket->abort(); // somebody else, who has no end
                return;
            }
            if (socket->readLine() != question) {
                socket->abort();
                return;
            }
            Q_EMIT asked();
            socket->write(answer);
            socket->disconnectFromServer();
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

Pending OneWindow::ask(const QString &folder, Clock &clock, std::function<void(bool)> done)
{
    struct Asking
    {
        std::unique_ptr<QLocalSocket> socket = std::make_unique<QLocalSocket>();
        Pending late;
        std::function<void(bool)> done;

        void end(bool shown)
        {
            if (!done)
                return;
            // The socket may be what calls: it goes later, and says nothing more.
            socket->disconnect();
            socket.release()->deleteLater();
            late.reset();
            std::exchange(done, nullptr)(shown);
        }
    };
    const auto asking = std::make_shared<Asking>();
    asking->done = std::move(done);
    const auto end = [weak = std::weak_ptr<Asking>(asking)](bool shown) {
        if (const auto held = weak.lock())
            held->end(shown);
    };
    QLocalSocket *socket = asking->socket.get();
    QObject::connect(socket, &QLocalSocket::connected, socket,
                     [socket] { socket->write(question); });
    QObject::connect(socket, &QLocalSocket::readyRead, socket, [socket, end] {
        if (socket->canReadLine())
            end(socket->readLine() == answer);
    });
    QObject::connect(
        socket, &QLocalSocket::disconnected, socket, [end] { end(false); }, Qt::QueuedConnection);
    // Queued, because a socket that is not there fails inside connectToServer().
    QObject::connect(
        socket, &QLocalSocket::errorOccurred, socket, [end] { end(false); }, Qt::QueuedConnection);
    asking->late = clock.afterReal(patience, [end] { end(false); });
    socket->connectToServer(socketOf(folder));
    return Pending([asking] { asking->done = nullptr; });
}

} // namespace regioncast
