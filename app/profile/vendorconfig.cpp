#include "profile/vendorconfig.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

namespace regioncast {

namespace {

/// Both files are small; whatever is larger is something else.
constexpr qint64 largest = qint64{1024} * 1024;

Error broken(const QString &path, const QString &what)
{
    return makeError(ErrorKind::Local, Effect::NothingSent, codes::configBroken, {path, what});
}

QByteArray withoutMark(const QByteArray &content)
{
    return content.startsWith("\xef\xbb\xbf") ? content.sliced(3) : content;
}

int lineAt(const QByteArray &content, qsizetype offset)
{
    return int(content.first(std::clamp<qsizetype>(offset, 0, content.size())).count('\n')) + 1;
}

struct Word
{
    const char *word;
    VendorMode mode;
};
constexpr Word cliModes[] = {
    {"AK", VendorMode::AccessKey},
    {"StsToken", VendorMode::StsToken},
    {"CloudSSO", VendorMode::SignIn},
    {"OAuth", VendorMode::SignIn},
    {"RamRoleArn", VendorMode::Role},
    {"ChainableRamRoleArn", VendorMode::ChainedRole},
    {"CredentialsURI", VendorMode::CredentialsUri},
};
constexpr Word fileTypes[] = {
    {"access_key", VendorMode::AccessKey},
    {"sts", VendorMode::StsToken},
    {"ram_role_arn", VendorMode::Role},
};

template<size_t size>
VendorMode modeOf(const Word (&words)[size], const QString &word)
{
    const auto *const place =
        std::find_if(std::begin(words), std::end(words), [&word](const Word &known) {
            return word.compare(QLatin1String(known.word), Qt::CaseInsensitive) == 0;
        });
    return place == std::end(words) ? VendorMode::Other : place->mode;
}

/// The fields of a profile by their names in the file, whichever file.
struct Fields
{
    QHash<QString, QString> texts;

    [[nodiscard]] QString text(const char *name) const
    {
        return texts.value(QLatin1String(name)).trimmed();
    }
    [[nodiscard]] QByteArray bytes(const char *name) const { return text(name).toUtf8(); }
};

/// What the two files call differently.
struct Names
{
    const char *token;
    const char *roleArn;
    const char *roleSession;
    const char *seconds;
};
constexpr Names cliNames{"sts_token", "ram_role_arn", "ram_session_name", "expired_seconds"};
constexpr Names fileNames{"security_token", "role_arn", "role_session_name", "duration_seconds"};

/// `sts_endpoint` is a host name; `sts_region` the region of one.
std::optional<QUrl> stsEndpoint(const Fields &fields)
{
    const QString endpoint = fields.text("sts_endpoint");
    const QString region = fields.text("sts_region");
    if (endpoint.isEmpty() && region.isEmpty())
        return QUrl();
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9-]{1,64}\\z"));
    if (endpoint.isEmpty() && !form.match(region).hasMatch())
        return std::nullopt;
    const Result<QUrl> url = endpointFrom(
        endpoint.isEmpty() ? QStringLiteral("sts.%1.aliyuncs.com").arg(region) : endpoint);
    return url ? std::optional(*url) : std::nullopt;
}

/// Takes the fields that the mode uses, and notes those that are missing.
void take(VendorProfile *profile, const Fields &fields, const Names &names)
{
    const VendorMode mode = profile->mode;
    profile->region = fields.text("region_id");
    const auto need = [profile](const char *name, bool isThere) {
        if (!isThere)
            profile->missing.append(QString::fromLatin1(name));
    };
    const bool keyed = mode == VendorMode::AccessKey || mode == VendorMode::StsToken
                       || mode == VendorMode::SignIn || mode == VendorMode::Role;
    if (keyed) {
        profile->key.keyId = fields.text("access_key_id");
        profile->key.secret = fields.bytes("access_key_secret");
        need("access_key_id", !profile->key.keyId.isEmpty());
        need("access_key_secret", !profile->key.secret.isEmpty());
    }
    if (keyed && mode != VendorMode::AccessKey) {
        profile->key.securityToken = fields.bytes(names.token);
        const qint64 expires = fields.text("sts_expiration").toLongLong();
        if (expires > 0)
            profile->expiresAt = QDateTime::fromSecsSinceEpoch(expires, Qt::UTC);
        need(names.token, mode == VendorMode::Role || !profile->key.securityToken.isEmpty());
    }
    if (mode == VendorMode::Role || mode == VendorMode::ChainedRole) {
        profile->role.arn = fields.text(names.roleArn);
        profile->role.sessionName = fields.text(names.roleSession);
        profile->role.externalId = fields.text("external_id");
        const int seconds = fields.text(names.seconds).toInt();
        if (seconds > 0)
            profile->role.seconds = std::clamp(seconds, 900, 43200);
        const std::optional<QUrl> endpoint = stsEndpoint(fields);
        profile->role.endpoint = endpoint.value_or(QUrl());
        need(names.roleArn, !profile->role.arn.isEmpty());
        need(fields.text("sts_endpoint").isEmpty() ? "sts_region" : "sts_endpoint",
             endpoint.has_value());
    }
    if (mode == VendorMode::ChainedRole) {
        profile->source = fields.text("source_profile");
        need("source_profile", !profile->source.isEmpty());
    }
    if (mode == VendorMode::CredentialsUri) {
        profile->uri = fields.text("credentials_uri");
        need("credentials_uri", !profile->uri.isEmpty());
    }
}

/// The vendor's guess where no mode is written.
QString guessedMode(const Fields &fields)
{
    if (fields.text("access_key_id").isEmpty() || fields.text("access_key_secret").isEmpty())
        return {};
    if (!fields.text("ram_role_arn").isEmpty())
        return QStringLiteral("RamRoleArn");
    return fields.text("sts_token").isEmpty() ? QStringLiteral("AK") : QStringLiteral("StsToken");
}

tl::expected<QByteArray, Error> contentOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, codes::noCredentials, {path}));
    // A device or pipe of that name would never end.
    if (!info.isFile())
        return fail(broken(path, QStringLiteral("it is no file")));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(broken(path, file.errorString()));
    QByteArray content = file.read(largest + 1);
    if (content.size() > largest) {
        wipe(content);
        return fail(broken(path, QStringLiteral("it is larger than 1 MiB")));
    }
    return content;
}

