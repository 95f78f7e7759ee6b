#include "practice/gateway.h"

#include "api/effect.h"
#include "practice/jsontext.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QMap>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>

namespace regioncast {

namespace {

constexpr int dateWindowSeconds = 15 * 60;
constexpr qsizetype sealSize = 16;

struct Refusal
{
    const char *code;
    int status;
    const char *message;
};

/// Statuses and wording of the gateway's codes, as documented; wording that no public source shows
/// is in the same style.
const Refusal refusals[] = {
    {"InvalidAccessKeyId.NotFound", 404, "Specified access key is not found."},
    {"InvalidAccessKeyId.Inactive", 400, "Specified access key is disabled."},
    {"Forbidden.AccessKeyDisabled", 403, "The AccessKey is disabled."},
    {"SignatureDoesNotMatch", 400, "Specified signature is not matched with our calculation."},
    {"IncompleteSignature", 400, "The request signature does not conform to Aliyun standards."},
    {"InvalidSignatureMethod", 400, "The specified signature method is not supported."},
    {"SignatureNonceUsed", 400, "Specified signature nonce was used already."},
    {"InvalidTimeStamp.Expired", 400, "Specified time stamp or date value is expired."},
    {"InvalidTimeStamp.Format", 400, "Specified time stamp or date value is not well formatted."},
    {"IllegalTimestamp", 400, "The input parameter Timestamp is mandatory for this action."},
    {"MissingSecurityToken", 400, "SecurityToken is mandatory for this action."},
    {"InvalidSecurityToken.Expired", 400, "Specified SecurityToken is expired."},
    {"InvalidSecurityToken.Malformed", 400, "Specified SecurityToken is malformed."},
    {"InvalidSecurityToken.MismatchWithAccessKey", 400,
     "Specified SecurityToken does not match the AccessKey."},
    {"NoPermission", 403, "You are not authorized to do this action."},
    {"Forbidden.RAM", 403,
     "User not authorized to operate on the specified resource, or this API doesn't support RAM."},
    {"Forbidden", 403, "You are not authorized to access this resource."},
    {"Forbidden.NoPermission", 403, "You are not authorized to access this page."},
    {"Forbidden.RiskControl", 403, "This operation is forbidden by risk control."},
    {"Forbidden.UserVerification", 403, "Your account has not passed real-name verification."},
    {"Throttling", 400, "Request was denied due to request throttling."},
    {"Throttling.User", 400, "Request was denied due to user flow control."},
    {"Throttling.Api", 400, "Request was denied due to api flow control."},
    {"MissingParameter", 400, "A parameter that is mandatory for this action is missing."},
    {"InvalidParameter", 400, "Specified parameter is not valid."},
    {"InvalidParameter.Format", 400, "Specified parameter Format is not valid."},
    {"InvalidParameter.Accept", 400, "Specified parameter Accept is not valid."},
    {"InvalidApi.NotFound", 404, "Specified api is not found, please check your url and method."},
    {"InvalidAction.NotFound", 404, "Specified action is not found."},
    {"InvalidVersion", 400, "Specified version is not valid."},
    {"InvalidAction", 403, "Specified action is not valid."},
    {"NoSuchVersion", 400, "Specified version does not exist."},
    {"InvalidProduct.NotFound", 404, "Cannot find product according to your specified domain."},
    {"InvalidRegion.NotFound", 404, "The specified region is not found."},
    {"InvalidProtocol.NeedSsl", 400, "Your request is denied as lack of ssl protect."},
    {"UnsupportedHTTPMethod", 400, "This http method is not supported."},
    {"UnsupportedOperation", 400, "This operation is not supported."},
    {"UnsupportedParameter", 400, "A parameter is not supported by this action."},
    {"ContentLengthDoesNotMatch", 400, "The content length does not match the body."},
    {"ContentMD5NotMatched", 400, "The content does not match its hash."},
    {"InsufficientBalance", 400, "Your account does not have enough balance."},
    {"InvalidBizType", 400, "The bizType parameter is invalid."},
    {"InternalError", 500,
     "The request processing has failed due to some unknown error, exception or failure."},
    {"UnknownError", 500,
     "The request processing has failed due to some unknown error, exception or failure."},
    {"ServiceUnavailable", 503, "The request has failed due to a temporary failure of the server."},
};

Error refuse(const QString &code, const QString &message = {})
{
    Error error;
    error.kind = ErrorKind::Gateway;
    error.code = code;
    error.effect = effectOf(code);
    error.http = 400;
    error.serverMessage = message;
    for (const Refusal &known : refusals) {
        if (code != QLatin1String(known.code))
            continue;
        error.http = known.status;
        if (message.isEmpty())
            error.serverMessage = QString::fromLatin1(known.message);
    }
    return error;
}

Error refuse(const char *code)
{
    return refuse(QString::fromLatin1(code));
}

// ---- parameters

/// Which parameters an operation knows, and where.
struct Known
{
    QStringList body;
    QStringList query;
};

const Known &knownOf(const QByteArray &action)
{
    const auto words = [](const char *text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '));
    };
    static const Known listImage{
        words("ImageId ImageName Status ImageType PackageType OsType BizType BizTypeList.N "
              "ProductType ProductTypeList.N ProtocolType FeatureList.N LanguageType FotaVersion "
              "ResourceInstanceType PlatformName PlatformNameList.N BizRegionIdList.N PageNumber "
              "PageSize"),
        words("Distro TagList.N.Key TagList.N.Value")};
    static const Known listRegions{{}, words("ProductType BizSource")};
    static const Known startTask{
        words("ImageId VersionId DestinationRegionList.N ProductType SourceRegion RetryType"), {}};
    return action == "ListImage" ? listImage : action == "ListRegions" ? listRegions : startTask;
}

/// Most entries of a list, by the documentation of every list parameter.
constexpr int maxListEntries = 100;

Error invalid(const QString &name)
{
    return refuse(QStringLiteral("InvalidParameter.%1").arg(name),
                  QStringLiteral("Specified parameter %1 is not valid.").arg(name));
}

/// Refuses names that are not known, names that come twice, and lists that are too long or have
/// gaps in their numbers.
std::optional<Error> checkNames(const Parameters &given, const QStringList &known)
{
    static const QRegularExpression numbered(
        QStringLiteral("\\A([A-Za-z]+)\\.([1-9][0-9]{0,8})(?:\\.([A-Za-z]+))?\\z"));
    QSet<QString> seen;
    QMap<QString, QSet<int>> lists;
    for (const auto &[name, value] : given) {
        const QRegularExpressionMatch match = numbered.match(name);
        QString form = name;
        if (match.hasMatch()) {
            form = match.captured(1) + QStringLiteral(".N");
            if (match.hasCaptured(3))
                form += QLatin1Char('.') + match.captured(3);
            lists[match.captured(1)].insert(match.captured(2).toInt());
        }
        if (!known.contains(form) || seen.contains(name)) {
            return refuse(
                QStringLiteral("UnsupportedParameter"),
                QStringLiteral("The parameter %1 is not supported by this action.").arg(name));
        }
        seen.insert(name);
    }
    for (auto list = lists.begin(); list != lists.end(); ++list) {
        const QSet<int> &numbers = list.value();
        const int highest = *std::max_element(numbers.begin(), numbers.end());
        if (highest != numbers.size() || highest > maxListEntries)
            return invalid(list.key());
    }
    return std::nullopt;
}

/// Reads parameters by name; remembers the first whose value is no number.
class Reader
{
public:
    explicit Reader(const Parameters &parameters)
    {
        for (const auto &[name, value] : parameters)
            m_values.insert(name, value);
    }

