#include "api/signer.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace regioncast;

namespace {

QByteArray bytes(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString().toUtf8();
}

Parameters parameters(const QJsonValue &flattened)
{
    Parameters list;
    const QJsonObject object = flattened.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        list.emplace_back(entry.key(), entry.value().toString());
    return list;
}

void compareSteps(const Signature &signature, const QJsonObject &expected)
{
    QCOMPARE(signature.canonicalQuery, bytes(expected, "canonicalQuery"));
    QCOMPARE(signature.signedHeaders, bytes(expected, "signedHeaders"));
    QCOMPARE(signature.hashedPayload, bytes(expected, "hashedPayload"));
    QCOMPARE(signature.canonicalRequest, bytes(expected, "canonicalRequest"));
    QCOMPARE(signature.hashedCanonicalRequest, bytes(expected, "hashedCanonicalRequest"));
    QCOMPARE(signature.stringToSign, bytes(expected, "stringToSign"));
    QCOMPARE(signature.signature, bytes(expected, "signature"));
    QCOMPARE(signature.authorization, bytes(expected, "authorization"));
}

void addVectors()
{
    QTest::addColumn<QJsonObject>("vector");
    const QString folder = QStringLiteral("api/vectors");
    const QStringList names = test::dataFiles(folder);
    QCOMPARE(names.size(), 27);
    for (const QString &name : names) {
        const QByteArray text = test::dataFile(folder + QLatin1Char('/') + name);
        QTest::newRow(qPrintable(name)) << QJsonDocument::fromJson(text).object();
    }
}

Credentials credentialsOf(const QJsonObject &input)
{
    return {input.value(QLatin1String("accessKeyId")).toString(), bytes(input, "accessKeySecret"),
            bytes(input, "securityToken")};
}

} // namespace

