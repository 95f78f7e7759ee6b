#include "command/workspace.h"
#include "support/fakeclient.h"
#include "support/testmain.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readingAnewStartsAPracticeServiceThatCouldNotStart()
    {
        const QTemporaryDir folder;
        const QString inTheWay = QStringLiteral("practice-1.jsonl");
        QVERIFY(QDir(folder.path()).mkdir(inTheWay));
        SystemClock clock;
        Workspace workspace({folder.path(), {}, {}}, clock);
        bool opened = false;
        workspace.open([&opened](const Result<void> &result) { opened = result.has_value(); });
        QTRY_VERIFY(opened);
        const auto phase = [&workspace] {
            return workspace.session()->imagesState().phase;
        };
        QTRY_COMPARE(phase(), LoadState::Phase::Failed);
        QCOMPARE(workspace.session()->imagesState().error.code,
                 QLatin1String(codes::practiceFailed));

        workspace.session()->refresh(); // nothing has changed
        QTRY_COMPARE(phase(), LoadState::Phase::Failed);
        QVERIFY(QDir(folder.path()).rmdir(inTheWay));
        workspace.session()->refresh();
        QTRY_COMPARE(phase(), LoadState::Phase::Complete);
        QCOMPARE(workspace.session()->catalogue().imageCount(), 40);
    }

    void anotherLimitKeepsTheSessionAndAnotherKeyDoesNot()
    {
        const QTemporaryDir folder;
        SystemClock clock;
        Workspace workspace({folder.path(),
                             {},
                             [](const Profile &) {
                                 return std::make_unique<test::FakeClient>();
                             }},
                            clock);
        bool opened = false;
        workspace.open([&opened](const Result<void> &result) { opened = result.has_value(); });
        QTRY_VERIFY(opened);
        Profile profile;
        profile.id = QStringLiteral("12345678");
        profile.name = QStringLiteral("Production");
        profile.endpoint = QUrl(QStringLiteral("https://service.example"));
        profile.keySource = KeySource::Session;
        profile.keyId = QStringLiteral("LTAIone");
        const auto save = [&] {
            return workspace.profiles().put(profile).has_value()
                   && workspace.switchTo(profile.id).has_value();
        };
        QVERIFY(save());
        QTRY_COMPARE(workspace.session()->imagesState().phase, LoadState::Phase::Complete);
        QSignalSpy replaced(&workspace, &Workspace::sessionOpened);
        QSignalSpy changed(&workspace, &Workspace::profileChanged);
        profile.limits = {9, 99};
        profile.badge = QStringLiteral("LIVE");
        QVERIFY(save());
        QCOMPARE(replaced.size(), 0);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(workspace.session()->profile(), profile);
        QCOMPARE(workspace.session()->copyLimits(), (CopyLimits{9, 99}));
        profile.keyId = QStringLiteral("LTAIother");
        QVERIFY(save());
        QCOMPARE(replaced.size(), 1);
        QCOMPARE(workspace.session()->profile(), profile);
    }
};

REGIONCAST_TEST(TestWorkspace)
#include "tst_workspace.moc"
