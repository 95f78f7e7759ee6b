#include "settings/profiledialog.h"

#include "profile/networkaccess.h"
#include "settings/connectionsteps.h"
#include "support/testmain.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeEdit>
#include <QWheelEvent>

using namespace regioncast;

namespace {

/// A service that knows the key, or not; all else of it is never asked.
class SiteClient final : public QObject, public ApiClient
{
public:
    explicit SiteClient(std::optional<Error> refusal)
        : m_refusal(std::move(refusal))
    {
    }
    [[nodiscard]] Pending listImages(const ListImageQuery &, Done<ImagePage>) override
    {
        return {};
    }
    [[nodiscard]] Pending listRegions(const ListRegionsQuery &, Done<RegionList> done) override
    {
        const auto alive = std::make_shared<bool>(true);
        QMetaObject::invokeMethod(
            this,
            [this, alive, done = std::move(done)] {
                if (!*alive)
                    return;
                if (m_refusal)
                    done(fail(*m_refusal));
                else
                    done(RegionList{});
            },
            Qt::QueuedConnection);
        return Pending([alive] { *alive = false; });
    }
    void startTask(const StartTaskRequest &, std::function<void(StartTaskOutcome)>) override {}
    [[nodiscard]] std::chrono::milliseconds clockOffset() const override { return {}; }
    void observe(std::function<void(const Exchange &)>) override {}

private:
    std::optional<Error> m_refusal;
};

Error gateway(const char *code)
{
    return makeError(ErrorKind::Gateway, Effect::Refused, code);
}

/// A workspace of its own, and a practice service that stands for a real one.
struct Desk
{
    QTemporaryDir folder;
    QTemporaryDir serviceFolder;
    ManualClock clock{QDateTime::currentDateTimeUtc()};
    UiContext context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                      RegionTable::load(QLocale::c()), clock, QStringLiteral("en")};
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<ProfileDialog> dialog;

    [[nodiscard]] bool
    open(std::function<std::unique_ptr<ApiClient>(const Profile &)> makeClient = {})
    {
        Workspace::Options options;
        options.folder = folder.path();
        options.makeClient = std::move(makeClient);
        workspace = std::make_unique<Workspace>(std::move(options), clock);
        bool opened = false;
        workspace->open([&opened](const Result<void> &result) { opened = result.has_value(); });
        return QTest::qWaitFor([&opened] { return opened; });
    }
    void edit(const QString &profileId = {})
    {
        dialog = std::make_unique<ProfileDialog>(*workspace, context, profileId);
        dialog->open();
    }
    ~Desk()
    {
        dialog.reset();
        workspace.reset();
    }

    template<class Widget = QAbstractButton>
    [[nodiscard]] Widget *get(const char *name) const
    {
        auto *widget = dialog->findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("There is no %s", name);
        return widget;
    }
    void type(const char *name, const QString &text) const
    {
        get<QLineEdit>(name)->clear();
        QTest::keyClicks(get<QLineEdit>(name), text);
    }
    [[nodiscard]] QString problem(const char *name) const
    {
        const auto *label = get<QLabel>(name);
        return label->isVisible() ? label->text() : QString();
    }
    void fillIn() const
    {
        type("profileNameEdit", QStringLiteral("Production"));
        get("siteInternationalRadio")->click();
        get("keyTypedRadio")->click();
        type("keyIdEdit", QStringLiteral("LTAI5tExample9xQe"));
        type("secretEdit", QStringLiteral("kept-secret"));
    }
    [[nodiscard]] QByteArray secretOf(const Profile &profile)
    {
        QByteArray secret;
        bool ended = false;
        const Pending pending =
            workspace->secrets().read(profile, [&](const Result<QByteArray> &read) {
                secret = read.value_or(QByteArray());
                ended = true;
            });
        (void)QTest::qWaitFor([&ended] { return ended; });
        return secret;
    }
};

} // namespace

