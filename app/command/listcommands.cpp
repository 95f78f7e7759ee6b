#include "command/listcommands.h"

#include <QJsonArray>

#include <algorithm>

namespace regioncast {

namespace {

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("-") : text;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString gib(const std::optional<int> &size)
{
    return size ? QString::number(*size) : QStringLiteral("-");
}

/// Copies of one version in the order of the region table.
QList<std::pair<RegionId, Copy>> sortedCopies(const Catalogue &catalogue, const ImageKey &key,
                                              const RegionTable &regions)
{
    const QHash<RegionId, Copy> copies = catalogue.copiesOf(key);
    QList<std::pair<RegionId, Copy>> sorted;
    for (auto copy = copies.begin(); copy != copies.end(); ++copy)
        sorted.append({copy.key(), copy.value()});
    std::sort(sorted.begin(), sorted.end(), [&regions](const auto &a, const auto &b) {
        const int orderA = regions.order(a.first);
        const int orderB = regions.order(b.first);
        return orderA != orderB ? orderA < orderB : a.first < b.first;
    });
    return sorted;
}

} // namespace

ImagesCommand::ImagesCommand(const CommandLine &line, const QString &folder, Clock &clock,
                             const Output &output)
    : SessionCommand(line, folder, clock, output, Workspace::Access::OnlyRead)
{
}

void ImagesCommand::ready()
{
    const Catalogue &catalogue = session()->catalogue();
    QList<QStringList> rows;
    QJsonArray images;
    for (const ImageKey &key : catalogue.keys()) {
        const ImageRow &row = *catalogue.find(key);
        const QString &search = line().search;
        if (!search.isEmpty() && !row.imageName.contains(search, Qt::CaseInsensitive)
            && !row.imageId.text.contains(search, Qt::CaseInsensitive))
            continue;
        if (!line().product.isEmpty() && row.productType != line().product)
            continue;
        const QString label = catalogue.versionLabel(key);
        const bool isNewest = catalogue.newestVersionOf(key.image) == key.version;
        QStringList where;
        QJsonArray copies;
        for (const auto &[region, copy] : sortedCopies(catalogue, key, output().regions())) {
            QString told = region.text;
            if (copy.state != CopyState::Available) {
                told += QLatin1Char('=')
                        + (copy.state == CopyState::Unknown ? copy.word : wordOf(copy.state));
                if (copy.progress)
                    told += QStringLiteral("(%1%)").arg(*copy.progress);
            }
            where.append(told);
            copies.append(jsonOf(region, copy));
        }
        rows.append({orDash(row.imageName), key.image.text, orDash(key.version.text),
                     orDash(label) + (isNewest ? QStringLiteral(" (newest)") : QString()),
                     orDash(row.status), orDash(row.productType),
                     orDash(row.platformName.isEmpty() ? row.osType : row.platformName),
                     gib(row.systemDiskSize), where.join(QLatin1Char(' '))});
        images.append(
            QJsonObject{{QStringLiteral("id"), key.image.text},
                        {QStringLiteral("name"), orNull(row.imageName)},
                        {QStringLiteral("version"), orNull(key.version.text)},
                        {QStringLiteral("versionLabel"), orNull(label)},
                        {QStringLiteral("newest"), isNewest},
                        {QStringLiteral("status"), orNull(row.status)},
                        {QStringLiteral("type"), orNull(row.imageType)},
                        {QStringLiteral("product"), orNull(row.productType)},
                        {QStringLiteral("os"), orNull(row.osType)},
                        {QStringLiteral("platform"), orNull(row.platformName)},
                        {QStringLiteral("systemDiskGiB"),
                         row.systemDiskSize ? QJsonValue(*row.systemDiskSize) : QJsonValue()},
                        {QStringLiteral("dataDiskGiB"),
                         row.dataDiskSize ? QJsonValue(*row.dataDiskSize) : QJsonValue()},
                        {QStringLiteral("created"), orNull(row.gmtCreate)},
                        {QStringLiteral("modified"), orNull(row.gmtModified)},
                        {QStringLiteral("readAt"), jsonOf(catalogue.readAt(key))},
                        {QStringLiteral("copies"), copies}});
    }
    const bool isComplete = session()->imagesState().phase == LoadState::Phase::Complete;
    output().line(
        tableOf({QStringLiteral("NAME"), QStringLiteral("ID"), QStringLiteral("VERSION"),
                 QStringLiteral("LABEL"), QStringLiteral("STATUS"), QStringLiteral("PRODUCT"),
                 QStringLiteral("OS"), QStringLiteral("GIB"), QStringLiteral("COPIES")},
                rows));
    output().value({{QStringLiteral("regioncastImages"), 1},
                    {QStringLiteral("profile"), jsonOf(session()->profile())},
                    {QStringLiteral("complete"), isComplete},
                    {QStringLiteral("images"), images}});
    if (!isComplete) {
        output().say(QStringLiteral("Some pages of the listing could not be read; what came is "
                                    "shown."));
        output().say(session()->imagesState().error);
    }
    finish(isComplete ? ExitCode::Done
                      : exitCodeOf(session()->imagesState().error, output().errors()));
}

RegionsCommand::RegionsCommand(const CommandLine &line, const QString &folder, Clock &clock,
                               const Output &output)
    : SessionCommand(line, folder, clock, output, Workspace::Access::OnlyRead)
{
}

void RegionsCommand::ready()
{
    const RegionsState &state = session()->regionsState();
    QList<QStringList> rows;
    QJsonArray regions;
    const auto add = [&](const QList<RegionId> &ids, const QString &origin) {
        for (const RegionId &id : ids) {
            const RegionInfo info = output().regions().info(id);
            rows.append({id.text, origin, info.group, info.name});
            regions.append(QJsonObject{
                {QStringLiteral("id"), id.text},
                {QStringLiteral("name"), info.known ? QJsonValue(info.name) : QJsonValue()},
                {QStringLiteral("group"), info.group},
                {QStringLiteral("origin"), origin}});
        }
    };
    add(state.listed, QStringLiteral("listed"));
    add(state.added, QStringLiteral("added"));
    add(state.others, QStringLiteral("other"));
    output().line(tableOf({QStringLiteral("ID"), QStringLiteral("ORIGIN"), QStringLiteral("GROUP"),
                           QStringLiteral("NAME")},
                          rows));
    output().value({{QStringLiteral("regioncastRegions"), 1},
                    {QStringLiteral("profile"), jsonOf(session()->profile())},
                    {QStringLiteral("regions"), regions}});
    finish(ExitCode::Done);
}

} // namespace regioncast
