#include "practice/gateway.h"

#include "api/answer.h"
#include "faultscript.h"
#include "requestfixture.h"
#include "support/testdata.h"
#include "support/testmain.h"
#include "worldfixture.h"

#include <QJsonArray>
#include <QTest>
#include <QXmlStreamReader>

using namespace regioncast;
using namespace regioncast::test;

namespace {

using Prepare = std::function<void(RequestMaker &)>;
using Spoil = std::function<void(HttpRequest &)>;

QByteArray signatureOf(const QByteArray &authorization)
{
    return authorization.mid(authorization.lastIndexOf('=') + 1);
}

} // namespace

class TestGateway : public QObject
{
    Q_OBJECT

    static Gateway gateway() { return Gateway(World(settingsOf()), practiceKey()); }
    static HttpReply ask(Gateway &gateway, const RequestMaker &maker,
                         const QDateTime &now = epoch())
    {
        return gateway.answer(maker.make(), now);
    }

private Q_SLOTS:
    void listImageAnswersAsDocumented()
    {
        Gateway practice = gateway();
        const HttpReply reply =
            ask(practice, RequestMaker("ListImage", epoch())
                              .with({{QStringLiteral("PageSize"), QStringLiteral("5")}}));
        QCOMPARE(reply.status, 200);
        const QJsonObject object = jsonOf(reply);
        QCOMPARE(object.value(QStringLiteral("Code")).toString(), QStringLiteral("200"));
        QCOMPARE(object.value(QStringLiteral("Success")).toBool(), true);
        QCOMPARE(object.value(QStringLiteral("PageSize")).toInt(), 5);
        QCOMPARE(object.value(QStringLiteral("PageNumber")).toInt(), 1);
        QCOMPARE(object.value(QStringLiteral("Count")).toInt(), 41);
        QCOMPARE(object.value(QStringLiteral("Data")).toArray().size(), 5);
        QCOMPARE(reply.headers.first().first, QByteArrayLiteral("x-acs-request-id"));
        QCOMPARE(object.value(QStringLiteral("RequestId")).toString().toLatin1(),
                 reply.headers.first().second);
    }

    void everyFieldSurvivesTheWire()
    {
        Gateway practice = gateway();
        const HttpReply reply =
            ask(practice, RequestMaker("ListImage", epoch())
                              .with({{QStringLiteral("PageSize"), QStringLiteral("100")}}));
        ListImageQuery query;
        query.pageSize = 100;
        const QList<ImageRow> rows = practice.world().listImages(query, epoch())->rows;
        const QJsonArray data = jsonOf(reply).value(QStringLiteral("Data")).toArray();
        QCOMPARE(data.size(), rows.size());

        // Every documented field is there in at least one row.
        const QJsonDocument documented = QJsonDocument::fromJson(
            dataFile(QStringLiteral("api/responses/listimage-page1-of-2.json")));
        QSet<QString> missing;
        for (const QJsonValue &row : documented.object().value(QStringLiteral("Data")).toArray()) {
            for (const QString &key : row.toObject().keys())
                missing.insert(key);
        }
        for (const QJsonValue &row : data) {
            for (const QString &key : row.toObject().keys())
                missing.remove(key);
        }
        QCOMPARE(missing, QSet<QString>());
    }

    void listRegionsHasItsOddKey()
    {
        Gateway practice = gateway();
        const QJsonObject object = jsonOf(ask(practice, RequestMaker("ListRegions", epoch())));
        const QJsonArray models = object.value(QStringLiteral("RegionModels")).toArray();
        QCOMPARE(models.size(), practice.world().listRegions({}).regions.size());
        QCOMPARE(models.first().toObject().keys(), QStringList{QStringLiteral("regionId")});
        QVERIFY(!object.contains(QStringLiteral("Code")));
        QVERIFY(!object.contains(QStringLiteral("Success")));
    }

    void readsMayBeAskedWithGet()
    {
        Gateway practice = gateway();
        for (const char *action : {"ListRegions", "ListImage"}) {
            RequestMaker maker(action, epoch());
            maker.method = "GET";
            QCOMPARE(ask(practice, maker).status, 200);
        }
    }