    [[nodiscard]] QString text(const char *name) const
    {
        return m_values.value(QString::fromLatin1(name));
    }
    std::optional<int> number(const char *name)
    {
        const QString key = QString::fromLatin1(name);
        if (!m_values.contains(key))
            return std::nullopt;
        bool good = false;
        const int value = m_values.value(key).toInt(&good);
        if (!good && m_wrong.isEmpty())
            m_wrong = key;
        return value;
    }
    [[nodiscard]] QStringList list(const char *name) const
    {
        QStringList values;
        for (int i = 1;; ++i) {
            const auto value =
                m_values.constFind(QStringLiteral("%1.%2").arg(QLatin1String(name)).arg(i));
            if (value == m_values.constEnd())
                return values;
            values.append(*value);
        }
    }
    QList<int> numbers(const char *name)
    {
        QList<int> values;
        for (const QString &text : list(name)) {
            bool good = false;
            values.append(text.toInt(&good));
            if (!good && m_wrong.isEmpty())
                m_wrong = QString::fromLatin1(name);
        }
        return values;
    }
    [[nodiscard]] QList<Tag> tags() const
    {
        QList<Tag> tags;
        for (int i = 1;; ++i) {
            const QString prefix = QStringLiteral("TagList.%1.").arg(i);
            if (!m_values.contains(prefix + QStringLiteral("Key")))
                return tags;
            tags.append({m_values.value(prefix + QStringLiteral("Key")),
                         m_values.value(prefix + QStringLiteral("Value"))});
        }
    }
    [[nodiscard]] std::optional<Error> wrong() const
    {
        if (m_wrong.isEmpty())
            return std::nullopt;
        if (m_wrong.startsWith(QLatin1String("BizType")))
            return refuse("InvalidBizType");
        return invalid(m_wrong);
    }

private:
    QHash<QString, QString> m_values;
    QString m_wrong;
};

/// A refusal for no reason of its own, worded as the real one.
Error forcedError(const QString &code, const QByteArray &action)
{
    Error error = refuse(code);
    if (error.serverMessage.isEmpty())
        error.serverMessage = businessMessage(error.code);
    error.args = {QStringLiteral("appstreaming:") + QString::fromLatin1(action)};
    return error;
}

/// The answer that `value` asks for when it is `error:<code>`.
std::optional<Error> askedError(const QString &value, const QByteArray &action)
{
    static const QString asked = QStringLiteral("error:");
    if (!value.startsWith(asked))
        return std::nullopt;
    return forcedError(value.mid(asked.size()), action);
}

// ---- values to JSON

void write(JsonText *json, const ImageRow &row)
{
    const auto text = [json](const char *name, const QString &value) {
        if (!value.isEmpty())
            json->add(name, value);
    };
    const auto number = [json](const char *name, const auto &value) {
        if (value)
            json->add(name, *value);
    };
    const auto texts = [json](const char *name, const QStringList &values) {
        json->beginArray(name);
        for (const QString &value : values)
            json->add(value);
        json->endArray();
    };
    const auto objects = [json](const char *name, const auto &values, auto fields) {
        json->beginArray(name);
        for (const auto &value : values) {
            json->beginObject();
            fields(value);
            json->endObject();
        }
        json->endArray();
    };
    json->beginObject();
    text("ImageId", row.imageId.text);
    text("VersionId", row.versionId.text);
    text("OnlineVersionId", row.onlineVersionId.text);
    text("LatestVersionId", row.latestVersionId.text);
    number("OnlineVersion", row.onlineVersion);
    text("ImageName", row.imageName);
    text("Description", row.description);
    text("VersionName", row.versionName);
    number("AliUid", row.aliUid);
    text("ImageType", row.imageType);
    text("ProductType", row.productType);
    text("OsType", row.osType);
    text("Platform", row.platform);
    text("PlatformName", row.platformName);
    text("Distro", row.distro);
    text("PackageType", row.packageType);
    text("ProtocolType", row.protocolType);
    number("BizType", row.bizType);
    text("Status", row.status);
    text("ParentImageId", row.parentImageId.text);
    text("ParentImageVersion", row.parentImageVersion.text);
    text("BaseImageId", row.baseImageId.text);
    text("BaseImageVersion", row.baseImageVersion.text);
    text("FotaVersion", row.fotaVersion);
    text("FotaChannel", row.fotaChannel);
    text("Language", row.language);
    texts("SupportedLanguageList", row.supportedLanguageList);
    number("SystemDiskSize", row.systemDiskSize);
    number("DataDiskSize", row.dataDiskSize);
    texts("FeatureList", row.featureList);
    text("ImageCreateMode", row.imageCreateMode);
    json->beginArray("ImageRegionList");
    for (const RegionId &region : row.imageRegionList)
        json->add(region.text);
    json->endArray();
    objects("ImageRegionDistributeList", row.imageRegionDistributeList,
            [json](const RegionDistribution &copy) {
                json->add("ImageId", copy.imageId.text);
                json->add("VersionId", copy.versionId.text);
                json->add("RegionId", copy.regionId.text);
                json->add("Status", copy.status);
                json->add("Progress", copy.progress);
            });
    text("ResourceInstanceCategory", row.resourceInstanceCategory);
    number("VolumeEncryptionEnabled", row.volumeEncryptionEnabled);
    text("VolumeEncryptionKey", row.volumeEncryptionKey);
    text("SessionType", row.sessionType);
    number("CompatibleMode", row.compatibleMode);
    objects("AppList", row.appList, [json](const ImageApp &app) {
        json->add("AppId", app.appId);
        json->add("AppName", app.appName);
    });
    texts("DriverList", row.driverList);
    objects("SnapshotList", row.snapshotList, [json](const Snapshot &snapshot) {
        json->add("SnapshotId", snapshot.snapshotId);
        json->add("VersionId", snapshot.versionId);
        json->add("DiskType", snapshot.diskType);
        json->add("DiskCategory", snapshot.diskCategory);
        json->add("Size", snapshot.size.value_or(0));
    });
    objects("TagList", row.tagList, [json](const Tag &tag) {
        json->add("Key", tag.key);
        json->add("Value", tag.value);
    });
    text("EnvironmentId", row.environmentId);
    text("ImageIconUrl", row.imageIconUrl);
    text("Scene", row.scene);
    number("Rating", row.rating);
    text("GmtCreate", row.gmtCreate);
    text("GmtModified", row.gmtModified);
    json->endObject();
}

/// What every good answer of the two operations ends with.
QByteArray success(JsonText json, const QString &requestId)
{
    json.add("RequestId", requestId);
    json.add("Success", true);
    json.add("Code", QStringLiteral("200"));
    json.add("Message", QStringLiteral("success"));
    json.endObject();
    return json.bytes();
}

QByteArray failure(const Error &error, const QString &requestId, bool xml)
{
    const std::pair<const char *, QString> fields[] = {
        {"RequestId", requestId},
        {"HostId", QStringLiteral("127.0.0.1")},
        {"Code", error.code},
        {"Message", error.serverMessage},
        {"Recommend", QStringLiteral("https://api.aliyun.com/troubleshoot?q=%1&product="
                                     "appstream-center")
                          .arg(error.code)}};
    if (xml) {
        QString text = QStringLiteral("<?xml version='1.0' encoding='UTF-8'?><Error>");
        for (const auto &[name, value] : fields) {
            QString shown = value; // XML has no way to write control characters
            for (QChar &character : shown) {
                if (!character.isPrint() && !character.isSurrogate())
                    character = QLatin1Char(' ');
            }
            text += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(name), shown.toHtmlEscaped());
        }
        return (text + QStringLiteral("</Error>")).toUtf8();
    }
    JsonText json;
    json.beginObject();
    for (const auto &[name, value] : fields)
        json.add(name, value);
    if (error.code == QLatin1String("NoPermission")) {
        json.beginObject("AccessDeniedDetail");
        json.add("AuthAction", error.args.value(0));
        json.add("AuthPrincipalType", QStringLiteral("SubUser"));
        json.add("NoPermissionType", QStringLiteral("ImplicitDeny"));
        json.endObject();
    }
    json.endObject();
    return json.bytes();
}

} // namespace

