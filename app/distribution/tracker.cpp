#include "distribution/tracker.h"

#include "api/effect.h"

#include <algorithm>
#include <utility>

namespace regioncast {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds fastPace = 10s;
constexpr milliseconds slowPace = 60s;
constexpr milliseconds floorPace = 5s;
constexpr milliseconds longestBackOff = 2min;
/// After a throttled minute programs that wait alike come back about so late, not all at once.
constexpr milliseconds quotaSlack = 2s;
/// The first wait after that one is so many times as long; it is halved with each good cycle.
constexpr int slowest = 4;
/// Single-image reads at the same time; the listing of the window wants its turn as well.
constexpr size_t singlesAtOnce = 4;

} // namespace

Tracker::Tracker(ApiClient &client, Clock &clock, std::function<TrackingNeed()> need,
                 QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_need(std::move(need))
    , m_listing(client, clock)
{
    connect(&m_listing, &CatalogueLoader::pageRead, this, [this](const Reading &page) {
        ++m_readCount;
        Q_EMIT pageCame(page);
    });
    connect(&m_listing, &CatalogueLoader::listingRead, this, [this](const Reading &listing) {
        m_state.lastReadAt = std::max(m_state.lastReadAt, listing.startedAt);
        Q_EMIT readingCame(listing);
    });
    connect(&m_listing, &CatalogueLoader::stateChanged, this, &Tracker::onListingEnded);
}

void Tracker::wake()
{
    if (m_state.reading)
        return; // the end of the cycle looks again
    const TrackingNeed need = m_need();
    if (need.images.isEmpty()) {
        stop();
        return;
    }
    if (m_state.running && m_state.nextReadAt.isValid()) {
        // Something begins to move: the slow read that is planned comes too late.
        if (need.moving && !m_plannedMoving && !m_state.failing) {
            const milliseconds planned(m_clock.utc().msecsTo(m_state.nextReadAt));
            const milliseconds sooner = pace(true);
            if (sooner < planned)
                plan(sooner);
            m_plannedMoving = true;
        }
        return;
    }
    m_plannedMoving = need.moving;
    const milliseconds wait = pace(need.moving);
    const milliseconds since = m_begunAt ? m_clock.monotonic() - *m_begunAt : milliseconds::max();
    plan(std::max(since >= wait ? 0ms : wait - since, untilAllowed()));
}

void Tracker::readNow()
{
    if (m_state.reading) {
        m_again = true;
        return;
    }
    const milliseconds wait = untilAllowed();
    // Many submits end together, and what is needed takes time to find out.
    if (m_state.nextReadAt.isValid()
        && milliseconds(m_clock.utc().msecsTo(m_state.nextReadAt)) <= wait) {
        return;
    }
    if (m_need().images.isEmpty()) {
        stop();
        return;
    }
    if (wait > 0ms)
        plan(wait);
    else
        beginCycle();
}

void Tracker::beginCycle()
{
    m_next.reset();
    const TrackingNeed need = m_need();
    if (need.images.isEmpty()) {
        stop();
        return;
    }
    m_begunAt = m_clock.monotonic();
    m_again = false;
    m_failure.reset();
    TrackerState state = m_state;
    state.running = true;
    state.reading = true;
    state.nextReadAt = {};
    setState(state);

    const qint64 pages = (need.catalogueRows + maxPageSize - 1) / maxPageSize;
    m_listingRuns = pages > 0 && pages + need.mustSingle.size() < need.images.size();
    m_waiting = m_listingRuns ? need.mustSingle : need.images;
    if (m_listingRuns)
        m_listing.load(need.query);
    askSingles();
}

void Tracker::askSingles()
{
    while (!m_waiting.isEmpty() && m_reads.size() < singlesAtOnce) {
        const ImageId image = m_waiting.takeFirst();
        ListImageQuery query;
        query.imageId = image.text;
        query.pageNumber = 1;
        query.pageSize = maxPageSize;
        const QDateTime startedAt = m_clock.utc();
        ++m_readCount;
        m_reads[image] =
            m_client.listImages(query, [this, image, startedAt](const Result<ImagePage> &result) {
                onSingle(image, startedAt, result);
            });
    }
}

void Tracker::onSingle(const ImageId &image, const QDateTime &startedAt,
                       const Result<ImagePage> &result)
{
    m_reads.erase(image);
    if (!result)
        readFailed(result.error());
    askSingles();
    if (result) {
        m_state.lastReadAt = std::max(m_state.lastReadAt, startedAt);
        Q_EMIT readingCame(singleReading(image, startedAt, m_clock.utc(), *result));
    }
    endCycleIfDone();
}

void Tracker::onListingEnded()
{
    const LoadState &listing = m_listing.state();
    if (!m_listingRuns || listing.phase == LoadState::Phase::Loading)
        return;
    m_listingRuns = false;
    if (listing.phase != LoadState::Phase::Complete) {
        m_readCount += listing.missingPages.size();
        readFailed(listing.error);
    }
    endCycleIfDone();
}

void Tracker::readFailed(const Error &error)
{
    const bool throttled = isThrottling(error.code);
    // Throttling is told before all else, and then the longest wait that the service asks for.
    if (!m_failure
        || std::pair(throttled, error.retryAfter)
               >= std::pair(isThrottling(m_failure->code), m_failure->retryAfter)) {
        m_failure = error;
    }
    if (!throttled)
        return;
    m_waiting.clear();
    m_slowness = slowest;
    const QDateTime serviceTime = m_clock.utc().addMSecs(m_client.clockOffset().count());
    const milliseconds quiet = quietAfter(error, serviceTime) + m_clock.scattered(quotaSlack, 0.5);
    m_quietUntil = std::max(m_quietUntil, m_clock.monotonic() + quiet);
}

void Tracker::endCycleIfDone()
{
    if (!m_state.reading || m_listingRuns || !m_reads.empty() || !m_waiting.isEmpty())
        return;
    TrackerState state = m_state;
    state.reading = false;
    if (m_failure && !state.failing)
        state.failingSince = m_clock.utc();
    state.failing = m_failure;
    if (!m_failure)
        state.failingSince = {};

    const TrackingNeed need = m_need();
    milliseconds delay = pace(need.moving);
    if (m_failure) {
        m_backOff = std::clamp(m_backOff * 2, fastPace, longestBackOff);
        delay = std::max({m_failure->retryAfter, m_backOff, untilAllowed()});
    } else {
        m_backOff = 0ms;
        m_slowness = std::max(m_slowness / 2, 1);
        if (std::exchange(m_again, false))
            delay = untilAllowed();
    }
    if (need.images.isEmpty()) {
        state.running = false;
        state.nextReadAt = {};
        setState(state);
        return;
    }
    m_plannedMoving = need.moving;
    state.nextReadAt = m_clock.utc().addMSecs(delay.count());
    m_next = m_clock.after(delay, [this] { beginCycle(); });
    setState(state);
}

void Tracker::plan(milliseconds delay)
{
    TrackerState state = m_state;
    state.running = true;
    state.nextReadAt = m_clock.utc().addMSecs(delay.count());
    m_next = m_clock.after(delay, [this] { beginCycle(); });
    setState(state);
}

void Tracker::stop()
{
    m_next.reset();
    TrackerState state = m_state;
    state.running = false;
    state.nextReadAt = {};
    state.failing.reset();
    state.failingSince = {};
    setState(state);
}

milliseconds Tracker::pace(bool moving)
{
    return m_clock.scattered(moving ? fastPace : slowPace, 0.2) * m_slowness;
}

/// Until the floor is reached and the throttled minute is over.
milliseconds Tracker::untilAllowed() const
{
    milliseconds from = m_quietUntil;
    if (m_begunAt)
        from = std::max(from, *m_begunAt + floorPace);
    return std::max(from - m_clock.monotonic(), 0ms);
}

void Tracker::setState(const TrackerState &state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace regioncast
