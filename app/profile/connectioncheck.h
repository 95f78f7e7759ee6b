#pragma once

#include "api/apiclient.h"
#include "profile/networkaccess.h"
#include "support/clock.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

class QAbstractSocket;
class QSslSocket;
class QTcpSocket;

namespace regioncast {

/// One line of Check Connection: what was looked at, how it ended, and what was seen.
struct CheckStep
{
    enum class Kind {
        Name,       ///< of the service, or of the proxy on the way: who is behind a proxy is known
                    ///< to the proxy only
        Reach,      ///< a connection to it
        Proxy,      ///< lets through to the service; NotTried without one
        Tls,        ///< certificate of the service; NotTried over plain HTTP
        Clock,      ///< of the service and of this computer
        Key,        ///< is there, known, and the signature fits
        ListImages, ///< the key may
        Copy,       ///< whether the key may, shows only with the first copy
    };
    enum class Verdict {
        Running,
        Passed,
        Warned, ///< works all the same; see `error`
        Failed,
        NotTried, ///< not needed, or what stands above it failed
        Open,     ///< cannot be known beforehand
    };
    Kind kind = Kind::Name;
    Verdict verdict = Verdict::Running;
    std::optional<Error> error; ///< of Failed and Warned, and only then; its advice is what to do

    // What was seen; empty or 0 where it says nothing.

    QString host;                             ///< of Name, Reach, Proxy, Tls: who was asked
    int port = 0;                             ///< of Reach and Proxy
    QStringList addresses;                    ///< of Name
    std::chrono::milliseconds took{0};        ///< of Name, Reach, Proxy, Tls, ListImages
    QString subject;                          ///< of Tls: common name, else the first other name
    QString issuer;                           ///< of Tls: common name, else organisation
    QDateTime validUntil;                     ///< of Tls, UTC
    std::chrono::milliseconds clockOffset{0}; ///< of Clock: the service's is ahead by it
    qint64 count = 0;                         ///< regions (Key), images (ListImages)

    friend bool operator==(const CheckStep &, const CheckStep &) = default;
};

/// Looks at the way to the service step by step; the first step that fails ends the way, and those
/// below it are NotTried. Asks ListRegions and one image of ListImage; never sends a copy. A key
/// without permission is a good key: Key Passed, ListImages Failed. Main thread.
class ConnectionCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionCheck)

public:
    /// `client` asks `endpoint` over `network`; all outlive the check.
    ConnectionCheck(const QUrl &endpoint, NetworkAccess &network, ApiClient &client,
                    QObject *parent = nullptr);
    ~ConnectionCheck() override;

    /// Begins anew; a check under way is dropped.
    void start();
    /// All eight in the order of CheckStep::Kind once one of them has failed or all have ended;
    /// before, those that were begun or decided.
    [[nodiscard]] const QList<CheckStep> &steps() const { return m_steps; }
    [[nodiscard]] bool isRunning() const { return m_running; }

    /// Clocks that are further apart are Warned: the requests are signed with the service's time,
    /// but the times that are shown are not right.
    static constexpr std::chrono::minutes clockTolerance{1};

Q_SIGNALS:
    void changed();

private:
    void begin(CheckStep::Kind kind, const QString &host = {}, int port = 0);
    [[nodiscard]] CheckStep &current() { return m_steps.last(); }
    void pass();
    void skip(CheckStep::Kind kind);
    void fail(const Error &error);
    void stop();

    void onReady(const Result<void> &ready);
    void lookUp();
    void connectToProxy();
    void connectToService();
    void onConnected();
    void onEncrypted();
    void onSocketError(QAbstractSocket *socket, bool atProxy);
    void noteCertificate(CheckStep *step) const;
    void askRegions();
    void onRegions(const Result<RegionList> &result);
    void onImages(const Result<ImagePage> &result);
    void limit();

    QUrl m_endpoint;
    NetworkAccess &m_network;
    ApiClient &m_client;
    QList<CheckStep> m_steps;
    bool m_running = false;
    std::chrono::milliseconds m_begunAt{0};
    bool m_throughProxy = false;
    QString m_firstHost; ///< proxy or service
    int m_firstPort = 0;
    int m_lookup = -1;
    QTcpSocket *m_plain = nullptr; ///< to the proxy
    QSslSocket *m_socket = nullptr;
    std::optional<Error> m_refusedRegions; ///< ListRegions was refused for a permission
    Pending m_pending;
    Pending m_limit;
};

} // namespace regioncast
