#pragma once

#include "api/operations.h"
#include "practice/faults.h"
#include "support/result.h"

#include <QDateTime>
#include <QHash>
#include <QList>

#include <cstdint>
#include <optional>

namespace regioncast {

/// How the practice cloud is made.
struct WorldSettings
{
    int images = 40; ///< 12 to 100,000; the plainly named ones of the standard catalogue first
    std::uint32_t seed = 1;
    double speed = 1.0; ///< copies run this many times faster; above 0
    QDateTime epoch;    ///< UTC; when the world began; null = the time of its first use

    friend bool operator==(const WorldSettings &, const WorldSettings &) = default;
};

/// One accepted StartTaskForDistributeImage.
struct AcceptedSubmission
{
    QDateTime at;
    StartTaskRequest request; ///< with the version pinned
    Tid tid;
    double speed = 1.0;            ///< of the world when it was accepted: its copies keep that pace
    QHash<RegionId, Fault> faults; ///< of copies, by destination; fixed when it was accepted

    friend bool operator==(const AcceptedSubmission &, const AcceptedSubmission &) = default;
};

/// The wording of the service for one of the 19 business codes; for any other the code itself.
[[nodiscard]] QString businessMessage(const QString &code);

/// The practice cloud: regions, images with versions, parents, encryption, sharing, copies that
/// progress with time, a quota. Pure: what it answers follows from the settings, the submissions it
/// accepted and the time that is asked for. Knows nothing of HTTP.
///
/// The first images of every world are plainly named for what they do (docs/practice.md): a world
/// of 12 has those of daily work, one of 40 or more provokes all 19 business codes. Whether one bad
/// destination refuses a whole request is not documented for the real service; here it does.
class World
{
public:
    explicit World(WorldSettings settings, QList<AcceptedSubmission> accepted = {});
    ~World();
    World(World &&) noexcept;
    World &operator=(World &&) noexcept;

    [[nodiscard]] const WorldSettings &settings() const { return m_settings; }
    [[nodiscard]] const QList<AcceptedSubmission> &accepted() const { return m_accepted; }

    /// The page that ListImage answers at `now`; defaults: page 1, 10 rows. A page beyond the end
    /// is empty. Fails with `InvalidParameter.PageSize` above 100, `InvalidParameter.PageNumber` or
    /// `InvalidParameter.PageSize` below 1.
    [[nodiscard]] Result<ImagePage> listImages(const ListImageQuery &query,
                                               const QDateTime &now) const;
    /// What ListRegions answers. One region that images use is missing from it, as the service's
    /// documentation warns.
    [[nodiscard]] RegionList listRegions(const ListRegionsQuery &query) const;
    /// Takes the request or refuses it with one of the 19 business codes, or with
    /// `InvalidRegion.NotFound` and `InvalidParameter.DestinationRegionList` at the door. An
    /// accepted one is appended to accepted(), version and source pinned, with what `faults` do to
    /// its copies.
    [[nodiscard]] Result<StartTaskAnswer> startTask(const StartTaskRequest &request,
                                                    const QDateTime &now, Faults *faults = nullptr);
    /// Empty when there is no such image.
    [[nodiscard]] QString nameOf(const ImageId &id) const;

private:
    struct Image;
    struct Elsewhere;
    struct Copy;
    [[nodiscard]] int imageCount() const;
    [[nodiscard]] Image imageAt(int index) const;
    [[nodiscard]] int indexOf(const ImageId &id) const; ///< -1 = none
    [[nodiscard]] QList<ImageRow> rowsOf(const Image &image, const QDateTime &now) const;
    [[nodiscard]] std::optional<Copy> copyOf(const Image &image, const CopyKey &key,
                                             const QDateTime &now) const;
    [[nodiscard]] int runningCopies(const QDateTime &now) const;

    WorldSettings m_settings;
    QList<AcceptedSubmission> m_accepted;
    QHash<CopyKey, QList<qsizetype>> m_submissionsOf; ///< positions in m_accepted
    QList<Image> m_named;
    QHash<int, QList<Elsewhere>> m_elsewhere; ///< by index of the image
    double m_elsewhereCycle = 1;              ///< seconds after which each of them begins again
};

} // namespace regioncast
