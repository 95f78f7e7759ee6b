#include "pictures/script.h"

namespace regioncast {

using namespace std::chrono_literals;

Script::Script(std::chrono::milliseconds deadline, QObject *parent)
    : QObject(parent)
    , m_deadline(deadline)
{
    m_timer.setInterval(10ms);
    connect(&m_timer, &QTimer::timeout, this, &Script::proceed);
}

void Script::add(const QString &what, std::function<bool()> act)
{
    m_steps.append({what, std::move(act)});
}

void Script::start()
{
    m_began = std::chrono::steady_clock::now();
    m_timer.start();
}

void Script::proceed()
{
    if (m_at == m_steps.size()) {
        m_timer.stop();
        Q_EMIT finished();
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (m_steps.at(m_at).act()) {
        ++m_at;
        m_began = now;
    } else if (now - m_began > m_deadline) {
        m_timer.stop();
        Q_EMIT stuck(m_steps.at(m_at).what);
    }
}

} // namespace regioncast
