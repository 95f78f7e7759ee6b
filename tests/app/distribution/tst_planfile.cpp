#include "distribution/planfile.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;

namespace {

constexpr int positions = 10; ///< entries of the files that are broken at one of them

Wish wish(const char *image, const QList<RegionId> &to)
{
    Wish wish;
    wish.image = {QString::fromLatin1(image)};
    wish.destinations = to;
    return wish;
}

const RegionId frankfurt{QStringLiteral("eu-central-1")};
const RegionId tokyo{QStringLiteral("ap-northeast-1")};

/// A plan with everything that a plan can say.
PlanFile fullPlan()
{
    PlanFile plan;
    plan.label = QStringLiteral("=CHG, \"7\"");
    plan.grouping = Grouping::PerRegion;
    Wish pinned = wish("imgc-1", {frankfurt, tokyo});
    pinned.version = VersionId{QStringLiteral("iv-1")};
    pinned.product = QStringLiteral("CloudApp");
    Wish chosen = wish("imgc-2", {frankfurt});
    chosen.automaticSource = false;
    chosen.source = RegionId{QStringLiteral("cn-shanghai")};
    Wish service = wish("imgc-3", {tokyo});
    service.automaticSource = false;
    plan.wishes = {pinned, chosen, service, wish("imgc-1", {frankfurt})};
    return plan;
}

struct JsonEntry
{
    QByteArray image = "\"imgc-%\"", version = "\"newest\"", source = "\"automatic\"",
               to = "[\"eu-central-1\"]", product = "\"CloudApp\"";
    QByteArray imageName = "image", extra = {};
};

/// Seven lines per entry, the first entry begins in line 4.
QByteArray jsonFile(int broken, const JsonEntry &bad)
{
    QByteArray text = "{\n\"regioncastPlan\": 1,\n\"copies\": [\n";
    for (int i = 0; i < positions; ++i) {
        JsonEntry entry = i == broken ? bad : JsonEntry{};
        entry.image.replace('%', QByteArray::number(i));
        text += "{\n\"" + entry.imageName + "\": " + entry.image + ",\n\"version\": "
                + entry.version + ",\n\"source\": " + entry.source + ",\n\"to\": " + entry.to
                + ",\n\"product\": " + entry.product + entry.extra + "\n}";
        text += i + 1 < positions ? ",\n" : "\n";
    }
    return text + "]\n}\n";
}

QByteArray csvFile(int broken, const QByteArray &bad)
{
    QByteArray text = "image,version,source,to,product\n";
    for (int i = 0; i < positions; ++i) {
        const QByteArray good = "imgc-" + QByteArray::number(i) + ",newest,,eu-central-1,";
        text += (i == broken ? bad : good) + '\n';
    }
    return text;
}

} // namespace

class TestPlanFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothFormatsGiveTheSameWishes_data()
    {
        QTest::addColumn<PlanFormat>("format");
        QTest::newRow("JSON") << PlanFormat::Json;
        QTest::newRow("CSV") << PlanFormat::Csv;
    }

    void bothFormatsGiveTheSameWishes()
    {
        QFETCH(PlanFormat, format);
        for (const QString &label :
             {QString(), QStringLiteral("=CHG, \"7\""), QStringLiteral("'=not a formula"),
              QStringLiteral("出荷"), QString(QChar(0xe4))}) {
            for (const std::optional<Grouping> &grouping :
                 {std::optional<Grouping>(), std::optional(Grouping::PerImage),
                  std::optional(Grouping::PerRegion)}) {
                PlanFile plan = fullPlan();
                plan.label = label;
                plan.grouping = grouping;
                const auto read =
                    planFromBytes(planToBytes(plan, format), format, QStringLiteral("f"));
                QVERIFY2(read.has_value(),
                         read ? "" : qPrintable(read.error().args.join(QLatin1Char(' '))));
                QCOMPARE(*read, plan);
            }
        }
    }

    void whatCouldNotBeReadBackIsNotWritten()
    {
        PlanFile plan;
        plan.label = QStringLiteral(" a\nb ");
        plan.wishes = {wish("imgc-1", {tokyo, tokyo}), wish("imgc-2", {}), wish("imgc-1", {tokyo})};
        PlanFile expected;
        expected.label = QStringLiteral("a b");
        expected.wishes = {wish("imgc-1", {tokyo})};
        for (const PlanFormat format : {PlanFormat::Json, PlanFormat::Csv}) {
            const auto read = planFromBytes(planToBytes(plan, format), format, {});
            QVERIFY(read.has_value());
            QCOMPARE(*read, expected);
        }
    }

    void whatEditorsAndSpreadsheetsMakeOfItIsRead_data()
    {
        QTest::addColumn<PlanFormat>("format");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray json = "{\"regioncastPlan\":1,\"copies\":[{\"image\":\"imgc-1\",\"to\":"
                                "[\"ap-northeast-1\",\"eu-central-1\"]}]}";
        QTest::newRow("JSON in one line") << PlanFormat::Json << json;
        QTest::newRow("JSON with BOM") << PlanFormat::Json << "\xef\xbb\xbf" + json;
        QTest::newRow("JSON, escapes")
            << PlanFormat::Json << QByteArray(json).replace("imgc-1", "\\u0069mgc\\u002d1");
        QTest::newRow("JSON, keys sorted")
            << PlanFormat::Json
            << QByteArray("{\"copies\":[{\"image\":\"imgc-1\",\"source\":\"automatic\",\"to\":"
                          "[\"ap-northeast-1\",\"eu-central-1\"],\"version\":\"newest\"}],"
                          "\"label\":\"\",\"regioncastPlan\":1}");
        const QByteArray csv = "image,to\nimgc-1,ap-northeast-1 eu-central-1\n";
        QTest::newRow("CSV") << PlanFormat::Csv << csv;
        QTest::newRow("CSV, no end of line at the end") << PlanFormat::Csv << csv.chopped(1);
        QTest::newRow("CSV, CRLF") << PlanFormat::Csv << QByteArray(csv).replace("\n", "\r\n");
        QTest::newRow("CSV, CR") << PlanFormat::Csv << QByteArray(csv).replace("\n", "\r");
        QTest::newRow("CSV with BOM") << PlanFormat::Csv << "\xef\xbb\xbf" + csv;
        QTest::newRow("CSV, all quoted")
            << PlanFormat::Csv
            << QByteArray("\"image\",\"to\"\n\"imgc-1\",\"ap-northeast-1;eu-central-1\"\n");
        QTest::newRow("CSV, other order, empty cells, empty lines")
            << PlanFormat::Csv
            << QByteArray(
                   "\nto,product,version,image\n\nap-northeast-1 ; eu-central-1,,,imgc-1\n\n");
    }

    void whatEditorsAndSpreadsheetsMakeOfItIsRead()
    {
        QFETCH(PlanFormat, format);
        QFETCH(QByteArray, bytes);
        const auto read = planFromBytes(bytes, format, {});
        QVERIFY2(read.has_value(),
                 read ? "" : qPrintable(read.error().args.join(QLatin1Char(' '))));
        PlanFile expected;
        expected.wishes = {wish("imgc-1", {tokyo, frankfurt})};
        QCOMPARE(*read, expected);
    }

    void everyMistakeIsFoundWhereItIs_data()
    {
        QTest::addColumn<PlanFormat>("format");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("field");

        const auto json = [](const char *name, int position, const JsonEntry &bad, int line,
                             const char *field) {
            QTest::addRow("JSON %s, entry %d", name, position)
                << PlanFormat::Json << jsonFile(position, bad) << 4 + 7 * position + line
                << QString::fromLatin1(field);
        };
        for (int i = 0; i < positions; ++i) {
            JsonEntry bad;
            bad.image = "\"two words\"";
            json("image with a space", i, bad, 1, "image");
            bad.image = "7";
            json("image is a number", i, bad, 1, "image");
            bad.image = "\"\"";
            json("image is empty", i, bad, 1, "image");
            bad.image = "\"" + QByteArray(200, 'x') + "\"";
            json("image is too long", i, bad, 1, "image");
            bad = {};
            bad.imageName = "Image";
            json("field of another case", i, bad, 1, "Image");
            bad.imageName = "note";
            json("unknown field", i, bad, 1, "note");
            bad = {};
            bad.version = "null";
            json("version is null", i, bad, 2, "version");
            bad.version = "\"v 3\"";
            json("version with a space", i, bad, 2, "version");
            bad = {};
            bad.source = "\"Frankfurt\"";
            json("source is a name", i, bad, 3, "source");
            bad.source = "[\"eu-central-1\"]";
            json("source is a list", i, bad, 3, "source");
            bad = {};
            bad.to = "\"eu-central-1\"";
            json("to is no list", i, bad, 4, "to");
            bad.to = "[]";
            json("to is empty", i, bad, 4, "to");
            bad.to = "[\"eu-central-1\",\n\"EU\"]";
            json("second region is none", i, bad, 5, "to");
            bad.to = "[\"eu-central-1\",\n3]";
            json("second region is a number", i, bad, 5, "to");
            bad.to = "[\"eu-central-1\",\n\"eu-central-1\"]";
            json("region named twice", i, bad, 5, "to");
            bad = {};
            bad.product = "\"Cloud App\"";
            json("product with a space", i, bad, 5, "product");
            bad.product = "tru";
            json("not JSON", i, bad, 5, "product");
            bad = {};
            bad.extra = ",\n\"image\": \"imgc-x\"";
            json("field twice", i, bad, 6, "image");
            bad.extra = ",";
            json("comma too many", i, bad, 6, "copies");
            if (i > 0) {
                bad = {};
                bad.image = "\"imgc-0\"";
                json("copy named before", i, bad, 4, "to");
            }

            const auto csv = [i](const char *name, const QByteArray &row, const char *field) {
                QTest::addRow("CSV %s, row %d", name, i)
                    << PlanFormat::Csv << csvFile(i, row) << 2 + i << QString::fromLatin1(field);
            };
            csv("image missing", ",newest,,eu-central-1,", "image");
            csv("image with a space", "two words,newest,,eu-central-1,", "image");
            csv("version with a slash at the front", "imgc-x,/v,,eu-central-1,", "version");
            csv("source is a name", "imgc-x,,Frankfurt,eu-central-1,", "source");
            csv("no region", "imgc-x,,,,", "to");
            csv("region is none", "imgc-x,,,eu-central-1 Tokyo,", "to");
            csv("region twice", "imgc-x,,,eu-central-1 eu-central-1,", "to");
            csv("bad product", "imgc-x,,,eu-central-1,Cloud App", "product");
            csv("cell too few", "imgc-x,,,eu-central-1", "");
            csv("cell too many", "imgc-x,,,eu-central-1,,", "");
            csv("quote inside", "img\"c,,,eu-central-1,", "");
            csv("text after the quotes", "\"imgc\"x,,,eu-central-1,", "");
            csv("quote without end", "\"imgc,,,eu-central-1,", "");
            csv("not UTF-8", "imgc-\xff,,,eu-central-1,", "");
            if (i > 0)
                csv("copy named before", "imgc-0,,,eu-central-1,", "to");
        }

        const auto file = [](const char *name, PlanFormat format, const QByteArray &bytes, int line,
                             const char *field) {
            QTest::addRow("%s", name) << format << bytes << line << QString::fromLatin1(field);
        };
        const PlanFormat j = PlanFormat::Json;
        const PlanFormat c = PlanFormat::Csv;
        file("empty JSON", j, "", 1, "");
        file("only spaces", j, " \n\n ", 3, "");
        file("a text", j, "\"x\"", 1, "");
        file("a list", j, "[1]", 1, "");
        file("another JSON file", j, "{\n\"profiles\": []\n}", 1, "regioncastPlan");
        file("a zero byte", j, QByteArray("{\n\0", 3), 2, "");
        file("a newer version", j, "{\n\"copies\":[],\"new\":{},\n\"regioncastPlan\": 2}", 3,
             "regioncastPlan");
        file("no version", j, "{\n\n\"regioncastPlan\": 0}", 3, "regioncastPlan");
        file("half a version", j, "{\n\n\"regioncastPlan\": 1.5}", 3, "regioncastPlan");
        file("the version is a text", j, "{\n\"regioncastPlan\": \"1\"}", 2, "regioncastPlan");
        file("no copies", j, "{\"regioncastPlan\": 1}", 1, "copies");
        file("copies is an object", j, "{\"regioncastPlan\": 1,\n\"copies\": {}}", 2, "copies");
        file("a copy is a text", j, "{\"regioncastPlan\": 1,\n\"copies\": [\n\"x\"]}", 3, "copies");
        file("image is missing", j, "{\"regioncastPlan\": 1,\n\"copies\": [\n{\"to\": []}]}", 3,
             "image");
        file("to is missing", j, "{\"regioncastPlan\": 1,\n\"copies\": [\n{\"image\": \"i\"}]}", 3,
             "to");
        file("unknown field of the file", j, "{\"regioncastPlan\": 1,\n\"lable\": \"x\"}", 2,
             "lable");
        file("label is a number", j, "{\"regioncastPlan\": 1,\n\"label\": 7}", 2, "label");
        file("label with a line", j, "{\"regioncastPlan\": 1,\n\"label\": \"a\\nb\"}", 2, "label");
        file("label is too long", j,
             "{\"regioncastPlan\": 1,\n\"label\": \"" + QByteArray(201, 'x') + "\"}", 2, "label");
        file("grouping is none", j, "{\"regioncastPlan\": 1,\n\"requests\": \"single\"}", 2,
             "requests");
        file("something behind the end", j, "{\"regioncastPlan\": 1, \"copies\": []}\n\nx", 3, "");
        file("two values", j, "{\"regioncastPlan\": 1, \"copies\": []}\n{}", 2, "");
        file("a bad escape", j, "{\"regioncastPlan\": 1,\n\"label\": \"\\x\"}", 2, "label");
        file("half an escape", j, "{\"regioncastPlan\": 1,\n\"label\": \"\\u12\"}", 2, "label");
        file("a sign in an escape", j, "{\"regioncastPlan\": 1,\n\"label\": \"\\u+123\"}", 2,
             "label");
        file("a leading zero", j, "{\"regioncastPlan\": 01}", 1, "regioncastPlan");
        file("nested too deeply", j, QByteArray("{\"x\":\n") + QByteArray(100'000, '['), 2, "x");
        file("not UTF-8", j, "{\"regioncastPlan\": 1,\n\"label\": \"\xff\"}", 2, "");
        file("too large", j, QByteArray(largestPlanFile + 1, ' '), 1, "");
        file("empty CSV", c, "", 1, "image");
        file("only empty lines", c, "\r\n\r\n", 1, "image");
        file("no image column", c, "\nto\neu-central-1\n", 2, "image");
        file("no to column", c, "image\nimgc-1\n", 1, "to");
        file("unknown column", c, "image,to,region\n", 1, "region");
        file("column twice", c, "image,to,image\n", 1, "image");
        file("semicolons between columns", c, "image;to\n", 1, "image;to");
        file("labels that differ", c,
             "image,to,label\nimgc-1,eu-central-1,a\nimgc-2,eu-central-1,b\n", 3, "label");
        file("groupings that differ", c,
             "image,to,requests\nimgc-1,eu-central-1,per-image\nimgc-2,eu-central-1,\n", 3,
             "requests");
        file("lines inside quotes count", c,
             "image,to\n\"imgc-1\",\"eu-central-1\n\n\"\nimgc-2,x\n", 5, "to");
        QByteArray many = "image,to\n";
        for (int i = 0; i <= mostPlannedCopies; ++i)
            many += "imgc-" + QByteArray::number(i) + ",eu-central-1\n";
        file("too many copies", c, many, mostPlannedCopies + 2, "to");
    }

    void everyMistakeIsFoundWhereItIs()
    {
        QFETCH(PlanFormat, format);
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        QFETCH(QString, field);
        const auto read = planFromBytes(bytes, format, QStringLiteral("the file"));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, QLatin1String(codes::planBroken));
        const QStringList args = read.error().args;
        QCOMPARE(args.size(), 4);
        QCOMPARE(args.at(0), QStringLiteral("the file"));
        QVERIFY2(args.at(1) == QString::number(line) && args.at(2) == field,
                 qPrintable(args.join(QLatin1String(" | "))));
        QVERIFY(!args.at(3).isEmpty());
        QVERIFY(!args.at(3).contains(QLatin1Char('\n')));
    }

    void aFileIsWrittenAsAWholeAndReadByItsName()
    {
        const QTemporaryDir folder;
        for (const QString &name : {QStringLiteral("plan.json"), QStringLiteral("plan.CSV")}) {
            const QString path = folder.filePath(name);
            QVERIFY(writePlanFile(path, fullPlan()).has_value());
            const auto read = readPlanFile(path);
            QVERIFY(read.has_value());
            QCOMPARE(*read, fullPlan());
        }
        QFile csv(folder.filePath(QStringLiteral("plan.CSV")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readAll().contains("image,version,source,to,"));

        const auto missing = readPlanFile(folder.filePath(QStringLiteral("none.json")));
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, QLatin1String(codes::planUnreadable));
        const auto unwritten =
            writePlanFile(folder.filePath(QStringLiteral("no/such/plan.json")), fullPlan());
        QVERIFY(!unwritten.has_value());
        QCOMPARE(unwritten.error().code, QLatin1String(codes::fileUnwritable));
    }

    void aReviewedPlanIsSavedAsItWasShown()
    {
        Plan plan;
        for (const RegionId &region : {frankfurt, tokyo}) {
            PlanRow row;
            row.to = {{QStringLiteral("imgc-1")}, {QStringLiteral("iv-1")}, region};
            row.source = RegionId{QStringLiteral("cn-shanghai")};
            row.automaticSource = true;
            row.chosen = region == tokyo;
            plan.rows.append(row);
        }
        PlanRow parent = plan.rows.first();
        parent.to.image = {QStringLiteral("imgc-0")};
        parent.forChild = true;
        plan.rows.prepend(parent);
        Wish expected = wish("imgc-1", {frankfurt, tokyo});
        expected.version = VersionId{QStringLiteral("iv-1")};
        QCOMPARE(wishesOf(plan, false), QList<Wish>{expected});
        expected.destinations = {tokyo};
        QCOMPARE(wishesOf(plan, true), QList<Wish>{expected});
    }
};

REGIONCAST_TEST(TestPlanFile)
#include "tst_planfile.moc"
