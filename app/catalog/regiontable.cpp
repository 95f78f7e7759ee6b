#include "catalog/regiontable.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace regioncast {

RegionTable RegionTable::load(const QLocale &locale)
{
    QFile file(QStringLiteral(":/regions/regions.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "RegionTable", "the table of regions is not compiled in");
    QLatin1String language("en");
    if (locale.language() == QLocale::Chinese)
        language = QLatin1String("zh");
    else if (locale.language() == QLocale::Japanese)
        language = QLatin1String("ja");
    RegionTable table;
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto &value : entries) {
        const QJsonObject entry = value.toObject();
        RegionInfo info;
        info.id = {entry.value(QLatin1String("id")).toString()};
        info.name = entry.value(language).toString();
        info.group = entry.value(QLatin1String("group")).toString();
        info.known = true;
        table.m_order.append(info.id);
        table.m_positions.insert(info.id, int(table.m_infos.size()));
        table.m_infos.insert(info.id, info);
    }
    return table;
}

RegionInfo RegionTable::info(const RegionId &id) const
{
    const auto known = m_infos.constFind(id);
    return known == m_infos.constEnd() ? RegionInfo{id, id.text, QStringLiteral("other"), false}
                                       : *known;
}

QList<RegionId> RegionTable::all() const
{
    return m_order;
}

int RegionTable::order(const RegionId &id) const
{
    return m_positions.value(id, int(m_order.size()));
}

} // namespace regioncast
