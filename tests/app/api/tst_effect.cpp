#include "api/effect.h"
#include "support/testmain.h"

#include <QTest>

using namespace regioncast;

namespace {
constexpr auto nothing = Effect::NothingSent;
constexpr auto before = Effect::RefusedBeforeService;
constexpr auto refused = Effect::Refused;
constexpr auto maybe = Effect::MayHaveHappened;
} // namespace

class TestEffect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void effects_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<Effect>("effect");
        const std::pair<const char *, Effect> rows[] = {
            // ours
            {codes::nameNotFound, nothing},
            {codes::connectionRefused, nothing},
            {codes::tlsFailed, nothing},
            {codes::proxyRefused, nothing},
            {codes::proxyAuthentication, nothing},
            {codes::unreachable, maybe},
            {codes::timedOut, maybe},
            {codes::connectionCut, maybe},
            {codes::unexpectedAnswer, maybe},
            {codes::answerTooLarge, maybe},
            {codes::redirected, maybe},
            {codes::noCredentials, nothing},
            {codes::insecureEndpoint, nothing},
            {codes::journalUnwritable, nothing},
            // refused before the service
            {"Throttling", before},
            {"Throttling.User", before},
            {"Throttling.Api", before},
            {"Throttling.NewWord", before},
            {"ThrottlingByPlan", before},
            {"InvalidTimeStamp.Expired", before},
            {"InvalidSecurityToken.Expired", before},
            // nobody knows
            {"SignatureNonceUsed", maybe},
            {"InternalError", maybe},
            {"InternalError.Backend", maybe},
            {"UnknownError", maybe},
            {"ServiceUnavailable", maybe},
            {"CreateDesktopImageRecord.Failed", maybe},
            {"NeverSeen.Before", maybe},
            {"", maybe},
            // the operation's own refusals
            {"Instance.NotFound", refused},
            {"Image.NotExist", refused},
            {"ExceedBuilderQuota", refused},
            {"ImageDistribute.RepeatedDistribution", refused},
            {"ImageRegion.NotConfigured", refused},
            {"Instance.NewWord", maybe},
            // the gateway's
            {"InvalidTimeStamp.Format", refused},
            {"InvalidAccessKeyId.NotFound", refused},
            {"SignatureDoesNotMatch", refused},
            {"NoPermission", refused},
            {"Forbidden", refused},
            {"Forbidden.RAM", refused},
            {"Forbidden.NewWord", refused},
            {"MissingImageId", refused},
            {"InvalidParameter.ProductType", refused},
            {"InvalidApi.NotFound", refused},
            {"InsufficientBalance", refused},
            {"noPermission", maybe},
        };
        for (const auto &[code, effect] : rows)
            QTest::newRow(*code ? code : "empty") << QString::fromLatin1(code) << effect;
    }
    void effects()
    {
        QFETCH(const QString, code);
        QFETCH(const Effect, effect);
        QCOMPARE(effectOf(code), effect);
    }

    void regionsDecideThreeCodes()
    {
        QVERIFY(dependsOnRegions(QStringLiteral("ParentImageRegionDistribute.NotExist")));
        QVERIFY(dependsOnRegions(QStringLiteral("ImageDistribute.RepeatedDistribution")));
        QVERIFY(dependsOnRegions(QStringLiteral("ImageDistribute.Undistributed")));
        QVERIFY(!dependsOnRegions(QStringLiteral("ImageDistribute.ImageNotSupport")));
        QVERIFY(!dependsOnRegions(QString()));
    }

    void quietLastsTheRestOfTheMinuteOrAsLongAsAsked()
    {
        const QDateTime time(QDate(2026, 8, 1), QTime(12, 0, 20), Qt::UTC);
        Error error;
        QCOMPARE(quietAfter(error, time), std::chrono::milliseconds(40'000));
        error.retryAfter = std::chrono::seconds(30);
        QCOMPARE(quietAfter(error, time), std::chrono::milliseconds(40'000));
        error.retryAfter = std::chrono::seconds(90);
        QCOMPARE(quietAfter(error, time), std::chrono::milliseconds(90'000));
    }
};

REGIONCAST_TEST(TestEffect)
#include "tst_effect.moc"
