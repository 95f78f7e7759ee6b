#include "profile/vendorconfig.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;

namespace {

QString path()
{
    return QStringLiteral("/home/me/file");
}

/// JSON with single quotes.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray profileWith(const char *fields)
{
    return json(QByteArray("{'current':'p','profiles':[{'name':'p',") + fields + "}]}");
}

} // namespace

class TestVendorConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modes_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("missing");
        const auto row = [](const char *name, const char *fields, VendorMode mode, const char *word,
                            const char *missing = "") {
            QTest::newRow(name) << QByteArray(fields) << int(mode) << QString::fromLatin1(word)
                                << QString::fromLatin1(missing);
        };
        row("AK", "'mode':'AK','access_key_id':'i','access_key_secret':'s'", VendorMode::AccessKey,
            "AK");
        row("any case", "'mode':'ak','access_key_id':'i','access_key_secret':'s'",
            VendorMode::AccessKey, "ak");
        row("AK without secret", "'mode':'AK','access_key_id':'i'", VendorMode::AccessKey, "AK",
            "access_key_secret");
        row("StsToken",
            "'mode':'StsToken','access_key_id':'i','access_key_secret':'s','sts_token':'t'",
            VendorMode::StsToken, "StsToken");
        row("StsToken without token",
            "'mode':'StsToken','access_key_id':'i','access_key_secret':'s'", VendorMode::StsToken,
            "StsToken", "sts_token");
        row("RamRoleArn",
            "'mode':'RamRoleArn','access_key_id':'i','access_key_secret':'s','ram_role_arn':'r'",
            VendorMode::Role, "RamRoleArn");
        row("RamRoleArn without role",
            "'mode':'RamRoleArn','access_key_id':'i','access_key_secret':'s'", VendorMode::Role,
            "RamRoleArn", "ram_role_arn");
        row("region that is none",
            "'mode':'RamRoleArn','access_key_id':'i','access_key_secret':'s','ram_role_arn':'r',"
            "'sts_region':'x/y'",
            VendorMode::Role, "RamRoleArn", "sts_region");
        row("endpoint that is none",
            "'mode':'RamRoleArn','access_key_id':'i','access_key_secret':'s','ram_role_arn':'r',"
            "'sts_endpoint':'http://elsewhere.example'",
            VendorMode::Role, "RamRoleArn", "sts_endpoint");
        row("chain", "'mode':'ChainableRamRoleArn','source_profile':'d','ram_role_arn':'r'",
            VendorMode::ChainedRole, "ChainableRamRoleArn");
        row("chain without source", "'mode':'ChainableRamRoleArn','ram_role_arn':'r'",
            VendorMode::ChainedRole, "ChainableRamRoleArn", "source_profile");
        row("CloudSSO",
            "'mode':'CloudSSO','access_key_id':'i','access_key_secret':'s','sts_token':'t',"
            "'sts_expiration':1798070400,'access_token':{'not':'read'}",
            VendorMode::SignIn, "CloudSSO");
        row("OAuth", "'mode':'OAuth'", VendorMode::SignIn, "OAuth",
            "access_key_id, access_key_secret, sts_token");
        row("uri", "'mode':'CredentialsURI','credentials_uri':'http://127.0.0.1/k'",
            VendorMode::CredentialsUri, "CredentialsURI");
        row("uri missing", "'mode':'CredentialsURI'", VendorMode::CredentialsUri, "CredentialsURI",
            "credentials_uri");
        for (const char *word : {"EcsRamRole", "External", "OIDC", "RsaKeyPair", "BearerToken",
                                 "Anonymous", "RamRoleArnWithRoleName", "Telepathy"}) {
            QTest::newRow(word) << QByteArray("'mode':'") + word + '\'' << int(VendorMode::Other)
                                << QString::fromLatin1(word) << QString();
        }
        row("guess: key", "'access_key_id':'i','access_key_secret':'s'", VendorMode::AccessKey,
            "AK");
        row("guess: token", "'access_key_id':'i','access_key_secret':'s','sts_token':'t'",
            VendorMode::StsToken, "StsToken");
        row("guess: role", "'access_key_id':'i','access_key_secret':'s','ram_role_arn':'r'",
            VendorMode::Role, "RamRoleArn");
        row("nothing to guess from", "'region_id':'cn-shanghai'", VendorMode::AccessKey, "AK",
            "access_key_id, access_key_secret");
    }
    void modes()
    {
        QFETCH(QByteArray, fields);
        QFETCH(int, mode);
        QFETCH(QString, word);
        QFETCH(QString, missing);
        const Result<VendorFile> file = parseCliConfig(profileWith(fields), path());
        QVERIFY(file);
        QCOMPARE(file->current, QStringLiteral("p"));
        const VendorProfile *profile = file->find(QStringLiteral("p"));
        QVERIFY(profile);
        QCOMPARE(int(profile->mode), mode);
        QCOMPARE(profile->word, word);
        QCOMPARE(profile->missing.join(QStringLiteral(", ")), missing);
    }

    void everyFieldOfARole()
    {
        const Result<VendorFile> file = parseCliConfig(
            profileWith("'mode':'RamRoleArn','access_key_id':' STS.i ','access_key_secret':'s',"
                        "'sts_token':'t','ram_role_arn':'acs:ram::1:role/x',"
                        "'ram_session_name':'console','external_id':'e','expired_seconds':1800,"
                        "'sts_region':'cn-hangzhou','region_id':'cn-shanghai'"),
            path());
        QVERIFY(file);
        const VendorProfile &profile = file->profiles.first();
        QCOMPARE(profile.key, (Credentials{QStringLiteral("STS.i"), "s", "t"}));
        QCOMPARE(profile.role.arn, QStringLiteral("acs:ram::1:role/x"));
        QCOMPARE(profile.role.sessionName, QStringLiteral("console"));
        QCOMPARE(profile.role.externalId, QStringLiteral("e"));
        QCOMPARE(profile.role.seconds, 1800);
        QCOMPARE(profile.role.endpoint,
                 QUrl(QStringLiteral("https://sts.cn-hangzhou.aliyuncs.com")));
        QCOMPARE(profile.region, QStringLiteral("cn-shanghai"));
    }

    void endOfASession()
    {
        const Result<VendorFile> file =
            parseCliConfig(profileWith("'mode':'OAuth','access_key_id':'i','access_key_secret':'s',"
                                       "'sts_token':'t','sts_expiration':1798070400"),
                           path());
        QVERIFY(file);
        QCOMPARE(file->profiles.first().expiresAt,
                 QDateTime(QDate(2026, 12, 24), QTime(0, 0), Qt::UTC));
    }

    void theFirstOfANameCounts()
    {
        const Result<VendorFile> file =
            parseCliConfig(json("\xef\xbb\xbf{'profiles':[{'name':'p','mode':'AK'},"
                                "{'name':'p','mode':'OAuth'}],'meta_path':'','later':{}}"),
                           path());
        QVERIFY(file);
        QCOMPARE(file->profiles.size(), 2);
        QCOMPARE(file->find(QStringLiteral("p"))->word, QStringLiteral("AK"));
        QVERIFY(!file->find(QStringLiteral("q")));
    }

    void brokenConfig_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *name, const QByteArray &content, const char *what) {
            QTest::newRow(name) << content << QString::fromLatin1(what);
        };
        row("empty", "", "line 1");
        row("cut", json("{'current':'p',\n'profiles':[{'name':'p',\n'access_key_secret':'hush"),
            "line 3");
        row("no object", "[]", "no object");
        row("current", json("{'current':7}"), "current");
        row("profiles", json("{'profiles':{}}"), "profiles");
        row("profile", json("{'profiles':[{}, 'hush']}"), "profiles[1]");
        row("field", profileWith("'access_key_secret':['hush']"), "profiles[0].access_key_secret");
        row("binary", QByteArray("\x7f\x00\xff", 3), "line 1");
    }
    void brokenConfig()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, what);
        const Result<VendorFile> file = parseCliConfig(content, path());
        QVERIFY(!file);
        QCOMPARE(file.error().code, QString::fromLatin1(codes::configBroken));
        QCOMPARE(file.error().effect, Effect::NothingSent);
        QCOMPARE(file.error().args.value(0), path());
        QVERIFY2(file.error().args.value(1).contains(what), qPrintable(file.error().args.value(1)));
        QVERIFY(!file.error().args.join(QString()).contains(QLatin1String("hush")));
    }

    // ---- the credentials file

    void sections()
    {
        const Result<VendorFile> file = parseCredentialsFile("\xef\xbb\xbf# a comment\r\n"
                                                             "; another\r\n"
                                                             "[default]\r\n"
                                                             "type = access_key\r\n"
                                                             "  Access_Key_Id=LTAIone\r\n"
                                                             "access_key_secret = s1\r\n"
                                                             "enable = true\r\n\r\n"
                                                             "[ role ]\n"
                                                             "type=ram_role_arn\n"
                                                             "access_key_id=LTAItwo\n"
                                                             "access_key_secret=s2\n"
                                                             "role_arn=acs:ram::1:role/x\n"
                                                             "role_session_name=console\n"
                                                             "[vm]\ntype=ecs_ram_role\n"
                                                             "[session]\ntype=sts\n"
                                                             "access_key_id=STS.i\n"
                                                             "access_key_secret=s\n"
                                                             "security_token=t\n"
                                                             "[plain]\naccess_key_id=x\n",
                                                             path());
        QVERIFY(file);
        QCOMPARE(file->current, QStringLiteral("default"));
        QStringList names;
        for (const VendorProfile &profile : file->profiles)
            names.append(profile.name);
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("default role vm session plain"));
        QCOMPARE(file->profiles.at(0).key, (Credentials{QStringLiteral("LTAIone"), "s1", {}}));
        QCOMPARE(int(file->profiles.at(0).mode), int(VendorMode::AccessKey));
        QCOMPARE(int(file->profiles.at(1).mode), int(VendorMode::Role));
        QCOMPARE(file->profiles.at(1).role.sessionName, QStringLiteral("console"));
        QCOMPARE(int(file->profiles.at(2).mode), int(VendorMode::Other));
        QCOMPARE(file->profiles.at(3).key, (Credentials{QStringLiteral("STS.i"), "s", "t"}));
        QCOMPARE(file->profiles.at(4).missing, QStringList(QStringLiteral("type")));
    }

    void secretsAreKeptAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("secret");
        for (const char *secret :
             {"a+b", "a=b==", "a,b", "a;b", "a%41b", "a\\nb\\\\", "\"a\"", "a # b", "a ; b", "%",
              "a:b", "[a]", "@ByteArray(x)", "\xc3\xa4"}) {
            QTest::newRow(secret) << QByteArray(secret);
        }
    }
    void secretsAreKeptAsTheyAre()
    {
        QFETCH(QByteArray, secret);
        const Result<VendorFile> file =
            parseCredentialsFile("[default]\ntype = access_key\naccess_key_id = LTAI\n"
                                 "access_key_secret = "
                                     + secret + "  \n",
                                 path());
        QVERIFY(file);
        QCOMPARE(file->profiles.first().key.secret, secret);
    }

    void brokenSections_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("line");
        QTest::newRow("value before a section") << QByteArray("\nhush = 1\n") << "line 2";
        QTest::newRow("no value") << QByteArray("[a]\nhush\n") << "line 2";
        QTest::newRow("no name") << QByteArray("[a]\n= hush\n") << "line 2";
        QTest::newRow("open bracket") << QByteArray("[a]\n\n[hush\n") << "line 3";
        QTest::newRow("section without name") << QByteArray("[]\n") << "line 1";
        QTest::newRow("binary") << QByteArray("[a]\nx=\0hush\n", 13) << "line 2";
        QTest::newRow("not UTF-8") << QByteArray("[a]\nx=\xff\xfe\n") << "line 2";
    }
    void brokenSections()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, line);
        const Result<VendorFile> file = parseCredentialsFile(content, path());
        QVERIFY(!file);
        QCOMPARE(file.error().code, QString::fromLatin1(codes::configBroken));
        QVERIFY2(file.error().args.value(1).startsWith(line),
                 qPrintable(file.error().args.value(1)));
        QVERIFY(!file.error().args.join(QString()).contains(QLatin1String("hush")));
    }

    // ---- files

    void files()
    {
        const QTemporaryDir folder;
        const QString real = folder.filePath(QStringLiteral("real"));
        const QString link = folder.filePath(QStringLiteral("link"));
        Result<VendorFile> file = readCliConfig(link);
        QCOMPARE(file.error().code, QString::fromLatin1(codes::noCredentials));
        QCOMPARE(file.error().args, QStringList(link));
        QVERIFY(QFile::link(real, link));
        QVERIFY(!readCliConfig(link)); // it leads nowhere
        write(real, profileWith("'mode':'AK'"));
        file = readCliConfig(link);
        QVERIFY(file);
        QCOMPARE(file->path, link);
        write(real, QByteArray(1024 * 1024 + 1, ' '));
        QCOMPARE(readCliConfig(link).error().args.value(1),
                 QStringLiteral("it is larger than 1 MiB"));
        QCOMPARE(readCredentialsFile(folder.path()).error().args.value(1),
                 QStringLiteral("it is no file"));
    }

    void wiping()
    {
        QByteArray secret("hush");
        secret.detach();
        const char *bytes = secret.constData();
        QByteArray shared = secret;
        wipe(shared);
        QCOMPARE(secret, QByteArray("hush")); // somebody else's
        QVERIFY(shared.isEmpty());
        QCOMPARE(bytes, secret.constData());
        wipe(secret);
        QVERIFY(secret.isEmpty());
    }

private:
    static void write(const QString &name, const QByteArray &content)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
};

REGIONCAST_TEST(TestVendorConfig)
#include "tst_vendorconfig.moc"
