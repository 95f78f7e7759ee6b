#include "settings/connectionsteps.h"
#include "support/testmain.h"

#include <QLabel>
#include <QTest>

using namespace regioncast;
using Kind = CheckStep::Kind;
using Outcome = CheckStep::Verdict;

class TestConnectionSteps : public QObject
{
    Q_OBJECT

    ManualClock m_clock{QDateTime(QDate(2026, 10, 31), QTime(8, 5), Qt::UTC)};
    UiContext m_context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                        RegionTable::load(QLocale::c()), m_clock, QStringLiteral("en")};

    static CheckStep step(Kind kind, Outcome outcome)
    {
        CheckStep step;
        step.kind = kind;
        step.verdict = outcome;
        step.host = QStringLiteral("x.invalid");
        step.port = 443;
        step.addresses = QStringList{QStringLiteral("192.0.2.1"), QStringLiteral("192.0.2.2"),
                                     QStringLiteral("192.0.2.3")};
        step.subject = QStringLiteral("*.invalid");
        step.issuer = QStringLiteral("Example CA");
        step.validUntil = QDateTime(QDate(2027, 3, 2), QTime(1, 2), Qt::UTC);
        step.took = std::chrono::milliseconds(84);
        step.clockOffset = std::chrono::milliseconds(-400);
        step.count = 128;
        return step;
    }

    static QStringList texts(const ConnectionSteps &steps)
    {
        QStringList list;
        for (int i = 1; i <= 8; ++i) {
            const auto *line = steps.findChild<QLabel *>(QStringLiteral("testStep%1").arg(i));
            if (!line->text().isEmpty())
                list.append(line->text());
        }
        return list;
    }

private Q_SLOTS:
    void eachStepIsSaidInWords_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shape");
        const QString done = QStringLiteral("state-done");
        QTest::newRow("reaching") << Kind::Reach << Outcome::Running
                                  << QStringLiteral("Reaching x.invalid…")
                                  << QStringLiteral("state-accepted");
        QTest::newRow("found") << Kind::Name << Outcome::Passed
                               << QStringLiteral("x.invalid is at 192.0.2.1, 192.0.2.2") << done;
        QTest::newRow("reached") << Kind::Reach << Outcome::Passed
                                 << QStringLiteral("Reached x.invalid, port 443, in 84 ms") << done;
        QTest::newRow("certificate")
            << Kind::Tls << Outcome::Passed
            << QStringLiteral("Certificate of *.invalid, by Example CA, valid until 2027-03-02")
            << done;
        QTest::newRow("clock") << Kind::Clock << Outcome::Passed
                               << QStringLiteral("Clocks 0.4 s apart") << done;
        QTest::newRow("listed") << Kind::ListImages << Outcome::Passed
                                << QStringLiteral("May list images (128)") << done;
        QTest::newRow("open") << Kind::Copy << Outcome::Open
                              << QStringLiteral("Whether it may copy shows only when the first "
                                                "copy is sent")
                              << QStringLiteral("state-unknown");
        QTest::newRow("not tried")
            << Kind::Key << Outcome::NotTried << QStringLiteral("Not tried: key")
            << QStringLiteral("state-queued");
    }

    void eachStepIsSaidInWords()
    {
        QFETCH(Kind, kind);
        QFETCH(Outcome, outcome);
        QFETCH(QString, text);
        QFETCH(QString, shape);
        const StateLook look = ConnectionSteps::look(m_context, step(kind, outcome));
        QCOMPARE(look.text, text);
        QCOMPARE(look.icon, shape);
    }

    void whatIsNotNeededIsLeftOut()
    {
        ConnectionSteps steps(m_context);
        steps.show({step(Kind::Reach, Outcome::Passed), step(Kind::Proxy, Outcome::NotTried),
                    step(Kind::Tls, Outcome::NotTried), step(Kind::Clock, Outcome::Passed)});
        QCOMPARE(texts(steps), QStringList({QStringLiteral("Reached x.invalid, port 443, in 84 ms"),
                                            QStringLiteral("Clocks 0.4 s apart")}));
    }

    void aFailureSaysWhatHelpsAndWhatWasNotTried()
    {
        CheckStep failed = step(Kind::Key, Outcome::Failed);
        failed.error = makeError(ErrorKind::Gateway, Effect::Refused, "InvalidAccessKeyId.NotFound",
                                 {QStringLiteral("LTAI…9xQe")});
        const ErrorText text = m_context.errors.text(*failed.error);
        QVERIFY(!text.message.isEmpty() && !text.advice.isEmpty());
        ConnectionSteps steps(m_context);
        steps.show({step(Kind::Proxy, Outcome::NotTried), failed,
                    step(Kind::ListImages, Outcome::NotTried),
                    step(Kind::Copy, Outcome::NotTried)});
        QCOMPARE(texts(steps), QStringList({text.message + QLatin1Char('\n') + text.advice,
                                            QStringLiteral("Not tried: listing images, copying")}));
    }

    void aMissingPermissionIsNamed()
    {
        CheckStep failed = step(Kind::ListImages, Outcome::Failed);
        failed.error = makeError(ErrorKind::Gateway, Effect::Refused, "NoPermission",
                                 {QStringLiteral("appstreaming:ListImage")});
        QVERIFY(ConnectionSteps::look(m_context, failed)
                    .text.contains(QLatin1String("appstreaming:ListImage")));
    }

    void aWarningIsNoFailure()
    {
        CheckStep warned = step(Kind::Clock, Outcome::Warned);
        warned.error = makeError(ErrorKind::Local, Effect::NothingSent, codes::clockDiffers,
                                 {QStringLiteral("3"), QString()});
        const StateLook look = ConnectionSteps::look(m_context, warned);
        QCOMPARE(look.icon, QStringLiteral("warning"));
        QCOMPARE(look.text, m_context.errors.text(*warned.error).message);
    }

    void aSentenceStandsInPlaceOfSteps()
    {
        ConnectionSteps steps(m_context);
        const QStringList hint = texts(steps);
        QCOMPARE(hint.size(), 1);
        steps.say(QStringLiteral("Asking both sites…"));
        QCOMPARE(texts(steps), QStringList{QStringLiteral("Asking both sites…")});
        steps.show({});
        QCOMPARE(texts(steps), hint);
    }
};

REGIONCAST_TEST(TestConnectionSteps)
#include "tst_connectionsteps.moc"
