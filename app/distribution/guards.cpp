#include "distribution/guards.h"

#include "support/error.h"

#include <QRegularExpression>

#include <algorithm>

namespace regioncast {

namespace {

bool matches(const QString &pattern, const QString &text)
{
    if (text.isEmpty())
        return false;
    const QStringList parts = pattern.split(QLatin1Char('*'));
    QStringList escaped;
    for (const QString &part : parts)
        escaped.append(QRegularExpression::escape(part));
    const QRegularExpression whole(
        QRegularExpression::anchoredPattern(escaped.join(QLatin1String(".*"))),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return whole.match(text).hasMatch();
}

} // namespace

QString guardAgainst(const Guards &guards, const ImageId &image, const QString &name,
                     const RegionId &region)
{
    if (guards.readOnly)
        return QLatin1String(codes::readOnly);
    const bool imageAllowed =
        guards.images.isEmpty()
        || std::any_of(guards.images.begin(), guards.images.end(), [&](const QString &pattern) {
               return matches(pattern, image.text) || matches(pattern, name);
           });
    if (!imageAllowed)
        return QLatin1String(codes::imageNotAllowed);
    if (!guards.regions.isEmpty() && !guards.regions.contains(region))
        return QLatin1String(codes::regionNotAllowed);
    return {};
}

bool isGuard(const QString &code)
{
    return code == QLatin1String(codes::readOnly) || code == QLatin1String(codes::imageNotAllowed)
           || code == QLatin1String(codes::regionNotAllowed);
}

std::optional<QDateTime> waitsForHours(const Guards &guards, const QDateTime &now)
{
    if (!guards.hours || guards.hours->from == guards.hours->to)
        return std::nullopt;
    const QDateTime local = now.toLocalTime();
    const QTime time = local.time();
    const auto [from, to] = *guards.hours;
    const bool inside = from < to ? time >= from && time < to : time >= from || time < to;
    if (inside)
        return std::nullopt;
    const QDate day = time < from ? local.date() : local.date().addDays(1);
    return QDateTime(day, from, Qt::LocalTime).toUTC();
}

} // namespace regioncast
