#pragma once

#include "catalog/catalogue.h"
#include "distribution/copylimits.h"
#include "distribution/tasks.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <optional>
#include <utility>

namespace regioncast {

/// What a copy is expected to take: the middle half of what comparable ones took.
struct TimeBand
{
    std::chrono::seconds least{0};
    std::chrono::seconds most{0};

    friend bool operator==(const TimeBand &, const TimeBand &) = default;
};

/// How long copies take, by what the journal knows of those that were seen arriving: seconds per
/// GiB for each pair of source and destination. The service itself says nothing about time. A
/// value.
class Estimates
{
public:
    /// Copies on one pair of regions that are needed before anything is said about it.
    static constexpr qsizetype samplesNeeded = 5;

    /// A copy counts when no more than this lies between the reading that showed it arrived and the
    /// one before. It is more than the slow pace; what arrived while the program was closed or
    /// offline would seem to have taken all that time.
    static constexpr std::chrono::seconds watchedGap{90};

    Estimates() = default;
    /// From the copies of `book` that the service accepted and that were seen arriving; sizes are
    /// those of `catalogue`.
    Estimates(const TaskBook &book, const Catalogue &catalogue);

    /// A whole copy; nullopt when too few are known or the size is not. `source` nullopt = the
    /// service chose it.
    [[nodiscard]] std::optional<TimeBand> whole(int gib, const std::optional<RegionId> &source,
                                                const RegionId &destination) const;
    /// What is left of a copy that is under way.
    [[nodiscard]] std::optional<TimeBand> left(const TaskBook &book, const Catalogue &catalogue,
                                               const Destination &destination,
                                               const QDateTime &now) const;

private:
    using Pair = std::pair<QString, QString>; ///< ids; an empty source = the service chose it
    static Pair pairOf(const std::optional<RegionId> &source, const RegionId &destination);

    QHash<Pair, QList<double>> m_secondsPerGib; ///< sorted
};

/// System and data disk of that version; nullopt when the catalogue does not tell.
[[nodiscard]] std::optional<int> gibOf(const Catalogue &catalogue, const ImageKey &image);

/// How long it takes until all these copies have arrived when no more run at once than `limits`
/// allow; nullopt for none. A lower bound of each end of the band: what else runs is left out.
[[nodiscard]] std::optional<TimeBand> timeForAll(const QList<std::pair<RegionId, TimeBand>> &copies,
                                                 const CopyLimits &limits);

} // namespace regioncast
