#include "profile/profilesession.h"

#include "api/effect.h"
#include "distribution/relations.h"

#include "support/log.h"

#include <QPointer>
#include <QRegularExpression>

#include <algorithm>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

/// Copies that are held in memory besides the open and the unsolved ones.
constexpr int newestCopies = 4000;
/// How often who only reads asks whether the sender wrote something.
constexpr std::chrono::seconds followPace{3};
/// Pages of a listing are merged no more often than that.
constexpr std::chrono::milliseconds mergePace{50};
/// Copies of others are followed at the fast pace for this long after one of them changed.
constexpr int elsewhereIsLivelySeconds = 600;
/// A row in doubt is followed at the fast pace until so long after looking could have settled it.
constexpr int doubtIsLivelySeconds = 600;
constexpr int unknownWordIsLivelySeconds = 24 * 60 * 60;
/// A reading that contradicts an arrival so soon after it does not mean that others began anew.
constexpr int settledSeconds = 600;

/// Whether two sets of facts differ in more than when they were last looked at.
bool differInSubstance(DestinationFacts a, const DestinationFacts &b)
{
    a.lookedAt = b.lookedAt;
    a.seenAt = b.seenAt;
    a.unchangedReads = b.unchangedReads;
    return a != b;
}

/// Whether something may soon be seen of a copy that has not ended.
bool isLively(const Destination &destination, const QDateTime &now)
{
    const DestinationFacts &facts = destination.facts;
    if (isStalled(facts))
        return false;
    const DestinationState state = destination.state();
    if (state == DestinationState::NotSeen)
        return facts.absentReads < absentReadsNeeded;
    if (state == DestinationState::InDoubt) {
        return !facts.provableAfter.isValid()
               || facts.provableAfter.secsTo(now) < doubtIsLivelySeconds;
    }
    if (state == DestinationState::UnknownWord)
        return destination.since.secsTo(now) < unknownWordIsLivelySeconds;
    return true;
}

/// Whether a row of the journal says more than the one in memory: the sender did something, or its
/// reading is the newer one.
bool saysMore(const Destination &file, const Destination &memory)
{
    if (file.tries != memory.tries || file.request != memory.request || file.sentAt != memory.sentAt
        || file.solvedAt != memory.solvedAt || file.facts.request != memory.facts.request
        || file.facts.code != memory.facts.code
        || file.facts.requestEndedAt != memory.facts.requestEndedAt)
        return true;
    const QDateTime &looked = memory.facts.lookedAt;
    return differInSubstance(file.facts, memory.facts)
           && !(looked.isValid() && looked > file.facts.lookedAt);
}

bool canStillChange(const Destination &destination)
{
    return !destination.facts.latched && destination.state() != DestinationState::Cancelled;
}

} // namespace

QString loginName()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? qEnvironmentVariable("LOGNAME") : user;
}

