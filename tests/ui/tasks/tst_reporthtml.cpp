#include "support/testmain.h"
#include "taskfixture.h"
#include "tasks/reporthtml.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace regioncast;
using namespace regioncast::test;

namespace {

QString pageOf(const TaskFixture &fixture, const QList<qint64> &copies,
               const ReportHtml::Head &head = {})
{
    const TaskBook book = fixture.book();
    const Report report = reportOf(book, copies, fixture.context.errors, fixture.context.regions);
    return QString::fromUtf8(ReportHtml(fixture.context, book).page(report, head));
}

/// The cells of every row of every table, by the table's heading, ids separated by a blank.
QHash<QString, QList<QStringList>> tablesOf(QString page)
{
    // Elements without an end are the one thing in it that XML does not know.
    static const QRegularExpression voids(QStringLiteral("<(!DOCTYPE|meta)[^>]*>"));
    QXmlStreamReader reader(page.remove(voids));
    QHash<QString, QList<QStringList>> tables;
    QString heading;
    QStringList row;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement()) {
            if (reader.isEndElement() && reader.name() == QLatin1String("tr"))
                tables[heading].append(row);
            continue;
        }
        if (reader.name() == QLatin1String("h2"))
            heading = reader.readElementText();
        else if (reader.name() == QLatin1String("tr"))
            row.clear();
        else if (reader.name() == QLatin1String("td") || reader.name() == QLatin1String("th")) {
            QStringList parts;
            int depth = 1;
            while (depth > 0 && !reader.atEnd()) {
                reader.readNext();
                if (reader.isStartElement())
                    ++depth;
                else if (reader.isEndElement())
                    --depth;
                else if (reader.isCharacters())
                    parts.append(reader.text().toString());
            }
            row.append(parts.join(QLatin1Char('|')));
        }
    }
    if (reader.hasError())
        qFatal("Not well formed: %s", qPrintable(reader.errorString()));
    return tables;
}

} // namespace

class TestReportHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeadSaysWhatAndWhoAndWhen()
    {
        TaskFixture fixture;
        fixture.addUsual();
        const QString page = pageOf(fixture, {1, 2, 3, 4, 5, 6},
                                    {QStringLiteral("Production"), QStringLiteral("Last Month"),
                                     QStringLiteral("Unsolved · “tokyo”"), QStringLiteral("anna"),
                                     fixture.clock.utc()});
        QVERIFY(page.startsWith(QLatin1String("<!DOCTYPE html>\n<html lang=\"en\">")));
        for (const char *said :
             {"<title>6 copies in 2 batches, Last Month – Regioncast</title>",
              "<h1>6 copies in 2 batches, Last Month</h1>",
              "<dd>2 of 6 done · 1 failed · 1 refused · 1 copying · 1 queued</dd>",
              "<dd>Production</dd>", "<dd>Last Month</dd>", "<dd>Unsolved · “tokyo”</dd>",
              "<dd>2026-10-31 08:05:00 +00:00 by anna</dd>", "Copies that were started elsewhere"})
            QVERIFY2(page.contains(QString::fromUtf8(said)), said);
    }

    void everyCopyIsARowAndNoOther()
    {
        TaskFixture fixture;
        fixture.addUsual();
        const QList<QStringList> rows =
            tablesOf(pageOf(fixture, {6, 3, 2, 5})).value(QStringLiteral("All copies"));
        QCOMPARE(rows.size(), 1 + 4);
        QCOMPARE(rows.at(1).at(1), QStringLiteral("win2022-base v5|imgc-win2022-base iv-v5"));
        QCOMPARE(rows.at(1).at(0), QStringLiteral("Batch of 2026-10-31 08:01"));
        QCOMPARE(rows.at(1).at(4), QStringLiteral("Queued, not sent"));
        QCOMPARE(rows.at(2).at(4), QStringLiteral("Copying · 40 %"));
        QCOMPARE(rows.at(1).at(5), QString());
        QCOMPARE(rows.at(3),
                 (QStringList{QStringLiteral("CHG-20417 November patch day"),
                              QStringLiteral("rhel9-cad v7|imgc-rhel9-cad iv-v7"),
                              QStringLiteral("Frankfurt|eu-central-1"), QStringLiteral("Shanghai"),
                              QStringLiteral("Failed at 63 %: no reason given"),
                              QStringLiteral("2026-10-31 07:55:01 +00:00"), QStringLiteral("anna"),
                              QStringLiteral("2026-10-31 08:04:00 +00:00"), QStringLiteral("8 min"),
                              QStringLiteral("1"), QStringLiteral("tid-2|REQ-2")}));
    }

    void sumsAndFailuresHaveTheirTables()
    {
        TaskFixture fixture;
        fixture.addUsual();
        fixture.destination(2).tries = 2;
        const auto tables = tablesOf(pageOf(fixture, {1, 2, 3, 4, 5, 6}));
        const auto numbers = [&tables](const char *heading, int row, int from) {
            return tables.value(QString::fromLatin1(heading))
                .at(row)
                .mid(from)
                .join(QLatin1Char(' '));
        };
        // copies, done, unsolved, solved, not ended, removed
        QCOMPARE(numbers("By image", 1, 1), QStringLiteral("3 1 1 0 1 0"));
        QCOMPARE(tables.value(QStringLiteral("By image")).size(), 1 + 3);
        QCOMPARE(tables.value(QStringLiteral("By region")).at(1).first(),
                 QStringLiteral("Tokyo|ap-northeast-1"));
        QCOMPARE(numbers("By region", 1, 1), QStringLiteral("3 2 0 0 1 0"));
        QCOMPARE(numbers("By batch", 1, 0),
                 QStringLiteral("CHG-20417 November patch day 2026-10-31 07:55:00 +00:00 anna 5 2 "
                                "2 0 1 0"));
        const QList<QStringList> unsolved = tables.value(QStringLiteral("Unsolved"));
        QCOMPARE(unsolved.size(), 1 + 2);
        QCOMPARE(unsolved.at(1).at(2), QStringLiteral("Failed at 63 %: no reason given · try 2"));
        QCOMPARE(unsolved.at(1).at(4), QStringLiteral("2"));
        QCOMPARE(unsolved.at(1).at(5), QStringLiteral("can help"));
        QVERIFY(unsolved.at(2).at(2).endsWith(QLatin1String("|ImageDistribute.ImageNotSupport")));
        QCOMPARE(
            unsolved.at(2).at(3),
            fixture.context.errors.text(QStringLiteral("ImageDistribute.ImageNotSupport")).meaning);
        QCOMPARE(unsolved.at(2).at(5), QStringLiteral("cannot help"));
        QVERIFY(!tablesOf(pageOf(fixture, {1})).contains(QStringLiteral("Unsolved")));
    }

    void whatTheServiceWroteStaysText()
    {
        const QString hostile =
            QStringLiteral("<script>alert(1)</script> & \"x\" onload='y' </td></table>");
        TaskFixture fixture;
        fixture.addBatch(hostile.toUtf8().constData());
        fixture.addTask(hostile.toUtf8().constData(), "v1", "cn-shanghai");
        fixture.records.batches.last().user = hostile;
        fixture.records.tasks.last().versionLabel = hostile;
        fixture.records.tasks.last().image.image.text = hostile;
        fixture.records.tasks.last().source = RegionId{hostile};
        fixture.add("ap-northeast-1", refused("Any.Code"));
        fixture.destination(1).region.text = hostile;
        fixture.destination(1).facts.code = hostile;
        fixture.request(1).tid.text = hostile;
        fixture.request(1).requestId = hostile;
        const QString page = pageOf(fixture, {1}, {hostile, hostile, hostile, hostile, {}});
        for (const char *never : {"<script", "\"x\"", "</td></table>", "<img", "http:", "https:"})
            QVERIFY2(!page.contains(QLatin1String(never)), never);
        QVERIFY(page.contains(QLatin1String("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;")));
        const QList<QStringList> rows = tablesOf(page).value(QStringLiteral("All copies"));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(1).size(), rows.at(0).size());
        QCOMPARE(rows.at(1).at(0), hostile);
    }

    void theLanguageIsNamedAsPagesNameIt()
    {
        TaskFixture fixture;
        fixture.addUsual();
        fixture.context.language = QStringLiteral("zh_CN");
        QVERIFY(pageOf(fixture, {1}).contains(QLatin1String("<html lang=\"zh-CN\">")));
    }

    void timesCarryTheOffsetOfTheZone()
    {
        TaskFixture fixture;
        fixture.addUsual();
        qputenv("TZ", "America/St_Johns");
        const QString page = pageOf(fixture, {1}, {{}, {}, {}, {}, fixture.clock.utc()});
        qputenv("TZ", "UTC");
        QVERIFY(page.contains(QLatin1String("<dd>2026-10-31 05:35:00 -02:30</dd>")));
    }
};

REGIONCAST_TEST(TestReportHtml)
#include "tst_reporthtml.moc"