std::optional<QByteArray> HttpRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

Gateway::Gateway(World world, Credentials credentials, Keep keep)
    : m_world(std::move(world))
    , m_credentials(std::move(credentials))
    , m_keep(std::move(keep))
{
    if (m_credentials.securityToken.isEmpty()) {
        m_temporary = {QStringLiteral("STS.") + m_credentials.keyId, m_credentials.secret,
                       QByteArrayLiteral("practice-token+/=")};
    }
}

RequestFault Gateway::faultOf(const HttpRequest &request, const QDateTime &now)
{
    if (m_faults.isEmpty() || request.header("x-acs-action") == QByteArray("AssumeRole"))
        return {};
    FaultTarget target;
    target.operation = QString::fromLatin1(request.header("x-acs-action").value_or(QByteArray()));
    const Reader body(parseForm(request.body).value_or(Parameters()));
    target.imageId = body.text("ImageId");
    target.imageName =
        target.imageId.isEmpty() ? body.text("ImageName") : m_world.nameOf({target.imageId});
    target.regions = body.list("DestinationRegionList") + body.list("BizRegionIdList");
    return m_faults.onRequest(target, now);
}

HttpReply Gateway::answer(const HttpRequest &request, const QDateTime &now)
{
    HttpReply reply;
    const RequestFault befallen = faultOf(request, now);
    reply.delay = befallen.delay;
    reply.skew = befallen.skew;
    const auto is = [&befallen](FaultKind kind) {
        return befallen.fault && befallen.fault->kind == kind;
    };
    if (is(FaultKind::Hang) || is(FaultKind::CutBefore)) {
        reply.delivery = is(FaultKind::Hang) ? Delivery::Never : Delivery::None;
        return reply;
    }
    if (is(FaultKind::Http)) {
        reply.status = befallen.fault->status;
        reply.contentType = QByteArrayLiteral("text/html");
        reply.body = "<html><head><title>" + QByteArray::number(reply.status)
                     + "</title></head><body><h1>The server cannot answer.</h1></body></html>\n";
        return reply;
    }
    if (is(FaultKind::CutWithin))
        reply.delivery = Delivery::Half;
    if (is(FaultKind::CutAfter))
        reply.delivery = Delivery::None;

    const QString requestId = QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper();
    reply.headers.append({"x-acs-request-id", requestId.toLatin1()});
    Result<QByteArray> body;
    if (is(FaultKind::Refuse)) {
        Error error = forcedError(befallen.fault->code,
                                  request.header("x-acs-action").value_or(QByteArray()));
        error.retryAfter = std::chrono::milliseconds(befallen.fault->retryAfter);
        body = fail(error);
    } else {
        body = run(request, now, befallen.skew, requestId);
    }
    if (body) {
        reply.body = *body;
        return reply;
    }
    const QByteArray accept = request.header("accept").value_or(QByteArray());
    const bool xml = !accept.contains("json") && !accept.contains("*/*");
    reply.status = body.error().http;
    if (xml)
        reply.contentType = QByteArrayLiteral("text/xml;charset=utf-8");
    if (body.error().retryAfter.count() > 0) {
        reply.headers.emplaceBack("x-acs-retry-after",
                                  QByteArray::number(qint64(body.error().retryAfter.count())));
    } else if (isThrottling(body.error().code)) {
        reply.headers.emplaceBack("x-acs-retry-after", "1500");
    }
    reply.body = failure(body.error(), requestId, xml);
    return reply;
}

