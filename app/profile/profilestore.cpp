#include "profile/profilestore.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
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
constexpr qint64 largest = qint64{1024} * 1024;

const QLatin1String formatKey("format");
const QLatin1String profilesKey("profiles");
const QLatin1String currentKey("current");

const std::array sources{std::pair{KeySource::Environment, "environment"},
                         std::pair{KeySource::Keychain, "keychain"},
                         std::pair{KeySource::Session, "session"}};

/// Writes the profile over `object`, whose other keys stay.
QJsonObject jsonOf(const Profile &profile, QJsonObject object)
{
    QString source;
    for (const auto &[value, word] : sources) {
        if (value == profile.keySource)
            source = QString::fromLatin1(word);
    }
    QJsonArray regions;
    for (const RegionId &region : profile.addedRegions)
        regions.append(region.text);
    object.insert(QLatin1String("id"), profile.id);
    object.insert(QLatin1String("name"), profile.name);
    object.insert(QLatin1String("badge"), profile.badge);
    object.insert(QLatin1String("badgeColour"), profile.badgeColour);
    object.insert(QLatin1String("endpoint"), profile.endpoint.toString(QUrl::FullyEncoded));
    object.insert(QLatin1String("keySource"), source);
    object.insert(QLatin1String("keyId"), profile.keyId);
    object.insert(QLatin1String("product"), profile.product);
    object.insert(QLatin1String("addedRegions"), regions);
    object.insert(QLatin1String("copiesPerRegion"), profile.limits.perRegion);
    object.insert(QLatin1String("copiesInAll"), profile.limits.inAll);
    object.insert(QLatin1String("oneRegionPerRequest"), profile.grouping == Grouping::PerRegion);
    return object;
}

/// nullopt when anything in it is not what jsonOf() writes. Texts, regions and limits may be
/// missing.
std::optional<Profile> profileOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    Profile profile;
    bool good = true;
    const auto text = [&](const char *name, const QString &missing = {}) {
        const QJsonValue field = object.value(QLatin1String(name));
        good = good && (field.isString() || field.isUndefined());
        return field.toString(missing);
    };
    profile.id = text("id");
    profile.name = text("name");
    profile.badge = text("badge");
    profile.badgeColour = text("badgeColour", profile.badgeColour);
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
    const QJsonValue regions = object.value(QLatin1String("addedRegions"));
    good = good && (regions.isArray() || regions.isUndefined());
    const QJsonArray added = regions.toArray();
    for (const auto &region : added) {
        good = good && region.isString();
        profile.addedRegions.append({region.toString()});
    }
    const auto count = [&](const char *name, int missing) {
        const QJsonValue field = object.value(QLatin1String(name));
        const int number = field.toInt(field.isUndefined() ? missing : 0);
        good = good && number >= 1 && number <= mostCopies;
        return number;
    };
    profile.limits.perRegion = count("copiesPerRegion", profile.limits.perRegion);
    profile.limits.inAll = count("copiesInAll", profile.limits.inAll);
    const QJsonValue oneRegion = object.value(QLatin1String("oneRegionPerRequest"));
    good = good && (oneRegion.isBool() || oneRegion.isUndefined());
    profile.grouping = oneRegion.toBool() ? Grouping::PerRegion : Grouping::PerImage;
    const Result<QUrl> endpoint = endpointFrom(text("endpoint"));
    if (!good || !known || !endpoint || profile.id.isEmpty() || profile.id == practiceProfile().id)
        return std::nullopt;
    profile.endpoint = *endpoint;
    return profile;
}

bool holds(const QList<Profile> &profiles, const QString &id)
{
    return std::any_of(profiles.begin(), profiles.end(),
                       [&id](const Profile &profile) { return profile.id == id; });
}

/// nullopt when the file cannot be read or holds no JSON object.
std::optional<QJsonObject> objectIn(const QString &path)
{
    // A device or pipe of that name would never end.
    if (!QFileInfo(path).isFile())
        return std::nullopt;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray text = file.read(largest + 1);
    if (text.size() > largest)
        return std::nullopt;
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parsing);
    if (parsing.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

/// All profiles of the file without practice; nullopt when the file is not as write() leaves it.
std::optional<QList<Profile>> profilesIn(const QJsonObject &object)
{
    const QJsonValue current = object.value(currentKey);
    if (object.value(formatKey).toInt() != format || !object.value(profilesKey).isArray()
        || !(current.isString() || current.isUndefined())) {
        return std::nullopt;
    }
    QList<Profile> profiles;
    const QJsonArray listed = object.value(profilesKey).toArray();
    for (const auto &value : listed) {
        const std::optional<Profile> profile = profileOf(value);
        if (!profile || holds(profiles, profile->id))
            return std::nullopt;
        profiles.append(*profile);
    }
    return profiles;
}

/// Renames the file to a name that is free; gives the name, or why it did not work.
tl::expected<QString, QString> setAside(const QString &path)
{
    const QString stem =
        path + QDateTime::currentDateTime().toString(QStringLiteral("'.broken-'yyyyMMdd-HHmmss"));
    QString kept = stem;
    for (int i = 2; QFile::exists(kept); ++i)
        kept = stem + QLatin1Char('-') + QString::number(i);
    QFile file(path);
    if (!file.rename(kept))
        return tl::unexpected(file.errorString());
    return kept;
}

} // namespace

