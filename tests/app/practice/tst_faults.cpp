#include "practice/faults.h"

#include "faultscript.h"
#include "support/testmain.h"
#include "worldfixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;
using namespace regioncast::test;
using namespace std::chrono_literals;

namespace {

FaultTarget listing(const QString &imageId = {}, const QString &imageName = {},
                    const QStringList &regions = {})
{
    return {QStringLiteral("ListImage"), imageId, imageName, regions};
}

FaultTarget start(const QString &imageId, const QString &imageName, const QStringList &regions)
{
    return {QStringLiteral("StartTaskForDistributeImage"), imageId, imageName, regions};
}

FaultTarget listRegions()
{
    return {QStringLiteral("ListRegions"), {}, {}, {}};
}

/// `x` for every request that was refused, `.` for every other.
QByteArray playedBy(Faults faults, int requests, const FaultTarget &target = listing())
{
    QByteArray played;
    for (int i = 0; i < requests; ++i)
        played += faults.onRequest(target, epoch()).fault ? 'x' : '.';
    return played;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultIsRead_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<Fault>("fault");
        using enum FaultKind;
        const auto add = [](const QByteArray &rule, FaultKind kind, auto set) {
            Fault fault;
            fault.kind = kind;
            set(fault);
            QTest::newRow(rule.constData()) << rule << fault;
        };
        const auto nothing = [](Fault &) {
        };
        add(R"({"fault":"refuse","code":"Forbidden.RAM"})", Refuse,
            [](Fault &f) { f.code = QStringLiteral("Forbidden.RAM"); });
        add(R"({"fault":"refuse","code":"Throttling","retryAfter":700})", Refuse, [](Fault &f) {
            f.code = QStringLiteral("Throttling");
            f.retryAfter = 700;
        });
        add(R"({"fault":"expired-token"})", ExpiredToken, nothing);
        add(R"({"fault":"throttle","perSecond":5})", Throttle, [](Fault &f) { f.perSecond = 5; });
        add(R"({"fault":"throttle","perMinute":7,"code":"Throttling.Api"})", Throttle,
            [](Fault &f) {
                f.perMinute = 7;
                f.code = QStringLiteral("Throttling.Api");
            });
        add(R"({"fault":"http","status":502})", Http, [](Fault &f) { f.status = 502; });
        add(R"({"fault":"skew","seconds":-3600})", Skew, [](Fault &f) { f.seconds = -3'600; });
        add(R"({"fault":"delay","milliseconds":250})", Delay,
            [](Fault &f) { f.milliseconds = 250; });
        add(R"({"fault":"hang"})", Hang, nothing);
        add(R"({"fault":"cut-before"})", CutBefore, nothing);
        add(R"({"fault":"cut-within"})", CutWithin, nothing);
        add(R"({"fault":"cut-after"})", CutAfter, nothing);
        add(R"({"fault":"status","word":"REPAIRING"})", Status,
            [](Fault &f) { f.word = QStringLiteral("REPAIRING"); });
        add(R"({"fault":"status","word":"","at":100,"seconds":9})", Status, [](Fault &f) {
            f.at = 100;
            f.seconds = 9;
        });
        add(R"({"fault":"fail","at":63})", Fail, [](Fault &f) { f.at = 63; });
        add(R"({"fault":"stall","at":0,"seconds":60})", Stall, [](Fault &f) { f.seconds = 60; });
        add(R"({"fault":"go-back","at":80,"to":20})", GoBack, [](Fault &f) {
            f.at = 80;
            f.to = 20;
        });
        add(R"({"fault":"vanish","at":50})", Vanish, [](Fault &f) { f.at = 50; });
        add(R"({"fault":"late","seconds":30})", Late, [](Fault &f) { f.seconds = 30; });
    }
    void everyFaultIsRead()
    {
        QFETCH(QByteArray, rule);
        QFETCH(Fault, fault);
        const Faults faults = faultsOf(rule);
        QCOMPARE(faults.rules().size(), 1);
        FaultRule expected;
        expected.fault = fault;
        QCOMPARE(faults.rules().first(), expected);

        // As a world keeps it.
        const QJsonObject kept = toJson(fault);
        QCOMPARE(kept, QJsonDocument::fromJson(rule).object());
        QCOMPARE(copyFaultOf(kept),
                 isOfCopies(fault.kind) ? std::optional(fault) : std::optional<Fault>());
    }

    void everyRestrictionIsRead()
    {
        const Faults faults =
            faultsOf(R"({"fault":"hang","operation":"ListImage","image":"rhel9-cad",
                         "region":"eu-central-1","probability":0.25,"skip":2,"count":5},
                        {"fault":"fail","at":1,"image":"i","region":"r","probability":1,"skip":0,
                         "count":1})");
        FaultRule first;
        first.fault.kind = FaultKind::Hang;
        first.operation = QStringLiteral("ListImage");
        first.image = QStringLiteral("rhel9-cad");
        first.region = QStringLiteral("eu-central-1");
        first.probability = 0.25;
        first.skip = 2;
        first.count = 5;
        QCOMPARE(faults.rules().value(0), first);
        QCOMPARE(faults.rules().value(1).count, 1);
        QVERIFY(!faults.isEmpty());
        QVERIFY(Faults().isEmpty());
        QVERIFY(faultsOf({}).isEmpty());
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("sentence"); ///< or its beginning
        const auto script = [](const QByteArray &json, const char *sentence) {
            QTest::newRow(json.constData()) << json << QString::fromLatin1(sentence);
        };
        script("", "line 1: ");
        script("{\n\n\"rules\": [}", "line 3: ");
        script("[]", "an object with \"rules\" is wanted");
        script("{}", "\"rules\": an array of at most 1000 is wanted");
        script(R"({"rules":{}})", "\"rules\": an array of at most 1000 is wanted");
        script("{\"rules\":[" + QByteArray("1,").repeated(1'000) + "1]}",
               "\"rules\": an array of at most 1000 is wanted");
        script(R"({"rules":[],"sed":1})",
               "\"sed\": a script has no such field; allowed: seed, rules");
        for (const char *seed : {"-1", "0.5", "4294967296", "\"1\"", "null"}) {
            script(QByteArray(R"({"rules":[],"seed":)") + seed + '}',
                   "\"seed\": a whole number from 0 to 4294967295 is wanted");
        }
        script(R"({"rules":[{"fault":"hang"},7]})", "rule 2, an object is wanted");

        const auto rule = [](const QByteArray &json, const char *sentence) {
            QTest::newRow(json.constData())
                << QByteArray(R"({"rules":[{"fault":"hang"},{)" + json + "}]}")
                << QStringLiteral("rule 2, ") + QString::fromLatin1(sentence);
        };
        const char kinds[] = "\"fault\": one of refuse, expired-token, throttle, http, skew, "
                             "delay, hang, cut-before, cut-within, cut-after, status, fail, stall, "
                             "go-back, vanish, late is wanted";
        rule("", kinds);
        rule(R"("fault":"Hang")", kinds);
        rule(R"("fault":3)", kinds);
        rule(R"("fault":"hang","milliseconds":5)",
             "\"milliseconds\": \"hang\" has no such field; allowed: fault, operation, image, "
             "region, probability, skip, count");
        rule(R"("fault":"fail","at":5,"operation":"ListImage")",
             "\"operation\": \"fail\" has no such field; allowed: fault, at, image, region, "
             "probability, skip, count");

        rule(R"("fault":"refuse")", "\"code\": a text of 1 to 100 characters is missing");
        rule(R"("fault":"refuse","code":"")", "\"code\": a text of 1 to 100 characters is wanted");
        rule(R"("fault":"refuse","code":404)", "\"code\": a text of 1 to 100 characters is wanted");
        rule(R"("fault":"refuse","code":"X","retryAfter":0)",
             "\"retryAfter\": a whole number from 1 to 86400000 is wanted");
        rule(R"("fault":"throttle")", "\"perSecond\": either this or \"perMinute\" is wanted");
        rule(R"("fault":"throttle","perSecond":1,"perMinute":1)",
             "\"perSecond\": either this or \"perMinute\" is wanted");
        rule(R"("fault":"throttle","perMinute":0)",
             "\"perMinute\": a whole number from 1 to 100000 is wanted");
        rule(R"("fault":"http")", "\"status\": a whole number from 500 to 599 is missing");
        rule(R"("fault":"http","status":404)",
             "\"status\": a whole number from 500 to 599 is wanted");
        rule(R"("fault":"skew","seconds":1e99)",
             "\"seconds\": a whole number from -31622400 to 31622400 is wanted");
        rule(R"("fault":"delay")",
             "\"milliseconds\": a whole number from 1 to 86400000 is missing");
        rule(R"("fault":"delay","milliseconds":1.5)",
             "\"milliseconds\": a whole number from 1 to 86400000 is wanted");
        rule(R"("fault":"delay","milliseconds":"9")",
             "\"milliseconds\": a whole number from 1 to 86400000 is wanted");

        rule(R"("fault":"status")", "\"word\": a text of 0 to 100 characters is missing");
        rule(R"("fault":"status","word":null)",
             "\"word\": a text of 0 to 100 characters is wanted");
        rule(R"("fault":"fail")", "\"at\": a whole number from 0 to 100 is missing");
        rule(R"("fault":"stall","at":101)", "\"at\": a whole number from 0 to 100 is wanted");
        rule(R"("fault":"stall","at":1,"seconds":0)",
             "\"seconds\": a whole number from 1 to 31622400 is wanted");
        rule(R"("fault":"go-back","at":5)", "\"to\": a whole number from 0 to 99 is missing");
        rule(R"("fault":"go-back","at":5,"to":5)", "\"to\": a number below \"at\" is wanted");
        rule(R"("fault":"vanish","at":-1)", "\"at\": a whole number from 0 to 100 is wanted");
        rule(R"("fault":"late")", "\"seconds\": a whole number from 1 to 31622400 is missing");

        rule(R"("fault":"hang","operation":"ListImages")",
             "\"operation\": one of ListImage, ListRegions, StartTaskForDistributeImage is wanted");
        rule(R"("fault":"hang","image":"")", "\"image\": a text of 1 to 100 characters is wanted");
        rule(R"("fault":"hang","region":["eu-central-1"])",
             "\"region\": a text of 1 to 100 characters is wanted");
        rule(R"("fault":"hang","operation":"ListRegions","image":"rhel9-cad")",
             "\"image\": a ListRegions names none");
        rule(R"("fault":"hang","operation":"ListRegions","region":"us-east-1")",
             "\"region\": a ListRegions names none");
        for (const char *probability : {"0", "-0.5", "1.01", "\"1\"", "null", "true"}) {
            rule(QByteArray(R"("fault":"hang","probability":)") + probability,
                 "\"probability\": a number above 0, at most 1 is wanted");
        }
        rule(R"("fault":"hang","skip":-1)",
             "\"skip\": a whole number from 0 to 1000000000 is wanted");
        rule(R"("fault":"hang","count":0)",
             "\"count\": a whole number from 1 to 1000000000 is wanted");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, sentence);
        const Result<Faults> faults = Faults::fromJson(script);
        QVERIFY(!faults);
        QCOMPARE(faults.error().code, QLatin1String(codes::faultsBroken));
        const QString said = faults.error().args.value(0);
        if (sentence.endsWith(QLatin1Char(' ')))
            QVERIFY2(said.startsWith(sentence) && said.size() > sentence.size(), qPrintable(said));
        else
            QCOMPARE(said, sentence);
    }

    void aFileIsNamedToo()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("script.json"));
        const Result<Faults> missing = readFaults(name);
        QVERIFY(!missing);
        QVERIFY(missing.error().args.value(0).startsWith(name + QStringLiteral(": ")));