std::optional<Error> Gateway::authenticate(const HttpRequest &request, const Parameters &query,
                                           const QDateTime &now, std::chrono::seconds skew)
{
    static const QRegularExpression form(QStringLiteral(
        "\\A(\\S+) Credential=([^,]*),SignedHeaders=([^,]*),Signature=([0-9a-f]*)\\z"));
    const auto authorization =
        form.match(QString::fromLatin1(request.header("authorization").value_or(QByteArray())));
    if (!authorization.hasMatch())
        return refuse("IncompleteSignature");
    if (authorization.captured(1) != QLatin1String("ACS3-HMAC-SHA256"))
        return refuse("InvalidSignatureMethod");
    const QString keyId = authorization.captured(2);
    const std::optional<Credentials> ofRole = roleKey(keyId);
    if (keyId.isEmpty() || (keyId != m_credentials.keyId && keyId != m_temporary.keyId && !ofRole))
        return refuse("InvalidAccessKeyId.NotFound");
    const Credentials &credentials = ofRole                         ? *ofRole
                                     : keyId == m_credentials.keyId ? m_credentials
                                                                    : m_temporary;

    const std::optional<QByteArray> date = request.header("x-acs-date");
    if (!date)
        return refuse("IllegalTimestamp");
    static const QRegularExpression dateForm(
        QStringLiteral("\\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\\z"));
    const QDateTime at = QDateTime::fromString(QString::fromLatin1(*date), Qt::ISODate);
    if (!dateForm.match(QString::fromLatin1(*date)).hasMatch() || !at.isValid())
        return refuse("InvalidTimeStamp.Format");
    if (std::abs(at.secsTo(now) + skew.count()) > dateWindowSeconds)
        return refuse("InvalidTimeStamp.Expired");

    const QByteArray hash = request.header("x-acs-content-sha256").value_or(QByteArray());
    if (hash != hashedBody(request.body))
        return refuse("ContentMD5NotMatched");

    const QByteArray token = request.header("x-acs-security-token").value_or(QByteArray());
    if (ofRole) {
        if (std::optional<Error> error = checkRoleToken(keyId, token, now))
            return error;
    } else if (!credentials.securityToken.isEmpty()) {
        if (token.isEmpty())
            return refuse("MissingSecurityToken");
        if (token == "expired")
            return refuse("InvalidSecurityToken.Expired");
        if (!equalInConstantTime(token, credentials.securityToken))
            return refuse(credentials.securityToken.startsWith(token)
                              ? "InvalidSecurityToken.Malformed"
                              : "InvalidSecurityToken.MismatchWithAccessKey");
    } else if (!token.isEmpty()) {
        return refuse("InvalidSecurityToken.MismatchWithAccessKey");
    }

    // Every x-acs-* header, host, and content-type where there is one must be signed.
    const QList<QByteArray> names = authorization.captured(3).toLatin1().split(';');
    SigningInput input;
    input.method = request.method;
    input.query = query;
    input.hashedPayload = hash;
    for (const auto &[name, value] : request.headers) {
        const bool mustBeSigned =
            name.startsWith("x-acs-") || name == "host" || name == "content-type";
        if (mustBeSigned != names.contains(name))
            return refuse("IncompleteSignature");
        if (mustBeSigned)
            input.headers.append({name, value});
    }
    if (input.headers.size() != names.size() || !names.contains("host"))
        return refuse("IncompleteSignature");
    const Signature expected = sign(input, credentials);
    if (!equalInConstantTime(expected.signature, authorization.captured(4).toLatin1())) {
        return refuse(QStringLiteral("SignatureDoesNotMatch"),
                      QStringLiteral("Specified signature is not matched with our calculation. "
                                     "server string to sign is:%1")
                          .arg(QString::fromLatin1(expected.stringToSign)));
    }
    const QByteArray nonce = request.header("x-acs-signature-nonce").value_or(QByteArray());
    if (nonce.isEmpty())
        return refuse(QStringLiteral("MissingSignatureNonce"),
                      QStringLiteral("SignatureNonce is mandatory for this action."));
    // Two generations instead of a search for old ones: each holds at least one whole window.
    if (!m_noncesSince.isValid() || m_noncesSince.secsTo(now) > qint64{2} * dateWindowSeconds) {
        m_olderNonces = std::exchange(m_nonces, {});
        m_noncesSince = now;
    }
    if (m_nonces.contains(nonce) || m_olderNonces.contains(nonce))
        return refuse("SignatureNonceUsed");
    m_nonces.insert(nonce);
    return std::nullopt;
}

