#pragma once

#include "api/apiclient.h"
#include "catalog/copy.h"
#include "practice/faults.h"
#include "support/clock.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace regioncast::simulation {

/// What the service was asked for and what it did; counted where the service would count.
struct Counts
{
    qint64 reads = 0;
    qint64 readsWhileThrottled = 0; ///< began after a refusal was told, in the same minute
    qint64 throttled = 0;           ///< reads that were refused so
    qint64 submitted = 0;           ///< StartTask that arrived
    qint64 answersLost = 0;         ///< taken, and the answer dropped
    qint64 neverTaken = 0;          ///< cut before they were taken
    qint64 takenLate = 0;           ///< cut, and taken some minutes later all the same
    qint64 sentTwice = 0;           ///< copies that were asked for while an earlier one was open
};

/// A service without limits for copies, in the process: what it did is known, so rows can be
/// compared with it. Its misbehaviour is a fault script; everything else is a function of time.
class Cloud final : public QObject, public ApiClient
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Cloud)

public:
    /// `clock` tells its time. Copies take between `least` and `most`.
    Cloud(Clock &clock, int images, std::chrono::seconds least, std::chrono::seconds most,
          QObject *parent = nullptr);

    void play(const QByteArray &faults);
    /// Nothing reaches it, or everything does again.
    void setOffline(bool offline) { m_offline = offline; }
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    [[nodiscard]] const QList<StartTaskRequest> &received() const { return m_received; }
    /// Calls that were not answered yet.
    [[nodiscard]] int inFlight() const { return m_inFlight; }

    [[nodiscard]] static ImageId imageAt(int index);
    [[nodiscard]] static VersionId version() { return {QStringLiteral("iv-1")}; }
    /// Where every image lies already.
    [[nodiscard]] static RegionId home() { return {QStringLiteral("cn-shanghai")}; }
    /// `count` regions to copy to.
    [[nodiscard]] static QList<RegionId> regions(int count);
    /// As it is now; nullopt = there is none.
    [[nodiscard]] std::optional<Copy> copyOf(const CopyKey &key) const;

    [[nodiscard]] Pending listImages(const ListImageQuery &query, Done<ImagePage> done) override;
    [[nodiscard]] Pending listRegions(const ListRegionsQuery &query,
                                      Done<RegionList> done) override;
    void startTask(const StartTaskRequest &request,
                   std::function<void(StartTaskOutcome)> done) override;
    [[nodiscard]] std::chrono::milliseconds clockOffset() const override { return {}; }
    void observe(std::function<void(const Exchange &)> observer) override
    {
        m_observer = std::move(observer);
    }

private:
    /// One copy that was taken.
    struct Life
    {
        QDateTime startsAt;
        double seconds = 0;
        std::optional<Fault> fault;
    };
    /// The newest request for a copy.
    struct Asked
    {
        QDateTime at;
        bool taken = false;
        bool told = false;
    };
    /// What hinders a call; nullopt = nothing. `taken`: the service does it all the same.
    [[nodiscard]] std::optional<Error> hindrance(const FaultTarget &target, bool &taken);
    [[nodiscard]] ImageRow rowAt(int index) const;
    [[nodiscard]] bool isOpen(const CopyKey &key) const;
    void take(const CopyKey &key, std::chrono::milliseconds later);
    template<class T>
    Pending answer(Done<T> done, Result<T> result);
    [[nodiscard]] double share();

    Clock &m_clock;
    int m_images;
    std::chrono::seconds m_least;
    std::chrono::seconds m_most;
    Faults m_faults;
    bool m_offline = false;
    Counts m_counts;
    QHash<CopyKey, Life> m_lives;
    QHash<CopyKey, Asked> m_asked;
    QHash<int, QList<CopyKey>> m_copiesOfImage; ///< those that were taken, by index
    QList<StartTaskRequest> m_received;
    std::function<void(const Exchange &)> m_observer;
    QDateTime m_throttledUntil;
    int m_inFlight = 0;
    quint64 m_dice = 0;
};

} // namespace regioncast::simulation
