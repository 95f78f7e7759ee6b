#include "profile/networkaccess.h"
#include "support/rawserver.h"
#include "support/testmain.h"
#include "support/testproxy.h"
#include "wayfixture.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>

using namespace regioncast;
using namespace regioncast::test;
using Proxy = NetworkSettings::Proxy;

namespace {

QString codeOf(const char *code)
{
    return QString::fromLatin1(code);
}

NetworkSettings manual(NetworkSettings::Kind kind, int port, const QString &user = {})
{
    NetworkSettings settings;
    settings.proxy = Proxy::Manual;
    settings.kind = kind;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = port;
    settings.user = user;
    settings.keepPassword = false;
    return settings;
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// Tinyproxy, as the distribution has it.
class Tinyproxy
{
public:
    explicit Tinyproxy(bool withPassword)
        : m_port(freePort())
    {
        QFile config(m_folder.filePath(QStringLiteral("tinyproxy.conf")));
        if (!config.open(QIODevice::WriteOnly))
            qFatal("no configuration for tinyproxy");
        config.write("Port " + QByteArray::number(m_port)
                     + "\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\nLogLevel Critical\n");
        if (withPassword)
            config.write("BasicAuth console swordfish\n");
        config.close();
        m_process.start(QStringLiteral("tinyproxy"),
                        {QStringLiteral("-d"), QStringLiteral("-c"), config.fileName()});
    }
    ~Tinyproxy()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] bool answers() const
    {
        return QTest::qWaitFor([this] {
            QTcpSocket socket;
            socket.setProxy(QNetworkProxy::NoProxy);
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
            return socket.waitForConnected(200);
        });
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port;
};

} // namespace

class TestNetworkAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *certificate :
             {"good", "unknown", "self-signed", "wrong-host", "expired"}) {
            auto service = std::make_unique<PracticeService>();
            const Result<PracticeAddress> address =
                service->start(serviceWith(QLatin1String(certificate)));
            QVERIFY(address);
            m_endpoints[QLatin1String(certificate)] = address->endpoint;
            m_services.push_back(std::move(service));
        }
    }
    void cleanupTestCase() { m_services.clear(); }

    // ---- which proxy

    void proxies_data()
    {
        QTest::addColumn<QString>("variables");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("expected"); // kind, user, host and port; empty = none
        const auto row = [](const char *name, const char *variables, const char *url,
                            const char *expected) {
            QTest::newRow(name) << QString::fromLatin1(variables) << QString::fromLatin1(url)
                                << QString::fromLatin1(expected);
        };
        const char *host = "https://service.example";
        row("nothing is set", "", host, "");
        row("by scheme, https", "HTTPS_PROXY=http://a:1 HTTP_PROXY=http://b:2", host, "http a 1");
        row("by scheme, http", "HTTPS_PROXY=http://a:1 HTTP_PROXY=http://b:2",
            "http://service.example", "http b 2");
        row("small letters", "https_proxy=http://a:1", host, "http a 1");
        row("capital letters first", "https_proxy=http://a:1 HTTPS_PROXY=http://b:2", host,
            "http b 2");
        row("without scheme", "HTTPS_PROXY=a:3128", host, "http a 3128");
        row("usual port", "HTTPS_PROXY=http://a", host, "http a 80");
        row("socks", "HTTPS_PROXY=socks5://a", host, "socks a 1080");
        row("with a password", "HTTPS_PROXY=http://me:p%40ss@a:1", host, "http a 1 me p@ss");
        row("everything excluded", "HTTPS_PROXY=http://a:1 NO_PROXY=*", host, "");
        row("name excluded", "HTTPS_PROXY=http://a:1 NO_PROXY=x.y,service.example", host, "");
        row("names below it too", "HTTPS_PROXY=http://a:1 NO_PROXY=example", host, "");
        row("only names below it", "HTTPS_PROXY=http://a:1 NO_PROXY=.service.example", host,
            "http a 1");
        row("with a star", "HTTPS_PROXY=http://a:1 NO_PROXY=*.example", host, "");
        row("part of a name", "HTTPS_PROXY=http://a:1 NO_PROXY=vice.example", host, "http a 1");
        row("its port", "HTTPS_PROXY=http://a:1 no_proxy=service.example:443", host, "");
        row("another port", "HTTPS_PROXY=http://a:1 no_proxy=service.example:444", host,
            "http a 1");
        row("subnet", "HTTPS_PROXY=http://a:1 NO_PROXY=10.0.0.0/8", "https://10.1.2.3", "");
        row("not in the subnet", "HTTPS_PROXY=http://a:1 NO_PROXY=10.0.0.0/8", "https://11.1.2.3",
            "http a 1");
        row("address", "HTTPS_PROXY=http://a:1 NO_PROXY=10.1.2.3", "https://10.1.2.3", "");
        row("this computer", "HTTPS_PROXY=http://a:1", "https://127.0.0.1:8443", "");
        row("this computer by name", "HTTPS_PROXY=http://a:1", "https://localhost:8443", "");
    }
    void proxies()
    {
        QFETCH(QString, variables);
        QFETCH(QString, url);
        QFETCH(QString, expected);
        QProcessEnvironment environment;
        for (const QString &one : variables.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            environment.insert(one.section(QLatin1Char('='), 0, 0),
                               one.section(QLatin1Char('='), 1));
        NetworkSettings settings;
        settings.proxy = Proxy::Environment;
        const QList<QNetworkProxy> proxies = proxiesFor(settings, {}, environment, QUrl(url));
        QCOMPARE(proxies.size(), 1);
        const QNetworkProxy &proxy = proxies.first();
        QString seen;
        if (proxy.type() != QNetworkProxy::NoProxy) {
            QStringList parts{proxy.type() == QNetworkProxy::Socks5Proxy ? QStringLiteral("socks")
                                                                         : QStringLiteral("http"),
                              proxy.hostName(), QString::number(proxy.port())};
            if (!proxy.user().isEmpty())
                parts += {proxy.user(), proxy.password()};
            seen = parts.join(QLatin1Char(' '));
        }
        QCOMPARE(seen, expected);
    }

    // ---- the matrix: proxy, certificate and key, each against real servers

    void wayToTheService_data()
    {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<bool>("goodSecret");
        QTest::addColumn<QString>("code"); // of a reading; empty = it went well
        for (const char *proxy : {"none", "http", "http with password", "http with wrong password",
                                  "socks", "socks with password", "socks with wrong password"}) {
            for (const char *certificate :
                 {"good", "unknown", "self-signed", "wrong-host", "expired"}) {
                for (const bool good : {true, false}) {
                    QString code = good ? QString() : QStringLiteral("SignatureDoesNotMatch");
                    if (qstrcmp(certificate, "good") != 0)
                        code = codeOf(codes::tlsFailed);
                    if (QLatin1String(proxy).contains(QLatin1String("wrong")))
                        code = codeOf(codes::proxyAuthentication);
                    QTest::addRow("%s, %s, %s secret", proxy, certificate, good ? "good" : "wrong")
                        << QString::fromLatin1(proxy) << QString::fromLatin1(certificate) << good
                        << code;
                }
            }
        }
    }
    void wayToTheService()
    {
        QFETCH(QString, proxy);
        QFETCH(QString, certificate);
        QFETCH(bool, goodSecret);
        QFETCH(QString, code);
        const bool withPassword = proxy.contains(QLatin1String("password"));
        const bool wrongPassword = proxy.contains(QLatin1String("wrong"));
        const auto kind = proxy.startsWith(QLatin1String("socks")) ? TestProxy::Kind::Socks5
                                                                   : TestProxy::Kind::Http;
        TestProxy server(kind, withPassword ? "console" : "", withPassword ? "swordfish" : "");
        QUrl endpoint = m_endpoints.at(certificate);
        Profile profile = Way::profileFor(endpoint);
        if (proxy != QLatin1String("none")) {
            // A name that nobody on this side can look up.
            profile.endpoint.setHost(QStringLiteral("service.test"));
            profile.network =
                manual(kind == TestProxy::Kind::Socks5 ? NetworkSettings::Kind::Socks5
                                                       : NetworkSettings::Kind::Http,
                       server.port(), withPassword ? QStringLiteral("console") : QString());
        }
        profile.network.caFile = caFile();
        Way way(profile, goodSecret ? serviceKey().secret : QByteArray("wrong"));
        if (withPassword)
            way.secrets.keepForSession(proxySecretOf(way.profile),
                                       wrongPassword ? "wrong" : "swordfish");
        QCOMPARE(way.read(), code);
        const StartTaskOutcome sent = way.send();
        QVERIFY(!sent.result);
        QCOMPARE(sent.result.error().code,
                 code.isEmpty() ? QStringLiteral("Image.NotExist") : code);
        QCOMPARE(sent.result.error().effect,
                 code.startsWith(QLatin1String("Client.")) ? Effect::NothingSent : Effect::Refused);
        if (wrongPassword) {
            QVERIFY(server.targets.isEmpty());
            QVERIFY2(server.refusals >= 1 && server.refusals <= 4,
                     qPrintable(QString::number(server.refusals)));
        } else if (proxy != QLatin1String("none")) {
            QVERIFY(!server.targets.isEmpty());
            QCOMPARE(server.targets.first(),
                     QStringLiteral("service.test:%1").arg(endpoint.port()));
        }
        for (const Exchange &exchange : std::as_const(way.exchanges)) {
            QVERIFY(!exchange.request.contains(QLatin1String("swordfish")));
            QVERIFY(!exchange.request.contains(QLatin1String("roxy-")));
        }
    }

    void aProxyThatWantsAPasswordAndGetsNone_data()
    {
        QTest::addColumn<bool>("socks");
        QTest::newRow("http") << false;
        QTest::newRow("socks") << true;
    }
    void aProxyThatWantsAPasswordAndGetsNone()
    {
        QFETCH(bool, socks);
        TestProxy server(socks ? TestProxy::Kind::Socks5 : TestProxy::Kind::Http, "console",
                         "swordfish");
        Profile profile = Way::profileFor(m_endpoints.at(QStringLiteral("good")));
        profile.network = manual(
            socks ? NetworkSettings::Kind::Socks5 : NetworkSettings::Kind::Http, server.port());
        profile.network.caFile = caFile();
        Way way(profile);
        QCOMPARE(way.read(), codeOf(codes::proxyAuthentication));
        QCOMPARE(way.send().result.error().effect, Effect::NothingSent);
    }

    void tinyproxy_data()
    {
        QTest::addColumn<bool>("wants");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("code");
        QTest::newRow("without password") << false << QByteArray() << QString();
        QTest::newRow("with password") << true << QByteArray("swordfish") << QString();
        // It refuses with 401 instead of 407, which nobody can tell from another refusal.
        QTest::newRow("with a wrong password")
            << true << QByteArray("wrong") << codeOf(codes::proxyRefused);
        QTest::newRow("password missing")
            << true << QByteArray() << codeOf(codes::proxyAuthentication);
    }
    void tinyproxy()
    {
        QFETCH(bool, wants);
        QFETCH(QByteArray, password);
        QFETCH(QString, code);
        const Tinyproxy server(wants);
        QVERIFY2(server.answers(), "tinyproxy does not run; it is among the packages of the tests");
        Profile profile = Way::profileFor(m_endpoints.at(QStringLiteral("good")));
        profile.network = manual(NetworkSettings::Kind::Http, server.port(),
                                 password.isEmpty() ? QString() : QStringLiteral("console"));
        profile.network.caFile = caFile();
        Way way(profile);
        if (!password.isEmpty())
            way.secrets.keepForSession(proxySecretOf(way.profile), password);
        QCOMPARE(way.read(), code);
        const Error error = way.send().result.error();
        QCOMPARE(error.code, code.isEmpty() ? QStringLiteral("Image.NotExist") : code);
        QCOMPARE(error.effect, code.isEmpty() ? Effect::Refused : Effect::NothingSent);
    }

    void theEnvironmentIsUsed()
    {
        TestProxy server(TestProxy::Kind::Http);
        qputenv("HTTPS_PROXY", "http://127.0.0.1:" + QByteArray::number(server.port()));
        const QByteArray excluded = qgetenv("no_proxy");
        qunsetenv("no_proxy");
        Profile profile = Way::profileFor(m_endpoints.at(QStringLiteral("good")));
        profile.endpoint.setHost(QStringLiteral("service.test"));
        profile.network.proxy = Proxy::Environment;
        profile.network.caFile = caFile();
        Way way(profile);
        const QString code = way.read();
        qunsetenv("HTTPS_PROXY");
        qputenv("no_proxy", excluded);
        QCOMPARE(code, QString());
        QCOMPARE(server.targets.size(), 1);
    }

    void nobodyListensAtTheProxy()
    {
        Profile profile = Way::profileFor(m_endpoints.at(QStringLiteral("good")));
        profile.network = manual(NetworkSettings::Kind::Http, freePort());
        profile.network.caFile = caFile();
        Way way(profile);
        QCOMPARE(way.read(), codeOf(codes::proxyRefused));
        QCOMPARE(way.send().result.error().effect, Effect::NothingSent);
    }

    // ---- certificates

    void withoutTheFileItIsNotTrusted()
    {
        Way way(Way::profileFor(m_endpoints.at(QStringLiteral("good"))));
        QCOMPARE(way.read(), codeOf(codes::tlsFailed));
    }

    void brokenFiles_data()
    {
        QTest::addColumn<QByteArray>("content"); // null = no file
        QTest::newRow("no file") << QByteArray();
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("not PEM") << QByteArray("hello");
        QTest::newRow("cut") << dataFile(QStringLiteral("tls/ca.crt")).first(200);
        QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, 'x');
    }
    void brokenFiles()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        Profile profile = Way::profileFor(m_endpoints.at(QStringLiteral("good")));
        profile.network.caFile = folder.filePath(QStringLiteral("ca.pem"));
        if (!content.isNull())
            write(profile.network.caFile, content);
        Way way(profile);
        QCOMPARE(way.read(), codeOf(codes::caFileBroken));
        const Error error = way.send().result.error();
        QCOMPARE(error.code, codeOf(codes::caFileBroken));
        QCOMPARE(error.effect, Effect::NothingSent);
        QCOMPARE(error.args.value(0), profile.network.caFile);
        QVERIFY(!error.args.value(1).isEmpty());
        QVERIFY(way.exchanges.isEmpty() || way.exchanges.first().request.isEmpty());

        // Put right, it works at the next request.
        write(profile.network.caFile, dataFile(QStringLiteral("tls/ca.crt")));
        QCOMPARE(way.read(), QString());
    }

    // ---- changes

    void settingsCountFromTheNextRequestOn()
    {
        TestProxy server(TestProxy::Kind::Socks5, "console", "swordfish");
        Profile profile = Way::profileFor(m_endpoints.at(QStringLiteral("good")));
        Way way(profile);
        QCOMPARE(way.read(), codeOf(codes::tlsFailed));
        profile.network.caFile = caFile();
        way.network.use(profile);
        QCOMPARE(way.read(), QString());
        const int port = profile.endpoint.port();
        profile.network =
            manual(NetworkSettings::Kind::Socks5, server.port(), QStringLiteral("console"));
        profile.network.caFile = caFile();
        way.secrets.keepForSession(proxySecretOf(profile), "wrong");
        way.network.use(profile);
        QCOMPARE(way.read(), codeOf(codes::proxyAuthentication));
        way.secrets.keepForSession(proxySecretOf(profile), "swordfish");
        way.network.use(profile);
        QCOMPARE(way.read(), QString());
        QCOMPARE(server.targets, QStringList(QStringLiteral("127.0.0.1:%1").arg(port)));
        // A certificate that was trusted is not, once its authority is gone.
        profile.network.caFile = caFile("unknown.crt");
        way.network.use(profile);
        QCOMPARE(way.read(), codeOf(codes::tlsFailed));
    }

    void aRequestOnItsWayIsLeftAlone()
    {
        RawServer server;
        Profile profile = Way::profileFor(server.url());
        Way way(profile);
        std::optional<Result<RegionList>> got;
        const Pending reading =
            way.client->listRegions({}, [&got](const Result<RegionList> &result) { got = result; });
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::held(RawAnswer::of(200, R"({"RegionModels":[]})"));
        };
        QTRY_COMPARE(server.requests.size(), 1);
        profile.network.answerSeconds = 5;
        way.network.use(profile);
        QVERIFY(!got);
        server.release();
        QTRY_VERIFY(got);
        QVERIFY(got->has_value());
    }

    void practiceGoesStraight()
    {
        Profile profile = practiceProfile();
        profile.network = manual(NetworkSettings::Kind::Http, 1);
        ManualClock clock(QDateTime::currentDateTimeUtc());
        SecretStore secrets(clock);
        NetworkAccess network(secrets, clock);
        network.use(profile);
        QCOMPARE(network.proxyTo(QUrl(QStringLiteral("http://127.0.0.1:1"))).type(),
                 QNetworkProxy::NoProxy);
    }

    void timeLimits()
    {
        Profile profile = Way::profileFor(QUrl(QStringLiteral("https://127.0.0.1:1")));
        profile.network.connectSeconds = 3;
        profile.network.answerSeconds = 7;
        const Way way(profile);
        QCOMPARE(way.network.httpSettings().connectDeadline, std::chrono::seconds(3));
        QCOMPARE(way.network.httpSettings().readDeadline, std::chrono::seconds(7));
        QCOMPARE(way.network.httpSettings().createDeadline, std::chrono::seconds(14));
    }

    void aServerThatNeverShakesHands()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QUrl endpoint(QStringLiteral("https://127.0.0.1"));
        endpoint.setPort(silent.serverPort());
        Profile profile = Way::profileFor(endpoint);
        profile.network.connectSeconds = 3;
        Way way(profile);
        std::optional<StartTaskOutcome> got;
        way.client->startTask({{QStringLiteral("imgc-1")}, {}, {}, {}, {}},
                              [&got](const StartTaskOutcome &outcome) { got = outcome; });
        QTRY_VERIFY(silent.hasPendingConnections());
        QTcpSocket *socket = silent.nextPendingConnection();
        QTRY_VERIFY(socket->bytesAvailable() > 0); // the first of the handshake
        way.clock.advance(std::chrono::seconds(3));
        QTRY_VERIFY(got);
        QCOMPARE(got->result.error().code, codeOf(codes::timedOut));
        QCOMPARE(got->result.error().args.value(1), QStringLiteral("3"));
        QCOMPARE(got->result.error().effect, Effect::NothingSent);
    }

    // ---- what must not leave

    void aRedirectGetsNothingOfOurs()
    {
        RawServer elsewhere(RawServer::Kind::Tls);
        RawServer server(RawServer::Kind::Tls);
        server.onRequest = [&elsewhere](const RawRequest &, int) {
            return RawAnswer::of(302, {}, "Location: " + elsewhere.url().toEncoded() + "/\r\n");
        };
        Profile profile = Way::profileFor(server.url());
        profile.network.caFile = caFile("loopback.crt");
        Way way(profile);
        QCOMPARE(way.read(), codeOf(codes::redirected));
        QCOMPARE(way.send().result.error().code, codeOf(codes::redirected));
        QCOMPARE(elsewhere.connections, 0);
    }

private:
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    std::vector<std::unique_ptr<PracticeService>> m_services;
    std::map<QString, QUrl> m_endpoints;
};

REGIONCAST_TEST(TestNetworkAccess)
#include "tst_networkaccess.moc"