QByteArray Gateway::seal(const QByteArray &what) const
{
    return QMessageAuthenticationCode::hash(what, m_credentials.secret, QCryptographicHash::Sha256)
        .toHex()
        .first(sealSize);
}

// Everything about a role's key can be told from the key itself: nothing is kept, so it is good
// after a restart.

std::optional<Credentials> Gateway::roleKey(const QString &keyId) const
{
    const QByteArray id = keyId.toLatin1();
    const QByteArray start = QByteArrayLiteral("STS.R");
    if (!id.startsWith(start) || id.size() != start.size() + 2 * sealSize)
        return std::nullopt;
    const QByteArray number = id.sliced(start.size(), sealSize);
    if (!equalInConstantTime(id.last(sealSize), seal("id " + number)))
        return std::nullopt;
    return Credentials{keyId, seal("secret " + number), {}};
}

std::optional<Error> Gateway::checkRoleToken(const QString &keyId, const QByteArray &token,
                                             const QDateTime &now) const
{
    if (token.isEmpty())
        return refuse("MissingSecurityToken");
    const QList<QByteArray> parts = token.split('+');
    if (parts.size() != 2)
        return refuse("InvalidSecurityToken.Malformed");
    if (!equalInConstantTime(parts.at(1), seal(keyId.toLatin1() + ' ' + parts.at(0)) + "/=="))
        return refuse("InvalidSecurityToken.MismatchWithAccessKey");
    if (parts.at(0).toLongLong() <= now.toSecsSinceEpoch())
        return refuse("InvalidSecurityToken.Expired");
    return std::nullopt;
}

