#include "catalog/catalogueloader.h"

#include "api/effect.h"

#include <algorithm>

namespace regioncast {

namespace {

constexpr size_t pagesAtOnce = 4;
constexpr int mostPages = mostImages / maxPageSize;
/// The client has tried each failing page several times; after this many the rest has to wait.
constexpr size_t failuresEndure = 3;

} // namespace

CatalogueLoader::CatalogueLoader(ApiClient &client, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
{
}

CatalogueLoader::~CatalogueLoader() = default;

void CatalogueLoader::load(const ListImageQuery &query)
{
    ++m_listing;
    m_pending.clear();
    m_read.clear();
    m_failed.clear();
    m_seen.clear();
    m_cameTwice = false;
    m_shortPage.reset();
    m_query = query;
    m_query.pageSize = maxPageSize;
    m_startedAt = m_clock.utc();
    LoadState state;
    state.phase = LoadState::Phase::Loading;
    state.readAt = m_state.readAt;
    m_state = state;
    m_nextPage = 2;
    requestPage(1);
    Q_EMIT stateChanged();
}

void CatalogueLoader::loadRest()
{
    if (m_state.phase != LoadState::Phase::Incomplete) {
        load(m_query);
        return;
    }
    ++m_listing;
    m_failed.clear();
    m_state.phase = LoadState::Phase::Loading;
    m_state.missingPages.clear();
    m_state.error = {};
    m_nextPage = 1;
    ask();
    Q_EMIT stateChanged();
}

int CatalogueLoader::lastPage() const
{
    if (m_shortPage)
        return m_state.pagesTotal > 0 ? std::min(*m_shortPage, m_state.pagesTotal) : *m_shortPage;
    if (m_state.pagesTotal > 0)
        return m_state.pagesTotal;
    // Without Count only the pages themselves tell where the end is.
    return m_read.empty() ? 1 : *m_read.rbegin() + 1;
}

void CatalogueLoader::ask()
{
    const int last = lastPage();
    for (; m_nextPage <= last && m_pending.size() < pagesAtOnce; ++m_nextPage) {
        if (!m_read.contains(m_nextPage) && !m_failed.contains(m_nextPage))
            requestPage(m_nextPage);
    }
}

void CatalogueLoader::requestPage(int page)
{
    ListImageQuery query = m_query;
    query.pageNumber = page;
    const QDateTime startedAt = m_clock.utc();
    m_pending[page] =
        m_client.listImages(query, [this, page, startedAt](const Result<ImagePage> &result) {
            onPage(page, startedAt, result);
        });
}

void CatalogueLoader::onPage(int page, const QDateTime &startedAt, const Result<ImagePage> &result)
{
    m_pending.erase(page);
    if (result) {
        if (result->count) {
            m_state.rowsTotal = std::max<qint64>(*result->count, 0);
            const qint64 pages = (m_state.rowsTotal + maxPageSize - 1) / maxPageSize;
            m_state.pagesTotal = int(std::clamp<qint64>(pages, 1, mostPages));
        }
        const qsizetype before = m_seen.size();
        for (const ImageRow &row : result->rows)
            m_seen.insert(row.key());
        m_cameTwice |= m_seen.size() < before + result->rows.size();
        // Without Count a service that gives its last page again and again never ends by itself.
        const bool same = m_state.pagesTotal == 0 && m_seen.size() == before;
        if (result->rows.size() < maxPageSize || same)
            m_shortPage = std::min(page, m_shortPage.value_or(page));
        if (m_state.pagesTotal == 0 && !m_shortPage && page == mostPages) {
            m_failed.insert(page + 1);
            m_state.error =
                makeError(ErrorKind::Answer, Effect::NothingSent, codes::unexpectedAnswer,
                          {{}, {}, QStringLiteral("a list without an end")});
        }
        m_read.insert(page);
        m_state.rowsRead += result->rows.size();
    } else {
        m_failed.insert(page);
        m_state.error = result.error();
    }
    m_pending.erase(m_pending.upper_bound(lastPage()), m_pending.end());
    m_nextPage = std::min(m_nextPage, lastPage() + 1); // Count may yet grow again
    // The first page alone tells whether the service answers at all. Who is throttled stops.
    if (!m_read.empty() && m_failed.size() < failuresEndure && !isThrottling(m_state.error.code)) {
        ask();
    }

    const quint64 listing = m_listing;
    if (result) {
        Reading reading;
        reading.startedAt = startedAt;
        reading.endedAt = m_clock.utc();
        reading.rows = result->rows;
        reading.complete = false;
        Q_EMIT pageRead(reading);
        if (listing != m_listing)
            return;
    }
    if (m_pending.empty())
        finish();
    else
        Q_EMIT stateChanged();
}

void CatalogueLoader::finish()
{
    const int last = lastPage();
    for (int page = 1; page <= last; ++page) {
        if (!m_read.contains(page))
            m_state.missingPages.append(page);
    }
    if (m_read.empty()) {
        m_state.phase = LoadState::Phase::Failed;
        Q_EMIT stateChanged();
        return;
    }
    Reading reading;
    reading.startedAt = m_startedAt;
    reading.endedAt = m_clock.utc();
    reading.listed = m_seen;
    if (m_state.missingPages.isEmpty()) {
        reading.complete = !m_cameTwice && reading.listed.size() >= m_state.rowsTotal;
        m_state.phase = LoadState::Phase::Complete;
        m_state.readAt = m_startedAt;
        m_seen.clear();
    } else {
        reading.complete = false;
        m_state.phase = LoadState::Phase::Incomplete;
    }
    const quint64 listing = m_listing;
    Q_EMIT listingRead(reading);
    if (listing == m_listing)
        Q_EMIT stateChanged();
}

} // namespace regioncast
