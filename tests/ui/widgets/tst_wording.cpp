#include "support/testmain.h"
#include "widgets/wording.h"

#include <QTest>

using namespace regioncast;
using namespace std::chrono_literals;

namespace {

const QDateTime now(QDate(2026, 10, 31), QTime(8, 0), Qt::UTC);

DestinationFacts accepted()
{
    DestinationFacts facts;
    facts.request = RequestState::Accepted;
    facts.requestEndedAt = now.addSecs(-3600);
    return facts;
}

DestinationFacts seen(CopyState state, const char *word, std::optional<int> progress = {})
{
    DestinationFacts facts = accepted();
    facts.seen = Copy{state, QString::fromLatin1(word), progress};
    facts.seenAt = now;
    facts.lookedAt = now;
    return facts;
}

} // namespace

class TestWording : public QObject
{
    Q_OBJECT

    ManualClock m_clock{now};
    UiContext m_context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                        RegionTable::load(QLocale::c()), m_clock, QStringLiteral("en")};
    Wording m_wording{m_context};

private Q_SLOTS:
    void destinationsReadAsSpecified_data()
    {
        QTest::addColumn<DestinationFacts>("facts");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("icon");
        QTest::addColumn<ColourRole>("role");
        auto add = [](const char *name, const DestinationFacts &facts, const char *text,
                      const char *icon, ColourRole role) {
            QTest::newRow(name) << facts << QString::fromUtf8(text) << QString::fromLatin1(icon)
                                << role;
        };
        DestinationFacts facts;
        add("queued", facts, "Queued, not sent", "state-queued", ColourRole::Muted);
        facts.request = RequestState::Sending;
        add("sending", facts, "Sending", "state-sending", ColourRole::Accent);
        facts.request = RequestState::Cancelled;
        add("cancelled", facts, "Removed from the queue", "state-removed", ColourRole::Muted);
        add("not seen", accepted(), "Accepted, not visible yet", "state-accepted",
            ColourRole::Accent);
        add("preparing", seen(CopyState::Initialising, "INIT"), "Preparing", "state-preparing",
            ColourRole::Accent);
        add("copying", seen(CopyState::Copying, "CREATING", 40), "Copying", "state-copying",
            ColourRole::Accent);
        facts = seen(CopyState::Copying, "CREATING", 40);
        facts.unchangedReads = 40;
        add("stalled", facts, "Copying, stalled: no progress in 40 reading(s)", "state-copying",
            ColourRole::Accent);
        add("done", seen(CopyState::Available, "AVAILABLE"), "Done", "state-done",
            ColourRole::Good);
        facts = accepted();
        facts.latched = DestinationState::AlreadyThere;
        add("already there", facts, "Already there", "state-there", ColourRole::Good);
        facts = seen(CopyState::Failed, "CREATE_FAILED", 63);
        facts.failedReads = 2;
        add("failed", facts, "Failed at 63 %: no reason given", "state-failed", ColourRole::Bad);
        facts.seen->progress.reset();
        add("failed somewhere", facts, "Failed: no reason given", "state-failed", ColourRole::Bad);
        add("unknown word", seen(CopyState::Unknown, "REPAIRING"), "“REPAIRING”", "state-unknown",
            ColourRole::Text);
        facts = accepted();
        facts.request = RequestState::Doubtful;
        facts.absentReads = 2;
        add("in doubt", facts, "Outcome unknown, looking (2 of 3)", "state-doubt",
            ColourRole::Look);
        facts.absentReads = 3;
        add("not taken", facts, "Not taken", "state-nottaken", ColourRole::Look);
        facts = accepted();
        facts.goneReads = 2;
        add("image gone", facts, "Image gone", "state-removed", ColourRole::Muted);
    }

    void destinationsReadAsSpecified()
    {
        QFETCH(DestinationFacts, facts);
        QFETCH(QString, text);
        QFETCH(QString, icon);
        QFETCH(ColourRole, role);
        Destination destination;
        destination.facts = facts;
        const StateLook look = m_wording.destination(destination);
        QCOMPARE(look.text, text);
        QCOMPARE(look.icon, icon);
        QCOMPARE(look.role, role);
        QCOMPARE(look.pie, icon == QLatin1String("state-copying") ? 40 : -1);
        QCOMPARE(look.stalled, facts.unchangedReads >= stalledReads);
    }

    void aRefusalHasItsShortReason()
    {
        Destination destination;
        destination.facts = accepted();
        destination.facts.request = RequestState::Refused;
        destination.facts.code = QStringLiteral("ImageDistribute.ImageNotSupport");
        const QString reason = m_context.errors.text(destination.facts.code).shortReason;
        QVERIFY(!reason.isEmpty());
        QCOMPARE(m_wording.destination(destination).text, QStringLiteral("Refused: ") + reason);
        QCOMPARE(m_wording.destination(destination).icon, QStringLiteral("state-refused"));
    }

    void whatWasSolvedIsNoLongerBad()
    {
        Destination destination;
        destination.facts = seen(CopyState::Failed, "CREATE_FAILED", 63);
        destination.facts.failedReads = 2;
        destination.solvedAt = now;
        const StateLook look = m_wording.destination(destination);
        QCOMPARE(look.text, QStringLiteral("Solved (Failed at 63 %: no reason given)"));
        QCOMPARE(look.role, ColourRole::Muted);
    }

    void everyGroupOfRegionsHasAName()
    {
        const QString other = m_wording.groupName(QStringLiteral("other"));
        QVERIFY(!m_context.regions.all().isEmpty());
        for (const RegionId &region : m_context.regions.all()) {
            const QString group = m_context.regions.info(region).group;
            QVERIFY2(m_wording.groupName(group) != other, qPrintable(group));
        }
        QCOMPARE(m_wording.groupName(m_context.regions.info({QStringLiteral("xx-new-1")}).group),
                 other);
    }

    void agesAreShort_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(0) << QStringLiteral("0 s");
        QTest::newRow("seconds") << qint64(59) << QStringLiteral("59 s");
        QTest::newRow("a minute") << qint64(60) << QStringLiteral("1 min");
        QTest::newRow("under an hour") << qint64(3599) << QStringLiteral("59 min");
        QTest::newRow("hours") << qint64(3 * 3600 + 5) << QStringLiteral("3 h");
        QTest::newRow("days") << qint64(49 * 3600) << QStringLiteral("2 d");
        QTest::newRow("in the future, by a clock that was set")
            << qint64(-5) << QStringLiteral("0 s");
    }

    void agesAreShort()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(m_wording.age(now.addSecs(-seconds)), text);
        QCOMPARE(m_wording.age({}), QString());
    }

    void timesSayNoMoreThanNeeded()
    {
        const QDateTime today = now.toLocalTime();
        QCOMPARE(m_wording.shortTime(now), today.toString(QStringLiteral("HH:mm")));
        QCOMPARE(m_wording.shortTime(now.addDays(-2)),
                 QStringLiteral("Thu ") + today.toString(QStringLiteral("HH:mm")));
        QCOMPARE(m_wording.shortTime(now.addDays(-30)), QStringLiteral("2026-10-01"));
        QCOMPARE(m_wording.shortTime({}), QString());
        QVERIFY(m_wording.fullTime(now).startsWith(today.toString(QStringLiteral("yyyy-MM-dd "))));
    }

    void timesOfTheServiceAreShownAsTheyCame()
    {
        QCOMPARE(m_wording.serviceTime(QStringLiteral("2026-10-31 08:01:00")),
                 QStringLiteral("2026-10-31"));
        QCOMPARE(m_wording.serviceTime(QStringLiteral("yesterday")), QStringLiteral("yesterday"));
        QCOMPARE(m_wording.serviceTimeTip({}), QString());
    }
};

REGIONCAST_TEST(TestWording)
#include "tst_wording.moc"
