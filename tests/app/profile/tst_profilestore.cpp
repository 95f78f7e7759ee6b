#include "profile/profilestore.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace regioncast;

namespace {

const QString fileName = QStringLiteral("settings.json");

Profile production()
{
    Profile profile;
    profile.id = QStringLiteral("0a1b2c3d");
    profile.name = QStringLiteral("Production “東京”");
    profile.badge = QStringLiteral("PRODUCTION");
    profile.badgeColour = QStringLiteral("violet");
    profile.endpoint = QUrl(QString::fromLatin1(endpointInternational));
    profile.keySource = KeySource::Keychain;
    profile.keyId = QStringLiteral("LTAI5tExampleKeyId");
    profile.product = QStringLiteral("CloudDesktop");
    profile.addedRegions = {{QStringLiteral("xx-north-1")}, {QStringLiteral("eu-central-1")}};
    profile.regionSets = {{QStringLiteral("My 12"), {{QStringLiteral("eu-central-1")}}},
                          {QStringLiteral("Empty"), {}}};
    profile.regionSet = QStringLiteral("My 12");
    SavedFilter rule;
    rule.name = QStringLiteral("Office / APAC");
    rule.regionSet = QStringLiteral("My 12");
    rule.show = {QStringLiteral("gaps")};
    rule.search = QStringLiteral("office");
    SavedFilter all = rule;
    all.name = QStringLiteral("Everywhere");
    all.regionSet = QString(); // all listed
    SavedFilter plain;
    plain.name = QStringLiteral("Windows");
    plain.types = {QStringLiteral("User")};
    plain.os = {QStringLiteral("Windows"), QString()};
    plain.products = {QStringLiteral("CloudApp")};
    plain.olderVersions = true;
    profile.savedFilters = {rule, all, plain};
    profile.limits = {7, 90};
    profile.grouping = Grouping::PerRegion;
    profile.guards.readOnly = true;
    profile.guards.confirmAbove = 0;
    profile.guards.images = {QStringLiteral("prod-*"), QStringLiteral("imgc-1")};
    profile.guards.regions = {{QStringLiteral("eu-central-1")}};
    profile.guards.hours = Hours{QTime(22, 30), QTime(6, 0)};
    return profile;
}

Profile staging()
{
    Profile profile;
    profile.id = QStringLiteral("99887766");
    profile.name = QStringLiteral("Staging");
    profile.endpoint = QUrl(QStringLiteral("http://[::1]:8080"));
    profile.keySource = KeySource::Environment;
    return profile;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not readable)");
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QJsonObject objectOf(const QString &path)
{
    return QJsonDocument::fromJson(contents(path)).object();
}

QStringList names(const QList<Profile> &profiles)
{
    QStringList ids;
    for (const Profile &profile : profiles)
        ids.append(profile.id);
    return ids;
}

/// JSON with ' instead of ": moc stumbles over some raw strings.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

/// A file with one profile whose key `name` has `value`, JSON text.
QByteArray fileWith(const QByteArray &name, const QByteArray &value)
{
    QJsonObject profile{{QStringLiteral("id"), QStringLiteral("0a1b2c3d")},
                        {QStringLiteral("endpoint"), QStringLiteral("https://service.example")},
                        {QStringLiteral("keySource"), QStringLiteral("environment")}};
    const QJsonArray one = QJsonDocument::fromJson('[' + value + ']').array();
    Q_ASSERT(one.size() == 1);
    profile.insert(QString::fromLatin1(name), one.first());
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), 1},
                                     {QStringLiteral("profiles"), QJsonArray{profile}}})
        .toJson();
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->filePath(fileName);
    }

    void withoutFileThereIsPractice()
    {
        const ProfileStore store(m_folder->path());
        QCOMPARE(store.profiles(), QList<Profile>{practiceProfile()});
        QCOMPARE(store.current(), practiceProfile());
        QVERIFY(!store.problem());
        QVERIFY(!QFile::exists(m_path)); // looking writes nothing
    }

    void everythingComesBack()
    {
        Profile session = staging();
        session.id = QStringLiteral("11112222");
        session.keySource = KeySource::Session;
        session.keyId = QStringLiteral("LTAIother");
        {
            ProfileStore store(m_folder->path());
            QVERIFY(store.put(production()));
            QVERIFY(store.put(staging()));
            QVERIFY(store.put(session));
            QVERIFY(store.setCurrent(staging().id));
        }
        const ProfileStore store(m_folder->path());
        QVERIFY(!store.problem());
        QCOMPARE(store.profiles(),
                 QList<Profile>({practiceProfile(), production(), staging(), session}));
        QCOMPARE(store.current(), staging());
        QCOMPARE(objectOf(m_path).value(QLatin1String("format")), QJsonValue(1));
    }

    void fileIsForItsOwnerOnly()
    {
        write(m_path, json("{'format':1,'profiles':[]}"));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner
                                                  | QFile::ReadGroup | QFile::ReadOther));
        ProfileStore store(m_folder->path());
        QVERIFY(store.put(production()));
        QCOMPARE(QFile::permissions(m_path)
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                        | QFile::WriteOther | QFile::ExeOther),
                 QFile::Permissions());
    }

    void putReplacesInPlace()
    {
        ProfileStore store(m_folder->path());
        QVERIFY(store.put(production()));
        QVERIFY(store.put(staging()));
        Profile renamed = production();
        renamed.name = QStringLiteral("Live");
        QVERIFY(store.put(renamed));
        QCOMPARE(store.profiles(), QList<Profile>({practiceProfile(), renamed, staging()}));
        QCOMPARE(ProfileStore(m_folder->path()).profiles(), store.profiles());
    }

    void putRefusesAnEndpointThatCouldNotBeReadBack()
    {
        ProfileStore store(m_folder->path());
        Profile profile = production();
        profile.endpoint.clear();
        QCOMPARE(store.put(profile).error().code, QString::fromLatin1(codes::badEndpoint));
        profile.endpoint = QUrl(QStringLiteral("http://service.example"));
        QCOMPARE(store.put(profile).error().code, QString::fromLatin1(codes::insecureEndpoint));
        QCOMPARE(store.profiles(), QList<Profile>{practiceProfile()});
        QVERIFY(!QFile::exists(m_path));
    }

    void practiceStaysAsItIs()
    {
        ProfileStore store(m_folder->path());
        Profile changed = practiceProfile();
        changed.name = QStringLiteral("Mine");
        QVERIFY(store.put(changed));
        QVERIFY(!QFile::exists(m_path));
        Profile disguised = staging();
        disguised.id = practiceProfile().id;
        QVERIFY(store.put(disguised));
        QVERIFY(store.remove(practiceProfile().id));
        QCOMPARE(store.profiles(), QList<Profile>{practiceProfile()});
    }

    void regionsAndFiltersOfPracticeAreKept()
    {
        Profile practice = practiceProfile();
        practice.addedRegions = production().addedRegions;
        practice.regionSets = production().regionSets;
        practice.regionSet = production().regionSet;
        practice.savedFilters = production().savedFilters;
        {
            ProfileStore store(m_folder->path());
            QVERIFY(store.put(practice));
        }
        ProfileStore store(m_folder->path());
        QVERIFY(!store.problem());
        QCOMPARE(store.profiles(), QList<Profile>{practice});
        QVERIFY(store.put(practiceProfile()));
        QCOMPARE(ProfileStore(m_folder->path()).profiles(), QList<Profile>{practiceProfile()});
    }

    void aChosenSetThatIsGoneMeansAllListed()
    {
        write(m_path, fileWith("regionSet", json("'Gone'")));
        const ProfileStore store(m_folder->path());
        QVERIFY(!store.problem());
        QCOMPARE(store.profiles().last().regionSet, QString());
        QVERIFY(!chosenRegions(store.profiles().last()));
    }

    void removingTheCurrentGoesToPractice()
    {
        ProfileStore store(m_folder->path());
        QVERIFY(store.put(production()));
        QVERIFY(store.put(staging()));
        QVERIFY(store.setCurrent(staging().id));
        QVERIFY(store.remove(production().id));
        QCOMPARE(store.current(), staging());
        QVERIFY(store.remove(staging().id));
        QCOMPARE(store.current(), practiceProfile());
        const ProfileStore again(m_folder->path());
        QCOMPARE(again.profiles(), QList<Profile>{practiceProfile()});
        QCOMPARE(again.current(), practiceProfile());
    }

    void unknownCurrentChangesNothing()
    {
        ProfileStore store(m_folder->path());
        QVERIFY(store.put(production()));
        QVERIFY(store.setCurrent(production().id));
        QVERIFY(store.setCurrent(QStringLiteral("nobody")));
        QCOMPARE(store.current(), production());
    }

    void currentThatNamesNoProfileIsPractice()
    {
        write(m_path, json("{'format':1,'profiles':[],'current':'gone'}"));
        const ProfileStore store(m_folder->path());
        QVERIFY(!store.problem());
        QCOMPARE(store.current(), practiceProfile());
    }

    void unknownKeysAreKept()
    {
        write(m_path, json("{'format':1,'window':{'theme':'dark','sizes':[1,2.5]},'later':null,"
                           "'profiles':["
                           "{'id':'0a1b2c3d','name':'One','endpoint':'https://service.example',"
                           "'keySource':'environment','later':{'proxy':'system'}},"
                           "{'id':'99887766','name':'Two','endpoint':'https://service.example',"
                           "'keySource':'environment','limit':100}]}"));
        {
            ProfileStore store(m_folder->path());
            QVERIFY(!store.problem());
            Profile one = store.profiles().at(1);
            one.name = QStringLiteral("First");
            QVERIFY(store.put(one));
            QVERIFY(store.put(production().id == one.id ? staging() : production()));
            QVERIFY(store.setCurrent(one.id));
        }
        const QJsonObject file = objectOf(m_path);
        QCOMPARE(file.value(QLatin1String("window")),
                 QJsonValue(QJsonObject{{QStringLiteral("theme"), QStringLiteral("dark")},
                                        {QStringLiteral("sizes"), QJsonArray{1, 2.5}}}));
        QVERIFY(file.value(QLatin1String("later")).isNull());
        const QJsonArray profiles = file.value(QLatin1String("profiles")).toArray();
        QCOMPARE(profiles.size(), 2);
        QCOMPARE(profiles[0][QLatin1String("name")].toString(), QStringLiteral("First"));
        QCOMPARE(profiles[0][QLatin1String("later")],
                 QJsonValue(QJsonObject{{QStringLiteral("proxy"), QStringLiteral("system")}}));
        QCOMPARE(profiles[1][QLatin1String("limit")], QJsonValue(100));
    }

    void keysAndNetworkComeBack()
    {
        Profile profile = production();
        profile.keySource = KeySource::VendorCli;
        profile.keyProfile = QStringLiteral("work");
        profile.credentialsUri = QUrl(QStringLiteral("http://127.0.0.1:8080/key?a=b"));
        profile.role = {QStringLiteral("acs:ram::1:role/images"), QStringLiteral("console"),
                        QStringLiteral("external"), 900,
                        QUrl(QStringLiteral("https://sts.cn-hangzhou.aliyuncs.com"))};
        NetworkSettings &network = profile.network;
        network.proxy = NetworkSettings::Proxy::Manual;
        network.kind = NetworkSettings::Kind::Socks5;
        network.host = QStringLiteral("proxy.example");
        network.port = 1080;
        network.user = QStringLiteral("me");
        network.keepPassword = false;
        network.caFile = QStringLiteral("/etc/own.pem");
        network.connectSeconds = 5;
        network.answerSeconds = 50;
        {
            ProfileStore store(m_folder->path());
            QVERIFY(store.put(profile));
        }
        const ProfileStore store(m_folder->path());
        QVERIFY(!store.problem());
        QCOMPARE(store.profiles().at(1), profile);
    }

    void settingsOfTheWayThatCannotBeMeant_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char *field :
             {"'network':7", "'network':{'proxy':'telepathy'}", "'network':{'proxy':'manual'}",
              "'network':{'proxy':'manual','host':'h','port':65536}", "'network':{'port':'1'}",
              "'network':{'kind':'socks4'}", "'network':{'connectSeconds':0}",
              "'network':{'answerSeconds':601}", "'network':{'keepPassword':1}", "'role':[]",
              "'role':{'seconds':899}", "'role':{'seconds':43201}",
              "'role':{'endpoint':'http://elsewhere.example'}", "'keyProfile':7",
              "'credentialsUri':'http://elsewhere.example/key'"}) {
            QTest::newRow(field) << QByteArray(field);
        }
    }
    void settingsOfTheWayThatCannotBeMeant()
    {
        QFETCH(QByteArray, field);
        write(m_path, json("{'format':1,'profiles':[{'id':'0a1b2c3d','endpoint':"
                           "'https://service.example','keySource':'environment',"
                           + field + "}]}"));
        const ProfileStore store(m_folder->path());
        QVERIFY(store.problem());
        QCOMPARE(store.problem()->code, QString::fromLatin1(codes::settingsBroken));
    }

    void aRemovedProfileTakesItsKeysAlong()
    {
        write(m_path, json("{'format':1,'profiles':[{'id':'99887766','name':'Two','later':'old',"
                           "'endpoint':'https://service.example','keySource':'environment'}]}"));
        ProfileStore store(m_folder->path());
        QVERIFY(store.remove(staging().id));
        QVERIFY(store.put(staging()));
        QVERIFY(!contents(m_path).contains("later"));
    }

    void brokenFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) {
            QTest::newRow(name) << text;
        };
        row("empty", "");
        row("cut", json("{'format':1,'profiles':[{'id':'0a"));
        row("binary", QByteArray("\x7f"
                                 "ELF\x02\x01\x00\xff\xfe",
                                 9));
        row("not UTF-8", "{\"format\":1,\"profiles\":[],\"x\":\"\xff\xfe\"}");
        row("HTML", "<html><body>Sign in</body></html>");
        row("array", "[]");
        row("a word", "true");
        row("an object of somebody else", json("{'name':'something','version':'1.0'}"));
        row("two objects", json("{'format':1,'profiles':[]}{'format':1,'profiles':[]}"));
        row("no format", json("{'profiles':[]}"));
        row("format as text", json("{'format':'1','profiles':[]}"));
        row("format with a fraction", json("{'format':1.5,'profiles':[]}"));
        row("no profiles", json("{'format':1}"));
        row("profiles as object", json("{'format':1,'profiles':{}}"));
        row("profile as text", json("{'format':1,'profiles':['0a1b2c3d']}"));
        row("current as number", json("{'format':1,'profiles':[],'current':7}"));
        row("id as number", fileWith("id", "12345678"));
        row("empty id", fileWith("id", json("''")));
        row("id of practice", fileWith("id", json("'practice'")));
        row("name as array", fileWith("name", "[]"));
        row("name as null", fileWith("name", "null"));
        row("endpoint as object", fileWith("endpoint", "{}"));
        row("empty endpoint", fileWith("endpoint", json("''")));
        row("plain http", fileWith("endpoint", json("'http://service.example'")));
        row("unknown key source", fileWith("keySource", json("'telepathy'")));
        row("key source of practice", fileWith("keySource", json("'practice'")));
        row("regions as text", fileWith("addedRegions", json("'eu-central-1'")));
        row("sets as object", fileWith("regionSets", json("{'name':'a'}")));
        row("set as text", fileWith("regionSets", json("['a']")));
        row("set without a name", fileWith("regionSets", json("[{'regions':[]}]")));
        row("set twice", fileWith("regionSets", json("[{'name':'a'},{'name':'a'}]")));
        row("region of a set as number",
            fileWith("regionSets", json("[{'name':'a','regions':[7]}]")));
        row("chosen set as number", fileWith("regionSet", json("7")));
        row("filters as text", fileWith("savedFilters", json("'gaps'")));
        row("filter without a name", fileWith("savedFilters", json("[{'search':'a'}]")));
        row("filter twice", fileWith("savedFilters", json("[{'name':'a'},{'name':'a'}]")));
        row("choice of a filter as text",
            fileWith("savedFilters", json("[{'name':'a','show':'gaps'}]")));
        row("rule for a set that is gone",
            fileWith("savedFilters", json("[{'name':'a','regionSet':'Gone'}]")));
        row("practice as text", json("{'format':1,'profiles':[],'practice':'mine'}"));
        row("limit as text", fileWith("copiesPerRegion", json("'5'")));
        row("one region per request as text", fileWith("oneRegionPerRequest", json("'yes'")));
        row("limit of nothing", fileWith("copiesPerRegion", json("0")));
        row("limit too high", fileWith("copiesInAll", json("1001")));
        row("guards as text", fileWith("guards", json("'none'")));
        row("read-only as text", fileWith("guards", json("{'readOnly':'yes'}")));
        row("count below nothing", fileWith("guards", json("{'confirmAbove':-1}")));
        row("allowed images as text", fileWith("guards", json("{'images':'prod-*'}")));
        row("hours without an end", fileWith("guards", json("{'hoursFrom':'22:00'}")));
        row("hours of another day",
            fileWith("guards", json("{'hoursFrom':'22:00','hoursTo':'26:00'}")));
        row("region as number", fileWith("addedRegions", json("['eu-central-1',7]")));
        const QByteArray one =
            json("{'id':'0a1b2c3d','endpoint':'https://a.example','keySource':'environment'}");
        row("an id twice", json("{'format':1,'profiles':[") + one + ',' + one + "]}");
        row("deep", json("{'format':1,'profiles':[],'x':") + QByteArray(100'000, '[')
                        + QByteArray(100'000, ']') + '}');
        row("2 MB", json("{'format':1,'profiles':[],'x':'") + QByteArray(2'000'000, 'x') + "\"}");
    }
    void brokenFileIsSetAside()
    {
        QFETCH(QByteArray, text);
        write(m_path, text);
        ProfileStore store(m_folder->path());
        QVERIFY(store.problem());
        QCOMPARE(store.problem()->code, QString::fromLatin1(codes::settingsBroken));
        QCOMPARE(store.problem()->args.value(0), m_path);
        const QString kept = store.problem()->args.value(1);
        static const QRegularExpression pattern(
            QStringLiteral("/settings\\.json\\.broken-\\d{8}-\\d{6}$"));
        QVERIFY2(pattern.match(kept).hasMatch(), qPrintable(kept));
        QCOMPARE(contents(kept), text);
        QVERIFY(!QFile::exists(m_path));
        QCOMPARE(store.profiles(), QList<Profile>{practiceProfile()});
        QCOMPARE(store.current(), practiceProfile());
        // What comes after starts anew and leaves the kept file alone.
        QVERIFY(store.put(production()));
        QCOMPARE(names(ProfileStore(m_folder->path()).profiles()),
                 QStringList({practiceProfile().id, production().id}));
        QCOMPARE(contents(kept), text);
    }

    void goodNeighboursOfTheBrokenRows()
    {
        // The rows above fail for what they name, not for what fileWith() leaves out.
        write(m_path, fileWith("name", json("'One'")));
        const ProfileStore store(m_folder->path());
        QVERIFY(!store.problem());
        QCOMPARE(store.profiles().size(), 2);
        QCOMPARE(store.profiles().at(1).badgeColour, QStringLiteral("grey"));
    }

    void severalBrokenFilesAreAllKept()
    {
        QSet<QString> kept;
        for (const char *text : {"one", "two", "three"}) {
            write(m_path, text);
            const ProfileStore store(m_folder->path());
            QVERIFY(store.problem());
            kept.insert(store.problem()->args.value(1));
            QCOMPARE(contents(store.problem()->args.value(1)), QByteArray(text));
        }
        QCOMPARE(kept.size(), 3);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 3);
    }

    void aBrokenFileThatCannotBeRenamedIsNotOverwritten()
    {
        // A path for which the name of the file fits into the 4096 bytes of Linux, and the name of
        // the temporary file too, but not the name to keep it under. Stops root as well.
        constexpr qsizetype wanted = 4080;
        QString folder = m_folder->path();
        while (folder.size() + 1 + fileName.size() < wanted) {
            const qsizetype left = wanted - fileName.size() - 2 - folder.size();
            const qsizetype length = left > 250 ? 200 : left;
            folder += QLatin1Char('/') + QString(length, QLatin1Char('d'));
        }
        QVERIFY(QDir().mkpath(folder));
        const QString path = folder + QLatin1Char('/') + fileName;
        QCOMPARE(path.size(), wanted);
        write(path, "broken");

        ProfileStore store(folder);
        QVERIFY(store.problem());
        QCOMPARE(store.problem()->code, QString::fromLatin1(codes::settingsUnreadable));
        QCOMPARE(store.problem()->args.value(0), path);
        QVERIFY(!store.problem()->args.value(1).isEmpty());
        const Result<void> written = store.put(production());
        QVERIFY(!written);
        QCOMPARE(written.error().code, QString::fromLatin1(codes::fileUnwritable));
        QCOMPARE(store.profiles(), QList<Profile>{practiceProfile()});
        QCOMPARE(contents(path), QByteArray("broken"));

        QVERIFY(QFile::remove(path)); // somebody takes it away: writing goes on
        QVERIFY(store.put(production()));
        QCOMPARE(ProfileStore(folder).profiles(), store.profiles());
    }

    void fileOfALaterVersionIsLeftAlone()
    {
        const QByteArray text = json("{'format':2,'profiles':[{'id':'0a1b2c3d','new':1}]}");
        write(m_path, text);
        ProfileStore store(m_folder->path());
        QVERIFY(store.problem());
        QCOMPARE(store.problem()->code, QString::fromLatin1(codes::settingsUnreadable));
        QCOMPARE(store.problem()->args, QStringList({m_path, QStringLiteral("format 2")}));
        QCOMPARE(store.profiles(), QList<Profile>{practiceProfile()});
        QCOMPARE(contents(m_path), text);
        // Who saves a profile nevertheless finds the old file beside it.
        QVERIFY(store.put(production()));
        const QStringList kept =
            QDir(m_folder->path()).entryList({QStringLiteral("settings.json.broken-*")});
        QCOMPARE(kept.size(), 1);
        QCOMPARE(contents(m_folder->filePath(kept.first())), text);
    }

    void aFolderInPlaceOfTheFileIsSetAside()
    {
        QVERIFY(QDir().mkpath(m_path + QStringLiteral("/inside")));
        ProfileStore store(m_folder->path());
        QVERIFY(store.problem());
        QVERIFY(QFileInfo::exists(store.problem()->args.value(1) + QStringLiteral("/inside")));
        QVERIFY(store.put(production()));
    }

    void unwritableFolderChangesNothing_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("missing") << QStringLiteral("gone");
        // Also holds for root, whom permissions do not stop.
        QTest::newRow("a file is in the way") << QStringLiteral("file/folder");
    }
    void unwritableFolderChangesNothing()
    {
        QFETCH(QString, folder);
        write(m_folder->filePath(QStringLiteral("file")), "x");
        const QString path = m_folder->filePath(folder);
        ProfileStore store(path);
        QVERIFY(!store.problem());
        const Result<void> written = store.put(production());
        QVERIFY(!written);
        QCOMPARE(written.error().code, QString::fromLatin1(codes::fileUnwritable));
        QCOMPARE(written.error().kind, ErrorKind::Local);
        QCOMPARE(written.error().args.value(0), path + QLatin1Char('/') + fileName);
        QVERIFY(!written.error().args.value(1).isEmpty());
        QCOMPARE(store.profiles(), QList<Profile>{practiceProfile()});
    }

    void aFailedWriteLeavesProfilesCurrentAndFile()
    {
        const QString folder = m_folder->filePath(QStringLiteral("data"));
        const QString moved = m_folder->filePath(QStringLiteral("elsewhere"));
        QVERIFY(QDir().mkpath(folder));
        ProfileStore store(folder);
        QVERIFY(store.put(production()));
        QVERIFY(store.put(staging()));
        QVERIFY(store.setCurrent(production().id));
        const QList<Profile> profiles = store.profiles();
        const QByteArray before = contents(folder + QLatin1Char('/') + fileName);
        QVERIFY(QDir().rename(folder, moved));

        Profile renamed = production();
        renamed.name = QStringLiteral("Live");
        QVERIFY(!store.put(renamed));
        QVERIFY(!store.remove(production().id));
        QVERIFY(!store.setCurrent(staging().id));
        QCOMPARE(store.profiles(), profiles);
        QCOMPARE(store.current(), production());

        QVERIFY(QDir().rename(moved, folder));
        QCOMPARE(contents(folder + QLatin1Char('/') + fileName), before);
        QVERIFY(store.setCurrent(staging().id));
        QCOMPARE(ProfileStore(folder).profiles(), profiles);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

REGIONCAST_TEST(TestProfileStore)
#include "tst_profilestore.moc"
