#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>

namespace regioncast {

/// Steps that are done one after the other from the event loop: each is tried again every few
/// milliseconds until it succeeds or its deadline is over. Real time, whatever clock the windows
/// run on.
class Script final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Script)

public:
    struct Step
    {
        QString what;              ///< for the message when it cannot be done
        std::function<bool()> act; ///< false = not possible yet
    };

    explicit Script(std::chrono::milliseconds deadline, QObject *parent = nullptr);

    void add(const QString &what, std::function<bool()> act);
    void start();

Q_SIGNALS:
    void finished();
    /// A step could not be done within the deadline.
    void stuck(const QString &what);

private:
    void proceed();

    std::chrono::milliseconds m_deadline;
    QList<Step> m_steps;
    qsizetype m_at = 0;
    std::chrono::steady_clock::time_point m_began;
    QTimer m_timer;
};

} // namespace regioncast
