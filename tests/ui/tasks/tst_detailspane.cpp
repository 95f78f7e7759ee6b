#include "support/testmain.h"
#include "taskfixture.h"
#include "tasks/detailspane.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

using namespace regioncast;
using namespace regioncast::test;

namespace {

struct Details : SessionFixture
{
    DetailsPane pane{context};

    [[nodiscard]] bool open()
    {
        if (!start())
            return false;
        pane.setSession(session.get());
        pane.resize(300, 400);
        static_cast<QWidget &>(pane).show();
        return QTest::qWaitFor([this] { return isLoaded(); });
    }
    ~Details() { pane.setSession(nullptr); }

    template<class Widget>
    [[nodiscard]] Widget *get(const char *name) const
    {
        auto *widget = pane.findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("There is no %s", name);
        return widget;
    }
    [[nodiscard]] QString text(const char *name) const { return get<QLabel>(name)->text(); }
};

} // namespace

class TestDetailsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailedCopyCanBeSentAgainFromHere()
    {
        Details details;
        details.addUsual();
        QVERIFY(details.open());
        details.pane.show(TaskSelection{1, 1, 2, {}});
        QCOMPARE(details.text("detailsTitle"), QStringLiteral("Failed at the service"));
        auto *retry = details.get<QPushButton>("detailsRetryButton");
        QCOMPARE(retry->text(), QStringLiteral("Retry Failed (1)…"));
        QSignalSpy asked(&details.pane, &DetailsPane::retryRequested);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(asked.first().first().value<QList<qint64>>(), (QList<qint64>{2}));
        QTest::mouseClick(details.get<QPushButton>("detailsSupportButton"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("Request id: REQ-2")));
        QTest::mouseClick(details.get<QToolButton>("copyTaskIdButton"), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("tid-2"));
        QTest::mouseClick(details.get<QPushButton>("detailsSolvedButton"), Qt::LeftButton);
        QTRY_COMPARE(details.text("detailsTitle"), QStringLiteral("Solved"));
        QVERIFY(!retry->isVisible());
    }

    void aRetryThatCannotHelpIsOffAndSaysWhy()
    {
        Details details;
        details.addUsual();
        QVERIFY(details.open());
        details.pane.show(TaskSelection{1, 2, 5, {}});
        QVERIFY(!details.get<QPushButton>("detailsRetryButton")->isEnabled());
        QVERIFY(details.get<QLabel>("detailsRetryHelp")->isVisible());
        QVERIFY(details.text("detailsRetryHelp").startsWith(QLatin1String("A retry cannot help")));
    }

    void theExchangeOpensInPlace()
    {
        Details details;
        details.addUsual();
        details.request(2).exchange.request = QStringLiteral("POST / HTTP/1.1\nAuthorization: …");
        details.request(2).exchange.answer = QStringLiteral("HTTP/1.1 200\n\n<b>{}</b>");
        QVERIFY(details.open());
        details.pane.show(TaskSelection{1, 1, 2, {}});
        auto *exchange = details.get<QPlainTextEdit>("exchangeText");
        auto *button = details.get<QToolButton>("exchangeButton");
        QVERIFY(button->isVisible());
        QVERIFY(!exchange->isVisible());
        button->click();
        QVERIFY(exchange->isVisible());
        QVERIFY(exchange->toPlainText().endsWith(QLatin1String("<b>{}</b>")));
        details.pane.show(TaskSelection{2, 3, 6, {}}); // queued: nothing was exchanged
        QVERIFY(!button->isVisible());
        QVERIFY(!exchange->isVisible());
    }

    void whatTheServiceWroteStaysPlain()
    {
        Details details;
        details.addUsual();
        details.request(5).serverMessage = QStringLiteral("<img src='http://x.invalid/a.png'>");
        QVERIFY(details.open());
        details.pane.show(TaskSelection{1, 2, 5, {}});
        QVERIFY(details.text("detailsSection1").contains(QLatin1String("<img src=")));
        for (const QLabel *label : details.pane.findChildren<QLabel *>()) {
            if (!label->text().isEmpty() && label->pixmap().isNull())
                QVERIFY2(label->textFormat() == Qt::PlainText
                             || !label->text().contains(QLatin1Char('<')),
                         qPrintable(label->text()));
        }
    }

    void anAgeThatGrowsTouchesNothingElse()
    {
        Details details;
        details.addUsual();
        QVERIFY(details.open());
        details.pane.show(TaskSelection{1, 1, 2, {}});
        QTRY_VERIFY(details.get<QLabel>("detailsFacts")->isVisible());
        auto *happened = details.get<QLabel>("detailsSection1");
        happened->setSelection(0, 8);
        QScrollBar *scroll = details.get<QScrollArea>("detailsScroll")->verticalScrollBar();
        details.pane.resize(300, 150);
        QTRY_VERIFY(scroll->maximum() > 20);
        scroll->setValue(20);
        const QString facts = details.text("detailsFacts");
        details.clock.advance(std::chrono::seconds(5));
        QTRY_VERIFY(details.text("detailsFacts") != facts);
        QCOMPARE(happened->selectedText(), QStringLiteral("The copy"));
        QCOMPARE(scroll->value(), 20);
    }

    void theHistoryComesFromTheJournal()
    {
        Details details;
        details.addUsual();
        HistoryEvent event;
        event.number = 1;
        event.destination = 2;
        event.at = details.ago(60);
        event.word = wordOf(DestinationState::Failed);
        event.note = QStringLiteral("63");
        details.records.events = {event};
        QVERIFY(details.open());
        details.pane.show(TaskSelection{1, 1, 2, {}});
        QTRY_COMPARE(details.text("detailsHistory"), QStringLiteral("08:04:00 failed at 63 %"));
        details.pane.show(TaskSelection{1, 1, 1, {}});
        QCOMPARE(details.text("detailsHistory"), QString());
    }

    void theSummaryFollowsThePane()
    {
        Details details;
        details.addUsual();
        QVERIFY(details.open());
        TaskPane tasks(details.context);
        tasks.setSession(details.session.get());
        details.pane.follow(&tasks);
        details.pane.show(TaskSelection{});
        QCOMPARE(details.text("detailsTitle"),
                 QStringLiteral("6 copies in 2 batches, Open + 24 h"));
        tasks.findChild<QPushButton *>(QStringLiteral("chipUnsolved"))->click();
        QCOMPARE(details.text("detailsTitle"),
                 QStringLiteral("2 copies in 1 batches, Open + 24 h"));
        tasks.setSession(nullptr);
        details.pane.follow(nullptr);
    }
};

REGIONCAST_TEST(TestDetailsPane)
#include "tst_detailspane.moc"
