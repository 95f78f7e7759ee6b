#include "support/clock.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <array>

namespace regioncast {

using std::chrono::milliseconds;

QDateTime SystemClock::utc() const
{
    return QDateTime::currentDateTimeUtc();
}

milliseconds SystemClock::monotonic() const
{
    return std::chrono::duration_cast<milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

Pending SystemClock::after(milliseconds delay, std::function<void()> what)
{
    auto *timer = new QTimer;
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, what = std::move(what)] {
        timer->deleteLater();
        what();
    });
    timer->start(std::max(delay, milliseconds{0}));
    return Pending([guard = QPointer<QTimer>(timer)] {
        if (guard) {
            guard->stop();
            guard->deleteLater();
        }
    });
}

milliseconds SystemClock::scattered(milliseconds wait, double share)
{
    const double factor = 1 + share * (2 * QRandomGenerator::global()->generateDouble() - 1);
    return milliseconds(qint64(double(wait.count()) * factor));
}

ManualClock::ManualClock(const QDateTime &start)
    : m_start(start.toUTC())
{
}

QDateTime ManualClock::utc() const
{
    return m_start.addMSecs(m_elapsed.count());
}

milliseconds ManualClock::scattered(milliseconds wait, double share)
{
    constexpr std::array turns{0.0, 1.0, -1.0};
    const double turn = turns.at(size_t(m_scattered++) % turns.size());
    return milliseconds(qint64(double(wait.count()) * (1 + share * turn)));
}

milliseconds ManualClock::monotonic() const
{
    return m_elapsed;
}

Pending ManualClock::after(milliseconds delay, std::function<void()> what)
{
    const quint64 number = ++m_lastNumber;
    m_alarms.emplace(m_elapsed + std::max(delay, milliseconds{0}), Alarm{number, std::move(what)});
    return Pending([this, number] {
        const auto alarm = std::find_if(m_alarms.begin(), m_alarms.end(), [number](const auto &a) {
            return a.second.number == number;
        });
        if (alarm != m_alarms.end())
            m_alarms.erase(alarm);
    });
}

void ManualClock::advance(milliseconds step)
{
    const milliseconds end = m_elapsed + step;
    while (!m_alarms.empty() && m_alarms.begin()->first <= end) {
        const auto first = m_alarms.begin();
        m_elapsed = std::max(m_elapsed, first->first);
        const auto what = std::move(first->second.what);
        m_alarms.erase(first);
        what();
    }
    m_elapsed = end;
}

milliseconds ManualClock::untilNext() const
{
    if (m_alarms.empty())
        return milliseconds{-1};
    return std::max(m_alarms.begin()->first - m_elapsed, milliseconds{0});
}

} // namespace regioncast
