#include "distribution/states.h"
#include "support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace regioncast;
using namespace std::chrono_literals;

namespace {

const QDateTime ended(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC);
const QDateTime provable = ended.addSecs(15 * 60);

Copy copyOf(const char *word, std::optional<int> progress = std::nullopt)
{
    const QString text = QString::fromLatin1(word);
    return {copyStateOf(text), text, progress};
}

DestinationFacts factsAfter(RequestState request, std::optional<Copy> baseline = std::nullopt)
{
    DestinationFacts facts;
    facts.request = request;
    facts.requestEndedAt = ended;
    facts.provableAfter = provable;
    facts.baseline = std::move(baseline);
    return facts;
}

/// What a reading of the single image, `second` seconds after the request ended, says.
Observation single(int second, std::optional<Copy> copy = std::nullopt)
{
    return {ended.addSecs(second), true, true, true, std::move(copy)};
}

/// The same from a page of a listing.
Observation page(int second, std::optional<Copy> copy = std::nullopt)
{
    return {ended.addSecs(second), false, true, true, std::move(copy)};
}

Observation imageGone(int second)
{
    return {ended.addSecs(second), true, false, false, std::nullopt};
}

DestinationFacts afterAll(DestinationFacts facts, const QList<Observation> &observations)
{
    for (const Observation &observation : observations)
        facts = observe(facts, observation);
    return facts;
}

QString stateAfter(const DestinationFacts &facts, const QList<Observation> &observations)
{
    return wordOf(stateOf(afterAll(facts, observations)));
}

/// The rows of the table in docs/states.md whose header begins with these cells.
QList<QStringList> tableOf(const QString &firstHeader, const QString &secondHeader)
{
    QFile file(QStringLiteral(REGIONCAST_SOURCE_DIR "/docs/states.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    QList<QStringList> rows;
    bool inTable = false;
    for (const QString &line : lines) {
        if (!line.startsWith(QLatin1Char('|'))) {
            inTable = false;
            continue;
        }
        QStringList cells =
            line.mid(1, line.lastIndexOf(QLatin1Char('|')) - 1).split(QLatin1Char('|'));
        for (QString &cell : cells)
            cell = cell.trimmed();
        if (cells.value(0) == firstHeader && cells.value(1) == secondHeader)
            inTable = true;
        if (inTable && !cells.value(0).startsWith(QLatin1String("---")))
            rows.append(cells);
    }
    return rows;
}

const QList<std::pair<QString, RequestEvent>> &eventWords()
{
    static const QList<std::pair<QString, RequestEvent>> words = {
        {QStringLiteral("removed"), RequestEvent::Removed},
        {QStringLiteral("marked"), RequestEvent::Marked},
        {QStringLiteral("succeeded"), RequestEvent::Succeeded},
        {QStringLiteral("refused-before-service"), RequestEvent::RefusedBeforeService},
        {QStringLiteral("nothing-sent"), RequestEvent::NothingSent},
        {QStringLiteral("was-refused"), RequestEvent::WasRefused},
        {QStringLiteral("lost"), RequestEvent::Lost},
        {QStringLiteral("found-after-restart"), RequestEvent::FoundAfterRestart},
    };
    return words;
}

const QList<DestinationState> &allStates()
{
    using S = DestinationState;
    static const QList<S> states = {S::Queued,   S::Sending,      S::Cancelled, S::NotSeen,
                                    S::InDoubt,  S::Preparing,    S::Copying,   S::UnknownWord,
                                    S::Done,     S::AlreadyThere, S::Failed,    S::Refused,
                                    S::NotTaken, S::Removed,      S::ImageGone};
    return states;
}

QString groupWord(StateGroup group)
{
    switch (group) {
    case StateGroup::Queued:
        return QStringLiteral("queued");
    case StateGroup::Copying:
        return QStringLiteral("copying");
    case StateGroup::Unsolved:
        return QStringLiteral("unsolved");
    case StateGroup::Done:
        return QStringLiteral("done");
    }
    return {};
}

} // namespace

class TestStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestTableOfTheDocsIsTheCode()
    {
        const QList<QStringList> table =
            tableOf(QStringLiteral("State"), QStringLiteral("removed"));
        QCOMPARE(table.size(), 7);
        const QStringList header = table.first();
        QCOMPARE(header.size(), eventWords().size() + 1);
        QStringList states;
        for (const QStringList &row : table.mid(1)) {
            QCOMPARE(row.size(), header.size());
            const auto state = requestStateOf(row.first());
            QVERIFY2(state, qPrintable(row.first()));
            states.append(row.first());
            for (qsizetype column = 1; column < row.size(); ++column) {
                QCOMPARE(header.at(column), eventWords().at(column - 1).first);
                const RequestState after = next(*state, eventWords().at(column - 1).second);
                const QString expected =
                    row.at(column) == QStringLiteral("–") ? row.first() : row.at(column);
                QCOMPARE(QString(row.first() + QLatin1String(" on ") + header.at(column)
                                 + QLatin1String(": ") + wordOf(after)),
                         QString(row.first() + QLatin1String(" on ") + header.at(column)
                                 + QLatin1String(": ") + expected));
            }
        }
        states.removeDuplicates();
        QCOMPARE(states.size(), 6);
    }

    void destinationTableOfTheDocsIsTheCode()
    {
        const QList<QStringList> table =
            tableOf(QStringLiteral("State"), QStringLiteral("Holds when"));
        QCOMPARE(table.size(), allStates().size() + 1);
        QStringList words;
        for (const QStringList &row : table.mid(1)) {
            const auto state = destinationStateOf(row.first());
            QVERIFY2(state, qPrintable(row.first()));
            words.append(row.first());
            const auto yesNo = [](bool yes) {
                return yes ? QStringLiteral("yes") : QStringLiteral("no");
            };
            QCOMPARE(row, QStringList({wordOf(*state), row.at(1), yesNo(isEnded(*state)),
                                       yesNo(isUnsolved(*state)), groupWord(groupOf(*state))}));
        }
        words.removeDuplicates();
        QCOMPARE(words.size(), allStates().size());
    }

    void effectsOfTheDocsAreTheCode()
    {
        QCOMPARE(eventOf(Effect::NothingSent), RequestEvent::NothingSent);
        QCOMPARE(eventOf(Effect::RefusedBeforeService), RequestEvent::RefusedBeforeService);
        QCOMPARE(eventOf(Effect::Refused), RequestEvent::WasRefused);
        QCOMPARE(eventOf(Effect::MayHaveHappened), RequestEvent::Lost);
        QCOMPARE(tableOf(QStringLiteral("Effect"), QStringLiteral("Outcomes")).size(), 5);
    }

    void wordsReadBack()
    {
        for (const DestinationState state : allStates())
            QCOMPARE(destinationStateOf(wordOf(state)), state);
        QCOMPARE(destinationStateOf(QStringLiteral("Queued")), std::nullopt);
        QCOMPARE(requestStateOf(QString()), std::nullopt);
    }

    void destinationSettlesByReadings_data()
    {
        QTest::addColumn<DestinationFacts>("facts");
        QTest::addColumn<QList<Observation>>("observations");
        QTest::addColumn<QString>("state");
        const auto row = [](const char *name, const DestinationFacts &facts,
                            const QList<Observation> &observations, const char *state) {
            QTest::newRow(name) << facts << observations << QString::fromLatin1(state);
        };
        const DestinationFacts accepted = factsAfter(RequestState::Accepted);
        const DestinationFacts doubtful = factsAfter(RequestState::Doubtful);
        DestinationFacts refused = factsAfter(RequestState::Refused);
        refused.code = QStringLiteral("Image.NotExist");
        DestinationFacts look = factsAfter(RequestState::Refused);
        look.code = QStringLiteral("ImageDistribute.RepeatedDistribution");
        look.mustLook = true;
        DestinationFacts lookOther = look;
        lookOther.code = QStringLiteral("ImageDistribute.Undistributed");
        const Copy init = copyOf("INIT");
        const Copy half = copyOf("CREATING", 50);
        const Copy done = copyOf("AVAILABLE", 100);
        const Copy failed = copyOf("CREATE_FAILED");
        const Copy gone = copyOf("DELETE");
        const Copy odd = copyOf("SYNCING");

        row("accepted, nothing read", accepted, {}, "not-seen");
        row("accepted, absent", accepted, {single(10), page(20)}, "not-seen");
        row("accepted, long absent", accepted,
            {single(1000), single(1010), single(1020), single(1030)}, "not-seen");
        row("init", accepted, {page(10, init)}, "preparing");
        row("creating", accepted, {page(10, init), page(20, half)}, "copying");
        row("other word", accepted, {page(10, odd)}, "unknown-word");
        row("available", accepted, {page(10, half), page(20, done)}, "done");
        row("done is latched", accepted,
            {page(10, done), page(20, half), single(30), single(40), imageGone(50), imageGone(60)},
            "done");
        row("fallback without a word", accepted,
            {page(10, Copy{CopyState::Available, {}, std::nullopt})}, "done");
        row("read before the request ended", accepted, {page(-5, done), page(0, done)}, "not-seen");
        row("late reading", accepted, {page(20, half), page(10, done)}, "copying");
        row("reading told twice", accepted, {page(20, failed), page(20, failed)}, "not-seen");

        row("one failed reading", accepted, {page(10, half), page(20, failed)}, "copying");
        row("two failed readings", accepted, {page(10, failed), page(20, failed)}, "failed");
        row("failed once each side of progress", accepted,
            {page(10, failed), page(20, half), page(30, failed)}, "copying");
        row("failed opens again", accepted, {page(10, failed), page(20, failed), page(30, half)},
            "copying");
        row("failed, then there", accepted, {page(10, failed), page(20, failed), page(30, done)},
            "done");
        row("failed, then tidied up", accepted,
            {page(10, failed), page(20, failed), single(30), single(40)}, "failed");

        row("baseline is not fresh", factsAfter(RequestState::Accepted, failed),
            {page(10, failed), page(20, failed)}, "not-seen");
        row("after progress the baseline's word is fresh",
            factsAfter(RequestState::Accepted, failed),
            {page(10, half), page(20, failed), page(30, failed)}, "failed");
        row("retry that failed unseen", factsAfter(RequestState::Accepted, failed),
            {single(1000, failed), single(1010, failed), single(1020, failed),
             single(1030, failed)},
            "failed");
        row("failed before, then there", factsAfter(RequestState::Accepted, failed),
            {page(10, done)}, "done");
        row("baseline available", factsAfter(RequestState::Accepted, done), {}, "already-there");
        row("baseline available stays so", factsAfter(RequestState::Accepted, done),
            {page(10, half), page(20, failed), page(30, failed)}, "already-there");

        row("doubtful, nothing read", doubtful, {}, "in-doubt");
        row("doubtful, absent early", doubtful, {single(10), single(20), single(30), single(40)},
            "in-doubt");
        row("doubtful, two late absences", doubtful, {single(901), single(911)}, "in-doubt");
        row("doubtful, three late absences", doubtful, {single(901), single(911), single(921)},
            "not-taken");
        row("absence at the very moment proves nothing", doubtful,
            {single(900), single(911), single(921)}, "in-doubt");
        row("absence on pages proves nothing", doubtful, {page(901), page(911), page(921)},
            "in-doubt");
        row("absence without the version proves nothing", doubtful,
            {{ended.addSecs(901), true, true, false, std::nullopt},
             {ended.addSecs(911), true, true, false, std::nullopt},
             {ended.addSecs(921), true, true, false, std::nullopt}},
            "in-doubt");
        row("doubtful, seen", doubtful, {single(901), single(911), page(912, half)}, "copying");
        row("not taken, then seen after all", doubtful,
            {single(901), single(911), single(921), page(931, done)}, "done");
        row("doubtful retry without effect", factsAfter(RequestState::Doubtful, failed),
            {single(901, failed), single(911, failed), single(921, failed)}, "not-taken");
        row("doubtful, failed once, then absent", doubtful,
            {single(901, failed), single(911), single(921), single(931)}, "removed");
        DestinationFacts unprovable = doubtful;
        unprovable.provableAfter = {};
        row("doubtful without a time of signing", unprovable,
            {single(9000), single(9010), single(9020)}, "in-doubt");

        row("refused", refused, {}, "refused");
        row("refused is the end", refused, {page(10, half), page(20, done)}, "refused");
        row("refused, still to look", look, {page(10)}, "in-doubt");
        row("refused, looked before it ended", look, {single(-10)}, "in-doubt");
        row("refused, looked", look, {single(10)}, "refused");
        row("repeated, and there", look, {single(10, done)}, "already-there");
        row("repeated, and there on a page", look, {page(10, done)}, "already-there");
        row("repeated, there later", look, {single(10), page(20, done)}, "already-there");
        row("repeated, on its way", look, {single(10, half)}, "copying");
        row("repeated, on its way, then there", look, {single(10, half), page(20, done)},
            "already-there");
        DestinationFacts lookSame = look;
        lookSame.baseline = odd;
        row("repeated, same unknown word as before", lookSame, {single(10, odd)}, "unknown-word");
        row("other code, looked", lookOther, {single(10)}, "refused");
        row("other code, looked, then others copied", lookOther, {single(10), page(20, done)},
            "refused");
        row("other code, failed copy found", lookOther, {single(10, failed), single(20, failed)},
            "failed");

        row("removed", accepted, {page(10, half), page(20, gone)}, "removed");
        row("vanished once", accepted, {page(10, half), single(20)}, "copying");
        row("vanished twice", accepted, {page(10, half), single(20), single(30)}, "removed");
        row("vanished from pages", accepted, {page(10, half), page(20), page(30)}, "copying");
        row("vanished and back", accepted, {page(10, half), single(20), single(30), page(40, half)},
            "copying");
        row("image gone once", accepted, {page(10, half), imageGone(20)}, "copying");
        row("image gone twice", accepted, {page(10, half), imageGone(20), imageGone(30)},
            "image-gone");
        row("image gone, not in a row", accepted, {imageGone(10), page(20), imageGone(30)},
            "not-seen");
        row("image back", accepted, {imageGone(10), imageGone(20), page(30, half)}, "copying");

        for (const RequestState state :
             {RequestState::Queued, RequestState::Sending, RequestState::Cancelled}) {
            DestinationFacts before;
            before.request = state;
            before.baseline = done;
            row(qPrintable(QStringLiteral("request ") + wordOf(state)), before,
                {page(10, done), single(20, failed), single(30, failed)},
                qPrintable(wordOf(state)));
        }
    }
    void destinationSettlesByReadings()
    {
        QFETCH(DestinationFacts, facts);
        QFETCH(QList<Observation>, observations);
        QFETCH(QString, state);
        QCOMPARE(stateAfter(facts, observations), state);
    }

    void anArrivalLiesBetweenTwoReadings()
    {
        const Copy done = copyOf("AVAILABLE", 100);
        DestinationFacts facts = observe(factsAfter(RequestState::Accepted), single(10));
        facts = observe(facts, page(20, copyOf("CREATING", 50)));
        QCOMPARE(facts.seenAt, ended.addSecs(20));
        facts = observe(facts, single(30)); // not shown for once
        facts = observe(facts, page(90, done));
        QCOMPARE(facts.seenAt, ended.addSecs(30));
        QCOMPARE(facts.lookedAt, ended.addSecs(90));
        const DestinationFacts atOnce = observe(factsAfter(RequestState::Accepted), page(90, done));
        QVERIFY(atOnce.seenAt.isNull());
    }

    void whoStartedACopy()
    {
        QCOMPARE(originOf(factsAfter(RequestState::Accepted)), Origin::Ours);
        QCOMPARE(originOf(factsAfter(RequestState::Doubtful)), Origin::PerhapsOurs);
        QCOMPARE(originOf(factsAfter(RequestState::Refused)), Origin::Elsewhere);
        // Not taken, and then it is there after all.
        const DestinationFacts later =
            afterAll(factsAfter(RequestState::Doubtful),
                     {single(901), single(911), single(921), page(931, copyOf("CREATING", 5))});
        QCOMPARE(stateOf(later), DestinationState::Copying);
        QCOMPARE(originOf(later), Origin::PerhapsOurs);
    }

    void whatADestinationFollows()
    {
        QVERIFY(follows(factsAfter(RequestState::Sending)));
        QVERIFY(follows(factsAfter(RequestState::Accepted)));
        QVERIFY(follows(factsAfter(RequestState::Doubtful)));
        QVERIFY(!follows(factsAfter(RequestState::Refused)));
        QVERIFY(!follows(factsAfter(RequestState::Queued)));
        QVERIFY(!follows(factsAfter(RequestState::Cancelled)));
        QVERIFY(!follows(factsAfter(RequestState::Accepted, copyOf("AVAILABLE"))));
        DestinationFacts look = factsAfter(RequestState::Refused);
        look.mustLook = true;
        QVERIFY(follows(look));
        QVERIFY(
            !follows(observe(factsAfter(RequestState::Accepted), page(10, copyOf("AVAILABLE")))));
    }

    void stalledCountsReadingsWithoutProgress()
    {
        DestinationFacts facts = factsAfter(RequestState::Accepted);
        facts = observe(facts, page(1, copyOf("CREATING", 10)));
        for (int i = 0; i < stalledReads; ++i) {
            QVERIFY(!isStalled(facts));
            facts = observe(facts, page(2 + i, copyOf("CREATING", 10)));
        }
        QVERIFY(isStalled(facts));
        QVERIFY(!isStalled(observe(facts, page(900, copyOf("CREATING", 11)))));
        QVERIFY(!isStalled(observe(facts, page(900, copyOf("AVAILABLE")))));
    }
};

REGIONCAST_TEST(TestStates)
#include "tst_states.moc"
