#pragma once

#include "api/signer.h"
#include "practice/gateway.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <functional>
#include <optional>

namespace regioncast::test {

inline Credentials practiceKey()
{
    return {QStringLiteral("PRACTICEKEY"), "practiceSecret", {}};
}

inline Credentials temporaryKey()
{
    return {QStringLiteral("STS.PRACTICEKEY"), "practiceSecret", "practice-token+/="};
}

/// A request that is signed as it should be, until a test changes something before or after.
struct RequestMaker
{
    Call call;
    Credentials credentials = practiceKey();
    QByteArray method = "POST";
    std::function<void(Headers &)> beforeSigning; ///< on the headers that get signed

    RequestMaker(const QByteArray &action, const QDateTime &signedAt,
                 const QByteArray &host = "127.0.0.1")
    {
        call.action = action;
        call.signedAt = signedAt;
        call.host = host;
        call.nonce = newNonce();
        if (action != "ListRegions")
            call.body = QByteArray();
    }

    [[nodiscard]] RequestMaker &&with(const Parameters &body) &&
    {
        call.body = encodeSorted(body);
        return std::move(*this);
    }

    [[nodiscard]] HttpRequest make() const
    {
        HttpRequest request;
        request.method = method;
        request.target = "/";
        if (!call.query.isEmpty())
            request.target += '?' + encodeSorted(call.query);
        request.headers = headersOf(call, credentials);
        if (beforeSigning)
            beforeSigning(request.headers);
        request.body = call.body.value_or(QByteArray());
        SigningInput input;
        input.method = method;
        input.query = call.query;
        input.headers = request.headers;
        input.hashedPayload = hashedBody(request.body);
        request.headers.emplaceBack("authorization", sign(input, credentials).authorization);
        request.headers.emplaceBack("accept", "application/json");
        return request;
    }
};

inline void setHeader(Headers &headers, const QByteArray &name, const QByteArray &value)
{
    for (auto &[key, old] : headers) {
        if (key == name)
            old = value;
    }
}

inline void removeHeader(Headers &headers, const QByteArray &name)
{
    headers.removeIf([&name](const auto &header) { return header.first == name; });
}

/// The request as bytes for a socket.
inline QByteArray wireOf(const HttpRequest &request, const QByteArray &extraHeaders = {})
{
    QByteArray bytes = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "content-length: " + QByteArray::number(request.body.size()) + "\r\n";
    return bytes + extraHeaders + "\r\n" + request.body;
}

/// The same with the body in chunks.
inline QByteArray chunkedWireOf(const HttpRequest &request, int chunkSize)
{
    QByteArray bytes = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "transfer-encoding: chunked\r\n\r\n";
    for (qsizetype at = 0; at < request.body.size(); at += chunkSize) {
        const QByteArray chunk = request.body.mid(at, chunkSize);
        bytes += QByteArray::number(chunk.size(), 16) + ";name=value\r\n" + chunk + "\r\n";
    }
    return bytes + "0\r\ntrailer: yes\r\n\r\n";
}

inline QJsonObject jsonOf(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

inline QString codeOf(const HttpReply &reply)
{
    return jsonOf(reply).value(QStringLiteral("Code")).toString();
}

} // namespace regioncast::test
