#include "api/answer.h"
#include "api/effect.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace regioncast;

namespace {

HttpAnswer answerOf(int status, const QByteArray &body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = "application/json;charset=utf-8";
    answer.body = body;
    answer.host = QStringLiteral("example.com");
    return answer;
}

HttpAnswer sample(const char *name, int status = 200)
{
    return answerOf(status, test::dataFile(QStringLiteral("api/responses/") + QLatin1String(name)));
}

/// One image with this JSON as the value of the field.
ImageRow rowWith(const QByteArray &field, const QByteArray &value)
{
    const Result<ImagePage> page = decodeImagePage(
        answerOf(200, "{\"Code\":\"200\",\"Data\":[{\"" + field + "\":" + value + "}]}"));
    return page ? page->rows.value(0) : ImageRow();
}

} // namespace

class TestAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullPage()
    {
        const Result<ImagePage> page = decodeImagePage(sample("listimage-page1-of-2.json"));
        QVERIFY(page);
        const QJsonObject source =
            QJsonDocument::fromJson(sample("listimage-page1-of-2.json").body).object();
        QCOMPARE(page->rows.size(), source.value(QLatin1String("Data")).toArray().size());
        QCOMPARE(page->pageNumber, std::optional(1));
        QCOMPARE(page->count, std::optional(qint64(source.value(QLatin1String("Count")).toInt())));
        QVERIFY(!page->requestId.isEmpty());
        for (qsizetype i = 0; i < page->rows.size(); ++i) {
            const ImageRow &row = page->rows.at(i);
            const QJsonObject object =
                source.value(QLatin1String("Data")).toArray().at(i).toObject();
            const auto text = [&object](const char *name) {
                return object.value(QLatin1String(name)).toString();
            };
            QCOMPARE(row.imageId.text, text("ImageId"));
            QCOMPARE(row.versionId.text, text("VersionId"));
            QCOMPARE(row.onlineVersionId.text, text("OnlineVersionId"));
            QCOMPARE(row.latestVersionId.text, text("LatestVersionId"));
            QCOMPARE(row.imageName, text("ImageName"));
            QCOMPARE(row.description, text("Description"));
            QCOMPARE(row.versionName, text("VersionName"));
            QCOMPARE(row.imageType, text("ImageType"));
            QCOMPARE(row.productType, text("ProductType"));
            QCOMPARE(row.osType, text("OsType"));
            QCOMPARE(row.platformName, text("PlatformName"));
            QCOMPARE(row.distro, text("Distro"));
            QCOMPARE(row.packageType, text("PackageType"));
            QCOMPARE(row.protocolType, text("ProtocolType"));
            QCOMPARE(row.status, text("Status"));
            QCOMPARE(row.parentImageId.text, text("ParentImageId"));
            QCOMPARE(row.parentImageVersion.text, text("ParentImageVersion"));
            QCOMPARE(row.baseImageId.text, text("BaseImageId"));
            QCOMPARE(row.baseImageVersion.text, text("BaseImageVersion"));
            QCOMPARE(row.fotaVersion, text("FotaVersion"));
            QCOMPARE(row.fotaChannel, text("FotaChannel"));
            QCOMPARE(row.language, text("Language"));
            QCOMPARE(row.imageCreateMode, text("ImageCreateMode"));
            QCOMPARE(row.resourceInstanceCategory, text("ResourceInstanceCategory"));
            QCOMPARE(row.volumeEncryptionKey, text("VolumeEncryptionKey"));
            QCOMPARE(row.sessionType, text("SessionType"));
            QCOMPARE(row.environmentId, text("EnvironmentId"));
            QCOMPARE(row.imageIconUrl, text("ImageIconUrl"));
            QCOMPARE(row.scene, text("Scene"));
            QCOMPARE(row.gmtCreate, text("GmtCreate"));
            QCOMPARE(row.gmtModified, text("GmtModified"));
            QCOMPARE(row.aliUid.value_or(-1), object.value(QLatin1String("AliUid")).toInteger(-1));
            QCOMPARE(row.bizType.value_or(-1), object.value(QLatin1String("BizType")).toInt(-1));
            QCOMPARE(row.systemDiskSize.value_or(-1),
                     object.value(QLatin1String("SystemDiskSize")).toInt(-1));
            QCOMPARE(row.dataDiskSize.value_or(-1),
                     object.value(QLatin1String("DataDiskSize")).toInt(-1));
            QCOMPARE(row.onlineVersion.value_or(false),
                     object.value(QLatin1String("OnlineVersion")).toBool());
            QCOMPARE(row.compatibleMode.value_or(false),
                     object.value(QLatin1String("CompatibleMode")).toBool());
            QCOMPARE(row.volumeEncryptionEnabled.value_or(false),
                     object.value(QLatin1String("VolumeEncryptionEnabled")).toBool());
            QCOMPARE(row.rating.value_or(-1), object.value(QLatin1String("Rating")).toDouble(-1));
            const auto size = [&object](const char *name) {
                return object.value(QLatin1String(name)).toArray().size();
            };
            QCOMPARE(row.supportedLanguageList.size(), size("SupportedLanguageList"));
            QCOMPARE(row.featureList.size(), size("FeatureList"));
            QCOMPARE(row.imageRegionList.size(), size("ImageRegionList"));
            QCOMPARE(row.appList.size(), size("AppList"));
            QCOMPARE(row.driverList.size(), size("DriverList"));
            QCOMPARE(row.snapshotList.size(), size("SnapshotList"));
            QCOMPARE(row.tagList.size(), size("TagList"));
            const QJsonArray entries =
                object.value(QLatin1String("ImageRegionDistributeList")).toArray();
            QCOMPARE(row.imageRegionDistributeList.size(), entries.size());
            for (qsizetype j = 0; j < entries.size(); ++j) {
                const RegionDistribution &entry = row.imageRegionDistributeList.at(j);
                const QJsonObject expected = entries.at(j).toObject();
                QCOMPARE(entry.imageId.text, expected.value(QLatin1String("ImageId")).toString());
                QCOMPARE(entry.versionId.text,
                         expected.value(QLatin1String("VersionId")).toString());
                QCOMPARE(entry.regionId.text, expected.value(QLatin1String("RegionId")).toString());
                QCOMPARE(entry.status, expected.value(QLatin1String("Status")).toString());
                QCOMPARE(entry.progress, expected.value(QLatin1String("Progress")).toString());
            }
        }
    }

    void readsEverySample_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("listimage-page1-of-2.json") << 10;
        QTest::newRow("listimage-page2-of-2.json") << 2;
        QTest::newRow("listimage-empty.json") << 0;
        QTest::newRow("listimage-empty-null-data.json") << 0;
        QTest::newRow("listimage-sparse-and-unknown.json") << 3;
        QTest::newRow("poll-1-before-submit.json") << 1;
        QTest::newRow("poll-2-not-visible-yet.json") << 1;
        QTest::newRow("poll-3-running.json") << 1;
        QTest::newRow("poll-4-mixed.json") << 1;
        QTest::newRow("poll-5-settled.json") << 1;
    }
    void readsEverySample()
    {
        QFETCH(const int, rows);
        const Result<ImagePage> page = decodeImagePage(sample(QTest::currentDataTag()));
        QVERIFY(page);
        QCOMPARE(page->rows.size(), rows);
    }

    void sparseAndUnknown()
    {
        const Result<ImagePage> page = decodeImagePage(sample("listimage-sparse-and-unknown.json"));
        QVERIFY(page);
        const ImageRow minimal = page->rows.at(0);
        QVERIFY(!minimal.aliUid);
        QVERIFY(!minimal.onlineVersion);
        QVERIFY(!minimal.systemDiskSize);
        const ImageRow unknown = page->rows.at(1);
        QCOMPARE(unknown.aliUid, std::optional(qint64(9007199254740993)));
        QCOMPARE(unknown.status, QStringLiteral("SYNCING"));
        QCOMPARE(unknown.platform, QStringLiteral("Windows"));
        QCOMPARE(unknown.imageRegionDistributeList.size(), 3);
        QCOMPARE(unknown.imageRegionDistributeList.at(1).imageId, ImageId());
        QCOMPARE(unknown.imageRegionDistributeList.at(1).progress, QStringLiteral("55.5"));
        QVERIFY(page->rows.at(2).imageName.isEmpty());
        QVERIFY(page->rows.at(2).imageRegionDistributeList.isEmpty());
    }

    void takesNumbersAndTextsForEachOther()
    {
        QCOMPARE(rowWith("Platform", "12").platform, QStringLiteral("12"));
        QCOMPARE(rowWith("ImageName", "9007199254740993").imageName,
                 QStringLiteral("9007199254740993"));
        QCOMPARE(rowWith("AliUid", "\"9223372036854775807\"").aliUid,
                 std::optional(std::numeric_limits<qint64>::max()));
        QCOMPARE(rowWith("AliUid", "9223372036854775807").aliUid,
                 std::optional(std::numeric_limits<qint64>::max()));
        QCOMPARE(rowWith("SystemDiskSize", "\"80\"").systemDiskSize, std::optional(80));
        QCOMPARE(rowWith("Rating", "\"95.5\"").rating, std::optional(95.5));
        QCOMPARE(rowWith("OnlineVersion", "\"true\"").onlineVersion, std::optional(true));
    }

    void skipsWrongTypes_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"null", "true", "[]", "{}", "[[[1]]]", "\"\"", "\"x\"", "1e300",
                                  "-1.5", "[{\"Key\":[]}]", "[null,1,\"x\",{}]"}) {
            QTest::newRow(value) << QByteArray(value);
        }
    }
    void skipsWrongTypes()
    {
        QFETCH(const QByteArray, value);
        for (const char *field : {"ImageId", "AliUid", "OnlineVersion", "SystemDiskSize", "Rating",
                                  "FeatureList", "ImageRegionList", "ImageRegionDistributeList",
                                  "AppList", "SnapshotList", "TagList", "GmtCreate"}) {
            const Result<ImagePage> page = decodeImagePage(
                answerOf(200, "{\"Success\":true,\"Data\":[{\"VersionId\":\"iv-1\",\""
                                  + QByteArray(field) + "\":" + value + "}]}"));
            QVERIFY2(page && page->rows.size() == 1, field);
            QCOMPARE(page->rows.at(0).versionId.text, QStringLiteral("iv-1"));
            QVERIFY2(!page->rows.at(0).systemDiskSize, field);
        }
        const Result<ImagePage> page =
            decodeImagePage(answerOf(200, "{\"Success\":true,\"Data\":" + value + "}"));
        QCOMPARE(page.has_value(), value.startsWith('['));
    }

    /// An image that a listing does not name counts as gone, so only a real list may do that.
    void listingNeedsItsList_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *body, bool good) {
            QTest::newRow(body) << QByteArray(body) << good;
        };
        row(R"({"RequestId":"r","Count":0})", true);
        row(R"({"Count":0,"Data":null})", true);
        row(R"({"Count":0,"Data":{}})", false);
        row(R"({"Count":1})", false);
        row(R"({"Count":1,"Data":null})", false);
        row(R"({"Data":null})", false);
        row(R"({"RequestId":"r"})", false);
        row(R"({"Count":250000,"Data":[]})", true);
        row(R"({"Count":250001,"Data":[]})", false);
        row(R"({"Count":9000000000000000000,"Data":[]})", false);
    }
    void listingNeedsItsList()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const bool, good);
        const Result<ImagePage> page = decodeImagePage(answerOf(200, body));
        QCOMPARE(page.has_value(), good);
        if (!good)
            QCOMPARE(page.error().code, QString::fromLatin1(codes::unexpectedAnswer));
    }

    void repeatedTextsShareMemory()
    {
        const Result<ImagePage> page = decodeImagePage(answerOf(
            200,
            R"({"Success":true,"Data":[{"Status":"AVAILABLE","ImageRegionList":["cn-hangzhou"]},
                  {"Status":"AVAILABLE","ImageRegionList":["cn-hangzhou"]}]})"));
        QVERIFY(page);
        QCOMPARE(page->rows.at(0).status.constData(), page->rows.at(1).status.constData());
        QCOMPARE(page->rows.at(0).imageRegionList.at(0).text.constData(),
                 page->rows.at(1).imageRegionList.at(0).text.constData());
    }

    void regions()
    {
        const Result<RegionList> capital = decodeRegionList(sample("listregions-capital-key.json"));
        QVERIFY(capital);
        QCOMPARE(capital->regions, QList<RegionId>({{QStringLiteral("cn-shanghai")},
                                                    {QStringLiteral("cn-hangzhou")}}));
        const Result<RegionList> normal = decodeRegionList(sample("listregions.json"));
        QVERIFY(normal);
        QVERIFY(normal->regions.size() > 2);
        QVERIFY(!normal->requestId.isEmpty());
        const Result<RegionList> empty = decodeRegionList(sample("listregions-empty.json"));
        QVERIFY(empty);
        QVERIFY(empty->regions.isEmpty());
        const Result<RegionList> twice = decodeRegionList(answerOf(
            200, R"({"RegionModels":[{"regionId":"a"},{"regionId":"b"},{"RegionId":"a"},{},1]})"));
        QVERIFY(twice);
        QCOMPARE(twice->regions.size(), 2);
        const Result<RegionList> none = decodeRegionList(answerOf(200, R"({"RequestId":"r"})"));
        QVERIFY(!none);
        QCOMPARE(none.error().code, QString::fromLatin1(codes::unexpectedAnswer));
    }

    void startTask()
    {
        for (const char *name : {"starttask-success.json", "starttask-success-numeric-code.json"}) {
            const Result<StartTaskAnswer> answer = decodeStartTask(sample(name));
            QVERIFY2(answer, name);
            QCOMPARE(answer->tid.text, QStringLiteral("tid-06xnr5lyp77e70001"));
            QVERIFY(!answer->requestId.isEmpty());
        }
        const Result<StartTaskAnswer> refused =
            decodeStartTask(sample("starttask-failure-http200.json"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Business);
        QCOMPARE(refused.error().effect, Effect::Refused);
        QCOMPARE(refused.error().code, QStringLiteral("ImageDistribute.RepeatedDistribution"));
        QCOMPARE(refused.error().http, 200);
        QCOMPARE(refused.error().requestId, QStringLiteral("025ADAF7-A67A-5D82-A5C6-4BA123703DAD"));
    }

    void successNeedsThreeThings_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code"); ///< null = success
        const QString strange = QString::fromLatin1(codes::unexpectedAnswer);
        QTest::newRow("code 200") << 200 << QByteArray(R"({"Code":200})") << QString();
        QTest::newRow("code OK") << 200 << QByteArray(R"({"Code":"OK"})") << QString();
        QTest::newRow("code success") << 200 << QByteArray(R"({"Code":"success"})") << QString();
        QTest::newRow("HTTP 201") << 201 << QByteArray(R"({"Success":true})") << QString();
        QTest::newRow("only a request id")
            << 200 << QByteArray(R"({"RequestId":"r"})") << QString();
        QTest::newRow("null code")
            << 200 << QByteArray(R"({"Code":null,"Success":true})") << QString();
        QTest::newRow("other code") << 200 << QByteArray(R"({"Code":"Image.NotExist"})")
                                    << QStringLiteral("Image.NotExist");
        QTest::newRow("small keys") << 200 << QByteArray(R"({"code":"Image.NotExist"})")
                                    << QStringLiteral("Image.NotExist");
        QTest::newRow("not a success")
            << 200 << QByteArray(R"({"Success":false,"Code":"200"})") << strange;
        QTest::newRow("text false")
            << 200 << QByteArray(R"({"Success":"false","Code":"X.Y"})") << QStringLiteral("X.Y");
        QTest::newRow("error without code") << 404 << QByteArray(R"({"Message":"no"})") << strange;
        QTest::newRow("good code, bad status") << 500 << QByteArray(R"({"Code":"200"})") << strange;
        QTest::newRow("foreign JSON") << 200 << QByteArray(R"({"status":"up"})") << strange;
        QTest::newRow("array") << 200 << QByteArray("[]") << strange;
        QTest::newRow("number") << 200 << QByteArray("5") << strange;
    }
    void successNeedsThreeThings()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, code);
        const Result<StartTaskAnswer> answer = decodeStartTask(answerOf(status, body));
        QCOMPARE(answer.has_value(), code.isNull());
        if (!answer)
            QCOMPARE(answer.error().code, code);
    }

    void everyKnownError_data()
    {
        QTest::addColumn<QJsonObject>("entry");
        const QJsonArray all = QJsonDocument::fromJson(sample("errors-all.json").body).array();
        QCOMPARE(all.size(), 50);
        int number = 0;
        for (const QJsonValue &entry : all) {
            const QJsonObject body = entry[QLatin1String("body")].toObject();
            QTest::addRow("%d %s", ++number,
                          qPrintable(body.value(QLatin1String("Code")).toString()))
                << entry.toObject();
        }
    }
    void everyKnownError()
    {
        QFETCH(const QJsonObject, entry);
        const QJsonObject body = entry.value(QLatin1String("body")).toObject();
        const QString code = body.value(QLatin1String("Code")).toString();
        const int status = entry.value(QLatin1String("http")).toInt();
        const Result<StartTaskAnswer> answer =
            decodeStartTask(answerOf(status, QJsonDocument(body).toJson()));
        QVERIFY(!answer);
        const Error error = answer.error();
        QCOMPARE(error.code, code);
        QCOMPARE(error.http, status);
        QCOMPARE(error.serverMessage, body.value(QLatin1String("Message")).toString());
        QCOMPARE(error.requestId, body.value(QLatin1String("RequestId")).toString());
        QCOMPARE(error.helpUrl, body.value(QLatin1String("Recommend")).toString());
        // ListImage documents InvalidBizType as its own.
        const bool business =
            entry.value(QLatin1String("source")) == QJsonValue(QStringLiteral("business"))
            || code == QLatin1String("InvalidBizType");
        QCOMPARE(error.kind, business ? ErrorKind::Business : ErrorKind::Gateway);
        const QStringList unclear{QStringLiteral("SignatureNonceUsed"),
                                  QStringLiteral("InternalError"),
                                  QStringLiteral("ServiceUnavailable"),
                                  QStringLiteral("CreateDesktopImageRecord.Failed")};
        const Effect expected = unclear.contains(code) ? Effect::MayHaveHappened
                                : code.startsWith(QLatin1String("Throttling"))
                                        || code == QLatin1String("InvalidTimeStamp.Expired")
                                        || code == QLatin1String("InvalidSecurityToken.Expired")
                                    ? Effect::RefusedBeforeService
                                    : Effect::Refused;
        QCOMPARE(error.effect, expected);
        const QString permission =
            body.value(QLatin1String("AccessDeniedDetail"))[QLatin1String("AuthAction")].toString();
        QCOMPARE(error.args.value(0), permission);
    }

    void fiveHundredsAreUnclear()
    {
        const QByteArray permission = R"({"Code":"NoPermission"})";
        QCOMPARE(decodeStartTask(answerOf(403, permission)).error().effect, Effect::Refused);
        QCOMPARE(decodeStartTask(answerOf(502, permission)).error().effect,
                 Effect::MayHaveHappened);
        QCOMPARE(decodeStartTask(answerOf(503, R"({"Code":"Throttling"})")).error().effect,
                 Effect::RefusedBeforeService);
    }

    void codesOfOursProveNothingFromOutside()
    {
        const Error error =
            decodeStartTask(answerOf(400, R"({"Code":"Client.ConnectionRefused"})")).error();
        QCOMPARE(error.effect, Effect::MayHaveHappened);
    }

    void requestIdOfTheHeaderIsCut()
    {
        HttpAnswer answer = answerOf(502, "<html></html>");
        answer.requestId = QByteArray(5000, 'r');
        QCOMPARE(decodeImagePage(answer).error().requestId, QString(200, QLatin1Char('r')));
    }

    void otherShapesOfErrors()
    {
        const Error xml = decodeImagePage(sample("error-xml.xml", 400)).error();
        QCOMPARE(xml.code, QStringLiteral("InvalidParameter.Format"));
        QCOMPARE(xml.requestId, QStringLiteral("C652693C-F6A3-5A48-BD3E-54D80A450A34"));
        QCOMPARE(xml.effect, Effect::Refused);
        const Error lower = decodeImagePage(sample("error-lower-case-keys.json", 503)).error();
        QCOMPARE(lower.code, QStringLiteral("ServiceUnavailable"));
        QCOMPARE(lower.requestId, QStringLiteral("3630F50B-5AEA-5097-9848-F8B8E9CACFB4"));
        QVERIFY(!lower.serverMessage.isEmpty());
        const Error denied = decodeImagePage(sample("error-permission.json", 403)).error();
        QCOMPARE(denied.args,
                 QStringList{QStringLiteral("appstreaming:StartTaskForDistributeImage")});
    }

    void headersFillGaps()
    {
        HttpAnswer answer = answerOf(400, R"({"Code":"Throttling"})");
        answer.requestId = "FROM-HEADER";
        answer.retryAfter = std::chrono::milliseconds(2000);
        const Error error = decodeImagePage(answer).error();
        QCOMPARE(error.requestId, QStringLiteral("FROM-HEADER"));
        QCOMPARE(error.retryAfter.count(), 2000);
    }

    void helpIsHttpsOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("kept");
        QTest::newRow("https") << QStringLiteral("https://example.com/a?b=c") << true;
        QTest::newRow("http") << QStringLiteral("http://example.com/") << false;
        QTest::newRow("script") << QStringLiteral("javascript:alert(1)") << false;
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
        QTest::newRow("text") << QStringLiteral("ask somebody") << false;
    }
    void helpIsHttpsOnly()
    {
        QFETCH(const QString, url);
        QFETCH(const bool, kept);
        const QJsonObject body{{QStringLiteral("Code"), QStringLiteral("X")},
                               {QStringLiteral("Recommend"), url}};
        const Error error = decodeImagePage(answerOf(400, QJsonDocument(body).toJson())).error();
        QCOMPARE(error.helpUrl, kept ? url : QString());
    }

    void strangeAnswers_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("what");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("blank") << QByteArray(" \r\n") << QStringLiteral("empty");
        QTest::newRow("HTML") << sample("error-proxy-page.html").body << QStringLiteral("HTML");
        QTest::newRow("doctype") << QByteArray("<!DOCTYPE html><html><p>x")
                                 << QStringLiteral("HTML");
        QTest::newRow("other XML") << QByteArray("<Answer/>") << QStringLiteral("XML");
        QTest::newRow("cut XML") << QByteArray("<Error><Code>NoPermission</Co")
                                 << QStringLiteral("XML");
        QTest::newRow("XML without code")
            << QByteArray("<Error><Message>x</Message></Error>") << QStringLiteral("XML");
        QTest::newRow("cut JSON") << sample("listimage-page1-of-2.json").body.first(2000)
                                  << QStringLiteral("not JSON");
        QTest::newRow("text") << QByteArray("upstream connect error") << QStringLiteral("not JSON");
        QTest::newRow("zeros") << QByteArray(1000, '\0') << QStringLiteral("not JSON");
        QTest::newRow("not UTF-8")
            << QByteArray("{\"Code\":\"\xff\xfe\"}") << QStringLiteral("not JSON");
        QTest::newRow("a number beyond 64 bits")
            << QByteArray("{\"Count\":123456789012345678901234567890}")
            << QStringLiteral("not JSON");
        QTest::newRow("more entries than a page could hold") << QByteArray(
            "{\"Code\":[" + QByteArray(4'000'000, '0').replace("0", "0,") + "0],\"Success\":false}")
                                                             << QStringLiteral("no code");
        QTest::newRow("deep arrays")
            << QByteArray("{\"Data\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}")
            << QStringLiteral("not JSON");
        QByteArray objects;
        for (int i = 0; i < 5000; ++i)
            objects += "{\"a\":";
        QTest::newRow("deep objects")
            << QByteArray(objects + "1" + QByteArray(5000, '}')) << QStringLiteral("not JSON");
        QTest::newRow("50 MB of blanks")
            << QByteArray(50 * 1024 * 1024, ' ') << QStringLiteral("empty");
        QTest::newRow("50 MB of text")
            << QByteArray(50 * 1024 * 1024, 'x') << QStringLiteral("not JSON");
    }
    void aByteOrderMarkIsNoPartOfTheAnswer()
    {
        HttpAnswer answer = sample("listimage-page1-of-2.json");
        const Result<ImagePage> without = decodeImagePage(answer);
        answer.body.prepend("\xef\xbb\xbf");
        const Result<ImagePage> with = decodeImagePage(answer);
        QVERIFY(with.has_value());
        QCOMPARE(with->rows, without->rows);
    }

    void aListOfWhatIsNoImageIsEmpty()
    {
        HttpAnswer answer;
        answer.status = 200;
        answer.body =
            "{\"Count\":1,\"Data\":[" + QByteArray(4'000'000, '0').replace("0", "0,") + "0]}";
        const Result<ImagePage> page = decodeImagePage(answer);
        QVERIFY(page.has_value());
        QVERIFY(page->rows.isEmpty());
        QVERIFY(page->rows.capacity() <= maxPageSize);
    }

    void strangeAnswers()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, what);
        for (const int status : {200, 400, 502}) {
            const Result<StartTaskAnswer> answer = decodeStartTask(answerOf(status, body));
            QVERIFY(!answer);
            const Error error = answer.error();
            QCOMPARE(error.code, QString::fromLatin1(codes::unexpectedAnswer));
            QCOMPARE(error.kind, ErrorKind::Answer);
            QCOMPARE(error.effect, Effect::MayHaveHappened);
            QCOMPARE(error.http, status);
            QCOMPARE(error.args,
                     QStringList({QStringLiteral("example.com"), QString::number(status), what}));
            QVERIFY(error.detail.size() <= 300);
            for (const QChar character : error.detail)
                QVERIFY(character.isPrint());
        }
    }

    /// Every prefix of a good answer is an error and none is a crash.
    void everyPrefix()
    {
        const QByteArray whole = sample("poll-4-mixed.json").body.trimmed();
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!decodeImagePage(answerOf(200, whole.first(size))));
    }

    void longCodesAreShortened()
    {
        const Error error =
            decodeStartTask(answerOf(400, "{\"Code\":\"" + QByteArray(1'000'000, 'x')
                                              + "\",\"Message\":\"" + QByteArray(1'000'000, 'y')
                                              + "\"}"))
                .error();
        QVERIFY(error.code.size() <= 200);
        QVERIFY(error.serverMessage.size() <= 4000);
    }

    void longIdsAreShortened()
    {
        const QByteArray id = '"' + QByteArray(1'000'000, 'x') + '"';
        const Result<StartTaskAnswer> answer =
            decodeStartTask(answerOf(200, "{\"Data\":" + id + ",\"RequestId\":" + id + "}"));
        QVERIFY(answer);
        QCOMPARE(answer->tid.text.size(), 200);
        QCOMPARE(answer->requestId.size(), 200);
        const Error error =
            decodeStartTask(answerOf(400, "{\"Code\":\"X\",\"RequestId\":" + id + "}")).error();
        QCOMPARE(error.requestId.size(), 200);
    }
};

REGIONCAST_TEST(TestAnswer)
#include "tst_answer.moc"
