#include "api/uploadonce.h"
#include "clientfixture.h"
#include "support/testmain.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

#include <optional>

using namespace regioncast;
using namespace regioncast::test;
using namespace std::chrono_literals;

namespace {

const QByteArray taken = R"({"Data":"tid-1","Success":true,"Code":"200","RequestId":"R-1"})";
const QByteArray goodPage = R"({"Success":true,"Data":[]})";

QString text(const char *code)
{
    return QString::fromLatin1(code);
}

StartTaskRequest submission()
{
    StartTaskRequest request;
    request.imageId = {QStringLiteral("imgc-1")};
    request.versionId = VersionId{QStringLiteral("iv-1")};
    request.destinations = {{QStringLiteral("cn-hangzhou")}, {QStringLiteral("cn-beijing")}};
    return request;
}

bool isSubmission(const RawRequest &request)
{
    return request.header("x-acs-action") == "StartTaskForDistributeImage";
}

int submissionsAt(const RawServer &server)
{
    return int(std::count_if(server.requests.begin(), server.requests.end(), isSubmission));
}

} // namespace

Q_DECLARE_METATYPE(regioncast::test::RawServer::Kind)

/// One submission is one request, whatever happens to it.
class TestSubmission : public QObject
{
    Q_OBJECT

private:
    /// Reads once more and waits for it: whatever was sent before has arrived by then.
    static bool settle(ClientFixture &fixture)
    {
        bool ended = false;
        const Pending pending =
            fixture.client->listImages({}, [&ended](const Result<ImagePage> &) { ended = true; });
        return QTest::qWaitFor([&ended] { return ended; });
    }

private Q_SLOTS:
    void onTheWire_data()
    {
        QTest::addColumn<RawServer::Kind>("kind");
        QTest::newRow("plain") << RawServer::Kind::Plain;
        QTest::newRow("TLS") << RawServer::Kind::Tls;
    }
    void onTheWire()
    {
        QFETCH(const RawServer::Kind, kind);
        RawServer server(kind);
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, taken);
        };
        ClientFixture fixture(server.url());
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        QVERIFY(!outcome);
        QTRY_VERIFY(outcome);
        QVERIFY(outcome->result);
        QCOMPARE(outcome->result->tid.text, QStringLiteral("tid-1"));
        QCOMPARE(outcome->signedAt, ClientFixture::start());
        QCOMPARE(outcome->endedAt, ClientFixture::start());
        QCOMPARE(server.requests.size(), 1);
        const RawRequest request = server.requests.at(0);
        QCOMPARE(request.body, QByteArray("DestinationRegionList.1=cn-hangzhou&"
                                          "DestinationRegionList.2=cn-beijing&ImageId=imgc-1&"
                                          "VersionId=iv-1"));
        QCOMPARE(request.header("content-length"), QByteArray::number(request.body.size()));
        QCOMPARE(request.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(request.header("connection").toLower(), QByteArray("close"));
        QVERIFY(!request.has("transfer-encoding"));
        QVERIFY(hasGoodSignature(request, *fixture.credentials.answer));
        QCOMPARE(fixture.exchanges.size(), 1);
        QCOMPARE(fixture.exchanges.at(0), outcome->exchange);
        QCOMPARE(outcome->exchange.requestId, QStringLiteral("R-1"));
    }

    void cutLine_data()
    {
        QTest::addColumn<RawServer::Kind>("kind");
        QTest::addColumn<QString>("how");
        QTest::addColumn<bool>("warm");
        for (const RawServer::Kind kind : {RawServer::Kind::Plain, RawServer::Kind::Tls}) {
            for (const char *how : {"cut", "reset", "silence", "half an answer"}) {
                for (const bool warm : {false, true}) {
                    QTest::addRow("%s, %s, %s", how, kind == RawServer::Kind::Tls ? "TLS" : "plain",
                                  warm ? "after reads" : "first call")
                        << kind << QString::fromLatin1(how) << warm;
                }
            }
        }
    }
    void cutLine()
    {
        QFETCH(const RawServer::Kind, kind);
        QFETCH(const QString, how);
        QFETCH(const bool, warm);
        RawServer server(kind);
        server.onRequest = [&how](const RawRequest &request, int) {
            if (!isSubmission(request))
                return RawAnswer::of(200, goodPage);
            if (how == QLatin1String("cut"))
                return RawAnswer::cut();
            if (how == QLatin1String("reset"))
                return RawAnswer::reset();
            if (how == QLatin1String("silence"))
                return RawAnswer::held({});
            return RawAnswer::cutBody(taken.first(20));
        };
        ClientFixture fixture(server.url());
        if (warm)
            QVERIFY(settle(fixture));
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        if (how == QLatin1String("silence")) {
            QTRY_COMPARE(submissionsAt(server), 1);
            fixture.clock.advance(60s);
        }
        QTRY_VERIFY(outcome);
        QVERIFY(!outcome->result);
        QCOMPARE(outcome->result.error().effect, Effect::MayHaveHappened);
        QCOMPARE(outcome->result.error().code,
                 text(how == QLatin1String("silence") ? codes::timedOut : codes::connectionCut));
        QVERIFY(outcome->signedAt.isValid());
        QVERIFY(settle(fixture));
        QCOMPARE(submissionsAt(server), 1);
        QVERIFY(server.unfinished.isEmpty());
    }

    void whyThisIsNeeded_data() { onTheWire_data(); }
    /// What the library does by itself with an ordinary body: told, not demanded.
    void whyThisIsNeeded()
    {
        QFETCH(const RawServer::Kind, kind);
        RawServer server(kind);
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::reset();
        };
        QNetworkAccessManager manager;
        manager.setProxy(QNetworkProxy::NoProxy);
        QNetworkRequest request(server.url());
        request.setRawHeader("content-type", "application/x-www-form-urlencoded");
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(QSslCertificate::fromData(RawServer::certificate()));
        request.setSslConfiguration(tls);
        QNetworkReply *reply = manager.post(request, QByteArray("ImageId=imgc-1"));
        QTRY_VERIFY(reply->isFinished());
        reply->deleteLater();
        QVERIFY(!server.requests.isEmpty());
        qInfo("One post() with an ordinary body arrived %d times.", int(server.requests.size()));
    }

    void answersAreFinal_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Effect>("effect");
        QTest::newRow("throttled")
            << 400 << QByteArray(R"({"Code":"Throttling.User"})") << Effect::RefusedBeforeService;
        QTest::newRow("clock") << 400 << QByteArray(R"({"Code":"InvalidTimeStamp.Expired"})")
                               << Effect::RefusedBeforeService;
        QTest::newRow("refused") << 400 << QByteArray(R"({"Code":"Image.NotExist"})")
                                 << Effect::Refused;
        QTest::newRow("refused with 200")
            << 200 << QByteArray(R"({"Code":"Image.NotExist","Success":false})") << Effect::Refused;
        QTest::newRow("internal") << 400 << QByteArray(R"({"Code":"InternalError"})")
                                  << Effect::MayHaveHappened;
        QTest::newRow("nonce used")
            << 400 << QByteArray(R"({"Code":"SignatureNonceUsed"})") << Effect::MayHaveHappened;
        QTest::newRow("502 page") << 502 << QByteArray("<html></html>") << Effect::MayHaveHappened;
        QTest::newRow("429 page") << 429 << QByteArray("<html></html>") << Effect::MayHaveHappened;
        QTest::newRow("200 page") << 200 << QByteArray("<html></html>") << Effect::MayHaveHappened;
        QTest::newRow("200 empty") << 200 << QByteArray() << Effect::MayHaveHappened;
        QTest::newRow("401") << 401 << QByteArray(R"({"Code":"NoPermission"})") << Effect::Refused;
    }
    void answersAreFinal()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const Effect, effect);
        RawServer server;
        server.onRequest = [&](const RawRequest &request, int) {
            return isSubmission(request)
                       ? RawAnswer::of(status, body,
                                       "x-acs-retry-after: 10\r\nWWW-Authenticate: Basic "
                                       "realm=\"x\"\r\nDate: Wed, 01 Jul 2026 09:00:00 GMT\r\n")
                       : RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        QTRY_VERIFY(outcome);
        QVERIFY(!outcome->result);
        QCOMPARE(outcome->result.error().effect, effect);
        QCOMPARE(outcome->result.error().http, status);
        QCOMPARE(outcome->result.error().retryAfter, 10ms);
        QCOMPARE(fixture.client->clockOffset(), std::chrono::milliseconds(3'600'500));
        fixture.clock.advance(10min);
        QVERIFY(settle(fixture));
        QCOMPARE(submissionsAt(server), 1);
    }

    void redirectsAreNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void redirectsAreNotFollowed()
    {
        QFETCH(const int, status);
        RawServer target;
        RawServer server;
        server.onRequest = [&](const RawRequest &request, int) {
            return isSubmission(request)
                       ? RawAnswer::of(status, {}, "Location: " + target.url().toEncoded() + "\r\n")
                       : RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->result.error().code, text(codes::redirected));
        QCOMPARE(outcome->result.error().effect, Effect::MayHaveHappened);
        QVERIFY(settle(fixture));
        QCOMPARE(submissionsAt(server), 1);
        QCOMPARE(target.connections, 0);
    }

    void largeAnswersLeaveDoubt()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, QByteArray(10'000, 'x'));
        };
        HttpSettings settings;
        settings.maxBody = 1000;
        ClientFixture fixture(server.url(), settings);
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->result.error().code, text(codes::answerTooLarge));
        QCOMPARE(outcome->result.error().effect, Effect::MayHaveHappened);
    }

    void nobodyListens()
    {
        QUrl url;
        {
            const RawServer server;
            url = server.url();
        }
        ClientFixture fixture(url);
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->result.error().code, text(codes::connectionRefused));
        QCOMPARE(outcome->result.error().effect, Effect::NothingSent);
        QCOMPARE(fixture.exchanges.size(), 1);
    }

    void untrustedTls()
    {
        RawServer server(RawServer::Kind::Tls);
        ClientFixture fixture(server.url());
        fixture.make(server.url(), HttpSettings());
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->result.error().code, text(codes::tlsFailed));
        QCOMPARE(outcome->result.error().effect, Effect::NothingSent);
        QCOMPARE(server.requests.size(), 0);
    }

    /// A server that takes the connection and never shakes hands: the deadline passes, and still
    /// no byte of the body has left.
    void handshakeThatNeverEnds()
    {
        RawServer server; // speaks no TLS, and waits for the end of a request that never comes
        QUrl url = server.url();
        url.setScheme(QStringLiteral("https"));
        ClientFixture fixture(url);
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        QTRY_VERIFY(!server.unfinished.isEmpty());
        fixture.clock.advance(60s);
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->result.error().code, text(codes::timedOut));
        QCOMPARE(outcome->result.error().effect, Effect::NothingSent);
    }

    void proxyThatRefuses_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("password wanted")
            << QByteArray("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                          "Content-Length: 0\r\n\r\n")
            << text(codes::proxyAuthentication);
        QTest::newRow("forbidden") << QByteArray("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")
                                   << text(codes::proxyRefused);
        QTest::newRow("not there") << QByteArray() << text(codes::proxyRefused);
    }
    /// Also shows that submissions go through the proxy of the manager that was handed in.
    void proxyThatRefuses()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QString, code);
        auto proxy = std::make_unique<RawServer>();
        proxy->onRequest = [&](const RawRequest &, int) {
            return RawAnswer{answer, RawAnswer::Then::Close};
        };
        ClientFixture fixture(QUrl(QStringLiteral("https://service.example")));
        fixture.network.setProxy(
            {QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), quint16(proxy->url().port())});
        if (answer.isEmpty())
            proxy.reset();
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->result.error().code, code);
        QCOMPARE(outcome->result.error().effect, Effect::NothingSent);
        if (proxy)
            QVERIFY(proxy->requests.value(0).firstLine.startsWith("CONNECT service.example:443"));
    }

    void destroyingTheClient()
    {
        RawServer server;
        ClientFixture fixture(server.url());
        bool ended = false;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &) { ended = true; });
        QTRY_COMPARE(server.heldCount(), 1);
        fixture.client.reset();
        QTRY_COMPARE(server.heldCount(), 0);
        QVERIFY(!ended);
    }

    void localErrorsSendNothing()
    {
        ClientFixture fixture(QUrl(QStringLiteral("http://example.com")));
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask(submission(), [&](const StartTaskOutcome &e) { outcome = e; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->result.error().code, text(codes::insecureEndpoint));
        QCOMPARE(outcome->result.error().effect, Effect::NothingSent);
        QVERIFY(outcome->signedAt.isNull());
        QCOMPARE(outcome->exchange.action, QStringLiteral("StartTaskForDistributeImage"));
        QVERIFY(fixture.exchanges.isEmpty());
    }

    void uploadDevice()
    {
        UploadOnce device("abcdef");
        QVERIFY(device.isSequential());
        QCOMPARE(device.given(), 0);
        QCOMPARE(device.read(2), QByteArray("ab"));
        QCOMPARE(device.given(), 2);
        QVERIFY(!device.reset());
        QCOMPARE(device.readAll(), QByteArray("cdef"));
        QVERIFY(device.atEnd());
        QCOMPARE(device.given(), 6);
    }
};

REGIONCAST_TEST(TestSubmission)
#include "tst_submission.moc"
