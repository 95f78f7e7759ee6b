#include "distribution/report.h"
#include "support/testmain.h"
#include "taskrecordsamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace regioncast;

namespace {

using Row = QHash<QString, QString>;

/// Reads RFC 4180 as its grammar has it; empty when the text breaks it.
QList<QStringList> parseCsv(const QString &text)
{
    QList<QStringList> lines;
    QStringList line;
    qsizetype at = 0;
    while (at < text.size()) {
        QString cell;
        if (text.at(at) == QLatin1Char('"')) {
            ++at;
            while (at < text.size()) {
                if (text.at(at) != QLatin1Char('"')) {
                    cell += text.at(at++);
                } else if (text.mid(at, 2) == QLatin1String("\"\"")) {
                    cell += QLatin1Char('"');
                    at += 2;
                } else {
                    break;
                }
            }
            if (at++ >= text.size())
                return {}; // the quotes are not closed
        } else {
            while (at < text.size() && !QStringLiteral(",\r\n\"").contains(text.at(at)))
                cell += text.at(at++);
        }
        line.append(cell);
        if (text.mid(at, 1) == QLatin1String(",")) {
            ++at;
        } else if (text.mid(at, 2) == QLatin1String("\r\n")) {
            lines.append(line);
            line.clear();
            at += 2;
        } else {
            return {};
        }
    }
    return line.isEmpty() ? lines : QList<QStringList>();
}

/// The rows below the headings, by heading.
QList<Row> rowsOf(const QByteArray &csv)
{
    QList<QStringList> lines = parseCsv(QString::fromUtf8(csv.mid(3)));
    if (lines.isEmpty())
        qFatal("This is no CSV");
    const QStringList headings = lines.takeFirst();
    QList<Row> rows;
    for (const QStringList &line : std::as_const(lines)) {
        if (line.size() != headings.size())
            qFatal("A row has %d cells", int(line.size()));
        Row row;
        for (qsizetype i = 0; i < line.size(); ++i)
            row.insert(headings.at(i), line.at(i));
        rows.append(row);
    }
    return rows;
}

QDateTime at(int minute)
{
    return {QDate(2026, 10, 31), QTime(8, minute), Qt::UTC};
}

/// Two batches: rhel9-cad to Tokyo (done in 30 min), Frankfurt (failed at 63 %) and Singapore (done
/// in 10 min); win11-office to Seoul (refused: encrypted) and Tokyo (queued).
struct Fixture
{
    TaskRecords records;

    Fixture()
    {
        records.batches = {
            {1, QStringLiteral("practice"), QStringLiteral("CHG-1"), QStringLiteral("anna"), at(0)},
            {2, QStringLiteral("practice"), {}, QStringLiteral("ben"), at(1)}};
        addTask(1, "rhel9-cad", "v7");
        records.tasks.last().source = RegionId{QStringLiteral("cn-shanghai")};
        latch(add("ap-northeast-1", RequestState::Accepted, 31), DestinationState::Done);
        Destination &failed = add("eu-central-1", RequestState::Accepted, 20);
        failed.facts.seen = Copy{CopyState::Failed, QStringLiteral("CREATE_FAILED"), 63};
        failed.facts.failedReads = 2;
        latch(add("ap-southeast-1", RequestState::Accepted, 11), DestinationState::Done);
        addTask(2, "win11-office", "v3");
        Destination &refused = add("ap-northeast-2", RequestState::Refused, 2);
        refused.facts.code = QStringLiteral("ImageDistribute.ImageNotSupport");
        add("ap-northeast-1", RequestState::Queued, 1);
    }

