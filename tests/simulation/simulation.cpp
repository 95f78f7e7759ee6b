// Whole sessions over simulated hours: what a service counts, what the rows say, what is kept. The
// clock is moved by hand, the service is in the process (cloud.h), the journal is a real file.
// Usage: regioncast_simulation [--copies N] [--rows N] [--images N] [--hours N]
//                              [--only lost,budget,day,retry,trouble] [--folder DIR]
// Prints figures; ends with 1 when one of them is not what it must be.
#include "cloud.h"
#include "profile/profilesession.h"
#include "support/jumpyclock.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextStream>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

using namespace regioncast;
using namespace regioncast::simulation;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const QDateTime start(QDate(2026, 10, 30), QTime(8, 0), Qt::UTC);

/// Every figure of a run; those that must have a value are checked.
class Table
{
public:
    void begin(const QString &scenario) { out() << '\n' << scenario << '\n'; }
    void tell(const QString &what, const QString &value)
    {
        out() << QStringLiteral("  %1  %2\n").arg(what, -64).arg(value);
    }
    void tell(const QString &what, qint64 value) { tell(what, QString::number(value)); }
    void must(const QString &what, const QString &value, const QString &wanted)
    {
        const bool good = value == wanted;
        m_good = m_good && good;
        tell(what, good ? value : QStringLiteral("%1  WRONG, must be %2").arg(value, wanted));
    }
    void must(const QString &what, qint64 value, qint64 wanted)
    {
        must(what, QString::number(value), QString::number(wanted));
    }
    void must(const QString &what, bool holds)
    {
        must(what, holds ? QStringLiteral("yes") : QStringLiteral("no"), QStringLiteral("yes"));
    }
    void atMost(const QString &what, qint64 value, qint64 limit)
    {
        m_good = m_good && value <= limit;
        tell(what, QStringLiteral("%1  (at most %2)%3")
                       .arg(value)
                       .arg(limit)
                       .arg(value <= limit ? QString() : QStringLiteral("  WRONG")));
    }
    [[nodiscard]] bool isGood() const { return m_good; }

private:
    static QTextStream &out()
    {
        static QTextStream stream(stdout);
        stream.flush();
        return stream;
    }
    bool m_good = true;
};

/// Tells when everything that was given to the journal before is done.
class Fence final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Fence)