class TestSigner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownRequests_data() { addVectors(); }
    /// Our own request for the same call: the block `plain` of the vector.
    void ownRequests()
    {
        QFETCH(const QJsonObject, vector);
        const QJsonObject input = vector.value(QLatin1String("input")).toObject();
        const QJsonObject flattened = vector.value(QLatin1String("flattened")).toObject();
        const QJsonObject plain = vector.value(QLatin1String("plain")).toObject();
        const QJsonObject sent = vector.value(QLatin1String("wire")).toObject();
        Call call;
        call.host = bytes(input, "host");
        call.action = bytes(input, "action");
        call.signedAt = fromAcsDate(bytes(input, "date"));
        call.nonce = bytes(input, "nonce");
        call.query = parameters(flattened.value(QLatin1String("query")));
        if (sent.value(QLatin1String("headers")).toObject().contains(QLatin1String("content-type")))
            call.body = encodeSorted(parameters(flattened.value(QLatin1String("body"))));
        QCOMPARE(call.body.value_or(QByteArray()), bytes(plain, "body"));
        compareSteps(sign(call, credentialsOf(input)), plain);
    }

    void receivedRequests_data() { addVectors(); }
    /// A request built by somebody else, from what is on the wire: the block `derived`.
    void receivedRequests()
    {
        QFETCH(const QJsonObject, vector);
        const QJsonObject wire = vector.value(QLatin1String("wire")).toObject();
        const QJsonObject received = wire.value(QLatin1String("headers")).toObject();
        const std::optional<Authorization> authorization =
            parseAuthorization(bytes(received, "authorization"));
        QVERIFY(authorization);
        QCOMPARE(authorization->keyId,
                 credentialsOf(vector.value(QLatin1String("input")).toObject()).keyId);
        SigningInput input;
        const QByteArray target = bytes(wire, "target");
        const qsizetype mark = target.indexOf('?');
        if (mark >= 0) {
            const std::optional<Parameters> query = parseForm(target.sliced(mark + 1));
            QVERIFY(query);
            input.query = *query;
        }
        for (const QByteArray &name : authorization->signedHeaders)
            input.headers.emplace_back(name, bytes(received, name.constData()));
        std::reverse(input.headers.begin(), input.headers.end());
        input.hashedPayload = hashedBody(bytes(wire, "body"));
        const Signature signature =
            sign(input, credentialsOf(vector.value(QLatin1String("input")).toObject()));
        compareSteps(signature, vector.value(QLatin1String("derived")).toObject());
        QVERIFY(equalInConstantTime(signature.signature, authorization->signature));
    }

    void publishedExample()
    {
        SigningInput input;
        input.query = {{QStringLiteral("RegionId"), QStringLiteral("cn-shanghai")},
                       {QStringLiteral("ImageId"),
                        QStringLiteral("win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd")}};
        input.headers = {{"x-acs-action", "RunInstances"},
                         {"X-Acs-Version", " 2014-05-26 "},
                         {"host", "ecs.cn-shanghai.aliyuncs.com"},
                         {"x-acs-date", "2023-10-26T10:22:32Z"},
                         {"x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"},
                         {"x-acs-content-sha256", hashedBody({})}};
        input.hashedPayload = hashedBody({});
        const Signature signature =
            sign(input, {QStringLiteral("YourAccessKeyId"), "YourAccessKeySecret", {}});
        QCOMPARE(signature.hashedCanonicalRequest,
                 QByteArray("7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259"));
        QCOMPARE(signature.signature,
                 QByteArray("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"));
    }

    void datesAreAsciiInEveryLocale()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
        const QDateTime time(QDate(2026, 7, 1), QTime(10, 5, 9, 999), Qt::OffsetFromUTC, 7200);
        QCOMPARE(acsDate(time), QByteArray("2026-07-01T08:05:09Z"));
        QLocale::setDefault(before);
    }

    void readsDatesOfOneFormOnly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << QByteArray("2026-07-01T08:05:09Z") << true;
        QTest::newRow("fraction") << QByteArray("2026-07-01T08:05:09.1Z") << false;
        QTest::newRow("no zone") << QByteArray("2026-07-01T08:05:09") << false;
        QTest::newRow("other zone") << QByteArray("2026-07-01T08:05:09+02:00") << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("no date") << QByteArray("yesterday") << false;
    }
    void readsDatesOfOneFormOnly()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, good);
        QCOMPARE(fromAcsDate(text).isValid(), good);
    }

    void noncesDiffer()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(newNonce());
        QCOMPARE(seen.size(), 1000);
        QCOMPARE(newNonce().size(), 32);
    }

    void refusesOddAuthorizations_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("other scheme") << QByteArray("Basic dGVzdA==");
        QTest::newRow("no key") << QByteArray(
            "ACS3-HMAC-SHA256 Credential=,SignedHeaders=host,Signature=00");
        QTest::newRow("no signature")
            << QByteArray("ACS3-HMAC-SHA256 Credential=k,SignedHeaders=host,Signature=");
        QTest::newRow("no headers") << QByteArray("ACS3-HMAC-SHA256 Credential=k,Signature=00");
        QTest::newRow("other order")
            << QByteArray("ACS3-HMAC-SHA256 Signature=00,SignedHeaders=host,Credential=k");
    }
    void refusesOddAuthorizations()
    {
        QFETCH(const QByteArray, header);
        QVERIFY(!parseAuthorization(header));
    }

    void comparesWhole()
    {
        QVERIFY(equalInConstantTime("abc", "abc"));
        QVERIFY(!equalInConstantTime("abc", "abd"));
        QVERIFY(!equalInConstantTime("abc", "ab"));
    }

    void shortensKeyIds()
    {
        Credentials credentials;
        credentials.keyId = QStringLiteral("LTAI5tExampleKeyId1234");
        QCOMPARE(credentials.shortKeyId(), QStringLiteral("LTAI…1234"));
        credentials.keyId = QStringLiteral("12345678");
        QCOMPARE(credentials.shortKeyId(), QStringLiteral("…"));
    }
};

REGIONCAST_TEST(TestSigner)
#include "tst_signer.moc"
