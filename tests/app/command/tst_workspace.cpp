#include "command/workspace.h"
#include "support/testmain.h"

#include <QDir>
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
};

REGIONCAST_TEST(TestWorkspace)
#include "tst_workspace.moc"