public:
    Fence() = default;
    void wait(Journal &journal)
    {
        QSignalSpy passed(this, &Fence::reached);
        journal.history(0, [this](const Result<QList<HistoryEvent>> &) { Q_EMIT reached(); });
        if (!passed.wait(60'000))
            qFatal("the journal does not answer");
    }

Q_SIGNALS:
    void reached();
};

Profile profileOf(Grouping grouping)
{
    Profile profile = practiceProfile();
    profile.limits = {mostCopies, mostCopies};
    profile.grouping = grouping;
    return profile;
}

/// One program on one folder, with its service.
class Program
{
public:
    Program(const QString &folder, int images, seconds least, seconds most,
            Grouping grouping = Grouping::PerImage)
        : cloud(serviceClock, images, least, most)
        , m_folder(folder + QStringLiteral("/XXXXXX"))
        , m_profile(profileOf(grouping))
    {
        open();
    }

    /// As after a start.
    void open()
    {
        m_journal = std::make_unique<Journal>(m_folder.path());
        m_journal->open([this](const Result<JournalOpened> &result) {
            if (result)
                opened = *result;
        });
        m_fence.wait(*m_journal);
        session = std::make_unique<ProfileSession>(m_profile, cloud, *m_journal, opened, clock);
        const auto count = [this] {
            ++m_changes;
        };
        QObject::connect(session.get(), &ProfileSession::activityChanged, session.get(),
                         [this, count] {
                             count();
                             countCycle();
                         });
        QObject::connect(session.get(), &ProfileSession::tasksChanged, session.get(), count);
        QObject::connect(session.get(), &ProfileSession::imagesStateChanged, session.get(), count);
        session->start();
        settle();
    }
    void close()
    {
        session.reset();
        m_journal.reset();
        opened = {};
    }
    [[nodiscard]] Journal &journal() { return *m_journal; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString file() const
    {
        return m_folder.filePath(QStringLiteral("journal.sqlite"));
    }

    /// Lets everything end that does not wait for time.
    void settle()
    {
        qint64 before = -1;
        while (before != work() || cloud.inFlight() > 0) {
            before = work();
            m_fence.wait(*m_journal);
        }
    }
    void run(milliseconds howLong)
    {
        const milliseconds end = clock.monotonic() + howLong;
        while (clock.monotonic() < end) {
            const milliseconds left = end - clock.monotonic();
            const milliseconds next = clock.untilNext();
            const qint64 before = work();
            clock.advance(next < 0ms ? left : std::min(left, std::max(next, 1ms)));
            if (before != work() || cloud.inFlight() > 0)
                settle();
        }
        settle();
    }
    /// Runs until `done`, at most so long; whether it came to that.
    bool runUntil(const std::function<bool()> &done, milliseconds atMost)
    {
        const milliseconds end = clock.monotonic() + atMost;
        while (!done() && clock.monotonic() < end)
            run(5s);
        return done();
    }

    Result<Submission> submit(const QList<Wish> &wishes)
    {
        std::optional<Result<Submission>> outcome;
        session->submit(wishes, session->plan(wishes), {},
                        [&](const Result<Submission> &result) { outcome = result; });
        settle();
        return outcome.value_or(
            fail(makeError(ErrorKind::Local, Effect::NothingSent, "test.NeverEnded")));
    }
    [[nodiscard]] static QList<Wish> wishes(int from, int images, int regions)
    {
        QList<Wish> all;
        for (int i = from; i < from + images; ++i) {
            Wish wish;
            wish.image = Cloud::imageAt(i);
            wish.destinations = Cloud::regions(regions);
            all.append(wish);
        }
        return all;
    }

    [[nodiscard]] int count(DestinationState state) const
    {
        const auto &all = session->tasks().destinations();
        return int(std::count_if(all.begin(), all.end(), [state](const auto &each) {
            return each.second.state() == state;
        }));
    }
    [[nodiscard]] int open_() const { return int(session->tasks().openDestinations().size()); }
    [[nodiscard]] QList<qint64> unsolved() const
    {
        QList<qint64> all;
        for (const auto &[number, destination] : session->tasks().destinations()) {
            if (destination.isUnsolved())
                all.append(number);
        }
        return all;
    }
    /// Rows that have ended and say something else than what the service did.
    [[nodiscard]] int untrue() const
    {
        int wrong = 0;
        for (const auto &[number, destination] : session->tasks().destinations()) {
            const std::optional<Copy> copy = cloud.copyOf(session->tasks().keyOf(destination));
            const bool there = copy && copy->state == CopyState::Available;
            const bool failed = copy && copy->state == CopyState::Failed;
            const DestinationState state = destination.state();
            const bool saysThere =
                state == DestinationState::Done || state == DestinationState::AlreadyThere;
            const bool good = saysThere                           ? there
                              : state == DestinationState::Failed ? failed
                              : state == DestinationState::NotTaken
                                  ? !copy
                                  : !isEnded(state) || state == DestinationState::Refused
                                        || state == DestinationState::Cancelled;
            wrong += good ? 0 : 1;
        }
        return wrong;
    }

    test::JumpyClock clock{start}; ///< of the computer
    SteadyClock serviceClock{clock};
    Cloud cloud;
    JournalOpened opened;
    std::unique_ptr<ProfileSession> session;
    QList<qint64> cycles; ///< reads of each cycle of the tracker that ended

private:
    [[nodiscard]] qint64 work() const
    {
        return m_changes + cloud.counts().reads + cloud.counts().submitted;
    }
    void countCycle()
    {
        const bool reading = session->trackerState().reading;
        if (reading && !m_reading)
            m_readsBefore = cloud.counts().reads;
        else if (!reading && m_reading)
            cycles.append(cloud.counts().reads - m_readsBefore);
        m_reading = reading;
    }

    QTemporaryDir m_folder;
    Profile m_profile;
    std::unique_ptr<Journal> m_journal;
    Fence m_fence;
    qint64 m_changes = 0;
    bool m_reading = false;
    qint64 m_readsBefore = 0;
};

qint64 residentKilobytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) / 1024;
}

