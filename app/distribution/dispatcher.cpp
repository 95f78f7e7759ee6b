#include "distribution/dispatcher.h"

#include "api/effect.h"
#include "support/log.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace regioncast {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds firstBackOff = 5s;
constexpr milliseconds longestBackOff = 5min;
/// The least wait after throttling when the service names none.
constexpr milliseconds throttledWait = 30s;
/// A profile that is read-only may stay so for ever; looking again costs nothing.
constexpr milliseconds longestGuardPause = 24h;
constexpr char repeatedDistribution[] = "ImageDistribute.RepeatedDistribution";
constexpr char exceedQuota[] = "ExceedBuilderQuota";

} // namespace

Dispatcher::Dispatcher(ApiClient &client, Clock &clock, const TaskBook &book, Record record,
                       QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_book(book)
    , m_record(std::move(record))
{
}

void Dispatcher::enqueue(const QList<qint64> &requests)
{
    m_queue.append(requests);
    pump();
}

void Dispatcher::replace(const QHash<qint64, qint64> &instead)
{
    for (qint64 &request : m_queue)
        request = instead.value(request, request);
    m_queue.removeAll(0);
}

void Dispatcher::resume()
{
    if (!m_pausedBy)
        return;
    const bool journalFailed = m_pausedBy->code == QLatin1String(codes::journalUnwritable);
    m_pausedBy.reset();
    m_resumesAt = {};
    m_resume.reset();
    if (journalFailed || hasUnwritten())
        writeAgain();
    Q_EMIT pauseChanged();
    pump();
}

void Dispatcher::pump()
{
    if (m_pausedBy || m_held || m_queue.isEmpty())
        return;
    const qsizetype room = mostInFlight - m_inFlight.size();
    if (room <= 0 || guardsPause())
        return;
    for (const qint64 number :
         sendable(m_queue, m_book, limits(), room,
                  [this](const Request &request) { return mayLeave(request); })) {
        m_queue.removeOne(number);
        send(number);
    }
    m_raise.reset();
    if (m_quota && !m_queue.isEmpty())
        m_raise = m_clock.after(quotaPatience, [this] { wake(); });
}

void Dispatcher::setGuards(const Guards &guards)
{
    if (guards == m_guards)
        return;
    m_guards = guards;
    if (m_pausedBy
        && (m_pausedBy->code == QLatin1String(codes::readOnly)
            || m_pausedBy->code == QLatin1String(codes::outsideHours)))
        resume();
    else
        wake();
}

bool Dispatcher::guardsPause()
{
    const auto error = [](const char *code, const QStringList &args) {
        return makeError(ErrorKind::Local, Effect::NothingSent, code, args);
    };
    if (m_guards.readOnly) {
        pause(error(codes::readOnly, {}), longestGuardPause);
        return true;
    }
    const QDateTime now = m_clock.utc();
    const std::optional<QDateTime> opens = waitsForHours(m_guards, now);
    if (!opens)
        return false;
    const QString format = QStringLiteral("HH:mm");
    pause(error(codes::outsideHours,
                {m_guards.hours->from.toString(format), m_guards.hours->to.toString(format)}),
          milliseconds(now.msecsTo(*opens)));
    return true;
}

bool Dispatcher::mayLeave(const Request &request) const
{
    const Task *task = m_book.task(request.task);
    return std::all_of(
        request.destinations.begin(), request.destinations.end(), [&](qint64 number) {
            const Destination *destination = m_book.destination(number);
            if (!task || !destination)
                return true;
            const RegionId &region = destination->region;
            const auto isThere = [&](const ImageKey &parent) {
                return m_isThere && m_isThere({parent.image, parent.version, region});
            };
            return guardAgainst(m_guards, task->image.image, task->imageName, region).isEmpty()
                   && (!request.parent || isThere(*request.parent));
        });
}

void Dispatcher::wake()
{
    if (std::exchange(m_woken, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_woken = false;
            pump();
        },
        Qt::QueuedConnection);
}

QList<qint64> Dispatcher::takeFromQueue(const QList<qint64> &requests)
{
    QSet<qint64> queued(m_queue.begin(), m_queue.end());
    QSet<qint64> taken;
    QList<qint64> order;
    for (const qint64 request : requests) {
        if (queued.remove(request)) {
            taken.insert(request);
            order.append(request);
        }
    }
    m_queue.removeIf([&taken](qint64 request) { return taken.contains(request); });
    return order;
}

void Dispatcher::moveToTop(const QList<qint64> &requests)
{
    m_queue = takeFromQueue(requests) + m_queue;
    Q_EMIT queueChanged();
    pump();
}

void Dispatcher::moveToBottom(const QList<qint64> &requests)
{
    const QList<qint64> moved = takeFromQueue(requests);
    m_queue += moved;
    Q_EMIT queueChanged();
    pump();
}

void Dispatcher::hold(bool held)
{
    if (m_held == held)
        return;
    m_held = held;
    Q_EMIT queueChanged();
    pump();
}

void Dispatcher::setLimits(const CopyLimits &limits)
{
    m_limits = limits;
    Q_EMIT queueChanged();
    pump();
}

CopyLimits Dispatcher::limits() const
{
    CopyLimits now = m_limits;
    if (m_quota) {
        const auto patience = m_clock.monotonic() - m_quota->second;
        const auto raised = patience / milliseconds(quotaPatience);
        now.inAll = int(std::min<qint64>(now.inAll, m_quota->first + raised));
    }
    return now;
}

/// The refused request has ended already, so what is under way now is what the service takes.
void Dispatcher::lowerLimits()
{
    m_quota = {copiesUnderWay(m_book).inAll, m_clock.monotonic()};
    Q_EMIT queueChanged();
}

/// The rows that change when `request` has come to its present state. `change` sets what else
/// becomes of each destination that it still carries.
TaskRecords Dispatcher::changeOf(const Request &request,
                                 const std::function<void(Destination &)> &change,
                                 const QString &note) const
{
    const QDateTime now = m_clock.utc();
    TaskRecords records;
    records.requests.append(request);
    for (const qint64 number : request.destinations) {
        const Destination *carried = m_book.destination(number);
        if (!carried || carried->request != request.number)
            continue;
        Destination destination = *carried;
        destination.facts.request = request.state;
        change(destination);
        if (destination.state() != carried->state()) {
            destination.since = now;
            records.events.append({0, number, now, wordOf(destination.state()), note});
        }
        records.destinations.append(destination);
    }
    return records;
}

void Dispatcher::send(qint64 number)
{
    const Request *queued = m_book.request(number);
    if (!queued || queued->state != RequestState::Queued)
        return;
    const QDateTime now = m_clock.utc();
    Request marked = *queued;
    marked.state = next(marked.state, RequestEvent::Marked);
    marked.sentAt = now;
    m_inFlight.insert(number);
    const TaskRecords mark =
        changeOf(marked, [&now](Destination &destination) { destination.sentAt = now; }, {});
    const QPointer<Dispatcher> self(this);
    m_record(mark, Durability::Durable, [self, number](const Result<void> &recorded) {
        if (!self)
            return;
        const Request *request = self->m_book.request(number);
        const Task *task = request ? self->m_book.task(request->task) : nullptr;
        if (!recorded || !task) {
            // Without its mark nothing leaves; what was marked in memory is taken back.
            self->m_inFlight.remove(number);
            TaskRecords takenBack;
            if (request) {
                Request back = *request;
                back.state = RequestState::Queued;
                back.sentAt = {};
                takenBack = self->changeOf(
                    back, [](Destination &destination) { destination.sentAt = {}; }, {});
                if (!recorded)
                    self->m_queue.prepend(number);
            }
            if (!recorded)
                self->pause(recorded.error(), self->growBackOff());
            if (request)
                self->writeAnswer(takenBack, 0);
            return;
        }
        StartTaskRequest call;
        call.imageId = task->image.image;
        call.versionId = task->image.version;
        call.productType = task->product;
        call.source = task->source;
        for (const qint64 destination : request->destinations) {
            if (const Destination *carried = self->m_book.destination(destination))
                call.destinations.append(carried->region);
        }
        self->m_client.startTask(call, [self, number](const StartTaskOutcome &outcome) {
            if (self)
                self->onOutcome(number, outcome);
        });
    });
}

void Dispatcher::onOutcome(qint64 number, const StartTaskOutcome &outcome)
{
    m_inFlight.remove(number);
    const Request *sent = m_book.request(number);
    if (!sent)
        return;
    const QDateTime now = m_clock.utc();
    const bool accepted = outcome.result.has_value();
    const Error error = accepted ? Error() : outcome.result.error();
    Request request = *sent;
    request.state = next(request.state, accepted ? RequestEvent::Succeeded : eventOf(error.effect));
    request.signedAt = outcome.signedAt;
    request.tid = accepted ? outcome.result->tid : Tid();
    request.requestId = accepted ? outcome.result->requestId : error.requestId;
    request.code = error.code;
    request.serverMessage = error.serverMessage;
    request.args = error.args;
    request.exchange = outcome.exchange;

    if (request.state == RequestState::Queued) {
        const bool throttled = isThrottling(error.code);
        milliseconds wait = growBackOff();
        if (throttled)
            wait = error.retryAfter > 0ms ? error.retryAfter : std::max(wait, throttledWait);
        else if (error.effect == Effect::RefusedBeforeService)
            wait = std::max(error.retryAfter, wait);
        request.sentAt = {};
        request.notBefore =
            error.effect == Effect::RefusedBeforeService ? now.addMSecs(wait.count()) : QDateTime();
        m_queue.prepend(number);
        // The pause comes first: writing must not send the next one.
        pause(error, wait);
        writeAnswer(
            changeOf(
                request, [](Destination &destination) { destination.sentAt = {}; }, error.code),
            0);
        return;
    }

    m_backOff = 0ms;
    // By the clock that readings are compared with, which is not that of the client: the computer's
    // may have been set meanwhile.
    request.endedAt = now;
    request.notBefore = {};
    // The signature is dead once the gateway's clock, as far from ours as it may be, has passed
    // signing + 15 minutes. It was signed before it ended, unless it was stamped ahead of our time.
    const milliseconds offset = m_client.clockOffset();
    const QDateTime signedAt = outcome.signedAt.isValid()
                                   ? std::max(outcome.signedAt.addMSecs(-offset.count()), now)
                                   : now;
    const QDateTime provableAfter =
        signedAt.addMSecs(milliseconds(signatureLife).count() + std::chrono::abs(offset).count());
    const bool mustLook = request.state == RequestState::Refused
                          && ((dependsOnRegions(error.code) && request.destinations.size() > 1)
                              || error.code == QLatin1String(repeatedDistribution));
    const auto settle = [&](Destination &destination) {
        destination.facts.code = error.code;
        destination.facts.mustLook = mustLook;
        destination.facts.requestEndedAt = request.endedAt;
        destination.facts.provableAfter = provableAfter;
    };
    writeAnswer(changeOf(request, settle, accepted ? request.tid.text : error.code), number);
    if (error.code == QLatin1String(exceedQuota))
        lowerLimits();
}

void Dispatcher::write(const TaskRecords &records, Durability durability)
{
    const QPointer<Dispatcher> self(this);
    m_record(records, durability, [self, records](const Result<void> &recorded) {
        if (self && !recorded)
            self->onUnwritten(records, recorded.error());
    });
}

void Dispatcher::writeAnswer(const TaskRecords &records, qint64 ended)
{
    const QPointer<Dispatcher> self(this);
    m_record(records, Durability::Durable, [self, records, ended](const Result<void> &recorded) {
        if (!self)
            return;
        if (!recorded)
            self->onUnwritten(records, recorded.error());
        if (ended != 0)
            Q_EMIT self->requestEnded(ended);
        self->pump();
    });
}

void Dispatcher::onUnwritten(const TaskRecords &records, const Error &error)
{
    // Nothing is better the next time for a folder that another process holds, or for a row that
    // the journal refuses.
    if (error.code != QLatin1String(codes::journalUnwritable))
        return;
    if (!hasUnwritten())
        qCWarning(logTasks) << "something waits for the journal:" << error.code;
    for (const Request &request : records.requests)
        m_unwritten.requests.insert(request.number);
    for (const Destination &destination : records.destinations)
        m_unwritten.destinations.insert(destination.number);
    m_unwritten.events += records.events;
    pause(error, growBackOff());
}

/// The rows as they are now: readings may have gone on meanwhile, and some may be forgotten.
/// Without any it still finds out whether the journal can be written.
void Dispatcher::writeAgain()
{
    const Unwritten unwritten = std::exchange(m_unwritten, {});
    TaskRecords records;
    for (const qint64 number : unwritten.requests) {
        if (const Request *request = m_book.request(number))
            records.requests.append(*request);
    }
    for (const qint64 number : unwritten.destinations) {
        if (const Destination *destination = m_book.destination(number))
            records.destinations.append(*destination);
    }
    for (const HistoryEvent &event : unwritten.events) {
        if (m_book.destination(event.destination))
            records.events.append(event);
    }
    write(records, Durability::Durable);
}

milliseconds Dispatcher::growBackOff()
{
    // What fails together is one failure.
    if (!m_pausedBy)
        m_backOff = std::clamp(m_backOff * 2, firstBackOff, longestBackOff);
    return std::max(m_backOff, firstBackOff);
}

void Dispatcher::pause(const Error &why, milliseconds howLong)
{
    const QDateTime until = m_clock.utc().addMSecs(howLong.count());
    // The longest of several reasons counts.
    if (m_pausedBy && m_resumesAt >= until)
        return;
    m_pausedBy = why;
    m_resumesAt = until;
    m_resume = m_clock.after(howLong, [this] { resume(); });
    Q_EMIT pauseChanged();
}

} // namespace regioncast
