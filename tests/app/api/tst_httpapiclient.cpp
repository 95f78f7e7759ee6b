#include "clientfixture.h"
#include "support/testmain.h"

#include <QLoggingCategory>
#include <QMutex>
#include <QScopeGuard>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace regioncast;
using namespace regioncast::test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const QByteArray goodPage = R"({"Success":true,"Code":"200","RequestId":"R-1","Count":1,
    "Data":[{"ImageId":"imgc-1","VersionId":"iv-1"}]})";
const QByteArray throttled = R"({"Code":"Throttling.User","Message":"m","RequestId":"R-2"})";
const QByteArray unavailable = R"({"Code":"ServiceUnavailable","Message":"m","RequestId":"R-3"})";

QString text(const char *code)
{
    return QString::fromLatin1(code);
}

/// Keeps what a read ended with.
template<class T>
struct Ending
{
    int count = 0;
    Result<T> result;

    Done<T> take()
    {
        return [this](Result<T> ended) {
            ++count;
            result = std::move(ended);
        };
    }
};

QMutex logMutex;
QStringList *logLines = nullptr;

void collectLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const QMutexLocker lock(&logMutex);
    logLines->append(message);
}

} // namespace

class TestHttpApiClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listImageOnTheWire()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        ListImageQuery query;
        query.imageName = QStringLiteral("a b+c");
        query.pageSize = 100;
        query.distro = QStringLiteral("Ubuntu 22.04 64位");
        query.tagList = {{QStringLiteral("k&~*"), QStringLiteral("v=/")}};
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages(query, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QVERIFY(ending.result);
        QCOMPARE(ending.result->rows.size(), 1);

        const RawRequest request = server.requests.value(0);
        QCOMPARE(request.firstLine,
                 QByteArray("POST /?Distro=Ubuntu%2022.04%2064%E4%BD%8D&TagList.1.Key=k%26~%2A&"
                            "TagList.1.Value=v%3D%2F HTTP/1.1"));
        QCOMPARE(request.body, QByteArray("ImageName=a%20b%2Bc&PageSize=100"));
        QCOMPARE(request.header("host"), "127.0.0.1:" + QByteArray::number(server.url().port()));
        QCOMPARE(request.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(request.header("content-length"), QByteArray::number(request.body.size()));
        QCOMPARE(request.header("accept"), QByteArray("application/json"));
        QCOMPARE(request.header("accept-encoding"), QByteArray("identity"));
        QCOMPARE(request.header("user-agent"), QByteArray("Regioncast/" REGIONCAST_VERSION));
        QCOMPARE(request.header("x-acs-action"), QByteArray("ListImage"));
        QCOMPARE(request.header("x-acs-date"), QByteArray("2026-07-01T08:00:00Z"));
        QVERIFY(!request.has("x-acs-security-token"));
        QVERIFY(!request.has("cookie"));
        QVERIFY(hasGoodSignature(request, *fixture.credentials.answer));

        QCOMPARE(fixture.exchanges.size(), 1);
        const Exchange exchange = fixture.exchanges.at(0);
        QCOMPARE(exchange.action, QStringLiteral("ListImage"));
        QCOMPARE(exchange.endpoint, server.url().toString());
        QCOMPARE(exchange.http, 200);
        QCOMPARE(exchange.attempt, 1);
        QCOMPARE(exchange.bytesReceived, goodPage.size());
        QCOMPARE(exchange.requestId, QStringLiteral("R-1"));
        QVERIFY(exchange.code.isEmpty());
        QVERIFY(exchange.request.endsWith(QStringLiteral("\n\nImageName=a%20b%2Bc&PageSize=100")));
        QVERIFY(exchange.answer.contains(QStringLiteral("imgc-1")));
    }

    /// No body, and no content type that the library adds by itself, as it would not be signed.
    void listRegionsOnTheWire()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, R"({"RequestId":"R","RegionModels":[{"regionId":"a"}]})");
        };
        ClientFixture fixture(server.url());
        Ending<RegionList> ending;
        const Pending pending =
            fixture.client->listRegions({QStringLiteral("CloudApp"), {}}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QVERIFY(ending.result);
        const RawRequest request = server.requests.value(0);
        QCOMPARE(request.firstLine, QByteArray("POST /?ProductType=CloudApp HTTP/1.1"));
        QVERIFY(!request.has("content-type"));
        QCOMPARE(request.header("content-length"), QByteArray("0"));
        QVERIFY(request.body.isEmpty());
        QVERIFY(hasGoodSignature(request, *fixture.credentials.answer));
    }

    void temporaryKeysSendTheirToken()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        fixture.credentials.answer =
            Credentials{QStringLiteral("STS.exampleKeyId"), "s", "CAIStoken+/=x"};
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QVERIFY(ending.result);
        QCOMPARE(server.requests.value(0).header("x-acs-security-token"),
                 QByteArray("CAIStoken+/=x"));
        QVERIFY(hasGoodSignature(server.requests.value(0), *fixture.credentials.answer));
    }

    void noCredentialsNoRequest()
    {
        RawServer server;
        ClientFixture fixture(server.url());
        fixture.credentials.answer =
            fail(makeError(ErrorKind::Local, Effect::NothingSent, codes::noCredentials));
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(ending.result.error().code, text(codes::noCredentials));
        QCOMPARE(server.connections, 0);
    }

    void endpoints_data()
    {
        QTest::addColumn<QUrl>("endpoint");
        QTest::addColumn<QString>("code");
        const auto url = [](const char *address) {
            return QUrl(QString::fromLatin1(address));
        };
        QTest::newRow("http elsewhere")
            << url("http://example.com") << text(codes::insecureEndpoint);
        QTest::newRow("http to a name that begins so")
            << url("http://localhost.example.com") << text(codes::insecureEndpoint);
        QTest::newRow("empty") << QUrl() << text(codes::badEndpoint);
        QTest::newRow("no host") << url("https:///") << text(codes::badEndpoint);
        QTest::newRow("no scheme") << url("example.com") << text(codes::badEndpoint);
        QTest::newRow("other scheme") << url("ftp://example.com") << text(codes::badEndpoint);
        QTest::newRow("password") << url("https://u:p@example.com") << text(codes::badEndpoint);
        QTest::newRow("path") << url("https://example.com/x") << text(codes::badEndpoint);
        QTest::newRow("query") << url("https://example.com/?x") << text(codes::badEndpoint);
    }
    void endpoints()
    {
        QFETCH(const QUrl, endpoint);
        QFETCH(const QString, code);
        ClientFixture fixture(endpoint);
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QCOMPARE(ending.count, 0);
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(ending.result.error().code, code);
        QCOMPARE(ending.result.error().effect, Effect::NothingSent);
    }

    void triesFiveTimesWithGrowingWaits()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(503, unavailable);
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        for (int attempt = 1; attempt < 5; ++attempt) {
            QTRY_COMPARE(fixture.exchanges.size(), attempt);
            QCOMPARE(fixture.exchanges.last().attempt, attempt);
            const milliseconds wait = fixture.clock.untilNext();
            const milliseconds middle = 1000ms * (1 << (attempt - 1));
            QVERIFY(wait >= middle / 2 && wait <= middle * 3 / 2);
            fixture.clock.advance(wait);
        }
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(ending.result.error().code, QStringLiteral("ServiceUnavailable"));
        QCOMPARE(server.requests.size(), 5);
        QCOMPARE(fixture.exchanges.size(), 5);
        QSet<QByteArray> nonces;
        for (const RawRequest &request : std::as_const(server.requests)) {
            nonces.insert(request.header("x-acs-signature-nonce"));
            QVERIFY(hasGoodSignature(request, *fixture.credentials.answer));
        }
        QCOMPARE(nonces.size(), 5);
        QVERIFY(fixture.clock.untilNext() < 0ms);
    }

    void waitsAsLongAsAsked()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int number) {
            return number == 1 ? RawAnswer::of(503, unavailable, "x-acs-retry-after: 7000\r\n")
                               : RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(fixture.exchanges.size(), 1);
        QCOMPARE(fixture.clock.untilNext(), 7000ms);
        fixture.clock.advance(7s);
        QTRY_COMPARE(ending.count, 1);
        QVERIFY(ending.result);
        QCOMPARE(fixture.exchanges.at(1).attempt, 2);
    }

    void retriesWhatMayHelp_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("again");
        QTest::newRow("500") << 500 << QByteArray(R"({"Code":"InternalError"})") << true;
        QTest::newRow("502 page") << 502
                                  << dataFile(QStringLiteral("api/responses/error-proxy-page.html"))
                                  << true;
        QTest::newRow("429 without body") << 429 << QByteArray() << true;
        QTest::newRow("throttled") << 400 << throttled << false;
        QTest::newRow("nonce used")
            << 400 << QByteArray(R"({"Code":"SignatureNonceUsed"})") << true;
        QTest::newRow("permission") << 403 << QByteArray(R"({"Code":"NoPermission"})") << false;
        QTest::newRow("unauthorised") << 401 << QByteArray(R"({"Code":"Forbidden"})") << false;
        QTest::newRow("400") << 400 << QByteArray(R"({"Code":"InternalError"})") << false;
        QTest::newRow("wrong page") << 200 << QByteArray("<html>sign in</html>") << false;
    }
    void retriesWhatMayHelp()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const bool, again);
        RawServer server;
        server.onRequest = [&](const RawRequest &, int number) {
            return number == 1 ? RawAnswer::of(status, body) : RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(fixture.exchanges.size(), 1);
        QCOMPARE(fixture.exchanges.at(0).http, status);
        if (again)
            fixture.clock.advance(2s);
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(ending.result.has_value(), again);
        QCOMPARE(server.requests.size(), again ? 2 : 1);
    }

    void connectionsThatBreak_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("cut") << 0;
        QTest::newRow("reset") << 1;
        QTest::newRow("in the middle of the body") << 2;
    }
    void connectionsThatBreak()
    {
        QFETCH(const int, how);
        RawServer server;
        bool works = false;
        server.onRequest = [&](const RawRequest &, int) {
            if (works)
                return RawAnswer::of(200, goodPage);
            return how == 0   ? RawAnswer::cut()
                   : how == 1 ? RawAnswer::reset()
                              : RawAnswer::cutBody(goodPage);
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(fixture.exchanges.size(), 1);
        QCOMPARE(fixture.exchanges.at(0).code, text(codes::connectionCut));
        works = true;
        fixture.clock.advance(2s);
        QTRY_COMPARE(ending.count, 1);
        QVERIFY(ending.result);
    }

    void nobodyListens()
    {
        QUrl url;
        {
            const RawServer server;
            url = server.url();
        }
        ClientFixture fixture(url);
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        for (int attempt = 1; attempt < 5; ++attempt) {
            QTRY_COMPARE(fixture.exchanges.size(), attempt);
            fixture.clock.advance(fixture.clock.untilNext());
        }
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(ending.result.error().code, text(codes::connectionRefused));
        QCOMPARE(ending.result.error().args, QStringList{QStringLiteral("127.0.0.1")});
        QCOMPARE(ending.result.error().kind, ErrorKind::Transport);
    }

    void notHttpAtAll()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer{"SSH-2.0-OpenSSH_9.2\r\n\r\n", RawAnswer::Then::Close};
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(fixture.exchanges.size(), 1);
        QVERIFY(!fixture.exchanges.at(0).code.isEmpty());
        QVERIFY(fixture.exchanges.at(0).code.startsWith(QLatin1String("Client.")));
    }

    void deadline_data()
    {
        QTest::addColumn<bool>("drips");
        QTest::newRow("silence") << false;
        QTest::newRow("a byte now and then") << true;
    }
    void deadline()
    {
        QFETCH(const bool, drips);
        RawServer server;
        server.onRequest = [&](const RawRequest &, int) {
            RawAnswer answer = RawAnswer::of(200, QByteArray(100'000, ' '));
            if (!drips)
                return RawAnswer::held(answer);
            answer.dripEvery = 5;
            return answer;
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(server.requests.size(), 1);
        fixture.clock.advance(29'999ms);
        QVERIFY(fixture.exchanges.isEmpty());
        fixture.clock.advance(1ms);
        QTRY_COMPARE(fixture.exchanges.size(), 1);
        QCOMPARE(fixture.exchanges.at(0).code, text(codes::timedOut));
        QCOMPARE(fixture.exchanges.at(0).duration, 30'000ms);
    }

    void waitingForATurnIsNotCounted()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::held(RawAnswer::of(200, goodPage));
        };
        HttpSettings settings;
        settings.maxInFlight = 1;
        ClientFixture fixture(server.url(), settings);
        Ending<ImagePage> first;
        Ending<ImagePage> second;
        const Pending one = fixture.client->listImages({}, first.take());
        const Pending two = fixture.client->listImages({}, second.take());
        QTRY_COMPARE(server.heldCount(), 1);
        fixture.clock.advance(29s);
        server.release();
        QTRY_COMPARE(first.count, 1);
        QTRY_COMPARE(server.heldCount(), 1);
        fixture.clock.advance(29s);
        server.release();
        QTRY_COMPARE(second.count, 1);
        QVERIFY(first.result && second.result);
    }

    void atMostSixInFlight()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::held(RawAnswer::of(200, goodPage));
        };
        ClientFixture fixture(server.url());
        std::vector<Pending> pendings;
        QList<int> order;
        for (int i = 0; i < 20; ++i) {
            pendings.push_back(fixture.client->listImages(
                {}, [&order, i](const Result<ImagePage> &) { order.append(i); }));
        }
        int most = 0;
        while (order.size() < 20) {
            const int expected = std::min(6, 20 - int(order.size()));
            QTRY_COMPARE(server.heldCount(), expected);
            most = std::max(most, server.heldCount());
            const qsizetype before = order.size();
            server.release();
            QTRY_COMPARE(order.size(), before + 1);
        }
        QCOMPARE(most, 6);
        QCOMPARE(server.requests.size(), 20);
        QVERIFY(server.connections <= 6);
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
        server.onRequest = [&](const RawRequest &, int) {
            return RawAnswer::of(status, {}, "Location: " + target.url().toEncoded() + "/\r\n");
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(ending.result.error().code, text(codes::redirected));
        QCOMPARE(ending.result.error().args,
                 QStringList({QStringLiteral("127.0.0.1"), QString::number(status),
                              QStringLiteral("127.0.0.1")}));
        QCOMPARE(target.connections, 0);
    }

    void largeAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray large(200'000, 'x');
        QTest::newRow("with length") << RawAnswer::of(200, large).bytes;
        QTest::newRow("until closed")
            << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + large);
        QTest::newRow("chunked") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n30d40\r\n" + large + "\r\n");
        QTest::newRow("length alone")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
    }
    void largeAnswers()
    {
        QFETCH(const QByteArray, bytes);
        RawServer server;
        server.onRequest = [&](const RawRequest &, int) {
            return RawAnswer{bytes};
        };
        HttpSettings settings;
        settings.maxBody = 100'000;
        ClientFixture fixture(server.url(), settings);
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(ending.result.error().code, text(codes::answerTooLarge));
        QVERIFY(fixture.exchanges.at(0).answer.size() < 5000);
    }

    /// A sender that is faster than the limit is noticed: the rest stays with the sender.
    void endlessAnswer()
    {
        constexpr qint64 most = 512 * 1024 * 1024;
        std::promise<quint16> port;
        std::atomic<qint64> sent = 0;
        std::thread sender([&] {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            port.set_value(server.serverPort());
            if (!server.waitForNewConnection(10'000))
                return;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            socket->waitForReadyRead(10'000);
            socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            const QByteArray chunk = "100000\r\n" + QByteArray(0x100000, 'x') + "\r\n";
            while (sent < most && socket->state() == QAbstractSocket::ConnectedState) {
                socket->write(chunk);
                while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(10'000)) {
                }
                sent += chunk.size();
            }
        });
        const auto join = qScopeGuard([&] { sender.join(); });
        ClientFixture fixture(
            QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port.get_future().get())));
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE_WITH_TIMEOUT(ending.count, 1, 30'000);
        QCOMPARE(ending.result.error().code, text(codes::answerTooLarge));
        QVERIFY2(sent < 64 * 1024 * 1024, qPrintable(QString::number(sent)));
    }

    /// What says it is compressed is not unpacked.
    void compressedAnswersAreStrange()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, qCompress(QByteArray(10'000'000, ' ')),
                                 "Content-Encoding: deflate\r\n");
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(ending.result.error().code, text(codes::unexpectedAnswer));
        QVERIFY(fixture.exchanges.at(0).bytesReceived < 50'000);
    }

    void cancelling()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::held(RawAnswer::of(200, goodPage));
        };
        HttpSettings settings;
        settings.maxInFlight = 1;
        ClientFixture fixture(server.url(), settings);
        Ending<ImagePage> sent;
        Ending<ImagePage> queued;
        Ending<ImagePage> last;
        Pending one = fixture.client->listImages({}, sent.take());
        Pending two = fixture.client->listImages({}, queued.take());
        const Pending three = fixture.client->listImages({}, last.take());
        QTRY_COMPARE(server.heldCount(), 1);
        two.reset();
        one.reset();
        QTRY_COMPARE(server.requests.size(), 2);
        QTRY_COMPARE(server.heldCount(), 1);
        server.release();
        QTRY_COMPARE(last.count, 1);
        QCOMPARE(sent.count, 0);
        QCOMPARE(queued.count, 0);
        QCOMPARE(server.requests.size(), 2);
    }

    void cancellingAWaitForTheNextTry()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(503, unavailable);
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(fixture.exchanges.size(), 1);
        pending.reset();
        QVERIFY(fixture.clock.untilNext() < 0ms);
        QCOMPARE(ending.count, 0);
    }

    void destroyingTheClient()
    {
        RawServer server;
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(server.heldCount(), 1);
        fixture.client.reset();
        QTRY_COMPARE(server.heldCount(), 0);
        QCOMPARE(ending.count, 0);
        QVERIFY(fixture.clock.untilNext() < 0ms);
    }

    void destroyingTheClientFromItsCallback()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        int count = 0;
        const Pending one = fixture.client->listImages({}, [&](const Result<ImagePage> &) {
            ++count;
            fixture.client.reset();
        });
        QTRY_COMPARE(count, 1);
        QVERIFY(!fixture.client);
    }

    void learnsTheServicesClock_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<qint64>("offset"); ///< milliseconds
        QTest::newRow("ahead") << QByteArray("Wed, 01 Jul 2026 08:10:00 GMT") << qint64(600'500);
        QTest::newRow("behind") << QByteArray("Wed, 01 Jul 2026 07:00:00 GMT")
                                << qint64(-3'599'500);
        QTest::newRow("nearly the same")
            << QByteArray("Wed, 01 Jul 2026 08:00:01 GMT") << qint64(0);
        QTest::newRow("nonsense") << QByteArray("tomorrow") << qint64(0);
        QTest::newRow("wrong weekday") << QByteArray("Mon, 01 Jul 2026 09:00:00 GMT") << qint64(0);
    }
    void learnsTheServicesClock()
    {
        QFETCH(const QByteArray, date);
        QFETCH(const qint64, offset);
        RawServer server;
        server.onRequest = [&](const RawRequest &, int) {
            return RawAnswer::of(200, goodPage, "Date: " + date + "\r\n");
        };
        ClientFixture fixture(server.url());
        for (int i = 1; i <= 2; ++i) {
            Ending<ImagePage> ending;
            const Pending pending = fixture.client->listImages({}, ending.take());
            QTRY_COMPARE(ending.count, 1);
            QCOMPARE(fixture.client->clockOffset(), milliseconds(offset));
        }
        QCOMPARE(server.requests.at(1).header("x-acs-date"),
                 acsDate(ClientFixture::start().addMSecs(offset)));
    }

    void correctsTheClockAtOnce()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int number) {
            return number == 1 ? RawAnswer::of(400, R"({"Code":"InvalidTimeStamp.Expired"})",
                                               "Date: Wed, 01 Jul 2026 09:00:00 GMT\r\n")
                               : RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(fixture.exchanges.size(), 1);
        fixture.clock.advance(0ms);
        QTRY_COMPARE(ending.count, 1);
        QVERIFY(ending.result);
        QCOMPARE(server.requests.at(1).header("x-acs-date"), QByteArray("2026-07-01T09:00:00Z"));
    }

    void cannotCorrectTheClockWithoutADate()
    {
        RawServer server;
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(400, R"({"Code":"InvalidTimeStamp.Expired"})");
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(server.requests.size(), 1);
    }

    void tls()
    {
        RawServer server(RawServer::Kind::Tls);
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QVERIFY(ending.result);
        QVERIFY(hasGoodSignature(server.requests.value(0), *fixture.credentials.answer));
    }

    void tlsIsChecked()
    {
        RawServer server(RawServer::Kind::Tls);
        server.onRequest = [](const RawRequest &, int) {
            return RawAnswer::of(200, goodPage);
        };
        ClientFixture fixture(server.url());
        fixture.make(server.url(), HttpSettings());
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        QCOMPARE(ending.result.error().code, text(codes::tlsFailed));
        QCOMPARE(ending.result.error().args.size(), 2);
        QVERIFY(!ending.result.error().args.at(1).isEmpty());
        QCOMPARE(server.requests.size(), 0);
    }

    void anErrorAboutTheKeyNamesIt()
    {
        for (const char *code : {"InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive",
                                 "Forbidden.AccessKeyDisabled", "SignatureDoesNotMatch"}) {
            RawServer server;
            server.onRequest = [code](const RawRequest &, int) {
                return RawAnswer::of(400, QByteArray("{\"Code\":\"") + code + "\"}");
            };
            ClientFixture fixture(server.url());
            Ending<ImagePage> ending;
            const Pending pending = fixture.client->listImages({}, ending.take());
            QTRY_COMPARE(ending.count, 1);
            QCOMPARE(ending.result.error().code, text(code));
            QCOMPARE(ending.result.error().args, QStringList{QStringLiteral("LTAI…1234")});
        }
    }

    void secretsStayInside()
    {
        const Credentials canary{QStringLiteral("STS.canaryKeyId0001"), "canary/Secret+0002",
                                 "canaryToken/0003+=="};
        QStringList log;
        logLines = &log;
        const QtMessageHandler before = qInstallMessageHandler(collectLog);
        QLoggingCategory::setFilterRules(QStringLiteral("regioncast.*=true"));
        RawServer server;
        server.onRequest = [](const RawRequest &request, int) {
            // A service that repeats all it heard, in the header and in the body.
            QByteArray echo;
            for (const auto &[name, value] : request.headers)
                echo += name + "=" + value + ' ';
            QByteArray inJson = echo;
            inJson.replace('/', "\\/");
            return RawAnswer::of(400,
                                 "{\"Code\":\"X.Y\",\"Message\":\"" + inJson + "\",\"Recommend\":\""
                                     + inJson + "\",\"RequestId\":\"" + inJson + "\"}",
                                 "X-Echo: " + echo + "\r\nSet-Cookie: session=canary0004\r\n");
        };
        ClientFixture fixture(server.url());
        fixture.credentials.answer = canary;
        Ending<ImagePage> ending;
        const Pending pending = fixture.client->listImages({}, ending.take());
        QTRY_COMPARE(ending.count, 1);
        std::optional<StartTaskOutcome> outcome;
        fixture.client->startTask({}, [&](const StartTaskOutcome &ended) { outcome = ended; });
        QTRY_VERIFY(outcome);
        QLoggingCategory::setFilterRules(QString());
        qInstallMessageHandler(before);

        QVERIFY(!log.isEmpty());
        QCOMPARE(fixture.exchanges.size(), 2);
        QString all = log.join(QLatin1Char('\n'));
        fixture.exchanges.append(outcome->exchange);
        for (const Exchange &exchange : std::as_const(fixture.exchanges))
            all += exchange.request + exchange.answer + exchange.code + exchange.endpoint
                   + exchange.requestId;
        for (const Error &error : {ending.result.error(), outcome->result.error()}) {
            all += error.serverMessage + error.detail + error.args.join(QLatin1Char(' '))
                   + error.helpUrl + error.code + error.requestId;
        }
        QVERIFY(all.contains(QStringLiteral("x-acs-action")));
        QVERIFY(all.contains(QStringLiteral("STS.…0001")));
        for (const QString &secret :
             {canary.keyId, QString::fromLatin1(canary.secret),
              QString::fromLatin1(canary.securityToken), QStringLiteral("canaryToken"),
              QStringLiteral("canary0004")}) {
            QVERIFY2(!all.contains(secret), qPrintable(secret));
        }
        for (const RawRequest &request : std::as_const(server.requests)) {
            const QByteArray signature =
                parseAuthorization(request.header("authorization"))->signature;
            QVERIFY(!all.contains(QString::fromLatin1(signature)));
        }
    }
};

REGIONCAST_TEST(TestHttpApiClient)
#include "tst_httpapiclient.moc"
