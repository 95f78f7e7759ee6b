#include "profile/profile.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpoint_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        const auto row = [](const char *name, const char *typed, const char *url) {
            QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(url);
        };
        row("host", "service.example", "https://service.example");
        row("spaces around", " \t service.example \n", "https://service.example");
        row("scheme", "https://service.example", "https://service.example");
        row("upper case", "HTTPS://Service.Example", "https://service.example");
        row("closing slash", "https://service.example/", "https://service.example");
        row("port", "service.example:8443", "https://service.example:8443");
        row("port of the scheme", "https://service.example:443", "https://service.example");
        row("http to localhost", "http://localhost:8080", "http://localhost:8080");
        row("http to 127.0.0.1", "http://127.0.0.1:8080", "http://127.0.0.1:8080");
        row("http to 127.8.9.10", "http://127.8.9.10", "http://127.8.9.10");
        row("http to ::1", "http://[::1]:8080", "http://[::1]:8080");
        row("IPv6", "[2001:db8::7]:8443", "https://[2001:db8::7]:8443");
        row("IPv4", "192.0.2.7", "https://192.0.2.7");
        row("other letters", "https://例子.example", "https://xn--fsqu00a.example");
    }
    void endpoint()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        const Result<QUrl> read = endpointFrom(typed);
        QVERIFY(read);
        QCOMPARE(read->toString(), url);
        QCOMPARE(endpointFrom(read->toString(QUrl::FullyEncoded)), read);
    }

    void noEndpoint_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("code");
        const auto bad = [](const char *name, const char *typed) {
            QTest::newRow(name) << QString::fromUtf8(typed)
                                << QString::fromLatin1(codes::badEndpoint);
        };
        const auto insecure = [](const char *name, const char *typed) {
            QTest::newRow(name) << QString::fromUtf8(typed)
                                << QString::fromLatin1(codes::insecureEndpoint);
        };
        bad("nothing", "");
        bad("spaces", "  ");
        bad("scheme alone", "https://");
        bad("port alone", "https://:443");
        bad("space inside", "service example");
        bad("path", "https://service.example/path");
        bad("two slashes", "https://service.example//");
        bad("query", "https://service.example?a=b");
        bad("empty query", "https://service.example?");
        bad("fragment", "https://service.example#part");
        bad("empty fragment", "https://service.example#");
        bad("port 0", "service.example:0");
        bad("port too high", "service.example:65536");
        bad("port in words", "service.example:https");
        bad("ftp", "ftp://service.example");
        bad("file", "file:///etc/passwd");
        bad("no scheme before ://", "://service.example");
        bad("IPv6 without brackets", "2001:db8::7");
        bad("broken IPv6", "https://[::1");
        bad("backslash", "https://service.example\\x");
        insecure("http", "http://service.example");
        insecure("http to a name like localhost", "http://localhost.example");
        insecure("http to a name like 127.0.0.1", "http://127.0.0.1.example");
        insecure("http to every address", "http://0.0.0.0");
        insecure("http to the next room", "http://192.168.0.1");
        insecure("http to IPv6", "http://[2001:db8::7]");
    }
    void noEndpoint()
    {
        QFETCH(QString, typed);
        QFETCH(QString, code);
        const Result<QUrl> read = endpointFrom(typed);
        QVERIFY(!read);
        QCOMPARE(read.error().code, code);
        QCOMPARE(read.error().kind, ErrorKind::Local);
        QCOMPARE(read.error().args, QStringList(typed.trimmed()));
    }

    void userInfoIsRefusedAndNotRepeated_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("name and password")
            << QStringLiteral("https://someone:canary@service.example");
        QTest::newRow("name") << QStringLiteral("https://canary@service.example");
        QTest::newRow("without scheme") << QStringLiteral("someone:canary@service.example");
        QTest::newRow("empty") << QStringLiteral("https://@service.example");
        QTest::newRow("at sign in the password")
            << QStringLiteral("http://a:can@ary@service.example");
    }
    void userInfoIsRefusedAndNotRepeated()
    {
        QFETCH(QString, typed);
        const Result<QUrl> read = endpointFrom(typed);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QString::fromLatin1(codes::badEndpoint));
        QCOMPARE(read.error().args, QStringList(QStringLiteral("service.example")));
    }

    void site_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("site");
        QTest::newRow("China") << QString::fromLatin1(endpointChina) << QStringLiteral("china");
        QTest::newRow("China, port written out")
            << QString::fromLatin1(endpointChina) + QLatin1String(":443")
            << QStringLiteral("china");
        QTest::newRow("International")
            << QString::fromLatin1(endpointInternational) << QStringLiteral("international");
        QTest::newRow("another") << QStringLiteral("service.example") << QStringLiteral("other");
        QTest::newRow("another port") << QString::fromLatin1(endpointChina) + QLatin1String(":8443")
                                      << QStringLiteral("other");
    }
    void site()
    {
        QFETCH(QString, endpoint);
        QFETCH(QString, site);
        Profile profile;
        profile.endpoint = endpointFrom(endpoint).value();
        QCOMPARE(siteOf(profile), site);
    }

    void practiceNeedsNothing()
    {
        Profile profile = practiceProfile();
        QCOMPARE(profile.id, QStringLiteral("practice"));
        QVERIFY(profile.isPractice());
        QVERIFY(profile.keyId.isEmpty());
        profile.endpoint = QUrl(QStringLiteral("http://127.0.0.1:9"));
        QCOMPARE(siteOf(profile), QStringLiteral("practice"));
    }
};

REGIONCAST_TEST(TestProfile)
#include "tst_profile.moc"