qint64 journalKilobytes(const Program &program)
{
    return (QFileInfo(program.file()).size()
            + QFileInfo(program.file() + QStringLiteral("-wal")).size())
           / 1024;
}

QString codeOf(const std::optional<Error> &error)
{
    return error ? error->code : QStringLiteral("none");
}

struct Sizes
{
    QString folder;
    int copies = 10'000;
    int rows = 1'000;
    int images = 2'000;
    int hours = 24;
};

/// 30 % of the accepted answers are dropped, 10 % of the requests cut before they are taken, and
/// some of those are taken later all the same.
void lost(Table &table, const Sizes &sizes)
{
    constexpr int regions = 10;
    const int images = std::max(sizes.copies / regions, 1);
    table.begin(QStringLiteral("Lost answers: %1 copies, one request each").arg(images * regions));
    Program program(sizes.folder, images, 120s, 600s, Grouping::PerRegion);
    program.cloud.play(R"({"seed": 3, "rules": [
        {"fault": "cut-after", "operation": "StartTaskForDistributeImage", "probability": 0.3},
        {"fault": "cut-before", "operation": "StartTaskForDistributeImage",
         "probability": 0.142857}]})");
    QElapsedTimer real;
    real.start();
    for (int from = 0; from < images; from += 100) {
        const Result<Submission> sent =
            program.submit(program.wishes(from, std::min(100, images - from), regions));
        table.must(QStringLiteral("queued"), sent && sent->batch > 0);
        const bool left = program.runUntil(
            [&program] { return program.count(DestinationState::Queued) == 0; }, 4h);
        table.must(QStringLiteral("all of it left"), left);
    }
    const auto open = [&program] {
        return program.open_() == 0;
    };
    int rounds = 0;
    table.must(QStringLiteral("all rows end"), program.runUntil(open, 4h));
    table.tell(QStringLiteral("rows not taken, after looking"),
               program.count(DestinationState::NotTaken));
    table.must(QStringLiteral("rows that are not true"), program.untrue(), 0);
    while (!program.unsolved().isEmpty() && rounds < 12) {
        ++rounds;
        const Result<Submission> sent =
            program.submit(program.session->retryWishes(program.unsolved()));
        table.must(QStringLiteral("sent again by hand"), sent && sent->batch > 0);
        table.must(QStringLiteral("all rows end"), program.runUntil(open, 4h));
    }
    const Counts &counts = program.cloud.counts();
    table.tell(QStringLiteral("StartTask received"), counts.submitted);
    table.tell(QStringLiteral("taken, the answer dropped"), counts.answersLost);
    table.tell(QStringLiteral("cut and never taken"), counts.neverTaken);
    table.tell(QStringLiteral("cut and taken minutes later"), counts.takenLate);
    table.tell(QStringLiteral("rounds of sending again"), rounds);
    table.must(QStringLiteral("received while an earlier one was unresolved"), counts.sentTwice, 0);
    table.must(QStringLiteral("rows in doubt"), program.count(DestinationState::InDoubt), 0);
    table.must(QStringLiteral("rows done"),
               program.count(DestinationState::Done)
                   + program.count(DestinationState::AlreadyThere),
               images * regions);
    table.must(QStringLiteral("rows that are not true"), program.untrue(), 0);
    table.tell(QStringLiteral("reads"), counts.reads);
    table.tell(QStringLiteral("simulated minutes"), start.secsTo(program.clock.utc()) / 60);
    table.tell(QStringLiteral("real seconds"), real.elapsed() / 1000);
}

