#include "api/form.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;

class TestForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("unreserved") << QStringLiteral("aZ09-_.~") << QByteArray("aZ09-_.~");
        QTest::newRow("space and plus") << QStringLiteral("a b+c") << QByteArray("a%20b%2Bc");
        QTest::newRow("marks") << QStringLiteral("!'()*/") << QByteArray("%21%27%28%29%2A%2F");
        QTest::newRow("beyond the BMP")
            << QStringLiteral("é🦊") << QByteArray("%C3%A9%F0%9F%A6%8A");
    }
    void encodes()
    {
        QFETCH(const QString, text);
        QFETCH(const QByteArray, encoded);
        QCOMPARE(percentEncode(text), encoded);
    }

    void sortsByBytes()
    {
        const QString v;
        QCOMPARE(encodeSorted({{QStringLiteral("L.2"), v},
                               {QStringLiteral("b"), v},
                               {QStringLiteral("L.10"), v},
                               {QStringLiteral("L.1"), v},
                               {QStringLiteral("B"), v}}),
                 QByteArray("B=&L.1=&L.10=&L.2=&b="));
        QCOMPARE(encodeSorted({}), QByteArray());
    }

    void parses_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QString>("parsed"); ///< name|value;… or null for an error
        QTest::newRow("empty") << QByteArray() << QStringLiteral("");
        QTest::newRow("plain") << QByteArray("a=1&b=2") << QStringLiteral("a|1;b|2;");
        QTest::newRow("plus is a space") << QByteArray("a=x+y") << QStringLiteral("a|x y;");
        QTest::newRow("small hexadecimal") << QByteArray("a=%2b") << QStringLiteral("a|+;");
        QTest::newRow("no equals sign") << QByteArray("a") << QStringLiteral("a|;");
        QTest::newRow("two equals signs") << QByteArray("a=b=c") << QStringLiteral("a|b=c;");
        QTest::newRow("Unicode") << QByteArray("a=%F0%9F%A6%8A") << QStringLiteral("a|🦊;");
        QTest::newRow("twice") << QByteArray("a=1&a=2") << QStringLiteral("a|1;a|2;");
        QTest::newRow("percent alone") << QByteArray("a=100%") << QString();
        QTest::newRow("one digit") << QByteArray("a=%2") << QString();
        QTest::newRow("not hexadecimal") << QByteArray("a=%zz") << QString();
        QTest::newRow("sign in hexadecimal") << QByteArray("a=%+1") << QString();
        QTest::newRow("not UTF-8") << QByteArray("a=%FF") << QString();
        QTest::newRow("cut UTF-8") << QByteArray("a=%F0%9F") << QString();
        QTest::newRow("no name") << QByteArray("=1") << QString();
        QTest::newRow("empty pair") << QByteArray("a=1&&b=2") << QString();
    }
    void parses()
    {
        QFETCH(const QByteArray, encoded);
        QFETCH(const QString, parsed);
        const std::optional<Parameters> result = parseForm(encoded);
        QCOMPARE(result.has_value(), !parsed.isNull());
        QString text;
        for (const auto &[name, value] : result.value_or(Parameters()))
            text += name + QLatin1Char('|') + value + QLatin1Char(';');
        QCOMPARE(text, parsed.isNull() ? QString() : parsed);
    }

    void parsesWhatItEncoded()
    {
        QString every;
        for (char16_t c = 1; c < 0x3000; ++c)
            every.append(QChar(c));
        const Parameters one{{QStringLiteral("n&="), every}};
        QCOMPARE(parseForm(encodeSorted(one)), std::optional(one));
    }

    void listImage()
    {
        ListImageQuery query;
        QCOMPARE(encodeSorted(bodyOf(query)), QByteArray());
        QCOMPARE(encodeSorted(queryOf(query)), QByteArray());
        query.imageId = QStringLiteral("i");
        query.imageName = QStringLiteral("n");
        query.status = QStringLiteral("s");
        query.imageType = QStringLiteral("t");
        query.packageType = QStringLiteral("p");
        query.osType = QStringLiteral("o");
        query.bizType = 0;
        query.bizTypeList = {1, 2};
        query.productType = QStringLiteral("pt");
        query.productTypeList = {QStringLiteral("x"), QStringLiteral("y")};
        query.protocolType = QStringLiteral("pr");
        query.featureList = {QStringLiteral("f")};
        query.languageType = QStringLiteral("l");
        query.fotaVersion = QStringLiteral("fv");
        query.resourceInstanceType = QStringLiteral("r");
        query.platformName = QStringLiteral("pn");
        query.platformNameList = {QStringLiteral("q")};
        query.bizRegionIdList = {QStringLiteral("cn-hangzhou")};
        query.pageNumber = 1;
        query.pageSize = 100;
        query.distro = QStringLiteral("d");
        query.tagList = {{QStringLiteral("k"), QStringLiteral("")}};
        QCOMPARE(encodeSorted(bodyOf(query)),
                 QByteArray("BizRegionIdList.1=cn-hangzhou&BizType=0&BizTypeList.1=1&"
                            "BizTypeList.2=2&FeatureList.1=f&FotaVersion=fv&ImageId=i&ImageName=n&"
                            "ImageType=t&LanguageType=l&OsType=o&PackageType=p&PageNumber=1&"
                            "PageSize=100&PlatformName=pn&PlatformNameList.1=q&ProductType=pt&"
                            "ProductTypeList.1=x&ProductTypeList.2=y&ProtocolType=pr&"
                            "ResourceInstanceType=r&Status=s"));
        QCOMPARE(encodeSorted(queryOf(query)),
                 QByteArray("Distro=d&TagList.1.Key=k&TagList.1.Value="));
    }

    void listRegions()
    {
        QCOMPARE(encodeSorted(queryOf(ListRegionsQuery())), QByteArray());
        QCOMPARE(encodeSorted(
                     queryOf(ListRegionsQuery{QStringLiteral("CloudApp"), QStringLiteral("b")})),
                 QByteArray("BizSource=b&ProductType=CloudApp"));
    }

    void startTask()
    {
        StartTaskRequest request;
        request.imageId = {QStringLiteral("imgc-1")};
        QCOMPARE(encodeSorted(bodyOf(request)), QByteArray("ImageId=imgc-1"));
        request.versionId = VersionId{QStringLiteral("iv-1")};
        request.productType = QStringLiteral("CloudApp");
        request.source = RegionId{QStringLiteral("cn-shanghai")};
        for (int i = 1; i <= 11; ++i)
            request.destinations.append({QString::number(i)});
        QCOMPARE(encodeSorted(bodyOf(request)),
                 QByteArray("DestinationRegionList.1=1&DestinationRegionList.10=10&"
                            "DestinationRegionList.11=11&DestinationRegionList.2=2&"
                            "DestinationRegionList.3=3&DestinationRegionList.4=4&"
                            "DestinationRegionList.5=5&DestinationRegionList.6=6&"
                            "DestinationRegionList.7=7&DestinationRegionList.8=8&"
                            "DestinationRegionList.9=9&ImageId=imgc-1&ProductType=CloudApp&"
                            "SourceRegion=cn-shanghai&VersionId=iv-1"));
    }
};

REGIONCAST_TEST(TestForm)
#include "tst_form.moc"
