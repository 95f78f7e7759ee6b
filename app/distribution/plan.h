#pragma once

#include "catalog/catalogue.h"
#include "support/id.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace regioncast {

enum class Verdict { WillCopy, AlreadyThere, InProgress, Blocked, ParentFirst, Unknown };

/// One wish of the form: an image version to some regions.
struct Wish
{
    ImageId image;
    std::optional<VersionId> version; ///< nullopt = the newest; the plan pins it
    bool automaticSource = true;      ///< let the plan pick a region that holds the version
    std::optional<RegionId> source;   ///< with automaticSource false; nullopt = the service chooses
    QString product;                  ///< empty = as the image
    QList<RegionId> destinations;
    bool retry = false; ///< sends rows that failed again: they stay in their task, as a further try

    friend bool operator==(const Wish &, const Wish &) = default;
};

/// One copy to make, or not to make.
struct PlanRow
{
    CopyKey to;
    std::optional<RegionId> source; ///< nullopt = left out, the service chooses
    bool automaticSource = false;
    QString product; ///< empty = left out
    Verdict verdict = Verdict::Unknown;
    QString code;                 ///< the documented code a Blocked row would meet; empty otherwise
    std::optional<Copy> baseline; ///< what was read about the destination; nullopt = absent
    bool chosen = false;          ///< ticked; WillCopy rows begin ticked, Unknown rows unticked

    friend bool operator==(const PlanRow &, const PlanRow &) = default;
};

/// How many regions a request carries. One that is refused refuses all of them.
enum class Grouping { PerImage, PerRegion };

/// Rows in the order of the wishes and of their destinations. Made without a single write.
struct Plan
{
    QList<PlanRow> rows;
    QDateTime readAt; ///< start of the oldest reading it rests on; null when there is none
    Grouping grouping = Grouping::PerImage;

    [[nodiscard]] int count(Verdict verdict) const;
    [[nodiscard]] int chosenCount() const;

    friend bool operator==(const Plan &, const Plan &) = default;
};

/// The plan for these wishes. `open` are the copies that the journal holds as not ended: they are
/// in progress whatever the catalogue shows. A source region that was chosen falls out of the
/// destinations, and so does what is named twice; an automatic source stays and reads already
/// there. An image or version that the catalogue does not show, or whose copy has a word that we do
/// not know, is Unknown. A copy that failed or was removed will be copied.
[[nodiscard]] Plan makePlan(const Catalogue &catalogue, const QList<Wish> &wishes,
                            const QSet<CopyKey> &open);

/// The automatic source: the first region that holds the version, in the order of its row; nullopt
/// when no region is known to hold it.
[[nodiscard]] std::optional<RegionId> automaticSource(const Catalogue &catalogue,
                                                      const ImageKey &key);

/// What one StartTaskForDistributeImage call shall carry.
struct RequestDraft
{
    ImageKey image;
    std::optional<RegionId> source;
    QString product;
    QList<RegionId> destinations; ///< at most maxDestinations

    friend bool operator==(const RequestDraft &, const RequestDraft &) = default;
};

/// The requests for the chosen rows, in the order of the plan. Grouping::PerImage joins rows of the
/// same image version, source and product.
[[nodiscard]] QList<RequestDraft> requestsOf(const Plan &plan);

/// Rows of `now` that differ from the row for the same copy in `then` in what decides sending
/// (verdict or baseline), and rows that `then` does not have, such as those of another version.
/// Used between review and send.
[[nodiscard]] QList<CopyKey> changedRows(const Plan &then, const Plan &now);

} // namespace regioncast