    void aTaskIsStarted()
    {
        QList<AcceptedSubmission> kept;
        Gateway practice(World(settingsOf()), practiceKey(), [&](const auto &submission) {
            kept.append(submission);
            return true;
        });
        const HttpReply reply = ask(
            practice,
            RequestMaker("StartTaskForDistributeImage", epoch())
                .with({{QStringLiteral("ImageId"), QStringLiteral("imgc-0practice0001")},
                       {QStringLiteral("DestinationRegionList.1"), QStringLiteral("eu-central-1")},
                       {QStringLiteral("DestinationRegionList.2"), QStringLiteral("us-east-1")},
                       {QStringLiteral("ProductType"), QStringLiteral("CloudDesktop")},
                       {QStringLiteral("SourceRegion"), QStringLiteral("cn-shanghai")},
                       {QStringLiteral("VersionId"), QStringLiteral("iv-000001v3")}}));
        QCOMPARE(codeOf(reply), QStringLiteral("200"));
        QCOMPARE(kept, practice.world().accepted());
        QCOMPARE(kept.size(), 1);
        QCOMPARE(jsonOf(reply).value(QStringLiteral("Data")).toString(), kept.first().tid.text);
        QCOMPARE(
            kept.first().request.destinations,
            QList<RegionId>({{QStringLiteral("eu-central-1")}, {QStringLiteral("us-east-1")}}));
        QCOMPARE(kept.first().request.source,
                 std::optional(RegionId{QStringLiteral("cn-shanghai")}));
    }

    void whatCannotBeKeptIsInDoubt()
    {
        Gateway practice(World(settingsOf()), practiceKey(), [](const auto &) { return false; });
        const HttpReply reply = ask(
            practice,
            RequestMaker("StartTaskForDistributeImage", epoch())
                .with({{QStringLiteral("ImageId"), QStringLiteral("imgc-0practice0001")},
                       {QStringLiteral("DestinationRegionList.1"), QStringLiteral("us-east-1")}}));
        QCOMPARE(reply.status, 503);
        QCOMPARE(codeOf(reply), QStringLiteral("ServiceUnavailable"));
    }