ProfileSession::ProfileSession(Profile profile, ApiClient &client, Journal &journal,
                               JournalOpened &numbers, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_client(client)
    , m_journal(journal)
    , m_numbers(numbers)
    , m_steadyClock(clock)
    , m_clock(m_steadyClock)
    , m_regionTable(RegionTable::load(QLocale::c()))
    , m_loader(client, m_clock)
    , m_dispatcher(std::make_unique<Dispatcher>(
          client, m_clock, m_book,
          [this](const TaskRecords &records, Durability durability, Done<void> done) {
              record(records, durability, std::move(done));
          }))
    , m_tracker(std::make_unique<Tracker>(client, m_clock, [this] { return need(); }))
{
    m_regions.added = m_profile.addedRegions;
    m_dispatcher->setLimits(m_profile.limits);
    m_dispatcher->setGuards(m_profile.guards);
    m_dispatcher->setIsThere(
        [this](const CopyKey &key) { return isThere(m_book, m_catalogue, key); });
    m_client.observe([this](const Exchange &) {
        const std::chrono::milliseconds now = m_clock.monotonic();
        while (!m_exchanges.empty() && m_exchanges.front() <= now - 1min)
            m_exchanges.pop_front();
        m_exchanges.push_back(now);
        Q_EMIT activityChanged();
    });
    connect(&m_loader, &CatalogueLoader::pageRead, this, &ProfileSession::gatherPage);
    connect(&m_loader, &CatalogueLoader::listingRead, this, &ProfileSession::takeReading);
    connect(&m_loader, &CatalogueLoader::stateChanged, this, [this] {
        rebuildRegions();
        Q_EMIT imagesStateChanged();
        m_tracker->wake();
        const LoadState &state = m_loader.state();
        m_restSoon.reset();
        if ((state.phase == LoadState::Phase::Incomplete || state.phase == LoadState::Phase::Failed)
            && isThrottling(state.error.code)) {
            m_restSoon = m_clock.after(quiet(state.error), [this] { m_loader.loadRest(); });
        }
    });
    connect(m_tracker.get(), &Tracker::pageCame, this, &ProfileSession::gatherPage);
    connect(m_tracker.get(), &Tracker::readingCame, this, &ProfileSession::takeReading);
    connect(m_tracker.get(), &Tracker::stateChanged, this, &ProfileSession::activityChanged);
    connect(m_dispatcher.get(), &Dispatcher::pauseChanged, this, &ProfileSession::activityChanged);
    connect(m_dispatcher.get(), &Dispatcher::queueChanged, this, &ProfileSession::activityChanged);
    connect(m_dispatcher.get(), &Dispatcher::requestEnded, m_tracker.get(), &Tracker::readNow);
}

ProfileSession::~ProfileSession()
{
    m_client.observe(nullptr);
}

void ProfileSession::start()
{
    if (!m_numbers.isSender)
        m_sendingOff = m_numbers.notSender;
    m_startedAt = m_clock.utc();
    loadTasks();
    refresh();
}

void ProfileSession::loadTasks()
{
    const QPointer<ProfileSession> self(this);
    m_journal.load(m_profile.id, newestCopies, [self](const Result<TaskRecords> &loaded) {
        if (self)
            self->onJournalLoaded(loaded);
    });
}

/// The computer's clock may have been set back since these were written. Everything that this
/// session reads begins later, and every signature was made before.
void ProfileSession::bringIntoPast(TaskRecords &loaded) const
{
    const QDateTime before = m_startedAt.addMSecs(-1);
    const auto offset = std::chrono::abs(m_client.clockOffset());
    const QDateTime provable =
        m_startedAt.addMSecs((std::chrono::milliseconds(signatureLife) + offset).count());
    const auto limit = [](QDateTime &time, const QDateTime &latest) {
        if (time.isValid() && time > latest)
            time = latest;
    };
    for (Destination &destination : loaded.destinations) {
        limit(destination.facts.lookedAt, before);
        limit(destination.facts.requestEndedAt, before);
        limit(destination.facts.provableAfter, provable);
    }
}

void ProfileSession::watch(const Destination &destination)
{
    const ImageId image = m_book.keyOf(destination).image;
    if (canStillChange(destination))
        m_watched[image].insert(destination.number);
    else if (const auto watched = m_watched.find(image); watched != m_watched.end())
        watched->remove(destination.number);
}

void ProfileSession::onJournalLoaded(const Result<TaskRecords> &loaded)
{
    m_tasksLoaded = true;
    if (!loaded) {
        m_tasksError = loaded.error();
        if (!m_sendingOff)
            m_sendingOff = loaded.error();
        Q_EMIT tasksChanged({});
        Q_EMIT activityChanged();
        return;
    }
    if (std::exchange(m_tasksError, std::nullopt) && m_numbers.isSender)
        m_sendingOff.reset();
    TaskRecords records = *loaded;
    bringIntoPast(records);
    m_book.apply(records);
    noteExtent(records);
    for (const auto &[number, destination] : m_book.destinations())
        watch(destination);
    // Our own process ended while these were on the wire: nobody knows whether they were taken.
    TaskRecords found;
    const QDateTime now = m_clock.utc();
    for (const auto &[number, request] : m_book.requests()) {
        if (request.state == RequestState::Queued && m_numbers.isSender
            && !carriedBy(number).isEmpty()) {
            m_waiting.append(number);
        }
        if (request.state != RequestState::Sending || !m_numbers.isSender)
            continue;
        Request lost = request;
        lost.state = next(lost.state, RequestEvent::FoundAfterRestart);
        lost.endedAt = now;
        found.requests.append(lost);
        for (const qint64 held : lost.destinations) {
            const Destination *old = m_book.destination(held);
            if (!old || old->request != number)
                continue;
            Destination destination = *old;
            destination.facts.request = lost.state;
            destination.facts.requestEndedAt = now;
            // It was signed before now, so its signature is dead at the latest by then.
            destination.facts.provableAfter = now.addSecs(
                std::chrono::seconds(signatureLife).count()
                + std::abs(std::chrono::duration_cast<std::chrono::seconds>(m_client.clockOffset())
                               .count()));
            destination.since = now;
            found.events.append(eventFor(destination));
            found.destinations.append(destination);
        }
    }
    if (!found.isEmpty())
        m_dispatcher->write(found, Durability::Durable);
    Q_EMIT tasksChanged({});
    Q_EMIT activityChanged();
    CatalogueChange all;
    all.changed = m_catalogue.keys();
    observeElsewhere(all);
    if (const auto early = std::exchange(m_early, {}))
        takeReading(*early);
    m_tracker->wake();
    prune();
    if (!m_numbers.isSender)
        followSoon();
}

void ProfileSession::noteExtent(const TaskRecords &loaded)
{
    m_holdsAll = loaded.destinations.size() < newestCopies;
    if (!loaded.batches.isEmpty())
        m_lastLoaded = std::max(m_lastLoaded, loaded.batches.last().number);
}

// ---- who only reads

void ProfileSession::followSoon()
{
    m_followSoon = m_clock.after(followPace, [this] { follow(); });
}

void ProfileSession::follow()
{
    const QPointer<ProfileSession> self(this);
    m_journal.changed([self](const Result<bool> &changed) {
        if (!self)
            return;
        if (!changed || !*changed) {
            self->followSoon();
            return;
        }
        self->m_journal.load(self->m_profile.id, newestCopies,
                             [self](const Result<TaskRecords> &loaded) {
                                 if (!self)
                                     return;
                                 if (loaded)
                                     self->takeFile(*loaded);
                                 self->followSoon();
                             });
    });
}

void ProfileSession::takeFile(const TaskRecords &loaded)
{
    const qint64 newestBefore = m_lastLoaded;
    noteExtent(loaded);
    TaskRecords news;
    const auto take = [](const auto &rows, auto &wanted, auto isNews) {
        for (const auto &row : rows) {
            if (isNews(row))
                wanted.append(row);
        }
    };
    take(loaded.batches, news.batches, [this](const Batch &row) {
        const Batch *held = m_book.batch(row.number);
        return !held || *held != row;
    });
    take(loaded.tasks, news.tasks, [this](const Task &row) {
        const Task *held = m_book.task(row.number);
        return !held || *held != row;
    });
    take(loaded.requests, news.requests, [this](const Request &row) {
        const Request *held = m_book.request(row.number);
        return !held || *held != row;
    });
    take(loaded.destinations, news.destinations, [this](const Destination &row) {
        const Destination *held = m_book.destination(row.number);
        return !held || saysMore(row, *held);
    });
    QSet<qint64> there;
    for (const Batch &batch : loaded.batches)
        there.insert(batch.number);
    QList<qint64> gone;
    for (const auto &[number, batch] : m_book.batches()) {
        if (!there.contains(number))
            gone.append(number);
    }
    forget(gone);
    takeRecords(news);
    const bool reopened =
        std::any_of(news.batches.begin(), news.batches.end(),
                    [newestBefore](const Batch &batch) { return batch.number <= newestBefore; });
    if (!gone.isEmpty() || reopened)
        Q_EMIT tasksChanged({});
    else if (news.isEmpty() && !m_holdsAll)
        Q_EMIT historyChanged();
}

// ---- history

Pending ProfileSession::surveyHistory(const TaskFilter &filter, Done<HistorySurvey> done)
{
    HistoryQuery query{m_profile.id, m_lastLoaded, {}, filter};
    for (const auto &[number, batch] : m_book.batches())
        query.except.insert(number);
    return m_journal.survey(query, std::move(done));
}

Pending ProfileSession::readHistory(const QList<qint64> &batches, int most, bool withExchanges,
                                    Done<TaskRecords> done)
{
    return m_journal.read(batches, most, withExchanges, std::move(done));
}

void ProfileSession::forget(const QList<qint64> &batches)
{
    for (const qint64 batch : batches) {
        for (const qint64 number : destinationsOfBatch(m_book, batch))
            m_watched[m_book.keyOf(*m_book.destination(number)).image].remove(number);
    }
    m_book.remove(batches);
    m_estimates.reset();
}

void ProfileSession::keepHistory(int days)
{
    m_keepDays = days;
    if (m_tasksLoaded)
        prune();
}

/// What is forgotten goes from memory first: a reading must not change a row that the journal is
/// about to lose.
void ProfileSession::prune()
{
    m_pruneSoon.reset();
    if (m_keepDays <= 0 || !m_numbers.isSender || m_tasksError)
        return;
    m_pruneSoon = m_clock.after(24h, [this] { prune(); });
    const QDateTime before = m_clock.utc().addDays(-m_keepDays);
    QList<qint64> old;
    for (const auto &[number, batch] : m_book.batches()) {
        if (!batch.createdAt.isValid() || batch.createdAt >= before)
            continue;
        const QList<qint64> copies = destinationsOfBatch(m_book, number);
        const bool stays = std::any_of(copies.begin(), copies.end(), [&](qint64 copy) {
            const Destination &each = *m_book.destination(copy);
            return !isEnded(each.state()) || each.isUnsolved() || !each.since.isValid()
                   || each.since >= before || (each.solvedAt.isValid() && each.solvedAt >= before);
        });
        if (!stays)
            old.append(number);
    }
    if (!old.isEmpty()) {
        forget(old);
        Q_EMIT tasksChanged({});
    }
    const QPointer<ProfileSession> self(this);
    m_journal.prune(before, [self](const Result<int> &batches) {
        if (self && batches && *batches > 0)
            Q_EMIT self->historyChanged();
    });
}

// ---- images and regions

void ProfileSession::refresh()
{
    ListImageQuery query;
    query.productType = m_profile.product;
    m_loader.load(query);
    loadRegions();
    Q_EMIT refreshAsked();
}

void ProfileSession::loadRegions()
{
    m_regions.phase = RegionsState::Phase::Loading;
    m_regionsPending = m_client.listRegions({}, [this](const Result<RegionList> &list) {
        if (list) {
            m_regions.phase = RegionsState::Phase::Complete;
            m_regions.listed = list->regions;
            m_regions.error.reset();
        } else {
            m_regions.phase = RegionsState::Phase::Failed;
            m_regions.error = list.error();
            if (isThrottling(list.error().code)) {
                m_regionsPending = m_clock.after(quiet(list.error()), [this] { loadRegions(); });
            }
        }
        rebuildRegions();
        Q_EMIT regionsChanged();
    });
    Q_EMIT regionsChanged();
}

std::chrono::milliseconds ProfileSession::quiet(const Error &error) const
{
    return quietAfter(error, m_clock.utc().addMSecs(m_client.clockOffset().count()))
           + m_clock.scattered(4s, 0.5);
}

void ProfileSession::rebuildRegions()
{
    const RegionsState before = m_regions;
    const auto byTable = [this](const RegionId &a, const RegionId &b) {
        const int orderA = m_regionTable.order(a);
        const int orderB = m_regionTable.order(b);
        return orderA != orderB ? orderA < orderB : a < b;
    };
    std::sort(m_regions.listed.begin(), m_regions.listed.end(), byTable);
    QSet<RegionId> others = m_catalogue.regionsSeen();
    for (const RegionId &id : m_regionTable.all())
        others.insert(id);
    for (const RegionId &id : std::as_const(m_regions.listed))
        others.remove(id);
    for (const RegionId &id : std::as_const(m_regions.added))
        others.remove(id);
    m_regions.others = others.values();
    std::sort(m_regions.others.begin(), m_regions.others.end(), byTable);
    if (m_regions != before)
        Q_EMIT regionsChanged();
}

bool ProfileSession::addRegion(const QString &id)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z][a-z0-9]*(-[a-z0-9]+)+\\z"));
    const RegionId region{id.trimmed().toLower()};
    if (!form.match(region.text).hasMatch())
        return false;
    if (m_regions.listed.contains(region) || m_regions.added.contains(region))
        return true;
    m_regions.added.append(region);
    m_profile.addedRegions = m_regions.added;
    m_regions.others.removeAll(region);
    Q_EMIT regionsChanged();
    return true;
}

