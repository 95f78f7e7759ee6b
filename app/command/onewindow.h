#pragma once

#include "support/clock.h"

#include <QObject>

#include <functional>
#include <memory>

class QLocalServer;

namespace regioncast {

/// What lets a second window on the same data folder bring the first one to the front instead. The
/// first listens on a local socket that belongs to its user alone: `window.socket` in the folder,
/// or, where that path is too long for a socket, one in the runtime folder of the user that is
/// named for the folder. Main thread.
class OneWindow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OneWindow)

public:
    explicit OneWindow(const QString &folder, QObject *parent = nullptr);
    ~OneWindow() override;

    /// Only for whoever holds the lock of the folder's journal: a socket that is in the way belongs
    /// to nobody then and is removed. False when it does not work, which only means that a second
    /// window opens beside this one.
    bool listen();
    void stop();

    /// Asks the window of this folder to come forward; `done` tells from the event loop whether it
    /// said that it did. No answer within `patience` (of `clock`, in real time) is a no.
    [[nodiscard]] static Pending ask(const QString &folder, Clock &clock,
                                     std::function<void(bool)> done);
    static constexpr std::chrono::milliseconds patience{2'000};

    /// The socket of a data folder.
    [[nodiscard]] static QString socketOf(const QString &folder);

Q_SIGNALS:
    /// Somebody started another window on the folder.
    void asked();

private:
    void onConnection();

    QString m_path;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace regioncast
