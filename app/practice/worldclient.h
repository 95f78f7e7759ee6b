#pragma once

#include "api/apiclient.h"
#include "api/form.h"
#include "practice/world.h"
#include "support/clock.h"

#include <QObject>

namespace regioncast {

/// An ApiClient that asks a World directly, without HTTP: for the pictures of the manual and for
/// tests of everything above the wire. Answers come from the event loop. Main thread.
class WorldClient final : public QObject, public ApiClient
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorldClient)

public:
    WorldClient(World &world, Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] Pending listImages(const ListImageQuery &query, Done<ImagePage> done) override;
    [[nodiscard]] Pending listRegions(const ListRegionsQuery &query,
                                      Done<RegionList> done) override;
    void startTask(const StartTaskRequest &request,
                   std::function<void(StartTaskOutcome)> done) override;
    [[nodiscard]] std::chrono::milliseconds clockOffset() const override { return {}; }
    void observe(std::function<void(const Exchange &)> observer) override;

    /// The next calls of `action` end with `error` (its effect decides whether the world takes the
    /// request first: MayHaveHappened = taken and the answer lost). `count` < 0 = for ever; `skip`
    /// calls go well before.
    void failNext(const QString &action, const Error &error, int count = 1, int skip = 0);
    /// Reads of `action` are never answered, after `skip` that are.
    void hang(const QString &action, int skip = 0);
    /// Calls that arrived so far, by action.
    [[nodiscard]] int callCount(const QString &action) const;
    /// Every StartTask that arrived, taken or not.
    [[nodiscard]] const QList<StartTaskRequest> &received() const { return m_received; }

private:
    struct Failure
    {
        Error error;
        int count = 1;
        int skip = 0;
    };
    [[nodiscard]] std::optional<Error> nextFailure(const QString &action);
    [[nodiscard]] bool hangs(const QString &action) const;
    Exchange exchangeFor(const QString &action, const QString &request,
                         const std::optional<Error> &error);
    [[nodiscard]] QString requestId();

    World &m_world;
    Clock &m_clock;
    std::function<void(const Exchange &)> m_observer;
    QHash<QString, Failure> m_failures;
    QHash<QString, int> m_answered; ///< calls after which the action hangs
    QHash<QString, int> m_calls;
    QList<StartTaskRequest> m_received;
    qint64 m_lastRequest = 0;
};

} // namespace regioncast