ProfileStore::ProfileStore(const QString &folder)
    : m_path(QDir(folder).filePath(QStringLiteral("settings.json")))
    , m_profiles{practiceProfile()}
    , m_current(practiceProfile().id)
{
    if (QFileInfo::exists(m_path))
        read();
}

void ProfileStore::read()
{
    const auto leave = [this](const QString &reason) {
        m_brokenInPlace = true;
        m_problem = makeError(ErrorKind::Local, Effect::NothingSent, codes::settingsUnreadable,
                              {m_path, reason});
    };
    QFile file(m_path);
    if (QFileInfo(m_path).isFile() && !file.open(QIODevice::ReadOnly)) {
        leave(file.errorString());
        return;
    }
    file.close();
    const std::optional<QJsonObject> object = objectIn(m_path);
    const double written = object ? object->value(formatKey).toDouble() : 0;
    if (written >= format + 1) {
        leave(QStringLiteral("format %1").arg(written));
        return;
    }
    const std::optional<QList<Profile>> profiles = object ? profilesIn(*object) : std::nullopt;
    if (!profiles) {
        const auto kept = setAside(m_path);
        if (kept) {
            m_problem = makeError(ErrorKind::Local, Effect::NothingSent, codes::settingsBroken,
                                  {m_path, *kept});
        } else {
            leave(kept.error());
        }
        return;
    }
    m_file = *object;
    m_profiles += *profiles;
    const QString current = m_file.value(currentKey).toString();
    if (holds(m_profiles, current))
        m_current = current;
}

const Profile &ProfileStore::current() const
{
    return *std::find_if(m_profiles.begin(), m_profiles.end(),
                         [this](const Profile &profile) { return profile.id == m_current; });
}

Result<void> ProfileStore::put(const Profile &profile)
{
    Q_ASSERT(!profile.id.isEmpty());
    if (profile.isPractice() || profile.id == practiceProfile().id)
        return {};
    const Result<QUrl> endpoint = endpointFrom(profile.endpoint.toString(QUrl::FullyEncoded));
    if (!endpoint)
        return fail(endpoint.error());
    const QList<Profile> before = m_profiles;
    auto place = std::find_if(m_profiles.begin(), m_profiles.end(),
                              [&profile](const Profile &other) { return other.id == profile.id; });
    if (place == m_profiles.end())
        place = m_profiles.insert(place, profile);
    else
        *place = profile;
    place->endpoint = *endpoint;
    Result<void> written = write();
    if (!written)
        m_profiles = before;
    return written;
}

Result<void> ProfileStore::remove(const QString &id)
{
    if (id == practiceProfile().id || !holds(m_profiles, id))
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
    if (id == m_current || !holds(m_profiles, id))
        return {};
    const QString before = std::exchange(m_current, id);
    Result<void> written = write();
    if (!written)
        m_current = before;
    return written;
}

Result<void> ProfileStore::write()
{
    const auto unwritable = [this](const QString &reason) {
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, codes::fileUnwritable,
                              {m_path, reason}));
    };
    if (m_brokenInPlace && QFileInfo::exists(m_path)) {
        const auto kept = setAside(m_path);
        if (!kept)
            return unwritable(kept.error());
    }
    m_brokenInPlace = false;
    QHash<QString, QJsonObject> before;
    const QJsonArray written = m_file.value(profilesKey).toArray();
    for (const auto &value : written)
        before.insert(value[QLatin1String("id")].toString(), value.toObject());
    QJsonArray profiles;
    for (const Profile &profile : std::as_const(m_profiles)) {
        if (!profile.isPractice())
            profiles.append(jsonOf(profile, before.value(profile.id)));
    }
    QJsonObject object = m_file;
    object.insert(formatKey, format);
    object.insert(profilesKey, profiles);
    object.insert(currentKey, m_current);
    const QByteArray text = QJsonDocument(object).toJson();
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(text) != text.size() || !file.commit()) {
        return unwritable(file.errorString());
    }
    m_file = object;
    return {};
}

} // namespace regioncast