/// Many open copies on few images of a large account; the service throttles for some minutes.
void budget(Table &table, const Sizes &sizes)
{
    constexpr int regions = 10;
    const int images = std::max(sizes.rows / regions, 1);
    const int pages = (sizes.images + maxPageSize - 1) / maxPageSize;
    table.begin(QStringLiteral("Budget: %1 open copies on %2 images of %3, 30 minutes")
                    .arg(images * regions)
                    .arg(images)
                    .arg(sizes.images));
    Program program(sizes.folder, sizes.images, 20min, 28min);
    const Result<Submission> sent = program.submit(program.wishes(0, images, regions));
    table.must(QStringLiteral("queued"), sent && sent->batch > 0);
    const qint64 before = program.cloud.counts().reads;
    program.cycles.clear();
    qint64 openAtCycles = 0;
    const auto cyclesOf = [&](milliseconds howLong) {
        const milliseconds end = program.clock.monotonic() + howLong;
        while (program.clock.monotonic() < end) {
            const qsizetype known = program.cycles.size();
            program.run(5s);
            openAtCycles += (program.cycles.size() - known) * program.open_();
        }
    };
    cyclesOf(10min);
    const qint64 quietReads = program.cloud.counts().reads - before;
    const QList<qint64> quietCycles = std::exchange(program.cycles, {});
    table.atMost(QStringLiteral("reads of the largest cycle"),
                 *std::max_element(quietCycles.begin(), quietCycles.end()),
                 std::min(images, pages));
    table.tell(QStringLiteral("cycles in 10 minutes"), quietCycles.size());
    table.tell(QStringLiteral("reads in 10 minutes"), quietReads);

    program.cloud.play(QStringLiteral(R"({"rules": [{"fault": "throttle", "perMinute": %1}]})")
                           .arg(3 * std::min(images, pages))
                           .toUtf8());
    cyclesOf(5min);
    program.cloud.play(R"({"rules": []})");
    const QList<qint64> slowCycles = std::exchange(program.cycles, {});
    table.tell(QStringLiteral("cycles in 5 throttled minutes"), slowCycles.size());
    table.tell(QStringLiteral("reads that were refused in them"), program.cloud.counts().throttled);
    cyclesOf(15min);
    table.must(QStringLiteral("reads inside a minute that was throttled"),
               program.cloud.counts().readsWhileThrottled, 0);
    const qint64 reads = program.cloud.counts().reads - before;
    table.tell(QStringLiteral("reads in 30 minutes"), reads);
    table.tell(QStringLiteral("reads with one for every open copy in the same cycles"),
               openAtCycles);
    table.atMost(QStringLiteral("that is, in 1,000"),
                 1000 * reads / std::max<qint64>(openAtCycles, 1),
                 1000 * std::min(images, pages) / (images * regions) * 3);
    table.must(QStringLiteral("rows done"), program.count(DestinationState::Done),
               images * regions);
    table.must(QStringLiteral("rows that are not true"), program.untrue(), 0);
    const qint64 last = program.cloud.counts().reads;
    program.run(1h);
    table.must(QStringLiteral("reads in the hour after all has ended"),
               program.cloud.counts().reads - last, 0);
}

/// Copies that take longer than all this.
void day(Table &table, const Sizes &sizes)
{
    constexpr int regions = 10;
    const int images = std::max(sizes.rows / regions, 1);
    table.begin(QStringLiteral("A long day: %1 open rows, %2 hours")
                    .arg(images * regions)
                    .arg(sizes.hours));
    const seconds long_ = std::chrono::hours(sizes.hours) + 1h;
    Program program(sizes.folder, images, long_, long_ + 1h);
    const Result<Submission> sent = program.submit(program.wishes(0, images, regions));
    table.must(QStringLiteral("queued"), sent && sent->batch > 0);
    QElapsedTimer real;
    real.start();
    program.run(30min);
    const qint64 memory = residentKilobytes();
    const qint64 file = journalKilobytes(program);
    const qint64 reads = program.cloud.counts().reads;
    program.run(std::chrono::hours(sizes.hours) - 30min);
    table.tell(QStringLiteral("memory after half an hour, KiB"), memory);
    table.atMost(QStringLiteral("growth of the memory since, KiB"), residentKilobytes() - memory,
                 sizes.rows * 8 + 4096);
    table.tell(QStringLiteral("journal after half an hour, KiB"), file);
    table.tell(QStringLiteral("growth of the journal since, KiB"),
               journalKilobytes(program) - file);
    table.tell(QStringLiteral("reads since"), program.cloud.counts().reads - reads);
    table.must(QStringLiteral("rows on their way"), program.count(DestinationState::Copying),
               images * regions);
    table.tell(QStringLiteral("real seconds"), real.elapsed() / 1000);
}

