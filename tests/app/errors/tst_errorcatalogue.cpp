#include "errors/errorcatalogue.h"

#include "api/effect.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace regioncast;

namespace {

const QStringList languages{QStringLiteral("en"), QStringLiteral("zh_CN"), QStringLiteral("ja")};

ErrorCatalogue catalogueIn(const QString &language)
{
    return ErrorCatalogue::load(QLocale(language));
}

ErrorCatalogue english()
{
    return catalogueIn(languages.first());
}

QByteArray sourceFile(const QString &name)
{
    QFile file(QStringLiteral(REGIONCAST_SOURCE_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject resource(const QString &name)
{
    return QJsonDocument::fromJson(sourceFile(QStringLiteral("resources/errors/") + name)).object();
}

/// All codes of tests/data/errors/documented-codes.txt; without the families on demand.
QStringList documentedCodes(bool withFamilies)
{
    QStringList codes;
    const QString text =
        QString::fromUtf8(test::dataFile(QStringLiteral("errors/documented-codes.txt")));
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const bool family = line.endsWith(QLatin1String(" family"));
        if (!line.startsWith(QLatin1Char('#')) && (withFamilies || !family))
            codes.append(line.section(QLatin1Char(' '), 0, 0));
    }
    return codes;
}

/// The codes of our own, read from the header that defines them.
QStringList ownCodes()
{
    QStringList codes;
    static const QRegularExpression pattern(QStringLiteral("\"(Client\\.[A-Za-z]+)\""));
    auto match =
        pattern.globalMatch(QString::fromUtf8(sourceFile(QStringLiteral("app/support/error.h"))));
    while (match.hasNext())
        codes.append(match.next().captured(1));
    return codes;
}

bool contains(const QString &text, char16_t first, char16_t last)
{
    return std::any_of(text.begin(), text.end(), [first, last](QChar character) {
        return character.unicode() >= first && character.unicode() <= last;
    });
}

bool hasIdeographs(const QString &text)
{
    return contains(text, 0x4e00, 0x9fff);
}

bool hasKana(const QString &text)
{
    return contains(text, 0x3041, 0x30ff);
}

QStringList sentences(const ErrorText &text)
{
    return {text.message, text.meaning, text.cause, text.advice};
}

/// What is wrong with a text, or nothing.
QString faultIn(const ErrorText &text)
{
    if (text.shortReason.isEmpty() || text.message.isEmpty() || text.meaning.isEmpty()
        || text.advice.isEmpty()) {
        return QStringLiteral("empty");
    }
    static const QRegularExpression leftover(QStringLiteral("%[0-9]|[\\[\\]|]|  |…"));
    for (const QString &part : sentences(text) + QStringList{text.shortReason}) {
        if (part.contains(leftover))
            return QStringLiteral("leftover in: ") + part;
        if (part != part.trimmed())
            return QStringLiteral("space around: ") + part;
    }
    for (const QString &part : sentences(text)) {
        if (!part.isEmpty() && !part.endsWith(QLatin1Char('.')) && !part.endsWith(u'。'))
            return QStringLiteral("no whole sentence: ") + part;
    }
    if (text.shortReason.endsWith(QLatin1Char('.')) || text.shortReason.endsWith(u'。'))
        return QStringLiteral("a sentence: ") + text.shortReason;
    return {};
}

} // namespace

class TestErrorCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsText_data()
    {
        QTest::addColumn<QString>("code");
        const QStringList all = documentedCodes(true) + ownCodes();
        QVERIFY(documentedCodes(true).size() > 70);
        QVERIFY(ownCodes().size() > 20);
        for (const QString &code : all)
            QTest::newRow(qPrintable(code)) << code;
    }
    void everyCodeHasItsText()
    {
        QFETCH(QString, code);
        for (const QString &language : languages) {
            const ErrorCatalogue catalogue = catalogueIn(language);
            const ErrorText text = catalogue.text(code);
            QVERIFY(!text.shortReason.contains(code)); // as the entry for unknown codes does
            QVERIFY(!text.cause.isEmpty());
            QVERIFY2(faultIn(text).isEmpty(), qPrintable(faultIn(text)));
            const QStringList args{QStringLiteral("one"), QStringLiteral("two"),
                                   QStringLiteral("three")};
            const ErrorText filled = catalogue.text(code, args);
            QVERIFY2(faultIn(filled).isEmpty(), qPrintable(faultIn(filled)));
            for (const QString &part : sentences(text)) {
                if (language == languages.at(1)) {
                    QVERIFY2(hasIdeographs(part), qPrintable(part));
                    QVERIFY2(!hasKana(part), qPrintable(part));
                } else if (language == languages.at(2)) {
                    QVERIFY2(hasKana(part), qPrintable(part));
                } else {
                    QVERIFY2(!hasIdeographs(part) && !hasKana(part), qPrintable(part));
                }
            }
        }
    }

    void shortReasonsAreShort()
    {
        for (const QString &code : documentedCodes(true) + ownCodes()) {
            const QString reason = english().text(code).shortReason;
            const qsizetype words = reason.split(QLatin1Char(' ')).size();
            QVERIFY2(words >= 2 && words <= 5, qPrintable(reason));
            QVERIFY2(reason.front().isLower() || reason.startsWith(QLatin1String("HTTPS")),
                     qPrintable(reason));
            for (const char *language : {"zh_CN", "ja"}) {
                const QString other =
                    catalogueIn(QString::fromLatin1(language)).text(code).shortReason;
                QVERIFY2(other.size() <= 18 && hasIdeographs(other + QStringLiteral("値")),
                         qPrintable(other));
                QVERIFY(other != reason);
            }
        }
    }

    void everyDocumentedCodeHasAnEntryOfItsOwn()
    {
        const QStringList codes = english().codes();
        QVERIFY(std::is_sorted(codes.begin(), codes.end()));
        QStringList expected = documentedCodes(false) + ownCodes();
        expected.sort();
        QCOMPARE(codes, expected);
    }

    void factsAndTextsNameTheSameEntries()
    {
        const QJsonObject facts = resource(QStringLiteral("codes.json"));
        QStringList own;
        for (auto entry = facts.begin(); entry != facts.end(); ++entry) {
            const QString shared = entry->toObject().value(QLatin1String("as")).toString();
            if (shared.isEmpty())
                own.append(entry.key());
            else
                QVERIFY2(facts.value(shared).toObject().contains(QLatin1String("retry")),
                         qPrintable(entry.key()));
        }
        const QStringList keys{QStringLiteral("advice"), QStringLiteral("cause"),
                               QStringLiteral("meaning"), QStringLiteral("message"),
                               QStringLiteral("short")};
        for (const QString &language : languages) {
            const QJsonObject texts = resource(QStringLiteral("texts.%1.json").arg(language));
            QCOMPARE(texts.keys(), own);
            for (const QString &entry : own)
                QCOMPARE(texts.value(entry).toObject().keys(), keys);
        }
    }

    /// A translation that names other values than the English text has lost or invented one.
    void translationsNameTheSameValues()
    {
        static const QRegularExpression place(QStringLiteral("%[0-9]"));
        const auto placesIn = [](const QString &text) {
            QStringList places;
            auto match = place.globalMatch(text);
            while (match.hasNext())
                places.append(match.next().captured());
            places.sort();
            return places;
        };
        const QJsonObject source = resource(QStringLiteral("texts.en.json"));
        for (const QString &language : languages) {
            const QJsonObject texts = resource(QStringLiteral("texts.%1.json").arg(language));
            for (auto entry = source.begin(); entry != source.end(); ++entry) {
                const QJsonObject english = entry->toObject();
                const QJsonObject other = texts.value(entry.key()).toObject();
                for (const QString &key : english.keys()) {
                    const QString text = other.value(key).toString();
                    QVERIFY2(placesIn(text) == placesIn(english.value(key).toString()),
                             qPrintable(text));
                    QCOMPARE(text.count(QLatin1Char('[')), text.count(QLatin1Char(']')));
                }
            }
        }
    }

    void differentCodesReadDifferently()
    {
        const QJsonObject facts = resource(QStringLiteral("codes.json"));
        for (const QString &language : languages) {
            const ErrorCatalogue catalogue = catalogueIn(language);
            QHash<QString, QString> seen;
            for (const QString &code : catalogue.codes()) {
                if (facts.value(code).toObject().contains(QLatin1String("as")))
                    continue;
                const ErrorText text = catalogue.text(code);
                const QString both = text.meaning + text.advice;
                QVERIFY2(!seen.contains(both), qPrintable(code + u' ' + seen.value(both)));
                seen.insert(both, code);
            }
        }
    }

    void theEffectIsThatOfTheOneRule()
    {
        for (const QString &code : documentedCodes(true) + ownCodes()
                                       + QStringList{QStringLiteral("Brand.New"), QString()}) {
            const ErrorText text = english().text(code);
            QCOMPARE(text.effect, effectOf(code));
        }
    }

    void retryAgreesWithTheEffect()
    {
        // What may have happened is never simply repeated.
        for (const QString &code : documentedCodes(false) + ownCodes()) {
            const ErrorText text = english().text(code);
            const bool ofOtherOperations =
                kindOf(code, 400) == ErrorKind::Business || code.contains(QLatin1Char('_'));
            if (text.effect == Effect::MayHaveHappened && !ofOtherOperations)
                QVERIFY2(text.retry == RetryHelp::AfterCheck, qPrintable(code));
            if (text.effect == Effect::RefusedBeforeService) {
                QVERIFY2(text.retry == RetryHelp::Later || text.retry == RetryHelp::Yes,
                         qPrintable(code));
            }
        }
    }

    void factsOfACode_data()
    {
        using F = FormField;
        QTest::addColumn<QString>("code");
        QTest::addColumn<QList<FormField>>("fields");
        QTest::addColumn<RetryHelp>("retry");
        const auto row = [](const char *code, const QList<FormField> &fields, RetryHelp retry) {
            QTest::newRow(code) << QString::fromLatin1(code) << fields << retry;
        };
        row("Image.NotExist", {F::Image, F::Version}, RetryHelp::No);
        row("DesktopInstance.NotFound", {F::Image, F::Product}, RetryHelp::No);
        row("ImageDistribute.Undistributed", {F::SourceRegion, F::Version}, RetryHelp::No);
        row("ImageDistribute.RepeatedDistribution", {F::Destinations}, RetryHelp::NotNeeded);
        row("ExceedBuilderQuota", {}, RetryHelp::Later);
        row("InternalError", {}, RetryHelp::AfterCheck);
        row("UnknownError", {}, RetryHelp::AfterCheck);
        row("InvalidTimeStamp.Expired", {}, RetryHelp::Yes);
        row("Forbidden.RAM", {F::Credentials}, RetryHelp::No);
        row("Client.NameNotFound", {F::Endpoint}, RetryHelp::Later);
        row("Throttling.Nobody.Knows", {}, RetryHelp::Later);
        row("Brand.New", {}, RetryHelp::AfterCheck);
    }
    void factsOfACode()
    {
        QFETCH(QString, code);
        const ErrorText text = english().text(code);
        QTEST(text.fields, "fields");
        QTEST(text.retry, "retry");
    }

    void familiesNameTheParameter_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QList<FormField>>("fields");
        const auto row = [](const char *code, const char *message, const QList<FormField> &fields) {
            QTest::newRow(code) << QString::fromLatin1(code) << QString::fromUtf8(message)
                                << fields;
        };
        row("MissingImageId", "The service misses the value “ImageId”.", {FormField::Image});
        row("MissingVersionId", "The service misses the value “VersionId”.", {FormField::Version});
        row("MissingParameter", "The service misses a value that it needs.", {});
        row("Missing", "The service misses a value that it needs.", {});
        row("InvalidParameter.ProductType", "The service refused the value of “ProductType”.",
            {FormField::Product});
        row("InvalidParameter.DestinationRegionList.1",
            "The service refused the value of “DestinationRegionList.1”.",
            {FormField::Destinations});
        row("InvalidSourceRegion", "The service refused the value of “SourceRegion”.",
            {FormField::SourceRegion});
        row("InvalidPageSize.Range", "The service refused the value of “PageSize”.", {});
        row("InvalidSecurityToken.Odd", "The service refused the value of “SecurityToken”.",
            {FormField::Credentials});
        row("InvalidParameter", "The service refused a value of the request.", {});
        row("InvalidParameter.", "The service refused a value of the request.", {});
        row("Invalid", "The service refused a value of the request.", {});
    }
    void familiesNameTheParameter()
    {
        QFETCH(QString, code);
        const ErrorText text = english().text(code);
        QTEST(text.message, "message");
        QTEST(text.fields, "fields");
        QCOMPARE(text.effect, Effect::Refused);
    }

