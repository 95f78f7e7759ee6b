#include "profile/credentialchain.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace regioncast;
using SourceVerdict = FoundSource::Verdict;

namespace {

constexpr char cliFile[] = ".aliyun/config.json";
constexpr char sectionsFile[] = ".alibabacloud/credentials";

QString codeOf(const char *code)
{
    return QString::fromLatin1(code);
}

} // namespace

class TestCredentialChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_around = Surroundings{QProcessEnvironment(), m_home->path()};
    }

    void nothingIsThere()
    {
        const FoundSources found = findSources(m_around, now());
        QCOMPARE(verdicts(found), QStringLiteral("absent absent absent absent absent absent"));
        QVERIFY(!found.used());
        for (const FoundSource &source : found.chain)
            QCOMPARE(source.reason->code, codeOf(codes::noCredentials));
        QCOMPARE(found.chain.at(2).place, m_home->filePath(QString::fromLatin1(cliFile)));
        QCOMPARE(recipeFromChain(m_around).error().code, codeOf(codes::noCredentials));
    }

    void order()
    {
        set("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAIenvironment");
        set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "hush");
        set("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "p");
        set("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "f");
        set("ALIBABA_CLOUD_ROLE_ARN", "r");
        set("ALIBABA_CLOUD_ECS_METADATA", "image-admin");
        set("ALIBABA_CLOUD_CREDENTIALS_URI", "http://127.0.0.1:1/key");
        write(cliFile, cli());
        write(sectionsFile, sections());
        FoundSources found = findSources(m_around, now());
        QCOMPARE(verdicts(found), QStringLiteral("used passed behind behind passed behind"));
        QCOMPARE(found.used()->shortKeyId, QStringLiteral("LTAI…ment"));
        QCOMPARE(found.chain.at(1).reason->code, codeOf(codes::credentialMode));
        QCOMPARE(found.chain.at(1).reason->args.value(1), QStringLiteral("OIDC"));
        QCOMPARE(found.chain.at(4).reason->args.value(1), QStringLiteral("EcsRamRole"));
        QCOMPARE(recipeFromChain(m_around)->key.keyId, QStringLiteral("LTAIenvironment"));

        unset("ALIBABA_CLOUD_ACCESS_KEY_ID");
        found = findSources(m_around, now());
        QCOMPARE(verdicts(found), QStringLiteral("absent passed used behind passed behind"));
        QCOMPARE(found.used()->name, QStringLiteral("main"));
        QCOMPARE(recipeFromChain(m_around)->key.keyId, QStringLiteral("LTAIofTheCli"));

        set("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true");
        QCOMPARE(verdicts(findSources(m_around, now())),
                 QStringLiteral("absent passed absent used passed behind"));
        QCOMPARE(recipeFromChain(m_around)->key.keyId, QStringLiteral("LTAIofTheFile"));

        QVERIFY(QFile::remove(m_around.credentialsFile()));
        set("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true");
        QCOMPARE(verdicts(findSources(m_around, now())),
                 QStringLiteral("absent passed absent absent absent used"));
        QCOMPARE(recipeFromChain(m_around)->uri, QUrl(QStringLiteral("http://127.0.0.1:1/key")));
    }

    void whatIsBrokenIsPassedOverAndSaid()
    {
        set("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAIenvironment");
        write(cliFile, "{");
        write(sectionsFile, sections());
        const FoundSources found = findSources(m_around, now());
        QCOMPARE(verdicts(found), QStringLiteral("passed absent passed used absent absent"));
        QCOMPARE(found.chain.at(0).reason->args,
                 QStringList(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET")));
        QCOMPARE(found.chain.at(2).reason->code, codeOf(codes::configBroken));
        QVERIFY(QFile::remove(m_around.credentialsFile()));
        unset("ALIBABA_CLOUD_ACCESS_KEY_ID");
        // The one that is set up says why, not those that are not there.
        QCOMPARE(recipeFromChain(m_around).error().code, codeOf(codes::configBroken));
    }

    void aSessionThatIsOverStaysInItsPlace()
    {
        write(cliFile, "{'current':'s','profiles':[{'name':'s','mode':'OAuth','access_key_id':"
                       "'STS.abcdefgh','access_key_secret':'x','sts_token':'t',"
                       "'sts_expiration':1000}]}");
        write(sectionsFile, sections());
        const FoundSources found = findSources(m_around, now());
        QVERIFY(found.used());
        QCOMPARE(found.used()->name, QStringLiteral("s"));
        QVERIFY(found.used()->isOver);
        QCOMPARE(found.used()->mode, QStringLiteral("OAuth"));
        QCOMPARE(recipeFromChain(m_around)->name, QStringLiteral("s"));
    }

    void whichProfile_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("keyId");
        QTest::newRow("current") << ""
                                 << ""
                                 << "LTAIofTheCli";
        QTest::newRow("variable") << "other"
                                  << ""
                                  << "LTAIother";
        QTest::newRow("asked") << "gone"
                               << "other"
                               << "LTAIother";
        QTest::newRow("gone") << "gone"
                              << ""
                              << "";
    }
    void whichProfile()
    {
        QFETCH(QString, variable);
        QFETCH(QString, asked);
        QFETCH(QString, keyId);
        write(cliFile, cli());
        set("ALIBABA_CLOUD_PROFILE", variable);
        const Result<KeyRecipe> recipe = recipeFromCli(m_around, asked);
        QCOMPARE(recipe ? recipe->key.keyId : QString(), keyId);
        if (!recipe) {
            QCOMPARE(recipe.error().code, codeOf(codes::noCredentials));
            QVERIFY(recipe.error().args.value(0).endsWith(QLatin1String(": gone")));
        }
    }

    void whichSection()
    {
        const QString elsewhere = m_home->filePath(QStringLiteral("elsewhere"));
        write("elsewhere", "[default]\ntype=access_key\naccess_key_id=LTAIa\naccess_key_secret=s\n"
                           "[b]\ntype=access_key\naccess_key_id=LTAIb\naccess_key_secret=s\n");
        set("ALIBABA_CLOUD_CREDENTIALS_FILE", elsewhere);
        QCOMPARE(recipeFromFile(m_around, {})->key.keyId, QStringLiteral("LTAIa"));
        QCOMPARE(recipeFromFile(m_around, QStringLiteral("b"))->key.keyId, QStringLiteral("LTAIb"));
        set("ALIBABA_CLOUD_PROFILE", "b");
        QCOMPARE(recipeFromFile(m_around, {})->key.keyId, QStringLiteral("LTAIb"));
    }

    void everyMode_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("result"); // roles, or the code of the error
        const auto row = [](const char *profile, const char *result) {
            QTest::newRow(profile) << QString::fromLatin1(profile) << QString::fromLatin1(result);
        };
        row("ak", "LTAIbase0000");
        row("sts", "STS.base0000");
        row("role", "LTAIbase0000 > one");
        row("chained", "LTAIbase0000 > one > two");
        row("uri", "http://127.0.0.1:1/key");
        row("uri elsewhere", codes::insecureEndpoint);
        row("loop", codes::configBroken);
        row("itself", codes::configBroken);
        row("lost", codes::noCredentials);
        row("on a vm", codes::credentialMode);
        row("vm", codes::credentialMode);
        row("process", codes::credentialMode);
        row("half", codes::configBroken);
        row("empty", codes::noCredentials);
    }
    void everyMode()
    {
        QFETCH(QString, profile);
        QFETCH(QString, result);
        const char *key = "'access_key_id':'LTAIbase0000','access_key_secret':'hush'";
        write(cliFile,
              QByteArray("{'profiles':[{'name':'ak','mode':'AK',") + key
                  + "},{'name':'sts','mode':'StsToken','access_key_id':'STS.base0000',"
                    "'access_key_secret':'hush','sts_token':'t'},"
                    "{'name':'role','mode':'RamRoleArn','ram_role_arn':'one',"
                  + key
                  + "},{'name':'chained','mode':'ChainableRamRoleArn','source_profile':'role',"
                    "'ram_role_arn':'two'},"
                    "{'name':'uri','mode':'CredentialsURI',"
                    "'credentials_uri':'http://127.0.0.1:1/key'},"
                    "{'name':'uri elsewhere','mode':'CredentialsURI',"
                    "'credentials_uri':'http://elsewhere.example/key'},"
                    "{'name':'loop','mode':'ChainableRamRoleArn','source_profile':'loop 2',"
                    "'ram_role_arn':'x'},"
                    "{'name':'loop 2','mode':'ChainableRamRoleArn','source_profile':'loop',"
                    "'ram_role_arn':'x'},"
                    "{'name':'itself','mode':'ChainableRamRoleArn','source_profile':'itself',"
                    "'ram_role_arn':'x'},"
                    "{'name':'lost','mode':'ChainableRamRoleArn','source_profile':'nobody',"
                    "'ram_role_arn':'x'},"
                    "{'name':'on a vm','mode':'ChainableRamRoleArn','source_profile':'vm',"
                    "'ram_role_arn':'x'},"
                    "{'name':'vm','mode':'EcsRamRole','ram_role_name':'r'},"
                    "{'name':'process','mode':'External','process_command':'p'},"
                    "{'name':'half','mode':'AK','access_key_id':'LTAI'},"
                    "{'name':'empty','mode':'AK','access_key_id':'','access_key_secret':''}]}");
        const Result<KeyRecipe> recipe = recipeFromCli(m_around, profile);
        QString seen;
        if (recipe) {
            seen = recipe->uri.isEmpty() ? recipe->key.keyId : recipe->uri.toString();
            for (const RoleSettings &role : recipe->roles)
                seen += QStringLiteral(" > ") + role.arn;
            QCOMPARE(recipe->name, profile);
        } else {
            seen = recipe.error().code;
            QCOMPARE(recipe.error().effect, Effect::NothingSent);
        }
        QCOMPARE(seen, result);

        // The list for the window says the same.
        bool listed = false;
        for (const FoundSource &found : findSources(m_around, now()).profiles) {
            if (found.name != profile)
                continue;
            listed = true;
            QCOMPARE(found.verdict == SourceVerdict::Used, recipe.has_value());
            QCOMPARE(found.reason ? found.reason->code : QString(),
                     recipe ? QString() : recipe.error().code);
            const Profile made = withSource(Profile(), found);
            QCOMPARE(made.keySource, KeySource::VendorCli);
            QCOMPARE(made.keyProfile, profile);
        }
        QVERIFY(listed);
    }

    void nothingSecretIsFound()
    {
        write(cliFile, cli());
        write(sectionsFile, sections());
        const FoundSources found = findSources(m_around, now());
        for (const FoundSource &source : found.chain + found.profiles + found.sections) {
            const QString all = source.place + source.name + source.mode + source.shortKeyId
                                + (source.reason ? source.reason->args.join(QString()) : QString());
            QVERIFY(!all.contains(QLatin1String("hush")));
            QVERIFY(!all.contains(QLatin1String("LTAIofThe")));
        }
        QVERIFY(found.profiles.at(0).isCurrent);
        QVERIFY(!found.profiles.at(1).isCurrent);
    }

private:
    static QDateTime now() { return QDateTime(QDate(2026, 11, 24), QTime(8, 0), Qt::UTC); }
    static QByteArray cli()
    {
        return "{'current':'main','profiles':[{'name':'main','mode':'AK','access_key_id':"
               "'LTAIofTheCli','access_key_secret':'hush'},{'name':'other','mode':'AK',"
               "'access_key_id':'LTAIother','access_key_secret':'hush'}]}";
    }
    static QByteArray sections()
    {
        return "[default]\ntype=access_key\naccess_key_id=LTAIofTheFile\naccess_key_secret=hush\n";
    }
    static QString verdicts(const FoundSources &found)
    {
        QStringList words;
        for (const FoundSource &source : found.chain) {
            switch (source.verdict) {
            case SourceVerdict::Used:
                words.append(QStringLiteral("used"));
                break;
            case SourceVerdict::Behind:
                words.append(QStringLiteral("behind"));
                break;
            case SourceVerdict::Passed:
                words.append(QStringLiteral("passed"));
                break;
            case SourceVerdict::Absent:
                words.append(QStringLiteral("absent"));
                break;
            }
        }
        return words.join(QLatin1Char(' '));
    }
    void set(const char *name, const QString &value)
    {
        m_around.environment.insert(QString::fromLatin1(name), value);
    }
    void set(const char *name, const char *value) { set(name, QString::fromLatin1(value)); }
    void unset(const char *name) { m_around.environment.remove(QString::fromLatin1(name)); }
    void write(const char *name, QByteArray content)
    {
        const QString path = m_home->filePath(QString::fromLatin1(name));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        content.replace('\'', '"');
        QCOMPARE(file.write(content), content.size());
    }

    std::unique_ptr<QTemporaryDir> m_home;
    Surroundings m_around;
};

REGIONCAST_TEST(TestCredentialChain)
#include "tst_credentialchain.moc"