void retry(Table &table, const Sizes &sizes)
{
    table.begin(QStringLiteral("Retry: 12 destinations, 3 fail"));
    Program program(sizes.folder, 20, 120s, 180s);
    program.cloud.play(R"({"rules": [
        {"fault": "fail", "at": 40, "region": "xx-region-2", "count": 1},
        {"fault": "fail", "at": 60, "region": "xx-region-5", "count": 1},
        {"fault": "fail", "at": 80, "region": "xx-region-11", "count": 1}]})");
    const Result<Submission> sent = program.submit(program.wishes(3, 1, 12));
    table.must(QStringLiteral("queued"), sent && sent->batch > 0);
    const auto ended = [&program] {
        return program.open_() == 0;
    };
    table.must(QStringLiteral("all rows end"), program.runUntil(ended, 1h));
    table.must(QStringLiteral("rows failed"), program.count(DestinationState::Failed), 3);
    table.must(QStringLiteral("rows done"), program.count(DestinationState::Done), 9);
    const Result<Submission> again =
        program.submit(program.session->retryWishes(program.unsolved()));
    table.must(QStringLiteral("sent again"), again && again->batch > 0);
    table.must(QStringLiteral("all rows end"), program.runUntil(ended, 1h));
    QStringList second;
    for (const RegionId &region : program.cloud.received().last().destinations)
        second.append(region.text);
    second.sort();
    table.must(QStringLiteral("requests received"), program.cloud.received().size(), 2);
    table.must(QStringLiteral("regions of the second"), second.join(QLatin1Char(' ')),
               QStringLiteral("xx-region-11 xx-region-2 xx-region-5"));
    table.must(QStringLiteral("rows done"), program.count(DestinationState::Done), 12);
    table.must(QStringLiteral("rows that are not true"), program.untrue(), 0);
}

// ---- trouble

