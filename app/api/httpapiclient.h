#pragma once

#include "api/answer.h"
#include "api/apiclient.h"
#include "api/credentials.h"
#include "api/form.h"
#include "api/httpsettings.h"
#include "support/clock.h"

#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;
class QSslConfiguration;
class QTimer;

namespace regioncast {

/// The service over HTTP. Main thread.
class HttpApiClient final : public QObject, public ApiClient
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpApiClient)

public:
    /// `endpoint` is scheme, host and perhaps a port; http is taken for loopback hosts only. With
    /// another endpoint every call ends with `Client.BadEndpoint` or `Client.InsecureEndpoint`.
    /// `network`, `credentials` and `clock` outlive the client. Proxies and their passwords are
    /// those of `network`; submissions use a manager of their own with the same proxies, because a
    /// kept-alive connection can die under a request in a way that looks like a lost answer.
    /// Give another client with other `authorities` a `network` of its own: a manager keeps its
    /// TLS settings for each host that it has spoken to.
    /// Credentials that the service calls over are told to their source; a read is then tried again
    /// once when the source may have others.
    HttpApiClient(QNetworkAccessManager &network, const QUrl &endpoint,
                  CredentialSource &credentials, Clock &clock, const HttpSettings &settings = {},
                  QObject *parent = nullptr);
    /// Aborts everything; no callback runs.
    ~HttpApiClient() override;

    /// Takes another way to the service from the next request on. Both managers must live until
    /// what was begun with them has ended; a request on its way is left alone.
    void use(QNetworkAccessManager &network, const HttpSettings &settings);

    [[nodiscard]] Pending listImages(const ListImageQuery &query, Done<ImagePage> done) override;
    [[nodiscard]] Pending listRegions(const ListRegionsQuery &query,
                                      Done<RegionList> done) override;
    void startTask(const StartTaskRequest &request,
                   std::function<void(StartTaskOutcome)> done) override;
    [[nodiscard]] std::chrono::milliseconds clockOffset() const override { return m_offset; }
    void observe(std::function<void(const Exchange &)> observer) override;

private:
    struct Work;
    using WorkPtr = std::shared_ptr<Work>;
    class Secrets;

    template<class T>
    Pending read(const char *action, const Parameters &query, const std::optional<QByteArray> &body,
                 Result<T> (*decode)(const HttpAnswer &), Done<T> done);
    void enqueue(const WorkPtr &work);
    void startNext();
    void send(const WorkPtr &work, const Credentials &credentials);
    void watch(const WorkPtr &work, QNetworkReply *reply);
    void arrived(const WorkPtr &work);
    void answered(const WorkPtr &work);
    [[nodiscard]] std::optional<Error> transportError(const Work &work) const;
    void learnClock(const QByteArray &date);
    void ended(const WorkPtr &work, std::optional<Error> error);
    [[nodiscard]] std::optional<std::chrono::milliseconds> retryIn(const Work &work,
                                                                   const Error &error) const;
    void conclude(const WorkPtr &work, const std::optional<Error> &error);
    void abandon(const WorkPtr &work);
    void release(Work &work);

    QNetworkAccessManager *m_network;
    QUrl m_endpoint;
    std::optional<Error> m_endpointError;
    CredentialSource &m_credentials;
    Clock &m_clock;
    HttpSettings m_settings;
    std::unique_ptr<QSslConfiguration> m_tls; ///< null = Qt's own
    std::function<void(const Exchange &)> m_observer;
    QList<WorkPtr> m_works;   ///< everything that has not ended
    QList<WorkPtr> m_queue;   ///< those of them that wait for their turn
    QList<WorkPtr> m_arrived; ///< those whose answer waits to be taken in
    QTimer *m_turn; ///< runs while there are such; outlives us when a callback destroys us
    int m_inFlight = 0;
    std::chrono::milliseconds m_offset{0};
};

} // namespace regioncast
