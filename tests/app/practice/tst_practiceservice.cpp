#include "practice/practiceservice.h"

#include "faultscript.h"
#include "practice/httpconnection.h"
#include "requestfixture.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QLocale>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace regioncast;
using namespace regioncast::test;

namespace {

enum class Line { Plain, Tls };

PracticeSettings settingsFor(Line line = Line::Plain)
{
    PracticeSettings settings;
    settings.credentials = practiceKey();
    if (line == Line::Tls) {
        settings.certificate = dataFile(QStringLiteral("tls/loopback.crt"));
        settings.privateKey = dataFile(QStringLiteral("tls/loopback.key"));
    }
    return settings;
}

HttpRequest goodRequest(int pageSize = 10)
{
    return RequestMaker("ListImage", QDateTime::currentDateTimeUtc())
        .with({{QStringLiteral("PageSize"), QString::number(pageSize)}})
        .make();
}

HttpRequest startRequest(const QString &region)
{
    return RequestMaker("StartTaskForDistributeImage", QDateTime::currentDateTimeUtc())
        .with({{QStringLiteral("ImageId"), QStringLiteral("imgc-0practice0001")},
               {QStringLiteral("DestinationRegionList.1"), region}})
        .make();
}

struct WireAnswer
{
    int status = 0;
    QByteArray head;
    QByteArray body;
};

QDateTime dateOf(const WireAnswer &answer)
{
    const qsizetype at = answer.head.indexOf("\r\nDate: ") + 8;
    QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(answer.head.mid(at, answer.head.indexOf("\r\n", at) - at)),
        QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

QString codeOf(const WireAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body)[QStringLiteral("Code")].toString();
}

/// A client that writes what it is told and collects the answers.
class Client
{
public:
    explicit Client(const QUrl &endpoint)
    {
        if (endpoint.scheme() == QLatin1String("https")) {
            auto secure = std::make_unique<QSslSocket>();
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.setCaCertificates(
                {QSslCertificate(dataFile(QStringLiteral("tls/loopback.crt")))});
            secure->setSslConfiguration(configuration);
            secure->setProxy(QNetworkProxy::NoProxy);
            secure->connectToHostEncrypted(endpoint.host(), quint16(endpoint.port()));
            m_socket = std::move(secure);
        } else {
            m_socket = std::make_unique<QTcpSocket>();
            m_socket->setProxy(QNetworkProxy::NoProxy);
            m_socket->connectToHost(endpoint.host(), quint16(endpoint.port()));
        }
    }

    QTcpSocket &socket() { return *m_socket; }
    void write(const QByteArray &bytes) { m_socket->write(bytes); }

    /// Everything that is complete so far.
    const QList<WireAnswer> &answers()
    {
        m_buffer += m_socket->readAll();
        while (true) {
            const qsizetype end = m_buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return m_answers;
            WireAnswer answer;
            answer.head = m_buffer.left(end + 2);
            answer.status = answer.head.mid(9, 3).toInt();
            qsizetype length = 0;
            if (answer.status != 100) {
                const qsizetype at = answer.head.indexOf("Content-Length: ") + 16;
                length = answer.head.mid(at, answer.head.indexOf("\r\n", at) - at).toLongLong();
            }
            if (m_buffer.size() < end + 4 + length)
                return m_answers;
            answer.body = m_buffer.mid(end + 4, length);
            m_buffer.remove(0, end + 4 + length);
            m_answers.append(answer);
        }
    }
    /// What came after the last complete answer.
    QByteArray rest()
    {
        answers();
        return m_buffer;
    }
    bool isClosed() { return m_socket->state() == QAbstractSocket::UnconnectedState; }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_buffer;
    QList<WireAnswer> m_answers;
};

} // namespace

class TestPracticeService : public QObject
{
    Q_OBJECT

    PracticeService m_service;
    QUrl m_url;

