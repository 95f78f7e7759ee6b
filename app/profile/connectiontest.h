#pragma once

#include "api/apiclient.h"
#include "support/clock.h"

#include <QObject>

#include <functional>
#include <optional>

namespace regioncast {

/// One line of Test Connection.
struct ConnectionStep
{
    enum class Kind { Reached, KeyAccepted, MayListImages, MayCopy };
    enum class Verdict { Running, Passed, Failed, NotTried, Open };
    Kind kind = Kind::Reached;
    Verdict verdict = Verdict::Running;
    std::chrono::milliseconds took{0};        ///< of Reached and MayListImages
    std::chrono::milliseconds clockOffset{0}; ///< of Reached: the service's clock is ahead by it
    qint64 count = 0;                         ///< images (MayListImages) or regions (KeyAccepted)
    std::optional<Error> error;               ///< of Failed, and only then

    friend bool operator==(const ConnectionStep &, const ConnectionStep &) = default;
};

/// Asks ListRegions, then one image of ListImage. How ListRegions ends decides the first steps:
/// - it answers: Reached and KeyAccepted Passed;
/// - no usable answer (transport, a strange answer): Reached Failed, the others NotTried;
/// - there is no key on this computer, so nothing was sent: Reached NotTried, KeyAccepted Failed;
/// - refused for a permission: Reached and KeyAccepted Passed (the gateway checks the key first),
///   MayListImages Failed. ListImage is asked all the same; its own refusal is shown rather than
///   that of ListRegions;
/// - any other code of the service: Reached Passed, KeyAccepted Failed. The code tells whether the
///   key, the clock or throttling is at fault.
/// Whether the key may copy is never tried, for that would be a copy: Open when the key was
/// accepted, else NotTried. Main thread.
class ConnectionTest final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionTest)

public:
    ConnectionTest(ApiClient &client, Clock &clock, QObject *parent = nullptr);

    /// Begins anew; a test under way is dropped.
    void start();
    /// Those begun or decided so far, in the order of ConnectionStep::Kind; all four at the end.
    [[nodiscard]] const QList<ConnectionStep> &steps() const { return m_steps; }
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void changed();

private:
    void onRegions(const Result<RegionList> &result);
    void onImages(const Result<ImagePage> &result);

    ApiClient &m_client;
    Clock &m_clock;
    QList<ConnectionStep> m_steps;
    bool m_running = false;
    std::chrono::milliseconds m_begunAt{0};
    std::optional<Error> m_refusedRegions; ///< ListRegions was refused for a permission
    Pending m_pending;
};

} // namespace regioncast
