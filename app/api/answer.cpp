#include "api/answer.h"

#include "api/effect.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

namespace regioncast {

namespace {

/// How much of a strange answer is kept to be shown.
constexpr qsizetype firstBytes = 300;
constexpr qsizetype longestCode = 200;
constexpr qsizetype longestMessage = 4000;
/// Request ids are UUIDs, task ids have some 40 characters.
constexpr qsizetype longestId = 200;
/// More is an answer gone wrong, not a cloud.
constexpr qsizetype mostRegions = 1000;

/// Texts that come again and again in a page (words, platforms, region ids) share their memory.
class TextPool
{
public:
    QString shared(const QString &text) { return text.size() > 40 ? text : *m_texts.insert(text); }

private:
    QSet<QString> m_texts;
};

/// Reads fields of an object whose types cannot be relied on.
class Fields
{
public:
    Fields(const QJsonObject &object, TextPool &pool)
        : m_object(object)
        , m_pool(pool)
    {
    }

    [[nodiscard]] QString text(QLatin1String name) const { return asText(m_object.value(name)); }
    [[nodiscard]] std::optional<qint64> number(QLatin1String name) const
    {
        const QJsonValue value = m_object.value(name);
        if (value.isString()) {
            bool good = false;
            const qint64 parsed = value.toString().trimmed().toLongLong(&good);
            return good ? std::optional(parsed) : std::nullopt;
        }
        if (!value.isDouble())
            return std::nullopt;
        // toInteger() is exact for every 64-bit integer; a default tells a fraction apart.
        const qint64 one = value.toInteger(0);
        const qint64 other = value.toInteger(1);
        return one == other ? std::optional(one) : std::nullopt;
    }
    [[nodiscard]] std::optional<int> integer(QLatin1String name) const
    {
        const std::optional<qint64> value = number(name);
        if (!value || *value < std::numeric_limits<int>::min()
            || *value > std::numeric_limits<int>::max()) {
            return std::nullopt;
        }
        return int(*value);
    }
    [[nodiscard]] std::optional<double> real(QLatin1String name) const
    {
        const QJsonValue value = m_object.value(name);
        if (value.isDouble())
            return value.toDouble();
        bool good = false;
        const double parsed = value.toString().toDouble(&good);
        return good ? std::optional(parsed) : std::nullopt;
    }
    [[nodiscard]] std::optional<bool> flag(QLatin1String name) const
    {
        const QJsonValue value = m_object.value(name);
        if (value.isBool())
            return value.toBool();
        const QString word = value.toString().toLower();
        if (word == QLatin1String("true"))
            return true;
        if (word == QLatin1String("false"))
            return false;
        return std::nullopt;
    }
    [[nodiscard]] QStringList texts(QLatin1String name) const
    {
        QStringList list;
        const QJsonArray values = m_object.value(name).toArray();
        for (const auto &value : values) {
            const QString one = asText(value);
            if (!one.isEmpty())
                list.append(one);
        }
        return list;
    }
    /// Calls `each` for every object of the array `name`.
    template<class Each>
    void objects(QLatin1String name, Each each) const
    {
        const QJsonArray values = m_object.value(name).toArray();
        for (const auto &value : values) {
            if (value.isObject())
                each(Fields(value.toObject(), m_pool));
        }
    }
    [[nodiscard]] bool has(QLatin1String name) const
    {
        const QJsonValue value = m_object.value(name);
        return !value.isUndefined() && !value.isNull();
    }

private:
    [[nodiscard]] QString asText(const QJsonValue &value) const
    {
        if (value.isString())
            return m_pool.shared(value.toString());
        if (value.isDouble()) {
            const qint64 one = value.toInteger(0);
            return one == value.toInteger(1) ? QString::number(one)
                                             : QString::number(value.toDouble());
        }
        if (value.isBool())
            return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
        return {};
    }