    /// Whether somebody who comes now is served.
    bool isServing()
    {
        Client client(m_url);
        client.write(wireOf(goodRequest()));
        return QTest::qWaitFor([&] { return client.answers().size() == 1; }, 30'000)
               && client.answers().first().status == 200;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Result<PracticeAddress> address = m_service.start(settingsFor());
        QVERIFY(address);
        m_url = address->endpoint;
        QCOMPARE(m_url.host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(address->credentials, practiceKey());
    }

    void answersOverBothLines_data()
    {
        QTest::addColumn<Line>("line");
        QTest::newRow("plain") << Line::Plain;
        QTest::newRow("TLS") << Line::Tls;
    }
    void answersOverBothLines()
    {
        QFETCH(Line, line);
        PracticeService service;
        const Result<PracticeAddress> address = service.start(settingsFor(line));
        QVERIFY(address);
        Client client(address->endpoint);
        for (int i = 1; i <= 3; ++i) {
            client.write(wireOf(goodRequest(100)));
            QTRY_COMPARE(client.answers().size(), i);
            const WireAnswer &answer = client.answers().last();
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.head.contains("\r\nContent-Type: application/json;charset=utf-8\r\n"));
            QVERIFY(answer.head.contains("\r\nx-acs-request-id: "));
            QVERIFY(std::abs(dateOf(answer).secsTo(QDateTime::currentDateTimeUtc())) < 60);
            QCOMPARE(QJsonDocument::fromJson(answer.body)[QStringLiteral("Data")].toArray().size(),
                     41);
        }
    }

    void bodiesMayComeInChunks_data()
    {
        QTest::addColumn<int>("chunkSize");
        for (const int size : {1, 7, 4'096})
            QTest::newRow(qPrintable(QString::number(size))) << size;
    }
    void bodiesMayComeInChunks()
    {
        QFETCH(int, chunkSize);
        Client client(m_url);
        client.write(chunkedWireOf(goodRequest(), chunkSize) + wireOf(goodRequest()));
        QTRY_COMPARE(client.answers().size(), 2);
        QCOMPARE(client.answers().first().status, 200);
        QCOMPARE(client.answers().last().status, 200);
    }

    void requestsMayComeByteByByte()
    {
        Client client(m_url);
        client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
        QTRY_COMPARE(client.socket().state(), QAbstractSocket::ConnectedState);
        for (const char byte : chunkedWireOf(goodRequest(), 5)) {
            client.write(QByteArray(1, byte));
            client.socket().flush();
        }
        QTRY_COMPARE(client.answers().size(), 1);
        QCOMPARE(client.answers().first().status, 200);
    }

    void severalRequestsAreAnsweredInTheirOrder()
    {
        Client client(m_url);
        QByteArray bytes;
        for (int size = 1; size <= 30; ++size)
            bytes += "\r\n" + wireOf(goodRequest(size));
        client.write(bytes);
        QTRY_COMPARE(client.answers().size(), 30);
        for (int size = 1; size <= 30; ++size) {
            const QJsonDocument body = QJsonDocument::fromJson(client.answers().at(size - 1).body);
            QCOMPARE(body[QStringLiteral("PageSize")].toInt(), size);
        }
    }

    void theConnectionIsClosedOnWish_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("closed");
        QTest::newRow("1.1") << QByteArray("HTTP/1.1") << QByteArray() << false;
        QTest::newRow("1.1, close")
            << QByteArray("HTTP/1.1") << QByteArray("Connection: close\r\n") << true;
        QTest::newRow("1.0") << QByteArray("HTTP/1.0") << QByteArray() << true;
        QTest::newRow("1.0, keep-alive")
            << QByteArray("HTTP/1.0") << QByteArray("Connection: keep-alive\r\n") << false;
    }
    void theConnectionIsClosedOnWish()
    {
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, header);
        QFETCH(bool, closed);
        Client client(m_url);
        client.write(wireOf(goodRequest(), header).replace("HTTP/1.1", version));
        QTRY_COMPARE(client.answers().size(), 1);
        QCOMPARE(client.answers().first().status, 200);
        if (closed) {
            QTRY_VERIFY(client.isClosed());
        } else {
            client.write(wireOf(goodRequest()));
            QTRY_COMPARE(client.answers().size(), 2);
        }
    }

    void aClientThatAsksIsToldToGoOn()
    {
        Client client(m_url);
        const QByteArray bytes = wireOf(goodRequest(), "Expect: 100-continue\r\n");
        const qsizetype head = bytes.indexOf("\r\n\r\n") + 4;
        client.write(bytes.left(head));
        QTRY_COMPARE(client.answers().size(), 1);
        QCOMPARE(client.answers().first().status, 100);
        client.write(bytes.mid(head));
        QTRY_COMPARE(client.answers().size(), 2);
        QCOMPARE(client.answers().last().status, 200);
    }

    void malformedRequestsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto add = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray first = "POST / HTTP/1.1\r\n";
        const QByteArray megabyte = QByteArray::number(HttpConnection::maxBody);
        const QByteArray tooMuch = QByteArray::number(HttpConnection::maxBody + 1);
        add("no request line", "hello\r\n\r\n", 400);
        add("another protocol", "POST / SPDY/3\r\n\r\n", 400);
        add("space in the target", "POST /a b HTTP/1.1\r\n\r\n", 400);
        add("header without a colon", first + "what\r\n\r\n", 400);
        add("header without a name", first + ": value\r\n\r\n", 400);
        add("a head without an end", first + "a: " + QByteArray(70'000, 'x'), 431);
        add("a large head", first + "a: " + QByteArray(70'000, 'x') + "\r\n\r\n", 431);
        add("a large length", first + "content-length: " + tooMuch + "\r\n\r\n", 413);
        add("a length beyond all numbers",
            first + "content-length: 99999999999999999999999\r\n\r\n", 400);
        add("a length below zero", first + "content-length: -1\r\n\r\n", 400);
        add("a length with a sign", first + "content-length: +5\r\n\r\n", 400);
        add("no number as length", first + "content-length: five\r\n\r\n", 400);
        add("two lengths", first + "content-length: 1\r\ncontent-length: 2\r\n\r\n", 400);
        add("length and chunks", first + "content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
            400);
        add("another coding", first + "transfer-encoding: gzip\r\n\r\n", 501);
        const QByteArray chunked = first + "transfer-encoding: chunked\r\n\r\n";
        add("no number as chunk", chunked + "xyz\r\n", 400);
        add("a chunk below zero", chunked + "-1\r\n", 400);
        add("a large chunk", chunked + "100001\r\n", 413);
        add("the largest chunk", chunked + "1\r\na\r\n7ffffffffffffff\r\n", 413);
        add("a chunk beyond all numbers", chunked + "ffffffffffffffffff\r\n", 400);
        add("a chunk that goes on", chunked + "1\r\nabc\r\n", 400);
        QByteArray small;
        for (int i = 0; i < 200'000; ++i)
            small += "1\r\na\r\n";
        add("very many small chunks", chunked + small, 413);
        add("HEAD", "HEAD / HTTP/1.1\r\n\r\n", 501);
        add("no signature", first + "content-length: 0\r\n\r\n", 400);
        add("a body of just the limit",
            first + "content-length: " + megabyte + "\r\n\r\n"
                + QByteArray(HttpConnection::maxBody, 'x'),
            400);
    }
    void malformedRequestsAreRefused()
    {
        QFETCH(QByteArray, bytes);
        Client client(m_url);
        client.write(bytes);
        QTRY_COMPARE(client.answers().size(), 1);
        QTEST(client.answers().first().status, "status");
        QVERIFY(isServing());
    }

    void clientsThatLeaveEarlyDoNoHarm()
    {
        QRandomGenerator dice(1);
        QList<std::shared_ptr<Client>> clients;
        for (int i = 0; i < 200; ++i) {
            const auto client = std::make_shared<Client>(m_url);
            QTRY_COMPARE(client->socket().state(), QAbstractSocket::ConnectedState);
            const QByteArray bytes =
                i % 2 == 0 ? wireOf(goodRequest(100)) : chunkedWireOf(goodRequest(100), 9);
            // At every point: before the first byte, in the head, in the body, while answers come.
            QByteArray sent = bytes.left(dice.bounded(int(bytes.size()) + 1));
            if (i % 4 == 3)
                sent = bytes + wireOf(goodRequest(100)) + wireOf(goodRequest(100));
            client->write(sent);
            client->socket().flush();
            if (i % 3 == 0)
                client->socket().abort();
            else if (i % 3 == 1)
                client->socket().disconnectFromHost();
            else
                clients.append(client); // leaves later
            if (clients.size() > 5)
                clients.removeFirst();
        }
        clients.clear();
        QVERIFY(isServing());
    }

    void garbageDoesNoHarm_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 60; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }
    void garbageDoesNoHarm()
    {
        QFETCH(int, seed);
        QRandomGenerator dice{quint32(seed)};
        QByteArray bytes = seed % 2 == 0 ? wireOf(goodRequest()) : chunkedWireOf(goodRequest(), 11);
        if (seed % 5 == 0) {
            for (char &byte : bytes)
                byte = char(dice.bounded(256));
        }
        for (int i = dice.bounded(30); i > 0; --i) {
            const int at = dice.bounded(int(bytes.size()));
            switch (dice.bounded(3)) {
            case 0:
                bytes[at] = char(dice.bounded(256));
                break;
            case 1:
                bytes.remove(at, 1 + dice.bounded(4));
                break;
            case 2:
                bytes.insert(at, QByteArray(1 + dice.bounded(4), char(dice.bounded(256))));
                break;
            }
        }
        Client client(m_url);
        client.write(bytes + "\r\n\r\n");
        QTRY_COMPARE(client.socket().bytesToWrite(), 0);
        QVERIFY(isServing());
    }

    void aClientThatDoesNotReadIsNotReadEither()
    {
        Client slow(m_url);
        slow.socket().setReadBufferSize(1'024);
        constexpr int requests = 120;
        QByteArray bytes;
        for (int i = 0; i < requests; ++i)
            bytes += wireOf(goodRequest(100));
        slow.write(bytes);
        QTRY_COMPARE(slow.socket().bytesToWrite(), 0);
        QVERIFY(isServing());
        slow.socket().setReadBufferSize(0);
        QTRY_COMPARE_WITH_TIMEOUT(slow.answers().size(), requests, 60'000);
    }

    void theWorldGoesOnAfterARestart_data() { answersOverBothLines_data(); }
    void theWorldGoesOnAfterARestart()
    {
        QFETCH(Line, line);
        const QTemporaryDir folder;
        PracticeSettings settings = settingsFor(line);
        settings.folder = folder.filePath(QStringLiteral("not/there/yet"));
        const auto send = [&](PracticeService &service, const QString &region) {
            const Result<PracticeAddress> address = service.start(settings);
            if (!address)
                return QStringLiteral("not started");
            Client client(address->endpoint);
            client.write(wireOf(startRequest(region)));
            if (!QTest::qWaitFor([&] { return client.answers().size() == 1; }))
                return QStringLiteral("no answer");
            return QJsonDocument::fromJson(client.answers().first().body)[QStringLiteral("Code")]
                .toString();
        };
        PracticeService first;
        QCOMPARE(send(first, QStringLiteral("us-east-1")), QStringLiteral("200"));
        first.stop();
        PracticeService second;
        QCOMPARE(send(second, QStringLiteral("us-east-1")),
                 QStringLiteral("ImageDistribute.RepeatedDistribution"));
        QCOMPARE(send(second, QStringLiteral("ap-northeast-1")), QStringLiteral("200"));
    }

    void aKeyIsMadeWhenNoneIsGiven()
    {
        PracticeService first;
        PracticeService second;
        const Result<PracticeAddress> a = first.start({});
        const Result<PracticeAddress> b = second.start({});
        QVERIFY(a && b);
        QVERIFY(!a->credentials.isEmpty());
        QVERIFY(a->credentials.secret.size() >= 32);
        QVERIFY(a->credentials.secret != b->credentials.secret);
    }

    void itSaysWhyItCannotStart()
    {
        PracticeService service;
        PracticeSettings settings = settingsFor();
        settings.port = quint16(m_url.port());
        Result<PracticeAddress> address = service.start(settings);
        QVERIFY(!address);
        QCOMPARE(address.error().code, QLatin1String(codes::practiceFailed));
        QVERIFY(!address.error().args.value(0).isEmpty());

        settings = settingsFor(Line::Tls);
        settings.privateKey = "no key";
        address = service.start(settings);
        QVERIFY(!address);
        QCOMPARE(address.error().code, QLatin1String(codes::practiceFailed));

        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        settings = settingsFor();
        settings.folder = file.fileName();
        address = service.start(settings);
        QVERIFY(!address);
        QVERIFY(address.error().args.value(0).contains(QStringLiteral("file")));

        QVERIFY(service.start(settingsFor()));
        QVERIFY(isServing());
    }

    void itEndsWithClientsOnTheLine()
    {
        PracticeService service;
        const Result<PracticeAddress> address = service.start(settingsFor());
        QVERIFY(address);
        Client half(address->endpoint);
        half.write(wireOf(goodRequest()).chopped(3));
        QTRY_COMPARE(half.socket().bytesToWrite(), 0);
        service.stop();
        QTRY_VERIFY(half.isClosed());
    }

    void itCutsOnCommand_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<Line>("line");
        QTest::addColumn<bool>("answers"); ///< in part
        QTest::addColumn<bool>("taken");
        for (const Line line : {Line::Plain, Line::Tls}) {
            const QByteArray over = line == Line::Tls ? " over TLS" : "";
            QTest::newRow(("before the answer" + over).constData())
                << QByteArray("cut-before") << line << false << false;
            QTest::newRow(("within the answer" + over).constData())
                << QByteArray("cut-within") << line << true << true;
            QTest::newRow(("after it was taken" + over).constData())
                << QByteArray("cut-after") << line << false << true;
        }
    }
    void itCutsOnCommand()
    {
        QFETCH(QByteArray, fault);
        QFETCH(Line, line);
        QFETCH(bool, answers);
        QFETCH(bool, taken);
        PracticeService service;
        PracticeSettings settings = settingsFor(line);
        const QByteArray rule =
            R"({"fault":"FAULT","operation":"StartTaskForDistributeImage","count":1})";
        settings.faults = faultsOf(QByteArray(rule).replace("FAULT", fault));
        const Result<PracticeAddress> address = service.start(settings);
        QVERIFY(address);
        Client client(address->endpoint);
        client.write(wireOf(goodRequest()));
        QTRY_COMPARE(client.answers().size(), 1);
        // A second request behind it is not answered either.
        client.write(wireOf(startRequest(QStringLiteral("us-east-1"))) + wireOf(goodRequest()));
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.answers().size(), 1);
        const QByteArray part = client.rest();
        QCOMPARE(!part.isEmpty(), answers);
        if (answers) {
            QVERIFY(part.startsWith("HTTP/1.1 200 OK\r\n"));
            QVERIFY(part.contains("\r\n\r\n{\"Data\":\"tid-"));
        }
        Client again(address->endpoint);
        again.write(wireOf(startRequest(QStringLiteral("us-east-1"))));
        QTRY_COMPARE(again.answers().size(), 1);
        QCOMPARE(codeOf(again.answers().first()),
                 taken ? QStringLiteral("ImageDistribute.RepeatedDistribution")
                       : QStringLiteral("200"));
    }

    void itHangsOnCommand()
    {
        PracticeService service;
        PracticeSettings settings = settingsFor();
        settings.faults = faultsOf(R"({"fault":"hang","count":1})");
        const Result<PracticeAddress> address = service.start(settings);
        QVERIFY(address);
        Client hanging(address->endpoint);
        hanging.write(wireOf(startRequest(QStringLiteral("us-east-1"))));
        QTRY_COMPARE(hanging.socket().bytesToWrite(), 0);
        Client other(address->endpoint);
        other.write(wireOf(startRequest(QStringLiteral("us-east-1"))));
        QTRY_COMPARE(other.answers().size(), 1);
        QCOMPARE(codeOf(other.answers().first()), QStringLiteral("200"));
        // More bytes change nothing: the line stays open and silent.
        hanging.write(wireOf(goodRequest()).repeated(1'000));
        QTRY_COMPARE(hanging.socket().bytesToWrite(), 0);
        QVERIFY(hanging.rest().isEmpty() && hanging.answers().isEmpty());
        QVERIFY(!hanging.isClosed());
        service.stop();
        QTRY_VERIFY(hanging.isClosed());
        QVERIFY(hanging.rest().isEmpty());
    }

    void itAnswersLateOnCommand()
    {
        PracticeService service;
        PracticeSettings settings = settingsFor();
        settings.faults = faultsOf(R"({"fault":"delay","milliseconds":300,"count":1})");
        const Result<PracticeAddress> address = service.start(settings);
        QVERIFY(address);
        Client client(address->endpoint);
        QElapsedTimer timer;
        timer.start();
        client.write(wireOf(goodRequest(1)) + wireOf(goodRequest(2)));
        QTRY_COMPARE(client.answers().size(), 2);
        QVERIFY(timer.elapsed() >= 300);
        for (int size = 1; size <= 2; ++size) {
            const QJsonDocument body = QJsonDocument::fromJson(client.answers().at(size - 1).body);
            QCOMPARE(body[QStringLiteral("PageSize")].toInt(), size);
        }
    }

    void whatIsAnsweredLateIsTakenAtOnce()
    {
        PracticeService service;
        PracticeSettings settings = settingsFor();
        settings.faults = faultsOf(R"({"fault":"delay","milliseconds":86400000,"count":1})");
        const Result<PracticeAddress> address = service.start(settings);
        QVERIFY(address);
        auto waiting = std::make_unique<Client>(address->endpoint);
        waiting->write(wireOf(startRequest(QStringLiteral("us-east-1"))));
        QTRY_COMPARE(waiting->socket().bytesToWrite(), 0);
        Client other(address->endpoint);
        other.write(wireOf(startRequest(QStringLiteral("us-east-1"))));
        QTRY_COMPARE(other.answers().size(), 1);
        QCOMPARE(codeOf(other.answers().first()),
                 QStringLiteral("ImageDistribute.RepeatedDistribution"));
        QVERIFY(waiting->answers().isEmpty());
        waiting.reset(); // leaves before the answer
        other.write(wireOf(goodRequest()));
        QTRY_COMPARE(other.answers().size(), 2);
    }

    void somethingInFrontAnswersOnCommand()
    {
        PracticeService service;
        PracticeSettings settings = settingsFor();
        settings.faults = faultsOf(R"({"fault":"http","status":502,"count":1})");
        const Result<PracticeAddress> address = service.start(settings);
        QVERIFY(address);
        Client client(address->endpoint);
        client.write(wireOf(startRequest(QStringLiteral("us-east-1"))));
        QTRY_COMPARE(client.answers().size(), 1);
        const WireAnswer answer = client.answers().first();
        QCOMPARE(answer.status, 502);
        QVERIFY(answer.head.contains("\r\nContent-Type: text/html\r\n"));
        QVERIFY(!answer.head.contains("x-acs-"));
        QVERIFY(answer.body.startsWith("<html>"));
        // It was not taken, and the line is kept.
        client.write(wireOf(startRequest(QStringLiteral("us-east-1"))));
        QTRY_COMPARE(client.answers().size(), 2);
        QCOMPARE(codeOf(client.answers().last()), QStringLiteral("200"));
    }

    void itsDateIsWrongOnCommand()
    {
        PracticeService service;
        PracticeSettings settings = settingsFor();
        settings.faults = faultsOf(R"({"fault":"skew","seconds":-7200})");
        const Result<PracticeAddress> address = service.start(settings);
        QVERIFY(address);
        Client client(address->endpoint);
        client.write(wireOf(goodRequest()));
        QTRY_COMPARE(client.answers().size(), 1);
        QCOMPARE(codeOf(client.answers().first()), QStringLiteral("InvalidTimeStamp.Expired"));
        const qint64 behind =
            dateOf(client.answers().first()).secsTo(QDateTime::currentDateTimeUtc());
        QVERIFY2(behind >= 7'200 && behind < 7'260, qPrintable(QString::number(behind)));
    }

    void aRunningServiceTakesAnotherScript()
    {
        PracticeService service;
        const Faults refuse = faultsOf(R"({"fault":"refuse","code":"Forbidden.RAM"})");
        service.setFaults(refuse); // does not run yet: no effect
        const Result<PracticeAddress> address = service.start(settingsFor());
        QVERIFY(address);
        const auto answered = [&address] {
            Client client(address->endpoint);
            client.write(wireOf(goodRequest()));
            const bool came = QTest::qWaitFor([&] { return client.answers().size() == 1; }, 30'000);
            return came ? codeOf(client.answers().first()) : QString();
        };
        QCOMPARE(answered(), QStringLiteral("200"));
        service.setFaults(refuse);
        QTRY_COMPARE(answered(), QStringLiteral("Forbidden.RAM"));
        QCOMPARE(answered(), QStringLiteral("Forbidden.RAM"));
        service.setFaults({});
        QTRY_COMPARE(answered(), QStringLiteral("200"));
        service.stop();
        service.setFaults(refuse);
    }
};

REGIONCAST_TEST(TestPracticeService)
#include "tst_practiceservice.moc"