/// The first page is merged at once, so that there is something to see; those that follow are
/// merged together, because every merge sorts and paints.
void ProfileSession::gatherPage(const Reading &page)
{
    m_gathered.append(page);
    const std::chrono::milliseconds due =
        m_mergedAt ? *m_mergedAt + mergePace - m_clock.monotonic() : 0ms;
    if (due <= 0ms)
        mergeGathered();
    else if (m_gathered.size() == 1)
        m_mergeSoon = m_clock.after(due, [this] { mergeGathered(); });
}

void ProfileSession::mergeGathered()
{
    m_mergeSoon.reset();
    CatalogueChange all; // a page proves no absence: nothing is removed
    for (const Reading &page : std::exchange(m_gathered, {})) {
        const CatalogueChange change = m_catalogue.merge(page);
        all.added += change.added;
        all.changed += change.changed;
    }
    m_mergedAt = m_clock.monotonic();
    tell(all);
}

void ProfileSession::tell(const CatalogueChange &change)
{
    if (change.isEmpty())
        return;
    if (!change.added.isEmpty() || !change.removed.isEmpty())
        m_estimates.reset(); // sizes
    Q_EMIT imagesChanged(change);
    observeElsewhere(change);
    m_dispatcher->wake(); // a parent may be there now
}

void ProfileSession::takeReading(const Reading &reading)
{
    mergeGathered();
    tell(m_catalogue.merge(reading));
    if (!m_tasksLoaded) {
        m_early = reading;
        return;
    }

    // A listing brought its rows page by page; the versions of an image may have come on several.
    QHash<ImageId, QList<ImageRow>> rowsByImage;
    const auto rowsOf = [&](const ImageId &image) {
        const auto known = rowsByImage.constFind(image);
        if (known != rowsByImage.constEnd())
            return *known;
        QList<ImageRow> rows;
        if (!reading.single || reading.single == image)
            rows = m_catalogue.rowsReadSince(image, reading.startedAt);
        rowsByImage.insert(image, rows);
        return rows;
    };

    QList<qint64> watched;
    for (auto image = m_watched.cbegin(); image != m_watched.cend(); ++image) {
        if (!reading.single || reading.single == image.key())
            watched += QList<qint64>(image->begin(), image->end());
    }
    TaskRecords substance;
    TaskRecords times;
    for (const qint64 number : std::as_const(watched)) {
        const Destination *old = m_book.destination(number);
        const CopyKey key = m_book.keyOf(*old);
        const bool ownRead = reading.complete && reading.single == key.image;
        const QList<ImageRow> rows = rowsOf(key.image);
        if (!ownRead && rows.isEmpty())
            continue; // this reading says nothing about that image
        Observation observation;
        observation.startedAt = reading.startedAt;
        observation.single = ownRead;
        if (!rows.isEmpty()) {
            observation.imageVisible = true;
            observation.versionVisible =
                std::any_of(rows.begin(), rows.end(), [&key](const ImageRow &row) {
                    return row.versionId == key.version || row.onlineVersionId == key.version
                           || row.latestVersionId == key.version;
                });
            observation.copy = findCopy(rows, key);
        }
        Destination destination = *old;
        // A row whose copy was sent again elsewhere tells what became of it then; what is read now
        // belongs to the newer row.
        if (!m_book.isSuperseded(number))
            destination.facts = observe(old->facts, observation);
        if (destination.facts == old->facts && !destination.isUnsolved())
            continue;
        const bool arrived = observation.copy && observation.copy->state == CopyState::Available;
        if (destination.isUnsolved() && arrived && reading.startedAt > destination.since)
            destination.solvedAt = reading.startedAt;
        if (destination.state() != old->state()) {
            destination.since = reading.startedAt;
            substance.events.append(eventFor(destination));
        }
        if (differInSubstance(destination.facts, old->facts)
            || destination.solvedAt != old->solvedAt) {
            substance.destinations.append(destination);
        } else if (destination.facts != old->facts) {
            times.destinations.append(destination);
        }
    }

    if (!times.isEmpty())
        takeRecords(times); // only the times moved: nothing worth a write
    if (!substance.isEmpty())
        m_dispatcher->write(substance, Durability::Lazy);
    m_tracker->wake();
}

