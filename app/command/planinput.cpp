#include "command/planinput.h"

#include <QRegularExpression>

#include <algorithm>

namespace regioncast {

namespace {

using Failure = tl::unexpected<QString>;

bool isRegion(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z][a-z0-9]*(-[a-z0-9]+)+\\z"));
    return form.match(text).hasMatch();
}

tl::expected<ImageId, QString> imageFor(const QString &text, const Catalogue &catalogue)
{
    const ImageId id{text};
    if (!catalogue.versionsOf(id).isEmpty())
        return id;
    QList<ImageId> named;
    for (const ImageKey &key : catalogue.keys()) {
        if (catalogue.find(key)->imageName == text && !named.contains(key.image))
            named.append(key.image);
    }
    if (named.size() == 1)
        return named.first();
    if (named.isEmpty())
        return Failure(QStringLiteral("There is no image '%1'.").arg(text));
    QStringList ids;
    for (const ImageId &each : std::as_const(named))
        ids.append(each.text);
    return Failure(QStringLiteral("%1 images have the name '%2': %3. Use the id.")
                       .arg(QString::number(named.size()), text, ids.join(QLatin1String(", "))));
}

tl::expected<std::optional<VersionId>, QString>
versionFor(const QString &text, const ImageId &image, const Catalogue &catalogue)
{
    if (text.isEmpty() || text == QLatin1String("newest"))
        return std::nullopt;
    const QList<VersionId> versions = catalogue.versionsOf(image);
    if (versions.contains(VersionId{text}))
        return VersionId{text};
    QList<VersionId> labelled;
    for (const VersionId &version : versions) {
        if (catalogue.versionLabel({image, version}) == text)
            labelled.append(version);
    }
    if (labelled.size() == 1)
        return labelled.first();
    const QString label = catalogue.imageLabel(image);
    if (labelled.isEmpty())
        return Failure(QStringLiteral("'%1' has no version '%2'.").arg(label, text));
    return Failure(QStringLiteral("'%1' has several versions with the label '%2'. Use the id.")
                       .arg(label, text));
}

} // namespace

tl::expected<PlanFile, QString> wishesFromFlags(const PlanChoice &choice,
                                                const ProfileSession &session)
{
    const Catalogue &catalogue = session.catalogue();
    Wish common;
    common.product = choice.product;
    if (!choice.source.isEmpty() && choice.source != QLatin1String("automatic")) {
        common.automaticSource = false;
        if (choice.source != QLatin1String("service")) {
            if (!isRegion(choice.source))
                return Failure(QStringLiteral("'%1' cannot be a region.").arg(choice.source));
            common.source = RegionId{choice.source};
        }
    }
    const bool wantsMissing = choice.to == QStringList{QStringLiteral("missing")};
    QList<RegionId> regions;
    if (wantsMissing) {
        regions = session.regionsState().listed;
    } else {
        for (const QString &text : choice.to) {
            if (!isRegion(text))
                return Failure(QStringLiteral("'%1' cannot be a region.").arg(text));
            if (!regions.contains(RegionId{text}))
                regions.append({text});
        }
    }

    PlanFile input;
    for (const QString &text : choice.images) {
        const auto image = imageFor(text, catalogue);
        if (!image)
            return Failure(image.error());
        const auto version = versionFor(choice.version, *image, catalogue);
        if (!version)
            return Failure(version.error());
        Wish wish = common;
        wish.image = *image;
        wish.version = *version;
        wish.destinations = regions;
        if (wantsMissing) {
            wish.destinations.clear();
            Wish all = wish;
            all.destinations = regions;
            for (const PlanRow &row : session.plan({all}).rows) {
                const bool isWanted = row.chosen || row.verdict == Verdict::InProgress;
                if (isWanted && !row.forChild && row.to.image == wish.image)
                    wish.destinations.append(row.to.region);
            }
        }
        const bool isKnown =
            std::any_of(input.wishes.begin(), input.wishes.end(), [&](const Wish &other) {
                return other.image == wish.image && other.version == wish.version;
            });
        if (!isKnown)
            input.wishes.append(wish);
    }
    return input;
}

Plan planFor(const PlanFile &input, const ProfileSession &session)
{
    Plan plan = session.plan(input.wishes);
    plan.grouping = input.grouping.value_or(plan.grouping);
    return plan;
}

} // namespace regioncast
