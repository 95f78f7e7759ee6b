#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct Line
{
    QString file; ///< relative to the source folder
    int number = 0;
    QString text;
};

QList<Line> linesBelow(const QString &folder)
{
    const QString root = QStringLiteral(REGIONCAST_SOURCE_DIR "/");
    QList<Line> lines;
    QDirIterator files(root + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        int number = 0;
        while (!file.atEnd()) {
            lines.append({file.fileName().mid(root.size()), ++number,
                          QString::fromUtf8(file.readLine()).trimmed()});
        }
    }
    return lines;
}

/// The rooms of app, lowest first: each may include itself and those before it.
const QStringList rooms{QStringLiteral("support"),      QStringLiteral("api"),
                        QStringLiteral("errors"),       QStringLiteral("catalog"),
                        QStringLiteral("distribution"), QStringLiteral("profile"),
                        QStringLiteral("practice"),     QStringLiteral("command")};

} // namespace

/// What the linker cannot see: which headers a folder includes.
class TestWalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingForbiddenIsUsed_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("ui reads no JSON") << QStringLiteral("ui") << QStringLiteral("\\bQJson");
        QTest::newRow("ui knows no network")
            << QStringLiteral("ui")
            << QStringLiteral("#include <Q(Network|Tcp|Ssl|HostAddress|AbstractSocket)");
        QTest::newRow("app knows no widget")
            << QStringLiteral("app")
            << QStringLiteral("#include <Q(Widget|Application|MainWindow|Dialog|MessageBox|"
                              "AbstractItemView|Label|PushButton)>");
        QTest::newRow("app includes nothing of ui")
            << QStringLiteral("app")
            << QStringLiteral("#include \"(widgets|images|distribute|tasks|settings|mainwindow|"
                              "pictures)/");
        for (const QString &folder : {QStringLiteral("app"), QStringLiteral("ui")}) {
            QTest::addRow("%s turns no event loop of its own", qPrintable(folder))
                << folder
                << QStringLiteral("QEventLoop|processEvents|waitFor[A-Z]|->exec\\(|\\bdialog\\.exec"
                                  "|QThread::(m|u)?sleep");
            QTest::addRow("%s includes no module as a whole", qPrintable(folder))
                << folder << QStringLiteral("#include <Qt[A-Z][A-Za-z]+>");
            QTest::addRow("%s switches no certificate check off", qPrintable(folder))
                << folder << QStringLiteral("ignoreSslErrors|VerifyNone|QueryPeer");
        }
    }

    void nothingForbiddenIsUsed()
    {
        QFETCH(QString, folder);
        QFETCH(QString, pattern);
        const QRegularExpression forbidden(pattern);
        QVERIFY(forbidden.isValid());
        const QList<Line> lines = linesBelow(folder);
        QVERIFY(lines.size() > 1000);
        for (const Line &line : lines) {
            if (line.file == QLatin1String("app/main.cpp")
                || line.text.startsWith(QLatin1String("//")))
                continue;
            QVERIFY2(
                !forbidden.match(line.text).hasMatch(),
                qPrintable(
                    QStringLiteral("%1:%2: %3").arg(line.file).arg(line.number).arg(line.text)));
        }
    }

    void roomsIncludeOnlyRoomsBelowThem()
    {
        const QRegularExpression include(QStringLiteral("^#include \"([a-z]+)/"));
        int seen = 0;
        for (const Line &line : linesBelow(QStringLiteral("app"))) {
            const QString room = line.file.section(QLatin1Char('/'), 1, 1);
            const auto match = include.match(line.text);
            if (!match.hasMatch() || !rooms.contains(room))
                continue;
            ++seen;
            const qsizetype wanted = rooms.indexOf(match.captured(1));
            QVERIFY2(
                wanted >= 0 && wanted <= rooms.indexOf(room),
                qPrintable(
                    QStringLiteral("%1:%2: %3").arg(line.file).arg(line.number).arg(line.text)));
        }
        QVERIFY(seen > 20);
    }
};

REGIONCAST_TEST(TestWalls)
#include "tst_walls.moc"