    QJsonObject m_object;
    TextPool &m_pool;
};

QLatin1String operator""_key(const char *text, size_t size)
{
    return {text, qsizetype(size)};
}

QString printable(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes.left(firstBytes));
    for (QChar &character : text) {
        if (!character.isPrint())
            character = QLatin1Char(' ');
    }
    return text.simplified();
}

/// `said` in the body, else what the header says.
QString requestIdOf(const HttpAnswer &answer, const QString &said)
{
    return (said.isEmpty() ? QString::fromLatin1(answer.requestId) : said).left(longestId);
}

Error unexpected(const HttpAnswer &answer, const QString &what)
{
    Error error = makeError(ErrorKind::Answer, Effect::MayHaveHappened, codes::unexpectedAnswer,
                            {answer.host, QString::number(answer.status), what});
    error.http = answer.status;
    error.requestId = requestIdOf(answer, {});
    error.retryAfter = answer.retryAfter;
    error.detail = printable(answer.body);
    return error;
}

struct ServiceError
{
    QString code, message, requestId, recommend, authAction;
};

Error fromService(const HttpAnswer &answer, const ServiceError &said)
{
    Error error;
    error.kind = kindOf(said.code, answer.status);
    error.effect = effectOf(said.code);
    // Behind a 5xx nobody knows how far the request came, except with a throttled one. And a code
    // of our own says nothing when somebody else uses it.
    const bool borrowed = said.code.startsWith(QLatin1String("Client."));
    if (borrowed || (answer.status >= 500 && error.effect != Effect::RefusedBeforeService))
        error.effect = Effect::MayHaveHappened;
    error.code = said.code.left(longestCode);
    error.serverMessage = said.message.left(longestMessage);
    error.requestId = requestIdOf(answer, said.requestId);
    error.http = answer.status;
    error.retryAfter = answer.retryAfter;
    if (!said.authAction.isEmpty())
        error.args = {said.authAction};
    const QUrl help(said.recommend, QUrl::StrictMode);
    if (help.isValid() && help.scheme() == QLatin1String("https"))
        error.helpUrl = said.recommend;
    return error;
}

std::optional<ServiceError> fromXml(const QByteArray &body)
{
    QXmlStreamReader reader(body);
    if (!reader.readNextStartElement() || reader.name() != QLatin1String("Error"))
        return std::nullopt;
    ServiceError said;
    while (reader.readNextStartElement()) {
        const QString name = reader.name().toString().toLower();
        const QString text = reader.readElementText(QXmlStreamReader::SkipChildElements);
        if (name == QLatin1String("code"))
            said.code = text;
        else if (name == QLatin1String("message"))
            said.message = text;
        else if (name == QLatin1String("requestid"))
            said.requestId = text;
        else if (name == QLatin1String("recommend"))
            said.recommend = text;
    }
    if (reader.hasError() || said.code.isEmpty())
        return std::nullopt;
    return said;
}

/// The object of a successful answer, or why it is none. Documents nested deeper than Qt's limit of
/// 1024 are "not JSON".
Result<QJsonObject> successOf(const HttpAnswer &answer)
{
    const QByteArray trimmed = answer.body.trimmed();
    if (trimmed.isEmpty())
        return fail(unexpected(answer, QStringLiteral("empty")));
    if (trimmed.startsWith('<')) {
        if (const std::optional<ServiceError> said = fromXml(trimmed))
            return fail(fromService(answer, *said));
        const bool html = trimmed.left(1024).toLower().contains("<html")
                          || answer.contentType.toLower().contains("html");
        return fail(unexpected(answer, html ? QStringLiteral("HTML") : QStringLiteral("XML")));
    }
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &parsing);
    if (parsing.error != QJsonParseError::NoError || !document.isObject())
        return fail(unexpected(answer, QStringLiteral("not JSON")));

