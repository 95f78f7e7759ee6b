#include "api/answer.h"

#include "api/effect.h"

#include <QUrl>
#include <QXmlStreamReader>

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace regioncast {

namespace json = simdjson::dom;

namespace {

/// How much of a strange answer is kept to be shown.
constexpr qsizetype firstBytes = 300;
constexpr qsizetype longestCode = 200;
constexpr qsizetype longestMessage = 4000;
/// Request ids are UUIDs, task ids have some 40 characters.
constexpr qsizetype longestId = 200;
/// More is an answer gone wrong, not a cloud.
constexpr qsizetype mostRegions = 1000;
constexpr char utf8Mark[] = "\xef\xbb\xbf";

/// Texts that come again and again in a page (words, platforms, ids) share their memory. The bytes
/// of a text must outlive the pool.
class TextPool
{
public:
    QString shared(std::string_view text)
    {
        if (text.size() > 40)
            return QString::fromUtf8(text.data(), qsizetype(text.size()));
        const auto [place, isNew] = m_texts.try_emplace(text);
        if (isNew)
            place->second = QString::fromUtf8(text.data(), qsizetype(text.size()));
        return place->second;
    }

private:
    std::unordered_map<std::string_view, QString> m_texts;
};

/// Reads fields of an object whose types cannot be relied on.
class Fields
{
public:
    Fields(json::object object, TextPool &pool)
        : m_object(object)
        , m_pool(pool)
    {
    }

    /// There, and not null.
    [[nodiscard]] bool has(std::string_view name) const { return value(name).has_value(); }
    /// Of the array `name`; nullopt when it is none.
    [[nodiscard]] std::optional<qsizetype> size(std::string_view name) const
    {
        const std::optional<json::element> field = value(name);
        json::array array;
        return field && field->get(array) == simdjson::SUCCESS
                   ? std::optional(qsizetype(array.size()))
                   : std::nullopt;
    }
    [[nodiscard]] QString text(std::string_view name) const
    {
        const std::optional<json::element> field = value(name);
        return field ? asText(*field) : QString();
    }
    /// Of the object `object`; empty when it is none.
    [[nodiscard]] QString textIn(std::string_view object, std::string_view name) const
    {
        const std::optional<json::element> field = value(object);
        json::object inner;
        return field && field->get(inner) == simdjson::SUCCESS ? Fields(inner, m_pool).text(name)
                                                               : QString();
    }
    [[nodiscard]] std::optional<qint64> number(std::string_view name) const
    {
        const std::optional<json::element> field = value(name);
        if (!field || !field->is_string())
            return field ? asInteger(*field) : std::nullopt;
        bool good = false;
        const qint64 parsed = asText(*field).trimmed().toLongLong(&good);
        return good ? std::optional(parsed) : std::nullopt;
    }
    [[nodiscard]] std::optional<int> integer(std::string_view name) const
    {
        const std::optional<qint64> value = number(name);
        if (!value || *value < std::numeric_limits<int>::min()
            || *value > std::numeric_limits<int>::max()) {
            return std::nullopt;
        }
        return int(*value);
    }
    [[nodiscard]] std::optional<double> real(std::string_view name) const
    {
        const std::optional<json::element> field = value(name);
        double real = 0;
        if (!field || field->get(real) == simdjson::SUCCESS)
            return field ? std::optional(real) : std::nullopt;
        bool good = false;
        real = asText(*field).toDouble(&good);
        return good ? std::optional(real) : std::nullopt;
    }
    [[nodiscard]] std::optional<bool> flag(std::string_view name) const
    {
        const QString word = text(name).toLower();
        if (word == QLatin1String("true"))
            return true;
        if (word == QLatin1String("false"))
            return false;
        return std::nullopt;
    }
    [[nodiscard]] QStringList texts(std::string_view name) const
    {
        QStringList list;
        each(name, [this, &list](json::element entry) {
            const QString text = asText(entry);
            if (!text.isEmpty())
                list.append(text);
        });
        return list;
    }
    /// Calls `what` for every object of the array `name`.
    template<class What>
    void objects(std::string_view name, What what) const
    {
        each(name, [this, &what](json::element entry) {
            json::object object;
            if (entry.get(object) == simdjson::SUCCESS)
                what(Fields(object, m_pool));
        });
    }

private:
    /// nullopt when it is not there, or null.
    [[nodiscard]] std::optional<json::element> value(std::string_view name) const
    {
        json::element element;
        const bool there = m_object.at_key(name).get(element) == simdjson::SUCCESS;
        return there && !element.is_null() ? std::optional(element) : std::nullopt;
    }

    template<class What>
    void each(std::string_view name, What what) const
    {
        const std::optional<json::element> field = value(name);
        json::array array;
        if (!field || field->get(array) != simdjson::SUCCESS)
            return;
        for (const json::element entry : array)
            what(entry);
    }

    [[nodiscard]] static std::optional<qint64> asInteger(json::element value)
    {
        int64_t integer = 0;
        if (value.get(integer) == simdjson::SUCCESS)
            return integer;
        double real = 0;
        // "80.0": up to 2^53 a number with a point is still an exact integer
        if (value.is_double() && value.get(real) == simdjson::SUCCESS
            && std::abs(real) <= 9007199254740992.0 && std::trunc(real) == real) {
            return qint64(real);
        }
        return std::nullopt;
    }

    [[nodiscard]] QString asText(json::element value) const
    {
        std::string_view text;
        if (value.get(text) == simdjson::SUCCESS)
            return m_pool.shared(text);
        if (const std::optional<qint64> integer = asInteger(value))
            return QString::number(*integer);
        double real = 0;
        if (value.get(real) == simdjson::SUCCESS)
            return QString::number(real);
        bool flag = false;
        if (value.get(flag) == simdjson::SUCCESS)
            return flag ? QStringLiteral("true") : QStringLiteral("false");
        return {};
    }

    json::object m_object;
    TextPool &m_pool;
};

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

/// Parsers allocate several times the size of their text; one for all answers of a thread does so
/// once. After a text that no page comes near to it gives its memory back.
json::parser &parserOfThread()
{
    static thread_local json::parser parser;
    constexpr size_t large = size_t{4} * 1024 * 1024;
    if (parser.capacity() > large)
        parser = json::parser();
    return parser;
}

/// The object of a successful answer, or why it is none; valid until the next call. Documents
/// nested deeper than the parser's limit of 1024, with bytes that are no UTF-8 or with an integer
/// beyond 64 bits are "not JSON".
Result<json::object> successOf(const HttpAnswer &answer)
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
    json::object object;
    const QByteArrayView bytes =
        QByteArrayView(trimmed).sliced(trimmed.startsWith(utf8Mark) ? 3 : 0);
    if (parserOfThread().parse(bytes.data(), size_t(bytes.size())).get(object) != simdjson::SUCCESS)
        return fail(unexpected(answer, QStringLiteral("not JSON")));

    TextPool pool;
    const Fields fields(object, pool);
    const auto either = [&fields](std::string_view capital, std::string_view small) {
        const QString text = fields.text(capital);
        return text.isEmpty() ? fields.text(small) : text;
    };
    ServiceError said;
    said.code = either("Code", "code");
    said.message = either("Message", "message");
    said.requestId = either("RequestId", "requestId");
    said.recommend = either("Recommend", "recommend");
    said.authAction = fields.textIn("AccessDeniedDetail", "AuthAction");
    const bool goodStatus = answer.status >= 200 && answer.status < 300;
    const std::optional<bool> success =
        fields.has("Success") ? fields.flag("Success") : fields.flag("success");
    const QString code = said.code.toLower();
    const bool goodCode = code.isEmpty() || code == QLatin1String("200")
                          || code == QLatin1String("ok") || code == QLatin1String("success");
    if (goodStatus && success.value_or(true) && goodCode) {
        // A gateway of somebody else's can answer 200 and JSON too.
        const std::string_view known[] = {"Data", "RegionModels", "Success", "Code", "RequestId"};
        if (std::any_of(std::begin(known), std::end(known), [&object](std::string_view name) {
                return object.at_key(name).error() == simdjson::SUCCESS;
            })) {
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
    row.imageId = {fields.text("ImageId")};
    row.versionId = {fields.text("VersionId")};
    row.onlineVersionId = {fields.text("OnlineVersionId")};
    row.latestVersionId = {fields.text("LatestVersionId")};
    row.onlineVersion = fields.flag("OnlineVersion");
    row.imageName = fields.text("ImageName");
    row.description = fields.text("Description");
    row.versionName = fields.text("VersionName");
    row.aliUid = fields.number("AliUid");
    row.imageType = fields.text("ImageType");
    row.productType = fields.text("ProductType");
    row.osType = fields.text("OsType");
    row.platform = fields.text("Platform");
    row.platformName = fields.text("PlatformName");
    row.distro = fields.text("Distro");
    row.packageType = fields.text("PackageType");
    row.protocolType = fields.text("ProtocolType");
    row.bizType = fields.integer("BizType");
    row.status = fields.text("Status");
    row.parentImageId = {fields.text("ParentImageId")};
    row.parentImageVersion = {fields.text("ParentImageVersion")};
    row.baseImageId = {fields.text("BaseImageId")};
    row.baseImageVersion = {fields.text("BaseImageVersion")};
    row.fotaVersion = fields.text("FotaVersion");
    row.fotaChannel = fields.text("FotaChannel");
    row.language = fields.text("Language");
    row.supportedLanguageList = fields.texts("SupportedLanguageList");
    row.systemDiskSize = fields.integer("SystemDiskSize");
    row.dataDiskSize = fields.integer("DataDiskSize");
    row.featureList = fields.texts("FeatureList");
    row.imageCreateMode = fields.text("ImageCreateMode");
    row.imageRegionList = regionsOf(fields.texts("ImageRegionList"));
    fields.objects("ImageRegionDistributeList", [&row](const Fields &entry) {
        row.imageRegionDistributeList.append({{entry.text("ImageId")},
                                              {entry.text("VersionId")},
                                              {entry.text("RegionId")},
                                              entry.text("Status"),
                                              entry.text("Progress")});
    });
    row.resourceInstanceCategory = fields.text("ResourceInstanceCategory");
    row.volumeEncryptionEnabled = fields.flag("VolumeEncryptionEnabled");
    row.volumeEncryptionKey = fields.text("VolumeEncryptionKey");
    row.sessionType = fields.text("SessionType");
    row.compatibleMode = fields.flag("CompatibleMode");
    fields.objects("AppList", [&row](const Fields &app) {
        row.appList.append({app.text("AppId"), app.text("AppName")});
    });
    row.driverList = fields.texts("DriverList");
    fields.objects("SnapshotList", [&row](const Fields &snapshot) {
        row.snapshotList.append({snapshot.text("SnapshotId"), snapshot.text("VersionId"),
                                 snapshot.text("DiskType"), snapshot.text("DiskCategory"),
                                 snapshot.text("DiskSubType"), snapshot.text("BindType"),
                                 snapshot.integer("Size")});
    });
    fields.objects("TagList", [&row](const Fields &tag) {
        row.tagList.append({tag.text("Key"), tag.text("Value")});
    });
    row.environmentId = fields.text("EnvironmentId");
    row.imageIconUrl = fields.text("ImageIconUrl");
    row.scene = fields.text("Scene");
    row.rating = fields.real("Rating");
    row.gmtCreate = fields.text("GmtCreate");
    row.gmtModified = fields.text("GmtModified");
    return row;
}

} // namespace

Result<ImagePage> decodeImagePage(const HttpAnswer &answer)
{
    return successOf(answer).and_then([&answer](json::object object) -> Result<ImagePage> {
        TextPool pool;
        const Fields fields(object, pool);
        ImagePage page;
        page.pageNumber = fields.integer("PageNumber");
        page.pageSize = fields.integer("PageSize");
        page.count = fields.number("Count");
        if (page.count > mostImages)
            return fail(unexpected(answer, QStringLiteral("Count %1").arg(*page.count)));
        // Without a list nothing is known, unless the service itself says that it has none: an
        // image that is not listed counts as gone.
        const bool saysNone = page.count == 0 && !fields.has("Data");
        if (!fields.size("Data") && !saysNone)
            return fail(unexpected(answer, QStringLiteral("no list in Data")));
        page.requestId = requestIdOf(answer, fields.text("RequestId"));
        page.rows.reserve(std::min(fields.size("Data").value_or(0), qsizetype(maxPageSize)));
        fields.objects("Data", [&page](const Fields &row) { page.rows.append(rowOf(row)); });
        return page;
    });
}

Result<RegionList> decodeRegionList(const HttpAnswer &answer)
{
    return successOf(answer).and_then([&answer](json::object object) -> Result<RegionList> {
        TextPool pool;
        const Fields fields(object, pool);
        const std::optional<qsizetype> size = fields.size("RegionModels");
        if (!size)
            return fail(unexpected(answer, QStringLiteral("no list in RegionModels")));
        if (*size > mostRegions)
            return fail(unexpected(answer, QStringLiteral("too many RegionModels")));
        RegionList list;
        list.requestId = requestIdOf(answer, fields.text("RequestId"));
        fields.objects("RegionModels", [&list](const Fields &model) {
            const QString small = model.text("regionId");
            const RegionId id{small.isEmpty() ? model.text("RegionId") : small};
            if (!id.isEmpty() && !list.regions.contains(id))
                list.regions.append(id);
        });
        return list;
    });
}

Result<StartTaskAnswer> decodeStartTask(const HttpAnswer &answer)
{
    return successOf(answer).map([&answer](json::object object) {
        TextPool pool;
        const Fields fields(object, pool);
        return StartTaskAnswer{{fields.text("Data").left(longestId)},
                               requestIdOf(answer, fields.text("RequestId"))};
    });
}

} // namespace regioncast
