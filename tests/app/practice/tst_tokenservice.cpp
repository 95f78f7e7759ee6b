#include "faultscript.h"
#include "practice/gateway.h"
#include "requestfixture.h"
#include "support/testmain.h"
#include "worldfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace regioncast;
using namespace regioncast::test;

namespace {

RequestMaker assume(const Parameters &more = {}, const char *role = "images")
{
    RequestMaker maker("AssumeRole", epoch());
    maker.call.version = "2015-04-01";
    maker.call.body.reset();
    maker.call.query = Parameters{{QStringLiteral("RoleArn"),
                                   QStringLiteral("acs:ram::1:role/") + QLatin1String(role)},
                                  {QStringLiteral("RoleSessionName"), QStringLiteral("console")}}
                       + more;
    return maker;
}

Credentials keyIn(const HttpReply &reply)
{
    const QJsonObject key = jsonOf(reply).value(QLatin1String("Credentials")).toObject();
    return {key.value(QLatin1String("AccessKeyId")).toString(),
            key.value(QLatin1String("AccessKeySecret")).toString().toUtf8(),
            key.value(QLatin1String("SecurityToken")).toString().toUtf8()};
}

HttpReply listWith(Gateway &gateway, const Credentials &key, const QDateTime &now = epoch())
{
    RequestMaker maker("ListRegions", now);
    maker.credentials = key;
    return gateway.answer(maker.make(), now);
}

} // namespace

