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
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace regioncast {

namespace {

constexpr int format = 1;
/// A file of profiles is small; whatever is larger is something else.
constexpr qint64 largest = qint64{1024} * 1024;

const QLatin1String formatKey("format");
const QLatin1String profilesKey("profiles");
const QLatin1String currentKey("current");
const QLatin1String keepHistoryKey("keepHistoryDays");
/// What is kept of the practice profile.
const QLatin1String practiceKey("practice");

const std::array sources{std::pair{KeySource::Environment, "environment"},
                         std::pair{KeySource::Keychain, "keychain"},
                         std::pair{KeySource::Session, "session"},
                         std::pair{KeySource::VendorCli, "vendorCli"},
                         std::pair{KeySource::CredentialsFile, "credentialsFile"},
                         std::pair{KeySource::Chain, "chain"},
                         std::pair{KeySource::CredentialsUri, "credentialsUri"}};

const std::array proxies{std::pair{NetworkSettings::Proxy::System, "system"},
                         std::pair{NetworkSettings::Proxy::Environment, "environment"},
                         std::pair{NetworkSettings::Proxy::Manual, "manual"},
                         std::pair{NetworkSettings::Proxy::None, "none"}};
const std::array proxyKinds{std::pair{NetworkSettings::Kind::Http, "http"},
                            std::pair{NetworkSettings::Kind::Socks5, "socks5"}};

QJsonArray jsonOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonArray jsonOf(const QList<RegionId> &regions)
{
    QJsonArray texts;
    for (const RegionId &region : regions)
        texts.append(region.text);
    return texts;
}

const QLatin1String guardsKey("guards");
const QLatin1String hoursFromKey("hoursFrom");
const QLatin1String hoursToKey("hoursTo");

QJsonObject jsonOf(const Guards &guards)
{
    QJsonObject object{{QLatin1String("readOnly"), guards.readOnly},
                       {QLatin1String("confirmAbove"), guards.confirmAbove},
                       {QLatin1String("images"), jsonOf(guards.images)},
                       {QLatin1String("regions"), jsonOf(guards.regions)}};
    if (guards.hours) {
        object.insert(hoursFromKey, guards.hours->from.toString(QStringLiteral("HH:mm")));
        object.insert(hoursToKey, guards.hours->to.toString(QStringLiteral("HH:mm")));
    }
    return object;
}

/// Writes what every profile has, practice too, over `object`: which regions somebody works with,
/// saved filters, and guard rails.
QJsonObject choicesOf(const Profile &profile, QJsonObject object)
{
    QJsonArray sets;
    for (const RegionSet &set : profile.regionSets)
        sets.append(QJsonObject{{QLatin1String("name"), set.name},
                                {QLatin1String("regions"), jsonOf(set.regions)}});
    QJsonArray filters;
    for (const SavedFilter &filter : profile.savedFilters) {
        QJsonObject entry{{QLatin1String("name"), filter.name},
                          {QLatin1String("show"), jsonOf(filter.show)},
                          {QLatin1String("types"), jsonOf(filter.types)},
                          {QLatin1String("os"), jsonOf(filter.os)},
                          {QLatin1String("products"), jsonOf(filter.products)},
                          {QLatin1String("olderVersions"), filter.olderVersions},
                          {QLatin1String("search"), filter.search}};
        if (filter.regionSet)
            entry.insert(QLatin1String("regionSet"), *filter.regionSet);
        filters.append(entry);
    }
    object.insert(QLatin1String("addedRegions"), jsonOf(profile.addedRegions));
    object.insert(QLatin1String("regionSets"), sets);
    object.insert(QLatin1String("regionSet"), profile.regionSet);
    object.insert(QLatin1String("savedFilters"), filters);
    object.insert(guardsKey, jsonOf(profile.guards));
    return object;
}

/// Reads a value that may be missing; `good` becomes false when it is not of the right kind.
struct Reader
{
    QJsonObject object;
    bool good = true;

    [[nodiscard]] QString text(QLatin1String name, const QString &missing = {})
    {
        const QJsonValue field = object.value(name);
        good = good && (field.isString() || field.isUndefined());
        return field.toString(missing);
    }
    [[nodiscard]] bool flag(QLatin1String name)
    {
        const QJsonValue field = object.value(name);
        good = good && (field.isBool() || field.isUndefined());
        return field.toBool();
    }
    [[nodiscard]] int number(QLatin1String name, int missing, int least, int most)
    {
        const QJsonValue field = object.value(name);
        const int value = field.isUndefined() ? missing : field.toInt(least - 1);
        good = good && value >= least && value <= most;
        return value;
    }
    /// Takes the value whose word is there; leaves it when there is none.
    template<class Words, class Value>
    void choose(QLatin1String name, const Words &words, Value *value)
    {
        if (!object.contains(name))
            return;
        const QString found = text(name);
        const auto place = std::find_if(words.begin(), words.end(), [&found](const auto &known) {
            return found == QLatin1String(known.second);
        });
        good = good && place != words.end();
        if (place != words.end())
            *value = place->first;
    }
    [[nodiscard]] QJsonArray array(QLatin1String name)
    {
        const QJsonValue field = object.value(name);
        good = good && (field.isArray() || field.isUndefined());
        return field.toArray();
    }
    [[nodiscard]] QStringList texts(QLatin1String name)
    {
        QStringList all;
        const QJsonArray entries = array(name);
        for (const auto &entry : entries) {
            good = good && entry.isString();
            all.append(entry.toString());
        }
        return all;
    }
    [[nodiscard]] QList<RegionId> regions(QLatin1String name)
    {
        QList<RegionId> ids;
        for (const QString &id : texts(name))
            ids.append({id});
        return ids;
    }
};

/// The counterpart of jsonOf(). A guard that cannot be read is no guard to be left out: the whole
/// file counts as broken then.
bool takeGuards(const QJsonValue &value, Guards *guards)
{
    if (value.isUndefined())
        return true;
    Reader reader{value.toObject(), value.isObject()};
    guards->readOnly = reader.flag(QLatin1String("readOnly"));
    const QJsonValue above = reader.object.value(QLatin1String("confirmAbove"));
    guards->confirmAbove = above.toInt(above.isUndefined() ? Guards::defaultConfirmAbove : -1);
    guards->images = reader.texts(QLatin1String("images"));
    guards->regions = reader.regions(QLatin1String("regions"));
    if (reader.object.contains(hoursFromKey) || reader.object.contains(hoursToKey)) {
        const auto time = [&reader](QLatin1String key) {
            return QTime::fromString(reader.text(key), QStringLiteral("HH:mm"));
        };
        guards->hours = Hours{time(hoursFromKey), time(hoursToKey)};
        reader.good = reader.good && guards->hours->from.isValid() && guards->hours->to.isValid();
    }
    return reader.good && guards->confirmAbove >= 0;
}

/// The counterpart of choicesOf(). Names must be there and be used once; a chosen set that is gone
/// is put right, a rule whose set is gone is not: it would plan other regions than it was made for.
bool takeChoices(const QJsonObject &object, Profile *profile)
{
    Reader reader{object};
    reader.good = takeGuards(object.value(guardsKey), &profile->guards);
    profile->addedRegions = reader.regions(QLatin1String("addedRegions"));
    QSet<QString> names;
    const auto takeName = [&](Reader *entry) {
        const QString name = entry->text(QLatin1String("name"));
        reader.good = reader.good && !name.isEmpty() && !names.contains(name);
        names.insert(name);
        return name;
    };
    const QJsonArray sets = reader.array(QLatin1String("regionSets"));
    for (const auto &value : sets) {
        Reader entry{value.toObject()};
        const QString name = takeName(&entry);
        profile->regionSets.append({name, entry.regions(QLatin1String("regions"))});
        reader.good = reader.good && entry.good;
    }
    profile->regionSet = reader.text(QLatin1String("regionSet"));
    if (!names.contains(profile->regionSet))
        profile->regionSet.clear();
    const QSet<QString> setNames = std::exchange(names, {});
    const QJsonArray filters = reader.array(QLatin1String("savedFilters"));
    for (const auto &value : filters) {
        Reader entry{value.toObject()};
        SavedFilter filter;
        filter.name = takeName(&entry);
        if (entry.object.contains(QLatin1String("regionSet")))
            filter.regionSet = entry.text(QLatin1String("regionSet"));
        filter.show = entry.texts(QLatin1String("show"));
        filter.types = entry.texts(QLatin1String("types"));
        filter.os = entry.texts(QLatin1String("os"));
        filter.products = entry.texts(QLatin1String("products"));
        filter.olderVersions = entry.flag(QLatin1String("olderVersions"));
        filter.search = entry.text(QLatin1String("search"));
        const QString set = filter.regionSet.value_or(QString());
        reader.good = reader.good && entry.good && (set.isEmpty() || setNames.contains(set));
        profile->savedFilters.append(filter);
    }
    return reader.good;
}

template<class Words, class Value>
QString wordOf(const Words &words, Value value)
{
    for (const auto &[known, word] : words) {
        if (known == value)
            return QString::fromLatin1(word);
    }
    return {};
}

QJsonObject jsonOf(const RoleSettings &role, QJsonObject object)
{
    object.insert(QLatin1String("arn"), role.arn);
    object.insert(QLatin1String("sessionName"), role.sessionName);
    object.insert(QLatin1String("externalId"), role.externalId);
    object.insert(QLatin1String("seconds"), role.seconds);
    object.insert(QLatin1String("endpoint"), role.endpoint.toString(QUrl::FullyEncoded));
    return object;
}

QJsonObject jsonOf(const NetworkSettings &network, QJsonObject object)
{
    object.insert(QLatin1String("proxy"), wordOf(proxies, network.proxy));
    object.insert(QLatin1String("kind"), wordOf(proxyKinds, network.kind));
    object.insert(QLatin1String("host"), network.host);
    object.insert(QLatin1String("port"), network.port);
    object.insert(QLatin1String("user"), network.user);
    object.insert(QLatin1String("keepPassword"), network.keepPassword);
    object.insert(QLatin1String("caFile"), network.caFile);
    object.insert(QLatin1String("connectSeconds"), network.connectSeconds);
    object.insert(QLatin1String("answerSeconds"), network.answerSeconds);
    return object;
}

/// The counterparts. Fields that are missing keep what they are; false = not what was written.
bool takeRole(const QJsonValue &value, RoleSettings *role)
{
    if (value.isUndefined())
        return true;
    Reader reader{value.toObject(), value.isObject()};
    role->arn = reader.text(QLatin1String("arn"));
    role->sessionName = reader.text(QLatin1String("sessionName"));
    role->externalId = reader.text(QLatin1String("externalId"));
    role->seconds = reader.number(QLatin1String("seconds"), role->seconds, 900, 43200);
    const QString endpoint = reader.text(QLatin1String("endpoint"));
    if (!endpoint.isEmpty()) {
        const Result<QUrl> url = endpointFrom(endpoint);
        reader.good = reader.good && url;
        role->endpoint = url.value_or(QUrl());
    }
    return reader.good;
}

bool takeNetwork(const QJsonValue &value, NetworkSettings *network)
{
    if (value.isUndefined())
        return true;
    Reader reader{value.toObject(), value.isObject()};
    reader.choose(QLatin1String("proxy"), proxies, &network->proxy);
    reader.choose(QLatin1String("kind"), proxyKinds, &network->kind);
    network->host = reader.text(QLatin1String("host"));
    network->port = reader.number(QLatin1String("port"), 0, 0, 65535);
    network->user = reader.text(QLatin1String("user"));
    if (reader.object.contains(QLatin1String("keepPassword")))
        network->keepPassword = reader.flag(QLatin1String("keepPassword"));
    network->caFile = reader.text(QLatin1String("caFile"));
    network->connectSeconds = reader.number(
        QLatin1String("connectSeconds"), network->connectSeconds, 1, NetworkSettings::mostTimeout);
    network->answerSeconds = reader.number(QLatin1String("answerSeconds"), network->answerSeconds,
                                           1, NetworkSettings::mostTimeout);
    return reader.good
           && (network->proxy != NetworkSettings::Proxy::Manual
               || (!network->host.isEmpty() && network->port > 0));
}

/// Writes the profile over `object`, whose other keys stay.
QJsonObject jsonOf(const Profile &profile, QJsonObject object)
{
    object.insert(QLatin1String("id"), profile.id);
    object.insert(QLatin1String("name"), profile.name);
    object.insert(QLatin1String("badge"), profile.badge);
    object.insert(QLatin1String("badgeColour"), profile.badgeColour);
    object.insert(QLatin1String("endpoint"), profile.endpoint.toString(QUrl::FullyEncoded));
    object.insert(QLatin1String("keySource"), wordOf(sources, profile.keySource));
    object.insert(QLatin1String("keyId"), profile.keyId);
    const auto put = [&object](QLatin1String name, const QJsonValue &value, bool isUsual) {
        if (!isUsual || object.contains(name))
            object.insert(name, value);
    };
    put(QLatin1String("keyProfile"), profile.keyProfile, profile.keyProfile.isEmpty());
    put(QLatin1String("credentialsUri"), profile.credentialsUri.toString(QUrl::FullyEncoded),
        profile.credentialsUri.isEmpty());
    put(QLatin1String("role"), jsonOf(profile.role, object[QLatin1String("role")].toObject()),
        profile.role == RoleSettings());
    put(QLatin1String("network"),
        jsonOf(profile.network, object[QLatin1String("network")].toObject()),
        profile.network == NetworkSettings());
    object.insert(QLatin1String("product"), profile.product);
    object.insert(QLatin1String("copiesPerRegion"), profile.limits.perRegion);
    object.insert(QLatin1String("copiesInAll"), profile.limits.inAll);
    object.insert(QLatin1String("oneRegionPerRequest"), profile.grouping == Grouping::PerRegion);
    return choicesOf(profile, object);
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
    profile.keyProfile = text("keyProfile");
    const QString uri = text("credentialsUri");
    if (!uri.isEmpty()) {
        const Result<QUrl> loopback = credentialsUriFrom(uri);
        good = good && loopback;
        profile.credentialsUri = loopback.value_or(QUrl());
    }
    good = takeRole(object.value(QLatin1String("role")), &profile.role) && good;
    good = takeNetwork(object.value(QLatin1String("network")), &profile.network) && good;
    profile.product = text("product");
    good = takeChoices(object, &profile) && good;
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

/// All profiles of the file, practice first; nullopt when the file is not as write() leaves it.
std::optional<QList<Profile>> profilesIn(const QJsonObject &object)
{
    const QJsonValue current = object.value(currentKey);
    if (object.value(formatKey).toInt() != format || !object.value(profilesKey).isArray()
        || !(current.isString() || current.isUndefined())) {
        return std::nullopt;
    }
    // A guess could forget more than was meant.
    const QJsonValue keep = object.value(keepHistoryKey);
    if (!keep.isUndefined() && (keep.toInt(-1) < 0 || keep.toInt(-1) > mostHistoryDays))
        return std::nullopt;
    QList<Profile> profiles{practiceProfile()};
    const QJsonValue practice = object.value(practiceKey);
    if (!(practice.isObject() || practice.isUndefined())
        || !takeChoices(practice.toObject(), &profiles.first())) {
        return std::nullopt;
    }
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
    m_profiles = *profiles;
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
    const QList<Profile> before = m_profiles;
    if (profile.isPractice() || profile.id == practiceProfile().id) {
        Profile &practice = m_profiles.first();
        practice.addedRegions = profile.addedRegions;
        practice.regionSets = profile.regionSets;
        practice.regionSet = profile.regionSet;
        practice.savedFilters = profile.savedFilters;
        if (m_profiles == before)
            return {};
        Result<void> kept = write();
        if (!kept)
            m_profiles = before;
        return kept;
    }
    const Result<QUrl> endpoint = endpointFrom(profile.endpoint.toString(QUrl::FullyEncoded));
    if (!endpoint)
        return fail(endpoint.error());
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

int ProfileStore::keepHistoryDays() const
{
    return m_file.value(keepHistoryKey).toInt();
}

Result<void> ProfileStore::setKeepHistoryDays(int days)
{
    if (days == keepHistoryDays())
        return {};
    const QJsonObject before = m_file;
    m_file.insert(keepHistoryKey, std::clamp(days, 0, mostHistoryDays));
    Result<void> written = write();
    if (!written)
        m_file = before;
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
    if (const Profile &practice = m_profiles.first();
        practice != practiceProfile() || object.contains(practiceKey)) {
        object.insert(practiceKey, choicesOf(practice, object.value(practiceKey).toObject()));
    }
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