    static void latch(Destination &destination, DestinationState state)
    {
        destination.facts.latched = state;
    }
    void addTask(qint64 batch, const char *image, const char *version)
    {
        Task task;
        task.number = records.tasks.size() + 1;
        task.batch = batch;
        task.image = {{QStringLiteral("imgc-") + QString::fromLatin1(image)},
                      {QStringLiteral("iv-") + QString::fromLatin1(version)}};
        task.imageName = QString::fromLatin1(image);
        task.versionLabel = QString::fromLatin1(version);
        records.tasks.append(task);
    }
    Destination &add(const char *region, RequestState state, int sinceMinute)
    {
        Destination destination;
        destination.number = records.destinations.size() + 1;
        destination.task = records.tasks.last().number;
        destination.region = {QString::fromLatin1(region)};
        destination.request = destination.number;
        destination.since = at(sinceMinute);
        destination.facts.request = state;
        Request request;
        request.number = destination.number;
        request.task = destination.task;
        request.destinations = {destination.number};
        if (state != RequestState::Queued) {
            destination.sentAt = at(1);
            request.tid = {QStringLiteral("tid-%1").arg(request.number)};
            request.requestId = QStringLiteral("REQ-%1").arg(request.number);
        }
        records.requests.append(request);
        records.destinations.append(destination);
        return records.destinations.last();
    }
    [[nodiscard]] TaskBook book() const
    {
        TaskBook book;
        book.apply(records);
        return book;
    }
};

Report reportOn(const TaskBook &book, const QList<qint64> &copies)
{
    return reportOf(book, copies, ErrorCatalogue::load(QLocale::c()),
                    RegionTable::load(QLocale::c()));
}

QJsonObject jsonOn(const TaskBook &book, const QList<qint64> &copies, const ReportHead &head = {})
{
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(jsonOf(reportOn(book, copies), head, book), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(error.errorString()));
    return document.object();
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsAreInAllAndByGroup()
    {
        const TaskBook book = Fixture().book();
        const Report report = reportOn(book, {5, 4, 3, 2, 1, 99});
        QCOMPARE(report.copies, (QList<qint64>{5, 4, 3, 2, 1}));
        QCOMPARE(report.total, sumOf(book, report.copies));
        QCOMPARE(report.total.done, 2);
        QCOMPARE(report.total.unsolved(), 2);
        QCOMPARE(report.total.open(), 1);
        QCOMPARE(report.unsolved, (QList<qint64>{4, 2}));
        QCOMPARE(report.retry, (QList<qint64>{2})); // the refusal would only be repeated
        QCOMPARE(report.regions.size(), 4);
        QCOMPARE(report.regions.first().region.text, QStringLiteral("ap-northeast-1"));
        QCOMPARE(report.regions.first().sum.total, 2);
        QCOMPARE(report.images.size(), 2);
        QCOMPARE(report.images.first().name, QStringLiteral("rhel9-cad"));
        QCOMPARE(report.images.first().sum.failed, 1);
        QCOMPARE(report.batches.size(), 2);
        QCOMPARE(report.batches.first().batch, 2); // as the list has them
        QVERIFY(report.times);
        QCOMPARE(report.times->slowest, 30 * 60);
        QCOMPARE(report.times->slowestTo.text, QStringLiteral("ap-northeast-1"));
    }

    void oneArrivalIsNoStatistic() { QVERIFY(!reportOn(Fixture().book(), {1, 2}).times); }

    void csvHasARowPerCopy()
    {
        const TaskBook book = Fixture().book();
        const QByteArray csv = csvOf(reportOn(book, {1, 2, 4, 5}), book);
        QVERIFY(csv.startsWith("\xEF\xBB\xBF"
                               "batch,"));
        QVERIFY(csv.endsWith("\r\n"));
        const QList<Row> rows = rowsOf(csv);
        QCOMPARE(rows.size(), 4);
        const Row failed{{QStringLiteral("batch"), QStringLiteral("1")},
                         {QStringLiteral("label"), QStringLiteral("CHG-1")},
                         {QStringLiteral("sent_by"), QStringLiteral("anna")},
                         {QStringLiteral("image_name"), QStringLiteral("rhel9-cad")},
                         {QStringLiteral("version_label"), QStringLiteral("v7")},
                         {QStringLiteral("image_id"), QStringLiteral("imgc-rhel9-cad")},
                         {QStringLiteral("version_id"), QStringLiteral("iv-v7")},
                         {QStringLiteral("product"), QString()},
                         {QStringLiteral("source_region_id"), QStringLiteral("cn-shanghai")},
                         {QStringLiteral("region_id"), QStringLiteral("eu-central-1")},
                         {QStringLiteral("region_name"), QStringLiteral("Frankfurt")},
                         {QStringLiteral("state"), QStringLiteral("failed")},
                         {QStringLiteral("progress_percent"), QStringLiteral("63")},
                         {QStringLiteral("code"), QString()},
                         {QStringLiteral("reason"), QString()},
                         {QStringLiteral("unsolved"), QStringLiteral("yes")},
                         {QStringLiteral("retry_can_help"), QStringLiteral("yes")},
                         {QStringLiteral("solved_at"), QString()},
                         {QStringLiteral("sent_at"), QStringLiteral("2026-10-31T08:01:00Z")},
                         {QStringLiteral("ended_at"), QStringLiteral("2026-10-31T08:20:00Z")},
                         {QStringLiteral("seconds"), QStringLiteral("1140")},
                         {QStringLiteral("try"), QStringLiteral("1")},
                         {QStringLiteral("task_id"), QStringLiteral("tid-2")},
                         {QStringLiteral("request_id"), QStringLiteral("REQ-2")}};
        for (auto cell = failed.begin(); cell != failed.end(); ++cell)
            QVERIFY2(rows.at(1).value(cell.key()) == cell.value(), qPrintable(cell.key()));
        QCOMPARE(rows.at(1).size(), failed.size());
        QCOMPARE(rows.at(2).value(QStringLiteral("code")),
                 QStringLiteral("ImageDistribute.ImageNotSupport"));
        QVERIFY(!rows.at(2).value(QStringLiteral("reason")).isEmpty());
        QCOMPARE(rows.at(2).value(QStringLiteral("retry_can_help")), QStringLiteral("no"));
        QCOMPARE(rows.at(3).value(QStringLiteral("state")), QStringLiteral("queued"));
        QCOMPARE(rows.at(3).value(QStringLiteral("ended_at")), QString());
    }

    void namesCannotBreakTheTable_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("cell");
        const auto row = [](const char *title, const char *name, const char *cell) {
            QTest::newRow(title) << QString::fromUtf8(name) << QString::fromUtf8(cell);
        };
        row("plain", "rhel9-cad", "rhel9-cad");
        row("comma", "a,b", "a,b");
        row("quote", "say \"hi\"", "say \"hi\"");
        row("line break", "two\r\nlines", "two\r\nlines");
        row("umlaut and kanji", "Ä 東京 🙂", "Ä 東京 🙂");
        row("formula", "=HYPERLINK(\"http://x.invalid\")", "'=HYPERLINK(\"http://x.invalid\")");
        row("plus", "+1", "'+1");
        row("minus", "-1", "'-1");
        row("at", "@SUM(A1)", "'@SUM(A1)");
        row("tab", "\t=1", "'\t=1");
        row("carriage return", "\r=1", "'\r=1");
        row("wide equals", "＝1+1", "'＝1+1");
        row("formula signs inside", "a=b-c", "a=b-c");
    }

