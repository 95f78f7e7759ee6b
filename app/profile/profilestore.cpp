#include "profile/profilestore.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace regioncast {

namespace {

constexpr int format = 1;
/// A file of profiles is small; whatever is larger is something else.
constexpr qint64 largest = 1024 * 1024;

const std::array sources{std::pair{KeySource::Environment, "environment"},
                         std::pair{KeySource::Keychain, "keychain"},
                         std::pair{KeySource::Session, "session"}};

QJsonObject jsonOf(const Profile &profile)
{
    QString source;
    for (const auto &[value, word] : sources) {
        if (value == profile.keySource)
            source = QString::fromLatin1(word);
    }
    QJsonArray regions;
    for (const RegionId &region : profile.addedRegions)
        regions.append(region.text);
    return {{QStringLiteral("id"), profile.id},
            {QStringLiteral("name"), profile.name},
            {QStringLiteral("badge"), profile.badge},
            {QStringLiteral("badgeColour"), profile.badgeColour},
            {QStringLiteral("endpoint"), profile.endpoint.toString()},
            {QStringLiteral("keySource"), source},
            {QStringLiteral("keyId"), profile.keyId},
            {QStringLiteral("product"), profile.product},
            {QStringLiteral("addedRegions"), regions}};
}

/// nullopt when anything in it is not what jsonOf() writes.
std::optional<Profile> profileOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    bool good = true;
    const auto text = [&](const char *name) {
        const QJsonValue field = object.value(QLatin1String(name));
        good = good && (field.isString() || field.isUndefined());
        return field.toString();
    };
    Profile profile;
    profile.id = text("id");
    profile.name = text("name");
    profile.badge = text("badge");
    profile.badgeColour = text("badgeColour");
    const QString source = text("keySource");
    bool known = false;
    for (const auto &[which, word] : sources) {
        if (source == QLatin1String(word)) {
            profile.keySource = which;
            known = true;
        }
    }
    profile.keyId = text("keyId");
    profile.product = text("product");
    for (const QJsonValue &region : object.value(QStringLiteral("addedRegions")).toArray())
        profile.addedRegions.append({region.toString()});
    const Result<QUrl> endpoint = endpointFrom(text("endpoint"));
    if (!good || !known || profile.id.isEmpty() || !endpoint
        || profile.id == practiceProfile().id) {
        return std::nullopt;
    }
    profile.endpoint = *endpoint;
    return profile;
}

} // namespace

ProfileStore::ProfileStore(const QString &folder)
    : m_path(QDir(folder).filePath(QStringLiteral("settings.json")))
    , m_profiles{practiceProfile()}
    , m_current(practiceProfile().id)
{
    QFile file(m_path);
    if (!file.exists())
        return;
    bool whole = file.open(QIODevice::ReadOnly) && file.size() <= largest;
    QJsonObject object;
    if (whole) {
        QJsonParseError parsing;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parsing);
        object = document.object();
        whole = parsing.error == QJsonParseError::NoError
                && object.value(QStringLiteral("format")).toInt() == format
                && object.value(QStringLiteral("profiles")).isArray();
    }
    QList<Profile> read;
    for (const QJsonValue &value : object.value(QStringLiteral("profiles")).toArray()) {
        const std::optional<Profile> profile = profileOf(value);
        const bool twice =
            profile && std::any_of(read.begin(), read.end(), [&](const Profile &other) {
                return other.id == profile->id;
            });
        whole = whole && profile && !twice;
        if (whole)
            read.append(*profile);
    }
    file.close();
    if (!whole) {
        const QString kept =
            m_path
            + QDateTime::currentDateTime().toString(QStringLiteral("'.broken-'yyyyMMdd-HHmmss"));
        const bool renamed = QFile::rename(m_path, kept);
        m_problem = makeError(ErrorKind::Local, Effect::NothingSent, codes::settingsBroken,
                              {m_path, renamed ? kept : m_path});
        return;
    }
    m_profiles += read;
    const QString current = object.value(QStringLiteral("current")).toString();
    if (std::any_of(m_profiles.begin(), m_profiles.end(),
                    [&current](const Profile &profile) { return profile.id == current; })) {
        m_current = current;
    }
    for (const char *known : {"format", "profiles", "current"})
        object.remove(QLatin1String(known));
    m_unknown = QJsonDocument(object).toJson(QJsonDocument::Compact);
}

const Profile &ProfileStore::current() const
{
    return *std::find_if(m_profiles.begin(), m_profiles.end(),
                         [this](const Profile &profile) { return profile.id == m_current; });
}

Result<void> ProfileStore::put(const Profile &profile)
{
    const QList<Profile> before = m_profiles;
    const auto known =
        std::find_if(m_profiles.begin(), m_profiles.end(),
                     [&profile](const Profile &other) { return other.id == profile.id; });
    if (known == m_profiles.end())
        m_profiles.append(profile);
    else
        *known = profile;
    Result<void> written = write();
    if (!written)
        m_profiles = before;
    return written;
}

Result<void> ProfileStore::remove(const QString &id)
{
    if (id == practiceProfile().id)
        return {};
    const QList<Profile> before = m_profiles;
    const QString currentBefore = m_current;
    m_profiles.removeIf([&id](const Profile &profile) { return profile.id == id; });
    if (m_current == id)
        m_current = practiceProfile().id;
    Result<void> written = write();
    if (!written) {
        m_profiles = before;
        m_current = currentBefore;
    }
    return written;
}

Result<void> ProfileStore::setCurrent(const QString &id)
{
    const QString before = std::exchange(m_current, id);
    Result<void> written = write();
    if (!written)
        m_current = before;
    return written;
}

Result<void> ProfileStore::write()
{
    QJsonObject object = QJsonDocument::fromJson(m_unknown).object();
    QJsonArray profiles;
    for (const Profile &profile : std::as_const(m_profiles)) {
        if (!profile.isPractice())
            profiles.append(jsonOf(profile));
    }
    object.insert(QStringLiteral("format"), format);
    object.insert(QStringLiteral("profiles"), profiles);
    object.insert(QStringLiteral("current"), m_current);
    QSaveFile file(m_path);
    const QByteArray text = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !file.commit()) {
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, codes::fileUnwritable,
                              {m_path, file.errorString()}));
    }
    return {};
}

} // namespace regioncast
