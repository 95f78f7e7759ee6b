#pragma once

#include "support/id.h"

#include <QHash>
#include <QList>
#include <QLocale>

namespace regioncast {

/// What our own table (resources/regions.json) knows of a region.
struct RegionInfo
{
    RegionId id;
    QString name; ///< in the table's language; the id itself for a region that is not in the table
    /// `mainland`, `apac`, `americas`, `emea`, `finance` or `government`; `other` when not known.
    QString group;
    bool known = false;

    friend bool operator==(const RegionInfo &, const RegionInfo &) = default;
};

/// Names of regions in one language. The service returns ids only.
class RegionTable
{
public:
    /// In the language of `locale` (en, zh, ja; any other reads English).
    [[nodiscard]] static RegionTable load(const QLocale &locale);

    /// Works for any id.
    [[nodiscard]] RegionInfo info(const RegionId &id) const;
    [[nodiscard]] QString name(const RegionId &id) const { return info(id).name; }
    /// In the order of the table: Mainland China first, then by group.
    [[nodiscard]] QList<RegionId> all() const;
    /// Position in all(); a region that is not in the table stands behind all that are.
    [[nodiscard]] int order(const RegionId &id) const;

private:
    QList<RegionId> m_order;
    QHash<RegionId, RegionInfo> m_infos;
    QHash<RegionId, int> m_positions;
};

} // namespace regioncast
