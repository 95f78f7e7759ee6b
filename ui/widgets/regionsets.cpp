#include "widgets/regionsets.h"

#include <algorithm>

namespace regioncast {

namespace {

QList<RegionId> inOrder(const UiContext &context, QList<RegionId> regions)
{
    std::sort(regions.begin(), regions.end(), [&](const RegionId &a, const RegionId &b) {
        const int orderA = context.regions.order(a);
        const int orderB = context.regions.order(b);
        return orderA != orderB ? orderA < orderB : a < b;
    });
    regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
    return regions;
}

} // namespace

QList<RegionId> regionsNamed(const UiContext &context, const ProfileSession *session,
                             const QString &set)
{
    if (!session)
        return {};
    if (const auto regions = regionsOfSet(session->profile(), set))
        return inOrder(context, *regions);
    // As they come: that the added ones stand last shows what the service does not list.
    return session->regionsState().listed + session->regionsState().added;
}

QList<RegionId> workingRegions(const UiContext &context, const ProfileSession *session)
{
    return session ? regionsNamed(context, session, session->profile().regionSet)
                   : QList<RegionId>();
}

QList<RegionId> otherRegions(const UiContext &context, const ProfileSession *session)
{
    if (!session)
        return {};
    const RegionsState &state = session->regionsState();
    const QList<RegionId> working = workingRegions(context, session);
    QList<RegionId> others = state.listed + state.added + state.others;
    others.removeIf([&working](const RegionId &region) { return working.contains(region); });
    return inOrder(context, others);
}

} // namespace regioncast