Result<VendorFile> readWith(Result<VendorFile> (*parse)(const QByteArray &, const QString &),
                            const QString &path)
{
    auto content = contentOf(path);
    if (!content)
        return fail(content.error());
    Result<VendorFile> parsed = parse(*content, path);
    wipe(*content);
    return parsed;
}

} // namespace

const VendorProfile *VendorFile::find(const QString &name) const
{
    const auto place =
        std::find_if(profiles.begin(), profiles.end(),
                     [&name](const VendorProfile &profile) { return profile.name == name; });
    return place == profiles.end() ? nullptr : &*place;
}

Result<VendorFile> parseCliConfig(const QByteArray &content, const QString &path)
{
    const QByteArray text = withoutMark(content);
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parsing);
    if (parsing.error != QJsonParseError::NoError) {
        return fail(broken(path, QStringLiteral("line %1: %2")
                                     .arg(lineAt(text, parsing.offset))
                                     .arg(parsing.errorString())));
    }
    if (!document.isObject())
        return fail(broken(path, QStringLiteral("it holds no object")));
    const QJsonObject root = document.object();
    const QJsonValue current = root.value(QLatin1String("current"));
    const QJsonValue listed = root.value(QLatin1String("profiles"));
    if (!(current.isString() || current.isUndefined() || current.isNull()))
        return fail(broken(path, QStringLiteral("current is no text")));
    if (!(listed.isArray() || listed.isUndefined() || listed.isNull()))
        return fail(broken(path, QStringLiteral("profiles is no list")));

    VendorFile file{path, current.toString(), {}};
    const QJsonArray entries = listed.toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString where = QStringLiteral("profiles[%1]").arg(i);
        if (!entries[i].isObject())
            return fail(broken(path, where + QStringLiteral(" is no object")));
        const QJsonObject entry = entries[i].toObject();
        Fields fields;
        for (auto field = entry.begin(); field != entry.end(); ++field) {
            static const QSet<QString> used{
                QStringLiteral("name"),           QStringLiteral("mode"),
                QStringLiteral("access_key_id"),  QStringLiteral("access_key_secret"),
                QStringLiteral("sts_token"),      QStringLiteral("sts_expiration"),
                QStringLiteral("ram_role_arn"),   QStringLiteral("ram_session_name"),
                QStringLiteral("external_id"),    QStringLiteral("expired_seconds"),
                QStringLiteral("sts_region"),     QStringLiteral("sts_endpoint"),
                QStringLiteral("region_id"),      QStringLiteral("source_profile"),
                QStringLiteral("credentials_uri")};
            if (!used.contains(field.key()))
                continue;
            const QJsonValue value = *field;
            if (value.isString())
                fields.texts.insert(field.key(), value.toString());
            else if (value.isDouble())
                fields.texts.insert(field.key(), QString::number(value.toInteger()));
            else if (!value.isNull())
                return fail(
                    broken(path, QStringLiteral("%1.%2 is no text").arg(where, field.key())));
        }
        VendorProfile profile;
        profile.name = fields.text("name");
        profile.word = fields.text("mode");
        if (profile.word.isEmpty())
            profile.word = guessedMode(fields);
        profile.mode = modeOf(cliModes, profile.word);
        if (profile.word.isEmpty()) {
            profile.mode = VendorMode::AccessKey;
            profile.word = QStringLiteral("AK");
        }
        take(&profile, fields, cliNames);
        file.profiles.append(profile);
    }
    return file;
}