/// A disk without room: no file of this process may grow.
class FullDisk
{
    Q_DISABLE_COPY_MOVE(FullDisk)

public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 1;
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

void diskFull(Table &table, const Sizes &sizes)
{
    table.begin(QStringLiteral("The disk is full"));
    Program program(sizes.folder, 20, 120s, 180s);
    table.must(QStringLiteral("queued"), program.submit(program.wishes(0, 1, 2)).has_value());
    program.session->holdQueue(true);
    table.must(QStringLiteral("queued and held"),
               program.submit(program.wishes(1, 1, 2)).has_value());
    const qint64 removed = program.session->tasks().destinations().rbegin()->first;
    const auto ends = [&program] {
        return program.open_() == 1;
    };
    QString code;
    QString shown;
    QString paused;
    bool ended = false;
    {
        const FullDisk full;
        const Result<Submission> sent = program.submit(program.wishes(2, 1, 2));
        code = sent ? QStringLiteral("none") : sent.error().code;
        program.session->removeFromQueue({removed});
        program.settle();
        shown = codeOf(program.session->sendingOff());
        paused = codeOf(program.session->dispatcherPause());
        // Readings go on, in memory.
        ended = program.runUntil(ends, 30min);
    }
    table.must(QStringLiteral("a submission fails with"), code,
               QLatin1String(codes::journalUnwritable));
    table.must(QStringLiteral("sending is off"), shown, QLatin1String(codes::journalUnwritable));
    table.must(QStringLiteral("the queue pauses"), paused, QLatin1String(codes::journalUnwritable));
    table.must(QStringLiteral("rows are followed all the same"), ended);
    table.must(QStringLiteral("requests received"), program.cloud.received().size(), 1);
    const bool back = program.runUntil(
        [&program] {
            return !program.session->sendingOff() && !program.session->dispatcherPause();
        },
        10min);
    table.must(QStringLiteral("comes back by itself when there is room"), back);
    program.close();
    program.open();
    table.must(QStringLiteral("after a restart: rows done"), program.count(DestinationState::Done),
               2);
    table.must(QStringLiteral("after a restart: removed from the queue"),
               program.count(DestinationState::Cancelled), 1);
    table.must(QStringLiteral("after a restart: waiting for the user"),
               program.session->waitingCount(), 1);
    table.must(QStringLiteral("requests received"), program.cloud.received().size(), 1);
}

void journalHeld(Table &table, const Sizes &sizes)
{
    table.begin(QStringLiteral("Another program holds the journal"));
    Program program(sizes.folder, 20, 120s, 180s);
    table.must(QStringLiteral("queued"), program.submit(program.wishes(0, 1, 2)).has_value());
    program.run(10s);
    Journal second(program.folder());
    JournalOpened opened;
    second.open([&opened](const Result<JournalOpened> &result) {
        if (result)
            opened = *result;
    });
    Fence().wait(second);
    table.must(QStringLiteral("the second may not write: "), opened.notSender.code,
               QLatin1String(codes::busy));
    ProfileSession session(profileOf(Grouping::PerImage), program.cloud, second, opened,
                           program.clock);
    session.start();
    Fence().wait(second);
    program.run(1min);
    Fence().wait(second);
    table.must(QStringLiteral("its sending is off"), codeOf(session.sendingOff()),
               QLatin1String(codes::busy));
    table.must(QStringLiteral("it shows the rows"), qint64(session.tasks().destinations().size()),
               2);
    std::optional<Result<Submission>> outcome;
    const QList<Wish> wishes = Program::wishes(1, 1, 2);
    session.submit(wishes, session.plan(wishes), {},
                   [&](const Result<Submission> &result) { outcome = result; });
    program.run(1s);
    table.must(QStringLiteral("its submission fails with"),
               outcome && !*outcome ? outcome->error().code : QString(),
               QLatin1String(codes::busy));
    table.must(QStringLiteral("requests received"), program.cloud.received().size(), 1);
}

void journalCut(Table &table, const Sizes &sizes)
{
    table.begin(QStringLiteral("The journal is cut in the middle"));
    Program program(sizes.folder, 20, 20min, 30min);
    table.must(QStringLiteral("queued"), program.submit(program.wishes(0, 4, 8)).has_value());
    program.run(2min);
    program.close();
    QFile file(program.file());
    table.must(QStringLiteral("cut"), file.resize(file.size() / 2 / 4096 * 4096 + 100));
    program.open();
    table.must(QStringLiteral("told"), program.opened.keptReason.code,
               QLatin1String(codes::journalForeign));
    table.must(QStringLiteral("the broken file is kept"),
               QFileInfo::exists(program.folder() + QLatin1Char('/') + program.opened.keptAs));
    table.must(QStringLiteral("rows of the new journal"),
               qint64(program.session->tasks().destinations().size()), 0);
    program.run(1min);
    table.must(QStringLiteral("copies on their way are shown as started elsewhere"),
               program.session->startedElsewhere().size(), 32);
    table.must(QStringLiteral("and cannot be sent again: rows in progress"),
               program.session->plan(program.wishes(0, 4, 8)).count(Verdict::InProgress), 32);
    table.must(QStringLiteral("sending is on"), codeOf(program.session->sendingOff()),
               QStringLiteral("none"));
}

void clockSetBack(Table &table, const Sizes &sizes)
{
    table.begin(QStringLiteral("The clock is set back by an hour"));
    Program program(sizes.folder, 20, 5min, 8min);
    table.must(QStringLiteral("queued"), program.submit(program.wishes(0, 2, 5)).has_value());
    program.run(1min);
    const int copying = program.count(DestinationState::Copying);
    program.clock.jump(-1h);
    program.run(1s);
    table.must(QStringLiteral("rows on their way before"), copying, 10);
    const qint64 reads = program.cloud.counts().reads;
    program.run(5min);
    table.must(QStringLiteral("reading goes on"), program.cloud.counts().reads - reads >= 30);
    const qint64 next =
        program.session->clock().utc().secsTo(program.session->trackerState().nextReadAt);
    table.atMost(QStringLiteral("seconds to the next reading as shown"), next, 12);
    program.close();
    program.open(); // its times lie ahead of the clock now
    const auto ended = [&program] {
        return program.open_() == 0;
    };
    table.must(QStringLiteral("after a restart all rows end"), program.runUntil(ended, 10min));
    table.must(QStringLiteral("rows done"), program.count(DestinationState::Done), 10);
    table.must(QStringLiteral("rows that are not true"), program.untrue(), 0);
}

void sleep(Table &table, const Sizes &sizes)
{
    table.begin(QStringLiteral("The computer sleeps for 8 hours"));
    Program program(sizes.folder, 20, 5min, 8min);
    table.must(QStringLiteral("queued"), program.submit(program.wishes(0, 2, 5)).has_value());
    program.session->setInView(false);
    program.run(90s);
    program.session->holdQueue(true);
    const qint64 reads = program.cloud.counts().reads;
    program.clock.jump(8h);
    program.run(6s);
    table.must(QStringLiteral("it reads within 6 seconds of waking up"),
               program.cloud.counts().reads > reads);
    table.must(QStringLiteral("rows done"), program.count(DestinationState::Done), 10);
    Wish wish;
    wish.image = Cloud::imageAt(3);
    const Plan plan = program.session->plan(program.wishes(3, 1, 1));
    table.must(QStringLiteral("and none of them tells how long copies take"),
               !program.session->expectedTime(plan).has_value());
}

void networkGone(Table &table, const Sizes &sizes)
{
    table.begin(QStringLiteral("The network is gone for an hour"));
    Program program(sizes.folder, 20, 5min, 8min);
    table.must(QStringLiteral("queued"), program.submit(program.wishes(0, 2, 5)).has_value());
    program.session->holdQueue(true);
    table.must(QStringLiteral("queued and held"),
               program.submit(program.wishes(2, 2, 5)).has_value());
    program.run(1min);
    program.cloud.setOffline(true);
    program.session->holdQueue(false);
    program.run(5min);
    const TrackerState &state = program.session->trackerState();
    table.must(QStringLiteral("reading: "), codeOf(state.failing),
               QLatin1String(codes::unreachable));
    table.must(QStringLiteral("sending: "), codeOf(program.session->dispatcherPause()),
               QLatin1String(codes::unreachable));
    const QDateTime now = program.session->clock().utc();
    table.must(QStringLiteral("a countdown to the next try"),
               state.nextReadAt > now && program.session->dispatcherResumesAt() > now);
    table.must(QStringLiteral("rows on their way stay so"),
               program.count(DestinationState::Copying), 10);
    table.must(QStringLiteral("rows in the queue stay so"), program.count(DestinationState::Queued),
               10);
    const qint64 reads = program.cloud.counts().reads;
    program.run(55min);
    table.atMost(QStringLiteral("reads in the rest of the hour"),
                 program.cloud.counts().reads - reads, 28 * 4);
    program.cloud.setOffline(false);
    program.run(6min);
    table.must(QStringLiteral("it goes on by itself: reading"), codeOf(state.failing),
               QStringLiteral("none"));
    table.must(QStringLiteral("it goes on by itself: sending"),
               codeOf(program.session->dispatcherPause()), QStringLiteral("none"));
    table.must(QStringLiteral("all rows end"),
               program.runUntil([&program] { return program.open_() == 0; }, 1h));
    table.must(QStringLiteral("rows done"), program.count(DestinationState::Done), 20);
    table.must(QStringLiteral("received while an earlier one was unresolved"),
               program.cloud.counts().sentTwice, 0);
}

void tokenExpired(Table &table, const Sizes &sizes)
{
    table.begin(QStringLiteral("The token expires"));
    const QString expired = QStringLiteral("InvalidSecurityToken.Expired");
    Program program(sizes.folder, 20, 5min, 8min);
    table.must(QStringLiteral("queued"), program.submit(program.wishes(0, 2, 5)).has_value());
    program.run(1min);
    program.cloud.play(R"({"rules": [{"fault": "expired-token"}]})");
    const Result<Submission> sent = program.submit(program.wishes(2, 1, 5));
    table.must(QStringLiteral("a submission fails with"), sent ? QString() : sent.error().code,
               expired);
    program.run(2min);
    table.must(QStringLiteral("reading: "), codeOf(program.session->trackerState().failing),
               expired);
    table.must(QStringLiteral("rows on their way stay so"),
               program.count(DestinationState::Copying), 10);
    program.cloud.play(R"({"rules": []})");
    program.session->tryNow();
    program.run(10s);
    table.must(QStringLiteral("with another token: reading"),
               codeOf(program.session->trackerState().failing), QStringLiteral("none"));
    table.must(QStringLiteral("all rows end"),
               program.runUntil([&program] { return program.open_() == 0; }, 1h));
    table.must(QStringLiteral("rows done"), program.count(DestinationState::Done), 10);
}

void stalled(Table &table, const Sizes &sizes)
{
    table.begin(QStringLiteral("A copy stalls for ever"));
    Program program(sizes.folder, 20, 5min, 8min);
    program.cloud.play(R"({"rules": [{"fault": "stall", "at": 50}]})");
    table.must(QStringLiteral("queued"), program.submit(program.wishes(0, 1, 1)).has_value());
    const auto isStalledNow = [&program] {
        return isStalled(program.session->tasks().destinations().begin()->second.facts);
    };
    table.must(QStringLiteral("told"), program.runUntil(isStalledNow, 30min));
    program.run(2min);
    const qint64 reads = program.cloud.counts().reads;
    program.run(1h);
    table.atMost(QStringLiteral("reads in the hour after"), program.cloud.counts().reads - reads,
                 75);
    table.must(QStringLiteral("it is not taken for failed"),
               program.count(DestinationState::Copying), 1);
}

void trouble(Table &table, const Sizes &sizes)
{
    stalled(table, sizes);
    diskFull(table, sizes);
    journalHeld(table, sizes);
    journalCut(table, sizes);
    clockSetBack(table, sizes);
    sleep(table, sizes);
    networkGone(table, sizes);
    tokenExpired(table, sizes);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    Sizes sizes;
    const auto option = [&parser](const char *name, const char *text, const QString &value) {
        const QCommandLineOption made(QString::fromLatin1(name), QString::fromLatin1(text),
                                      QStringLiteral("value"), value);
        parser.addOption(made);
        return made;
    };
    const auto copies =
        option("copies", "Copies whose answers are lost.", QString::number(sizes.copies));
    const auto rows = option("rows", "Rows that are open.", QString::number(sizes.rows));
    const auto images = option("images", "Images of the account.", QString::number(sizes.images));
    const auto hours = option("hours", "Hours of the long day.", QString::number(sizes.hours));
    const auto folder = option("folder", "Where the journals are made.", QDir::tempPath());
    const auto only = option("only", "lost, budget, day, retry, trouble.",
                             QStringLiteral("lost,budget,day,retry,trouble"));
    parser.addHelpOption();
    parser.process(app);
    sizes.folder = parser.value(folder);
    sizes.copies = parser.value(copies).toInt();
    sizes.rows = parser.value(rows).toInt();
    sizes.images = parser.value(images).toInt();
    sizes.hours = parser.value(hours).toInt();

    Table table;
    const QStringList wanted = parser.value(only).split(QLatin1Char(','));
    const QList<std::pair<QString, void (*)(Table &, const Sizes &)>> scenarios = {
        {QStringLiteral("lost"), lost},       {QStringLiteral("budget"), budget},
        {QStringLiteral("day"), day},         {QStringLiteral("retry"), retry},
        {QStringLiteral("trouble"), trouble},
    };
    for (const auto &[name, run] : scenarios) {
        if (wanted.contains(name))
            run(table, sizes);
    }
    return table.isGood() ? 0 : 1;
}

#include "simulation.moc"
