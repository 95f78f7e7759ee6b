#pragma once

#include "api/operations.h"
#include "support/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace regioncast {

/// An HTTP answer as it arrived: nothing in it is trusted.
struct HttpAnswer
{
    int status = 0;
    QByteArray contentType;                  ///< as in the header; may be empty
    QByteArray requestId;                    ///< `x-acs-request-id`; used when the body names none
    std::chrono::milliseconds retryAfter{0}; ///< `x-acs-retry-after`
    QByteArray body;
    QString host; ///< for messages
};

// An answer is a success when the status is 2xx, `Success` is not false, and `Code` is absent or
// one of 200, "200", OK, success. All else is an Error: the service's own code where the body has
// one (JSON with capital or small keys, or XML with the root <Error>), else Client.UnexpectedAnswer
// with the status and the first bytes. So is a listing without its list. Fields that are missing,
// null or of another type read as empty; fields that nobody knows are skipped; numbers may come as
// text and texts as numbers.

/// `Data` must be a list; it may be null or missing only where `Count` is 0. A `Count` above
/// mostImages is no answer either.
[[nodiscard]] Result<ImagePage> decodeImagePage(const HttpAnswer &answer);
/// ListRegions has neither Success nor Code: a list `RegionModels` (at most 1,000) is its success.
/// The key of an entry is `regionId` or `RegionId`.
[[nodiscard]] Result<RegionList> decodeRegionList(const HttpAnswer &answer);
[[nodiscard]] Result<StartTaskAnswer> decodeStartTask(const HttpAnswer &answer);

} // namespace regioncast
