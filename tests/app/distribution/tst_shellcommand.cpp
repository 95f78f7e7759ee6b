#include "distribution/shellcommand.h"

#include "support/testmain.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace regioncast;

namespace {

/// The words that a real shell makes of these lines; each line ends with an empty word.
QStringList wordsOf(const QStringList &lines)
{
    QString script = QStringLiteral("tell() { for word; do printf '%s\\0' \"$word\"; done; "
                                    "printf '\\0'; }\n"
                                    "aliyun() { tell aliyun \"$@\"; }\n"
                                    "regioncast() { tell regioncast \"$@\"; }\n");
    script += lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {});
    shell.write(script.toUtf8());
    shell.closeWriteChannel();
    if (!shell.waitForFinished(60'000) || shell.exitCode() != 0)
        qFatal("The shell failed: %s", shell.readAllStandardError().constData());
    QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(u'\0'));
    words.removeLast(); // behind the last end
    return words;
}

/// Letters that mean something to shells, and some that mean much to people.
QString strangeWord(QRandomGenerator &dice)
{
    static const QString letters =
        QStringLiteral("aZ09 '\"\\$`!*?[]{}()<>|&;#~=%^\t\n-") + QString::fromUtf8("é中文😀");
    QString word;
    const int length = 1 + int(dice.bounded(12));
    while (word.size() < length) {
        const int at = int(dice.bounded(int(letters.size())));
        const QChar letter = letters.at(at);
        if (!letter.isSurrogate())
            word += letter;
    }
    return word;
}

PlanRow rowFor(const QString &image, const QString &region)
{
    PlanRow row;
    row.to = {{image}, {QStringLiteral("iv-1")}, {region}};
    row.verdict = Verdict::WillCopy;
    row.chosen = true;
    return row;
}

} // namespace

class TestShellCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 1,000 random requests, read back by a real shell.
    void vendorCommandsComeBackFromAShell()
    {
        QRandomGenerator dice(20261124);
        QStringList lines;
        QStringList expected;
        for (int i = 0; i < 1000; ++i) {
            RequestDraft draft;
            draft.image = {{strangeWord(dice)}, {strangeWord(dice)}};
            if (dice.bounded(2) == 0)
                draft.source = RegionId{strangeWord(dice)};
            if (dice.bounded(2) == 0)
                draft.product = strangeWord(dice);
            for (quint32 to = 1 + dice.bounded(5); to > 0; --to)
                draft.destinations.append({strangeWord(dice)});
            const bool elsewhere = dice.bounded(2) == 0;
            lines.append(vendorCommand(
                draft, elsewhere ? QUrl(QStringLiteral("https://host.example:8443")) : QUrl()));
            expected << QStringLiteral("aliyun") << QStringLiteral("appstream-center")
                     << QStringLiteral("StartTaskForDistributeImage");
            if (elsewhere)
                expected << QStringLiteral("--endpoint") << QStringLiteral("host.example:8443");
            expected << QStringLiteral("--ImageId") << draft.image.image.text
                     << QStringLiteral("--VersionId") << draft.image.version.text;
            if (!draft.product.isEmpty())
                expected << QStringLiteral("--ProductType") << draft.product;
            if (draft.source)
                expected << QStringLiteral("--SourceRegion") << draft.source->text;
            for (int to = 0; to < draft.destinations.size(); ++to) {
                expected << QStringLiteral("--DestinationRegionList.%1").arg(to + 1)
                         << draft.destinations.at(to).text;
            }
            expected << QString();
        }
        QCOMPARE(wordsOf(lines), expected);
    }

    void runCommandsNameWhatIsTicked()
    {
        Plan plan;
        plan.rows = {rowFor(QStringLiteral("imgc-a"), QStringLiteral("eu-west-1")),
                     rowFor(QStringLiteral("imgc-b"), QStringLiteral("eu-west-1")),
                     rowFor(QStringLiteral("imgc-a"), QStringLiteral("me-east-1")),
                     rowFor(QStringLiteral("imgc-a"), QStringLiteral("us-west-1"))};
        plan.rows[0].source = RegionId{QStringLiteral("cn-shanghai")};
        plan.rows[2].source = plan.rows[0].source;
        plan.rows[1].product = QStringLiteral("CloudApp");
        plan.rows[3].chosen = false;
        plan.grouping = Grouping::PerRegion;
        const QString label = QStringLiteral("CHG-1: it's November");
        const QStringList lines = runCommands(plan, QStringLiteral("Büro 2"), label);
        QCOMPARE(lines.size(), 2);
        const QStringList expected = {QStringLiteral("regioncast"),
                                      QStringLiteral("run"),
                                      QStringLiteral("--profile"),
                                      QStringLiteral("Büro 2"),
                                      QStringLiteral("--image"),
                                      QStringLiteral("imgc-a"),
                                      QStringLiteral("--version"),
                                      QStringLiteral("iv-1"),
                                      QStringLiteral("--source"),
                                      QStringLiteral("cn-shanghai"),
                                      QStringLiteral("--to"),
                                      QStringLiteral("eu-west-1,me-east-1"),
                                      QStringLiteral("--label"),
                                      label,
                                      QString()};
        QCOMPARE(wordsOf({lines.first()}), expected);
        QVERIFY(lines.last().contains(QLatin1String("--source service")));
        QVERIFY(lines.last().contains(QLatin1String("--product CloudApp")));
    }

    void parentsThatNobodyAskedForAreLeftToRun()
    {
        Plan plan;
        plan.rows = {rowFor(QStringLiteral("imgc-parent"), QStringLiteral("eu-west-1")),
                     rowFor(QStringLiteral("imgc-child"), QStringLiteral("eu-west-1"))};
        plan.rows[0].forChild = true;
        plan.rows[1].verdict = Verdict::ParentFirst;
        const QStringList lines = runCommands(plan, {}, {});
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.first().contains(QLatin1String("imgc-child")));
    }
};

REGIONCAST_TEST(TestShellCommand)
#include "tst_shellcommand.moc"
