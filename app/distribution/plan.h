#pragma once

#include "catalog/catalogue.h"
#include "distribution/guards.h"
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
    QString code;                 ///< Blocked: the documented code it would meet, or the guard that
                                  ///< forbids it (isGuard()); empty otherwise
    std::optional<Copy> baseline; ///< what was read about the destination; nullopt = absent
    std::optional<ImageKey> parent; ///< must be in the same region first and is not: it has a row
                                    ///< of its own, or is under way already; nullopt = none
    bool forChild = false;          ///< nobody asked for this row but a child of it
    bool chosen = false;            ///< ticked; rows that will be copied, at once or after their
                                    ///< parent, begin ticked, the others unticked

    friend bool operator==(const PlanRow &, const PlanRow &) = default;
};

/// How many regions a request carries. One that is refused refuses all of them.
enum class Grouping { PerImage, PerRegion };

/// Rows in the order of the wishes and of their destinations. Made without a single write.
struct Plan
{
    QList<PlanRow> rows;
    QList<CopyKey> atSource; ///< wishes that fell out: the source region itself
    QList<CopyKey> twice;    ///< wishes that fell out: named before
    QDateTime readAt;        ///< start of the oldest reading it rests on; null when there is none
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
///
/// What the catalogue tells beforehand makes a row Blocked (docs/verdicts.md lists the evidence of
/// each code); so does a guard. Where a parent image is missing in the destination, the row is
/// ParentFirst and rows for the parents that are missing, each once and to any depth, stand before
/// it. A parent that cannot be copied blocks its children; one that the catalogue does not show
/// leaves them Unknown.
[[nodiscard]] Plan makePlan(const Catalogue &catalogue, const QList<Wish> &wishes,
                            const QSet<CopyKey> &open, const Guards &guards = {});

/// The documented code that copying this version would meet whatever the destination, as far as the
/// rows of its image tell; empty when they tell of none.
[[nodiscard]] QString blockOf(const ImageRow &row);

/// Whether ticking the row by hand makes sense: not when the copy is there or on its way, and not
/// against a guard.
[[nodiscard]] bool canBeChosen(const PlanRow &row);
/// The position of the row that copies what this one waits for; nullopt when it waits for nothing
/// or for what is under way already.
[[nodiscard]] std::optional<int> parentRow(const Plan &plan, const PlanRow &row);
/// Ticks or unticks the rows of these positions as far as they can be chosen. Ticking a row ticks
/// the parents that it waits for; unticking one unticks the rows that wait for it.
void setChosen(Plan &plan, const QList<int> &rows, bool chosen);

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
    QList<RegionId> destinations;   ///< at most maxDestinations
    std::optional<ImageKey> parent; ///< waits until this is in the destination; nullopt = at once

    friend bool operator==(const RequestDraft &, const RequestDraft &) = default;
};

/// The requests for the chosen rows, in the order of the plan. Grouping::PerImage joins rows of the
/// same image version, source and product; but only those that will be copied for all we know. A
/// row that waits for a parent, or was ticked against its verdict, has a request of its own: a
/// refusal of one region refuses the whole request.
[[nodiscard]] QList<RequestDraft> requestsOf(const Plan &plan);

/// Rows of `now` that differ from the row for the same copy in `then` in what decides sending
/// (verdict or baseline), and rows that `then` does not have, such as those of another version.
/// Used between review and send.
[[nodiscard]] QList<CopyKey> changedRows(const Plan &then, const Plan &now);

} // namespace regioncast
