#include "api/form.h"

#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

namespace regioncast {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

std::optional<QString> decode(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            bytes.append(' ');
        } else if (text[i] == '%') {
            if (i + 2 >= text.size())
                return std::nullopt;
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            bytes.append(char(high * 16 + low));
            i += 2;
        } else {
            bytes.append(text[i]);
        }
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return decoded;
}

/// Collects what is there and leaves out what is empty.
class Builder
{
public:
    void add(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_parameters.emplace_back(QString::fromLatin1(name), value);
    }
    void add(const char *name, std::optional<int> value)
    {
        if (value)
            m_parameters.emplace_back(QString::fromLatin1(name), QString::number(*value));
    }
    void addList(const char *name, const QStringList &values)
    {
        for (qsizetype i = 0; i < values.size(); ++i)
            m_parameters.emplace_back(indexed(name, i), values.at(i));
    }
    void addTags(const char *name, const QList<Tag> &tags)
    {
        for (qsizetype i = 0; i < tags.size(); ++i) {
            const QString entry = indexed(name, i);
            m_parameters.emplace_back(entry + QStringLiteral(".Key"), tags.at(i).key);
            m_parameters.emplace_back(entry + QStringLiteral(".Value"), tags.at(i).value);
        }
    }
    [[nodiscard]] Parameters parameters() const { return m_parameters; }

private:
    static QString indexed(const char *name, qsizetype i)
    {
        return QStringLiteral("%1.%2").arg(QLatin1String(name)).arg(i + 1);
    }
    Parameters m_parameters;
};

} // namespace

QByteArray percentEncode(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QByteArray encodeSorted(const Parameters &parameters)
{
    QList<std::pair<QByteArray, QByteArray>> encoded;
    encoded.reserve(parameters.size());
    for (const auto &[name, value] : parameters)
        encoded.emplace_back(percentEncode(name), percentEncode(value));
    std::stable_sort(encoded.begin(), encoded.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QByteArray joined;
    for (const auto &[name, value] : std::as_const(encoded)) {
        if (!joined.isEmpty())
            joined.append('&');
        joined.append(name).append('=').append(value);
    }
    return joined;
}

std::optional<Parameters> parseForm(const QByteArray &encoded)
{
    Parameters parameters;
    if (encoded.isEmpty())
        return parameters;
    const QList<QByteArray> pairs = encoded.split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const auto name = decode(equals < 0 ? pair : pair.first(equals));
        const auto value = decode(equals < 0 ? QByteArray() : pair.sliced(equals + 1));
        if (!name || name->isEmpty() || !value)
            return std::nullopt;
        parameters.emplace_back(*name, *value);
    }
    return parameters;
}

Parameters bodyOf(const ListImageQuery &query)
{
    QStringList bizTypes;
    for (const int type : query.bizTypeList)
        bizTypes.append(QString::number(type));
    Builder body;
    body.add("ImageId", query.imageId);
    body.add("ImageName", query.imageName);
    body.add("Status", query.status);
    body.add("ImageType", query.imageType);
    body.add("PackageType", query.packageType);
    body.add("OsType", query.osType);
    body.add("BizType", query.bizType);
    body.addList("BizTypeList", bizTypes);
    body.add("ProductType", query.productType);
    body.addList("ProductTypeList", query.productTypeList);
    body.add("ProtocolType", query.protocolType);
    body.addList("FeatureList", query.featureList);
    body.add("LanguageType", query.languageType);
    body.add("FotaVersion", query.fotaVersion);
    body.add("ResourceInstanceType", query.resourceInstanceType);
    body.add("PlatformName", query.platformName);
    body.addList("PlatformNameList", query.platformNameList);
    body.addList("BizRegionIdList", query.bizRegionIdList);
    body.add("PageNumber", query.pageNumber);
    body.add("PageSize", query.pageSize);
    return body.parameters();
}

Parameters queryOf(const ListImageQuery &query)
{
    Builder inQuery;
    inQuery.add("Distro", query.distro);
    inQuery.addTags("TagList", query.tagList);
    return inQuery.parameters();
}

Parameters queryOf(const ListRegionsQuery &query)
{
    Builder inQuery;
    inQuery.add("ProductType", query.productType);
    inQuery.add("BizSource", query.bizSource);
    return inQuery.parameters();
}

Parameters bodyOf(const StartTaskRequest &request)
{
    QStringList destinations;
    for (const RegionId &region : request.destinations)
        destinations.append(region.text);
    Builder body;
    body.add("ImageId", request.imageId.text);
    body.add("VersionId", request.versionId.value_or(VersionId()).text);
    body.addList("DestinationRegionList", destinations);
    body.add("ProductType", request.productType);
    body.add("SourceRegion", request.source.value_or(RegionId()).text);
    return body.parameters();
}

} // namespace regioncast
