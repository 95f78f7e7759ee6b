#include "support/clock.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>

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

namespace {

Pending afterBy(Qt::TimerType type, milliseconds delay, std::function<void()> what)
{
    auto *timer = new QTimer;
    timer->setTimerType(type);
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

} // namespace

Pending SystemClock::after(milliseconds delay, std::function<void()> what)
{
    return afterBy(Qt::CoarseTimer, delay, std::move(what));
}

milliseconds SystemClock::scattered(milliseconds wait, double share)
{
    const double factor = 1 + share * (2 * QRandomGenerator::global()->generateDouble() - 1);
    return milliseconds(qint64(double(wait.count()) * factor));
}

QDateTime ClockScale::at(const QDateTime &real) const
{
    if (!isScaled())
        return real;
    return origin.addMSecs(std::llround(double(origin.msecsTo(real)) * factor));
}

std::optional<ClockScale> ClockScale::fromText(const QString &text, const QDateTime &now)
{
    const qsizetype at = text.indexOf(QLatin1Char('@'));
    ClockScale scale;
    bool good = false;
    scale.factor = text.left(at < 0 ? text.size() : at).toDouble(&good);
    if (!good || !(scale.factor >= 1) || scale.factor > mostFactor)
        return std::nullopt;
    if (at < 0) {
        scale.origin = now.toUTC().date().startOfDay(Qt::UTC);
    } else {
        scale.origin = QDateTime::fromString(text.mid(at + 1), Qt::ISODate);
        if (!scale.origin.isValid() || scale.origin.timeSpec() != Qt::UTC)
            return std::nullopt;
    }
    // Dates in signatures and files have four digits for the year.
    const int year = scale.at(now.addDays(1)).date().year();
    if (year < 1970 || year > 9999)
        return std::nullopt;
    return scale;
}

ScaledClock::ScaledClock(const ClockScale &scale)
    : m_scale(scale)
{
}

milliseconds ScaledClock::monotonic() const
{
    const std::chrono::duration<double, std::milli> real =
        std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<milliseconds>(real * m_scale.factor);
}

Pending ScaledClock::after(milliseconds delay, std::function<void()> what)
{
    const auto real = milliseconds(qint64(std::ceil(double(delay.count()) / m_scale.factor)));
    return afterBy(Qt::PreciseTimer, real, std::move(what));
}

Pending ScaledClock::afterReal(milliseconds delay, std::function<void()> what)
{
    return m_real.after(delay, std::move(what));
}

milliseconds ScaledClock::scattered(milliseconds wait, double share)
{
    return m_real.scattered(wait, share);
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
