#include "command/interrupt.h"

#include <QSocketNotifier>

#include <csignal>

#include <unistd.h>

namespace regioncast {

namespace {

int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    // All that a signal handler may do: wake the event loop.
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    if (::pipe(signalPipe) != 0)
        return; // without a pipe the signals end the process, as they always do
    m_wake = std::make_unique<QSocketNotifier>(signalPipe[0], QSocketNotifier::Read);
    connect(m_wake.get(), &QSocketNotifier::activated, this, [this] {
        m_wake->setEnabled(false);
        Q_EMIT came();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    if (!m_wake)
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_wake.reset();
    ::close(signalPipe[0]);
    ::close(signalPipe[1]);
}

} // namespace regioncast
