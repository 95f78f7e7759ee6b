#include "profile/connectioncheck.h"
#include "support/rawserver.h"
#include "support/testmain.h"
#include "support/testproxy.h"
#include "wayfixture.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace regioncast;
using namespace regioncast::test;
using Step = CheckStep::Kind;
using Outcome = CheckStep::Verdict;

namespace {

QString codeOf(const char *code)
{
    return QString::fromLatin1(code);
}

NetworkSettings proxyAt(quint16 port)
{
    NetworkSettings settings;
    settings.proxy = NetworkSettings::Proxy::Manual;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = port;
    settings.user = QStringLiteral("console");
    settings.keepPassword = false;
    return settings;
}

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class TestConnectionCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_service = std::make_unique<PracticeService>();
        const Result<PracticeAddress> address =
            m_service->start(serviceWith(QStringLiteral("good")));
        QVERIFY(address);
        m_profile = Way::profileFor(address->endpoint);
        m_profile.network.caFile = caFile();
    }

    void allGoesWell()
    {
        Way way(m_profile);
        const QList<CheckStep> steps = check(way);
        QCOMPARE(summary(steps), QStringLiteral("PP-PPPP?"));
        QCOMPARE(steps[0].host, QStringLiteral("127.0.0.1"));
        QCOMPARE(steps[0].addresses, QStringList(QStringLiteral("127.0.0.1")));
        QCOMPARE(steps[1].port, m_profile.endpoint.port());
        QCOMPARE(steps[3].subject, QStringLiteral("service.test"));
        QCOMPARE(steps[3].issuer, QStringLiteral("Test authority"));
        QCOMPARE(steps[3].validUntil, QDateTime(QDate(2120, 1, 1), QTime(0, 0), Qt::UTC));
        QVERIFY(std::chrono::abs(steps[4].clockOffset) < std::chrono::minutes(1));
        QVERIFY(steps[5].count > 0);
        QVERIFY(steps[6].count > 0);
        for (const CheckStep &step : steps)
            QVERIFY(!step.error);
    }

    void throughAProxy()
    {
        TestProxy proxy(TestProxy::Kind::Http, "console", "swordfish");
        m_profile.endpoint.setHost(QStringLiteral("service.test"));
        const QString ca = m_profile.network.caFile;
        m_profile.network = proxyAt(proxy.port());
        m_profile.network.caFile = ca;
        Way way(m_profile);
        way.secrets.keepForSession(proxySecretOf(m_profile), "swordfish");
        const QList<CheckStep> steps = check(way);
        QCOMPARE(summary(steps), QStringLiteral("PPPPPPP?"));
        QCOMPARE(steps[0].host, QStringLiteral("127.0.0.1")); // the proxy's name is looked up
        QCOMPARE(steps[1].port, int(proxy.port()));
        QCOMPARE(steps[2].host, QStringLiteral("service.test"));
    }

    void overPlainHttp()
    {
        PracticeService plain;
        const Result<PracticeAddress> address = plain.start(serviceWith({}));
        QVERIFY(address);
        Way way(Way::profileFor(address->endpoint));
        QCOMPARE(summary(check(way)), QStringLiteral("PP--PPP?"));
    }

    // ---- each fault names its step

    void deadName()
    {
        m_profile.endpoint.setHost(QStringLiteral("nobody.invalid"));
        Way way(m_profile);
        failsAt(way, "F-------", codes::nameNotFound);
    }

    void closedPortOfTheService()
    {
        m_profile.endpoint.setPort(closedPort());
        Way way(m_profile);
        failsAt(way, "PF------", codes::connectionRefused);
    }

    void closedPortOfTheProxy()
    {
        m_profile.network = proxyAt(closedPort());
        Way way(m_profile);
        failsAt(way, "PF------", codes::proxyRefused);
    }

    void wrongPasswordOfTheProxy_data()
    {
        QTest::addColumn<bool>("socks");
        QTest::newRow("http") << false;
        QTest::newRow("socks") << true;
    }
    void wrongPasswordOfTheProxy()
    {
        QFETCH(bool, socks);
        TestProxy proxy(socks ? TestProxy::Kind::Socks5 : TestProxy::Kind::Http, "console",
                        "swordfish");
        m_profile.network = proxyAt(proxy.port());
        if (socks)
            m_profile.network.kind = NetworkSettings::Kind::Socks5;
        Way way(m_profile);
        way.secrets.keepForSession(proxySecretOf(m_profile), "wrong");
        failsAt(way, "PPF-----", codes::proxyAuthentication);
    }

    void aProxyThatDoesNotReachTheService()
    {
        TestProxy proxy(TestProxy::Kind::Http);
        m_profile.network = proxyAt(proxy.port());
        m_profile.network.user.clear();
        m_profile.endpoint.setPort(closedPort());
        Way way(m_profile);
        failsAt(way, "PPF-----", codes::proxyRefused);
    }

    void certificates_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("issuer");
        QTest::newRow("unknown authority") << "unknown"
                                           << "Another authority";
        QTest::newRow("self-signed") << "self-signed"
                                     << "service.test";
        QTest::newRow("wrong host") << "wrong-host"
                                    << "Test authority";
        QTest::newRow("expired") << "expired"
                                 << "Test authority";
    }
    void certificates()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, issuer);
        const Result<PracticeAddress> address = m_service->start(serviceWith(certificate));
        QVERIFY(address);
        m_profile.endpoint = address->endpoint;
        Way way(m_profile);
        const QList<CheckStep> steps = failsAt(way, "PP-F----", codes::tlsFailed);
        QCOMPARE(steps[3].issuer, issuer);
        QVERIFY(!steps[3].error->args.value(1).isEmpty());
        QVERIFY(steps[3].validUntil.isValid());
        QVERIFY(way.exchanges.isEmpty());
    }

    void brokenFileOfCertificates()
    {
        m_profile.network.caFile = QStringLiteral("/nonexistent/ca.pem");
        Way way(m_profile);
        failsAt(way, "---F----", codes::caFileBroken);
    }

    void aServerThatNeverShakesHands()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        m_profile.endpoint.setPort(silent.serverPort());
        m_profile.network.connectSeconds = 4;
        Way way(m_profile);
        ConnectionCheck check(m_profile.endpoint, way.network, *way.client);
        check.start();
        QTRY_COMPARE(check.steps().size(), 4);
        way.clock.advance(std::chrono::seconds(4));
        QVERIFY(!check.isRunning());
        QCOMPARE(summary(check.steps()), QStringLiteral("PP-F----"));
        QCOMPARE(check.steps()[3].error->code, codeOf(codes::timedOut));
    }

    void clockTwentyMinutesOff_data()
    {
        QTest::addColumn<int>("minutes"); // that this computer's clock is ahead
        QTest::addColumn<QStringList>("args");
        QTest::newRow("ahead") << 20 << QStringList({QStringLiteral("20"), QString()});
        QTest::newRow("behind") << -20 << QStringList({QString(), QStringLiteral("20")});
    }
    void clockTwentyMinutesOff()
    {
        QFETCH(int, minutes);
        QFETCH(QStringList, args);
        Way way(m_profile);
        const Result<Faults> faults =
            Faults::fromJson(QStringLiteral(R"({"rules":[{"fault":"skew","seconds":%1}]})")
                                 .arg(-minutes * 60)
                                 .toUtf8());
        QVERIFY(faults);
        m_service->setFaults(*faults);
        const QList<CheckStep> steps = check(way);
        QCOMPARE(summary(steps), QStringLiteral("PP-PWPP?"));
        QCOMPARE(steps[4].error->code, codeOf(codes::clockDiffers));
        QCOMPARE(steps[4].error->args, args);
    }

    void wrongSecret()
    {
        Way way(m_profile, "wrong");
        failsAt(way, "PP-PPF--", "SignatureDoesNotMatch");
    }

    void noKeyAtAll()
    {
        Way way(m_profile, {});
        failsAt(way, "PP-P-F--", codes::noCredentials);
    }

    void aPageInBetween()
    {
        RawServer server(RawServer::Kind::Tls);
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, "<html>sign in</html>");
        };
        m_profile.endpoint = server.url();
        m_profile.network.caFile = caFile("loopback.crt");
        Way way(m_profile);
        failsAt(way, "PP-P-F--", codes::unexpectedAnswer);
    }

    void permissionMissing_data()
    {
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<int>("regions");
        QTest::newRow("to list images") << QByteArray(R"("operation":"ListImage",)") << 1;
        QTest::newRow("to list regions") << QByteArray(R"("operation":"ListRegions",)") << 0;
        QTest::newRow("to do anything") << QByteArray() << 0;
    }
    void permissionMissing()
    {
        QFETCH(QByteArray, operation);
        QFETCH(int, regions);
        const Result<Faults> faults = Faults::fromJson(
            R"({"rules":[{)" + operation + R"("fault":"refuse","code":"NoPermission"}]})");
        QVERIFY(faults);
        m_service->setFaults(*faults);
        Way way(m_profile);
        const QList<CheckStep> steps = check(way);
        QCOMPARE(summary(steps), QStringLiteral("PP-PPPF?"));
        QCOMPARE(steps[5].count > 0, regions > 0);
        QCOMPARE(steps[6].error->code, QStringLiteral("NoPermission"));
    }

    void startedAgainAndDropped()
    {
        Way way(m_profile);
        auto check =
            std::make_unique<ConnectionCheck>(m_profile.endpoint, way.network, *way.client);
        QSignalSpy changes(check.get(), &ConnectionCheck::changed);
        check->start();
        check->start();
        QVERIFY(check->isRunning());
        QTRY_VERIFY(!check->isRunning());
        QCOMPARE(summary(check->steps()), QStringLiteral("PP-PPPP?"));
        check->start();
        check.reset();
        const qsizetype before = changes.size();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(changes.size(), before);
    }

