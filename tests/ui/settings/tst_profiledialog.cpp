#include "settings/profiledialog.h"

#include "support/testmain.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;

namespace {

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

    [[nodiscard]] bool open()
    {
        Workspace::Options options;
        options.folder = folder.path();
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

private Q_SLOTS:
    void initTestCase()
    {
        // No keychain of the person who runs the tests is ever asked.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }
    void init()
    {
        qunsetenv("ALIBABA_CLOUD_ACCESS_KEY_ID");
        qunsetenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
    }

    void aNewProfileBeginsWithSensibleChoices()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        QVERIFY(desk.get("siteInternationalRadio")->isChecked());
        QVERIFY(desk.get("keyTypedRadio")->isChecked());
        QVERIFY(desk.get("keepInKeychainCheck")->isChecked());
        QVERIFY(!desk.get<QLineEdit>("endpointEdit")->isEnabled());
        QVERIFY(!desk.get("deleteProfileButton")->isVisible());
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
        Desk desk;
        QVERIFY(desk.open());
        desk.edit();
        QVERIFY(desk.get("keyEnvironmentRadio")->isChecked());
        QCOMPARE(desk.get("keyEnvironmentRadio")->text(),
                 QStringLiteral("&Environment: ALIBABA_CLOUD_ACCESS_KEY_ID is LTAI…9xQe"));
        desk.type("profileNameEdit", QStringLiteral("Production"));
        QSignalSpy saved(desk.dialog.get(), &ProfileDialog::saved);
        desk.get("saveButton")->click();
        QCOMPARE(saved.size(), 1);
        const Profile profile = desk.workspace->profiles().profiles().last();
        QCOMPARE(profile.keySource, KeySource::Environment);
        QVERIFY(profile.keyId.isEmpty());
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
                                  << QStringList{QStringLiteral("Reached 127.0.0.1 in "),
                                                 QStringLiteral("Key accepted; "),
                                                 QStringLiteral("May list images ("),
                                                 QStringLiteral("Whether it may copy")};
        QTest::newRow("wrong secret")
            << QStringLiteral("wrong")
            << QStringList{QStringLiteral("Reached 127.0.0.1 in "), QString(),
                           QStringLiteral("Listing images: not tried"),
                           QStringLiteral("Copying: not tried")};
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
        desk.get("siteOtherRadio")->click();
        desk.type("endpointEdit", address->endpoint.toString());
        desk.type("keyIdEdit", address->credentials.keyId);
        desk.type("secretEdit",
                  secret.isEmpty() ? QString::fromUtf8(address->credentials.secret) : secret);
        auto *test = desk.get("testConnectionButton");
        QVERIFY(desk.get<QLabel>("testStep1")->text().startsWith(QLatin1String("Test Connection")));
        test->click(); // a test needs no name
        QCOMPARE(desk.get<QLabel>("testStep1")->text(), QStringLiteral("Reaching 127.0.0.1…"));
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
