#pragma once

#include "support/clock.h"

#include <memory>

namespace regioncast {

/// The time that a session lives by: that of another clock, but it never goes back, and what is
/// planned falls due by it. So readings keep their order when the computer's clock is set back, and
/// after the computer slept whatever fell due meanwhile is done at once, although timers stood
/// still. When the other clock was set back, this one stays ahead of it until the session ends.
class SteadyClock final : public Clock
{
public:
    /// `clock` outlives this one, and this one whatever waits by it.
    explicit SteadyClock(Clock &clock);

    [[nodiscard]] QDateTime utc() const override;
    /// Goes on while the computer sleeps.
    [[nodiscard]] std::chrono::milliseconds monotonic() const override;
    [[nodiscard]] Pending after(std::chrono::milliseconds delay,
                                std::function<void()> what) override;
    [[nodiscard]] Pending afterReal(std::chrono::milliseconds delay,
                                    std::function<void()> what) override;
    [[nodiscard]] std::chrono::milliseconds scattered(std::chrono::milliseconds wait,
                                                      double share) override;

private:
    struct Wait;
    void arm(const std::shared_ptr<Wait> &wait);

    Clock &m_clock;
    /// The most that the time of day was ever ahead of the monotonic time.
    mutable std::chrono::milliseconds m_ahead;
};

} // namespace regioncast
