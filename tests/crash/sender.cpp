// Sends copies that the journal does not know yet, batch after batch, until it is killed or nothing
// is left to send; crash.py kills it.
// Usage: regioncast_crashsender FOLDER [--seed N] [--batches N] [--look]
//
// With --batches it sends no more than so many and then only follows them, until it is killed.
// With --look it sends nothing: it ends when every copy has ended, waits in the queue, or is in
// doubt although it was looked for. Endpoint from REGIONCAST_ENDPOINT, key from the documented
// variables.
#include "command/workspace.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace regioncast;
using namespace std::chrono_literals;

namespace {

enum ExitCode { Good = 0, Broken = 1, Usage = 2, StillOpen = 3 };

/// Nothing in a practice world at the speed of the test takes that long.
constexpr auto longestLook = 90s;

class Sender final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sender)

public:
    Sender(const QString &folder, quint32 seed, int batches, bool onlyLooks, Clock &clock)
        : m_workspace({folder, {}}, clock)
        , m_dice(seed)
        , m_batchesLeft(batches)
        , m_onlyLooks(onlyLooks)
    {
        m_step.setSingleShot(true);
        connect(&m_step, &QTimer::timeout, this, &Sender::step);
    }

    void start()
    {
        m_workspace.open([this](const Result<void> &opened) {
            if (!opened)
                give(Broken, QStringLiteral("the folder cannot be used"), opened.error());
            else
                begin();
        });
    }

private:
    void begin()
    {
        // Whatever an end of this program may leave behind, the next start must cope with it
        // without setting anything aside and without a word.
        for (const Error &problem : m_workspace.problems())
            give(Broken, QStringLiteral("a problem at the start"), problem);
        m_session = m_workspace.session();
        for (const auto signal :
             {&ProfileSession::imagesStateChanged, &ProfileSession::regionsChanged,
              &ProfileSession::activityChanged}) {
            connect(m_session, signal, this, &Sender::plan);
        }
        connect(m_session, &ProfileSession::tasksChanged, this, &Sender::plan);
        if (m_onlyLooks) {
            QTimer::singleShot(longestLook, this, [this] {
                give(StillOpen, QStringLiteral("still open after a long look: %1").arg(openRows()),
                     {});
            });
        }
        plan();
    }

    /// One step for all that changed since the last one; never inside a signal of the session.
    void plan() { m_step.start(0); }

    void step()
    {
        if (const std::optional<Error> error = m_session->tasksError()) {
            give(Broken, QStringLiteral("the journal cannot be read"), *error);
            return;
        }
        if (const std::optional<Error> error = m_session->sendingOff()) {
            give(Broken, QStringLiteral("sending is off"), *error);
            return;
        }
        if (!m_session->tasksLoaded()
            || m_session->imagesState().phase != LoadState::Phase::Complete
            || m_session->regionsState().phase != RegionsState::Phase::Complete
            || m_session->isSubmitting()) {
            return;
        }
        if (m_onlyLooks)
            look();
        else
            sendNext();
    }

    // ---- looking

    [[nodiscard]] bool isSettled(const Destination &destination) const
    {
        const DestinationFacts &facts = destination.facts;
        const DestinationState state = destination.state();
        if (isEnded(state) || state == DestinationState::Queued)
            return facts.failedReads != 1;
        // "Not taken" needs a quarter of an hour; one look is enough to find what was taken.
        return state == DestinationState::InDoubt && facts.request == RequestState::Doubtful
               && facts.failedReads == 0 && facts.lookedAt > facts.requestEndedAt;
    }

    void look()
    {
        if (!m_hasAsked) {
            m_hasAsked = true;
            m_session->tryNow();
        }
        const auto &all = m_session->tasks().destinations();
        if (std::all_of(all.begin(), all.end(),
                        [this](const auto &entry) { return isSettled(entry.second); })) {
            QCoreApplication::exit(Good);
        }
    }

    [[nodiscard]] QString openRows() const
    {
        QStringList rows;
        for (const auto &[number, destination] : m_session->tasks().destinations()) {
            if (!isSettled(destination))
                rows.append(QStringLiteral("%1 %2").arg(QString::number(number),
                                                        wordOf(destination.state())));
        }
        return rows.join(QStringLiteral(", "));
    }

    // ---- sending

    void sendNext()
    {
        if (!m_hasDecided && m_session->waitingCount() > 0) {
            // What an earlier run left in the queue waits for the user, who may do either, or go on
            // with other things.
            m_hasDecided = true;
            switch (m_dice.bounded(3)) {
            case 0:
                submit(m_session->waitingWishes());
                return;
            case 1:
                m_session->removeWaiting();
                break;
            default:
                break;
            }
        }
        if (m_batchesLeft == 0 || underWay() > m_mostUnderWay)
            return;
        const QList<Wish> wishes = newWishes();
        if (!wishes.isEmpty()) {
            --m_batchesLeft;
            submit(wishes);
        } else if (underWay() == 0) {
            QCoreApplication::exit(Good);
        }
    }

    /// Copies of this run that the service has not answered for.
    [[nodiscard]] int underWay() const
    {
        const auto &all = m_session->tasks().destinations();
        const auto isUnderWay = [](const auto &entry) {
            const RequestState state = entry.second.facts.request;
            return state == RequestState::Queued || state == RequestState::Sending;
        };
        return int(std::count_if(all.begin(), all.end(), isUnderWay)) - m_session->waitingCount();
    }

    /// Copies that no row of the journal is about; empty when there are none left.
    [[nodiscard]] QList<Wish> newWishes()
    {
        const Catalogue &catalogue = m_session->catalogue();
        const QList<ImageKey> keys = catalogue.keys();
        const QList<RegionId> &regions = m_session->regionsState().listed;
        const int images = m_dice.bounded(1, 7);
        const int perImage = m_dice.bounded(1, 4);
        const qsizetype from = m_dice.bounded(keys.size());
        QList<Wish> wishes;
        for (qsizetype i = 0; i < keys.size() && wishes.size() < images; ++i) {
            const ImageKey &key = keys.at((from + i) % keys.size());
            if (catalogue.newestVersionOf(key.image) != key.version)
                continue;
            Wish wish;
            wish.image = key.image;
            const qsizetype first = m_dice.bounded(regions.size());
            for (qsizetype j = 0; j < regions.size() && wish.destinations.size() < perImage; ++j) {
                const RegionId &region = regions.at((first + j) % regions.size());
                Wish one = wish;
                one.destinations = {region};
                if (m_session->tasks().destinationsFor({key.image, key.version, region}).isEmpty()
                    && m_session->plan({one}).count(Verdict::WillCopy) == 1) {
                    wish.destinations.append(region);
                }
            }
            if (!wish.destinations.isEmpty())
                wishes.append(wish);
        }
        return wishes;
    }

    void submit(const QList<Wish> &wishes)
    {
        m_mostUnderWay = m_dice.bounded(12);
        m_session->submit(wishes, m_session->plan(wishes), QStringLiteral("crash"),
                          [this](const Result<Submission> &result) {
                              if (!result) {
                                  onSubmitFailed(result.error());
                                  return;
                              }
                              plan();
                          });
    }

    void onSubmitFailed(const Error &error)
    {
        // The service may have been killed as well; then this run has nothing more to do but wait
        // for its own end.
        if (error.kind == ErrorKind::Local)
            give(Broken, QStringLiteral("a batch could not be written"), error);
    }

    void give(ExitCode code, const QString &what, const Error &error)
    {
        QTextStream(stderr) << "crashsender: " << what << ' ' << error.code << ' '
                            << error.args.join(QStringLiteral(", ")) << ' ' << error.detail << '\n';
        QCoreApplication::exit(code);
    }

    Workspace m_workspace;
    ProfileSession *m_session = nullptr;
    QTimer m_step;
    QRandomGenerator m_dice;
    int m_batchesLeft;      ///< below 0 = without end
    int m_mostUnderWay = 0; ///< a new batch begins when no more copies than this are under way
    bool m_onlyLooks = false;
    bool m_hasAsked = false;
    bool m_hasDecided = false;
};

