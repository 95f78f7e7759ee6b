// The main window with nobody before it: sends copies batch after batch, through form and review
// page, by real clicks, until it is killed; crash.py does that.
// Usage: regioncast_crashwindow FOLDER --endpoint URL [--clock FACTOR@TIME] [--seed N]
//        [--batches N] [--only-save]
//
// What an earlier run left in the queue is sent, removed or left alone; what failed or was not
// taken is now and then sent again. With --batches it sends no more than so many and then only
// follows them. With --only-save it saves the profile `crash` and ends. The key is that of the
// environment. It ends by itself only when something is wrong, and says what.
#include "command/workspace.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/stripmessages.h"
#include "pictures/pilot.h"
#include "widgets/itemroles.h"
#include "widgets/theme.h"
#include "widgets/uicontext.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace regioncast;
using namespace std::chrono_literals;

namespace {

enum ExitCode { Good = 0, Broken = 1, Usage = 2 };

/// Between two looks at the window, in real time.
constexpr auto stepPace = 10ms;
/// Looks after which somebody who cannot send goes back from the review page.
constexpr int patience = 50;

/// One who works at the window: does one thing at a time, and looks in between.
class Person final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Person)

public:
    Person(Workspace &workspace, MainWindow &window, quint32 seed, int batches)
        : m_workspace(workspace)
        , m_window(window)
        , m_pilot(&window)
        , m_dice(seed)
        , m_batchesLeft(batches)
    {
        connect(&m_pace, &QTimer::timeout, this, &Person::step);
        m_pace.start(stepPace);
    }

private:
    void step()
    {
        const ProfileSession &session = *m_workspace.session();
        if (const std::optional<Error> error = session.tasksError()) {
            give(QStringLiteral("the journal cannot be read"), *error);
            return;
        }
        if (const std::optional<Error> error = session.sendingOff()) {
            give(QStringLiteral("sending is off"), *error);
            return;
        }
        if (!session.tasksLoaded() || session.imagesState().phase != LoadState::Phase::Complete
            || session.regionsState().phase != RegionsState::Phase::Complete
            || session.isSubmitting()) {
            return;
        }
        if (m_pilot.find(QStringLiteral("reviewPage")))
            review();
        else if (!m_hasDecided && session.waitingCount() > 0)
            decideWhatWaits();
        else if (m_batchesLeft != 0 && underWay() <= m_mostUnderWay && !retries())
            fillIn();
    }

    /// What an earlier run left in the queue waits for the user, who may do either, or go on with
    /// other things.
    void decideWhatWaits()
    {
        if (!m_decision)
            m_decision = m_dice.bounded(3);
        if (m_decision == 2) {
            m_hasDecided = true;
            return;
        }
        const auto *first =
            qobject_cast<QPushButton *>(m_pilot.find(QStringLiteral("messageLink")));
        const auto *second =
            qobject_cast<QPushButton *>(m_pilot.find(QStringLiteral("messageLink2")));
        if (!first || first->text() != StripMessages::tr("Review…") || !second) {
            m_pilot.click(QStringLiteral("messageNext"));
            return;
        }
        m_hasDecided = m_pilot.click(m_decision == 0 ? first->objectName() : second->objectName());
    }

    void review()
    {
        m_pilot.click(QStringLiteral("useWhatIsNewButton"));
        if (m_pilot.click(QStringLiteral("sendButton"))) {
            m_mostUnderWay = m_dice.bounded(12);
            m_looks = 0;
            --m_batchesLeft;
        } else if (++m_looks > patience) {
            m_looks = 0;
            m_pilot.click(QStringLiteral("backButton"));
        }
    }

    /// Now and then what failed or was not taken is sent again.
    bool retries()
    {
        auto *retry = m_window.findChild<QAction *>(QStringLiteral("actionRetryFailed"));
        if (!retry || !retry->isEnabled() || m_dice.bounded(3) != 0)
            return false;
        retry->trigger();
        return true;
    }

    void fillIn()
    {
        const QString images = QStringLiteral("imageTable");
        const QString regions = QStringLiteral("destinationTree");
        const QAbstractItemModel *rows = modelOf(images);
        if (!rows)
            return;
        const int count = m_dice.bounded(1, 5);
        for (int i = 0; i < count; ++i) {
            m_pilot.clickCell(images, rows->index(m_dice.bounded(rows->rowCount()), 0),
                              i == 0 ? Qt::NoModifier : Qt::ControlModifier);
        }
        // The form comes up when there is an image to copy; Details may stand before it.
        const QAbstractItemModel *tree = modelOf(regions);
        if (!tree) {
            if (auto *form = m_window.findChild<QAction *>(QStringLiteral("actionCopyToRegions")))
                form->trigger();
            return;
        }
        QList<QPersistentModelIndex> boxes;
        gatherBoxes(*tree, {}, boxes);
        const int wanted = m_dice.bounded(1, 5);
        QList<int> chosen;
        for (int i = 0; i < wanted && !boxes.isEmpty(); ++i)
            chosen.append(m_dice.bounded(int(boxes.size())));
        for (int i = 0; i < boxes.size(); ++i) {
            const bool isTicked = boxes.at(i).data(Qt::CheckStateRole).toInt() == Qt::Checked;
            if (isTicked != chosen.contains(i))
                m_pilot.tick(regions, boxes.at(i));
        }
        m_pilot.click(QStringLiteral("reviewButton"));
    }

    /// Others are refused, and take with them what is sent together with them.
    [[nodiscard]] bool isListed(const QModelIndex &region) const
    {
        return m_workspace.session()->regionsState().listed.contains(
            RegionId{region.data(IdRole).toString()});
    }

    void gatherBoxes(const QAbstractItemModel &model, const QModelIndex &parent,
                     QList<QPersistentModelIndex> &boxes) const
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            if (model.hasChildren(index))
                gatherBoxes(model, index, boxes);
            else if (isListed(index) && (index.flags() & Qt::ItemIsUserCheckable))
                boxes.append(index);
        }
    }

    /// Null while the view is not to be seen.
    [[nodiscard]] QAbstractItemModel *modelOf(const QString &view) const
    {
        const auto *items = qobject_cast<QAbstractItemView *>(m_pilot.find(view));
        return items ? items->model() : nullptr;
    }

    /// Copies of this run that the service has not answered for.
    [[nodiscard]] int underWay() const
    {
        const ProfileSession &session = *m_workspace.session();
        const auto &all = session.tasks().destinations();
        const auto isUnderWay = [](const auto &entry) {
            const RequestState state = entry.second.facts.request;
            return state == RequestState::Queued || state == RequestState::Sending;
        };
        return int(std::count_if(all.begin(), all.end(), isUnderWay)) - session.waitingCount();
    }

    void give(const QString &what, const Error &error)
    {
        m_pace.stop();
        QTextStream(stderr) << "crashwindow: " << what << ' ' << error.code << ' '
                            << error.args.join(QStringLiteral(", ")) << ' ' << error.detail << '\n';
        QCoreApplication::exit(Broken);
    }

    Workspace &m_workspace;
    MainWindow &m_window;
    Pilot m_pilot;
    QTimer m_pace;
    QRandomGenerator m_dice;
    int m_batchesLeft;      ///< below 0 = without end
    int m_mostUnderWay = 0; ///< a new batch begins when no more copies than this are under way
    int m_looks = 0;        ///< at the review page without being able to send
    std::optional<int> m_decision; ///< about what waits: 0 = send, 1 = remove, 2 = leave
    bool m_hasDecided = false;
};

