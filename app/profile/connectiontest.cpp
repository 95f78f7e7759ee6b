#include "profile/connectiontest.h"

namespace regioncast {

using Kind = ConnectionStep::Kind;
using Verdict = ConnectionStep::Verdict;

namespace {

/// The gateway knows the key but does not allow the operation: the key itself is good.
bool isPermission(const QString &code)
{
    return code == QLatin1String("NoPermission") || code == QLatin1String("Forbidden.RAM")
           || code == QLatin1String("Forbidden") || code == QLatin1String("Forbidden.NoPermission");
}

} // namespace

ConnectionTest::ConnectionTest(ApiClient &client, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
{
}

void ConnectionTest::start()
{
    m_running = true;
    m_steps = {ConnectionStep{}};
    m_begunAt = m_clock.monotonic();
    m_pending =
        m_client.listRegions({}, [this](const Result<RegionList> &result) { onRegions(result); });
    Q_EMIT changed();
}

void ConnectionTest::onRegions(const Result<RegionList> &result)
{
    ConnectionStep &reached = m_steps.first();
    reached.took = m_clock.monotonic() - m_begunAt;
    reached.clockOffset = m_client.clockOffset();
    const std::optional<Error> error = result ? std::nullopt : std::optional(result.error());
    const bool unreached =
        error
        && (error->kind == ErrorKind::Transport || error->kind == ErrorKind::Local
            || error->kind == ErrorKind::Answer);
    reached.verdict = unreached ? Verdict::Failed : Verdict::Passed;
    if (unreached)
        reached.error = error;

    ConnectionStep key;
    key.kind = Kind::KeyAccepted;
    key.verdict = unreached                             ? Verdict::NotTried
                  : !error || isPermission(error->code) ? Verdict::Passed
                                                        : Verdict::Failed;
    key.count = result ? result->regions.size() : 0;
    if (key.verdict == Verdict::Failed)
        key.error = error;
    m_steps.append(key);

    ConnectionStep list;
    list.kind = Kind::MayListImages;
    ConnectionStep copy;
    copy.kind = Kind::MayCopy;
    copy.verdict = Verdict::Open;
    if (key.verdict != Verdict::Passed) {
        list.verdict = copy.verdict = Verdict::NotTried;
        m_steps += {list, copy};
        m_running = false;
        Q_EMIT changed();
        return;
    }
    m_steps += {list, copy};
    ListImageQuery query;
    query.pageNumber = 1;
    query.pageSize = 1;
    m_begunAt = m_clock.monotonic();
    m_pending =
        m_client.listImages(query, [this](const Result<ImagePage> &page) { onImages(page); });
    Q_EMIT changed();
}

void ConnectionTest::onImages(const Result<ImagePage> &result)
{
    ConnectionStep &list = m_steps[2];
    list.took = m_clock.monotonic() - m_begunAt;
    list.verdict = result ? Verdict::Passed : Verdict::Failed;
    if (result)
        list.count = result->count.value_or(result->rows.size());
    else
        list.error = result.error();
    m_running = false;
    Q_EMIT changed();
}

} // namespace regioncast