class TestTokenService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyOfARoleWorksUntilItsEnd()
    {
        Gateway gateway(World(settingsOf()), practiceKey());
        const HttpReply reply = gateway.answer(
            assume({{QStringLiteral("DurationSeconds"), QStringLiteral("900")}}).make(), epoch());
        QCOMPARE(reply.status, 200);
        QCOMPARE(
            jsonOf(reply)[QLatin1String("Credentials")][QLatin1String("Expiration")].toString(),
            QString::fromLatin1(acsDate(epoch().addSecs(900))));
        const Credentials key = keyIn(reply);
        QVERIFY(key.keyId.startsWith(QLatin1String("STS.")));
        QCOMPARE(listWith(gateway, key).status, 200);
        QCOMPARE(listWith(gateway, key, epoch().addSecs(899)).status, 200);
        QCOMPARE(codeOf(listWith(gateway, key, epoch().addSecs(900))),
                 QStringLiteral("InvalidSecurityToken.Expired"));
        // After a restart too, but not where the key is another one.
        Gateway again(World(settingsOf()), practiceKey());
        QCOMPARE(listWith(again, key).status, 200);
        Credentials other = practiceKey();
        other.secret = "anotherSecret";
        Gateway elsewhere(World(settingsOf()), other);
        QCOMPARE(codeOf(listWith(elsewhere, key)), QStringLiteral("InvalidAccessKeyId.NotFound"));
    }

    void anotherRoleOnTop()
    {
        Gateway gateway(World(settingsOf()), practiceKey());
        const Credentials first = keyIn(gateway.answer(assume().make(), epoch()));
        RequestMaker maker = assume({}, "second");
        maker.credentials = first;
        const Credentials second = keyIn(gateway.answer(maker.make(), epoch()));
        QVERIFY(first.keyId != second.keyId);
        QCOMPARE(listWith(gateway, second).status, 200);
    }

    void tokensThatDoNotFit_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("missing") << "none"
                                 << "MissingSecurityToken";
        QTest::newRow("cut") << "cut"
                             << "InvalidSecurityToken.Malformed";
        QTest::newRow("later end") << "later"
                                   << "InvalidSecurityToken.MismatchWithAccessKey";
        QTest::newRow("of another key") << "other"
                                        << "InvalidSecurityToken.MismatchWithAccessKey";
        QTest::newRow("wrong secret") << "secret"
                                      << "SignatureDoesNotMatch";
        QTest::newRow("made-up id") << "id"
                                    << "InvalidAccessKeyId.NotFound";
    }
    void tokensThatDoNotFit()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        Gateway gateway(World(settingsOf()), practiceKey());
        Credentials key = keyIn(gateway.answer(assume().make(), epoch()));
        const Credentials other = keyIn(gateway.answer(assume().make(), epoch()));
        if (what == QLatin1String("none"))
            key.securityToken.clear();
        if (what == QLatin1String("cut"))
            key.securityToken.truncate(5);
        if (what == QLatin1String("later"))
            key.securityToken[0] = '9';
        if (what == QLatin1String("other"))
            key.securityToken = other.securityToken;
        if (what == QLatin1String("secret"))
            key.secret = other.secret;
        if (what == QLatin1String("id"))
            key.keyId.back() =
                key.keyId.back() == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
        QCOMPARE(codeOf(listWith(gateway, key)), code);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("role");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("gone") << QByteArray("gone") << ""
                              << ""
                              << "EntityNotExist.Role" << 404;
        QTest::newRow("closed") << QByteArray("closed") << ""
                                << ""
                                << "NoPermission" << 403;
        QTest::newRow("external id missing") << QByteArray("external") << ""
                                             << ""
                                             << "NoPermission" << 403;
        QTest::newRow("external id wrong") << QByteArray("external") << "ExternalId"
                                           << "x"
                                           << "NoPermission" << 403;
        QTest::newRow("external id") << QByteArray("external") << "ExternalId"
                                     << "practice"
                                     << "" << 200;
        QTest::newRow("no role name") << QByteArray("") << ""
                                      << ""
                                      << "InvalidParameter.RoleArn" << 400;
        QTest::newRow("too short") << QByteArray("images") << "DurationSeconds"
                                   << "899"
                                   << "InvalidParameter.DurationSeconds" << 400;
        QTest::newRow("too long") << QByteArray("images") << "DurationSeconds"
                                  << "43201"
                                  << "InvalidParameter.DurationSeconds" << 400;
        QTest::newRow("no number") << QByteArray("images") << "DurationSeconds"
                                   << "long"
                                   << "InvalidParameter.DurationSeconds" << 400;
        QTest::newRow("unknown parameter") << QByteArray("images") << "Wish"
                                           << "x"
                                           << "UnsupportedParameter" << 400;
    }
    void refusals()
    {
        QFETCH(QByteArray, role);
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, code);
        QFETCH(int, status);
        Gateway gateway(World(settingsOf()), practiceKey());
        const Parameters more = name.isEmpty() ? Parameters() : Parameters{{name, value}};
        const HttpReply reply = gateway.answer(assume(more, role.constData()).make(), epoch());
        QCOMPARE(codeOf(reply), code);
        QCOMPARE(reply.status, status);
    }

    void whatIsMissing()
    {
        Gateway gateway(World(settingsOf()), practiceKey());
        RequestMaker maker = assume();
        maker.call.query.removeLast();
        QCOMPARE(codeOf(gateway.answer(maker.make(), epoch())),
                 QStringLiteral("MissingRoleSessionName"));
        maker = assume();
        maker.call.version = apiVersion;
        QCOMPARE(codeOf(gateway.answer(maker.make(), epoch())), QStringLiteral("InvalidVersion"));
        maker = assume();
        maker.credentials.secret = "wrong";
        QCOMPARE(codeOf(gateway.answer(maker.make(), epoch())),
                 QStringLiteral("SignatureDoesNotMatch"));
    }

    void faultsLeaveItAlone()
    {
        Gateway gateway(World(settingsOf()), practiceKey());
        gateway.setFaults(faultsOf(R"({"fault":"expired-token"})"));
        const HttpReply reply = gateway.answer(assume().make(), epoch());
        QCOMPARE(reply.status, 200);
        QCOMPARE(codeOf(listWith(gateway, keyIn(reply))),
                 QStringLiteral("InvalidSecurityToken.Expired"));
    }
};

REGIONCAST_TEST(TestTokenService)
#include "tst_tokenservice.moc"
