#include "cloud.h"

#include "api/effect.h"
#include "practice/dice.h"

#include <algorithm>

namespace regioncast::simulation {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr double invisibleFor = 3;
constexpr double preparingFor = 10;
constexpr milliseconds signatureLives = 15min;
const QString startAction = QStringLiteral("StartTaskForDistributeImage");
const QString host = QStringLiteral("service.invalid");

Error refusal(const QString &code, milliseconds retryAfter)
{
    Error error;
    error.kind = kindOf(code, 400);
    error.effect = effectOf(code);
    error.code = code;
    error.http = isThrottling(code) ? 503 : 400;
    error.retryAfter = retryAfter;
    return error;
}

} // namespace

Cloud::Cloud(Clock &clock, int images, std::chrono::seconds least, std::chrono::seconds most,
             QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_images(images)
    , m_least(least)
    , m_most(most)
{
}

void Cloud::play(const QByteArray &faults)
{
    m_faults = Faults::fromJson(faults).value();
}

double Cloud::share()
{
    return regioncast::share(7, 1, ++m_dice);
}

ImageId Cloud::imageAt(int index)
{
    return {QStringLiteral("imgc-%1").arg(index, 6, 10, QLatin1Char('0'))};
}

QList<RegionId> Cloud::regions(int count)
{
    QList<RegionId> all;
    for (int i = 0; i < count; ++i)
        all.append({QStringLiteral("xx-region-%1").arg(i)});
    return all;
}

std::optional<Copy> Cloud::copyOf(const CopyKey &key) const
{
    if (key.region == home())
        return Copy{CopyState::Available, QStringLiteral("AVAILABLE"), 100};
    const auto life = m_lives.constFind(key);
    if (life == m_lives.constEnd())
        return std::nullopt;
    const double seconds = double(life->startsAt.msecsTo(m_clock.utc())) / 1000;
    if (seconds < invisibleFor)
        return std::nullopt;
    if (seconds < preparingFor)
        return Copy{CopyState::Initialising, QStringLiteral("INIT"), 0};
    const int percent = int(std::min(100.0, 100 * (seconds - preparingFor) / life->seconds));
    if (life->fault && life->fault->kind == FaultKind::Fail && percent >= life->fault->at)
        return Copy{CopyState::Failed, QStringLiteral("CREATE_FAILED"), life->fault->at};
    if (life->fault && life->fault->kind == FaultKind::Stall && percent >= life->fault->at)
        return Copy{CopyState::Copying, QStringLiteral("CREATING"), life->fault->at};
    if (percent >= 100)
        return Copy{CopyState::Available, QStringLiteral("AVAILABLE"), 100};
    return Copy{CopyState::Copying, QStringLiteral("CREATING"), percent};
}

ImageRow Cloud::rowAt(int index) const
{
    ImageRow row;
    row.imageId = imageAt(index);
    row.versionId = version();
    row.latestVersionId = version();
    row.onlineVersionId = version();
    row.imageName = QStringLiteral("image %1").arg(index);
    row.systemDiskSize = 40;
    const auto add = [&row](const RegionId &region, const Copy &copy) {
        RegionDistribution entry;
        entry.regionId = region;
        entry.status = copy.word;
        entry.progress = QStringLiteral("%1%").arg(copy.progress.value_or(0));
        row.imageRegionDistributeList.append(entry);
        if (copy.state == CopyState::Available)
            row.imageRegionList.append(region);
    };
    add(home(), *copyOf({row.imageId, version(), home()}));
    for (const CopyKey &key : m_copiesOfImage.value(index)) {
        if (const std::optional<Copy> copy = copyOf(key))
            add(key.region, *copy);
    }
    return row;
}

std::optional<Error> Cloud::hindrance(const FaultTarget &target, bool &taken)
{
    taken = false;
    if (m_offline)
        return makeError(ErrorKind::Transport, Effect::NothingSent, codes::unreachable, {host});
    const RequestFault result = m_faults.onRequest(target, m_clock.utc());
    taken = true;
    if (!result.fault)
        return std::nullopt;
    const Fault &fault = *result.fault;
    taken = fault.kind == FaultKind::CutAfter || fault.kind == FaultKind::CutWithin;
    if (fault.kind == FaultKind::Refuse)
        return refusal(fault.code, milliseconds(fault.retryAfter));
    if (fault.kind == FaultKind::Http) {
        Error error = makeError(ErrorKind::Answer, Effect::MayHaveHappened, codes::unexpectedAnswer,
                                {host, QString::number(fault.status), QStringLiteral("HTML")});
        error.http = fault.status;
        return error;
    }
    return makeError(ErrorKind::Transport, Effect::MayHaveHappened, codes::connectionCut, {host});
}

template<class T>
Pending Cloud::answer(Done<T> done, Result<T> result)
{
    ++m_inFlight;
    const auto alive = std::make_shared<bool>(true);
    QMetaObject::invokeMethod(
        this,
        [this, alive, done = std::move(done), result = std::move(result)] {
            --m_inFlight;
            if (m_observer)
                m_observer({});
            if (!result && isThrottling(result.error().code)) {
                const qint64 now = m_clock.utc().toMSecsSinceEpoch();
                m_throttledUntil = m_clock.utc().addMSecs(60'000 - now % 60'000);
            }
            if (*alive)
                done(result);
        },
        Qt::QueuedConnection);
    return Pending([alive] { *alive = false; });
}

Pending Cloud::listImages(const ListImageQuery &query, Done<ImagePage> done)
{
    ++m_counts.reads;
    const QString action = QStringLiteral("ListImage");
    if (m_throttledUntil.isValid() && m_clock.utc() < m_throttledUntil)
        ++m_counts.readsWhileThrottled;
    bool taken = false;
    if (const auto error = hindrance({action, query.imageId, {}, {}}, taken)) {
        m_counts.throttled += isThrottling(error->code) ? 1 : 0;
        return answer<ImagePage>(std::move(done), fail(*error));
    }
    ImagePage page;
    page.pageNumber = query.pageNumber.value_or(1);
    page.pageSize = query.pageSize.value_or(10);
    if (!query.imageId.isEmpty()) {
        const int index = query.imageId.section(QLatin1Char('-'), 1).toInt();
        page.rows.append(rowAt(index));
        page.count = 1;
    } else {
        const int from = (*page.pageNumber - 1) * *page.pageSize;
        for (int i = from; i < std::min(from + *page.pageSize, m_images); ++i)
            page.rows.append(rowAt(i));
        page.count = m_images;
    }
    return answer<ImagePage>(std::move(done), std::move(page));
}

Pending Cloud::listRegions(const ListRegionsQuery &, Done<RegionList> done)
{
    RegionList list;
    list.regions = regions(20);
    return answer<RegionList>(std::move(done), std::move(list));
}

/// Whether somebody who asked for this copy cannot know yet that it will not come, or has it.
bool Cloud::isOpen(const CopyKey &key) const
{
    const auto asked = m_asked.constFind(key);
    if (asked == m_asked.constEnd())
        return false;
    if (asked->taken) {
        const std::optional<Copy> copy = copyOf(key);
        return !copy || copy->state != CopyState::Failed;
    }
    return !asked->told && asked->at.msecsTo(m_clock.utc()) <= milliseconds(signatureLives).count();
}

void Cloud::take(const CopyKey &key, milliseconds later)
{
    Life life;
    life.startsAt = m_clock.utc().addMSecs(later.count());
    life.seconds = double(m_least.count()) + share() * double((m_most - m_least).count());
    life.fault = m_faults.onCopy({{}, key.image.text, {}, {key.region.text}});
    QList<CopyKey> &copies = m_copiesOfImage[key.image.text.section(QLatin1Char('-'), 1).toInt()];
    if (!copies.contains(key))
        copies.append(key);
    m_lives.insert(key, life);
}

void Cloud::startTask(const StartTaskRequest &request, std::function<void(StartTaskOutcome)> done)
{
    ++m_counts.submitted;
    m_received.append(request);
    QStringList regions;
    for (const RegionId &region : request.destinations)
        regions.append(region.text);
    bool taken = false;
    std::optional<Error> error = hindrance({startAction, request.imageId.text, {}, regions}, taken);
    QList<CopyKey> keys;
    for (const RegionId &region : request.destinations)
        keys.append({request.imageId, request.versionId.value_or(version()), region});
    for (const CopyKey &key : std::as_const(keys)) {
        if (isOpen(key))
            ++m_counts.sentTwice;
    }
    const bool exists = std::any_of(keys.begin(), keys.end(), [this](const CopyKey &key) {
        const auto life = m_lives.constFind(key);
        const std::optional<Copy> copy = copyOf(key);
        return life != m_lives.constEnd() && (!copy || copy->state != CopyState::Failed);
    });
    if (taken && exists) {
        taken = false;
        if (!error)
            error = refusal(QStringLiteral("ImageDistribute.RepeatedDistribution"), 0ms);
    }
    const bool told = !error || error->effect != Effect::MayHaveHappened;
    milliseconds later{0};
    if (!told) {
        if (taken) {
            ++m_counts.answersLost;
        } else if (!exists && share() < 0.3) {
            // It stood in a queue on the way, as long as its signature lived.
            later = milliseconds(qint64(share() * double(milliseconds(signatureLives).count())));
            taken = true;
            ++m_counts.takenLate;
        } else {
            ++m_counts.neverTaken;
        }
    }
    for (const CopyKey &key : std::as_const(keys)) {
        if (error && error->effect == Effect::NothingSent)
            continue;
        m_asked.insert(key, {m_clock.utc(), taken, told});
        if (taken)
            take(key, later);
    }
    StartTaskOutcome outcome;
    outcome.result = error ? Result<StartTaskAnswer>(fail(*error))
                           : StartTaskAnswer{{QStringLiteral("tid-%1").arg(m_counts.submitted)},
                                             QStringLiteral("request")};
    outcome.exchange.action = startAction;
    outcome.signedAt = m_clock.utc();
    outcome.endedAt = m_clock.utc();
    ++m_inFlight;
    QMetaObject::invokeMethod(
        this,
        [this, done = std::move(done), outcome] {
            --m_inFlight;
            done(outcome);
        },
        Qt::QueuedConnection);
}

} // namespace regioncast::simulation
