#pragma once

#include "api/credentials.h"
#include "practice/faults.h"
#include "practice/world.h"
#include "support/clock.h"
#include "support/result.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>

class QThread;

namespace regioncast {

/// How the practice service is run.
struct PracticeSettings
{
    WorldSettings world;
    QString folder;          ///< where the world is kept (WorldFile); created; empty = nowhere
    quint16 port = 0;        ///< 0 = any free one
    Credentials credentials; ///< empty = made at random; a token makes it temporary
    /// PEM texts; when both are set it speaks HTTPS.
    QByteArray certificate, privateKey;
    Faults faults; ///< how it misbehaves
    /// Its time: of the world, of signatures, and of the header Date. Delays of a fault script are
    /// of the wire and stay in the computer's time.
    ClockScale clock;
};

/// Where a running practice service is.
struct PracticeAddress
{
    QUrl endpoint; ///< http://127.0.0.1:port, or https
    Credentials credentials;
    QString keptAs; ///< a broken file of the world was set aside under this name; empty = not
};

/// The practice service on a thread of its own, listening on 127.0.0.1 only. Owned by the workspace
/// or by the command `practice`; its methods belong to the thread that made it.
class PracticeService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeService)

public:
    explicit PracticeService(QObject *parent = nullptr);
    /// Stops it; connections are closed.
    ~PracticeService() override;

    /// Fails with `Client.PracticeFailed`.
    [[nodiscard]] Result<PracticeAddress> start(const PracticeSettings &settings);
    void stop();
    /// Takes another fault script, from its beginning, for requests that come from now on; copies
    /// that were accepted keep what befell them. Does nothing while the service does not run.
    void setFaults(const Faults &faults);

private:
    class Server;
    std::unique_ptr<QThread> m_thread;
    Server *m_server = nullptr;
};

} // namespace regioncast