private:
    static QString summary(const QList<CheckStep> &steps)
    {
        QString text;
        for (qsizetype i = 0; i < steps.size(); ++i) {
            if (int(steps[i].kind) != int(i))
                text += QLatin1Char('!');
            switch (steps[i].verdict) {
            case Outcome::Running:
                text += QLatin1Char('R');
                break;
            case Outcome::Passed:
                text += QLatin1Char('P');
                break;
            case Outcome::Warned:
                text += QLatin1Char('W');
                break;
            case Outcome::Failed:
                text += QLatin1Char('F');
                break;
            case Outcome::NotTried:
                text += QLatin1Char('-');
                break;
            case Outcome::Open:
                text += QLatin1Char('?');
                break;
            }
        }
        return text;
    }

    static QList<CheckStep> check(Way &way)
    {
        ConnectionCheck check(way.profile.endpoint, way.network, *way.client);
        check.start();
        // Time goes on, for what is tried again.
        const bool ended = QTest::qWaitFor(
            [&] {
                if (way.clock.untilNext() >= std::chrono::milliseconds(0)
                    && way.clock.untilNext() <= std::chrono::seconds(2)) {
                    way.clock.advance(way.clock.untilNext());
                }
                return !check.isRunning();
            },
            20'000);
        if (!ended)
            qFatal("the check never ended");
        return check.steps();
    }

    static QList<CheckStep> failsAt(Way &way, const char *expected, const char *code)
    {
        const QList<CheckStep> steps = check(way);
        [&] {
            QCOMPARE(summary(steps), QString::fromLatin1(expected));
            for (const CheckStep &step : steps) {
                QCOMPARE(step.error.has_value(), step.verdict == Outcome::Failed);
                if (step.error)
                    QCOMPARE(step.error->code, QString::fromLatin1(code));
            }
        }();
        return steps;
    }

    std::unique_ptr<PracticeService> m_service;
    Profile m_profile;
};

REGIONCAST_TEST(TestConnectionCheck)
#include "tst_connectioncheck.moc"