Result<QByteArray> Gateway::assumeRole(const Parameters &given, const QDateTime &now,
                                       const QString &requestId) const
{
    static const QStringList known{QStringLiteral("RoleArn"), QStringLiteral("RoleSessionName"),
                                   QStringLiteral("DurationSeconds"), QStringLiteral("ExternalId"),
                                   QStringLiteral("Policy")};
    if (std::optional<Error> error = checkNames(given, known))
        return fail(*error);
    const auto text = [&given](const char *name) {
        for (const auto &[key, value] : given) {
            if (key == QLatin1String(name))
                return value;
        }
        return QString();
    };
    const QString arn = text("RoleArn");
    const QString name = text("RoleSessionName");
    if (arn.isEmpty() || name.isEmpty()) {
        const QString missing =
            arn.isEmpty() ? QStringLiteral("RoleArn") : QStringLiteral("RoleSessionName");
        return fail(refuse(QStringLiteral("Missing") + missing,
                           missing + QStringLiteral(" is mandatory for this action.")));
    }
    static const QRegularExpression arnForm(
        QStringLiteral("\\Aacs:ram::([0-9]{1,20}):role/([A-Za-z0-9.@_-]{1,64})\\z"));
    static const QRegularExpression nameForm(QStringLiteral("\\A[A-Za-z0-9.@_-]{2,64}\\z"));
    const QRegularExpressionMatch role = arnForm.match(arn);
    if (!role.hasMatch())
        return fail(invalid(QStringLiteral("RoleArn")));
    if (!nameForm.match(name).hasMatch())
        return fail(invalid(QStringLiteral("RoleSessionName")));
    bool isNumber = true;
    const QString duration = text("DurationSeconds");
    const int seconds = duration.isEmpty() ? 3600 : duration.toInt(&isNumber);
    if (!isNumber || seconds < 900 || seconds > 43200)
        return fail(invalid(QStringLiteral("DurationSeconds")));
    if (role.captured(2) == QLatin1String("gone")) {
        Error error = refuse(QStringLiteral("EntityNotExist.Role"),
                             QStringLiteral("The role not exists: %1.").arg(arn));
        error.http = 404;
        return fail(error);
    }
    if (role.captured(2) == QLatin1String("closed")
        || (role.captured(2) == QLatin1String("external")
            && text("ExternalId") != QLatin1String("practice"))) {
        Error error = refuse("NoPermission");
        error.args = {QStringLiteral("sts:AssumeRole")};
        return fail(error);
    }

    const QByteArray number = QUuid::createUuid().toRfc4122().toHex().toUpper().first(sealSize);
    const QByteArray keyId = "STS.R" + number + seal("id " + number);
    const QDateTime until = now.addSecs(seconds);
    const QByteArray end = QByteArray::number(until.toSecsSinceEpoch());
    JsonText json;
    json.beginObject();
    json.add("RequestId", requestId);
    json.beginObject("AssumedRoleUser");
    json.add("AssumedRoleId", QStringLiteral("3000000000000000:") + name);
    json.add("Arn", QStringLiteral("acs:ram::%1:assumed-role/%2/%3")
                        .arg(role.captured(1), role.captured(2), name));
    json.endObject();
    json.beginObject("Credentials");
    json.add("AccessKeyId", QString::fromLatin1(keyId));
    json.add("AccessKeySecret", QString::fromLatin1(seal("secret " + number)));
    json.add("SecurityToken", QString::fromLatin1(end + '+' + seal(keyId + ' ' + end) + "/=="));
    json.add("Expiration", QString::fromLatin1(acsDate(until)));
    json.endObject();
    json.endObject();
    return json.bytes();
}

