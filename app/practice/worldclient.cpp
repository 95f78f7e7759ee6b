#include "practice/worldclient.h"

#include <QPointer>

namespace regioncast {

namespace {

/// Calls back from the event loop, unless the Pending is dropped first.
template<class T>
Pending later(QObject *context, Done<T> done, Result<T> result)
{
    auto alive = std::make_shared<bool>(true);
    QMetaObject::invokeMethod(
        context,
        [alive, done = std::move(done), result = std::move(result)] {
            if (*alive)
                done(result);
        },
        Qt::QueuedConnection);
    return Pending([alive] { *alive = false; });
}

} // namespace

WorldClient::WorldClient(World &world, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_world(world)
    , m_clock(clock)
{
}

void WorldClient::observe(std::function<void(const Exchange &)> observer)
{
    m_observer = std::move(observer);
}

void WorldClient::failNext(const QString &action, const Error &error, int count, int skip)
{
    m_failures.insert(action, {error, count, skip});
}

void WorldClient::hang(const QString &action, int skip)
{
    m_answered.insert(action, m_calls.value(action) + skip);
}

bool WorldClient::hangs(const QString &action) const
{
    const auto answered = m_answered.constFind(action);
    return answered != m_answered.constEnd() && m_calls.value(action) > *answered;
}

int WorldClient::callCount(const QString &action) const
{
    return m_calls.value(action);
}

std::optional<Error> WorldClient::nextFailure(const QString &action)
{
    const auto failure = m_failures.find(action);
    if (failure == m_failures.end())
        return std::nullopt;
    if (failure->skip > 0) {
        --failure->skip;
        return std::nullopt;
    }
    const Error error = failure->error;
    if (failure->count > 0 && --failure->count == 0)
        m_failures.erase(failure);
    return error;
}

Exchange WorldClient::exchangeFor(const QString &action, const QString &request,
                                  const std::optional<Error> &error)
{
    Exchange exchange;
    exchange.action = action;
    exchange.endpoint = QStringLiteral("http://127.0.0.1");
    exchange.startedAt = m_clock.utc();
    exchange.request = QStringLiteral("POST / HTTP/1.1\nx-acs-action: %1\n"
                                      "authorization: ACS3-HMAC-SHA256 Credential=…,Signature=…\n"
                                      "\n%2")
                           .arg(action, request);
    exchange.http = error ? error->http : 200;
    if (exchange.http != 0)
        exchange.answer = QStringLiteral("HTTP %1").arg(exchange.http);
    exchange.code = error ? error->code : QString();
    exchange.requestId = error && !error->requestId.isEmpty() ? error->requestId : requestId();
    if (m_observer)
        m_observer(exchange);
    return exchange;
}

QString WorldClient::requestId()
{
    return QStringLiteral("00000000-0000-4000-8000-%1")
        .arg(++m_lastRequest, 12, 10, QLatin1Char('0'));
}

Pending WorldClient::listImages(const ListImageQuery &query, Done<ImagePage> done)
{
    const QString action = QStringLiteral("ListImage");
    ++m_calls[action];
    if (hangs(action))
        return {};
    const std::optional<Error> failure = nextFailure(action);
    Result<ImagePage> page =
        failure ? Result<ImagePage>(fail(*failure)) : m_world.listImages(query, m_clock.utc());
    exchangeFor(action, QString::fromUtf8(encodeSorted(bodyOf(query))),
                page ? std::nullopt : std::optional(page.error()));
    return later(this, std::move(done), std::move(page));
}

Pending WorldClient::listRegions(const ListRegionsQuery &query, Done<RegionList> done)
{
    const QString action = QStringLiteral("ListRegions");
    ++m_calls[action];
    if (hangs(action))
        return {};
    const std::optional<Error> failure = nextFailure(action);
    Result<RegionList> list = failure ? Result<RegionList>(fail(*failure))
                                      : Result<RegionList>(m_world.listRegions(query));
    exchangeFor(action, {}, failure);
    return later(this, std::move(done), std::move(list));
}

void WorldClient::startTask(const StartTaskRequest &request,
                            std::function<void(StartTaskOutcome)> done)
{
    const QString action = QStringLiteral("StartTaskForDistributeImage");
    ++m_calls[action];
    m_received.append(request);
    const std::optional<Error> failure = nextFailure(action);
    Result<StartTaskAnswer> result = fail(failure.value_or(Error{}));
    if (!failure || failure->effect == Effect::MayHaveHappened) {
        Result<StartTaskAnswer> answer = m_world.startTask(request, m_clock.utc());
        if (!failure)
            result = std::move(answer);
    }
    const QString form = QString::fromUtf8(encodeSorted(bodyOf(request)));
    const Exchange exchange =
        exchangeFor(action, form, result ? std::nullopt : std::optional(result.error()));
    if (result)
        result->requestId = exchange.requestId;
    else if (result.error().http != 0)
        result.error().requestId = exchange.requestId;
    const QDateTime now = m_clock.utc();
    QMetaObject::invokeMethod(
        this,
        [done = std::move(done),
         outcome = StartTaskOutcome{std::move(result), exchange, now, now}] { done(outcome); },
        Qt::QueuedConnection);
}

} // namespace regioncast
