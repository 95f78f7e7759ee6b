#pragma once

#include <functional>
#include <utility>

namespace regioncast {

/// A hold on something that has begun and not ended. Destroying it, or assigning another, aborts
/// it: its callback never runs. After the callback has run it holds nothing worth aborting and may
/// be kept or dropped. Move-only; belongs to the thread that made it.
class [[nodiscard]] Pending
{
public:
    Pending() = default;
    /// `abort` is called at most once and must be harmless when the work has ended already.
    explicit Pending(std::function<void()> abort)
        : m_abort(std::move(abort))
    {
    }
    Pending(Pending &&other) noexcept
        : m_abort(std::exchange(other.m_abort, nullptr))
    {
    }
    Pending &operator=(Pending &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_abort = std::exchange(other.m_abort, nullptr);
        }
        return *this;
    }
    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;
    ~Pending() { reset(); }

    /// Aborts now.
    void reset()
    {
        if (auto abort = std::exchange(m_abort, nullptr))
            abort();
    }

private:
    std::function<void()> m_abort;
};

} // namespace regioncast