    const QJsonObject object = document.object();
    TextPool pool;
    const Fields fields(object, pool);
    const auto either = [&fields](QLatin1String capital, QLatin1String small) {
        const QString text = fields.text(capital);
        return text.isEmpty() ? fields.text(small) : text;
    };
    ServiceError said;
    said.code = either("Code"_key, "code"_key);
    said.message = either("Message"_key, "message"_key);
    said.requestId = either("RequestId"_key, "requestId"_key);
    said.recommend = either("Recommend"_key, "recommend"_key);
    said.authAction =
        object.value("AccessDeniedDetail"_key).toObject().value("AuthAction"_key).toString();
    const bool goodStatus = answer.status >= 200 && answer.status < 300;
    const std::optional<bool> success =
        fields.has("Success"_key) ? fields.flag("Success"_key) : fields.flag("success"_key);
    const QString code = said.code.toLower();
    const bool goodCode = code.isEmpty() || code == QLatin1String("200")
                          || code == QLatin1String("ok") || code == QLatin1String("success");
    if (goodStatus && success.value_or(true) && goodCode) {
        // A gateway of somebody else's can answer 200 and JSON too.
        const QLatin1String known[] = {"Data"_key, "RegionModels"_key, "Success"_key, "Code"_key,
                                       "RequestId"_key};
        if (std::any_of(std::begin(known), std::end(known),
                        [&object](QLatin1String name) { return object.contains(name); })) {
            return object;
        }
        return fail(unexpected(answer, QStringLiteral("unknown JSON")));
    }
    if (code.isEmpty() || goodCode)
        return fail(unexpected(answer, QStringLiteral("no code")));
    return fail(fromService(answer, said));
}

QList<RegionId> regionsOf(const QStringList &ids)
{
    QList<RegionId> regions;
    for (const QString &id : ids)
        regions.append({id});
    return regions;
}

ImageRow rowOf(const Fields &fields)
{
    ImageRow row;
    row.imageId = {fields.text("ImageId"_key)};
    row.versionId = {fields.text("VersionId"_key)};
    row.onlineVersionId = {fields.text("OnlineVersionId"_key)};
    row.latestVersionId = {fields.text("LatestVersionId"_key)};
    row.onlineVersion = fields.flag("OnlineVersion"_key);
    row.imageName = fields.text("ImageName"_key);
    row.description = fields.text("Description"_key);
    row.versionName = fields.text("VersionName"_key);
    row.aliUid = fields.number("AliUid"_key);
    row.imageType = fields.text("ImageType"_key);
    row.productType = fields.text("ProductType"_key);
    row.osType = fields.text("OsType"_key);
    row.platform = fields.text("Platform"_key);
    row.platformName = fields.text("PlatformName"_key);
    row.distro = fields.text("Distro"_key);
    row.packageType = fields.text("PackageType"_key);
    row.protocolType = fields.text("ProtocolType"_key);
    row.bizType = fields.integer("BizType"_key);
    row.status = fields.text("Status"_key);
    row.parentImageId = {fields.text("ParentImageId"_key)};
    row.parentImageVersion = {fields.text("ParentImageVersion"_key)};
    row.baseImageId = {fields.text("BaseImageId"_key)};
    row.baseImageVersion = {fields.text("BaseImageVersion"_key)};
    row.fotaVersion = fields.text("FotaVersion"_key);
    row.fotaChannel = fields.text("FotaChannel"_key);
    row.language = fields.text("Language"_key);
    row.supportedLanguageList = fields.texts("SupportedLanguageList"_key);
    row.systemDiskSize = fields.integer("SystemDiskSize"_key);
    row.dataDiskSize = fields.integer("DataDiskSize"_key);
    row.featureList = fields.texts("FeatureList"_key);
    row.imageCreateMode = fields.text("ImageCreateMode"_key);
    row.imageRegionList = regionsOf(fields.texts("ImageRegionList"_key));
    fields.objects("ImageRegionDistributeList"_key, [&row](const Fields &entry) {
        row.imageRegionDistributeList.append({{entry.text("ImageId"_key)},
                                              {entry.text("VersionId"_key)},
                                              {entry.text("RegionId"_key)},
                                              entry.text("Status"_key),
                                              entry.text("Progress"_key)});
    });
    row.resourceInstanceCategory = fields.text("ResourceInstanceCategory"_key);
    row.volumeEncryptionEnabled = fields.flag("VolumeEncryptionEnabled"_key);
    row.volumeEncryptionKey = fields.text("VolumeEncryptionKey"_key);
    row.sessionType = fields.text("SessionType"_key);
    row.compatibleMode = fields.flag("CompatibleMode"_key);
    fields.objects("AppList"_key, [&row](const Fields &app) {
        row.appList.append({app.text("AppId"_key), app.text("AppName"_key)});
    });
    row.driverList = fields.texts("DriverList"_key);
    fields.objects("SnapshotList"_key, [&row](const Fields &snapshot) {
        row.snapshotList.append({snapshot.text("SnapshotId"_key), snapshot.text("VersionId"_key),
                                 snapshot.text("DiskType"_key), snapshot.text("DiskCategory"_key),
                                 snapshot.text("DiskSubType"_key), snapshot.text("BindType"_key),
                                 snapshot.integer("Size"_key)});
    });
    fields.objects("TagList"_key, [&row](const Fields &tag) {
        row.tagList.append({tag.text("Key"_key), tag.text("Value"_key)});
    });
    row.environmentId = fields.text("EnvironmentId"_key);
    row.imageIconUrl = fields.text("ImageIconUrl"_key);
    row.scene = fields.text("Scene"_key);
    row.rating = fields.real("Rating"_key);
    row.gmtCreate = fields.text("GmtCreate"_key);
    row.gmtModified = fields.text("GmtModified"_key);
    return row;
}

} // namespace