void ProfileSession::observeElsewhere(const CatalogueChange &change)
{
    if (!m_tasksLoaded)
        return; // what is ours is not known yet; onJournalLoaded() looks again
    bool changed = false;
    const QDateTime now = m_clock.utc();
    const auto isExplainedBy = [&](qint64 number) {
        const Destination &destination = *m_book.destination(number);
        if (destination.facts.latched)
            return destination.since.secsTo(now) < settledSeconds;
        return follows(destination.facts) && !m_book.isSuperseded(number);
    };
    const auto look = [&](const ImageKey &key) {
        const QHash<RegionId, Copy> copies = m_catalogue.copiesOf(key);
        for (auto copy = copies.begin(); copy != copies.end(); ++copy) {
            const CopyKey copyKey{key.image, key.version, copy.key()};
            if (m_elsewhereSet.contains(copyKey)) {
                changed = true;
                continue;
            }
            if (copy->state != CopyState::Initialising && copy->state != CopyState::Copying)
                continue;
            const auto ours = m_book.destinationsFor(copyKey);
            if (std::any_of(ours.begin(), ours.end(), isExplainedBy))
                continue;
            m_elsewhereSet.insert(copyKey);
            m_elsewhere.append(copyKey);
            changed = true;
        }
    };
    for (const ImageKey &key : change.added)
        look(key);
    for (const ImageKey &key : change.changed)
        look(key);
    if (changed) {
        m_elsewhereChangedAt = m_clock.utc();
        Q_EMIT elsewhereChanged();
    }
}

// ---- tasks

HistoryEvent ProfileSession::eventFor(const Destination &destination)
{
    HistoryEvent event;
    event.number = ++m_numbers.lastEvent;
    event.destination = destination.number;
    event.at = destination.since;
    event.word = wordOf(destination.state());
    if (destination.facts.seen && destination.facts.seen->progress)
        event.note = QString::number(*destination.facts.seen->progress);
    else
        event.note = destination.facts.code;
    return event;
}

