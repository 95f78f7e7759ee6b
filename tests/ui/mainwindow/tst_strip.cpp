#include "api/effect.h"
#include "distribution/journal.h"
#include "fakeconsole.h"
#include "support/testmain.h"
#include "tasks/detailspane.h"
#include "tasks/taskpane.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTest>

using namespace regioncast;
using namespace std::chrono_literals;
using test::FakeConsole;

namespace {

Error errorOf(ErrorKind kind, const char *code, const QStringList &args = {})
{
    return makeError(kind, effectOf(QLatin1String(code)), code, args);
}

/// Stands in for the file manager.
class Desktop : public QObject
{
    Q_OBJECT

public:
    Desktop() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    Desktop(const Desktop &) = delete;
    Desktop &operator=(const Desktop &) = delete;

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

} // namespace

/// What the strip of the window says, and where its links lead (docs: messages of the strip).
class TestStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailedListingSaysWhyAndWhatHelps_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links");
        const QString tryAgain = QStringLiteral("Try Again");
        const QString edit = QStringLiteral("Edit Profile…");
        QTest::newRow("name") << errorOf(ErrorKind::Transport, codes::nameNotFound,
                                         {QStringLiteral("service.example")})
                              << QStringLiteral("The name “service.example” was not found.")
                              << QStringList{edit, tryAgain};
        QTest::newRow("certificate")
            << errorOf(ErrorKind::Transport, codes::tlsFailed,
                       {QStringLiteral("service.example"), QStringLiteral("self-signed")})
            << QStringLiteral("The connection to “service.example” is not trusted (self-signed). "
                              "Nothing was sent.")
            << QStringList{QStringLiteral("Check Connection…"), tryAgain};
        QTest::newRow("unknown key")
            << errorOf(ErrorKind::Gateway, "InvalidAccessKeyId.NotFound",
                       {QStringLiteral("LTAI…9xQe")})
            << QStringLiteral("The service does not know key LTAI…9xQe; it may belong to the other "
                              "site.")
            << QStringList{edit, tryAgain};
        QTest::newRow("permission")
            << errorOf(ErrorKind::Gateway, "NoPermission",
                       {QStringLiteral("appstreaming:ListImage")})
            << QStringLiteral("This key may not list images (missing: appstreaming:ListImage).")
            << QStringList{QStringLiteral("Copy Policy"), tryAgain};
        QTest::newRow("answer")
            << errorOf(ErrorKind::Answer, codes::unexpectedAnswer,
                       {QStringLiteral("service.example"), QStringLiteral("200"),
                        QStringLiteral("HTML")})
            << QStringLiteral("Unexpected answer (HTML, HTTP 200); a sign-in page of the network "
                              "may be in between.")
            << QStringList{QStringLiteral("Details"), tryAgain};
    }
    void aFailedListingSaysWhyAndWhatHelps()
    {
        QFETCH(const Error, error);
        QFETCH(const QString, text);
        QFETCH(const QStringList, links);
        FakeConsole bench;
        QVERIFY(bench.open());
        bench.client->failReads = {error};
        bench.console.session().refresh();
        QTRY_COMPARE(bench.text(), text);
        QCOMPARE(bench.links(), links);
        bench.click("messageLink2");
        QTRY_VERIFY(bench.text() != text);
        QVERIFY(bench.isListed());
    }

    void aMissingPermissionGivesThePolicyThatIsMissing()
    {
        FakeConsole bench;
        QVERIFY(bench.open());
        bench.client->startResults = {
            fail(errorOf(ErrorKind::Gateway, "NoPermission",
                         {QStringLiteral("appstreaming:StartTaskForDistributeImage")}))};
        QVERIFY(bench.send());
        QTRY_COMPARE(bench.text(),
                     QStringLiteral("This key may not copy images (missing: appstreaming:"
                                    "StartTaskForDistributeImage). Nothing was sent."));
        QCOMPARE(bench.links(),
                 QStringList({QStringLiteral("Copy Policy"), QStringLiteral("Show")}));
        bench.click("messageLink");
        const QJsonObject policy =
            QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
        const QJsonObject statement =
            policy.value(QLatin1String("Statement")).toArray().first().toObject();
        QCOMPARE(statement.value(QLatin1String("Effect")).toString(), QStringLiteral("Allow"));
        QVERIFY(statement.value(QLatin1String("Action"))
                    .toArray()
                    .contains(QStringLiteral("appstreaming:StartTaskForDistributeImage")));

        // The row says the same, and offers it, too.
        bench.click("messageLink2");
        QVERIFY(bench.detailsShown());
        QCOMPARE(bench.title(), QStringLiteral("Refused"));
        QGuiApplication::clipboard()->clear();
        QTest::mouseClick(bench.console.get<QPushButton>("detailsPolicyButton"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("ListRegions")));
    }

    void aStrangeAnswerIsShownInDetails()
    {
        FakeConsole bench;
        QVERIFY(bench.open());
        Error error = errorOf(
            ErrorKind::Answer, codes::unexpectedAnswer,
            {QStringLiteral("service.example"), QStringLiteral("200"), QStringLiteral("HTML")});
        error.http = 200;
        error.detail = QStringLiteral("<html><b>Sign in</b>");
        bench.client->failReads = {error};
        bench.console.session().refresh();
        QTRY_VERIFY(bench.links().contains(QStringLiteral("Details")));
        const QString said = bench.text();
        bench.click("messageLink");
        QVERIFY(bench.detailsShown());
        QCOMPARE(bench.title(), said);
        QCOMPARE(bench.console.get<QLabel>("detailsSubject")->text(),
                 QStringLiteral("Client.UnexpectedAnswer · HTTP 200"));
        QStringList texts;
        const QList<QLabel *> labels =
            bench.console.get<DetailsPane>("detailsPane")->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts.append(label->text());
        QVERIFY(texts.contains(error.detail)); // as text, whatever is in it
        // Reading goes on and the message goes; what is read stays until something else is chosen.
        bench.click("messageLink2");
        QTRY_VERIFY(bench.text() != said);
        bench.console.second();
        QCOMPARE(bench.title(), said);
        QTest::keyClick(&bench.console.window(), Qt::Key_Return, Qt::AltModifier);
        QVERIFY(bench.title() != said);
    }

    void offlineCountsDownAndCanBeTriedAtOnce()
    {
        FakeConsole bench;
        QVERIFY(bench.open());
        QVERIFY(bench.send());
        QTRY_COMPARE(bench.client->starts.size(), 1);
        bench.client->failReads =
            QList<Error>(100, errorOf(ErrorKind::Transport, codes::unreachable,
                                      {QStringLiteral("service.example")}));
        const QRegularExpression offline(
            QStringLiteral("^Cannot reach the service since .+; what you see is from .+\\. Next "
                           "try in (\\d+) s\\.$"));
        QTRY_VERIFY(bench.console.second() && offline.match(bench.text()).hasMatch());
        const int before = offline.match(bench.text()).captured(1).toInt();
        QVERIFY(before > 1);
        bench.console.second();
        QCOMPARE(offline.match(bench.text()).captured(1).toInt(), before - 1);
        QCOMPARE(bench.links(), QStringList{QStringLiteral("Try Now")});

        bench.client->failReads.clear();
        bench.console.clock().advance(5s); // no two cycles begin within that
        const qsizetype reads = bench.client->reads.size();
        bench.click("messageLink");
        QTRY_VERIFY(bench.client->reads.size() > reads);
        QTRY_VERIFY(!offline.match(bench.text()).hasMatch());
    }

    void throttlingSaysWhenItGoesOn()
    {
        FakeConsole bench;
        QVERIFY(bench.open());
        QVERIFY(bench.send());
        QTRY_COMPARE(bench.client->starts.size(), 1);
        bench.client->failReads = {errorOf(ErrorKind::Gateway, "Throttling.User")};
        const QRegularExpression throttled(
            QStringLiteral("^The service asked for fewer requests of this account\\. Next read at "
                           "\\d\\d:\\d\\d\\.$"));
        QTRY_VERIFY(bench.console.second() && throttled.match(bench.text()).hasMatch());
        QVERIFY(bench.links().isEmpty());
    }

    void throttledSendingSaysWhenItGoesOn()
    {
        FakeConsole bench;
        QVERIFY(bench.open());
        bench.client->startResults = {fail(errorOf(ErrorKind::Gateway, "Throttling"))};
        QVERIFY(bench.send());
        const QRegularExpression throttled(QStringLiteral(
            "^The service asked for fewer requests\\. Sending goes on at \\d\\d:\\d\\d\\.$"));
        QTRY_VERIFY(throttled.match(bench.text()).hasMatch());
        QVERIFY(bench.links().isEmpty());
        QCOMPARE(bench.client->starts.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT((bench.console.second(), bench.client->starts.size()), 2, 10'000);
    }

    void doubtLeadsToTheCopyInDoubt()
    {
        FakeConsole bench;
        QVERIFY(bench.open());
        bench.client->startResults = {fail(errorOf(ErrorKind::Transport, codes::connectionCut))};
        QVERIFY(bench.send());
        const QString doubt = QStringLiteral("The outcome of 1 request is unknown. Looking before "
                                             "anything is sent again: %1 of 3.");
        QTRY_COMPARE(bench.text(), doubt.arg(0));
        QCOMPARE(bench.links(), QStringList{QStringLiteral("Show")});
        bench.click("messageLink");
        QVERIFY(bench.detailsShown());
        QVERIFY(bench.console.get<TaskPane>("taskPane")->current().destination != 0);
        QVERIFY(bench.title().startsWith(QStringLiteral("Outcome unknown")));
        // Looks count once the signature is dead.
        bench.console.clock().advance(31min);
        QTRY_COMPARE_WITH_TIMEOUT((bench.console.second(), bench.text()), doubt.arg(1), 20'000);
    }

    void aWrongClockIsExplained()
    {
        FakeConsole bench;
        bench.furnish = [](test::FakeClient &client) {
            client.offset = -21min;
        };
        QVERIFY(bench.open());
        QCOMPARE(bench.text(), QStringLiteral("This computer's clock is 21 min ahead; requests use "
                                              "the service's time."));
        QCOMPARE(bench.links(), QStringList({QStringLiteral("Details"), QStringLiteral("Later")}));
        bench.click("messageLink");
        QVERIFY(bench.detailsShown());
        QCOMPARE(bench.title(), bench.text());
        bench.client->offset = 90s;
        bench.console.second();
        QCOMPARE(bench.text(), QStringLiteral("This computer's clock is 2 min behind; requests use "
                                              "the service's time."));
        bench.click("messageLink2");
        QVERIFY(!bench.text().contains(QStringLiteral("clock")));
    }

    void copiesOfAnEarlierStartAreNamedByTheirTime()
    {
        FakeConsole bench;
        QVERIFY(bench.open());
        bench.client->startResults = {fail(errorOf(ErrorKind::Gateway, "Throttling"))};
        QVERIFY(bench.send());
        QTRY_VERIFY(bench.console.session().dispatcherPause().has_value());
        bench.console.close();
        QVERIFY(bench.console.open() && bench.isListed());
        const QRegularExpression waiting(
            QStringLiteral("^1 copy of \\d\\d:\\d\\d is not sent yet and waits for you\\.$"));
        QTRY_VERIFY2(waiting.match(bench.text()).hasMatch(), qPrintable(bench.text()));
        QCOMPARE(bench.links(), QStringList({QStringLiteral("Review…"), QStringLiteral("Remove")}));
        bench.click("messageLink2");
        QTRY_VERIFY(!waiting.match(bench.text()).hasMatch());
        QCOMPARE(bench.client->starts.size(), 0);
    }

    void aJournalThatAnotherHeldCanBeTriedAgain()
    {
        FakeConsole bench;
        auto holder = std::make_unique<Journal>(bench.console.folder());
        bool held = false;
        holder->open([&held](const Result<JournalOpened> &opened) {
            held = opened.has_value() && opened->isSender;
        });
        QTRY_VERIFY(held);
        QVERIFY(bench.open());
        const QString busy = QStringLiteral("Another Regioncast sends from the same data folder");
        QVERIFY2(bench.text().startsWith(busy), qPrintable(bench.text()));
        QCOMPARE(bench.links(), QStringList{QStringLiteral("Try Again")});
        bench.click("messageLink"); // it is still there
        QVERIFY(QTest::qWaitFor([&] { return bench.console.workspace().session() != nullptr; }));
        QVERIFY(bench.isListed());
        QVERIFY(bench.text().startsWith(busy));
        QVERIFY(!bench.send());

        holder.reset();
        bench.click("messageLink");
        QVERIFY(QTest::qWaitFor([&] { return bench.console.workspace().session() != nullptr; }));
        QVERIFY(bench.isListed());
        QVERIFY(!bench.text().startsWith(busy));
        QVERIFY(bench.send());
        QTRY_COMPARE(bench.client->starts.size(), 1);
    }

    void aFileThatWasSetAsideIsShown()
    {
        Desktop desktop;
        FakeConsole bench;
        QFile file(bench.console.folder() + QStringLiteral("/journal.sqlite"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no journal, and it is longer than the head of one");
        file.close();
        QVERIFY(bench.open());
        QVERIFY2(bench.text().startsWith(QStringLiteral("The journal could not be read; it was "
                                                        "kept as “journal.sqlite.kept-")),
                 qPrintable(bench.text()));
        QCOMPARE(bench.links(),
                 QStringList({QStringLiteral("Show File"), QStringLiteral("Dismiss")}));
        bench.click("messageLink");
        QCOMPARE(desktop.opened, QList<QUrl>{QUrl::fromLocalFile(bench.console.folder())});
    }

    void aCertificateLeadsToTheProfile()
    {
        FakeConsole bench;
        QVERIFY(bench.open());
        bench.client->failReads = {errorOf(ErrorKind::Transport, codes::tlsFailed)};
        bench.console.session().refresh();
        QTRY_VERIFY(bench.links().contains(QStringLiteral("Check Connection…")));
        bench.click("messageLink");
        const auto *dialog = bench.console.window().findChild<QDialog *>();
        QVERIFY(dialog && dialog->isVisible());
    }
};

REGIONCAST_TEST(TestStrip)
#include "tst_strip.moc"
