#include "distribution/shellcommand.h"

#include <QRegularExpression>

#include <algorithm>

namespace regioncast {

namespace {

/// Words with quotes where needed.
QString line(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted.append(shellQuoted(word));
    return quoted.join(QLatin1Char(' '));
}

} // namespace

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_@%+=:,./-]+\\z"));
    if (plain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QLatin1String("'\\''"))
           + QLatin1Char('\'');
}

QString vendorCommand(const RequestDraft &draft, const QUrl &endpoint)
{
    QStringList words = {QStringLiteral("aliyun"), QStringLiteral("appstream-center"),
                         QStringLiteral("StartTaskForDistributeImage")};
    const auto add = [&words](const QString &name, const QString &value) {
        words << QLatin1String("--") + name << value;
    };
    if (!endpoint.isEmpty())
        add(QStringLiteral("endpoint"), endpoint.authority());
    add(QStringLiteral("ImageId"), draft.image.image.text);
    if (!draft.image.version.isEmpty())
        add(QStringLiteral("VersionId"), draft.image.version.text);
    if (!draft.product.isEmpty())
        add(QStringLiteral("ProductType"), draft.product);
    if (draft.source)
        add(QStringLiteral("SourceRegion"), draft.source->text);
    for (qsizetype i = 0; i < draft.destinations.size(); ++i)
        add(QStringLiteral("DestinationRegionList.%1").arg(i + 1), draft.destinations.at(i).text);
    return line(words);
}

QStringList runCommands(const Plan &plan, const QString &profile, const QString &label)
{
    Plan asked = plan;
    asked.grouping = Grouping::PerImage;
    for (PlanRow &row : asked.rows) {
        row.chosen = row.chosen && !row.forChild;
        row.verdict = Verdict::WillCopy; // what waits or is doubtful is not set apart here
    }
    QStringList lines;
    for (const RequestDraft &draft : requestsOf(asked)) {
        QStringList words = {QStringLiteral("regioncast"), QStringLiteral("run")};
        const auto add = [&words](const char *name, const QString &value) {
            words << QLatin1String(name) << value;
        };
        if (!profile.isEmpty())
            add("--profile", profile);
        add("--image", draft.image.image.text);
        add("--version", draft.image.version.text);
        add("--source", draft.source ? draft.source->text : QStringLiteral("service"));
        QStringList regions;
        for (const RegionId &region : draft.destinations)
            regions.append(region.text);
        add("--to", regions.join(QLatin1Char(',')));
        if (!draft.product.isEmpty())
            add("--product", draft.product);
        if (!label.isEmpty())
            add("--label", label);
        lines.append(line(words));
    }
    return lines;
}

} // namespace regioncast
