#pragma once

#include "support/pending.h"

#include <QDateTime>

#include <chrono>
#include <functional>
#include <map>
#include <optional>

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
    /// Like after(), but what goes on outside of the program sets the pace: the wire, a keychain.
    /// Only a clock that runs faster than the computer's tells the two apart.
    [[nodiscard]] virtual Pending afterReal(std::chrono::milliseconds delay,
                                            std::function<void()> what)
    {
        return after(delay, std::move(what));
    }
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

/// How the time of a whole process runs: at `origin` it agrees with the computer's, and from there
/// it runs `factor` times as fast, in both directions. Two processes with the same scale agree on
/// the time. A value; any thread.
struct ClockScale
{
    double factor = 1; ///< 1 to mostFactor; 1 = the computer's time
    QDateTime origin;  ///< UTC; null only with factor 1

    static constexpr double mostFactor = 1'000;

    [[nodiscard]] bool isScaled() const { return factor != 1; }
    /// The time that it is at the computer's time `real`.
    [[nodiscard]] QDateTime at(const QDateTime &real) const;
    [[nodiscard]] QDateTime utc() const { return at(QDateTime::currentDateTimeUtc()); }

    /// `FACTOR` or `FACTOR@ORIGIN`, the origin as ISO 8601 in UTC (`2026-10-30T08:00:00Z`). Without
    /// an origin it is the beginning of the UTC day of `now`. nullopt for any other text, for a
    /// factor out of range, and for an origin that would take the year beyond 9999 within a day.
    [[nodiscard]] static std::optional<ClockScale> fromText(const QString &text,
                                                            const QDateTime &now);

    friend bool operator==(const ClockScale &, const ClockScale &) = default;
};

/// The computer's clock, run faster: for tests of whole processes, which hours take seconds.
/// afterReal() waits in the computer's time.
class ScaledClock final : public Clock
{
public:
    explicit ScaledClock(const ClockScale &scale);

    [[nodiscard]] QDateTime utc() const override { return m_scale.utc(); }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override;
    /// Never early; late by up to a millisecond of the computer's time and what the event loop
    /// takes.
    [[nodiscard]] Pending after(std::chrono::milliseconds delay,
                                std::function<void()> what) override;
    [[nodiscard]] Pending afterReal(std::chrono::milliseconds delay,
                                    std::function<void()> what) override;
    [[nodiscard]] std::chrono::milliseconds scattered(std::chrono::milliseconds wait,
                                                      double share) override;

private:
    ClockScale m_scale;
    SystemClock m_real;
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
