#pragma once

#include "api/operations.h"
#include "support/result.h"

#include <QDateTime>
#include <QList>

#include <cstdint>
#include <memory>

namespace regioncast {

/// How the practice cloud is made.
struct WorldSettings
{
    int images = 40;         ///< 12 to 100,000; the plainly named ones of the standard catalogue first
    std::uint32_t seed = 1;
    double speed = 1.0;      ///< copies run this many times faster; above 0
    QDateTime epoch;         ///< UTC; when the world began; null = the time of its first use

    friend bool operator==(const WorldSettings &, const WorldSettings &) = default;
};

/// One accepted StartTaskForDistributeImage.
struct AcceptedSubmission
{
    QDateTime at;
    StartTaskRequest request; ///< with the version pinned
    Tid tid;

    friend bool operator==(const AcceptedSubmission &, const AcceptedSubmission &) = default;
};

/// The practice cloud: regions, images with versions, parents, encryption, sharing, copies that
/// progress with time, quotas. Pure: what it answers follows from the settings, the submissions it
/// accepted and the time that is asked for. Knows nothing of HTTP.
class World
{
public:
    explicit World(WorldSettings settings, QList<AcceptedSubmission> accepted = {});

    [[nodiscard]] const WorldSettings &settings() const { return m_settings; }
    [[nodiscard]] const QList<AcceptedSubmission> &accepted() const { return m_accepted; }

    /// The page that ListImage answers at `now`; defaults: page 1, 10 rows.
    [[nodiscard]] Result<ImagePage> listImages(const ListImageQuery &query,
                                               const QDateTime &now) const;
    [[nodiscard]] RegionList listRegions(const ListRegionsQuery &query) const;
    /// Takes the request or refuses it with one of the 19 business codes; an accepted one is
    /// appended to accepted(). `requestId` seeds nothing: the tid follows from the number of the
    /// submission.
    [[nodiscard]] Result<StartTaskAnswer> startTask(const StartTaskRequest &request,
                                                    const QDateTime &now);

private:
    struct Image; // defined in world.cpp
    WorldSettings m_settings;
    QList<AcceptedSubmission> m_accepted;
    std::shared_ptr<const QList<Image>> m_images;
};

} // namespace regioncast