    void permissionsNameWhatIsMissing()
    {
        const ErrorCatalogue catalogue = english();
        const QString send = QStringLiteral("appstreaming:StartTaskForDistributeImage");
        for (const char *code : {"NoPermission", "Forbidden.RAM", "Forbidden.Whatever"}) {
            QCOMPARE(catalogue.text(QString::fromLatin1(code), {send}).message,
                     QStringLiteral("This key may not copy images (missing: "
                                    "appstreaming:StartTaskForDistributeImage). "
                                    "Nothing was sent."));
        }
        const QString noPermission = QStringLiteral("NoPermission");
        QCOMPARE(catalogue.text(noPermission, {QStringLiteral("appstreaming:ListImage")}).message,
                 QStringLiteral("This key may not list images (missing: appstreaming:ListImage)."));
        QCOMPARE(
            catalogue.text(noPermission, {QStringLiteral("appstreaming:ListRegions")}).message,
            QStringLiteral("This key lacks a permission (missing: appstreaming:ListRegions)."));
        QCOMPARE(catalogue.text(noPermission).message,
                 QStringLiteral("This key lacks a permission; the answer does not name it."));
    }

    void argumentsAreFilledIn()
    {
        const QString timedOut = QString::fromLatin1(codes::timedOut);
        const ErrorCatalogue catalogue = english();
        QCOMPARE(
            catalogue.text(timedOut, {QStringLiteral("h.example"), QStringLiteral("30")}).message,
            QStringLiteral("No answer from “h.example” within 30 s."));
        QCOMPARE(catalogue.text(timedOut, {QStringLiteral("h.example")}).message,
                 QStringLiteral("No answer from “h.example”."));
        QCOMPARE(catalogue.text(timedOut).message, QStringLiteral("No answer from the service."));
        QCOMPARE(catalogue.text(QString::fromLatin1(codes::nameNotFound)).message,
                 QStringLiteral("The name of the service was not found."));

        Error error =
            makeError(ErrorKind::Answer, Effect::MayHaveHappened, codes::unexpectedAnswer,
                      {QStringLiteral("h.example"), QStringLiteral("200"), QStringLiteral("HTML")});
        QCOMPARE(catalogue.text(error).message,
                 QStringLiteral("Unexpected answer (HTML, HTTP 200); a sign-in page of the network "
                                "may be in between."));
    }