class TestProfileDialog : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home; ///< no key of the person who runs the tests counts

    void write(const QString &name, const QByteArray &content) const
    {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    void writeVendorFiles() const
    {
        write(QStringLiteral(".aliyun/config.json"),
              R"({"current":"main","profiles":[
                  {"name":"build","mode":"EcsRamRole"},
                  {"name":"main","mode":"AK","access_key_id":"LTAI5tExample9xQe",
                   "access_key_secret":"vendor-secret"}]})");
        write(QStringLiteral(".alibabacloud/credentials"),
              "[default]\ntype = access_key\naccess_key_id = LTAI5tExample7abc\n"
              "access_key_secret = file-secret\n");
    }
    [[nodiscard]] static Profile saved(Desk &desk)
    {
        QSignalSpy done(desk.dialog.get(), &ProfileDialog::saved);
        desk.get("saveButton")->click();
        if (done.isEmpty())
            qWarning("Not saved");
        return desk.workspace->profiles().profiles().last();
    }

private Q_SLOTS:
    void initTestCase()
    {
        // No keychain of the person who runs the tests is ever asked.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }
    void init()
    {
        for (const char *variable :
             {"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
              "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_PROFILE",
              "ALIBABA_CLOUD_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_URI",
              "ALIBABA_CLOUD_CLI_PROFILE_DISABLED"}) {
            qunsetenv(variable);
        }
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toUtf8());
    }

    void aNewProfileBeginsWithSensibleChoices()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        QVERIFY(desk.get("siteDetectRadio")->isChecked());
        QVERIFY(desk.get("keyTypedRadio")->isChecked());
        QVERIFY(desk.get("keepInKeychainCheck")->isChecked());
        QVERIFY(!desk.get<QLineEdit>("endpointEdit")->isEnabled());
        QVERIFY(!desk.get("deleteProfileButton")->isVisible());
        QVERIFY(!desk.get("duplicateProfileButton")->isVisible());
        QVERIFY(!desk.get("keyVendorRadio")->isEnabled());
        QVERIFY(!desk.get("keyFileRadio")->isVisible());
        QCOMPARE(desk.get<QComboBox>("badgeColourCombo")->currentText(), QStringLiteral("Violet"));
        QCOMPARE(desk.get<QLineEdit>("secretEdit")->echoMode(), QLineEdit::Password);
        QCOMPARE(desk.get("keyEnvironmentRadio")->text(),
                 QStringLiteral("&Environment: ALIBABA_CLOUD_ACCESS_KEY_ID is not set"));
        // The badge follows the name until it is typed.
        desk.type("profileNameEdit", QStringLiteral("Production"));
        QCOMPARE(desk.get<QLineEdit>("badgeEdit")->text(), QStringLiteral("PRODUCTION"));
        desk.type("badgeEdit", QStringLiteral("PROD"));
        desk.type("profileNameEdit", QStringLiteral("Staging"));
        QCOMPARE(desk.get<QLineEdit>("badgeEdit")->text(), QStringLiteral("PROD"));
    }

    void aKeyInTheEnvironmentIsFoundAndShortened()
    {
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI5tExample9xQe");
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "of-the-environment");
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        QVERIFY(desk.get("keyEnvironmentRadio")->isChecked());
        QCOMPARE(desk.get("keyEnvironmentRadio")->text(),
                 QStringLiteral("&Environment: ALIBABA_CLOUD_ACCESS_KEY_ID is LTAI…9xQe"));
        desk.type("profileNameEdit", QStringLiteral("Production"));
        desk.get("siteChinaRadio")->click();
        const Profile profile = saved(desk);
        QCOMPARE(profile.keySource, KeySource::Environment);
        QCOMPARE(profile.endpoint, QUrl(QString::fromLatin1(endpointChina)));
        QVERIFY(profile.keyId.isEmpty());
    }

    void aNewProfileTakesTheKeyOfTheVendorsTools()
    {
        writeVendorFiles();
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        QVERIFY(desk.get("keyVendorRadio")->isChecked());
        auto *combo = desk.get<QComboBox>("vendorProfileCombo");
        QCOMPARE(combo->currentText(), QStringLiteral("main (LTAI…9xQe)"));
        // One that works in the vendor's tools alone is listed with the reason.
        QCOMPARE(combo->itemText(0), QStringLiteral("build (EcsRamRole)"));
        QVERIFY(!qobject_cast<QStandardItemModel *>(combo->model())->item(0)->isEnabled());
        QVERIFY(!combo->itemData(0, Qt::ToolTipRole).toString().isEmpty());
        QCOMPARE(desk.get("keyChainRadio")->text(),
                 QStringLiteral("&As the vendor's tools choose, now vendor CLI profile “main” "
                                "(LTAI…9xQe)"));
        desk.type("profileNameEdit", QStringLiteral("Production"));
        desk.get("siteInternationalRadio")->click();
        const Profile profile = saved(desk);
        QCOMPARE(profile.keySource, KeySource::VendorCli);
        QCOMPARE(profile.keyProfile, QStringLiteral("main"));
    }

    void eachSourceIsSavedAndShownAgain_data()
    {
        QTest::addColumn<QByteArray>("radio");
        QTest::addColumn<KeySource>("source");
        QTest::addColumn<QString>("keyProfile");
        QTest::addColumn<QString>("uri");
        QTest::newRow("vendor CLI") << QByteArray("keyVendorRadio") << KeySource::VendorCli
                                    << QStringLiteral("main") << QString();
        QTest::newRow("credentials file")
            << QByteArray("keyFileRadio") << KeySource::CredentialsFile << QStringLiteral("default")
            << QString();
        QTest::newRow("environment") << QByteArray("keyEnvironmentRadio") << KeySource::Environment
                                     << QString() << QString();
        QTest::newRow("chain") << QByteArray("keyChainRadio") << KeySource::Chain << QString()
                               << QString();
        QTest::newRow("address") << QByteArray("keyUriRadio") << KeySource::CredentialsUri
                                 << QString() << QStringLiteral("http://127.0.0.1:8080/key?a=b");
    }

    void eachSourceIsSavedAndShownAgain()
    {
        QFETCH(QByteArray, radio);
        QFETCH(KeySource, source);
        QFETCH(QString, keyProfile);
        QFETCH(QString, uri);
        writeVendorFiles();
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        desk.type("profileNameEdit", QStringLiteral("Production"));
        desk.get("siteInternationalRadio")->click();
        desk.get(radio)->click();
        if (!uri.isEmpty())
            desk.type("credentialsUriEdit", uri);
        const Profile profile = saved(desk);
        QCOMPARE(profile.keySource, source);
        QCOMPARE(profile.keyProfile, keyProfile);
        QCOMPARE(profile.credentialsUri, QUrl(uri));
        desk.edit(profile.id);
        QVERIFY(desk.get(radio)->isChecked());
        QCOMPARE(saved(desk), profile);
    }

    void aVendorProfileThatIsGoneStaysChosen()
    {
        writeVendorFiles();
        Desk desk;
        QVERIFY(desk.open());
        Profile profile;
        profile.id = QStringLiteral("0a1b2c3d");
        profile.name = QStringLiteral("Production");
        profile.badge = QStringLiteral("PROD");
        profile.endpoint = QUrl(QString::fromLatin1(endpointChina));
        profile.keySource = KeySource::VendorCli;
        profile.keyProfile = QStringLiteral("gone");
        QVERIFY(desk.workspace->profiles().put(profile));
        desk.edit(profile.id);
        QCOMPARE(desk.get<QComboBox>("vendorProfileCombo")->currentText(),
                 QStringLiteral("gone (not there)"));
        QCOMPARE(saved(desk), profile);
        // One that names none goes on naming none.
        profile.keyProfile.clear();
        QVERIFY(desk.workspace->profiles().put(profile));
        desk.edit(profile.id);
        QCOMPARE(saved(desk), profile);
    }

    void everyFieldOfAProfileIsShownAndSaved()
    {
        Desk desk;
        QVERIFY(desk.open());
        Profile profile;
        profile.id = QStringLiteral("0a1b2c3d");
        profile.name = QStringLiteral("Production");
        profile.badge = QStringLiteral("PROD");
        profile.badgeColour = QStringLiteral("red");
        profile.endpoint = QUrl(QStringLiteral("https://x.invalid:8443"));
        profile.keySource = KeySource::Environment;
        profile.role = {QStringLiteral("acs:ram::1234:role/copier"), QStringLiteral("me@work"),
                        QStringLiteral("ext-1"), 1801,
                        QUrl(QStringLiteral("https://sts.example.invalid"))};
        profile.network.proxy = NetworkSettings::Proxy::Manual;
        profile.network.kind = NetworkSettings::Kind::Socks5;
        profile.network.host = QStringLiteral("proxy.invalid");
        profile.network.port = 1080;
        profile.network.user = QStringLiteral("anna");
        profile.network.keepPassword = false;
        profile.network.connectSeconds = 7;
        profile.network.answerSeconds = 599;
        profile.product = QStringLiteral("CloudApp");
        profile.limits = {3, 40};
        profile.grouping = Grouping::PerRegion;
        profile.guards.readOnly = true;
        profile.guards.confirmAbove = 0;
        profile.guards.images = {QStringLiteral("imgc-1"), QStringLiteral("win *")};
        profile.guards.regions = {{QStringLiteral("eu-central-1")},
                                  {QStringLiteral("cn-hongkong")}};
        profile.guards.hours = Hours{QTime(22, 30), QTime(6, 0)};
        QVERIFY(desk.workspace->profiles().put(profile));
        desk.edit(profile.id);
        QVERIFY(desk.get<QLineEdit>("roleArnEdit")->isVisibleTo(desk.dialog.get()));
        QVERIFY(desk.get("proxyManualRadio")->isChecked());
        QCOMPARE(desk.get<QComboBox>("proxyKindCombo")->currentText(), QStringLiteral("SOCKS5"));
        QVERIFY(desk.get("readOnlyCheck")->isChecked());
        QCOMPARE(desk.get<QTimeEdit>("hoursFromEdit")->time(), QTime(22, 30));
        QCOMPARE(saved(desk), profile);
    }

    void networkAndGuardsAreTyped()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        desk.fillIn();
        desk.get("keyEnvironmentRadio")->click();
        desk.get("roleCheck")->click();
        desk.type("roleArnEdit", QStringLiteral(" acs:ram::1234:role/copier "));
        desk.get<QSpinBox>("roleMinutesSpin")->setValue(90);
        desk.get("proxyManualRadio")->click();
        desk.get<QLineEdit>("proxyHostEdit")->setText(QStringLiteral("10.0.0.1"));
        desk.get<QSpinBox>("proxyPortSpin")->setValue(3128);
        desk.get<QPlainTextEdit>("allowedImagesEdit")
            ->setPlainText(QStringLiteral("imgc-1, win*\n\n imgc-1"));
        desk.get<QLineEdit>("allowedRegionsEdit")
            ->setText(QStringLiteral("EU-central-1,us-west-1"));
        desk.get("hoursCheck")->click();
        desk.get<QTimeEdit>("hoursToEdit")->setTime(QTime(7, 15));
        const Profile profile = saved(desk);
        QCOMPARE(profile.role.arn, QStringLiteral("acs:ram::1234:role/copier"));
        QCOMPARE(profile.role.seconds, 5400);
        QCOMPARE(profile.network.host, QStringLiteral("10.0.0.1"));
        QCOMPARE(profile.network.port, 3128);
        QCOMPARE(profile.guards.images,
                 QStringList({QStringLiteral("imgc-1"), QStringLiteral("win*")}));
        QCOMPARE(profile.guards.regions, QList<RegionId>({{QStringLiteral("eu-central-1")},
                                                          {QStringLiteral("us-west-1")}}));
        QCOMPARE(profile.guards.hours, (Hours{QTime(20, 0), QTime(7, 15)}));
    }

    void aBadValueTurnsToItsPage_data()
    {
        QTest::addColumn<QByteArray>("radio");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<int>("page");
        QTest::newRow("no proxy host")
            << QByteArray("proxyManualRadio") << QByteArray("proxyHostEdit") << QString()
            << QByteArray("proxyProblem") << 1;
        QTest::newRow("no proxy port")
            << QByteArray("proxyManualRadio") << QByteArray("proxyHostEdit")
            << QStringLiteral("proxy.invalid") << QByteArray("proxyProblem") << 1;
        QTest::newRow("proxy with a scheme")
            << QByteArray("proxyManualRadio") << QByteArray("proxyHostEdit")
            << QStringLiteral("http://proxy.invalid") << QByteArray("proxyProblem") << 1;
        QTest::newRow("no file of certificates")
            << QByteArray("proxyNoneRadio") << QByteArray("caFileEdit")
            << QStringLiteral("/nonexistent/ca.pem") << QByteArray("caFileProblem") << 1;
        QTest::newRow("no region")
            << QByteArray("proxyNoneRadio") << QByteArray("allowedRegionsEdit")
            << QStringLiteral("eu-central-1, Frankfurt!") << QByteArray("allowedRegionsProblem")
            << 2;
        QTest::newRow("no role") << QByteArray("roleCheck") << QByteArray("roleArnEdit")
                                 << QString() << QByteArray("roleProblem") << 0;
        QTest::newRow("another ARN")
            << QByteArray("roleCheck") << QByteArray("roleArnEdit")
            << QStringLiteral("acs:ram::1234:user/anna") << QByteArray("roleProblem") << 0;
        QTest::newRow("keys from elsewhere")
            << QByteArray("keyUriRadio") << QByteArray("credentialsUriEdit")
            << QStringLiteral("http://keys.invalid/") << QByteArray("keyProblem") << 0;
    }

    void aBadValueTurnsToItsPage()
    {
        QFETCH(QByteArray, radio);
        QFETCH(QByteArray, field);
        QFETCH(QString, text);
        QFETCH(QByteArray, label);
        QFETCH(int, page);
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        desk.fillIn();
        desk.get("keyEnvironmentRadio")->click();
        desk.get(radio)->click();
        desk.get<QLineEdit>(field)->setText(text);
        auto *tabs = desk.get<QTabWidget>("profileTabs");
        tabs->setCurrentIndex(page == 0 ? 2 : 0);
        desk.get("saveButton")->click();
        QCOMPARE(tabs->currentIndex(), page);
        QVERIFY(!desk.problem(label).isEmpty());
        QCOMPARE(desk.get<QLineEdit>(field)->text(), text); // nothing is lost
        QCOMPARE(desk.workspace->profiles().profiles().size(), 1);
    }

    void thePasswordOfTheProxyIsKeptWithItsProxy()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        desk.fillIn();
        desk.get("keyEnvironmentRadio")->click();
        const auto *password = desk.get<QLineEdit>("proxyPasswordEdit");
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QVERIFY(!password->isEnabled());
        desk.get<QTabWidget>("profileTabs")->setCurrentIndex(1);
        desk.get("proxyManualRadio")->click();
        desk.type("proxyHostEdit", QStringLiteral("proxy.invalid"));
        desk.get<QSpinBox>("proxyPortSpin")->setValue(3128);
        desk.type("proxyUserEdit", QStringLiteral("anna"));
        desk.type("proxyPasswordEdit", QStringLiteral("proxy-secret"));
        desk.get("keepProxyPasswordCheck")->click();
        const Profile profile = saved(desk);
        QCOMPARE(profile.network.user, QStringLiteral("anna"));
        QVERIFY(!profile.network.keepPassword);
        QCOMPARE(desk.secretOf(proxySecretOf(profile)), QByteArray("proxy-secret"));
        QFile settings(desk.folder.filePath(QStringLiteral("settings.json")));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains("proxy-secret"));

        // It is never shown, and stays when nothing is typed.
        desk.edit(profile.id);
        QCOMPARE(desk.get<QLineEdit>("proxyPasswordEdit")->text(), QString());
        QCOMPARE(desk.get<QLineEdit>("proxyPasswordEdit")->placeholderText(),
                 QStringLiteral("as before, unless another one is typed"));
        QCOMPARE(saved(desk), profile);
        QCOMPARE(desk.secretOf(proxySecretOf(profile)), QByteArray("proxy-secret"));

        // Without the proxy nobody needs it any more.
        desk.edit(profile.id);
        desk.get("proxyNoneRadio")->click();
        QVERIFY(saved(desk).network.proxy == NetworkSettings::Proxy::None);
        QCOMPARE(desk.secretOf(proxySecretOf(profile)), QByteArray());
    }

    void aSiteIsDetected_data()
    {
        QTest::addColumn<QByteArray>("china");
        QTest::addColumn<QByteArray>("international");
        QTest::addColumn<QByteArray>("radio");
        QTest::addColumn<QString>("problem");
        const QByteArray unknown("InvalidAccessKeyId.NotFound");
        QTest::newRow("China") << QByteArray() << unknown << QByteArray("siteChinaRadio")
                               << QString();
        QTest::newRow("international")
            << unknown << QByteArray() << QByteArray("siteInternationalRadio") << QString();
        QTest::newRow("known without permission")
            << QByteArray("NoPermission") << unknown << QByteArray("siteChinaRadio") << QString();
        QTest::newRow("neither") << unknown << unknown << QByteArray("siteDetectRadio")
                                 << QStringLiteral("Neither site knows this key.");
    }

    void aSiteIsDetected()
    {
        QFETCH(QByteArray, china);
        QFETCH(QByteArray, international);
        QFETCH(QByteArray, radio);
        QFETCH(QString, problem);
        Desk desk;
        QVERIFY(desk.open([&](const Profile &profile) -> std::unique_ptr<ApiClient> {
            const QByteArray code =
                siteOf(profile) == QLatin1String("china") ? china : international;
            return std::make_unique<SiteClient>(
                code.isEmpty() ? std::nullopt : std::optional(gateway(code.constData())));
        }));
        desk.edit();
        desk.fillIn();
        desk.get("keepInKeychainCheck")->click();
        desk.get("siteDetectRadio")->click();
        QSignalSpy done(desk.dialog.get(), &ProfileDialog::saved);
        desk.get("saveButton")->click();
        QVERIFY(!desk.get("saveButton")->isEnabled());
        QTRY_VERIFY(done.size() == 1 || desk.get("saveButton")->isEnabled());
        QCOMPARE(done.size(), problem.isEmpty() ? 1 : 0);
        QVERIFY(desk.get(radio)->isChecked());
        QCOMPARE(desk.problem("endpointProblem"), problem);
    }

    void cancelDropsADetection()
    {
        Desk desk;
        QVERIFY(desk.open([](const Profile &) -> std::unique_ptr<ApiClient> {
            return std::make_unique<SiteClient>(std::nullopt);
        }));
        desk.edit();
        desk.fillIn();
        desk.get("keepInKeychainCheck")->click();
        desk.get("siteDetectRadio")->click();
        desk.get("saveButton")->click();
        desk.get("cancelButton")->click();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(desk.workspace->profiles().profiles().size(), 1);
    }

    void aDuplicateIsANewProfile()
    {
        Desk desk;
        QVERIFY(desk.open());
        Profile profile;
        profile.id = QStringLiteral("0a1b2c3d");
        profile.name = QStringLiteral("Production");
        profile.badge = QStringLiteral("PROD");
        profile.endpoint = QUrl(QString::fromLatin1(endpointChina));
        profile.keySource = KeySource::Environment;
        profile.guards.readOnly = true;
        QVERIFY(desk.workspace->profiles().put(profile));
        desk.edit(profile.id);
        desk.get("duplicateProfileButton")->click();
        QVERIFY(!desk.get("deleteProfileButton")->isVisible());
        const Profile copy = saved(desk);
        QCOMPARE(desk.workspace->profiles().profiles().size(), 3);
        QVERIFY(copy.id != profile.id);
        QCOMPARE(copy.name, QStringLiteral("Production (copy)"));
        QVERIFY(copy.guards.readOnly);
        QCOMPARE(desk.workspace->profiles().profiles().at(1), profile);
    }

    void theWheelChangesNothing()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        for (const char *name : {"confirmAboveSpin", "connectSecondsSpin", "copiesInAllSpin"}) {
            auto *spin = desk.get<QSpinBox>(name);
            const int before = spin->value();
            spin->setFocus();
            QWheelEvent wheel({5, 5}, spin->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(spin, &wheel);
            QCOMPARE(spin->value(), before);
        }
    }

    void problemsStandBesideTheirFields_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no name") << QByteArray("profileNameEdit") << QString()
                                 << QByteArray("nameProblem")
                                 << QStringLiteral("The profile has no name yet.");
        QTest::newRow("known name")
            << QByteArray("profileNameEdit") << QStringLiteral("practice")
            << QByteArray("nameProblem") << QStringLiteral("Another profile has this name.");
        QTest::newRow("no key id")
            << QByteArray("keyIdEdit") << QString() << QByteArray("keyProblem")
            << QStringLiteral("The key id is missing.");
        QTest::newRow("no secret")
            << QByteArray("secretEdit") << QString() << QByteArray("keyProblem")
            << QStringLiteral("The secret is missing.");
        QTest::newRow("no host") << QByteArray("endpointEdit") << QStringLiteral("a b/c")
                                 << QByteArray("endpointProblem")
                                 << QStringLiteral("This is not the host name of an endpoint.");
        QTest::newRow("plain http")
            << QByteArray("endpointEdit") << QStringLiteral("http://example.invalid")
            << QByteArray("endpointProblem")
            << QStringLiteral("Plain http is allowed for this computer only; use https.");
    }

    void problemsStandBesideTheirFields()
    {
        QFETCH(QByteArray, field);
        QFETCH(QString, text);
        QFETCH(QByteArray, label);
        QFETCH(QString, problem);
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        desk.fillIn();
        if (field == "endpointEdit")
            desk.get("siteOtherRadio")->click();
        desk.type(field, text);
        desk.get("saveButton")->click();
        QCOMPARE(desk.problem(label), problem);
        QVERIFY(desk.dialog->isVisible());
        QCOMPARE(desk.workspace->profiles().profiles().size(), 1);
        // Typing takes the complaint away.
        desk.type(field, QStringLiteral("x"));
        QCOMPARE(desk.problem(label), QString());
    }

    void whatSurroundsASecretIsRemovedAndSaid()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        desk.fillIn();
        desk.get("keepInKeychainCheck")->click();
        desk.get<QLineEdit>("secretEdit")->setText(QStringLiteral(" \"kept-secret\" "));
        QVERIFY(desk.problem("cleanedLabel").startsWith(QLatin1String("4 ")));
        QSignalSpy saved(desk.dialog.get(), &ProfileDialog::saved);
        desk.get("saveAndUseButton")->click();
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.first().at(1).toBool(), true);
        const Profile profile = desk.workspace->profiles().profiles().last();
        QCOMPARE(profile.keySource, KeySource::Session);
        QCOMPARE(profile.badge, QStringLiteral("PRODUCTION"));
        QCOMPARE(profile.endpoint, QUrl(QString::fromLatin1(endpointInternational)));
        QCOMPARE(desk.secretOf(profile), QByteArray("kept-secret"));
        // Nothing secret is in the file.
        QFile settings(desk.folder.filePath(QStringLiteral("settings.json")));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains("kept-secret"));
    }

    void withoutAKeychainTheSecretIsKeptForThisSession()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        desk.fillIn();
        QSignalSpy kept(desk.dialog.get(), &ProfileDialog::keptForSession);
        QSignalSpy saved(desk.dialog.get(), &ProfileDialog::saved);
        desk.get("saveButton")->click();
        QTRY_VERIFY((desk.clock.advance(std::chrono::seconds(1)), saved.size() == 1));
        QCOMPARE(kept.size(), 1);
        const Profile profile = desk.workspace->profiles().profiles().last();
        QCOMPARE(profile.keySource, KeySource::Session);
        QCOMPARE(desk.secretOf(profile), QByteArray("kept-secret"));
    }

    void aKeptSecretIsNeverShownAgain()
    {
        Desk desk;
        QVERIFY(desk.open());
        Profile profile;
        profile.id = QStringLiteral("0a1b2c3d");
        profile.name = QStringLiteral("Production");
        profile.badge = QStringLiteral("PROD");
        profile.endpoint = QUrl(QString::fromLatin1(endpointChina));
        profile.keyId = QStringLiteral("LTAI5tExample9xQe");
        QVERIFY(desk.workspace->profiles().put(profile));
        desk.workspace->secrets().keepForSession(profile, "kept-secret");
        desk.edit(profile.id);
        QVERIFY(desk.get("siteChinaRadio")->isChecked());
        auto *secret = desk.get<QLineEdit>("secretEdit");
        QCOMPARE(secret->text(), QString());
        QCOMPARE(secret->placeholderText(), QStringLiteral("kept in the keychain"));
        QCOMPARE(desk.get<QSpinBox>("copiesPerRegionSpin")->value(), 5);
        desk.get<QSpinBox>("copiesPerRegionSpin")->setValue(8);
        desk.get<QSpinBox>("copiesInAllSpin")->setValue(90);
        desk.get("oneRegionCheck")->click();
        desk.type("profileNameEdit", QStringLiteral("Live"));
        desk.get("saveButton")->click();
        QCOMPARE(desk.workspace->profiles().profiles().last().name, QStringLiteral("Live"));
        QCOMPARE(desk.workspace->profiles().profiles().last().badge, QStringLiteral("PROD"));
        QCOMPARE(desk.workspace->profiles().profiles().last().limits, (CopyLimits{8, 90}));
        QCOMPARE(desk.workspace->profiles().profiles().last().grouping, Grouping::PerRegion);
        QCOMPARE(desk.secretOf(profile), QByteArray("kept-secret"));
        // Another key needs its own secret.
        desk.edit(profile.id);
        desk.type("keyIdEdit", QStringLiteral("LTAI5tOther"));
        QCOMPARE(desk.get<QLineEdit>("secretEdit")->placeholderText(), QString());
        desk.get("saveButton")->click();
        QCOMPARE(desk.problem("keyProblem"),
                 QStringLiteral("Type the secret again: the key changed, or where it is kept."));
    }

    void aProfileIsDeletedAfterAQuestion()
    {
        Desk desk;
        QVERIFY(desk.open());
        Profile profile;
        profile.id = QStringLiteral("0a1b2c3d");
        profile.name = QStringLiteral("Production");
        profile.endpoint = QUrl(QStringLiteral("https://x.invalid"));
        profile.keySource = KeySource::Environment;
        QVERIFY(desk.workspace->profiles().put(profile));
        QVERIFY(desk.workspace->switchTo(profile.id));
        desk.edit(profile.id);
        QCOMPARE(desk.get<QLineEdit>("endpointEdit")->text(), QStringLiteral("https://x.invalid"));
        QSignalSpy removed(desk.dialog.get(), &ProfileDialog::removed);
        desk.get("deleteProfileButton")->click();
        desk.get("keepProfileButton")->click();
        QCOMPARE(desk.workspace->profiles().profiles().size(), 2);
        QTRY_VERIFY(!desk.dialog->findChild<QMessageBox *>());
        desk.get("deleteProfileButton")->click();
        desk.get("confirmDeleteButton")->click();
        QCOMPARE(removed.size(), 1);
        QCOMPARE(desk.workspace->profiles().profiles().size(), 1);
        QVERIFY(desk.workspace->session()->profile().isPractice());
        QVERIFY(!desk.dialog->isVisible());
    }

    void testConnectionTellsEachStep_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QStringList>("beginnings");
        QTest::newRow("good key") << QString()
                                  << QStringList{QStringLiteral("Reached 127.0.0.1, port "),
                                                 QStringLiteral("Clocks "),
                                                 QStringLiteral("Key accepted; "),
                                                 QStringLiteral("May list images ("),
                                                 QStringLiteral("Whether it may copy")};
        QTest::newRow("wrong secret")
            << QStringLiteral("wrong")
            << QStringList{QStringLiteral("Reached 127.0.0.1, port "), QStringLiteral("Clocks "),
                           QString(), QStringLiteral("Not tried: listing images, copying")};
    }

    void testConnectionTellsEachStep()
    {
        QFETCH(QString, secret);
        QFETCH(QStringList, beginnings);
        Desk desk;
        QVERIFY(desk.open());
        PracticeService service;
        PracticeSettings settings;
        settings.folder = desk.serviceFolder.path();
        const Result<PracticeAddress> address = service.start(settings);
        QVERIFY(address);
        desk.edit();
        desk.get("proxyNoneRadio")->click();
        desk.get("siteOtherRadio")->click();
        desk.type("endpointEdit", address->endpoint.toString());
        desk.type("keyIdEdit", address->credentials.keyId);
        desk.type("secretEdit",
                  secret.isEmpty() ? QString::fromUtf8(address->credentials.secret) : secret);
        auto *test = desk.get("testConnectionButton");
        QVERIFY(desk.get<QLabel>("testStep1")->text().startsWith(QLatin1String("Test Connection")));
        test->click(); // a test needs no name
        QCOMPARE(desk.get<QLabel>("testStep1")->text(), QStringLiteral("Looking up 127.0.0.1…"));
        QVERIFY(!test->isEnabled());
        QTRY_VERIFY(test->isEnabled());
        for (int i = 0; i < beginnings.size(); ++i) {
            const QString text =
                desk.get<QLabel>(qPrintable(QStringLiteral("testStep%1").arg(i + 1)))->text();
            QVERIFY2(!text.isEmpty() && text.startsWith(beginnings.at(i)), qPrintable(text));
        }
        // Trying a key keeps nothing.
        QCOMPARE(desk.workspace->profiles().profiles().size(), 1);
    }

    void cancelKeepsNothing()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        desk.fillIn();
        QSignalSpy saved(desk.dialog.get(), &ProfileDialog::saved);
        desk.get("cancelButton")->click();
        QVERIFY(!desk.dialog->isVisible());
        QVERIFY(saved.isEmpty());
        QCOMPARE(desk.workspace->profiles().profiles().size(), 1);
    }
};

REGIONCAST_TEST(TestProfileDialog)
#include "tst_profiledialog.moc"
