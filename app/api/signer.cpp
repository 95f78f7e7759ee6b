#include "api/signer.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace regioncast {

namespace {
constexpr char algorithm[] = "ACS3-HMAC-SHA256";
}

QByteArray hashedBody(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
}

Signature sign(const SigningInput &input, const Credentials &credentials)
{
    Headers headers;
    headers.reserve(input.headers.size());
    for (const auto &[name, value] : input.headers)
        headers.emplace_back(name.toLower(), value.trimmed());
    std::stable_sort(headers.begin(), headers.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QByteArrayList names;
    QByteArray canonicalHeaders;
    for (const auto &[name, value] : std::as_const(headers)) {
        names.append(name);
        canonicalHeaders.append(name).append(':').append(value).append('\n');
    }

    Signature result;
    result.canonicalQuery = encodeSorted(input.query);
    result.signedHeaders = names.join(';');
    result.hashedPayload = input.hashedPayload;
    result.canonicalRequest =
        QByteArrayList{input.method,     input.path,           result.canonicalQuery,
                       canonicalHeaders, result.signedHeaders, result.hashedPayload}
            .join('\n');
    result.hashedCanonicalRequest = hashedBody(result.canonicalRequest);
    result.stringToSign = QByteArray(algorithm) + '\n' + result.hashedCanonicalRequest;
    result.signature = QMessageAuthenticationCode::hash(result.stringToSign, credentials.secret,
                                                        QCryptographicHash::Sha256)
                           .toHex();
    result.authorization = QByteArray(algorithm) + " Credential=" + credentials.keyId.toUtf8()
                           + ",SignedHeaders=" + result.signedHeaders
                           + ",Signature=" + result.signature;
    return result;
}

Headers headersOf(const Call &call, const Credentials &credentials)
{
    Headers headers{{"host", call.host},
                    {"x-acs-action", call.action},
                    {"x-acs-version", call.version},
                    {"x-acs-date", acsDate(call.signedAt)},
                    {"x-acs-signature-nonce", call.nonce},
                    {"x-acs-content-sha256", hashedBody(call.body.value_or(QByteArray()))}};
    if (call.body)
        headers.emplace_back("content-type", formContentType);
    if (!credentials.securityToken.isEmpty())
        headers.emplace_back("x-acs-security-token", credentials.securityToken.trimmed());
    return headers;
}

Signature sign(const Call &call, const Credentials &credentials)
{
    SigningInput input;
    input.query = call.query;
    input.headers = headersOf(call, credentials);
    input.hashedPayload = hashedBody(call.body.value_or(QByteArray()));
    return sign(input, credentials);
}

QByteArray acsDate(const QDateTime &time)
{
    // Qt::ISODate is independent of the locale, and ends with Z in UTC.
    return time.toUTC().toString(Qt::ISODate).toLatin1();
}

QDateTime fromAcsDate(const QByteArray &text)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
    return acsDate(time) == text ? time : QDateTime();
}

QByteArray newNonce()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray::fromRawData(reinterpret_cast<const char *>(words.data()), sizeof(words))
        .toHex();
}

std::optional<Authorization> parseAuthorization(const QByteArray &header)
{
    const QByteArray start = QByteArray(algorithm) + " Credential=";
    const QByteArray headersMark = ",SignedHeaders=";
    const QByteArray signatureMark = ",Signature=";
    const qsizetype headersAt = header.indexOf(headersMark);
    const qsizetype signatureAt = header.indexOf(signatureMark, headersAt);
    if (!header.startsWith(start) || headersAt < start.size() || signatureAt < 0)
        return std::nullopt;
    const qsizetype namesAt = headersAt + headersMark.size();
    Authorization parsed;
    parsed.keyId = QString::fromUtf8(header.mid(start.size(), headersAt - start.size()));
    parsed.signedHeaders = header.mid(namesAt, signatureAt - namesAt).toLower().split(';');
    parsed.signature = header.mid(signatureAt + signatureMark.size()).trimmed();
    if (parsed.keyId.isEmpty() || parsed.signature.isEmpty())
        return std::nullopt;
    return parsed;
}

bool equalInConstantTime(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= unsigned(a[i]) ^ unsigned(b[i]);
    return difference == 0;
}

} // namespace regioncast