Result<ImagePage> decodeImagePage(const HttpAnswer &answer)
{
    return successOf(answer).and_then([&answer](const QJsonObject &object) -> Result<ImagePage> {
        TextPool pool;
        const Fields fields(object, pool);
        ImagePage page;
        page.pageNumber = fields.integer("PageNumber"_key);
        page.pageSize = fields.integer("PageSize"_key);
        page.count = fields.number("Count"_key);
        if (page.count > mostImages)
            return fail(unexpected(answer, QStringLiteral("Count %1").arg(*page.count)));
        // Without a list nothing is known, unless the service itself says that it has none: an
        // image that is not listed counts as gone.
        const bool saysNone = page.count == 0 && !fields.has("Data"_key);
        if (!object.value("Data"_key).isArray() && !saysNone)
            return fail(unexpected(answer, QStringLiteral("no list in Data")));
        page.requestId = requestIdOf(answer, fields.text("RequestId"_key));
        fields.objects("Data"_key, [&page](const Fields &row) { page.rows.append(rowOf(row)); });
        return page;
    });
}

Result<RegionList> decodeRegionList(const HttpAnswer &answer)
{
    return successOf(answer).and_then([&answer](const QJsonObject &object) -> Result<RegionList> {
        TextPool pool;
        const Fields fields(object, pool);
        const QJsonValue models = object.value("RegionModels"_key);
        if (!models.isArray())
            return fail(unexpected(answer, QStringLiteral("no list in RegionModels")));
        if (models.toArray().size() > mostRegions)
            return fail(unexpected(answer, QStringLiteral("too many RegionModels")));
        RegionList list;
        list.requestId = requestIdOf(answer, fields.text("RequestId"_key));
        fields.objects("RegionModels"_key, [&list](const Fields &model) {
            const QString small = model.text("regionId"_key);
            const RegionId id{small.isEmpty() ? model.text("RegionId"_key) : small};
            if (!id.isEmpty() && !list.regions.contains(id))
                list.regions.append(id);
        });
        return list;
    });
}

Result<StartTaskAnswer> decodeStartTask(const HttpAnswer &answer)
{
    return successOf(answer).map([&answer](const QJsonObject &object) {
        TextPool pool;
        const Fields fields(object, pool);
        return StartTaskAnswer{{fields.text("Data"_key).left(longestId)},
                               requestIdOf(answer, fields.text("RequestId"_key))};
    });
}

} // namespace regioncast
