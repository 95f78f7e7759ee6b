#include "profile/profile.h"

#include <QHostAddress>

namespace regioncast {

namespace {

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

Profile practiceProfile()
{
    Profile profile;
    profile.id = QStringLiteral("practice");
    profile.name = QStringLiteral("Practice");
    profile.badge = QStringLiteral("PRACTICE");
    profile.badgeColour = QStringLiteral("green");
    profile.keySource = KeySource::Practice;
    return profile;
}

std::optional<QList<RegionId>> regionsOfSet(const Profile &profile, const QString &name)
{
    for (const RegionSet &set : profile.regionSets) {
        if (set.name == name)
            return set.regions;
    }
    return std::nullopt;
}

std::optional<QList<RegionId>> chosenRegions(const Profile &profile)
{
    return regionsOfSet(profile, profile.regionSet);
}

Result<QUrl> endpointFrom(const QString &text)
{
    QString address = text.trimmed();
    const auto bad = [shown = address.section(QLatin1Char('@'), -1)](const char *code) {
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, code, {shown}));
    };
    if (!address.contains(QLatin1String("://")))
        address.prepend(QLatin1String("https://"));
    QUrl url(address, QUrl::StrictMode);
    const bool rootOnly = url.path().isEmpty() || url.path() == QLatin1String("/");
    if (!url.isValid() || url.host().isEmpty() || address.contains(QLatin1Char('@')) || !rootOnly
        || url.hasQuery() || url.hasFragment() || url.port() == 0
        || (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))) {
        return bad(codes::badEndpoint);
    }
    if (url.scheme() == QLatin1String("http") && !isLoopback(url.host()))
        return bad(codes::insecureEndpoint);
    url.setPath({});
    // siteOf() compares: an endpoint must have one spelling.
    if (url.port() == (url.scheme() == QLatin1String("https") ? 443 : 80))
        url.setPort(-1);
    return url;
}

Result<QUrl> credentialsUriFrom(const QString &text)
{
    const QString address = text.trimmed();
    const QUrl url(address, QUrl::StrictMode);
    const auto bad = [&url](const char *code) {
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, code, {url.host()}));
    };
    if (!url.isValid() || url.host().isEmpty() || address.contains(QLatin1Char('@'))
        || url.hasFragment() || url.port() == 0
        || (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))) {
        return bad(codes::badEndpoint);
    }
    if (!isLoopback(url.host()))
        return bad(codes::insecureEndpoint);
    return url;
}

QString siteOf(const Profile &profile)
{
    if (profile.isPractice())
        return QStringLiteral("practice");
    if (profile.endpoint == QUrl(QString::fromLatin1(endpointChina)))
        return QStringLiteral("china");
    if (profile.endpoint == QUrl(QString::fromLatin1(endpointInternational)))
        return QStringLiteral("international");
    return QStringLiteral("other");
}

} // namespace regioncast