    void valuesAreNotReadAsPlaces()
    {
        const QString message =
            english()
                .text(QString::fromLatin1(codes::fileUnwritable),
                      {QStringLiteral("[a|b]%2.csv"), QStringLiteral("100%1 full")})
                .message;
        QCOMPARE(message, QStringLiteral("“[a|b]%2.csv” cannot be written (100%1 full)."));
    }

    void anUnknownCodeIsQuoted()
    {
        const QString code = QStringLiteral("Brand.New");
        for (const QString &language : languages) {
            const ErrorText text = catalogueIn(language).text(code, {QStringLiteral("x")});
            QVERIFY(text.shortReason.contains(code));
            QVERIFY(text.message.contains(code));
            QCOMPARE(text.effect, Effect::MayHaveHappened);
            QCOMPARE(text.retry, RetryHelp::AfterCheck);
        }
    }

    void anyCodeIsBorne_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString();
        QTest::newRow("dots") << QStringLiteral("...");
        QTest::newRow("places") << QStringLiteral("%1%2[%3|%9]");
        QTest::newRow("brackets") << QStringLiteral("]][[|");
        QTest::newRow("markup") << QStringLiteral("<b>&amp;</b>");
        QTest::newRow("nul") << QString(QLatin1String("a\0b", 3));
        QTest::newRow("half a pair") << QString(QChar(0xd800));
        QTest::newRow("long") << QString(100000, QLatin1Char('x'));
        QTest::newRow("missing with places") << QStringLiteral("Missing%1[");
        QTest::newRow("slash") << QStringLiteral("NoPermission/");
    }
    void anyCodeIsBorne()
    {
        QFETCH(QString, code);
        for (const QString &language : languages) {
            for (const QStringList &args : {QStringList{}, QStringList{code, code, code}}) {
                const ErrorText text = catalogueIn(language).text(code, args);
                QVERIFY(!text.shortReason.isEmpty());
                QVERIFY(!text.message.isEmpty());
                QVERIFY(!text.advice.isEmpty());
                QCOMPARE(text.effect, effectOf(code));
            }
        }
    }

    void languageFollowsTheLocale()
    {
        const QString code = QStringLiteral("Image.NotExist");
        const auto shortIn = [&code](const char *locale) {
            return ErrorCatalogue::load(QLocale(QString::fromLatin1(locale)))
                .text(code)
                .shortReason;
        };
        QCOMPARE(shortIn("en_GB"), QStringLiteral("image or version not found"));
        QCOMPARE(shortIn("fr_FR"), shortIn("en_GB"));
        QCOMPARE(shortIn("C"), shortIn("en_GB"));
        QCOMPARE(shortIn("zh_TW"), shortIn("zh_CN"));
        QCOMPARE(shortIn("zh_CN"), QStringLiteral("镜像或版本不存在"));
        QCOMPARE(shortIn("ja_JP"), QStringLiteral("イメージか版なし"));
    }
};

REGIONCAST_TEST(TestErrorCatalogue)
#include "tst_errorcatalogue.moc"
