#include "distribution/steadyclock.h"

#include <algorithm>

namespace regioncast {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// A longer wait is made of such steps: the end of a sleep is noticed at the end of one.
constexpr milliseconds step = 5s;

milliseconds aheadNow(const Clock &clock)
{
    return milliseconds(clock.utc().toMSecsSinceEpoch()) - clock.monotonic();
}

} // namespace

/// Shared by who waits and by the alarm of the other clock, which may be running when it is
/// dropped.
struct SteadyClock::Wait
{
    milliseconds due;
    std::function<void()> what;
    Pending alarm;
};

SteadyClock::SteadyClock(Clock &clock)
    : m_clock(clock)
    , m_ahead(aheadNow(clock))
{
}

milliseconds SteadyClock::monotonic() const
{
    m_ahead = std::max(m_ahead, aheadNow(m_clock));
    return m_clock.monotonic() + m_ahead;
}

QDateTime SteadyClock::utc() const
{
    return QDateTime::fromMSecsSinceEpoch(monotonic().count(), Qt::UTC);
}

Pending SteadyClock::after(milliseconds delay, std::function<void()> what)
{
    const auto wait = std::make_shared<Wait>();
    wait->due = monotonic() + std::max(delay, 0ms);
    wait->what = std::move(what);
    arm(wait);
    return Pending([wait] { wait->alarm.reset(); });
}

void SteadyClock::arm(const std::shared_ptr<Wait> &wait)
{
    const milliseconds left = std::max(wait->due - monotonic(), 0ms);
    wait->alarm = m_clock.after(std::min(left, step), [this, wait] {
        if (monotonic() < wait->due)
            arm(wait);
        else
            wait->what();
    });
}

Pending SteadyClock::afterReal(milliseconds delay, std::function<void()> what)
{
    return m_clock.afterReal(delay, std::move(what));
}

milliseconds SteadyClock::scattered(milliseconds wait, double share)
{
    return m_clock.scattered(wait, share);
}

} // namespace regioncast