void ProfileSession::record(const TaskRecords &records, Durability durability, Done<void> done)
{
    TaskRecords numbered = records;
    for (HistoryEvent &event : numbered.events) {
        if (event.number == 0)
            event.number = ++m_numbers.lastEvent;
    }
    // The journal is asked first, so that who reads a history because of the signal finds the news
    // in it. It answers later; whatever is worked out next starts from what memory holds now.
    const QPointer<ProfileSession> self(this);
    m_journal.append(numbered, durability, [self, done = std::move(done)](const Result<void> &r) {
        if (!self)
            return;
        const std::optional<Error> before = self->m_sendingOff;
        if (!r)
            self->m_sendingOff = r.error();
        else if (self->m_numbers.isSender && !self->m_tasksError)
            self->m_sendingOff.reset();
        if (self->m_sendingOff != before)
            Q_EMIT self->activityChanged();
        done(r);
    });
    takeRecords(numbered);
}

void ProfileSession::takeRecords(const TaskRecords &records)
{
    m_book.apply(records);
    QList<qint64> touched;
    QSet<qint64> seen;
    const auto touch = [&](qint64 number) {
        if (!seen.contains(number)) {
            seen.insert(number);
            touched.append(number);
        }
    };
    for (const Destination &destination : records.destinations) {
        touch(destination.number);
        watch(destination);
    }
    for (const Request &request : records.requests) {
        for (const qint64 destination : request.destinations)
            touch(destination);
    }
    if (!touched.isEmpty()) {
        const bool arrived =
            std::any_of(records.destinations.begin(), records.destinations.end(),
                        [](const Destination &each) { return each.facts.latched.has_value(); });
        if (arrived)
            m_estimates.reset();
        Q_EMIT tasksChanged(touched);
        Q_EMIT activityChanged();
        m_dispatcher->wake();
    }
}

TrackingNeed ProfileSession::need() const
{
    TrackingNeed need;
    need.query.productType = m_profile.product;
    need.catalogueRows = m_loader.state().rowsTotal;
    const QDateTime now = m_clock.utc();
    QSet<ImageId> images;
    QSet<ImageId> single;
    for (auto image = m_watched.cbegin(); image != m_watched.cend(); ++image) {
        for (const qint64 number : *image) {
            const Destination *destination = m_book.destination(number);
            const DestinationState state = destination->state();
            // One CREATE_FAILED is not final: the second reading decides.
            const bool undecided = destination->facts.failedReads == 1;
            if ((isEnded(state) && !undecided) || state == DestinationState::Queued
                || m_book.isSuperseded(number)) {
                continue;
            }
            images.insert(image.key());
            if (!single.contains(image.key()) && needsSingle(*destination, now))
                single.insert(image.key());
            need.moving = need.moving || isLively(*destination, now);
        }
    }
    for (const CopyKey &key : m_elsewhere) {
        const std::optional<Copy> copy = m_catalogue.copyOf(key);
        if (copy && (copy->state == CopyState::Initialising || copy->state == CopyState::Copying))
            images.insert(key.image);
    }
    if (!m_elsewhere.isEmpty() && !images.isEmpty()
        && m_elsewhereChangedAt.secsTo(now) < elsewhereIsLivelySeconds) {
        need.moving = true;
    }
    need.moving = need.moving && m_inView;
    need.images = images.values();
    std::sort(need.images.begin(), need.images.end());
    need.mustSingle = single.values();
    std::sort(need.mustSingle.begin(), need.mustSingle.end());
    return need;
}

/// Whether pages are not enough: only a read of the single image proves absence. Until its
/// signature is dead a request proves nothing by that; meanwhile pages show what appears.
bool ProfileSession::needsSingle(const Destination &destination, const QDateTime &now) const
{
    const DestinationFacts &facts = destination.facts;
    if (facts.mustLook || facts.vanishedReads > 0 || facts.goneReads > 0)
        return true;
    const CopyKey key = m_book.keyOf(destination);
    const DestinationState state = destination.state();
    if (state == DestinationState::InDoubt || state == DestinationState::NotSeen) {
        const bool canProve = facts.provableAfter.isValid() && facts.provableAfter < now
                              && facts.absentReads < absentReadsNeeded;
        return canProve || m_catalogue.versionsOf(key.image).isEmpty();
    }
    // It was seen and the newest pages do not show it.
    return facts.seen && !m_catalogue.copyOf(key);
}

void ProfileSession::history(qint64 destination, Done<QList<HistoryEvent>> done)
{
    m_journal.history(destination, std::move(done));
}

void ProfileSession::markSolved(const QList<qint64> &destinations)
{
    TaskRecords records;
    for (const qint64 number : destinations) {
        const Destination *old = m_book.destination(number);
        if (!old || !old->isUnsolved())
            continue;
        Destination destination = *old;
        destination.solvedAt = m_clock.utc();
        records.destinations.append(destination);
    }
    if (!records.isEmpty())
        m_dispatcher->write(records, Durability::Durable);
}

// ---- sending

Plan ProfileSession::plan(const QList<Wish> &wishes) const
{
    // What waits for the user since a restart was not sent: it may go through review once more.
    Plan plan =
        makePlan(m_catalogue, wishes, m_book.openCopies() - waitingCopies(), m_profile.guards);
    plan.grouping = m_profile.grouping;
    return plan;
}

QSet<CopyKey> ProfileSession::waitingCopies() const
{
    QSet<CopyKey> copies;
    for (const qint64 number : m_waiting) {
        for (const qint64 destination : carriedBy(number))
            copies.insert(m_book.keyOf(*m_book.destination(destination)));
    }
    return copies;
}

