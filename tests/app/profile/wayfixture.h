#pragma once

#include "api/httpapiclient.h"
#include "practice/practiceservice.h"
#include "profile/credentialsources.h"
#include "profile/networkaccess.h"
#include "support/clock.h"
#include "support/testdata.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QObject>
#include <QTest>

#include <memory>
#include <optional>

namespace regioncast::test {

inline Credentials serviceKey()
{
    return {QStringLiteral("LTAI5tExampleKeyId"), "exampleSecret", {}};
}

/// What settings of the practice service serve with a certificate of tests/data/tls.
inline PracticeSettings serviceWith(const QString &certificate)
{
    PracticeSettings settings;
    settings.credentials = serviceKey();
    if (!certificate.isEmpty()) {
        settings.certificate = dataFile(QStringLiteral("tls/%1.crt").arg(certificate));
        settings.privateKey = dataFile(QStringLiteral("tls/service.key"));
    }
    return settings;
}

inline QString caFile(const char *name = "ca.crt")
{
    return QStringLiteral(REGIONCAST_SOURCE_DIR "/tests/data/tls/") + QLatin1String(name);
}

/// A profile with a typed key of the service, whose secret is `secret`, and the whole way to it.
struct Way
{
    explicit Way(Profile wanted, const QByteArray &secret = serviceKey().secret)
        : profile(std::move(wanted))
    {
        if (profile.keyId.isEmpty() && profile.keySource == KeySource::Session)
            profile.keyId = serviceKey().keyId;
        if (!secret.isEmpty())
            secrets.keepForSession(profile, secret);
        network.use(profile);
        source = credentialSourceFor(profile, secrets, {}, network);
        client = std::make_unique<HttpApiClient>(network.manager(), profile.endpoint, *source,
                                                 clock, network.httpSettings());
        QObject::connect(&network, &NetworkAccess::changed, client.get(),
                         [this] { client->use(network.manager(), network.httpSettings()); });
        client->observe([this](const Exchange &exchange) { exchanges.append(exchange); });
    }

    static Profile profileFor(const QUrl &endpoint)
    {
        Profile profile;
        profile.id = QStringLiteral("0a1b2c3d");
        profile.endpoint = endpoint;
        profile.keySource = KeySource::Session;
        profile.network.proxy = NetworkSettings::Proxy::None;
        return profile;
    }

    /// The code that one try of a reading ends with; empty when it went well.
    QString read()
    {
        std::optional<Result<RegionList>> got;
        const qsizetype before = exchanges.size();
        const Pending reading =
            client->listRegions({}, [&got](const Result<RegionList> &result) { got = result; });
        const bool ended =
            QTest::qWaitFor([&] { return got || exchanges.size() > before; }, 20'000);
        if (!ended)
            return QStringLiteral("nothing came");
        if (exchanges.size() > before)
            return exchanges.at(before).code;
        return *got ? QString() : got->error().code;
    }

    /// How a submission of an image that is not there ends.
    StartTaskOutcome send()
    {
        std::optional<StartTaskOutcome> got;
        client->startTask({{QStringLiteral("error:Image.NotExist")}, {}, {}, {}, {}},
                          [&got](const StartTaskOutcome &outcome) { got = outcome; });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }, 20'000))
            qFatal("a submission never ended");
        return *got;
    }

    Result<Credentials> key()
    {
        std::optional<Result<Credentials>> got;
        const Pending asking =
            source->get([&got](const Result<Credentials> &result) { got = result; });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }, 20'000))
            qFatal("no key and no error came");
        return *got;
    }

    Profile profile;
    ManualClock clock{QDateTime::currentDateTimeUtc()};
    SecretStore secrets{clock};
    NetworkAccess network{secrets, clock};
    std::unique_ptr<CredentialSource> source;
    std::unique_ptr<HttpApiClient> client;
    QList<Exchange> exchanges;
};

} // namespace regioncast::test
