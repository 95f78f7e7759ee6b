#include "profile/profile.h"

#include <QHostAddress>

namespace regioncast {

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

Result<QUrl> endpointFrom(const QString &text)
{
    const auto bad = [&text](const char *code) {
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, code, {text.trimmed()}));
    };
    QString address = text.trimmed();
    if (!address.contains(QLatin1String("://")))
        address.prepend(QLatin1String("https://"));
    QUrl url(address, QUrl::StrictMode);
    const bool rootOnly = url.path().isEmpty() || url.path() == QLatin1String("/");
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || !rootOnly
        || url.hasQuery() || url.hasFragment()
        || (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))) {
        return bad(codes::badEndpoint);
    }
    const bool loopback =
        url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    if (url.scheme() == QLatin1String("http") && !loopback)
        return bad(codes::insecureEndpoint);
    url.setPath({});
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
