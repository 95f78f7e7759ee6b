#include "fuzzing.h"
#include "practice/world.h"

#include <QJsonObject>

// A fault script: the input as the file of --faults, then what it does to requests and copies.

using namespace regioncast;
using fuzz::require;

namespace {

const QDateTime &now()
{
    static const QDateTime time(QDate(2026, 7, 1), QTime(8, 0), Qt::UTC);
    return time;
}

bool isPercent(int number)
{
    return number >= 0 && number <= 100;
}

void checkRule(const FaultRule &rule)
{
    require(rule.probability > 0 && rule.probability <= 1, "a probability is one");
    require(rule.skip >= 0 && rule.count >= 0, "skip and count are not below 0");
    const Fault &fault = rule.fault;
    require(isPercent(fault.at) && isPercent(fault.to), "percentages are from 0 to 100");
    require(fault.kind == FaultKind::Skew || fault.seconds >= 0, "only a clock goes back");
    require(fault.milliseconds >= 0 && fault.retryAfter >= 0, "waits are not below 0");
    const std::optional<Fault> again = copyFaultOf(toJson(fault));
    require(isOfCopies(fault.kind) ? again == fault : !again,
            "the fault of a copy comes back as it was, any other is none");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Result<Faults> read = Faults::fromJson(fuzz::bytesOf(data, size));
    if (!read) {
        require(read.error().code == QLatin1String(codes::faultsBroken)
                    && !read.error().args.value(0).isEmpty(),
                "an error says what is wrong");
        return 0;
    }
    for (const FaultRule &rule : read->rules())
        checkRule(rule);

    Faults first = *read;
    Faults second = *read;
    FaultTarget target{QStringLiteral("StartTaskForDistributeImage"),
                       QStringLiteral("imgc-0practice0003"),
                       QStringLiteral("debian12-dev"),
                       {QStringLiteral("ap-northeast-1")}};
    for (int i = 0; i < 20; ++i) {
        const QDateTime time = now().addMSecs(qint64{300} * i);
        const RequestFault one = first.onRequest(target, time);
        const RequestFault other = second.onRequest(target, time);
        require(one.fault == other.fault && one.delay == other.delay && one.skew == other.skew,
                "a script plays the same way again");
        require(!one.fault || !isOfCopies(one.fault->kind), "no request meets the fault of a copy");
    }

    // Whatever befalls its copies, the world can be listed at any time.
    WorldSettings settings;
    settings.images = 12;
    settings.epoch = now();
    World world(settings);
    StartTaskRequest request;
    request.imageId = {target.imageId};
    request.destinations = {{QStringLiteral("ap-northeast-1")}, {QStringLiteral("eu-central-1")}};
    require(world.startTask(request, now(), &first).has_value(), "a copy that is new is taken");
    ListImageQuery query;
    query.imageId = target.imageId;
    for (qint64 seconds = 1; seconds < 100'000'000; seconds *= 3)
        require(world.listImages(query, now().addSecs(seconds)).has_value(), "it can be listed");
    return 0;
}
