#pragma once

#include "support/pending.h"

#include <QDateTime>

#include <chrono>
#include <functional>
#include <map>

namespace regioncast {

/// All time and all waiting of the program goes through this face, so that tests run hours in
/// seconds. Main thread only.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// The time of day, in UTC with milliseconds. May jump when the computer's clock is set.
    [[nodiscard]] virtual QDateTime utc() const = 0;
    /// A time that never goes back; only differences mean something.
    [[nodiscard]] virtual std::chrono::milliseconds monotonic() const = 0;
    /// Calls `what` once after `delay` (at least 0), from the event loop.
    [[nodiscard]] virtual Pending after(std::chrono::milliseconds delay,
                                        std::function<void()> what) = 0;
    /// `wait` made up to `share` (0 to 1) shorter or longer by chance, so that many programs that
    /// wait alike do not ask at the same moment.
    [[nodiscard]] virtual std::chrono::milliseconds scattered(std::chrono::milliseconds wait,
                                                              double share) = 0;
};

/// The computer's clock and Qt's timers.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime utc() const override;
    [[nodiscard]] std::chrono::milliseconds monotonic() const override;
    [[nodiscard]] Pending after(std::chrono::milliseconds delay,
                                std::function<void()> what) override;
    [[nodiscard]] std::chrono::milliseconds scattered(std::chrono::milliseconds wait,
                                                      double share) override;
};

/// A clock that stands still until it is told to go on: for tests and for the pictures of the
/// manual.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(const QDateTime &start);

    [[nodiscard]] QDateTime utc() const override;
    [[nodiscard]] std::chrono::milliseconds monotonic() const override;
    [[nodiscard]] Pending after(std::chrono::milliseconds delay,
                                std::function<void()> what) override;
    /// By turns as it is, longer and shorter: two runs wait alike.
    [[nodiscard]] std::chrono::milliseconds scattered(std::chrono::milliseconds wait,
                                                      double share) override;

    /// Goes on by `step`; everything that falls due runs in order, each at its own time, and so
    /// does what that work plans within the step. Does not turn the event loop.
    void advance(std::chrono::milliseconds step);
    /// How long until the next thing falls due; negative when nothing is planned.
    [[nodiscard]] std::chrono::milliseconds untilNext() const;

private:
    struct Alarm
    {
        quint64 number = 0;
        std::function<void()> what;
    };
    QDateTime m_start;
    std::chrono::milliseconds m_elapsed{0};
    std::multimap<std::chrono::milliseconds, Alarm> m_alarms;
    quint64 m_lastNumber = 0;
    int m_scattered = 0;
};

} // namespace regioncast
