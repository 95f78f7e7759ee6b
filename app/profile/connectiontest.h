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
    std::chrono::milliseconds took{0};
    std::chrono::milliseconds clockOffset{0}; ///< of Reached
    qint64 count = 0;                         ///< images (MayListImages) or regions (KeyAccepted)
    std::optional<Error> error;

    friend bool operator==(const ConnectionStep &, const ConnectionStep &) = default;
};

/// Asks ListRegions, then one image of ListImage. Whether the key may copy is always Open: it shows
/// only when the first copy is sent.
class ConnectionTest final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionTest)

public:
    ConnectionTest(ApiClient &client, Clock &clock, QObject *parent = nullptr);

    void start();
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
    Pending m_pending;
};

} // namespace regioncast