QList<Wish> ProfileSession::retryWishes(const QList<qint64> &destinations) const
{
    QList<qint64> unsolved;
    for (const qint64 number : destinations) {
        const Destination *destination = m_book.destination(number);
        if (destination && destination->isUnsolved())
            unsolved.append(number);
    }
    return wishesFor(unsolved);
}

QList<Wish> ProfileSession::waitingWishes() const
{
    QList<qint64> waiting;
    for (const qint64 number : m_waiting)
        waiting.append(m_book.request(number)->destinations);
    return wishesFor(waiting);
}

QList<Wish> ProfileSession::wishesFor(const QList<qint64> &destinations) const
{
    QList<Wish> wishes;
    QHash<qint64, qsizetype> wishOfTask;
    for (const qint64 number : destinations) {
        const Destination *destination = m_book.destination(number);
        const Task *task = m_book.task(destination->task);
        const auto known = wishOfTask.constFind(task->number);
        if (known != wishOfTask.constEnd()) {
            wishes[*known].destinations.append(destination->region);
            continue;
        }
        Wish wish;
        wish.image = task->image.image;
        wish.version = task->image.version;
        wish.automaticSource = false;
        wish.source = task->source;
        wish.product = task->product;
        wish.destinations = {destination->region};
        wish.retry = true;
        wishOfTask.insert(task->number, wishes.size());
        wishes.append(wish);
    }
    return wishes;
}

void ProfileSession::submit(const QList<Wish> &wishes, const Plan &plan, const QString &label,
                            Done<Submission> done)
{
    const auto refuse = [this, &done](const Error &error) {
        QMetaObject::invokeMethod(
            this, [done = std::move(done), error] { done(fail(error)); }, Qt::QueuedConnection);
    };
    if (m_submission) {
        refuse(makeError(ErrorKind::Local, Effect::NothingSent, codes::busy));
        return;
    }
    if (!m_numbers.isSender) {
        refuse(m_numbers.notSender);
        return;
    }
    m_submission = std::make_unique<Submitting>();
    m_submission->wishes = wishes;
    m_submission->plan = plan;
    m_submission->label = label.trimmed();
    m_submission->done = std::move(done);

    QList<ImageId> images;
    for (const PlanRow &row : plan.rows) {
        if (row.chosen && !images.contains(row.to.image))
            images.append(row.to.image);
    }
    Q_EMIT activityChanged();
    if (images.isEmpty()) {
        QMetaObject::invokeMethod(
            this,
            [this, plan] {
                finishSubmit(Submission{0, {}, plan});
            },
            Qt::QueuedConnection);
        return;
    }
    m_submission->readsOpen = int(images.size());
    for (const ImageId &image : std::as_const(images)) {
        ListImageQuery query;
        query.imageId = image.text;
        query.pageNumber = 1;
        query.pageSize = maxPageSize;
        const QDateTime startedAt = m_clock.utc();
        m_submission->reads.push_back(
            m_client.listImages(query, [this, image, startedAt](const Result<ImagePage> &page) {
                onSubmitRead(image, startedAt, page);
            }));
    }
}

void ProfileSession::onSubmitRead(const ImageId &image, const QDateTime &startedAt,
                                  const Result<ImagePage> &page)
{
    if (!page) {
        finishSubmit(fail(page.error()));
        return;
    }
    takeReading(singleReading(image, startedAt, m_clock.utc(), *page));
    if (--m_submission->readsOpen == 0)
        checkAndWrite();
}

void ProfileSession::checkAndWrite()
{
    Plan now = this->plan(m_submission->wishes);
    now.grouping = m_submission->plan.grouping;
    QHash<CopyKey, bool> chosenBefore;
    for (const PlanRow &row : std::as_const(m_submission->plan.rows))
        chosenBefore.insert(row.to, row.chosen);
    const QList<CopyKey> differing = changedRows(m_submission->plan, now);
    QList<CopyKey> changed;
    for (PlanRow &row : now.rows) {
        row.chosen = chosenBefore.value(row.to, false);
        if (row.chosen && (differing.contains(row.to) || isGuard(row.code)))
            changed.append(row.to);
    }
    // A row that was chosen and is in the plan no more: its image has another newest version now,
    // or is gone. The row that stands in its place, if any, is the changed one.
    for (const PlanRow &then : std::as_const(m_submission->plan.rows)) {
        if (!then.chosen)
            continue;
        const bool stays = std::any_of(now.rows.begin(), now.rows.end(),
                                       [&](const PlanRow &row) { return row.to == then.to; });
        if (stays)
            continue;
        const auto heir = std::find_if(now.rows.begin(), now.rows.end(), [&](const PlanRow &row) {
            return row.to.image == then.to.image && row.to.region == then.to.region;
        });
        changed.append(heir == now.rows.end() ? then.to : heir->to);
    }
    if (!changed.isEmpty()) {
        for (PlanRow &row : now.rows) {
            if (changed.contains(row.to))
                row.chosen = false;
        }
        finishSubmit(Submission{0, changed, now});
        return;
    }
    writeBatch(now);
}

