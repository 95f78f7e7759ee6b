#include "profile/connectiontest.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace regioncast;
using namespace std::chrono_literals;
using Kind = ConnectionStep::Kind;
using Verdict = ConnectionStep::Verdict;

namespace {

Error error(ErrorKind kind, const char *code)
{
    return makeError(kind, Effect::Refused, code);
}

/// Holds each call until the test answers it.
class HeldClient final : public ApiClient
{
public:
    Done<RegionList> regions;
    Done<ImagePage> images;
    ListImageQuery query;
    int calls = 0;

    [[nodiscard]] Pending listRegions(const ListRegionsQuery &, Done<RegionList> done) override
    {
        ++calls;
        regions = std::move(done);
        return Pending([this] { regions = nullptr; });
    }
    [[nodiscard]] Pending listImages(const ListImageQuery &asked, Done<ImagePage> done) override
    {
        ++calls;
        query = asked;
        images = std::move(done);
        return Pending([this] { images = nullptr; });
    }
    void startTask(const StartTaskRequest &, std::function<void(StartTaskOutcome)>) override
    {
        QFAIL("A connection test must not send a copy");
    }
    [[nodiscard]] std::chrono::milliseconds clockOffset() const override { return 400ms; }
    void observe(std::function<void(const Exchange &)>) override {}

    void answerRegions(Result<RegionList> result)
    {
        const auto done = std::exchange(regions, nullptr);
        done(std::move(result));
    }
    void answerImages(Result<ImagePage> result)
    {
        const auto done = std::exchange(images, nullptr);
        done(std::move(result));
    }
};

RegionList nineRegions()
{
    RegionList list;
    for (int i = 1; i <= 9; ++i)
        list.regions.append({QStringLiteral("region-%1").arg(i)});
    return list;
}

ImagePage pageOf(std::optional<qint64> count)
{
    ImagePage page;
    page.rows.append(ImageRow());
    page.count = count;
    return page;
}

QList<Verdict> verdicts(const ConnectionTest &test)
{
    QList<Verdict> list;
    for (const ConnectionStep &step : test.steps())
        list.append(step.verdict);
    return list;
}

} // namespace

class TestConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<HeldClient>();
        m_clock =
            std::make_unique<ManualClock>(QDateTime(QDate(2026, 10, 31), QTime(8, 0), Qt::UTC));
    }

    void allGoesWell()
    {
        ConnectionTest test(*m_client, *m_clock);
        QSignalSpy changes(&test, &ConnectionTest::changed);
        QVERIFY(!test.isRunning());
        QVERIFY(test.steps().isEmpty());

        test.start();
        QVERIFY(test.isRunning());
        QCOMPARE(verdicts(test), QList<Verdict>{Verdict::Running});
        QCOMPARE(changes.size(), 1);

        m_clock->advance(84ms);
        m_client->answerRegions(nineRegions());
        QCOMPARE(changes.size(), 2);
        QVERIFY(test.isRunning());
        QCOMPARE(verdicts(test), QList<Verdict>({Verdict::Passed, Verdict::Passed, Verdict::Running,
                                                 Verdict::Open}));
        QCOMPARE(m_client->query.pageNumber, std::optional<int>(1));
        QCOMPARE(m_client->query.pageSize, std::optional<int>(1));

        m_clock->advance(120ms);
        m_client->answerImages(pageOf(128));
        QCOMPARE(changes.size(), 3);
        QVERIFY(!test.isRunning());
        QCOMPARE(verdicts(test), QList<Verdict>({Verdict::Passed, Verdict::Passed, Verdict::Passed,
                                                 Verdict::Open}));
        const QList<ConnectionStep> &steps = test.steps();
        const QList<Kind> kinds{steps[0].kind, steps[1].kind, steps[2].kind, steps[3].kind};
        QCOMPARE(kinds, QList<Kind>({Kind::Reached, Kind::KeyAccepted, Kind::MayListImages,
                                     Kind::MayCopy}));
        QCOMPARE(steps[0].took, 84ms);
        QCOMPARE(steps[0].clockOffset, 400ms);
        QCOMPARE(steps[1].count, 9);
        QCOMPARE(steps[2].took, 120ms);
        QCOMPARE(steps[2].count, 128);
        for (const ConnectionStep &step : steps)
            QVERIFY(!step.error);
    }

    void imagesWithoutCountAreCounted()
    {
        ConnectionTest test(*m_client, *m_clock);
        test.start();
        m_client->answerRegions(nineRegions());
        m_client->answerImages(pageOf(std::nullopt));
        QCOMPARE(test.steps()[2].count, 1);
    }

    void regionsFail_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("failed"); // the step that has the error
        QTest::addColumn<QList<Verdict>>("verdicts");
        const QList<Verdict> reach{Verdict::Failed, Verdict::NotTried, Verdict::NotTried,
                                   Verdict::NotTried};
        const QList<Verdict> key{Verdict::Passed, Verdict::Failed, Verdict::NotTried,
                                 Verdict::NotTried};
        const QList<Verdict> local{Verdict::NotTried, Verdict::Failed, Verdict::NotTried,
                                   Verdict::NotTried};
        const auto row = [](ErrorKind kind, const char *code, int failed,
                            const QList<Verdict> &expected) {
            QTest::newRow(code) << kind << QByteArray(code) << failed << expected;
        };
        for (const char *code : {codes::nameNotFound, codes::connectionRefused, codes::unreachable,
                                 codes::tlsFailed, codes::proxyRefused, codes::proxyAuthentication,
                                 codes::timedOut, codes::connectionCut}) {
            row(ErrorKind::Transport, code, 0, reach);
        }
        row(ErrorKind::Answer, codes::unexpectedAnswer, 0, reach);
        row(ErrorKind::Answer, codes::redirected, 0, reach);
        for (const char *code :
             {"InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive",
              "Forbidden.AccessKeyDisabled", "SignatureDoesNotMatch", "IncompleteSignature",
              "MissingSecurityToken", "InvalidSecurityToken.Expired",
              "InvalidSecurityToken.Malformed", "InvalidSecurityToken.MismatchWithAccessKey",
              "Forbidden.RiskControl", "InvalidTimeStamp.Expired", "Throttling.User",
              "ServiceUnavailable", "Some.UnknownCode"}) {
            row(ErrorKind::Gateway, code, 1, key);
        }
        row(ErrorKind::Local, codes::noCredentials, 1, local);
        row(ErrorKind::Local, codes::noKeychain, 1, local);
    }
    void regionsFail()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QByteArray, code);
        QFETCH(int, failed);
        QFETCH(QList<Verdict>, verdicts);
        ConnectionTest test(*m_client, *m_clock);
        QSignalSpy changes(&test, &ConnectionTest::changed);
        test.start();
        const Error reason = error(kind, code.constData());
        m_client->answerRegions(fail(reason));
        QVERIFY(!test.isRunning());
        QCOMPARE(changes.size(), 2);
        QCOMPARE(::verdicts(test), verdicts);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(test.steps()[i].error, i == failed ? std::optional(reason) : std::nullopt);
        QCOMPARE(m_client->calls, 1); // images are not asked for
    }

    void missingPermissionMeansAGoodKey_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("NoPermission") << ErrorKind::Gateway << QByteArray("NoPermission");
        QTest::newRow("RAM") << ErrorKind::Gateway << QByteArray("Forbidden.RAM");
        QTest::newRow("Forbidden") << ErrorKind::Gateway << QByteArray("Forbidden");
        QTest::newRow("of the operation")
            << ErrorKind::Business << QByteArray("Forbidden.NoPermission");
    }
    void missingPermissionMeansAGoodKey()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QByteArray, code);
        const Error reason = error(kind, code.constData());
        const QList<Verdict> expected{Verdict::Passed, Verdict::Passed, Verdict::Failed,
                                      Verdict::Open};
        ConnectionTest test(*m_client, *m_clock);

        // Regions refused, images listed.
        test.start();
        m_client->answerRegions(fail(reason));
        QVERIFY(test.isRunning());
        m_client->answerImages(pageOf(128));
        QVERIFY(!test.isRunning());
        QCOMPARE(verdicts(test), expected);
        QCOMPARE(test.steps()[1].count, 0);
        QCOMPARE(test.steps()[2].error, std::optional(reason));

        // Both refused: the refusal of the images is shown.
        Error ofImages = reason;
        ofImages.args = {QStringLiteral("appstreaming:ListImage")};
        test.start();
        m_client->answerRegions(fail(reason));
        m_client->answerImages(fail(ofImages));
        QCOMPARE(verdicts(test), expected);
        QCOMPARE(test.steps()[2].error, std::optional(ofImages));

        // Only the images refused; nothing of the runs before is left.
        test.start();
        m_client->answerRegions(nineRegions());
        m_client->answerImages(fail(ofImages));
        QCOMPARE(verdicts(test), expected);
        QCOMPARE(test.steps()[1].count, 9);
        QCOMPARE(test.steps()[2].error, std::optional(ofImages));

        test.start();
        m_client->answerRegions(nineRegions());
        m_client->answerImages(pageOf(1));
        QCOMPARE(test.steps()[2].verdict, Verdict::Passed);
    }

    void startingAgainDropsTheRunBefore()
    {
        ConnectionTest test(*m_client, *m_clock);
        test.start();
        m_client->answerRegions(nineRegions());
        QVERIFY(m_client->images);
        test.start();
        QVERIFY(!m_client->images); // aborted
        QVERIFY(m_client->regions);
        QCOMPARE(verdicts(test), QList<Verdict>{Verdict::Running});
    }

    void goingAwayDropsTheCall()
    {
        {
            ConnectionTest test(*m_client, *m_clock);
            test.start();
            QVERIFY(m_client->regions);
        }
        QVERIFY(!m_client->regions);
    }

private:
    std::unique_ptr<HeldClient> m_client;
    std::unique_ptr<ManualClock> m_clock;
};

REGIONCAST_TEST(TestConnectionTest)
#include "tst_connectiontest.moc"