/// The profile is saved at every start: that must survive being killed, too.
bool saveProfile(const QString &folder, const QUrl &endpoint)
{
    ProfileStore store(folder);
    Profile profile;
    profile.id = QStringLiteral("crash");
    profile.name = profile.id;
    profile.endpoint = endpoint;
    profile.keySource = KeySource::Environment;
    profile.limits = {mostCopies, mostCopies}; // the more is under way, the more can be lost
    return !store.problem() && store.put(profile) && store.setCurrent(profile.id);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption endpoint(QStringLiteral("endpoint"), QStringLiteral("Of the service."),
                                      QStringLiteral("url"));
    const QCommandLineOption scale(QStringLiteral("clock"), QStringLiteral("Its pace."),
                                   QStringLiteral("text"), QStringLiteral("1"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("What is sent."),
                                  QStringLiteral("number"), QStringLiteral("1"));
    const QCommandLineOption batches(QStringLiteral("batches"), QStringLiteral("How many at most."),
                                     QStringLiteral("number"), QStringLiteral("-1"));
    const QCommandLineOption onlySave(QStringLiteral("only-save"),
                                      QStringLiteral("Opens nothing."));
    parser.addOptions({endpoint, scale, seed, batches, onlySave});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("The data folder."));
    parser.process(app);
    const QString folder = parser.positionalArguments().value(0);
    const std::optional<ClockScale> pace =
        ClockScale::fromText(parser.value(scale), QDateTime::currentDateTimeUtc());
    if (folder.isEmpty() || !pace)
        return Usage;
    if (!saveProfile(folder, QUrl(parser.value(endpoint)))) {
        QTextStream(stderr) << "crashwindow: the profile cannot be saved\n";
        return Broken;
    }
    if (parser.isSet(onlySave))
        return Good;

    Theme::apply(app, ThemeChoice::Light);
    ScaledClock clock(*pace);
    const QLocale locale(QStringLiteral("en_GB"));
    const QLocale english(QStringLiteral("en"));
    const UiContext context{locale, ErrorCatalogue::load(english), RegionTable::load(english),
                            clock, QStringLiteral("en")};
    Workspace::Options options;
    options.folder = folder;
    options.scale = *pace;
    options.answersWindows = true;
    Workspace workspace(options, clock);
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<Person> person;
    workspace.open([&](const Result<void> &opened) {
        // Whatever an end of this program may leave behind, the next start must cope with it
        // without setting anything aside and without a word.
        if (!opened || !workspace.problems().isEmpty()) {
            const Error error = opened ? workspace.problems().first() : opened.error();
            QTextStream(stderr) << "crashwindow: a problem at the start: " << error.code << ' '
                                << error.args.join(QStringLiteral(", ")) << '\n';
            QCoreApplication::exit(Broken);
            return;
        }
        window = std::make_unique<MainWindow>(workspace, context);
        window->show();
        person = std::make_unique<Person>(workspace, *window, parser.value(seed).toUInt(),
                                          parser.value(batches).toInt());
    });
    const int code = QApplication::exec();
    person.reset();
    window.reset();
    return code;
}

#include "window.moc"