        const auto write = [&name](const QByteArray &text) {
            QFile file(name);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write(R"({"rules":[{"fault":"fail"}]})"));
        const Result<Faults> broken = readFaults(name);
        QVERIFY(!broken);
        QCOMPARE(broken.error().args.value(0),
                 name
                     + QStringLiteral(": rule 1, \"at\": a whole number from 0 to 100 is missing"));
        QVERIFY(write(QByteArray(1024 * 1024 + 1, ' ')));
        QVERIFY(!readFaults(name));
        QVERIFY(write(R"({"rules":[{"fault":"hang"}]})"));
        const Result<Faults> good = readFaults(name);
        QVERIFY(good);
        QCOMPARE(good->rules().size(), 1);
    }

    void thePageOfTheManualIsRight()
    {
        QFile page(QStringLiteral(REGIONCAST_SOURCE_DIR "/docs/practice.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray text = page.readAll();
        const QByteArray begin = "```json\n";
        const qsizetype from = text.indexOf(begin) + begin.size();
        const Result<Faults> example =
            Faults::fromJson(text.mid(from, text.indexOf("```", from) - from));
        QVERIFY2(example, example ? "" : qPrintable(example.error().args.value(0)));
        QCOMPARE(example->rules().size(), 5);

        // The tables name every fault, in the order of the program.
        QStringList documented;
        const QString tables = QString::fromUtf8(text.mid(
            text.indexOf("| Fault of a request"),
            text.indexOf("Fields before a semicolon") - text.indexOf("| Fault of a request")));
        for (const QString &line : tables.split(QLatin1Char('\n'))) {
            const QString word = line.section(QLatin1Char('|'), 1, 1).trimmed();
            if (!word.isEmpty() && !word.contains(QLatin1Char(' ')) && word != QLatin1String("---"))
                documented.append(word);
        }
        const Result<Faults> none = Faults::fromJson(R"({"rules":[{"fault":"?"}]})");
        QVERIFY(!none);
        QCOMPARE(none.error().args.value(0),
                 QStringLiteral("rule 1, \"fault\": one of %1 is wanted")
                     .arg(documented.join(QLatin1String(", "))));
    }

    void rulesLookAtWhoIsMeant_data()
    {
        QTest::addColumn<QByteArray>("restriction");
        QTest::addColumn<QByteArray>("befallen"); ///< of the six requests below
        QTest::newRow("everybody") << QByteArray() << QByteArray("xxxxxx");
        QTest::newRow("an operation")
            << QByteArray(R"(,"operation":"StartTaskForDistributeImage")") << QByteArray("....xx");
        QTest::newRow("an image by id")
            << QByteArray(R"(,"image":"imgc-1")") << QByteArray("..x.x.");
        QTest::newRow("an image by name")
            << QByteArray(R"(,"image":"rhel9-cad")") << QByteArray("..xxx.");
        QTest::newRow("not part of a name")
            << QByteArray(R"(,"image":"rhel9")") << QByteArray("......");
        QTest::newRow("a region") << QByteArray(R"(,"region":"eu-central-1")")
                                  << QByteArray("...xx.");
        QTest::newRow("all of it") << QByteArray(R"(,"region":"us-east-1","image":"win11",)"
                                                 R"("operation":"StartTaskForDistributeImage")")
                                   << QByteArray(".....x");
    }
    void rulesLookAtWhoIsMeant()
    {
        QFETCH(QByteArray, restriction);
        QFETCH(QByteArray, befallen);
        const QString frankfurt = QStringLiteral("eu-central-1");
        const QString virginia = QStringLiteral("us-east-1");
        const QString name = QStringLiteral("rhel9-cad");
        const QList<FaultTarget> requests{
            listRegions(),
            listing(),
            listing(QStringLiteral("imgc-1"), name),
            listing({}, name, {frankfurt}),
            start(QStringLiteral("imgc-1"), name, {virginia, frankfurt}),
            start(QStringLiteral("imgc-2"), QStringLiteral("win11"), {virginia})};
        QByteArray played;
        for (const FaultTarget &request : requests)
            played += playedBy(faultsOf(R"({"fault":"hang")" + restriction + '}'), 1, request);
        QCOMPARE(played, befallen);
    }

    void skipAndCount_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QByteArray>("played");
        QTest::newRow("skip") << QByteArray(R"({"fault":"hang","skip":2})")
                              << QByteArray("..xxxxxx");
        QTest::newRow("count") << QByteArray(R"({"fault":"hang","count":3})")
                               << QByteArray("xxx.....");
        QTest::newRow("both") << QByteArray(R"({"fault":"hang","skip":1,"count":2})")
                              << QByteArray(".xx.....");
        QTest::newRow("one after the other: what the first took, the second does not count")
            << QByteArray(R"({"fault":"hang","count":2},{"fault":"hang","skip":1,"count":2})")
            << QByteArray("xx.xx...");
        QTest::newRow("others do not count")
            << QByteArray(R"({"fault":"hang","skip":1,"count":1,"operation":"ListRegions"})")
            << QByteArray("........");
    }
    void skipAndCount()
    {
        QFETCH(QByteArray, rules);
        QFETCH(QByteArray, played);
        QCOMPARE(playedBy(faultsOf(rules), 8), played);
    }

    void chancesComeFromTheSeed()
    {
        const QByteArray rule = R"({"fault":"hang","probability":0.3})";
        constexpr int requests = 2'000;
        const QByteArray played = playedBy(faultsOf(rule), requests);
        QCOMPARE(playedBy(faultsOf(rule), requests), played);
        QVERIFY(playedBy(faultsOf(rule, 2), requests) != played);
        const int befallen = int(played.count('x'));
        QVERIFY2(befallen > requests / 4 && befallen < requests * 35 / 100,
                 qPrintable(QString::number(befallen)));
        // Two rules draw apart: together they spare 0.7 of 0.7.
        const int both = int(playedBy(faultsOf(rule + ',' + rule), requests).count('x'));
        QVERIFY2(both > requests * 46 / 100 && both < requests * 56 / 100,
                 qPrintable(QString::number(both)));
        QCOMPARE(playedBy(faultsOf(R"({"fault":"hang","probability":0.3,"count":4})"), requests)
                     .count('x'),
                 4);

        Faults apart = faultsOf(R"({"fault":"delay","milliseconds":1,"probability":0.5},
                                   {"fault":"delay","milliseconds":2,"probability":0.5})");
        QSet<qint64> delays;
        for (int i = 0; i < 100; ++i)
            delays.insert(apart.onRequest(listing(), epoch()).delay.count());
        QCOMPARE(delays, QSet<qint64>({0, 1, 2, 3}));

        // What others ask in between changes no chance.
        Faults mixed = faultsOf(R"({"fault":"hang","probability":0.3,"operation":"ListImage"})");
        QByteArray again;
        for (int i = 0; i < requests; ++i) {
            QVERIFY(!mixed.onRequest(listRegions(), epoch()).fault);
            again += mixed.onRequest(listing(), epoch()).fault ? 'x' : '.';
        }
        QCOMPARE(again, played);
    }

    void delaysAndSkewsAddUp()
    {
        Faults faults = faultsOf(R"({"fault":"delay","milliseconds":20},
                                    {"fault":"skew","seconds":60,"count":1},
                                    {"fault":"delay","milliseconds":5},
                                    {"fault":"skew","seconds":-90},
                                    {"fault":"http","status":503,"count":1},
                                    {"fault":"delay","milliseconds":1000})");
        const RequestFault first = faults.onRequest(listing(), epoch());
        QCOMPARE(first.delay, 25ms);
        QCOMPARE(first.skew, -30s);
        QVERIFY(first.fault && first.fault->kind == FaultKind::Http);
        const RequestFault second = faults.onRequest(listing(), epoch());
        QCOMPARE(second.delay, 1'025ms);
        QCOMPARE(second.skew, -90s);
        QVERIFY(!second.fault);

        const QByteArray day = R"({"fault":"delay","milliseconds":86400000})";
        QCOMPARE(faultsOf(day + ',' + day).onRequest(listing(), epoch()).delay, 24h);
    }

    void anExpiredTokenIsARefusal()
    {
        Faults faults = faultsOf(R"({"fault":"expired-token"})");
        const std::optional<Fault> fault = faults.onRequest(listing(), epoch()).fault;
        QVERIFY(fault);
        QCOMPARE(fault->kind, FaultKind::Refuse);
        QCOMPARE(fault->code, QStringLiteral("InvalidSecurityToken.Expired"));
    }

    void throttleLetsSoManyThrough_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QList<int>>("at");         ///< milliseconds
        QTest::addColumn<QList<int>>("retryAfter"); ///< 0 = let through
        QTest::addColumn<QString>("code");
        const QString user = QStringLiteral("Throttling.User");
        QTest::newRow("per second") << QByteArray(R"({"fault":"throttle","perSecond":2})")
                                    << QList<int>{0, 400, 500, 999, 1'000, 1'001, 1'400}
                                    << QList<int>{0, 0, 500, 1, 0, 399, 0} << user;
        QTest::newRow("per minute")
            << QByteArray(R"({"fault":"throttle","perMinute":1,"code":"Throttling.Api"})")
            << QList<int>{0, 1'000, 59'999, 60'000, 60'001} << QList<int>{0, 59'000, 1, 0, 59'999}
            << QStringLiteral("Throttling.Api");
        QTest::newRow("count and skip are of those beyond the limit")
            << QByteArray(R"({"fault":"throttle","perSecond":1,"skip":1,"count":1})")
            << QList<int>{0, 10, 20, 30} << QList<int>{0, 0, 990, 0} << user;
    }
    void throttleLetsSoManyThrough()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QList<int>, at);
        QFETCH(QList<int>, retryAfter);
        QFETCH(QString, code);
        Faults faults = faultsOf(rule);
        QList<int> answered;
        for (const int time : at) {
            const std::optional<Fault> fault =
                faults.onRequest(listing(), epoch().addMSecs(time)).fault;
            answered.append(fault ? fault->retryAfter : 0);
            if (fault) {
                QCOMPARE(fault->kind, FaultKind::Refuse);
                QCOMPARE(fault->code, code);
            }
        }
        QCOMPARE(answered, retryAfter);
    }

    void requestsAndCopiesCountApart()
    {
        Faults faults = faultsOf(R"({"fault":"hang","count":1},
                                    {"fault":"fail","at":10,"region":"eu-central-1","count":1},
                                    {"fault":"stall","at":20,"image":"rhel9-cad"})");
        const auto copy = [&](const char *region, const QString &name) {
            const std::optional<Fault> fault =
                faults.onCopy({{}, QStringLiteral("imgc-1"), name, {QString::fromLatin1(region)}});
            return fault ? fault->at : 0;
        };
        const QString cad = QStringLiteral("rhel9-cad");
        QVERIFY(faults.onRequest(listing(), epoch()).fault);
        QVERIFY(!faults.onRequest(listing(), epoch()).fault);
        QCOMPARE(copy("eu-central-1", cad), 10);
        QCOMPARE(copy("eu-central-1", cad), 20);
        QCOMPARE(copy("us-east-1", cad), 20);
        QCOMPARE(copy("us-east-1", QStringLiteral("win11-office")), 0);
    }

    void aCopyPlaysOnItsOwn()
    {
        Faults first = faultsOf(R"({"fault":"hang","count":1})");
        Faults second = first;
        QVERIFY(first.onRequest(listing(), epoch()).fault);
        QVERIFY(!first.onRequest(listing(), epoch()).fault);
        QVERIFY(second.onRequest(listing(), epoch()).fault);
    }
};

REGIONCAST_TEST(TestFaults)
#include "tst_faults.moc"
