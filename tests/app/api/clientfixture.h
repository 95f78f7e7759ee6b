#pragma once

#include "api/httpapiclient.h"
#include "api/signer.h"
#include "support/clock.h"
#include "support/rawserver.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QObject>

#include <memory>

namespace regioncast::test {

/// Hands out the same credentials again and again, from the event loop.
class FixedCredentials final : public QObject, public CredentialSource
{
public:
    Result<Credentials> answer =
        Credentials{QStringLiteral("LTAI5tExampleKeyId1234"), "exampleSecret", {}};

    [[nodiscard]] Pending get(Done<Credentials> done) override
    {
        const auto alive = std::make_shared<bool>(true);
        QMetaObject::invokeMethod(
            this,
            [this, alive, done = std::move(done)] {
                if (*alive)
                    done(answer);
            },
            Qt::QueuedConnection);
        return Pending([alive] { *alive = false; });
    }
};

/// An HttpApiClient with all that it needs; its time stands still unless told to go on.
struct ClientFixture
{
    explicit ClientFixture(const QUrl &endpoint, HttpSettings settings = {})
    {
        network.setProxy(QNetworkProxy::NoProxy);
        if (settings.authorities.isEmpty())
            settings.authorities = RawServer::certificate();
        make(endpoint, settings);
    }
    void make(const QUrl &endpoint, const HttpSettings &settings)
    {
        client = std::make_unique<HttpApiClient>(network, endpoint, credentials, clock, settings);
        client->observe([this](const Exchange &exchange) { exchanges.append(exchange); });
    }

    [[nodiscard]] static QDateTime start()
    {
        return QDateTime(QDate(2026, 7, 1), QTime(8, 0), Qt::UTC);
    }

    QNetworkAccessManager network;
    FixedCredentials credentials;
    ManualClock clock{start()};
    QList<Exchange> exchanges;
    std::unique_ptr<HttpApiClient> client;
};

/// Whether the signature of a request as it arrived is the right one.
inline bool hasGoodSignature(const RawRequest &request, const Credentials &credentials)
{
    const std::optional<Authorization> authorization =
        parseAuthorization(request.header("authorization"));
    if (!authorization || authorization->keyId != credentials.keyId)
        return false;
    const QByteArray target = request.firstLine.split(' ').value(1);
    const qsizetype mark = target.indexOf('?');
    SigningInput input;
    if (mark >= 0)
        input.query = parseForm(target.sliced(mark + 1)).value_or(Parameters());
    for (const QByteArray &name : authorization->signedHeaders)
        input.headers.emplace_back(name, request.header(name));
    input.hashedPayload = hashedBody(request.body);
    return sign(input, credentials).signature == authorization->signature;
}

} // namespace regioncast::test
