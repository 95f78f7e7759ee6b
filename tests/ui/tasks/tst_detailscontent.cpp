#include "support/testmain.h"
#include "taskfixture.h"
#include "tasks/detailscontent.h"

using namespace regioncast;
using namespace regioncast::test;

namespace {

QString section(const DetailsContent &content, const char *heading)
{
    for (const DetailsContent::Section &each : content.sections) {
        if (each.heading == QLatin1String(heading))
            return each.text;
    }
    return {};
}

TaskSelection selectionOf(const TaskBook &book, qint64 destination)
{
    const qint64 task = book.destination(destination)->task;
    return {book.task(task)->batch, task, destination, {}};
}

} // namespace

class TestDetailsContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailureAtTheServiceHasNoInventedReason()
    {
        TaskFixture fixture;
        fixture.addUsual();
        // Two more that failed in the same region, one of them long ago.
        fixture.addBatch("other");
        fixture.addTask("cad-app", "v2");
        fixture.add("eu-central-1", failed(10), 3600);
        fixture.addTask("debian12-dev", "v6");
        fixture.add("eu-central-1", failed(10), 3 * 24 * 3600);
        const TaskBook book = fixture.book();
        Catalogue catalogue;
        Reading reading;
        reading.startedAt = reading.endedAt = fixture.clock.utc();
        ImageRow row = SessionFixture::listed(
            "rhel9-cad", "v7", {{QStringLiteral("cn-shanghai"), QStringLiteral("AVAILABLE")}});
        row.systemDiskSize = 80;
        row.parentImageId = {QStringLiteral("imgc-rhel9-base")};
        row.parentImageVersion = {QStringLiteral("iv-v2")};
        reading.rows = {row, SessionFixture::listed(
                                 "rhel9-base", "v2",
                                 {{QStringLiteral("eu-central-1"), QStringLiteral("AVAILABLE")}})};
        catalogue.merge(reading);
        const DetailsContent content =
            DetailsWriter(fixture.context, book, catalogue).task(selectionOf(book, 2));
        QCOMPARE(content.title, QStringLiteral("Failed at the service"));
        QCOMPARE(content.subject, QStringLiteral("rhel9-cad v7 to Frankfurt (eu-central-1)"));
        QCOMPARE(section(content, "What happened"),
                 QStringLiteral("The copy stopped at 63 %. The service reports CREATE_FAILED and "
                                "gives no reason."));
        QCOMPARE(section(content, "What Regioncast checked").split(QLatin1Char('\n')),
                 (QStringList{QStringLiteral("✓ v7 is still in the source, Shanghai"),
                              QStringLiteral("✓ Parent rhel9-base v2 is in Frankfurt"),
                              QStringLiteral("! 1 other copies there failed since 07:05")}));
        QCOMPARE(section(content, "What to do"),
                 QStringLiteral("Retry once; if it fails again, send support the two ids."));
        QCOMPARE(content.retry, (QList<qint64>{2}));
        QCOMPARE(content.unsolved, (QList<qint64>{2}));
        QVERIFY(content.retryHelp.isEmpty());
        QCOMPARE(
            content.facts,
            QStringLiteral("State since 08:04 (1 min) · seen 8 s ago · 80 GiB · from Shanghai · "
                           "sent 07:55 by anna · CHG-20417 November patch day"));
        QCOMPARE(content.taskId, QStringLiteral("tid-2"));
        QCOMPARE(content.requestId, QStringLiteral("REQ-2"));
        QCOMPARE(content.supported, (QList<qint64>{2}));
        const QString support = supportText(fixture.context, book, content.supported);
        QVERIFY(support.contains(QLatin1String("tid-2")));
        QVERIFY(support.contains(QLatin1String("State: failed at 63 %")));
    }

    void aRefusalQuotesCatalogueAndService()
    {
        TaskFixture fixture;
        fixture.addUsual();
        fixture.request(5).serverMessage = QStringLiteral("<b>not</b> supported");
        fixture.request(5).destinations = {4, 5};
        const TaskBook book = fixture.book();
        const Catalogue nothing;
        const DetailsContent content =
            DetailsWriter(fixture.context, book, nothing).task(selectionOf(book, 5));
        const ErrorText text =
            fixture.context.errors.text(QStringLiteral("ImageDistribute.ImageNotSupport"));
        QVERIFY(!text.meaning.isEmpty());
        QCOMPARE(content.title, QStringLiteral("Refused"));
        QCOMPARE(section(content, "What happened"),
                 QStringLiteral("ImageDistribute.ImageNotSupport: %1 The request was for 2 regions "
                                "and was refused as a whole. The service wrote: “<b>not</b> "
                                "supported”")
                     .arg(text.meaning));
        QCOMPARE(section(content, "What to do"), text.advice);
        QCOMPARE(content.retryHelp,
                 QStringLiteral("A retry cannot help: %1").arg(text.shortReason));
        QVERIFY(content.retry.isEmpty());
        QCOMPARE(content.unsolved, (QList<qint64>{5}));
    }

    void states_data()
    {
        QTest::addColumn<DestinationFacts>("facts");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("happened");
        QTest::addColumn<bool>("canBeSolved");
        DestinationFacts stalled = copying(40);
        stalled.unchangedReads = stalledReads;
        QTest::newRow("in doubt") << doubtful(2) << QStringLiteral("Outcome unknown")
                                  << QStringLiteral("It may have been taken, or not") << false;
        QTest::newRow("not taken") << doubtful(absentReadsNeeded) << QStringLiteral("Not taken")
                                   << QStringLiteral("never became a copy") << true;
        QTest::newRow("done") << done() << QStringLiteral("Done")
                              << QStringLiteral("Seoul holds the version") << false;
        QTest::newRow("copying") << copying(40) << QStringLiteral("Copying")
                                 << QStringLiteral("40 % is done") << false;
        QTest::newRow("stalled") << stalled << QStringLiteral("Copying, stalled")
                                 << QStringLiteral("It has not got on for 30 readings") << false;
        QTest::newRow("unknown word")
            << unknownWord() << QStringLiteral("In a state that Regioncast does not know")
            << QStringLiteral("“REPAIRING”") << false;
        QTest::newRow("queued") << queued() << QStringLiteral("Queued, not sent")
                                << QStringLiteral("The service does not know of it yet") << false;
    }

    void states()
    {
        QFETCH(DestinationFacts, facts);
        QFETCH(QString, title);
        QFETCH(QString, happened);
        QFETCH(bool, canBeSolved);
        TaskFixture fixture;
        fixture.addBatch("");
        fixture.addTask("rhel9-cad", "v7");
        fixture.add("ap-northeast-2", facts);
        const TaskBook book = fixture.book();
        const Catalogue nothing;
        const DetailsContent content =
            DetailsWriter(fixture.context, book, nothing).task(selectionOf(book, 1));
        QCOMPARE(content.title, title);
        QVERIFY2(section(content, "What happened").contains(happened),
                 qPrintable(section(content, "What happened")));
        QCOMPARE(!content.unsolved.isEmpty(), canBeSolved);
        QVERIFY(content.hasButtons);
    }

    void nothingIsClaimedOfAnImageThatWasNotRead()
    {
        TaskFixture fixture;
        fixture.addUsual();
        const TaskBook book = fixture.book();
        Catalogue catalogue;
        Reading reading;
        reading.startedAt = reading.endedAt = fixture.clock.utc();
        reading.rows = {SessionFixture::listed("another", "v1", {})};
        catalogue.merge(reading);
        const DetailsWriter writer(fixture.context, book, catalogue);
        QCOMPARE(section(writer.task(selectionOf(book, 2)), "What Regioncast checked"), QString());
        QCOMPARE(section(writer.task(selectionOf(book, 5)), "What Regioncast checked"), QString());
    }

    void aSolvedFailureAsksForNothing()
    {
        TaskFixture fixture;
        fixture.addUsual();
        fixture.destination(2).solvedAt = fixture.ago(10);
        const TaskBook book = fixture.book();
        const Catalogue nothing;
        const DetailsContent content =
            DetailsWriter(fixture.context, book, nothing).task(selectionOf(book, 2));
        QCOMPARE(content.title, QStringLiteral("Solved"));
        QVERIFY(section(content, "What happened").contains(QLatin1String("solved since 08:04")));
        QVERIFY(section(content, "What to do").isEmpty());
        QVERIFY(content.retry.isEmpty());
        QVERIFY(content.unsolved.isEmpty());
    }

    void aBatchIsSummedUp()
    {
        TaskFixture fixture;
        fixture.addUsual();
        const TaskBook book = fixture.book();
        const Catalogue nothing;
        const DetailsWriter writer(fixture.context, book, nothing);
        const DetailsContent batch = writer.task({1, 0, 0, {}});
        QCOMPARE(batch.title, QStringLiteral("CHG-20417 November patch day"));
        QCOMPARE(batch.sections.first().text,
                 QStringLiteral("2 of 5 done · 1 failed · 1 refused · 1 copying"));
        QCOMPARE(section(batch, "By region"),
                 QStringLiteral("Tokyo 2 · Seoul 1 · Singapore 1 · Frankfurt 1"));
        QCOMPARE(section(batch, "By image"), QStringLiteral("rhel9-cad v7 3 · win11-office v3 2"));
        QVERIFY(section(batch, "Unsolved")
                    .startsWith(QLatin1String(
                        "rhel9-cad v7 to Frankfurt: Failed at 63 %: no reason given\n")));
        QCOMPARE(batch.retry, (QList<qint64>{2}));       // the refusal would only be repeated
        QCOMPARE(batch.unsolved, (QList<qint64>{2, 5})); // but both can be marked
        const DetailsContent task = writer.task({1, 2, 0, {}});
        QCOMPARE(task.title, QStringLiteral("win11-office v3"));
        QCOMPARE(task.sections.first().text, QStringLiteral("1 of 2 done · 1 refused"));
    }

    void theSummaryCountsWhatThePaneShows()
    {
        TaskFixture fixture;
        fixture.addUsual();
        const TaskBook book = fixture.book();
        const Catalogue nothing;
        const DetailsWriter writer(fixture.context, book, nothing);
        const auto report = [&](const QList<qint64> &copies) {
            return reportOf(book, copies, fixture.context.errors, fixture.context.regions);
        };
        const DetailsContent all =
            writer.summary(report({1, 2, 3, 4, 5, 6}), QStringLiteral("Open + 24 h"));
        QCOMPARE(all.title, QStringLiteral("6 copies in 2 batches, Open + 24 h"));
        QVERIFY(all.sections.last().text.startsWith(
            QLatin1String("From the journal of this computer.")));
        const DetailsContent none = writer.summary({}, QStringLiteral("Today"));
        // No number is said before all are counted.
        const DetailsContent counting = writer.summary(report({1, 2}), QStringLiteral("All"), true);
        QCOMPARE(counting.title, QStringLiteral("Looking through the journal…"));
        QVERIFY(counting.sections.isEmpty());
        QVERIFY(!counting.isSummary);
        QCOMPARE(none.title, QStringLiteral("No copies in Today"));
        QVERIFY(!none.hasButtons);
    }

    void anImageShowsItsFacts()
    {
        TaskFixture fixture;
        const TaskBook book;
        Catalogue catalogue;
        Reading reading;
        reading.startedAt = reading.endedAt = fixture.ago(14);
        ImageRow row =
            SessionFixture::listed("rhel9-cad", "v7",
                                   {{QStringLiteral("eu-central-1"), QStringLiteral("CREATING")},
                                    {QStringLiteral("cn-shanghai"), QStringLiteral("AVAILABLE")}});
        row.status = QStringLiteral("AVAILABLE");
        row.systemDiskSize = 80;
        row.volumeEncryptionEnabled = false;
        row.tagList = {{QStringLiteral("team"), QStringLiteral("<cad>")}};
        row.gmtCreate = QStringLiteral("2026-10-30 12:00:00");
        reading.rows = {row};
        catalogue.merge(reading);
        const DetailsContent content =
            DetailsWriter(fixture.context, book, catalogue).image(row.key());
        QCOMPARE(content.title, QStringLiteral("rhel9-cad v7"));
        const auto has = [&content](const char *name, const char *value) {
            return content.table.contains(
                std::pair(QString::fromLatin1(name), QString::fromLatin1(value)));
        };
        QVERIFY(has("Image id", "imgc-rhel9-cad"));
        QVERIFY(has("Status", "AVAILABLE"));
        QVERIFY(has("System disk", "80 GiB"));
        QVERIFY(has("Encryption", "none"));
        QVERIFY(has("Tags", "team: <cad>"));
        QVERIFY(has("Created", "2026-10-30 12:00:00, service time, zone not stated"));
        QCOMPARE(
            content.sections.last().text,
            QStringLiteral("Shanghai (cn-shanghai): There\nFrankfurt (eu-central-1): Copying"));
        QCOMPARE(content.facts, QStringLiteral("Read 14 s ago"));
        QCOMPARE(DetailsWriter(fixture.context, book, Catalogue()).image(row.key()).title,
                 QStringLiteral("The image is not listed any more"));
    }

    void aCopyOfOthersBlamesNobody()
    {
        TaskFixture fixture;
        const TaskBook book;
        const Catalogue nothing;
        TaskSelection selection;
        selection.elsewhere = {
            {QStringLiteral("imgc-x")}, {QStringLiteral("iv-1")}, region("cn-beijing")};
        const DetailsContent content =
            DetailsWriter(fixture.context, book, nothing).task(selection);
        QCOMPARE(content.subject, QStringLiteral("imgc-x iv-1 to Beijing (cn-beijing)"));
        QVERIFY(section(content, "What happened")
                    .endsWith(QLatin1String("The service does not say who began it.")));
        QVERIFY(!content.hasButtons);
    }

    void historyTellsTimesAndNotes()
    {
        TaskFixture fixture;
        const TaskBook book;
        const Catalogue nothing;
        const DetailsWriter writer(fixture.context, book, nothing);
        QList<HistoryEvent> events;
        const auto add = [&](qint64 secondsAgo, DestinationState state, const char *note) {
            HistoryEvent event;
            event.at = fixture.ago(secondsAgo);
            event.word = wordOf(state);
            event.note = QString::fromLatin1(note);
            events.append(event);
        };
        add(60, DestinationState::Queued, "");
        add(58, DestinationState::NotSeen, "tid-1");
        add(30, DestinationState::Failed, "63");
        QCOMPARE(writer.history(events),
                 QStringLiteral("08:04:00 queued\n08:04:02 accepted (tid-1)\n08:04:30 failed at "
                                "63 %"));
        for (int i = 0; i < 30; ++i)
            add(20, DestinationState::Copying, "70");
        const QStringList parts = writer.history(events).split(QLatin1Char('\n'));
        QCOMPARE(parts.size(), 15);
        QVERIFY(parts.contains(QStringLiteral("…")));
        QVERIFY(parts.last().endsWith(QLatin1String("copying at 70 %")));
    }
};

REGIONCAST_TEST(TestDetailsContent)
#include "tst_detailscontent.moc"