void ProfileSession::writeBatch(const Plan &plan)
{
    const QDateTime now = m_clock.utc();
    QHash<CopyKey, PlanRow> rows;
    for (const PlanRow &row : plan.rows)
        rows.insert(row.to, row);
    const QSet<CopyKey> waiting = waitingCopies();
    QSet<CopyKey> retried = waiting;
    for (const Wish &wish : std::as_const(m_submission->wishes)) {
        if (!wish.retry || !wish.version)
            continue;
        for (const RegionId &region : wish.destinations)
            retried.insert({wish.image, *wish.version, region});
    }

    TaskRecords records;
    Batch batch;
    QHash<ImageKey, qsizetype> taskOf; ///< tasks of this batch, by position in records.tasks
    qint64 shown = 0;
    const auto newTask = [&](const RequestDraft &draft) -> qint64 {
        if (batch.number == 0) {
            batch.number = ++m_numbers.lastBatch;
            batch.profile = m_profile.id;
            batch.label = m_submission->label;
            batch.user = loginName();
            batch.createdAt = now;
            shown = batch.number;
        }
        const auto known = taskOf.constFind(draft.image);
        if (known != taskOf.constEnd()) {
            const Task &task = records.tasks.at(*known);
            if (task.source == draft.source && task.product == draft.product)
                return task.number;
        }
        Task task;
        task.number = ++m_numbers.lastTask;
        task.batch = batch.number;
        task.image = draft.image;
        task.imageName = m_catalogue.imageLabel(draft.image.image);
        task.versionLabel = m_catalogue.versionLabel(draft.image);
        task.source = draft.source;
        task.product = draft.product;
        taskOf.insert(draft.image, records.tasks.size());
        records.tasks.append(task);
        return task.number;
    };

    for (const RequestDraft &draft : requestsOf(plan)) {
        // Rows that are sent again stay in the task they failed in, so a request never mixes tasks.
        QMap<qint64, QList<Destination>> byTask;
        for (const RegionId &region : draft.destinations) {
            const CopyKey key{draft.image.image, draft.image.version, region};
            Destination destination;
            if (retried.contains(key)) {
                for (const qint64 number : m_book.destinationsFor(key)) {
                    const Destination *old = m_book.destination(number);
                    if (old->isUnsolved() || old->state() == DestinationState::Queued)
                        destination = *old;
                }
            }
            if (destination.number == 0) {
                destination.number = ++m_numbers.lastDestination;
                destination.task = newTask(draft);
                destination.region = region;
            } else {
                if (!waiting.contains(key))
                    destination.tries += 1;
                shown = std::max(shown, m_book.task(destination.task)->batch);
            }
            destination.sentAt = {};
            destination.since = now;
            destination.facts = {};
            destination.facts.baseline = rows.value(key).baseline;
            byTask[destination.task].append(destination);
        }
        for (auto task = byTask.begin(); task != byTask.end(); ++task) {
            Request request;
            request.number = ++m_numbers.lastRequest;
            request.task = task.key();
            request.createdAt = now;
            request.parent = draft.parent;
            for (Destination &destination : task.value()) {
                destination.request = request.number;
                request.destinations.append(destination.number);
                records.events.append(eventFor(destination));
                records.destinations.append(destination);
            }
            records.requests.append(request);
        }
    }
    if (batch.number != 0)
        records.batches.append(batch);

    // A request that waited since a restart gives up what is sent now; the rest goes on waiting.
    QSet<qint64> sentNow;
    for (const Destination &destination : std::as_const(records.destinations))
        sentNow.insert(destination.number);
    QList<qint64> requests;
    for (const Request &request : std::as_const(records.requests))
        requests.append(request.number);
    QList<qint64> stillWaiting;
    for (const qint64 number : std::as_const(m_waiting)) {
        const qint64 rest = splitOff(records, number, sentNow);
        if (rest != 0)
            stillWaiting.append(rest);
    }

    const QPointer<ProfileSession> self(this);
    m_journal.append(records, Durability::Durable,
                     [self, records, shown, requests, stillWaiting](const Result<void> &r) {
                         if (!self)
                             return;
                         if (!r) {
                             // A copy that is open already says nothing about the journal itself.
                             if (r.error().code != QLatin1String(codes::alreadyOpen)) {
                                 self->m_sendingOff = r.error();
                                 // Finds out when it can be written again.
                                 self->m_dispatcher->write({}, Durability::Durable);
                             }
                             self->finishSubmit(fail(r.error()));
                             return;
                         }
                         self->m_sendingOff.reset();
                         self->m_waiting = stillWaiting;
                         self->takeRecords(records);
                         Q_EMIT self->batchAdded(shown);
                         self->m_dispatcher->enqueue(requests);
                         self->finishSubmit(Submission{shown, {}, {}});
                     });
}

void ProfileSession::finishSubmit(Result<Submission> result)
{
    const std::unique_ptr<Submitting> submission = std::exchange(m_submission, nullptr);
    Q_EMIT activityChanged();
    submission->done(std::move(result));
}

void ProfileSession::removeWaiting()
{
    QList<qint64> destinations;
    for (const qint64 number : std::as_const(m_waiting))
        destinations += carriedBy(number);
    removeFromQueue(destinations);
}

int ProfileSession::waitingCount() const
{
    qsizetype count = 0;
    for (const qint64 number : m_waiting)
        count += carriedBy(number).size();
    return int(count);
}

QDateTime ProfileSession::waitingSince() const
{
    QDateTime since;
    for (const qint64 number : m_waiting) {
        const Task *task = m_book.task(m_book.request(number)->task);
        const QDateTime made = m_book.batch(task->batch)->createdAt;
        if (since.isNull() || made < since)
            since = made;
    }
    return since;
}

// ---- the queue

/// Takes `leaving` out of a request that was not sent: adds the end of the request to the records,
/// and a new request for those that stay. Its number; 0 = none stays; that of the request itself
/// when none of its destinations leaves.
qint64 ProfileSession::splitOff(TaskRecords &records, qint64 request, const QSet<qint64> &leaving)
{
    Request old = *m_book.request(request);
    Request rest;
    rest.task = old.task;
    rest.parent = old.parent;
    rest.createdAt = old.createdAt;
    const QList<qint64> carried = carriedBy(request);
    for (const qint64 held : carried) {
        if (!leaving.contains(held))
            rest.destinations.append(held);
    }
    if (rest.destinations.size() == carried.size())
        return request;
    if (!rest.destinations.isEmpty()) {
        rest.number = ++m_numbers.lastRequest;
        for (const qint64 held : std::as_const(rest.destinations)) {
            Destination destination = *m_book.destination(held);
            destination.request = rest.number;
            records.destinations.append(destination);
        }
        records.requests.append(rest);
    }
    old.state = next(old.state, RequestEvent::Removed);
    old.endedAt = m_clock.utc();
    records.requests.append(old);
    return rest.number;
}