Result<VendorFile> parseCredentialsFile(const QByteArray &content, const QString &path)
{
    VendorFile file{path, QStringLiteral("default"), {}};
    QStringList names; // in the order of the file
    QHash<QString, Fields> sections;
    QString section;
    bool inSection = false;
    int number = 0;
    const QList<QByteArray> lines = withoutMark(content).split('\n');
    for (const QByteArray &raw : lines) {
        ++number;
        const QByteArray line = raw.trimmed();
        const auto wrong = [&](const char *what) {
            return fail(
                broken(path, QStringLiteral("line %1: %2").arg(number).arg(QLatin1String(what))));
        };
        if (line.isEmpty() || line.startsWith('#') || line.startsWith(';'))
            continue;
        if (line.contains('\0') || QString::fromUtf8(line).contains(QChar::ReplacementCharacter))
            return wrong("it is no text");
        if (line.startsWith('[')) {
            if (!line.endsWith(']') || line.size() < 3)
                return wrong("a section begins with [ and ends with ]");
            section = QString::fromUtf8(line.sliced(1, line.size() - 2)).trimmed();
            inSection = true;
            if (!sections.contains(section)) {
                names.append(section);
                sections.insert(section, {});
            }
            continue;
        }
        const qsizetype equals = line.indexOf('=');
        if (equals < 1)
            return wrong("neither a section nor name = value");
        if (!inSection)
            return wrong("a value before the first section");
        sections[section].texts.insert(QString::fromUtf8(line.first(equals)).trimmed().toLower(),
                                       QString::fromUtf8(line.sliced(equals + 1)).trimmed());
    }
    for (const QString &name : std::as_const(names)) {
        const Fields &fields = sections[name];
        VendorProfile profile;
        profile.name = name;
        profile.word = fields.text("type");
        if (profile.word.isEmpty())
            profile.missing.append(QStringLiteral("type"));
        profile.mode = modeOf(fileTypes, profile.word);
        take(&profile, fields, fileNames);
        file.profiles.append(profile);
    }
    return file;
}

Result<VendorFile> readCliConfig(const QString &path)
{
    return readWith(&parseCliConfig, path);
}

Result<VendorFile> readCredentialsFile(const QString &path)
{
    return readWith(&parseCredentialsFile, path);
}

void wipe(QByteArray &secret)
{
    // Only bytes that nobody shares: to write to others would make a copy and wipe that one.
    if (secret.isDetached())
        secret.fill('\0');
    secret.clear();
}

void wipe(Credentials &credentials)
{
    wipe(credentials.secret);
    wipe(credentials.securityToken);
}

} // namespace regioncast
