#pragma once

#include "api/answer.h"
#include "profile/assumerole.h"
#include "profile/networkaccess.h"
#include "support/clock.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

class QNetworkRequest;

namespace regioncast {

/// Temporary keys that are asked for over the network and renewed in time: of roles, and of a
/// program on this computer that hands out keys. However many want the same key at once, it is
/// asked for once. A key that cannot be renewed is given out until its end. Keeps what it got in
/// memory only. Main thread.
class Sessions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sessions)

public:
    /// `network` outlives it.
    explicit Sessions(NetworkAccess &network, QObject *parent = nullptr);
    /// Aborts everything; no callback runs.
    ~Sessions() override;

    /// Takes the role on with this key. Fails with `Client.CredentialsRefused`, or with what is in
    /// the way to the token service; the effect is NothingSent.
    [[nodiscard]] Pending assume(const RoleSettings &role, const Credentials &with,
                                 Done<Credentials> done);
    /// Asks an address on this computer, straight.
    [[nodiscard]] Pending ask(const QUrl &uri, Done<Credentials> done);
    /// Forgets a key that the service takes no more; false when it is none of these.
    bool end(const Credentials &over);

    /// A key is renewed so long before its end; one that lasts less than three times as long, after
    /// two thirds of its time.
    static constexpr std::chrono::minutes renewBefore{5};

private:
    struct Session;
    using SessionPtr = std::shared_ptr<Session>;
    struct Request;

    Pending obtain(const QByteArray &name, const std::function<void(const SessionPtr &)> &ask,
                   Done<Credentials> done);
    void sendAssume(const SessionPtr &session, const RoleSettings &role, const Credentials &with,
                    bool isSecond);
    void sendAsk(const SessionPtr &session, const QUrl &uri);
    /// Takes the whole answer, and when it was sent by the sender's clock (invalid = not told).
    using Taken = std::function<void(const Result<HttpAnswer> &, const QDateTime &)>;
    void send(const SessionPtr &session, QNetworkAccessManager &manager,
              const QNetworkRequest &request, const QByteArray &verb, const Taken &taken);
    void settle(const SessionPtr &session, const Result<TimedCredentials> &got,
                const QDateTime &serviceNow);

    NetworkAccess &m_network;
    std::unique_ptr<QNetworkAccessManager> m_straight; ///< for addresses on this computer
    QHash<QByteArray, SessionPtr> m_sessions;          ///< by a hash of what they were asked with
    std::chrono::milliseconds m_offset{0};             ///< the token service's clock is ahead by it
};

} // namespace regioncast