    void aTemporaryKeyWorks()
    {
        Gateway practice = gateway();
        RequestMaker maker("ListImage", epoch());
        maker.credentials = temporaryKey();
        QCOMPARE(ask(practice, maker).status, 200);

        Gateway only(World(settingsOf()), temporaryKey());
        QCOMPARE(ask(only, maker).status, 200);
        maker.credentials = practiceKey();
        QCOMPARE(codeOf(ask(only, maker)), QStringLiteral("InvalidAccessKeyId.NotFound"));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<Prepare>("prepare");
        QTest::addColumn<Spoil>("spoil");
        const auto before = [](const char *name, const char *code, int status, Prepare prepare) {
            QTest::newRow(name) << QString::fromLatin1(code) << status << std::move(prepare)
                                << Spoil([](HttpRequest &) {});
        };
        const auto after = [](const char *name, const char *code, int status, Spoil spoil) {
            QTest::newRow(name) << QString::fromLatin1(code) << status
                                << Prepare([](RequestMaker &) {}) << std::move(spoil);
        };
        // The key and the signature.
        before("wrong secret", "SignatureDoesNotMatch", 400,
               [](auto &m) { m.credentials.secret = "other"; });
        before("unknown key", "InvalidAccessKeyId.NotFound", 404,
               [](auto &m) { m.credentials.keyId = QStringLiteral("LTAI5tOther"); });
        before("no key", "InvalidAccessKeyId.NotFound", 404,
               [](auto &m) { m.credentials.keyId.clear(); });
        after("no authorization", "IncompleteSignature", 400,
              [](auto &r) { removeHeader(r.headers, "authorization"); });
        after("authorization that says something else", "IncompleteSignature", 400,
              [](auto &r) { setHeader(r.headers, "authorization", "Basic dGVzdDp0ZXN0"); });
        after("another algorithm", "InvalidSignatureMethod", 400, [](auto &r) {
            setHeader(r.headers, "authorization",
                      r.header("authorization")->replace("ACS3-HMAC-SHA256", "ACS3-HMAC-MD5"));
        });
        after("changed signature", "SignatureDoesNotMatch", 400, [](auto &r) {
            QByteArray text = *r.header("authorization");
            text.back() = text.back() == '0' ? '1' : '0';
            setHeader(r.headers, "authorization", text);
        });
        after("cut signature", "SignatureDoesNotMatch", 400, [](auto &r) {
            setHeader(r.headers, "authorization", r.header("authorization")->chopped(2));
        });
        after("changed query", "SignatureDoesNotMatch", 400,
              [](auto &r) { r.target += "?Distro=other"; });
        after("changed action", "SignatureDoesNotMatch", 400,
              [](auto &r) { setHeader(r.headers, "x-acs-action", "ListRegions"); });
        after("changed host", "SignatureDoesNotMatch", 400,
              [](auto &r) { setHeader(r.headers, "host", "127.0.0.2"); });
        after("changed content type", "SignatureDoesNotMatch", 400, [](auto &r) {
            setHeader(r.headers, "content-type", "application/x-www-form-urlencoded;charset=utf-8");
        });
        after("changed body", "ContentMD5NotMatched", 400,
              [](auto &r) { r.body += "&Status=INIT"; });
        after("no content hash", "ContentMD5NotMatched", 400,
              [](auto &r) { removeHeader(r.headers, "x-acs-content-sha256"); });
        after("x-acs header that is not signed", "IncompleteSignature", 400,
              [](auto &r) { r.headers.emplaceBack("x-acs-extra", "1"); });
        before("other header that is signed", "IncompleteSignature", 400, [](auto &m) {
            m.beforeSigning = [](Headers &headers) {
                headers.emplaceBack("user-agent", "test");
            };
        });
        after("signed header that is missing", "IncompleteSignature", 400,
              [](auto &r) { removeHeader(r.headers, "content-type"); });
        after("host twice", "IncompleteSignature", 400,
              [](auto &r) { r.headers.emplaceBack("host", "127.0.0.1"); });
        before("host not signed", "IncompleteSignature", 400, [](auto &m) {
            m.beforeSigning = [](Headers &headers) {
                removeHeader(headers, "host");
            };
        });
        // Date and nonce.
        before("15 minutes and a second late", "InvalidTimeStamp.Expired", 400,
               [](auto &m) { m.call.signedAt = epoch().addSecs(-901); });
        before("15 minutes and a second early", "InvalidTimeStamp.Expired", 400,
               [](auto &m) { m.call.signedAt = epoch().addSecs(901); });
        for (const char *date : {"2026-07-01 08:00:00", "2026-07-01T08:00:00", "20260701T080000Z",
                                 "2026-07-01T08:00:00.000Z", "2026-13-01T08:00:00Z", ""}) {
            before(qPrintable(QStringLiteral("date '%1'").arg(QLatin1String(date))),
                   "InvalidTimeStamp.Format", 400, [date](auto &m) {
                       m.beforeSigning = [date](Headers &headers) {
                           setHeader(headers, "x-acs-date", date);
                       };
                   });
        }
        before("no date", "IllegalTimestamp", 400, [](auto &m) {
            m.beforeSigning = [](Headers &headers) {
                removeHeader(headers, "x-acs-date");
            };
        });
        before("no nonce", "MissingSignatureNonce", 400, [](auto &m) {
            m.beforeSigning = [](Headers &headers) {
                removeHeader(headers, "x-acs-signature-nonce");
            };
        });
        // Tokens.
        before("temporary key without its token", "MissingSecurityToken", 400, [](auto &m) {
            m.credentials = temporaryKey();
            m.credentials.securityToken.clear();
        });
        before("token of another key", "InvalidSecurityToken.MismatchWithAccessKey", 400,
               [](auto &m) {
                   m.credentials = temporaryKey();
                   m.credentials.securityToken = "another-token";
               });
        before("lasting key with a token", "InvalidSecurityToken.MismatchWithAccessKey", 400,
               [](auto &m) { m.credentials.securityToken = "practice-token+/="; });
        before("cut token", "InvalidSecurityToken.Malformed", 400, [](auto &m) {
            m.credentials = temporaryKey();
            m.credentials.securityToken.chop(3);
        });
        before("token whose time is over", "InvalidSecurityToken.Expired", 400, [](auto &m) {
            m.credentials = temporaryKey();
            m.credentials.securityToken = "expired";
        });
        // What is asked.
        before("unknown action", "InvalidApi.NotFound", 404,
               [](auto &m) { m.call.action = "DeleteImage"; });
        before("no action", "InvalidApi.NotFound", 404, [](auto &m) {
            m.beforeSigning = [](Headers &headers) {
                removeHeader(headers, "x-acs-action");
            };
        });
        before("another version", "NoSuchVersion", 400, [](auto &m) {
            m.beforeSigning = [](Headers &headers) {
                setHeader(headers, "x-acs-version", "2021-09-02");
            };
        });
        before("no version", "InvalidVersion", 400, [](auto &m) {
            m.beforeSigning = [](Headers &headers) {
                removeHeader(headers, "x-acs-version");
            };
        });
        after("another path", "InvalidApi.NotFound", 404, [](auto &r) { r.target = "/images"; });
        before("PUT", "UnsupportedHTTPMethod", 400, [](auto &m) { m.method = "PUT"; });
        before("GET for a task", "UnsupportedHTTPMethod", 400, [](auto &m) {
            m.method = "GET";
            m.call.action = "StartTaskForDistributeImage";
        });
    }
    void refusals()
    {
        QFETCH(Prepare, prepare);
        QFETCH(Spoil, spoil);
        RequestMaker maker("ListImage", epoch());
        prepare(maker);
        HttpRequest request = maker.make();
        spoil(request);
        Gateway practice = gateway();
        const HttpReply reply = practice.answer(request, epoch());
        QTEST(codeOf(reply), "code");
        QTEST(reply.status, "status");
        const QJsonObject object = jsonOf(reply);
        for (const char *key : {"RequestId", "HostId", "Message", "Recommend"})
            QVERIFY2(!object.value(QLatin1String(key)).toString().isEmpty(), key);
        // A refused request has not used its nonce.
        if (codeOf(reply) != QLatin1String("SignatureNonceUsed"))
            QCOMPARE(practice.answer(RequestMaker("ListImage", epoch()).make(), epoch()).status,
                     200);
    }

