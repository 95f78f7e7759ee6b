#include "support/testmain.h"
#include "widgets/emptypage.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace regioncast;

namespace {

StripMessage message(const char *id, StripMessage::Severity severity, const QString &text,
                     const QList<StripMessage::Link> &links = {})
{
    return {QLatin1String(id), severity, text, {}, {}, links};
}

using Severity = StripMessage::Severity;

} // namespace

class TestMessageStrip : public QObject
{
    Q_OBJECT

    std::unique_ptr<MessageStrip> m_strip;

    [[nodiscard]] QString text() const
    {
        return m_strip->findChild<QLabel *>(QStringLiteral("messageText"))->text();
    }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return m_strip->findChild<QPushButton *>(QLatin1String(name));
    }
    [[nodiscard]] QColor background() const
    {
        const QImage image = m_strip->grab().toImage();
        return image.pixelColor(image.width() / 2, 1);
    }

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ThemeChoice::Light); }

    void init()
    {
        m_strip = std::make_unique<MessageStrip>();
        m_strip->resize(1200, m_strip->height());
        m_strip->show();
    }

    void theHeightNeverChanges()
    {
        const int height = m_strip->fontMetrics().height() + 12;
        QCOMPARE(m_strip->height(), height);
        m_strip->setBadge(QStringLiteral("PRACTICE"), QStringLiteral("grey"));
        m_strip->setMessages({message("a", Severity::Error, QString(500, QLatin1Char('x')),
                                      {{QStringLiteral("l"), QStringLiteral("Link")}})});
        m_strip->resize(400, 100);
        QCOMPARE(m_strip->height(), height);
        QCOMPARE(m_strip->width(), 400);
    }

    void withoutAMessageThePlainTextShows()
    {
        m_strip->setPlainText(QStringLiteral("128 images"));
        QCOMPARE(text(), QStringLiteral("128 images"));
        QVERIFY(button("messageLink")->isHidden());
        QVERIFY(button("messageNext")->isHidden());
        const Theme theme(m_strip->palette());
        QCOMPARE(background(), theme.colour(ColourRole::StripPlain));
        m_strip->setMessages({message("a", Severity::Error, QStringLiteral("Broken"))});
        QCOMPARE(text(), QStringLiteral("Broken"));
        QCOMPARE(background(), theme.colour(ColourRole::StripError));
        m_strip->setMessages({});
        QCOMPARE(text(), QStringLiteral("128 images"));
    }

    void linksSayWhichMessageTheyBelongTo()
    {
        m_strip->setMessages({message("first", Severity::Error, QStringLiteral("First"),
                                      {{QStringLiteral("show"), QStringLiteral("Show")},
                                       {QStringLiteral("later"), QStringLiteral("Later")}}),
                              message("second", Severity::Warning, QStringLiteral("Second"),
                                      {{QStringLiteral("retry"), QStringLiteral("Try Now")}})});
        QSignalSpy activated(m_strip.get(), &MessageStrip::linkActivated);
        QTest::mouseClick(button("messageLink2"), Qt::LeftButton);
        QCOMPARE(activated.takeFirst(),
                 QVariantList({QStringLiteral("first"), QStringLiteral("later")}));
        QCOMPARE(button("messageNext")->text(), QStringLiteral("1 of 2 ▸"));
        QTest::mouseClick(button("messageNext"), Qt::LeftButton);
        QCOMPARE(text(), QStringLiteral("Second"));
        QVERIFY(button("messageLink2")->isHidden());
        QTest::mouseClick(button("messageLink"), Qt::LeftButton);
        QCOMPARE(activated.takeFirst(),
                 QVariantList({QStringLiteral("second"), QStringLiteral("retry")}));
        QTest::mouseClick(button("messageNext"), Qt::LeftButton);
        QCOMPARE(text(), QStringLiteral("First"));
    }

    void theChosenMessageStaysUntilAGraverOneComes()
    {
        const StripMessage first = message("a", Severity::Warning, QStringLiteral("A"));
        StripMessage second = message("b", Severity::Warning, QStringLiteral("B"));
        m_strip->setMessages({first, second});
        QTest::mouseClick(button("messageNext"), Qt::LeftButton);
        QCOMPARE(text(), QStringLiteral("B"));
        second.text = QStringLiteral("B, a second later");
        m_strip->setMessages({first, second});
        QCOMPARE(text(), QStringLiteral("B, a second later"));
        m_strip->setMessages({message("c", Severity::Error, QStringLiteral("C")), first, second});
        QCOMPARE(text(), QStringLiteral("C"));
    }

    void aNewMessageIsAnnouncedOnce()
    {
        QSignalSpy announced(m_strip.get(), &MessageStrip::announced);
        m_strip->setMessages({message("offline", Severity::Error, QStringLiteral("In 24 s"))});
        m_strip->setMessages({message("offline", Severity::Error, QStringLiteral("In 23 s"))});
        m_strip->setPlainText(QStringLiteral("128 images"));
        m_strip->setMessages({});
        QCOMPARE(announced.size(), 1);
        QCOMPARE(announced.first(), QVariantList({QStringLiteral("In 24 s")}));
        QCOMPARE(m_strip->accessibleName(), QStringLiteral("128 images"));
    }

    void aCountdownIsSeenAndNotToldToScreenReaders()
    {
        StripMessage offline = message("offline", Severity::Error, QStringLiteral("No line."));
        offline.countdown = QStringLiteral("Next try in 24 s.");
        m_strip->setMessages({offline});
        QCOMPARE(text(), QStringLiteral("No line. Next try in 24 s."));
        offline.countdown = QStringLiteral("Next try in 23 s.");
        m_strip->setMessages({offline});
        QCOMPARE(text(), QStringLiteral("No line. Next try in 23 s."));
        const auto *label = m_strip->findChild<QLabel *>(QStringLiteral("messageText"));
        QCOMPARE(m_strip->accessibleName(), QStringLiteral("No line."));
        QCOMPARE(label->accessibleName(), QStringLiteral("No line."));
    }

    void theAccountMovesToTheBadgeWhenThereIsNoRoom()
    {
        auto *account = m_strip->findChild<QLabel *>(QStringLiteral("messageAccount"));
        auto *badge = m_strip->findChild<QLabel *>(QStringLiteral("messageBadge"));
        m_strip->setBadge(QStringLiteral("PRODUCTION"), QStringLiteral("violet"));
        m_strip->setAccount(QStringLiteral("International"));
        QVERIFY(account->isVisible());
        QVERIFY(badge->toolTip().isEmpty());
        m_strip->resize(600, m_strip->height());
        QVERIFY(!account->isVisible());
        QCOMPARE(badge->toolTip(), QStringLiteral("International"));
        QCOMPARE(badge->palette().color(QPalette::Window),
                 Theme::badgeColour(QStringLiteral("violet")));
    }

    void longTextLeavesRoomForItsLinks()
    {
        m_strip->setMessages({message("a", Severity::Error, QString(400, QLatin1Char('x')),
                                      {{QStringLiteral("show"), QStringLiteral("Show")}})});
        m_strip->resize(500, m_strip->height());
        const QPushButton *link = button("messageLink");
        QVERIFY(link->isVisible());
        QTRY_VERIFY(m_strip->rect().contains(link->geometry()));
        QVERIFY(link->width() >= link->sizeHint().width());
    }

    void emptyPagesLeadOn()
    {
        EmptyPage page;
        page.show(QStringLiteral("Images could not be read."), QStringLiteral("No such host."),
                  {{QStringLiteral("again"), QStringLiteral("Try Again")},
                   {QStringLiteral("check"), QStringLiteral("Check Connection…")}});
        page.resize(600, 400);
        page.QWidget::show();
        QCOMPARE(page.sentence(), QStringLiteral("Images could not be read."));
        QSignalSpy activated(&page, &EmptyPage::linkActivated);
        QTest::mouseClick(page.findChild<QPushButton *>(QStringLiteral("check")), Qt::LeftButton);
        QCOMPARE(activated.takeFirst(), QVariantList({QStringLiteral("check")}));
        page.show(QStringLiteral("Nothing here."));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(page.findChildren<QPushButton *>().isEmpty());
    }
};

REGIONCAST_TEST(TestMessageStrip)
#include "tst_messagestrip.moc"
