#include "practice/jsontext.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace regioncast;

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatQtReads()
    {
        const QString awkward = QStringLiteral("quote \" back \\ line \n tab \t nul ") + QChar(1)
                                + QStringLiteral(" \u56fe\u50cf ")
                                + QString::fromUtf8("\xF0\x9F\x93\xA6");
        JsonText json;
        json.beginObject();
        json.add("text", awkward);
        json.add("empty", QString());
        json.add("number", qint64{9007199254740993});
        json.add("negative", -1);
        json.add("real", 0.1);
        json.add("yes", true);
        json.beginArray("none");
        json.endArray();
        json.beginArray("texts");
        json.add(QStringLiteral("a"));
        json.add(awkward);
        json.endArray();
        json.beginArray("objects");
        json.beginObject();
        json.endObject();
        json.beginObject();
        json.add("no", false);
        json.endObject();
        json.endArray();
        json.beginObject("last");
        json.add("one", 1);
        json.endObject();
        json.endObject();

        QJsonParseError error;
        const QJsonObject read = QJsonDocument::fromJson(json.bytes(), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        const QJsonObject expected{
            {QStringLiteral("text"), awkward},
            {QStringLiteral("empty"), QString()},
            {QStringLiteral("number"), qint64{9007199254740993}},
            {QStringLiteral("negative"), -1},
            {QStringLiteral("real"), 0.1},
            {QStringLiteral("yes"), true},
            {QStringLiteral("none"), QJsonArray()},
            {QStringLiteral("texts"), QJsonArray{QStringLiteral("a"), awkward}},
            {QStringLiteral("objects"),
             QJsonArray{QJsonObject(), QJsonObject{{QStringLiteral("no"), false}}}},
            {QStringLiteral("last"), QJsonObject{{QStringLiteral("one"), 1}}},
        };
        QCOMPARE(read, expected);
        QVERIFY(!json.bytes().contains('\n'));
    }
};

REGIONCAST_TEST(TestJsonText)
#include "tst_jsontext.moc"
