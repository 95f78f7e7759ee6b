#include "practice/practiceservice.h"

#include "practice/gateway.h"
#include "practice/httpconnection.h"
#include "practice/worldfile.h"
#include "support/log.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QThread>

namespace regioncast {

namespace {

Error failed(const QString &reason)
{
    return makeError(ErrorKind::Local, Effect::NothingSent, codes::practiceFailed, {reason});
}

Credentials randomCredentials()
{
    QByteArray secret(24, Qt::Uninitialized);
    QRandomGenerator::system()->generate(
        reinterpret_cast<quint32 *>(secret.data()),
        reinterpret_cast<quint32 *>(secret.data() + secret.size()));
    return {QStringLiteral("PRACTICE0000000KEY"), secret.toHex(), {}};
}

} // namespace

/// Lives on the service's thread.
class PracticeService::Server final : public QObject
{
    Q_OBJECT

public:
    Result<PracticeAddress> start(const PracticeSettings &settings)
    {
        m_clock = settings.clock;
        WorldSettings worldSettings = settings.world;
        if (!worldSettings.epoch.isValid())
            worldSettings.epoch = m_clock.utc();
        World world(worldSettings);
        if (!settings.folder.isEmpty()) {
            QDir().mkpath(settings.folder);
            Result<std::unique_ptr<WorldFile>> file =
                WorldFile::open(settings.folder, worldSettings);
            if (!file)
                return fail(failed(file.error().args.join(QLatin1String(": "))));
            m_file = std::move(*file);
            world = m_file->world();
        }
        const Credentials credentials =
            settings.credentials.isEmpty() ? randomCredentials() : settings.credentials;
        Gateway::Keep keep;
        if (m_file)
            keep = [this](const AcceptedSubmission &submission) {
                return append(submission);
            };
        m_gateway = std::make_unique<Gateway>(std::move(world), credentials, keep);
        m_gateway->setFaults(settings.faults);

        const bool tls = !settings.certificate.isEmpty();
        if (tls) {
            QSslKey key(settings.privateKey, QSsl::Rsa);
            if (key.isNull())
                key = QSslKey(settings.privateKey, QSsl::Ec);
            const QSslCertificate certificate(settings.certificate);
            if (key.isNull() || certificate.isNull())
                return fail(failed(QStringLiteral("unreadable certificate or key")));
            auto *server = new QSslServer(this);
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.setLocalCertificate(certificate);
            configuration.setPrivateKey(key);
            server->setSslConfiguration(configuration);
            m_server = server;
        } else {
            m_server = new QTcpServer(this);
        }
        connect(m_server, &QTcpServer::pendingConnectionAvailable, this, &Server::onConnection);
        if (!m_server->listen(QHostAddress::LocalHost, settings.port))
            return fail(failed(m_server->errorString()));
        QUrl endpoint;
        endpoint.setScheme(tls ? QStringLiteral("https") : QStringLiteral("http"));
        endpoint.setHost(QStringLiteral("127.0.0.1"));
        endpoint.setPort(m_server->serverPort());
        return PracticeAddress{endpoint, credentials, m_file ? m_file->keptAs() : QString()};
    }

    void setFaults(const Faults &faults) { m_gateway->setFaults(faults); }

private:
    void onConnection()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            new HttpConnection(
                socket,
                [this](const HttpRequest &request) {
                    const QDateTime real = QDateTime::currentDateTimeUtc();
                    const QDateTime now = m_clock.at(real);
                    HttpReply reply = m_gateway->answer(request, now);
                    reply.skew += std::chrono::seconds(real.secsTo(now));
                    return reply;
                },
                this);
        }
    }

    bool append(const AcceptedSubmission &submission)
    {
        const Result<void> kept = m_file->append(submission);
        if (!kept)
            qCWarning(logPractice) << "The practice world cannot be kept:" << kept.error().args;
        return kept.has_value();
    }

    ClockScale m_clock;
    QTcpServer *m_server = nullptr;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<WorldFile> m_file;
};

PracticeService::PracticeService(QObject *parent)
    : QObject(parent)
{
}

PracticeService::~PracticeService()
{
    stop();
}

Result<PracticeAddress> PracticeService::start(const PracticeSettings &settings)
{
    stop();
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QStringLiteral("practice"));
    m_server = new Server;
    m_server->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_server, &QObject::deleteLater);
    m_thread->start();
    Result<PracticeAddress> address = fail(failed(QString()));
    QMetaObject::invokeMethod(
        m_server, [this, &settings, &address] { address = m_server->start(settings); },
        Qt::BlockingQueuedConnection);
    if (!address)
        stop();
    return address;
}

void PracticeService::stop()
{
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
    m_server = nullptr;
}

void PracticeService::setFaults(const Faults &faults)
{
    if (!m_server)
        return;
    QMetaObject::invokeMethod(
        m_server, [server = m_server, faults] { server->setFaults(faults); }, Qt::QueuedConnection);
}

} // namespace regioncast

#include "practiceservice.moc"
