#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace regioncast {

/// SIGINT and SIGTERM as a signal of Qt. The first one is told; from then on both do what they do
/// by default, so that a second one ends the process at once. One object per process, while there
/// is an event loop; main thread.
class Interrupt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interrupt)

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void came();

private:
    std::unique_ptr<QSocketNotifier> m_wake;
};

} // namespace regioncast