Result<QByteArray> Gateway::run(const HttpRequest &request, const QDateTime &now,
                                std::chrono::seconds skew, const QString &requestId)
{
    const qsizetype mark = request.target.indexOf('?');
    const QByteArray path = mark < 0 ? request.target : request.target.left(mark);
    const std::optional<Parameters> query =
        parseForm(mark < 0 ? QByteArray() : request.target.mid(mark + 1));
    const std::optional<Parameters> body = parseForm(request.body);
    if (path != "/" || !query)
        return fail(refuse("InvalidApi.NotFound"));
    if (request.method != "POST" && request.method != "GET")
        return fail(refuse("UnsupportedHTTPMethod"));
    if (std::optional<Error> error = authenticate(request, *query, now, skew))
        return fail(*error);
    const QByteArray action = request.header("x-acs-action").value_or(QByteArray());
    if (action == "AssumeRole") {
        if (request.header("x-acs-version") != QByteArray("2015-04-01"))
            return fail(refuse("InvalidVersion"));
        if (!body)
            return fail(refuse("InvalidParameter"));
        return assumeRole(*query + *body, now, requestId);
    }
    if (action != "ListImage" && action != "ListRegions" && action != "StartTaskForDistributeImage")
        return fail(refuse("InvalidApi.NotFound"));
    const QByteArray version = request.header("x-acs-version").value_or(QByteArray());
    if (version != apiVersion)
        return fail(refuse(version.isEmpty() ? "InvalidVersion" : "NoSuchVersion"));
    if (request.method == "GET" && action == "StartTaskForDistributeImage")
        return fail(refuse("UnsupportedHTTPMethod"));
    if (!body)
        return fail(refuse("InvalidParameter"));
    const Known &known = knownOf(action);
    if (std::optional<Error> error = checkNames(*query, known.query))
        return fail(*error);
    if (std::optional<Error> error = checkNames(*body, known.body))
        return fail(*error);

    Reader inQuery(*query);
    Reader inBody(*body);
    if (action == "ListRegions") {
        JsonText json;
        json.beginObject();
        json.add("RequestId", requestId);
        json.beginArray("RegionModels");
        for (const RegionId &region : m_world.listRegions({}).regions) {
            json.beginObject();
            json.add("regionId", region.text);
            json.endObject();
        }
        json.endArray();
        json.endObject();
        return json.bytes();
    }
    if (action == "ListImage") {
        ListImageQuery wanted;
        wanted.imageId = inBody.text("ImageId");
        wanted.imageName = inBody.text("ImageName");
        wanted.status = inBody.text("Status");
        wanted.imageType = inBody.text("ImageType");
        wanted.packageType = inBody.text("PackageType");
        wanted.osType = inBody.text("OsType");
        wanted.bizType = inBody.number("BizType");
        wanted.bizTypeList = inBody.numbers("BizTypeList");
        wanted.productType = inBody.text("ProductType");
        wanted.productTypeList = inBody.list("ProductTypeList");
        wanted.protocolType = inBody.text("ProtocolType");
        wanted.featureList = inBody.list("FeatureList");
        wanted.languageType = inBody.text("LanguageType");
        wanted.fotaVersion = inBody.text("FotaVersion");
        wanted.resourceInstanceType = inBody.text("ResourceInstanceType");
        wanted.platformName = inBody.text("PlatformName");
        wanted.platformNameList = inBody.list("PlatformNameList");
        wanted.bizRegionIdList = inBody.list("BizRegionIdList");
        wanted.pageNumber = inBody.number("PageNumber");
        wanted.pageSize = inBody.number("PageSize");
        wanted.distro = inQuery.text("Distro");
        wanted.tagList = inQuery.tags();
        if (inBody.wrong())
            return fail(*inBody.wrong());
        if (std::optional<Error> error = askedError(wanted.imageName, action))
            return fail(*error);
        return m_world.listImages(wanted, now).map([&](const ImagePage &page) {
            JsonText json;
            json.beginObject();
            json.add("PageNumber", *page.pageNumber);
            json.add("PageSize", *page.pageSize);
            json.add("Count", *page.count);
            json.beginArray("Data");
            for (const ImageRow &row : page.rows)
                write(&json, row);
            json.endArray();
            return success(std::move(json), requestId);
        });
    }
    StartTaskRequest wanted;
    wanted.imageId = {inBody.text("ImageId")};
    if (wanted.imageId.isEmpty()) {
        return fail(refuse(QStringLiteral("MissingImageId"),
                           QStringLiteral("ImageId is mandatory for this action.")));
    }
    if (std::optional<Error> error = askedError(wanted.imageId.text, action))
        return fail(*error);
    const QString versionId = inBody.text("VersionId");
    if (!versionId.isEmpty())
        wanted.versionId = VersionId{versionId};
    for (const QString &destination : inBody.list("DestinationRegionList"))
        wanted.destinations.append({destination});
    wanted.productType = inBody.text("ProductType");
    const QStringList products{QString(), QStringLiteral("CloudDesktop"),
                               QStringLiteral("CloudApp"), QStringLiteral("WuyingServer")};
    if (!products.contains(wanted.productType)) {
        return fail(refuse(QStringLiteral("InvalidParameter.ProductType"),
                           QStringLiteral("The parameter ProductType is invalid.")));
    }
    const QString source = inBody.text("SourceRegion");
    if (!source.isEmpty())
        wanted.source = RegionId{source};
    const Result<StartTaskAnswer> answer = m_world.startTask(wanted, now, &m_faults);
    if (!answer)
        return fail(answer.error());
    // Kept before the answer leaves. When it cannot be kept, nobody knows whether it was taken.
    if (m_keep && !m_keep(m_world.accepted().last()))
        return fail(refuse("ServiceUnavailable"));
    JsonText json;
    json.beginObject();
    json.add("Data", answer->tid.text);
    return success(std::move(json), requestId);
}

} // namespace regioncast
