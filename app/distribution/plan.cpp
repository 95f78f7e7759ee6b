#include "distribution/plan.h"

#include "api/operations.h"

#include <algorithm>

namespace regioncast {

namespace {

Verdict verdictOf(const std::optional<Copy> &copy)
{
    if (!copy)
        return Verdict::WillCopy;
    switch (copy->state) {
    case CopyState::Initialising:
    case CopyState::Copying:
        return Verdict::InProgress;
    case CopyState::Available:
        return Verdict::AlreadyThere;
    case CopyState::Failed:
    case CopyState::Removed:
        return Verdict::WillCopy;
    case CopyState::Unknown:
        return Verdict::Unknown;
    }
    return Verdict::Unknown;
}

/// When the image was read: the row of the version itself, or else the newest of its rows.
QDateTime readTime(const Catalogue &catalogue, const ImageKey &key)
{
    QDateTime newest = catalogue.readAt(key);
    if (newest.isValid())
        return newest;
    for (const ImageRow &row : catalogue.rowsOf(key.image)) {
        const QDateTime at = catalogue.readAt(row.key());
        if (!newest.isValid() || at > newest)
            newest = at;
    }
    return newest;
}

} // namespace

int Plan::count(Verdict verdict) const
{
    return int(std::count_if(rows.begin(), rows.end(),
                             [verdict](const PlanRow &row) { return row.verdict == verdict; }));
}

int Plan::chosenCount() const
{
    return int(
        std::count_if(rows.begin(), rows.end(), [](const PlanRow &row) { return row.chosen; }));
}

Plan makePlan(const Catalogue &catalogue, const QList<Wish> &wishes, const QSet<CopyKey> &open)
{
    Plan plan;
    QSet<CopyKey> named;
    for (const Wish &wish : wishes) {
        ImageKey key{wish.image, {}};
        if (wish.version)
            key.version = *wish.version;
        else
            key.version = catalogue.newestVersionOf(wish.image).value_or(VersionId{});
        const bool isShown = catalogue.versionsOf(wish.image).contains(key.version);
        const std::optional<RegionId> source =
            wish.automaticSource ? automaticSource(catalogue, key) : wish.source;
        const QDateTime readAt = readTime(catalogue, key);
        if (readAt.isValid() && (!plan.readAt.isValid() || readAt < plan.readAt))
            plan.readAt = readAt;

        for (const RegionId &region : wish.destinations) {
            PlanRow row;
            row.to = {key.image, key.version, region};
            if ((!wish.automaticSource && source == region) || named.contains(row.to))
                continue;
            named.insert(row.to);
            row.source = source;
            row.automaticSource = wish.automaticSource;
            row.product = wish.product;
            row.baseline = catalogue.copyOf(row.to);
            if (open.contains(row.to))
                row.verdict = Verdict::InProgress;
            else
                row.verdict = isShown ? verdictOf(row.baseline) : Verdict::Unknown;
            row.chosen = row.verdict == Verdict::WillCopy;
            plan.rows.append(row);
        }
    }
    return plan;
}

std::optional<RegionId> automaticSource(const Catalogue &catalogue, const ImageKey &key)
{
    const QList<RegionId> sources = catalogue.sourcesOf(key);
    return sources.isEmpty() ? std::nullopt : std::optional(sources.first());
}

QList<RequestDraft> requestsOf(const Plan &plan)
{
    QList<RequestDraft> drafts;
    for (const PlanRow &row : plan.rows) {
        if (!row.chosen)
            continue;
        const auto takesRow = [&row](const RequestDraft &draft) {
            return draft.image == row.to.imageKey() && draft.source == row.source
                   && draft.product == row.product && draft.destinations.size() < maxDestinations;
        };
        auto draft = drafts.end();
        if (plan.grouping == Grouping::PerImage)
            draft = std::find_if(drafts.begin(), drafts.end(), takesRow);
        if (draft == drafts.end())
            drafts.append({row.to.imageKey(), row.source, row.product, {row.to.region}});
        else
            draft->destinations.append(row.to.region);
    }
    return drafts;
}

QList<CopyKey> changedRows(const Plan &then, const Plan &now)
{
    QHash<CopyKey, const PlanRow *> before;
    for (const PlanRow &row : then.rows)
        before.insert(row.to, &row);
    QList<CopyKey> changed;
    for (const PlanRow &row : now.rows) {
        const PlanRow *old = before.value(row.to);
        if (!old || old->verdict != row.verdict || old->baseline != row.baseline)
            changed.append(row.to);
    }
    return changed;
}

} // namespace regioncast