    void namesCannotBreakTheTable()
    {
        QFETCH(QString, name);
        QFETCH(QString, cell);
        Fixture fixture;
        fixture.records.tasks[0].imageName = name;
        fixture.records.batches[0].label = name;
        const TaskBook book = fixture.book();
        const QList<Row> rows = rowsOf(csvOf(reportOn(book, {1}), book));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().value(QStringLiteral("image_name")), cell);
        QCOMPARE(rows.first().value(QStringLiteral("label")), cell);
        const QJsonObject copy =
            jsonOn(book, {1})[QLatin1String("copies")].toArray().first().toObject();
        QCOMPARE(copy[QLatin1String("imageName")].toString(), name); // JSON needs no guard
    }

    void jsonHasHeadSumsAndCopies()
    {
        const TaskBook book = Fixture().book();
        const ReportHead head{QStringLiteral("Production"), QStringLiteral("last-month"),
                              QStringLiteral("all"),        QStringLiteral("tokyo \"x\""),
                              QStringLiteral("anna"),       at(59)};
        const QJsonObject json = jsonOn(book, {1, 2, 3, 4, 5}, head);
        const auto text = [&json](const char *key) {
            return json[QLatin1String(key)].toString();
        };
        QCOMPARE(text("format"), QStringLiteral("regioncast-report"));
        QCOMPARE(json[QLatin1String("version")].toInt(), 1);
        QCOMPARE(text("profile"), QStringLiteral("Production"));
        QCOMPARE(text("period"), QStringLiteral("last-month"));
        QCOMPARE(text("shownState"), QStringLiteral("all"));
        QCOMPARE(text("filter"), QStringLiteral("tokyo \"x\""));
        QCOMPARE(text("madeBy"), QStringLiteral("anna"));
        QCOMPARE(text("madeAt"), QStringLiteral("2026-10-31T08:59:00Z"));
        const QJsonObject total = json[QLatin1String("total")].toObject();
        QCOMPARE(total[QLatin1String("total")].toInt(), 5);
        QCOMPARE(total[QLatin1String("done")].toInt(), 2);
        QCOMPARE(total[QLatin1String("unsolved")].toInt(), 2);
        QCOMPARE(json[QLatin1String("secondsTaken")][QLatin1String("slowest")].toInt(), 1800);
        QCOMPARE(json[QLatin1String("regions")].toArray().size(), 4);
        QCOMPARE(json[QLatin1String("images")].toArray().size(), 2);
        const QJsonObject batch = json[QLatin1String("batches")].toArray().first().toObject();
        QCOMPARE(batch[QLatin1String("label")].toString(), QStringLiteral("CHG-1"));
        QCOMPARE(batch[QLatin1String("sentBy")].toString(), QStringLiteral("anna"));
        const QJsonObject copy = json[QLatin1String("copies")].toArray().at(1).toObject();
        QCOMPARE(copy[QLatin1String("state")].toString(), QStringLiteral("failed"));
        QCOMPARE(copy[QLatin1String("progress")].toInt(), 63);
        QVERIFY(copy[QLatin1String("reason")].isNull());
        QCOMPARE(copy[QLatin1String("taskId")].toString(), QStringLiteral("tid-2"));
        QCOMPARE(copy[QLatin1String("unsolved")].toBool(), true);
        QVERIFY(jsonOn(book, {1})[QLatin1String("secondsTaken")].isNull());
    }

    /// Whatever the records hold: the files hold exactly the copies asked for, in their order, and
    /// the sums are what a count of the rows gives.
    void filesAgreeWithACountOfTheirRows()
    {
        for (quint32 seed = 1; seed <= 50; ++seed) {
            QRandomGenerator random(seed);
            TaskBook book;
            book.apply(test::randomRecords(random));
            QList<qint64> wanted;
            for (const auto &[number, destination] : book.destinations()) {
                if (number % 3 != 0)
                    wanted.prepend(number);
            }
            const QList<Row> rows = rowsOf(csvOf(reportOn(book, wanted), book));
            const QJsonObject json = jsonOn(book, wanted);
            const QJsonArray copies = json[QLatin1String("copies")].toArray();
            QCOMPARE(rows.size(), wanted.size());
            QCOMPARE(copies.size(), wanted.size());
            QHash<QString, int> counts;
            QHash<QString, int> ofRegion;
            for (qsizetype i = 0; i < rows.size(); ++i) {
                const Destination &destination = *book.destination(wanted.at(i));
                QCOMPARE(rows.at(i).value(QStringLiteral("region_id")), destination.region.text);
                QCOMPARE(copies.at(i)[QLatin1String("copy")].toInteger(), wanted.at(i));
                const QString state = rows.at(i).value(QStringLiteral("state"));
                QCOMPARE(state, wordOf(destination.state()));
                QCOMPARE(copies.at(i)[QLatin1String("state")].toString(), state);
                const bool unsolved =
                    rows.at(i).value(QStringLiteral("unsolved")) == QLatin1String("yes");
                counts[QStringLiteral("total")] += 1;
                counts[QStringLiteral("unsolved")] += unsolved ? 1 : 0;
                if (state == QLatin1String("done") || state == QLatin1String("already-there"))
                    counts[QStringLiteral("done")] += 1;
                if (state == QLatin1String("queued"))
                    counts[QStringLiteral("queued")] += 1;
                if (state == QLatin1String("failed") && unsolved)
                    counts[QStringLiteral("failed")] += 1;
                ++ofRegion[destination.region.text];
            }
            const QJsonObject total = json[QLatin1String("total")].toObject();
            for (const char *key : {"total", "unsolved", "done", "queued", "failed"}) {
                QCOMPARE(total[QLatin1String(key)].toInt(), counts.value(QString::fromLatin1(key)));
            }
            for (const auto &group : {"regions", "images", "batches"}) {
                int sum = 0;
                for (const auto &each : json[QLatin1String(group)].toArray())
                    sum += each[QLatin1String("total")].toInt();
                QCOMPARE(sum, int(wanted.size()));
            }
            for (const auto &each : json[QLatin1String("regions")].toArray()) {
                QCOMPARE(each[QLatin1String("total")].toInt(),
                         ofRegion.value(each[QLatin1String("regionId")].toString()));
            }
        }
    }

    void partsJoinedAreTheWhole()
    {
        QRandomGenerator random(3);
        const QList<RegionId> regions{{QStringLiteral("ap-northeast-1")},
                                      {QStringLiteral("eu-west-1")},
                                      {QStringLiteral("us-east-1")}};
        const RegionTable table = RegionTable::load(QLocale::c());
        const QDateTime sent(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC);
        // Of several copies that are equally bad the first one stands for all.
        const auto apart = [](TaskSum sum) {
            sum.worst = 0;
            return sum;
        };
        for (int round = 0; round < 30; ++round) {
            ReportSums whole;
            ReportSums parts[2];
            const int copies = random.bounded(40);
            for (int i = 0; i < copies; ++i) {
                Task task;
                task.batch = 1 + random.bounded(4);
                task.image = {{QStringLiteral("imgc-%1").arg(random.bounded(3))}, {}};
                SummedCopy copy;
                copy.number = i + 1;
                copy.region = regions.at(random.bounded(3));
                copy.state = DestinationState(random.bounded(15));
                copy.sentAt = sent;
                copy.since = sent.addSecs(60 + i); // all differ: one is the slowest
                if (random.bounded(2))
                    copy.solvedAt = sent;
                whole.add(task, copy);
                parts[random.bounded(2)].add(task, copy);
            }
            parts[0].add(parts[1]);
            const Report one = whole.report(table);
            const Report two = parts[0].report(table);
            QCOMPARE(apart(two.total), apart(one.total));
            QCOMPARE(two.regions.size(), one.regions.size());
            for (qsizetype i = 0; i < one.regions.size(); ++i) {
                QCOMPARE(two.regions.at(i).region, one.regions.at(i).region);
                QCOMPARE(apart(two.regions.at(i).sum), apart(one.regions.at(i).sum));
            }
            QCOMPARE(two.images.size(), one.images.size());
            for (qsizetype i = 0; i < one.images.size(); ++i)
                QCOMPARE(apart(two.images.at(i).sum), apart(one.images.at(i).sum));
            QCOMPARE(two.batches.size(), one.batches.size());
            QCOMPARE(two.times.has_value(), one.times.has_value());
            if (one.times) {
                QCOMPARE(two.times->median, one.times->median);
                QCOMPARE(two.times->slowest, one.times->slowest);
                QCOMPARE(two.times->slowestTo, one.times->slowestTo);
            }
        }
    }

    void noExchangeIsInIt()
    {
        Fixture fixture;
        fixture.records.requests[0].exchange.request = QStringLiteral("Authorization: hidden-one");
        fixture.records.requests[0].exchange.answer = QStringLiteral("hidden-two");
        const TaskBook book = fixture.book();
        const Report report = reportOn(book, {1});
        for (const QByteArray &file : {csvOf(report, book), jsonOf(report, {}, book)}) {
            QVERIFY(file.contains("tid-1"));
            QVERIFY(!file.contains("hidden"));
        }
    }

    void anEmptyListIsAFileAllTheSame()
    {
        const TaskBook book = Fixture().book();
        QCOMPARE(rowsOf(csvOf(reportOn(book, {}), book)).size(), 0);
        const QJsonObject json = jsonOn(book, {});
        QCOMPARE(json[QLatin1String("total")][QLatin1String("total")].toInt(-1), 0);
        QCOMPARE(json[QLatin1String("copies")].toArray().size(), 0);
    }
};

REGIONCAST_TEST(TestReport)
#include "tst_report.moc"