    void parameters_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        const auto add = [](const char *name, const char *action, const char *query,
                            const char *body, const char *code) {
            QTest::newRow(name) << QByteArray(action) << QByteArray(query) << QByteArray(body)
                                << QString::fromLatin1(code);
        };
        constexpr char task[] = "StartTaskForDistributeImage";
        constexpr char good[] = "ImageId=imgc-0practice0001&DestinationRegionList.1=us-east-1";
        add("a good task", task, "", good, "200");
        add("RetryType is known", task, "",
            "ImageId=imgc-0practice0001&DestinationRegionList.1=us-east-1&RetryType=RETRY", "200");
        add("an image that is not named", task, "", "DestinationRegionList.1=us-east-1",
            "MissingImageId");
        add("no destination", task, "", "ImageId=imgc-0practice0001",
            "ImageDistribute.TargetDistributeRegionListEmpty");
        add("unknown product type", task, "",
            "ImageId=imgc-0practice0001&DestinationRegionList.1=us-east-1&ProductType=Phone",
            "InvalidParameter.ProductType");
        add("task in the query", task, good, "", "UnsupportedParameter");
        add("list from 0", task, "", "ImageId=imgc-0practice0001&DestinationRegionList.0=us-east-1",
            "UnsupportedParameter");
        add("list from 01", task, "",
            "ImageId=imgc-0practice0001&DestinationRegionList.01=us-east-1",
            "UnsupportedParameter");
        add("list from 2", task, "", "ImageId=imgc-0practice0001&DestinationRegionList.2=us-east-1",
            "InvalidParameter.DestinationRegionList");
        add("list without a number", task, "",
            "ImageId=imgc-0practice0001&DestinationRegionList=us-east-1", "UnsupportedParameter");
        add("name twice", "ListImage", "", "PageSize=10&PageSize=10", "UnsupportedParameter");
        add("unknown name", "ListImage", "", "Sort=Name", "UnsupportedParameter");
        add("scalar as list", "ListImage", "", "Status.1=INIT", "UnsupportedParameter");
        add("Distro in the body", "ListImage", "", "Distro=Debian", "UnsupportedParameter");
        add("Distro in the query", "ListImage", "Distro=Debian", "", "200");
        add("Status in the query", "ListImage", "Status=INIT", "", "UnsupportedParameter");
        add("tags in the body", "ListImage", "", "TagList.1.Key=team", "UnsupportedParameter");
        add("tags in the query", "ListImage", "TagList.1.Key=team&TagList.1.Value=cad", "", "200");
        add("tags with a gap", "ListImage", "TagList.1.Key=team&TagList.3.Key=x", "",
            "InvalidParameter.TagList");
        add("page size 101", "ListImage", "", "PageSize=101", "InvalidParameter.PageSize");
        add("page size in words", "ListImage", "", "PageSize=ten", "InvalidParameter.PageSize");
        add("page 0", "ListImage", "", "PageNumber=0", "InvalidParameter.PageNumber");
        add("BizType in words", "ListImage", "", "BizType=one", "InvalidBizType");
        add("BizTypeList in words", "ListImage", "", "BizTypeList.1=1&BizTypeList.2=two",
            "InvalidBizType");
        add("a body that is no form", "ListImage", "", "%zz", "InvalidParameter");
        add("a JSON body", "ListImage", "", "{\"PageSize\":10}", "UnsupportedParameter");
        add("body of ListRegions", "ListRegions", "", "ProductType=CloudApp",
            "UnsupportedParameter");
        add("forced for a list", "ListImage", "", "ImageName=error%3AThrottling.User",
            "Throttling.User");
        add("forced for a task", task, "", "ImageId=error%3AForbidden.RAM", "Forbidden.RAM");
    }
    void parameters()
    {
        QFETCH(QByteArray, action);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, body);
        RequestMaker maker(action, epoch());
        maker.call.query = parseForm(query).value_or(Parameters());
        if (action != "ListRegions" || !body.isEmpty())
            maker.call.body = body;
        Gateway practice = gateway();
        QTEST(codeOf(ask(practice, maker)), "code");
    }

    void regionsTakeTheirParametersInTheQuery()
    {
        Gateway practice = gateway();
        RequestMaker maker("ListRegions", epoch());
        maker.call.query = {{QStringLiteral("ProductType"), QStringLiteral("CloudApp")}};
        QCOMPARE(ask(practice, maker).status, 200);
    }

    void hundredAndOneEntriesAreTooMany()
    {
        Parameters body;
        for (int i = 1; i <= 101; ++i) {
            body.append({QStringLiteral("BizRegionIdList.%1").arg(i), QStringLiteral("us-east-1")});
        }
        Gateway practice = gateway();
        QCOMPARE(codeOf(ask(practice, RequestMaker("ListImage", epoch()).with(body))),
                 QStringLiteral("InvalidParameter.BizRegionIdList"));
        body.removeLast();
        QCOMPARE(codeOf(ask(practice, RequestMaker("ListImage", epoch()).with(body))),
                 QStringLiteral("200"));
    }

    void theDateWindowIsFifteenMinutes()
    {
        for (const int seconds : {-900, -1, 0, 1, 900}) {
            Gateway practice = gateway();
            QCOMPARE(ask(practice, RequestMaker("ListImage", epoch().addSecs(seconds))).status,
                     200);
        }
    }

    void aNonceIsGoodForOnce()
    {
        Gateway practice = gateway();
        RequestMaker maker("ListImage", epoch());
        QCOMPARE(ask(practice, maker).status, 200);
        QCOMPARE(codeOf(ask(practice, maker)), QStringLiteral("SignatureNonceUsed"));
        // For as long as its date is good, whatever came between.
        QCOMPARE(codeOf(ask(practice, maker, epoch().addSecs(900))),
                 QStringLiteral("SignatureNonceUsed"));
        RequestMaker early("ListImage", epoch().addSecs(900));
        QCOMPARE(ask(practice, early, epoch()).status, 200);
        for (int minutes = 0; minutes <= 30; minutes += 5) {
            QCOMPARE(codeOf(ask(practice, early, epoch().addSecs(minutes * 60))),
                     QStringLiteral("SignatureNonceUsed"));
        }
        // A refused signature does not use up the nonce.
        RequestMaker wrong("ListImage", epoch());
        const QByteArray nonce = wrong.call.nonce;
        wrong.credentials.secret = "wrong";
        QCOMPARE(codeOf(ask(practice, wrong)), QStringLiteral("SignatureDoesNotMatch"));
        RequestMaker right("ListImage", epoch());
        right.call.nonce = nonce;
        QCOMPARE(ask(practice, right).status, 200);
    }

    void theServersStringToSignIsTold()
    {
        Gateway practice = gateway();
        RequestMaker maker("ListImage", epoch());
        maker.credentials.secret = "wrong";
        const HttpRequest request = maker.make();
        const HttpReply reply = practice.answer(request, epoch());
        QVERIFY(jsonOf(reply)
                    .value(QStringLiteral("Message"))
                    .toString()
                    .contains(QStringLiteral("server string to sign is:ACS3-HMAC-SHA256\n")));
        QVERIFY(!reply.body.contains(signatureOf(*request.header("authorization"))));
        QVERIFY(!reply.body.contains("practiceSecret"));
    }

    void errorsAreXmlForThoseWhoDoNotAskForJson()
    {
        Gateway practice = gateway();
        RequestMaker maker("ListImage", epoch());
        maker.credentials.secret = "wrong";
        HttpRequest request = maker.make();
        setHeader(request.headers, "accept", "text/html");
        const HttpReply reply = practice.answer(request, epoch());
        QCOMPARE(reply.contentType, QByteArrayLiteral("text/xml;charset=utf-8"));
        QVERIFY(reply.body.contains("<Error>"));
        QVERIFY(reply.body.contains("<Code>SignatureDoesNotMatch</Code>"));
        setHeader(request.headers, "accept", "*/*");
        QCOMPARE(practice.answer(request, epoch()).contentType,
                 QByteArrayLiteral("application/json;charset=utf-8"));
    }

    void xmlIsWellFormedWhateverWasAsked()
    {
        Gateway practice = gateway();
        RequestMaker maker("ListImage", epoch());
        maker.call.body = "Na%01me%3C%26%F0%9F%93%A6=b";
        HttpRequest request = maker.make();
        setHeader(request.headers, "accept", "text/html");
        const HttpReply reply = practice.answer(request, epoch());
        QXmlStreamReader reader(reply.body);
        QString message;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement
                && reader.name() == QLatin1String("Message"))
                message = reader.readElementText();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY2(message.contains(QString::fromUtf8("Na me<&\xF0\x9F\x93\xA6")),
                 qPrintable(message));
    }

    void everyDocumentedCodeCanBeForced()
    {
        const QJsonArray documented =
            QJsonDocument::fromJson(dataFile(QStringLiteral("api/responses/errors-all.json")))
                .array();
        QVERIFY(documented.size() >= 50);
        for (const QJsonValue &entry : documented) {
            const QString code = entry[QStringLiteral("body")][QStringLiteral("Code")].toString();
            Gateway practice = gateway();
            const HttpReply reply =
                ask(practice,
                    RequestMaker("ListImage", epoch())
                        .with({{QStringLiteral("ImageName"), QStringLiteral("error:") + code}}));
            QCOMPARE(codeOf(reply), code);
            QVERIFY(reply.status >= 400);
            const bool throttled = code.startsWith(QLatin1String("Throttling"));
            const bool hasWait =
                std::any_of(reply.headers.begin(), reply.headers.end(),
                            [](const auto &h) { return h.first == "x-acs-retry-after"; });
            QCOMPARE(hasWait, throttled);
        }
        Gateway practice = gateway();
        const QJsonObject denied = jsonOf(
            ask(practice,
                RequestMaker("ListImage", epoch())
                    .with({{QStringLiteral("ImageName"), QStringLiteral("error:NoPermission")}})));
        QCOMPARE(
            denied[QStringLiteral("AccessDeniedDetail")][QStringLiteral("AuthAction")].toString(),
            QStringLiteral("appstreaming:ListImage"));
    }

    void recordedRequestsOfTheVendorsClientAreUnderstood_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : dataFiles(QStringLiteral("api/vectors"))) {
            if (file.contains(QLatin1String("listimage"))
                || file.contains(QLatin1String("listregions"))
                || file.contains(QLatin1String("distribute-"))) {
                if (!file.contains(QLatin1String("v1")))
                    QTest::newRow(qPrintable(file)) << file;
            }
        }
    }
    void recordedRequestsOfTheVendorsClientAreUnderstood()
    {
        QFETCH(QString, file);
        const QJsonObject vector =
            QJsonDocument::fromJson(dataFile(QStringLiteral("api/vectors/") + file)).object();
        const QJsonValue input = vector[QStringLiteral("input")];
        const QJsonValue wire = vector[QStringLiteral("wire")];
        const Credentials credentials{
            input[QStringLiteral("accessKeyId")].toString(),
            input[QStringLiteral("accessKeySecret")].toString().toLatin1(),
            input[QStringLiteral("securityToken")].toString().toLatin1()};
        HttpRequest request;
        request.method = wire[QStringLiteral("method")].toString().toLatin1();
        request.target = wire[QStringLiteral("target")].toString().toLatin1();
        request.body = wire[QStringLiteral("body")].toString().toUtf8();
        const QJsonObject headers = wire[QStringLiteral("headers")].toObject();
        for (auto header = headers.begin(); header != headers.end(); ++header)
            request.headers.append({header.key().toLatin1(), header.value().toString().toUtf8()});
        Gateway practice(World(settingsOf()), credentials);
        const HttpReply reply = practice.answer(
            request, QDateTime::fromString(input[QStringLiteral("date")].toString(), Qt::ISODate));
        // Taken, or refused by the operation itself for its made-up image: never by the gateway.
        const QStringList fine{QString(), QStringLiteral("200"), QStringLiteral("Image.NotExist"),
                               QStringLiteral("ImageDistribute.TargetDistributeRegionListEmpty")};
        QVERIFY2(fine.contains(codeOf(reply)), reply.body.constData());
    }

    void itRefusesOnCommand_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QByteArray>("retryAfter");
        const auto add = [](const QByteArray &rule, int status, const char *code,
                            const QByteArray &retryAfter = {}) {
            QTest::newRow(rule.constData())
                << rule << status << QString::fromLatin1(code) << retryAfter;
        };
        add(R"({"fault":"refuse","code":"NoPermission"})", 403, "NoPermission");
        add(R"({"fault":"refuse","code":"Image.NotExist"})", 400, "Image.NotExist");
        add(R"({"fault":"refuse","code":"Brand.New"})", 400, "Brand.New");
        add(R"({"fault":"refuse","code":"ServiceUnavailable","retryAfter":9000})", 503,
            "ServiceUnavailable", "9000");
        add(R"({"fault":"refuse","code":"Throttling.Api"})", 400, "Throttling.Api", "1500");
        add(R"({"fault":"expired-token"})", 400, "InvalidSecurityToken.Expired");
        // The one that may pass is asked below, 20 seconds before.
        add(R"({"fault":"throttle","perMinute":1})", 400, "Throttling.User", "40000");
    }
    void itRefusesOnCommand()
    {
        QFETCH(QByteArray, rule);
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QByteArray, retryAfter);
        Gateway practice = gateway();
        practice.setFaults(faultsOf(rule));
        const bool throttles = rule.contains("perMinute");
        if (throttles)
            QCOMPARE(ask(practice, RequestMaker("ListRegions", epoch())).status, 200);
        const QDateTime now = epoch().addSecs(20);
        const HttpReply reply = ask(
            practice,
            RequestMaker("StartTaskForDistributeImage", now)
                .with({{QStringLiteral("ImageId"), QStringLiteral("imgc-0practice0001")},
                       {QStringLiteral("DestinationRegionList.1"), QStringLiteral("us-east-1")}}),
            now);
        QCOMPARE(reply.status, status);
        QCOMPARE(codeOf(reply), code);
        QVERIFY(!jsonOf(reply).value(QStringLiteral("Message")).toString().isEmpty());
        QByteArray named;
        for (const auto &[name, value] : reply.headers) {
            if (name == "x-acs-retry-after")
                named = value;
        }
        QCOMPARE(named, retryAfter);
        QVERIFY(practice.world().accepted().isEmpty());
        practice.setFaults({});
        QCOMPARE(ask(practice, RequestMaker("ListRegions", now), now).status, 200);
    }

    void faultsLookAtParameters_data()
    {
        QTest::addColumn<QByteArray>("restriction");
        QTest::addColumn<QByteArray>("befallen"); ///< of the five requests below
        QTest::newRow("id") << QByteArray(R"("image":"imgc-0practice0001")") << QByteArray(".x.x.");
        QTest::newRow("name") << QByteArray(R"("image":"win11-office")") << QByteArray(".xxx.");
        QTest::newRow("region") << QByteArray(R"("region":"us-east-1")") << QByteArray("...xx");
    }
    void faultsLookAtParameters()
    {
        QFETCH(QByteArray, restriction);
        QFETCH(QByteArray, befallen);
        const auto one = [](const char *action, const Parameters &parameters) {
            return RequestMaker(action, epoch()).with(parameters);
        };
        const QString imageId = QStringLiteral("ImageId");
        const QString office = QStringLiteral("imgc-0practice0001");
        const std::vector<RequestMaker> requests{
            one("ListImage", {{QStringLiteral("PageSize"), QStringLiteral("100")}}),
            one("ListImage", {{imageId, office}}),
            one("ListImage", {{QStringLiteral("ImageName"), QStringLiteral("win11-office")}}),
            one("StartTaskForDistributeImage",
                {{imageId, office},
                 {QStringLiteral("DestinationRegionList.1"), QStringLiteral("eu-west-1")},
                 {QStringLiteral("DestinationRegionList.2"), QStringLiteral("us-east-1")}}),
            one("ListImage", {{QStringLiteral("BizRegionIdList.1"), QStringLiteral("us-east-1")}})};
        Gateway practice = gateway();
        practice.setFaults(
            faultsOf(R"({"fault":"refuse","code":"Brand.New",)" + restriction + '}'));
        QByteArray played;
        for (const RequestMaker &request : requests)
            played += codeOf(ask(practice, request)) == QLatin1String("Brand.New") ? 'x' : '.';
        QCOMPARE(played, befallen);
    }

    void itsClockIsWrongOnCommand_data()
    {
        QTest::addColumn<int>("skew");
        QTest::addColumn<int>("signedAt"); ///< seconds from the true time
        QTest::addColumn<bool>("good");
        QTest::newRow("ahead within the window") << 900 << 0 << true;
        QTest::newRow("too far ahead") << 901 << 0 << false;
        QTest::newRow("too far behind") << -901 << 0 << false;
        QTest::newRow("signed with its clock") << 7'200 << 7'200 << true;
    }
    void itsClockIsWrongOnCommand()
    {
        QFETCH(int, skew);
        QFETCH(int, signedAt);
        QFETCH(bool, good);
        Gateway practice = gateway();
        practice.setFaults(
            faultsOf(R"({"fault":"skew","seconds":)" + QByteArray::number(skew) + '}'));
        const HttpReply reply = ask(practice, RequestMaker("ListImage", epoch().addSecs(signedAt)));
        QCOMPARE(codeOf(reply),
                 good ? QStringLiteral("200") : QStringLiteral("InvalidTimeStamp.Expired"));
        QCOMPARE(reply.skew, std::chrono::seconds(skew));
    }

    void copiesGoWrongThroughIt()
    {
        QList<AcceptedSubmission> kept;
        Gateway practice(World(settingsOf()), practiceKey(), [&](const auto &submission) {
            kept.append(submission);
            return true;
        });
        practice.setFaults(faultsOf(R"({"fault":"vanish","at":40,"region":"us-east-1"})"));
        QCOMPARE(
            codeOf(ask(
                practice,
                RequestMaker("StartTaskForDistributeImage", epoch())
                    .with({{QStringLiteral("ImageId"), QStringLiteral("imgc-0practice0001")},
                           {QStringLiteral("DestinationRegionList.1"), QStringLiteral("eu-west-1")},
                           {QStringLiteral("DestinationRegionList.2"),
                            QStringLiteral("us-east-1")}}))),
            QStringLiteral("200"));
        QCOMPARE(kept, practice.world().accepted());
        QCOMPARE(kept.first().faults.keys(), QList<RegionId>{{QStringLiteral("us-east-1")}});
    }
};

REGIONCAST_TEST(TestGateway)
#include "tst_gateway.moc"
