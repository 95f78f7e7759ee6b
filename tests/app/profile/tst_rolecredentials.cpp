#include "support/rawserver.h"
#include "support/testmain.h"
#include "wayfixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace regioncast;
using namespace regioncast::test;
using namespace std::chrono_literals;

namespace {

QString codeOf(const char *code)
{
    return QString::fromLatin1(code);
}

RoleSettings roleAt(const QUrl &endpoint, const char *name = "images")
{
    RoleSettings role;
    role.arn = QStringLiteral("acs:ram::1234567890123456:role/") + QLatin1String(name);
    role.endpoint = endpoint;
    return role;
}

/// An answer of a token service whose key lasts `seconds` from `now` on.
RawAnswer roleKey(int number, const QDateTime &now, int seconds)
{
    return RawAnswer::of(
        200, QStringLiteral(R"({"RequestId":"R","Credentials":{"AccessKeyId":"STS.key%1",)"
                            R"("AccessKeySecret":"secret%1","SecurityToken":"token%1",)"
                            R"("Expiration":"%2"}})")
                 .arg(number)
                 .arg(now.addSecs(seconds).toString(Qt::ISODate))
                 .toUtf8());
}

} // namespace

class TestRoleCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toUtf8());
        for (const char *name : {"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                                 "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_PROFILE"})
            qunsetenv(name);
    }

    // ---- against the practice service, which is a token service too

    void aRoleIsTakenOn_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::newRow("plain") << QString();
        QTest::newRow("TLS with an own authority") << QStringLiteral("good");
    }
    void aRoleIsTakenOn()
    {
        QFETCH(QString, certificate);
        PracticeService service;
        const Result<PracticeAddress> address = service.start(serviceWith(certificate));
        QVERIFY(address);
        Profile profile = Way::profileFor(address->endpoint);
        profile.role = roleAt(address->endpoint);
        profile.network.caFile = caFile();
        Way way(profile);
        QCOMPARE(way.read(), QString());
        const Credentials key = way.key().value();
        QVERIFY(key.keyId.startsWith(QLatin1String("STS.")));
        QVERIFY(!key.securityToken.isEmpty());
        QVERIFY(!way.exchanges.first().request.contains(QString::fromUtf8(key.securityToken)));
        QCOMPARE(way.send().result.error().code, QStringLiteral("Image.NotExist"));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("externalId");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QString>("code"); // of the token service; empty = it is given
        QTest::newRow("role that is not there")
            << "gone"
            << "" << serviceKey().secret << "EntityNotExist.Role";
        QTest::newRow("role that does not trust the key")
            << "closed"
            << "" << serviceKey().secret << "NoPermission";
        QTest::newRow("external id missing") << "external"
                                             << "" << serviceKey().secret << "NoPermission";
        QTest::newRow("external id") << "external"
                                     << "practice" << serviceKey().secret << "";
        QTest::newRow("not the name of a role")
            << "a b"
            << "" << serviceKey().secret << "InvalidParameter.RoleArn";
        QTest::newRow("wrong secret") << "images"
                                      << "" << QByteArray("wrong") << "SignatureDoesNotMatch";
    }
    void refusals()
    {
        QFETCH(QString, role);
        QFETCH(QString, externalId);
        QFETCH(QByteArray, secret);
        QFETCH(QString, code);
        PracticeService service;
        const Result<PracticeAddress> address = service.start(serviceWith({}));
        QVERIFY(address);
        Profile profile = Way::profileFor(address->endpoint);
        profile.role = roleAt(address->endpoint, role.toLatin1());
        profile.role.externalId = externalId;
        Way way(profile, secret);
        if (code.isEmpty()) {
            QCOMPARE(way.read(), QString());
            return;
        }
        QCOMPARE(way.read(), codeOf(codes::credentialsRefused));
        const StartTaskOutcome sent = way.send();
        QCOMPARE(sent.result.error().code, codeOf(codes::credentialsRefused));
        QCOMPARE(sent.result.error().effect, Effect::NothingSent);
        QCOMPARE(sent.result.error().args, QStringList({QStringLiteral("127.0.0.1"), code}));
    }

    void aWrongClockIsCorrected()
    {
        PracticeService service;
        const Result<PracticeAddress> address = service.start(serviceWith({}));
        QVERIFY(address);
        Profile profile = Way::profileFor(address->endpoint);
        profile.role = roleAt(address->endpoint);
        Way way(profile);
        way.clock.advance(3h);
        QVERIFY(way.key());
    }

    void theGatewaySaysOverAndTheKeyIsRenewed()
    {
        PracticeService service;
        const Result<PracticeAddress> address = service.start(serviceWith({}));
        QVERIFY(address);
        Profile profile = Way::profileFor(address->endpoint);
        profile.role = roleAt(address->endpoint);
        Way way(profile);
        const Credentials first = way.key().value();
        QCOMPARE(way.key().value(), first);
        QVERIFY(way.source->end(first));
        const Credentials second = way.key().value();
        QVERIFY(second != first);
        QCOMPARE(way.read(), QString());
    }

    // ---- when it is asked, to the second

    void renewedFiveMinutesBeforeItsEnd()
    {
        RawServer sts;
        Profile profile = Way::profileFor(sts.url());
        profile.role = roleAt(sts.url());
        Way way(profile);
        sts.onRequest = [&way](const RawRequest &, int number) {
            return roleKey(number, way.clock.utc(), 3600);
        };
        QCOMPARE(way.key()->keyId, QStringLiteral("STS.key1"));
        const RawRequest request = sts.requests.first();
        QVERIFY(request.firstLine.contains("RoleSessionName=regioncast"));
        QVERIFY(request.firstLine.contains("DurationSeconds=3600"));
        QCOMPARE(request.header("x-acs-action"), QByteArray("AssumeRole"));
        QCOMPARE(request.header("x-acs-version"), QByteArray("2015-04-01"));
        way.clock.advance(55min - 1s);
        QCOMPARE(way.key()->keyId, QStringLiteral("STS.key1"));
        way.clock.advance(1s);
        QCOMPARE(way.key()->keyId, QStringLiteral("STS.key2"));
        QCOMPARE(sts.requests.size(), 2);
    }

    void manyAskOnce()
    {
        RawServer sts;
        Profile profile = Way::profileFor(sts.url());
        profile.role = roleAt(sts.url());
        Way way(profile);
        sts.onRequest = [&way](const RawRequest &, int number) {
            return RawAnswer::held(roleKey(number, way.clock.utc(), 3600));
        };
        int given = 0;
        int dropped = 0;
        std::vector<Pending> asking;
        for (int i = 0; i < 6; ++i)
            asking.push_back(way.source->get([&given](const Result<Credentials> &key) {
                if (key)
                    ++given;
            }));
        Pending gone = way.source->get([&dropped](const Result<Credentials> &) { ++dropped; });
        QTRY_COMPARE(sts.requests.size(), 1);
        gone.reset();
        sts.release();
        QTRY_COMPARE(given, 6);
        QCOMPARE(dropped, 0);
        QCOMPARE(sts.requests.size(), 1);
    }

    void aKeyThatIsStillGoodOutlivesAFailedRenewal()
    {
        RawServer sts;
        Profile profile = Way::profileFor(sts.url());
        profile.role = roleAt(sts.url());
        Way way(profile);
        sts.onRequest = [&way](const RawRequest &, int number) {
            return number == 1 ? roleKey(number, way.clock.utc(), 3600) : RawAnswer::cut();
        };
        QVERIFY(way.key());
        way.clock.advance(56min);
        QCOMPARE(way.key()->keyId, QStringLiteral("STS.key1"));
        way.clock.advance(4min);
        const Result<Credentials> over = way.key();
        QVERIFY(!over);
        QCOMPARE(over.error().code, codeOf(codes::connectionCut));
        QCOMPARE(over.error().effect, Effect::NothingSent);
    }

    void strangeAnswers_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        const QString strange = codeOf(codes::unexpectedAnswer);
        QTest::newRow("HTML") << QByteArray("<html>") << strange;
        QTest::newRow("empty") << QByteArray() << strange;
        QTest::newRow("no key") << QByteArray("{}") << strange;
        QTest::newRow("half a key")
            << QByteArray(R"({"Credentials":{"AccessKeyId":"STS.a","SecurityToken":"t"}})")
            << strange;
        QTest::newRow("no end") << QByteArray(
            R"({"Credentials":{"AccessKeyId":"STS.a","AccessKeySecret":"s","SecurityToken":"t"}})")
                                << strange;
        QTest::newRow("endless") << QByteArray(300 * 1024, 'x') << codeOf(codes::answerTooLarge);
    }
    void strangeAnswers()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        RawServer sts;
        Profile profile = Way::profileFor(sts.url());
        profile.role = roleAt(sts.url());
        Way way(profile);
        sts.onRequest = [&body](const RawRequest &, int) {
            return RawAnswer::of(200, body);
        };
        const Result<Credentials> key = way.key();
        QVERIFY(!key);
        QCOMPARE(key.error().code, code);
        QCOMPARE(key.error().effect, Effect::NothingSent);
    }

    void aRedirectGetsNothingOfOurs()
    {
        RawServer elsewhere;
        RawServer sts;
        sts.onRequest = [&elsewhere](const RawRequest &, int) {
            return RawAnswer::of(307, {}, "Location: " + elsewhere.url().toEncoded() + "/\r\n");
        };
        Profile profile = Way::profileFor(sts.url());
        profile.role = roleAt(sts.url());
        Way way(profile);
        QCOMPARE(way.key().error().code, codeOf(codes::redirected));
        QCOMPARE(elsewhere.connections, 0);
    }

    // ---- files that change, and sessions that end

    void aFileIsReadAgain()
    {
        PracticeService service;
        const Result<PracticeAddress> address = service.start(serviceWith({}));
        QVERIFY(address);
        Profile profile = Way::profileFor(address->endpoint);
        profile.keySource = KeySource::VendorCli;
        Way way(profile, {});
        QCOMPARE(way.read(), codeOf(codes::noCredentials));
        writeCli(QStringLiteral("AK"), serviceKey());
        QCOMPARE(way.read(), QString());
        Credentials wrong = serviceKey();
        wrong.secret = "wrong";
        writeCli(QStringLiteral("AK"), wrong);
        QCOMPARE(way.read(), QStringLiteral("SignatureDoesNotMatch"));
        writeCli(QStringLiteral("EcsRamRole"), {});
        QCOMPARE(way.read(), codeOf(codes::credentialMode));
    }

    void anEndedSessionWaitsForANewOne()
    {
        PracticeService service;
        const Result<PracticeAddress> address = service.start(serviceWith({}));
        QVERIFY(address);
        Profile profile = Way::profileFor(address->endpoint);
        profile.keySource = KeySource::VendorCli;
        Credentials key{QStringLiteral("STS.") + serviceKey().keyId, serviceKey().secret,
                        "expired"};
        writeCli(QStringLiteral("StsToken"), key);
        Way way(profile, {});
        // The service says so once; then nothing is sent, and no row fails.
        const StartTaskOutcome first = way.send();
        QCOMPARE(first.result.error().code, QStringLiteral("InvalidSecurityToken.Expired"));
        QCOMPARE(first.result.error().effect, Effect::RefusedBeforeService);
        const StartTaskOutcome second = way.send();
        QCOMPARE(second.result.error().code, codeOf(codes::sessionEnded));
        QCOMPARE(second.result.error().effect, Effect::NothingSent);
        QCOMPARE(second.result.error().args.value(0), QStringLiteral("main"));
        const qsizetype sent = way.exchanges.size();
        QCOMPARE(way.read(), codeOf(codes::sessionEnded));
        QCOMPARE(way.exchanges.size(), sent);
        key.securityToken = "practice-token+/=";
        writeCli(QStringLiteral("StsToken"), key);
        QCOMPARE(way.read(), QString());
    }

    void aReadingIsTriedAgainWithANewKey()
    {
        PracticeService service;
        const Result<PracticeAddress> address = service.start(serviceWith({}));
        QVERIFY(address);
        // The token service gives a key that is over, then one that is good.
        RawServer sts;
        Profile profile = Way::profileFor(address->endpoint);
        profile.role = roleAt(sts.url());
        Way way(profile);
        sts.onRequest = [&way](const RawRequest &, int number) {
            return RawAnswer::of(
                200,
                QStringLiteral(R"({"Credentials":{"AccessKeyId":"STS.%1","AccessKeySecret":"%2",)"
                               R"("SecurityToken":"%3","Expiration":"%4"}})")
                    .arg(serviceKey().keyId, QString::fromUtf8(serviceKey().secret),
                         number == 1 ? QStringLiteral("expired")
                                     : QStringLiteral("practice-token+/="),
                         way.clock.utc().addSecs(3600).toString(Qt::ISODate))
                    .toUtf8());
        };
        std::optional<Result<RegionList>> got;
        const Pending reading =
            way.client->listRegions({}, [&got](const Result<RegionList> &result) { got = result; });
        QTRY_VERIFY_WITH_TIMEOUT((way.clock.advance(0ms), got.has_value()), 5000);
        QVERIFY(got->has_value());
        QCOMPARE(way.exchanges.size(), 2);
        QCOMPARE(way.exchanges.first().code, QStringLiteral("InvalidSecurityToken.Expired"));
    }

    void aSessionWhoseEndIsWrittenDown()
    {
        Profile profile = Way::profileFor(QUrl(QStringLiteral("http://127.0.0.1:1")));
        profile.keySource = KeySource::VendorCli;
        Way way(profile, {});
        const Credentials key{QStringLiteral("STS.a"), "s", "t"};
        const qint64 now = way.clock.utc().toSecsSinceEpoch();
        writeCli(QStringLiteral("CloudSSO"), key, now - 60);
        QVERIFY(way.key()); // it may be the clock: the service decides
        writeCli(QStringLiteral("CloudSSO"), key, now - 3600);
        const Result<Credentials> over = way.key();
        QVERIFY(!over);
        QCOMPARE(over.error().code, codeOf(codes::sessionEnded));
        QCOMPARE(over.error().args.value(0), QStringLiteral("main"));
        QVERIFY(!over.error().args.value(1).isEmpty());
    }

    void aProgramThatHandsOutKeys()
    {
        RawServer server;
        Profile profile = Way::profileFor(QUrl(QStringLiteral("http://127.0.0.1:1")));
        profile.keySource = KeySource::CredentialsUri;
        profile.credentialsUri = server.url().resolved(QUrl(QStringLiteral("/key?for=me")));
        Way way(profile, {});
        server.onRequest = [&way](const RawRequest &, int number) {
            if (number == 1)
                return RawAnswer::of(404, R"({"Code":"NotSignedIn","Message":"no"})");
            return RawAnswer::of(
                200, R"({"Code":"Success","AccessKeyId":"STS.u","AccessKeySecret":"s",)"
                     R"("SecurityToken":"t","Expiration":")"
                         + way.clock.utc().addSecs(1800).toString(Qt::ISODate).toUtf8() + R"("})");
        };
        QCOMPARE(way.key().error().args.value(1), QStringLiteral("NotSignedIn"));
        QCOMPARE(way.key().value(), (Credentials{QStringLiteral("STS.u"), "s", "t"}));
        QCOMPARE(server.requests.last().firstLine, QByteArray("GET /key?for=me HTTP/1.1"));
        way.clock.advance(24min);
        QVERIFY(way.key());
        QCOMPARE(server.requests.size(), 2);
        way.clock.advance(1min);
        QVERIFY(way.key());
        QCOMPARE(server.requests.size(), 3);
    }

    void addressesThatAreNotOnThisComputer()
    {
        Profile profile = Way::profileFor(QUrl(QStringLiteral("http://127.0.0.1:1")));
        profile.keySource = KeySource::CredentialsUri;
        profile.credentialsUri = QUrl(QStringLiteral("http://keys.example/key"));
        Way way(profile, {});
        QCOMPARE(way.key().error().code, codeOf(codes::insecureEndpoint));
    }

    // ---- every source with and without a role

    void sourcesAndRoles_data()
    {
        QTest::addColumn<KeySource>("source");
        QTest::addColumn<bool>("withRole");
        for (const bool withRole : {false, true}) {
            const char *suffix = withRole ? "with a role" : "alone";
            QTest::addRow("environment %s", suffix) << KeySource::Environment << withRole;
            QTest::addRow("session %s", suffix) << KeySource::Session << withRole;
            QTest::addRow("vendor's CLI %s", suffix) << KeySource::VendorCli << withRole;
            QTest::addRow("credentials file %s", suffix) << KeySource::CredentialsFile << withRole;
            QTest::addRow("chain %s", suffix) << KeySource::Chain << withRole;
            QTest::addRow("address %s", suffix) << KeySource::CredentialsUri << withRole;
        }
    }
    void sourcesAndRoles()
    {
        QFETCH(KeySource, source);
        QFETCH(bool, withRole);
        PracticeService service;
        const Result<PracticeAddress> address = service.start(serviceWith({}));
        QVERIFY(address);
        RawServer keys;
        keys.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, R"({"AccessKeyId":"LTAI5tExampleKeyId",)"
                                      R"("AccessKeySecret":"exampleSecret"})");
        };
        if (source == KeySource::Environment) {
            qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", serviceKey().keyId.toUtf8());
            qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", serviceKey().secret);
        }
        if (source == KeySource::VendorCli)
            writeCli(QStringLiteral("AK"), serviceKey());
        if (source == KeySource::CredentialsFile || source == KeySource::Chain) {
            write(QStringLiteral(".alibabacloud/credentials"),
                  "[default]\ntype = access_key\naccess_key_id = " + serviceKey().keyId.toUtf8()
                      + "\naccess_key_secret = " + serviceKey().secret + "\n");
        }
        Profile profile = Way::profileFor(address->endpoint);
        profile.keySource = source;
        profile.credentialsUri = keys.url();
        if (withRole)
            profile.role = roleAt(address->endpoint);
        Way way(profile, source == KeySource::Session ? serviceKey().secret : QByteArray());
        QCOMPARE(way.read(), QString());
        QCOMPARE(way.key()->keyId.startsWith(QLatin1String("STS.")), withRole);
    }

    void aChainOfRolesOfTheCli()
    {
        PracticeService service;
        const Result<PracticeAddress> address = service.start(serviceWith({}));
        QVERIFY(address);
        const QByteArray sts = "http://127.0.0.1:" + QByteArray::number(address->endpoint.port());
        write(QStringLiteral(".aliyun/config.json"),
              R"({"current":"two","profiles":[{"name":"one","mode":"RamRoleArn","access_key_id":")"
                  + serviceKey().keyId.toUtf8() + R"(","access_key_secret":")" + serviceKey().secret
                  + R"(","ram_role_arn":"acs:ram::1:role/one","ram_session_name":"console",)"
                    R"("expired_seconds":900,"sts_endpoint":")"
                  + sts
                  + R"("},{"name":"two","mode":"ChainableRamRoleArn","source_profile":"one",)"
                    R"("ram_role_arn":"acs:ram::1:role/two","sts_endpoint":")"
                  + sts + R"("}]})");
        Profile profile = Way::profileFor(address->endpoint);
        profile.keySource = KeySource::VendorCli;
        Way way(profile, {});
        QCOMPARE(way.read(), QString());
    }

    void goingAwayWhileAKeyIsAsked()
    {
        RawServer sts;
        sts.onRequest = [](const RawRequest &, int) {
            return RawAnswer::held({});
        };
        Profile profile = Way::profileFor(sts.url());
        profile.role = roleAt(sts.url());
        int called = 0;
        {
            Way way(profile);
            const Pending asking =
                way.source->get([&called](const Result<Credentials> &) { ++called; });
            QTRY_COMPARE(sts.requests.size(), 1);
            way.client.reset();
            way.source.reset();
        }
        QCoreApplication::sendPostedEvents();
        QCOMPARE(called, 0);
    }

private:
    void writeCli(const QString &mode, const Credentials &key, qint64 expires = 0)
    {
        write(QStringLiteral(".aliyun/config.json"),
              QStringLiteral(R"({"current":"main","profiles":[{"name":"main","mode":"%1",)"
                             R"("access_key_id":"%2","access_key_secret":"%3","sts_token":"%4",)"
                             R"("sts_expiration":%5}]})")
                  .arg(mode, key.keyId, QString::fromUtf8(key.secret),
                       QString::fromUtf8(key.securityToken))
                  .arg(expires)
                  .toUtf8());
    }
    void write(const QString &name, const QByteArray &content)
    {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

REGIONCAST_TEST(TestRoleCredentials)
#include "tst_rolecredentials.moc"