QList<qint64> ProfileSession::queuedRequests(const QList<qint64> &destinations) const
{
    QList<qint64> requests;
    QSet<qint64> known;
    for (const qint64 number : destinations) {
        const Destination *destination = m_book.destination(number);
        const Request *request = destination ? m_book.request(destination->request) : nullptr;
        if (!request || request->state != RequestState::Queued || known.contains(request->number))
            continue;
        known.insert(request->number);
        requests.append(request->number);
    }
    return requests;
}

QList<qint64> ProfileSession::carriedBy(qint64 request) const
{
    QList<qint64> carried = m_book.request(request)->destinations;
    carried.removeIf([&](qint64 number) {
        const Destination *destination = m_book.destination(number);
        return !destination || destination->request != request;
    });
    return carried;
}

bool ProfileSession::isWaiting(qint64 destination) const
{
    const Destination *found = m_book.destination(destination);
    return found && m_waiting.contains(found->request);
}

bool ProfileSession::adapt(const Profile &profile)
{
    Profile same = profile;
    same.name = m_profile.name;
    same.badge = m_profile.badge;
    same.badgeColour = m_profile.badgeColour;
    same.limits = m_profile.limits;
    same.grouping = m_profile.grouping;
    same.regionSets = m_profile.regionSets;
    same.regionSet = m_profile.regionSet;
    same.savedFilters = m_profile.savedFilters;
    same.guards = m_profile.guards;
    same.network = m_profile.network;
    if (same != m_profile)
        return false;
    const Profile before = std::exchange(m_profile, profile);
    m_dispatcher->setLimits(m_profile.limits);
    m_dispatcher->setGuards(m_profile.guards);
    if (before.regionSets != m_profile.regionSets || before.regionSet != m_profile.regionSet
        || before.savedFilters != m_profile.savedFilters) {
        Q_EMIT regionsChanged();
    }
    Q_EMIT activityChanged();
    return true;
}

void ProfileSession::removeFromQueue(const QList<qint64> &destinations)
{
    if (!m_numbers.isSender)
        return;
    const QSet<qint64> leaving(destinations.begin(), destinations.end());
    const QSet<qint64> waiting(m_waiting.begin(), m_waiting.end());
    const RequestState cancelled = next(RequestState::Queued, RequestEvent::Removed);
    TaskRecords records;
    QHash<qint64, qint64> instead;
    for (const qint64 request : queuedRequests(destinations)) {
        // A submission under way may be about to send what waits: it decides.
        if (m_submission && waiting.contains(request))
            continue;
        for (const qint64 held : carriedBy(request)) {
            if (!leaving.contains(held))
                continue;
            Destination destination = *m_book.destination(held);
            // A retry that was not sent leaves the row as unsolved as it was.
            if (const std::optional<Destination> before = beforeRetry(m_book, destination))
                destination = *before;
            else
                destination.facts.request = cancelled;
            destination.since = m_clock.utc();
            records.events.append(eventFor(destination));
            records.destinations.append(destination);
        }
        instead.insert(request, splitOff(records, request, leaving));
    }
    for (qint64 &request : m_waiting)
        request = instead.value(request, request);
    m_waiting.removeAll(0);
    m_dispatcher->replace(instead);
    if (!records.isEmpty())
        m_dispatcher->write(records, Durability::Durable);
}

void ProfileSession::moveToTop(const QList<qint64> &destinations)
{
    m_dispatcher->moveToTop(queuedRequests(destinations));
}

void ProfileSession::moveToBottom(const QList<qint64> &destinations)
{
    m_dispatcher->moveToBottom(queuedRequests(destinations));
}

// ---- time

const Estimates &ProfileSession::estimates() const
{
    if (!m_estimates)
        m_estimates.emplace(m_book, m_catalogue);
    return *m_estimates;
}

std::optional<TimeBand> ProfileSession::timeLeft(const Destination &destination) const
{
    return estimates().left(m_book, m_catalogue, destination, m_clock.utc());
}

std::optional<TimeBand> ProfileSession::expectedTime(const PlanRow &row) const
{
    const std::optional<int> gib = gibOf(m_catalogue, row.to.imageKey());
    return gib ? estimates().whole(*gib, row.source, row.to.region) : std::nullopt;
}

std::optional<TimeBand> ProfileSession::expectedTime(const Plan &plan) const
{
    QList<std::pair<RegionId, TimeBand>> copies;
    for (const PlanRow &row : plan.rows) {
        if (!row.chosen)
            continue;
        const std::optional<TimeBand> time = expectedTime(row);
        if (!time)
            return std::nullopt;
        copies.append({row.to.region, *time});
    }
    return timeForAll(copies, copyLimits());
}

// ---- activity

void ProfileSession::setInView(bool inView)
{
    m_inView = inView;
    m_tracker->wake();
}

void ProfileSession::tryNow()
{
    // An empty transaction takes the lock of the file and ends what keeps sending off, or does not.
    if (m_tasksError && std::exchange(m_tasksLoaded, false))
        loadTasks(); // once, however often it is asked for
    else if (m_sendingOff && m_numbers.isSender)
        record({}, Durability::Durable, [](const Result<void> &) {});
    m_dispatcher->resume();
    if (m_loader.state().phase == LoadState::Phase::Failed)
        refresh();
    m_tracker->readNow();
}

int ProfileSession::requestsPerMinute() const
{
    const auto since = m_clock.monotonic() - 1min;
    return int(std::count_if(m_exchanges.begin(), m_exchanges.end(),
                             [since](std::chrono::milliseconds at) { return at > since; }));
}

} // namespace regioncast
