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

ConnectionStep notTried(Kind kind)
{
    ConnectionStep step;
    step.kind = kind;
    step.verdict = Verdict::NotTried;
    return step;
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
    ConnectionStep key = notTried(Kind::KeyAccepted);
    ConnectionStep list = notTried(Kind::MayListImages);
    ConnectionStep copy = notTried(Kind::MayCopy);
    const auto failed = [&result](ConnectionStep &step) {
        step.verdict = Verdict::Failed;
        step.error = result.error();
    };
    reached.verdict = Verdict::Passed;
    if (result) {
        key.verdict = Verdict::Passed;
        key.count = result->regions.size();
    } else {
        switch (result.error().kind) {
        case ErrorKind::Transport:
        case ErrorKind::Answer:
            failed(reached);
            break;
        case ErrorKind::Local:
            reached.verdict = Verdict::NotTried;
            failed(key);
            break;
        case ErrorKind::Gateway:
        case ErrorKind::Business:
            if (isPermission(result.error().code))
                key.verdict = Verdict::Passed;
            else
                failed(key);
            break;
        }
    }
    m_running = key.verdict == Verdict::Passed;
    if (m_running) {
        list.verdict = Verdict::Running;
        copy.verdict = Verdict::Open;
        m_refusedRegions = result ? std::nullopt : std::optional(result.error());
        m_begunAt = m_clock.monotonic();
        ListImageQuery query;
        query.pageNumber = 1;
        query.pageSize = 1;
        m_pending =
            m_client.listImages(query, [this](const Result<ImagePage> &page) { onImages(page); });
    }
    m_steps += {key, list, copy};
    Q_EMIT changed();
}

void ConnectionTest::onImages(const Result<ImagePage> &result)
{
    ConnectionStep &list = m_steps[2];
    list.took = m_clock.monotonic() - m_begunAt;
    if (result)
        list.count = result->count.value_or(result->rows.size());
    list.error = result ? m_refusedRegions : std::optional(result.error());
    list.verdict = list.error ? Verdict::Failed : Verdict::Passed;
    m_running = false;
    Q_EMIT changed();
}

} // namespace regioncast
