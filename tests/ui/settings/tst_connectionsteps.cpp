#include "settings/connectionsteps.h"
#include "support/testmain.h"

#include <QLabel>
#include <QTest>

using namespace regioncast;
using Kind = ConnectionStep::Kind;
using Outcome = ConnectionStep::Verdict;

class TestConnectionSteps : public QObject
{
    Q_OBJECT

    ManualClock m_clock{QDateTime(QDate(2026, 10, 31), QTime(8, 5), Qt::UTC)};
    UiContext m_context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                        RegionTable::load(QLocale::c()), m_clock, QStringLiteral("en")};

    static ConnectionStep step(Kind kind, Outcome outcome)
    {
        ConnectionStep step;
        step.kind = kind;
        step.verdict = outcome;
        step.took = std::chrono::milliseconds(84);
        step.clockOffset = std::chrono::milliseconds(-400);
        step.count = 128;
        return step;
    }

private Q_SLOTS:
    void eachStepIsSaidInWords_data()
    {
        QTest::addColumn<ConnectionStep>("step");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shape");
        QTest::newRow("reaching") << step(Kind::Reached, Outcome::Running)
                                  << QStringLiteral("Reaching x.invalid…")
                                  << QStringLiteral("state-accepted");
        QTest::newRow("reached") << step(Kind::Reached, Outcome::Passed)
                                 << QStringLiteral("Reached x.invalid in 84 ms, clock 0.4 s apart")
                                 << QStringLiteral("state-done");
        QTest::newRow("listed") << step(Kind::MayListImages, Outcome::Passed)
                                << QStringLiteral("May list images (128)")
                                << QStringLiteral("state-done");
        QTest::newRow("open") << step(Kind::MayCopy, Outcome::Open)
                              << QStringLiteral("Whether it may copy shows only when the first "
                                                "copy is sent")
                              << QStringLiteral("state-unknown");
        QTest::newRow("not tried")
            << step(Kind::KeyAccepted, Outcome::NotTried) << QStringLiteral("Key: not tried")
            << QStringLiteral("state-queued");
    }

    void eachStepIsSaidInWords()
    {
        QFETCH(ConnectionStep, step);
        QFETCH(QString, text);
        QFETCH(QString, shape);
        const StateLook look = ConnectionSteps::look(m_context, step, QStringLiteral("x.invalid"));
        QCOMPARE(look.text, text);
        QCOMPARE(look.icon, shape);
    }

    void aFailureReadsAsTheCatalogueSays()
    {
        ConnectionStep failed = step(Kind::Reached, Outcome::Failed);
        failed.error = makeError(ErrorKind::Transport, Effect::NothingSent, codes::nameNotFound,
                                 {QStringLiteral("x.invalid")});
        ConnectionSteps steps(m_context);
        steps.show({failed, step(Kind::KeyAccepted, Outcome::NotTried)},
                   QStringLiteral("x.invalid"));
        const auto text = [&steps](const char *name) {
            return steps.findChild<QLabel *>(QString::fromLatin1(name))->text();
        };
        QVERIFY(!m_context.errors.text(*failed.error).message.isEmpty());
        QCOMPARE(text("testStep1"), m_context.errors.text(*failed.error).message);
        QCOMPARE(text("testStep2"), QStringLiteral("Key: not tried"));
        QCOMPARE(text("testStep3"), QString());
    }
};

REGIONCAST_TEST(TestConnectionSteps)
#include "tst_connectionsteps.moc"
