#pragma once

#include "support/clock.h"

namespace regioncast::test {

/// A manual clock whose time of day jumps without the rest: as after a sleep of the computer, in
/// which timers stand still, or when somebody sets the clock.
class JumpyClock final : public Clock
{
public:
    explicit JumpyClock(const QDateTime &start)
        : m_manual(start)
    {
    }

    void advance(std::chrono::milliseconds step) { m_manual.advance(step); }
    [[nodiscard]] std::chrono::milliseconds untilNext() const { return m_manual.untilNext(); }
    /// The time of day goes on by `howLong`, or back when below 0.
    void jump(std::chrono::milliseconds howLong) { m_jumped += howLong; }

    [[nodiscard]] QDateTime utc() const override
    {
        return m_manual.utc().addMSecs(m_jumped.count());
    }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return m_manual.monotonic();
    }
    [[nodiscard]] Pending after(std::chrono::milliseconds delay,
                                std::function<void()> what) override
    {
        return m_manual.after(delay, std::move(what));
    }
    [[nodiscard]] std::chrono::milliseconds scattered(std::chrono::milliseconds wait,
                                                      double share) override
    {
        return m_manual.scattered(wait, share);
    }

private:
    ManualClock m_manual;
    std::chrono::milliseconds m_jumped{0};
};

} // namespace regioncast::test
