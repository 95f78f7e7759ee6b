#pragma once

#include "api/operations.h"
#include "support/pending.h"
#include "support/result.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <functional>

namespace regioncast {

/// One exchange with the service as it may be shown and kept: the Authorization header, the
/// security token and the signature are replaced by `…`, the key id by its short form.
struct Exchange
{
    QString action;
    QString endpoint; ///< scheme, host and port
    QDateTime startedAt;
    std::chrono::milliseconds duration{0};
    QString request; ///< request line, headers and body, redacted
    QString answer;  ///< status line, headers and at most the first 4 KiB of the body, redacted
    int http = 0;
    int attempt = 1;          ///< from 1
    qint64 bytesReceived = 0; ///< of the body
    QString code;             ///< of the error; empty when it went well
    QString requestId;

    friend bool operator==(const Exchange &, const Exchange &) = default;
};

/// How one StartTaskForDistributeImage call ended.
struct StartTaskOutcome
{
    Result<StartTaskAnswer> result;
    Exchange exchange;
    QDateTime signedAt; ///< `x-acs-date`, in the service's time; null when nothing was signed
    QDateTime endedAt;  ///< by this computer's clock, in UTC
};

/// The service as the rest of the program sees it. Main thread only; callbacks run from the event
/// loop, exactly once, and not at all once their Pending is gone.
class ApiClient
{
public:
    ApiClient() = default;
    ApiClient(const ApiClient &) = delete;
    ApiClient &operator=(const ApiClient &) = delete;
    virtual ~ApiClient() = default;

    /// Reads are tried up to five times on throttling, 5xx and network errors, each time signed
    /// anew, with growing waits that honour `x-acs-retry-after`.
    [[nodiscard]] virtual Pending listImages(const ListImageQuery &query, Done<ImagePage> done) = 0;
    [[nodiscard]] virtual Pending listRegions(const ListRegionsQuery &query,
                                              Done<RegionList> done) = 0;

    /// Sends once, whatever happens, and cannot be taken back: there is nothing to abort.
    /// If the client is destroyed first the callback never runs, and whoever sent must treat the
    /// request as one that may have happened.
    virtual void startTask(const StartTaskRequest &request,
                           std::function<void(StartTaskOutcome)> done) = 0;

    /// How far the service's clock is ahead of this computer's, as last seen; 0 when never seen.
    [[nodiscard]] virtual std::chrono::milliseconds clockOffset() const = 0;

    /// Is told of every exchange that ended. At most one observer.
    virtual void observe(std::function<void(const Exchange &)> observer) = 0;
};

} // namespace regioncast
