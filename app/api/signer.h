#pragma once

#include "api/credentials.h"
#include "api/form.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QDateTime>
#include <QList>

#include <optional>
#include <utility>

// The vendor's V3 request signature, ACS3-HMAC-SHA256. Pure functions; any thread.

namespace regioncast {

/// Header names and values as on the wire.
using Headers = QList<std::pair<QByteArray, QByteArray>>;

inline constexpr char apiVersion[] = "2021-09-01";
inline constexpr char formContentType[] = "application/x-www-form-urlencoded";

/// What is signed, whoever built the request.
struct SigningInput
{
    QByteArray method = "POST";
    QByteArray path = "/";
    Parameters query; ///< decoded, in any order
    /// Exactly the headers to be signed, in any order and any case. Their values are trimmed.
    Headers headers;
    QByteArray hashedPayload; ///< hashedBody() of the exact bytes of the body
};

/// The signature with every step on the way to it.
struct Signature
{
    QByteArray canonicalQuery;
    QByteArray signedHeaders; ///< names joined with `;`
    QByteArray hashedPayload;
    QByteArray canonicalRequest;
    QByteArray hashedCanonicalRequest;
    QByteArray stringToSign;
    QByteArray signature;     ///< lower-case hexadecimal
    QByteArray authorization; ///< the value of the header
};

/// Lower-case hexadecimal SHA-256.
[[nodiscard]] QByteArray hashedBody(const QByteArray &body);

/// The token of `credentials` takes part only as one of `input.headers`.
[[nodiscard]] Signature sign(const SigningInput &input, const Credentials &credentials);

/// One call as this program makes it.
struct Call
{
    QByteArray host;    ///< value of the Host header: with `:port` unless it is the default one
    QByteArray action;  ///< for example `ListImage`
    QDateTime signedAt; ///< in the service's time
    QByteArray nonce;   ///< never used before
    Parameters query;
    std::optional<QByteArray> body; ///< nullopt = the operation has no body and no content type
    QByteArray version = apiVersion;
};

/// The headers that are both sent and signed: the fewest that the service asks for. Host is among
/// them.
[[nodiscard]] Headers headersOf(const Call &call, const Credentials &credentials);

/// headersOf() and sign() in one.
[[nodiscard]] Signature sign(const Call &call, const Credentials &credentials);

/// `yyyy-MM-ddTHH:mm:ssZ` in UTC with ASCII digits, whatever the locale and zone.
[[nodiscard]] QByteArray acsDate(const QDateTime &time);
/// Null unless the text is exactly of that form.
[[nodiscard]] QDateTime fromAcsDate(const QByteArray &text);

/// 32 random hexadecimal digits.
[[nodiscard]] QByteArray newNonce();

/// The parts of a received Authorization header.
struct Authorization
{
    QString keyId;
    QByteArrayList signedHeaders; ///< lower case, in the order received
    QByteArray signature;
};

/// Nullopt when `header` is not of the form that sign() writes.
[[nodiscard]] std::optional<Authorization> parseAuthorization(const QByteArray &header);

/// Whether two texts are equal, in a time that tells only their lengths.
[[nodiscard]] bool equalInConstantTime(const QByteArray &a, const QByteArray &b);

} // namespace regioncast