/// The profile is saved at every start: that must survive being killed, too.
bool saveProfile(const QString &folder)
{
    ProfileStore store(folder);
    Profile profile;
    profile.id = QStringLiteral("crash");
    profile.name = profile.id;
    profile.endpoint = QUrl(qEnvironmentVariable("REGIONCAST_ENDPOINT"));
    profile.keySource = KeySource::Environment;
    profile.limits = {mostCopies, mostCopies}; // the more is under way, the more can be lost
    return !store.problem() && store.put(profile) && store.setCurrent(profile.id);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("What is sent."),
                                  QStringLiteral("number"), QStringLiteral("1"));
    const QCommandLineOption batches(QStringLiteral("batches"), QStringLiteral("How many at most."),
                                     QStringLiteral("number"), QStringLiteral("-1"));
    const QCommandLineOption look(QStringLiteral("look"), QStringLiteral("Sends nothing."));
    parser.addOptions({seed, batches, look});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("The data folder."));
    parser.process(app);
    const QString folder = parser.positionalArguments().value(0);
    if (folder.isEmpty())
        return Usage;
    if (!saveProfile(folder)) {
        QTextStream(stderr) << "crashsender: the profile cannot be saved\n";
        return Broken;
    }
    SystemClock clock;
    Sender sender(folder, parser.value(seed).toUInt(), parser.value(batches).toInt(),
                  parser.isSet(look), clock);
    sender.start();
    return QCoreApplication::exec();
}

#include "sender.moc"
