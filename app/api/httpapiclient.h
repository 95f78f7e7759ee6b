#pragma once

#include "api/answer.h"
#include "api/apiclient.h"
#include "api/credentials.h"
#include "api/form.h"
#include "support/clock.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <map>
#include <memory>

class QNetworkAccessManager;

namespace regioncast {

/// Limits and TLS of a client. The certificate checks of `tls` stay as Qt makes them: on.
struct HttpSettings
{
    std::chrono::milliseconds readDeadline{30'000}; ///< for one try, from sending to the last byte
    std::chrono::milliseconds createDeadline{60'000}; ///< the same for StartTaskForDistributeImage
    qint64 maxBody = 16 * 1024 * 1024;                ///< bytes of an answer's body
    int maxInFlight = 6; ///< Qt opens no more than six connections to a host
    int readTries = 5;
    QSslConfiguration tls; ///< null = Qt's default
};

/// The service over HTTP: signs, sends and decodes. At most `maxInFlight` calls are on the wire,
/// the others wait in a queue of its own, where no deadline runs. HTTP/1.1 only, redirects are
/// refused, answers are not decompressed.
///
/// A create call is made so that Qt cannot send it a second time by itself, which it does with any
/// POST whose body it can rewind when the server closes without answering: its body comes from a
/// device that cannot be rewound, and each create call has a connection of its own, because on a
/// kept-alive one that the server happens to close the call would fail although nothing was taken.
class HttpApiClient final : public QObject, public ApiClient
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpApiClient)

public:
    /// `endpoint`: https, or http for a loopback host; all calls of another one end with
    /// `Client.BadEndpoint` or `Client.InsecureEndpoint`. The others must outlive the client.
    HttpApiClient(QNetworkAccessManager &network, const QUrl &endpoint,
                  CredentialSource &credentials, Clock &clock, HttpSettings settings = {});
    ~HttpApiClient() override;

    [[nodiscard]] Pending listImages(const ListImageQuery &query, Done<ImagePage> done) override;
    [[nodiscard]] Pending listRegions(const ListRegionsQuery &query,
                                      Done<RegionList> done) override;
    void startTask(const StartTaskRequest &request,
                   std::function<void(StartTaskOutcome)> done) override;
    [[nodiscard]] std::chrono::milliseconds clockOffset() const override { return m_clockOffset; }
    void observe(std::function<void(const Exchange &)> observer) override;

private:
    struct Call;
    class UploadDevice;
    using Ended = std::function<void(Result<HttpAnswer>, const Call &)>;

    quint64 begin(std::unique_ptr<Call> call);
    void pump();
    void start(quint64 number);
    void send(Call &call, const Credentials &credentials);
    void onFinished(quint64 number);
    void end(quint64 number, const Result<HttpAnswer> &answer);
    void abort(quint64 number);
    [[nodiscard]] Result<HttpAnswer> answerOf(Call &call);
    [[nodiscard]] Error transportError(const Call &call, const char *code,
                                       const QStringList &more = {}) const;
    void takeClock(const Call &call);
    /// How long to wait before a read is tried again; nullopt = it is not.
    [[nodiscard]] std::optional<std::chrono::milliseconds> retryDelay(const Call &call,
                                                                      const Error &error) const;

    QNetworkAccessManager &m_network;
    QUrl m_endpoint;
    CredentialSource &m_credentials;
    Clock &m_clock;
    HttpSettings m_settings;
    std::function<void(const Exchange &)> m_observer;
    std::map<quint64, std::unique_ptr<Call>> m_calls;
    QList<quint64> m_queue;
    quint64 m_lastNumber = 0;
    int m_inFlight = 0;
    std::chrono::milliseconds m_clockOffset{0};
};

} // namespace regioncast
