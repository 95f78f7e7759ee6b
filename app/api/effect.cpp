#include "api/effect.h"

#include <QLatin1String>

#include <algorithm>
#include <iterator>

namespace regioncast {

namespace {

struct Rule
{
    const char *code;
    Effect effect;
};

using enum Effect;

constexpr Rule ownRules[] = {
    {codes::nameNotFound, NothingSent},
    {codes::connectionRefused, NothingSent},
    {codes::tlsFailed, NothingSent},
    {codes::proxyRefused, NothingSent},
    {codes::proxyAuthentication, NothingSent},
    {codes::unreachable, MayHaveHappened},
    {codes::timedOut, MayHaveHappened},
    {codes::connectionCut, MayHaveHappened},
    {codes::unexpectedAnswer, MayHaveHappened},
    {codes::answerTooLarge, MayHaveHappened},
    {codes::redirected, MayHaveHappened},
    {codes::noCredentials, NothingSent},
    {codes::badEndpoint, NothingSent},
    {codes::insecureEndpoint, NothingSent},
    {codes::noKeychain, NothingSent},
    {codes::keychainUnreadable, NothingSent},
    {codes::journalUnwritable, NothingSent},
    {codes::journalForeign, NothingSent},
    {codes::journalTooNew, NothingSent},
    {codes::alreadyOpen, NothingSent},
    {codes::busy, NothingSent},
    {codes::settingsBroken, NothingSent},
    {codes::settingsUnreadable, NothingSent},
    {codes::practiceBroken, NothingSent},
    {codes::fileUnwritable, NothingSent},
    {codes::practiceFailed, NothingSent},
    {codes::imageGone, NothingSent},
    {codes::clockDiffers, NothingSent},
    {codes::faultsBroken, NothingSent},
    {codes::planUnreadable, NothingSent},
    {codes::planBroken, NothingSent},
    {codes::readOnly, NothingSent},
    {codes::imageNotAllowed, NothingSent},
    {codes::regionNotAllowed, NothingSent},
    {codes::outsideHours, NothingSent},
    {codes::scaledClock, NothingSent},
    {codes::profileUnknown, NothingSent},
    {codes::configBroken, NothingSent},
    {codes::credentialMode, NothingSent},
    {codes::sessionEnded, NothingSent},
    {codes::credentialsRefused, NothingSent},
    {codes::caFileBroken, NothingSent},
};

// The 19 codes that StartTaskForDistributeImage documents as its own.
constexpr Rule businessRules[] = {
    {"Instance.NotFound", Refused},
    {"DesktopInstance.NotFound", Refused},
    {"Instance.ImageUnsupported", Refused},
    {"Instance.PhysicalNodeNotExist", Refused},
    {"ImageCreateByInstance.TaskExist", Refused},
    {"ExceedBuilderQuota", Refused},
    {"InvalidBaseImage.NotConfigured", Refused},
    {"CreateDesktopImageRecord.Failed", MayHaveHappened},
    {"Image.NotExist", Refused},
    {"ImageRegionDistribute.NotAllow", Refused},
    {"ImageUpdateFailed.NotAllow", Refused},
    {"ImageUpdateSharedImageFailed.NotAllow", Refused},
    {"ParentImageRegionDistribute.NotExist", Refused},
    {"InternalError", MayHaveHappened},
    {"ImageDistribute.TargetDistributeRegionListEmpty", Refused},
    {"ImageDistribute.ImageNotSupport", Refused},
    {"ImageDistribute.RepeatedDistribution", Refused},
    {"ImageDistribute.Undistributed", Refused},
    {"ImageRegion.NotConfigured", Refused},
};

// Codes of the other operations, which say nothing about a submission.
constexpr const char *otherBusinessCodes[] = {
    "InvalidBizType",
    "ImageDeleteFailed.NotAllow",
    "ImageDeleteFailed.NotAllowCommunityParent",
    "ImageDeleteFailed.NotAllowSharedImage",
    "ImageDeleteFailed.HasSharedImage",
    "ImageNotAllowDelete",
    "InvalidImageOperation.ImageIsCreating",
    "DeleteTemplate.Failed",
    "QueryTemplate.Failed",
    "InvalidTemplate.NotFound",
};

constexpr Rule gatewayRules[] = {
    {"SignatureNonceUsed", MayHaveHappened},
    {"InvalidTimeStamp.Expired", RefusedBeforeService},
    {"InvalidSecurityToken.Expired", RefusedBeforeService},
    {"UnknownError", MayHaveHappened},
    {"ServiceUnavailable", MayHaveHappened},
    {"SignatureDoesNotMatch", Refused},
    {"IncompleteSignature", Refused},
    {"IllegalTimestamp", Refused},
    {"NoPermission", Refused},
    {"Forbidden", Refused},
    {"NoSuchVersion", Refused},
    {"UnsupportedHTTPMethod", Refused},
    {"UnsupportedOperation", Refused},
    {"UnsupportedParameter", Refused},
    {"ContentLengthDoesNotMatch", Refused},
    {"ContentMD5NotMatched", Refused},
    {"InsufficientBalance", Refused},
};

template<size_t size>
const Rule *find(const Rule (&rules)[size], QStringView code)
{
    const Rule *rule = std::find_if(std::begin(rules), std::end(rules), [code](const Rule &r) {
        return code == QLatin1String(r.code);
    });
    return rule == std::end(rules) ? nullptr : rule;
}

} // namespace

Effect effectOf(const QString &code)
{
    if (isThrottling(code))
        return RefusedBeforeService;
    const QStringView whole(code);
    const qsizetype dot = whole.indexOf(QLatin1Char('.'));
    const QStringView first = dot < 0 ? whole : whole.first(dot);
    const QStringView spellings[] = {whole, first};
    for (const QStringView spelling : spellings) {
        for (const Rule *rule : {find(ownRules, spelling), find(businessRules, spelling),
                                 find(gatewayRules, spelling)}) {
            if (rule)
                return rule->effect;
        }
    }
    // Two families without an end: MissingImageId, InvalidParameter.ProductType, InvalidVersion …
    if (whole.startsWith(QLatin1String("Missing")) || whole.startsWith(QLatin1String("Invalid")))
        return Refused;
    return MayHaveHappened;
}

bool dependsOnRegions(const QString &code)
{
    return code == QLatin1String("ParentImageRegionDistribute.NotExist")
           || code == QLatin1String("ImageDistribute.RepeatedDistribution")
           || code == QLatin1String("ImageDistribute.Undistributed");
}

bool isThrottling(const QString &code)
{
    return code.startsWith(QLatin1String("Throttling"));
}

ErrorKind kindOf(const QString &code, int http)
{
    if (code == QLatin1String("InternalError"))
        return http >= 500 ? ErrorKind::Gateway : ErrorKind::Business;
    const bool other = std::any_of(std::begin(otherBusinessCodes), std::end(otherBusinessCodes),
                                   [&](const char *c) { return code == QLatin1String(c); });
    return other || find(businessRules, code) ? ErrorKind::Business : ErrorKind::Gateway;
}

std::chrono::milliseconds quietAfter(const Error &error, const QDateTime &serviceTime)
{
    const std::chrono::milliseconds minute = std::chrono::minutes(1);
    const std::chrono::milliseconds now{serviceTime.toMSecsSinceEpoch()};
    return std::max(minute - now % minute, error.retryAfter);
}

} // namespace regioncast
